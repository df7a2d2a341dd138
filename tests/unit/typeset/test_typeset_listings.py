"""What is said of a listing, in the manners of pandoc, Quarto, mdBook, Docusaurus and MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Picture

from pressroom.model.block import Figure, Listing, Paragraph
from pressroom.model.document import Document, walk
from pressroom.model.inline import Code, Emphasis, Image, Text, plain
from pressroom.model.problem import PressroomError, Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def listings(document: Document) -> list[Listing]:
    return [node for node in walk(document) if isinstance(node, Listing)]


def fenced(info: str, code: str = "a\nb\nc\nd\ne\n") -> str:
    return f"```{info}\n{code}```\n"


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("", None),
        ("python", "python"),
        ("{.python}", "python"),
        ("{.numberLines .python}", "python"),
        ("python {.numberLines}", "python"),
        ("rust,ignore,edition2021", "rust"),
        ("js{1,3}", "js"),
        ('js {1} title="x.js"', "js"),
        ("{.numberLines}", None),
        ("c++", "c++"),
    ],
)
def test_the_language(set_text: Setting, info: str, language: str | None) -> None:
    (found,) = listings(set_text(fenced(info)))
    assert (found.language, found.text) == (language, "a\nb\nc\nd\ne\n")


@pytest.mark.parametrize(
    ("info", "first"),
    [
        ("python", None),
        ("{.python .numberLines}", 1),
        ('{.python .numberLines startFrom="10"}', 10),
        ('{.python startFrom="10"}', None),  # as in pandoc
        ('python linenums="7"', 7),
        ("js showLineNumbers", 1),
        ("{.python code-line-numbers=true}", 1),
        ("{.python code-line-numbers=false}", None),
        ("{.go linenos=false}", None),
        ("{.go linenos=table linenostart=199}", 199),
        ("{.python .numberLines startFrom=x}", 1),
    ],
)
def test_the_numbers_of_lines(set_text: Setting, info: str, first: int | None) -> None:
    document = set_text(fenced(info))
    (found,) = listings(document)
    assert found.first_line == first
    assert document.problems == ()


@pytest.mark.parametrize(
    ("info", "marked"),
    [
        ("python", ()),
        ("js {1,3-5}", (1, 3, 4, 5)),
        ("js{2}", (2,)),
        ('python hl_lines="2 4-5"', (2, 4, 5)),
        ('{.python code-line-numbers="1,3-5"}', (1, 3, 4, 5)),
        ('{.python code-line-numbers="|1|3"}', (1, 3)),
        ("{.go hl_lines=[1,2]}", (1, 2)),
        ("{.python highlight=first}", ()),
    ],
)
def test_the_marked_lines(set_text: Setting, info: str, marked: tuple[int, ...]) -> None:
    (found,) = listings(set_text(fenced(info)))
    assert found.marked == marked


def test_a_marked_line_that_is_not_there_is_a_warning(set_text: Setting) -> None:
    document = set_text(fenced("js {2,7-9}"))
    (found,) = document.problems
    assert (found.code, found.message) == ("CODE-002", "line 7 is marked, and the listing has 5")
    assert listings(document)[0].marked == (2,)
    assert set_text(fenced("js {5}")).problems == ()


def test_a_caption_of_an_attribute_is_read_as_text(set_text: Setting) -> None:
    (found,) = listings(set_text(fenced('{#lst:x .python caption="An *old* one"}')))
    assert (found.id, found.number, plain(found.caption)) == ("lst-x", 1, "An old one")
    assert isinstance(found.caption[1], Emphasis)
    assert (found.caption[1].place.line, found.caption[1].place.column) == (1, 32)


@pytest.mark.parametrize(
    "text",
    [
        "Listing: One {#lst:x}\n\n```\na\n```",
        "```\na\n```\n\nListing: One {#lst:x}",
        ": One {#lst-x}\n\n    a",
        "    a\n\n: One {#lst:x}",
    ],
)
def test_a_caption_of_a_paragraph(set_text: Setting, text: str) -> None:
    document = set_text(text)
    (found,) = document.sections[0].blocks
    assert isinstance(found, Listing)
    assert (found.id, plain(found.caption), found.number) == ("lst-x", "One", 1)


def test_each_of_two_listings_has_its_own_caption(set_text: Setting) -> None:
    text = "Listing: One\n\n```\na\n```\n\nListing: Two\n\n```\nb\n```"
    found = listings(set_text(text))
    assert [(plain(one.caption), one.number) for one in found] == [("One", 1), ("Two", 2)]


def test_a_caption_far_from_a_listing_is_text_unless_its_id_says_otherwise(
    set_text: Setting, faults: Faulting
) -> None:
    document = set_text("Listing: One\n\nText.")
    assert all(isinstance(block, Paragraph) for block in document.sections[0].blocks)
    (found,) = faults("Listing: One {#lst:x}\n\nText.")
    assert (found.code, found.message) == ("MD-015", 'caption "One" has no listing')


@pytest.mark.parametrize("info", ['js title="app.js"', '{.js filename="app.js"}'])
def test_the_name_of_a_file_stands_above_and_is_not_numbered(set_text: Setting, info: str) -> None:
    document = set_text(fenced(info) + '\n```{#lst:a caption="B"}\nx\n```')
    first, second = listings(document)
    assert first.caption == (Code("app.js", first.place),)
    assert (first.number, second.number) == (0, 1)


def test_a_cell_is_shown_with_its_options_taken_out(set_text: Setting) -> None:
    code = (
        "#| label: lst-a\n#| lst-cap: 'It is *one*'\n#| code-line-numbers: \"2\"\n#| echo: false\n"
        "x = 1\n#| not: one\n"
    )
    document = set_text(fenced("{python}", code))
    (found,) = listings(document)
    assert (found.text, found.language, found.id) == ("x = 1\n#| not: one\n", "python", "lst-a")
    assert (plain(found.caption), found.marked, found.first_line) == ("It is one", (2,), 1)
    assert found.caption[-1].place.line == 3
    (problem,) = document.problems
    assert (problem.code, problem.message) == (
        "CODE-001", 'cell "{python}" is shown as code and not run',
    )  # fmt: skip
    assert set_text(fenced("{.python}")).problems == ()


def test_a_cell_in_the_manner_of_knitr(set_text: Setting) -> None:
    (found,) = listings(set_text(fenced('{r plot, fig.cap="A plot", echo=FALSE}', "plot(1)\n")))
    assert (found.language, plain(found.caption), found.id) == ("r", "A plot", "fig-plot")


def test_the_options_of_a_cell_have_room_around_their_sign(set_text: Setting) -> None:
    (found,) = listings(set_text(fenced('{r 404-page, fig.cap = "A page", x = 1}', "plot(1)\n")))
    assert (plain(found.caption), found.id) == ("A page", "fig-404-page")


@pytest.mark.parametrize("computed", ["words", 'paste("a", words)'])
def test_a_caption_that_a_program_would_make_is_none(set_text: Setting, computed: str) -> None:
    (found,) = listings(set_text(fenced(f"{{r plot, fig.cap={computed}}}", "plot(1)\n")))
    assert (plain(found.caption), found.id) == ("", None)


def test_options_go_over_several_lines(set_text: Setting) -> None:
    code = "//| lst-cap: >\n//|   one\n//|   two\n//| label: setup\nf()\n"
    (found,) = listings(set_text(fenced("{ojs}", code)))
    assert (found.text, plain(found.caption), found.id) == ("f()\n", "one two", None)


def test_lines_that_mdbook_hides_are_hidden(set_text: Setting) -> None:
    code = "# use std;\n#[derive(X)]\n#\nfn f() {}\n    # g();\n## h\n"
    (found,) = listings(set_text(fenced("rust,should_panic", code)))
    assert found.text == "#[derive(X)]\nfn f() {}\n# h\n"
    (other,) = listings(set_text(fenced("python,hidelines=!", "!x\n# y\nz\n")))
    assert other.text == "# y\nz\n"
    (plain_one,) = listings(set_text(fenced("sh", "# a remark\n")))
    assert plain_one.text == "# a remark\n"


def test_an_attribute_that_means_nothing_is_a_warning(set_text: Setting) -> None:
    (found,) = set_text(fenced("{.python wrap=yes}")).problems
    assert (found.code, found.message) == ("MD-010", 'attribute "wrap" has no effect on a listing')


def test_an_id_with_a_colon_is_one_with_a_hyphen(set_text: Setting) -> None:
    document = set_text(
        "# A {#sec:a}\n\n[x](#sec:a) [y](#sec-a) [z](other.md#lst:b)",
        other=fenced('{#lst:b caption="c"}'),
    )
    assert document.sections[0].id == "sec-a"
    targets = [node.target for node in walk(document) if hasattr(node, "target")]
    assert targets == ["#sec-a", "#sec-a", "#lst-b"]


def test_a_figure_of_another_kind_is_not_numbered_with_listings(set_text: Setting) -> None:
    document = set_text("![a](sea%20view.png)\n\n" + fenced('{#lst:x caption="A"}'))
    assert [one.number for one in listings(document)] == [1]


def test_what_is_said_of_a_listing_takes_no_long_time(set_text: Setting) -> None:
    ranges = ",".join(["1-99999"] * 20_000)
    (found,) = listings(set_text(fenced(f"js {{{ranges}}}")))
    assert found.marked == ()
    with pytest.raises(PressroomError) as caught:
        set_text('<div id="fig-a">\n\n' * 2_000)
    assert {problem.code for problem in caught.value.problems} == {"MD-004", "ID-001"}


# --- the element of mdBook's books -----------------------------------------------


WRAPPED = """<Listing number="7-1" file-name="src/a.rs" caption="How *to* `Box<T>`">

