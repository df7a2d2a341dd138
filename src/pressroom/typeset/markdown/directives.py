"""Fences that hold more than code: MyST's ``{note}`` and ``{figure} a.png``, bookdown's ``{theorem}``."""

from __future__ import annotations

import re
from typing import Protocol

from markdown_it.token import Token

from pressroom.model.block import Block, Blocks, Division, Figure, Listing, Paragraph
from pressroom.model.inline import Inlines
from pressroom.model.problem import Place
from pressroom.typeset.dialect_rules import AS_WRITTEN, LEFT_OUT
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.formulas import formula
from pressroom.typeset.markdown.images import read_image
from pressroom.typeset.markdown.inlines import Inliner
from pressroom.typeset.markdown.offsets import Lines
from pressroom.typeset.markdown.tree import Branch

_DIRECTIVE = re.compile(r"\{([A-Za-z][\w-]*)\}[ \t]*(.*)")
_OPTION = re.compile(r":([\w-]+):[ \t]*(.*)")
# the kinds of theorems by bookdown's chunks, and how their ids begin
_KINDS = {
    "theorem": "thm", "lemma": "lem", "corollary": "cor", "proposition": "prp", "conjecture": "cnj",
    "definition": "def", "example": "exm", "exercise": "exr", "hypothesis": "hyp", "proof": "prf",
    "remark": "rem", "solution": "sol",
}  # fmt: skip
_CHUNK = re.compile(
    rf"\{{({'|'.join(_KINDS)}|block2?)(?:[ \t]+([A-Za-z][\w-]*))?((?:[ \t]*,[^{{}}]*)?)\}}"
)
_GIVEN = re.compile(r"""(\w+)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)')""")
# with Markdown in them; a name that is no admonition is a class
_BLOCKS = frozenset(
    "note tip important warning caution attention danger error hint seealso admonition "
    "epigraph pull-quote highlights topic sidebar margin dropdown versionadded versionchanged "
    "deprecated card todo".split()
)
_CONTENTS = frozenset("toctree contents tableofcontents".split())
_CODE = frozenset("code-block code sourcecode".split())
_OTHERS = frozenset("include literalinclude glossary table grid card iframe embed".split())
_CLASSES = {"pull-quote": "quotation", "sidebar": "sidebar", "margin": "column-margin"}


class Builder(Protocol):
    """What this module asks of the builder of a file."""

    context: Context
    inliner: Inliner

    def listing_of(self, branch: Branch) -> Listing: ...


def name_of(info: str) -> tuple[str, str] | None:
    """The name of a directive, and what stands behind it; None where a fence opens none."""
    found = _DIRECTIVE.fullmatch(info.strip())
    return (found[1], found[2]) if found else None


def opened(branch: Branch, lines: Lines) -> Lines | None:
    """The lines of Markdown in a fence that is a directive with such; it becomes a division.

    None for other fences.
    """
    if chunk := _CHUNK.fullmatch(branch.token.info.strip()):
        branch.kind = "division"
        branch.meta["attributes"] = _of_chunk(chunk)
        return _inside(branch, lines)
    found = name_of(branch.token.info)
    if found is None or found[0] not in _BLOCKS:
        return None
    name, title = found
    inside, options = _split(branch, lines)
    classes = (_CLASSES.get(name, name), *options.get("class", "").split())
    pairs = {"title": title} if title else {}
    branch.kind = "division"
    branch.meta["attributes"] = Attributes(options.get("name"), classes, pairs)
    branch.meta["directive"] = True
    return inside


def _inside(branch: Branch, lines: Lines) -> Lines:
    """The lines of a fence; none where it ends at once."""
    content = branch.token.content
    return lines.block(content, branch.lines[0] + 1) if content else Lines(lines.source, [])


def _of_chunk(chunk: re.Match[str]) -> Attributes:
    """The attributes that a division has for an old chunk of bookdown's with words in it."""
    options = {key: double or single for key, double, single in _GIVEN.findall(chunk[3])}
    label = options.get("label") or chunk[2]
    name = str(chunk[1] if chunk[1] in _KINDS else options.get("type", chunk[1]))
    pairs = {"name": options["name"]} if options.get("name") and chunk[1] in _KINDS else {}
    id_ = f"{_KINDS.get(chunk[1], 'block')}-{label}" if label else None
    return Attributes(id_, (name,), pairs)


def _split(branch: Branch, lines: Lines) -> tuple[Lines, dict[str, str]]:
    """The lines of a fence below its options, and these."""
    inside = _inside(branch, lines)
    options: dict[str, str] = {}
    at = 0
    while at < len(inside.lines) and (one := _OPTION.fullmatch(inside.lines[at].strip())):
        options[one[1]] = one[2].strip()
        at += 1
    return inside.from_line(at), options


def blocks(branch: Branch, place: Place, builder: Builder) -> Blocks | None:
    """What a directive without Markdown in it is; None for other fences."""
    found = name_of(branch.token.info)
    if found is None:
        return None
    name, argument = found
    context = builder.context
    if name in _CONTENTS:
        context.report(LEFT_OUT, f'"{{{name}}}" is left out: the contents are made anyway', place)
        return ()
    if name in ("figure", "image"):
        return _figure(branch, argument, place, builder)
    inside, options = _split(branch, context.lines)
    text = inside.text
    if name == "math":
        label = options.get("label") or options.get("name")
        return _display(text, Attributes(label), place, context)
    if name == "bibliography":
        return (Division((), place, "refs"),)
    if name in _CODE:
        return (_code(branch, argument, inside, options, builder),)
    if "-" in name or name in _OTHERS:
        context.report(AS_WRITTEN, f'directive "{{{name}}}" is shown as it is written', place)
        head = f"{{{name}}} {argument}".rstrip()
        return (Listing(f"{head}\n{branch.token.content}", place),)
    return None  # the cell of a notebook


def _display(text: str, found: Attributes, place: Place, context: Context) -> Blocks:
    children = formula(text, True, found, place, context)
    return (Paragraph(children, place),) if children else ()


def _code(
    branch: Branch, language: str, inside: Lines, options: dict[str, str], builder: Builder
) -> Listing:
    info = [language or "text"]
    if "linenos" in options or "lineno-start" in options:
        info.append(f'linenums="{options.get("lineno-start") or 1}"')
    if lines := options.get("emphasize-lines"):
        info.append(f'hl_lines="{lines}"')
    if caption := options.get("caption"):
        info.append(f"caption='{caption}'" if '"' in caption else f'caption="{caption}"')
    if name := options.get("name"):
        info.append(f"{{#{name}}}")
    token = branch.token.copy(info=" ".join(info), content=inside.text + "\n")
    return builder.listing_of(Branch("fence", token))


def _figure(branch: Branch, path: str, place: Place, builder: Builder) -> Blocks:
    inside, options = _split(branch, builder.context.lines)
    context = builder.context
    pairs = {key: options[key] for key in ("alt", "width", "height") if options.get(key)}
    others = set(options) - {*pairs, "name", "align", "class", "target", "figclass", "scale"}
    found = Attributes(options.get("name"), (), pairs | dict.fromkeys(sorted(others), ""))
    content = inside.text.strip()
    caption: Inlines = ()
    if content:
        first = next(at for at, line in enumerate(inside.lines) if line.strip())
        caption = builder.inliner.read(content, inside.paragraph(content, first))
    token = Token("image", "img", 0, meta={"attributes": found})
    token.attrs = {"src": path}
    image = read_image(token, caption, place, context, figure=True)
    if image is None:
        return ()
    figure: Block = Figure(image, caption, context.valid_id(found, place) or "", 0, place)
    return (figure,)
