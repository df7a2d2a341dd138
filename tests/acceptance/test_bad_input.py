"""Bad input ends with a clear error, which names the place, or with a correct edition."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hostile import METADATA, errors, make, picture, run, snapshot, told, unpacked
from typer.testing import CliRunner

from pressroom import cli
from pressroom.build import build, check
from pressroom.editions import press
from pressroom.model.problem import PressroomError
from pressroom.shelf import swap

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'
DEEP = "\n".join(f"{'  ' * level}- x" for level in range(200))


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        (b"ok\n\xff", "FILE-004", "1.md:2:1", "byte 0xFF is not UTF-8"),
        ("word".encode("utf-16"), "FILE-004", "1.md:1:1", "is not UTF-8"),
        (b"a\xed\xa0\x80b", "FILE-004", "1.md:1:2", "is not UTF-8"),
        ("a\0b", "FILE-006", "1.md:1:2", "control character U+0000"),
        ("# a\x1b[2Jb\n\nx", "FILE-006", "1.md:1:4", "control character U+001B"),
        ("a\x7fb", "FILE-006", "1.md:1:2", "control character U+007F"),
        ("a \x85 b", "FILE-006", "1.md:1:3", "control character U+0085"),
        ("", "FILE-003", "1.md:1:1", "is empty"),
        (" \n\t\n", "FILE-003", "1.md:1:1", "is empty"),
        ("word " * 2_000_000, "MD-002", "1.md:1:1", "paragraph of 9,999,999 characters"),
        (DEEP, "MD-001", "1.md:31:61", "nested deeper"),
        ("> " * 200 + "x", "MD-001", "1.md:1:401", "nested deeper"),
        ("*a _b " * 100 + "c" + "_*" * 100, "MD-001", "1.md:1:91", "nested deeper"),
        ("x^[a^[b]]", "NOTE-005", "1.md:1:5", "is in a note"),
        ("x[^a]\n\n[^a]: y[^b]\n\n[^b]: z", "NOTE-005", "1.md:3:8", "is called in a note"),
        ("x[^a]\n\n[^a]:\n", "NOTE-004", "1.md:3:1", 'note "a" has no text'),
        ("x^[]", "NOTE-004", "1.md:1:2", "note has no text"),
        ("x[^a]", "NOTE-001", "1.md:1:2", 'there is no note "a"'),
        ("x[^a]\n\n[^a]: b\n\n[^a]: c", "NOTE-002", "1.md:5:1", "already defined"),
        ("[x](#nowhere)", "LINK-001", "1.md:1:1", "nowhere"),
        ("[x](file:///etc/passwd)", "LINK-002", "1.md:1:1", "not allowed"),
        ("[x](javascript:alert(1))", "LINK-002", "1.md:1:1", "not allowed"),
        ("![x](a.png)", "IMG-001", "1.md:1:1", "does not exist"),
        (f"![x]({'a' * 5000}.png)", "IMG-001", "1.md:1:1", "aaa…"),
        ("# \U00012000\n\nx", "GLYPH-001", "1.md:1:3", "U+12000"),
        ("|a|\n|-|\n|b|c|", "MD-013", "1.md:3:1", "cell"),
    ],
)  # fmt: skip
def test_text(tmp_path: Path, text: str | bytes, code: str, place: str, words: str) -> None:
    found = told(make(tmp_path / "p", text))
    assert found[:2] == (code, f"manuscript/{place}")
    assert words in found[2]
    assert len(found[2]) <= 200


@pytest.mark.parametrize(
    ("metadata", "code", "line"),
    [
        ("", "META-001", ""),
        ("a: [", "META-002", ":1:5"),
        ("\t- x", "META-002", ":1:1"),
        ("- a", "META-003", ":1:1"),
        ("a: &a [x]\nb: [*a, *a]\n", "META-005", ":1:4"),
        ("!!python/object/apply:os.system ['true']", "META-003", ":1:1"),
        ("title: T\nlanguage: en\ntitel: U\n", "META-007", ":3:1"),
        ('title: "a\\0b"\nlanguage: en\n', "META-019", ":1:8"),
        ("title: '  '\nlanguage: en\n", "META-009", ":1:8"),
        (b"title: \xff\n", "FILE-004", ":1:8"),
    ],
)
def test_metadata(tmp_path: Path, metadata: str | bytes, code: str, line: str) -> None:
    root = make(tmp_path / "p", files={"manuscript/metadata.yaml": metadata})
    assert told(root)[:2] == (code, f"manuscript/metadata.yaml{line}")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\nbroken", "is not an image of a known kind"),
        ("a.png", picture(400, 400)[:55], "broken"),
        ("a.png", b"", "is empty"),
        ("a.png", picture(12_000, 12_000), "more than 60 megapixels"),
        ("a.svg", SVG[:-3], "not well-formed"),
        ("a.svg", SVG.replace(' width="10" height="10"', ""), "no usable size"),
        ("a.svg", SVG.replace("svg", "sgv"), "is XML but not SVG"),
        ("a.pdf", b"%PDF-1.7", "is not an image"),
    ],
)
def test_images(tmp_path: Path, name: str, data: str | bytes, words: str) -> None:
    code, place, message = told(
        make(tmp_path / "p", f"Text ![x]({name})", files={f"manuscript/{name}": data})
    )
    assert (code, place) == ("IMG-001", "manuscript/1.md:1:6")
    assert words in message


def test_what_is_no_project(tmp_path: Path) -> None:
    assert told(tmp_path)[0] == "FILE-002"
    (tmp_path / "manuscript").mkdir()
    assert [one.code for one in errors(tmp_path)] == ["META-001", "FILE-003"]
    (tmp_path / "x.txt").touch()
    (tmp_path / "y.md").mkdir()
    for name in ("x.txt", "none.md"):
        with pytest.raises(PressroomError, match="FILE-001"):
            build(tmp_path / name)
    with pytest.raises(PressroomError, match="FILE-002"):
        build(tmp_path / "y.md")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root = make(tmp_path / "p")
    os.mkfifo(root / "manuscript/2.md")
    assert told(root)[:2] == ("FILE-008", "manuscript/2.md")


ODD_FOLDERS = ["a b'c\"d & <e> ü — 日本", "x%20y#z?q\n", "-a:b", "\udcff"]
WITH_PICTURE = "# A\n\n![A picture](i%20%23.png) and a note^[A note.]\n"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a project with a picture becomes in a folder without surprises."""
    root = tmp_path_factory.mktemp("plain")
    files = {"manuscript/i #.png": picture(20, 20)}
    return snapshot(build(make(root / "p", WITH_PICTURE, files=files)).out)


