"""The words of a manuscript as pandoc reads them, and which of them an edition has not.

Our own reader has no part in it: what it loses is found. Words are runs of letters and digits,
whatever their case, so that quotation marks, dashes and spaces do not count.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypandoc
from alignment import stretches
from content import Content, bare, split

from pressroom.model.manuscript import Source
from pressroom.model.problem import Problem

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"""<!--.*?-->|<[/!?]?[A-Za-z](?:"[^"]*"|'[^']*'|[^<>"'])*>""", re.DOTALL)
# attributes that say something to a reader
_SAID = re.compile(r"""\b(?:caption|file-name|filename|summary|label)=(?:"([^"]*)"|'([^']*)')""")
_FORMULA = "\N{OBJECT REPLACEMENT CHARACTER}"
_EQUATION_ID = re.compile(rf"{_FORMULA}\s*\{{#eq[-:][^{{}}]*\}}")
_REFERENCE = re.compile(r"(?:fig|tbl|eq|sec|lst)[-:]", re.IGNORECASE)
# a cell of Quarto or R Markdown, whose fence pandoc by itself takes for marks of code in a line
_CELL = re.compile(r"^([ \t>]*`{3,})[ \t]*\{\{?(\w+)([^{}\n]*)\}\}?[ \t]*$", re.MULTILINE)
_OUR_CELL = re.compile(r"\{\.(\w+) \.cell\}")
_OPTION = re.compile(r"[ \t]*(?:#|//|--|%%)\|[ \t]?(?:([\w.-]+):)?(.*)")
_PICTURE = re.compile(r"\s*(?:knitr::)?include_graphics\(\s*[\"'][^\"']+[\"'][^()]*\)\s*")
_HIDDEN = re.compile(r"[ \t]*#(?: |$)")
_PART = re.compile(r"\((?:PART|APPENDIX)\*?\)\s*")
_LABEL = re.compile(r"\\label\{[^{}]*\}")
_TOGETHER = (12, 6, 3, 2, 1)  # words of a long loss that show where it stands
_NEAR = 3_000  # words; a caption may stand on the other side of a long listing


@dataclass(slots=True)
class Told:
    """What is in a file: ``text`` in order, that of its ``notes``, what its images show, formulas."""

    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Loss:
    """Words that stand in a file, at one of the lines given, and in no edition."""

    file: str
    lines: tuple[int, ...]
    kind: str
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{next(iter(self.lines), 0)}: {self.kind} missing: {self.words}"


def words_of(text: str) -> list[str]:
    """The words of ``text``, without what only serves the breaking of lines."""
    return _WORD.findall(" ".join(split(text)).casefold())


