from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from pressroom.editions.epub_metadata import accessibility_summary, package_metadata
from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Note, Section
from pressroom.model.inline import Image, Math, Text
from pressroom.model.manuscript import Asset
from pressroom.model.metadata import Contributor, Identifier, Licence, Metadata, Series
from pressroom.model.problem import Place
from pressroom.model.settings import Settings

HERE = Place(PurePosixPath("a.md"))
METADATA = Metadata("T", "en", (Identifier("uuid", "u"),), datetime(2024, 1, 1, tzinfo=UTC))


def book(*images: Image, **changes: object) -> Document:
    words = Paragraph((Text("Words.", HERE), *images), HERE)
    section = Section("s", 1, (), (words,), (), HERE)
    return Document("t", replace(METADATA, **changes), Settings(), (section,))  # type: ignore[arg-type]  # fields of Metadata


def picture(alt: str | None, media_type: str = "image/png") -> Image:
    return Image(Asset(PurePosixPath("a.png"), Path("a.png"), media_type, "0"), alt, HERE)


def values(document: Document, name: str) -> list[str]:
    return [e.value for e in package_metadata(document) if e.attributes.get("property") == name]


def test_text_alone_is_not_visual() -> None:
    assert values(book(), "schema:accessMode") == ["textual"]
    assert values(book(), "schema:accessModeSufficient") == ["textual"]


def test_images_make_it_visual() -> None:
    assert values(book(picture("A map")), "schema:accessMode") == ["textual", "visual"]


@pytest.mark.parametrize(
    ("alts", "described"),
    [((), True), (("A", ""), True), (("A", None), False), ((None,), False)],
)
def test_alternative_text_is_claimed_only_when_every_image_has_it(
    alts: tuple[str | None, ...], described: bool
) -> None:
    document = book(*map(picture, alts))
    features = values(document, "schema:accessibilityFeature")
    assert ("alternativeText" in features) is described
    assert values(document, "schema:accessModeSufficient") == [
        "textual" if described else "textual,visual"
    ]


def test_an_animated_image_leaves_the_hazard_open() -> None:
    assert values(book(picture("A")), "schema:accessibilityHazard") == ["none"]
    assert values(book(picture("A", "image/gif")), "schema:accessibilityHazard") == ["unknown"]


def test_the_authors_summary_goes_before_ours() -> None:
    assert accessibility_summary(book(accessibility_summary="Mine.")) == "Mine."
    assert "Notes" not in accessibility_summary(book())
    noted = replace(book(), notes=(Note("n", 1, (), (), HERE),))
    assert "Notes" in accessibility_summary(noted)
    assert "no text alternative" in accessibility_summary(book(picture(None)))


def test_no_conformance_is_claimed() -> None:
    assert values(book(), "dcterms:conformsTo") == []


def test_people_have_their_roles_names_to_sort_by_and_order() -> None:
    people = (Contributor("Ann B", "B, Ann", ("aut", "ill")), Contributor("Cy D", "D, Cy"))
    entries = package_metadata(book(creators=people))
    by_id = {e.attributes["id"]: e.value for e in entries if e.name == "dc:creator"}
    assert by_id == {"creator-1": "Ann B", "creator-2": "Cy D"}
    told = [
        (e.attributes["refines"], e.attributes["property"], e.value)
        for e in entries
        if e.attributes.get("refines", "").startswith("#creator")
    ]
    assert told == [
        ("#creator-1", "role", "aut"), ("#creator-1", "role", "ill"),
        ("#creator-1", "file-as", "B, Ann"), ("#creator-1", "display-seq", "1"),
        ("#creator-2", "role", "aut"), ("#creator-2", "file-as", "D, Cy"),
        ("#creator-2", "display-seq", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("position", "told"), [("3", ["3"]), ("1.5", ["1.5"]), ("III", []), (None, [])]
)
def test_a_position_is_told_only_in_numbers(position: str | None, told: list[str]) -> None:
    document = book(series=Series("Papers", position))
    assert values(document, "belongs-to-collection") == ["Papers"]
    assert values(document, "group-position") == told


def test_an_isbn_of_ten_digits_is_told_apart() -> None:
    ids = (Identifier("isbn", "0306406152"), Identifier("isbn", "9780306406157"))
    assert values(book(identifiers=ids), "identifier-type") == ["02", "15"]


def test_a_licence_that_the_rights_repeat_is_told_once() -> None:
    document = book(rights="CC0", licence=Licence("CC0", "https://example.org/cc0"))
    rights = [e.value for e in package_metadata(document) if e.name == "dc:rights"]
    assert rights == ["CC0"]
    assert values(document, "dcterms:license") == ["https://example.org/cc0"]


def test_formulas_are_told_of_only_where_there_are_some() -> None:
    def features(document: Document) -> list[str]:
        return values(document, "schema:accessibilityFeature")

    formula = Math("x", False, HERE, "<math/>")
    with_one = book(formula)  # type: ignore[arg-type]  # any inline node will do
    assert "MathML" in features(with_one) and "MathML" not in features(book())
    assert "MathML" in accessibility_summary(with_one)
    assert "MathML" not in accessibility_summary(book())


def test_an_isbn_of_this_edition_is_told_and_that_of_others_is_not() -> None:
    own = (("epub", "9783161484100"), ("print", "9780306406157"))
    found = [
        entry.value for entry in package_metadata(book(isbns=own)) if entry.name == "dc:identifier"
    ]
    assert found == ["urn:uuid:u", "urn:isbn:9783161484100"]
    same = book(isbns=own, identifiers=(Identifier("isbn", "9783161484100"),))
    found = [entry.value for entry in package_metadata(same) if entry.name == "dc:identifier"]
    assert found == ["urn:isbn:9783161484100"]
