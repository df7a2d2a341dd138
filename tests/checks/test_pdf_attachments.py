"""What a PDF/A-2 may hold beside its pages: no file but PDF/A-1 and PDF/A-2."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from test_pdf_claims import NAMED, annotation, attachment
from test_pdf_faults import ALL, clean_pdf, edited, reword

from pressroom.checks import pdf_file
from pressroom.checks.pdf import check_pdf
from pressroom.model.problem import Place

PART = b'pdfaid:part="2"'
TOLD = ['PDF-036 the embedded file "a.pdf" is no PDF/A']


def found(held: bytes, part: bytes = PART) -> list[str]:
    def edit(pdf: Pdf) -> None:
        attachment(held, **NAMED)(pdf)
        reword(PART, part)(pdf)

    return [f"{one.code} {one.message}" for one in check_pdf(edited(edit), "book.pdf", ALL)]


def told_of(held: bytes, **keys: Any) -> list[str]:
    """What is said of a file that is embedded in just these bytes."""
    with pikepdf.open(BytesIO(clean_pdf())) as pdf:
        file = pdf.make_stream(held, Dictionary({f"/{key}": one for key, one in keys.items()}))
        attachment(**NAMED)(pdf)
        pdf.Root.Names.EmbeddedFiles.Names[1]["/EF"] = Dictionary(F=file)
        said = pdf_file.check_attachments(pdf, Place(PurePosixPath("book.pdf")))
        return [f"{one.code} {one.message}" for one in said]


@pytest.mark.parametrize("part", [b"1", b"2"])
def test_a_pdf_a_may_be_embedded(part: bytes) -> None:
    held = clean_pdf().replace(PART, b'pdfaid:part="%s"' % part)
    assert found(held) == []


@pytest.mark.parametrize("held", [b"", b"A text", b"%PDF-1.7\n", b"<html/>"])
def test_another_file_may_not(held: bytes) -> None:
    assert found(held) == TOLD


@pytest.mark.parametrize("part", [b'pdfaid:part="3"', b'pdfaid:amd="22"', b"pdfaid:part=2"])
def test_a_pdf_may_not_that_is_no_pdf_a_of_these_parts(part: bytes) -> None:
    held = edited(reword(PART, part))
    assert found(held) == TOLD


def test_a_pdf_a_3_may_hold_any_file() -> None:
    assert found(b"A text", b'pdfaid:part="3"') == []


def test_who_claims_no_pdf_a_may_hold_any_file() -> None:
    claimed = found(b"A text", b'pdfaid:amd="2"')
    assert claimed and TOLD[0] not in claimed


def test_a_file_that_is_annotated_is_looked_into_as_well() -> None:
    def edit(pdf: Pdf) -> None:
        file = Dictionary(
            {
                **{f"/{key}": one for key, one in NAMED.items()},
                "/EF": Dictionary(F=pdf.make_stream(b"x")),
            }
        )
        annotation(Subtype=Name.FileAttachment, FS=file)(pdf)

    assert [f"{one.code} {one.message}" for one in check_pdf(edited(edit), "a.pdf", ALL)] == TOLD


def test_how_it_is_packed() -> None:
    assert told_of(b"x") == told_of(zlib.compress(b"x"), Filter=Name.FlateDecode) == TOLD
    assert told_of(b"78>", Filter=Name.ASCIIHexDecode) == TOLD
    assert told_of(zlib.compress(clean_pdf()), Filter=Name.FlateDecode) == []


@pytest.mark.parametrize(
    ("held", "keys"),
    [
        (b"\xff\xff", {"Filter": Name.FlateDecode}),
        (b"78>" * 50_000, {"Filter": Array([Name.ASCIIHexDecode, Name.FlateDecode])}),
    ],
)
def test_what_cannot_be_read_is_not_judged(held: bytes, keys: dict[str, Any]) -> None:
    assert told_of(held, **keys) == []


def test_no_more_is_unpacked_than_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zlib.compress(bytes(1_001))
    monkeypatch.setattr(pdf_file, "_MOST_EMBEDDED", 1_000)
    assert told_of(packed, Filter=Name.FlateDecode) == told_of(bytes(1_001)) == []
    monkeypatch.setattr(pdf_file, "_MOST_EMBEDDED", 1_001)
    assert told_of(packed, Filter=Name.FlateDecode) == told_of(bytes(1_001)) == TOLD


def test_the_name_that_is_told_is_the_one_for_all_letters() -> None:
    def edit(pdf: Pdf) -> None:
        attachment(b"x", F=String("b.txt"), UF=String("é.txt"))(pdf)

    assert [one.message for one in check_pdf(edited(edit), "a.pdf", ALL)] == [
        'the embedded file "é.txt" is no PDF/A'
    ]
