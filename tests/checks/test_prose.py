"""Which prose the rules of style read, and how each of its characters is written in the manuscript."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from essays import FILE, METADATA, prose

from pressroom.checks.prose import CALL, HOLE, Stretch, is_own_note, sources_of, stretches
from pressroom.checks.quotations import quotations
from pressroom.checks.written import past
from pressroom.model.block import Block, Division, Figure, FigureGroup, Paragraph
from pressroom.model.document import Document, Section
from pressroom.model.inline import Image, Inline, Inlines, NoteRef, Strong, Text
from pressroom.model.manuscript import Asset, Source
from pressroom.model.problem import Place
from pressroom.model.settings import Settings


def shown(text: str) -> str:
    """With marks that can be seen: _ for what is not the author's, ^ for the call of a note."""
    return text.replace(HOLE, "_").replace(CALL, "^")


def owns(text: str, language: str = "en-GB") -> list[tuple[str, str]]:
    return [(one.kind, shown(one.own)) for one in prose(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Sea\n\nIt is.", [("title", "Sea"), ("paragraph", "It is.")]),
        ("::: note\nIt is.\n:::", [("paragraph", "It is.")]),
        ('::: {.note title="Salt"}\nIt is.\n:::', [("term", "Salt"), ("paragraph", "It is.")]),
        ('::: {.editors-note title="Salt"}\nIt is.\n:::', [("term", "Salt"), ("paragraph", "It is.")]),
        ("<details>\n<summary>Salt</summary>\n\nIt is.\n\n</details>", [("term", "Salt"), ("paragraph", "It is.")]),
        ("::: box\n### Salt\n\nIt is.\n:::", [("title", "Salt"), ("paragraph", "It is.")]),
        ("- It is.\n\n  So.\n- It was.", [("item", "It is."), ("item", "So."), ("item", "It was.")]),
        ("Salt\n:   It is.\n:   It was.\n\nSea\n:   So.", [
            ("term", "Salt"), ("item", "It is."), ("item", "It was."), ("term", "Sea"), ("item", "So."),
        ]),
        ('```{#lst-a caption="The oar"}\nx = 1\n```\n\nIt is.', [("caption", "The oar"), ("paragraph", "It is.")]),
        ("| Salt |\n|---|\n| Sea |\n\n: The sea", [("caption", "The sea"), ("cell", "Salt"), ("cell", "Sea")]),
        ("+---+\n| A |\n+===+\n| B |\n+===+\n| C |\n+===+\n", [("cell", "A"), ("cell", "B"), ("cell", "C")]),
        ("It is.[^a]\n\nSo.\n\n[^a]: Salt.\n\n    - Sea.", [
            ("paragraph", "It is.^"), ("paragraph", "So."), ("note", "Salt."), ("item", "Sea."),
        ]),
        ("> It is.\n\nSo.", [("paragraph", "So.")]),
        ("| It is.\n| It was.\n\nSo.", [("paragraph", "So.")]),
        ("::: {lang=de}\nEs ist.\n:::\n\nSo.", [("paragraph", "So.")]),
        ("***\n\nSo.", [("paragraph", "So.")]), ("[]{#a}\n\nSo.", [("paragraph", "So.")]),
    ],
)  # fmt: skip
def test_what_is_read_of_each_block(text: str, expected: list[tuple[str, str]]) -> None:
    assert owns(text) == expected


@pytest.mark.parametrize(
    ("text", "own", "words"),
    [
        ("It is `x` there.", "It is _ there.", "It is _ there."),
        ("It is *old*, **so** old.", "It is old, so old.", "It is ___, so old."),
        ("It is *very **old***.", "It is very old.", "It is ________."),
        ("It is ~~old~~ H~2~O.", "It is old H2O.", "It is old H2O."),
        ("Press [Esc]{.kbd} *or [Tab]{.kbd}*.", "Press ___ or ___.", "Press ___ ______."),
        ("It is [vieux]{lang=fr} [old]{.box}.", "It is _____ old.", "It is _____ old."),
        ('The <abbr title="Harbour Masters">HMA</abbr> is.', "The ___ is.", "The ___ is."),
        ("See [the oar](https://a.example/) there.", "See the oar there.", "See the oar there."),
        ("See <https://a.example/> there.", "See __________________ there.", "See __________________ there."),
        ("See [a.example](https://a.example/) there.", "See _________ there.", "See _________ there."),
        ("See [http://b.example](https://a.example/) there.", "See ________________ there.", "See ________________ there."),
        ("See [https://b](https://a.example/) there.", "See _________ there.", "See _________ there."),
        ("See [www.b.example](https://a.example/) there.", "See _____________ there.", "See _____________ there."),
        ("See $x$ there.", "See _ there.", "See _ there."),
        ("It is\\\nold.", "It is\nold.", "It is\nold."),
        ("It is *old\\\nso*.", "It is old\nso.", "It is ______."),
        ("It *is[^a]* old.\n\n[^a]: So.", "It is^ old.", "It __^ old."),
        ("It “is[^a]” old.\n\n[^a]: So.", "It ___^_ old.", "It ___^_ old."),
        ("She “said *so*” there.", "She _________ there.", "She _________ there."),
        ("It “is", "It ___", "It ___"),
        ("It is “so” and “*so*” *so*.", "It is ____ and ____ so.", "It is ____ and ____ __."),
    ],
)  # fmt: skip
def test_what_is_not_the_authors_prose_is_a_hole(text: str, own: str, words: str) -> None:
    one = prose(text)[0]
    assert (shown(one.own), shown(one.words)) == (own, words)
    assert len(one.text) == len(one.own) == len(one.words)


