"""The package of an EPUB as a whole, and the files beside it in META-INF, in detail."""

from __future__ import annotations

import pytest
from artefacts import Files
from epub_parts import EPUB, Edit, edited
from epub_parts import said as said_of
from test_epub_faults import OPF

from pressroom.checks.epub_model import check_model

OLD: Edit = (OPF, 'version="3.0"', 'version="2.0"')
OF_OPF = 'xmlns:opf="http://www.idpf.org/2007/opf"'


def said(*edits: Edit, files: Files = EPUB) -> list[str]:
    """What is said of the package, without the code of its rule."""
    told = said_of(check_model, edited(*edits, files=files))
    assert all(one.startswith(("068 ", "077 ")) for one in told)
    return [one[4:] for one in told]


def old(*edits: Edit) -> list[str]:
    return said(OLD, *edits)


def meta(markup: str) -> Edit:
    return (OPF, "</metadata>", f"{markup}</metadata>")


def last(markup: str) -> Edit:
    return (OPF, "</package>", f"{markup}</package>")


def items(*markup: str) -> Edit:
    return (OPF, "</manifest>", "".join(f"<item {one}/>" for one in markup) + "</manifest>")


def package(*parts: str) -> Files:
    """A package of empty parts."""
    text = f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0">{"".join(f"<{one}/>" for one in parts)}</package>'
    return {**EPUB, "EPUB/package.opf": text.encode()}


def test_the_clean_package_is_whole() -> None:
    assert said() == old() == []


OUT = "the parts of the package are out of order"
PARTS = ("metadata", "manifest", "spine")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (PARTS, []), ((*PARTS, "tours", "bindings", "collection", "collection"), []), ((*PARTS, "x:y xmlns:x='a'"), []),
        (("bindings", *PARTS), [OUT]), ((*PARTS, "collection", "bindings"), [OUT]),
        (("manifest", "metadata", "spine"), [OUT]), (("metadata", "spine", "manifest"), [OUT]), (("tours", *PARTS), []),
        (PARTS[1:], ["the package has 0 times metadata"]), (PARTS[::2], ["the package has 0 times manifest"]),
        (PARTS[:2], ["the package has 0 times spine"]), ((*PARTS, "spine", "spine"), ["the package has 3 times spine"]),
        (("metadata", *PARTS, "other", "more"), ["the package has 2 times metadata", '"more" is no part of a package', '"other" is no part of a package']),
    ],
)  # fmt: skip
def test_the_parts_of_a_package(parts: tuple[str, ...], words: list[str]) -> None:
    assert said(files=package(*parts)) == words


@pytest.mark.parametrize(
    ("kind", "sound"),
    [
        ("text/plain", True), ("a/b", True), ("application/x-own.b+xml", True), ("audio/ogg; codecs=opus", True), ("audio/ogg;", True),
        ("a!#$/b^_&amp;", True), ("text", False), ("text/", False), ("/plain", False), ("a/b/c", False), ("a b/c", False), ("", False),
        ("text/plain, text/html", False), ("é/b d", False),
    ],
)  # fmt: skip
def test_the_media_type_of_an_item(kind: str, sound: bool) -> None:
    made = items(f'id="f" href="f.x" media-type="{kind}"', 'id="g" href="g.x" media-type="own"')
    told = [f'the item "{name}.x" has the media-type "{type_}"' for name, type_ in (("f", kind), ("g", "own"))]  # fmt: skip
    assert said(made) == old(made) == told[sound:]


def test_every_item_has_an_id() -> None:
    made = items('href="f.x" media-type="a/b"', 'id=" " href="g.x" media-type="a/b"')
    assert said(made) == old(made) == [f'the item "{name}.x" has no id' for name in "fg"]
    assert said(items('href="package.opf" media-type="a/b"')) == []  # another rule tells of it


def test_a_style_to_fall_back_to_was_of_epub_2() -> None:
    made = items('id="f" href="f.x" media-type="a/b" fallback-style="css"')
    assert said(made) == ['the item "f.x" has a fallback-style']
    assert old(made) == []


