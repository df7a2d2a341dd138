"""Figures and listings with their captions as well-formed XHTML."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.highlight import code_lines
from pressroom.editions.markup_inlines import Medium, image, inlines
from pressroom.model.block import Figure, FigureGroup, Listing
from pressroom.model.inline import plain
from pressroom.words import Words, numbered

_TAB = 4
# letters that fit on a line of code, on a phone and on the smallest page; longer ones may go over
_SHORT = {"epub": 36, "pdf": 48, "web": 36}
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_RUN = 30  # letters without a space, at which a line of code may be broken behind a mark
_MARKS = re.compile("<[^>]*>|&[^;]*;|([,;|(){}=/+])")
_LINE = 70  # letters of a caption that fit on a line of the smallest page


def figure(node: Figure | FigureGroup, medium: Medium) -> Markup:
    """A figure, or a group of figures under one caption."""
    number = label(medium.words, medium.words.figure, node.label)
    if isinstance(node, FigureGroup):
        content = element("div", _panels(node, medium), class_="panels")
    else:
        content = inlines((node.image,), medium)
    if node.caption:
        content += element(
            "figcaption", number + inlines(node.caption, medium),
            class_=_length(label_text(medium.words, medium.words.figure, node.label) + plain(node.caption), medium),
        )  # fmt: skip
    return element("figure", content, id=node.id)


def _length(caption: str, medium: Medium) -> str | None:
    """A caption of one line stands in the middle, as its picture does; screens see to that themselves."""
    return "short" if medium.name == "pdf" and len(caption) <= _LINE else None


def _panels(node: FigureGroup, medium: Medium) -> Markup:
    """The panels side by side, each as wide as its image is said to be."""
    return Markup("").join(_panel(panel, medium) for panel in node.panels)


def _panel(panel: Figure, medium: Medium) -> Markup:
    letter = element("span", f"({chr(96 + panel.number)}) ", class_="label")
    caption = element("figcaption", letter + inlines(panel.caption, medium))
    filling = replace(panel.image, width=None if panel.image.height else "100%")
    return element(
        "figure", image(filling, medium) + caption, id=panel.id,
        style=f"width: {panel.image.width}" if panel.image.width else None,
    )  # fmt: skip


def listing(node: Listing, medium: Medium) -> Markup:
    """Lines of code, with a caption where the author gave one.

    Each line is an element, so that the style sheet can number it and hang what of it goes over
    to the next. The line's end stands in it, for readers who copy or have no styles.
    """
    way = medium.turned(None, "ltr")[1]
    # only screens can be copied from exactly, and know what a tabulator is
    text = node.text.expandtabs(_TAB) if medium.name == "pdf" else node.text
    plain = text.removesuffix("\n").split("\n")
    coloured = zip(plain, code_lines(text, node.language), strict=True)
    lines = (
        element(
            "mark" if at in node.marked else "span",
            (_breakable(line) if medium.name == "pdf" and _has_long_run(words) else line) + Markup("\n"),
            class_="line long" if len(words.expandtabs(_TAB)) > _SHORT[medium.name] else "line",
            data_number=None if node.first_line is None else str(node.first_line + at - 1),
        )
        for at, (words, line) in enumerate(coloured, 1)
    )  # fmt: skip
    counted = None if node.first_line is None else "numbered"
    code = element("code", Markup("").join(lines), class_=counted)
    if not node.caption:
        return element("pre", code, id=node.id, dir=way)
    number = label(medium.words, medium.words.listing, node.label)
    caption = element("figcaption", number + inlines(node.caption, medium))
    return element("figure", caption + element("pre", code, dir=way), id=node.id, class_="listing")


def _has_long_run(line: str) -> bool:
    return max(map(len, line.split()), default=0) > _RUN


def _breakable(line: Markup) -> Markup:
    """A line that may be broken behind its marks, too: WeasyPrint breaks no word of several colours."""
    return Markup(_MARKS.sub(lambda it: it[0] + _MAY_BREAK if it[1] else it[0], line))  # noqa: S704 - only spaces are added


def label(words: Words, word: str, number: str) -> Markup:
    """The word and the number before a caption; nothing without a number."""
    text = label_text(words, word, number)
    return element("span", text, class_="label") if text else Markup("")


def label_text(words: Words, word: str, number: str) -> str:
    """The same without an element around it."""
    return f"{numbered(word, number)}{words.label_end} " if number else ""
