"""Notes as well-formed XHTML: on screen beside the text, on paper at the foot or at the end."""

from __future__ import annotations

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.markup import Medium, blocks, inlines
from pressroom.editions.markup_inlines import backlink
from pressroom.model.block import Paragraph
from pressroom.model.document import Note


def note(node: Note, medium: Medium, style: str | None = None) -> Markup:
    """A note with its number, its text and a link back to each of its calls."""
    number = element("span", f"{node.number}. ", class_="note-number")
    content = _called_back(node, number, medium)
    return element(
        # reading systems pop up an aside; on a page it would be one more landmark
        "div" if medium.name == "web" else "aside", content, epub_type=medium.xhtml("footnote"), role="doc-footnote", id=node.id,
        style=style,
    )  # fmt: skip


def listed(node: Note, medium: Medium) -> Markup:
    """A note as an item of the list at the end, which numbers it, with links back to its calls."""
    content = _called_back(node, Markup(""), medium)
    return element("li", content, id=node.id, value=str(node.number))


def _called_back(node: Note, number: Markup, medium: Medium) -> Markup:
    kind = "note-first" if number else None
    backs = Markup("").join(backlink(call, medium) for call in node.calls)
    first, *rest = node.blocks
    if isinstance(first, Paragraph):
        end = backs if not rest else Markup("")
        lead = inlines(first.children, medium) + end
        content = element("p", number + lead, id=first.id, class_=kind)
    else:
        content, rest = element("p", number, class_=kind) if number else number, [first, *rest]
    content += blocks(tuple(rest[:-1]), medium)
    match rest[-1:]:
        case [Paragraph(children=children, id=id_)]:
            content += element("p", inlines(children, medium) + backs, id=id_)
        case [block]:
            content += blocks((block,), medium) + element("p", backs, class_="backlinks")
        case _:
            pass
    return content


def footnote(node: Note, medium: Medium) -> Markup:
    """A note for the foot of the page where it is called; its number leads back to the call."""
    return element("div", _numbered(node, medium), class_="footnote", id=node.id)


def endnote(node: Note, medium: Medium) -> Markup:
    """A note for the end of a printed edition."""
    return element("div", _numbered(node, medium), class_="endnote", id=node.id)


def _numbered(node: Note, medium: Medium) -> Markup:
    back = medium.href(node.calls[0]) if node.calls else None
    number = element("a", f"{node.number}.", class_="note-number", href=back)
    first, *rest = node.blocks
    if isinstance(first, Paragraph):
        content = element("p", number + " " + inlines(first.children, medium), id=first.id)
    else:
        content, rest = element("p", number + " "), [first, *rest]
    # the layout takes white space between the blocks of a note for an empty line
    return content + Markup("").join(blocks((one,), medium).strip() for one in rest)
