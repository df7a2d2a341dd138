"""The index as well-formed XHTML: on paper with the numbers of pages, on screen with links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from markupsafe import Markup, escape

from pressroom.editions.elements import element
from pressroom.editions.markup_inlines import Medium
from pressroom.model.document import Document, IndexEntry, Section, walk
from pressroom.model.inline import IndexTerm, plain

Locators = Callable[[tuple[str, ...]], Markup]


def index(document: Document, medium: Medium, locators: Locators) -> Markup:
    """The entries of the index under their letters; ``locators`` tells where a term stands."""
    out = Markup("")
    for letter, entries in groupby(document.index, key=lambda entry: entry.initial):
        head = element(medium.heading(2), letter, class_="index-letter") if letter else Markup("")
        out += head + _entries(tuple(entries), medium, locators) + "\n"
    return out


def _entries(entries: tuple[IndexEntry, ...], medium: Medium, locators: Locators) -> Markup:
    lines = (
        element("li", _entry(entry, medium, locators) + below)
        for entry in entries
        for below in (_entries(entry.children, medium, locators) if entry.children else Markup(""),)
    )
    return element("ul", Markup("\n").join(lines), class_="index-list")


def _entry(entry: IndexEntry, medium: Medium, locators: Locators) -> Markup:
    parts = [escape(entry.term)]
    if entry.targets:
        parts.append(element("span", locators(entry.targets), class_="locators"))
    for word, others in ((medium.words.see, entry.see), (medium.words.see_also, entry.see_also)):
        if others:
            parts.append(element("em", word) + " " + escape("; ".join(others)))
    return Markup(", ").join(parts)


def screen_locators(document: Document, medium: Medium) -> Locators:
    """Links counted for each term; a screen reader says the title of the section as well."""
    titles = dict(_titles(document.sections, document.metadata.title))

    def locators(targets: tuple[str, ...]) -> Markup:
        return Markup(", ").join(
            element(
                "a", str(number), href=medium.href(target),
                aria_label=f"{number}, {titles[target]}" if target in titles else None,
            )
            for number, target in enumerate(targets, 1)
        )  # fmt: skip

    return locators


def _titles(sections: tuple[Section, ...], above: str) -> Iterator[tuple[str, str]]:
    for section in sections:
        title = plain(section.title) or above
        own = (*section.title, *section.blocks)
        for node in (inner for part in own for inner in walk(part)):
            if isinstance(node, IndexTerm):
                yield node.id, title
        yield from _titles(section.children, title)


def paper_locators(
    medium: Medium, pages: Mapping[str, int], label: Callable[[int], str]
) -> Locators:
    """The numbers of the pages, each once; three or more in a row are a range.

    ``pages`` are those on which the layout has put the terms, ``label`` is what a page is called.
    """

    def locators(targets: tuple[str, ...]) -> Markup:
        first: dict[int, str] = {}
        for target in targets:
            if target in pages:
                first.setdefault(pages[target], target)

        def link(page: int) -> Markup:
            return element("a", label(page), href=medium.href(first[page]))

        return Markup(", ").join(
            Markup(", ").join(map(link, run))
            if len(run) < 3
            else link(run[0]) + "–" + link(run[-1])
            for run in _runs(sorted(first))
        )

    return locators


def _runs(pages: list[int]) -> Iterator[list[int]]:
    for _, run in groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0]):
        yield [page for _, page in run]
