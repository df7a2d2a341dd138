import pytest

from pressroom.model.document import walk
from pressroom.model.inline import Citation
from pressroom.typeset.markdown import parse

BIB = "@book{a, title={A}}"


def read(tmp_path, text: str, bibliography: str = BIB) -> list[Citation]:  # type: ignore[no-untyped-def]
    from datetime import UTC, datetime
    from pathlib import PurePosixPath

    from pressroom.model.manuscript import Manuscript, Source, Styles
    from pressroom.model.metadata import Identifier, Metadata
    from pressroom.model.settings import Settings

    metadata = Metadata("T", "en", (Identifier("uri", "x"),), datetime(2024, 1, 1, tzinfo=UTC))
    bib = (Source(PurePosixPath("r.bib"), bibliography),) if bibliography else ()
    sources = (Source(PurePosixPath("text.md"), text),)
    document = parse(
        Manuscript(tmp_path, "w", metadata, Settings(), sources, Styles({}, (), ""), bib)
    )
    assert document.problems == ()
    return [node for node in walk(document) if isinstance(node, Citation)]


def items(citation: Citation) -> list[tuple[str, str, str, str]]:
    return [(item.prefix, item.key, item.suffix, item.mode) for item in citation.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@a]", [("", "a", "", "normal")]),
        ("[see @a, p. 3]", [("see", "a", ", p. 3", "normal")]),
        ("[-@a]", [("", "a", "", "suppress-author")]),
        ("[see @a, p. 3; also @b:c/d.e]", [("see", "a", ", p. 3", "normal"), ("also", "b:c/d.e", "", "normal")]),
        ("[@{http://x.y/z;1}]", [("", "http://x.y/z;1", "", "normal")]),
        ("[see\n@a,\np. 3]", [("see", "a", ", p. 3", "normal")]),
        ("@a says", [("", "a", "", "author-in-text")]),
        ("@a [p. 3] says", [("", "a", "p. 3", "author-in-text")]),
        ("-@a says", [("", "a", "", "suppress-author")]),
        ("@a.", [("", "a", "", "author-in-text")]),
        ("[@ключ_1]", [("", "ключ_1", "", "normal")]),
    ],
)  # fmt: skip
def test_citations(tmp_path, text: str, expected: list) -> None:  # type: ignore[no-untyped-def, type-arg]
    (citation,) = read(tmp_path, f"x {text} y")
    assert items(citation) == expected


@pytest.mark.parametrize(
    "text", ["a@b.c", r"\@a", "[a@b.c]", "`@a`", "[@a](http://b.c/)", "@ a", "<a@b.c>", "[a](http://b.c/@d)"]
)  # fmt: skip
def test_no_citations(tmp_path, text: str) -> None:  # type: ignore[no-untyped-def]
    assert [c for c in read(tmp_path, text) if c.source != "@a"] == []


def test_a_handle_is_text_where_there_is_no_bibliography(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert [c.source for c in read(tmp_path, "@handle and [@key]", "")] == ["[@key]"]


def test_places_of_citations_and_keys(tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = "> x [see @a;\n> -@b] y"
    (citation,) = read(tmp_path, text)
    assert text[citation.place.start : citation.place.end] == "[see @a;\n> -@b]"
    assert [text[i.place.start : i.place.end] for i in citation.items] == ["@a", "-@b"]
    assert str(citation.items[1].place) == "text.md:2:3"
