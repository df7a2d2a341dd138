"""Roles, parts, numbers, and one space of lasting ids over all files of a work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from conftest import manuscript_of

from pressroom.model.block import Paragraph
from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import Link, Span, plain
from pressroom.model.manuscript import Manuscript, Name, Source, Standing
from pressroom.model.problem import Place, PressroomError
from pressroom.model.roles import role_of_file
from pressroom.model.structure import chapters, matters
from pressroom.typeset import typeset
from pressroom.typeset.section_numbers import letters

Tree = list[tuple[str, str | None, str, list]]  # type: ignore[type-arg]


def work(root: Path, *files: tuple[str, str, Standing], numbering: int = 0) -> Manuscript:
    """A book of files, each with its name, text and standing."""
    found = manuscript_of(root, "")
    sources = (Source(PurePosixPath(name), text, standing=one) for name, text, one in files)
    settings = replace(found.settings, kind="book", numbering=numbering)
    return replace(found, sources=tuple(sources), settings=settings)


def named(root: Path, numbering: int = 0, **texts: str) -> Document:
    """A book of files in the order given, whose standing says nothing."""
    files = [(f"{name}.md", text, Standing()) for name, text in texts.items()]
    return typeset(work(root, *files, numbering=numbering))


def tree(sections: tuple[Section, ...]) -> Tree:
    return [(plain(one.title), one.role, one.number, tree(one.children)) for one in sections]


# --- roles and places ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "role"),
    [
        ("00-foreword", "foreword"), ("preface", "preface"), ("appendix-a", "appendix"),
        ("99_acknowledgements", "acknowledgments"), ("part-2", "part"), ("index", None),
        ("99-index", "index"), ("index-funds", None), ("chapter-1", "chapter"), ("03-boats", None),
        ("appendix-b-tables", "appendix"), ("appendix-01-tables", "appendix"),
        ("appendix-tables", None), ("part-2-boats", None),
        ("frontmatter", None), ("12", None), ("appendixes", None),
    ],
)  # fmt: skip
def test_roles_by_the_names_of_files(stem: str, role: str | None) -> None:
    assert role_of_file(stem) == role


@pytest.mark.parametrize(
    ("heading", "role", "unnumbered"),
    [
        ("A {role=foreword}", "foreword", False), ("A {.appendix}", "appendix", False),
        ("A {role=acknowledgements}", "acknowledgments", False), ("A {-}", None, True),
        ("A {.unnumbered .preface}", "preface", True), ("(PART) A {-}", "part", False),
        ("(PART\\*) A", "part", True),
    ],
)  # fmt: skip
def test_roles_of_headings(
    tmp_path: Path, heading: str, role: str | None, unnumbered: bool
) -> None:
    (section,) = named(tmp_path, a=f"# {heading}\n\nx").sections
    assert (plain(section.title), section.role) == ("A", role)
    assert section.unnumbered == unnumbered


def test_a_heading_tells_the_language_of_its_section(tmp_path: Path) -> None:
    (section,) = named(tmp_path, a='# A\n\n"x"\n\n## B {lang=fr}\n\n"y"').sections
    (inner,) = section.children
    assert (section.language, inner.language) == (None, "fr")
    assert plain(section.blocks[0].children) == "“x”"  # type: ignore[union-attr]
    assert plain(inner.blocks[0].children).startswith("«")  # type: ignore[union-attr]


def test_a_standing_tells_what_the_heading_does_not(tmp_path: Path) -> None:
    one = Standing("preface", language="fr", id="own", unnumbered=True)
    text = '# A\n\n"x"\n\n# B {role=errata}\n\ny'
    first, second = typeset(work(tmp_path, ("a.md", text, one))).sections
    assert (first.role, first.id, first.language, first.unnumbered) == (
        "preface",
        "own",
        "fr",
        True,
    )
    assert plain(first.blocks[0].children).startswith("«")  # type: ignore[union-attr]
    assert (second.role, second.id) == ("errata", "b")


PLACE = Place(PurePosixPath("list.yaml"), 3, 1, 20, 25)


@pytest.mark.parametrize(
    ("text", "always", "titles"),
    [
        ("words", False, ["Given"]), ("# Own\n\nx", False, ["Own"]),
        ("# Own\n\nx", True, ["Given", "Own"]), ("## Given\n\nx", True, ["Given"]),
        ("## Own\n\nx\n\n### Sub\n\nx", False, ["Own"]), ("x\n\n## Sub\n\nx", False, ["Given"]),
        ("## Sub\n\nx\n\n## Other\n\nx", False, ["Given"]), ("# *Given*\n\nx", True, ["Given"]),
    ],
)  # fmt: skip
def test_a_name_is_the_title_of_what_has_none(
    tmp_path: Path, text: str, always: bool, titles: list[str]
) -> None:
    standing = Standing(name=Name("*Given*", PLACE, always))
    document = typeset(work(tmp_path, ("a.md", text, standing), ("b.md", "# B\n\nx", Standing())))
    assert [plain(one.title) for one in document.sections] == [*titles, "B"]
    assert document.sections[0].place.path == PurePosixPath("a.md")


def test_a_list_tells_what_stands_below_what(tmp_path: Path) -> None:
    part = Standing("part", 0, Name("Part", PLACE))
    document = typeset(
        work(
            tmp_path, ("list.yaml", "", part), ("a.md", "# A\n\n## A1\n\nx", Standing(depth=1)),
            ("b.md", "# B\n\nx", Standing(depth=2)), ("c.md", "# C\n\nx", Standing(depth=0)),
        )
    )  # fmt: skip
    assert tree(document.sections) == [
        ("Part", "part", "", [("A", None, "", [("A1", None, "", []), ("B", None, "", [])])]),
        ("C", None, "", []),
    ]  # fmt: skip
    assert [one.section.level for one in chapters(document.sections)] == [1, 2, 1]


def test_a_part_holds_the_chapters_behind_it(tmp_path: Path) -> None:
    document = named(
        tmp_path, a="# P {.part}", b="# One\n\nx", c="# Q {.part}\n\ny", d="# Two\n\nx",
        e="# E {.appendix}\n\nz",
    )  # fmt: skip
    assert tree(document.sections) == [
        ("P", "part", "", [("One", None, "", [])]), ("Q", "part", "", [("Two", None, "", [])]),
        ("E", "appendix", "", []),
    ]  # fmt: skip


def test_bookdowns_appendices(tmp_path: Path) -> None:
    document = named(tmp_path, a="# A\n\nx", b="# (APPENDIX) Appendix {-}", c="# C\n\nx")
    assert tree(document.sections) == [("A", None, "", []), ("C", "appendix", "", [])]


def test_front_body_and_back_matter(tmp_path: Path) -> None:
    texts = {
        "a": "*x*", "b": "# F {.foreword}\n\nx", "c": "# C\n\nx", "d": "# L {.foreword}\n\nx",
        "e": "# E {.appendix}\n\nx", "f": "# T {.acknowledgments}\n\nx",
    }  # fmt: skip
    document = named(tmp_path, 0, **texts)
    assert matters(document) == ("body", "body", "body", "body", "back", "back")
    files = [(f"{name}.md", text, Standing()) for name, text in texts.items()]
    files[0] = ("a.md", "*x*", Standing("dedication"))
    book = typeset(work(tmp_path, *files))
    assert matters(book) == ("front", "front", "body", "body", "back", "back")
    article = replace(book, settings=replace(book.settings, kind="article"))
    assert set(matters(article)) == {"body"}
    assert matters(named(tmp_path, a="# F {.foreword}\n\nx")) == ("body",)


# --- numbers ------------------------------------------------------------------------


def test_numbers_of_sections(tmp_path: Path) -> None:
    texts = {
        "a": "# F {.foreword}\n\n## In it\n\nx", "b": "# P {.part}", "c": "# One\n\n## S\n\n### D\n\nx",
        "d": "# None {-}\n\n## Below\n\nx", "e": "# Q {.part}", "f": "# Two\n\n## S {-}\n\n## U\n\nx",
        "g": "# X {.appendix}\n\n## Y\n\nx",
    }  # fmt: skip
    assert tree(named(tmp_path, 2, **texts).sections) == [
        ("F", "foreword", "", [("In it", None, "", [])]),
        ("P", "part", "I", [
            ("One", None, "1", [("S", None, "1.1", [("D", None, "", [])])]),
            ("None", None, "", [("Below", None, "", [])]),
        ]),
        ("Q", "part", "II", [("Two", None, "2", [("S", None, "", []), ("U", None, "2.1", [])])]),
        ("X", "appendix", "A", [("Y", None, "A.1", [])]),
    ]  # fmt: skip
    entries = named(tmp_path, 2, **texts).contents
    assert [entry.number for entry in entries] == ["", "I", "II", "A"]
    assert named(tmp_path, 0, **texts).sections[1].number == ""


def test_signs_for_numbers() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_notes_are_numbered_by_chapter(tmp_path: Path) -> None:
    files = [
        ("a.md", "# A[^x]\n\n[^x]: 1", Standing()), ("p.md", "# P {.part}", Standing()),
        ("b.md", "# B\n\nx^[2] ^[3]", Standing()), ("c.md", "# C\n\nx^[4]", Standing()),
    ]  # fmt: skip
    book = work(tmp_path, *files)
    anew = replace(book, settings=replace(book.settings, note_numbering="chapter"))
    assert [note.number for note in typeset(book).notes] == [1, 2, 3, 4]
    assert [note.number for note in typeset(anew).notes] == [1, 1, 2, 1]


# --- ids and links ------------------------------------------------------------------


def targets(document: Document) -> list[str]:
    return [node.target for node in walk(document) if isinstance(node, Link)]


def test_one_id_in_two_files_is_two(tmp_path: Path) -> None:
    document = named(
        tmp_path, a="# A {#x}\n\n[here](#x) [there](b.md#x)", b="# B\n\n[w]{#x} [here](#x) [there](a.md#x)",
        c="# C\n\n[the first](#x)",
    )  # fmt: skip
    assert targets(document) == ["#x", "#b-x", "#b-x", "#x", "#x"]
    assert [(one.code, str(one.place)) for one in document.problems] == [("ID-003", "b.md:3:1")]


def test_one_id_twice_in_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PressroomError) as caught:
        named(tmp_path, a="# A {#x}\n\n[w]{#x}", b="# B\n\nx")
    assert [one.code for one in caught.value.problems] == ["ID-001"]


def test_a_title_is_found_in_its_own_file_first(tmp_path: Path) -> None:
    long = "A title of so many words that no id which is made of it could hold them all"
    text = f"# C\n\n## Same\n\n## 2. On *two* -- things\n\n## {long}\n\nx [a](#same)"
    document = named(
        tmp_path, a="# A\n\n## Same\n\n[a](#same)", b=text,
        c=f"# D\n\n[a](b.md#same) [b](b.md#2-on-two----things) [c](#{long.replace(' ', '-').lower()})",
    )  # fmt: skip
    assert targets(document)[:4] == ["#a-same", "#b-same", "#b-same", "#b-on-two-things"]
    assert targets(document)[4].startswith("#b-a-title-of-so-many")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("deep/b.md", "#deep-b"), ("./deep/b.html", "#deep-b"), ("deep/b.html#s", "#deep-b-s"),
        ("/deep/b", "#deep-b"), ("deep/", "#deep"), ("deep/index.html", "#deep"), ("c.qmd", "#c"),
        ("../src/c", "#c"), ("c.html", "#c"),
    ],
)  # fmt: skip
def test_addresses_of_files(tmp_path: Path, address: str, target: str) -> None:
    files = [
        ("src/a.md", f"# A\n\n[x]({address})", Standing()),
        ("src/deep/b.md", "# B\n\n## S\n\nx", Standing()),
        ("src/deep/README.md", "# Deep\n\nx", Standing()), ("src/c.qmd", "# C\n\nx", Standing()),
    ]  # fmt: skip
    found = replace(work(tmp_path, *files), base=PurePosixPath("src"))
    assert targets(typeset(found)) == [target]


def test_a_link_that_leads_nowhere_in_a_book_as_found_keeps_its_words(tmp_path: Path) -> None:
    book = work(tmp_path, ("a.md", "# A\n\n[words](no.md) [more](#no)", Standing()))
    document = typeset(replace(book, as_found=True))
    assert plain(document.sections[0].blocks[0].children) == "words more"  # type: ignore[union-attr]
    assert [(one.code, one.severity) for one in document.problems] == [
        ("LINK-003", "warning"), ("LINK-001", "warning")
    ]  # fmt: skip
    with pytest.raises(PressroomError):
        typeset(book)


# --- anchors ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<a id="old"></a>\n\n# A\n\nx', [("A", "old", "x")]),
        ('# A\n\nx\n\n<a id="old"></a>\n\n# B\n\ny', [("A", "", "x"), ("B", "old", "y")]),
        ('# A\n\nx\n\n<a id="old"></a>\n\ny', [("A", "old", "x y")]),
        ('# A\n\nx\n\n<a id="old"></a>\n\n- y', [("A", "old", "x ")]),
    ],
)
def test_an_anchor_goes_on_to_what_follows(
    tmp_path: Path, text: str, told: list[tuple[str, str, str]]
) -> None:
    found = typeset(work(tmp_path, ("a.md", f"{text}\n\n# End\n\n[x](#old)", Standing())))
    assert [
        (plain(one.title), next((it.id for it in walk(one) if isinstance(it, Span) and it.id), ""),
         " ".join(plain(it.children) for it in one.blocks if isinstance(it, Paragraph)))
        for one in found.sections[:-1]
    ] == told  # fmt: skip
    assert found.problems == ()
