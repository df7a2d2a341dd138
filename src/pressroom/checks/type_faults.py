"""What is wrong with the type of a PDF, line by line and page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median, mode

from pressroom.checks import type_rules as rules
from pressroom.checks.type_lines import Line
from pressroom.checks.type_pages import Sheet, Text
from pressroom.model.problem import Rule

LADDER = 2  # divided lines in a row that may be
LOOSE, TIGHT = 0.5, 0.14  # spaces between words, in the size of the type
OFF_GRID = 0.5  # points
FEW_LINES = 5
SHORTEST, LONGEST = 45, 75  # characters
NOTE = 0.92  # of the size of the text: what is smaller is a note
_WORD = re.compile(r"[^\W\d_]{2}")  # the number of a formula stands at half its height
_LEVEL = 0.5  # points by which facing pages may differ


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of type: on which page (as its ``label`` and in the file), in which line, the words."""

    rule: Rule
    page: int
    label: str
    line: int
    base: float
    message: str
    words: str


def findings(text: Text) -> Iterator[Finding]:
    """All faults, by rule and page."""
    yield from _measure(text)
    yield from _grid(text)
    for paragraph in text.paragraphs:
        yield from _page_ends(text, paragraph)
        yield from _hyphens(text, paragraph)
    if text.justified:
        yield from _spacing(text)
    yield from _short_pages(text)
    yield from _facing(text)
    yield from _letters(text)


def _found(text: Text, rule: Rule, line: Line, what: str) -> Finding:
    sheet = text.sheets[line.page]
    where = f"{sheet.name}, line {line.number}"
    return Finding(
        rule, line.page + 1, sheet.page.label, line.number, round(line.base, 1),
        f'{what} on {where}: "{line.text}"', line.text,
    )  # fmt: skip


def _on_page(rule: Rule, sheet: Sheet, what: str) -> Finding:
    return Finding(rule, sheet.page.number, sheet.page.label, 0, 0, what, "")


def full_lines(text: Text) -> list[Line]:
    """Lines from edge to edge: those that tell how many characters fit the measure."""
    ends = {id(paragraph[-1]) for paragraph in text.paragraphs}
    return [
        line for sheet in text.sheets for line in sheet.body
        if id(line) not in ends and text.is_full(line)
    ]  # fmt: skip


def _measure(text: Text) -> Iterator[Finding]:
    counts = [len(line.text) for line in full_lines(text)]
    if counts and not SHORTEST <= mean(counts) <= LONGEST:
        what = f"lines have {mean(counts):.0f} characters on average"
        yield _on_page(rules.MEASURE, text.sheets[0], what)


def off_grid(text: Text) -> list[tuple[Sheet, list[Line]]]:
    """The body lines that stand beside the grid, page by page."""
    phases = [
        round(line.base % text.leading, 1) % text.leading
        for sheet in text.sheets for line in sheet.body
    ]  # fmt: skip
    if not phases:
        return []
    phase = mode(phases)
    found = []
    for sheet in text.sheets:
        if len(sheet.body) < FEW_LINES:
            continue  # a title page or the like has its own order
        beside = [
            line for line in sheet.body
            if _WORD.search(line.text) and _beside(line.base - phase, text.leading) > OFF_GRID + 0.05
        ]  # fmt: skip
        if beside:
            found.append((sheet, beside))
    return found


def _beside(height: float, leading: float) -> float:
    """How far a height is from that of whole lines, above or below."""
    above = height % leading
    return min(above, leading - above)


def _grid(text: Text) -> Iterator[Finding]:
    for _, lines in off_grid(text):
        yield _found(text, rules.GRID, lines[0], f"{_lines(len(lines))} off the grid, the first")


def _page_ends(text: Text, paragraph: Sequence[Line]) -> Iterator[Finding]:
    pages = [line.page for line in paragraph]
    if pages[0] == pages[-1]:
        return
    # one line at the head of a page, or at its foot, and not the whole page's text
    if pages.count(pages[-1]) == 1 and len(text.sheets[pages[-1]].body) > 1:
        yield _found(text, rules.WIDOW, paragraph[-1], "a last line stands alone")
    if pages.count(pages[0]) == 1 and len(text.sheets[pages[0]].body) > 1:
        yield _found(text, rules.ORPHAN, paragraph[0], "a first line stands alone")


