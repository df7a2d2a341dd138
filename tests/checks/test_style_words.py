"""Words that are taken for others, spelled otherwise than the rest of the work, or have the wrong article."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from essays import told

from pressroom.checks.wordlists import any_of, known_abbreviations, pairs
from pressroom.model.settings import HouseStyle

LISTS = resources.files("pressroom.checks") / "data"


def entries(name: str) -> list[tuple[str, str]]:
    """The pairs in the file of a list."""
    found = re.findall(
        r"^([^#\n]+)=(.+)$", (LISTS / f"{name}.txt").read_text("utf-8"), re.MULTILINE
    )
    assert len(found) > 20
    return found


def test_each_phrase_that_is_taken_for_another_is_told() -> None:
    phrases = entries("confusables")
    shown = "\n\n".join(f"Ada: ⟦{wrong}⟧ so." for wrong, _ in phrases)
    assert told(shown) == (shown, [f'"{wrong}" stands for "{right}"' for wrong, right in phrases])


CONFUSED: list[tuple[str, list[str]]] = [
    ("It is ⟦Deep\nseeded⟧, and ⟦ALOT⟧.", ['"Deep seeded" stands for "deep-seated"', '"ALOT" stands for "a lot"']),
    *((f"They {verb} of {done}.".replace(f"{verb} of", f"⟦{verb} of⟧"), [f'"{verb} of" stands for "{verb} have"'])
      for verb in "could should would must might".split()
      for done in ("been", "gone", "done", "had", "made", "seen", "known", "come", "got", "taken", "given", "thought", "sailed")),
    ("⟦could of⟧ sailed, ⟦would of⟧ been", ['"could of" stands for "could have"', '"would of" stands for "would have"']),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), CONFUSED)
def test_a_phrase_is_told_in_all_its_forms(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize(
    "text", ["It is deep-seated, a lot.", "They could of course.", "Some could of sailed of it.", "It is alots.", "It *is alot* so.", "It is “alot”.", "The could off."]
)  # fmt: skip
def test_what_is_no_such_phrase(text: str) -> None:
    assert told(text) == (text, [])


def spelled(word: str, right: str, style: str, times: str = "") -> str:
    return f'"{word}"{times}, where {style} "{right}"'


BRITISH, AMERICAN, MOST = "British spelling has", "American spelling has", "most other words have"


def test_each_spelling_is_told_where_the_other_is_at_home() -> None:
    words = entries("spellings")
    shown = "\n\n".join(f"Ada: ⟦{american}⟧, {british} so." for british, american in words)
    said = [spelled(american, british, BRITISH) for british, american in words]
    assert told(shown) == (shown, said)
    shown = "\n\n".join(f"Ada: {american}, ⟦{british}⟧ so." for british, american in words)
    said = [spelled(british, american, AMERICAN) for british, american in words]
    assert told(shown, "en-US") == (shown, said)


@pytest.mark.parametrize(
    ("language", "style", "says"),
    [
        *((f"en-{region}", None, "color") for region in "GB IE AU NZ ZA IN gb".split()),
        ("en_GB", None, "color"), ("EN-GB", None, "color"), ("en-GB-oxendict", None, "color"),
        ("en-US", None, "colour"), ("en_us", None, "colour"), ("EN-us", None, "colour"), ("en-Latn-US", None, "colour"),
        ("en", None, None), ("en-CA", None, None),
        ("en-GB", "en-US", "colour"), ("en-US", "en-GB", "color"), ("en-US", "en-GB-oxendict", "color"), ("en", "en-GB", "color"),
    ],
)  # fmt: skip
def test_the_region_or_the_house_tells_the_spelling(
    language: str, style: HouseStyle | None, says: str | None
) -> None:
    shown = (
        "The color is a colour.".replace(says, f"⟦{says}⟧") if says else "The color is a colour."
    )
    marked, said = told(shown, language, house_style=style) if style else told(shown, language)
    assert marked == shown
    assert [one.split('"')[1] for one in said] == ([says] if says else [])


WORDS: list[tuple[str, list[str]]] = [
    ("The ⟦color⟧ of a color, a color.", [spelled("color", "colour", BRITISH, ", 3 times")]),
    ("# The color\n\nThe ⟦color⟧ is.\n\n# Color\n\nSo.", [spelled("color", "colour", BRITISH)]),
    ("A colour, a colour, the honour, a ⟦color⟧.", [spelled("color", "colour", BRITISH)]),
    ("The Color is a ⟦color⟧.", [spelled("color", "colour", BRITISH)]),
    ("See `a color` there.\n\n```\nhonor = Labor\n```\n\nThe color, the honor, the labor, a ⟦flavor⟧.",
     [spelled("flavor", "flavour", BRITISH)]),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), WORDS)
def test_a_spelling_is_told_at_its_first_place(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


FEWER: list[tuple[str, list[str]]] = [
    ("A colour, a colour, the honour, a ⟦color⟧.", [spelled("color", "colour", MOST)]),
    ("A color, a color, the honor, a ⟦colour⟧.", [spelled("colour", "color", MOST)]),
    ("A color, a color, a color, the honor, a color, a color, a ⟦colour⟧ and colour.", [spelled("colour", "color", MOST, ", 2 times")]),
    ("A colour, a colour, a ⟦color⟧, the honour, the honour, a colour, the honour, the ⟦labor⟧.",
     [spelled("color", "colour", MOST), spelled("labor", "labour", MOST)]),
    ("A colour and a color.", []),
    ("A colour, the honour, a color.", []),
    ("A color, the honor, a colour.", []),
    ("A colour, the honour, the labour.", []),
    ("A color, the honor, the labor.", []),
    ("A colour, a colour, a colour, a color, the labor.", []),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), FEWER)
def test_without_a_region_the_rarer_spelling_is_told(shown: str, said: list[str]) -> None:
    assert told(shown, "en") == (shown, said)


def like(word: str, other: str, count: int) -> str:
    return f'"{word}", where {count} other words are like "{other}"'


ENDINGS: list[tuple[str, list[str]]] = [
    ("They realize, recognize and harmonize it, and ⟦organise⟧ it.", [like("organise", "organize", 3)]),
    ("They realise, recognise and harmonise it, and ⟦organize⟧ it.", [like("organize", "organise", 3)]),
    ("They realize, realize and realize it, and ⟦organise⟧ it.", [like("organise", "organize", 3)]),
    ("They realize, recognize, harmonize, idealize, minimize, finalize it, and ⟦organise⟧, ⟦localise⟧ it.",
     [like("organise", "organize", 6), like("localise", "localize", 6)]),
    ("They realize, recognize, harmonize, idealize, minimize it, and organise, localise it.", []),
    ("They realize, recognize and harmonize it, organise it and organise it.", []),
    ("They realize, recognize it, and organise it.", []),
    ("They realize, recognize, harmonize it.", []),
    *((f"They realize, recognize and harmonize it: ⟦organis{end}⟧.", [like(f"organis{end}", f"organiz{end}", 3)])
      for end in ("e", "es", "ed", "ing", "ation", "ations", "er", "ers")),
    *((f"They realize, recognize and harmonize it: ⟦{stem}ise⟧.", [like(f"{stem}ise", f"{stem}ize", 3)]) for stem in (
        "final", "human", "popular", "character", "author", "modern", "demon", "victim", "item", "custom",
        "anonym", "steril", "symbol", "critic", "digit",
        "magnet", "dramat", "standard", "apolog", "monarch", "sympath", "vandal", "oxid", "pressur", "fratern", "energ", "immun", "synthes", "crystall", "tranquill", "philosoph",
        "system", "parcel", "patent", "emphas", "carbon",
    )),
    *((f"They realize, recognize and harmonize it: {word}.", []) for word in (
        "promise", "compromise", "premises", "demise", "treatise", "valise", "chemise", "cerise", "advise", "surprise", "exercise",
        "televise", "improvise", "expertise", "franchise", "merchandise", "likewise", "enterprise", "practise", "paraphrase",
    )),
    ("They `organise()` it: realize, recognize, harmonize and organise; ⟦localise⟧.", [like("localise", "localize", 3)]),
    ("They `organize()` it: realize, recognize, harmonize and organise; ⟦localise⟧.", [like("localise", "localize", 3)]),
    ("# To organise\n\nThey realize, recognize, harmonize and ⟦organise⟧.", [like("organise", "organize", 3)]),
    ("They realize, recognize, harmonize. See the Organise Party, organise@a.example, #organise, re-organise.", []),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), ENDINGS)
def test_verbs_keep_to_one_ending(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize("style", ["en-US", "en-GB-oxendict"])
def test_a_house_may_have_ize_alone(style: HouseStyle) -> None:
    shown = "They ⟦organise⟧, ⟦localise⟧, realise and realize it."
    shown = shown.replace("realise", "⟦realise⟧")
    said = [
        f'"{one}ise", where the house style has "{one}ize"' for one in ("organ", "local", "real")
    ]
    assert told(shown, "en", house_style=style) == (shown, said)
    text = "They organize it."
    assert told(text, "en", house_style=style) == (text, [])


def test_british_houses_have_both_endings() -> None:
    for text in ("They organise it.", "They organize it."):
        assert told(text, "en", house_style="en-GB") == (text, [])


def test_the_rarer_of_two_spellings_is_told() -> None:
    words = entries("variants")
    for pairs_ in (words, [(other, one) for one, other in words]):
        shown = "\n\n".join(
            f"See {often}, {often} and {often}, ⟦{once}⟧." for often, once in pairs_
        )
        said = [f'"{once}", elsewhere "{often}" 3 times' for often, once in pairs_]
        assert told(shown, "en") == (shown, said)


VARIANTS: list[tuple[str, list[str]]] = [
    ("An adviser, one adviser, an advisor.", []),
    ("An adviser, one adviser, no adviser, an advisor, one advisor.", []),
    ("An adviser, one adviser, no adviser, that adviser, an ⟦advisor⟧, one advisor.", ['"advisor", elsewhere "adviser" 4 times']),
    ("# An adviser\n\nAn adviser, one adviser, an advisor.", []),
    ("# An advisor\n\nAn adviser, one adviser, no adviser, an ⟦advisor⟧.", ['"advisor", elsewhere "adviser" 3 times']),
    ("A web\nsite, one web site, no web site, a ⟦website⟧.", ['"website", elsewhere "web site" 3 times']),
    ("An adviser, one adviser, no adviser, an Advisor.", []),
    ("A website, an adviser, one website, no website, a ⟦web site⟧.", ['"web site", elsewhere "website" 3 times']),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), VARIANTS)
def test_how_often_a_spelling_is_usual(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


def vowel(words: str) -> str:
    return f'"{words}" begins with the sound of a vowel'


def consonant(words: str) -> str:
    return f'"{words}" begins with the sound of a consonant'


ARTICLES: list[tuple[str, list[str]]] = [
    *((f"It is ⟦a⟧ {word} so.", [vowel(f"a {word}")]) for word in ("apple", "eel", "inn", "oar", "uncle", "usher")),
    ("⟦A⟧ apple is. ⟦A⟧ eel is! ⟦A⟧ inn is? ⟦A⟧ oar is: ⟦A⟧ oak.", [vowel(f"A {word}") for word in ("apple", "eel", "inn", "oar", "oak")]),
    ("She said “so.” ⟦A⟧ apple.", [vowel("A apple")]),
    ("It is Plan A apple, and ⟦a⟧ oar.", [vowel("a oar")]),
    ("It is ⟦an⟧ boat and ⟦an⟧ mast of ⟦an⟧ salt so.", [consonant(f"an {word}") for word in ("boat", "mast", "salt")]),
    ("⟦An⟧ boat is.", [consonant("An boat")]),
    ("It is an mp, an mbox, an nth, an rpm, an lcd, an xml, an f-string, an fm, an sms, an hr, ⟦a⟧ oar.", [vowel("a oar")]),
    ("It is an of, an by; ⟦an⟧ yam so.", [consonant("an yam")]),
    ("| An apple |\n|---|\n| a oar |\n\nIt is ⟦a⟧ oar.", [vowel("a oar")]),
    (f"It is ⟦a⟧ o{'a' * 50}.", [vowel(f"a o{'a' * 36}…")]),
    (f"It is ⟦an⟧ b{'a' * 50} so.", [consonant(f"an b{'a' * 35}…")]),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), ARTICLES)
def test_an_article_that_does_not_fit(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize(
    "text",
    [
        *(f"It is a {word} so." for word in (
            "one", "once", "one-off", "ones", "oui", "eu", "ewe", "uni", "use", "user", "useful", "usual", "utility", "ubiquitous", "urine",
            "uralic", "ufo", "ukulele", "unanimous", "unary", "uuid", "url", "uint", "ui", "unit", "european", "ouija",
        )),
        "A, a and a: a is a or a.", "Letters a and b, a in c.", "See Fig. 1.a apple.", "Vitamin A occurs.", "It is an hour, an heir.",
        "It is an x-ray.", "It was an oar.", "It is an NGO.",
    ],
)  # fmt: skip
def test_an_article_that_fits(text: str) -> None:
    assert told(text) == (text, [])


def test_words_are_looked_at_in_english_alone() -> None:
    text = "Alot of colour, color; an boat, a oar; could of been. An adviser, one adviser, no adviser, an advisor."
    assert told(text, "sv") == (text, [])


def test_lists_know_nothing_but_words() -> None:
    for read in (pairs, known_abbreviations):
        read.cache_clear()
    assert {"ABC", "SEC", "NATO"} <= known_abbreviations()
    assert all(re.fullmatch(r"[A-Z]{2,}s?", word) for word in known_abbreviations())
    for name in ("confusables", "spellings", "variants"):
        assert list(pairs(name)) == entries(name)
        assert all(first != second for first, second in pairs(name))


def test_the_longest_of_some_words_is_found() -> None:
    form = any_of(("ab", "ab cd", "b"))
    assert form.findall("ab  cd AB x-ab ab-x ’ab ab’ b") == ["ab  cd", "AB", "b"]
    assert any_of(("ab",), 0).findall("ab AB") == ["ab"]
    assert any_of(("a.b",)).findall("axb a.b") == ["a.b"]
