from collections.abc import Callable

import pytest

from pressroom.model.document import Document, Section
from pressroom.model.problem import Problem
from pressroom.typeset.ids import Names, slug

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Who holds whom?", "who-holds-whom"), ("2. The *plan*", "the-plan"),
        ("Über die See", "über-die-see"), ("Don't -- stop", "dont-stop"), ("123", ""),
        ("日本語", "日本語"), ("E = mc²", "e-mc"), ("a/b", "ab"), ("Война и мир", "война-и-мир"),
    ],
)  # fmt: skip
def test_slugs(title: str, expected: str) -> None:
    assert slug(title.replace("*", "")) == expected


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert slug("word " * 40) == "-".join(["word"] * 12)


def test_names_are_taken_once() -> None:
    names = Names(["a"])
    assert [names.take("a"), names.take("a"), names.take("b")] == ["a-2", "a-3", "b"]


def ids(sections: tuple[Section, ...]) -> list[str]:
    return [name for s in sections for name in (s.id, *ids(s.children))]


def test_sections_are_named_by_author_or_title(set_text: Setting) -> None:
    document = set_text("Before.\n\n# One\n\n## One {#mine}\n\n# One\n\n# 42")
    assert ids(document.sections) == ["text", "one", "mine", "one-2", "section"]


def test_an_id_of_the_authors_goes_before_one_from_a_title(set_text: Setting) -> None:
    assert ids(set_text("# Sea\n\n# Land {#sea}").sections) == ["sea-2", "sea"]


def test_ids_stay_when_text_is_inserted_before(set_text: Setting) -> None:
    text = "# One\n\n![a](<sea view.png>)\n"
    before = set_text(text).sections[0]
    after = set_text(f"# New\n\nx\n\n{text}").sections[1]
    assert before.id == after.id == "one"
    assert before.blocks[0].id == after.blocks[0].id == "fig-sea-view"  # type: ignore[union-attr]


def test_two_equal_ids_are_an_error_with_both_places(faults: Faulting) -> None:
    (found,) = faults("# A {#x}\n\n[b]{#x}")
    assert (found.code, str(found.place)) == ("ID-001", "text.md:3:1")
    assert "text.md:1:1" in found.message


def test_an_id_cannot_be_that_of_a_note(faults: Faulting) -> None:
    (found,) = faults("# A {#fn-n}\n\nx[^n]\n\n[^n]: y")
    assert found.code == "ID-001"


@pytest.mark.parametrize("name", ["my id", "1st", "a&b", "a/b", "-x"])
def test_ids_that_no_edition_can_hold(faults: Faulting, name: str) -> None:
    (found,) = faults(f"# A {{#{name}}}\n\nx")
    assert (found.code, found.message) == ("ID-002", f'id "{name}" is not allowed')
