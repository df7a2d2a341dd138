"""The web edition: one page that carries all it needs, for every screen and every reader."""

from __future__ import annotations

import base64
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from books import editions_of
from fontTools.ttLib import TTFont
from lxml import html
from reading_epub import X
from reading_web import tree_of
from sample_epub import HERE, metadata, no_styles, paragraph, sample, text

from pressroom.checks.web import check_web
from pressroom.editions.web import make_web
from pressroom.model.document import Document
from pressroom.model.inline import Text
from pressroom.model.metadata import Contributor, Identifier, Licence
from pressroom.model.settings import Kind


def page_of(document: Document) -> Any:
    return html.fromstring(make_web(document, no_styles()).data)


def data_of(page: Any) -> dict[str, Any]:
    (found,) = page.xpath("//script")
    assert found.get("type") == "application/ld+json"
    return dict(json.loads(found.text))


@pytest.mark.parametrize("kind", ["article", "book"])
def test_a_page_has_no_problems(tmp_path: Path, kind: Kind) -> None:
    made = make_web(sample(tmp_path, kind), no_styles())
    assert (made.name, made.media_type) == ("tides.html", "text/html")
    assert list(check_web(made.data, made.name)) == []
    assert made.data == make_web(sample(tmp_path, kind), no_styles()).data


@pytest.mark.parametrize("name", ["everything", "article", "hebrew"])
def test_a_whole_work_has_no_problems(name: str) -> None:
    assert list(check_web(editions_of(name).web, "book.html")) == []


def test_the_page_has_landmarks_and_a_way_past_the_contents(tmp_path: Path) -> None:
    body = page_of(sample(tmp_path)).body
    assert [one.tag for one in body] == ["a", "header", "div", "main", "footer"]
    assert (body[0].get("href"), body[0].text) == ("#_text", "Skip to the text")
    assert body.find("main").get("id") == "_text"
    (contents,) = body.xpath("//nav[@role='doc-toc']")
    assert [a.text_content() for a in contents.iter("a")] == [
        "The sea", "Calm", "Letters", "Bibliography", "Imprint", "Colophon"
    ]  # fmt: skip
    assert contents.find("details").get("open") is not None


def test_a_long_contents_is_closed(tmp_path: Path) -> None:
    document = sample(tmp_path)
    lines = tuple(replace(document.contents[1], target="letters") for _ in range(60))
    page = page_of(replace(document, contents=lines))
    assert [one.get("open") for one in page.iter("details")] == [None]


def test_the_headings_go_down_from_the_title(tmp_path: Path) -> None:
    heads = page_of(sample(tmp_path, "book")).xpath("//main//h2 | //main//h3 | //h1")
    assert [(one.tag, one.text_content()) for one in heads] == [
        ("h1", "Tides & Letters"), ("h2", "The sea1"), ("h3", "Calm"), ("h2", "Letters"),
        ("h2", "Bibliography"),
    ]  # fmt: skip


def test_a_note_stands_once_at_the_end_of_its_chapter(tmp_path: Path) -> None:
    page = page_of(sample(tmp_path))
    notes = page.xpath("//*[@role='doc-footnote']")
    assert [one.get("id") for one in notes] == ["n-a", "n-b"]
    (group,) = page.xpath("//*[@class='notes']")
    assert group.getparent().get("id") == "sea"
    assert group.get("aria-label") == "Notes: The sea"
    backs = [a.get("href") for a in notes[1].iter("a") if a.get("role") == "doc-backlink"]
    assert backs == ["#c2", "#c3"]


def test_a_note_knows_its_call_and_the_note_above_it(tmp_path: Path) -> None:
    page = page_of(sample(tmp_path))
    calls = {a.get("id"): a.get("style") for a in page.xpath("//a[@role='doc-noteref']")}
    assert calls == {
        "c1": "anchor-name: --call-1", "c2": "anchor-name: --call-2", "c3": None
    }  # fmt: skip
    assert page.get_element_by_id("n-b").get("style") == (
        "--note: --note-2; --call: --call-2; --before: --note-1"
    )


def test_the_page_forbids_scripts_and_the_network(tmp_path: Path) -> None:
    page = page_of(sample(tmp_path))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "script-src" not in policy and "http" not in policy


def test_what_is_written_stays_text(tmp_path: Path) -> None:
    evil = '</script></style><script>alert("1")</script>&'
    document = sample(tmp_path, metadata=metadata(
        title=evil, description=evil, rights=evil, publisher=evil, subjects=(evil,),
        creators=(Contributor(evil, evil),), licence=Licence(evil, "https://example.org/?a&b"),
    ))  # fmt: skip
    section = replace(document.sections[0], title=text(evil), blocks=(paragraph(Text(evil, HERE)),))
    document = replace(document, sections=(section,), notes=())
    page = page_of(document)
    assert len(page.xpath("//script")) == 1
    assert data_of(page)["name"] == evil
    assert page.findtext(".//h1") == evil
    found = list(check_web(make_web(document, no_styles()).data, "x.html"))
    assert {one.code for one in found} <= {"WEB-005"}  # the section that it links to is left out


def test_a_style_sheet_cannot_end_its_element(tmp_path: Path) -> None:
    styles = replace(no_styles(), sheets={"web.css": "p::after { content: '</style><b>' }"})
    page = html.fromstring(make_web(sample(tmp_path), styles).data)
    assert page.xpath("//b") == []
    assert "<\\/style><b>" in str(page.findtext(".//style"))


