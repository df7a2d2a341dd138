"""Spaces, marks and signs: where each is told of, to the character, and what beside it is sound."""

from __future__ import annotations

import pytest
from essays import findings, mended, told

BEFORE = 'a space stands before "{}"'
AFTER = 'no space follows "{}"'
HYPHEN = "a hyphen stands between spaces"
INSIDE = "a space stands inside a bracket"
END = 'the paragraph ends with "{}"'

FAULTS: list[tuple[str, list[str]]] = [
    *((f"The boat⟦ ⟧{mark} old as it is.", [BEFORE.format(mark)]) for mark in ",;:.!?"),
    ("It is the boat⟦ ⟧.", [BEFORE.format(".")]),
    ("The boat⟦ ⟧, the mast⟦ ⟧, the oar.", [BEFORE.format(",")] * 2),
    ("The boat was old⟦,⟧and it leaked.", [AFTER.format(",")]),
    ("The boat was old⟦;⟧it leaked.", [AFTER.format(";")]),
    ("It is of⟦,⟧or by it.", [AFTER.format(",")]),
    ("It was old⟦.⟧The mast leaks.", [AFTER.format(".")]),
    ("It was old⟦!⟧An oar leaks.", [AFTER.format("!")]),
    ("It was old⟦?⟧Then it leaks.", [AFTER.format("?")]),
    ("The boat ⟦-⟧ an old one ⟦-⟧ leaked.", [HYPHEN] * 2),
    ("The *old boat* is old ⟦-⟧ so it is.", [HYPHEN]),
    ("See pages 12⟦-⟧15 there.", ['"12-15" has a hyphen']),
    ("See pp. 12⟦-⟧15 there.", ['"12-15" has a hyphen']),
    *((f"It is ⟦5{unit}⟧ there.", [f'"5{unit}" has no space']) for unit in (
        "km", "kg", "cm", "mm", "kW", "kWh", "kHz", "MHz", "GHz", "kB", "MB", "GB", "TB",
    )),
    ("It is ⟦1,5.5km⟧ there.", ['"1,5.5km" has no space']),
    ("The boat ⟦((old as it is))⟧ leaks.", ["brackets are doubled"]),
    ("The boat ⟦()⟧ leaks.", ["brackets are empty"]),
    ("The boat ⟦( )⟧, old.", ["brackets are empty"]),
    *((f"The boat⟦{marks}⟧ old as it is.", [f'"{marks}" stands there'])
      for marks in (",,", ";;", ",;", ";,", ",.", ";.", "..")),
    ("It is the boat⟦..⟧", ['".." stands there']),
    ("The boat (⟦ ⟧of old) leaks.", [INSIDE]),
    ("The boat [⟦ ⟧of old] leaks.", [INSIDE]),
    ("The boat (of old⟦ ⟧) leaks.", [INSIDE]),
    ("The boat [of old⟦ ⟧] leaks.", [INSIDE]),
    ("It leaks⟦!!⟧ So it⟦!!!⟧", ['"!!" stands there', '"!!!" stands there']), ("Does it⟦???⟧ So.", ['"???" stands there']),
    ("In the ⟦1980’⟧s it leaked.", ['"1980’" has an apostrophe']),
    ("In the ⟦2020'⟧s it leaked.", ['"2020’" has an apostrophe']),
    ("It is 5 ⟦x⟧ 6 wide.", ['the letter "x" stands between two numbers']),
    ("The ⟦har- bour⟧ is old.", ['"har- bour" looks like one word']),
    *((f"It is old. ⟦{word}⟧ was so.".replace("old", "olden"),
       [f'"olden. {word}" begins a sentence'])
      for word in "the it this he she we they but if when there you".split()),
    ("It is ⟦6'2\"⟧ high.", ['"6’2"" is a measure']),
    ("It is ⟦6'2⟧ high.", ['"6’2" is a measure']),
    ('It is ⟦12"⟧ high.', ['"12"" is a measure']),
    ("⟦The the⟧", ['"The" stands there twice']),
    ("On ⟦the the⟧ boat.", ['"the" stands there twice']),
    ("⟦The the⟧ boat, ⟦of\nof⟧ old.", ['"The" stands there twice', '"of" stands there twice']),
    ("It lasted 1990⟦-⟧1995, then 2001⟦-⟧2002.",
     ['"1990-1995" has a hyphen', '"2001-2002" has a hyphen']),
    ("Ada ⟦(1995–1990)⟧ and Eve ⟦(2020 - 2019)⟧ wrote.",
     ['"(1995–1990)" runs backwards', '"(2020 - 2019)" runs backwards']),
    ('The boat ⟦"⟧ an old one ⟦"⟧ leaked.', ["a quotation mark stays straight"] * 2),
]  # fmt: skip

