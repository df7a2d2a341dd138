"""The XMP metadata of a PDF, property by property: which are known, and what their values are."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from small_pdfs import PLACE

from pressroom.checks import pdf_more_rules as rules
from pressroom.checks.pdf_xmp import check_xmp
from pressroom.checks.pdf_xmp_schemas import known

ADOBE = "http://ns.adobe.com/"
AIIM = "http://www.aiim.org/"
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": f"{ADOBE}xap/1.0/",
    "xmpRights": f"{ADOBE}xap/1.0/rights/",
    "xmpMM": f"{ADOBE}xap/1.0/mm/",
    "xmpBJ": f"{ADOBE}xap/1.0/bj/",
    "xmpTPg": f"{ADOBE}xap/1.0/t/pg/",
    "xmpDM": f"{ADOBE}xmp/1.0/DynamicMedia/",
    "pdf": f"{ADOBE}pdf/1.3/",
    "photoshop": f"{ADOBE}photoshop/1.0/",
    "crs": f"{ADOBE}camera-raw-settings/1.0/",
    "tiff": f"{ADOBE}tiff/1.0/",
    "exif": f"{ADOBE}exif/1.0/",
    "aux": f"{ADOBE}exif/1.0/aux/",
    "pdfaid": f"{AIIM}pdfa/ns/id/",
    "pdfuaid": f"{AIIM}pdfua/ns/id/",
    "pdfaExtension": f"{AIIM}pdfa/ns/extension/",
    "pdfaSchema": f"{AIIM}pdfa/ns/schema#",
    "pdfaProperty": f"{AIIM}pdfa/ns/property#",
    "pdfaType": f"{AIIM}pdfa/ns/type#",
    "pdfaField": f"{AIIM}pdfa/ns/field#",
    "my": "urn:my",
}


def packet(*descriptions: str, **spaces: str) -> etree._Element:
    """A packet of these descriptions, each of which begins with its attributes, up to ">"."""
    declared = " ".join(f'xmlns:{name}="{space}"' for name, space in (SPACES | spaces).items())
    inner = "".join(f"<rdf:Description {one}</rdf:Description>" for one in descriptions)
    return etree.fromstring(f'<x:xmpmeta xmlns:x="adobe:ns:meta/" {declared}><rdf:RDF>{inner}</rdf:RDF></x:xmpmeta>')  # fmt: skip


def said(*descriptions: str, **spaces: str) -> list[str]:
    found = check_xmp(packet(*descriptions, **spaces), PLACE)
    return [f"{one.code} {one.message}" for one in found]


def of(name: str, value: str) -> list[str]:
    """What is said of a property with this value, without the code."""
    return [one.partition(" ")[2] for one in said(f"><{name}>{value}</{name}>")]


def array(kind: str, *values: str) -> str:
    return f"<rdf:{kind}>{''.join(f'<rdf:li>{value}</rdf:li>' for value in values)}</rdf:{kind}>"


STRUCTURE = "<rdf:Description><my:a>x</my:a></rdf:Description>"
ALT = '<rdf:Alt><rdf:li xml:lang="x-default">Words</rdf:li></rdf:Alt>'

# XMP Specification 2005, chapter 4, and ISO 19005-2, tables 1 to 4 and annex: two of each schema
PROPERTIES = [
    ("dc:contributor", array("Bag", "Ann"), "a Bag of text"), ("dc:creator", array("Seq", "Ann"), "a Seq of text"),
    ("dc:date", array("Seq", "2026-01-31"), "a Seq of a date"), ("dc:title", ALT, "text in languages"),
    ("dc:type", array("Bag", "Text"), "a Bag of text"), ("dc:format", "application/pdf", "text"),
    ("xmp:Advisory", array("Bag", "x"), "a Bag of text"), ("xmp:CreateDate", "2026-01-31", "a date"),
    ("xmp:Thumbnails", f"<rdf:Alt><rdf:li>{STRUCTURE}</rdf:li></rdf:Alt>", "a Alt of a structure"),
    ("xmp:Rating", "4.5", "a number"),
    ("xmpRights:Certificate", "x", "text"), ("xmpRights:Marked", "False", "True or False"), ("xmpRights:UsageTerms", ALT, "text in languages"),
    ("xmpMM:DerivedFrom", STRUCTURE, "a structure"), ("xmpMM:SaveID", "3", "an integer"), ("xmpMM:OriginalDocumentID", "x", "text"),
    ("xmpBJ:JobRef", f"<rdf:Bag><rdf:li>{STRUCTURE}</rdf:li></rdf:Bag>", "a Bag of a structure"),
    ("xmpTPg:NPages", "12", "an integer"), ("xmpTPg:MaxPageSize", STRUCTURE, "a structure"), ("xmpTPg:PlateNames", array("Seq", "Black"), "a Seq of text"),
    ("pdf:Keywords", "sea, salt", "text"), ("pdf:Trapped", "True", "text"),
    ("photoshop:AuthorsPosition", "Editor", "text"), ("photoshop:DateCreated", "2026", "a date"), ("photoshop:Urgency", "1", "an integer"),
    ("tiff:Artist", "Ann", "text"), ("tiff:BitsPerSample", array("Seq", "8", "8"), "a Seq of an integer"),
    ("tiff:XResolution", "300/1", "a rational number"), ("tiff:WhitePoint", array("Seq", "1/3", "1/3"), "a Seq of a rational number"),
    ("exif:ApertureValue", "28/10", "a rational number"), ("exif:Flash", STRUCTURE, "a structure"), ("exif:WhiteBalance", "0", "an integer"),
    ("aux:Lens", "50 mm", "text"), ("aux:SerialNumber", "1", "text"),
    ("crs:AutoBrightness", "True", "True or False"), ("crs:Exposure", "+0.5", "a number"), ("crs:WhiteBalance", "As shot", "text"),
    ("xmpDM:absPeakAudioFilePath", "x", "text"), ("xmpDM:videoPixelAspectRatio", "4/3", "a rational number"), ("xmpDM:videoPixelDepth", "8Int", "text"),
    ("pdfaid:amd", "2011", "text"), ("pdfaid:part", "2", "an integer"), ("pdfaid:corr", "x", "text"),
]  # fmt: skip
_WRONG = {"text": "<rdf:Bag/>", "text in languages": "x", "a structure": "x"}


@pytest.mark.parametrize(("name", "value", "kind"), PROPERTIES)
def test_a_property_that_is_known_has_values_of_its_kind(name: str, value: str, kind: str) -> None:
    assert of(name, value) == []
    wrong = _WRONG.get(kind, "no such value")
    assert of(name, wrong) == [
        f'the property "{name.partition(":")[2]}" of the XMP metadata is not {kind}'
    ]


@pytest.mark.parametrize(
    "prefix", [name for name in SPACES if name not in ("rdf", "pdfaExtension")]
)
def test_a_property_that_nothing_describes_is_told(prefix: str) -> None:
    assert of(f"{prefix}:own", "x") == [
        f'nothing describes the property "own" of "{SPACES[prefix]}"'
    ]


def test_a_schema_is_known_by_its_space_and_not_by_its_prefix() -> None:
    assert said("><d:title>x</d:title>", d=SPACES["dc"]) == [
        f'{rules.XMP_VALUE.code} the property "title" of the XMP metadata is not text in languages'
    ]
    assert known()[SPACES["dc"], "title"] == "a"


def test_each_property_of_each_description_is_looked_at() -> None:
    code = rules.XMP_PROPERTY.code
    found = said('my:a="1" dc:format="x" my:b="2"><dc:source>x</dc:source><my:c/>', "><my:d/>")
    assert found == [
        f'{code} nothing describes the property "{name}" of "urn:my"' for name in "abcd"
    ]


def test_what_belongs_to_rdf_and_xml_is_no_property() -> None:
    assert said('rdf:about="" xml:lang="en"><rdf:value>x</rdf:value>') == []


def test_only_what_stands_in_the_packet_itself_is_a_property() -> None:
    """A structure may hold what it will."""
    inner = "<rdf:Description><my:a/></rdf:Description>"
    assert of("xmpMM:DerivedFrom", inner) == []
    whole = f"><xmpMM:DerivedFrom>{inner}</xmpMM:DerivedFrom>"
    assert len(said("><my:b/>", whole)) == len(said(whole, "><my:b/>")) == 1
    alone = etree.fromstring(f'<rdf:Description xmlns:rdf="{SPACES["rdf"]}"><a/></rdf:Description>')
    assert list(check_xmp(alone, PLACE)) == []


def test_a_comment_is_no_property() -> None:
    assert said("><!-- my:own --><dc:format><!-- x -->pdf</dc:format>") == []
    assert of("dc:subject", "<!-- x --><rdf:Bag><!-- y --><rdf:li>x</rdf:li></rdf:Bag>") == []


DATES = """
    2026 2026-01 2026-01-31 2026-01-31T12:00 2026-01-31T12:00Z 2026-01-31T12:00:59+01:00
    2026-01-31T12:00:59.123-05:30
