from collections.abc import Callable

import pytest

from pressroom.model.block import (
    Admonition,
    Block,
    Break,
    DefinitionList,
    Division,
    EditorsNote,
    ItemList,
    LineBlock,
    Paragraph,
    Quote,
)
from pressroom.model.document import Document, walk
from pressroom.model.inline import Inline, Link, Text, plain
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def blocks(document: Document) -> tuple[Block, ...]:
    return document.sections[0].blocks


def inlines(document: Document) -> tuple[Inline, ...]:
    (paragraph,) = blocks(document)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


def test_lines_of_verse_keep_their_ends_and_their_indentation(set_text: Setting) -> None:
    (verse,) = blocks(set_text("| One *line*\n|     moved in\n  and on\n|\n| last"))
    assert isinstance(verse, LineBlock)
    assert [plain(line.children) for line in verse.lines] == [
        "One line",
        "moved in and on",
        "",
        "last",
    ]
    assert [line.indent for line in verse.lines] == [0, 4, 0, 0]
    assert [line.place.line for line in verse.lines] == [1, 2, 4, 5]


@pytest.mark.parametrize("text", ["a\n| b", "|a\n|b", "    | a"])
def test_what_is_no_verse(set_text: Setting, text: str) -> None:
    assert not any(isinstance(block, LineBlock) for block in blocks(set_text(text)))


def test_tasks_are_done_or_not(set_text: Setting) -> None:
    (found,) = blocks(set_text("- [ ] *a*\n- [x] b\n- [X]\n  c\n- d\n- [y] e"))
    assert isinstance(found, ItemList)
    assert [item.checked for item in found.items] == [False, True, True, None, None]
    first = found.items[0].blocks[0]
    assert isinstance(first, Paragraph) and plain(first.children) == "a"
    assert str(first.place) == "text.md:1:7"


@pytest.mark.parametrize(
    ("text", "numerals", "delimiter", "start", "count"),
    [
        ("a. x\nb. y", "lower-alpha", "1.", 1, 2), ("C)  x", "upper-alpha", "1)", 3, 1),
        ("(i) x\n(ii) y\n(iii) z", "lower-roman", "(1)", 1, 3), ("IX. x", "upper-roman", "1.", 9, 1),
        ("(7) x", "decimal", "(1)", 7, 1), ("#. x\n#. y", "decimal", "1.", 1, 2),
        ("4) x", "decimal", "1)", 4, 1), ("h. x\ni. y\nj. z", "lower-alpha", "1.", 8, 3),
    ],
)  # fmt: skip
def test_numbers_of_lists(
    set_text: Setting, text: str, numerals: str, delimiter: str, start: int, count: int
) -> None:
    (found,) = blocks(set_text(text))
    assert isinstance(found, ItemList) and found.ordered
    assert (found.numerals, found.delimiter, found.start) == (numerals, delimiter, start)
    assert len(found.items) == count


@pytest.mark.parametrize("text", ["B. Russell", "aB. x", "iiii. x", "a.x", "(a x", "text\na. x"])
def test_what_is_no_number(set_text: Setting, text: str) -> None:
    (found,) = blocks(set_text(text))
    assert isinstance(found, Paragraph)


def test_a_list_is_as_loose_as_its_items(set_text: Setting) -> None:
    (tight,) = blocks(set_text("a. x\nb. y"))
    (loose,) = blocks(set_text("a. x\n\nb. y"))
    assert isinstance(tight, ItemList) and tight.tight
    assert isinstance(loose, ItemList) and not loose.tight


def test_examples_count_through_all_files_and_can_be_named_before(set_text: Setting) -> None:
    document = set_text("As (@late) shows.\n\n(@) a\n(@b) b", second="(@late) c\n\nSee @b.")
    words = [plain(node.children) for node in walk(document) if isinstance(node, Paragraph)]
    assert words == ["As (3) shows.", "a", "b", "c", "See 2."]
    starts = [node.start for node in walk(document) if isinstance(node, ItemList)]
    assert starts == [1, 3]


def test_two_examples_of_one_label_are_told(set_text: Setting) -> None:
    document = set_text("(@a) x\n(@a) y\n\n@a")
    assert [(problem.code, problem.message) for problem in document.problems] == [
        ("DIAL-003", 'example "a" is there already')
    ]
    assert set_text("(@a) x\n(@b) y").problems == ()


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("::: note\na\n:::", "note", ""), ("::: {.tip #i}\na\n:::", "tip", ""),
        ('::: {.callout-important title="A *b*"}\na\n:::', "important", "A b"),
        ("::: {.callout-warning collapse=true}\n## A *b*\n\na\n:::", "warning", "A b"),
        (":::caution Mind it\na\n:::", "caution", "Mind it"), (":::tip[Mind it]\na\n:::", "tip", "Mind it"),
        ("::: danger\na\n:::", "caution", ""), ("::: info\na\n:::", "note", ""),
        ("> [!NOTE]\n> a", "note", ""), ("> [!Warning] Mind *it*\n> a", "warning", "Mind it"),
        ("> [!TIP]\n>\n> a", "tip", ""),
    ],
)  # fmt: skip
def test_admonitions(set_text: Setting, text: str, kind: str, title: str) -> None:
    document = set_text(text)
    (found,) = blocks(document)
    assert isinstance(found, Admonition)
    assert (found.kind, plain(found.title)) == (kind, title)
    (inside,) = found.blocks
    assert isinstance(inside, Paragraph) and plain(inside.children) == "a"
    assert document.problems == ()


