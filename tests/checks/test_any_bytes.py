"""Whatever the bytes, a check answers with problems and raises nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import get_args

import pytest
from artefacts import Files, clean_epub, zipped
from test_pdf_faults import clean_pdf

from pressroom.checks.epub import check_epub
from pressroom.checks.language import well_formed
from pressroom.checks.pdf import check_pdf
from pressroom.checks.store_epub import check_epub_for
from pressroom.checks.store_pdf import check_pdf_for
from pressroom.checks.xmltree import XmlError, parse, words
from pressroom.model.settings import Store

ROUNDS = 150


def mangled(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, cut out or doubled."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out))
        match chance.randrange(3):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randint(1, 30)]
            case _:
                out[at:at] = out[at : at + chance.randint(1, 30)]
    return bytes(out)


def mangled_words(data: bytes, chance: random.Random) -> bytes:
    """The text with two of its quoted values or names exchanged; it often still parses."""
    parts = data.split(b'"')
    one, two = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[two] = parts[two], parts[one]
    return b'"'.join(parts)


def broken_books() -> Iterator[bytes]:
    chance = random.Random(7)
    clean = clean_epub()
    texts = [name for name in clean if name.endswith(("xml", "opf", "xhtml", "ncx", "css", "svg"))]
    for _ in range(ROUNDS):
        yield mangled(zipped(clean), chance)
        name = chance.choice(texts)
        book: Files = {**clean, name: mangled(clean[name], chance)}
        yield zipped(book)
        yield zipped({**clean, name: mangled_words(clean[name], chance)})


def test_any_broken_epub_is_answered() -> None:
    answers = []
    for data in broken_books():
        answers.append(len(list(check_epub(data, "book.epub"))))
        list(check_epub_for(data, "book.epub", get_args(Store)))
    assert sum(count > 0 for count in answers) > len(answers) / 2


def test_any_broken_pdf_is_answered() -> None:
    chance = random.Random(7)
    answers = []
    for _ in range(ROUNDS):
        data = mangled(clean_pdf(), chance)
        answers.append(len(list(check_pdf(data, "book.pdf"))))
        list(check_pdf_for(data, "book.pdf", get_args(Store)))
    assert sum(count > 0 for count in answers) > len(answers) / 2


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "de-1996", "x-own", "i-klingon", "EN-gb-oed", "sgn-CH-de",
                                 "en-a-bbb-x-a", "sl-rozaj-biske", "es-419"])  # fmt: skip
def test_language_tags_that_are_well_formed(tag: str) -> None:
    assert well_formed(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "en_GB", "english!", "en-", "-en", "en-x", "en-a", "en\n"]
)
def test_language_tags_that_are_not_well_formed(tag: str) -> None:
    assert not well_formed(tag)


def test_an_entity_made_of_others_is_never_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    for data in (bomb, bomb.decode().encode("utf-16")):
        with pytest.raises(XmlError, match="declares an entity that is more than characters"):
            parse(data)


def test_an_entity_of_a_document_type_elsewhere_is_refused() -> None:
    text = b'<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a>\n&xxe;</a>'
    with pytest.raises(XmlError, match="entity") as caught:
        parse(text)
    assert caught.value.line == 3


def test_the_line_that_is_not_text_is_named() -> None:
    with pytest.raises(XmlError, match="neither UTF-8 nor UTF-16") as caught:
        parse(b"<a>\n\xff</a>")
    assert caught.value.line == 2


def test_deep_nesting_is_refused_and_not_a_crash() -> None:
    with pytest.raises(XmlError, match="not well-formed"):
        parse(b"<a>" * 100_000 + b"</a>" * 100_000)


def test_deep_nesting_in_a_style_sheet_is_walked() -> None:
    opened, closed = b"p { margin: " + b"(" * 50_000, b")" * 50_000 + b" }"
    for style, codes in ((opened + closed, []), (opened, ["EPUB-055"])):
        book = {**clean_epub(), "EPUB/style.css": style}
        assert [one.code for one in check_epub(zipped(book), "book.epub")] == codes


def test_words_are_read_without_comments() -> None:
    assert words(parse(b"<p>one <!-- not this --><b>two</b>\n three</p>")) == "one two three"
