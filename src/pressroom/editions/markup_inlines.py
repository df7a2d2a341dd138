"""Inline nodes of the document as well-formed XHTML; what differs between editions is in ``Medium``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, assert_never

from markupsafe import Markup, escape

from pressroom.editions.author_classes import class_of
from pressroom.editions.drawings import Drawing
from pressroom.editions.elements import breakable, element
from pressroom.editions.fit import Fit
from pressroom.editions.highlight import code_words
from pressroom.editions.markup_math import formula
from pressroom.editions.pictures import type_of
from pressroom.model.document import Section
from pressroom.model.inline import (
    READING,
    RUBY,
    Citation,
    Code,
    Emphasis,
    Highlight,
    Image,
    IndexTerm,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    Math,
    NoteRef,
    PageRef,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    plain,
)
from pressroom.model.languages import Direction, direction
from pressroom.model.manuscript import Asset
from pressroom.words import Words


@dataclass(frozen=True, slots=True)
class Medium:
    """``href`` turns a node's id into a link's address, ``source`` an asset into an image's.

    ``call`` is how a note is called where a plain link to it is not enough. ``addresses``: a
    link's address is printed behind it, so that it can be read on paper. ``raised`` is by how
    many levels headings stand higher than in the document: in a chapter of a part, whose own
    heading is of the first level all the same. ``after`` gives what ends a section. ``fits`` tells
    of the tables that are too wide for the page, by their keys, how they are made to fit.
    ``drawings`` are those of the formulas by their MathML, none where the edition sets MathML itself.
    ``direction`` is that of the text around: what goes the other way says so. ``keys`` are those of
    the blocks in the flow (see ``flow``), none where no other edition asks for places in it.
    ``roman`` are the ids of what stands on pages with roman numbers.
    """

    name: Literal["epub", "pdf", "web"]
    words: Words
    href: Callable[[str], str]
    source: Callable[[Asset], str]
    call: Callable[[NoteRef], Markup] | None = None
    addresses: bool = False
    raised: int = 0
    after: Callable[[Section], Markup] | None = None
    fits: Mapping[str, Fit] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    direction: Direction = "ltr"
    keys: Mapping[int, str] = field(default_factory=dict)
    roman: frozenset[str] = frozenset()

    @property
    def screen(self) -> bool:
        """Whether the edition is read on a screen."""
        return self.name != "pdf"

    def xhtml(self, value: str | None) -> str | None:
        """The value of an attribute that XHTML knows and HTML does not."""
        return None if self.name == "web" else value

    def heading(self, level: int) -> str:
        """The element for a heading of the document's ``level``."""
        return f"h{min(level - self.raised, 6)}"

    def turned(self, language: str | None, given: Direction | None) -> tuple[Medium, str | None]:
        """The medium within an element, and its ``dir``: as given, else by its language."""
        way = given or (direction(language) if language else self.direction)
        return replace(self, direction=way), way if way != self.direction else None


# the alternative text of an image without one: WeasyPrint takes an empty one for forgotten, so a
# space stands in for it until the structure tree is made
_NOTHING = {"epub": "", "pdf": " ", "web": ""}
# marks directly after a formula; at a hyphen or a letter a line may break
_CLOSING = re.compile(r"[^\w\s-]*")
_KEYS = 20  # letters of a key, or of some together, that stay on one line
# where an address may break: on screen an element, which copying leaves out
_BREAK = {"epub": element("wbr"), "pdf": "\N{ZERO WIDTH SPACE}", "web": element("wbr")}


def inlines(nodes: Inlines, medium: Medium) -> Markup:
    """Inline nodes, without an element around them."""
    if medium.name == "pdf":
        return _printed(nodes, medium)
    return _shown(nodes, medium)


