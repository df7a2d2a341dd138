from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from pressroom.model.block import Division, Paragraph
from pressroom.model.document import Document, walk
from pressroom.model.inline import (
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)
from pressroom.model.manuscript import Manuscript, Source, Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.settings import Settings
from pressroom.typeset import typeset

Setting = Callable[..., Document]


def inlines(document: Document) -> tuple[Inline, ...]:
    block = document.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return block.children


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("*a*", Emphasis, "a"), ("__a__", Strong, "a"), ("~~a b~~", Strike, "a b"),
        ("^a^", Superscript, "a"), ("~a~", Subscript, "a"), ("[a]{.smallcaps}", SmallCaps, "a"),
        ("`a --`", Code, "a --"),
    ],
)  # fmt: skip
def test_marks(set_text: Setting, text: str, kind: type, words: str) -> None:
    found = inlines(set_text(f"x {text} y"))
    assert [type(node) for node in found] == [Text, kind, Text]
    assert plain((found[1],)) == words


@pytest.mark.parametrize("text", ["2^ 3^", "a ~ b ~ c", "x^y", "~/home", r"\^a\^", "a@b.c"])
def test_what_only_looks_like_a_mark_is_text(set_text: Setting, text: str) -> None:
    found = inlines(set_text(text))
    assert all(isinstance(node, Text) for node in found)
    assert plain(found) == text.replace("\\", "")


def test_spans(set_text: Setting) -> None:
    (span,) = inlines(set_text("[le *mot*]{#m .x lang=fr}"))
    assert isinstance(span, Span)
    assert (span.id, span.classes, span.language) == ("m", ("x",), "fr")


def test_a_span_can_stand_in_a_link(set_text: Setting) -> None:
    (link,) = inlines(set_text("[a [b]{.x} c](http://x.y/)"))
    assert isinstance(link, Link) and plain(link.children) == "a b c"
    assert isinstance(link.children[1], Span)


def test_attributes_of_links_and_code_make_a_span(set_text: Setting) -> None:
    span, _, code = inlines(set_text('[a](http://x.y/ "T"){#l} `c`{lang=fr}'))
    assert isinstance(span, Span) and span.id == "l"
    link = span.children[0]
    assert isinstance(link, Link) and (link.target, link.title) == ("http://x.y/", "T")
    assert isinstance(code, Span) and code.language == "fr"


def test_line_breaks(set_text: Setting) -> None:
    found = inlines(set_text("a  \nb\\\nc<br>d"))
    assert [type(node) for node in found].count(LineBreak) == 3
    assert plain(found) == "a b c d"


def test_inline_html_is_left_out_and_its_words_are_kept(set_text: Setting) -> None:
    document = set_text("a <font>c</font><!-- d -->")
    assert plain(inlines(document)) == "a c"
    assert [str(problem.place) for problem in document.problems] == ["text.md:1:3"]


def test_a_link_without_words_shows_its_address(set_text: Setting) -> None:
    document = set_text("[](http://x.y/)")
    assert plain(inlines(document)) == "http://x.y/"
    assert [problem.code for problem in document.problems] == ["MD-016"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[a]{.x foo=1}", "MD-010"), ("[a]{#x lang=no_such}", "MD-014"),
        ("# A {colour=red}\n\nx", "MD-010"), ("# A {role=king}\n\nx", "MD-010"),
    ],
)  # fmt: skip
def test_attributes_without_effect(set_text: Setting, text: str, code: str) -> None:
    assert [problem.code for problem in set_text(text).problems] == [code]


