"""What WeasyPrint leaves undone in lines.

It fills a line between its words. Where there are few or none, as in Chinese and Japanese, the line
would end where its last character does, up to two characters short: there what is left over goes
between characters. It divides words in capitals, which are names and their short forms. And behind
a picture wider than the line it sets half a word, which nobody can read off the edge of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS, ffi, pango

_WIDE = re.compile(
    "[\u2e80-\u312f\u3190-\u31ff\u3220-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]+"
)


@contextmanager
def finer() -> Iterator[None]:
    """While it lasts, WeasyPrint fills lines between wide characters too, and keeps capitals whole."""
    count, set_text = inline.count_expandable_spaces, line_break.Layout.set_text
    divide, split = line_break.pyphen.Pyphen.iterate, line_break.split_first_line
    layout: Any = inline

    def count_wide(box: Any) -> float:
        found: float = count(box)
        if isinstance(box, boxes.TextBox):
            found += _places(box.text)
        return found

    def set_spaced(layout: Any, text: str, justify: bool = False) -> None:
        set_text(layout, text, justify)
        if justify and layout.justification_spacing and _WIDE.search(layout.text):
            _space(layout)

    def divide_small(dictionary: Any, word: str) -> Any:
        return () if word.isupper() else divide(dictionary, word)

    def split_within(
        text: str, style: Any, context: Any, max_width: float | None, *others: Any, **more: Any
    ) -> Any:
        room = None if max_width is None else max(0, max_width)
        return split(text, style, context, room, *others, **more)

    inline.count_expandable_spaces = count_wide
    layout.split_first_line = split_within
    line_break.pyphen.Pyphen.iterate = divide_small
    line_break.Layout.set_text = set_spaced
    try:
        yield
    finally:
        inline.count_expandable_spaces = count
        layout.split_first_line = split
        line_break.pyphen.Pyphen.iterate = divide
        line_break.Layout.set_text = set_text


def _places(text: str) -> float:
    """How often there is room in a stretch: a half before and after each wide character within it."""
    wide = sum(len(found[0]) for found in _WIDE.finditer(text))
    ends = bool(_WIDE.match(text)) + bool(text and _WIDE.match(text[-1]))
    return wide - ends / 2


def _space(layout: Any) -> None:
    spaces = pango.pango_layout_get_attributes(layout.layout)
    if spaces == ffi.NULL:
        spaces = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for found in _WIDE.finditer(layout.text):
        width = int(layout.justification_spacing * TO_UNITS)
        spacing = pango.pango_attr_letter_spacing_new(width)
        spacing.start_index = len(layout.text[: found.start()].encode())
        spacing.end_index = spacing.start_index + len(found[0].encode())
        pango.pango_attr_list_change(spaces, spacing)
    pango.pango_layout_set_attributes(layout.layout, spaces)