def test_the_title_of_an_admonition_knows_its_place(set_text: Setting) -> None:
    (found,) = blocks(set_text('::: {.note title="A *b*"}\na\n:::'))
    assert isinstance(found, Admonition) and str(found.title[0].place) == "text.md:1:19"


@pytest.mark.parametrize("text", ["> [NOTE]\n> a", "> a\n> [!NOTE]"])
def test_other_quotations_stay_quotations(set_text: Setting, text: str) -> None:
    (found,) = blocks(set_text(text))
    assert isinstance(found, Quote)


def test_a_word_after_a_division_names_admonitions_only(set_text: Setting) -> None:
    (found,) = blocks(set_text("::: box With words"))
    assert isinstance(found, Paragraph)


def test_editors_notes_are_no_admonitions(set_text: Setting) -> None:
    (found,) = blocks(set_text("::: editors-note\na\n:::"))
    assert isinstance(found, EditorsNote)


def test_definitions_take_blocks(set_text: Setting) -> None:
    text = "Term\n\n:   One\n\n    Two\n\n        code\n\n~   Three\n\nOther\n:   Four"
    (found,) = blocks(set_text(text))
    assert isinstance(found, DefinitionList)
    assert [plain(entry.term) for entry in found.entries] == ["Term", "Other"]
    first = found.entries[0].definitions
    assert [[type(block).__name__ for block in item.blocks] for item in first] == [
        ["Paragraph", "Paragraph", "Listing"], ["Paragraph"]
    ]  # fmt: skip


def test_what_is_moved_in_by_four_belongs_to_a_definition(set_text: Setting) -> None:
    (found,) = blocks(set_text("Term\n:      One\n\n    Two"))
    assert isinstance(found, DefinitionList)
    assert len(found.entries[0].definitions[0].blocks) == 2


@pytest.mark.parametrize("text", ["⁂", "\\* \\* \\*", "\\*\\*\\*", "* * *", "---"])
def test_breaks_between_passages(set_text: Setting, text: str) -> None:
    (_, found, _) = blocks(set_text(f"a\n\n{text}\n\nb"))
    assert isinstance(found, Break)


@pytest.mark.parametrize("command", ["newpage", "pagebreak", "clearpage", "cleardoublepage"])
def test_a_new_page_can_be_asked_for(set_text: Setting, command: str) -> None:
    document = set_text(f"a\n\n\\{command}\n\nb")
    (_, found, _) = blocks(document)
    assert isinstance(found, Division) and found.classes == ("page-break",)
    assert document.problems == ()


@pytest.mark.parametrize("text", ["a==b and c==d", "a == b == c", "====", "==a", "== a=="])
def test_what_is_no_marked_text(set_text: Setting, text: str) -> None:
    assert all(isinstance(node, Text) for node in inlines(set_text(text)))


def test_a_backslash_keeps_a_space_from_breaking(set_text: Setting) -> None:
    assert plain(inlines(set_text("10\\ km"))) == "10\N{NO-BREAK SPACE}km"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("see https://a.b/c_d_e.", "https://a.b/c_d_e"),
        ("(http://a.b/(c))", "http://a.b/(c)"),
        ("“https://a.b/?c=1&amp;d=2”", "https://a.b/?c=1&d=2"),
        ("*https://a.b*", "https://a.b"),
        ("https://a.b:8080/c&hellip;", "https://a.b:8080/c"),
    ],
)
def test_an_address_in_the_text_is_a_link(set_text: Setting, text: str, target: str) -> None:
    links = [node for node in walk(set_text(text)) if isinstance(node, Link)]
    assert [link.target for link in links] == [target]
    assert plain(links[0].children) == target


@pytest.mark.parametrize(
    "text", ["https://", "https://x", "xhttps://a.b", "`https://a.b`", "ftp://a.b"]
)
def test_what_is_no_address(set_text: Setting, text: str) -> None:
    assert not any(isinstance(node, Link) for node in walk(set_text(text)))


def test_an_address_in_a_link_is_none(set_text: Setting) -> None:
    (link,) = inlines(set_text("[at https://a.b now](https://c.d)"))
    assert isinstance(link, Link) and all(isinstance(child, Text) for child in link.children)
