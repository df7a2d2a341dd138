"""Images: the file behind the address, and what the author says about it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from pressroom.guard.assets import AssetError, load_asset
from pressroom.model.inline import Image, Inlines, plain
from pressroom.model.manuscript import Asset
from pressroom.model.problem import Place
from pressroom.typeset.markdown.attributes import NONE, Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.rules import ATTRIBUTE, IMAGE, REMOTE_IMAGE

_LENGTH = re.compile(r"(\d{1,4}(?:\.\d+)?)(%|px|em|rem|cm|mm|in|pt)?")
_KEYS = ("alt", "fig-alt", "width", "height", "title", "dark")
_OF_FIGURES = ("fig-align", "fig-cap")


def read_image(
    token: Token, caption: Inlines, place: Place, context: Context, *, figure: bool
) -> Image | None:
    """The image of a token; None if it cannot be used, which is reported.

    ``caption`` is what stands in the brackets: the alternative text, unless an attribute gives one.
    """
    found: Attributes = token.meta.get("attributes", NONE)
    decorative = "decorative" in found.classes
    others = replace(found, classes=tuple(name for name in found.classes if name != "decorative"))
    keys = (*_KEYS, *_OF_FIGURES) if figure else _KEYS
    context.complain(others, place, keys, classes=False, what="an image")
    asset = _load(str(token.attrs.get("src", "")), place, context)
    if asset is None:
        return None
    dark = found.pairs.get("dark")
    alt = found.pairs.get("alt", found.pairs.get("fig-alt", plain(caption).strip() or None))
    title = token.attrs.get("title") or found.pairs.get("title")
    return Image(
        asset, "" if decorative else alt, place, str(title) if title else None,
        _length(found, "width", place, context), _length(found, "height", place, context),
        _load(dark, place, context) if dark else None,
    )  # fmt: skip


def _length(found: Attributes, side: str, place: Place, context: Context) -> str | None:
    """A length as CSS has it; a bare number is one of pixels."""
    given = found.pairs.get(side)
    if given is None:
        return None
    length = _LENGTH.fullmatch(given)
    if length is None or (side == "height" and length[2] == "%"):
        example = "60% or 8cm" if side == "width" else "8cm"
        hint = f"write a {side} such as {example}"
        context.report(ATTRIBUTE, f'"{given}" is not a {side}', place, hint)
        return None
    return given if length[2] else f"{given}px"


def _load(address: str, place: Place, context: Context) -> Asset | None:
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme in ("http", "https", "ftp") or address.startswith("//"):
        context.report(REMOTE_IMAGE, f'remote image "{address}" cannot be fetched', place)
        return None
    try:
        return _asset(context.root, unquote(address), context.lines.source.path.parent)
    except AssetError as error:
        context.report(IMAGE, error.message, place, error.hint)
        return None


def is_there(address: str, context: Context) -> bool:
    """Whether there is an image of this address that can be used."""
    try:
        _asset(context.root, unquote(address), context.lines.source.path.parent)
    except AssetError:
        return False
    return True


def _asset(root: Path, address: str, folder: PurePosixPath) -> Asset:
    """The image beside the text, else from the project's folder on, as pandoc is started there."""
    try:
        return load_asset(root, address, folder)
    except AssetError as error:
        if error.reason != "missing" or folder == PurePosixPath():
            raise
        try:
            return load_asset(root, address)
        except AssetError:
            raise error from None
