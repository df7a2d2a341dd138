"""One finding of a judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from pressroom.judges.judge_rules import judged
from pressroom.model.problem import Place, Problem, Severity, problem

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Finding:
    """What a judge does not like, and where: ``path`` is a file inside an EPUB, empty for the whole.

    ``line`` and ``column`` count from 1 and are 0 where they are not known; a column is that of the
    character behind an element's start. ``page`` counts the pages of a PDF from 1.
    """

    judge: str
    code: str
    severity: Severity
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    page: int = 0

    def problem(self, name: str) -> Problem:
        """The finding as a problem of the file ``name``."""
        place = Place(
            PurePosixPath(name) / self.path.lstrip("/"), self.line, self.column if self.line else 0
        )
        message = f"page {self.page}: {self.message}" if self.page else self.message
        return problem(judged(self.judge, self.code, self.severity), _short(message), place)


def _short(message: str) -> str:
    """A message without the list of all that would be allowed, as schemas give it."""
    text = " ".join(message.split())
    if len(text) > _LONGEST:
        text = re.split("; (?:expected|must be equal to) ", text, maxsplit=1)[0]
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
