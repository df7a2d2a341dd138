"""Projects with something wrong in them, and ways to build them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pressroom.build import build
from pressroom.editions.job import PdfJob, PdfResult
from pressroom.model.problem import PressroomError, Problem

METADATA = "title: {title}\nlanguage: en\ncreators:\n  - name: Ann Author\n"
STYLES = Path(__file__).parents[2] / "styles"
COMMAND = (sys.executable, "-c", "from pressroom.cli import main; main()")

_NO_STREAMS = pikepdf.ObjectStreamMode.disable

# 2^40 words in one value of a variable: more than any machine holds
ENDLESS = (
    ":root { --a0: word; "
    + "".join(f"--a{n}: var(--a{n - 1}) var(--a{n - 1}); " for n in range(1, 41))
    + "} p { font-family: var(--a40) }"
)


def make(
    root: Path,
    text: str | bytes = "# A\n\nSome words.\n",
    *,
    title: str = "Work",
    files: Mapping[str, str | bytes] | None = None,
) -> Path:
    """A project in the new folder ``root``, with ``files`` over its usual ones."""
    usual = {"manuscript/metadata.yaml": METADATA.format(title=title), "manuscript/1.md": text}
    for name, data in {**usual, **(files or {})}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return root


def house(name: str) -> str:
    """A style sheet of the house."""
    return (STYLES / name).read_text("utf-8")


def errors(root: Path, out: Path | None = None) -> tuple[Problem, ...]:
    """What stops the build of ``root``, each with a code and a hint; nothing was written."""
    before = snapshot(root)
    with pytest.raises(PressroomError) as caught:
        build(root, out=out)
    assert snapshot(root) == before
    assert all(one.code and one.message and one.hint for one in caught.value.problems)
    return caught.value.problems


def told(root: Path) -> tuple[str, str, str]:
    """The code, the place and the message of the first error."""
    first = next(one for one in errors(root) if one.severity == "error")
    return first.code, str(first.place), first.message


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below ``root``, but pipes and what cannot be read."""
    found = {}
    for here, _, names in os.walk(root):
        for name in names:
            file = Path(here, name)
            if file.is_file() and not file.is_symlink():
                found[str(file.relative_to(root))] = file.read_bytes()
    return found


def unpacked(folder: Path, *, but: str = "") -> bytes:
    """All bytes of what readers open in ``folder``, packed and unpacked."""
    parts = []
    for file in sorted(one for one in folder.iterdir() if one.name not in {"manifest.json", but}):
        parts.append(file.read_bytes())
        if file.suffix == ".pdf":
            with pikepdf.open(file) as printed:
                plain = io.BytesIO()
                printed.save(plain, compress_streams=False, object_stream_mode=_NO_STREAMS)
            parts.append(plain.getvalue())
        if file.suffix == ".epub":
            with zipfile.ZipFile(file) as book:
                parts.extend(book.read(name) for name in book.namelist())
    return b"\n".join(parts)


def picture(width: int, height: int) -> bytes:
    """A PNG of one colour, small on disk however large it is."""
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """``pressroom`` in a process of its own, which keeps nothing in the user's cache."""
    own = {**os.environ, "XDG_CACHE_HOME": f"{os.devnull}/none", **environment}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], env=own,
        capture_output=True, text=True, check=False, timeout=60, encoding="utf-8",
    )  # fmt: skip


def without_pango(_: PdfJob) -> PdfResult:
    """What the layout's child does on a machine without Pango."""
    raise OSError("cannot load library 'libpango-1.0-0': no such file")