def test_a_collection_that_lists_files_is_part_of_another() -> None:
    told = "a collection of the role manifest is in no other"
    inner = '<collection role="manifest"/>'
    assert said(last('<collection role="index"/>')) == []
    assert said(last(f'<collection role="index">{inner}{inner}</collection>')) == []
    assert said(last(f'{inner}<collection role="x manifest"/>')) == [told, told]
    assert said(last('<collection role="manifests"/><collection/>')) == []


def guide(*targets: str) -> Edit:
    places = "".join(f'<reference type="text" href="{one}"/>' for one in targets)
    return last(f"<guide>{places}</guide>")


@pytest.mark.parametrize(
    ("kind", "sound"),
    [
        ("application/xhtml+xml", True), ("image/svg+xml", True), ("text/x-oeb1-document", True), ("application/x-dtbook+xml", True),
        ("text/css", False), ("text/html", False), ("image/png", False),
    ],
)  # fmt: skip
def test_the_guide_leads_to_content_documents(kind: str, sound: bool) -> None:
    made = (items(f'id="f" href="f.x" media-type="{kind}"'), guide("f.x", "./f.x#a"))
    told = [f'the guide leads to "{name}", which is no content document' for name in ("f.x", "./f.x#a")]  # fmt: skip
    assert said(*made) == old(*made) == told * (not sound)


def test_the_guide_of_an_epub_2_leads_to_the_manifest() -> None:
    lost = ("gone", "one.xhtml", "https://a.example/", "../../a")
    told = [
        f'the guide leads to "{name}", which is not in the manifest'
        for name in ("gone", "https://a.example/", "../../a")
    ]
    assert old(guide(*lost)) == told
    assert said(guide(*lost)) == []
    assert said(last("<guide/>")) == old(last("<guide/>")) == ["the guide is empty"]
    assert said(last("<guide><reference/></guide>")) == []  # fmt: skip


# --- the metadata ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["contributor", "coverage", "creator", "date", "description", "format", "publisher", "relation", "rights", "source", "subject", "type"],
)  # fmt: skip
def test_no_metadata_are_empty(name: str) -> None:
    empty = meta(f"<dc:{name}/>")
    assert said(empty) == [f'"dc:{name}" is empty']
    assert said(meta(f"<dc:{name}> \n</dc:{name}>")) == [f'"dc:{name}" is empty']
    assert said(meta(f"<dc:{name}>2026</dc:{name}>")) == []
    assert old(empty) == (['the date "" has another form'] if name == "date" else [])


def test_some_metadata_have_rules_of_their_own_where_they_are_empty() -> None:
    assert said(meta("<dc:title/><dc:identifier/><dc:language/>")) == []


def test_an_epub_3_has_one_date() -> None:
    dates = meta("<dc:date>2026</dc:date><dc:date>2025</dc:date><dc:date>2024</dc:date>")
    assert said(dates) == ["the package has 3 times dc:date"]
    assert said(meta("<dc:date>2026</dc:date>" * 2)) == ["the package has 2 times dc:date"]
    assert old(dates) == said(meta("<dc:date>May</dc:date>")) == []
    event = meta(f'<dc:date {OF_OPF} opf:event="creation">2026</dc:date>')
    assert said(event) == ["a date has opf:event"]
    assert old(event) == []


@pytest.mark.parametrize("date", ["2026", "2026-01", "2026-01-31", "2026-01-31T12:00Z", " 2026 "])
def test_dates_of_an_epub_2(date: str) -> None:
    assert old(meta(f"<dc:date>{date}</dc:date>")) == []


@pytest.mark.parametrize(
    "date", ["May", "26", "20260131", "2026-1", "2026-01-3", "2026-01-31T", "2026-01T12:00", "in 2026", "2026-01-31 x", "2026 CE", "2026-01-31x", "2026-01 "]
)  # fmt: skip
def test_what_is_no_date_of_an_epub_2(date: str) -> None:
    told = [f'the date "{date}" has another form'] * (date != "2026-01 ")
    assert old(meta(f"<dc:date>{date}</dc:date><dc:subject>x</dc:subject>")) == told


def test_what_is_no_metadata_is_told() -> None:
    made = '<other/><item/><x:own xmlns:x="http://a.example/"/><meta property="x">y</meta><link/><dc-metadata/><x-metadata/>'
    told = ['"other" is no metadata', '"item" is no metadata']
    assert said(meta(made)) == old(meta(made)) == told
