"""From the manuscript to the typeset document: parse the Markdown, then one pass after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pressroom.model.document import Document, walk
from pressroom.model.inline import Citation, Math
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError, Problem, Severity
from pressroom.typeset.backlinks import link_back
from pressroom.typeset.contents import make_contents
from pressroom.typeset.crossrefs import resolve_references
from pressroom.typeset.glossary import resolve_terms
from pressroom.typeset.ids import give_ids
from pressroom.typeset.index import make_index
from pressroom.typeset.index_list import find_terms
from pressroom.typeset.levels import fit_levels
from pressroom.typeset.links import check_links
from pressroom.typeset.lists import make_lists
from pressroom.typeset.markdown import parse
from pressroom.typeset.notes import number_notes
from pressroom.typeset.numbering import number_figures
from pressroom.typeset.rules import BAD_ID
from pressroom.typeset.section_numbers import number_sections
from pressroom.typeset.smart import smarten

Pass = Callable[[Document, Manuscript], Document]


def _resolve_citations(document: Document, manuscript: Manuscript) -> Document:
    """What :mod:`pressroom.typeset.citations` does, its errors put among the problems."""
    cites = any(isinstance(node, Citation) for node in walk(document))
    if not (cites or manuscript.uncited):
        return document
    from pressroom.typeset import citations  # costs time, and many works cite nothing

    try:
        return citations.resolve(document, manuscript)
    except PressroomError as error:
        return replace(document, problems=(*document.problems, *error.problems))


def _set_formulas(document: Document, _: Manuscript) -> Document:
    """What :mod:`pressroom.typeset.formulas` does, its errors put among the problems."""
    if not any(isinstance(node, Math) for node in walk(document)):
        return document
    from pressroom.typeset import formulas  # costs time, and many works have none

    try:
        return formulas.set_formulas(document)
    except PressroomError as error:
        return replace(document, problems=(*document.problems, *error.problems))


def _plain(simple: Callable[[Document], Document]) -> Pass:
    """A pass that needs nothing of the manuscript."""
    return lambda document, _: simple(document)


# Ids come early, because the notes that citations become take part of their ids from the section;
# references, which are read as citations, are resolved before these, when all that they name has its
# number; formulas are set and notes numbered once the citations have added theirs; links are judged
# when all ids are known.
PASSES: tuple[Pass, ...] = (
    _plain(resolve_terms),
    give_ids,
    _plain(number_sections),
    smarten,
    _plain(number_figures),
    resolve_references,
    _resolve_citations,
    _set_formulas,
    _plain(number_notes),
    _plain(link_back),
    _plain(find_terms),
    _plain(make_index),
    _plain(fit_levels),
    _plain(make_contents),
    _plain(make_lists),
    check_links,
)


# what other tools let pass, so that their projects build as they are
_TOLERATED = {BAD_ID.code: Severity.WARNING}


def typeset(manuscript: Manuscript) -> Document:
    """The document that every edition is made from.

    Warnings are in its ``problems``. Raises PressroomError with all errors (and the warnings) of
    all files and passes at once.
    """
    document = draft(manuscript)
    if any(problem.severity is Severity.ERROR for problem in document.problems):
        raise PressroomError(document.problems)
    return document


def draft(manuscript: Manuscript) -> Document:
    """The document with all ``problems``, errors too: to be looked at, and for no edition.

    Where an author's error stands, a part of it can be missing.
    """
    document = parse(manuscript)
    for do in PASSES:
        document = do(document, manuscript)
    found = document.problems
    if manuscript.as_found:
        found = tuple(
            replace(one, severity=_TOLERATED.get(one.code, one.severity)) for one in found
        )
    return replace(document, problems=tuple(sorted(found, key=_order)))


def _order(problem: Problem) -> tuple[str, int, str]:
    place = problem.place
    return (str(place.path), place.start, problem.code) if place else ("", 0, problem.code)
