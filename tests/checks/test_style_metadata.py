"""What the metadata say: what waits to be filled in, what a shop shows as it is, and which language it is in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from essays import FILE, METADATA, findings, told

from pressroom.model.metadata import Contributor
from pressroom.model.problem import Place

AT = Place(FILE, 2, 1, 4, 9)
LONG = "A book about a boat that is old, and about its sails and masts."


def said(**fields: object) -> list[str]:
    """What is told of metadata, all of it where they are written."""
    metadata = replace(METADATA, place=AT, **fields)  # type: ignore[arg-type]  # fields by name
    found = findings("The boat.", metadata=metadata)
    assert all(one.place == AT for one in found)
    return [one.message for one in found]


def people(*names: str) -> tuple[Contributor, ...]:
    return tuple(Contributor(name, name) for name in names)


@pytest.mark.parametrize(
    "value",
    [
        "your name", "Your Title", "your publisher", "your text", "author's name", "author name", "Author’s Name", "editor name", "publisher name",
        "name of author", "name of the author", "first name last name", "firstname lastname", "insert the name here", "description", "a description",
        "your description here", "short description", "todo", "TODO: so", "tbd", "lorem ipsum dolor", "xxx", "XXXX", "placeholder", "my book", "my title",
        "my name", "publisher", "author", " Author.",
    ],
)  # fmt: skip
def test_a_value_that_waits_to_be_filled_in(value: str) -> None:
    shown = " ".join(value.split())
    for key in ("subtitle", "publisher", "rights", "description"):
        assert said(**{key: value}) == [f'{key} is still "{shown}"']
    assert said(creators=people("Ada Ames", value, value)) == [f'creators is still "{shown}"'] * 2
    assert said(contributors=people(value)) == [f'contributors is still "{shown}"']
    assert said(title=value) == []  # the rules for documents tell of titles


@pytest.mark.parametrize(
    "value",
    ["The author", "Author of it", "your names", "xx", "my books", "Todos", "A tbd", "insert it"],
)
def test_a_value_that_only_begins_like_one(value: str) -> None:
    assert said(publisher=value, rights=value, subtitle=value, creators=people(value)) == []


def test_a_long_value_is_shortened() -> None:
    assert said(rights=f"todo {'a' * 50}") == [f'rights is still "todo {"a" * 34}…"']


@pytest.mark.parametrize(
    "tag",
    [
        "<p>",
        "</p>",
        "<i>",
        "<b>",
        "<em>",
        "<strong>",
        "<br/>",
        "<BR />",
        '<span class="a">',
        "<div>",
        '<a href="b">',
        "<ul>",
        "<li>",
        "<h1>",
        "</h6>",
    ],
)
def test_tags_of_html(tag: str) -> None:
    for key in ("title", "subtitle", "publisher", "rights"):
        assert said(**{key: f"Salt {tag} so"}) == [f'{key} has "{tag}"']
    assert said(description=f"{LONG} {tag}") == [f'description has "{tag}"']
    assert said(creators=people(f"Ada {tag}")) == [f'creators has "{tag}"']


@pytest.mark.parametrize("text", ["a < b > c", "<x>", "<pre>", "<h7>", "<p", "&lt;p&gt;", "<body>"])
def test_what_is_no_tag(text: str) -> None:
    assert said(publisher=text, rights=text) == []


@pytest.mark.parametrize(
    "name",
    [
        "Ames, Ada",
        "Ames, Ada B.",
        "van Ames, Ada",
        "O’Ames, Ada",
        "Ames-Bell, A.-B.",
        "Ames, A. B.",
    ],
)
def test_a_name_that_is_turned(name: str) -> None:
    assert said(creators=people("Ada Ames", name)) == [f'"{name}" is printed so']
    assert said(contributors=people(name, name)) == [f'"{name}" is printed so'] * 2
    assert said(publisher=name, subtitle=name, rights=name) == []


@pytest.mark.parametrize(
    "name",
    ["Ada Ames", "Ames,Ada", "Ada Ames, Eve Bell, and Cy", "Ames, Ada and Eve Bell", "Ada, 5", "A lot of Ames, Ada",
     *(f"Ada Ames, {end}" for end in (
         "Jr", "Sr", "PhD", "Ph.D", "MD", "M.D", "II", "III", "IV", "MA", "BA", "MSc", "Inc", "Ltd", "LLC", "Esq", "OBE", "CBE", "SJ", "OP", "et al",
     ))],
)  # fmt: skip
def test_a_name_that_is_not(name: str) -> None:
    assert said(creators=people(name), contributors=people(name)) == []


@pytest.mark.parametrize(
    ("description", "counted"),
    [("a" * 49, 49), ("a" * 50, None), ("a", 1), ("A description of it", 19), (f"  {'a' * 49}  ", 49), ("a" * 48 + "\u058f", 49), ("a" * 48 + "\u0590", None), ("船", None), ("", None), (" ", None)],
)  # fmt: skip
def test_a_description_of_less_than_fifty_characters(description: str, counted: int | None) -> None:
    assert said(description=description) == (
        [f"the description has {counted} characters"] if counted else []
    )


@pytest.mark.parametrize(
    ("title", "capitals"),
    [("SALT WIND", True), ("ABCD EFGH", True), ("ABCD EFG", False), ("ABCDEFGHI", False), ("SALT AND SEA", True), ("SALT WINd", False), ("5 SALTWINDS", True), ("1914 1918", False)],
)  # fmt: skip
def test_a_title_in_capitals(title: str, capitals: bool) -> None:
    assert said(title=title) == ([f'the title "{title}" is in capitals'] if capitals else [])


def test_a_long_title_is_shortened() -> None:
    assert said(title=f"SALT {'A' * 50}") == [f'the title "SALT {"A" * 34}…" is in capitals']


@pytest.mark.parametrize(
    ("title", "subtitle", "twice"),
    [
        ("Salt and wind", "And Wind", True), ("Salt: and wind!", "and, wind", True), ("Salt and wind", "wind", True), ("Salt and wind", "nd wind", False),
        ("Salt and wind", "wind of it", False), ("Salt and wind", "Salt", False), ("Salt", "Salt", False), ("Salt and …", "…", False),
        ("Salt and wind", None, False),
    ],
)  # fmt: skip
def test_a_title_that_ends_with_its_subtitle(title: str, subtitle: str | None, twice: bool) -> None:
    assert said(title=title, subtitle=subtitle) == (
        [f'the title ends with "{subtitle}"'] if twice else []
    )


def test_a_long_subtitle_is_shortened() -> None:
    assert said(title=f"Salt {'a' * 50}", subtitle="a" * 50) == [
        f'the title ends with "{"a" * 39}…"'
    ]


@pytest.mark.parametrize(
    ("modified", "published", "told_"),
    [
        ((2026, 1, 30), (2026, 1, 31), True), ((2026, 1, 31), (2026, 1, 31), False), ((2026, 2, 1), (2026, 1, 31), False),
        ((1980, 5, 1), (2026, 1, 31), False), ((1981, 5, 1), (2026, 1, 31), True), ((1970, 1, 1), (2026, 1, 31), False),
    ],
)  # fmt: skip
def test_a_work_that_was_modified_before_it_was_published(
    modified: tuple[int, int, int], published: tuple[int, int, int], told_: bool
) -> None:
    fields = {"modified": datetime(*modified, 23, 59, tzinfo=UTC), "published": date(*published)}
    message = f"modified is {date(*modified)}, published {date(*published)}"
    assert said(**fields) == ([message] if told_ else [])


# fifteen small words of each language, and how they are told in a work that says to be in another
SMALL = {
    "en": "the and that was with his they this have from which were been their would",
    "de": "und der das ist nicht auch sich auf eine wird dem mit von sie als",
    "fr": "les est une dans pour qui pas sur avec sont cette mais aux vous leur",
    "es": "los las una por para como pero sus más este cuando muy hay también fue",
    "it": "che della sono gli alla anche nel questo delle più come dei ed essere nella",
    "nl": "het een van niet zijn ook voor maar naar werd deze uit bij wordt hij",
    "pt": "não uma são mais também pelo pela quando muito seu ele isso foi ao os",
    "sv": "och att det som på är av för inte till den har med jag men",
}


def other(language: str, by_metadata: str) -> list[str]:
    return [f'the text is "{language}" by its words; the metadata say "{by_metadata}"']


@pytest.mark.parametrize("language", SMALL)
def test_the_language_of_a_text_is_known_by_fifteen_small_words(language: str) -> None:
    by_metadata = "sv" if language != "sv" else "nl"
    words = SMALL[language].split()
    shown = f"⟦{' '.join(words)[:20]}⟧{' '.join(words)[20:]}"
    assert told(shown, by_metadata) == (shown, other(language, by_metadata))
    fewer = " ".join((*words[:-1], "salt"))
    assert told(fewer, by_metadata) == (fewer, [])
    assert told(" ".join(words), language) == (" ".join(words), [])


GERMAN = SMALL["de"]


@pytest.mark.parametrize(
    ("shown", "language", "messages"),
    [
        (f"⟦Salz.⟧\n\n{GERMAN}", "en-GB", other("de", "en")),  # told at the first stretch, not beyond its end
        (f"⟦{GERMAN[:20]}⟧{GERMAN[20:]} the and", "en", other("de", "en")),
        (f"{GERMAN} the and that", "en", []),  # fifteen are not more than five times three
        (f"⟦{GERMAN[:20]}⟧{GERMAN[20:]} Und the and that", "en", other("de", "en")),
        (f"# {GERMAN}\n\nSalt.", "en", []),
        (f"# Salz\n\n⟦{GERMAN[:20]}⟧{GERMAN[20:]}", "en", other("de", "en")),
        (f"# Salz {{lang=de}}\n\n{GERMAN}\n\n# Salt\n\nIt is.", "en", []),
        (f"# Salz {{lang=de}}\n\nSo.\n\n# Salt\n\n⟦{GERMAN[:20]}⟧{GERMAN[20:]}", "en", other("de", "en")),
        (f"So “{GERMAN}” so.", "en", []),
        (GERMAN, "fi", []),
    ],
)  # fmt: skip
def test_a_text_in_another_language_than_its_metadata(
    shown: str, language: str, messages: list[str]
) -> None:
    assert told(shown, language) == (shown, messages)


def test_forty_thousand_characters_are_enough_to_know_a_language() -> None:
    first = "salt " * 8_000
    for length, messages in ((40_000, other("de", "en")), (40_001, [])):
        text = f"{first[: length - 1].rstrip().ljust(length, 'x')}\n\n{GERMAN}"
        assert told(text, "en")[1] == messages