def test_the_words_of_links_and_titles_are_known_in_the_text() -> None:
    (one,) = prose('See the <abbr title="Harbour Masters">HMA</abbr> of “old *salt*” there.')
    assert one.text == "See the HMA of “old salt” there."


def test_each_section_has_its_language() -> None:
    text = "# Un {lang=fr}\n\nUn.\n\n## Deux\n\nDeux.\n\n## Drei {lang=de}\n\nDrei.\n\n## Quatre\n\nQuatre.\n\n# Five\n\nFive."
    assert [(one.text, one.language, one.english) for one in prose(text, "en-AU")] == [
        ("Un", "fr", False), ("Un.", "fr", False), ("Deux", "fr", False), ("Deux.", "fr", False),
        ("Drei", "de", False), ("Drei.", "de", False), ("Quatre", "fr", False), ("Quatre.", "fr", False),
        ("Five", "en-AU", True), ("Five.", "en-AU", True),
    ]  # fmt: skip


def test_what_follows_a_paragraph_is_known() -> None:
    one, two, item, three = prose("One.\n\nTwo.\n\n- Item.\n\nThree.")
    assert one.follows is two.block
    assert [type(stretch.follows).__name__ for stretch in (two, item, three)] == [
        "ItemList", "NoneType", "NoneType",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a b", ["a", " ", "b"]),
        ("*ab* c", ["a", "b", " ", "c"]),
        ("`x` b", ["`x`", " ", "b"]),
        ("a `x`", ["a", " ", "`x`"]),
        ("a[^n]\n\n[^n]: So.", ["a", "[^n]"]),
        ("a[^n] b\n\n[^n]: So.", ["a", "[^n]", " ", "b"]),
        ("a---b--c...", ["a", "---", "b", "--", "c", "..."]),
        ('"a" \'b\'', ['"', "a", '"', " ", "'", "b", "'"]),
        ("a’s “b”", ["a", "’", "s", " ", "“", "b", "”"]),
        ("a &amp; b&nbsp;c&mdash;&lt;", ["a", " ", "&amp;", " ", "b", "&nbsp;", "c", "&mdash;", "&lt;"]),
        ("a & b", ["a", " ", "&", " ", "b"]),
        ("a\\*b\\\\c", ["a", "\\*", "b", "\\\\", "c"]),
        ("a\nb", ["a", "\n", "b"]),
        ("a\\\nb", ["a", "\\\n", "b"]),
        ("- a\n  b", ["a", "\n  ", "b"]),
        ("a $x$", ["a", " ", "$x$"]),
        ("a \\\nb", ["a", " ", "\\\n", "b"]),
    ],
)  # fmt: skip
def test_how_each_character_is_written(text: str, written: list[str]) -> None:
    one = prose(text)[0]
    assert [one.written(at, at + 1) for at in range(len(one.text))] == written


def test_a_stretch_of_characters_has_its_place() -> None:
    one = prose("# Sea.\n\nIt is -- *old*\nand `x` so.")[1]
    at = one.text.index("old")
    assert one.place(at, at + 3) == Place(FILE, 3, 11, 18, 21)
    assert one.written(at - 2, at + 5) == "-- *old*\na"
    assert one.place(at + 4, at + 9).line == 4


def aligned(written: str, text: str) -> Stretch:
    """A paragraph of one text that the typesetter has made of all that is written."""
    source = Source(FILE, written)
    place = source.place(0, len(written))
    return stretch_of(source, Text(text, place))


def stretch_of(source: Source, *children: Inline) -> Stretch:
    block = Paragraph(children, source.place(0, len(source.text)))
    return stretches(document(block), sources_of((source,)))[0]


def document(*blocks: Block) -> Document:
    section = Section("a", 1, (), blocks, (), Place(FILE, 1, 1))
    return Document("salt", METADATA, Settings(), (section,))


