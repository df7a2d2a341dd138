"""pandoc's inline nodes, as in its JSON (https://pandoc.org/filters.html), turned into ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pressroom.model.inline import (  # fmt: skip
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from pressroom.model.problem import Place

Json = dict[str, Any]

_ADDRESS = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)


def inlines_of(blocks: list[Json]) -> Iterator[Json]:
    """The inlines of paragraphs; an annotated entry has several, which run on."""
    for number, block in enumerate(blocks):
        if number:
            yield {"t": "Space"}
        if block["t"] in ("Div", "BlockQuote"):
            yield from inlines_of(block["c"][1] if block["t"] == "Div" else block["c"])
        elif block["t"] in ("Para", "Plain"):
            yield from block["c"]


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns pandoc's inlines into ours. ``targets`` maps a link to an entry to that entry's id."""

    place: Place
    targets: dict[str, str] = field(default_factory=dict)

    def inlines(self, nodes: Sequence[Json]) -> Inlines:
        made: list[Inline] = []
        for node in nodes:
            for inline in self._inline(node):
                last = made[-1] if made else None
                if isinstance(inline, Text) and isinstance(last, Text):
                    made[-1] = Text(last.text + inline.text, self.place)
                else:
                    made.append(inline)
        return tuple(made)

    def _inline(self, node: Json) -> Inlines:
        place = self.place
        content: Any = node.get("c")
        match node["t"]:
            case "Str":
                return (Text(content, place),) if content else ()
            case "Space" | "SoftBreak":
                return (Text(" ", place),)
            case "LineBreak":
                return (LineBreak(place),)
            case "Code":
                return (Code(content[1], place),)
            case "Math":
                return (Math(content[1], content[0]["t"] == "DisplayMath", place),)
            case "RawInline":
                return ()
            case "Quoted":
                left, right = "\u2018\u2019" if content[0]["t"] == "SingleQuote" else "\u201c\u201d"
                return (Text(left, place), *self.inlines(content[1]), Text(right, place))
            case "Link":
                return self._link(self.inlines(content[1]), content[2][0])
            case "Span":
                return self._span(content[0], self.inlines(content[1]))
            case "Note":
                return self.inlines(tuple(inlines_of(content)))
            case "Cite" | "Image":
                return self.inlines(content[1])
            case kind:
                children = self.inlines(content)
                wrap = _WRAPPERS.get(kind)
                return (wrap(children, place),) if wrap and children else children

    def _link(self, children: Inlines, target: str) -> Inlines:
        if target.startswith("#"):
            known = self.targets.get(target[1:])
            # A full reference holds the address of its source: that link matters more, and a
            # link must not hold another (HTML, 4.5.1).
            if known is None or not children or _holds_link(children):
                return children
            return (Link(children, f"#{known}", self.place),)
        if not _is_address(target) or not children or _holds_link(children):
            return children
        return (Link(children, target, self.place),)

    def _span(self, attributes: list[Any], children: Inlines) -> Inlines:
        classes = tuple(name for name in attributes[1] if name.startswith("csl-"))
        language = dict(attributes[2]).get("lang")
        if not children or not (classes or language):
            return children
        return (Span(children, self.place, language=language, classes=classes),)


_WRAPPERS: dict[str, Callable[[Inlines, Place], Inline]] = {
    "Emph": Emphasis, "Strong": Strong, "SmallCaps": SmallCaps, "Strikeout": Strike,
    "Superscript": Superscript, "Subscript": Subscript,
}  # fmt: skip


def _is_address(target: str) -> bool:
    """Whether a reader's program can follow it; a broken address stays as words."""
    try:
        return bool(_ADDRESS.match(target)) and urlsplit(target).port != 0
    except ValueError:  # a port that is none, a broken IPv6 address
        return False


def _holds_link(children: Inlines) -> bool:
    return any(
        isinstance(child, Link) or _holds_link(getattr(child, "children", ())) for child in children
    )
