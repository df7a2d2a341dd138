"""Quarto's shortcodes that bring words from elsewhere: ``{{< include file >}}``, ``{{< var key >}}``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pressroom.guard.paths import OutsideError, normalise
from pressroom.manuscript import rules
from pressroom.manuscript import structure_rules as more
from pressroom.manuscript.files import MAX_TEXT, Reader
from pressroom.manuscript.fronts import with_front_matter
from pressroom.manuscript.woven import Woven
from pressroom.manuscript.yamltree import MAX_METADATA, Address, Tree, read_yaml
from pressroom.model.manuscript import Source

VARIABLES = ("_variables.yml", "_variables.yaml")
_DEEPEST = 10
_CODE = re.compile(
    r"(?P<escape>\{)?\{\{<[ \t]*(?P<name>include|var|meta)[ \t]+(?P<what>[^\s<>{}]+)[ \t]*>\}\}(?(escape)\})"
)


@dataclass(frozen=True, slots=True)
class Shortcodes:
    """What ``var`` and ``meta`` can name; of several metadata the first that has a key counts."""

    reader: Reader
    variables: Tree | None
    metadata: Sequence[Tree]

    def applied(self, source: Source) -> Source:
        """``source`` with the words in place; what names nothing stays as it is written."""
        if not _CODE.search(source.text, source.body):
            return source
        woven = Woven()
        woven.add(source.text[: source.body], source, 0)
        self._weave(source, woven, 0)
        return woven.source(source)

    def _weave(self, source: Source, woven: Woven, depth: int) -> None:
        at = source.body
        for found in _CODE.finditer(source.text, at):
            if woven.length > MAX_TEXT:
                message = f'what "{source.path}" includes is longer than {MAX_TEXT:,} characters'
                self.reader.report(rules.FILE_TOO_BIG, message, source.place(found.start()))
                return
            woven.add(source.text[at : found.start()], source, at)
            at = found.end()
            if found["escape"]:
                woven.add(found[0][1:-1], source, found.start() + 1)
            elif found["name"] == "include":
                self._include(source, found, woven, depth)
            else:
                self._value(source, found, woven)
        woven.add(source.text[at:], source, at)

    def _include(self, source: Source, found: re.Match[str], woven: Woven, depth: int) -> None:
        place, path = source.place(found.start(), found.end()), found["what"]
        if depth >= _DEEPEST:
            self.reader.report(more.FILE_INCLUDE, f'"{path}" is included too deep', place)
            return
        try:
            # a path from the project's folder on begins with a slash
            base = PurePosixPath() if path.startswith("/") else source.path.parent
            inside = normalise(path.lstrip("/"), base)
        except OutsideError as error:
            self.reader.report(rules.FILE_OUTSIDE, str(error), place)
            return
        other = self.reader.text(inside, place)
        if other is not None:
            self._weave(with_front_matter(self.reader, other, of_work=True), woven, depth + 1)

    def _value(self, source: Source, found: re.Match[str], woven: Woven) -> None:
        trees = self.metadata if found["name"] == "meta" else filter(None, [self.variables])
        address: Address = tuple(found["what"].split("."))
        for tree in trees:
            value: object = tree.value
            for key in address:
                value = value.get(str(key)) if isinstance(value, dict) else None
            if isinstance(value, str):
                woven.add(value, tree.source, tree.place(address).start)
                return
        woven.add(found[0], source, found.start())


def shortcodes(reader: Reader, *metadata: Tree) -> Shortcodes:
    """The shortcodes of a project: its variables are in a file of their own."""
    variables = None
    for name in VARIABLES:
        if (reader.root / name).exists():
            file = reader.text(name, limit=MAX_METADATA)
            if file and file.text.strip():
                end = len(file.text)
                variables = read_yaml(file, file.body, end, reader.problems, lenient=True)
            break
    return Shortcodes(reader, variables, metadata)
