"""HTML within a paragraph: each element as the node that is its counterpart."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from markdown_it.token import Token

from pressroom.model.inline import (
    READING,
    Code,
    Emphasis,
    Highlight,
    Holder,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    plain,
)
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.east_asian import ruby
from pressroom.typeset.markdown.html_tags import (
    HTML_FORMATS,
    TAG,
    VOID,
    left_out,
    read_attributes,
)
from pressroom.typeset.markdown.spans import dressed
from pressroom.typeset.rules import RAW_HTML

_Simple = type[
    Emphasis | Strong | Strike | Superscript | Subscript | Highlight | Underline | Keyboard
]
_SIMPLE: dict[str, _Simple] = {
    "em": Emphasis, "i": Emphasis, "cite": Emphasis, "dfn": Emphasis, "var": Emphasis,
    "strong": Strong, "b": Strong, "s": Strike, "strike": Strike, "del": Strike,
    "sup": Superscript, "sub": Subscript, "mark": Highlight, "u": Underline, "ins": Underline,
    "kbd": Keyboard,
}  # fmt: skip
_SIZE = re.compile(r"\b(?<!-)(width|height):\s*([\d.]+(?:%|[a-z]+))")
_CODE = ("code", "samp", "tt")


class Reader(Protocol):
    """What this module asks of the builder of a paragraph."""

    context: Context
    in_link: bool

    def place(self, first: Token, last: Token | None = None) -> Place: ...

    def image_of(self, token: Token) -> Inlines: ...


def paired(tokens: list[Token]) -> list[Token]:
    """``tokens`` with the tags that open and close an element as ``html_open``, ``html_close``.

    An element that begins and ends at different depths of Markdown's own marks is none.
    """
    stack: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        if token.type == "raw" and token.info in HTML_FORMATS and TAG.fullmatch(token.content):
            token.type = "html_inline"
        if token.nesting > 0:
            stack.append(("", index))
        elif token.nesting < 0:
            while stack and stack.pop()[0]:
                pass
        elif token.type == "html_inline" and (tag := TAG.fullmatch(token.content)):
            name = tag["name"].lower()
            token.tag = name
            token.meta["html"] = read_attributes(tag["attributes"])
            if tag["end"]:
                _close(name, index, stack, tokens)
            elif name not in VOID:
                stack.append((name, index))
    return tokens


def _close(name: str, index: int, stack: list[tuple[str, int]], tokens: list[Token]) -> None:
    for at in range(len(stack) - 1, -1, -1):
        if not stack[at][0]:
            return
        if stack[at][0] == name:
            tokens[stack[at][1]].type, tokens[index].type = "html_open", "html_close"
            if name == "picture":
                _choose(tokens[stack[at][1] + 1 : index])
            del stack[at:]
            return


def _choose(tokens: list[Token]) -> None:
    """Of the sources of a ``<picture>`` an image takes the one for dark screens; others it is for."""
    dark: list[str] = []
    for token in tokens:
        if token.type == "html_inline" and token.tag == "source":
            pairs = token.meta["html"].pairs
            if "dark" in pairs.get("media", ""):
                dark = dark or pairs.get("srcset", "").replace(",", " ").split(maxsplit=1)
            token.type, token.content = "text", ""
        elif token.type == "html_inline" and token.tag == "img" and dark:
            found: Attributes = token.meta["html"]
            token.meta["html"] = replace(found, pairs={"dark": dark[0], **found.pairs})


def is_link(token: Token) -> bool:
    """Whether a tag opens a link."""
    return token.tag == "a" and "href" in token.meta["html"].pairs


def element(token: Token, last: Token, children: Inlines, reader: Reader) -> Inlines:
    """The counterpart of an element; its children alone, with a warning, where there is none."""
    name, place, context = token.tag, reader.place(token, last), reader.context
    found: Attributes = token.meta["html"]
    if name == "a":
        return _anchor(found, children, place, reader)
    what = f'"<{name}>"'
    if name in _CODE:
        return dressed(_coded(children, place), found, place, context, what)
    if name in _SIMPLE:
        return dressed((_SIMPLE[name](children, place),), found, place, context, what)
    if name == "span":
        return dressed(children, found, place, context, what)
    if name == "small":
        small = replace(found, classes=("small", *found.classes))
        return dressed(children, small, place, context, what)
    if name == "abbr":
        title = found.pairs.get("title") or None
        rest = replace(found, pairs={k: v for k, v in found.pairs.items() if k != "title"})
        inner = dressed(children, rest, place, context, what)
        return (Span(inner, place, title=title),) if title else inner
    if name == "ruby":
        return dressed((ruby(children, place),), found, place, context, what)
    if name == "rt":
        return (Span(children, place, classes=(READING,)),)
    if name == "rp":  # brackets for those who cannot show readings: an edition sets its own
        return ()
    if name == "rb":
        return children
    if name == "picture":
        return _trimmed(children)
    if name == "q":
        return (Text('"', reader.place(token)), *children, Text('"', reader.place(last)))
    context.report(RAW_HTML, left_out(name, found), place)
    return children


def single(token: Token, reader: Reader) -> Inlines:
    """The counterpart of a tag, or a comment, that stands alone."""
    place = reader.place(token)
    if token.content.startswith("<!--"):
        return ()
    match token.tag:
        case "br":
            return (LineBreak(place),)
        case "wbr":
            return (Text("\N{ZERO WIDTH SPACE}", place),)
        case "img":
            return reader.image_of(_image(token))
    if token.tag and not token.content.startswith("</"):
        message = left_out(token.tag, token.meta["html"])
    else:
        what = token.content if len(token.content) < 20 else f"<{token.tag or '!'}>"
        message = f'raw HTML "{what}" is left out'
    reader.context.report(RAW_HTML, message, place)
    return ()


def _image(token: Token) -> Token:
    """The token that Markdown's own syntax for the same image would give."""
    found: Attributes = token.meta["html"]
    pairs = dict(found.pairs)
    image = Token(
        "image", "img", 0, children=[], meta={"at": token.meta["at"], "end": token.meta["end"]}
    )
    image.attrs = {"src": pairs.pop("src", "")}
    if "title" in pairs:
        image.attrs["title"] = pairs.pop("title")
    for key, value in _SIZE.findall(pairs.get("style", "")):
        pairs.setdefault(key, value)
    if not _SIZE.sub("", pairs.get("style", "")).strip("; "):
        pairs.pop("style", None)
    for key in ("width", "height"):
        if pairs.get(key, "").isdigit():
            pairs[key] += "px"
    if found.id or found.classes or pairs:
        image.meta["attributes"] = replace(found, pairs=pairs)
    return image