# nearly what is told of, or the same where it is right
SOUND = [
    "It is 5 , no more.", "It is . . . there.", "They said boat ,old.", "Use the .net file.", "What boat ?!",
    "It is 1,a and a,1.", "See a/boat,oar there.", "See boat.org,oar there.", "See an e-boat,oar there.",
    "The oar,mast/sail is.", "TL;DR it is.", "It is o,an.", "It is old.The.",
    "Be of.The boat sails.", "It was Old.It leaks.", "It leaks.Salt is there.",
    "The boat -- an old one.", "It is 5 - 6 then.", "It is a - b = c there.", "The boat-an old one.",
    "See pages 12-15-18.", "See pages 12-15a.", "See page 12-15.", "See pp. 12--15.",
    "It is x5km wide.", "It is 5kms wide.", "It is 5km-long.", "It is 5m wide.", "It is 1-5km wide.",
    "The boat ((o)) leaks.", "It is f((old as it is)) there.", "It is (((old as it is))) there.",
    "It is f() there.", "It is (x) there.", "Call OLD() there.", "It is old ()x.",
    "It leaks,... so it is.", "It leaks... so it is.", "It was,,old.", "It is 5,, or so.",
    "It is ( a) or (a ) so.", "It is (of old) there.", "It is [of old] there.",
    "It leaks! Does it? It does.", "It is 5!! or so.", "In the 1980s it leaked.", "In 1980's law.",
    "In the 1400's it leaked.", "It is 5 × 6 wide.", "It is a x 6 there.",
    *(f"The har- {word} harbours are old." for word in
      "and or nor to but than then versus vs as in of from rather through with by".split()),
    "The Har- bour is.", "The old-har- bour is.", "The har- bour-like is.", "A h- bour is.",
    *(f"It is {word}. the boat so." for word in
      "approx resp incl dept univ assn misc prof cent inst ibid figs vols cols nos esqs".split()),
    "It is old. the boat was so.", "It is Olden. the boat was so.", "It is olden. the Boat was so.",
    "It is olden. salt was so.",
    "It is 6 or 12 high.", "It is 123' high.", "It was ’78 or so.", "He said “it is 12” there.",
    "On the, the boat.", "On the a boat.", "On the-the boat.", "It is the the-like one.",
    "It is de De Boer.", "It is THE the boat.", "Of oak oak.",
    "It lasted 1990-1990 there.", "It lasted 1995-1990 there.", "It lasted 990-1995 there.",
    "It lasted 2190-2195 there.", "See 1990-1995/3 there.", "See 1990-1995.5 there.",
    "See a/1990-1995 there.", "See 1990-1995-2000 there.",
    "Ada (1990–1995) wrote.", "Ada (1995–1995) wrote.", "Ada (1995 and 1990) wrote.",
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), FAULTS)
def test_a_fault_is_told_where_it_stands(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize("text", SOUND)
def test_what_is_nearly_a_fault_is_none(text: str) -> None:
    assert told(text) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "Der Kahn , alt.", "Der Kahn ist alt,und leck.", "Der Kahn ist alt.The Kahn ist leck.", "Siehe pages 12-15 dort.",
        "Der Kahn ist alt!! So ist es.", "Es sind the 1980’s dort.", "Der ha- fen ist alt.",
        "Er ist alten. the kahn ist leck.",
    ],
)  # fmt: skip
def test_a_rule_of_english_says_nothing_of_another_language(text: str) -> None:
    assert told(text, "de") == (text, [])


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("Der Kahn ⟦-⟧ ein alter.", [HYPHEN]),
        ("Er ist ⟦5km⟧ fort.", ['"5km" has no space']),
        ("Er ist ⟦((so alt wie er))⟧ dort.", ["brackets are doubled"]),
        ("Er ist ⟦()⟧ dort.", ["brackets are empty"]),
        ("Er ist dort⟦,,⟧ so alt.", ['",," stands there']),
        ("Er ist (⟦ ⟧so alt⟦ ⟧) dort.", [INSIDE] * 2),
        ("Er ist 5 ⟦x⟧ 6 breit.", ['the letter "x" stands between two numbers']),
        ("Er ist ⟦6'2⟧ hoch.", ['"6’2" is a measure']),
        ("Er ist ⟦auch auch⟧ alt.", ['"auch" stands there twice']),
        ("Er ist ⟦und und⟧ alt.", ['"und" stands there twice']),
    ],
)
def test_a_rule_of_all_languages_is_kept_in_german(shown: str, said: list[str]) -> None:
    assert told(shown, "de") == (shown, said)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the we"), ("de", "und auch"), ("fr", "et aux"), ("es", "y al"), ("it", "e al"), ("nl", "en naar"),
        ("en-AU", "the"), ("de_AT", "und"),
    ],
)  # fmt: skip
def test_small_words_that_stand_twice(language: str, words: str) -> None:
    for word in words.split():
        shown = f"Ada ⟦{word} {word}⟧ Eve."
        assert told(shown, language) == (shown, [f'"{word}" stands there twice'])


