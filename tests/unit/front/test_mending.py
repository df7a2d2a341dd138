"""``pressroom check --fix``: what is safe is mended, and everything else stays byte by byte."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pressroom.mending import mend
from pressroom.model.problem import PressroomError

HEAD = "---\ntitle: Salt  and Wind\nlanguage: en-GB\n---\n\n"


def after(folder: Path, text: str) -> str:
    """The text as it is mended, below metadata that stay."""
    file = folder / "essay.md"
    file.write_bytes((HEAD + text).encode())
    mend(file, epoch=0)
    done = file.read_bytes().decode()
    assert done.startswith(HEAD)
    return done.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("The boat  is   old.\n", "The boat is old.\n"),
        ("The boat , which  leaks , is old .\n", "The boat, which leaks, is old.\n"),
        ("The boat ( an old one ) leaks.\n", "The boat (an old one) leaks.\n"),
        ("See pages 12-15, and 1914-1918.\n", "See pages 12–15, and 1914–1918.\n"),
        ("The boat\tis old.\n", "The boat is old.\n"),
        ("The har\u200bbour and the har\u00adbour.\n", "The harbour and the harbour.\n"),
        ("A sail of 3 x 4 metres.\n", "A sail of 3 × 4 metres.\n"),
        ("- a  b\n- c\n\n> x\n", "- a b\n- c\n\n> x\n"),
        ("One *two  three* four\nfive  six.\n", "One *two three* four\nfive six.\n"),
    ],
)
def test_what_is_safe_is_mended(tmp_path: Path, before: str, wanted: str) -> None:
    assert after(tmp_path, before) == wanted


@pytest.mark.parametrize(
    "text",
    [
        'He said: "The  boat , it is  old." And left.\n',
        "He said: “The  boat , it is  old.” And left.\n",
        "> The  boat , it is old.\n",
        "Write `a  , b` here.\n",
        "    a  , b\n",
        "```\na  , b\n```\n",
        "A formula $a  , b$ here.\n",
        "[Le bateau , il est  vieux]{lang=fr}.\n",
        "| The  boat | leaks  , |\n|---|---|\n| 1  , | 2 |\n",
        "She went to the the harbour.\n",
        "A line with a break  \nand another.\n",
        "| The  old\n| boat , it\n",
    ],
)
def test_what_is_not_ours_to_mend_stays(tmp_path: Path, text: str) -> None:
    assert after(tmp_path, text) == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_mark_and_last_line_stay(tmp_path: Path, end: str, last: bool) -> None:
    lines = ["The  boat is old.", "", "", "It leaks ,\ttoo.  Yes."]
    file = tmp_path / "essay.md"
    head = "\ufeff" + HEAD.replace("\n", end)
    file.write_bytes((head + end.join(lines) + (end if last else "")).encode())
    mend(file, epoch=0)
    wanted = ["The boat is old.", "", "", "It leaks, too. Yes."]
    assert file.read_bytes() == (head + end.join(wanted) + (end if last else "")).encode()


def test_a_reference_whose_label_would_change_leaves_all_as_it_is(tmp_path: Path) -> None:
    text = "See [the map , old] here.\n\n[the map , old]: https://example.org/\n"
    assert after(tmp_path, text) == text


def test_an_exempted_stretch_is_not_mended(tmp_path: Path) -> None:
    text = "<!-- check: off STYLE-001 -->\n\nThe boat  is old.\n"
    assert after(tmp_path, text) == text


def test_the_difference_is_told_in_the_unified_form(tmp_path: Path) -> None:
    file = tmp_path / "essay.md"
    file.write_text(HEAD + "The boat  is old.", encoding="utf-8")
    done = mend(file, epoch=0)
    assert done.files == ("essay.md",)
    assert done.diff == (
        "--- a/essay.md\n+++ b/essay.md\n@@ -3,4 +3,4 @@\n language: en-GB\n ---\n \n"
        "-The boat  is old.\n\\ No newline at end of file\n"
        "+The boat is old.\n\\ No newline at end of file\n"
    )


def test_without_writing_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "essay.md"
    file.write_text(HEAD + "The boat  is old.\n", encoding="utf-8")
    before = file.stat().st_mtime_ns
    assert mend(file, epoch=0, write=False).diff
    assert file.stat().st_mtime_ns == before
    assert "boat  is" in file.read_text()


def test_a_clean_manuscript_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "essay.md"
    file.write_text(HEAD + "The boat is old.\n", encoding="utf-8")
    before = file.stat().st_mtime_ns
    assert mend(file, epoch=0).diff == ""
    assert file.stat().st_mtime_ns == before


def test_permissions_stay_and_nothing_is_left_beside(tmp_path: Path) -> None:
    file = tmp_path / "essay.md"
    file.write_text(HEAD + "The boat  is old.\n", encoding="utf-8")
    file.chmod(0o640)
    mend(file, epoch=0)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["essay.md"]


def test_a_failed_writing_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "essay.md"
    file.write_text(HEAD + "The boat  is old.\n", encoding="utf-8")

    def fails(_: Path, __: object) -> None:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="no space"):
        mend(file, epoch=0)
    assert "boat  is" in file.read_text()
    assert [one.name for one in tmp_path.iterdir()] == ["essay.md"]


def test_all_files_of_a_folder_are_mended(tmp_path: Path) -> None:
    text = tmp_path / "manuscript"
    text.mkdir()
    (text / "metadata.yaml").write_text("title: Salt  and Wind\nlanguage: en-GB\n")
    for name in ("01.md", "02.md", "03.md"):
        (text / name).write_text(f"# {name}\n\nThe  boat.\n" if name != "02.md" else "# Two\n\nx\n")
    assert mend(tmp_path, epoch=0).files == ("manuscript/01.md", "manuscript/03.md")
    assert (text / "metadata.yaml").read_text() == "title: Salt  and Wind\nlanguage: en-GB\n"


def test_a_manuscript_with_errors_is_not_mended(tmp_path: Path) -> None:
    file = tmp_path / "essay.md"
    file.write_text(HEAD + "The boat  is [^old].\n", encoding="utf-8")
    with pytest.raises(PressroomError):
        mend(file, epoch=0)
    assert "boat  is" in file.read_text()
