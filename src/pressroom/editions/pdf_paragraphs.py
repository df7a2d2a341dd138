"""WeasyPrint's paragraphs, whose lines are broken with care.

WeasyPrint fills each line with as much as there is room for, and never looks back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.text import line_break

from pressroom.editions.pdf_breaks import Paragraph
from pressroom.editions.pdf_set_lines import Breaker

_THEIRS = inline.iter_line_boxes


def _lines(
    breaker: Breaker, context: Any, box: Any, position_y: float, bottom_space: float, skip_stack: Any,
    containing_block: Any, absolute_boxes: list[Any], fixed_boxes: list[Any],
    first_letter_style: Any, first_line_style: Any,
) -> Iterator[tuple[Any, Any]]:  # fmt: skip
    """The lines of a paragraph and where each next one begins, as ``inline.iter_line_boxes``."""
    arguments = (
        context, box, position_y, bottom_space, skip_stack, containing_block, absolute_boxes,
        fixed_boxes, first_letter_style, first_line_style,
    )  # fmt: skip
    styled = first_letter_style or first_line_style
    if styled or context.excluded_shapes or context.in_column or not _is_filled(box):
        yield from _THEIRS(*arguments)
        return
    one = Paragraph(breaker, context, box, bottom_space, containing_block)
    for found in one.planned(position_y, skip_stack):
        absolute_boxes.extend(found.absolute)
        fixed_boxes.extend(found.fixed)
        yield found.line, found.resume


def _is_filled(box: Any) -> bool:
    style = box.style
    return bool(
        style["text_align_all"] == "justify"
        and style["hyphens"] == "auto"
        and style["direction"] == "ltr"
        and style["white_space"] == "normal"
    )


def _space_letters(context: Any, box: Any, apart: float, moved: float) -> float:
    """Moves the letters of a line apart; tells how far what follows is to move."""
    if isinstance(box, boxes.TextBox):
        box.position_x += moved
        box.style = box.style.copy()
        usual = box.style["letter_spacing"]
        box.style["letter_spacing"] = (0 if usual == "normal" else usual) + apart
        box.pango_layout = line_break.create_layout(box.text, box.style, context, None, 0)
        width = line_break.line_size(box.pango_layout.get_first_line()[0], box.style)[0]
        moved += width - box.width
        box.width = width
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        before = moved
        box.position_x += moved
        for child in box.children:
            moved = _space_letters(context, child, apart, moved)
        box.width += moved - before
    else:
        box.translate(moved, 0)
    return moved


@contextmanager
def careful() -> Iterator[Breaker]:
    """While it lasts, WeasyPrint breaks justified paragraphs with care. Gives what it knows of them."""
    breaker = Breaker()
    avoid, align = inline.avoid_collisions, inline.text_align
    divide = line_break.pyphen.Pyphen.iterate

    def with_room(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
        x, y, width = avoid(context, box, containing_block, outer)
        return x, y, width + breaker.how.room

    def filled(context: Any, line: Any, available_width: float, last: bool) -> float:
        available_width -= breaker.how.room
        if breaker.how.apart:
            _space_letters(context, line, breaker.how.apart, 0.0)
        breaker.natural, breaker.available = line.width, available_width
        if breaker.how.room > 0 and line.width > available_width:
            inline.justify_line(context, line, available_width - line.width)
            return 0.0
        offset: float = align(context, line, available_width, last)
        return offset

    def divided(dictionary: Any, word: str) -> Any:
        return () if breaker.how.whole else divide(dictionary, word)

    inline.avoid_collisions, inline.text_align = with_room, filled
    line_break.pyphen.Pyphen.iterate = divided
    block.iter_line_boxes = partial(_lines, breaker)
    try:
        yield breaker
    finally:
        block.iter_line_boxes = _THEIRS
        line_break.pyphen.Pyphen.iterate = divide
        inline.avoid_collisions, inline.text_align = avoid, align
