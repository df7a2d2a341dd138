"""The outer form of a PDF, its limits, its layers and the files in it, at their edges."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from small_pdfs import PLACE, Edit, catalog, keys, more_pages, on_page, page, stream, told

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_file import (
    check_attachments,
    check_layers,
    check_objects,
    check_outside,
)

MARK = b"%\xe2\xe3\xcf\xd3\n"
WHOLE = b"%PDF-1.7\n" + MARK + b"...\n%%EOF\n"


def outside(data: bytes = WHOLE, *edits: Edit) -> list[str]:
    with pikepdf.new() as pdf:
        pdf.trailer["/ID"] = Array([String("a"), String("b")])
        for edit in edits:
            edit(pdf)
        found = list(check_outside(data, pdf, PLACE))
    assert {one.rule for one in found} <= {rules.FILE_FORM}
    return [one.message for one in found]


HEADER = "the header is not that of a PDF 1.0 to 1.7"


@pytest.mark.parametrize(
    ("begin", "sound"),
    [
        *((b"%%PDF-1.%d\n" % minor + MARK, minor <= 7) for minor in range(10)),
        (b"%PDF-1.7\r" + MARK, True), (b"%PDF-1.7\r\n" + MARK, True), (b"%PDF-1.7\n\n" + MARK, False), (b"%PDF-1.7" + MARK, False),
        (b"%PDF-2.0\n" + MARK, False), (b"%pdf-1.7\n" + MARK, False), (b"\n%PDF-1.7\n" + MARK, False), (b"%PDF-1.7 \n" + MARK, False),
        (b"%PDF-1.7\n%\x80\x80\xff\xff", True), (b"%PDF-1.7\n%\x7f\xe3\xcf\xd3\n", False), (b"%PDF-1.7\n%\xe2\xe3\xcf\n\xd3", False),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", False), (b"%PDF-1.7\n", False),
    ],
)  # fmt: skip
def test_the_header_names_the_version_and_says_that_bytes_follow(begin: bytes, sound: bool) -> None:
    """ISO 19005-2, 6.1.2."""
    assert outside(begin + b"...%%EOF") == ([] if sound else [HEADER])


@pytest.mark.parametrize(
    ("end", "sound"),
    [
        (b"%%EOF", True), (b"%%EOF\n", True), (b"%%EOF\r", True), (b"%%EOF\r\n", True), (b"%%EOF\n\n", True),
        (b"%%EOF\r\n\n", False), (b"%%EOF ", False), (b"%%EOF\n \n", False), (b"%%EOF\nmore", False), (b"%%EO", False), (b"%%EOFX", False), (b"X%%EOF", True),
    ],
)  # fmt: skip
def test_nothing_follows_the_end_but_one_end_of_a_line(end: bytes, sound: bool) -> None:
    """ISO 19005-2, 6.1.3."""
    found = outside(b"%PDF-1.7\n" + MARK + end)
    assert found == ([] if sound else ["data follow the end of the file"])


@pytest.mark.parametrize(
    ("table", "sound"),
    [
        (b"xref\n0 5\n", True), (b"xref\r\n0 5\r\n", True), (b"xref\r0 5\r", True), (b"xref\n0 5 \n", True), (b"xref\n10 25\n", True),
        (b"xref 0 5\n", False), (b"xref\n0  5\n", False), (b"xref\n\n0 5\n", False), (b"xref\n 0 5\n", False), (b"xref\n0 5 0000000000", False),
        (b"startxref\n17\n", True), (b"xrefs", True), (b"", True),
    ],
)  # fmt: skip
def test_the_cross_references_are_in_the_form_of_the_standard(table: bytes, sound: bool) -> None:
    """ISO 19005-2, 6.1.4; there are none where they are in a stream."""
    found = outside(b"%PDF-1.7\n" + MARK + table + b"%%EOF")
    assert found == ([] if sound else ["the cross references are not in the form of PDF/A"])


def test_the_trailer_has_an_id() -> None:
    assert outside(WHOLE) == []
    assert outside(WHOLE, lambda pdf: pdf.trailer.__delitem__("/ID")) == ["the trailer has no ID"]


def perms(**entries: Any) -> Edit:
    return catalog(Perms=lambda _: keys(**entries))


def test_permissions_are_those_of_signatures() -> None:
    """ISO 19005-2, 6.1.12."""
    assert outside(WHOLE, perms(UR3=Dictionary(), DocMDP=Dictionary())) == []
    assert sorted(outside(WHOLE, perms(UR=Dictionary(), Own=Dictionary()))) == [
        'the file has the permission "Own"', 'the file has the permission "UR"',
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["DigestLocation", "DigestMethod", "DigestValue"])
@pytest.mark.parametrize("name", ["UR3", "DocMDP"])
def test_a_signature_has_no_digests(name: str, key: str) -> None:
    def signed(*references: Dictionary) -> Edit:
        made: dict[str, Any] = {name: Dictionary(Reference=Array(references))}
        return perms(**made)

    digest: dict[str, Any] = {key: String("x")}
    assert outside(WHOLE, signed(keys(**digest))) == ["a signature has digests"]
    assert outside(WHOLE, signed(Dictionary(), keys(**digest))) == ["a signature has digests"]
    assert outside(WHOLE, signed(Dictionary(TransformMethod=Name(f"/{name}")))) == []


# --- objects -------------------------------------------------------------------------


def objects(*edits: Edit) -> list[str]:
    return told(check_objects, *edits)


LONG, FORM = rules.LONG.code, rules.FILE_FORM.code


@pytest.mark.parametrize("key", ["MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox"])
@pytest.mark.parametrize(
    ("box", "size"),
    [
        ((0, 0, 3, 14_400), ""), ((0, 0, 14_400, 3), ""), ((10, 10, 13, 14_410), ""), ((14_400, 3, 0, 0), ""),
        ((0, 0, 2.9, 100), "2.9 by 100"), ((0, 0, 100, 2.9), "100 by 2.9"), ((100, 2, 0, 0), "100 by 2"),
        ((0, 0, 14_400.5, 100), "14400.5 by 100"), ((0, 0, 100, 14_401), "100 by 14401"), ((-100, 0, 14_301, 9), "14401 by 9"),
        ((0, 0, 100), ""), ((), ""), ((0, 0, Name.A, 1), ""),
    ],
)  # fmt: skip
def test_a_page_is_between_three_and_14400_units_wide_and_high(
    key: str, box: tuple[Any, ...], size: str
) -> None:
    """ISO 19005-2, 6.1.13."""
    entries: dict[str, Any] = {key: Array(box)}
    expected = [f"{LONG} a page is {size} units"] if size else []
    assert objects(on_page(**entries)) == expected


def test_each_box_of_each_page_is_measured() -> None:
    def boxes(pdf: Pdf) -> None:
        more_pages()(pdf)
        page(pdf)["/MediaBox"] = Array([])
        page(pdf)["/ArtBox"] = Array([0, 0, 1, 1])
        page(pdf, 2)["/TrimBox"] = Array([0, 0, 2, 2])

    assert objects(boxes) == [f"{LONG} a page is 1 by 1 units", f"{LONG} a page is 2 by 2 units"]


def own(value: Any) -> Edit:
    return catalog(Own=lambda _: value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2**31 - 1, ""), (2**31, 'the number of "Own" is too large'), (-(2**31), ""), (-(2**31) - 1, 'the number of "Own" is too large'),
        (True, ""), (String("x" * 32_767), ""), (String("x" * 32_768), 'the string of "Own" is too long'),
        (Name("/" + "N" * 127), ""), (Name("/" + "N" * 128), f'the name "{"N" * 19} …" is too long'),
        (Name("/" + "é" * 63), ""), (Name("/" + "é" * 64), f'the name "{"é" * 19} …" is too long'),
    ],
)  # fmt: skip
def test_numbers_strings_and_names_have_their_limits(value: Any, said: str) -> None:
    """ISO 19005-2, 6.1.13: 127 bytes of a name, 32,767 of a string."""
    assert objects(own(value)) == ([f"{LONG} {said}"] if said else [])


def test_a_key_is_a_name_too_and_one_of_a_stream_as_well() -> None:
    key, most = ("N" * length for length in (128, 127))
    long: dict[str, Any] = {key: 1}
    said = [f'{LONG} the name "{"N" * 19} …" is too long']
    assert objects(catalog(**{key: lambda _: 1})) == said
    assert objects(catalog(Own=lambda pdf: stream(pdf, **long))) == said
    assert objects(catalog(**{most: lambda _: 1})) == []


def test_each_entry_of_an_object_is_measured() -> None:
    def several(pdf: Pdf) -> None:
        pdf.Root["/Own"] = pdf.make_indirect(keys(A=2**31, B=1, C=String("x" * 32_768), D=2**40))

    assert objects(several) == [
        f'{LONG} the number of "A" is too large', f'{LONG} the string of "C" is too long',
        f'{LONG} the number of "D" is too large',
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["F", "FFilter", "FDecodeParms"])
def test_a_stream_holds_its_own_bytes(key: str) -> None:
    """ISO 19005-2, 6.1.7.1. A dictionary that is no stream may have such keys."""

    def elsewhere(pdf: Pdf) -> None:
        entries: dict[str, Any] = {key: String("x")}
        pdf.Root["/One"] = pdf.make_indirect(keys(**entries))
        pdf.Root["/Two"] = stream(pdf, **entries)

    assert objects(elsewhere) == [f'{FORM} a stream has the key "{key}"']


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("LZWDecode", False), ("LZW", False), ("Crypt", False),
        ("FlateDecode", True), ("ASCIIHexDecode", True), ("DCTDecode", True), ("Fl", True),
    ],
)  # fmt: skip
def test_how_a_stream_is_packed(name: str, sound: bool) -> None:
    """ISO 19005-2, 6.1.7.2."""
    said = [] if sound else [f'{FORM} a stream is packed by "{name}"']
    for filters in (Name(f"/{name}"), Array([Name.ASCIIHexDecode, Name(f"/{name}")])):
        assert objects(catalog(Own=lambda pdf, it=filters: stream(pdf, Filter=it))) == said


# --- layers --------------------------------------------------------------------------


def layers(*names: str | None, **entries: Any) -> list[str]:
    """What is said of configurations of these names, the first of which has more entries."""

    def edit(pdf: Pdf) -> None:
        groups = [pdf.make_indirect(keys(Type=Name.OCG, Name=String(name))) for name in "ab"]
        first, *more = (keys(Name=None if name is None else String(name)) for name in names)
        for key, value in entries.items():
            first[f"/{key}"] = value(*groups) if callable(value) else value
        made = keys(OCGs=Array([*groups, 3]), D=first, Configs=Array(more) if more else None)
        pdf.Root["/OCProperties"] = made

    found = told(check_layers, edit)
    return [one.removeprefix(f"{rules.LAYERS.code} ") for one in found]


NAMELESS = "a configuration of layers has no name of its own"
LEFT_OUT = "the order of layers leaves some out"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("All",), []), (("All", "Some", "None"), []), ((None,), [NAMELESS]), (("",), [NAMELESS]), ((" ",), [NAMELESS]),
        (("All", None), [NAMELESS]), (("All", "Some", "All"), [NAMELESS]), (("All", "Some", "Some"), [NAMELESS]),
    ],
)  # fmt: skip
def test_each_configuration_of_layers_has_a_name_of_its_own(
    names: tuple[str | None, ...], said: list[str]
) -> None:
    assert layers(*names) == said


def test_layers_do_not_switch_by_themselves() -> None:
    said = "a configuration of layers has AS"
    assert layers("All", AS=Array()) == [said]
    assert layers("All", "Some", AS=Array()) == [said]

    def in_second(pdf: Pdf) -> None:
        pdf.Root["/OCProperties"] = keys(
            D=keys(Name=String("All")), Configs=Array([keys(Name=String("Some"), AS=Array())])
        )

    assert told(check_layers, in_second) == [f"{rules.LAYERS.code} {said}"]
    assert told(check_layers) == []


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (lambda a, b: Array([a, b]), []), (lambda a, b: Array([b, a]), []),
        (lambda a, b: Array([a, Array([b])]), []), (lambda a, b: Array([Array([String("Both"), Array([a]), 3]), b]), []),
        (lambda a, _: Array([a]), [LEFT_OUT]), (lambda _, b: Array([b, b]), [LEFT_OUT]), (lambda *_: Array([]), [LEFT_OUT]),
    ],
)  # fmt: skip
def test_the_order_of_layers_has_all_of_them(order: Any, said: list[str]) -> None:
    assert layers("All", Order=order) == said


def test_an_order_that_is_in_itself_ends() -> None:
    def edit(pdf: Pdf) -> None:
        one, two = (pdf.make_indirect(keys(Name=String(name))) for name in "ab")
        order = pdf.make_indirect(Array([]))
        order.extend(Array([two, order, order, one]))
        pdf.Root["/OCProperties"] = keys(
            OCGs=Array([one, two]), D=keys(Name=String("All"), Order=order)
        )

    assert told(check_layers, edit) == []


# --- files within --------------------------------------------------------------------

BOTH = f"{rules.FILE_SPEC.code} an embedded file has not both F and UF"


def spec(
    file: str | None = "a.txt", unicode: str | None = "a.txt", embedded: bool = True
) -> Object:
    return keys(
        F=None if file is None else String(file), UF=None if unicode is None else String(unicode),
        EF=Dictionary() if embedded else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ({}, []), ({"file": None}, [BOTH]), ({"unicode": None}, [BOTH]), ({"file": ""}, [BOTH]), ({"unicode": " "}, [BOTH]),
        ({"file": None, "embedded": False}, []),
    ],
)  # fmt: skip
def test_a_file_within_has_its_name_in_both_forms(made: dict[str, Any], said: list[str]) -> None:
    named = catalog(Names=lambda _: Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("x"), spec(**made)]))))  # fmt: skip
    noted = on_page(Annots=lambda _: Array([Dictionary(), keys(FS=spec(**made))]))
    assert told(check_attachments, named) == told(check_attachments, noted) == said


def test_each_file_within_is_looked_at() -> None:
    def several(pdf: Pdf) -> None:
        more_pages()(pdf)
        files = [spec(embedded=False), spec(file=None), spec(), spec(unicode=None)]
        pairs = [one for at, file in enumerate(files) for one in (String(str(at)), file)]
        pdf.Root["/Names"] = Dictionary(EmbeddedFiles=Dictionary(Names=Array(pairs)))
        page(pdf, 2)["/Annots"] = Array([keys(FS=spec(file=None))])

    assert told(check_attachments, several) == [BOTH] * 3
