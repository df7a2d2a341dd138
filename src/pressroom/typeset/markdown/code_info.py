"""What is said of lines of code, behind the fence and in their first lines, by many conventions.

pandoc: ``{.python #id .numberLines startFrom="10"}``. Quarto: ``{python}`` with ``#| key: value``
below. mdBook and rustdoc: ``rust,ignore``. Docusaurus: ``js {1,3-5} title="a.js"``. Material for
MkDocs: ``python hl_lines="2 3" linenums="1"``.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from pressroom.typeset.markdown.attributes import Attributes, read

_MOST_LINES = 100_000
_LONGEST_RANGES = 1_000  # letters; each range may be long
_PAIR = re.compile(r"""([^\W\d][\w.-]*)=(?:"([^"]*)"|'([^']*)'|\{([^{}]*)\}|([^\s{}"']+))""")
_WORD = re.compile(r"[^\s{]+|\{\S*")
_RANGES = re.compile(r"\{([\d\s,-]+)\}")
_CELL = re.compile(r"\{\{?([A-Za-z][\w+.-]*)(?:[\s,]([^{}]*))?\}\}?")
_IN_CELL = re.compile(r"""([^\W\d][\w.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s{},"']+))""")
_CHUNK = re.compile(r"\s*(\w[\w-]*)[ \t]*(?:,|$)")
_OPTION = re.compile(r"(?:#|//|--|%%|%|;)\|[ \t]?(?P<rest>.*)")
_KEY = re.compile(r"([\w.-]+):[ \t]*(.*)")

_NUMBERED = frozenset({"numberlines", "number-lines", "linenos", "linenumbers", "showlinenumbers"})
# words that say how code is treated, never in which language it is
_FLAGS = _NUMBERED | {"lineanchors", "line-anchors", "cell-code", "sourcecode"}
_NUMBERS = ("linenums", "linenos", "code-line-numbers", "showLineNumbers")
_NO_NUMBERS = frozenset({"", "0", "false", "none"})
_STARTS = ("startFrom", "start-from", "linenostart", "linenums")
_MARKS = ("hl_lines", "hl-lines", "highlight", "emphasize-lines", "code-line-numbers")
_CAPTIONS = ("caption", "lst-cap", "fig-cap", "fig.cap", "tbl-cap")
_FILES = ("filename", "title")
KEYS = (*_NUMBERS, *_STARTS, *_MARKS, *_CAPTIONS, *_FILES, "hidelines")


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What is known of a listing, and its ``text`` without the lines that only tell about it.

    ``given`` are the attributes as written; ``first_line`` is None where lines are not numbered,
    and ``marked`` are counted from 1. ``cell``: a program such as Quarto would run the code;
    ``options`` is all that it says as key and value.
    """

    text: str
    language: str | None
    given: Attributes
    id: str | None
    first_line: int | None
    marked: tuple[int, ...]
    caption: str
    file: str
    cell: bool
    options: dict[str, str]


def read_code(info: str, text: str) -> CodeInfo:
    """What ``info``, the words behind the fence, and the code's own first lines say."""
    said = _Said()
    said.read(html.unescape(info.strip()))
    given = Attributes(said.id, tuple(said.classes), dict(said.pairs), tuple(said.bare))
    said.pairs |= said.options
    if said.cell:
        options, text = _options(text)
        said.pairs |= options
        label = options.get("lst-label") or options.get("label", "")
        if re.match(r"(?:lst|fig|tbl)[-:]", label):  # other labels name the cell, not a place
            said.id = said.id or label
    language = said.cell or said.language
    flags = {word.lower() for word in (*said.words[1:], *said.classes)}
    first_line = None
    if flags & _NUMBERED or said.first(_NUMBERS).lower() not in _NO_NUMBERS:
        start = said.first(_STARTS)
        first_line = int(start) if start.isdecimal() and len(start) < 7 else 1
    return CodeInfo(
        _shown(text, said.hidden), language or None, given, said.id, first_line,
        _numbers(said.ranges or said.first(_MARKS)), said.first(_CAPTIONS), said.first(_FILES),
        bool(said.cell), said.pairs,
    )  # fmt: skip


