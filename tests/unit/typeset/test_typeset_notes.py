from collections.abc import Callable

import pytest

from pressroom.model.block import ItemList
from pressroom.model.document import Document, walk
from pressroom.model.inline import NoteRef, plain
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def calls(document: Document) -> list[tuple[str, str, int]]:
    found = [node for node in walk(document) if isinstance(node, NoteRef)]
    return [(ref.id, ref.note, ref.number) for ref in found]


def test_notes_are_numbered_by_their_first_calls_wherever_these_stand(set_text: Setting) -> None:
    document = set_text(
        "# Title[^t]\n\nText[^a] and ^[in line].\n\n| x[^c] |\n|--|\n| y |\n\nAgain[^a].\n\n"
        "[^c]: C\n\n[^a]: A\n\n[^t]: T\n"
    )
    assert [(note.id, note.number) for note in document.notes][:2] == [("fn-t", 1), ("fn-a", 2)]
    assert [note.number for note in document.notes] == [1, 2, 3, 4]
    assert document.notes[3].id == "fn-c"
    assert document.notes[1].calls == ("fnref-a", "fnref-a-2")
    assert ("fnref-a-2", "fn-a", 2) in calls(document)


def test_ids_of_notes_survive_insertion_before_them(set_text: Setting) -> None:
    text = "One^[first] two[^x].\n\n[^x]: X\n"
    before = {note.id for note in set_text(text).notes}
    after = {note.id for note in set_text(f"New^[new][^y].\n\n[^y]: Y\n\n{text}").notes}
    assert before < after and len(after) == 4


def test_a_note_holds_blocks_with_their_places(set_text: Setting) -> None:
    document = set_text("x[^n]\n\n[^n]: One.\n\n    - two\n\n    three\n\nafter")
    (note,) = document.notes
    assert [type(block).__name__ for block in note.blocks] == ["Paragraph", "ItemList", "Paragraph"]
    assert isinstance(note.blocks[1], ItemList)
    assert (note.blocks[1].place.line, note.blocks[1].place.column) == (5, 5)
    assert len(document.sections[0].blocks) == 2


def test_files_have_labels_of_their_own(set_text: Setting) -> None:
    document = set_text("a[^1]\n\n[^1]: A", second="b[^1]\n\n[^1]: B")
    assert [(note.id, note.number) for note in document.notes] == [
        ("fn-text-1", 1), ("fn-second-1", 2)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "message", "place"),
    [
        ("a [^nope]", "NOTE-001", 'there is no note "nope"', "1:3"),
        ("x[^a]\n\n[^a]: 1\n\n[^a]: 2", "NOTE-002", "text.md:3:1", "5:1"),
        ("x\n\n[^a]: never", "NOTE-003", 'note "a" is never called', "3:1"),
        ("x[^a]\n\n[^a]:\n\ny", "NOTE-004", 'note "a" has no text', "3:1"),
        ("x^[ ]", "NOTE-004", "note has no text", "1:2"),
        ("x[^a]\n\n[^a]: 1[^b]\n\n[^b]: 2", "NOTE-005", 'note "b" is called in a note', "3:8"),
        ("x[^a]\n\n[^a]: 1^[b]", "NOTE-005", 'note "b" is in a note', "3:8"),
        ("x^[a ^[b]]", "NOTE-005", 'note "b" is in a note', "1:6"),
        ("[x^[a]](http://b.c/)", "NOTE-006", 'note "a" is in a link', "1:3"),
        ("[x[^a]](http://b.c/)\n\n[^a]: 1", "NOTE-006", "called in a link", "1:3"),
        ("![x^[a]](<sea view.png>) y", "NOTE-006", "alternative text", "1:4"),
    ],
)
def test_faults(faults: Faulting, text: str, code: str, message: str, place: str) -> None:
    (found,) = faults(text)
    assert (found.code, str(found.place)) == (code, f"text.md:{place}")
    assert message in found.message


def test_a_misspelt_label_has_a_hint(faults: Faulting) -> None:
    found = faults("a [^harbor]\n\n[^harbour]: x")
    assert found[0].hint == 'did you mean "[^harbour]"?'


def test_all_errors_of_all_files_come_together(faults: Faulting) -> None:
    found = faults("[^a] [x](#y)\n\n#", second="![a](no.png)\n\n::: x\n")
    assert {problem.code for problem in found} == {
        "MD-008", "IMG-001", "NOTE-001", "LINK-001", "MD-006"
    }  # fmt: skip
    assert [str(problem.place) for problem in found] == [
        "second.md:1:1", "second.md:3:1", "text.md:1:1", "text.md:1:6", "text.md:3:1"
    ]  # fmt: skip


def test_notes_in_a_table_of_contents_are_left_out(set_text: Setting) -> None:
    document = set_text("# A^[n] *b* [c](http://d.e/) [f]{#g}\n\nx")
    (entry,) = document.contents
    assert plain(entry.title) == "A b c f"
    assert not any(
        isinstance(node, NoteRef) or getattr(node, "id", None)
        for child in entry.title
        for node in walk(child)
    )
    assert any(isinstance(node, NoteRef) for node in document.sections[0].title)


def test_a_line_indented_by_less_than_four_columns_is_no_part_of_a_note(set_text: Setting) -> None:
    document = set_text("x[^n]\n\n[^n]: a\n\n  b\n")
    assert len(document.notes[0].blocks) == 1
    assert len(document.sections[0].blocks) == 2


def test_errors_of_citations_come_with_the_others(faults: Faulting) -> None:
    found = faults("a [@key] [^n]")
    assert [problem.code for problem in found] == ["CITE-002", "NOTE-001"]
