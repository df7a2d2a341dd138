"""What the pages of a PDF show: whether a screen reader learns of all of it, and in which fonts.

ISO 32000-1, 8 to 9 and 14.6 to 14.8; ISO 14289-1, 7.1, 7.2 and 7.20.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from pressroom.checks import pdf_content_rules as rules
from pressroom.checks.pdf_objects import entry, items, orders, text, tree, whole
from pressroom.checks.pdf_rules import LANGUAGE
from pressroom.checks.pdf_structure import TAG, elements
from pressroom.model.problem import Place, Problem, Rule, problem

_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_PAINT = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"})
_OPERATORS = " ".join((*_TEXT, *_PAINT - {"INLINE IMAGE"}, "BI ID EI BMC BDC EMC Do Tf Tr gs q Q"))
_INVISIBLE = 3  # the rendering mode of text that is there to be searched
_LARGEST = 2_000_000  # bytes of one content stream, unpacked: a quarter of a gigabyte when read
_ALL = 50_000_000  # bytes of all that are looked at
_DEEPEST = 30  # forms within forms
_STRINGS = re.compile(rb"<[0-9a-f]*>|\((?:[^()\\]|\\.)*\)", re.DOTALL)  # as pikepdf writes them


class _State(NamedTuple):
    """Within which marks something is shown. ISO 32000-1, 14.6."""

    tagged: bool
    artifact: bool
    language: bool


@dataclass(slots=True)
class Use:
    """A font as the pages use it: what is shown in it, drawn or only to be searched.

    The strings stand as they are written in a PDF, each with the page that shows it first.
    """

    font: Any
    drawn: dict[bytes, str] = field(default_factory=dict)
    hidden: dict[bytes, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Stream:
    """A page, a form or an appearance while it is read."""

    node: Any
    resources: Any
    parents: list[Any]
    depth: int
    fonts: dict[str, Use] = field(default_factory=dict)


class Content:
    """A walk through all that the pages of ``pdf`` show."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        root = entry(pdf.Root, "/StructTreeRoot")
        self._pdf = pdf
        self._weighed = entry(root, "/ParentTree") is not None
        self._parents = dict(tree(entry(root, "/ParentTree"), "/Nums")) if self._weighed else {}
        self._whole = bool(text(entry(pdf.Root, "/Lang")))
        spoken = () if self._whole else elements(pdf)
        self._spoken = {one.node.objgen for one in spoken if one.language}
        self._left = _ALL
        self._where = ""
        self._seen: set[tuple[tuple[int, int], _State | None]] = set()
        self._drawn: Counter[tuple[int, int]] = Counter()
        self._first: dict[tuple[int, int], str] = {}
        self._marked: set[tuple[int, int]] = set()
        self._uses: dict[tuple[int, int] | int, Use] = {}
        self._found: dict[tuple[Rule, str], list[str]] = defaultdict(list)

    def read(self) -> None:
        """Reads every page, and the looks of its annotations."""
        for number, page in enumerate(self._pdf.pages, 1):
            self._where = f"page {number}"
            node, resources = page.obj, entry(page.obj, "/Resources")
            state = _State(False, False, self._whole) if self._weighed else None
            self._stream(node, entry(node, "/Contents"), resources, state, 0)
            for note in items(entry(node, "/Annots")):
                self._annotation(note)
                look = entry(note, "/AP", "/N")
                if isinstance(look, pikepdf.Stream):
                    # ISO 14289-1, 7.18.8: of all looks only that of a printer's mark is weighed
                    mark = str(entry(note, "/Subtype")) == "/PrinterMark"
                    self._form(look, resources, state if mark else None, 0)

    def uses(self) -> list[Use]:
        """Every font in which something is shown, in the order of the pages."""
        return list(self._uses.values())

    def problems(self, place: Place) -> Iterator[Problem]:
        """What is wrong with the marks of the content: each fault once, with its first page."""
        for form, times in self._drawn.items():
            if times > 1 and form in self._marked:
                self._where = self._first[form]
                self._tell(
                    rules.FORM_CONTENT, f"a form with tagged content, which is drawn {times} times,"
                )
        for (rule, words), pages in self._found.items():
            first, more = pages[0], len(pages) - 1
            also = f" and {more} more" if more else ""
            yield problem(rule, f"{words} on {first}{also}", place)

    def _tell(self, rule: Rule, words: str) -> None:
        pages = self._found[rule, words]
        if self._where not in pages[-1:]:
            pages.append(self._where)

    def _annotation(self, note: Any) -> None:
        """Its words have the language of its tag. ISO 14289-1, 7.2."""
        spoken = self._whole or not self._weighed
        parent = self._parents.get(entry(note, "/StructParent"))
        if isinstance(parent, pikepdf.Object):
            spoken = spoken or parent.objgen in self._spoken
        if not spoken and any(text(entry(note, key)) for key in ("/Contents", "/TU")):
            self._tell(LANGUAGE, "an annotation whose words have no language")

    def _stream(
        self, node: Any, contents: Any, resources: Any, state: _State | None, depth: int
    ) -> None:
        size = _size(contents)
        if size is None or size > self._left:
            self._tell(rules.UNSEEN, "content too large, or too damaged, to be looked at")
            return
        self._left -= size
        parents = items(self._parents.get(entry(node, "/StructParents")))
        stream = _Stream(node, resources, parents, depth)
        try:
            steps = orders(node, _OPERATORS)
        except (pikepdf.PdfError, TypeError, ValueError):
            self._tell(rules.UNSEEN, "content too large, or too damaged, to be looked at")
            return
        self._steps(stream, steps, state)

    def _steps(self, stream: _Stream, steps: Any, state: _State | None) -> None:
        marks: list[_State | None] = []
        graphics: list[tuple[Use | None, int]] = []
        use: Use | None = None
        mode = 0
        for step in steps:
            operator = str(step.operator)
            if operator in _TEXT:
                self._text(step, use, mode)
                if state is not None:
                    self._shown(state, words=True)
            elif operator in _PAINT:
                if state is not None:
                    self._shown(state)
            elif operator == "q":
                graphics.append((use, mode))
            elif operator == "Q":
                use, mode = graphics.pop() if graphics else (None, 0)
            elif operator in ("BMC", "BDC"):
                marks.append(state)
                if state is not None:
                    state = self._marked_by(step.operands, stream, state)
            elif operator == "EMC":
                state = marks.pop() if marks else state
            elif not step.operands:
                continue
            elif operator == "Tf":
                use = self._use(str(step.operands[0]), stream)
            elif operator == "Tr":
                mode = step.operands[0] if isinstance(step.operands[0], int) else 0
            elif operator == "gs":
                chosen = entry(stream.resources, "/ExtGState", str(step.operands[0]), "/Font")
                use = use if chosen is None else self._use_of(next(iter(items(chosen)), None))
            else:
                self._object(str(step.operands[0]), stream, state)

    def _text(self, step: Any, use: Use | None, mode: int) -> None:
        """Takes note of what a string shows in its font."""
        last = step.operands[-1] if step.operands else None
        if use is not None and isinstance(last, pikepdf.Object):
            kept = use.hidden if mode == _INVISIBLE else use.drawn
            strings = set(_STRINGS.findall(last.unparse())) - kept.keys()
            kept.update(dict.fromkeys(strings, self._where))

    def _shown(self, state: _State, words: bool = False) -> None:
        if not state.tagged and not state.artifact:
            self._tell(rules.UNTAGGED, "content that is neither tagged nor an artifact")
        elif words and not state.language and not state.artifact:
            self._tell(LANGUAGE, "words that have no language")

    def _marked_by(self, operands: Any, stream: _Stream, state: _State) -> _State:
        """The state within one more mark. ISO 32000-1, 14.6.2 Property lists."""
        tag = str(operands[0]) if operands else ""
        kept = operands[1] if len(operands) > 1 else None
        if isinstance(kept, pikepdf.Name):
            kept = entry(stream.resources, "/Properties", str(kept))
        if tag == "/Artifact":
            if state.tagged:
                self._tell(rules.UNTAGGED, "an artifact within tagged content")
            return state._replace(artifact=True)
        said = entry(kept, "/Lang")
        if isinstance(said, pikepdf.String):
            if not TAG.fullmatch(str(said)):
                self._tell(rules.LANGUAGE_TAG, f'the language "{said}"')
            state = state._replace(language=True)
        number = entry(kept, "/MCID")
        if isinstance(number, int):
            self._marked.add(stream.node.objgen)
            parent = stream.parents[number] if 0 <= number < len(stream.parents) else None
            if parent is not None and entry(parent, "/S") is not None:
                if state.artifact:
                    self._tell(rules.UNTAGGED, "tagged content within an artifact")
                spoken = state.language or parent.objgen in self._spoken
                state = state._replace(tagged=True, language=spoken)
        if not state.language and any(
            text(entry(kept, key)) for key in ("/Alt", "/ActualText", "/E")
        ):
            self._tell(LANGUAGE, "words for the ear that have no language")
        return state

    def _object(self, name: str, stream: _Stream, state: _State | None) -> None:
        node = entry(stream.resources, "/XObject", name)
        if not isinstance(node, pikepdf.Stream):
            return
        parent = self._parents.get(entry(node, "/StructParent"))
        if state is not None and entry(parent, "/S") is not None:
            state = state._replace(tagged=True)
        if str(entry(node, "/Subtype")) == "/Form":
            self._form(node, stream.resources, state, stream.depth + 1)
        elif state is not None:
            self._shown(state)

    def _form(self, node: Any, resources: Any, state: _State | None, depth: int) -> None:
        self._drawn[node.objgen] += 1
        self._first.setdefault(node.objgen, self._where)
        if state is not None and entry(node, "/Ref") is not None:
            self._tell(rules.FORM_CONTENT, "a form that refers to another file")
        if (node.objgen, state) in self._seen or depth > _DEEPEST:
            return
        self._seen.add((node.objgen, state))
        # a form without resources of its own draws with those of its page
        self._stream(node, node, entry(node, "/Resources") or resources, state, depth)

    def _use(self, name: str, stream: _Stream) -> Use | None:
        if name not in stream.fonts:
            use = self._use_of(entry(stream.resources, "/Font", name))
            if use is None:
                return None
            stream.fonts[name] = use
        return stream.fonts[name]

    def _use_of(self, font: Any) -> Use | None:
        if not isinstance(font, pikepdf.Dictionary):
            return None
        key = font.objgen if font.objgen != (0, 0) else len(self._uses)
        return self._uses.setdefault(key, Use(font))


def _size(contents: Any) -> int | None:
    """How many bytes a content has when it is unpacked; None where they are too many."""
    size = 0
    for stream in items(contents):
        if isinstance(stream, pikepdf.Stream):
            data = whole(stream, _LARGEST - size)
            if data is None:
                return None
            size += len(data)
    return size
