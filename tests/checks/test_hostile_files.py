"""Files made to do harm: each is answered with a problem, in 10 seconds and 500 MB, and does none."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from artefacts import added, clean_epub, replaced, zipped

from pressroom.build import check
from pressroom.finished import check_limits

SECONDS, MEGABYTES = 10, 500
EPUB = clean_epub()
Made = Callable[[], bytes]


def archive(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(zipfile.ZipInfo("mimetype"), b"application/epub+zip")
        for name, data in entries:
            book.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def many_zeros() -> bytes:
    """Each file just below the ratio of one, the whole far above that of all."""
    part = random.Random(1).randbytes(6_000) + bytes(1_000_000 - 6_000)
    return archive(*((f"{n}.bin", part) for n in range(150)))


def nested() -> bytes:
    inner = archive(("0", bytes(50_000_000)))
    for _ in range(3):
        inner = archive(*((f"{n}.zip", inner) for n in range(10)))
    return zipped(added(EPUB, "EPUB/inner.zip", inner))


def with_link() -> bytes:
    """An entry that says that it is a symbolic link out of the container."""
    out = BytesIO(zipped(EPUB))
    with zipfile.ZipFile(out, "a") as book:
        entry = zipfile.ZipInfo("EPUB/passwd")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        book.writestr(entry, "/etc/passwd")
    return out.getvalue()


def twice() -> bytes:
    out = BytesIO(zipped(EPUB))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as book:
        book.writestr("EPUB/one.xhtml", "<other/>")
    return out.getvalue()


def laughs(name: str = "EPUB/one.xhtml") -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE html [<!ENTITY l0 "ha">{entities}]><html>&l9;</html>'
    return zipped({**EPUB, name: text.encode()})


def external(address: str) -> bytes:
    text = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}">]><html>&x;</html>'
    return zipped({**EPUB, "EPUB/one.xhtml": text.encode()})


def deep(markup: str, times: int) -> bytes:
    middle = "".join((f"<{markup}>" * times, f"</{markup}>" * times))
    return zipped(replaced(EPUB, "one.xhtml", "<figure>", f"{middle}<figure>"))


def wide() -> bytes:
    """A million elements."""
    return zipped(replaced(EPUB, "one.xhtml", "<figure>", "<p/>" * 1_000_000 + "<figure>"))


def huge_image() -> bytes:
    """A PNG that says that it is 60,000 by 60,000."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    png = (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    )
    return zipped({**EPUB, "EPUB/cover.png": png})


