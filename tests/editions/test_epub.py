"""The EPUB as a whole: what is in the file, and that the same document gives the same bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree
from sample_epub import HERE, image, metadata, no_styles, paragraph, sample, text

from pressroom.editions.epub import make_epub
from pressroom.model.block import Figure
from pressroom.model.document import ContentsEntry, Document, Note, Section
from pressroom.model.inline import NoteRef, Span, Text
from pressroom.model.metadata import Identifier

NS = {
    "x": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"
COVER = b"\xff\xd8\xff\xd9"


def unzip(document: Document) -> dict[str, bytes]:
    artifact = make_epub(document, no_styles(), lambda: COVER)
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def tree(files: dict[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(files[f"EPUB/{name}"])


def pages(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {
        name.removeprefix("EPUB/"): etree.fromstring(data)
        for name, data in files.items()
        if name.endswith(".xhtml")
    }


def spine(files: dict[str, bytes]) -> list[str]:
    package = tree(files, "content.opf")
    names = {item.get("id"): item.get("href") for item in package.iterfind(".//opf:item", NS)}
    return [names[ref.get("idref")] for ref in package.iterfind(".//opf:itemref", NS)]


def metas(files: dict[str, bytes], name: str) -> list[str]:
    return tree(files, "content.opf").xpath(f"//opf:meta[@property='{name}']/text()", namespaces=NS)


def test_the_artifact_is_named_after_the_slug(tmp_path: Path) -> None:
    artifact = make_epub(sample(tmp_path), no_styles(), lambda: COVER)
    assert (artifact.name, artifact.media_type) == ("tides.epub", "application/epub+zip")


def test_an_article_is_one_file_and_a_book_one_for_each_section(tmp_path: Path) -> None:
    before = ["cover.xhtml", "title.xhtml", "imprint.xhtml", "nav.xhtml"]
    after = ["bibliography.xhtml", "colophon.xhtml"]
    assert spine(unzip(sample(tmp_path))) == [*before, "text.xhtml", *after]
    book = spine(unzip(sample(tmp_path, "book")))
    assert book == [*before, "sea.xhtml", "letters.xhtml", *after]


def test_without_references_there_is_no_bibliography(tmp_path: Path) -> None:
    files = unzip(sample(tmp_path, references=()))
    assert "bibliography.xhtml" not in spine(files)
    assert b"bibliography" not in files["EPUB/nav.xhtml"]


@pytest.mark.parametrize("kind", ["article", "book"])
def test_every_link_leads_to_an_id_that_is_there(tmp_path: Path, kind: str) -> None:
    files = unzip(sample(tmp_path, kind))  # type: ignore[arg-type]  # both kinds are named above
    trees = pages(files)
    ids = {name: set(root.xpath("//@id")) for name, root in trees.items()}
    checked = 0
    for name, root in trees.items():
        for address in root.xpath("//x:a/@href | //x:img/@src | //x:link/@href", namespaces=NS):
            if address.startswith("https:"):
                continue
            file, _, fragment = address.partition("#")
            target = posixpath.normpath(file) if file else name
            assert f"EPUB/{target}" in files, address
            assert not fragment or fragment in ids[target], address
            checked += 1
    assert checked > 20


@pytest.mark.parametrize("kind", ["article", "book"])
def test_no_id_occurs_twice_in_the_text(tmp_path: Path, kind: str) -> None:
    trees = pages(unzip(sample(tmp_path, kind)))  # type: ignore[arg-type]  # as above
    ids = [i for root in trees.values() for i in root.xpath("//@id")]
    assert len(ids) == len(set(ids))


def test_a_note_stands_once_in_the_file_that_calls_it_first(tmp_path: Path) -> None:
    trees = pages(unzip(sample(tmp_path, "book")))
    asides = {
        name: root.xpath("//x:aside/@id", namespaces=NS)
        for name, root in trees.items()
        if root.xpath("//x:aside", namespaces=NS)
    }
    assert asides == {"sea.xhtml": ["n-a", "n-b"]}
    call = trees["letters.xhtml"].xpath("//x:a[@id='c3'] | //*[@id='c3']//x:a", namespaces=NS)[0]
    assert call.get("href") == "sea.xhtml#n-b"


def test_a_note_in_a_note_stands_with_the_note_that_calls_it(tmp_path: Path) -> None:
    inner = Note("n-in", 3, (paragraph(Text("Inner.", HERE)),), ("c-in",), HERE)
    document = sample(tmp_path, "book")
    outer = replace(
        document.notes[0],
        blocks=(paragraph(Text("Outer", HERE), NoteRef("c-in", "n-in", 3, HERE)),),
    )
    document = replace(document, notes=(outer, document.notes[1], inner))
    trees = pages(unzip(document))
    assert trees["sea.xhtml"].xpath("//x:aside/@id", namespaces=NS) == ["n-a", "n-b", "n-in"]


def test_a_note_that_nothing_calls_is_not_lost(tmp_path: Path) -> None:
    stray = Note("n-s", 3, (paragraph(Text("Stray words.", HERE)),), (), HERE)
    document = sample(tmp_path, "book")
    files = unzip(replace(document, notes=(*document.notes, stray)))
    assert b"Stray words." in files["EPUB/letters.xhtml"]


def test_every_page_has_language_title_and_style_sheet(tmp_path: Path) -> None:
    for name, root in pages(unzip(sample(tmp_path, metadata=metadata(language="de-CH")))).items():
        assert root.get("lang") == "de-CH", name
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de-CH", name
        assert root.findtext("x:head/x:title", namespaces=NS), name
        assert root.xpath("//x:link/@href", namespaces=NS) == ["css/book.css"], name


def test_a_language_from_right_to_left_turns_pages_and_text(tmp_path: Path) -> None:
    files = unzip(sample(tmp_path, metadata=metadata(language="ar")))
    assert {root.get("dir") for root in pages(files).values()} == {"rtl"}
    direction = tree(files, "content.opf").find("opf:spine", NS).get("page-progression-direction")
    assert direction == "rtl"


def test_nav_and_ncx_have_the_same_lines(tmp_path: Path) -> None:
    files = unzip(sample(tmp_path, "book"))
    nav = tree(files, "nav.xhtml").xpath("//x:nav[@id='toc']//x:a", namespaces=NS)
    lines = [("".join(a.itertext()), a.get("href")) for a in nav]
    points = list(tree(files, "toc.ncx").iter(f"{{{NS['ncx']}}}navPoint"))
    assert lines == [
        (p.findtext("ncx:navLabel/ncx:text", namespaces=NS), p.find("ncx:content", NS).get("src"))
        for p in points
    ]
    assert lines[:3] == [
        ("The sea", "sea.xhtml#sea"), ("Calm", "sea.xhtml#calm"),
        ("Letters", "letters.xhtml#letters"),
    ]  # fmt: skip
    assert [p.get("playOrder") for p in points] == ["1", "2", "3", "4", "5"]
    assert tree(files, "toc.ncx").xpath("//@content")[1] == "2"  # the depth


def test_the_toc_nests_as_the_contents_do(tmp_path: Path) -> None:
    nav = tree(unzip(sample(tmp_path)), "nav.xhtml")
    inner = nav.xpath("//x:nav[@id='toc']/x:ol/x:li[1]/x:ol/x:li/x:a/text()", namespaces=NS)
    assert inner == ["Calm"]


def test_a_contents_line_holds_no_note_call_and_no_second_link(tmp_path: Path) -> None:
    document = sample(tmp_path)
    title = document.sections[0].title
    document = replace(document, contents=(ContentsEntry("#sea", title),))
    link = tree(unzip(document), "nav.xhtml").xpath("//x:a[@href='text.xhtml#sea']", namespaces=NS)[
        0
    ]
    assert [etree.QName(child).localname for child in link] == ["em"]
    assert "".join(link.itertext()) == "The sea"


def test_an_id_in_a_title_is_not_repeated_in_the_contents(tmp_path: Path) -> None:
    document = sample(tmp_path)
    title = (Span(text("Sea"), HERE, "only-once"),)
    document = replace(document, contents=(ContentsEntry("sea", title),))
    assert b"only-once" not in unzip(document)["EPUB/nav.xhtml"]


def test_without_contents_the_toc_still_leads_to_the_text(tmp_path: Path) -> None:
    nav = tree(unzip(sample(tmp_path, contents=())), "nav.xhtml")
    assert nav.xpath("//x:nav[@id='toc']//x:a/@href", namespaces=NS)[0] == "text.xhtml"


def test_landmarks(tmp_path: Path) -> None:
    nav = tree(unzip(sample(tmp_path, "book")), "nav.xhtml")
    marks = nav.xpath("//x:nav[@hidden]//x:a", namespaces=NS)
    assert {a.get(TYPE): a.get("href") for a in marks} == {
        "cover": "cover.xhtml", "titlepage": "title.xhtml", "copyright-page": "imprint.xhtml",
        "toc": "nav.xhtml", "bodymatter": "sea.xhtml", "bibliography": "bibliography.xhtml",
        "colophon": "colophon.xhtml",
    }  # fmt: skip


def test_the_package_identifies_the_edition(tmp_path: Path) -> None:
    files = unzip(sample(tmp_path))
    package = tree(files, "content.opf")
    unique = package.xpath(
        "//dc:identifier[@id=/opf:package/@unique-identifier]/text()", namespaces=NS
    )
    assert unique == ["urn:uuid:6d4cbd7b-4f7a-4c3b-9a0b-6f0e5a0d1c11"]
    assert package.xpath("count(//dc:identifier)", namespaces=NS) == 3
    assert metas(files, "identifier-type") == ["22", "15", "06"]
    assert metas(files, "dcterms:modified") == ["2024-05-06T07:08:09Z"]
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert b"generator" not in files["EPUB/content.opf"]
    assert tree(files, "toc.ncx").xpath("//@content")[0] == unique[0]


def test_a_modified_time_of_another_zone_is_told_in_utc(tmp_path: Path) -> None:
    moment = datetime(2024, 5, 6, 1, 0, tzinfo=timezone(timedelta(hours=3)))
    files = unzip(sample(tmp_path, metadata=metadata(modified=moment)))
    assert metas(files, "dcterms:modified") == ["2024-05-05T22:00:00Z"]


def test_the_cover_is_an_image_of_the_manifest_and_a_page_with_alt(tmp_path: Path) -> None:
    files = unzip(sample(tmp_path))
    package = tree(files, "content.opf")
    item = package.xpath("//opf:item[@properties='cover-image']", namespaces=NS)[0]
    assert files[f"EPUB/{item.get('href')}"] == COVER
    assert package.xpath("//opf:meta[@name='cover']/@content", namespaces=NS) == [item.get("id")]
    shown = tree(files, "cover.xhtml").xpath("//x:img", namespaces=NS)[0]
    assert shown.get("src") == item.get("href")
    assert "Tides & Letters" in shown.get("alt")
    assert "Ann Sailor" in shown.get("alt")


def test_equal_images_are_carried_once_and_others_get_names_of_their_own(tmp_path: Path) -> None:
    figures = (
        Figure(image(tmp_path, "a/map.svg"), (), "f1", 1, HERE),
        Figure(image(tmp_path, "b/copy.svg"), (), "f2", 2, HERE),
        Figure(image(tmp_path, "c/map.svg", data=b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
               (), "f3", 3, HERE),
    )  # fmt: skip
    section = Section("s", 1, text("S"), figures, (), HERE)
    files = unzip(sample(tmp_path, sections=(section,), notes=(), contents=()))
    images = sorted(
        name for name in files if name.startswith("EPUB/images/") and "cover" not in name
    )
    assert len(images) == 2
    assert "EPUB/images/map.svg" in images
    sources = tree(files, "text.xhtml").xpath("//x:img/@src", namespaces=NS)
    assert sources[0] == sources[1] != sources[2]


def test_the_title_page_and_the_imprint_tell_the_metadata(tmp_path: Path) -> None:
    trees = pages(unzip(sample(tmp_path)))
    title = "".join(trees["title.xhtml"].itertext())
    imprint = "".join(trees["imprint.xhtml"].itertext())
    for words in ("Tides & Letters", "A <short> voyage", "Ann Sailor", "Harbour Papers"):
        assert words in title
    for words in ("The Harbour Press", "1.2", "9780306406157", "10.1000/182", "© 2024 Ann Sailor",
                  "CC BY 4.0", "text alternative"):  # fmt: skip
        assert words in imprint


def test_a_sparse_book_is_whole_too(tmp_path: Path) -> None:
    bare = metadata(
        subtitle=None, creators=(), contributors=(), publisher=None, published=None, version=None,
        description=None, subjects=(), series=None, rights=None, licence=None,
        identifiers=(Identifier("uri", "https://example.org/b"),),
    )  # fmt: skip
    section = Section("s", 1, (), (paragraph(Text("Words.", HERE)),), (), HERE)
    document = Document("b", bare, sample(tmp_path).settings, (section,))
    files = unzip(document)
    assert b"Words." in files["EPUB/text.xhtml"]
    assert metas(files, "schema:accessMode") == ["textual"]


def test_the_same_document_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_epub(sample(tmp_path / "one"), no_styles(), lambda: COVER)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    second = make_epub(sample(tmp_path / "two"), no_styles(), lambda: COVER)
    assert first.data == second.data


def test_the_style_sheets_are_joined(tmp_path: Path) -> None:
    styles = replace(
        no_styles(), sheets={"tokens.css": "/*t*/", "epub.css": "/*e*/", "pdf.css": "/*p*/"}
    )
    artifact = make_epub(sample(tmp_path), styles, lambda: COVER)
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as book:
        css = book.read("EPUB/css/book.css").decode()
    assert css.index("/*t*/") < css.index("/*e*/")
    assert "/*p*/" not in css


def test_a_date_before_1980_does_not_break_the_container(tmp_path: Path) -> None:
    old = metadata(modified=datetime(1970, 1, 1, tzinfo=UTC))
    artifact = make_epub(sample(tmp_path, metadata=old), no_styles(), lambda: COVER)
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
