"""Marks and blocks of Quarto, bookdown, MyST, MkDocs, kramdown, Obsidian and GitHub."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.block import (
    Admonition,
    Block,
    Break,
    Division,
    Figure,
    ItemList,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from pressroom.model.document import Document, walk
from pressroom.model.inline import (
    Emphasis,
    Image,
    Inlines,
    Keyboard,
    Link,
    Math,
    Strong,
    Text,
    plain,
)
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]
SEA = "<sea view.png>"


def blocks(document: Document) -> tuple[Block, ...]:
    return document.sections[0].blocks


def inlines(document: Document) -> Inlines:
    (block,) = blocks(document)
    assert isinstance(block, Paragraph)
    return block.children


def told(document: Document) -> list[str]:
    return [f"{one.code} {one.place}" for one in document.problems]


def links(document: Document) -> list[tuple[str, str]]:
    return [(plain(one.children), one.target) for one in walk(document) if isinstance(one, Link)]


# --- marks that stay ---------------------------------------------------------


@pytest.mark.parametrize("mark", [
    "{{< fa star >}}", "{{% note %}}", "{{% /note %}}", "{% raw %}", "{: .red}", "{::nomarkdown}",
    "[[no such page]]", "{{< figure src=a.png >}}",
])  # fmt: skip
def test_a_mark_without_a_meaning_is_told_and_stays(set_text: Setting, mark: str) -> None:
    document = set_text(f"a *b*{mark} c")
    assert plain(inlines(document)) == f"a b{mark} c"
    assert told(document) == ["DIAL-005 text.md:1:6"]


@pytest.mark.parametrize("text", [
    "`{{< fa star >}}`", "a {{ b }} c", "x[[1]]", "[[2]]", "{not} a", "a[[b]]", "{a b} `c`",
])  # fmt: skip
def test_what_is_no_such_mark(set_text: Setting, text: str) -> None:
    document = set_text(text)
    assert document.problems == ()
    assert plain(inlines(document)) == text.replace("`", "")


# --- bookdown ----------------------------------------------------------------


def test_references_of_bookdown_are_numbers(set_text: Setting) -> None:
    text = (
        "Figure \\@ref(fig:a), \\@ref(tab:b), \\@ref(eq:c), \\@ref(part-two), `\\@ref(x)`.\n\n"
        "![(\\#fig:a) One](sea%20view.png)\n\n|a|b|\n|-|-|\n|1|2|\n\nTable: (\\#tab:b) Two\n\n"
        "\\begin{equation}\na (\\#eq:c)\n\\end{equation}\n\n# Part {#part-two}"
    )
    document = set_text(text)
    assert [found for found in links(document) if found[0]] == [
        ("1", "#fig-a"), ("1", "#tbl-b"), ("(1)", "#eq-c"), ("“Part”", "#part-two"),
    ]  # fmt: skip
    (figure,) = (one for one in walk(document) if isinstance(one, Figure))
    assert (plain(figure.caption), figure.id, figure.image.alt) == ("One", "fig-a", "One")
    (table,) = (one for one in walk(document) if isinstance(one, Table))
    assert plain(table.caption) == "Two"
    assert document.problems == ()


def test_a_reference_to_what_code_would_have_made_stays(set_text: Setting) -> None:
    document = set_text("As \\@ref(tab:b) shows.")
    assert plain(inlines(document)) == "As \\@ref(tab:b) shows."
    assert told(document) == ["DIAL-005 text.md:1:4"]


def test_a_reference_of_bookdown_leads_to_a_title_of_another_file(set_text: Setting) -> None:
    document = set_text("See \\@ref(one-house).", other="# Other\n\n## One house\n\nWords.")
    assert links(document) == [("“One house”", "#other-one-house")]
    assert document.problems == ()


def test_a_reference_that_only_ends_like_an_id_stays(set_text: Setting) -> None:
    document = set_text("See \\@ref(old-house).\n\n# The house {#house}\n\nWords.")
    assert plain(inlines(document)) == "See \\@ref(old-house)."
    assert told(document) == ["DIAL-005 text.md:1:5"]


def test_chunks_of_bookdown_that_hold_words(set_text: Setting) -> None:
    text = (
        '```{theorem, label="a", name="Of A"}\nSome *words*.\n```\n\n'
        "```{block, type='rmdtip'}\n- One\n```\n\n::: {.lemma #b name=B}\nC.\n:::\n\n"
        "\\@ref(thm:a), \\@ref(lem:b)"
    )
    document = set_text(text)
    theorem, block, lemma, _ = blocks(document)
    assert isinstance(theorem, Division) and isinstance(block, Division)
    assert (theorem.id, theorem.classes, len(theorem.blocks)) == ("thm-a", ("theorem",), 2)
    assert block.classes == ("rmdtip",) and isinstance(block.blocks[0], ItemList)
    assert isinstance(lemma, Division) and lemma.id == "b"
    assert links(document) == [("“Of A”", "#thm-a"), ("“B”", "#b")]
    assert document.problems == ()


def test_a_label_in_the_text_is_a_place(set_text: Setting) -> None:
    document = set_text("Some (\\#x:y) words, [there](#x-y).")
    assert plain(inlines(document)) == "Some words, there."
    assert links(document) == [("there", "#x-y")]


# --- Quarto ------------------------------------------------------------------


def test_shortcodes_with_a_counterpart(set_text: Setting) -> None:
    document = set_text('{{< kbd Ctrl-C >}} {{< video https://x.org/a.mp4 title="b" >}}')
    keyboard, _, link = inlines(document)
    assert isinstance(keyboard, Keyboard) and plain(keyboard.children) == "Ctrl-C"
    assert isinstance(link, Link) and link.target == "https://x.org/a.mp4"
    (page,) = blocks(set_text("{{< pagebreak >}}"))
    assert isinstance(page, Division) and page.classes == ("page-break",)


@pytest.mark.parametrize("attributes", ["#tbl-a", '#tbl-a tbl-cap="Ports."'])
def test_a_table_in_a_block_has_its_caption_and_id(set_text: Setting, attributes: str) -> None:
    caption = "" if "cap" in attributes else "Ports.\n\n"
    document = set_text(f"::: {{{attributes}}}\n|a|b|\n|-|-|\n|1|2|\n\n{caption}:::\n\nSee @tbl-a.")
    table = blocks(document)[0]
    assert isinstance(table, Table)
    assert (plain(table.caption), table.id, table.number) == ("Ports.", "tbl-a", 1)
    assert links(document) == [("Table\xa01", "#tbl-a")]


@pytest.mark.parametrize(("widths", "shares"), [("[60,40]", (0.6, 0.4)), ("[60]", ())])
def test_the_widths_of_columns(set_text: Setting, widths: str, shares: tuple[float, ...]) -> None:
    document = set_text(f'|a|b|\n|-|-|\n|1|2|\n\n: C {{#tbl-a tbl-colwidths="{widths}"}}')
    (table,) = blocks(document)
    assert isinstance(table, Table) and table.widths == shares
    assert [one.code for one in document.problems] == ([] if shares else ["MD-010"])


def test_a_listing_in_a_block_has_its_caption_and_id(set_text: Setting) -> None:
    document = set_text("::: {#lst-a}\n```py\nx\n```\n\nCode.\n:::")
    (listing,) = blocks(document)
    assert isinstance(listing, Listing)
    assert (plain(listing.caption), listing.id) == ("Code.", "lst-a")


@pytest.mark.parametrize("attributes", [
    ".content-visible when-format=html", ".content-visible when-format=epub3",
    ".content-visible unless-format=pdf", ".content-hidden when-format=pdf",
    ".content-hidden unless-format=html", ".content-visible",
])  # fmt: skip
def test_words_for_our_format_are_kept(set_text: Setting, attributes: str) -> None:
    document = set_text(f"::: {{{attributes}}}\nWords\n:::\n\n[more]{{{attributes}}}")
    assert document.problems == ()
    assert [one.text for one in walk(document) if isinstance(one, Text)] == ["Words", "more"]
    block = blocks(document)[0]
    assert isinstance(block, Division) and block.classes == ()


@pytest.mark.parametrize("attributes", [
    ".content-visible when-format=pdf", ".content-visible unless-format=html",
    ".content-hidden when-format=epub", ".content-hidden unless-format=latex", ".content-hidden",
])  # fmt: skip
def test_words_for_others_are_left_out_and_told(set_text: Setting, attributes: str) -> None:
    document = set_text(f"a\n\n::: {{{attributes}}}\nWords\n:::\n\nb [more]{{{attributes}}}")
    assert told(document) == ["DIAL-001 text.md:3:1", "DIAL-001 text.md:7:3"]
    assert "Words" not in [one.text for one in walk(document) if isinstance(one, Text)]


def test_notes_of_words_that_are_left_out_are_left_out(set_text: Setting) -> None:
    text = (
        "a[^a]\n\n::: {.content-visible when-format=pdf}\nb[^b]^[c]\n\n[^a]: A.\n:::\n\n[^b]: B.\n\n"
        "[d[^d]]{.content-hidden}\n\n[^d]: D."
    )
    document = set_text(text)
    assert [note.id for note in document.notes] == ["fn-a"]
    assert {one.code for one in document.problems} == {"DIAL-001"}


def test_a_theorem_has_its_name_and_can_be_referred_to_by_it(set_text: Setting) -> None:
    text = (
        '::: {.theorem name="Of *ships*"}\nA.\n:::\n\n::: {#thm-b}\n## Second\nB.\n:::\n\n'
        "::: {#thm-c}\nC.\n:::\n\n::: {#nte-d .callout-note title=Fourth}\nD.\n:::\n\n"
        "@thm-b, @thm-c, @nte-d and @lem-e."
    )
    document = set_text(text)
    first, second, _, _, last = blocks(document)
    for block, name in ((first, "Of ships"), (second, "Second")):
        assert isinstance(block, Division)
        title = block.blocks[0]
        assert isinstance(title, Paragraph) and isinstance(title.children[0], Strong)
        assert plain(title.children) == name
    assert isinstance(last, Paragraph)
    assert plain(last.children) == "“Second”, @thm-c, “Fourth” and @lem-e."
    assert told(document) == ["DIAL-005 text.md:18:9", "DIAL-005 text.md:18:28"]


def test_code_within_a_line_of_a_notebook_is_told(set_text: Setting) -> None:
    assert set_text("`r 1 + 1`").problems == ()


# --- MyST --------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "```{note} A *title*\n:class: dropdown\nSome *words*[^1]\n```\n\n[^1]: A note.",
    ":::{note} A *title*\n:class: dropdown\nSome *words*[^1]\n:::\n\n[^1]: A note.",
])  # fmt: skip
def test_an_admonition_of_myst(set_text: Setting, text: str) -> None:
    document = set_text(text)
    (found,) = blocks(document)
    assert isinstance(found, Admonition)
    assert (found.kind, plain(found.title)) == ("note", "A title")
    emphasis = [one for one in walk(found) if isinstance(one, Emphasis)][-1]
    assert (plain(emphasis.children), str(emphasis.place)) == ("words", "text.md:3:6")
    assert len(document.notes) == 1


@pytest.mark.parametrize(("name", "kind", "title"), [
    ("hint", "tip", "Hint"), ("danger", "caution", ""), ("seealso", "note", "Seealso"),
    ("attention", "warning", "Attention"), ("admonition", "note", ""),
])  # fmt: skip
def test_the_names_of_myst(set_text: Setting, name: str, kind: str, title: str) -> None:
    (found,) = blocks(set_text(f":::{{{name}}}\nwords\n:::"))
    assert isinstance(found, Admonition)
    assert (found.kind, plain(found.title)) == (kind, title)


def test_a_figure_of_myst(set_text: Setting) -> None:
    text = "```{figure} sea%20view.png\n:name: fig-sea\n:alt: Waves\n:width: 50%\n\nThe *sea*.\n```\n\n{numref}`fig-sea`"
    document = set_text(text)
    figure = blocks(document)[0]
    assert isinstance(figure, Figure)
    assert (plain(figure.caption), figure.id) == ("The sea.", "fig-sea")
    assert (figure.image.alt, figure.image.width) == ("Waves", "50%")
    assert links(document) == [("Figure\xa01", "#fig-sea")]
    assert str(figure.caption[1].place) == "text.md:6:5"


def test_code_and_formulas_of_myst(set_text: Setting) -> None:
    text = (
        "```{code-block} python\n:linenos:\n:emphasize-lines: 2\n:caption: Two\n:name: lst-a\nx\ny\n```\n\n"
        "```{math}\n:label: eq-b\na\n```\n\n{math}`c` and {eq}`eq-b` and {ref}`here <lst-a>`"
    )
    document = set_text(text)
    listing = blocks(document)[0]
    assert isinstance(listing, Listing)
    assert (listing.text, listing.language, listing.id) == ("x\ny\n", "python", "lst-a")
    assert (listing.first_line, listing.marked, plain(listing.caption)) == (1, (2,), "Two")
    assert [one.tex for one in walk(document) if isinstance(one, Math)] == ["a", "c"]
    assert links(document) == [("Equation\xa0(1)", "#eq-b"), ("here", "#lst-a")]
    assert document.problems == ()


def test_a_directive_without_a_counterpart_is_shown_and_told(set_text: Setting) -> None:
    document = set_text("```{list-table} T\n* - a\n```\n\n```{toctree}\na\n```\n\n{abbr}`x`")
    listing = blocks(document)[0]
    assert isinstance(listing, Listing) and listing.text == "{list-table} T\n* - a\n"
    assert told(document) == [
        "DIAL-005 text.md:1:1",
        "DIAL-001 text.md:5:1",
        "DIAL-005 text.md:9:1",
    ]


# --- MkDocs, Obsidian --------------------------------------------------------


def test_callouts_of_mkdocs(set_text: Setting) -> None:
    text = '!!! warning "Mind *it*"\n    One.\n\n    - Two\n\n??? bug\n    Three.\n\nFour.'
    first, second, last = blocks(set_text(text))
    assert isinstance(first, Admonition) and isinstance(second, Admonition)
    assert (first.kind, plain(first.title)) == ("warning", "Mind it")
    assert isinstance(first.blocks[1], ItemList)
    assert (second.kind, plain(second.title)) == ("caution", "Bug")
    assert isinstance(last, Paragraph)


def test_tabs_of_mkdocs_stand_one_below_the_other(set_text: Setting) -> None:
    first, second = blocks(set_text('=== "C"\n\n    One.\n\n=== "Rust"\n\n    Two.'))
    for block, name in ((first, "C"), (second, "Rust")):
        assert isinstance(block, Division)
        assert isinstance(block.blocks[0], Paragraph)
        assert plain(block.blocks[0].children) == name


@pytest.mark.parametrize(
    "text", ["!!! note\nnot indented", "!!! note", "!!! 12\n    a", "!!!note\n    a"]
)
def test_what_is_no_callout(set_text: Setting, text: str) -> None:
    (found,) = blocks(set_text(text))
    assert isinstance(found, Paragraph)


def test_callouts_of_obsidian_have_any_name(set_text: Setting) -> None:
    example, quote = blocks(set_text("> [!example]\n> One.\n\n<!-- -->\n\n> [!quote]+ Her\n> Two."))
    assert isinstance(example, Admonition) and isinstance(quote, Admonition)
    assert (example.kind, plain(example.title), plain(quote.title)) == ("note", "Example", "Her")


def test_links_of_wikis(set_text: Setting) -> None:
    text = "[[Two]], [[two|words]], [[two#The end]], [[#Here]]\n\n# Here"
    document = set_text(text, two="# The end\n\nText.")
    assert links(document) == [
        ("Two", "#two"), ("words", "#two"), ("two The end", "#two"),
        ("Here", "#text-here"),
    ]  # fmt: skip


# --- kramdown ----------------------------------------------------------------


def test_lines_of_attributes_belong_to_the_block_beside_them(set_text: Setting) -> None:
    text = "Para.\n{: #one .a}\n\n{: .b}\n> Quote.\n\n- Item\n{: #three}\n\n[x](#one)"
    document = set_text(text)
    first, second, third, _ = blocks(document)
    for block, kind, name, classes in (
        (first, Paragraph, "one", ("a",)), (second, Quote, None, ("b",)),
        (third, ItemList, "three", ()),
    ):  # fmt: skip
        assert isinstance(block, Division) and isinstance(block.blocks[0], kind)
        assert (block.id, block.classes) == (name, classes)
    assert document.problems == ()


def test_a_heading_and_marks_in_a_line_have_them_too(set_text: Setting) -> None:
    text = f'# Head\n{{: #top}}\n\n## Low {{: #low}}\n\n![a]({SEA}){{: width="50%"}} x'
    document = set_text(text)
    assert document.sections[0].id == "top"
    assert document.sections[0].children[0].id == "low"
    (image,) = (one for one in walk(document) if isinstance(one, Image))
    assert image.width == "50%"


def test_comments_of_kramdown_leave_nothing(set_text: Setting) -> None:
    document = set_text(
        'One.\n\n{::comment}\nTwo.\n\nThree.\n{:/comment}\n\n{::options x="y" /}\n\nFour.'
    )
    assert [plain(one.children) for one in blocks(document) if isinstance(one, Paragraph)] == [
        "One.", "Four.",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", [
    "[TOC]", "[[_TOC_]]", "\\tableofcontents", "\\printindex", "* x\n{:toc}", "\\appendix",
])  # fmt: skip
def test_where_others_make_lists_nothing_stands(set_text: Setting, mark: str) -> None:
    document = set_text(f"One.\n\n{mark}\n\nTwo.")
    assert len(blocks(document)) == 2
    assert [one.code for one in document.problems] == ["DIAL-001"]


# --- GitHub ------------------------------------------------------------------


def test_a_picture_with_a_dark_one(set_text: Setting) -> None:
    text = (
        '<picture>\n<source media="(prefers-color-scheme: dark)" srcset="sea%20view.png 2x">\n'
        '<source srcset="b.webp">\n<img alt="A" src="sea%20view.png">\n</picture>'
    )
    document = set_text(text)
    (image,) = inlines(document)
    assert isinstance(image, Image)
    assert (image.alt, image.dark) == ("A", image.asset)
    assert document.problems == ()


@pytest.mark.parametrize("info", ["mermaid", "{mermaid}", "dot", "plantuml"])
def test_diagrams_are_shown_as_words(set_text: Setting, info: str) -> None:
    document = set_text(f"```{info}\na --> b\n```")
    (listing,) = blocks(document)
    assert isinstance(listing, Listing) and listing.text == "a --> b\n"
    assert told(document) == ["DIAL-006 text.md:1:1"]


def test_a_break_is_none_of_these(set_text: Setting) -> None:
    assert isinstance(blocks(set_text("a\n\n===\n\n---\n"))[-1], Break)


def test_a_division_of_html_can_be_an_admonition(set_text: Setting) -> None:
    document = set_text('<div class="warning">\n\nMind *it*.\n\n</div>\n\n<div class="x">y</div>')
    found, other = blocks(document)
    assert isinstance(found, Admonition) and (found.kind, found.title) == ("warning", ())
    assert isinstance(other, Division)
