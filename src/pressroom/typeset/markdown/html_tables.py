"""HTML tables: their rows and cells, whose content is read as Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from pressroom.model.block import Align
from pressroom.model.problem import Rule
from pressroom.typeset.markdown.table_layout import (
    MAX_CELLS,
    MAX_COLUMNS,
    Ahead,
    LaidCell,
    LaidRow,
    LaidTable,
    Strip,
    TableError,
    dedented,
)
from pressroom.typeset.rules import OPEN_COMMENT
from pressroom.typeset.table_rules import OPEN_TABLE, STRAY_WORDS, TOO_LARGE, WRONG_SPAN

_BEGINS = re.compile(r" {0,3}<table(?=[\s>]|$)", re.IGNORECASE)
# a comment, code, or a tag of a table; other tags belong to what is in a cell
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z) | (?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)
    | <(?P<end>/?)(?P<name>table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td)
      (?P<given>(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)/?>""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_GIVEN = re.compile(r"""([a-zA-Z:-]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_STYLE_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)", re.IGNORECASE)
_PERCENT = re.compile(r"(?:^|[\s;])(?:width\s*:\s*)?(\d{1,3}(?:\.\d+)?)%", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:p|div|ul|ol|dl|pre|blockquote|table|h[1-6]|hr|figure|details|aside|section)(?=[\s/>])",
    re.IGNORECASE,
)
_PARTS = ("thead", "tbody", "tfoot")
_MAX_LINES = 50_000


class _Tag(NamedTuple):
    name: str
    closes: bool
    given: dict[str, str]
    start: int
    end: int


def html_table(ahead: Ahead) -> LaidTable | None:
    """The HTML table that begins at the first line; None where there is none.

    It ends with the line of its end tag, empty lines in it or not. Raises TableError where that is
    missing, and where cells span too much or words stand outside of them.
    """
    if not _BEGINS.match(ahead[0] or ""):
        return None
    return _Reader(ahead).table()


