"""What the layout's child process is asked for, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pressroom.editions.cover_sizes import CoverFit
from pressroom.editions.fit import Fit
from pressroom.model.artifact import Artifact, PageBreak
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.problem import Problem


@dataclass(frozen=True, slots=True)
class PdfJob:
    """``cover_only``: just the cover's page is laid out, with its words in the sizes of ``cover``.

    ``fits`` and ``sideways``, a style sheet, are found by a first layout: see ``tables_guard``.
    ``large``: in large print.
    """

    document: Document
    styles: Styles
    cover_only: bool = False
    large: bool = False
    fits: Mapping[str, Fit] = field(default_factory=dict)
    sideways: str = ""
    cover: CoverFit = field(default_factory=CoverFit)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The PDF (None where only the cover was asked for), the cover as a JPEG, and warnings.

    ``breaks`` tell where its pages begin, for the EPUB's list of pages.
    """

    artifact: Artifact | None
    cover: bytes
    problems: tuple[Problem, ...] = ()
    breaks: tuple[PageBreak, ...] = ()


@dataclass(frozen=True, slots=True)
class WrapJob:
    """What the cover for print is made from; ``pages`` are those of the printed book, blank ones included."""

    document: Document
    styles: Styles
    pages: int


@dataclass(frozen=True, slots=True)
class Wrap:
    """The sheet; ``spine`` is its width in millimetres. ``notes`` tell what was left off, and why."""

    artifact: Artifact
    spine: float
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
