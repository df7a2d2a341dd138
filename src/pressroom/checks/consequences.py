"""What is found in a document only because the typesetter has found an error there before.

Where an error stands, a part of the document can be missing: a section without text may hold an
image that has no file. Such a finding waits until the error is mended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

from pressroom.checks.document_rules import EMPTY_SECTION, RULES
from pressroom.model.document import Document, Section, walk
from pressroom.model.problem import Place, Problem, Severity


def without_consequences(found: Iterable[Problem], document: Document) -> tuple[Problem, ...]:
    """``found`` without what may come of the errors of ``document``, whose own problems are kept.

    That is what stands in the line of an error, a section without text that holds one, and, of the
    rules for a whole document, all errors: they say that a pass has left something undone.
    """
    errors = [one for one in document.problems if one.severity is Severity.ERROR]
    if not errors:
        return tuple(found)
    own = frozenset(document.problems)
    places = [one.place for one in errors if one.place]
    lines = {(place.path, place.line) for place in places}
    holders = frozenset(_holders(document, places))
    return tuple(
        one
        for one in found
        if one in own
        or not (
            (one.rule in RULES and one.severity is Severity.ERROR)
            or (one.place and (one.place.path, one.place.line) in lines)
            or (one.rule is EMPTY_SECTION and one.place in holders)
        )
    )


def _holders(document: Document, places: Iterable[Place]) -> Iterable[Place]:
    """The places of the sections that ``places`` lie in, each before the next heading."""
    starts: dict[PurePosixPath, list[Place]] = defaultdict(list)
    for node in walk(document):
        if isinstance(node, Section):
            starts[node.place.path].append(node.place)
    for place in places:
        before = [one for one in starts[place.path] if one.start <= place.start]
        if before:
            yield max(before, key=lambda one: one.start)