"""
NO_DATES = """
    26 2026-1 2026-01-31T 2026-01-31T12 2026-01-31T12:00:00, 2026-01-31T12:00+01 x2026 2026x
    2026-01T12:00 31.1.2026
"""
VALUES = [
    ("xmp:MetadataDate", DATES, NO_DATES),
    ("xmpTPg:NPages", "0 12 +12 -12", "1.0 1e3 x 12x - 0x1 1,000"),
    ("xmp:Rating", "1 -1 +1 1. 1.5 .5 -.5", ". 1e3 1,5 x 1.5x --1"),
    ("exif:FNumber", "28/10 -1/3 +1/3", "28 1/ /3 1/3/1 1.5/2 1/x 1/-3"),
    ("xmpRights:Marked", "True False", "true FALSE 1 Yes Trues"),
]


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        (name, value, fits)
        for name, good, bad in VALUES
        for fits, values in ((True, good), (False, bad))
        for value in values.split()
    ],
)
def test_how_a_value_is_written(name: str, value: str, fits: bool) -> None:
    assert (of(name, value) == []) is fits
    assert (of(name, f" {value}\n") == []) is fits
    assert (said(f'{name}="{value}">') == []) is fits


def test_text_goes_over_lines_and_may_be_empty() -> None:
    assert of("pdf:Keywords", "salt\nand wind") == of("pdf:Keywords", "") == []
    assert said('pdf:Keywords="">') == []


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("dc:subject", "<rdf:Bag/>", True), ("dc:subject", array("Bag", "a", "b"), True), ("dc:subject", array("Seq", "a"), False),
        ("dc:subject", array("Alt", "a"), False), ("dc:subject", "a", False), ("dc:subject", "", False),
        ("dc:subject", "<rdf:Bag/><rdf:Bag/>", False), ("dc:subject", "<rdf:Bag/><my:a/>", False),
        ("dc:subject", f"<rdf:Bag><rdf:li>{STRUCTURE}</rdf:li></rdf:Bag>", False),
        ("dc:creator", array("Seq", "a"), True), ("dc:creator", array("Bag", "a"), False),
        ("tiff:BitsPerSample", array("Seq", "8", "x"), False), ("tiff:BitsPerSample", array("Seq", "x", "8"), False),
        ("tiff:BitsPerSample", array("Seq", " 8 "), True),
        ("xmp:Identifier", array("Bag", "a", STRUCTURE), True), ("xmp:Identifier", array("Seq", "a"), False),
        ("xmpMM:History", f"<rdf:Seq><rdf:li>{STRUCTURE}</rdf:li></rdf:Seq>", True),
        ("xmpMM:History", array("Seq", "x"), False), ("xmpMM:History", '<rdf:Seq><rdf:li my:a="x"/></rdf:Seq>', True),
        ("dc:title", ALT, True), ("dc:title", array("Bag", "a"), False), ("dc:title", f"{ALT}{ALT}", False), ("dc:title", "<rdf:Alt/>", True),
        ("xmpMM:DerivedFrom", "<my:a>x</my:a><my:b/>", True), ("xmpMM:DerivedFrom", array("Bag", "x"), False),
        ("xmpMM:DerivedFrom", array("Seq", "x"), False), ("xmpMM:DerivedFrom", array("Alt", "x"), False), ("xmpMM:DerivedFrom", "", False),
        ("dc:format", array("Bag", "x"), False), ("dc:format", "x<my:a/>", False),
    ],
)  # fmt: skip
def test_arrays_structures_and_texts(name: str, value: str, fits: bool) -> None:
    assert (of(name, value) == []) is fits


@pytest.mark.parametrize(
    ("attributes", "fits"),
    [
        ('rdf:parseType="Resource"', True), ('my:a="x"', True), ('rdf:resource="x" my:a="x"', True),
        ('rdf:resource="x"', False), ('xml:lang="en"', False), ("", False), ('rdf:parseType=""', False),
    ],
)  # fmt: skip
def test_a_structure_may_be_empty_or_all_in_attributes(attributes: str, fits: bool) -> None:
    found = said(f"><xmpMM:DerivedFrom {attributes}/>")
    assert (found == []) is fits
    assert said('xmpMM:DerivedFrom="x">') != []


# --- schemas of one's own ------------------------------------------------------------

PROPERTY = {"name": "own", "valueType": "Text", "category": "internal", "description": "x"}
FIELD = {"name": "f", "valueType": "Text", "description": "x"}
TYPE = {"type": "Own", "namespaceURI": "urn:t", "prefix": "t", "description": "x"}
SCHEMA = {"schema": "Mine", "namespaceURI": "urn:my", "prefix": "my"}


def entry(prefix: str, fields: dict[str, str], inside: str = "") -> str:
    said = "".join(f"<{prefix}:{name}>{value}</{prefix}:{name}>" for name, value in fields.items())
    return f'<rdf:li rdf:parseType="Resource">{said}{inside}</rdf:li>'


def within(name: str, kind: str, *entries: str) -> str:
    return f"<{name}><rdf:{kind}>{''.join(entries)}</rdf:{kind}></{name}>"


def schema(**without: str) -> str:
    """The description of a schema with a type of its own; ``without`` leaves a field of a part out."""

    def kept(part: str, fields: dict[str, str]) -> dict[str, str]:
        return {name: value for name, value in fields.items() if name != without.get(part)}

    field = within("pdfaType:field", "Seq", entry("pdfaField", kept("field", FIELD)))
    types = within("pdfaSchema:valueType", "Seq", entry("pdfaType", kept("valueType", TYPE), field))
    properties = within("pdfaSchema:property", "Seq", entry("pdfaProperty", kept("property", PROPERTY)))  # fmt: skip
    whole = entry("pdfaSchema", kept("schemas", SCHEMA), properties + types)
    return f">{within('pdfaExtension:schemas', 'Bag', whole)}"


EXTENSION = rules.XMP_EXTENSION.code


def test_a_schema_that_is_described_in_full() -> None:
    assert said(schema(), "><my:own>x</my:own>") == []


@pytest.mark.parametrize(
    ("part", "field"),
    [
        *(("schemas", name) for name in ("schema", "namespaceURI", "prefix")),
        *(("property", name) for name in ("name", "valueType", "category", "description")),
        *(("valueType", name) for name in ("type", "namespaceURI", "prefix", "description")),
        *(("field", name) for name in ("name", "valueType", "description")),
    ],
)
def test_each_part_of_a_description_is_needed(part: str, field: str) -> None:
    """ISO 19005-2, tables 5 to 8."""
    assert said(schema(**{part: field})) == [
        f'{EXTENSION} "{part}" of an extension schema lacks "{field}"'
    ]


def test_what_is_lacking_is_told_of_each_entry_in_the_order_of_its_name() -> None:
    empty = entry("pdfaSchema", {})
    assert (
        said(f">{within('pdfaExtension:schemas', 'Bag', empty, empty)}")
        == [
            f'{EXTENSION} "schemas" of an extension schema lacks "{name}"'
            for name in ("namespaceURI", "prefix", "schema")
        ]
        * 2
    )


@pytest.mark.parametrize(
    ("name", "kind", "wrong"),
    [
        ("pdfaExtension:schemas", "Bag", "Seq"), ("pdfaSchema:property", "Seq", "Bag"),
        ("pdfaSchema:valueType", "Seq", "Bag"), ("pdfaType:field", "Seq", "Alt"),
    ],
)  # fmt: skip
def test_each_part_is_an_array_of_its_kind(name: str, kind: str, wrong: str) -> None:
    # the array that follows the name, and the last one before its end
    changed = schema().replace(f"<{name}><rdf:{kind}>", f"<{name}><rdf:{wrong}>")
    changed = changed.replace(f"</rdf:{kind}></{name}>", f"</rdf:{wrong}></{name}>")
    part = name.partition(":")[2]
    found = said(changed)
    assert f'{EXTENSION} "{part}" of an extension schema is not a {kind}' in found
    empty = re.sub(f"<{name}>.*</{name}>", f"<{name}/>", schema())
    assert f'{EXTENSION} "{part}" of an extension schema is not a {kind}' in said(empty)
    # a packet whose schemas are no bag breaks the kind of the property, too
    assert len(found) == (2 if part == "schemas" else 1)


def test_a_foreign_field_is_told() -> None:
    mine = "<my:note>x</my:note>"
    said_of = '"{}" of an extension schema has the foreign field "note"'
    for part, mark in (("schemas", "<pdfaSchema:prefix>"), ("property", "<pdfaProperty:name>"),
                       ("valueType", "<pdfaType:type>"), ("field", "<pdfaField:name>")):  # fmt: skip
        assert said(schema().replace(mark, mine + mark)) == [f"{EXTENSION} {said_of.format(part)}"]
    own = "<pdfaProperty:note>x</pdfaProperty:note>"
    found = said(schema().replace("<pdfaProperty:name>", own + "<pdfaProperty:name>"))
    assert found == [f"{EXTENSION} {said_of.format('property')}"]


def test_a_field_of_another_part_is_foreign() -> None:
    """What is named like a field but stands in the space of another one."""
    changed = schema().replace("pdfaProperty:category", "pdfaField:category")
    assert said(changed) == [
        f'{EXTENSION} "property" of an extension schema has the foreign field "category"'
    ]


def test_a_description_may_be_written_with_attributes_or_around_its_fields() -> None:
    attributes = " ".join(f'pdfaProperty:{name}="{value}"' for name, value in PROPERTY.items())
    flat = schema().replace(entry("pdfaProperty", PROPERTY), f"<rdf:li {attributes}/>")
    assert said(flat, "><my:own>x</my:own>") == []
    inner = entry("pdfaProperty", PROPERTY).replace(' rdf:parseType="Resource"', "")
    inner = inner.replace("<rdf:li>", "<rdf:li><rdf:Description>").replace("</rdf:li>", "</rdf:Description></rdf:li>")  # fmt: skip
    around = schema().replace(entry("pdfaProperty", PROPERTY), inner)
    assert said(around, "><my:own>x</my:own>") == []
    lacking = around.replace("<pdfaProperty:category>internal</pdfaProperty:category>", "")
    assert said(lacking) == [f'{EXTENSION} "property" of an extension schema lacks "category"']


def described(kind: str, value: str) -> list[str]:
    """What is said of a value of a property that is described as of this kind, without the code."""
    whole = schema().replace("<pdfaProperty:valueType>Text", f"<pdfaProperty:valueType>{kind}")
    return [one.partition(" ")[2] for one in said(whole, f"><my:own>{value}</my:own>")]


@pytest.mark.parametrize(
    ("kind", "good", "bad", "called"),
    [
        ("Text", "x", "<rdf:Bag/>", "text"), ("Integer", "1", "x", "an integer"), ("Real", "1.5", "x", "a number"),
        ("Rational", "1/2", "x", "a rational number"), ("Boolean", "True", "x", "True or False"), ("Date", "2026", "x", "a date"),
        ("Lang Alt", ALT, "x", "text in languages"), ("lang alt", ALT, "x", "text in languages"), (" INTEGER ", "1", "x", "an integer"),
        ("bag Text", array("Bag", "x"), "x", "a Bag of text"), ("Seq Integer", array("Seq", "1"), array("Seq", "x"), "a Seq of an integer"),
        ("seq of Date", array("Seq", "2026"), array("Seq", "x"), "a Seq of a date"), ("Alt Text", array("Alt", "x"), array("Bag", "x"), "a Alt of text"),
        ("Closed Choice of Integer", "1", "x", "an integer"), ("Open Choice of Real", "1.5", "x", "a number"),
    ],
)  # fmt: skip
def test_a_property_that_is_described_has_values_of_the_kind_that_is_said(
    kind: str, good: str, bad: str, called: str
) -> None:
    assert described(kind, good) == []
    assert described(kind, bad) == [f'the property "own" of the XMP metadata is not {called}']


@pytest.mark.parametrize("kind", ["Own", "bag Own", "bag Lang Alt", "seq", "choice of Text", ""])
@pytest.mark.parametrize("value", ["x", STRUCTURE, array("Bag", "x")])
def test_a_kind_of_its_own_may_be_anything(kind: str, value: str) -> None:
    assert described(kind, value) == []


def test_a_description_holds_for_its_own_space_alone() -> None:
    found = said(schema().replace(">urn:my<", "> urn:other <"), "><my:own>x</my:own>")
    assert found == [f'{rules.XMP_PROPERTY.code} nothing describes the property "own" of "urn:my"']
    assert said(schema().replace(">urn:my<", "> urn:my <").replace(">own<", "> own <"), "><my:own>x</my:own>") == []  # fmt: skip


def test_several_schemas_and_properties_are_described() -> None:
    second = entry("pdfaProperty", PROPERTY | {"name": "second", "valueType": "Integer"})
    one = schema().replace(entry("pdfaProperty", PROPERTY), entry("pdfaProperty", PROPERTY) + second)  # fmt: skip
    other = schema().replace(">urn:my<", ">urn:t<")
    assert said(one, other, "><my:own>x</my:own><my:second>2</my:second>", 't:own="x">', t="urn:t") == []  # fmt: skip
    (found,) = said(one, "><my:second>x</my:second>")
    assert found.endswith('"second" of the XMP metadata is not an integer')


PREFIXED = [
    "pdfaExtension",
    "pdfaid",
    "pdfuaid",
    "pdfaSchema",
    "pdfaProperty",
    "pdfaType",
    "pdfaField",
]


@pytest.mark.parametrize("prefix", PREFIXED)
def test_the_schemas_of_pdf_a_have_the_prefixes_that_it_gives_them(prefix: str) -> None:
    """ISO 19005-2, 6.6.2.3.3 and 6.6.4; ISO 14289-1, 5."""
    claims = prefix in ("pdfaid", "pdfuaid")
    packets = schema(), "><pdfaid:part>2</pdfaid:part>", "><pdfuaid:part>1</pdfuaid:part>"
    renamed = [one.replace(f"{prefix}:", "own:") for one in packets]
    wrong = f'the XMP metadata calls the schema "{prefix}" by the prefix "own"'
    code = (rules.CLAIM if claims else rules.XMP_EXTENSION).code
    assert f"{code} {wrong}" in said(*renamed, own=SPACES[prefix])
    assert not [one for one in said(*packets) if "by the prefix" in one]
