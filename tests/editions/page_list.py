"""The EPUB's list of pages beside the pages of the PDF: where each mark stands, and should stand."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from content import bare
from lxml import etree
from reading_epub import MATH, SVG, TYPE, X
from reading_pdf import Book, Run, kids

STOP = "\N{OBJECT REPLACEMENT CHARACTER}"  # what is no text: the comparison ends there
LENGTH = 16


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, its first ``line`` from right to left, and whether it begins in a word."""

    text: str
    line: str
    divided: bool


def misplaced(epub: bytes, pdf: bytes, *, backwards: bool = False) -> list[str]:
    """The pages of the PDF that the EPUB does not mark at their first word, each named.

    ``backwards`` for a text from right to left: what of a line comes first in the PDF is tested
    elsewhere, so that the word need only be in the page's first line; and a mark between words of both
    directions is shown on either side of one.
    """
    pages, marked = printed(pdf), listed(epub)
    found = []
    if list(marked) != [label for label in pages if label in marked]:
        found.append("the pages are not in their order")
    for label, following in marked.items():
        page = pages[label]
        text = page.text.partition(" ")[2] if page.divided else page.text
        letters = following.partition(STOP)[0].strip()
        wanted, there = bare(letters)[:LENGTH], bare(text)[:LENGTH]
        if backwards:
            words = [signs for word in letters.split() if (signs := _signs(word))]
            right = all(word in _signs(page.line) for word in words[:1])
        else:
            both = min(len(wanted), len(there))
            right = wanted[:both] == there[:both] and bool(there or not wanted)
        if not right:
            found.append(f"page {label}: {text[:60]!r}, marked at {letters[:40]!r}")
    found += [
        f"page {label} has no mark: {page.text[:60]!r}"
        for label, page in pages.items()
        if page.text and label.isdecimal() and label not in marked
    ]
    return found


def _signs(text: str) -> str:
    return re.sub(r"\W", "", bare(text))


def listed(data: bytes) -> Mapping[str, str]:
    """The label of each page of the list, and the letters of the text after its mark."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        pages = {
            name: etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith(".xhtml")
        }
    nav = pages["EPUB/nav.xhtml"]
    found = {}
    for link in nav.iterfind(f".//{X}nav[@{TYPE}='page-list']//{X}a"):
        file, _, name = link.get("href", "").partition("#")
        body = pages[posixpath.join("EPUB", file)].find(f"{X}body")
        assert body is not None
        (mark,) = body.iterfind(f".//{X}span[@id='{name}']")
        assert mark.get(TYPE) == "pagebreak" and mark.get("role") == "doc-pagebreak"
        assert mark.get("aria-label") == link.text
        found[link.text or ""] = after(body, mark)
    return found


def after(body: etree._Element, mark: etree._Element) -> str:
    parts: list[str] = []
    begun = False

    def read(node: etree._Element) -> None:
        nonlocal begun
        if node is mark:
            begun = True
        elif node.tag in (MATH, f"{SVG}svg", f"{X}img") or node.get("class") == "locators":
            parts.append(STOP if begun else "")
        elif node.get("role") not in ("doc-footnote", "doc-backlink"):
            parts.append((node.text or "") if begun else "")
            for child in node:
                read(child)
            if (
                begun
                and node.tag == f"{X}a"
                and next(node.iterancestors(f"{X}nav"), None) is not None
            ):
                parts.append(STOP)  # on paper the number of its page follows
        parts.append((node.tail or "") if begun else "")

    read(body)
    return "".join(parts)


def printed(data: bytes) -> Mapping[str, Page]:
    """The text of each page of the PDF, by its label."""
    book = Book(data)
    pages: list[list[Run]] = [[] for _ in book.labels]
    left_out = set(_on_paper_alone(book))
    for run in book.runs:
        if run.mark is not None and (run.page, run.mark) not in left_out:
            pages[run.page].append(run)
    found, divided = {}, False
    for label, runs in zip(book.labels, pages, strict=True):
        top = max((run.base for run in runs), default=0)
        # the words of a line from right to left are shown from its end
        line = "".join(run.text for run in reversed(runs) if run.base > top - 1)
        found[label] = Page(" ".join(run.text for run in runs), line, divided)
        divided = any(run.text.rstrip().endswith("\N{HYPHEN}") for run in _last_line(runs))
    return found


def _on_paper_alone(book: Book) -> Iterator[tuple[int, int]]:
    """The labels of items, and the addresses behind links, by page and number."""
    stack: list[tuple[pikepdf.Object, bool]] = [(book.pdf.Root.StructTreeRoot.K[0], False)]
    while stack:
        node, inside = stack.pop()
        address = ""
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                item = kid.S == "/Lbl" and node.S == "/LI" and node.P.A.ListNumbering != "/None"
                stack.append((kid, inside or item))
                address = _printed(book.where(kid)) if kid.S == "/Link" else ""
            elif mark := book.mark(node, kid):
                text = bare(book.texts.get(mark, ""))
                if inside or (text and address.startswith(text)):
                    yield mark
                    address = address[len(text) :]


def _printed(target: str) -> str:
    return bare(f"({target.removeprefix('mailto:')})")


def _last_line(runs: list[Run]) -> list[Run]:
    big = [run for run in runs if run.size > 10]
    foot = min((run.base for run in big), default=0)
    return [run for run in big if run.base < foot + 1]
