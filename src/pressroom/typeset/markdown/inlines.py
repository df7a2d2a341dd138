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
    Highlight,
    Image,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    NoteRef,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from pressroom.model.problem import Place
from pressroom.typeset.code_rules import CELL
from pressroom.typeset.dialect_rules import AS_WRITTEN, LEFT_OUT
from pressroom.typeset.markdown import east_asian, html_inlines
from pressroom.typeset.markdown.attributes import NONE, Attributes
from pressroom.typeset.markdown.calls import call_of, note_of, short
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.formulas import formula
from pressroom.typeset.markdown.html_tags import HTML_FORMATS
from pressroom.typeset.markdown.images import read_image
from pressroom.typeset.markdown.marks import index_command, marked
from pressroom.typeset.markdown.offsets import Offsets
from pressroom.typeset.markdown.parser import inline_tokens
from pressroom.typeset.markdown.quarto_blocks import for_us
from pressroom.typeset.markdown.reading import (
    MAX_DEPTH,
    MAX_PARAGRAPH,
    TangledError,
    TooDeepError,
)
from pressroom.typeset.markdown.spans import LABEL, dressed
from pressroom.typeset.rules import (
    CONTROL_CHARACTER,
    ENCLOSED_CALL,
    LONG_PARAGRAPH,
    NESTING,
    NO_LINK_TEXT,
    TANGLED,
)  # fmt: skip

_Simple = type[Emphasis | Strong | Strike | Superscript | Subscript | Highlight]
_SIMPLE: dict[str, _Simple] = {
    "em": Emphasis, "strong": Strong, "s": Strike, "raised": Superscript, "lowered": Subscript,
    "highlight": Highlight,
}  # fmt: skip
_CELL = re.compile(r"(?:r|\{\w+\})[ \t]")
# XML 1.0 allows no other control characters, and no surrogates.
NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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

    def image(self, token: Token, offsets: Offsets) -> tuple[Image | None, Inlines]:
        """The image of a figure, None if it cannot be used, and its caption."""
        return _Builder(self, [], offsets).image(token, figure=True)


class _Builder:
    def __init__(self, inliner: Inliner, tokens: list[Token], offsets: Offsets) -> None:
        self.inliner = inliner
        self.context = inliner.context
        self.tokens = html_inlines.paired(tokens)
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
        if kind == "html" and html_inlines.is_link(token):
            self.in_link = True
        children = self._until(f"{kind}_close")
        self.in_link, self.context.in_note = linked, outer
        last = self.tokens[self.index - 1]
        place = self.place(token, last)
        if kind in _SIMPLE:
            return (_SIMPLE[kind](children, place),)
        if kind == "html":
            return html_inlines.element(token, last, children, self)
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
                return () if self._is_unspaced() else (Text(" ", self.place(token)),)
            case "hardbreak":
                return (LineBreak(self.place(token)),)
            case "code_inline":
                return self._code(token)
            case "image":
                return self.image_of(token)
            case "html_inline":
                return html_inlines.single(token, self)
            case "raw":
                return self._raw(token)
            case "note_call":
                return call_of(token, self.place(token), self.context, self.in_link)
            case "citation":
                return self._citation(token)
            case "as_written":
                return self._as_written(token)
            case "label":  # taken by the caption that it stands in; else it is of this place
                return (Span((), self.place(token), token.content, classes=(LABEL,)),)
            case "keyboard":
                return (Keyboard((Text(token.content, self.place(token)),), self.place(token)),)
            case "index":
                return index_command(token.content, self.place(token), self.context)
            case "formula":
                found = token.meta.get("attributes", NONE)
                place = self.place(token)
                display, bare = token.meta["display"], token.meta["bare"]
                return formula(token.content, display, found, place, self.context, bare=bare)
            case _:
                raise RuntimeError(f"unknown token {token.type}")

    def _is_unspaced(self) -> bool:
        """Whether the end of a line stands between two characters that no space divides."""
        return east_asian.is_unspaced(self._beside(-1), self._beside(1))

    def _beside(self, step: int) -> str:
        """The character before or after the token that is read; empty where there is no text."""
        at = self.index - 1 + step
        while 0 <= at < len(self.tokens):
            token = self.tokens[at]
            if token.content and token.type in ("text", "text_special"):
                return token.content[-1 if step < 0 else 0]
            if not token.nesting and (token.content or token.type == "softbreak"):
                break
            at += step
        return ""

    def _special(self, token: Token) -> Inlines:
        place = self.place(token)
        # the parser puts U+FFFD for a character that cannot be; others no edition can hold
        text = NOT_IN_XML.sub("\ufffd", token.content)
        text = text.replace("\u2028", " ").replace("\u2029", " ")  # as where they stand themselves
        if token.info == "entity" and "\ufffd" in text:
            message = f'"{token.markup}" stands for no character of a text'
            self.context.report(CONTROL_CHARACTER, message, place)
        return (Text(text, place),)

    def _code(self, token: Token) -> Inlines:
        place = self.place(token)
        if _CELL.match(token.content) and place.path.suffix.lower() in (".rmd", ".qmd"):
            message = f'"{short(token.content)}" is shown as code and not run'
            self.context.report(CELL, message, place)
        return self._dressed(token, Code(token.content, place), "code")

    def _as_written(self, token: Token) -> Inlines:
        place = self.place(token)
        self.context.report(AS_WRITTEN, f'"{short(token.content)}" stays as it is written', place)
        return (Text(token.content, place),)

    def _dressed(self, token: Token, node: Inline, what: str) -> Inlines:
        """``node`` in a span where it has an id, a language or classes."""
        found: Attributes = token.meta.get("attributes", NONE)
        special = marked((node,), found, node.place, self.context)
        if special is not None:
            return special
        return dressed((node,), found, node.place, self.context, what)

    def _span(self, found: Attributes, children: Inlines, place: Place) -> Inlines:
        ours = for_us(found, place, self.context)
        if ours is None:
            return ()
        found = ours
        special = marked(children, found, place, self.context)
        if special is not None:
            return children if self.in_link and isinstance(special[0], Link) else special
        return dressed(children, found, place, self.context, "a span")

    def _link(self, token: Token, last: Token, children: Inlines, place: Place) -> Inlines:
        target = str(token.attrs.get("href", ""))
        if self.in_link:  # a link cannot hold a link; the outer one wins
            return children
        if target.startswith("#"):
            target = unquote(target).replace(":", "-")  # as in ids
        if not children and not target.startswith("#"):  # else it gets the words of a reference
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

    def _raw(self, token: Token) -> Inlines:
        """HTML is read as it is in the text; what is for another format is left out."""
        if token.info in HTML_FORMATS:
            inside = self.offsets.shifted(token.meta["at"] + len(token.markup))
            return self.inliner.read(token.content, inside)
        place = self.place(token)
        if token.info == "tex":
            message = f'"{token.content}" is left out'
        else:
            message = f'"{short(token.content)}", for {token.info} only, is left out'
        self.context.report(LEFT_OUT, message, place)
        return ()

    def image_of(self, token: Token) -> Inlines:
        """An image within a paragraph; nothing where it cannot be used, which is reported."""
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
        return read_image(token, caption, self.place(token), self.context, figure=figure), caption
