"""Our own words, such as "Contents" or "Figure", by language: one table in ``languages/`` for each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from pressroom.model.languages import lookup

_TABLES = Path(__file__).parent / "languages"


def numbered(word: str, number: int | str) -> str:
    """A word of ``Words`` with its number, as the language has it: "Figure 1", "図1"."""
    return word.replace("{}", str(number)) if "{}" in word else f"{word}\N{NO-BREAK SPACE}{number}"


@dataclass(frozen=True, slots=True)
class Words:
    """What an edition says in its own voice; the defaults are English.

    The words of the imprint stand before what they tell, as in "Published by The Harbour Press";
    a language in which that needs a colon has it in its table. ``on_page`` has braces where the
    number goes. A word that stands before a number,
    such as ``figure``, may be a pattern with the number's place in it: ``numbered`` joins the two,
    and ``label_end`` follows before a caption. ``admonitions`` are the titles of
    those that have none, by their kind. ``roles`` are the words before a
    contributor's name, by MARC relator code; ``ctb`` serves for every other one. ``download`` is
    what the download page says beside these, with braces for a number, a size or a file's kind.
    """

    cover: str = "Cover"
    contents: str = "Contents"
    landmarks: str = "Landmarks"
    notes: str = "Notes"
    note: str = "Note"
    bibliography: str = "Bibliography"
    imprint: str = "Imprint"
    colophon: str = "Colophon"
    figure: str = "Figure"
    table: str = "Table"
    listing: str = "Listing"
    equation: str = "Equation"
    section: str = "Section"
    chapter: str = "Chapter"
    part: str = "Part"
    appendix: str = "Appendix"
    label_end: str = "."
    page: str = "page"
    pages: str = "Pages"
    on_page: str = "on page {}"
    figures: str = "Figures"
    tables: str = "Tables"
    listings: str = "Listings"
    equations: str = "Equations"
    sections: str = "Sections"
    list_of_figures: str = "List of figures"
    list_of_tables: str = "List of tables"
    index: str = "Index"
    glossary: str = "Glossary"
    see: str = "see"
    see_also: str = "see also"
    conjunction: str = "and"
    done: str = "done:"
    not_done: str = "to do:"
    editors_note: str = "Editor’s note"
    back_to_text: str = "Back to the text"
    skip_to_text: str = "Skip to the text"
    publisher: str = "Published by"
    published: str = "First published"
    version: str = "Version"
    series: str = "Series:"
    licence: str = "Licensed under"
    identifier: str = "Identifier:"
    others: str = "and others"
    printed: str = "print"
    accessibility: str = "Accessibility:"
    set_in: str = "Set in"
    made_with: str = "Made with"
    accessible_text: str = (
        "This edition has real headings, a table of contents and one reading order; its text can "
        "be resized, recoloured and read aloud."
    )
    accessible_images: str = "Every image has a text alternative or is marked as decoration."
    inaccessible_images: str = "Some images have no text alternative."
    accessible_tables: str = "Tables are text, not pictures."
    accessible_notes: str = "Notes are linked from their calls and back."
    accessible_math: str = "Formulas are set as MathML and can be read aloud."
    admonitions: Mapping[str, str] = field(
        default_factory=lambda: {
            "note": "Note",
            "tip": "Tip",
            "important": "Important",
            "warning": "Warning",
            "caution": "Caution",
        }
    )
    roles: Mapping[str, str] = field(
        default_factory=lambda: {
            "aft": "Afterword by",
            "aui": "Introduction by",
            "com": "Compiled by",
            "cov": "Cover by",
            "ctb": "With contributions by",
            "dsr": "Designed by",
            "edt": "Edited by",
            "ill": "Illustrated by",
            "pht": "Photographs by",
            "trl": "Translated by",
            "win": "Foreword by",
        }
    )
    download: Mapping[str, str] = field(
        default_factory=lambda: {
            "heading": "Download",
            "epub": "For phones, tablets and e-readers.",
            "kepub": "For e-readers by Kobo.",
            "pdf": "For printing and large screens.",
            "read": "Read or download",
            "web": "To read in a browser, with the notes beside the text.",
            "web_name": "Web page",
            "print": "For the printer: the inside of the book, without its cover.",
            "print_name": "PDF for print",
            "large-print": "In large letters that are easy to read.",
            "large-print_name": "Large print",
            "text": "For every device and program, without pictures.",
            "text_name": "Plain text",
            "checksum": "SHA-256 of the {} file",
            "about": "About this edition",
            "cover": "Cover of {}",
            "page": "1 page",
            "pages": "{} pages",
            "author": "Written by",
            "subjects": "Subjects",
            "rights": "Rights",
            "decimal": ".",
            "bytes": "{} B",
            "thousand": "{} kB",
            "million": "{} MB",
        }
    )

    def text(self) -> str:
        """All that an edition says, in one, to see which characters it needs."""
        values = [getattr(self, one.name) for one in fields(self) if one.name != "download"]
        return " ".join(
            text for value in values
            for text in ([value] if isinstance(value, str) else value.values())
        )  # fmt: skip


def words_for(language: str, own: Iterable[tuple[str, str]] = ()) -> Words:
    """The words for a BCP 47 tag: by its region or script where they matter, else by its language.

    English where there is no table. The author's ``own`` words take the place of ours.
    """
    given: dict[str, Any] = dict(own)
    return replace(_for(language), **given)


def _for(language: str) -> Words:
    return _words(lookup({tag: tag for tag in _tables()}, language) or "en")


def speaks(language: str) -> bool:
    """Whether ``words_for`` has a language, and need not answer in English."""
    tags = (*_tables(), "en")
    return lookup(dict.fromkeys(tags, True), language) is True


def languages() -> tuple[str, ...]:
    """The tags for which there is a table, with English, which needs none."""
    return ("en", *sorted(file.stem for file in _tables().values()))


@cache
def _tables() -> Mapping[str, Path]:
    return {file.stem.lower(): file for file in _TABLES.glob("*.toml")}


@cache
def _words(tag: str) -> Words:
    file = _tables().get(tag)
    return Words(**tomllib.loads(file.read_text("utf-8"))) if file else Words()