def _shown(nodes: Inlines, medium: Medium) -> Markup:
    """On screen; a formula stays on the line of the marks beside it, as in ``(x),``."""
    out, opening, taken = Markup(""), "", 0
    for node, after in zip(nodes, (*nodes, None)[1:], strict=True):
        if isinstance(node, Text):
            text, taken, opening = node.text[taken:], 0, ""
            if isinstance(after, Math) and not after.display:
                opening = _opening(text)
            out += escape(text.removesuffix(opening))
        elif isinstance(node, Math) and not node.display:
            found = _CLOSING.match(after.text) if isinstance(after, Text) else None
            closing = found[0] if found else ""
            formula_ = escape(opening) + _inline(node, medium) + escape(closing)
            out += element("span", formula_, class_="kept") if opening or closing else formula_
            opening, taken = "", len(closing)
        else:
            out += _inline(node, medium)
    return out


def _opening(text: str) -> str:
    """The marks at the end of ``text``."""
    at = len(text)
    while at and _CLOSING.fullmatch(text[at - 1]):
        at -= 1
    return text[at:]


def _printed(nodes: Inlines, medium: Medium) -> Markup:
    out = Markup("")
    for at, (node, after) in enumerate(zip(nodes, (*nodes, None)[1:], strict=True)):
        out += _before(node, after, medium) + _joint(node, after)
        if isinstance(node, Math) and node.display and after:
            # what goes on below a formula is no new paragraph; WeasyPrint would indent it
            rest = inlines(nodes[at + 1 :], medium)
            return out + element("span", rest, class_="continued")
    return out


def _joint(node: Inline, after: Inline | None) -> str:
    """What keeps a printed formula on the line of the mark or letter beside it."""
    match node, after:
        case (Math(display=False), Text(text=text)) if text[:1].strip():
            return "\N{WORD JOINER}"
        case (Text(text=text), Math(display=False)) if text[-1:].strip():
            return "\N{WORD JOINER}"
        case _:
            return ""


def _before(node: Inline, after: Inline | None, medium: Medium) -> Markup:
    """``node``; a space at its end before an element is an element of its own.

    Where such a space does not fit on the line any more, WeasyPrint 70 breaks not at it but in
    the middle of the text, after the first place at which it may divide a word.
    """
    plain_text = (Text, NoteRef, LineBreak, Citation, type(None))
    if isinstance(node, Text) and node.text[:-1].strip() and node.text.endswith(" "):
        if not isinstance(after, plain_text):
            return escape(node.text[:-1]) + element("span", " ")
    return _inline(node, medium)


def _inline(node: Inline, medium: Medium) -> Markup:
    match node:
        case Text(text=text):
            return escape(text)
        case Code(text=text):
            return element("code", text, dir=medium.turned(None, "ltr")[1])
        case Emphasis(children=children):
            return element("em", inlines(children, medium))
        case Strong(children=children):
            return element("strong", inlines(children, medium))
        case Strike(children=children):
            return element("del", inlines(children, medium))
        case Superscript(children=children):
            return element("sup", inlines(children, medium))
        case Subscript(children=children):
            return element("sub", inlines(children, medium))
        case Highlight(children=children):
            return element("mark", inlines(children, medium))
        case Underline(children=children):
            return element("span", inlines(children, medium), class_="underline")
        case Keyboard(children=children):
            long = len(plain(children)) > _KEYS
            return element("kbd", inlines(children, medium), class_="long" if long else None)
        case IndexTerm(children=children, id=id_):
            return element("span", inlines(children, medium), id=id_)
        case Span(children=children) if medium.name == "epub" and _has_readings(node):
            return element("ruby", Markup("").join(_ruby(children, medium)))
        case SmallCaps(children=children):
            return element("span", inlines(children, medium), class_="small-caps")
        case Span(id=id_, language=language, classes=classes, children=children, title=title):
            inner, way = medium.turned(language, node.direction)
            match children:
                case (Code(text=text),) if classes:
                    content = element("code", code_words(text, classes[0]))
                case _:
                    content = inlines(children, inner)
            return element(
                "abbr" if title else "span", content, id=id_, lang=language,
                xml_lang=medium.xhtml(language), dir=way, class_=class_of(classes), title=title,
            )  # fmt: skip
        case LineBreak():
            return element("br")
        case Link():
            return _link(node, medium)
        case Image():
            return image(node, medium)
        case NoteRef() if medium.call:
            return medium.call(node)
        case NoteRef():
            return note_call(node, medium)
        case Math():
            if medium.name == "web":
                return formula(node, None, medium.words.equation)
            return formula(node, medium.drawings.get(node.mathml))
        case PageRef(target=target):
            return page_ref(target, medium)
        case Citation(source=source):
            return escape(source)
        case _:
            assert_never(node)


