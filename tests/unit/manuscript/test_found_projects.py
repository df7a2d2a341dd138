"""Projects for mdBook, Quarto, bookdown and pandoc are read as they are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.manuscript.load import load
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError, Problem

SUMMARY = """# Summary

[Preface](preface.md)

<!-- - [Hidden](hidden.md) -->

# First *part*

- [One](one.md)
    * [Below](deep/below.md)
    - [Planned]()

---

[After](after%20all.md)
"""


def write(root: Path, **files: str) -> Path:
    """Files by their names, in which two underscores stand for a slash and one for a dot."""
    for name, text in files.items():
        file = root / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return write(tmp_path / "house", epub_css="p {}").resolve()


def orders(found: Manuscript) -> list[tuple[str, str, int | None, str | None]]:
    return [
        (str(one.path), one.standing.name.text if one.standing.name else "", one.standing.depth,
         one.standing.role)
        for one in found.sources
    ]  # fmt: skip


def told(found: tuple[Problem, ...]) -> list[str]:
    return [one.code for one in found]


def errors(path: Path, house: Path) -> tuple[Problem, ...]:
    with pytest.raises(PressroomError) as caught:
        load(path, epoch=None, house=house)
    return caught.value.problems


def mdbook(root: Path, summary: str = SUMMARY, **more: str) -> Path:
    files = {
        "book_toml": '[book]\ntitle = "Tools"\nauthors = ["Ada Field"]\nlanguage = "de"\n',
        "src__SUMMARY_md": summary, "src__preface_md": "P\n", "src__one_md": "# One\n",
        "src__deep__below_md": "# Below\n",
    }  # fmt: skip
    write(root, **files, **more)
    (root / "src/after all.md").write_text("# After\n")
    return root


@pytest.mark.parametrize("title", ["# Summary", "# The Title of the Book"])
def test_the_first_heading_of_a_summary_is_its_own(tmp_path: Path, house: Path, title: str) -> None:
    found = load(
        mdbook(tmp_path / "b", f"{title}\n\n- [One](one.md)\n\n# Part\n\n- [Below](deep/below.md)\n"),
        epoch=None, house=house,
    )  # fmt: skip
    assert [name for _, name, _, _ in orders(found)] == ["One", "Part", "Below"]


def test_an_mdbook(tmp_path: Path, house: Path) -> None:
    found = load(mdbook(tmp_path / "b", src__lost_md="Lost."), epoch=None, house=house)
    assert orders(found) == [
        ("src/preface.md", "Preface", 0, "preface"), ("src/SUMMARY.md", "First *part*", 0, "part"),
        ("src/one.md", "One", 1, None), ("src/deep/below.md", "Below", 2, None),
        ("src/after all.md", "After", 0, None),
    ]  # fmt: skip
    assert (found.metadata.title, found.metadata.language) == ("Tools", "de")
    assert [one.name for one in found.metadata.creators] == ["Ada Field"]
    assert (found.as_found, str(found.base), found.settings.kind) == (True, "src", "book")
    assert told(found.problems) == ["FILE-013", "FILE-012"]
    assert '"Planned"' in found.problems[0].message and "src/lost.md" in found.problems[1].message


def test_a_summary_with_faults(tmp_path: Path, house: Path) -> None:
    book = mdbook(tmp_path / "b", "- [One](one.md)\n- words\n- [Up](../../x.md)\n- [One](one.md)\n")
    found = errors(book, house)
    places = {one.code: str(one.place) for one in found}
    assert places["FILE-014"] == "src/SUMMARY.md:2:1"
    assert places["FILE-007"] == "src/SUMMARY.md:3:4"
    assert places["FILE-015"] == "src/SUMMARY.md:4:4"


CODE = "one\n// ANCHOR: a\ntwo\n// ANCHOR: b\nthree\n// ANCHOR_END: b\n// ANCHOR_END: a\nfour\n"


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("c.txt", "one\ntwo\nthree\nfour"), ("c.txt:3", "two"), ("c.txt:5:", "three\nfour"),
        ("c.txt::3", "one\ntwo"), ("c.txt:1:3", "one\ntwo"), ("c.txt:a", "two\nthree"),
        ("c.txt:b", "three"),
    ],
)  # fmt: skip
def test_includes(tmp_path: Path, house: Path, wanted: str, text: str) -> None:
    book = mdbook(tmp_path / "b", "- [X](x.md)\n", c_txt=CODE,
                  src__x_md=f"a\n{{{{#include ../{wanted}}}}}\nz\n")  # fmt: skip
    (source,) = load(book, epoch=None, house=house).sources
    assert source.text == f"a\n{text}\nz\n"
    at = source.text.index(text)
    place = source.place(at, at + 3)
    assert str(place.path) == "c.txt" and CODE[place.start : place.end] == source.text[at : at + 3]
    assert str(source.place(source.text.index("z"))) == "src/x.md:3:1"


def test_other_directives(tmp_path: Path, house: Path) -> None:
    text = "\\{{#include c}} {{#title T}}{{#playground c.rs}} {{#include}}"
    book = mdbook(tmp_path / "b", "- [X](x.md)\n", src__x_md=text, src__c_rs="fn\n")
    found = load(book, epoch=None, house=house)
    assert found.sources[0].text == "{{#include c}} ```rust\nfn\n``` {{#include}}"


def test_a_template_with_its_values(tmp_path: Path, house: Path) -> None:
    text = "a {{#template t.md\n  one=1 st two='2'}} z"
    template = "[[#one]] and [[#two]], [[#three or so]] [[#four]]\n"
    book = mdbook(tmp_path / "b", "- [X](x.md)\n", src__x_md=text, src__t_md=template)
    found = load(book, epoch=None, house=house)
    (source,) = found.sources
    assert source.text == "a 1 st and 2, or so [[#four]] z"
    assert str(source.place(source.text.index("and"))) == "src/t.md:1:10"
    assert "FILE-016" in told(found.problems)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("../../x.txt", "FILE-007"), ("/etc/passwd", "FILE-007"), ("no.txt", "FILE-009"),
     ("one.md:nowhere", "FILE-017"), ("x.md", "FILE-017")],
)  # fmt: skip
def test_includes_that_cannot_be(tmp_path: Path, house: Path, wanted: str, code: str) -> None:
    book = mdbook(tmp_path / "b", "- [X](x.md)\n", src__x_md=f"a\n{{{{#include {wanted}}}}}\n")
    found = next(one for one in errors(book, house) if one.severity == "error")
    assert (found.code, str(found.place)) == (code, "src/x.md:2:1")


QUARTO = """project: {type: book}
book:
  title: Data
  author: [Ada Field, {name: {given: Jo, family: Roe}, orcid: 1}]
  date: 2024-05-06
  chapters:
    - index.qmd
    - part: Basics
      chapters: [one.qmd]
    - part: two.qmd
      chapters:
        - three.qmd
  appendices: [four.qmd]
