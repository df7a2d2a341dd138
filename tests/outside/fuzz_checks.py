"""Damages real EPUBs and PDFs by chance, and shows each that our checks raise on or take long over.

    python tests/outside/fuzz_checks.py SECONDS SEED FILE [FILE ...]

Bytes are flipped, cut, doubled and exchanged; in an EPUB elements and attributes of its XML are
removed, doubled and moved, in a PDF entries of its objects are removed and exchanged. What fails is
written into the current folder as ``crash-SEED-N`` with the end of its traceback, and becomes a
test of its own.
"""

from __future__ import annotations

import random
import resource
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Collection
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import get_args

import pikepdf
from lxml import etree

from pressroom.catalogue import check_bytes
from pressroom.model.settings import Store

LONGEST = 10  # seconds that a check may take
MEMORY = 1_500 << 20  # bytes of this whole process
XML = (".xml", ".opf", ".xhtml", ".html", ".ncx", ".svg", ".smil")
STORES = get_args(Store)

Mutator = Callable[[bytes, random.Random], bytes]


def bytewise(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 40))):
        at = chance.randrange(max(len(out), 1))
        size = chance.choice((1, 4, 30, 1000))
        match chance.randrange(5):
            case 0 if out:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size]
            case 3:
                other = chance.randrange(max(len(out), 1))
                out[at : at + size] = out[other : other + size]
            case _:
                out[at:at] = chance.choice(
                    (b"<", b"&", b'"', b"<<", b"[", b"999999999999", b"\0", b"\xff")
                )
    return bytes(out)


def elementwise(data: bytes, chance: random.Random) -> bytes:
    """XML with some of its elements and attributes removed, doubled, moved or renamed."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
    nodes = list(root.iter("{*}*"))
    for _ in range(chance.choice((1, 2, 6))):
        node, other = chance.choice(nodes), chance.choice(nodes)
        parent = node.getparent()
        match chance.randrange(6):
            case 0 if parent is not None:
                parent.remove(node)
            case 1 if parent is not None:
                parent.append(etree.fromstring(etree.tostring(node, with_tail=False)))
            case 2 if node.attrib:
                del node.attrib[chance.choice(list(node.attrib))]
            case 3 if node.attrib:
                name = chance.choice(list(node.attrib))
                values = [*other.attrib.values(), "", "#", "//", "http://[", "x" * 300, "-1"]
                node.set(name, chance.choice(values))
            case 4:
                node.tag = other.tag
            case _:
                node.text = other.text
    return etree.tostring(root)


def book(data: bytes, chance: random.Random) -> bytes:
    """An EPUB one or two of whose files are damaged, and packed again."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        hit = set(chance.sample(names, min(len(names), chance.choice((1, 1, 2, 5)))))
        likely = [name for name in names if name.endswith((".opf", ".ncx", ".css", "nav.xhtml"))]
        hit |= {chance.choice(likely)} if likely and chance.random() < 0.6 else set()
        for name in names:
            part = old.read(name)
            if name in hit:
                xml = name.endswith(XML) and chance.random() < 0.7
                try:
                    part = elementwise(part, chance) if xml else bytewise(part, chance)
                except (etree.LxmlError, ValueError):
                    part = bytewise(part, chance)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_STORED)
    return out.getvalue()


def objects(data: bytes, chance: random.Random) -> bytes:
    """A PDF some of whose objects have lost an entry, or got one of another kind."""
    try:
        return _objects(data, chance)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, AttributeError):
        return bytewise(data, chance)


def _objects(data: bytes, chance: random.Random) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Array)]
        for _ in range(chance.choice((1, 2, 6, 20))):
            node = chance.choice([*found, pdf.Root])
            values = [
                chance.choice(found), pikepdf.Array([]), pikepdf.Dictionary(), 7, -1, True,
                pikepdf.Name("/X"), pikepdf.String("x"), pikepdf.Array([chance.choice(found)] * 3),
                2**31, pikepdf.String("\ud7ff\x00"),
            ]  # fmt: skip
            if isinstance(node, pikepdf.Array):
                if len(node):
                    node[chance.randrange(len(node))] = chance.choice(values)
                continue
            keys = list(node.keys())
            if not keys:
                continue
            key = chance.choice(keys)
            if chance.random() < 0.4:
                del node[key]
            else:
                node[key] = chance.choice(values)
        out = BytesIO()
        pdf.save(out, fix_metadata_version=False)
        return out.getvalue()


class TooLong(BaseException):
    """A check took more than its time; no handler of the checks catches it."""


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TooLong


def attempt(data: bytes, name: str, stores: Collection[Store]) -> str:
    """Why the checks failed on ``data``; empty where they answered in time."""
    signal.alarm(LONGEST)
    try:
        check_bytes((data, name, tuple(stores)))
    except (Exception, TooLong):  # whatever it is, it is what we look for
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    return ""


def main() -> None:
    seconds, seed = float(sys.argv[1]), int(sys.argv[2])
    files = [Path(name) for name in sys.argv[3:]]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _ring)
    chance = random.Random(seed)
    clean = {file: file.read_bytes() for file in files}
    end = time.monotonic() + seconds
    tried = failed = 0
    known: set[str] = set()
    while time.monotonic() < end:
        file = chance.choice(files)
        ways: tuple[Mutator, ...] = (bytewise, objects, objects)
        if file.suffix == ".epub":
            ways = (bytewise, book, book, book)
        data = chance.choice(ways)(clean[file], chance)
        why = attempt(data, f"x{file.suffix}", STORES)
        tried += 1
        where = "\n".join(why.splitlines()[-3:])
        if why and where not in known:
            known.add(where)
            failed += 1
            Path(f"crash-{seed}-{failed}{file.suffix}").write_bytes(data)
            Path(f"crash-{seed}-{failed}.txt").write_text(why)
            print(f"{file.name}: {where}", flush=True)
    print(f"{tried} files tried, {failed} kinds of failure")


if __name__ == "__main__":
    main()
