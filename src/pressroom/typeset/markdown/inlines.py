"""From the tokens of a paragraph to inline nodes, each with its place."""

from __future__ import annotations

import re
from urllib.parse import unquote

from markdown_it.token import Token

from pressroom.model.inline import (  # fmt: skip
    Citation,
    CitationItem,
    Code,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import NONE, Attributes
from pressroom.typeset.markdown.calls import call_of, note_of, short
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.html import tag_name
from pressroom.typeset.markdown.images import read_image
from pressroom.typeset.markdown.offsets import Offsets
from pressroom.typeset.markdown.parser import inline_tokens
from pressroom.typeset.markdown.reading import (
    MAX_DEPTH,
    MAX_PARAGRAPH,
    TangledError,
    TooDeepError,
)
from pressroom.typeset.rules import (
    CONTROL_CHARACTER,
    ENCLOSED_CALL,
    LONG_PARAGRAPH,
    NESTING,
    NO_LINK_TEXT,
    RAW_HTML,
    TANGLED,
)  # fmt: skip

_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_Simple = type[Emphasis | Strong | Strike | Superscript | Subscript]
_SIMPLE: dict[str, _Simple] = {
    "em": Emphasis, "strong": Strong, "s": Strike, "raised": Superscript, "lowered": Subscript,
}  # fmt: skip
# XML 1.0 allows no other control characters, and no surrogates.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Inliner:
    """Reads one file's stretches of text."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def read(self, content: str, offsets: Offsets) -> Inlines:
        """The nodes of a stretch of text."""
        return self.nodes(self.tokens(content, offsets), offsets)

    def tokens(self, content: str, offsets: Offsets) -> list[Token]:
        """The tokens of a stretch of text; none where the limits are passed, which is reported."""
        if len(content) > MAX_PARAGRAPH:
            message = f"paragraph of {len(content):,} characters; the most is {MAX_PARAGRAPH:,}"
            self.context.report(LONG_PARAGRAPH, message, offsets.place(0, 0))
            return []
        try:
            return inline_tokens(content, self.context.environment)
        except TooDeepError as error:
            self.too_deep(offsets.place(error.at, error.at))
        except TangledError:
            message = "paragraph has too many brackets that are never closed"
            self.context.report(TANGLED, message, offsets.place(0, len(content)))
        except RecursionError:
            self.too_deep(offsets.place(0, len(content)))
        return []

    def too_deep(self, place: Place) -> None:
        """Reports text that is nested deeper than the cap."""
        message = f"text is nested deeper than {MAX_DEPTH} levels"
        self.context.report(NESTING, message, place)

    def nodes(self, tokens: list[Token], offsets: Offsets) -> Inlines:
        return _Builder(self, tokens, offsets).build()

    def sole_image(
        self, tokens: list[Token], offsets: Offsets
    ) -> tuple[Image | None, Inlines, str] | None:
        """The image, caption and id of a paragraph that is a figure; None for other paragraphs.

        The image is None where it cannot be used, which is reported.
        """
        solid = [token for token in tokens if token.content.strip() or token.type != "text"]
        if len(solid) != 1 or solid[0].type != "image":
            return None
        token = solid[0]
        found: Attributes = token.meta.get("attributes", NONE)
        if not (token.content.strip() or found.id):
            return None
        builder = _Builder(self, [], offsets)
        image, caption = builder.image(token, figure=True)
        name = self.context.valid_id(found, builder.place(token))
        return image, caption, name or ""


class _Builder:
    def __init__(self, inliner: Inliner, tokens: list[Token], offsets: Offsets) -> None:
        self.inliner = inliner
        self.context = inliner.context
        self.tokens = tokens
        self.offsets = offsets
        self.index = 0
        self.depth = 0
        self.in_link = False

    def build(self) -> Inlines:
        return self._until("")

    def place(self, first: Token, last: Token | None = None) -> Place:
        return self.offsets.place(first.meta["at"], (last or first).meta["end"])

    def _until(self, closing: str) -> Inlines:
        out: list[Inline] = []
        self.depth += 1
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            self.index += 1
            if token.type == closing:
                break
            if token.type.endswith("_open"):
                out.extend(self._pair(token))
            else:
                out.extend(self._single(token))
        self.depth -= 1
        return tuple(out)

    def _pair(self, token: Token) -> Inlines:
        kind = token.type.removesuffix("_open")
        if self.depth > MAX_DEPTH:
            if self.depth == MAX_DEPTH + 1:
                self.inliner.too_deep(self.place(token))
            self.index = len(self.tokens)
            return ()
        outer = self.context.in_note
        if kind == "note_inline":
            self.context.in_note = True
        linked, self.in_link = self.in_link, self.in_link or kind == "link"
        children = self._until(f"{kind}_close")
        self.in_link, self.context.in_note = linked, outer
        last = self.tokens[self.index - 1]
        place = self.place(token, last)
        if kind in _SIMPLE:
            return (_SIMPLE[kind](children, place),)
        if kind == "link":
            return self._link(token, last, children, place)
        if kind == "span":
            return self._span(token.meta["attributes"], children, place)
        return note_of(children, place, self.context, self.in_link)

    def _single(self, token: Token) -> Inlines:
        match token.type:
            case "text":
                return (Text(token.content, self.place(token)),) if token.content else ()
            case "text_special":
                return self._special(token)
            case "softbreak":
                return (Text(" ", self.place(token)),)
            case "hardbreak":
                return (LineBreak(self.place(token)),)
            case "code_inline":
                return self._dressed(token, Code(token.content, self.place(token)), "code")
            case "image":
                return self._inline_image(token)
            case "html_inline":
                return self._html(token)
            case "note_call":
                return call_of(token, self.place(token), self.context, self.in_link)
            case "citation":
                return self._citation(token)
            case _:
                raise RuntimeError(f"unknown token {token.type}")

    def _special(self, token: Token) -> Inlines:
        place = self.place(token)
        # the parser puts U+FFFD for a character that cannot be; others no edition can hold
        text = NOT_IN_XML.sub("\ufffd", token.content)
        if token.info == "entity" and "\ufffd" in text:
            message = f'"{token.markup}" stands for no character of a text'
            self.context.report(CONTROL_CHARACTER, message, place)
        return (Text(text, place),)

    def _dressed(self, token: Token, node: Inline, what: str) -> Inlines:
        """``node`` in a span where it has an id, a language or classes."""
        found: Attributes = token.meta.get("attributes", NONE)
        if not found:
            return (node,)
        self.context.complain(found, node.place, ("lang", "dir"), classes=True, what=what)
        name = self.context.valid_id(found, node.place)
        language = self.context.language(found, node.place)
        way = self.context.direction(found, node.place)
        if not (name or language or way or found.classes):
            return (node,)
        return (Span((node,), node.place, name, language, found.classes, way),)

    def _span(self, found: Attributes, children: Inlines, place: Place) -> Inlines:
        self.context.complain(found, place, ("lang", "dir"), classes=True, what="a span")
        name = self.context.valid_id(found, place)
        language = self.context.language(found, place)
        way = self.context.direction(found, place)
        classes = tuple(c for c in found.classes if c not in ("smallcaps", "small-caps", "sc"))
        if classes != found.classes:
            children = (SmallCaps(children, place),)
            if not (name or language or way or classes):
                return children
        return (Span(children, place, name, language, classes, way),)

    def _link(self, token: Token, last: Token, children: Inlines, place: Place) -> Inlines:
        target = str(token.attrs.get("href", ""))
        if self.in_link:  # a link cannot hold a link; the outer one wins
            return children
        if target.startswith("#"):
            target = unquote(target)
        if not children:
            message = f'link to "{target}" has no text'
            self.context.report(NO_LINK_TEXT, message, place)
            children = (Text(target, place),)
        title = token.attrs.get("title")
        link = Link(children, target, place, str(title) if title else None)
        return self._dressed(last, link, "a link")

    def _citation(self, token: Token) -> Inlines:
        place = self.place(token)
        if self.in_link:
            message = f'citation "{short(token.content)}" is in a link'
            self.context.report(ENCLOSED_CALL, message, place)
            return ()
        items = tuple(
            CitationItem(
                item.key, item.prefix, item.suffix, item.mode,
                self.offsets.place(item.start, item.end),
            )
            for item in token.meta["items"]
        )  # fmt: skip
        return (Citation(items, token.content, place),)

    def _html(self, token: Token) -> Inlines:
        html, place = token.content, self.place(token)
        if html.startswith("<!--"):
            return ()
        if _BREAK_TAG.fullmatch(html):
            return (LineBreak(place),)
        self.context.report(RAW_HTML, f'raw HTML "{tag_name(html)}" is left out', place)
        return ()

    def _inline_image(self, token: Token) -> Inlines:
        image, _ = self.image(token, figure=False)
        if image is None:
            return ()
        found: Attributes = token.meta.get("attributes", NONE)
        name = self.context.valid_id(found, image.place)
        return (Span((image,), image.place, name),) if name else (image,)

    def image(self, token: Token, *, figure: bool) -> tuple[Image | None, Inlines]:
        """The image, None if it cannot be used, and what stands in its brackets."""
        inside = self.offsets.shifted(token.meta["at"] + 2)
        builder = _Builder(self.inliner, token.children or [], inside)
        builder.in_link = self.in_link
        caption = builder.build()
        if not figure:
            for child in caption:
                if isinstance(child, NoteRef | Citation):
                    message = "an alternative text cannot hold a note or a citation"
                    self.context.report(ENCLOSED_CALL, message, child.place)
        return read_image(token, caption, self.place(token), self.context), caption
