"""Facing pages that end level.

A page ends a line early where the next line would be the first or the last of its paragraph, alone.
Then the page that faces it is made a line shorter too. WeasyPrint makes page after page; here a verso
is made together with its recto, and both are made anew where they end at different heights.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout import page as pages

from pressroom.editions.pdf_set_lines import Breaker

_MOST = 3  # lines that a spread may be short of; or it has one more
_TRIED = 16  # ways to give a paragraph a line more or less
_PARAGRAPHS = frozenset({"p", "li", "dd"})

Made = tuple[Any, Any]
Noted = dict[str, Any]


@dataclass(slots=True)
class _State:
    """What making a page changes in WeasyPrint's context, kept to be put back."""

    footnotes: list[Any]
    reported: list[Any]
    rendered: list[Any]
    running: Any
    broken: dict[Any, Any]
    maker: list[Any]

    @classmethod
    def of(cls, context: Any) -> _State:
        return cls(
            list(context.footnotes), list(context.reported_footnotes),
            list(context.rendered_notes), _copied(context.running_elements),
            dict(context.broken_out_of_flow),
            [(*item[:-1], copy.deepcopy(item[-1])) for item in context.page_maker[-3:]],
        )  # fmt: skip

    def restore(self, context: Any, count: int) -> None:
        """Puts everything back; there were ``count`` pages to be made, the one at hand included."""
        context.footnotes = list(self.footnotes)
        context.reported_footnotes = list(self.reported)
        context.rendered_notes = list(self.rendered)
        for name, elements in _copied(self.running).items():
            context.running_elements[name] = elements
        context.broken_out_of_flow = dict(self.broken)
        kept = [(*item[:-1], copy.deepcopy(item[-1])) for item in self.maker]
        context.page_maker[count - len(kept) :] = kept


def _copied(running: Any) -> Any:
    return {
        name: type(elements)(elements.default_factory, elements)
        for name, elements in running.items()
    }


@dataclass(slots=True)
class _Spreads:
    """Takes the place of WeasyPrint's way to make a page.

    ``ready`` are rectos made beforehand, with what WeasyPrint had noted down of them.
    """

    make: Any
    breaker: Breaker
    short: float = 0.0  # pixels that the page being made is shorter
    ready: dict[int, tuple[Made, Noted]] = field(default_factory=dict)

    def page(self, index: int, context: Any, root: Any, html: Any) -> Made:
        if index in self.ready:
            made, noted = self.ready.pop(index)
            # it has just been wiped, for a page that is still to be made
            context.page_maker[index][-1].update(noted)
        else:
            made = self._level(index, context, root, html)
        _tell_targets(context, index)
        return made

    def _level(self, index: int, context: Any, root: Any, html: Any) -> Made:
        first_time = index == len(context.page_maker) - 1
        if not first_time or not self._is_verso(context, index, root):
            return self._made(index, context, root, html)
        before = _State.of(context)
        verso = self._made(index, context, root, html)
        if not self._goes_on(context, index, root, verso):
            return verso
        between = _State.of(context)
        recto = self._ahead(index + 1, context, root, html)
        if not self._goes_on(context, index + 1, root, recto):
            return verso
        line = root.style["line_height"].value
        gaps = [_gap(verso[0], line), _gap(recto[0], line)]
        if gaps[0] == gaps[1] or max(gaps) > _MOST:
            return verso
        after, first = _State.of(context), self.ready[index + 1]
        ways = {*range(max(gaps), _MOST + 1)}
        if not any(page.children[1].children for page, _ in (verso, recto)):
            ways.add(-1)  # notes would stand below the foot of the page
        for short in sorted(ways, key=lambda it: abs(it + 0.5)):
            if gaps[0] == short:
                between.restore(context, index + 2)
                level = verso
            else:
                before.restore(context, index + 1)
                level = self._made(index, context, root, html, short * line)
            if self._goes_on(context, index, root, level) and _gap(level[0], line) == short:
                other = self._ahead(index + 1, context, root, html, short * line)
                if self._goes_on(context, index + 1, root, other) and _gap(other[0], line) == short:
                    return level
        changed = self._changed(index, (context, root, html), (verso, recto), (before, between))
        if changed is None:
            after.restore(context, index + 3)
            self.ready[index + 1] = first
        return changed or verso

    def _changed(
        self, index: int, things: tuple[Any, Any, Any], spread: tuple[Made, Made],
        states: tuple[_State, _State],
    ) -> Made | None:  # fmt: skip
        """The verso of a spread made level by a paragraph that has a line more or less."""
        context, root, html = things
        line = root.style["line_height"].value
        known = self.breaker.known
        ways = [
            (change, at) for at, (page, _) in enumerate(spread) for change in _changes(page)
        ]  # fmt: skip
        for change, at in sorted(ways, key=lambda it: it[0].effort)[:_TRIED]:
            self.breaker.known, self.breaker.wishes = dict(known), {change.element: change.lines}
            states[at].restore(context, index + at + 1)
            verso = spread[0] if at else self._made(index, context, root, html)
            if self._goes_on(context, index, root, verso):
                recto = self._ahead(index + 1, context, root, html)
                gaps = _gap(verso[0], line), _gap(recto[0], line)
                if gaps[0] == gaps[1] <= _MOST and self._goes_on(context, index + 1, root, recto):
                    self.breaker.wishes = {}
                    return verso
        self.breaker.known, self.breaker.wishes = known, {}
        return None

    def _ahead(self, index: int, context: Any, root: Any, html: Any, short: float = 0.0) -> Made:
        """A page made before its turn."""
        context.page_maker[index][-1]["content_changed"] = False
        made = self._made(index, context, root, html, short)
        self.ready[index] = made, copy.deepcopy(context.page_maker[index][-1])
        return made

    def _made(self, index: int, context: Any, root: Any, html: Any, short: float = 0.0) -> Made:
        """A page, ``short`` of so many pixels; its margins stay, and what stands in them."""
        self.short = short
        try:
            page, resume = self.make(index, context, root, html)
        finally:
            self.short = 0.0
        page.height += short
        page.margin_bottom -= short
        return page, resume

    def _is_verso(self, context: Any, index: int, root: Any) -> bool:
        right = bool(context.page_maker[index][2])
        ltr = bool(root.style["direction"] == "ltr")
        return right != ltr

    def _goes_on(self, context: Any, index: int, root: Any, made: Made) -> bool:
        """Whether the next page only takes up the running text, with all notes where they belong."""
        page, resume = made
        if resume is None or context.reported_footnotes or context.broken_out_of_flow:
            return False
        following = context.page_maker[index + 1][1]
        if following["break"] != "any" or following["page"] != page.page_type.name:
            return False
        return _begins_with_text(root, resume)