bibliography: refs.bib
number-sections: true
execute: {echo: false}
"""


def quarto(root: Path, config: str = QUARTO) -> Path:
    texts = {f"{name}_qmd": f"# {name}\n" for name in ("two", "three", "four", "index")}
    root = write(root, one_qmd="---\ntitle: Uno\n---\nText\n", refs_bib="", **texts)
    (root / "_quarto.yml").write_text(config)
    return root


def test_a_quarto_book(tmp_path: Path, house: Path) -> None:
    found = load(quarto(tmp_path / "q"), epoch=None, house=house)
    assert orders(found) == [
        ("index.qmd", "", 0, None), ("_quarto.yml", "Basics", 0, "part"),
        ("one.qmd", "Uno", 1, None), ("two.qmd", "", 0, "part"), ("three.qmd", "", 1, None),
        ("four.qmd", "", 0, "appendix"),
    ]  # fmt: skip
    assert [one.name for one in found.metadata.creators] == ["Ada Field", "Jo Roe"]
    assert found.metadata.creators[1].file_as == "Roe, Jo"
    assert str(found.metadata.published) == "2024-05-06"
    assert found.settings.numbering == 3
    assert [str(one.path) for one in found.bibliography] == ["refs.bib"]
    assert told(found.problems) == ["META-023", "META-024"]
    assert '"author.orcid", "execute"' in found.problems[1].message


def test_a_bookdown_book(tmp_path: Path, house: Path) -> None:
    root = write(tmp_path / "r", a_Rmd="# A\n", b_Rmd="# B\n", c_Rmd="# C\n",
                 index_Rmd="---\ntitle: Data\ndocumentclass: book\n---\n# Preface {-}\n")  # fmt: skip
    (root / "_bookdown.yml").write_text('rmd_files: ["index.Rmd", "b.Rmd", "a.Rmd"]\n')
    found = load(root, epoch=None, house=house)
    assert [str(one.path) for one in found.sources] == ["index.Rmd", "b.Rmd", "a.Rmd"]
    assert (found.metadata.title, found.settings.kind) == ("Data", "book")
    assert "c.Rmd" in next(one for one in found.problems if one.code == "FILE-012").message


def test_a_plain_folder_of_texts(tmp_path: Path, house: Path) -> None:
    root = write(
        tmp_path / "p", README_md="no", _01_md="x", appendix_md="# Z\n",
        preface_md="---\ntitle: The Work\nlang: fr\n---\n# P\n",
    )  # fmt: skip
    (root / "01-a.md").write_text("# A\n")
    found = load(root, epoch=None, house=house)
    assert [str(one.path) for one in found.sources] == ["preface.md", "01-a.md", "appendix.md"]
    assert [one.standing.role for one in found.sources] == ["preface", None, "appendix"]
    assert (found.metadata.title, found.metadata.language) == ("The Work", "fr")
    assert found.sources[0].standing.name is None, "it is the work's title, not the preface's"


@pytest.mark.parametrize("name", ["metadata.yml", "title.txt"])
def test_a_plain_folder_with_its_metadata_in_a_file(tmp_path: Path, house: Path, name: str) -> None:
    root = write(tmp_path / "p", a_md="---\ntitle: Chapter\n---\nText\n")
    (root / name).write_text(
        "---\ntitle: The Work\nlang: en\n---\n" if name == "title.txt" else "title: The Work\n"
    )
    found = load(root, epoch=None, house=house)
    assert found.metadata.title == "The Work"
    assert found.sources[0].standing.name is not None
    assert found.sources[0].standing.name.text == "Chapter"


def test_a_plain_folder_that_says_nothing(tmp_path: Path, house: Path) -> None:
    found = errors(write(tmp_path / "p", a_md="Words.\n"), house)
    assert [(one.code, str(one.place)) for one in found] == [("META-001", "a.md:1:1")]


def test_a_file_with_a_title_block(tmp_path: Path, house: Path) -> None:
    root = write(tmp_path, a_md="% The\n  Work\n% Ada Field; Jo Roe\n% 6 May 2024\n\nText.\n")
    found = load(root / "a.md", epoch=None, house=house)
    assert found.metadata.title == "The Work"
    assert [one.name for one in found.metadata.creators] == ["Ada Field", "Jo Roe"]
    assert str(found.metadata.published) == "2024-05-06"
    assert found.sources[0].text[found.sources[0].body :].strip() == "Text."
    assert told(found.problems) == ["META-023", "META-025"]


def test_an_abstract_becomes_a_text(tmp_path: Path, house: Path) -> None:
    text = "---\ntitle: W\nlang: en\nabstract: |\n  First\n  second.\n---\nText.\n"
    root = write(tmp_path, a_md=text)
    found = load(root / "a.md", epoch=None, house=house)
    abstract, body = found.sources
    assert (abstract.text, abstract.standing.role) == ("First\nsecond.", "abstract")
    place = abstract.place(6, 12)
    assert text[place.start : place.end] == "second" and place.line == 6
    assert found.settings.kind == "article" and body.body > 0


def test_a_list_of_contents(tmp_path: Path, house: Path) -> None:
    meta = (
        "title: W\nlanguage: en\ncontents:\n  - a.md\n  - part: The River\n"
        "    chapters: [b.md]\n  - role: appendix\n    chapters: d.md\n"
    )
    texts = {f"manuscript__{name}_md": name for name in "abcd"}
    root = write(tmp_path / "p", manuscript__metadata_yaml=meta, **texts)
    found = load(root, epoch=None, house=house)
    assert orders(found) == [
        ("manuscript/a.md", "", 0, None), ("manuscript/metadata.yaml", "The River", 0, "part"),
        ("manuscript/b.md", "", 1, None), ("manuscript/d.md", "", 0, "appendix"),
    ]  # fmt: skip
    assert told(found.problems) == ["FILE-012"] and "c.md" in found.problems[0].message


def test_a_list_of_contents_with_faults(tmp_path: Path, house: Path) -> None:
    meta = (
        "title: W\nlanguage: en\ncontents:\n  - no.md\n  - part: X\n  - {role: z, chapters: a.md}\n"
    )
    root = write(tmp_path / "p", manuscript__metadata_yaml=meta, manuscript__a_md="a")
    found = errors(root, house)
    lines = [(one.code, one.place.line if one.place else 0) for one in found]
    assert lines == [("META-008", 5), ("META-009", 6)]


def test_folders_and_their_roles(tmp_path: Path, house: Path) -> None:
    texts = dict.fromkeys(
        ("manuscript__mainmatter__b_md", "manuscript__backmatter__c_md",
         "manuscript__frontmatter__d_md", "manuscript__frontmatter__preface_md"), "x",
    )  # fmt: skip
    root = write(tmp_path / "p", manuscript__metadata_yaml="title: W\nlanguage: en\n", **texts)
    found = load(root, epoch=None, house=house)
    assert [(one.path.name, one.standing.role) for one in found.sources] == [
        ("preface.md", "preface"), ("d.md", "frontmatter"), ("b.md", None), ("c.md", "backmatter")
    ]  # fmt: skip


def test_our_own_metadata_stays_strict(tmp_path: Path, house: Path) -> None:
    meta = "schema: 1\ntitle: W\nlanguage: en\nauthor: A\n"
    root = write(tmp_path / "p", manuscript__metadata_yaml=meta, manuscript__a_md="a")
    assert told(errors(root, house)) == ["META-007"]
    write(root, manuscript__metadata_yaml="title: W\nlang: en\nauthor: A\nodd: 1\n")
    found = load(root, epoch=None, house=house)
    assert found.metadata.creators[0].name == "A"
    assert told(found.problems) == ["META-023", "META-024"]


def test_a_text_about_a_summary_is_a_text(tmp_path: Path, house: Path) -> None:
    root = write(tmp_path / "p", manuscript__metadata_yaml="title: W\nlanguage: en\n",
                 manuscript__summary_md="x", manuscript__security_md="y")  # fmt: skip
    found = load(root, epoch=None, house=house)
    assert [one.path.name for one in found.sources] == ["security.md", "summary.md"]
