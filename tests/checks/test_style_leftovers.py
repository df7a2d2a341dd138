"""What web pages, word processors and earlier versions leave in a text, each form by itself."""

from __future__ import annotations

import pytest
from essays import mended, told

WORD = '"{}" is no word of any language'
WEB = '"{}" is of a web page'
LEFT = '"{}" is left'
INVISIBLE = "an invisible character stands here"
CHANGE = '"{}" is a tracked change'
OTHER = '"{}" has a letter of another alphabet'
LINK = '"{}" is no link'
MISSING = '"{}" was never filled in'


def each(message: str, *parts: str) -> list[tuple[str, list[str]]]:
    return [(f"It is ⟦{part}⟧ so.", [message.format(part)]) for part in parts]


FAULTS: list[tuple[str, list[str]]] = [
    *each(WORD, *(f"â€{sign}" for sign in "™œ˜”“¢¦\u009d"), *(f"Ã{sign}" for sign in "©¨ª¤¶¼§±³½¡º¼Ÿ"), "Â«", "Â»", "Â§", "Â©", "Â°", "Â·", "ï¿½", "\ufffd"),
    *each(WEB, "[edit]", "[citation needed]", "[show]", "[hide]", "[permalink]", "Click to enlarge", "Click image to expand", "Click to view larger",
          "Skip to content", "Skip to main content", "Jump to navigation", "Share on Facebook", "Share on Twitter", "Tweet this",
          "Leave a comment", "Scroll to top"),
    *each(LEFT, "[TODO]", "[FIXME it]", "[XXX: so]", "[TK]", "[TBD so]", "TKTK", "TKTKx"),
    ("It is ⟦TODO⟧: so, ⟦FIXME⟧ (so), ⟦XXX⟧: so.", [LEFT.format(one) for one in ("TODO", "FIXME", "XXX")]),
    ("It is ⟦TK⟧, so; (⟦TK⟧) so ⟦TK⟧.", [LEFT.format("TK")] * 3),
    ("⟦TODO⟧ so.", [LEFT.format("TODO")]), ("⟦FIXME⟧ so.", [LEFT.format("FIXME")]),
    ("It is [TODO `x` so], [TODO `x`] and ⟦[TODO so]⟧.", [LEFT.format("[TODO so]")]),
    (f"It is ⟦[TODO {'a' * 50}]⟧.", [LEFT.format(f"[TODO {'a' * 33}…")]),
    ("The har⟦\u00ad⟧bour is.", ["a soft hyphen stands in a word"]),
    ("The har⟦\u200b⟧bour is.", [INVISIBLE]), ("The har,⟦\ufeff⟧bour,⟦\u200b\u2060⟧is.", [INVISIBLE] * 2), ("The boat.⟦\u200b⟧ so.", [INVISIBLE]),
    ("The boat.⟦\ufeff⟧", [INVISIBLE]),
    ("The⟦\t⟧boat.", ["a tab stands in the text"]), ("The⟦ \t ⟧boat is.", ["a tab stands in the text"]),
    *each(OTHER, "bоat", "mаst", "оar", "pаrt", "sаil", "Вoat", "bοat"),
    *each(CHANGE, "{++so++}", "{>>so<<}", "Comment [AB1]:", "Comment [ABC12]:", "Formatted: Font", "Formatted: Indent", "Formatted: Left",
          "Formatted: Right", "Formatted: Centered", "Error! Reference source not found", "Error! Bookmark not defined"),
    ("It is ⟦{++so\\\nand++}⟧ so.", [CHANGE.format("{++so and++}")]),
    ("It is ⟦{--so--}⟧ so.", [CHANGE.format("{–so–}")]),
    ("It is ⟦{~~so~>old~~}⟧ so.", [CHANGE.format("{so~>old}")]),
    *each('"{}" is one character', "\ufb00", "\ufb01", "\ufb06"),
    *((f"It is ⟦&amp;{name};⟧ so.", [f'"&{name};" stands for a character']) for name in (
        "amp", "nbsp", "quot", "apos", "lt", "gt", "mdash", "ndash", "hellip", "lsquo", "rsquo", "ldquo", "rdquo", "#38", "#12345", "#x26", "#x1F600",
    )),
    ("See ⟦[the oar] (https://a.example/b)⟧.", [LINK.format("[the oar] (https://a.example/b)")]),
    ("See ⟦[the oar] (www.a.example)⟧.", [LINK.format("[the oar] (www.a.example)")]),
    ("See ⟦[the oar] (#oar)⟧ or ⟦[oar] (a/b.md#c)⟧.", [LINK.format("[the oar] (#oar)"), LINK.format("[oar] (a/b.md#c)")]),
    *each(MISSING, "page XX", "pages ??", "Page 00", "p. TK", "pp. __", "chapter XX", "Chapter ??", "Section XX", "section ??", "Figure XX", "figure XX",
          "Table XX", "table ???"),
    ("# A ⟦\ufb01⟧sh\n\nIt is.\n\nA ⟦\ufb02⟧ag of ⟦\ufb03⟧ce.", [f'"{one}" is one character' for one in "\ufb01\ufb02\ufb03"]),
    ("It is well⟦\u2011⟧known.", ["1 hyphens in the work do not break"]),
    ("It is so.\n\nIt is well⟦\u2011⟧known, old\u2011time.\n\nIt is of\u2011late.", ["3 hyphens in the work do not break"]),
    ("It is cafe\u0301 so.".replace("e\u0301", "⟦e\u0301⟧"), ["1 letters in the work are followed by marks of their own"]),
    ("It is.\n\nThe ⟦a\u0300⟧ of e\u0302, c\u0327 and a\u0328 and x\u0302.", ["4 letters in the work are followed by marks of their own"]),
    ("It is.\n\nThe ⟦\u202a⟧boat\u202c is.\n\nSo ⟦\u2069⟧it is.", ["U+202A turns the direction", "U+2069 turns the direction"]),
    *((f"⟦{bullet}⟧ It is.", [f'"{bullet}" begins a paragraph']) for bullet in "•◦▪‣●○■□"),
    ("It is.\n\n# Sea\n\nIt is.\n\n⟦•⟧ It is.\n\n⟦•⟧\u00a0So.", ['"•" begins a paragraph'] * 2),
    ("The boat⟦\\\n\\\n⟧is old\\\n\\\nso.", ["two line breaks follow each other"]),
    ("It is so\\\nand⟦\\\n\\\n⟧so.", ["two line breaks follow each other"]),
    ("It is *so⟦\\\n\\\n⟧and* so.", ["two line breaks follow each other"]),
    ("- It is⟦\\\n\\\n⟧so.", ["two line breaks follow each other"]),
]  # fmt: skip

