"""The record for the book trade: what it tells, what it leaves out, and that its schema takes it."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree

from pressroom.editions.onix import NAMESPACE, make_onix
from pressroom.editions.onix_codes import ROLES, language_code, thema_scheme
from pressroom.model.artifact import Artifact
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.metadata import Contributor, Identifier, Licence, Metadata, Series
from pressroom.model.problem import Place
from pressroom.model.settings import Settings

PLACE = Place(PurePosixPath("manuscript/metadata.yaml"))
FULL = Metadata(
    "Tides", "pt-BR", (Identifier("uuid", "6d4c"), Identifier("doi", "10.1/x")),
    datetime(2024, 5, 6, tzinfo=UTC), "A voyage",
    creators=(Contributor("Ann Archer", "Archer, Ann", ("aut", "ill")), Contributor("Bo", "Bo")),
    contributors=(Contributor("Cy", "Cy", ("edt", "xyz", "abc")),),
    publisher="The Harbour Press", published=date(2024, 5, 1), version="1.2",
    description="About the sea.\n\nAnd the land & its people.", subjects=("Ships", "Harbours"),
    series=Series("Papers", "3"), rights="© 2024 Ann", licence=Licence("CC BY", "https://e.org/l"),
    isbns=(("epub", "9783161484100"), ("pdf", "9780306406157"), ("print", "9791034304400")),
    bisac=("HIS057000",), thema=("WGG", "1DDU"), place=PLACE,
)  # fmt: skip
EDITIONS = {
    "epub": Artifact("t.epub", "application/epub+zip", b"x" * 700),
    "pdf": Artifact("t.pdf", "application/pdf", b"y" * 900, 12),
    "print": Artifact("t-print.pdf", "application/pdf", b"z" * 900, 16),
}
STYLES = Styles({"page-a5.css": "@page { size: 6in 9in; }"}, (), "")
NS = {"o": NAMESPACE}


def record(
    editions: tuple[str, ...] = ("epub", "pdf", "print"), **changes: object
) -> tuple[etree._Element, list[str]]:
    metadata = replace(FULL, **changes)  # type: ignore[arg-type]  # fields of Metadata
    document = Document("tides", metadata, Settings(), ())
    artifact, problems = make_onix(document, STYLES, {one: EDITIONS[one] for one in editions}, 4321)
    assert artifact is not None
    assert (artifact.name, artifact.media_type) == ("tides.onix.xml", "application/xml")
    assert all(one.place == PLACE for one in problems)
    return etree.fromstring(artifact.data), [f"{one.code} {one.message}" for one in problems]


def values(root: etree._Element, path: str) -> list[str]:
    steps = "/".join(f"o:{step}" for step in path.split("/"))
    return [node.text or "" for node in root.iterfind(f".//{steps}", NS)]


def test_a_full_record_lacks_nothing() -> None:
    root, problems = record()
    assert problems == []
    assert root.get("release") == "3.0"
    assert values(root, "Sender/SenderName") == ["The Harbour Press"]
    assert values(root, "SentDateTime") == ["20240506T000000Z"]
    assert values(root, "RecordReference") == [
        f"urn:uuid:6d4c.{edition}" for edition in ("epub", "pdf", "print")
    ]
    assert values(root, "Product/ProductIdentifier/IDValue") == [isbn for _, isbn in FULL.isbns]
    assert values(root, "ProductForm") == ["ED", "ED", "BC"]
    assert values(root, "ProductFormDetail") == ["E101", "E107"]


def test_one_product_in_full() -> None:
    root, _ = record(("epub",))
    (product,) = root.findall("o:Product", NS)
    told = {name: values(product, name) for name in (
        "NotificationType", "TitleDetail/TitleElement/TitleText", "Subtitle",
        "CollectionSequenceNumber", "ContributorRole", "PersonName", "PersonNameInverted",
        "EditionStatement", "LanguageCode", "CountryCode", "ExtentValue", "ExtentUnit",
        "SubjectSchemeIdentifier", "SubjectCode", "SubjectHeadingText", "Text/p", "PublisherName",
        "PublishingStatus", "PublishingDate/Date", "CopyrightYear", "EpubLicenseName",
        "EpubLicenseExpressionLink", "RelatedWork/WorkIdentifier/IDValue",
    )}  # fmt: skip
    assert told == {
        "NotificationType": ["03"], "TitleDetail/TitleElement/TitleText": ["Papers", "Tides"],
        "Subtitle": ["A voyage"], "CollectionSequenceNumber": ["3"],
        "ContributorRole": ["A01", "A12", "A01", "B01", "Z99"],
        "PersonName": ["Ann Archer", "Bo", "Cy"], "PersonNameInverted": ["Archer, Ann"],
        "EditionStatement": ["1.2"], "LanguageCode": ["por"], "CountryCode": ["BR"],
        "ExtentValue": ["4321", "700"], "ExtentUnit": ["02", "17"],
        "SubjectSchemeIdentifier": ["10", "93", "94", "20"],
        "SubjectCode": ["HIS057000", "WGG", "1DDU"], "SubjectHeadingText": ["Ships; Harbours"],
        "Text/p": ["About the sea.", "And the land & its people."],
        "PublisherName": ["The Harbour Press"], "PublishingStatus": ["04"],
        "PublishingDate/Date": ["20240501"], "CopyrightYear": ["2024"],
        "EpubLicenseName": ["CC BY"], "EpubLicenseExpressionLink": ["https://e.org/l"],
        "RelatedWork/WorkIdentifier/IDValue": ["10.1/x"],
    }  # fmt: skip


def features(root: etree._Element, product: int) -> list[tuple[str, str]]:
    node = root.findall("o:Product", NS)[product]
    kinds = values(node, "ProductFormFeatureType")
    return list(zip(kinds, values(node, "ProductFormFeatureValue"), strict=True))


def test_access_is_told_as_in_the_epub() -> None:
    root, _ = record()
    assert features(root, 0) == [
        ("15", "101F"), ("09", "00"), ("09", "11"), ("09", "13"), ("09", "14"), ("09", "29"),
        ("09", "36"), ("09", "52"), ("12", "00"),
    ]  # fmt: skip
    assert ("09", "05") in features(root, 1)
    assert ("09", "36") not in features(root, 1), "a PDF's text does not reflow"
    assert features(root, 2) == []
    (summary, _) = values(root, "ProductFormFeatureDescription")
    assert summary


def test_pages_and_editions_know_of_each_other() -> None:
    root, _ = record(("epub", "pdf"))
    pdf = root.findall("o:Product", NS)[1]
    assert values(pdf, "ExtentType") == ["07", "02", "22"]
    assert values(pdf, "ExtentValue")[0] == "12"
    assert values(pdf, "RelatedProduct/ProductIdentifier/IDValue") == ["9783161484100"]


def test_a_printed_book_has_its_size_and_its_files_are_made_from_it() -> None:
    root, problems = record()
    assert problems == []
    epub, pdf, paper = root.findall("o:Product", NS)
    measures = dict(zip(values(paper, "MeasureType"), values(paper, "Measurement"), strict=True))
    leaf = Settings().leaf
    assert measures == {"01": "228.6", "02": "152.4", "03": f"{8 * leaf:.1f}"}
    assert set(values(paper, "MeasureUnitCode")) == {"mm"}
    assert values(paper, "ExtentType") == ["07", "02"]
    assert values(paper, "ExtentValue") == ["16", "4321"]
    assert values(paper, "EpubTechnicalProtection") == []
    assert values(epub, "Measurement") == values(pdf, "Measurement") == []
    assert values(epub, "ExtentType") == ["08", "02", "22"]
    assert values(epub, "ExtentValue")[0] == "16"
    relations = [values(one, "RelatedProduct/ProductRelationCode") for one in (epub, pdf, paper)]
    assert relations == [["06", "13"], ["06", "13"], ["27", "27"]]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"publisher": None}, ["ONIX-001 the ONIX record lacks publisher"]),
        ({"published": None}, ["ONIX-001 the ONIX record lacks published"]),
        ({"description": None}, ["ONIX-001 the ONIX record lacks description"]),
        ({"bisac": (), "thema": ()}, ["ONIX-001 the ONIX record lacks bisac or thema"]),
        ({"bisac": ()}, []),
        ({"isbns": (("pdf", "9780306406157"),)}, ["ONIX-002 the ONIX record has no ISBN for the edition epub"]),
        ({"language": "qz"}, ['ONIX-003 ONIX has no code for the language "qz"']),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_and_left_out(changes: dict[str, object], told: list[str]) -> None:
    root, problems = record(("epub",), **changes)
    assert problems == told
    assert "" not in values(root, "PublisherName") + values(root, "Date") + values(root, "IDValue")


def test_the_work_s_isbn_is_that_of_its_only_edition() -> None:
    work = (Identifier("isbn", "9783161484100"),)
    one, problems = record(("epub",), isbns=(), identifiers=work)
    assert problems == [] and values(one, "Product/ProductIdentifier/IDValue") == ["9783161484100"]
    two, problems = record(("epub", "pdf"), isbns=(), identifiers=work)
    assert [text[:8] for text in problems] == ["ONIX-002", "ONIX-002"]
    assert values(two, "Product/ProductIdentifier/ProductIDType") == ["01", "01"]
    assert len(set(values(two, "Product/ProductIdentifier/IDValue"))) == 2


def test_the_author_sends_what_has_no_publisher_and_nobody_sends_nothing() -> None:
    root, _ = record(("epub",), publisher=None)
    assert values(root, "SenderName") == ["Ann Archer"]
    bare = replace(FULL, publisher=None, creators=())
    made, problems = make_onix(
        Document("t", bare, Settings(), ()), STYLES, {"epub": EDITIONS["epub"]}, 1
    )
    assert made is None
    assert problems[-1].code == "ONIX-004"


def test_a_book_to_come_is_announced() -> None:
    root, _ = record(("epub",), published=date(2030, 1, 1))
    assert values(root, "NotificationType") == ["02"] and values(root, "PublishingStatus") == ["02"]


def test_codes() -> None:
    assert [language_code(tag) for tag in ("en", "de-AT", "grc", "zh-Hant", "qz")] == [
        "eng", "ger", "grc", "chi", None,
    ]  # fmt: skip
    assert [thema_scheme(code) for code in ("WGG", "1DDU", "3MPQ", "6AA")] == [
        "93",
        "94",
        "96",
        "99",
    ]


# --- the schema of EDItEUR, which is not ours to give away ------------------------


def schema() -> etree.XMLSchema:
    found = importlib.util.find_spec("onixcheck")
    if found is None or found.origin is None:
        pytest.skip("the package onixcheck, which has the schema, is not installed")
    file = Path(found.origin).parent / "schema/xsd3.0/ONIX_BookProduct_3.0_reference.xsd"
    return etree.XMLSchema(etree.parse(str(file)))


BARE = {
    "publisher": None, "published": None, "description": None, "bisac": (), "thema": (),
    "subjects": (), "series": None, "licence": None, "rights": None, "version": None,
    "subtitle": None, "isbns": (), "contributors": (),
}  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {}, BARE, {**BARE, "creators": (), "publisher": "P"}, {**BARE, "rights": "© 2024"},
        {"series": Series("Papers")}, {"licence": Licence("Mine")}, {"language": "zh-Hant"},
        {"creators": tuple(Contributor("A", "A", (role,)) for role in (*ROLES, "xyz"))},
    ],
)  # fmt: skip
def test_the_schema_takes_the_record(changes: dict[str, object]) -> None:
    checked = schema()
    for editions in (("epub",), ("epub", "pdf", "print")):
        root, _ = record(editions, **changes)
        checked.assertValid(root)


def test_every_language_has_a_code_of_the_schema() -> None:
    from pressroom.editions.onix_codes import _LANGUAGES

    checked = schema()
    for tag in _LANGUAGES:
        checked.assertValid(record(("epub",), language=tag)[0])