@pytest.mark.parametrize("name", ODD_FOLDERS)
def test_any_name_of_a_folder(tmp_path: Path, name: str, plain: dict[str, bytes]) -> None:
    files = {"manuscript/i #.png": picture(20, 20)}
    assert snapshot(build(make(tmp_path / name, WITH_PICTURE, files=files)).out) == plain


def test_texts_from_other_systems(tmp_path: Path) -> None:
    """A byte order mark, line ends of DOS, names of files that a terminal would obey."""
    text = "# Morning\n\nOne^[A note.]\n\nTwo [standards](https://www.w3.org/).\n"
    dos = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    result = build(make(tmp_path / "dos", dos))
    assert result.problems == ()
    unix = build(make(tmp_path / "unix", text))
    books = [next(a.data for a in one.artifacts if a.name == "work.pdf") for one in (result, unix)]
    assert books[0] == books[1]


@pytest.mark.parametrize("name", ["a\x1b[2J\n'\"<&>.md", "\udcff.md"])
def test_odd_names_of_texts(tmp_path: Path, name: str) -> None:
    root = make(tmp_path / "p", files={f"manuscript/{name}": "x^[y] [z](#none)\n"})
    result = run("check", root)
    assert result.returncode == 1
    assert "LINK-001" in result.stdout
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    (root / "manuscript" / name).write_text("# B\n\nx^[y]\n")
    assert build(root).problems == ()


@pytest.mark.parametrize(
    ("title", "slug"),
    [("x" * 500, "x" * 60), ("../../x", "x"), ("CON", "con-edition"), ("'<b>&amp;\\'", "b-amp"), ("...", None)],
)  # fmt: skip
def test_odd_titles(tmp_path: Path, title: str, slug: str | None) -> None:
    root = make(tmp_path / "p", title=title if title[0] == "'" else f'"{title}"')
    result = build(root)
    assert sorted(one.name for one in root.iterdir()) == ["dist", "manuscript"]
    name = result.artifacts[0].name.rpartition(".")[0]
    assert name == slug or (slug is None and name.startswith("edition-"))


@pytest.mark.parametrize("title", ["\U00012000\U00012001", "你好"])
def test_a_title_that_the_fonts_cannot_show(tmp_path: Path, title: str) -> None:
    found = errors(make(tmp_path / "p", title=title))
    assert {one.code for one in found} == {"GLYPH-001"}
    assert all(one.message.count("U+") == 1 for one in found)


@pytest.mark.parametrize("epoch", [1, 253_402_300_799])
def test_dates_that_zip_files_do_not_know(tmp_path: Path, epoch: int) -> None:
    old = METADATA.format(title="Work") + ("published: 1812-01-01\n" if epoch == 1 else "")
    root = make(tmp_path / "p", files={"manuscript/metadata.yaml": old})
    result = build(root, epoch=epoch, editions=("epub",))
    assert result.problems == ()


