"""The path jail."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from pressroom.guard.paths import OutsideError, TooBigError, normalise, read_capped, resolve_inside


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "images").mkdir(parents=True)
    (root / "images" / "a.png").write_bytes(b"a")
    (tmp_path / "secret").write_bytes(b"s")
    (tmp_path / "project-two").mkdir()
    (tmp_path / "project-two" / "x").write_bytes(b"x")
    return root


@pytest.mark.parametrize("address", ["images/a.png", "./images/a.png", "images/../images/a.png"])
def test_an_address_inside_is_resolved(root: Path, address: str) -> None:
    assert resolve_inside(root, address) == (root / "images/a.png").resolve()


def test_an_address_is_relative_to_its_base(root: Path) -> None:
    base = PurePosixPath("images")
    assert resolve_inside(root, "../images/a.png", base) == (root / "images/a.png").resolve()
    assert normalise("a.png", base) == PurePosixPath("images/a.png")


@pytest.mark.parametrize(
    "address",
    [
        "/etc/passwd",
        "../secret",
        "images/../../secret",
        "../project/images/a.png",
        "../project-two/x",
        "file:///etc/passwd",
        "https://example.org/a.png",
        "C:/a.png",
        "..\\secret",
        "images/a.png\0.txt",
        "//host/share",
    ],
)
def test_an_address_outside_is_refused(root: Path, address: str) -> None:
    with pytest.raises(OutsideError):
        resolve_inside(root, address)


@pytest.mark.parametrize("target", ["../secret", "/nothing/here", "../project-two/x"])
def test_a_link_that_leads_out_is_refused_whether_or_not_it_finds_anything(
    root: Path, target: str
) -> None:
    (root / "link").symlink_to(target)
    with pytest.raises(OutsideError):
        resolve_inside(root, "link")


def test_a_folder_that_is_a_link_out_is_refused(root: Path) -> None:
    (root / "folder").symlink_to("..")
    with pytest.raises(OutsideError):
        resolve_inside(root, "folder/secret")


def test_a_link_inside_and_a_root_that_is_a_link_are_good(root: Path) -> None:
    (root / "link.png").symlink_to("images/a.png")
    alias = root.parent / "alias"
    alias.symlink_to(root)
    assert resolve_inside(alias, "link.png").read_bytes() == b"a"


@pytest.mark.parametrize("address", ["images/none.png", "x" * 300, "images/a.png/b"])
def test_what_does_not_exist_is_missing(root: Path, address: str) -> None:
    with pytest.raises(FileNotFoundError):
        resolve_inside(root, address)


def test_a_link_to_itself_is_missing(root: Path) -> None:
    (root / "loop").symlink_to("loop")
    with pytest.raises(FileNotFoundError):
        resolve_inside(root, "loop")


def test_a_file_is_read_up_to_its_limit(root: Path) -> None:
    file = root / "f"
    file.write_bytes(b"1234")
    assert read_capped(file, 4) == b"1234"
    with pytest.raises(TooBigError):
        read_capped(file, 3)


def test_a_folder_or_pipe_is_not_read(root: Path) -> None:
    os.mkfifo(root / "pipe")
    for name in ("pipe", "images"):
        with pytest.raises(OSError, match="not a regular file"):
            read_capped(root / name, 10)