class _Said:
    """The words behind a fence, sorted."""

    def __init__(self) -> None:
        self.id: str | None = None
        self.cell = self.ranges = ""
        self.words: list[str] = []
        self.classes: list[str] = []
        self.bare: list[str] = []
        self.pairs: dict[str, str] = {}
        self.options: dict[
            str, str
        ] = {}  # of a cell; those that only its program knows are no fault

    def read(self, text: str) -> None:
        at = 0
        while at < len(text):
            if text[at].isspace():
                at += 1
            elif listed := read(text, at):
                self._take(listed[0])
                at = listed[1]
            elif ranges := _RANGES.match(text, at):
                self.ranges, at = ranges[1], ranges.end()
            elif not self.words and (cell := _CELL.match(text, at)):
                self.cell, at = cell[1], cell.end()
                self.options = dict(map(_option, _IN_CELL.finditer(cell[2] or "")))
                self._label(cell[2] or "")
            elif self.words and (pair := _PAIR.match(text, at)):
                self.pairs |= dict([_pair(pair)])
                at = pair.end()
            elif word := _WORD.match(text, at):
                self.words.append(word[0])
                at = word.end()

    def _label(self, words: str) -> None:
        """The label of a chunk with a caption is that of its figure, as in bookdown."""
        label = _CHUNK.match(words)
        name = label[1] if label else self.options.get("label", "")
        if name and any(self.options.get(key) for key in _CAPTIONS):
            self.id = "fig-" + re.sub(r"[^\w-]", "-", name)

    def _take(self, found: Attributes) -> None:
        self.id = found.id or self.id
        self.classes += found.classes
        self.bare += found.words
        self.pairs |= found.pairs

    def first(self, keys: tuple[str, ...]) -> str:
        return next((self.pairs[key] for key in keys if self.pairs.get(key)), "")

    @property
    def language(self) -> str:
        if self.words:
            return self.words[0].partition(",")[0]
        return next((name for name in self.classes if name.lower() not in _FLAGS), "")

    @property
    def hidden(self) -> str:
        """What a line begins with that mdBook would hide."""
        for word in self.words[0].split(",") if self.words else ():
            if word.startswith("hidelines="):
                return word.partition("=")[2]
        return self.pairs.get("hidelines") or ("#" if self.language == "rust" else "")


def _pair(found: re.Match[str]) -> tuple[str, str]:
    name, *values = found.groups()
    return str(name), next((value for value in values if value), "")


def _option(found: re.Match[str]) -> tuple[str, str]:
    """An option of a cell; words without quotation marks are a program's, which is not run."""
    computed = found[4] and found[1].endswith(("cap", "caption", "alt"))
    return (found[1], "") if computed else _pair(found)


def _options(text: str) -> tuple[dict[str, str], str]:
    """The options that a cell begins with, as ``#| key: value``, and the code below them."""
    lines = text.split("\n")
    options: dict[str, str] = {}
    key, count = "", 0
    while count < len(lines) and (option := _OPTION.match(lines[count])):
        count += 1
        if pair := _KEY.match(option["rest"]):
            key, value = pair[1], pair[2].strip()
            options[key] = "" if value in ("|", ">", "|-", ">-") else _unquoted(value)
        elif key:
            options[key] = f"{options[key]} {option['rest'].strip()}".strip()
    return options, "\n".join(lines[count:])


def _unquoted(value: str) -> str:
    quote = value[:1]
    if len(value) > 1 and quote in ('"', "'") and value.endswith(quote):
        return value[1:-1].replace('\\"', '"') if quote == '"' else value[1:-1].replace("''", "'")
    return value


def _shown(text: str, hidden: str) -> str:
    """``text`` without the lines that begin with ``hidden`` and a space, as mdBook shows it.

    In Rust two of the signs stand for one that is shown, and ``#[…]`` is code.
    """
    if not hidden:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.lstrip()
        if hidden == "#" and bare.startswith("##"):
            lines.append(line.replace("##", "#", 1))
        elif hidden == "#":
            if bare != "#" and not bare.startswith("# "):
                lines.append(line)
        elif not bare.startswith(hidden):
            lines.append(line)
    return "\n".join(lines)


def _numbers(text: str) -> tuple[int, ...]:
    """The lines in ``1,3-5``, ``[2, 3]``, ``2 3`` or ``1|3-5``; none where other words stand."""
    if len(text) > _LONGEST_RANGES or re.search(r"[^\d\s,;|\[\]-]", text):
        return ()
    out: set[int] = set()
    for first, last in re.findall(r"(\d{1,6})(?:-(\d{1,6}))?", text):
        out.update(range(int(first), min(int(last or first), int(first) + _MOST_LINES) + 1))
    return tuple(sorted(out))