def test_images_and_fonts_are_in_the_page() -> None:
    page = editions_of("everything").web.decode()
    sources = re.findall(r'(?:src|srcset)="([^"]*)"', page)
    assert len(sources) > 8
    assert all(one.startswith("data:image/") for one in sources)
    fonts = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', page)
    assert len(fonts) >= 5
    for data in fonts:
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            assert font.flavor == "woff2"
            assert font.getBestCmap()


def test_formulas_have_a_font_of_their_own_where_there_are_any(tmp_path: Path) -> None:
    page = editions_of("everything").web.decode()
    faces = dict(re.findall(
        r'@font-face \{\s+font-family: "([^"]+)";[^}]*?src: url\("data:font/woff2;base64,([^"]+)', page
    ))  # fmt: skip
    with TTFont(io.BytesIO(base64.b64decode(faces["STIX Two Math"]))) as font:
        assert "MATH" in font
        assert {ord("v"), ord("𝑣"), ord("=")} <= set(font.getBestCmap() or ())
    assert "STIX Two Math, ©" in page  # in the colophon
    assert "STIX" not in make_web(sample(tmp_path), no_styles()).data.decode()


def test_tables_and_formulas_can_be_scrolled_with_the_keyboard() -> None:
    tree = tree_of(editions_of("everything").web)
    tables = [one.getparent() for one in tree.iter(f"{X}table")]
    names = [(one.get("role"), one.get("aria-label")) for one in tables if one is not None]
    assert ("region", "Table\u00a01. What it costs to cross.") in names
    assert ("group", "Table") in names
    assert all(one is not None and one.get("tabindex") == "0" for one in tables)
    formulas = tree.findall(f".//{X}span[@class='formula-body']")
    assert [one.get("aria-label") for one in formulas] == ["Equation (1)", "Equation"]


def test_an_admonition_is_no_landmark() -> None:
    tree = tree_of(editions_of("everything").web)
    roles = {one.get("role") for one in tree.iter(f"{X}aside")}
    assert roles == {"note", "doc-pullquote"}


def test_the_page_is_html_and_has_nothing_of_epub() -> None:
    page = editions_of("everything").web.decode()
    assert page.startswith("<!DOCTYPE html>\n")
    assert "epub:" not in page and "xml:lang" not in page


def test_a_work_from_right_to_left() -> None:
    root = tree_of(editions_of("hebrew").web)
    assert (root.get("lang"), root.get("dir")) == ("he", "rtl")


def test_an_article_for_machines(tmp_path: Path) -> None:
    page = page_of(sample(tmp_path))
    data = data_of(page)
    assert data["@type"] == "Article"
    assert data["author"] == [{"@type": "Person", "name": "Ann Sailor"}]
    assert data["illustrator"] == [{"@type": "Person", "name": "Ann Sailor"}]
    assert data["editor"] == [{"@type": "Person", "name": "Bob Reader"}]
    assert data["publisher"] == {"@type": "Organization", "name": "The Harbour Press"}
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (data["datePublished"], data["dateModified"]) == ("2024-05-01", "2024-05-06")
    assert data["accessMode"] == ["textual", "visual"]
    assert data["accessModeSufficient"]["itemListElement"] == ["textual"]
    assert "alternativeText" in data["accessibilityFeature"]
    assert data["accessibilityHazard"] == "none"
    graph = {one.get("property"): one.get("content") for one in page.xpath("//meta[@property]")}
    assert graph["og:type"] == "article"
    assert graph["og:title"] == "Tides & Letters"
    assert graph["og:url"] == "https://doi.org/10.1000/182"
    assert graph["article:published_time"] == "2024-05-01"
    names = {one.get("name"): one.get("content") for one in page.xpath("//meta[@name]")}
    assert (names["author"], names["keywords"]) == ("Ann Sailor", "Sea, Letters")


def test_a_book_for_machines(tmp_path: Path) -> None:
    page = page_of(sample(tmp_path, "book", metadata=metadata(language="pt-BR")))
    data = data_of(page)
    assert (data["@type"], data["isbn"]) == ("Book", "9780306406157")
    assert data["bookFormat"] == "https://schema.org/EBook"
    assert data["isPartOf"] == {"@type": "CreativeWorkSeries", "name": "Harbour Papers"}
    graph = {one.get("property"): one.get("content") for one in page.xpath("//meta[@property]")}
    assert (graph["og:type"], graph["book:isbn"]) == ("book", "9780306406157")
    assert graph["og:locale"] == "pt_BR"


def test_what_nobody_knows_is_not_told(tmp_path: Path) -> None:
    bare = metadata(
        subtitle=None, creators=(), contributors=(), publisher=None, published=None, version=None,
        description=None, subjects=(), series=None, rights=None, licence=None,
        identifiers=(Identifier("uuid", "6d4cbd7b-4f7a-4c3b-9a0b-6f0e5a0d1c11"),),
    )  # fmt: skip
    page = page_of(sample(tmp_path, metadata=bare))
    assert page.findtext(".//title") == "Tides & Letters"
    assert not {"author", "isbn", "url", "publisher", "license", "isPartOf"} & set(data_of(page))
    assert [one.get("property") for one in page.xpath("//meta[@property]")] == [
        "og:type", "og:title"
    ]  # fmt: skip
