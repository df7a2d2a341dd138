"""Paragraphs whose lines are broken with care.

WeasyPrint fills each line with as much as there is room for, and never looks back. Here the lines of
a paragraph are laid out first and then looked at: where a line has wide gaps, where a third line in a
row ends with a divided word, or where a word would be divided at the turn of a page, the line is set
a little tighter or its word is left whole, or one of the lines before it gives its last word away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.text import line_break

_WIDEST = 0.485  # of the size: a wider space between words is a gap
_ROW = 2  # lines in a row that may end with a divided word
_SQUEEZE = 0.035  # of the size, for each space: so much closer may words stand
_APART = 0.02  # of the size, for each letter: more can be seen
_BACK = 3  # lines to look back
_KEPT = 600  # lines: some pages
_AHEAD = 3  # lines beyond the end of the page, whose number decides where it ends
_HYPHENS = ("-", "\N{HYPHEN}")
_LOOSE, _LADDER, _TURN = 1.0, 2.0, 1.0  # what faults weigh; a gap more, the wider it is


@dataclass(frozen=True, slots=True)
class _How:
    """How a line is set: words whole, and pixels more or less for it, and between its letters."""

    whole: bool = False
    room: float = 0.0
    apart: float = 0.0


_PLAIN = _How()
_PLAIN_BOXES = (boxes.TextBox, boxes.InlineBox, boxes.LineBox)


@dataclass(slots=True)
class _Set:
    """A line as it was set, and what it needs to be set otherwise. ``row`` counts divided lines."""

    line: Any
    start: Any
    resume: Any
    how: _How
    natural: float
    available: float
    row: int
    absolute: list[Any]
    fixed: list[Any]
    cost: float = 0.0


@dataclass(slots=True)
class Breaker:
    """Takes the place of WeasyPrint's way through a paragraph. ``known``: how lines were set before.

    A paragraph goes on over the turn of a page, and is begun again there: what was found for a line
    holds, so that as many lines follow as were counted.
    """

    how: _How = _PLAIN
    natural: float = 0.0
    available: float = 0.0
    known: dict[tuple[Any, ...], tuple[_How, int]] = field(default_factory=dict)
    spaces: dict[tuple[Any, ...], float] = field(default_factory=dict)
    kept: dict[tuple[Any, ...], tuple[_Set, float]] = field(default_factory=dict)

    def keep(self, key: tuple[Any, ...], found: _Set, x: float) -> None:
        """Keeps a copy of a line, which the next page or another trial may ask for again."""
        plain = all(isinstance(one, _PLAIN_BOXES) for one in found.line.descendants())
        if plain and not found.absolute and not found.fixed:
            if len(self.kept) > _KEPT:
                for old in list(self.kept)[: _KEPT // 2]:
                    del self.kept[old]
            self.kept[key] = replace(found, line=found.line.deepcopy()), x

    def seen(self, key: tuple[Any, ...], x: float, y: float) -> _Set | None:
        """A line that was set before, at its new place."""
        if key not in self.kept:
            return None
        found, before = self.kept[key]
        line = found.line.deepcopy()
        line.translate(x - before, y - line.position_y)
        return replace(found, line=line, absolute=[], fixed=[])

    def lines(
        self, context: Any, box: Any, position_y: float, bottom_space: float, skip_stack: Any,
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
        one = _Paragraph(self, context, box, bottom_space, containing_block)
        for found in one.planned(position_y, skip_stack):
            absolute_boxes.extend(found.absolute)
            fixed_boxes.extend(found.fixed)
            yield found.line, found.resume


_THEIRS = inline.iter_line_boxes


def _is_filled(box: Any) -> bool:
    style = box.style
    return bool(
        style["text_align_all"] == "justify"
        and style["hyphens"] == "auto"
        and style["direction"] == "ltr"
        and style["white_space"] == "normal"
    )


@dataclass(slots=True)
class _Paragraph:
    breaker: Breaker
    context: Any
    box: Any
    bottom_space: float
    containing_block: Any
    indent: float = 0.0
    key: tuple[Any, ...] = ()

    def planned(self, position_y: float, skip_stack: Any) -> list[_Set]:
        """The lines as they are to stand, up to a few beyond the end of the page."""
        inline.resolve_percentages(self.box, self.containing_block)
        if skip_stack is None:
            inline.resolve_one_percentage(self.box, "text_indent", self.containing_block.width)
            self.indent = self.box.text_indent
        text = "".join(one.text for one in self.box.descendants() if hasattr(one, "text"))
        self.key = (self.box.element, self.box.element_tag, text, self.containing_block.width)
        _, row = self.breaker.known.get((*self.key, repr(skip_stack)), (_PLAIN, 0))
        lines: list[_Set] = []
        self._go_on(lines, position_y, skip_stack, row)
        self._mend_turn(lines, position_y, row)
        for before, found in zip([None, *lines], lines, strict=False):
            seen = before.row if before else row
            self.breaker.known[(*self.key, repr(found.start))] = (found.how, seen)
        return lines

    def _go_on(self, lines: list[_Set], position_y: float, start: Any, row: int) -> None:
        """Adds lines to the end of the paragraph, or until enough stand beyond the page's end."""
        beyond = 0
        while beyond <= _AHEAD:
            y = lines[-1].line.position_y + lines[-1].line.height if lines else position_y
            how, _ = self.breaker.known.get((*self.key, repr(start)), (_PLAIN, 0))
            found = self._set(y, start, lines[-1].row if lines else row, how)
            if found is None:
                return
            lines.append(found)
            if found.cost and how == _PLAIN:
                self._mend(lines, row)
            if lines[-1].resume is None:
                return
            start = lines[-1].resume
            bottom = lines[-1].line.position_y + lines[-1].line.height
            beyond += self.context.overflows_page(self.bottom_space, bottom)

    def _set(self, y: float, start: Any, row: int, how: _How) -> _Set | None:
        """One line; None where there is nothing left."""
        key = (*self.key, repr(start), how)
        x = self.containing_block.content_box_x()
        if seen := self.breaker.seen(key, x, y):
            seen.row = row + 1 if seen.row else 0
            seen.cost = self._cost(seen)
            return seen
        self.box.text_indent = self.indent if start is None else 0
        absolute: list[Any] = []
        fixed: list[Any] = []
        self.breaker.how = how
        try:
            line, resume = inline.get_next_linebox(
                self.context, self.box, y, self.bottom_space, start, self.containing_block,
                absolute, fixed, None, None,
            )  # fmt: skip
        finally:
            self.breaker.how = _PLAIN
        if line is None:
            return None
        inline.handle_leader(self.context, line, self.containing_block)
        divided = resume is not None and _ends_divided(line)
        found = _Set(
            line, start, resume, how, self.breaker.natural, self.breaker.available,
            row + 1 if divided else 0, absolute, fixed,
        )  # fmt: skip
        found.cost = self._cost(found)
        self.breaker.keep(key, found, x)
        return found

    def _cost(self, found: _Set) -> float:
        cost = _LADDER if found.row > _ROW else 0.0
        if found.resume is not None and (spaces := inline.count_expandable_spaces(found.line)):
            size = found.line.style["font_size"]
            more = (found.available - found.natural) / spaces
            space = (self._space(found.line.style) + more) / size
            if space > _WIDEST:
                cost += _LOOSE * (1 + 10 * (space - _WIDEST))
        return cost

    def _space(self, style: Any) -> float:
        """The width of a space as the font has it, in pixels."""
        key = (*map(str, style["font_family"]), style["font_size"], style["font_style"],
               style["font_weight"], style["word_spacing"])  # fmt: skip
        if key not in self.breaker.spaces:
            width = line_break.split_first_line("\N{NO-BREAK SPACE}", style, self.context, None, 0)
            self.breaker.spaces[key] = width[3]
        return self.breaker.spaces[key]

    def _others(self, found: _Set) -> Iterator[_How]:
        """Other ways to set a line, from the mildest on."""
        spaces = inline.count_expandable_spaces(found.line)
        squeeze = spaces * _SQUEEZE * found.line.style["font_size"]
        yield _How(room=squeeze)
        if _ends_divided(found.line):
            yield _How(whole=True)
            yield _How(whole=True, room=squeeze)
        yield _How(room=found.natural - found.available - 1)  # its end has no room any more

    def _mend(self, lines: list[_Set], row: int) -> None:
        """Sets the last line otherwise, or one before it, where that costs less."""
        last = len(lines) - 1
        best, cost = list(lines), sum(one.cost for one in lines)
        for at in range(last, max(-1, last - _BACK - 1), -1):
            if at < last and lines[at].how != _PLAIN:
                continue
            for how in self._others(lines[at]):
                trial = self._again(lines, at, how, last, row)
                spent = sum(one.cost for one in trial)
                if trial and spent < cost - 1e-6:
                    best, cost = trial, spent
                if cost == 0:
                    break
            if cost == 0:
                break
        if cost and len(best) > last and (spread := self._spread(best[last])):
            best = self._again(best, last, spread, last, row) or best
        lines[:] = best

    def _spread(self, found: _Set) -> _How | None:
        """A line with letters so far apart that no gap is left, where that cannot be seen."""
        spaces = inline.count_expandable_spaces(found.line)
        letters = sum(len(one.text) for one in found.line.descendants() if hasattr(one, "text"))
        if found.resume is None or not spaces or found.row > _ROW:
            return None
        size = found.line.style["font_size"]
        width = self._space(found.line.style) + (found.available - found.natural) / spaces
        apart = (width - (_WIDEST - 0.025) * size) * spaces / (letters - spaces)
        return replace(found.how, apart=apart) if 0 < apart < _APART * size else None

    def _again(self, lines: Sequence[_Set], at: int, how: _How, last: int, row: int) -> list[_Set]:
        """The lines with the one ``at`` set otherwise, and the next ones after it up to ``last``."""
        trial = list(lines[:at])
        y, start = lines[at].line.position_y, lines[at].start
        while len(trial) <= last:
            found = self._set(y, start, trial[-1].row if trial else row, how)
            if found is None:
                break
            if how != _PLAIN and how.room < 0 and found.natural > found.available:
                return []
            trial.append(found)
            if found.resume is None:
                break
            y, start, how = found.line.position_y + found.line.height, found.resume, _PLAIN
        return trial

    def _mend_turn(self, lines: list[_Set], position_y: float, row: int) -> None:
        """Keeps a word whole that would be divided where the reader turns the page."""
        if not self.context.current_page or self.context.current_page % 2 == 0:
            return
        at = self._end_of_page(lines)
        if at is None or not _ends_divided(lines[at].line):
            return
        cost, whole = sum(one.cost for one in lines), None
        for back in range(at, max(-1, at - _BACK - 1), -1):
            for how in self._others(lines[back]):
                trial = self._again(lines, back, how, at, row)
                if not trial or len(trial) <= back:
                    continue
                if trial[-1].resume is not None:
                    self._go_on(trial, position_y, trial[-1].resume, row)
                end = self._end_of_page(trial)
                if end is None or _ends_divided(trial[end].line):
                    continue
                spent = sum(one.cost for one in trial)
                if spent < cost + _TURN and (whole is None or spent < whole[0]):
                    whole = spent, trial
                if spent <= cost:
                    break
            if whole and whole[0] <= cost:
                break
        if whole:
            lines[:] = whole[1]

    def _end_of_page(self, lines: Sequence[_Set]) -> int | None:
        """The last line that will stand on this page, where the paragraph goes on overleaf."""
        fits = 0
        for one in lines:
            bottom = one.line.position_y + one.line.height
            if self.context.overflows_page(self.bottom_space, bottom):
                break
            fits += 1
        rest = len(lines) - fits
        if not rest:
            return None
        widows = self.box.style["widows"]
        at = fits - 1 - max(0, widows - rest)
        return at if at >= 0 else None


def _ends_divided(line: Any) -> bool:
    texts = [one.text for one in line.descendants() if hasattr(one, "text") and one.text]
    return bool(texts) and texts[-1].endswith(_HYPHENS)


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
def careful() -> Iterator[None]:
    """While it lasts, WeasyPrint breaks justified paragraphs with care."""
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
    block.iter_line_boxes = breaker.lines
    try:
        yield
    finally:
        block.iter_line_boxes = _THEIRS
        line_break.pyphen.Pyphen.iterate = divide
        inline.avoid_collisions, inline.text_align = avoid, align