def test_a_folder_that_is_only_read(tmp_path: Path) -> None:
    root = make(tmp_path / "p")
    before = {file: file.stat().st_mtime_ns for file in (root, *root.rglob("*"))}
    for folder in (root, root / "manuscript"):
        folder.chmod(0o555)
    try:
        build(root, out=tmp_path / "out", editions=("epub",))
    finally:
        for folder in (root, root / "manuscript"):
            folder.chmod(0o755)
    assert {file: file.stat().st_mtime_ns for file in (root, *root.rglob("*"))} == before
    assert (tmp_path / "out/work.epub").is_file()


def test_an_output_folder_that_cannot_be(tmp_path: Path) -> None:
    root = make(tmp_path / "p")
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(root)
    for out in (tmp_path / "file/dist", tmp_path / "file", tmp_path / "link", Path("/proc/x/dist")):
        result = run("build", root, "--out", out)
        assert result.returncode == 2, result
        assert result.stdout.startswith(("error[SHELF-002]", "error[SHELF-003]"))
        assert "Traceback" not in result.stderr
    result = run("build", root, "--out", root / "manuscript")
    assert (result.returncode, result.stdout[:16]) == (2, "error[SHELF-001]")


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make(tmp_path / "p")
    build(root, editions=("epub",))
    (root / "manuscript/1.md").write_text("Other words.\n")

    def full(handle: int, data: bytes) -> None:
        os.write(handle, data[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(swap, "_write", full)
    (found,) = errors(root)
    assert found.code == "SHELF-003"
    assert "no space left" in found.message
    assert sorted(one.name for one in root.iterdir()) == ["dist", "manuscript"]


def test_a_build_that_fails_leaves_the_old_editions(tmp_path: Path) -> None:
    root = make(tmp_path / "p")
    assert run("build", root, "--edition", "epub").returncode == 0
    before = snapshot(root / "dist")
    made = (root / "dist").stat()
    (root / "manuscript/1.md").write_text("x[^none] \x7f[2J\n")
    result = run("build", root)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        "error[FILE-006] manuscript/1.md:1:10: control character U+007F in the text",
        "  1 | x[^none] ␡[2J",
        "    |          ^",
        "  hint: remove the character; editions cannot carry it",
        "",
        "1 error",
    ]
    assert snapshot(root / "dist") == before
    assert (root / "dist").stat().st_ino == made.st_ino


def test_a_machine_without_pango(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_TARGET", "hostile:without_pango")
    root = make(tmp_path / "p")
    result = CliRunner().invoke(cli.app, ["build", str(root), "--quiet"])
    assert result.exit_code == 2
    assert result.stdout.startswith("error[ENV-001] the library Pango is missing\n  hint: install")
    assert not (root / "dist").exists()


@pytest.mark.parametrize("kind", ["pdf", "epub"])
@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 100_000_000, b"%PDF-1.7\n1 0 obj << " * 9999, b"PK\3\4" + b"\xff" * 9999],
    ids=["empty", "zeros", "pdf", "zip"],
)
def test_what_is_no_edition(tmp_path: Path, kind: str, data: bytes) -> None:
    file = tmp_path / f"x.{kind}"
    file.write_bytes(data)
    (found,) = check(file)
    assert (found.code, str(found.place)) == (f"{kind.upper()}-001", f"x.{kind}")
    assert " at 0x" not in found.message


def test_what_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "dir.epub").mkdir()
    os.mkfifo(tmp_path / "pipe.epub")
    (tmp_path / "memory.pdf").symlink_to("/proc/self/mem")
    result = run("check", tmp_path / "dir.epub", "--format", "json")
    assert result.returncode == 1
    assert [one["code"] for one in json.loads(result.stdout)["problems"]] == ["FILE-002"]
    for name, words in (("pipe.epub", "is not a regular file"), ("memory.pdf", "input/output")):
        result = run("check", tmp_path / name)
        assert (result.returncode, result.stdout) == (2, "")
        assert words in result.stderr
        assert "Traceback" not in result.stderr
    assert run("check", tmp_path / "none.pdf").returncode == 2


def test_many_notes_of_one_word_after_another(tmp_path: Path) -> None:
    notes = "".join(f"[^n{n}]: Note number{n}end.\n\n" for n in range(40))
    text = "# A\n\nWord" + "".join(f" w[^n{n}]" for n in range(40)) + f"\n\n{notes}"
    result = build(make(tmp_path / "p", text), editions=("epub",))
    whole = unpacked(result.out)
    assert all(f"number{n}end".encode() in whole for n in range(40))