<!-- not run -->

```rust
row();
```

</Listing>
"""


def test_an_element_names_the_code_in_it(set_text: Setting) -> None:
    document = set_text(WRAPPED)
    (found,) = listings(document)
    assert plain(found.caption) == "How to Box<T> src/a.rs"
    assert (found.tag, found.number, found.text) == ("7-1", 0, "row();\n")
    assert found.caption[1].place.column == WRAPPED.index("*to*") + 1
    assert document.problems == ()


def test_an_element_names_code_in_a_quotation(set_text: Setting) -> None:
    quoted = "".join(f"> {line}\n" for line in WRAPPED.splitlines())
    (found,) = listings(set_text(quoted))
    assert (found.tag, plain(found.caption)) == ("7-1", "How to Box<T> src/a.rs")


def test_only_the_authors_own_number_is_not_counted(set_text: Setting) -> None:
    other = '```{.rust caption="C"}\nx\n```\n\n'
    found = listings(set_text(other + WRAPPED + "\n" + other))
    assert [one.number for one in found] == [1, 0, 2]


def test_a_reference_leads_to_the_authors_own_number(set_text: Setting) -> None:
    document = set_text(WRAPPED.replace("<Listing", '<Listing id="lst-a"') + "\nSee @lst-a.\n")
    text = "".join(node.text for node in walk(document) if isinstance(node, Text))
    assert "See Listing\N{NO-BREAK SPACE}7-1." in text


def test_what_an_element_says_is_kept_where_there_is_no_code(set_text: Setting) -> None:
    document = set_text('<Listing caption="How *to* row">\n\nOars.\n\n</Listing>\n')
    paragraphs = [plain(one.children) for one in walk(document) if isinstance(one, Paragraph)]
    assert paragraphs == ["How to row", "Oars."]


def test_a_number_without_a_caption_is_told(set_text: Setting) -> None:
    (found,) = set_text('<Listing number="7-1">\n\n```\nx\n```\n\n</Listing>\n').problems
    assert found.message == 'attribute "number" has no effect on "<Listing>"'


def test_a_caption_and_the_name_of_a_file(set_text: Setting) -> None:
    (found,) = listings(set_text(fenced('{.python caption="How" filename="a.py"}')))
    assert plain(found.caption) == "How a.py"
    assert found.number == 1


# --- cells that are no code to look at -------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "```{r}\n#| echo: false\nx\n```", "```{r}\n#| include: FALSE\nx\n```",
        "```{r setup, echo=FALSE}\nx\n```",
    ],
)  # fmt: skip
def test_a_cell_that_asks_for_it_is_left_out_and_told(set_text: Setting, cell: str) -> None:
    document = set_text(f"Before.\n\n{cell}\n")
    assert listings(document) == []
    (found,) = document.problems
    assert found.message == 'cell "{r}" is neither shown, as it asks, nor run'


def test_a_cell_with_a_caption_is_shown_whatever_it_asks(set_text: Setting) -> None:
    (found,) = listings(set_text("```{r}\n#| echo: false\n#| fig-cap: A plot\nx\n```\n"))
    assert plain(found.caption) == "A plot"


PICTURE = """```{r}
#| label: fig-a
#| echo: false
#| fig-cap: "What *is* there"
#| out-width: 60%
knitr::include_graphics("a.png", dpi = 270)
```
"""


def test_a_cell_that_shows_a_file_is_a_figure(project: Path, set_text: Setting) -> None:
    Picture.new("L", (1, 1)).save(project / "a.png")
    document = set_text(PICTURE)
    (found,) = [node for node in walk(document) if isinstance(node, Figure)]
    assert (found.id, plain(found.caption)) == ("fig-a", "What is there")
    assert (found.image.alt, found.image.width) == ("What is there", "60%")
    assert found.place.line == 2
    assert document.problems == ()


def test_a_cell_without_caption_is_an_image(project: Path, set_text: Setting) -> None:
    Picture.new("L", (1, 1)).save(project / "a.png")
    (section,) = set_text('```{r}\n#| fig-alt: A  dot\ninclude_graphics("a.png")\n```\n').sections
    (found,) = section.blocks
    assert isinstance(found, Paragraph) and isinstance(found.children[0], Image)
    assert found.children[0].alt == "A dot"


@pytest.mark.parametrize(
    "code",
    [
        'knitr::include_graphics("not-there.png")', 'x <- include_graphics("a.png")',
        'include_graphics("a.png")',
    ],
)  # fmt: skip
def test_other_cells_stay_code(project: Path, set_text: Setting, code: str) -> None:
    Picture.new("L", (1, 1)).save(project / "a.png")
    said = "" if code.startswith("incl") else "#| fig-cap: C\n"
    (found,) = listings(set_text(f"```{{r}}\n{said}{code}\n```\n"))
    assert found.text == f"{code}\n"