def _hyphens(text: Text, paragraph: Sequence[Line]) -> Iterator[Finding]:
    row = 0
    for at, line in enumerate(paragraph):
        row = row + 1 if line.divided else 0
        after = paragraph[at + 1] if at + 1 < len(paragraph) else None
        if row > LADDER and not (after and after.divided):
            yield _found(text, rules.LADDER, line, f"{row} divided lines in a row, the last")
        if line.divided and after and after.page != line.page:
            if text.sheets[line.page].page.recto:
                yield _found(text, rules.TURN, line, "a word is divided")


def _spacing(text: Text) -> Iterator[Finding]:
    ends = {id(paragraph[-1]) for paragraph in text.paragraphs}
    for sheet in text.sheets:
        for line in sheet.body:
            if id(line) in ends or not line.spaces or not text.is_filled(line):
                continue
            space = median(line.spaces) / text.size  # a formula between words is no space
            if space > LOOSE:
                yield _found(text, rules.LOOSE, line, f"spaces of {space:.2f} em")
            elif space < TIGHT:
                yield _found(text, rules.TIGHT, line, f"spaces of {space:.2f} em")


def _short_pages(text: Text) -> Iterator[Finding]:
    sheets = text.sheets
    for before, sheet, after in zip(sheets, sheets[1:], [*sheets[2:], None], strict=False):
        few = len(sheet.lines) < FEW_LINES and len(sheet.body) == len(sheet.lines)
        goes_on = _runs_on(text, before, sheet)
        if few and goes_on and (after is None or not _runs_on(text, sheet, after)):
            what = f"only {_lines(len(sheet.lines))}"
            yield _found(text, rules.SHORT_PAGE, sheet.lines[0], what)


def _runs_on(text: Text, sheet: Sheet, after: Sheet) -> bool:
    """Whether running text goes on from one page to the next, with no heading or figure between."""
    if not sheet.body or not after.body:
        return False
    first, last = after.lines[0], _last_of_text(text, sheet)
    if first is not after.body[0] or last is not sheet.body[-1]:
        return False
    # where a page begins lower than others it opens a section
    top = max(one.body[0].base for one in text.sheets if one.body)
    return top - first.base < 0.75 * text.leading


def _last_of_text(text: Text, sheet: Sheet) -> Line | None:
    """The last line above the notes."""
    return next((line for line in reversed(sheet.lines) if not _is_note(text, line)), None)


def _is_note(text: Text, line: Line) -> bool:
    """Whether a line is of a note: by its tag, or smaller than the text where no tag tells else."""
    if line.owner and {"Note", "FENote"} & {line.owner.kind, *line.owner.within}:
        return True
    return (line.owner is None or line.owner.is_text) and line.size < NOTE * text.size


def _facing(text: Text) -> Iterator[Finding]:
    sheets = text.sheets
    for verso, recto, after in zip(sheets, sheets[1:], [*sheets[2:], None], strict=False):
        if verso.page.recto or not recto.page.recto or after is None:
            continue
        if not (_runs_on(text, verso, recto) and _runs_on(text, recto, after)):
            continue
        last = [_lowest(text, sheet) for sheet in (verso, recto)]
        noted = last[0] is not verso.body[-1] or last[1] is not recto.body[-1]
        apart = last[0].base - last[1].base
        if abs(apart) > (text.leading / 2 if noted else _LEVEL):
            shorter = verso if apart > 0 else recto
            lines = round(abs(apart) / text.leading)
            what = _lines(lines) if lines else "less than a line"
            yield _on_page(
                rules.UNEVEN, shorter, f"{shorter.name} ends {what} above the page that faces it"
            )


def _lowest(text: Text, sheet: Sheet) -> Line:
    """The last line above the folio: a note, too, that some tools leave out of their tags."""
    lines = [line for line in sheet.page.lines if line.owner or line.base >= text.foot]
    return min(lines, key=lambda line: line.base)


def _letters(text: Text) -> Iterator[Finding]:
    for sheet in text.sheets:
        for rule, has, what in (
            (rules.FALSE_ITALIC, [line for line in sheet.lines if line.slanted], "oblique letters"),
            (rules.FALSE_BOLD, [line for line in sheet.lines if line.stroked], "stroked letters"),
            (rules.FALSE_CAPITALS, [line for line in sheet.lines if line.small_caps],
             "capitals made smaller"),
        ):  # fmt: skip
            if has:
                yield _found(text, rule, has[0], what)
        if sheet.page.missing:
            count = sheet.page.missing
            times = "a missing glyph" if count == 1 else f"{count} missing glyphs"
            yield _on_page(rules.NO_GLYPH, sheet, f"{sheet.name} shows {times}")


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
