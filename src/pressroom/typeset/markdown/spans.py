"""What the attributes of a stretch of text make of it: a span, or the node that a class names."""

from __future__ import annotations

from pressroom.model.inline import (
    Highlight,
    Inlines,
    Keyboard,
    SmallCaps,
    Span,
    Underline,
)
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.context import Context

_BY_CLASS: dict[str, type[Highlight | Underline | Keyboard | SmallCaps]] = {
    "mark": Highlight, "underline": Underline, "ul": Underline, "kbd": Keyboard,
    "smallcaps": SmallCaps, "small-caps": SmallCaps, "sc": SmallCaps,
}  # fmt: skip


LABEL = "bookdown-label"
"""The class of a place that bookdown's mark has named, until a caption takes its id."""


def without_label(children: Inlines) -> tuple[str | None, Inlines]:
    """The id that a caption names, as bookdown writes it, and the caption's words."""
    for at, child in enumerate(children):
        if isinstance(child, Span) and LABEL in child.classes:
            return child.id, (*children[:at], *children[at + 1 :])
    return None, children


def dressed(
    children: Inlines, found: Attributes, place: Place, context: Context, what: str
) -> Inlines:
    """``children`` in a span where the attributes ask for one; ``what`` they are of."""
    context.complain(found, place, ("lang", "dir"), classes=True, what=what)
    return spanned(children, found, place, context)


def spanned(children: Inlines, found: Attributes, place: Place, context: Context) -> Inlines:
    """``children`` in the node that a class names, and in a span for what else is asked."""
    name, language = context.valid_id(found, place), context.language(found, place)
    way = context.direction(found, place)
    rest: list[str] = []
    for kind in found.classes:
        if kind in _BY_CLASS:
            children = (_BY_CLASS[kind](children, place),)
        else:
            rest.append(kind)
    if not (name or language or way or rest):
        return children
    return (Span(children, place, name, language, tuple(rest), direction=way),)
