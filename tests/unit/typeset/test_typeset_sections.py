from collections.abc import Callable

from pressroom.model.document import ContentsEntry, Document, Section
from pressroom.model.inline import plain
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]
Tree = list[tuple[str, int, list]]  # type: ignore[type-arg]


def tree(sections: tuple[Section, ...]) -> Tree:
    return [(plain(s.title), s.level, tree(s.children)) for s in sections]


def test_headings_build_the_tree(set_text: Setting) -> None:
    document = set_text("# A\n\nx\n\n## B\n\n### C\n\n## D\n\n# E")
    assert tree(document.sections) == [
        ("A", 1, [("B", 2, [("C", 3, [])]), ("D", 2, [])]), ("E", 1, [])
    ]  # fmt: skip
    assert document.problems == ()


def test_every_file_begins_a_section(set_text: Setting) -> None:
    document = set_text("## A\n\n### B", second="words\n\n# C")
    assert tree(document.sections) == [("A", 1, [("B", 2, [])]), ("", 1, []), ("C", 1, [])]
    assert [section.id for section in document.sections] == ["text", "second", "second-c"]


def test_a_skipped_level_is_a_warning_and_no_level_is_missing(set_text: Setting) -> None:
    document = set_text("# A\n\n### B\n\n## C")
    assert tree(document.sections) == [("A", 1, [("B", 2, []), ("C", 2, [])])]
    assert [(p.code, str(p.place)) for p in document.problems] == [("MD-007", "text.md:3:1")]


def test_a_first_heading_that_is_the_title_of_the_work_is_not_repeated(set_text: Setting) -> None:
    document = set_text("# The  *Work*\n\nBegin.\n\n## A\n\n### B\n\n# C")
    assert tree(document.sections) == [("", 1, []), ("A", 1, [("B", 2, [])]), ("C", 1, [])]
    document = set_text("# The Work\n\n## A")
    assert tree(document.sections) == [("A", 1, [])]


def test_a_title_in_a_work_of_several_files_is_a_section(set_text: Setting) -> None:
    assert tree(set_text("# The Work\n\nx", second="y").sections)[0] == ("The Work", 1, [])


def test_a_title_that_calls_a_note_is_kept(set_text: Setting) -> None:
    document = set_text("# The Work[^n]\n\nx\n\n[^n]: y")
    assert plain(document.sections[0].title) == "The Work" and len(document.notes) == 1


def test_roles(set_text: Setting) -> None:
    assert set_text("# A {role=foreword}\n\nx").sections[0].role == "foreword"


def test_an_empty_heading_is_an_error(faults: Faulting) -> None:
    assert [(p.code, str(p.place)) for p in faults("x\n\n##\n")] == [("MD-006", "text.md:3:1")]


def test_no_text_is_an_error(faults: Faulting) -> None:
    assert [p.code for p in faults("\n \n")] == ["MD-011"]


def entries(found: tuple[ContentsEntry, ...]) -> list:  # type: ignore[type-arg]
    return [(e.target, entries(e.children)) for e in found]


def test_the_contents_hold_titled_sections_down_to_the_third_level(set_text: Setting) -> None:
    document = set_text("before\n\n# A\n\n## B\n\n### C\n\n#### D")
    assert entries(document.contents) == [("#a", [("#b", [("#c", [])])])]
