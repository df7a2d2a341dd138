"""XML from strangers: what is refused, at which line, and how the words of an element are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pressroom.checks.xmltree import EntityError, XmlError, line_of, parse, words

MORE = "declares an entity that is more than characters"


@pytest.mark.parametrize(
    ("data", "said", "line", "column"),
    [
        (b"", "is not well-formed: Document is empty", 1, 1),
        (b"<a>\n<b>\n</a>", "is not well-formed: Opening and ending tag mismatch: b line 2 and a", 3, 5),
        (b"<a>\0</a>", "is not well-formed: Invalid character: Char 0x0 out of allowed range", 1, 4),
        (b'<a xmlns:x="a b"><b></a>', "is not well-formed: xmlns:x: 'a b' is not a valid URI", 1, 17),
        (b"<!ENTITY a '&b;'>", MORE, 1, 0),
        (b"\n<!ENTITY a SYSTEM 'b'>", MORE, 2, 0),
        (b"<!DOCTYPE a [\n\n<!ENTITY a '<b/>'>]><a/>", MORE, 3, 0),
        (b"<!DOCTYPE a [\n<!ENTITY a SYSTEM 'b'>\n<!ENTITY c 'd'>]><a/>", MORE, 2, 0),
        (b"<!DOCTYPE a [\n<!ENTITY % a 'b'>]><a/>", MORE, 2, 0),
        (b"<!DOCTYPE a [\n<!ENTITY a 'b'><!ENTITY c '%a;'>]><a/>", MORE, 2, 0),
        (b"<!DOCTYPE a [\n<!ENTITY a '" + b"b" * 1001 + b"'>]><a/>", MORE, 2, 0),
        (b"<!DOCTYPE a [<!ENTITY a '" + b"b" * 1000 + b"'>]><a>\n" + b"&a;" * 101 + b"</a>",
         "grows by its entities", 2, 0),
        (b"<!DOCTYPE a [<!ENTITY a 'b'>]>\n<a>&b;</a>", "is not well-formed: Entity 'b' not defined", 2, 7),
        (b"\xff", "is neither UTF-8 nor UTF-16", 1, 0),
        (b"\n\n<a>\xff</a>", "is neither UTF-8 nor UTF-16", 3, 0),
        (b"\xff\xfe<\0a", "is neither UTF-8 nor UTF-16", 1, 0),
        (b"<?xml version='1.0' encoding='latin1'?>\n<a/>",
         'declares the encoding "latin1" but has another', 1, 0),
        ('<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16"),
         'declares the encoding "UTF-8" but has another', 1, 0),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>',
         'declares the encoding "UTF-16" but has another', 1, 0),
        (b'<!DOCTYPE a SYSTEM "a.dtd">\n<a>\n&b;</a>', 'uses the entity "&b;"', 3, 0),
        (b'<!DOCTYPE a SYSTEM "a.dtd">\n<a xmlns:x="a b">\n&b;</a>', 'uses the entity "&b;"', 3, 0),
        (b"\n<!DOCTYPE a [<!ENTITY a '" + b"b" * 1000 + b"'>]><a>" + b"&a;" * 101 + b"</a>",
         "grows by its entities", 2, 0),
        (b"<a><b></b>", "is not well-formed: Premature end of data in tag a line 1", 1, 11),
    ],
)  # fmt: skip
def test_what_is_refused(data: bytes, said: str, line: int, column: int) -> None:
    with pytest.raises(XmlError) as caught:
        parse(data)
    assert (str(caught.value), caught.value.line, caught.value.column) == (said, line, column)
    assert isinstance(caught.value, EntityError) == (said in (MORE, "grows by its entities"))


@pytest.mark.parametrize(
    "data",
    [
        b"<a/>",
        b'<?xml version="1.0"?><a/>',
        b"\xef\xbb\xbf<?xml version='1.0' encoding='utf8'?><a/>",
        b'<?xml version="1.0" encoding = "Utf-8"?><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"),
        b"\xfe\xff" + '<?xml version="1.0" encoding="UTF-16BE"?><a/>'.encode("utf-16-be"),
        '<?xml version="1.0" encoding="utf-16le"?><a/>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF8"?><a/>',
        b"<a encoding='latin1'/>",
        b"<a><!-- <?xml version='1.0' encoding='latin1'?> --></a>",
        b"<!DOCTYPE a [<!ENTITY x 'one X'><!ENTITY y \"two X\">]><a>&x;&y;</a>",
        b'<a xmlns:x="a b">\xc3\xa4</a>',
    ],
)
def test_what_is_read(data: bytes) -> None:
    root = parse(data)
    assert root.tag == "a" and line_of(root) == 1


def test_entities_that_stand_for_characters_are_read() -> None:
    declared = """<!ENTITY nbsp "&#160;"><!ENTITY say 'a "word"'><!ENTITY say "b"><!ENTITY amp "&#38;#38;">"""
    root = parse(f"<!DOCTYPE a [{declared}]><a b='&say;'>one&nbsp;two &amp; &say;</a>".encode())
    assert root.get("b") == 'a "word"'
    assert root.text == 'one\N{NO-BREAK SPACE}two & a "word"'
    assert parse(
        b"<!DOCTYPE a [<!ENTITY a '" + b"b" * 1000 + b"'>]><a>" + b"&a;" * 100 + b"</a>"
    ).text


def test_an_entity_with_quotation_marks_stands_in_an_attribute() -> None:
    root = parse(b"""<!DOCTYPE a [<!ENTITY say '"'>]><a b="&say;x&say;" c='&say;'/>""")
    assert (root.get("b"), root.get("c")) == ('"x"', '"')


def test_entities_add_no_more_than_a_hundred_thousand_characters() -> None:
    def growing(last: int) -> bytes:
        entities = f"<!ENTITY a '{'x' * 1000}'><!ENTITY b '{'x' * last}'>"
        return f"<!DOCTYPE r [{entities}]><r>{'&a;' * 100}&b;</r>".encode()

    assert len(parse(growing(303)).text or "") == 100_303  # 997 and 300 more than their names
    with pytest.raises(EntityError, match="grows by its entities"):
        parse(growing(304))


def test_elements_do_not_stand_in_each_other_without_end() -> None:
    assert parse(b"<a>" * 200 + b"</a>" * 200).tag == "a"
    with pytest.raises(XmlError, match="Excessive depth"):
        parse(b"<a>" * 300 + b"</a>" * 300)


def test_nothing_is_read_beside_the_text(tmp_path: Path) -> None:
    """Neither the document type that it names, which would know the entity, nor the attribute there."""
    (tmp_path / "a.dtd").write_text('<!ENTITY b "x"><!ATTLIST a c CDATA "d">', encoding="utf-8")
    named = f'<!DOCTYPE a SYSTEM "{(tmp_path / "a.dtd").as_uri()}">'
    assert parse(f"{named}<a/>".encode()).get("c") is None
    with pytest.raises(XmlError, match='uses the entity "&b;"'):
        parse(f"{named}<a>&b;</a>".encode())


def test_words_have_those_of_images() -> None:
    root = parse(b'<p> One <img alt="of three"/><img/> <b>or</b>\n two</p>')
    assert words(root) == "One or two of three"


def test_the_entities_of_xml_itself_are_not_declared_anew() -> None:
    declared = "".join(f'<!ENTITY {name} "&#38;#{ord(sign)};">' for name, sign in (("amp", "&"), ("lt", "<"))) + (
        '<!ENTITY gt "&#62;"><!ENTITY apos "&#39;"><!ENTITY quot "&#34;">'
    )  # fmt: skip
    root = parse(f"<!DOCTYPE a [{declared}]><a>&amp;&lt;&gt;&apos;&quot;</a>".encode())
    assert root.text == "&<>'\""


def test_an_element_that_is_of_no_file_has_no_line() -> None:
    assert line_of(etree.Element("a")) == 0


def test_an_error_without_a_place_has_none() -> None:
    assert (XmlError("x").line, XmlError("x").column) == (0, 0)
