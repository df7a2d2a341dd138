"""A justified paragraph, broken into lines with care.

Its lines are laid out first and then looked at: where one has wide gaps, where a third in a row ends
with a divided word, or where a word would be divided at the turn of a page, the line is set a little
tighter or its word is left whole, or one of the lines before it gives its last word away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break

from pressroom.editions.pdf_set_lines import PLAIN, Breaker, How, SetLine

_WIDEST = 0.485  # of the size: a wider space between words is a gap
_ROW = 2  # lines in a row that may end with a divided word
_SQUEEZE = 0.035  # of the size, for each space: so much closer may words stand
_LOOSER = (0.05, 0.08, 0.11)  # of the size, for each space: so much wider to fill a line more
_APART = 0.02  # of the size, for each letter: more can be seen
_BACK = 8  # lines to look back
_AHEAD = 3  # lines beyond the end of the page, whose number decides where it ends
_SHORTEST = 4  # letters that a last line must have
_HYPHENS = ("-", "\N{HYPHEN}")
_LOOSE, _LADDER, _TURN = 1.0, 2.0, 1.0  # what faults weigh; a gap more, the wider it is


@dataclass(slots=True)
class Paragraph:
    """One paragraph on one page, beginning there or going on from the page before."""

    breaker: Breaker
    context: Any
    box: Any
    bottom_space: float
    containing_block: Any
    indent: float = 0.0
    key: tuple[Any, ...] = ()

    def planned(self, position_y: float, skip_stack: Any) -> list[SetLine]:
        """The lines as they are to stand, up to a few beyond the end of the page."""
        inline.resolve_percentages(self.box, self.containing_block)
        if skip_stack is None:
            inline.resolve_one_percentage(self.box, "text_indent", self.containing_block.width)
            self.indent = self.box.text_indent
        text = "".join(one.text for one in self.box.descendants() if hasattr(one, "text"))
        self.key = (self.box.element, self.box.element_tag, text, self.containing_block.width)
        _, row = self.breaker.known.get((*self.key, repr(skip_stack)), (PLAIN, 0))
        count = self.breaker.wishes.get(self.box.element)
        lines = self._in(count, position_y) if count and skip_stack is None else []
        if not lines:
            self._go_on(lines, position_y, skip_stack, row)
            self._mend_turn(lines, position_y, row)
        for before, found in zip([None, *lines], lines, strict=False):
            seen = before.row if before else row
            self.breaker.known[(*self.key, repr(found.start))] = (found.how, seen)
        return lines

    def _in(self, count: int, position_y: float) -> list[SetLine]:
        """The whole paragraph in so many lines, a little closer or wider all through.

        Empty where that cannot be done without a fault.
        """
        for wider in (-_SQUEEZE, *_LOOSER):
            lines: list[SetLine] = []
            y, start, row = position_y, None, 0
            while len(lines) <= count:
                plain = self._set(y, start, row, PLAIN)
                if plain is None:
                    break
                spaces = inline.count_expandable_spaces(plain.line)
                room = -wider * spaces * plain.line.style["font_size"]
                found = self._set(y, start, row, How(room=room))
                if found is None or found.cost or found.natural > found.available + max(0, room):
                    lines = []
                    break
                lines.append(found)
                if found.resume is None:
                    break
                y, start, row = y + found.line.height, found.resume, found.row
            if (
                len(lines) == count
                and lines[-1].resume is None
                and _letters(lines[-1]) >= _SHORTEST
            ):
                end = self._end_of_page(lines)
                if end is None or not _ends_divided(lines[end].line):
                    return lines
        return []

    def _go_on(self, lines: list[SetLine], position_y: float, start: Any, row: int) -> None:
        """Adds lines to the end of the paragraph, or until enough stand beyond the page's end."""
        beyond = 0
        while beyond <= _AHEAD:
            y = lines[-1].line.position_y + lines[-1].line.height if lines else position_y
            how, _ = self.breaker.known.get((*self.key, repr(start)), (PLAIN, 0))
            found = self._set(y, start, lines[-1].row if lines else row, how)
            if found is None:
                return
            lines.append(found)
            if found.cost and how == PLAIN:
                self._mend(lines, row)
            if lines[-1].resume is None:
                return
            start = lines[-1].resume
            bottom = lines[-1].line.position_y + lines[-1].line.height
            beyond += self.context.overflows_page(self.bottom_space, bottom)

    def _set(self, y: float, start: Any, row: int, how: How) -> SetLine | None:
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
            self.breaker.how = PLAIN
        if line is None:
            return None
        inline.handle_leader(self.context, line, self.containing_block)
        divided = resume is not None and _ends_divided(line)
        found = SetLine(
            line, start, resume, how, self.breaker.natural, self.breaker.available,
            row + 1 if divided else 0, absolute, fixed,
        )  # fmt: skip
        found.cost = self._cost(found)
        self.breaker.keep(key, found, x)
        return found

    def _cost(self, found: SetLine) -> float:
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

    def _others(self, found: SetLine) -> Iterator[How]:
        """Other ways to set a line, from the mildest on."""
        spaces = inline.count_expandable_spaces(found.line)
        squeeze = spaces * _SQUEEZE * found.line.style["font_size"]
        yield How(room=squeeze)
        if _ends_divided(found.line):
            yield How(whole=True)
            yield How(whole=True, room=squeeze)
        yield How(room=found.natural - found.available - 1)  # its end has no room any more

    def _mend(self, lines: list[SetLine], row: int) -> None:
        """Sets the last line otherwise, or one before it, where that costs less."""
        last = len(lines) - 1
        best, cost = list(lines), sum(one.cost for one in lines)
        for at in range(last, max(-1, last - _BACK - 1), -1):
            if at < last and lines[at].how != PLAIN:
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
        for at, found in enumerate(best):
            if found.cost and (apart := self._spread(found)):
                before = best[at - 1].row if at else row
                best[at] = self._set(found.line.position_y, found.start, before, apart) or found
        lines[:] = best

    def _spread(self, found: SetLine) -> How | None:
        """A line with letters so far apart that no gap is left, where that cannot be seen."""
        spaces = inline.count_expandable_spaces(found.line)
        letters = _letters(found)
        if found.resume is None or not spaces or found.row > _ROW:
            return None
        size = found.line.style["font_size"]
        width = self._space(found.line.style) + (found.available - found.natural) / spaces
        # a space loses what the letters gain, and gains what stands behind its own last letter
        apart = (width - _WIDEST * size) / ((letters - spaces) / spaces - 1)
        return replace(found.how, apart=apart) if 0 < apart < _APART * size else None

    def _again(
        self, lines: Sequence[SetLine], at: int, how: How, last: int, row: int
    ) -> list[SetLine]:
        """The lines with the one ``at`` set otherwise, and the next ones after it up to ``last``."""
        trial = list(lines[:at])
        y, start = lines[at].line.position_y, lines[at].start
        while len(trial) <= last:
            found = self._set(y, start, trial[-1].row if trial else row, how)
            if found is None:
                break
            if how != PLAIN and found.natural > found.available + max(how.room, 0):
                return []
            trial.append(found)
            if found.resume is None:
                break
            y, start, how = found.line.position_y + found.line.height, found.resume, PLAIN
        return trial

    def _mend_turn(self, lines: list[SetLine], position_y: float, row: int) -> None:
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

    def _end_of_page(self, lines: Sequence[SetLine]) -> int | None:
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


def _letters(found: SetLine) -> int:
    return sum(len(one.text) for one in found.line.descendants() if hasattr(one, "text"))


def _ends_divided(line: Any) -> bool:
    texts = [one.text for one in line.descendants() if hasattr(one, "text") and one.text]
    return bool(texts) and texts[-1].endswith(_HYPHENS)