class _Reader:
    def __init__(self, ahead: Ahead) -> None:
        self.ahead = ahead
        self.lines: list[str] = []
        depth = 0
        while depth or not self.lines:
            line = ahead[len(self.lines)]
            if line is None or len(self.lines) > _MAX_LINES:
                self.end = ahead.first + len(self.lines)
                raise self._error(OPEN_TABLE, "<table> is never closed", 0)
            self.lines.append(line)
            for tag in re.finditer(r"<(/?)table(?=[\s>])", line, re.IGNORECASE):
                depth += -1 if tag[1] else 1
        self.end = ahead.first + len(self.lines)
        self.text = "\n".join(self.lines)
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.parts: dict[str, list[LaidRow]] = {part: [] for part in _PARTS}
        self.widths: list[float] = []
        self.caption: list[Strip] = []
        self.table_id: str | None = None
        self.count = 0

    def _error(self, rule: Rule, message: str, position: int) -> TableError:
        return TableError(rule, message, self._line(position), self.end)

    def _line(self, position: int) -> int:
        if not position:
            return self.ahead.first
        return self.ahead.first + bisect_right(self.starts, position) - 1

    def table(self) -> LaidTable:
        tags = [*self._tags()]
        part, last, at = "tbody", 0, 0
        row: LaidRow | None = None
        while at < len(tags):
            tag = tags[at]
            self._no_words(last, tag.start)
            at += 1
            last = tag.end
            if tag.name == "table":
                if tag.closes:
                    break
                self.table_id = tag.given.get("id")
            elif tag.name in ("td", "th", "caption") and not tag.closes:
                at, stop, last = self._content(tags, at)
                if tag.name == "caption":
                    self.caption += self._strips(tag.end, stop)
                    continue
                if row is None:
                    row = self._new_row(part, tag)
                row.cells.append(self._cell(tag, stop))
            elif tag.name in _PARTS:
                part, row = "tbody" if tag.closes else tag.name, None
            elif tag.name == "tr":
                row = None if tag.closes else self._new_row(part, tag)
            elif tag.name == "col" and not tag.closes:
                self._column(tag)
        self._no_words(last, len(self.text))
        return self._laid()

    def _tags(self) -> Iterator[_Tag]:
        for found in _TAG.finditer(self.text):
            if found[0].startswith("<!--") and not found[0].endswith("-->"):
                raise self._error(OPEN_COMMENT, "comment is never closed", found.start())
            if found["name"]:
                given = {
                    one[1].lower(): unescape(one[2] or one[3] or one[4] or "")
                    for one in _GIVEN.finditer(found["given"])
                }
                yield _Tag(found["name"].lower(), bool(found["end"]), given, *found.span())

    def _no_words(self, start: int, end: int) -> None:
        """Between the cells there is nothing but space, comments and other tags."""
        rest = re.sub(r"<!--.*?(?:-->|\Z)|<[^<>]*>", " ", self.text[start:end], flags=re.DOTALL)
        if words := rest.split():
            position = self.text.index(words[0], start)
            raise self._error(STRAY_WORDS, f'"{words[0]}" stands in no cell of the table', position)

    def _content(self, tags: list[_Tag], at: int) -> tuple[int, int, int]:
        """The next tag after a cell, where the content ends, and where what follows begins.

        A table in the cell is a part of its content. End tags may be missing.
        """
        depth = 0
        while at < len(tags):
            tag = tags[at]
            if tag.name == "table":
                if tag.closes and not depth:
                    break
                depth += -1 if tag.closes else 1
            elif not depth:
                if tag.closes and tag.name in ("td", "th", "caption"):
                    return at + 1, tag.start, tag.end
                break
            at += 1
        stop = tags[at].start if at < len(tags) else len(self.text)
        return at, stop, stop

    def _new_row(self, part: str, tag: _Tag) -> LaidRow:
        row = LaidRow([], self._line(tag.start))
        self.parts[part].append(row)
        return row

    def _cell(self, tag: _Tag, stop: int) -> LaidCell:
        self.count += 1
        columns, rows = (self._span(tag, name) for name in ("colspan", "rowspan"))
        if self.count > MAX_CELLS:
            raise self._error(TOO_LARGE, f"table of more than {MAX_CELLS:,} cells", 0)
        content = self.text[tag.end : stop]
        blocks = re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", content) or _BLOCK.search(content)
        return LaidCell(
            self._strips(tag.end, stop),
            columns,
            rows,
            _align(tag.given),
            header=tag.name == "th",
            blocks=bool(blocks),
        )

    def _span(self, tag: _Tag, name: str) -> int:
        text = tag.given.get(name, "1").strip()
        most = MAX_COLUMNS if name == "colspan" else MAX_CELLS
        if not re.fullmatch(r"\d{1,9}", text) or int(text) > most:
            message = f'{name} of "{text[:20]}" is not allowed'
            raise self._error(WRONG_SPAN, message, tag.start)
        number = int(text)
        if name == "rowspan" and not number:  # all rows that are left
            return MAX_CELLS
        return max(number, 1)

    def _column(self, tag: _Tag) -> None:
        given = tag.given.get("width") or tag.given.get("style") or ""
        found = _PERCENT.search(given)
        self.widths += [float(found[1]) / 100 if found else 0.0] * self._span(tag, "span")

    def _strips(self, start: int, stop: int) -> list[Strip]:
        """The lines of a stretch of the text; the first has no indentation to lose."""
        first, last = self._line(start), self._line(max(start, stop))
        strips: list[Strip] = []
        for line in range(first, last + 1):
            begin = self.starts[line - self.ahead.first]
            low, high = max(start - begin, 0), min(stop, self.starts[line - self.ahead.first + 1])
            strips.append(self.ahead.strip(line - self.ahead.first, low, max(high - begin, low)))
        head = strips[0]
        text = head.text.lstrip()
        strips[0] = Strip(head.line, head.column + len(head.text) - len(text), text)
        return [*dedented(strips[:1]), *dedented(strips[1:])]

    def _laid(self) -> LaidTable:
        head, body, foot = (self.parts[part] for part in _PARTS)
        while not self.parts["thead"] and body and all(cell.header for cell in body[0].cells):
            head, body = [*head, body[0]], body[1:]
            if any(cell.rows > 1 for cell in head[-1].cells):
                continue
            break
        for rows in (head, body, foot):
            for at, row in enumerate(rows):
                for cell in row.cells:
                    cell.rows = min(cell.rows, len(rows) - at)
        widths = self.widths if self.widths and all(self.widths) else []
        return LaidTable(
            head, body, foot, (), widths, self.end, caption=self.caption, id=self.table_id
        )


def _align(given: dict[str, str]) -> Align | None:
    found = _STYLE_ALIGN.search(given.get("style", ""))
    match (found[1] if found else given.get("align", "")).lower():
        case "left":
            return "left"
        case "right":
            return "right"
        case "center":
            return "center"
        case _:
            return None
