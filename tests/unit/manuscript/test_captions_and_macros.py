"""What the metadata of other tools says of captions, references and TeX macros."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_found_projects import house, write  # noqa: F401 - the fixture

from pressroom.manuscript.load import load
from pressroom.model.manuscript import Manuscript

HEAD = "title: T\nlang: en\n"


def found(root: Path, house: Path, head: str, **more: str) -> Manuscript:  # noqa: F811
    write(
        root, **{"metadata_yaml": HEAD + head, "01_md": "# A\n\na\n", "02_md": "# B\n\nb\n", **more}
    )
    return load(root, epoch=None, house=house)


@pytest.mark.parametrize(
    ("head", "numbering"),
    [
        ("", "work"), ("chapters: true", "chapter"), ("chapters: false", "work"),
        ("chapters: true\nchaptersDepth: 2", "section"), ("chaptersDepth: 1", "chapter"),
        ("crossref:\n  chapters: true", "chapter"),
    ],
)  # fmt: skip
def test_where_numbers_begin_anew(
    head: str, numbering: str, tmp_path: Path, house: Path  # noqa: F811
) -> None:  # fmt: skip
    assert found(tmp_path / "b", house, head).settings.caption_numbering == numbering


@pytest.mark.parametrize(
    ("head", "numbering"), [("", "chapter"), ("crossref: {chapters: false}\n", "work")]
)
def test_books_of_quarto_count_by_chapter(
    head: str, numbering: str, tmp_path: Path, house: Path  # noqa: F811
) -> None:  # fmt: skip
    files = {
        "_quarto_yml": f"{head}book:\n  title: T\n  chapters: [a.qmd]\n",
        "a_qmd": "# A\n\na\n",
    }
    for name, text in files.items():
        file = tmp_path / "q" / name.replace("_yml", ".yml").replace("_qmd", ".qmd")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert load(tmp_path / "q", epoch=None, house=house).settings.caption_numbering == numbering


def test_books_of_bookdown_count_by_chapter_too(tmp_path: Path, house: Path) -> None:  # noqa: F811
    root = write(tmp_path / "b", index_Rmd="---\ntitle: T\n---\n\n# A\n\na\n")
    assert load(root, epoch=None, house=house).settings.caption_numbering == "chapter"


def test_words_of_captions_and_references(tmp_path: Path, house: Path) -> None:  # noqa: F811
    head = (
        'figureTitle: Fig\ntitleDelim: " –"\nfigPrefix: [fig., figs.]\neqnPrefix: Eq.\n'
        "crossref:\n  tbl-title: Tab\n  sec-prefix: Sec.\n"
    )
    settings = found(tmp_path / "b", house, head).settings
    assert dict(settings.words) == {"figure": "Fig", "label_end": "–", "table": "Tab"}
    assert dict(settings.prefixes) == {
        "figure": "fig.", "figures": "figs.", "equation": "Eq.", "equations": "Eq.",
        "section": "Sec.", "sections": "Sec.",
    }  # fmt: skip


@pytest.mark.parametrize("head", ["figPrefix: {a: b}", "crossref: {custom: 1}"])
def test_what_means_nothing_is_told(head: str, tmp_path: Path, house: Path) -> None:  # noqa: F811
    (problem,) = (
        one
        for one in found(tmp_path / "b", house, head).problems
        if "without effect" in one.message
    )
    assert f'"{head.partition(":")[0]}"' in problem.message


R = "\\newcommand{\\R}{\\mathbb{R}}"


@pytest.mark.parametrize(
    "head",
    [
        f"header-includes: {R}\n",
        f"header-includes:\n- {R}\n- |\n  \\def\\q{{r}}\n",
        f"header-includes: |\n  ```{{=latex}}\n  {R} % the reals\n  ```\n",
        "include-in-header: macros.tex\n",
        "include-in-header:\n- file: macros.tex\n",
        f"include-in-header:\n- text: |\n    {R}\n",
        "format:\n  pdf:\n    include-in-header: macros.tex\n",
    ],
)
def test_macros_of_the_metadata(head: str, tmp_path: Path, house: Path) -> None:  # noqa: F811
    book = found(tmp_path / "b", house, head, macros_tex=f"\\usepackage{{a}}\n{R}\n")
    assert R in book.preamble
    assert not any("header-includes" in one.message for one in book.problems)


def test_other_tex_in_the_head_is_told(tmp_path: Path, house: Path) -> None:  # noqa: F811
    head = f"header-includes: |\n  \\usepackage{{x}}\n  {R}\n"
    book = found(tmp_path / "b", house, head)
    assert R in book.preamble
    assert any('"header-includes"' in one.message for one in book.problems)
    assert found(tmp_path / "c", house, "header-includes: <meta/>\n").preamble == ""


def test_macros_in_the_front_matter_of_a_text(tmp_path: Path, house: Path) -> None:  # noqa: F811
    text = f"---\nheader-includes: {R}\n---\n\n# C\n\nc\n"
    book = found(tmp_path / "b", house, "", **{"03_md": text})
    assert R in book.preamble
    assert not any("header-includes" in one.message for one in book.problems)
