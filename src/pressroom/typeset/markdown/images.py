"""Images: the file behind the address, and what the author says about it."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from pressroom.guard.assets import AssetError, load_asset
from pressroom.model.inline import Image, Inlines, plain
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import NONE, Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.rules import ATTRIBUTE, IMAGE, REMOTE_IMAGE

_WIDTH = re.compile(r"\d{1,4}(?:\.\d+)?(?:%|px|em|rem|cm|mm|in|pt)?")


def read_image(token: Token, caption: Inlines, place: Place, context: Context) -> Image | None:
    """The image of a token; None if it cannot be used, which is reported.

    ``caption`` is what stands in the brackets: the alternative text, unless an attribute gives one.
    """
    found: Attributes = token.meta.get("attributes", NONE)
    context.complain(found, place, ("alt", "width"), classes=False, what="an image")
    address = str(token.attrs.get("src", ""))
    image = _load(address, place, context)
    if image is None:
        return None
    alt = found.pairs.get("alt", plain(caption).strip() or None)
    width = found.pairs.get("width")
    if width is not None and not _WIDTH.fullmatch(width):
        hint = "write a width such as 60% or 8cm"
        context.report(ATTRIBUTE, f'"{width}" is not a width', place, hint)
        width = None
    title = token.attrs.get("title")
    return replace(image, alt=alt, width=width, title=str(title) if title else None)


def _load(address: str, place: Place, context: Context) -> Image | None:
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme in ("http", "https", "ftp") or address.startswith("//"):
        context.report(REMOTE_IMAGE, f'remote image "{address}" cannot be fetched', place)
        return None
    try:
        base = context.lines.source.path.parent
        return Image(load_asset(context.root, unquote(address), base), None, place)
    except AssetError as error:
        context.report(IMAGE, error.message, place, error.hint)
        return None