@dataclass(frozen=True, slots=True)
class _Change:
    """A paragraph that may have another number of lines, by how much its other lines must give."""

    effort: float
    element: Any
    lines: int


def _changes(page: Any) -> Iterator[_Change]:
    """The whole paragraphs of a page whose last line is short, or nearly full."""
    texts = [box for box in page.children[0].descendants() if _is_paragraph(box)]
    for box in texts[1:-1]:  # the first and last may go on over the turn of a page
        last = max(
            (one.position_x + one.width for one in box.children[-1].descendants()), default=0
        )
        others = len(box.children) - 1
        if others and last and box.width:
            filled = (last - box.content_box_x()) / box.width
            yield _Change(filled / others, box.element, others)
            yield _Change((1 - filled) / others, box.element, others + 2)


def _is_paragraph(box: Any) -> bool:
    lines = getattr(box, "children", ())
    return bool(
        lines and type(lines[0]).__name__ == "LineBox" and box.element is not None
        and box.element.tag in _PARAGRAPHS
    )  # fmt: skip


def _tell_targets(context: Any, index: int) -> None:
    """Tells what refers to pages what is on this one: the last to be tried need not be the one taken."""
    noted, targets = context.page_maker[index][-1], context.target_collector
    for item in targets.counter_lookup_items.values():
        if id(item) in noted["content_lookups"]:
            item.page_maker_index = index
    counters = context.page_maker[index + 1][3][1]
    for anchor in noted["anchors"]:
        targets.cache_target_page_counters(anchor, counters, index, context.page_maker)


def _begins_with_text(root: Any, resume: Any) -> bool:
    """Whether what stands at ``resume`` is a paragraph, begun or new."""
    box = root
    while resume and hasattr(box, "children"):
        ((at, resume),) = resume.items()
        if not isinstance(at, int) or at >= len(box.children):
            return False
        if type(box.children[at]).__name__ == "LineBox":
            break
        box = box.children[at]
    while getattr(box, "children", ()) and type(box.children[0]).__name__ != "LineBox":
        box = box.children[0]
    return box.element is not None and box.element.tag in _PARAGRAPHS


def _gap(page: Any, line: float) -> int:
    """How many lines are empty between the text, or the notes, and the foot of a page."""
    text, notes = page.children[0], page.children[1]
    parts = [text, notes] if notes.children else [text]
    bottoms = [
        one.position_y + one.height
        for part in parts for one in part.descendants() if type(one).__name__ == "LineBox"
    ]  # fmt: skip
    if not bottoms:
        return 0
    foot = page.content_box_y() + page.height
    empty: float = (foot - max(bottoms)) / line
    return round(empty)


@contextmanager
def level(breaker: Breaker) -> Iterator[None]:
    """While it lasts, WeasyPrint's facing pages end level where they can."""
    spreads = _Spreads(pages.remake_page, breaker)
    height = pages.page_height

    def shorter(page: Any, context: Any, containing_block_height: float) -> None:
        height(page, context, containing_block_height)
        page.height -= spreads.short
        page.margin_bottom += spreads.short

    pages.remake_page, pages.page_height = spreads.page, shorter
    try:
        yield
    finally:
        pages.remake_page, pages.page_height = spreads.make, height
