"""Figures, groups of them, and what the attributes of an image say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest
from PIL import Image as Picture

from pressroom.model.block import Block, Division, Figure, FigureGroup, Paragraph
from pressroom.model.document import Document, walk
from pressroom.model.inline import Emphasis, Image, plain
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]
SEA = "sea%20view.png"


def blocks(document: Document) -> tuple[Block, ...]:
    return document.sections[0].blocks


def image(document: Document) -> Image:
    return next(node for node in walk(document) if isinstance(node, Image))


def group(document: Document) -> FigureGroup:
    (found,) = blocks(document)
    assert isinstance(found, FigureGroup)
    return found


CROSSREF = """
<div id="fig:both">
![One *a*]({sea}){#fig:one}
![Two]({sea} "t"){#fig:two width=30%}

Both *of* them.
</div>
"""
QUARTO = """
::: {#fig-both layout-ncol=2}

![One *a*](SEA){#fig-one}

![Two](SEA "t"){#fig-two width=30%}

Both *of* them.
:::
"""


@pytest.mark.parametrize("text", [CROSSREF, QUARTO], ids=["crossref", "quarto"])
def test_a_group_of_figures(set_text: Setting, text: str) -> None:
    document = set_text(text.replace("{sea}", SEA).replace("SEA", SEA))
    found = group(document)
    assert (found.id, found.number, plain(found.caption)) == ("fig-both", 1, "Both of them.")
    assert isinstance(found.caption[1], Emphasis)
    assert [(one.id, one.number, plain(one.caption)) for one in found.panels] == [
        ("fig-one", 1, "One a"), ("fig-two", 2, "Two"),
    ]  # fmt: skip
    assert [one.image.width for one in found.panels] == ["48%", "30%"]
    assert found.panels[1].image.title == "t"
    assert document.problems == ()


def test_pandoc_sees_the_same_images_and_captions(tmp_path: Path) -> None:
    """The oracle for what stands in the division of pandoc-crossref."""
    text = CROSSREF.replace("{sea}", SEA).strip()
    made = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"],
        input=text, capture_output=True, text=True, check=True,
    )  # fmt: skip
    (division,) = json.loads(made.stdout)["blocks"]
    assert division["t"] == "Div" and division["c"][0][0] == "fig:both"
    images, caption = division["c"][1]
    assert [one["t"] for one in images["c"]] == ["Image", "SoftBreak", "Image"]
    assert caption["t"] == "Para" and caption["c"][-1]["c"] == "them."


@pytest.mark.parametrize(
    ("attributes", "count", "widths"),
    [
        ("", 2, ["48%", "48%"]),
        ("", 3, ["31.33%"] * 3),
        ("", 4, ["48%"] * 4),
        ("layout-ncol=3", 3, ["31.33%"] * 3),
        ("layout-nrow=2", 4, ["48%"] * 4),
        ('layout="[[1,1],[1]]"', 3, ["48%", "48%", "98%"]),
        ('layout="[70,30]"', 2, ["68%", "28%"]),
        ('layout="[[40,-20,40],[100]]"', 3, ["48%", "48%", "98%"]),
        ('layout="[[1,1]]"', 3, ["31.33%"] * 3),
        ("layout-ncol=0", 2, ["48%", "48%"]),
    ],
)
def test_the_layout_of_a_group(
    set_text: Setting, attributes: str, count: int, widths: list[str]
) -> None:
    images = "\n\n".join([f"![One]({SEA})"] * count)
    found = group(set_text(f"::: {{#fig-a {attributes}}}\n{images}\n\nAll.\n:::"))
    assert [one.image.width for one in found.panels] == widths


def test_images_in_one_paragraph_are_one_row(set_text: Setting) -> None:
    row = "\n".join([f"![One]({SEA})"] * 2)
    found = group(set_text(f"::: {{#fig-a}}\n{row}\n\n![Two]({SEA})\n\nAll.\n:::"))
    assert [one.image.width for one in found.panels] == ["48%", "48%", "98%"]


def test_a_panel_may_have_no_words(set_text: Setting) -> None:
    text = f'::: {{#fig-a}}\n![]({SEA}){{fig-alt="One"}}\n\n![]({SEA}){{alt=""}}\n\nAll.\n:::'
    found = group(set_text(text))
    assert [(one.image.alt, one.caption) for one in found.panels] == [("One", ()), ("", ())]
    assert [one.id for one in found.panels] == ["fig-sea-view", "fig-sea-view-2"]


def test_a_group_without_a_caption(set_text: Setting) -> None:
    found = group(set_text(f"::: {{#fig-a}}\n![One]({SEA})\n\n![Two]({SEA})\n:::"))
    assert found.caption == ()
    text = f'::: {{#fig-a fig-cap="All *of* them"}}\n![One]({SEA})\n\n![Two]({SEA})\n:::'
    assert plain(group(set_text(text)).caption) == "All of them"


def test_a_single_image_in_a_division_is_a_figure(set_text: Setting) -> None:
    (found,) = blocks(set_text(f"::: {{#fig-a}}\n![Six ships]({SEA})\n\nThe harbour.\n:::"))
    assert isinstance(found, Figure)
    assert (found.id, found.image.alt, plain(found.caption)) == (
        "fig-a",
        "Six ships",
        "The harbour.",
    )
    (bare,) = blocks(set_text(f'<div id="fig:a">\n![Six ships]({SEA})\n</div>'))
    assert isinstance(bare, Figure) and plain(bare.caption) == "Six ships"


def test_groups_count_as_figures(set_text: Setting) -> None:
    pair = f"![One]({SEA})\n\n![Two]({SEA})\n\nAll."
    document = set_text(
        f"![x]({SEA})\n\n::: {{#fig-a}}\n{pair}\n:::\n\n::: {{#fig-b}}\n{pair}\n:::\n\n![y]({SEA})"
    )
    numbers = [
        block.number for block in blocks(document) if isinstance(block, Figure | FigureGroup)
    ]
    assert numbers == [1, 2, 3, 4]
    second = blocks(document)[2]
    assert isinstance(second, FigureGroup) and [one.number for one in second.panels] == [1, 2]


@pytest.mark.parametrize(
    "inside", ["Words.", f"Words.\n\n![One]({SEA})", "```\ncode\n```\n\nWords.\n\nMore."]
)
def test_a_division_of_other_things_stays_one(set_text: Setting, inside: str) -> None:
    for text in (f"::: {{#fig-a}}\n{inside}\n:::", f'<div id="fig-a">\n\n{inside}\n\n</div>'):
        (found,) = blocks(set_text(text))
        assert isinstance(found, Division) and found.id == "fig-a"


def test_a_division_in_html_nests_and_must_be_closed(set_text: Setting) -> None:
    inner = f'<div id="fig:b">\n![One]({SEA})\n</div>'
    (found,) = blocks(set_text(f'<div class="x" id="fig:a">\n\nWords.\n\n{inner}\n\n</div>'))
    assert isinstance(found, Division) and found.classes == ("x",)
    assert [type(block) for block in found.blocks] == [Paragraph, Figure]
    document = set_text(f'<div id="fig:a">\n\n![One]({SEA})')
    assert [problem.code for problem in document.problems] == ["MD-004"]


def test_an_image_of_a_group_that_is_not_there_is_an_error(faults: Faulting) -> None:
    (found,) = faults("::: {#fig-a}\n![One](no.png)\n\n![Two](no.png)\n\nAll.\n:::")[:1]
    assert (found.code, str(found.place)) == ("IMG-001", "text.md:2:1")


def test_several_images_alone_in_a_paragraph_stay_in_it(set_text: Setting) -> None:
    (found,) = blocks(set_text(f"![One]({SEA}) ![Two]({SEA})"))
    assert isinstance(found, Paragraph)


def test_an_image_without_words_is_no_figure(set_text: Setting) -> None:
    (found,) = blocks(set_text(f"![]({SEA})"))
    assert isinstance(found, Paragraph)


@pytest.mark.parametrize(
    ("attributes", "width", "height"),
    [
        ("width=50%", "50%", None), ("width=3in", "3in", None), ("width=300", "300px", None),
        ("height=2.5cm", None, "2.5cm"), ("width=3in height=40", "3in", "40px"),
    ],
)  # fmt: skip
def test_lengths(set_text: Setting, attributes: str, width: str, height: str) -> None:
    document = set_text(f"![a]({SEA}){{{attributes}}}")
    assert (image(document).width, image(document).height) == (width, height)
    assert document.problems == ()


@pytest.mark.parametrize(("side", "value"), [("width", "wide"), ("height", "50%"), ("height", "x")])
def test_what_is_no_length_is_a_warning(set_text: Setting, side: str, value: str) -> None:
    document = set_text(f"![a]({SEA}){{{side}={value}}}")
    (found,) = document.problems
    assert (found.code, found.message) == ("MD-010", f'"{value}" is not a {side}')
    assert (image(document).width, image(document).height) == (None, None)


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        (f'![a]({SEA}){{fig-alt="b"}}', "b"),
        (f'![a]({SEA}){{alt="c" fig-alt="b"}}', "c"),
        (f"![a]({SEA}){{.decorative}}", ""),
        (f'![a]({SEA}){{fig-alt=""}}', ""),
        (f"![a]({SEA})", "a"),
        (f'![a]({SEA}){{fig-cap="b"}}', "a"),
        (f'![]({SEA}){{fig-cap="b" fig-alt="c"}}', "c"),
        (f'![]({SEA}){{fig-cap="b"}}', "b"),
    ],
)
def test_the_words_for_those_who_do_not_see_it(set_text: Setting, written: str, alt: str) -> None:
    document = set_text(written)
    assert image(document).alt == alt
    assert document.problems == ()


def test_a_caption_from_an_attribute(set_text: Setting) -> None:
    (found,) = blocks(set_text(f'![a]({SEA}){{fig-cap="A *b*"}}'))
    assert isinstance(found, Figure) and plain(found.caption) == "A b"
    assert found.caption[1].place.column == len(f'![a]({SEA}){{fig-cap="A ') + 1


def test_a_title_from_an_attribute(set_text: Setting) -> None:
    assert image(set_text(f'![a]({SEA}){{title="t"}}')).title == "t"


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_figure_at_a_side(set_text: Setting, side: str) -> None:
    (found,) = blocks(set_text(f"![a]({SEA}){{fig-align={side} #fig-x}}"))
    assert isinstance(found, Division) and found.classes == (f"figure-{side}",)
    assert isinstance(found.blocks[0], Figure) and found.blocks[0].id == "fig-x"


def test_no_side_is_a_warning(set_text: Setting) -> None:
    (found,) = set_text(f"![a]({SEA}){{fig-align=top}}").problems
    assert (found.code, found.message) == ("MD-010", '"top" is no side')
    assert set_text(f"![a]({SEA}){{fig-align=center}}").problems == ()


def test_another_image_for_dark_screens(set_text: Setting, project: Path) -> None:
    Picture.new("RGB", (4, 3)).save(project / "dark.png")
    found = image(set_text(f"![a]({SEA}){{dark=dark.png}}"))
    assert found.dark is not None and str(found.dark.path) == "dark.png"


def test_another_image_for_dark_screens_that_is_not_there(faults: Faulting) -> None:
    (found,) = faults(f"![a]({SEA}){{dark=no.png}}")
    assert (found.code, found.message) == ("IMG-001", 'image "no.png" does not exist')
