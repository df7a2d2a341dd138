"""The two editions side by side: an EPUB that says anything else than its PDF is told from it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from books import editions_of
from content import differences
from content_pdf import read_pdf
from page_list import misplaced
from reading_epub import read_epub

BOOK = "everything"
# what the style sheet of the EPUB prints, and the text of the PDF holds
PRINTED = ["word of the text not in the document: —"] * 2 + [
    "word of the text not in the document: ***"
]
PAGE_5 = r'<span epub:type="pagebreak"[^>]* aria-label="5"></span>'


def unlike(epub: bytes) -> list[str]:
    """What the EPUB has and the PDF has not, and the reverse; pages that begin elsewhere."""
    made = editions_of(BOOK)
    told = differences(read_epub(epub), read_pdf(made.pdf, made.document), spaced=False)
    for one in PRINTED:
        told.remove(one)
    return told + misplaced(epub, made.pdf)


def changed(old: str, new: str) -> bytes:
    """The EPUB with the one stretch of its text that matches ``old`` changed to ``new``."""
    out, count = io.BytesIO(), 0
    with (
        zipfile.ZipFile(io.BytesIO(editions_of(BOOK).epub)) as book,
        zipfile.ZipFile(out, "w") as copy,
    ):
        for name in book.namelist():
            data = book.read(name)
            if name.endswith(".xhtml") and "nav" not in name:
                text, found = re.subn(old, new, data.decode(), flags=re.DOTALL)
                data, count = text.encode(), count + found
            copy.writestr(name, data)
    assert count == 1, f"{old!r} is there {count} times"
    return out.getvalue()


def test_the_editions_say_the_same() -> None:
    assert unlike(editions_of(BOOK).epub) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("They creak", "They squeak", "word of the text not in the document: creak."),
        (r"With its calf, 14\.", "With its calf, 41.", "word of the note 11 missing: 41."),
        (r"example\.org/post", "example.org/past",
         "link missing: ('https://example.org/past', 'Aletter')"),
        (r'alt="The letter B in a ring\."', 'alt="The letter D in a ring."',
         "image missing: The letter D in a ring."),
        (f"({PAGE_5})(.*?</p>)", r"\2\1", "page 5: "),
    ],
    ids=["word", "note", "link", "image", "page break"],
)  # fmt: skip
def test_what_differs_is_named(old: str, new: str, told: str) -> None:
    found = unlike(changed(old, new))
    assert any(one.startswith(told) for one in found), found
    assert len(found) <= 2  # what is there and what should be, and nothing besides