@pytest.mark.parametrize(
    ("written", "text", "own"),
    [
        ("The boat is old", "The boat is old", "The boat is old"),
        ("The boat's--old", "The boat’s–old", "The boat’s–old"),
        ("The boat is old ", "The boat is old", "The boat is old"),
        ("The boat is old", "The boat sails", "The boat _"),  # the typesetter's own words
        ("The boat's old", "The boat’s new", "The boat’s _"),
        ("R&D; a's old", "R&D; a’s old", "R&D; a’s old"),  # no entity
        ("The boat", "The bomb", "_"),  # too few that are the same
        ("The boats", "The boatx", "The boat_"),
        ("The boas", "The boat", "_"),
        ("The boat sails", "The boat", "The boat_"),
        ("The b sails", "The b", "_"),
        ("[@ames2020]", "(Ames 2020)", "_"),
        ("A & B", "A & B", "A & B"),
        ("A &amp; B\\*", "A & B*", "A & B*"),
    ],
)
def test_what_the_typesetter_has_written_is_a_hole(written: str, text: str, own: str) -> None:
    one = aligned(written, text)
    assert shown(one.own) == own
    assert one.text == one.own


def test_a_hole_begins_where_the_writing_is_another() -> None:
    one = aligned("The boat's old", "The boat’s new")
    assert one.written(len(one.text) - 1, len(one.text)) == "old"
    assert one.written(8, 9) == "'"
    one = aligned("The boat", "The bomb")
    assert one.written(0, 1) == "The boat"


def test_a_hole_keeps_what_stands_around_it() -> None:
    source = Source(FILE, "An [old] boat")
    one = stretch_of(
        source,
        Text("An ", source.place(0, 3)),
        Strong((Text("OLD", source.place(3, 8)),), source.place(3, 8)),
        Text(" boat", source.place(8, 13)),
    )
    assert shown(one.own) == "An _ boat"
    assert [one.written(at, at + 1) for at in (2, 3, 4)] == [" ", "[old]", " "]


def test_what_stands_in_another_file_is_left_out() -> None:
    source, other = Source(FILE, "It is old"), Source(PurePosixPath("other.md"), "or new")
    block = Paragraph(
        (
            Text("It is ", source.place(0, 6)),
            Text("or new", other.place(0, 6)),
            Text("old", source.place(6, 9)),
        ),
        source.place(0, 9),
    )
    made = document(block)
    (one,) = stretches(made, sources_of((source, other)))
    assert (one.text, one.source) == ("It is old", source)
    (one,) = stretches(made, sources_of((other,)))
    assert (one.text, one.source) == ("or new", other)
    assert stretches(made, {}) == ()


def test_the_bibliography_is_no_prose() -> None:
    source = Source(FILE, "Ames, Ada. Salt.")
    entry = Paragraph((Text("Ames, Ada. Salt.", source.place(0, 16)),), source.place(0, 16))
    for division, expected in (
        (Division((entry,), entry.place, classes=("references",)), []),
        (Division((entry,), entry.place, language="de"), []),
        (Division((entry,), entry.place, classes=("box",)), ["Ames, Ada. Salt."]),
    ):
        made = document(division)
        assert [one.text for one in stretches(made, sources_of((source,)))] == expected


def test_the_captions_of_a_group_of_figures() -> None:
    source = Source(FILE, "Salt, sea; so.")
    whole = source.place(0, 14)
    asset = Asset(PurePosixPath("map.png"), Path("map.png"), "image/png", "0" * 64)

    def caption(start: int, end: int) -> Inlines:
        return (Text(source.text[start:end], source.place(start, end)),)

    panels = tuple(
        Figure(Image(asset, "A map", whole), caption(*span), f"p{span[0]}", 1, whole)
        for span in ((0, 4), (6, 9))
    )
    group = FigureGroup(panels, caption(11, 14), "a", 1, whole)
    assert [
        (one.kind, one.text, one.block) for one in stretches(document(group), sources_of((source,)))
    ] == [("caption", "Salt", panels[0]), ("caption", "sea", panels[1]), ("caption", "so.", group)]


def test_a_hole_has_at_least_one_character() -> None:
    """A citation style may write several texts for one that is written."""
    source = Source(FILE, "[@a] It")
    first = source.place(0, 4)
    one = stretch_of(
        source, Text("(Ames", first), Text(" 2020)", first), Text(" It", source.place(4, 7))
    )
    assert shown(one.own) == "__ It"
    assert [one.written(at, at + 1) for at in range(5)] == ["[", "[@a]", " ", "I", "t"]