def pdf(*objects: bytes, root: str = "1 0 R") -> bytes:
    """A PDF of objects as they are written, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<</Size %d/Root %b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root.encode(), at)  # fmt: skip
    return bytes(out)


def stream(data: bytes, more: bytes = b"", times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"[" + b"/FlateDecode " * times + b"]"
    return b"<</Filter%b/Length %d%b>>stream\n%b\nendstream" % (filters, len(data), more, data)


def page(more: bytes = b"", *objects: bytes, catalog: bytes = b"") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]%b>>" % more,
        *objects,
    )


EPUBS: dict[str, Made] = {
    "ratio": lambda: archive(("0", bytes(200_000_000))),
    "ratio of all": many_zeros,
    "count": lambda: archive(*((str(n), b"") for n in range(20_000))),
    "nested": nested,
    "climbing": lambda: zipped(added(EPUB, "EPUB/../../../../tmp/evil", "x")),
    "absolute": lambda: zipped(added(EPUB, "/tmp/evil", "x")),
    "link": with_link,
    "twice": twice,
    "laughs": laughs,
    "laughs in the package": lambda: laughs("EPUB/package.opf"),
    "entity of a file": lambda: external("file:///etc/passwd"),
    "entity of the network": lambda: external("http://127.0.0.1:9/x"),
    "script in a drawing": lambda: zipped(
        replaced(EPUB, "map.svg", "<circle", "<script>fetch('//example.org')</script><circle")
    ),
    "deep": lambda: deep("div", 200_000),
    "just as deep as the parser takes": lambda: deep("b", 250),
    "deep style": lambda: zipped({**EPUB, "EPUB/style.css": b"@media x {" * 30_000 + b"p:is(" * 30_000}),
    "garbage": lambda: random.Random(1).randbytes(100_000_000),
}  # fmt: skip

PDFS: dict[str, Made] = {
    "garbage": lambda: random.Random(1).randbytes(100_000_000),
    "garbage with a head": lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(50_000_000),
    "circle of pages": lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>"
    ),
    "tree of pages": lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        *(b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 9>>" % (n + 1, n + 1) for n in range(2, 60)),
        b"<</Type/Page/MediaBox[0 0 9 9]>>",
    ),
    "circle of the outline": lambda: page(
        b"", b"<</First 5 0 R/Last 5 0 R>>", b"<</Title(x)/Next 5 0 R/First 4 0 R>>", catalog=b"/Outlines 4 0 R"
    ),
    "circle of the tags": lambda: page(
        b"", b"<</K 5 0 R/ParentTree 6 0 R/RoleMap<</A/B/B/A>>>>", b"<</S/A/K[5 0 R 4 0 R 5 0 R]/P 5 0 R>>",
        b"<</Kids[6 0 R 6 0 R]>>", catalog=b"/StructTreeRoot 4 0 R"
    ),
    "circle of forms": lambda: page(
        b"/Resources<</XObject<</X 4 0 R>>>>",
        stream(b"/X Do", b"/Subtype/Form/Resources<</XObject<</X 4 0 R/Y 4 0 R>>>>"),
    ),
    "circle of lengths": lambda: page(b"/Contents 4 0 R", b"<</Length 4 0 R>>stream\nx\nendstream"),
    "deep dictionaries": lambda: page(b"/X" + b"<</X" * 100_000 + b" 1" + b">>" * 100_000),
    "deep arrays": lambda: page(b"/X" + b"[" * 100_000 + b"]" * 100_000),
    "deep tags": lambda: page(
        b"", b"<</K 5 0 R>>", *(b"<</S/Div/K %d 0 R>>" % (n + 1) for n in range(5, 20_000)), b"<</S/P>>",
        catalog=b"/StructTreeRoot 4 0 R"
    ),
    "stream": lambda: page(b"/Contents 4 0 R", stream(bytes(300_000_000))),
    "stream in a stream": lambda: page(b"/Contents 4 0 R", stream(bytes(300_000_000), times=3)),
    "metadata": lambda: page(b"", stream(b" " * 90_000_000), catalog=b"/Metadata 4 0 R"),
    "letters": lambda: page(
        b"/Resources<</Font<</F<</Subtype/Type0/ToUnicode 4 0 R>>>>>>", stream(bytes(90_000_000))
    ),
    "operators": lambda: page(b"/Contents 4 0 R", stream(b"1 g\n" * 40_000_000)),
    "orders": lambda: page(b"/Contents[%b]" % (b"4 0 R " * 60), stream(b"q " * 990_000)),
    "letters without end": lambda: page(
        b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>", stream(b"BT /F 9 Tf <0001> Tj ET"),
        b"<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</W 7 0 R>>]>>",
        stream(b"beginbfrange " + b"<0000><FFFF><0041>" * 1_000_000 + b" endbfrange"),
        b"[" + b"0 65535 500 " * 100_000 + b"]",
    ),
    "forms in forms": lambda: page(
        b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>", stream(b"/X Do " * 1_000),
        *(stream(b"/X Do " * 1_000, b"/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)) for n in range(5, 200)),
        stream(b"q Q", b"/Subtype/Form"),
    ),
    "cells": lambda: page(
        b"", b"<</K 5 0 R>>", b"<</S/Table/K 6 0 R>>", b"<</S/TR/K[" + b"7 0 R " * 2000 + b"]>>",
        b"<</S/TD/A<</ColSpan 9999/RowSpan 9999>>>>", catalog=b"/StructTreeRoot 4 0 R"
    ),
}  # fmt: skip


HARMLESS = ("just as deep as the parser takes", "deep style")


def answered(data: bytes, name: str, folder: Path) -> str:
    """What the check says of a file; it took no longer and no more than it may."""
    file = folder / name
    file.write_bytes(data)
    before = time.monotonic()
    found = check(file)
    took = time.monotonic() - before
    assert took < check_limits(len(data)).seconds + 2, took
    assert sorted(folder.iterdir()) == [file]
    assert all(one.code and one.place and one.message for one in found)
    return " ".join(sorted({one.code for one in found}))


@pytest.mark.parametrize("kind", EPUBS)
def test_a_hostile_epub_is_answered(kind: str, tmp_path: Path) -> None:
    codes = answered(EPUBS[kind](), "x.epub", tmp_path)
    assert codes or kind in HARMLESS
    assert not Path("/tmp/evil").exists()


@pytest.mark.parametrize("kind", PDFS)
def test_a_hostile_pdf_is_answered(kind: str, tmp_path: Path) -> None:
    assert answered(PDFS[kind](), "x.pdf", tmp_path)


@pytest.mark.parametrize("data", [b"<p>" * 500_000, b"<" * 1_000_000, b"&" * 1_000_000])
def test_a_hostile_page_is_answered(data: bytes, tmp_path: Path) -> None:
    assert answered(data, "x.html", tmp_path)


def test_a_little_file_gets_little_and_a_large_one_more() -> None:
    little, large = check_limits(1_000), check_limits(30_000_000)
    assert (round(little.seconds), little.megabytes) == (SECONDS, MEGABYTES)
    assert large.seconds > 100 and large.megabytes == 2_000
    assert check_limits(10**9).megabytes == 4_096


def test_a_check_keeps_within_its_memory(tmp_path: Path) -> None:
    """The most that the child held which looks at the file, told by the system."""
    file = tmp_path / "x.epub"
    file.write_bytes(many_zeros())
    # its own most would be that of the tests, which it is forked from
    script = (
        "import resource, sys; from pathlib import Path; from pressroom.build import check\n"
        "check(Path(sys.argv[1]))\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, env=os.environ)  # fmt: skip
    unit = 1 if sys.platform == "darwin" else 1024
    assert 1_000_000 < int(done.stdout) * unit < MEGABYTES << 20
