"""The output folder is the old one or the new one, whatever happens, and never a stranger's."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from pressroom.model.problem import PressroomError, Problem
from pressroom.shelf import lock, swap


def content(mark: str) -> dict[str, bytes]:
    """A small shelf whose every file says ``mark``."""
    names = ["a.epub", "a.pdf", "cover.jpg", "index.html"]
    manifest = {"generator": "pressroom", "mark": mark, "files": [{"name": n} for n in names]}
    files = {name: f"{mark} {name}".encode() * 100 for name in names}
    return files | {"manifest.json": json.dumps(manifest).encode(), "SHA256SUMS": mark.encode()}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(code: str, act: Callable[[], None]) -> str:
    with pytest.raises(PressroomError) as caught:
        act()
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.place is not None
    return problem.message


@pytest.fixture(params=["exchange", "renames"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    return str(request.param)


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "er" / "dist"
    swap.replace(out, content("one"))
    assert held(out) == content("one")
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_the_old_folder_is_replaced_and_nothing_is_left(tmp_path: Path, both_ways: str) -> None:
    out = tmp_path / "dist"
    swap.replace(out, content("one") | {"old-name.pdf": b""})
    (out / "old-name.pdf").unlink()
    swap.replace(out, content("two"))
    assert held(out) == content("two")
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_files_of_an_earlier_name_go(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    swap.replace(out, content("one"))
    manifest = json.dumps({"generator": "pressroom", "files": [{"name": "b.epub"}]}).encode()
    swap.replace(out, {"b.epub": b"b", "manifest.json": manifest})
    assert sorted(held(out)) == ["b.epub", "manifest.json"]


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        swap.replace(tmp_path / "dist", content("one"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "dist").stat().st_mode) == 0o755
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "dist").iterdir()}
    assert modes == {0o644}


def test_gitkeep_stays(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    (out / ".gitkeep").write_text("keep")
    swap.replace(out, content("one"))
    assert held(out) == content("one") | {".gitkeep": b"keep"}
    swap.clean(out)
    assert held(out) == {".gitkeep": b"keep"}


def strangers(out: Path) -> None:
    (out / "thesis.txt").write_text("three years of work")


def foreign_manifest(out: Path) -> None:
    (out / "manifest.json").write_text('{"name": "web app", "files": [{"name": "x"}]}')


def broken_manifest(out: Path) -> None:
    (out / "manifest.json").write_text("[" * 100_000)


def manifest_link(out: Path) -> None:
    (out.parent / "ours.json").write_bytes(content("one")["manifest.json"])
    (out / "manifest.json").symlink_to("../ours.json")
    (out / "a.pdf").write_text("not ours")


def folder_of_our_name(out: Path) -> None:
    (out / "manifest.json").write_bytes(content("one")["manifest.json"])
    (out / "a.pdf").mkdir()


def odd_names(out: Path) -> None:
    names = [{"name": ["x"]}, {"name": "../thesis.txt"}, {"name": 3}, "x", None]
    (out / "manifest.json").write_text(json.dumps({"generator": "pressroom", "files": names}))
    (out / "x").write_text("x")


@pytest.mark.parametrize(
    "fill",
    [strangers, foreign_manifest, broken_manifest, manifest_link, folder_of_our_name, odd_names],
)
def test_a_strangers_folder_is_left_alone(tmp_path: Path, fill: Callable[[Path], None]) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    fill(out)
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    for act in (
        lambda: swap.replace(out, content("one")),
        lambda: swap.clean(out),
        lambda: swap.require_ours(out),
    ):
        refused("SHELF-001", act)
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


def test_the_message_names_the_files(tmp_path: Path) -> None:
    swap.replace(tmp_path / "dist", content("one"))
    for number in range(7):
        (tmp_path / "dist" / f"own-{number}.txt").write_text("x")
    message = refused("SHELF-001", lambda: swap.replace(tmp_path / "dist", content("two")))
    assert '"own-0.txt", "own-1.txt"' in message
    assert message.endswith('"own-4.txt" and 2 more')
    assert "a.epub" not in message


def test_a_file_that_comes_in_during_the_swap_is_not_lost(
    tmp_path: Path, both_ways: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "dist"
    swap.replace(out, content("one"))
    real = swap._swap

    def late(fresh: Path, target: Path) -> Path | None:
        (target / "late.txt").write_text("late")
        return real(fresh, target)

    monkeypatch.setattr(swap, "_swap", late)
    refused("SHELF-001", lambda: swap.replace(out, content("two")))
    assert held(out) == content("one") | {"late.txt": b"late"}
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_link_or_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "file").write_text("x")
    for name, kind in [("link", "link"), ("dangling", "link"), ("file", "a file")]:
        out = tmp_path / name
        assert kind in refused("SHELF-002", partial(swap.clean, out))
        assert kind in refused("SHELF-002", partial(swap.replace, out, content("one")))
    assert not any((tmp_path / "real").iterdir())
    assert (tmp_path / "file").read_text() == "x"


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused("SHELF-003", lambda: swap.replace(tmp_path / "file" / "dist", content("one")))


@pytest.mark.parametrize(
    ("call", "after"),
    # the first mkdir is the parent's, which is there
    [(call, after) for call in ("write", "fsync", "rename") for after in range(3)] + [("mkdir", 1)],
)
def test_a_full_disk_leaves_the_old_folder(
    tmp_path: Path, call: str, after: int, both_ways: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "dist"
    swap.replace(out, content("one"))
    real = getattr(os, call)
    count = 0

    def full(*args: object, **more: object) -> object:
        nonlocal count
        count += 1
        if count == after + 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args, **more)

    monkeypatch.setattr(os, call, full)
    failed: tuple[Problem, ...] = ()
    try:
        swap.replace(out, content("two"))
    except PressroomError as error:
        failed = error.problems
    assert bool(failed) == (count > after)  # not every call comes so often
    assert [found.code for found in failed] == ["SHELF-003"] * len(failed)
    assert all("no space left on device" in found.message for found in failed)
    assert held(out) == content("one" if failed else "two")
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def killed(after: int, act: Callable[[], None]) -> bool:
    """Run ``act`` in a child that is gone at its ``after``-th step; whether it was."""
    child = os.fork()
    if child == 0:
        left = after
        watched = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"}

        def hook(event: str, _: object) -> None:
            nonlocal left
            if event in watched or event == "ctypes.dlsym":
                left -= 1
                if left < 0:
                    os._exit(9)

        sys.addaudithook(hook)
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_killed_at_any_moment(tmp_path: Path, both_ways: str) -> None:
    out = tmp_path / "dist"
    olds = news = 0
    for after in range(200):
        swap.replace(out, content("old"))
        if not killed(after, lambda: swap.replace(out, content("new"))):
            break
        if both_ways == "exchange":
            assert out.is_dir()
        swap.recover(out)
        assert held(out) in (content("old"), content("new"))
        if held(out) == content("old"):
            olds += 1
        else:
            news += 1
        assert [path.name for path in tmp_path.iterdir()] == ["dist"]
    else:
        raise AssertionError("the build never came to its end")
    assert olds > 5
    assert news > 3


def test_killed_while_cleaning(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    for after in range(50):
        swap.replace(out, content("old"))
        was_killed = killed(after, lambda: swap.clean(out))
        swap.clean(out)
        assert not any(tmp_path.iterdir())
        if not was_killed:
            return
    raise AssertionError("cleaning never came to its end")


def test_what_only_looks_like_a_leftover_stays(tmp_path: Path) -> None:
    own = tmp_path / ".dist-0123456789abcdef.tmp"
    own.mkdir()
    (own / "precious.txt").write_text("x")
    (tmp_path / ".dist-notes.tmp").mkdir()
    other = tmp_path / ".other-0123456789abcdef.tmp"
    other.mkdir()
    empty = tmp_path / ".dist-0123456789abcdee.tmp"
    empty.mkdir()
    swap.replace(tmp_path / "dist", content("one"))
    assert (own / "precious.txt").exists()
    assert (tmp_path / ".dist-notes.tmp").exists()
    assert other.exists()
    assert not empty.exists()


def test_builds_at_once(tmp_path: Path, both_ways: str) -> None:
    out = tmp_path / "dist"
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                for _ in range(10):
                    swap.replace(out, content(str(number)))
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert codes == [0, 0, 0, 0]
    assert held(out) in [content(str(number)) for number in range(4)]
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_build_that_never_ends_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "SECONDS", 0.1)
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        refused("SHELF-004", lambda: swap.replace(tmp_path / "dist", content("one")))
    finally:
        os.close(handle)
    swap.replace(tmp_path / "dist", content("one"))


def test_without_locks_nobody_elses_folder_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_lock(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_lock)
    other = tmp_path / ".dist-0123456789abcdef.tmp"
    other.mkdir()
    swap.replace(tmp_path / "dist", content("one"))
    assert held(tmp_path / "dist") == content("one")
    assert other.exists()


def test_an_unexpected_lock_error_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(fcntl, "flock", broken)
    refused("SHELF-003", lambda: swap.replace(tmp_path / "dist", content("one")))


def test_cleaning_nothing_is_no_error(tmp_path: Path) -> None:
    swap.clean(tmp_path / "dist")
    swap.clean(tmp_path / "no" / "parent" / "dist")
    swap.recover(tmp_path / "no" / "parent" / "dist")
    swap.require_ours(tmp_path / "dist")
    assert not any(tmp_path.iterdir())


def test_cleaning_removes_our_folder(tmp_path: Path) -> None:
    swap.replace(tmp_path / "dist", content("one"))
    (tmp_path / "essay.md").write_text("x")
    swap.clean(tmp_path / "dist")
    assert [path.name for path in tmp_path.iterdir()] == ["essay.md"]


def test_a_manifest_cannot_reach_out_of_its_folder(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    (tmp_path / "thesis.txt").write_text("three years of work")
    names = [{"name": "../thesis.txt"}, {"name": str(tmp_path / "thesis.txt")}]
    manifest = json.dumps({"generator": "pressroom", "files": names}).encode()
    for act in (swap.clean, partial(swap.replace, files=content("one"))):
        out.mkdir(exist_ok=True)
        (out / "manifest.json").write_bytes(manifest)
        act(out)
        assert (tmp_path / "thesis.txt").read_text() == "three years of work"


def test_a_leftover_with_a_strangers_file_stays_whole(tmp_path: Path) -> None:
    left = tmp_path / ".dist-0123456789abcdef.tmp"
    swap.replace(left, content("one"))
    (left / "precious.txt").write_text("x")
    swap.replace(tmp_path / "dist", content("two"))
    assert held(left) == content("one") | {"precious.txt": b"x"}