def test_a_call_that_a_citation_style_has_written_is_a_hole() -> None:
    for written, own in (("It[^a]", "It^"), ("It^[So.]", "It^"), ("It[@a]", "It_")):
        source = Source(FILE, written)
        call = NoteRef("call", "a", 1, source.place(2, len(written)))
        one = stretch_of(source, Text("It", source.place(0, 2)), call)
        assert shown(one.own) == shown(one.words) == own
        assert is_own_note(source, call.place) == (own == "It^")
        assert one.written(2, 3) == written[2:]


def test_the_files_of_a_manuscript_and_those_they_include() -> None:
    one, two, three = (
        Source(PurePosixPath(f"{name}.md"), name) for name in ("one", "two", "three")
    )
    whole = replace(one, path=PurePosixPath("whole.md"), pieces=((0, two, 0), (3, three, 0)))
    assert sources_of((one, whole)) == {
        PurePosixPath(f"{source.text}.md"): source for source in (one, two, three)
    }


@pytest.mark.parametrize(
    ("written", "char", "expected"),
    [
        ("&x;", "&", 1), ("& &amp;", "&", 1), ("&amp;x", "&", 5), ("&#38;x", "&", 5), ("&amp", "&", 1), ("&hellip;", "…", 8), ("&lt;", "x", -1), ("x&amp;", "&", -1),
        ("\\&", "&", 2), ("\\x", "\\", 1), ("\\\\", "\\", 2), ("\\x", "x", 2),
        ("-", "—", -1), ("-", "–", -1), ("--", "—", 2), ("---x", "—", 3), ("---", "–", 2), ("....", "…", 3), ("—", "—", 1), ("…", "…", 1),
        *((mark, turned, 1) for mark in "\"'" for turned in "“”„‘’‚«»‹›「」『』׳״"), ('"', "x", -1), ("x", "“", -1), ('"', "X", -1), ("X", "“", -1),
        (" ", "\u00a0", 1), (" ", "\u202f", 1), (" ", " ", 1), ("x", "\u00a0", -1), ("\n", "\u00a0", -1),
        ("\n", " ", 1), ("\r", " ", 1), ("\r\n\t> x", " ", 5), ("\n\nx", " ", 1), ("x", " ", -1), ("x\n", " ", -1), ("", " ", -1), (" ", "x", -1), ("\r", "x", -1),
    ],
)  # fmt: skip
def test_where_the_writing_goes_on(written: str, char: str, expected: int) -> None:
    assert past(written, char, 0, len(written)) == expected


def test_nothing_is_read_beyond_the_end() -> None:
    assert past("\\*", "*", 0, 1) == -1
    assert past("\\*", "*", 0, 2) == 2
    assert past("x\\*", "*", 1, 2) == -1
    assert past("x\\*", "*", 1, 3) == 3
    assert past("&amp;", "&", 0, 4) == 1
    assert past("a &amp;", "a", 0, 7) == 1
    assert past("\n  > x", " ", 0, 3) == 3


@pytest.mark.parametrize(
    "text",
    [
        "It is so.", "It ⟦“is”⟧ so.", "⟦“It”⟧ and ⟦“so”⟧", "It ⟦“is so.⟧", "⟦“It “is” so”⟧ then ⟦“so⟧",
        "⟦„It“⟧ is", "⟦„It”⟧ is", "⟦«It»⟧ is", "⟦‹It›⟧ is", "⟦「It」⟧ is", "⟦『It』⟧ is", "⟦»It«⟧ is", "It ⟦»is«⟧ so", "(⟦»is«⟧)", "[⟦»is«⟧]", "It\n⟦»is«⟧",
        "It» is» so", "It is so”", "⟦“It» is”⟧ so", "⟦«It “is” so»⟧ so", "⟦„It «is“⟧ so",
        "It ⟦‘is’⟧ so", "It ⟦‘is so’⟧ so", "It’s ‘is so", "It ⟦‘is’s so’⟧", "It‘s ⟦‘so’⟧", "It ‘ is’ so", "⟦‘It ’is’⟧ so",
        "It ‘is, ‘so, ⟦“so”⟧", "It ⟦‘is’⟧ ⟦“so”⟧ ⟦‘so’⟧", "It ⟦“is ‘so”⟧ so ⟦“so”⟧", "It‘s a ‘b c", "a‘b ⟦‘c’⟧ d",
        "⟦“⟧", "It is X so", "a‘⟦‘b’⟧", "It â€“ is Â« so", "It X»is⟦« so⟧", "⟦“”⟧ so ⟦“a”⟧", "a‘b’ ⟦‘c’⟧", "⟦““It” is”⟧ so”",
    ],
)  # fmt: skip
def test_where_quotations_begin_and_end(text: str) -> None:
    bare, marked, at = text.replace("⟦", "").replace("⟧", ""), "", 0
    for start, end in quotations(bare):
        marked += f"{bare[at:start]}⟦{bare[start:end]}⟧"
        at = end
    assert marked + bare[at:] == text
