from collections.abc import Callable

import pytest

from pressroom.model.block import Figure
from pressroom.model.document import Document, walk
from pressroom.model.inline import Image, Link, Span, plain
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def targets(document: Document) -> list[str]:
    return [node.target for node in walk(document) if isinstance(node, Link)]


def test_links_that_lead_somewhere(set_text: Setting) -> None:
    text = "# Über {#über}\n\n[a](#über) <https://b.c/d--e> <f@g.h> [i](http://j.k/l%20m?n#o)"
    assert targets(set_text(text)) == [
        "#über", "https://b.c/d--e", "mailto:f@g.h", "http://j.k/l%20m?n#o"
    ]  # fmt: skip


def test_links_to_other_files_lead_to_their_sections(set_text: Setting) -> None:
    text = "[a](second.md) [b](./second.md#c)"
    assert targets(set_text(text, second="# B\n\n## C")) == ["#second", "#second-c"]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("#nope", "LINK-001"), ("text.md#nope", "LINK-001"), ("javascript:x()", "LINK-002"),
        ("JaVaScRiPt:x", "LINK-002"), ("file:///etc/passwd", "LINK-002"),
        ("data:text/html,x", "LINK-002"), ("other.md", "LINK-003"), ("../x.pdf", "LINK-003"),
        ("//host/x", "LINK-003"), ("http://", "LINK-004"), ("http://a:b/", "LINK-004"),
        ("http://[::1/", "LINK-004"), ("mailto:nobody", "LINK-004"), ("", "LINK-004"),
        ("https://../", "LINK-004"), ("https://.a/", "LINK-004"), ("https://a%20b/", "LINK-004"),
        (f"https://{'x' * 64}.org/", "LINK-004"), ("https://xn--a/", "LINK-004"),
        ("https://a\u200bb.c/", "LINK-004"),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(faults: Faulting, address: str, code: str) -> None:
    (found,) = faults(f"see [a]({address})")
    assert (found.code, str(found.place)) == (code, "text.md:1:5")


@pytest.mark.parametrize("host", [
    "example.org.", "127.0.0.1", "[::1]:80", "a_b.org", "-.org", "me@example.org", "straße.de", "xn--strae-oqa.de",
    "пример.рф", "日本.jp", "x" * 63,
])  # fmt: skip
def test_hosts_that_are_sound(set_text: Setting, host: str) -> None:
    assert len(targets(set_text(f"see [a](<https://{host}/>)"))) == 1


def test_a_misspelt_id_has_a_hint(faults: Faulting) -> None:
    (found,) = faults("# Harbour\n\n[a](#harbor)")
    assert found.hint == 'did you mean "#harbour"?'


def test_an_image_alone_is_a_figure(set_text: Setting) -> None:
    text = '![The *view* "out"](sea%20view.png "Title"){#fig-v alt="waves" width=50%}'
    figure = set_text(text).sections[0].blocks[0]
    assert isinstance(figure, Figure)
    assert (plain(figure.caption), figure.id, figure.number) == ("The view “out”", "fig-v", 1)
    image = figure.image
    assert (image.alt, image.width, image.title) == ("waves", "50%", "Title")
    assert (str(image.asset.path), image.asset.width) == ("sea view.png", 4)


def test_figures_are_counted_through_the_work(set_text: Setting) -> None:
    text = "![a](<sea view.png>)\n\n> ![b](<sea view.png>)"
    document = set_text(text, second="![c](<sea view.png>)")
    found = [node for node in walk(document) if isinstance(node, Figure)]
    assert [figure.number for figure in found] == [1, 2, 3]
    assert len({figure.id for figure in found}) == 3


def test_an_image_in_text_takes_its_alt_from_the_brackets(set_text: Setting) -> None:
    children = set_text("x ![a *b*](<sea view.png>){#i}").sections[0].blocks[0].children  # type: ignore[union-attr]
    span = children[-1]
    assert isinstance(span, Span) and span.id == "i"
    assert isinstance(span.children[0], Image) and span.children[0].alt == "a b"


def test_a_missing_alt_is_none_and_an_empty_one_is_decoration(set_text: Setting) -> None:
    document = set_text('![](<sea view.png>) ![](<sea view.png>){alt=""}')
    images = [node for node in walk(document) if isinstance(node, Image)]
    assert [image.alt for image in images] == [None, ""]
    assert document.problems == ()  # the checks look for missing ones


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://a.b/c.png", "IMG-002"), ("//a.b/c.png", "IMG-002"), ("no.png", "IMG-001"),
        ("../../etc/passwd", "IMG-001"), ("/etc/passwd", "IMG-001"), ("file:///x", "IMG-001"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["![a]({})", "x ![a]({}) y"])
def test_images_that_cannot_be_used(faults: Faulting, text: str, address: str, code: str) -> None:
    (found,) = faults(text.format(address))
    assert found.code == code and found.place and found.place.line == 1


def test_a_width_that_is_none_is_left_out(set_text: Setting) -> None:
    document = set_text("![a](<sea view.png>){width=1;color:red}")
    figure = document.sections[0].blocks[0]
    assert isinstance(figure, Figure) and figure.image.width is None
    assert [problem.code for problem in document.problems] == ["MD-010"]
