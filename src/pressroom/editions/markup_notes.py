"""Notes as well-formed XHTML: on screen beside the text, on paper at the foot or at the end."""

from __future__ import annotations

from markupsafe import Markup

from pressroom.editions.elements import element
from pressroom.editions.markup import Medium, blocks, inlines
from pressroom.editions.markup_inlines import backlink
from pressroom.model.block import Paragraph
from pressroom.model.document import Note


def note(node: Note, medium: Medium) -> Markup:
    """A note with its number, its text and a link back to each of its calls."""
    number = element("span", f"{node.number}. ", class_="note-number")
    backs = Markup("").join(backlink(call, medium) for call in node.calls)
    first, *rest = node.blocks
    if isinstance(first, Paragraph):
        end = backs if not rest else Markup("")
        lead = inlines(first.children, medium) + end
        content = element("p", number + lead, id=first.id, class_="note-first")
    else:
        content, rest = element("p", number, class_="note-first"), [first, *rest]
    content += blocks(tuple(rest[:-1]), medium)
    match rest[-1:]:
        case [Paragraph(children=children, id=id_)]:
            content += element("p", inlines(children, medium) + backs, id=id_)
        case [block]:
            content += blocks((block,), medium) + element("p", backs, class_="backlinks")
        case _:
            pass
    return element("aside", content, epub_type="footnote", role="doc-footnote", id=node.id)


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
    return content + blocks(tuple(rest), medium)
