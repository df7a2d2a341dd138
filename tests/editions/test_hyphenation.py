"""Where words are divided, by language: set in a measure so narrow that each part stands alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from books import print_pdf
from reading_pdf import Book

from pressroom.manuscript.load import load
from pressroom.typeset import typeset

# as the dictionaries have it; two letters stay before, three after, and a rest of five is not divided
WORDS = {
    "en": "pho-to-graphy", "en-GB": "ty-po-graph-ical", "en-US": "pho-tog-raphy",
    "de": "Buch-dru-cker-kunst", "de-CH": "Bü-cher-regal", "fr": "im-pri-merie",
    "es": "bi-blio-teca", "it": "ti-po-gra-fia", "pt": "bi-bli-oteca", "pt-BR": "es-cri-tório",
    "nl": "boek-druk-kunst", "pl": "dru-kar-nia", "ru": "ти-по-гра-фия", "uk": "дру-карня",
    "sv": "bok-tryck-ar-konst", "da": "bog-tryk-ker-kunst", "nb": "bok-tryk-ker-kunst",
    "cs": "knih-tis-kárna", "sk": "kniž-nica", "el": "τυ-πο-γρα-φία", "hu": "könyv-tár",
    "ro": "ti-po-gra-fie",
}  # fmt: skip
# no dictionary: never divided by the rules of another language
WHOLE = {
    "fi": "kirjapainotaito", "tr": "matbaacılık", "la": "bibliotheca", "xx": "photography",
    "he": "אוניברסיטה", "ar": "مستشفيات",
}  # fmt: skip


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of a text in English, all of them short."""
    folder: Path = tmp_path_factory.mktemp("words") / "manuscript"
    folder.mkdir()
    about = "title: A\nlanguage: en-US\npublished: 2026-05-31\nmodified: 2026-05-31\n"
    (folder / "metadata.yaml").write_text(about, "utf-8")
    blocks = [
        f"::: {{lang={tag}}}\n{word.replace('-', '')}\n:::\n"
        for tag, word in (WORDS | WHOLE).items()
    ]
    single = (
        "reproducible [imprimerie]{lang=fr}\n\n## Metropolitan\n\nINTERNATIONAL `typographical`\n\n"
    )
    text = f"# A\n\n{single}{''.join(blocks)}"
    (folder / "text.md").write_text(text, "utf-8")
    manuscript = load(folder.parent, epoch=None)
    sheets = manuscript.styles.sheets
    narrow = (
        sheets["pdf.css"]
        + "main * { width: 1pt; text-align: left; overflow-wrap: normal } main div { margin: 14pt 0 }"
    )
    styles = replace(manuscript.styles, sheets={**sheets, "pdf.css": narrow})
    data, _ = print_pdf(typeset(manuscript), styles)
    return [run.text for run in Book(data).runs if run.mark is not None]


@pytest.mark.parametrize("tag", WORDS)
def test_words_are_divided_as_their_language_does(lines: list[str], tag: str) -> None:
    parts = WORDS[tag].split("-")
    wanted = [*(f"{part}\N{HYPHEN}" for part in parts[:-1]), parts[-1]]
    assert "\n".join(wanted) in "\n".join(lines)


@pytest.mark.parametrize("tag", WHOLE)
def test_words_of_a_language_without_rules_stay_whole(lines: list[str], tag: str) -> None:
    assert WHOLE[tag] in "\n".join(lines)


def test_a_word_in_another_language_has_its_rules(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert "re\N{HYPHEN}\npro\N{HYPHEN}\nducible" in text
    assert "ducible\nim\N{HYPHEN}\npri\N{HYPHEN}\nmerie" in text


@pytest.mark.parametrize("word", ["Metropolitan", "INTERNATIONAL", "typographical"])
def test_headings_capitals_and_code_stay_whole(lines: list[str], word: str) -> None:
    assert word in [line.strip() for line in lines]
