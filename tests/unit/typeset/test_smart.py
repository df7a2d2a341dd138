from collections.abc import Callable

import pytest

from pressroom.model.document import Document, walk
from pressroom.model.inline import Text, plain

Setting = Callable[..., Document]


def words(document: Document) -> str:
    return plain(document.sections[0].blocks[0].children)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a" \'b\'', "“a” ‘b’"),
        ("don't, the dogs' bones, '90s, 'tis, rock 'n' roll", "don’t, the dogs’ bones, ’90s, ’tis, rock ’n’ roll"),
        ('"a \'b\'" and "\'c\' d"', "“a ‘b’” and “‘c’ d”"),
        ("1--2 a --- b... ----", "1–2 a — b… ----"),
        ('("a")--"b" /"c"/', "(“a”)–“b” /“c”/"),
        ('"wait---" she', "“wait—” she"),
        ('*"a* b" **"c"**', "“a b” “c”"),
        ('"`x`"\'s', "“x”’s"),
        ('6" wide', '6" wide'),
        (r'\"a\" &quot;b&quot; \'c\'', '"a" "b" \'c\''),
        (r"a\-- b\.\.\.", "a-- b..."),
        ('"a\nb"', "“a b”"),
        ('["x"]', "[“x”]"),
        ("the 'ouse", "the ’ouse"),
        ('a " b', 'a " b'),
        ('a\\\n"b" H^"c"^', "a “b” H”c”"),
    ],
)  # fmt: skip
def test_english(set_text: Setting, text: str, expected: str) -> None:
    assert words(set_text(text)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "„a ‚b‘ c“ d’e"), ("de-CH", "«a ‹b› c» d’e"), ("en-GB", "“a ‘b’ c” d’e"),
        ("fr", "«\u202fa “b” c\u202f» d’e"), ("fr-CA", "«\u00a0a “b” c\u00a0» d’e"),
        ("fr-CH", "«\u202fa ‹\u202fb\u202f› c\u202f» d’e"), ("da", "»a ›b‹ c« d’e"),
        ("cs", "„a ‚b‘ c“ d’e"), ("uk", "«a „b“ c» d’e"), ("de-Latn-CH", "«a ‹b› c» d’e"), ("sv", "”a ’b’ c” d’e"), ("pl", "„a «b» c” d’e"),
        ("zxx", "“a ‘b’ c” d’e"), ("pt-br", "“a ‘b’ c” d’e"), ("ru-Latn-RU", "«a „b“ c» d’e"),
        ("ar", "«a ‹b› c» d’e"), ("he", "”a ’b’ c” d’e"), ("ko", "“a ‘b’ c” d’e"),
        ("ja", "「a 『b』 c」 d’e"), ("zh", "“a ‘b’ c” d’e"), ("zh-TW", "「a 『b』 c」 d’e"),
        ("zh-Hant", "「a 『b』 c」 d’e"), ("el", "«a “b” c» d’e"), ("nl", "‘a “b” c’ d’e"),
        ("it", "«a “b” c» d’e"), ("es", "«a “b” c» d’e"), ("pt", "«a “b” c» d’e"),
    ],
)  # fmt: skip
def test_languages(set_text: Setting, language: str, expected: str) -> None:
    assert words(set_text("\"a 'b' c\" d'e", language=language)) == expected


def test_french_marks_keep_to_their_words(set_text: Setting) -> None:
    text = "« a » ; b ! c : d ?"
    assert words(set_text(text, language="fr")) == (
        "«\u202fa\u202f»\u202f; b\u202f! c\u00a0: d\u202f?"
    )
    assert words(set_text(text, language="fr-CH")) == (
        "«\u202fa\u202f»\u202f; b\u202f! c\u202f: d\u202f?"
    )
    assert words(set_text("a; b: c!", language="fr")) == "a; b: c!"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "他说---海很静...", "他说——海很静……"), ("ja", "港---海...", "港——海……"),
        ("ko", "항구 --- 바다...", "항구 — 바다…"), ("ru", "Море --- это", "Море\u00a0— это"),
        ("ru", "--- Да, --- сказал", "— Да,\u00a0— сказал"), ("pl", "Port --- to", "Port\u00a0— to"),
        ("uk", "Море --- це", "Море\u00a0— це"), ("en", "a --- b", "a — b"),
    ],
)  # fmt: skip
def test_dashes_and_ellipses(set_text: Setting, language: str, text: str, expected: str) -> None:
    assert words(set_text(text, language=language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("he", "צה\"ל, רח' הרצל, ג'ירפה", "צה״ל, רח׳ הרצל, ג׳ירפה"),
        ("he", '"שלום", אמר', "”שלום”, אמר"),
        ("ja", '彼は"港だ"と言った。', "彼は「港だ」と言った。"),
        ("ja", "「港」と『船』", "「港」と『船』"),
        ("zh", "他说\"海'很'静\"。", "他说“海‘很’静”。"),
    ],
)
def test_marks_within_words(set_text: Setting, language: str, text: str, expected: str) -> None:
    assert words(set_text(text, language=language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "i w domu, a-b z", "i\u00a0w\u00a0domu, a-b z"),
        ("ru", "В порту и к морю", "В\u00a0порту и\u00a0к\u00a0морю"),
        ("de", "a b", "a b"),
    ],
)
def test_words_of_one_letter_stay_with_the_next(
    set_text: Setting, language: str, text: str, expected: str
) -> None:
    assert words(set_text(text, language=language)) == expected


def test_a_span_and_a_division_have_marks_of_their_own(set_text: Setting) -> None:
    document = set_text('"a" [b "c"]{lang=de}\n\n::: {lang=fr}\n"c"\n:::')
    texts = "".join(node.text for node in walk(document) if isinstance(node, Text))
    assert texts == "“a” b „c“«\u202fc\u202f»"


def test_code_and_addresses_stay(set_text: Setting) -> None:
    document = set_text('`"a"--` <http://a.b/c--d>')
    assert words(document) == '"a"-- http://a.b/c--d'


def test_titles_captions_and_notes_are_set_too(set_text: Setting) -> None:
    document = set_text('# It\'s\n\nx^["y"]\n\n|a|\n|-|\n|\'b\'|\n\n: "c"')
    texts = [node.text for node in walk(document) if isinstance(node, Text)]
    assert {"It’s", "“y”", "‘b’", "“c”"} <= set(texts)
