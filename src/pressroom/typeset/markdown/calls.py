"""Calls of notes, and notes that are written where they are called."""

from __future__ import annotations

from dataclasses import replace

from markdown_it.token import Token

from pressroom.model.block import Paragraph
from pressroom.model.document import Note
from pressroom.model.inline import Image, Inlines, NoteRef, plain
from pressroom.model.problem import Place
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.rules import EMPTY_NOTE, ENCLOSED_CALL, NESTED_NOTE, UNDEFINED_NOTE


def short(text: str) -> str:
    """``text`` as a message quotes it."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"


def call_of(token: Token, place: Place, context: Context, in_link: bool) -> Inlines:
    """The call ``[^label]``; nothing where it cannot stand, which is reported."""
    label: str = token.meta["label"]
    context.called.add(label)
    if context.in_note:
        context.report(NESTED_NOTE, f'note "{label}" is called in a note', place)
    elif in_link:
        context.report(ENCLOSED_CALL, f'note "{label}" is called in a link', place)
    elif label not in context.labels:
        import difflib  # only needed on an error

        near = difflib.get_close_matches(label, context.labels, 1, 0.6)
        hint = f'did you mean "[^{near[0]}]"?' if near else ""
        context.report(UNDEFINED_NOTE, f'there is no note "{label}"', place, hint)
    else:
        return (NoteRef("", context.labels[label].id, 0, place),)
    return ()


def note_of(children: Inlines, place: Place, context: Context, in_link: bool) -> Inlines:
    """The call of the note ``^[children]``, which is put among the notes of the context."""
    text = plain(children)
    if context.in_note:
        context.report(NESTED_NOTE, f'note "{short(text)}" is in a note', place)
    elif in_link:
        context.report(ENCLOSED_CALL, f'note "{short(text)}" is in a link', place)
    elif not text.strip() and not any(isinstance(child, Image) for child in children):
        context.report(EMPTY_NOTE, "note has no text", place)
    else:
        name = context.inline_note_id(text)
        inside = replace(place, column=place.column + 2, start=place.start + 2)
        paragraph = Paragraph(children, replace(inside, end=max(inside.start, place.end - 1)))
        context.notes.append(Note(name, 0, (paragraph,), (), place))
        return (NoteRef("", name, 0, place),)
    return ()
