"""The download page: one file beside the cover, no JavaScript, HTML5 (WHATWG HTML, 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pressroom.model.artifact import Artifact
from pressroom.model.dates import written_out
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Contributor, Identifier, Metadata
from pressroom.model.problem import Place, PressroomError, Problem, problem
from pressroom.shelf import rules
from pressroom.shelf.manifest import sha256

PAGE = "index.html"
SHEETS = ("tokens.css", "web.css")

_FORMATS = {"application/epub+zip": "EPUB", "application/pdf": "PDF"}
_ISBNS = {"epub": "EPUB", "pdf": "PDF", "print": "print"}
_PURPOSES = {
    "application/epub+zip": "For phones, tablets and e-readers.",
    "application/pdf": "For printing and large screens.",
}
_ROLES = {
    "aui": "Introduction",
    "aut": "Author",
    "aft": "Afterword",
    "cmm": "Commentary",
    "com": "Compiler",
    "ctb": "Contributor",
    "cov": "Cover design",
    "dsr": "Design",
    "edt": "Editor",
    "ill": "Illustrator",
    "pbl": "Publisher",
    "pht": "Photographer",
    "trl": "Translator",
    "win": "Foreword",
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_ADDRESS = re.compile(r"@import\b|(?:url|src)\(\s*+[\"']?+(?!data:)|image-set\(", re.IGNORECASE)


def make_page(document: Document, artifacts: tuple[Artifact, ...], styles: Styles) -> bytes:
    """index.html for the editions in ``artifacts``; ``cover.jpg`` stands beside it.

    Raises PressroomError (SHELF-005) where a style sheet would load another file.
    """
    about = document.metadata
    english = about.language.lower().split("-")[0] == "en"
    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    text = environment.get_template("index.html.j2").render(
        about=about,
        # The page's own words are English; where the work's are not, each part says so.
        page_language=about.language if english else "en",
        foreign=None if english else about.language,
        published=written_out(about.published, about.language) if about.published else None,
        byline=[person.name for person in about.creators],
        people=_people(about.creators + about.contributors),
        paragraphs=_paragraphs(about.description),
        identifiers=_identifiers(about),
        editions=[
            {
                "name": artifact.name,
                "format": _FORMATS.get(artifact.media_type, artifact.media_type),
                "media_type": artifact.media_type,
                "purpose": _PURPOSES.get(artifact.media_type),
                "size": size(len(artifact.data)),
                "pages": artifact.pages,
                "sha256": sha256(artifact.data),
            }
            for artifact in artifacts
        ],
        licence_url=_web(about.licence.url) if about.licence else None,
        css=Markup(_css(styles)),  # noqa: S704 - style sheets are code of the project
    )
    return text.encode(errors="xmlcharrefreplace")


def size(count: int) -> str:
    """A file's size for people, in decimal units: ``980 bytes``, ``12 kB``, ``1.2 MB``."""
    if count < 1000:
        return "1 byte" if count == 1 else f"{count} bytes"
    if count < 999_500:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def _people(everyone: tuple[Contributor, ...]) -> list[tuple[str, list[str]]]:
    """Names by role, roles in the order in which they first occur."""
    found: dict[str, list[str]] = {}
    for person in everyone:
        for role in person.roles:
            names = found.setdefault(_ROLES.get(role, "Contributor"), [])
            if person.name not in names:
                names.append(person.name)
    return [(role + ("s" if _counts(role, names) else ""), names) for role, names in found.items()]


def _counts(role: str, names: list[str]) -> bool:
    return len(names) > 1 and role.endswith("r")


def _paragraphs(description: str | None) -> list[str]:
    parts = re.split(r"\n\s*\n", description or "")
    return [" ".join(part.split()) for part in parts if part.strip()]


def _identifiers(about: Metadata) -> list[dict[str, str | None]]:
    own = [
        {"kind": f"ISBN ({_ISBNS[edition]})", "value": isbn, "url": None}
        for edition, isbn in about.isbns
    ]
    known = {isbn for _, isbn in about.isbns}
    return own + [_identifier(one) for one in about.identifiers if one.value not in known]


def _identifier(identifier: Identifier) -> dict[str, str | None]:
    names = {"isbn": "ISBN", "doi": "DOI", "uuid": "UUID", "uri": "Address"}
    return {
        "kind": names.get(identifier.scheme, identifier.scheme),
        "value": identifier.value,
        "url": _web(identifier.urn),
    }


def _web(url: str | None) -> str | None:
    """The address where a link may lead to it; a ``javascript:`` address may not."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def _css(styles: Styles) -> str:
    problems: list[Problem] = []
    parts = []
    for name in SHEETS:
        text = _COMMENT.sub("", styles.sheets.get(name, ""))
        # The page carries no font files: the family's fallbacks serve.
        text = _FONT_FACE.sub("", text)
        problems.extend(_outside(name, text))
        parts.append("\n".join(line.rstrip() for line in text.splitlines() if line.strip()))
    if problems:
        raise PressroomError(tuple(problems))
    # In CSS an escaped slash is a slash; in HTML it no longer ends the style element.
    return "\n".join(parts).replace("</", "<\\/").replace("<!--", "<\\!--")


def _outside(name: str, text: str) -> Iterator[Problem]:
    text = _ESCAPE.sub(_unescaped, text)
    for match in _ADDRESS.finditer(text):
        shown = text[match.start() : match.start() + 40].split("\n")[0].split(")")[0]
        message = f'the download page would load another file: "{shown})"'
        yield problem(rules.OUTSIDE_FILE, message, Place(PurePosixPath("styles", name)))


def _unescaped(match: re.Match[str]) -> str:
    """What an escape of CSS Syntax 3, 4.3.7 stands for."""
    if match[2]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
