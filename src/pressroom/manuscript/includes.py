"""mdBook's directives in a text: other files that it includes, whole or in part."""

from __future__ import annotations

import re

from pressroom.guard.paths import OutsideError, normalise
from pressroom.manuscript import rules as file_rules
from pressroom.manuscript import structure_rules as rules
from pressroom.manuscript.files import MAX_TEXT, Reader
from pressroom.manuscript.woven import Woven
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place

_DEEPEST = 10
_DIRECTIVE = re.compile(
    r"(?P<escape>\\)?\{\{\s*#(?P<name>include|rustdoc_include|playground|playpen|template|title)(?:\s+(?P<rest>[^{}]*?))?\s*\}\}"
)
_INCLUDES = ("include", "rustdoc_include")
_PLAYGROUNDS = ("playground", "playpen")
_HOLE = re.compile(r"\[\[#(?P<key>[\w-]+)(?:[ \t]+(?P<words>[^\[\]\n]*?))?[ \t]*\]\]")
_ANCHOR = re.compile(r"ANCHOR(?P<end>_END)?:\s*(?P<name>[\w-]+)")


def with_includes(reader: Reader, source: Source) -> Source:
    """``source`` with what its directives include, each stretch of text with its own place.

    Files are looked for beside the text that names them, and only inside the project.
    """
    if not _DIRECTIVE.search(source.text, source.body):
        return source
    woven = Woven()
    woven.add(source.text[: source.body], source, 0)
    _weave(reader, source, [(source.body, len(source.text))], woven, 0)
    return woven.source(source)


def _weave(
    reader: Reader, source: Source, ranges: list[tuple[int, int]], woven: Woven, depth: int
) -> None:
    for start, end in ranges:
        at = start
        for found in _DIRECTIVE.finditer(source.text, start, end):
            if woven.length > MAX_TEXT:
                message = f'what "{source.path}" includes is longer than {MAX_TEXT:,} characters'
                reader.report(file_rules.FILE_TOO_BIG, message, source.place(found.start()))
                return
            woven.add(source.text[at : found.start()], source, at)
            at = found.end()
            place = source.place(found.start(), found.end())
            if found["escape"]:
                woven.add(found[0][1:], source, found.start() + 1)
            elif not found["rest"]:  # mdBook takes it for words too
                woven.add(found[0], source, found.start())
            elif found["name"] in _INCLUDES:
                _include(reader, source, found["rest"], place, woven, depth)
            elif found["name"] in _PLAYGROUNDS:
                woven.add("```rust\n", source, found.start())
                words = found["rest"].split()[:1]
                _include(reader, source, "".join(words), place, woven, depth)
                woven.add("\n```", source, found.start())
            elif found["name"] == "template":
                _template(reader, source, found, woven)
        woven.add(source.text[at:end], source, at)


def _template(reader: Reader, source: Source, found: re.Match[str], woven: Woven) -> None:
    """A file with values in place of its ``[[#key]]``, as the preprocessor mdbook-template does.

    ``[[#key words]]`` has words for where no value is given; what has neither stays, and is told.
    """
    place = source.place(found.start(), found.end())
    path, *values = re.split(r"\s+(?=[\w-]+=)", found["rest"])
    given = {
        key: value.strip().strip("\"'")
        for key, _, value in (one.partition("=") for one in values)
    }  # fmt: skip
    try:
        other = reader.text(normalise(path.strip(), source.path.parent), place)
    except OutsideError as error:
        reader.report(file_rules.FILE_OUTSIDE, str(error), place)
        return
    if other is None:
        return
    at = other.body
    text = other.text.rstrip("\n")
    for hole in _HOLE.finditer(text, at):
        woven.add(text[at : hole.start()], other, at)
        at = hole.end()
        if hole["key"] in given:
            woven.add(given[hole["key"]], source, found.start())
        elif hole["words"]:
            woven.add(hole["words"], other, hole.start("words"))
        else:
            message = f'"{hole["key"]}" of "{other.path}" has no value'
            reader.report(rules.FILE_DIRECTIVE, message, place)
            woven.add(hole[0], other, hole.start())
    woven.add(text[at:], other, at)


def _include(
    reader: Reader, source: Source, wanted: str, place: Place, woven: Woven, depth: int
) -> None:
    path, _, part = wanted.strip().partition(":")
    if depth >= _DEEPEST:
        reader.report(rules.FILE_INCLUDE, f'"{path}" is included too deep', place)
        return
    try:
        inside = normalise(path.strip(), source.path.parent)
    except OutsideError as error:
        reader.report(file_rules.FILE_OUTSIDE, str(error), place)
        return
    other = reader.text(inside, place)
    if other is None:
        return
    ranges = _ranges(other, part.strip())
    if ranges is None:
        reader.report(rules.FILE_INCLUDE, f'"{inside}" has no "{part}"', place)
        return
    _weave(reader, other, ranges, woven, depth + 1)


def _ranges(source: Source, part: str) -> list[tuple[int, int]] | None:
    """The lines that ``part`` asks for, without those that only set an anchor.

    It is empty, "3", "3:", ":5", "3:5", or the name of an anchor. None where nothing answers.
    """
    lines: list[tuple[int, int]] = []
    at = source.body
    for line in source.text[at:].splitlines(keepends=True):
        lines.append((at, at + len(line)))
        at += len(line)
    numbers = re.fullmatch(r"(\d*)(:)?(\d*)", part)
    if numbers:
        first = int(numbers[1] or 1)
        last = int(numbers[3] or len(lines)) if numbers[2] or not numbers[1] else first
        chosen = lines[max(first - 1, 0) : last]
    else:
        chosen, inside, seen = [], False, False
        for start, end in lines:
            mark = _ANCHOR.search(source.text, start, end)
            if mark and mark["name"] == part:
                inside, seen = not mark["end"], True
            elif inside:
                chosen.append((start, end))
        if not seen:
            return None
    kept = [one for one in chosen if not _ANCHOR.search(source.text, *one)]
    if kept and source.text[kept[-1][0] : kept[-1][1]].endswith("\n"):
        start, end = kept[-1]  # the directive's own line ends already
        kept[-1] = (start, end - 1)
    return kept
