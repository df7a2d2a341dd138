"""Manuscripts made by chance: each gives sound editions, or is refused at a place in its files.

``PRESSROOM_EXAMPLES`` says how many, ``PRESSROOM_SEED`` which ones. All are built, and the smallest
manuscripts with a fault are shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

import judges
from line import Line
from manuscripts import Files, works
from mutants import mutants

pytestmark = pytest.mark.outside

EXAMPLES = int(os.environ.get("PRESSROOM_EXAMPLES", "60"))
SEED = int(os.environ.get("PRESSROOM_SEED", "1"))
TEXTS = (".md", ".yaml", ".toml", ".bib")


@dataclass(slots=True)
class Shelf:
    """The editions that were made, each with the manuscript that it came of."""

    folder: Path
    works: list[Files] = field(default_factory=list)
    refused: int = 0
    faults: list[str] = field(default_factory=list)

    def keep(self, files: Files, epub: bytes, pdf: bytes) -> None:
        at = len(self.works)
        self.works.append(files)
        (self.folder / f"{at}.epub").write_bytes(epub)
        (self.folder / f"{at}.pdf").write_bytes(pdf)

    def editions(self, kind: str) -> list[Path]:
        return [self.folder / f"{at}.{kind}" for at in range(len(self.works))]


def shown(files: Files) -> str:
    """The texts of a manuscript, to be built again."""
    return "\n".join(
        f"--- {name}\n{data.decode('utf-8', 'backslashreplace')}"
        for name, data in sorted(files.items())
        if name.endswith(TEXTS)
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Builds all."""
    made = Shelf(tmp_path_factory.mktemp("generated"))
    with Line() as line:

        def try_out(examples: int, strategy: st.SearchStrategy[Files]) -> None:
            @seed(SEED)
            @settings(
                max_examples=examples, deadline=None, database=None,
                phases=[Phase.generate], suppress_health_check=list(HealthCheck),
            )  # fmt: skip
            @given(strategy)
            def build(files: Files) -> None:
                outcome = line.build(files)
                if outcome.fault:
                    made.faults.append(f"{outcome.fault}\n{shown(files)}")
                elif outcome.epub:
                    made.keep(files, outcome.epub, outcome.pdf)
                else:
                    made.refused += 1

            build()

        try_out(EXAMPLES - EXAMPLES // 3, works())
        try_out(EXAMPLES // 3, mutants())
    return made


def test_no_fault_is_ours(shelf: Shelf) -> None:
    smallest = sorted(shelf.faults, key=len)[:3]
    assert not smallest, f"{len(shelf.faults)} faults:\n" + "\n\n".join(smallest)


def test_most_of_them_are_made_and_some_are_refused(shelf: Shelf) -> None:
    assert len(shelf.works) > EXAMPLES // 3
    assert shelf.refused > EXAMPLES // 10


def test_epubcheck_finds_nothing_in_them(shelf: Shelf) -> None:
    judge(shelf, "epub", lambda books: judges.epubcheck(*books))


def test_they_are_accessible_and_archivable(shelf: Shelf) -> None:
    judge(shelf, "pdf", lambda files: judges.verapdf(*files, profiles=["ua1", "2a"]))


def judge(shelf: Shelf, kind: str, ask: Callable[[list[Path]], list[list[judges.Finding]]]) -> None:
    found = [
        # CSS-028 is a usage message that comes with every embedded font
        [str(one) for one in findings if (one.severity, one.rule) != ("USAGE", "CSS-028")]
        for part in parts(shelf.editions(kind))
        for findings in ask(part)
    ]
    told = [
        "\n".join([*findings[:5], shown(files)])
        for files, findings in zip(shelf.works, found, strict=True)
        if findings
    ]
    assert not told, f"{len(told)} of {len(found)}:\n" + "\n\n".join(told[:3])


def parts(files: list[Path], size: int = 100) -> Iterator[list[Path]]:
    """A machine is started for each part, and none takes too long."""
    return (files[at : at + size] for at in range(0, len(files), size))
