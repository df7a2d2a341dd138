"""Each page of the text has its running head, but those on which something opens."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from books import editions_of

TOP = 50  # points below the edge, in which a head stands


def heads(name: str) -> Iterator[tuple[str, str, str]]:
    """Of each page its label, its running head and the rest of it, from the first page of the text."""
    with pypdfium2.PdfDocument(editions_of(name).pdf) as pdf:
        labels = [pdf.get_page_label(at) for at in range(len(pdf))]
        for at in range(labels.index("1"), len(pdf)):
            text, height = pdf[at].get_textpage(), pdf[at].get_height()
            head = text.get_text_bounded(bottom=height - TOP)
            yield labels[at], head.strip(), text.get_text_bounded(top=height - TOP).strip()


def test_sections_of_an_article_run_on_and_every_page_has_its_head() -> None:
    pages = [one for one in heads("article") if not one[2].startswith("Bibliography")]
    assert pages.pop(0)[:2] == ("1", "")
    for label, head, text in pages:
        if int(label) % 2 == 0:
            assert head == "An Ideal Distraction"
        else:
            assert head not in ("", "An Ideal Distraction")
            # it names the last section that begins on its page
            assert "Who holds whom\r\n" not in text or head == "Who holds whom"


@pytest.mark.parametrize(
    "title", ["The boat", "The crossing", "Code and pictures", "Tides", "Index"]
)
def test_no_page_on_which_a_chapter_opens_has_a_head(title: str) -> None:
    (head,) = (head for _, head, text in heads("everything") if text.startswith(title))
    assert head == ""


def test_the_other_pages_of_a_book_name_the_work_and_the_chapter() -> None:
    found = {label: head for label, head, _ in heads("everything")}
    assert found["2"] == "The Ferry Book"
    assert found["3"] == "The boat"