def _has_readings(node: Span) -> bool:
    readings = (isinstance(one, Span) and one.classes == (READING,) for one in node.children)
    return node.classes == (RUBY,) and any(readings)


def _ruby(children: Inlines, medium: Medium) -> Iterator[Markup]:
    """Words and their readings, without the brackets that these have on paper."""
    for child in children:
        if isinstance(child, Span) and child.classes == (READING,):
            yield element("rt", inlines(child.children[1:-1], medium))
        else:
            yield _inline(child, medium)


def note_call(node: NoteRef, medium: Medium, style: str | None = None) -> Markup:
    """The call of a note: a link with its number."""
    # raised by an element and not by the style sheet alone: a reader may switch that off
    return element(
        "a", element("sup", str(node.number)), epub_type=medium.xhtml("noteref"),
        role="doc-noteref", class_="noteref", id=node.id, href=medium.href(node.note), style=style,
    )  # fmt: skip


def image(node: Image, medium: Medium) -> Markup:
    """An image; with another for dark screens where it has one, which paper has not."""
    lengths = {"width": node.width, "height": node.height}
    style = "; ".join(f"{name}: {length}" for name, length in lengths.items() if length)
    shown = element(
        "img", src=medium.source(node.asset), alt=node.alt or _NOTHING[medium.name],
        title=node.title, style=style or None,
        role="presentation" if node.alt == "" and medium.screen else None,
    )  # fmt: skip
    if node.dark is None or medium.name == "pdf":
        return shown
    address = medium.source(node.dark)
    dark = element(
        "source", media="(prefers-color-scheme: dark)", srcset=address, type=type_of(address)
    )
    return element("picture", dark + shown)


def backlink(call: str, medium: Medium, number: str = "") -> Markup:
    """A link back to a place in the text; ``number`` tells it from others beside it."""
    words = f"{medium.words.back_to_text} {number}".rstrip()
    sign = Markup("↑") + (element("sup", number) if number else "")
    link = element("a", sign, href=medium.href(call), role="doc-backlink", aria_label=words)
    return Markup("\N{NO-BREAK SPACE}") + link


def page_ref(target: str, medium: Medium) -> Markup:
    """The words "on page 12", which only paper can say; the style sheet sets the number, and what follows."""
    if medium.screen:
        return Markup("")
    before, _, after = medium.words.on_page.partition("{}")
    before = before.replace(" ", "\N{NO-BREAK SPACE}")
    name = "page-ref roman" if target in medium.roman else "page-ref"
    link = element("a", before, href=medium.href(target), class_=name, data_after=after)
    return Markup(" ") + link


def _link(node: Link, medium: Medium) -> Markup:
    href = medium.href(node.target[1:]) if node.internal else node.target
    words = plain(node.children)
    mark = _BREAK[medium.name]
    way = medium.turned(None, "ltr")[1]
    if words in (node.target, node.target.removeprefix("mailto:")):
        return element(
            "a", breakable(words, mark), href=href, title=node.title, dir=way, class_="address"
        )
    label = element("a", inlines(node.children, medium), href=href, title=node.title)
    if not medium.addresses or node.internal:
        return label
    address = breakable(node.target.removeprefix("mailto:"), mark)
    shown = element("span", Markup("({})").format(address), dir=way, class_="address")
    return label + Markup(" ") + shown
