"""A manuscript from a few words, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from pressroom.model.document import Document
from pressroom.model.manuscript import Manuscript, Source, Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import PressroomError, Problem
from pressroom.model.settings import Settings
from pressroom.typeset import typeset

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def manuscript_of(
    root: Path, text: str, *, language: str = "en", title: str = "The Work",
    bibliography: str = "", **others: str,
) -> Manuscript:  # fmt: skip
    """``text`` is the file ``text.md``; each of ``others`` is a further file, by its stem."""
    sources = [Source(PurePosixPath("text.md"), text)]
    sources += [Source(PurePosixPath(f"{name}.md"), more) for name, more in others.items()]
    metadata = Metadata(
        title, language, (Identifier("uri", "urn:x"),), datetime(2024, 1, 1, tzinfo=UTC)
    )
    bib = (Source(PurePosixPath("references.bib"), bibliography),) if bibliography else ()
    return Manuscript(root, "work", metadata, Settings(), tuple(sources), Styles({}, (), ""), bib)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    Image.new("RGB", (4, 3)).save(tmp_path / "sea view.png")
    return tmp_path


@pytest.fixture
def set_text(project: Path) -> Setting:
    """Typesets a text that must be without errors."""

    def run(text: str, **options: str) -> Document:
        return typeset(manuscript_of(project, text, **options))

    return run


@pytest.fixture
def faults(project: Path) -> Faulting:
    """The problems of a text that must have errors."""

    def run(text: str, **options: str) -> tuple[Problem, ...]:
        with pytest.raises(PressroomError) as caught:
            typeset(manuscript_of(project, text, **options))
        return caught.value.problems

    return run
