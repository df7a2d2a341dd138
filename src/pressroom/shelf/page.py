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
from pressroom.model.languages import direction
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Contributor, Identifier, Metadata
from pressroom.model.problem import Place, PressroomError, Problem, problem
from pressroom.model.settings import Edition
from pressroom.shelf import rules
from pressroom.shelf.manifest import sha256
from pressroom.words import Words, speaks, words_for

PAGE = "index.html"
SHEETS = ("tokens.css", "shelf.css")

_NAMES: dict[Edition | None, str] = {"epub": "EPUB", "kepub": "Kobo EPUB", "pdf": "PDF"}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_ADDRESS = re.compile(r"@import\b|(?:url|src)\(\s*+[\"']?+(?!data:)|image-set\(", re.IGNORECASE)


def make_page(
    document: Document, artifacts: tuple[Artifact, ...], styles: Styles, faces: str = ""
) -> bytes:
    """index.html for the editions in ``artifacts``; ``cover.jpg`` stands beside it.

    ``faces`` are the ``@font-face`` rules of its typefaces, with the fonts as data.

    Raises PressroomError (SHELF-005) where a style sheet would load another file.
    """
    about = document.metadata
    words, own = words_for(about.language), speaks(about.language)
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
        words=words,
        labels=_labels(words),
        # Where we have no words in the language of the work, each part of it says what it is in.
        page_language=about.language if own else "en",
        way=direction(about.language) if own else "ltr",
        foreign=None if own else about.language,
        published=written_out(about.published, about.language) if about.published else None,
        byline=[person.name for person in about.creators],
        people=_people(about.creators + about.contributors, words),
        paragraphs=_paragraphs(about.description),
        identifiers=_identifiers(about, words),
        editions=[
            {
                "name": artifact.name,
                "format": _format(artifact, words),
                "media_type": artifact.media_type,
                "purpose": words.download.get(artifact.edition or ""),
                "opens": artifact.media_type == "text/html",
                "size": size(len(artifact.data), words),
                "pages": _pages(artifact.pages, words),
                "sha256": sha256(artifact.data),
            }
            for artifact in artifacts
        ],
        licence_url=_web(about.licence.url) if about.licence else None,
        css=Markup(faces + _css(styles)),  # noqa: S704 - style sheets are code of the project
    )
    return text.encode(errors="xmlcharrefreplace")


def _format(artifact: Artifact, words: Words) -> str:
    """What an edition is called."""
    name = _NAMES.get(artifact.edition)
    return name or words.download.get(f"{artifact.edition}_name", artifact.media_type)


def size(count: int, words: Words) -> str:
    """A file's size for people, in decimal units: ``980 B``, ``12 kB``, ``1.2 MB``."""
    said = words.download
    if count < 1000:
        return said["bytes"].format(count)
    if count < 999_500:
        return said["thousand"].format(f"{count / 1000:.0f}")
    return said["million"].format(f"{count / 1_000_000:.1f}".replace(".", said["decimal"]))


def _pages(count: int, words: Words) -> str:
    if not count:
        return ""
    return words.download["page"] if count == 1 else words.download["pages"].format(count)


def _labels(words: Words) -> dict[str, str]:
    """What stands before a fact: as in the imprint, without its colon."""
    names = (
        "publisher",
        "published",
        "version",
        "series",
        "licence",
        "identifier",
        "accessibility",
    )
    return {name: _bare(getattr(words, name)) for name in names}


def _bare(label: str) -> str:
    return label.rstrip(" :：\N{NO-BREAK SPACE}")


def _people(everyone: tuple[Contributor, ...], words: Words) -> list[tuple[str, list[str]]]:
    """Names by role, roles in the order in which they first occur."""
    roles = {"aut": words.download["author"], **words.roles}
    found: dict[str, list[str]] = {}
    for person in everyone:
        for role in person.roles:
            names = found.setdefault(_bare(roles.get(role, words.roles["ctb"])), [])
            if person.name not in names:
                names.append(person.name)
    return list(found.items())


def _paragraphs(description: str | None) -> list[str]:
    parts = re.split(r"\n\s*\n", description or "")
    return [" ".join(part.split()) for part in parts if part.strip()]


def _identifiers(about: Metadata, words: Words) -> list[dict[str, str | None]]:
    own = [
        {"kind": f"ISBN ({_edition(edition, words)})", "value": isbn, "url": None}
        for edition, isbn in about.isbns
    ]
    known = {isbn for _, isbn in about.isbns}
    others = (one for one in about.identifiers if one.value not in known)
    return own + [_identifier(one, words) for one in others]


def _edition(edition: str, words: Words) -> str:
    return words.printed if edition == "print" else edition.upper()


def _identifier(identifier: Identifier, words: Words) -> dict[str, str | None]:
    names = {"isbn": "ISBN", "doi": "DOI", "uuid": "UUID", "uri": _bare(words.identifier)}
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
        # The rules that lead to files: those with data are given to the page ready.
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