SOUND = [
    "Ã is a letter, Â too, â as well: «â€» — ï.", "See [edit](https://a.example/) there, [show](#a){#a}.", "Click here to see it. Skip it. Share it.",
    "The TODO list, TODO-list, a TODO.", "TODO is a word.", "TODO list of it.", "The TK of it.", "A XXX, so.", "It is [so] FIXME.",
    "It is `[TODO]` and “[TODO so]”.", "The \u00ad boat.", "The \u200bboat.", "אב\u200bגד it is.", "бв it is кот.", "αβ it is δε.",
    "It is {so}, {+so+}, {>so<}, {~~so~~}, so~>old.", "A comment [AB1].", "Formatted: so. An error! So.", "It is &amp; so; &lt; so.", "It is &amp;so; or &amp;#1;.",
    "It is “&amp;nbsp;” so.", "See [the oar] (so), [1] (https://a.example/).", "See x[the oar] (https://a.example/).",
    "See page X, page ?, page 0, page 10, figure XXI.", "It is hot\u2011 so \u2011like.", "It is café so, x\u0302 so.", "It is • so.", "•It is.",
    "- ‣ It is.", "| It is<br><br>so |\n|---|\n| so |", "It is\\\nso\\\nthere.", "It is so.[^a]\n\n[^a]: • It is.",
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), FAULTS)
def test_a_leftover_is_told_where_it_stands(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize("text", SOUND)
def test_what_only_looks_like_a_leftover(text: str) -> None:
    assert told(text) == (text, [])


def test_what_turns_the_direction_has_its_place_where_words_run_from_right_to_left() -> None:
    text = "אב \u202aAB\u202c גד."
    assert told(text, "he") == (text, [])
    shown = "אב \u202aAB\u202c.\n\n# Sea {lang=en}\n\nThe ⟦\u202a⟧boat."
    assert told(shown, "he") == (shown, ["U+202A turns the direction"])


def test_leftovers_are_told_in_any_language() -> None:
    for shown in ("Le ⟦\ufb01⟧n.", "⟦•⟧ Le fin.", "Le caf⟦Ã©⟧ est."):
        assert told(shown, "fr")[0] == shown


def test_what_can_be_mended_is() -> None:
    before = "The har\u00adbour is har\u200bbour.\tThe boat \t is."
    assert mended(before) == "The harbour is harbour. The boat is."
    for text in (
        "It is \ufb01sh, {++so++}, [TODO].",
        "It is &amp;nbsp; well\u2011known cafe\u0301.",
    ):
        assert mended(text) == text
