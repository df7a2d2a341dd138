"""The keys of citation data files and their places; the entries themselves are pandoc's to read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, problem
from pressroom.typeset.citation_rules import BROKEN_BIBLIOGRAPHY, DUPLICATE_KEY

KINDS = {".bib": ".bib", ".bibtex": ".bibtex", ".json": ".json", ".yaml": ".yaml", ".yml": ".yaml"}
"""The endings of citation data files, and the ending by which pandoc knows the format."""

_TEXTS = (".md", ".markdown", ".qmd", ".rmd", ".txt")
_ENTRY = re.compile(r"@\s*(?P<kind>[A-Za-z]+)\s*(?P<open>[{(])")
_KEY = re.compile(r"\s*(?P<key>[^\s,{}()=\"#%\\~]+)\s*(?=[,})])")
# Outside an entry only "@" and TeX comments matter; inside, braces that are not escaped.
_OUTSIDE = re.compile(r"%[^\n]*|@")
_BRACES = re.compile(r"\\[{}]|[{}()]")
_NOT_ENTRIES = frozenset({"comment", "preamble", "string"})


def kind_of(source: Source) -> str | None:
    """The ending by which pandoc knows the format; the YAML before a text is citation data too."""
    ending = source.path.suffix.lower()
    return ".yaml" if ending in _TEXTS else KINDS.get(ending)


def scan(sources: Iterable[Source]) -> tuple[dict[str, Place], tuple[Problem, ...]]:
    """The place of each key, and what is wrong: duplicate keys, files that cannot be read."""
    keys: dict[str, Place] = {}
    problems: list[Problem] = []
    for source in sources:
        match kind_of(source):
            case ".bib" | ".bibtex":
                found = _bib(source)
            case ".json":
                found = _json(source)
            case ".yaml":
                found = _yaml(source)
            case _:
                found = iter([_broken(source, 0, "is of no known kind", _KINDS_HINT)])
        for item in found:
            if isinstance(item, Problem):
                problems.append(item)
            elif (first := keys.setdefault(item[0], item[1])) is not item[1]:
                message = f'key "{item[0]}" is already used at {first}'
                problems.append(problem(DUPLICATE_KEY, message, item[1]))
    return keys, tuple(problems)


_Found = Iterator[tuple[str, Place] | Problem]
_KINDS_HINT = f"use a file that ends in {', '.join(KINDS)}"


def _broken(source: Source, at: int, why: str, hint: str = "") -> Problem:
    message = f'bibliography file "{source.path}" {why}'
    return problem(BROKEN_BIBLIOGRAPHY, message, source.place(min(at, len(source.text))), hint)


def _bib(source: Source) -> _Found:
    """BibTeX and BibLaTeX. Comments and strings are skipped as pandoc's own reader skips them."""
    text, at = source.text, 0
    while found := _OUTSIDE.search(text, at):
        at = found.end()
        entry = _ENTRY.match(text, found.start())
        if entry is None:
            continue
        at = entry.end()
        key = _KEY.match(text, at)
        is_entry = entry["kind"].lower() not in _NOT_ENTRIES
        if is_entry and key:
            yield key["key"], source.place(*key.span("key"))
        end = _closing(text, at, entry["open"])
        if end is None:
            name = f'"{key["key"]}"' if is_entry and key else f'"@{entry["kind"]}"'
            yield _broken(source, entry.start(), f"has an entry {name} that is not closed")
            return
        at = end


def _closing(text: str, at: int, opening: str) -> int | None:
    """The offset after the bracket that closes the entry; None where there is none."""
    depth = 1 if opening == "{" else 0
    for found in _BRACES.finditer(text, at):
        match found[0]:
            case "{":
                depth += 1
            case "}":
                depth -= 1
                if depth == 0 and opening == "{":
                    return found.end()
            case ")" if opening == "(" and depth == 0:
                return found.end()
    return None


def _json(source: Source) -> _Found:
    """CSL JSON: an array of entries, or an object whose ``references`` is one."""
    try:
        data = json.loads(source.text)
    except json.JSONDecodeError as error:
        yield _broken(source, error.pos, f"is not valid JSON: {error.msg.lower()}")
        return
    except RecursionError:
        yield _broken(source, 0, "is nested too deeply")
        return
    entries = data.get("references") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        yield _broken(source, 0, "holds no list of entries")
        return
    after = 0
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str | int):
            yield _broken(source, after, "has an entry without an id")
            return
        key = str(entry["id"])
        written = re.escape(json.dumps(entry["id"], ensure_ascii=False))
        found = re.compile(rf'"id"\s*:\s*({written})').search(source.text, after)
        if found is None:  # written with escapes: the key is known, its place is the file
            yield key, source.place(after)
            continue
        after = found.end()
        yield key, source.place(*found.span(1))


def _yaml(source: Source) -> _Found:
    """CSL YAML: a mapping whose ``references`` are the entries, or the plain list of them."""
    import yaml  # only needed for this kind of file

    try:
        # Composing builds nodes with marks and runs no constructor, so no alias is multiplied.
        root = next(iter(yaml.compose_all(source.text, yaml.SafeLoader)), None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        yield _broken(source, mark.index if mark else 0, f"is not valid YAML: {error.problem}")
        return
    except (yaml.YAMLError, RecursionError):
        yield _broken(source, 0, "is not valid YAML")
        return
    entries = _value(root, "references") if isinstance(root, yaml.MappingNode) else root
    if not isinstance(entries, yaml.SequenceNode):
        yield _broken(source, 0, "holds no list of entries")
        return
    for entry in entries.value:
        key = _value(entry, "id")
        if not isinstance(key, yaml.ScalarNode):
            yield _broken(source, entry.start_mark.index, "has an entry without an id")
            return
        if (odd := _odd_key(entry)) is not None:
            yield _broken(source, odd, "has a key that is not text")
            return
        yield key.value, source.place(key.start_mark.index, key.end_mark.index)


def _odd_key(entry: object) -> int | None:
    """The offset of a key that is a list or a mapping, which pandoc refuses; None without one."""
    import yaml

    waiting, seen = [entry], {id(entry)}  # an alias may lead back to where it stands
    while waiting:
        node = waiting.pop()
        below: list[object] = []
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    return int(key.start_mark.index)
                below.append(value)
        elif isinstance(node, yaml.SequenceNode):
            below += node.value
        waiting += [one for one in below if id(one) not in seen]
        seen.update(map(id, below))
    return None


def _value(node: object, name: str) -> object:
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if getattr(key, "value", None) == name:
                return value
    return None