def test_no_small_words_are_known_of_other_languages() -> None:
    for language in ("sv", "fr"):
        text = "Ada the the Eve, und und Ada."
        assert told(text, language) == (text, [])


@pytest.mark.parametrize("language", "fr br zh ja th km lo my hy fr-CA".split())
def test_some_languages_have_spaces_inside_of_brackets(language: str) -> None:
    shown = "Ada ( ou une autre ) dort 5 ⟦x⟧ 6 fois."
    assert told(shown, language) == (shown, ['the letter "x" stands between two numbers'])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The boat , old ; it is.", "The boat, old; it is."),
        ("See pages 12-15, or pp. 3-5.", "See pages 12–15, or pp. 3–5."),
        ("The boat ( of old ) leaks.", "The boat (of old) leaks."),
        ("It is 5 x 6 wide.", "It is 5 × 6 wide."),
        ("It lasted 1990-1995.", "It lasted 1990–1995."),
        ("The boat was old,and it leaked!! It - so it is - was old..", "The boat was old,and it leaked!! It - so it is - was old.."),
    ],
)  # fmt: skip
def test_what_is_mended(before: str, after: str) -> None:
    assert mended(before) == after


LONG = "The boat is old. It leaks where the planks meet, and nobody has mended it for years"
NEXT = "The boat sails."


def ends(before: str, after: str = NEXT) -> tuple[str, list[str]]:
    """A paragraph whose last character is told of, and the one after it."""
    return told(f"{before}\n\n{after}")


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        (LONG, "y has mended it for years"),
        (LONG.replace("old. It", "old! It"), "y has mended it for years"),
        (LONG.replace("old. It", "old? “It").replace("meet", "meet”"), "y has mended it for years"),
        (LONG.replace("old. It", "old.) (It").replace("meet", "meet)").replace("The boat", "(The boat"), "y has mended it for years"),
        (f"{LONG} of old", "mended it for years of old"),
        (f"{LONG[:-5]}ab", "nobody has mended it for ab"),
        (f"{LONG[:-5]}{'y' * 58}", f"{'y' * 25}"),
    ],
)  # fmt: skip
def test_a_paragraph_without_an_end_is_told_of_at_its_last_letter(first: str, shown: str) -> None:
    marked = f"{first[:-1]}⟦{first[-1]}⟧\n\n{NEXT}"
    assert told(marked) == (marked, [END.format(shown[-25:].strip())])


