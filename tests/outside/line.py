"""The whole line, again and again in a process that stays: a build costs what its work costs."""

from __future__ import annotations

import io
import itertools
import os
import signal
import string
import tempfile
import traceback
import unicodedata
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from importlib import resources
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Self

from content import Content

from pressroom.editions.job import PdfJob, PdfResult
from pressroom.model.document import Document, walk
from pressroom.model.languages import direction
from pressroom.model.problem import PressroomError, Problem

_SECONDS = 60
_TURNING = {"R", "AL", "RLE", "RLO", "RLI", "LRO", "FSI"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a manuscript: two editions, problems that refuse it, or our own ``fault``."""

    epub: bytes = b""
    pdf: bytes = b""
    problems: tuple[Problem, ...] = ()
    fault: str = ""


class Line:
    """A process that builds one manuscript after another."""

    def __init__(self) -> None:
        self._pool = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()

    def build(self, files: dict[str, bytes]) -> Outcome:
        try:
            return self._pool.submit(_build, files).result()
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = self._started()
            return Outcome(fault="the process died")

    @staticmethod
    def _started() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, get_context("spawn"), _prepare)


def _prepare() -> None:
    fonts = resources.files("pressroom.editions") / "fontconfig" / "fonts.conf"
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    signal.signal(signal.SIGALRM, _late)


def _late(number: int, frame: object) -> None:
    raise TimeoutError(f"no result after {_SECONDS} seconds")


class _NearPress:
    """Lays out in this process; ``job`` is the last one."""

    job: PdfJob

    @classmethod
    def start(cls) -> Self:
        return cls()

    def run(self, job: PdfJob) -> PdfResult:
        from pressroom.editions.pdf import make_pdf

        type(self).job = job
        return make_pdf(job)

    def stop(self) -> None:
        pass


@cache
def _few_letters(file: bytes) -> bytes:
    from fontTools.ttLib import TTFont

    from pressroom.editions.fonts import subset_font

    return subset_font(TTFont(io.BytesIO(file), lazy=True), frozenset(string.printable))


def _subset(font: Any, characters: frozenset[str]) -> bytes:
    font.reader.file.seek(0)
    return _few_letters(font.reader.file.read())


def _build(files: dict[str, bytes]) -> Outcome:
    from pressroom import build as line
    from pressroom.editions import epub_fonts, press

    vars(epub_fonts)["subset_font"] = _subset
    vars(press)["Press"] = _NearPress
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "p"
        for name, data in files.items():
            file = project / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        signal.alarm(_SECONDS)
        try:
            made = line.build(project, cache=Path(tempfile.gettempdir()) / "generated-kept")
        except PressroomError as error:
            return Outcome(problems=error.problems, fault=_misplaced(error.problems, files))
        except BaseException:  # noqa: BLE001 - whatever it is, it is our fault
            return Outcome(fault=traceback.format_exc())
        finally:
            signal.alarm(0)
        epub, pdf = (one.data for one in made.artifacts)
        try:
            fault = _lost(epub, pdf)
        except Exception:  # noqa: BLE001 - a reader that fails tells of a strange edition
            fault = traceback.format_exc()
        return Outcome(epub, pdf, made.problems, fault or _misplaced(made.problems, files))


def _lost(epub: bytes, pdf: bytes) -> str:
    from content import content_of, differences
    from content_pdf import read_pdf
    from reading_epub import read_epub

    document = _NearPress.job.document
    told = [f"EPUB: {one}" for one in differences(content_of(document), read_epub(epub))]
    wanted = content_of(document, dash="—", stars="***")
    found = read_pdf(pdf, document)
    if _turns(document):  # what of a line comes first is not told by a PDF
        more, less = _letters(found), _letters(wanted)
        told += [f"PDF: letters missing: {less - more}"] if less - more else []
        extra = more - less - _addresses(wanted)  # which are printed, but not always found as such
        told += [f"PDF: letters not in the document: {extra}"] if extra else []
    else:
        for content in (wanted, found):
            content.links = _grouped(content.links)
        told += [f"PDF: {one}" for one in differences(wanted, found, spaced=False)]
    return "\n".join(told[:12])


def _turns(document: Document) -> bool:
    """Whether any part of the document runs from right to left."""
    ways: set[str] = {direction(document.metadata.language)}
    for node in walk(document):
        ways.add(
            getattr(node, "direction", None) or direction(getattr(node, "language", None) or "en")
        )
        text = getattr(node, "text", "")
        ways |= {"rtl"} & {"rtl" for one in text if unicodedata.bidirectional(one) in _TURNING}
    return "rtl" in ways


def _letters(content: Content) -> Counter[str]:
    """All letters of the text, its notes and the bibliography; a bracket for its counterpart."""
    words = [*content.words, *content.references, *(w for _, note in content.notes for w in note)]
    return _counted("".join(words))


def _counted(text: str) -> Counter[str]:
    return Counter(
        one for one in unicodedata.normalize("NFD", text) if not unicodedata.mirrored(one) and one.isprintable()
        and not "\ufe00" <= one <= "\ufe0f" and not one.isdecimal() and one != "."
    )  # fmt: skip


def _addresses(content: Content) -> Counter[str]:
    """The letters of the addresses that are printed behind the words of their links."""
    targets = (target for target, _ in content.links if not target.startswith("#"))
    return _counted("".join(targets))


def _grouped(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Links that follow one another to one place as one: a PDF does not always tell them apart."""
    return [
        (target, "".join(words for _, words in group))
        for target, group in itertools.groupby(links, lambda link: link[0])
    ]


def _misplaced(problems: tuple[Problem, ...], files: dict[str, bytes]) -> str:
    for one in problems:
        if one.code.startswith(
            ("EPUB", "PDF", "ENV", "LAYOUT", "SHELF", "DOC-01")
        ) and one.code not in (
            "LAYOUT-001",
            "DOC-010",
            "DOC-011",
            "DOC-012",
            "DOC-013",
            "DOC-017",
            "DOC-016",
        ):
            return f"our own checks: {one.code} {one.message} {one.place}"
        if one.place is None:
            return f"no place: {one.code} {one.message}"
        data = files.get(str(one.place.path))
        if data is None:
            if str(one.place.path) in (".", "manuscript"):
                continue
            return f"a place in no file: {one}"
        try:
            lines = data.decode().split("\n")
        except UnicodeDecodeError:
            continue
        if one.place.line > len(lines) or (
            one.place.line and one.place.column > len(lines[one.place.line - 1]) + 1
        ):
            return f"a place outside its file: {one}"
    return ""
