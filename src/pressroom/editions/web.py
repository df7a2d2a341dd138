"""Document → one web page that carries all it needs: no script, nothing from the network."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import replace

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pressroom.editions import markup, markup_index, markup_notes
from pressroom.editions.contents_lines import Line, lines
from pressroom.editions.elements import element
from pressroom.editions.epub_fonts import Embedded, embed, font_faces, woff2
from pressroom.editions.epub_imprint import colophon_lines, imprint_lines
from pressroom.editions.epub_metadata import content_images
from pressroom.editions.epub_parts import share_out
from pressroom.editions.markup_inlines import note_call
from pressroom.editions.pictures import for_screen
from pressroom.editions.typefaces import needed_faces, typefaces
from pressroom.editions.web_metadata import graph, linked_data, named
from pressroom.guard import paths
from pressroom.model.artifact import Artifact
from pressroom.model.document import Document, Note, Section
from pressroom.model.inline import NoteRef, plain
from pressroom.model.languages import direction
from pressroom.model.manuscript import Asset, Styles
from pressroom.model.structure import alone, chapters
from pressroom.words import Words, words_for

MEDIA_TYPE = "text/html"
SHEETS = ("tokens.css", "code.css", "formulas.css", "web.css")
MAX_IMAGE = 64_000_000
MOST_LINES = 60  # of a contents that is open

# a browser runs no script and asks for nothing, whatever the page may hold
POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


def make_web(document: Document, styles: Styles) -> Artifact:
    """The web edition: HTML with its style, fonts and images in it.

    The same document and styles give the same bytes. Raises PressroomError where a font that the
    style sheets name is missing, and OSError where an image can no longer be read.
    """
    language = document.metadata.language
    words, way = words_for(language, document.settings.words), direction(language)
    images = _images(document)
    faces = needed_faces(document, styles)
    medium = markup.Medium(
        name="web", words=words, href=lambda node: f"#{node}", direction=way,
        source=lambda asset: images[asset.sha256],
        raised=-1,  # the first heading is the title of the work
    )  # fmt: skip
    medium = _with_notes(document, medium)
    values = {
        **_head(document),
        **_body(document, medium),
        "words": words,
        "dir": way,
        "imprint": imprint_lines(document, words),
        "colophon": colophon_lines(typefaces(faces), words),
    }
    environment = Environment(
        loader=PackageLoader("pressroom.editions"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    template = environment.get_template("web.html.j2")
    sheets = "\n".join(styles.sheets.get(name, "") for name in SHEETS)
    shown = template.render(**values, css="")
    css = font_faces(embed(document, faces, sheets + shown), _font_address) + sheets
    text = template.render(**values, css=_in_html(css))
    return Artifact(f"{document.slug}.html", MEDIA_TYPE, text.encode())


def _with_notes(document: Document, medium: markup.Medium) -> markup.Medium:
    """The medium with the notes of each chapter at its end.

    Each names its call and the note before it as anchors (CSS Anchor Positioning), so that a style
    sheet can set it in the margin beside its call, and below the note before.
    """
    tops = [chapter.section for chapter in chapters(document.sections)]
    shares = share_out(document.notes, [alone(top) for top in tops])
    of_section = {top.id: own for top, own in zip(tops, shares, strict=True) if own}
    places = {note.id: at for at, note in enumerate(document.notes, 1)}
    first_calls = {note.calls[0]: places[note.id] for note in document.notes if note.calls}

    def call(node: NoteRef) -> Markup:
        at = first_calls.get(node.id)
        return note_call(node, medium, f"anchor-name: --call-{at}" if at else None)

    def after(section: Section) -> Markup:
        own = of_section.get(section.id, ())
        shown = Markup("").join(noted(note, places[note.id]) + "\n" for note in own)
        title = plain(section.title) or document.metadata.title
        name = f"{medium.words.notes}: {title}"
        return (
            element("div", shown, class_="notes", role="group", aria_label=name) if own else shown
        )

    def noted(note: Note, at: int) -> Markup:
        style = f"--note: --note-{at}; --call: --call-{at}; --before: --note-{at - 1}"
        return markup_notes.note(note, medium, style)

    medium = replace(medium, call=call, after=after)
    return medium


def _head(document: Document) -> Mapping[str, object]:
    metadata = document.metadata
    names = ", ".join(person.name for person in metadata.creators)
    return {
        "metadata": metadata,
        "kind": document.settings.kind,
        "policy": POLICY,
        "page_title": f"{metadata.title} – {names}" if names else metadata.title,
        "named": named(metadata),
        "graph": graph(document),
        "licence": metadata.licence.url if metadata.licence else None,
        "linked_data": Markup(linked_data(document)),  # noqa: S704 - JSON without angle brackets
    }


def _body(document: Document, medium: markup.Medium) -> Mapping[str, object]:
    opens = document.settings.kind == "book"
    locators = markup_index.screen_locators(document, medium)
    return {
        "navs": _navs(document, medium),
        "sections": [markup.section(one, medium, opens=opens) for one in document.sections],
        "references": [markup.reference(entry, medium) for entry in document.references],
        "index": markup_index.index(document, medium, locators),
    }


def _navs(
    document: Document, medium: markup.Medium
) -> list[tuple[str, str | None, str, tuple[Line, ...], bool]]:
    """The contents and the lists: id, role, title, lines and whether it is open; none is empty.

    A long contents is closed, since on a phone the text would begin far below it.
    """
    words = medium.words
    found = (
        ("_contents", "doc-toc", words.contents, (
            *lines(document.contents, medium), *_after(document, words),
        )),
        ("_figures", None, words.list_of_figures, lines(document.figures, medium)),
        ("_tables", None, words.list_of_tables, lines(document.tables, medium)),
    )  # fmt: skip
    return [
        (*one, one[0] == "_contents" and _count(one[3]) <= MOST_LINES) for one in found if one[3]
    ]


def _count(found: tuple[Line, ...]) -> int:
    return sum(1 + _count(line.children) for line in found)


def _after(document: Document, words: Words) -> Iterable[Line]:
    """What follows the text."""
    for name, title, is_there in (
        ("_bibliography", words.bibliography, document.references),
        ("_index", words.index, document.index),
        ("_imprint", words.imprint, True),
        ("_colophon", words.colophon, True),
    ):
        if is_there:
            yield Line(f"#{name}", Markup.escape(title), title)


def _images(document: Document) -> Mapping[str, str]:
    """The address of each image, which is all of its data, by its SHA-256."""
    found: dict[str, str] = {}
    for image in content_images(document):
        for asset in (image.asset, image.dark):
            if asset and asset.sha256 not in found:
                found[asset.sha256] = _image(asset)
    return found


def _image(asset: Asset) -> str:
    picture = for_screen(asset, paths.read_capped(asset.file, MAX_IMAGE))
    return _data(picture.media_type, picture.data)


def _font_address(font: Embedded) -> str:
    return _data("font/woff2", woff2(font.data))


def _data(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def _in_html(css: str) -> Markup:
    """A style sheet that cannot end its element: in CSS an escaped slash is a slash."""
    return Markup(css.replace("</", "<\\/").replace("<!--", "<\\!--"))  # noqa: S704
