"""Large print, with serifs and without: what its guidelines ask for, on the pages themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pikepdf
import pytest
from books import BOOKS
from content import content_of, differences
from content_pdf import read_pdf
from reading_pdf import Book, Run

from pressroom.build import build
from pressroom.checks.pdf import check_pdf
from pressroom.editions.fonts import Face, open_font, read_faces
from pressroom.editions.job import PdfResult
from pressroom.editions.large_print import large_job
from pressroom.editions.press import Press
from pressroom.manuscript.load import load
from pressroom.model.document import Document
from pressroom.model.settings import Typeface
from pressroom.typeset import typeset

_ARIAL = 0.519  # how high its x is, in ems
_FAMILIES = {"serif": "EB-Garamond", "sans": "Atkinson-Hyperlegible-Next"}
_HEIGHTS = {"serif": 0.4, "sans": 0.496}


def large(path: Path, typeface: Typeface) -> tuple[Document, PdfResult]:
    manuscript = load(path, epoch=None)
    document = typeset(manuscript)
    settings = replace(document.settings, large_typeface=typeface)
    document = replace(document, settings=settings)
    press = Press.start()
    try:
        return document, press.run(large_job(document, manuscript.styles))
    finally:
        press.stop()


@dataclass(frozen=True)
class Large:
    typeface: Typeface
    document: Document
    data: bytes

    @cached_property
    def book(self) -> Book:
        return Book(self.data)

    @cached_property
    def text(self) -> list[Run]:
        """What is read, without the cover."""
        inside = self.book.labels.index("i")
        return [run for run in self.book.runs if run.page >= inside and run.text.strip()]

    @cached_property
    def size(self) -> float:
        sizes: Counter[float] = Counter()
        for run in self.text:
            sizes[run.size] += len(run.text)
        return sizes.most_common(1)[0][0]


@pytest.fixture(scope="module", params=["serif", "sans"])
def made(request: pytest.FixtureRequest) -> Large:
    document, result = large(BOOKS / "everything", request.param)
    assert result.artifact
    return Large(request.param, document, result.artifact.data)


def test_it_holds_the_document(made: Large) -> None:
    wanted = content_of(made.document, dash="—", stars="***")
    assert differences(wanted, read_pdf(made.data, made.document), spaced=False) == []
    assert list(check_pdf(made.data, "a.pdf")) == []


def test_its_letters_are_as_large_as_those_of_arial_in_18_points_nearly(made: Large) -> None:
    assert round(made.size, 2) >= 18
    assert made.size * _HEIGHTS[made.typeface] >= 0.95 * 18 * _ARIAL


def test_nothing_is_small(made: Large) -> None:
    assert min(round(run.size, 2) for run in made.text) >= 16
    words = [run for run in made.text if len(run.text) > 3 and "Mono" not in run.font]
    assert min(round(run.size, 2) for run in words) >= 18


def test_nothing_is_slanted_or_made_bold_by_force(made: Large) -> None:
    assert all(run.plain for run in made.text)
    assert not [run.font for run in made.text if "Italic" in run.font]


def test_it_is_set_in_its_typeface(made: Large) -> None:
    letters: Counter[str] = Counter()
    for run in made.text:
        letters[run.font] += len(run.text)
    family = letters.most_common(1)[0][0]
    assert family.startswith(_FAMILIES[made.typeface])
    named = " ".join(run.text for run in made.text[-80:])
    assert ("Atkinson Hyperlegible Next, ©" in named) == (made.typeface == "sans")
    assert ("EB Garamond, ©" in named) == (made.typeface == "serif")


def test_lines_end_where_their_words_do(made: Large) -> None:
    assert "\N{HYPHEN}" not in "".join(run.text for run in made.text)
    # words are as far apart as the typeface has them
    assert not re.search(rb"[\d.]+ Tw", b"".join(_contents(made.book)))


def _contents(book: Book) -> list[bytes]:
    return [
        part.read_bytes()
        for page in book.pdf.pages
        for part in (page.obj.Contents if isinstance(page.obj.Contents, pikepdf.Array)
                     else [page.obj.Contents])
    ]  # fmt: skip


def test_text_is_black(made: Large) -> None:
    first = made.book.labels.index("i")
    inside = b"".join(_contents(made.book)[first:])
    inks = {
        tuple(map(float, colour))
        for colour in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg[^g]*?BT", inside)
    }
    assert inks == {(0, 0, 0)}


def test_a_call_of_a_note_does_not_push_its_line_away(made: Large) -> None:
    (at,) = (page for _, title, page in made.book.outline if title == "Foreword")
    lines = sorted(
        {round(run.base, 1) for run in made.text if run.page == at and run.size == made.size}
    )
    line = {"serif": 29, "sans": 25}[made.typeface]
    steps = [above - below for below, above in pairwise(lines)]
    near = [step for step in steps if step < 1.2 * line]
    assert len(near) > 2
    assert near == pytest.approx([line] * len(near), abs=0.2)


def test_paragraphs_stand_apart_and_begin_at_the_edge(tmp_path: Path) -> None:
    words = "The ferry goes over the river and comes back again before the night. "
    (tmp_path / "essay.md").write_text(
        f"---\ntitle: Essay\nlanguage: en\n---\n\n{words * 4}\n\n{words * 4}\n", "utf-8"
    )
    _, result = large(tmp_path / "essay.md", "serif")
    assert result.artifact
    book = Book(result.artifact.data)
    text = [
        run for run in book.runs if run.page == book.labels.index("1") and round(run.size) == 23
    ]
    assert {round(run.left) for run in text if run.text.startswith("The")} == {72}
    bases = sorted({round(run.base, 1) for run in text}, reverse=True)
    steps = Counter(round(one - other) for one, other in pairwise(bases))
    assert steps == {29: len(bases) - 2, 58: 1}
    full = [sum(len(run.text) for run in text if round(run.base, 1) == base) for base in bases[:-1]]
    assert 40 < mean(full) < 60


def test_a_wide_table_is_turned_before_its_type_is_small(tmp_path: Path) -> None:
    row = "| " + " | ".join(f"quarter{at}" for at in range(8)) + " |\n"
    (tmp_path / "essay.md").write_text(
        f"---\ntitle: Essay\nlanguage: en\n---\n\nBefore.\n\n{row}|{'---|' * 8}\n{row}", "utf-8"
    )
    _, result = large(tmp_path / "essay.md", "sans")
    assert result.artifact
    assert [one.code for one in result.problems] == ["TBL-007"]
    book = Book(result.artifact.data)
    cells = [run for run in book.runs if "quarter" in run.text]
    assert min(round(run.size, 2) for run in cells) >= 16
    edge = {run.page: float(book.pdf.pages[run.page].mediabox[2]) for run in cells}
    assert all(run.right <= edge[run.page] - 70 for run in cells)


def test_the_setting_chooses_the_typeface_and_problems_name_the_edition(tmp_path: Path) -> None:
    row = "| " + " | ".join(f"quarter{at}" for at in range(9)) + " |\n"
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/metadata.yaml").write_text("title: Essay\nlanguage: en\n", "utf-8")
    (tmp_path / "manuscript/essay.md").write_text(f"# One\n\n{row}|{'---|' * 9}\n{row}", "utf-8")
    (tmp_path / "pressroom.toml").write_text(
        'editions = ["large-print"]\n[large-print]\ntypeface = "sans"\n', "utf-8"
    )
    result = build(tmp_path, out=tmp_path / "dist")
    assert {run.font for run in Book(result.artifacts[0].data).runs} >= {
        "Atkinson-Hyperlegible-Next",
        "Atkinson-Hyperlegible-Next-Bold",
    }
    tables = [one.message for one in result.problems if one.code.startswith("TBL")]
    assert tables == ["in large print, the table is set sideways on a page of its own"]


def test_the_faces_share_out_all_that_the_house_can_show(tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text("---\ntitle: Essay\nlanguage: en\n---\n\nText.\n", "utf-8")
    manuscript = load(tmp_path / "essay.md", epoch=None)
    document = typeset(manuscript)
    sans = replace(document, settings=replace(document.settings, large_typeface="sans"))
    with_serifs, without = (
        {pair for face in read_faces(large_job(whole, manuscript.styles).styles)
         if not face.italic for pair in shown_by(face)}
        for whole in (document, sans)
    )  # fmt: skip
    assert with_serifs - without == set()


def shown_by(face: Face) -> Iterator[tuple[str, bool]]:
    """The characters that a face serves for, with whether it is bold; of no one's own use."""
    with open_font(face) as font:
        for character in map(chr, font.getBestCmap() or ()):
            seen = character.isprintable() and character != "\ufffd"
            if seen and face.serves(character):
                yield character, face.bold
