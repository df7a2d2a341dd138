"""Text below figures, tables, code and formulas that stands on the grid again.

Their heights are what their content gives; each gets as much more as brings its foot to a line of
the page, half of it above and half below. That takes up, too, what a tall formula within the text above
has pushed it down. On top of a page a block begins where the text would.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block
from weasyprint.layout import page as pages

_TAGS = frozenset({"figure", "pre"})
_CLASSES = frozenset({"table", "formula"})
_WITHIN = frozenset({"figure", "td", "th"})  # what is in these moves no text
_NOTHING = 0.01  # pixels: what rounding leaves


@contextmanager
def kept() -> Iterator[None]:
    """While it lasts, WeasyPrint lets such blocks end on the grid."""
    lay_out, height = block.block_level_layout, pages.page_height
    top = 0.0  # of the text on the page at hand

    def height_from(page: Any, context: Any, containing_block_height: float) -> None:
        nonlocal top
        height(page, context, containing_block_height)
        top = page.content_box_y()

    def whole(
        context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
        page_is_empty: Any = True, *others: Any, **more: Any,
    ) -> Any:  # fmt: skip
        result = lay_out(
            context, box, bottom_space, skip_stack, containing_block, page_is_empty, *others, **more
        )
        made = result[0]
        around = getattr(containing_block, "element", None)
        inside = around is not None and (around.tag in _WITHIN or "panels" in _names(around))
        if made is not None and not inside and not context.in_column and _is_apart(box):
            line = made.style.root_style["line_height"].value
            foot = made.position_y + made.margin_top + made.border_height()
            rest = (top - foot) % line
            if line - rest < _NOTHING:
                rest = 0
            # at the foot of a page there is nothing below that could stand off the grid
            if not context.overflows_page(bottom_space, foot + made.margin_bottom + rest):
                made.height += rest
                if result[1] is None and not skip_stack and not page_is_empty:
                    for child in made.children:
                        child.translate(dy=rest / 2)
        return result

    block.block_level_layout, pages.page_height = whole, height_from
    try:
        yield
    finally:
        block.block_level_layout, pages.page_height = lay_out, height


def _is_apart(box: Any) -> bool:
    element = box.element
    if element is None or "::" in (box.element_tag or "") or not box.is_in_normal_flow():
        return False
    return element.tag in _TAGS or not _CLASSES.isdisjoint(_names(element))


def _names(element: Any) -> list[str]:
    names: list[str] = element.get("class", "").split()
    return names
