"""YAML read with the place of every key and value, and without its traps.

Only plain data: no tags, anchors, aliases or duplicate keys. Numbers and dates stay the text that
the author wrote (``version: 1.10`` is not 1.1, an ISBN keeps its zeros); only yes/no and nothing
are told apart, so that the Norwegian ``language: no`` can be answered with advice.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from pressroom.manuscript import rules
from pressroom.manuscript.files import FORBIDDEN
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, problem

MAX_DEPTH = 16
MAX_METADATA = 250_000  # PyYAML needs seconds for more, and no metadata does

Value = str | bool | None | list["Value"] | dict[str, "Value"]
Address = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = {_TAG + name for name in ("str", "int", "float", "timestamp", "value", "merge")}


@dataclass(slots=True)
class Tree:
    """Data and, by address such as ``("creators", 0, "name")``, the places of keys and values."""

    source: Source
    value: dict[str, Value]
    keys: dict[Address, Place] = field(default_factory=dict)
    values: dict[Address, Place] = field(default_factory=dict)

    def place(self, address: Address, *, key: bool = False) -> Place:
        """The place of a value (or its key), else of the nearest thing around it."""
        for length in range(len(address), 0, -1):
            near = address[:length]
            for places in (self.keys, self.values) if key else (self.values, self.keys):
                if near in places:
                    return places[near]
        return Place(self.source.path)


class _Refused(Exception):
    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.found = found


class _Loader(yaml.SafeLoader):
    """Stops at aliases and at depth while composing, so that neither can exhaust anything."""

    def __init__(self, text: str, source: Source, offset: int, *, lenient: bool) -> None:
        super().__init__(text)
        self.lenient = lenient
        self.source = source
        self.offset = offset
        self.depth = 0

    def place(self, start: yaml.Mark, end: yaml.Mark | None = None) -> Place:
        last = None if end is None else self.offset + end.index
        return self.source.place(self.offset + start.index, last)

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # so in types-PyYAML
        place = self.place(event.start_mark, event.end_mark)
        if getattr(event, "anchor", None) is not None:
            name = event.anchor
            raise _Refused(problem(rules.META_ALIAS, f'anchor or alias "{name}" is used', place))
        if self.depth >= MAX_DEPTH:
            message = f"metadata is nested more than {MAX_DEPTH} levels deep"
            raise _Refused(problem(rules.META_DEEP, message, place))
        self.depth += 1
        try:
            return super().compose_node(parent, index)  # type: ignore[arg-type]  # int | Node | None
        finally:
            self.depth -= 1


def read_yaml(
    source: Source, start: int, end: int, problems: list[Problem], *, lenient: bool = False
) -> Tree | None:
    """The mapping that stands in ``source`` between two offsets, or None and problems.

    ``lenient``: it was written for another tool, whose tags are passed over.
    """
    found = len(problems)
    try:
        loader = _Loader(source.text[start:end], source, start, lenient=lenient)
    except yaml.reader.ReaderError as error:
        place = source.place(start + int(error.position))
        problems.append(problem(rules.META_SYNTAX, "invalid YAML: unprintable character", place))
        return None
    try:
        root = loader.get_single_node()
        if root is None:
            problems.append(problem(rules.META_NONE, "metadata is empty", Place(source.path)))
            return None
        if not isinstance(root, yaml.MappingNode):
            place = loader.place(root.start_mark)
            problems.append(problem(rules.META_MAPPING, "metadata is not a mapping", place))
            return None
        tree = Tree(source, {})
        tree.value = _mapping(root, (), tree, loader, problems)
    except _Refused as refused:
        problems.append(refused.found)
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.append(
            problem(
                rules.META_SYNTAX,
                f"invalid YAML: {error.problem or error.context}",
                loader.place(mark) if mark else Place(source.path),
            )
        )
        return None
    except (ValueError, OverflowError):  # "\\UFFFFFFFF" asks for a character that cannot exist
        place = loader.place(loader.get_mark())
        problems.append(problem(rules.META_SYNTAX, "invalid YAML: no such character", place))
        return None
    finally:
        loader.dispose()
    return tree if len(problems) == found else None


def _mapping(
    node: yaml.MappingNode, at: Address, tree: Tree, loader: _Loader, problems: list[Problem]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        place = loader.place(key_node.start_mark, key_node.end_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(problem(rules.META_MAPPING, "a key is not a plain word", place))
            continue
        key = _clean(key_node.value, place, problems)
        address = (*at, key)
        if address in tree.keys:
            message = f'key "{key}" occurs twice; the first is on line {tree.keys[address].line}'
            problems.append(problem(rules.META_DUPLICATE, message, place))
            continue
        tree.keys[address] = place
        value = _value(value_node, address, tree, loader, problems)
        if value is not None:  # "subtitle:" with nothing after it says that there is none
            values[key] = value
    return values


def _value(
    node: yaml.Node, at: Address, tree: Tree, loader: _Loader, problems: list[Problem]
) -> Value:
    place = tree.values[at] = loader.place(node.start_mark, node.end_mark)
    if isinstance(node, yaml.MappingNode) and node.tag == _TAG + "map":
        return _mapping(node, at, tree, loader, problems)
    if isinstance(node, yaml.SequenceNode) and node.tag == _TAG + "seq":
        return [
            _value(child, (*at, number), tree, loader, problems)
            for number, child in enumerate(node.value)
        ]
    if isinstance(node, yaml.ScalarNode):
        if node.tag in _TEXT_TAGS:
            return _clean(node.value, place, problems)
        if node.tag == _TAG + "bool":
            return _yes_no(node.value)
        if node.tag == _TAG + "null":
            return None
        if loader.lenient:
            return _clean(node.value, place, problems)
    tag = node.tag.replace(_TAG, "!!")
    problems.append(problem(rules.META_TAG, f'tag "{tag}" is used', place))
    return None


def _clean(text: str, place: Place, problems: list[Problem]) -> str:
    """YAML can write as an escape what the file itself may not hold."""
    bad = FORBIDDEN.search(text)
    if bad:
        message = f"control character U+{ord(bad[0]):04X} in a value"
        problems.append(problem(rules.META_CHARACTER, message, place))
    return text


def _yes_no(text: str) -> bool:
    return text.lower() in ("yes", "true", "on")
