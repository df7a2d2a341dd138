"""The tags in a text: where they are, and which open and close one another."""

from __future__ import annotations

import bisect
import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pressroom.typeset.markdown.attributes import Attributes

# The elements that stand on lines of their own, by CommonMark's list of them; and "listing", which
# books for mdBook put around code to name it.
BLOCKS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link listing main menu menuitem nav noframes ol optgroup option "
    "p param pre script search section style summary table tbody td textarea tfoot th thead title "
    "tr track ul".split()
)
# Those without content, and those whose content is no Markdown.
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
RAW = frozenset(("pre", "script", "style"))
# What passes for HTML among the formats of pandoc
HTML_FORMATS = ("html", "html4", "html5", "epub", "epub2", "epub3")

# Attributes with words for readers, in what a site's own elements have
_SAID = ("title", "caption", "label", "summary", "alt")

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w:.@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*/?>"
)
_PAIR = re.compile(r"""([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
# What hides a tag: a comment, a fence of code at the start of a line, a run of backticks.
_MARK = re.compile(
    rf"<!--|(?:^|(?<=\n))[ \t>]*(?:(?:[-+*]|\d+[.)])[ \t]+)?(?P<fence>`{{3,}}(?=[^`\n]*(?:\n|$))|~{{3,}})"
    rf"|(?P<ticks>`+)|{TAG.pattern}"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or a comment, whose ``name`` is then ``!``.

    ``start`` and ``end`` are positions; the end of a comment that is never closed is -1.
    """

    name: str
    closes: bool
    attributes: str
    start: int
    end: int


def read_attributes(text: str) -> Attributes:
    """The attributes of a tag, in the form that those in braces have."""
    pairs: dict[str, str] = {}
    for found in _PAIR.finditer(text):
        value = html.unescape(found[2] or found[3] or found[4] or "")
        pairs.setdefault(found[1].lower(), value)
    name, classes = pairs.pop("id", "").strip(), pairs.pop("class", "").split()
    language = pairs.pop("xml:lang", None)
    if language is not None:
        pairs.setdefault("lang", language)
    return Attributes(name or None, tuple(classes), pairs)


def left_out(name: str, found: Attributes) -> str:
    """What is told of an element without a counterpart: the words that its reader would see."""
    words = [f'"{found.pairs[key]}"' for key in _SAID if found.pairs.get(key)]
    return f'raw HTML "<{name}>" is left out' + (f", and {', '.join(words)}" if words else "")


def block_tags(text: str) -> Iterator[Tag]:
    """The tags of elements that stand on their own, and the comments, that are not in code."""
    at = 0
    while found := _MARK.search(text, at):
        at = found.end()
        if found["name"]:
            name = found["name"].lower()
            if name not in BLOCKS:
                continue
            yield Tag(name, bool(found["end"]), found["attributes"], found.start(), at)
            if name in RAW and not found["end"]:
                closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
                at = closing.start() if closing else len(text)
        elif found["fence"]:
            fence = found["fence"]
            closing = re.compile(rf"\n[ \t>]*{fence}{fence[0]}*[ \t]*(?=\n|$)").search(text, at)
            at = closing.end() if closing else len(text)
        elif found["ticks"]:
            ticks = found["ticks"]
            closing = re.compile(rf"(?<!`){ticks}(?!`)|\n[ \t>]*(?=\n)").search(text, at)
            if closing and "`" in closing[0]:
                at = closing.end()
        else:
            end = text.find("-->", found.start() + 2)  # <!--> is a whole comment
            yield Tag("!", False, "", found.start(), end + 3 if end >= 0 else -1)
            at = end + 3 if end >= 0 else len(text)


class Pairs:
    """Which tags of a text open and close one another."""

    def __init__(self, text: str) -> None:
        self.tags = [tag for tag in block_tags(text) if tag.name not in VOID]
        self.ends: dict[int, int] = {}  # where the element of the tag at a position ends
        self._starts = [tag.start for tag in self.tags]
        stack: list[Tag] = []
        there: Counter[str] = Counter()
        for tag in self.tags:
            if tag.name == "!":
                self.ends[tag.start] = tag.end if tag.end >= 0 else len(text)
            elif not tag.closes:
                stack.append(tag)
                there[tag.name] += 1
            elif there[tag.name]:
                while stack:
                    last = stack.pop()
                    there[last.name] -= 1
                    if last.name == tag.name:
                        self.ends[last.start] = tag.end
                        break

    def reach(self, start: int, end: int) -> int:
        """Where the last of the elements ends that begin between two positions; -1 without any."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return max((self.ends.get(tag.start, -1) for tag in self.tags[first:last]), default=-1)