EVERYWHERE = """\
Plain *emph* and **strong** text[^n] with `code`.

> In a quote *over
> two* lines.
> > deeper **one**

- item *a*
  goes on
    1. inner ~~b~~

| head *c* | x \\| *d* |
|--|--|
| *e* | f*g* |

: Caption *h*

Term *i*
: Definition *j*

# Heading *k* #

Heading *l*
===

::: {.x}
In *m*
:::

[^n]: Note *o*

    - more *p*

| Verse *q*
|   moved in
    and on

- [x] task *r*
    more

(a) letter *s*

> [!NOTE]
> Alert *t*

:::tip Title *u*
Tip
:::

::: {.note title="In *v*"}
Tip
:::

- x

  <div class="y">
  In *w*

  > quoted *x*

  </div>

<p>On a <b>line *y*</b> <kbd>z</kbd></p>

<table><tr><td>cell *a*</td>
<td>

more *b* ==c== https://a.b/

</td></tr></table>

> <details>
> <summary>sum *d*</summary>
>
> and *e*
> </details>
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_text_knows_its_exact_place(set_text: Setting, ends: str) -> None:
    source = EVERYWHERE.replace("\n", ends)
    document = set_text(source)
    found = 0
    for node in walk(document):
        if not isinstance(node, Text):
            continue
        written = source[node.place.start : node.place.end]
        if "\n" not in written and "\r" not in written:
            assert written.replace("\\|", "|") == node.text
            line = source.split("\n")[node.place.line - 1]
            assert line[node.place.column - 1 :].replace("\\|", "|").startswith(node.text)
            found += 1
    assert found > 75


def test_marks_know_their_place_with_their_signs(set_text: Setting) -> None:
    source = "> x\n> a *b* [c](http://d.e/) ![f](<sea view.png>) `g` ^h^ [^1] ^[i]\n\n[^1]: n"
    document = set_text(source)
    written = [
        source[node.place.start : node.place.end]
        for node in document.sections[0].blocks[0].blocks[0].children  # type: ignore[union-attr]
        if not isinstance(node, Text)
    ]
    assert written == [
        "*b*", "[c](http://d.e/)", "![f](<sea view.png>)", "`g`", "^h^", "[^1]", "^[i]"
    ]  # fmt: skip


def test_every_node_has_a_place_in_its_file(set_text: Setting) -> None:
    for node in walk(set_text(EVERYWHERE)):
        place = node.place
        assert place.line > 0 and place.column > 0
        assert 0 <= place.start <= place.end <= len(EVERYWHERE), [f.name for f in fields(node)]


def test_places_count_from_the_start_of_the_file_not_of_the_markdown(tmp_path: Path) -> None:
    text = "---\na: b\n---\nx *y*"
    source = Source(PurePosixPath("text.md"), text, text.index("x"))
    metadata = Metadata("T", "en", (Identifier("uri", "x"),), datetime(2024, 1, 1, tzinfo=UTC))
    manuscript = Manuscript(tmp_path, "w", metadata, Settings(), (source,), Styles({}, (), ""))
    (found,) = [node for node in walk(typeset(manuscript)) if isinstance(node, Emphasis)]
    assert str(found.place) == "text.md:4:3"
    assert text[found.place.start : found.place.end] == "*y*"


def test_the_text_of_an_address_in_brackets_is_at_its_place(set_text: Setting) -> None:
    (_, link) = inlines(set_text("x <http://a.b/>"))
    assert isinstance(link, Link)
    assert str(link.place) == "text.md:1:3" and str(link.children[0].place) == "text.md:1:4"


def test_a_link_in_a_link_gives_way(set_text: Setting) -> None:
    (link,) = inlines(set_text("[a <http://b.c/> d](http://e.f/)"))
    assert isinstance(link, Link) and link.target == "http://e.f/"
    assert all(isinstance(child, Text) for child in link.children)


def test_attributes_count_once_and_only_directly_after(set_text: Setting) -> None:
    first, rest = inlines(set_text("`a`{.b}{.c}"))
    assert isinstance(first, Span) and first.classes == ("b",)
    assert plain((rest,)) == "{.c}"
    assert plain(inlines(set_text("`a` {.b}"))) == "a {.b}"


def test_a_direction_of_writing(set_text: Setting) -> None:
    (span,) = inlines(set_text("[a]{dir=rtl}"))
    assert isinstance(span, Span) and span.direction == "rtl"
    block = set_text("::: {dir=ltr}\na\n:::").sections[0].blocks[0]
    assert isinstance(block, Division) and block.direction == "ltr"
    odd = set_text("[a]{dir=up}")
    assert [one.code for one in odd.problems] == ["MD-070"]
    assert set_text("[a]{dir=rtl}").problems == ()