def _anchor(found: Attributes, children: Inlines, place: Place, reader: Reader) -> Inlines:
    pairs = dict(found.pairs)
    href, title = pairs.pop("href", None), pairs.pop("title", None)
    name = found.id or pairs.pop("name", None)
    pairs.pop("name", None)
    for looks in ("target", "rel"):  # of a browser's window
        pairs.pop(looks, None)
    if href is not None and not reader.in_link:
        children = (Link(_trimmed(children), href, place, title),)
    return dressed(children, replace(found, id=name, pairs=pairs), place, reader.context, '"<a>"')


def _coded(children: Inlines, place: Place) -> Inlines:
    """``children`` as code; of what is marked in it, only the words are."""
    if all(isinstance(child, Text | LineBreak) for child in children):
        return (Code(plain(children), place),) if children else ()
    return tuple(
        Code(child.text, child.place) if isinstance(child, Text)
        else replace(child, children=_coded(child.children, child.place))
        if isinstance(child, Holder)
        else child
        for child in children
    )  # fmt: skip


def _trimmed(children: Inlines) -> Inlines:
    """``children`` without the ends of lines between the tags and what is in them."""
    solid = [
        at for at, one in enumerate(children) if not (isinstance(one, Text) and one.text == " ")
    ]
    return children[solid[0] : solid[-1] + 1] if solid else children
