"""What is found in a document only because the typesetter has found an error there before.

Where an error stands, a part of the document can be missing: a section without text may hold an
image that has no file. Such a finding waits until the error is mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from pressroom.checks import document_rules
from pressroom.checks.document_rules import RULES
from pressroom.model.document import Document, Section, walk
from pressroom.model.problem import Place, Problem, Severity

# what is missing from the document as a whole, or from a section
_MISSING = (document_rules.NO_TEXT, document_rules.EMPTY_SECTION)


def without_consequences(found: Iterable[Problem], document: Document) -> tuple[Problem, ...]:
    """``found`` without what may come of the errors of ``document``, whose own problems are kept.

    That is what stands in the line of an error, a section without text that holds one, and, of the
    rules for a whole document, all errors: they say that a pass has left something undone.
    """
    errors = [one for one in document.problems if one.severity is Severity.ERROR]
    if not errors:
        return tuple(found)
    own = frozenset(document.problems)
    lines = {(one.place.path, one.place.line) for one in errors if one.place}
    holders = frozenset(_holders(document, errors))
    return tuple(
        one
        for one in found
        if one in own
        or not (
            (one.rule in RULES and one.severity is Severity.ERROR)
            or (one.place and (one.place.path, one.place.line) in lines)
            or (one.rule in _MISSING and (one.place is None or one.place in holders))
        )
    )


def _holders(document: Document, errors: Iterable[Problem]) -> Iterable[Place]:
    """The places of the sections that errors stand in, each before the next heading."""
    starts: dict[PurePosixPath, list[Place]] = {}
    for node in walk(document):
        if isinstance(node, Section):
            starts.setdefault(node.place.path, []).append(node.place)
    for error in errors:
        place = error.place
        before = (
            [one for one in starts.get(place.path, ()) if one.start <= place.start] if place else []
        )
        if before:
            yield max(before, key=lambda one: one.start)
