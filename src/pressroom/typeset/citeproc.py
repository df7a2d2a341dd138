"""The one call of pandoc that renders all citations.

pandoc is given and gives back its own JSON tree (https://pandoc.org/filters.html); its citeproc
follows CSL 1.0.2.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata as packages
from pathlib import Path
from typing import Any

from pressroom.model.inline import Citation, CitationItem  # fmt: skip
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, PressroomError, Problem, problem
from pressroom.typeset import pandoc
from pressroom.typeset.bibliography import kind_of, scan
from pressroom.typeset.citation_rules import (
    BROKEN_BIBLIOGRAPHY,
    BROKEN_STYLE,
    PANDOC_STOPPED,
    REMARK,
)  # fmt: skip
from pressroom.typeset.csl import Style
from pressroom.typeset.kept import keep, name_of, recall
from pressroom.typeset.pandoc_inlines import Json, inlines_of

TIMEOUT = pandoc.TIMEOUT
MEMORY = pandoc.MEMORY
PACKAGE = "pypandoc_binary"
_KEPT = 1  # the form of what is kept
_MODES = {
    "normal": "NormalCitation",
    "author-in-text": "AuthorInText",
    "suppress-author": "SuppressAuthor",
}
# "p." is known to citeproc in English only; a bare number is a page in every language.
_PAGE = re.compile(r"^(,?\s*)pp?\.[\s\u00a0]*(?=\d)")
_NOT_FOUND = re.compile(r"citation (\S+) not found", re.IGNORECASE)
_NUMBERED = re.compile(r"Error in \$\[(\d+)\](?:\.[\w.]+)?: ")
_LINE = re.compile(r"line (\d+), column (\d+)")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A citation as the style prints it: ``text`` in the line, ``note`` in a note (or None)."""

    text: tuple[Json, ...]
    note: tuple[Json, ...] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """All citations in the order given; the entries by key in the style's order; remarks.

    ``missing`` are the keys that pandoc did not find.
    """

    citations: tuple[Rendered, ...]
    entries: tuple[tuple[str, tuple[Json, ...]], ...]
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Citations of one place: a single one in the text, or all (even none) of one note."""

    citations: tuple[Citation, ...]
    in_note: bool = False


def render(
    groups: Sequence[Group],
    sources: Sequence[Source],
    style: Style,
    language: str,
    uncited: Sequence[CitationItem] = (),
    cache: Path | None = None,
) -> Answer:
    """Renders the citations of ``groups``, which are in reading order, and lists ``uncited`` too.

    The answer is kept in ``cache`` for as long as all that it depends on stays the same. Raises PressroomError when pandoc is missing, does not finish, or cannot read its input.
    """
    asked = {
        "blocks": [_question(group) for group in groups],
        "lang": _string(language),
        "nocite": {"t": "MetaInlines", "c": [_cite(uncited)] if uncited else []},
    }
    files = [part for one in sources for part in (str(one.path).encode(), one.text.encode())]
    version = f"{packages.version(PACKAGE)} {_KEPT}".encode()
    name = name_of((version, json.dumps(asked).encode(), style.xml, *files))
    kept = recall(cache, name)
    if kept is None:
        kept = _asked(asked, sources, style)
        keep(cache, name, kept)
    answer = json.loads(kept)
    return _answer(answer["blocks"], answer["remarks"])


def _asked(asked: Json, sources: Sequence[Source], style: Style) -> bytes:
    """What pandoc answers: the blocks and, in words, its remarks."""
    with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
        names = {}
        for number, source in enumerate(sources):
            file = Path(folder, f"{number}{kind_of(source)}")
            file.write_bytes(source.text.encode())
            names[str(file)] = source
        style_file = Path(folder, "style.csl")
        style_file.write_bytes(style.xml)
        meta: Json = {
            "bibliography": {"t": "MetaList", "c": [_string(name) for name in names]},
            "csl": _string(str(style_file)),
            "lang": asked["lang"],
            "nocite": asked["nocite"],
            "link-citations": {"t": "MetaBool", "c": True},
        }
        question = {"pandoc-api-version": pandoc.API, "meta": meta, "blocks": asked["blocks"]}
        arguments = ("--citeproc", "-f", "json", "-t", "json")
        data = json.dumps(question).encode()
        done = pandoc.run(arguments, data, folder, "citations", TIMEOUT, MEMORY)
    remarks = done.stderr.decode(errors="replace")
    for name, source in names.items():
        remarks = remarks.replace(name, str(source.path))
    remarks = remarks.replace(str(style_file), "the citation style")
    if done.returncode:
        raise PressroomError((_failure(done.returncode, remarks, sources, style),))
    answer = {"blocks": json.loads(done.stdout)["blocks"], "remarks": remarks}
    return json.dumps(answer).encode()


# --- the question ------------------------------------------------------------


def _string(text: str) -> Json:
    return {"t": "MetaString", "c": text}


def _question(group: Group) -> Json:
    inlines: list[Json] = []
    for citation in group.citations:
        # Words around a citation in a note keep citeproc from treating it as the note's whole text.
        inlines += (
            [*_words("x "), _cite(citation.items)] if group.in_note else [_cite(citation.items)]
        )
    if not group.in_note:
        return {"t": "Para", "c": inlines}
    # A note without citations is given too: the numbers of notes decide between full and short.
    inside = {"t": "Para", "c": [*inlines, *_words(" x")]}
    return {"t": "Para", "c": [*_words("x"), {"t": "Note", "c": [inside]}]}


def _cite(sources: Sequence[CitationItem]) -> Json:
    items = [
        {
            "citationId": item.key,
            "citationPrefix": _words(item.prefix.strip()),
            "citationSuffix": _words(_suffix(item)),
            "citationMode": {"t": _MODES[item.mode]},
            "citationNoteNum": 0,
            "citationHash": 0,
        }
        for item in sources
    ]
    return {"t": "Cite", "c": [items, []]}


def _suffix(item: CitationItem) -> str:
    return _PAGE.sub(r"\1", item.suffix.rstrip())


def _words(text: str) -> list[Json]:
    """Plain words as pandoc's reader gives them; ``*word*`` is emphasis, dashes are typographic."""
    text = text.replace("---", "\u2014").replace("--", "\u2013").replace("'", "\u2019")
    made: list[Json] = []
    for number, piece in enumerate(re.split(r"\*([^*]+)\*", text)):
        words: list[Json] = [
            {"t": "Space"} if part.isspace() else {"t": "Str", "c": part}
            for part in re.findall(r"[ \t\r\n]+|[^ \t\r\n]+", piece)
        ]
        made += [{"t": "Emph", "c": words}] if number % 2 else words
    return made


