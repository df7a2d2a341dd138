"""The download page and the manifest say what is on the shelf."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from lxml import html

from pressroom.model.artifact import Artifact
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Contributor, Identifier, Licence, Metadata, Series
from pressroom.model.problem import Place, PressroomError, Problem, Rule, Severity, problem
from pressroom.model.settings import Settings
from pressroom.shelf import shelve
from pressroom.shelf.manifest import digest_of_inputs
from pressroom.shelf.page import make_page, size
from pressroom.words import words_for

EPUB = Artifact("sea.epub", "application/epub+zip", b"e" * 1_234_567, edition="epub")
PDF = Artifact("sea.pdf", "application/pdf", b"p" * 4200, 31, "pdf")
RULE = Rule("IMG-001", Severity.WARNING, "title", "hint")


def metadata(**more: object) -> Metadata:
    fields: dict[str, object] = {
        "title": 'The <Sea> & "us"',
        "language": "en-GB",
        "identifiers": (Identifier("isbn", "9780306406157"), Identifier("doi", "10.1/sea")),
        "modified": datetime(2022, 5, 31, tzinfo=UTC),
    }
    return Metadata(**(fields | more))  # type: ignore[arg-type]  # fields by name, checked at run time


def styles(web: str = "body { color: red }", tokens: str = "") -> Styles:
    return Styles({"tokens.css": tokens, "shelf.css": web, "epub.css": "x"}, (), "0")


def page(web: str = "", tokens: str = "", **more: object) -> str:
    document = Document("sea", metadata(**more), Settings(), ())
    return make_page(document, (EPUB, PDF), styles(web, tokens)).decode()


def tree_of(text: str) -> Any:
    return html.fromstring(text)


def put(out: Path, problems: tuple[Problem, ...] = ()) -> None:
    shelve(
        (EPUB, PDF),
        document=Document("sea", metadata(version="1.0"), Settings(), ()),
        cover=b"jpeg",
        faces='@font-face { font-family: "Sea"; src: url("data:font/woff2;base64,AAAA") }',
        problems=problems,
        inputs={"b.md": "2", "a.md": "1"},
        tools={"weasyprint": "70.0", "ebooklib": "0.20"},
        styles=styles(),
        words=1900,
        out=out,
    )


def test_the_shelf_is_complete_and_its_sums_are_right(tmp_path: Path) -> None:
    put(tmp_path / "dist")
    names = sorted(path.name for path in (tmp_path / "dist").iterdir())
    assert names == [
        "SHA256SUMS", "cover.jpg", "index.html", "manifest.json", "sea.epub", "sea.pdf",
    ]  # fmt: skip
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=tmp_path / "dist", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK") == 5


def test_the_manifest_tells_all(tmp_path: Path) -> None:
    place = Place(PurePosixPath("manuscript/a.md"), 3, 7, 40, 44)
    put(tmp_path / "dist", (problem(RULE, "image has no alt text", place), problem(RULE, "other")))
    manifest = json.loads((tmp_path / "dist/manifest.json").read_bytes())
    assert manifest["schema"] == 1
    assert (manifest["title"], manifest["version"]) == ('The <Sea> & "us"', "1.0")
    assert manifest["identifier"] == "urn:isbn:9780306406157"
    assert manifest["words"] == 1900
    assert list(manifest["tools"]) == ["ebooklib", "weasyprint"]
    files = {entry["name"]: entry for entry in manifest["files"]}
    assert set(files) == {"sea.epub", "sea.pdf", "cover.jpg", "index.html"}
    assert files["sea.pdf"] == {
        "name": "sea.pdf",
        "media_type": "application/pdf",
        "size": 4200,
        "sha256": hashlib.sha256(PDF.data).hexdigest(),
        "edition": "pdf",
        "pages": 31,
    }
    assert "pages" not in files["sea.epub"]
    checks = manifest["checks"]
    assert (checks["errors"], checks["warnings"]) == (0, 2)
    assert checks["problems"][0] == {
        "code": "IMG-001",
        "severity": "warning",
        "message": "image has no alt text",
        "path": "manuscript/a.md",
        "line": 3,
        "column": 7,
    }
    assert checks["problems"][1]["path"] is None


def test_the_digest_of_the_inputs() -> None:
    assert digest_of_inputs({"a": "1", "b": "2"}) == digest_of_inputs({"b": "2", "a": "1"})
    others = [{"a": "1"}, {"a": "2", "b": "1"}, {"a": "1\n2  b"}, {"a 1": "", "b": "2"}]
    assert len({digest_of_inputs(other) for other in others}) == 4
    assert digest_of_inputs({"a": "1"}) == hashlib.sha256(b'[["a","1"]]').hexdigest()


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    put(tmp_path / "one")
    put(tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("name", ["../x.pdf", "", "a\nb.pdf", "index.html", "SHA256SUMS"])
def test_a_name_that_cannot_stand_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="one shelf"):
        shelve(
            (Artifact(name, "application/pdf", b""),),
            document=Document("sea", metadata(), Settings(), ()),
            cover=b"",
            faces="",
            problems=(),
            inputs={},
            tools={},
            styles=styles(),
            words=0,
            out=tmp_path / "dist",
        )
    assert not any(tmp_path.iterdir())


def test_links_say_format_and_size() -> None:
    links = tree_of(page()).xpath("//ul//a")
    assert [link.text_content() for link in links] == ["EPUB, 1.2 MB", "PDF, 4 kB, 31 pages"]
    assert [link.get("href") for link in links] == ["sea.epub", "sea.pdf"]


def test_the_checksums_are_in_details() -> None:
    codes = tree_of(page()).xpath("//details[summary]//code/text()")
    assert codes == [hashlib.sha256(one.data).hexdigest() for one in (EPUB, PDF)]


def test_the_page_has_its_landmarks_and_no_script() -> None:
    text = page()
    tree = tree_of(text)
    assert text.startswith("<!DOCTYPE html>")
    assert tree.get("lang") == "en-GB"
    assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
    assert tree.xpath("//img/@alt") == ['Cover of The <Sea> & "us"']
    assert not tree.xpath("//script")
    assert tree.xpath("//@src") == ["cover.jpg"]
    labels = tree.xpath("//section/@aria-labelledby")
    assert labels == tree.xpath("//h2/@id")


def test_everything_known_is_told() -> None:
    text = page(
        subtitle="Under it",
        creators=(Contributor("Ann", "Ann"), Contributor("Bo", "Bo", ("aut", "ill"))),
        contributors=(Contributor("Cy", "Cy", ("edt",)), Contributor("Di", "Di", ("zzz",))),
        publisher="House",
        published=date(2022, 5, 31),
        version="1.10",
        description="First\npart.\n\nSecond part.",
        subjects=("seas", "us"),
        series=Series("Waters", "3"),
        rights="All mine",
        licence=Licence("CC BY", "https://example.org/by"),
        accessibility_summary="Reads well.",
    )
    tree = tree_of(text)
    pairs = {row.findtext("dt"): row.find("dd").text_content() for row in tree.xpath("//dl/div")}
    assert pairs == {
        "Written by": "Ann, Bo",
        "Illustrated by": "Bo",
        "Edited by": "Cy",
        "With contributions by": "Di",
        "Published by": "House",
        "First published": "31 May 2022",
        "Version": "1.10",
        "Series": "Waters, 3",
        "Subjects": "seas, us",
        "ISBN": "9780306406157",
        "DOI": "10.1/sea",
        "Rights": "All mine",
        "Licensed under": "CC BY",
        "Accessibility": "Reads well.",
    }
    assert tree.xpath("//p[@class='description']/text()") == ["First part.", "Second part."]
    assert tree.xpath("//p[@class='subtitle']/text()") == ["Under it"]
    assert tree.xpath("//dl//a/@href") == ["https://doi.org/10.1/sea", "https://example.org/by"]


def test_metadata_cannot_become_markup() -> None:
    evil = "</style><script>alert(1)</script>"
    text = page(title=evil, description=evil, publisher=evil, licence=Licence(evil, "javascript:x"))
    assert "<script" not in text
    assert "javascript:" not in text


def test_the_page_speaks_the_language_of_the_work() -> None:
    tree = tree_of(page(language="fr", title="La mer", published=date(2022, 5, 31)))
    assert tree.get("lang") == "fr"
    assert tree.xpath("//h2/text()") == ["Télécharger", "À propos de cette édition"]
    links = [link.text_content() for link in tree.xpath("//ul//a")]
    assert links == ["EPUB, 1,2 Mo", "PDF, 4 ko, 31 pages"]
    (row,) = tree.xpath("//div[dd/time]")
    assert (row.findtext("dt"), row.find("dd").text_content()) == (
        "Première publication",
        "31 mai 2022",
    )
    assert not tree.xpath("//h1/@lang")


def test_a_page_from_right_to_left() -> None:
    tree = tree_of(page(language="he", title="הים"))
    assert (tree.get("lang"), tree.get("dir")) == ("he", "rtl")
    assert tree_of(page()).get("dir") is None


def test_another_language_is_marked_where_it_stands() -> None:
    tree = tree_of(page(language="eo", title="La maro", published=date(2022, 5, 31)))
    assert tree.get("lang") == "en"
    assert tree.xpath("//h1/@lang") == ["eo"]
    (date_,) = tree.xpath("//dd[time]")
    assert (date_.get("lang"), date_.find("time").get("datetime")) == ("eo", "2022-05-31")


def test_the_cover_is_told_by_title_and_authors() -> None:
    tree = tree_of(page(title="Sea", creators=(Contributor("Ann", "Ann"), Contributor("Bo", "Bo"))))
    assert tree.xpath("//img/@alt") == ["Cover of Sea, Ann, Bo"]


def test_the_sheets_are_inlined_tokens_first() -> None:
    text = page(
        web="p { color: var(--ink) }",
        tokens="/* a url(x) in a remark */ @font-face { src: url(f.ttf) } :root { --ink: red }",
    )
    css = tree_of(text).findtext(".//style") or ""
    assert css.split() == [
        ":root",
        "{",
        "--ink:",
        "red",
        "}",
        "p",
        "{",
        "color:",
        "var(--ink)",
        "}",
    ]


def test_a_sheet_cannot_end_its_element() -> None:
    text = page(web='p::before { content: "</style><b>" }')
    assert len(re.findall("</style", text)) == 1
    assert not tree_of(text).xpath("//b")


@pytest.mark.parametrize(
    "css",
    [
        "@import 'x.css';",
        "p { background: url(https://example.org/track.gif) }",
        "p { background: URL( 'x.png') }",
        r"p { background: u\72 l(x.png) }",
        "p { background: image-set('x.png' 1x) }",
    ],
)
def test_a_sheet_cannot_load_another_file(css: str) -> None:
    with pytest.raises(PressroomError) as caught:
        page(web=css)
    assert [found.code for found in caught.value.problems] == ["SHELF-005"]
    assert str(caught.value.problems[0].place) == "styles/shelf.css"


def test_a_sheet_may_carry_data() -> None:
    assert "data:image/png" in page(web='p { background: url("data:image/png;base64,AA==") }')


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (999_499, "999 kB"),
        (999_500, "1.0 MB"), (1_234_567, "1.2 MB"),
    ],
)  # fmt: skip
def test_sizes_for_people(count: int, text: str) -> None:
    assert size(count, words_for("en")) == text


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as ``#1c1a17`` (WCAG 2.2, "contrast ratio")."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_house_colours_have_contrast() -> None:
    css = (Path(__file__).parents[3] / "styles/shelf.css").read_text()
    light, dark = (
        dict(re.findall(r"--page-(\w+): (?:var\(--\w+, )?(#[0-9a-f]{6})", part))
        for part in css.split("@media (prefers-color-scheme: dark)")
    )
    for colours in (light, dark):
        assert set(colours) == {"ink", "paper", "accent", "muted", "rule"}
        for name in ("ink", "accent", "muted"):
            assert contrast(colours[name], colours["paper"]) >= 4.5, name


def test_a_web_edition_is_opened_and_the_others_are_saved() -> None:
    web = Artifact("sea.html", "text/html", b"<p>", edition="web")
    text = Artifact("sea.txt", "text/plain", b"t", edition="text")
    document = Document("sea", metadata(), Settings(), ())
    tree = tree_of(make_page(document, (EPUB, web, text), styles()).decode())
    links = {a.get("href"): a for a in tree.xpath("//a[@class='edition']")}
    assert {name: "download" in a.attrib for name, a in links.items()} == {
        "sea.epub": True, "sea.html": False, "sea.txt": True
    }  # fmt: skip
    assert links["sea.html"].text_content() == "Web page, 3 B"
    assert tree.xpath("//h2/text()")[0] == "Read or download"


def test_the_page_carries_the_faces_that_it_is_given() -> None:
    face = '@font-face { font-family: "Sea"; src: url("data:font/woff2;base64,AAAA") }\n'
    document = Document("sea", metadata(), Settings(), ())
    made = make_page(document, (EPUB,), styles(), face).decode()
    assert face in str(tree_of(made).findtext(".//style"))


def test_each_isbn_is_told_with_its_edition() -> None:
    text = page(isbns=(("epub", "9780306406157"), ("print", "9783161484100")))
    assert "ISBN (EPUB)" in text and "ISBN (print)" in text
    assert text.count("9780306406157") == page().count("9780306406157")


def test_what_is_for_the_trade_is_on_the_shelf_and_not_on_the_page(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    record = Artifact("sea.onix.xml", "application/xml", b"<x/>")
    shelve(
        (EPUB,), document=Document("sea", metadata(), Settings(), ()), cover=b"jpeg", problems=(),
        inputs={}, tools={}, styles=styles(), words=1, out=out, faces="", beside=(record,),
    )  # fmt: skip
    assert (out / "sea.onix.xml").read_bytes() == b"<x/>"
    assert "onix" not in (out / "index.html").read_text()
    assert "sea.onix.xml" in (out / "SHA256SUMS").read_text()
