"""The pages of the EPUB as XHTML text, its contents page and its NCX."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import jinja2
from markupsafe import Markup

from pressroom.editions import flow, markup, markup_index, markup_notes, page_marks, semantics
from pressroom.editions.contents_lines import Line, lines
from pressroom.editions.epub_imprint import colophon_lines, cover_words, imprint_lines
from pressroom.editions.epub_parts import (
    BIBLIOGRAPHY,
    COLOPHON,
    COVER,
    ENDNOTES,
    IMPRINT,
    INDEX,
    NAV,
    TITLE,
    Part,
    addresses,
    divide,
)
from pressroom.editions.typefaces import Typeface
from pressroom.model.artifact import PageBreak
from pressroom.model.document import Document
from pressroom.model.languages import direction
from pressroom.model.manuscript import Asset
from pressroom.model.roles import PAGES
from pressroom.words import Words, words_for

CSS = "css/book.css"
# what the manifest says of a page that has such an element (EPUB 3.3, 5.6.2)
_PROPERTIES = (("mathml", "<math"), ("svg", "<svg"))

# what the PDF calls the pages that are not made from the author's sections
_KEYS = {
    COVER: "_cover", TITLE: "_title", IMPRINT: "_imprint", NAV: "_contents", ENDNOTES: "_notes",
    BIBLIOGRAPHY: "_bibliography", INDEX: "_index", COLOPHON: "_colophon",
}  # fmt: skip

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """One XHTML file. ``landmark`` is its epub:type where the landmarks list it."""

    name: str
    title: str
    text: str
    landmark: str = ""
    properties: tuple[str, ...] = ()


class PageMaker:
    """Makes the pages of one document.

    ``images`` maps an asset's SHA-256 to its address in the EPUB; ``typefaces`` are the
    families that are embedded.
    """

    def __init__(
        self,
        document: Document,
        images: Mapping[str, str],
        cover_image: str,
        typefaces: tuple[Typeface, ...],
    ) -> None:
        self._document = document
        self._images = images
        self._cover_image = cover_image
        self._typefaces = typefaces
        self._parts = divide(document)
        self._apart = document.settings.epub_notes == "endnotes"
        self._addresses = addresses(document, self._parts)
        self._flow = flow.keys(document)
        self._words = words_for(document.metadata.language, document.settings.words)
        self._direction = direction(document.metadata.language)
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.globals.update(
            metadata=document.metadata,
            words=self._words,
            css=CSS,
            dir=self._direction,
        )
        self._environment = environment

    @property
    def words(self) -> Words:
        """The words of the document's language that are ours."""
        return self._words

    def pages(self) -> tuple[Page, ...]:
        """All pages in the order in which they are read."""
        before = (
            self._page(
                "cover", COVER, self._words.cover, "cover",
                image=self._cover_image, alt=cover_words(self._document, self._words),
            ),
            self._page("title", TITLE, self._document.metadata.title, "titlepage"),
            self._page(
                "imprint", IMPRINT, self._words.imprint, "copyright-page",
                lines=imprint_lines(self._document, self._words),
            ),
        )  # fmt: skip
        nav = Page(NAV, self._words.contents, "", "toc")
        # a dedication and an epigraph stand before the contents, as they do on paper
        ahead = list(itertools.takewhile(lambda part: part.role in PAGES, self._parts))
        texts = tuple(map(self._part, self._parts))
        pages = (*before, *texts[: len(ahead)], nav, *texts[len(ahead) :], *self._after())
        return tuple(self._nav(pages) if page is nav else page for page in pages)

    def paged(
        self, pages: tuple[Page, ...], breaks: tuple[PageBreak, ...]
    ) -> tuple[tuple[Page, ...], tuple[Line, ...]]:
        """The pages with a mark where each page of the PDF begins, and the list of those pages."""
        files = [
            page_marks.File(_KEYS.get(page.name, ""), page.text, closed=page.name == NAV)
            for page in pages
        ]
        marked = page_marks.mark_pages(files, breaks)
        lines = tuple(
            Line(f"{page.name}#{mark.id}", Markup.escape(mark.label), mark.label)
            for page, one in zip(pages, marked, strict=True)
            for mark in one.marks
        )
        texts = tuple(replace(page, text=one.text) for page, one in zip(pages, marked, strict=True))
        return tuple(
            self._nav(texts, lines, one.marks) if page.name == NAV else page
            for page, one in zip(texts, marked, strict=True)
        ), lines

    def _page(
        self, template: str, name: str, title: str, landmark: str = "", **values: object
    ) -> Page:
        source = self._environment.get_template(f"epub_{template}.xhtml.j2")
        text = source.render(page_title=title, **values)
        # a bracket of the author's is escaped, so that these can only be elements
        found = tuple(kind for kind, tag in _PROPERTIES if tag in text)
        return Page(name, title, text, landmark, found)

    def _part(self, part: Part) -> Page:
        medium = replace(self._medium(part.name), raised=part.depth)
        return self._page(
            "text", part.name, part.title, self._landmark(part),
            matter=part.matter,
            sections=[
                markup.section(section, medium, opens=part.opens) for section in part.sections
            ],
            notes=[markup_notes.note(note, medium) for note in part.notes if not self._apart],
        )  # fmt: skip

    def _landmark(self, part: Part) -> str:
        """The first page of the text, and those whose role tells more than that they are text."""
        if part is next((one for one in self._parts if one.matter == "body"), None):
            return "bodymatter"
        kind = semantics.of(part.role)
        return kind.type if kind and part.role not in ("part", "chapter") else ""

    def _after(self) -> Iterator[Page]:
        if self._apart and self._document.notes:
            medium = self._medium(ENDNOTES)
            groups = [part for part in self._parts if part.notes]
            yield self._page(
                "endnotes", ENDNOTES, self._words.notes, "endnotes",
                groups=[
                    (
                        Line(part.name, Markup.escape(part.title), part.title)
                        if len(groups) > 1 else None,
                        [markup_notes.listed(note, medium) for note in part.notes],
                    )
                    for part in groups
                ],
            )  # fmt: skip
        if self._document.references:
            medium = self._medium(BIBLIOGRAPHY)
            yield self._page(
                "bibliography", BIBLIOGRAPHY, self._words.bibliography, "bibliography",
                references=[markup.reference(entry, medium) for entry in self._document.references],
            )  # fmt: skip
        if self._document.index:
            medium = self._medium(INDEX)
            locators = markup_index.screen_locators(self._document, medium)
            yield self._page(
                "index", INDEX, self._words.index, "index",
                index=markup_index.index(self._document, medium, locators),
            )  # fmt: skip
        yield self._page(
            "colophon", COLOPHON, self._words.colophon, "colophon",
            lines=colophon_lines(self._typefaces, self._words),
        )  # fmt: skip

    def _nav(
        self,
        pages: tuple[Page, ...],
        page_list: tuple[Line, ...] = (),
        marks: tuple[page_marks.Mark, ...] = (),
    ) -> Page:
        page = self._page(
            "nav", NAV, self._words.contents, "toc", lines=self.contents(pages),
            landmarks=[page for page in pages if page.landmark], lists=self._lists(),
            page_list=page_list, marks=[one.element() for one in marks],
        )  # fmt: skip
        return replace(page, properties=("nav", *page.properties))

    def _lists(self) -> tuple[tuple[str, str, tuple[Line, ...]], ...]:
        """The lists of figures and tables: epub:type, title and lines; those that are not empty."""
        words, document, medium = self._words, self._document, self._medium(NAV)
        lists = (
            ("loi", words.list_of_figures, lines(document.figures, medium)),
            ("lot", words.list_of_tables, lines(document.tables, medium)),
        )
        return tuple(one for one in lists if one[2])

    def contents(self, pages: tuple[Page, ...]) -> tuple[Line, ...]:
        """The contents with what follows the text; never empty, as EPUB 3.3, 5.4.1 asks."""
        text = lines(self._document.contents, self._medium(NAV)) or tuple(
            Line(part.name, Markup.escape(part.title), part.title) for part in self._parts
        )
        known = {line.href.partition("#")[0] for line in text}
        after = tuple(
            Line(page.name, Markup.escape(page.title), page.title)
            for page in pages
            if page.name in (ENDNOTES, BIBLIOGRAPHY, INDEX, COLOPHON) and page.name not in known
        )
        return (*text, *after)

    def _medium(self, name: str) -> markup.Medium:
        """How a node is written in the file ``name``."""

        def href(node_id: str) -> str:
            file = self._addresses.get(node_id, name)
            return f"#{node_id}" if file == name else f"{file}#{node_id}"

        def source(asset: Asset) -> str:
            return self._images[asset.sha256]

        return markup.Medium(
            name="epub", words=self._words, href=href, source=source, direction=self._direction,
            keys=self._flow,
        )  # fmt: skip

    def ncx(self, pages: tuple[Page, ...], page_list: tuple[Line, ...]) -> bytes:
        """The contents for EPUB 2 readers, with the same lines in the same order."""
        return _ncx(self._environment, self._document, self.contents(pages), page_list)


def _ncx(
    environment: jinja2.Environment,
    document: Document,
    lines: tuple[Line, ...],
    page_list: tuple[Line, ...],
) -> bytes:
    flat = list(_flatten(lines))
    template = environment.get_template("epub_ncx.xml.j2")
    return template.render(
        uid=document.metadata.identifiers[0].urn,
        depth=_depth(lines),
        lines=lines,
        order={id(line): at for at, line in enumerate((*flat, *page_list), 1)},
        page_list=page_list,
        highest=max((int(one.label) for one in page_list if one.label.isdecimal()), default=0),
        id=id,
    ).encode()


def _flatten(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _flatten(line.children)


def _depth(lines: tuple[Line, ...]) -> int:
    return 1 + max((_depth(line.children) for line in lines), default=0) if lines else 0
