"""Text below figures, tables and code that stands on the grid again.

Their heights are what their content gives; each gets as much more as makes whole lines of the text,
half of it above and half below. On top of a page it begins where the text would.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

_TAGS = frozenset({"figure", "pre"})
_CLASSES = frozenset({"table", "formula"})
_WITHIN = frozenset({"figure", "td", "th"})  # what is in these moves no text


@contextmanager
def kept() -> Iterator[None]:
    """While it lasts, WeasyPrint gives such blocks heights of whole lines."""
    lay_out = block.block_level_layout

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
            rest = -made.border_height() % line
            # at the foot of a page there is nothing below that could stand off the grid
            foot = made.position_y + made.margin_height() + rest
            if not context.overflows_page(bottom_space, foot):
                made.height += rest
                if result[1] is None and not skip_stack and not page_is_empty:
                    for child in made.children:
                        child.translate(dy=rest / 2)
        return result

    block.block_level_layout = whole
    try:
        yield
    finally:
        block.block_level_layout = lay_out


def _is_apart(box: Any) -> bool:
    element = box.element
    if element is None or "::" in (box.element_tag or "") or not box.is_in_normal_flow():
        return False
    return element.tag in _TAGS or not _CLASSES.isdisjoint(_names(element))


def _names(element: Any) -> list[str]:
    names: list[str] = element.get("class", "").split()
    return names
