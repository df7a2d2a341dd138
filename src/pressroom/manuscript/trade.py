"""What the book trade asks of metadata: an ISBN for each edition, and its codes of subjects."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, Field

from pressroom.manuscript import identifiers, rules
from pressroom.manuscript.validation import Fault, Strict


def _code(scheme: str, form: str, example: str) -> Callable[[str], str]:
    """A check that a subject has the form of a code of ``scheme``."""

    def check(text: str) -> str:
        if re.fullmatch(form, text):
            return text
        raise Fault(
            rules.META_TYPE, f'"{text}" is not a code of {scheme}', f"write it as {example}"
        )

    return check


_Given = Annotated[str, Field(min_length=1)]
_Isbn = Annotated[_Given, AfterValidator(identifiers.isbn)]
Bisac = Annotated[_Given, AfterValidator(_code("BISAC", r"[A-Z]{3}\d{6}", "HIS057000"))]
# a subject begins with a letter, a qualifier with a digit
Thema = Annotated[
    _Given, AfterValidator(_code("Thema", r"[A-Z][A-Z0-9]{0,9}|[1-6][A-Z][A-Z0-9-]{0,17}", "WGG"))
]


class Isbns(Strict):
    """An ISBN names one edition; the same work has another one in another form."""

    epub: _Isbn | None = None
    pdf: _Isbn | None = None
    print: _Isbn | None = None
