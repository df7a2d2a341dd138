"""Lists as well-formed XHTML."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.markup_inlines import Medium, inlines
from pressroom.model import block
from pressroom.model.block import Item, ItemList, Paragraph

Blocks = Callable[[block.Blocks, Medium], Markup]

_TYPES = {
    "decimal": None, "lower-alpha": "a", "upper-alpha": "A", "lower-roman": "i", "upper-roman": "I"
}  # fmt: skip
_DELIMITERS = {"1.": None, "1)": "parenthesis", "(1)": "parentheses"}
_BOX = "M1.5 1.5h9v9h-9z"
_TICK = "M3.5 6l2 2.2l3.2-4.6"


def item_list(node: ItemList, medium: Medium, blocks: Blocks) -> Markup:
    """A list with its items; ``blocks`` makes what is in one."""
    items = (_item(item, medium, blocks, tight=node.tight) for item in node.items)
    # in HTML a selector cannot tell the types "a" and "A" apart
    capitals = medium.name == "web" and node.ordered and node.numerals.startswith("upper")
    names = (
        "" if node.tight else "loose",
        node.ordered and _DELIMITERS[node.delimiter],
        "capitals" if capitals else "",
    )
    classes = [name for name in names if name]
    begins = node.ordered and node.start != 1
    return element(
        "ol" if node.ordered else "ul", Markup("").join(items),
        start=str(node.start) if begins else None,
        # WeasyPrint does not count from the attribute
        style=f"counter-reset: list-item {node.start - 1}" if begins and medium.name == "pdf" else None,
        type=_TYPES[node.numerals] if node.ordered else None,
        class_=" ".join(classes) or None,
    )  # fmt: skip


def content(item: Item, medium: Medium, blocks: Blocks, *, tight: bool) -> Markup:
    """An item's blocks; in a tight list its paragraph stands without an element of its own.

    Behind another block it has one, since a PDF would read out such words first.
    """
    if not tight or any(isinstance(one, Paragraph) for one in item.blocks[1:]):
        return blocks(item.blocks, medium)
    return Markup("").join(
        inlines(one.children, medium) if isinstance(one, Paragraph) and not one.id
        else blocks((one,), medium).rstrip()
        for one in item.blocks
    )  # fmt: skip


def _item(item: Item, medium: Medium, blocks: Blocks, *, tight: bool) -> Markup:
    if item.checked is None:
        return element("li", content(item, medium, blocks, tight=tight))
    box = _box(medium.words.done if item.checked else medium.words.not_done, done=item.checked)
    first, *rest = item.blocks
    if tight or not isinstance(first, Paragraph):
        inside = box + content(item, medium, blocks, tight=tight)
    else:
        lead = element("p", box + inlines(first.children, medium), id=first.id)
        inside = lead + blocks(tuple(rest), medium)
    return element("li", inside, class_="task")


def _box(words: str, *, done: bool) -> Markup:
    """A box, ticked or not. It is drawn, since few fonts have one, and read out as words."""
    path = element("path", d=_BOX + (_TICK if done else ""))
    return element(
        "svg", element("title", words.rstrip(":")) + path, xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 12 12", width="12", height="12", role="img", class_="box", fill="none",
        stroke="currentColor",
    )  # fmt: skip
