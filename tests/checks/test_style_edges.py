"""The rules of style on either side of their lines, what they say, and which prose they look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from essays import essay

from pressroom.checks.prose import CALL, HOLE, sources_of, stretches
from pressroom.checks.style import check_style
from pressroom.checks.wordlists import any_of, pairs
from pressroom.checks.written import past
from pressroom.manuscript.load import load
from pressroom.model.document import Document
from pressroom.model.manuscript import Manuscript
from pressroom.typeset import typeset


def typeset_in(folder: Path, text: str, meta: str) -> tuple[Manuscript, Document]:
    if not meta:  # nothing that must be read from a file
        head = "---\ntitle: Salt\n\nlanguage: en-GB\n---\n\n"
        manuscript = essay(head + text, body=len(head))
        return manuscript, typeset(manuscript)
    file = folder / "essay.md"
    named = meta if meta.startswith("title:") else f"title: Salt\n{meta}"
    language = "" if "language:" in meta else "language: en-GB\n"
    file.write_text(f"---\n{named}\n{language}---\n\n{text}\n", encoding="utf-8")
    manuscript = load(file, epoch=0)
    return manuscript, typeset(manuscript)


def found(folder: Path, text: str, meta: str = "") -> list[tuple[str, str]]:
    """What is said, and the words that it is said of, as they are written."""
    manuscript, document = typeset_in(folder, text, meta)
    sources = sources_of(manuscript.sources)
    out = []
    for one in check_style(document, sources):
        assert one.place is not None
        source = sources.get(one.place.path)
        out.append((one.message, source.text[one.place.start : one.place.end] if source else ""))
    return out


LONG = "The boat is old. It leaks where the planks meet, and nobody has mended it for many years"
GERMAN = "Und der Mann ist nicht da, und das ist auch eine Frage, die sich stellt. Es ist und wird auch nicht besser, von wem und mit wem auch immer."
FAULTS: list[tuple[str, str, str, str]] = [
    ('". . ." once, the other form 2 times', ". . .", "Well . . . so it is … there … again.", ""),
    ("a line can break before a unit (2 times in the work)", " ", "It is 5 km and 6 kg.", ""),
    ("a line can break before a unit (once in the work)", " ", "It is 5 km there.", ""),
    ("that day was a Tuesday, not a Monday", "Monday, 5 May 2026", "On Monday, 5 May 2026, it was.", ""),
    ('there is no "April 31, 2026"', "April 31, 2026", "On April 31, 2026, it was.", ""),
    ('"40000" has no separator, as 3 others have', "40000", "It has 10,000 boats, 20,000 oars, 30,000 masts and 40000 sails.", ""),
    ("4 other dashes are written otherwise", " — ", "Salt—wind, sea—sand, mast—sail, oar—keel, and rope — knot.", ""),
    ("«Sand» has other marks than 3 quotations", "«", "She wrote “Salt”, “Wind”, “Sea” and «Sand».", ""),
    ('"abc" leads to "https://example.org/a" at 7, and here to "https://example.org/b"', "[abc](https://example.org/b)",
     "See [abc](https://example.org/a) and [abc](https://example.org/b) there.", ""),
    ('"On further reading" is the only section in "The boat"', "## On further reading", "# The boat\n\nIt is old.\n\n## On further reading\n\nIt is new.", ""),
    ("the note says what the one at essay.md:9:1 says", "[^b]: It is of old oak, they say.",
     "Salt.[^a] Wind.[^b]\n\n[^a]: It is of old oak, they say.\n\n[^b]: It is of old oak, they say.", ""),
    ('"deep seeded" stands for "deep-seated"', "deep seeded", "It is a deep seeded fear.", ""),
    ('"could of" stands for "could have"', "could of", "They could of known.", ""),
    ('"colour", where American spelling has "color"', "colour", "The colour is pale.", "language: en-US"),
    ('"color", 2 times, where British spelling has "colour"', "color", "The color of a color.", ""),
    ('"color", where British spelling has "colour"', "color", "The color.", "language: en-IE"),
    ('"color", where most other words have "colour"', "color", "A colour, a harbour, an honour, and a color.", "language: en"),
    ('"organise", where 3 other words are like "organize"', "organise", "They realize, recognize and harmonize it, and organise it.", ""),
    ('"advisor", elsewhere "adviser" 3 times', "advisor", "An adviser, one adviser, no adviser, an advisor.", ""),
    ('"a old" begins with the sound of a vowel', "a", "It is a old boat.", ""),
    ('"an boat" begins with the sound of a consonant', "an", "It is an boat here.", ""),
    ('"the" stands there twice', "the the", "On the the boat.", ""),
    ('"und" stands there twice', "und und", "Salz und und Wind.", "language: de"),
    ("several spaces stand in a row", "  ", "On the  boat.", ""),
    ('"1990-1995" has a hyphen', "-", "It lasted 1990-1995 there.", ""),
    ('"(1995–1990)" runs backwards', "(1995–1990)", "Ada (1995–1990) wrote.", ""),
    ('the paragraph ends with "mended it for many years"', "s", f"{LONG}\n\nThe boat sails.", ""),
    ('the call stands before "."', "[^a]", "The boat is old[^a].\n\n[^a]: It is of oak.", ""),
    ("a space stands before the call of a note", " ", "The boat is old. [^a]\n\n[^a]: It is of oak.", ""),
    ("two notes are called at one place", "[^a][^b]", "The boat is old.[^a][^b]\n\n[^a]: It is of oak.\n\n[^b]: It is of teak.", ""),
    ('"Ibid." stands in a note', "Ibid.", "The boat is old.[^a]\n\n[^a]: Ibid., 5.", ""),
    ('"ibid." stands in a note', "ibid.", "The boat is old.[^a]\n\n[^a]: see ibid., 5.", ""),
    ('"op. cit." stands in a note', "op. cit.", "The boat is old.[^a]\n\n[^a]: Ames, op. cit., 5.", ""),
    ('the note ends with "of pine"', "[^d]: of pine",
     "One.[^a] Two.[^b] Three.[^c] Four.[^d]\n\n[^a]: Of oak.\n\n[^b]: Of teak!\n\n[^c]: Of ash?\n\n[^d]: of pine", ""),
    ('the heading "The sailing boats." ends with "."', ".", "# The sailing boats.\n\nIt is old.", ""),
    ('the heading "The boat:" ends with ":"', ":", "# The boat:\n\nIt is old.", ""),
    ("the heading has 121 characters", f"{'a' * 60} {'b' * 60}", f"# {'a' * 60} {'b' * 60}\n\nIt is old.", ""),
    ('the heading "THE OLD BOAT" is in capitals', "THE OLD BOAT", "# THE OLD BOAT\n\nIt is old.", ""),
    ('"The mast" is the only section in "The boat"', "## The mast", "# The boat\n\nIt is old.\n\n## The mast\n\nIt is new.", ""),
    ('"The mast" is the heading at 9, too', "## The mast", "# The boat\n\n## The mast\n\nIt is.\n\n## The mast\n\nIt was.", ""),
    ('"The old boat" is bold, and no heading', "**The old boat**", "**The old boat**\n\nIt leaks.", ""),
    ('the link holds "the boat,"', "[the boat,](https://example.org/a)", "See [the boat,](https://example.org/a) there.", ""),
    ('the address has "utm_source"', "[the boat](https://example.org/a?utm_source=x)", "See [the boat](https://example.org/a?utm_source=x) there.", ""),
    ('"https://bit.ly/a" is a shortened address', "[the boat](https://bit.ly/a)", "See [the boat](https://bit.ly/a) there.", ""),
    ('"the boat" leads to "https://example.org/a" at 7, and here to "https://example.org/b"', "[the boat](https://example.org/b)",
     "See [the boat](https://example.org/a) and [the boat](https://example.org/b) there.", ""),
    ('"•" begins a paragraph', "•", "• The boat is old.", ""),
    ("two line breaks follow each other", "\\\n\\\n", "The boat\\\n\\\nis old.", ""),
    ("U+202E turns the direction", "\u202e", "The \u202eboat is old.", ""),
    ("2 hyphens in the work do not break", "\u2011", "A well\u2011known old\u2011time boat.", ""),
    ('creators is still "Author Name"', "", "The boat.", "creators:\n  - Author Name"),
    ('publisher is still "Publisher"', "", "The boat.", "publisher: Publisher"),
    ('rights is still "TBD"', "", "The boat.", "rights: TBD"),
    ('subtitle is still "placeholder"', "", "The boat.", "subtitle: placeholder"),
    ('"Ames, Ada" is printed so', "", "The boat.", 'creators:\n  - "Ames, Ada"'),
    ('"Ames, Ada" is printed so', "", "The boat.", 'contributors:\n  - name: "Ames, Ada"\n    role: edt'),
    ('description has "<b>"', "", "The boat.", "description: A <b>book</b> about a boat that is old, and about its sails and masts."),
    ("the description has 49 characters", "", "The boat.", f"description: {'A book of boats. ' * 2}And of the sails."[:62]),
    ('the title "SALT AND WIND" is in capitals', "", "The boat.", "title: SALT AND WIND"),
    ('the title ends with "And Wind"', "", "The boat.", "title: Salt and wind\nsubtitle: And Wind"),
    ('the text is "de" by its words; the metadata say "en"', "Und der Mann ist nic", f"{GERMAN}\n\n{GERMAN}", ""),
]  # fmt: skip

SOUND: list[tuple[str, str]] = [
    (f"**The {'old ' * 19}boat**\n\nIt leaks.", ""),
    ("On Monday, 5 May 1752, it was. On Tuesday, May 5, 2026, it was.", ""), ("It has 10,000 boats, 20,000 oars and 40000 sails.", ""),
    ("Salt—wind, sea—sand, mast—sail, and rope — knot.", ""), ("She wrote “Salt”, “Wind” and «Sand».", ""), ("It is . . . there . . . again.", ""),
    ("Salt.[^a] Wind.[^b]\n\n[^a]: It is of old oak.\n\n[^b]: It is of old oak.", ""),
    ("Salt.[^a] Wind.[^b]\n\n[^a]: It is of old oak, they say.\n\n[^b]: They do.\n\n    It is of old oak, they say.", ""),
    ("The colour is grey.", "language: en"), ("The color is pale.", "language: en-US"), ("Colour, harbour and a color.", "language: en"),
    ("They realize and recognize it, and organise it.", ""), ("They realize, recognize and harmonize it, and advertise, promise and revise it.", ""),
    ("An adviser and an advisor.", ""), ("Plan A is the best. Take a one-off. It took an hour.", ""), ("An mbox and an f-string.", ""),
    ("She had had it. Von de De Boer.", ""), ("On 1990-1995-12 and 1995-1990.", ""), ("Ada (1990–1995) wrote.", ""),
    (f"{LONG}:\n\n- The boat sails.", ""), (f"{LONG}\n\nand so on.", ""), (f"{LONG}\n\n*The boat* sails.", ""), (f"{LONG[:70]}\n\nThe boat sails.", ""),
    ("The boat is old.[^a]\n\n[^a]: It is of oak, and the idem of logic.", ""), ("Le bateau est vieux [^a].\n\n[^a]: Il est en bois.", "language: fr"),
    ("One.[^a] Two.[^b] Three.[^c]\n\n[^a]: Of oak.\n\n[^b]: Of teak!\n\n[^c]: of pine", ""),
    ("# The boat etc.\n\nIt is old.", ""), ("# What then ...\n\nIt is old.", ""), ("# NATO\n\nIt is old.", ""), ("# LOUIS XIV\n\nIt is old.", ""),
    ("# The boat\n\n## The mast\n\nIt is.\n\n## The sail\n\nIt was.", ""), ("# The boat\n\nIt is.\n\n## Further reading\n\nIt was.", ""),
    ("**The old boat.**\n\nIt leaks.", ""), ("**the old boat**\n\nIt leaks.", ""), ("**Oar**\n\nIt leaks.", ""), ("**The old boat**\n\n**The new boat**", ""),
    ("**[The old boat](https://example.org/)**\n\nIt leaks.", ""), ("**The old** boat\n\nIt leaks.", ""),
    ("See [the boat](https://example.org/a) and [the boat](https://example.org/a/#b) there.", ""),
    ("See [a.example](https://a.example/) and [ab](https://a.example/b) or [ab](https://a.example/c) there.", ""),
    ("The • boat is old.", ""), ("The boat\\\nis old\\\nnow.", ""), ("The boat.", "creators:\n  - Ada Ames, Jr"), ("The boat.", "creators:\n  - Ada Ames"),
    ("The boat.", "title: NATO"), ("The boat.", "title: Salt and Wind\nsubtitle: A Wind"), (f"{GERMAN[:60]}", ""),
    ("The boat.", "description: A book about a boat that is old, and its sails and masts."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "of", "text", "meta"), FAULTS)
def test_what_is_said_of_a_fault(said: str, of: str, text: str, meta: str, tmp_path: Path) -> None:
    assert found(tmp_path, text, meta) == [(said, of)]


@pytest.mark.parametrize(("text", "meta"), SOUND)
def test_what_is_just_allowed(text: str, meta: str, tmp_path: Path) -> None:
    assert found(tmp_path, text, meta) == []


MANY = """# The *boat*

