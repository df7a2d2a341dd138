"""What Quarto means by a division: a table with its caption, a theorem, words for one format."""

from __future__ import annotations

import re
from dataclasses import replace

from pressroom.model.block import Block, Blocks, Heading, Listing, Paragraph, Table
from pressroom.model.inline import Inlines, Strong
from pressroom.model.problem import Place
from pressroom.typeset.dialect_rules import LEFT_OUT
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.context import Context

CAPTIONS = ("tbl-cap", "lst-cap", "fig-cap")

_CAPTIONED = re.compile(r"(?:tbl|lst|fig)[-:]")
# what a reading system shows is HTML; a page is made from the same words
_OURS = ("html", "epub")
_CONDITIONS = ("when-format", "unless-format")
_THEOREM = re.compile(r"(?:thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg)-")
_THEOREMS = frozenset(
    "theorem lemma corollary proposition conjecture definition example exercise solution remark "
    "proof algorithm hypothesis tab".split()
)


def for_us(found: Attributes, place: Place, context: Context) -> Attributes | None:
    """The attributes without their conditions; None where what they are of is for other formats."""
    shown = "content-visible" in found.classes
    if not (shown or "content-hidden" in found.classes):
        return found
    when, unless = (_family(found.pairs.get(key)) for key in _CONDITIONS)
    met = (when is None or when in _OURS) and (unless is None or unless not in _OURS)
    others = [key for key in found.pairs if key.startswith(("when-", "unless-"))]
    if met != shown and not set(others).difference(_CONDITIONS):
        context.left_out.append(place)
        context.report(LEFT_OUT, "text that is not for HTML or EPUB is left out", place)
        return None
    return replace(
        found,
        classes=tuple(name for name in found.classes if not name.startswith("content-")),
        pairs={key: value for key, value in found.pairs.items() if key not in _CONDITIONS},
    )


def _family(name: str | None) -> str | None:
    return None if name is None else re.sub(r"[\d:].*", "", name.lower())


def captioned(found: Attributes, name: str | None, blocks: Blocks, words: Inlines) -> Block | None:
    """The table or listing that is alone in a division with an id; ``words`` are its caption.

    So is a last paragraph. None where the division holds something else.
    """
    if not (name and found.id and _CAPTIONED.match(found.id)) or not blocks:
        return None
    target, *rest = blocks
    if rest and len(rest) == 1 and isinstance(rest[0], Paragraph) and not words:
        words, rest = rest[0].children, []
    if rest or not isinstance(target, Table | Listing) or (target.caption and words):
        return None
    return replace(target, id=name, caption=words or target.caption)


def is_theorem(found: Attributes) -> bool:
    """Whether a division is a theorem or the like, which may have a name."""
    return bool(_THEOREMS.intersection(found.classes) or _THEOREM.match(found.id or ""))


def with_name(name: Inlines, blocks: Blocks, place: Place) -> Blocks:
    """``blocks`` below their name, which is an attribute or their first heading."""
    if not name and blocks and isinstance(blocks[0], Heading):
        name, blocks = blocks[0].children, blocks[1:]
    return (Paragraph((Strong(name, place),), place), *blocks) if name else blocks