def test_the_call_of_a_note_is_no_end() -> None:
    shown = f"{LONG[:-1]}⟦s⟧[^a]\n\n{NEXT}\n\n[^a]: So it is."
    assert told(shown) == (shown, [END.format("y has mended it for years")])


@pytest.mark.parametrize("length", [79, 80, 81])
def test_a_paragraph_of_less_than_eighty_characters_may_have_no_end(length: int) -> None:
    first = f"{LONG[: length - 6].rstrip()}".ljust(length - 6, "x") + " years"
    assert len(first) == length
    assert (ends(first)[1] != []) == (length >= 80)


@pytest.mark.parametrize(
    ("first", "after"),
    [
        (f"{LONG}.", NEXT), (f"{LONG}:", NEXT), (f"{LONG[:-1]}S", NEXT), (f"{LONG} 5", NEXT), (f"{LONG} *of old*", NEXT),
        (f"{LONG[:-5]}s", NEXT), (LONG.replace(". It", ", it"), NEXT), (LONG.replace("meet, and", "meet,\\\nand"), NEXT),
        (LONG, "and sails."), (LONG, "(and sails.)"), (LONG, "… and sails."), (LONG, "**The** boat sails."), (LONG, "- The boat"),
        (LONG, "The boat\\\nsails."), (LONG, "The boat\nXerxes sails."), (LONG, "The boat\nIs old\n“Of oak."), (LONG, "> The boat sails."), (LONG, "5 boats sail."),
        (LONG, "The boat sails.  \n\nSo it is."), (f"- {LONG}", "The boat sails."),
    ],
)  # fmt: skip
def test_a_paragraph_may_have_no_end_where_it_goes_on_or_stands_alone(
    first: str, after: str
) -> None:
    text = f"{first}\n\n{after}"
    assert told(text) == (text, [])


@pytest.mark.parametrize(
    "after",
    [
        "(The boat sails.)",
        "… The boat sails.",
        "The boat\nis old\nOf oak.",
        "The boat\nIs old\nof oak.",
    ],
)
def test_a_paragraph_that_begins_otherwise_is_one_of_its_own(after: str) -> None:
    assert ends(LONG, after) == (
        f"{LONG[:-1]}⟦s⟧\n\n{after}", [END.format("y has mended it for years")]
    )  # fmt: skip


def test_the_paragraphs_after_one_are_looked_at_too() -> None:
    for first in (
        "# The boat",
        "Short.",
        f"{LONG}.",
        f"{LONG}\\\nof old",
        f"{LONG} *of old*",
        f"{LONG}\n\nand so on.",
    ):
        shown = f"{first}\n\n{LONG[:-1]}⟦s⟧\n\n{NEXT}"
        assert told(shown) == (shown, [END.format("y has mended it for years")])


def test_a_rule_looks_at_what_stands_after_a_thing_it_lets_be() -> None:
    """A table, another language or a name before a fault does not end the search."""
    text = "| a  b |\n|---|\n| c  d |\n\nThe boat ( of old) is ⟦of of⟧ it."
    shown = text.replace("( of", "(⟦ ⟧of")
    assert told(shown) == (shown, [INSIDE, '"of" stands there twice'])
    for text, language, said in (
        ("::: {lang=sv}\nEn båt.\n:::\n\nOn ⟦the the⟧ boat.", "en", '"the" stands there twice'),
        ("Ada de De Boer, ⟦de de⟧ Eve.", "es", '"de" stands there twice'),
    ):
        assert told(text, language) == (text, [said])


def test_a_table_keeps_its_spaces() -> None:
    text = "| The boat , old |\n|---|\n| It is 5 x 6 |"
    assert len(findings(text)) == 2
    assert mended(text) == text


def test_the_end_of_a_line_stays() -> None:
    shown = "The boat⟦\n⟧, old."
    assert told(shown) == (shown, [BEFORE.format(",")])
    assert mended("The boat\n, old.") == "The boat\n, old."
