"""Terms of the index: how they are written, sorted and led to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.document import Document, IndexEntry, walk
from pressroom.model.inline import IndexTerm, plain
from pressroom.model.problem import Problem
from pressroom.typeset.collation import initial, sort_key

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def outline(entries: tuple[IndexEntry, ...], depth: int = 0) -> list[str]:
    out = []
    for entry in entries:
        out.append("  " * depth + entry.term + " " + ", ".join(entry.targets))
        out += outline(entry.children, depth + 1)
    return [line.rstrip() for line in out]


@pytest.mark.parametrize(
    ("written", "words", "entries"),
    [
        ("[Ships]{.index}", "Ships", ["Ships idx-a-ships"]),
        ('[ships]{.index term="Ships!at sea"}', "ships", ["Ships", "  at sea idx-a-ships-at-sea"]),
        ('Ships[]{.index term="Boats"}', "Ships", ["Boats idx-a-boats"]),
        (r"Ships\index{Boats!small}", "Ships", ["Boats", "  small idx-a-boats-small"]),
        (r"Ships\index{ships@\emph{Ships}|textbf}", "Ships", ["Ships idx-a-ships"]),
        (r"A\index{B|see{Boats}}", "A", ["B"]),
        ("`make`{.index}", "make", ["make idx-a-make"]),
        ("[a]{.index} [a]{.index}", "a a", ["a idx-a-a, idx-a-a-2"]),
    ],
)
def test_terms(set_text: Setting, written: str, words: str, entries: list[str]) -> None:
    document = set_text(f"# A\n\n{written}")
    assert document.problems == ()
    assert plain(document.sections[0].blocks[0].children) == words  # type: ignore[union-attr]  # a paragraph
    assert outline(document.index) == entries
    ids = [node.id for node in walk(document) if isinstance(node, IndexTerm) and node.id]
    assert sorted(ids) == sorted(t for line in entries for t in line.replace(",", "").split()
                                 if t.startswith("idx-"))  # fmt: skip


def test_see_and_see_also(set_text: Setting) -> None:
    text = '[]{.index term=Boats see=Ships}[]{.index term=Oars see-also="Rowing"}[Oars]{.index}'
    boats, oars = set_text(f"Text.{text}").index
    assert (boats.term, boats.see, boats.targets) == ("Boats", ("Ships",), ())
    assert (oars.see_also, len(oars.targets)) == (("Rowing",), 1)


def test_a_term_in_a_note_and_in_a_heading(set_text: Setting) -> None:
    document = set_text("# On [tides]{.index}\n\nText.[^n]\n\n[^n]: The [tides]{.index}.")
    assert outline(document.index) == ["tides idx-on-tides-tides, idx-fn-n-tides"]
    assert plain(document.contents[0].title) == "On tides"


def test_an_index_term_without_words(faults: Faulting) -> None:
    (found,) = faults("Text. []{.index}")
    assert (found.code, str(found.place)) == ("REF-008", "text.md:1:7")


def test_an_attribute_that_an_index_term_has_not(set_text: Setting) -> None:
    (found,) = set_text("[a]{.index colour=red}").problems
    assert found.code == "MD-010"


def test_headings_are_under_their_letters(set_text: Setting) -> None:
    document = set_text("[b]{.index} [Äpfel]{.index} [7 seas]{.index} [«a»]{.index}")
    assert [(entry.term, entry.initial) for entry in document.index] == [
        ("7 seas", ""), ("«a»", "A"), ("Äpfel", "A"), ("b", "B")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["10 miles", "a", "Äb", "abc", "de facto", "decide", "œuvre", "of", "Zo"]),
        ("sv", ["Zo", "Åland", "ägg", "öl"]),
        ("da", ["Zo", "Æbler", "øl", "ål"]),
        ("es", ["nube", "nz", "ñu", "oso"]),
        ("ru", ["ёж", "ежа", "иду", "йод", "кот"]),
        ("pl", ["las", "ląd", "łan", "ma"]),
        ("cs", ["cena", "čas", "dům", "hora", "chata", "iris", "zub", "žena"]),
        ("tr", ["cam", "çam", "halı", "Irmak", "ısı", "iz", "İzmir", "oda", "öz", "su", "şeker"]),
        ("ro", ["apa", "ăla", "înger", "rar", "sat", "șarpe", "tata", "țară"]),
        ("uk", ["гора", "ґава", "дім", "еха", "єва", "зима", "ива", "івга", "їжак", "йод", "кіт"]),
        ("hu", ["cukor", "csak", "dal", "ok", "öt", "sör", "szép", "zab", "zseb"]),
        ("el", ["ἄνεμος", "Ἀχιλλεύς", "ᾠδή", "ὥρα"]),
        ("vi", ["an", "ăn", "ấm", "dao", "đá"]),
        ("de", ["Apfel", "Ärger", "Arm", "Strasse", "Straße", "Zaun"]),
    ],
)
def test_the_order_is_that_of_the_language(language: str, words: list[str]) -> None:
    assert sorted(sorted(words), key=lambda word: sort_key(word, language)) == words


def test_letters_of_their_own() -> None:
    assert (initial("ål", "da-DK"), initial("ål", "en")) == ("Å", "A")
    assert (initial("chata", "cs"), initial("chata", "en")) == ("Ch", "C")
    assert [initial(word, "tr") for word in ("izmir", "İzmir", "ısı", "Irmak")] == [
        "İ",
        "İ",
        "I",
        "I",
    ]
    assert [initial(word, "vi") for word in ("ấm", "đá", "ăn")] == ["Â", "Đ", "Ă"]
    assert (initial("țară", "ro"), initial("ἄνεμος", "el"), initial("шум", "uk")) == ("Ț", "Α", "Ш")
