"""The list ``index`` of the metadata: terms that are found in the text."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from pressroom.manuscript import rules
from pressroom.manuscript.validation import Fault, Strict
from pressroom.model.metadata import IndexWords

_Line = Annotated[str, Field(min_length=1)]


def as_term(value: object) -> object:
    """A term alone is short for one without words of its own."""
    return {"term": value} if isinstance(value, str) else value


def _heading(text: str) -> str:
    if not all(part.strip() for part in text.split("!")):
        raise Fault(rules.META_TYPE, f'index term "{text}" has an empty part', 'write "a!b"')
    return text


class IndexTerm(Strict):
    """Without ``words``, the last part of the term is looked for."""

    term: Annotated[_Line, AfterValidator(_heading)]
    words: Annotated[list[_Line], Field(min_length=1)] | None = None

    def paper(self) -> IndexWords:
        """The term as the passes take it."""
        terms = tuple(" ".join(part.split()) for part in self.term.split("!"))
        return IndexWords(terms, tuple(self.words or terms[-1:]))