It is `old` and [wet](https://example.org/a), see <https://example.org/b> and [mot]{lang=fr}, of $x$.[^a]

She said "no" twice --- no more...

::: note
In a note.
:::

- An item

Term
:   What it is

> A quotation.

| Head | Two |
|------|-----|
| Cell | Six |

: The caption

::: {lang=de}
Ein Wort.
:::

# Das Boot {lang=de}

Es ist alt.

[^a]: Of *oak*.
"""


def test_the_prose_of_a_text(tmp_path: Path) -> None:
    manuscript, document = typeset_in(tmp_path, MANY, "")
    found_ = stretches(document, sources_of(manuscript.sources))
    seen = [
        (one.kind, one.language, one.own.replace(HOLE, "_").replace(CALL, "^")) for one in found_
    ]
    assert seen == [
        ("title", "en-GB", "The boat"),
        ("paragraph", "en-GB", "It is _ and wet, see _____________________ and ___, of _.^"),
        ("paragraph", "en-GB", "She said ____ twice — no more…"),
        ("paragraph", "en-GB", "In a note."),
        ("item", "en-GB", "An item"),
        ("term", "en-GB", "Term"),
        ("item", "en-GB", "What it is"),
        ("caption", "en-GB", "The caption"),
        ("cell", "en-GB", "Head"),
        ("cell", "en-GB", "Two"),
        ("cell", "en-GB", "Cell"),
        ("cell", "en-GB", "Six"),
        ("title", "de", "Das Boot"),
        ("paragraph", "de", "Es ist alt."),
        ("note", "en-GB", "Of oak."),
    ]
    assert found_[0].words == f"The {HOLE * 4}" and found_[0].text == "The boat"
    assert [one.english for one in found_[-3:]] == [False, False, True]


@pytest.mark.parametrize(
    ("written", "char", "expected"),
    [
        ("a", "a", 1), ("b", "a", -1), ("---", "—", 3), ("--x", "—", 2), ("--", "–", 2), ("...", "…", 3), ("..", "…", -1),
        ("&amp;", "&", 5), ("&mdash;", "—", 7), ("&lt;", "&", -1), ("&x", "&", 1), ("\\*", "*", 2), ("\\", "\\", 1),
        ('"', "“", 1), ("'", "’", 1), ('"', "a", -1), (" ", "\u00a0", 1), ("\n  > a", " ", 5), ("\r\na", " ", 2), ("", "a", -1),
    ],
)  # fmt: skip
def test_how_a_character_is_written(written: str, char: str, expected: int) -> None:
    assert past(written, char, 0, len(written)) == expected
    assert past(f"..{written}", char, 2, len(written) + 2) == (
        expected + 2 if expected >= 0 else -1
    )


def test_what_follows_a_fault_is_looked_at_too(tmp_path: Path) -> None:
    text = "On 31 April 2026 and 5 May 1700, or on Monday, 5 May 2026, it was."
    assert [said for said, _ in found(tmp_path, text)] == [
        'there is no "31 April 2026"', "that day was a Tuesday, not a Monday",
    ]  # fmt: skip


def test_lists_of_words_are_found_as_whole_words() -> None:
    form = any_of(("ab", "c d", "c"))
    assert form.findall("Ab c  d abc x-ab ab’s c-d") == ["Ab", "c  d"]
    assert all(
        first and second and not first.startswith("#") for first, second in pairs("variants")
    )


OTHERS = """::: warning
The boat leaks.
:::

Press [Esc]{.kbd} there.

Le vent « salé », he wrote.

The [HMA]{title="Harbour Masters"} closed it.
"""


def test_the_prose_of_other_blocks(tmp_path: Path) -> None:
    manuscript, document = typeset_in(tmp_path, OTHERS, "")
    seen = [
        one.own.replace(HOLE, "_") for one in stretches(document, sources_of(manuscript.sources))
    ]
    assert seen == [
        "The boat leaks.", "Press ___ there.", "Le vent ________, he wrote.", "The HMA closed it.",
    ]  # fmt: skip