# --- the answer --------------------------------------------------------------


def _answer(blocks: list[Json], remarks: str) -> Answer:
    citations: list[Rendered] = []
    entries: list[tuple[str, tuple[Json, ...]]] = []
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                key = entry["c"][0][0].removeprefix("ref-")
                entries.append((key, tuple(inlines_of(entry["c"][1]))))
        else:
            citations.extend(_rendered(cite) for cite in _cites(block))
    warnings: list[Problem] = []
    missing: list[str] = []
    for text in _warnings(remarks):
        if found := _NOT_FOUND.fullmatch(text):
            missing.append(found[1])
        elif not text.startswith("Citation with no printed form"):  # told with its place elsewhere
            warnings.append(problem(REMARK, f"citation processor: {text}"))
    return Answer(tuple(citations), tuple(entries), tuple(missing), tuple(warnings))


def _cites(node: Any) -> Iterator[Json]:
    if isinstance(node, list):
        for child in node:
            yield from _cites(child)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node
        else:
            yield from _cites(node.get("c"))


def _rendered(cite: Json) -> Rendered:
    text: list[Json] = []
    note: tuple[Json, ...] | None = None
    for inline in cite["c"][1]:
        if inline["t"] == "Note":
            note = tuple(inlines_of(inline["c"]))
        else:
            text.append(inline)
    return Rendered(tuple(text), note)


def _warnings(remarks: str) -> Iterator[str]:
    for found in re.findall(r"^\[WARNING\] (.+(?:\n[ \t]+.+)*)", remarks, re.MULTILINE):
        yield " ".join(found.split()).removeprefix("Citeproc: ")


def _failure(code: int, remarks: str, sources: Sequence[Source], style: Style) -> Problem:
    if code < 0 or "heap exhausted" in remarks.lower():
        return problem(PANDOC_STOPPED, "pandoc was stopped: the citations took too much memory")
    text = " ".join(remarks.split())
    for source in sources:
        if str(source.path) in text:
            reason, place = _reason(text, source)
            message = f'bibliography file "{source.path}" cannot be read: {reason}'
            return problem(BROKEN_BIBLIOGRAPHY, message, place)
    if "YAML" in text:  # these messages name no file
        yaml = next((s for s in sources if kind_of(s) == ".yaml"), sources[0])
        return problem(BROKEN_BIBLIOGRAPHY, f"bibliography: {text}", yaml.place(0))
    return problem(BROKEN_STYLE, f"pandoc cannot use the citation style: {text}", style.place)


def _reason(text: str, source: Source) -> tuple[str, Place]:
    """What pandoc says of a file of cited works, without the file's name, and where that is."""
    if found := _LINE.search(text):
        start = source.line_start(int(found[1])) + int(found[2]) - 1
        reason = text.rpartition(found[0] + "):")[2].strip()
        return reason, source.place(min(start, len(source.text)))
    reason = text.removeprefix(f"Error reading bibliography file {source.path}: ")
    if found := _NUMBERED.match(reason):  # by the number of the entry in the list
        entries = [*scan((source,))[0].values()]
        number = int(found[1])
        if number < len(entries):
            return reason[found.end() :], entries[number]
    return reason, source.place(0)