def told_by_pandoc(source: Source, cited: frozenset[str]) -> Told:
    """What pandoc reads in a file; ``cited`` are the keys of the bibliography."""
    text = _CELL.sub(r"\1 {.\2 .cell}", source.text)
    command = [pypandoc.get_pandoc_path(), "--from=markdown-smart", "--to=json"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    tree = json.loads(done.stdout)
    told = Told()
    told.text.append(_EQUATION_ID.sub(" ", "".join(_walk(tree["blocks"], told, cited))))
    return told


def _walk(node: Any, told: Told, cited: frozenset[str]) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _walk(child, told, cited)
        return
    if not isinstance(node, dict) or "t" not in node:
        return
    kind: str = node["t"]
    content: Any = node.get("c")
    match kind:
        case "Str":
            yield content
        case "Space" | "SoftBreak" | "LineBreak":
            yield " "
        case "Code":
            yield content[1]
        case "CodeBlock":
            yield f"\n{_code(content[0], content[1], told)}\n"
        case "RawInline":
            yield _raw(*content, between="")
        case "RawBlock":
            yield _raw(*content, between=" ")
        case "Math" if "`" in content[1]:  # code binds tighter than dollars here
            yield content[1]
        case "Math":
            told.formulas.append(content[1])
            if content[0]["t"] == "DisplayMath":
                yield _FORMULA
        case "Note":
            told.notes.append("".join(_walk(content, told, cited)))
        case "Image":
            told.images.append("".join(_walk(content[1], told, cited)))
        case "Cite":
            yield from _cite(content, told, cited)
        case "Header":
            yield f"\n{_PART.sub('', ''.join(_walk(content, told, cited)))}\n"
        case "Para" | "Plain" if _is_figure(content):
            yield "\n"
            yield from _walk(content[0]["c"][1], told, cited)
            yield "\n"
        case "Figure":
            yield from _figure(content, told, cited)
        case "Table":
            yield from _table(content, told, cited)
        case _:
            if kind in _BLOCKS:
                yield "\n"
            yield from _walk(content, told, cited)
            if kind in _BLOCKS:
                yield "\n"


_BLOCKS = frozenset(
    "Para Plain BlockQuote OrderedList BulletList DefinitionList Div LineBlock".split()
)


def _figure(content: list[Any], told: Told, cited: frozenset[str]) -> Iterator[str]:
    yield "\n"
    yield from _walk(content[1], told, cited)
    yield "\n"
    alone = len(content[2]) == 1 and _is_figure(content[2][0].get("c"))
    if not alone:  # an image alone says the same as its caption
        yield from _walk(content[2], told, cited)


def _is_figure(content: Any) -> bool:
    return isinstance(content, list) and len(content) == 1 and content[0].get("t") == "Image"


def _table(content: list[Any], told: Told, cited: frozenset[str]) -> Iterator[str]:
    def rows(node: Any) -> Iterator[str]:
        for row in node:
            for cell in row[1]:
                yield "\n"
                yield from _walk(cell[4], told, cited)

    yield "\n"
    yield from _walk(content[1], told, cited)
    yield from rows(content[3][1])
    for body in content[4]:
        yield from rows(body[2])
        yield from rows(body[3])
    yield from rows(content[5][1])
    yield "\n"


def _code(attributes: list[Any], text: str, told: Told) -> str:
    """Code without the lines that are for a program: Rust's hidden ones, the options of a cell.

    Of a cell that only shows a file, what is said of the image.
    """
    classes = attributes[1]
    lines = _OUR_CELL.sub(r"{\1}", text).split("\n")  # such as in an example of a cell
    if any(re.match(r"rust\b", name) for name in classes):
        lines = [line for line in lines if not _HIDDEN.match(line)]
    said = [value for key, value in attributes[2] if key in ("caption", "title", "filename")]
    if "cell" in classes:
        captions, alts = _said(lines, "cap", "subcap"), _said(lines, "alt")
        lines = [line for line in lines if not _OPTION.match(line)]
        if _PICTURE.fullmatch("\n".join(lines)) and captions + alts:
            told.images.append(" ".join(alts))
            lines, alts = [], []
        said += captions + alts
    return "\n".join([*said, *lines])


def _said(lines: list[str], *kinds: str) -> list[str]:
    """What the options of a cell that end in one of ``kinds`` say, over several lines too."""
    key, out = "", []
    for line in lines:
        if option := _OPTION.match(line):
            key = option[1] or key
            if re.split(r"[-.]", key)[-1] in kinds:
                out.append(option[2])
    return out


def _raw(form: str, text: str, *, between: str) -> str:
    if form != "html":
        return text
    said = [one or other for tag in _TAG.findall(text) for one, other in _SAID.findall(tag)]
    return html.unescape(" ".join([*said, _TAG.sub(between, text)]))


def _cite(content: list[Any], told: Told, cited: frozenset[str]) -> Iterator[str]:
    """What stands around the keys; the words as written where they are no keys."""
    citations, written = content
    keys = [one["citationId"] for one in citations]
    if all(key in cited or _REFERENCE.match(key) for key in keys):
        for one in citations:
            yield " "
            yield from _walk(one["citationPrefix"], told, cited)
            yield " "
            yield from _walk(one["citationSuffix"], told, cited)
        yield " "
    else:
        yield from _walk(written, told, cited)


def losses(
    sources: Sequence[Source], told: Sequence[Told], edition: Content, problems: Iterable[Problem]
) -> list[Loss]:
    """What the files have and the edition has not, where no problem tells of it."""
    text = words_of(" ".join(edition.words))
    notes = words_of(" ".join(word for _, words in edition.notes for word in words))
    shown = f" {' '.join([*words_of(' '.join(edition.images)), *text])} "
    formulas = {bare(one) for one in edition.formulas}
    out = [*_lost("text", [one.text for one in told], text, sources)]
    out += _lost("notes", [one.notes for one in told], notes, sources)
    for source, one in zip(sources, told, strict=True):
        for image in map(words_of, one.images):
            if f" {' '.join(image)} " not in shown:
                out.append(_loss(source, "images", image))
        for formula in one.formulas:
            if _tex(formula) not in formulas:
                out.append(_loss(source, "formulas", words_of(formula)))
    spans = list(_spans(problems, sources))
    return [one for one in out if not _explained(one, spans)]


def _tex(formula: str) -> str:
    """A formula without spaces, and without its label, which is an id in an edition."""
    return bare(_LABEL.sub("", formula))


def _loss(source: Source, kind: str, words: Sequence[str]) -> Loss:
    return Loss(str(source.path), _lines(source, words), kind, " ".join(words))


def _lost(
    kind: str, texts: list[list[str]], have: list[str], sources: Sequence[Source]
) -> Iterator[Loss]:
    wanted: list[str] = []
    owner: list[int] = []
    for at, parts in enumerate(texts):
        words = [word for text in parts for word in words_of(text)]
        wanted += words
        owner += [at] * len(words)
    differing = stretches(wanted, have)
    extra = [(start, have[start:end]) for _, _, start, end in differing]
    for first, last, start, end in differing:
        if "".join(wanted[first:last]) == "".join(have[start:end]):  # divided otherwise
            continue
        for begin, stop in _by_file(first, last, owner):
            words = wanted[begin:stop]
            near = (others for at, others in extra if abs(at - start) < _NEAR)
            if not any(_holds(others, words) for others in near):  # else it stands elsewhere there
                yield _loss(sources[owner[begin]], kind, words)


def _holds(others: list[str], words: list[str]) -> bool:
    """Whether words are among others in their order, or are these in another."""
    inside = f" {' '.join(words)} " in f" {' '.join(others)} "
    return inside or sorted(words) == sorted(others)


def _by_file(first: int, last: int, owner: list[int]) -> Iterator[tuple[int, int]]:
    begin = first
    for at in range(first + 1, last + 1):
        if at == last or owner[at] != owner[begin]:
            yield begin, at
            begin = at


def _lines(source: Source, words: Sequence[str]) -> tuple[int, ...]:
    """The lines on which the words stand in the file, or as many of them as are found together."""
    text = source.text.casefold()
    for count in (len(words), *(n for n in _TOGETHER if n < len(words))):
        for at in range(len(words) - count + 1):
            run = r"[\W_]+".join(map(re.escape, words[at : at + count]))
            if found := [source.place(one.start()).line for one in re.finditer(run, text)]:
                return tuple(found)
    return ()


Span = tuple[str, int, int]  # a file, and the first and last of the lines that a problem is about


def _spans(problems: Iterable[Problem], sources: Sequence[Source]) -> Iterator[Span]:
    by_path = {source.path: source for source in sources}
    for one in problems:
        if one.place:
            source = by_path.get(one.place.path)
            last = source.place(one.place.end).line if source else one.place.line
            yield str(one.place.path), one.place.line, last


def _explained(one: Loss, spans: list[Span]) -> bool:
    return any(
        file == one.file and any(first <= line <= last for line in one.lines)
        for file, first, last in spans
    )
