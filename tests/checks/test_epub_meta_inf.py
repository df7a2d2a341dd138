"""The files of META-INF: what they must hold, and what they may."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from artefacts import Files, added, replaced, zipped
from epub_parts import Edit, edited
from epub_parts import said as told_of
from test_epub_faults import CONTAINER, EPUB, OPF
from test_epub_standard_faults import ENCRYPTED, OCF, old

from pressroom.checks.epub import check_epub
from pressroom.checks.epub_meta_inf import check_meta_inf

ENCRYPTION, SIGNATURES = "META-INF/encryption.xml", "META-INF/signatures.xml"
KEY = f"""<encryption {OCF} xmlns:e="http://www.w3.org/2001/04/xmlenc#">
<e:EncryptedKey Id="k"><e:CipherData><e:CipherValue>YQ==</e:CipherValue></e:CipherData></e:EncryptedKey>
<e:EncryptedData Id="d"><e:CipherData><e:CipherReference URI="EPUB/one.xhtml"/></e:CipherData>
<e:EncryptionProperties><e:EncryptionProperty xmlns:c="http://www.idpf.org/2016/encryption#compression">
<c:Compression Method="8" OriginalLength="3500"/></e:EncryptionProperty></e:EncryptionProperties>
</e:EncryptedData></encryption>"""
SIGNED = f"""<signatures {OCF}><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>
<CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>
<SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#dsa-sha1"/>
<Reference URI="#x"><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/>
<DigestValue>YQ==</DigestValue></Reference></SignedInfo>
<SignatureValue>YQ==</SignatureValue></Signature></signatures>"""
PACKAGE = "application/oebps-package+xml"
OTHER = '<rootfile full-path="book.pdf" media-type="application/pdf"/>'
LINKS = '</rootfiles><links><link href="a" rel="b" media-type="c/d"/></links>'
Made = Callable[[], bytes]


def with_file(name: str, text: str, *edits: tuple[str, str], book: Files = EPUB) -> Made:
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    return lambda: zipped({**book, name: text.encode()})


def container(before: str, after: str, book: Files = EPUB) -> Made:
    return lambda: zipped(replaced(book, CONTAINER, before, after))


def key(*edits: tuple[str, str]) -> Made:
    return with_file(ENCRYPTION, KEY, *edits)


def signed(*edits: tuple[str, str]) -> Made:
    return with_file(SIGNATURES, SIGNED, *edits)


def obfuscated(kind: str, book: Files = EPUB) -> Made:
    return with_file(ENCRYPTION, ENCRYPTED, book=replaced(book, OPF, "font/otf", kind))


def said(made: Made) -> list[str]:
    """What is told of META-INF, but for the advice to leave out encryption."""
    return [
        f"{one.code} {str(one.place).removeprefix('book.epub/META-INF/')}: {one.message}"
        for one in check_epub(made(), "book.epub")
        if "META-INF" in str(one.place) and one.code != "EPUB-062"
    ]


FAULTS: list[tuple[str, Made]] = [
    ('EPUB-007 container.xml:5: the rootfile "book.pdf" is of the type "application/pdf"',
     container("</rootfiles>", f"{OTHER}</rootfiles>")),
    ('EPUB-077 container.xml:5: "rootfile" has no media-type',
     container("</rootfiles>", '<rootfile full-path="x"/></rootfiles>')),
    ('EPUB-077 container.xml:5: "rootfile" has no full-path',
     container("</rootfiles>", f'<rootfile media-type="{PACKAGE}"/></rootfiles>')),
    ('EPUB-077 container.xml:2: "container" has no version', container(' version="1.0" xmlns', " xmlns")),
    ('EPUB-077 container.xml:2: version of "container" is "2.0"', container('version="1.0" xmlns', 'version="2.0" xmlns')),
    ('EPUB-077 container.xml:5: "links" has no link', container("</rootfiles>", "</rootfiles><links/>")),
    ('EPUB-077 container.xml:5: "link" has no rel', container("</rootfiles>", LINKS.replace('rel="b"', ""))),
    ("EPUB-007 container.xml: the container names 2 package documents, which only EPUB 3 allows",
     container("</rootfiles>", f'<rootfile full-path="EPUB/package.opf" media-type="{PACKAGE}"/></rootfiles>', old())),
    ('EPUB-077 container.xml:5: "link" has no href', container("</rootfiles>", LINKS.replace('href="a"', ""))),
    ('EPUB-077 container.xml:2: version of "container" is "1.00"', container('version="1.0" xmlns', 'version="1.00" xmlns')),
    ('EPUB-077 signatures.xml:4: "Reference" has no DigestMethod', signed(("<DigestMethod", "<!--"), ('xmldsig#sha1"/>', "-->"))),
    ('EPUB-077 encryption.xml:1: "encryption" has no EncryptedData or EncryptedKey',
     with_file(ENCRYPTION, f"<encryption {OCF}/>")),
    ('EPUB-077 encryption.xml: "encryption" of "META-INF/encryption.xml" is not in the namespace of the container',
     with_file(ENCRYPTION, "<encryption/>")),
    ('EPUB-077 encryption.xml:2: "EncryptedKey" has no CipherData',
     key(("<e:CipherData><e:CipherValue>YQ==</e:CipherValue></e:CipherData></e:EncryptedKey>", "</e:EncryptedKey>"))),
    ('EPUB-077 encryption.xml:3: "EncryptedData" has no CipherData',
     key(('<e:CipherData><e:CipherReference URI="EPUB/one.xhtml"/></e:CipherData>', ""))),
    ('EPUB-077 encryption.xml:2: "CipherData" has no CipherValue or CipherReference',
     key(("<e:CipherValue>YQ==</e:CipherValue>", ""))),
    ('EPUB-077 encryption.xml:3: "CipherReference" has no URI', key((' URI="EPUB/one.xhtml"', ""))),
    ('EPUB-077 encryption.xml:2: "EncryptionMethod" has no Algorithm',
     key(('<e:EncryptedKey Id="k">', '<e:EncryptedKey Id="k"><e:EncryptionMethod/>'))),
    ('EPUB-077 encryption.xml:4: "EncryptionProperties" has no EncryptionProperty',
     key(("<e:EncryptionProperties>", "<e:EncryptionProperties/><!-- "), ("</e:EncryptionProperties>", "-->"))),
    ('EPUB-077 encryption.xml:5: Method of "Compression" is "3"', key(('Method="8"', 'Method="3"'))),
    ('EPUB-077 encryption.xml:5: "Compression" has no Method', key(('Method="8"', ""))),
    ('EPUB-077 encryption.xml:5: OriginalLength of "Compression" is "-1"', key(('"3500"', '"-1"'))),
    ('EPUB-077 encryption.xml:5: "Compression" has no OriginalLength', key(('OriginalLength="3500"', 'OriginalLength=""'))),
    ('EPUB-077 encryption.xml: the id "k" is there 2 times', key(('Id="d"', 'Id=" k"'))),
    ('EPUB-077 encryption.xml:3: "EPUB/fonts/serif.otf" is obfuscated, and of the type "font/opentype", which is not of a font',
     obfuscated("font/opentype")),
    ('EPUB-077 encryption.xml:3: "EPUB/gone.otf" is encrypted, and not there',
     with_file(ENCRYPTION, ENCRYPTED, ("fonts/serif.otf", "gone.otf"))),
    ('EPUB-077 signatures.xml:1: "signatures" has no Signature', with_file(SIGNATURES, f"<signatures {OCF}/>")),
    ('EPUB-077 signatures.xml:1: "Signature" has no SignatureValue', signed(("<SignatureValue>YQ==</SignatureValue>", ""))),
    ('EPUB-077 signatures.xml:1: "Signature" has no SignedInfo', signed(("<SignedInfo>", "<!--"), ("</SignedInfo>", "-->"))),
    ('EPUB-077 signatures.xml:1: "SignedInfo" has no Reference', signed(("<Reference", "<!--"), ("</Reference>", "-->"))),
    ('EPUB-077 signatures.xml:1: "SignedInfo" has no SignatureMethod', signed(("<SignatureMethod", "<!--"), ('dsa-sha1"/>', "-->"))),
    ('EPUB-077 signatures.xml:1: "SignedInfo" has no CanonicalizationMethod',
     signed(("<CanonicalizationMethod", "<Transforms"))),
    ('EPUB-077 signatures.xml:4: "DigestMethod" has no Algorithm', signed(('Method Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"', "Method"))),
    ('EPUB-077 signatures.xml:4: "Reference" has no DigestValue', signed(("<DigestValue>YQ==</DigestValue>", ""))),
]  # fmt: skip

SOUND: list[Made] = [
    key(), signed(), obfuscated("application/vnd.ms-opentype"), obfuscated("application/x-font-ttf"),
    key(('Id="d"', 'Id="K"')), key(('"3500"', '" 0 "')),
    with_file(ENCRYPTION, ENCRYPTED, ("2008/embedding", "other"), ("fonts/serif.otf", "one.xhtml")),
    obfuscated("font/opentype", old()),
    container("</rootfiles>", LINKS),
    container("</rootfiles>", f"{OTHER}</rootfiles>", added(old(), "book.pdf", b"")),
    lambda: zipped(added(EPUB, "META-INF/rights.xml", "<rights/>")),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "made"), FAULTS)
def test_what_the_files_of_the_container_must_hold(expected: str, made: Made) -> None:
    assert said(made) == [expected]


@pytest.mark.parametrize("made", SOUND)
def test_what_they_may_hold(made: Made) -> None:
    assert said(made) == []


# --- one by one, of files that are not even packed ------------------------------------------

OWN = ("encryption", "signatures", "manifest")


def told(*edits: Edit, files: Files = EPUB) -> list[str]:
    return [one[4:] for one in told_of(check_meta_inf, edited(*edits, files=files))]


def test_no_item_is_in_meta_inf() -> None:
    made = "".join(f'<item id="{n}" href="{name}" media-type="a/b"/>' for n, name in (
        ("f", "../META-INF/a"), ("g", "../META-INF/b"), ("h", "META-INF/c"), ("i", "../d")))  # fmt: skip
    items = (OPF, "</manifest>", f"{made}</manifest>")
    assert told(items) == [f'the item "META-INF/{name}" is in META-INF' for name in "ab"]


@pytest.mark.parametrize("name", OWN)
def test_the_files_of_meta_inf_are_what_they_are_called(name: str) -> None:
    path = f"META-INF/{name}.xml"
    other = {**EPUB, path: b'<other xmlns="http://a.example/"/>'}
    assert told(files=other) == [f'"{path}" begins with "other", not "{name}"']
    broken = [f'"META-INF/{one}.xml" is not well-formed: Document is empty' for one in OWN]
    assert told(files={**EPUB, path: b""}) == [one for one in broken if name in one]
    assert told(files={**EPUB, **{f"META-INF/{one}.xml": b"" for one in OWN}}) == broken
    bare = [f'"{name}" of "{path}" is not in the namespace of the container']
    assert told(files={**EPUB, path: f"<{name}/>".encode()}) == bare * (name != "manifest")


def test_other_files_of_meta_inf_are_their_makers_affair() -> None:
    assert told(files={**EPUB, "META-INF/rights.xml": b"", "META-INF/own.xml": b"<a/>"}) == []
    assert told(files={**EPUB, CONTAINER: b""}) == []
    assert told(files={name: data for name, data in EPUB.items() if "META" not in name}) == []
