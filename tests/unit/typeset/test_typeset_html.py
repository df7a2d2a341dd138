from collections.abc import Callable

import pytest

from pressroom.model.block import (
    Block,
    Details,
    Division,
    Figure,
    Heading,
    ItemList,
    Listing,
    Paragraph,
    Quote,
)
from pressroom.model.document import Document, walk
from pressroom.model.inline import (
    Code,
    Emphasis,
    Highlight,
    Image,
    Keyboard,
    Link,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    plain,
)
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]


def blocks(document: Document) -> tuple[Block, ...]:
    return document.sections[0].blocks


def said(document: Document) -> list[str]:
    return [problem.message for problem in document.problems]


def words(node: Block) -> str:
    return " ".join(part.text for part in walk(node) if isinstance(part, Text | Code))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<em>a</em>", Emphasis), ("<i>a</i>", Emphasis), ("<cite>a</cite>", Emphasis),
        ("<strong>a</strong>", Strong), ("<B>a</B>", Strong), ("<u>a</u>", Underline),
        ("<ins>a</ins>", Underline), ("<s>a</s>", Strike), ("<del>a</del>", Strike),
        ("<sup>a</sup>", Superscript), ("<sub>a</sub>", Subscript), ("<mark>a</mark>", Highlight),
        ("<kbd>a</kbd>", Keyboard), ("<code>a</code>", Code), ("<small>a</small>", Span),
        ("==a==", Highlight), ("[a]{.mark}", Highlight), ("[a]{.ul}", Underline),
        ("[a]{.kbd}", Keyboard), ("`<b>`{=html}a`</b>`{=html}", Strong),
    ],
)  # fmt: skip
def test_elements_within_a_paragraph(set_text: Setting, text: str, kind: type) -> None:
    document = set_text(f"x {text} y")
    (paragraph,) = blocks(document)
    assert isinstance(paragraph, Paragraph)
    found = [node for node in paragraph.children if not isinstance(node, Text)]
    assert [type(node) for node in found] == [kind]
    assert plain(tuple(found)) == "a" and document.problems == ()


def test_markdown_is_read_in_elements_and_elements_in_markdown(set_text: Setting) -> None:
    (paragraph,) = blocks(set_text("<b>a *b*</b> and *c <sub>d</sub>*"))
    kinds = [type(node).__name__ for node in walk(paragraph)]
    assert kinds == [
        "Paragraph", "Strong", "Text", "Emphasis", "Text", "Text", "Emphasis", "Text", "Subscript",
        "Text",
    ]  # fmt: skip


def test_anchors_are_links_and_places(set_text: Setting) -> None:
    document = set_text(
        '<a href="https://a.b/" title="T" target="_blank">c</a> <a name="d"></a>[e](#d)'
    )
    (paragraph,) = blocks(document)
    link, place = (node for node in walk(paragraph) if isinstance(node, Link | Span)
                   and node.children != (Text("e", node.place),) and plain(node.children) != "e")  # fmt: skip
    assert isinstance(link, Link) and (link.target, link.title) == ("https://a.b/", "T")
    assert isinstance(place, Span) and place.id == "d"
    assert document.problems == ()


def test_a_span_has_id_classes_and_language(set_text: Setting) -> None:
    (paragraph,) = blocks(set_text('<span id="i" class="smallcaps x" lang="la">a</span>'))
    assert isinstance(paragraph, Paragraph) and isinstance(paragraph.children[0], Span)
    span = paragraph.children[0]
    assert (span.id, span.classes, span.language) == ("i", ("x",), "la")


def test_an_abbreviation_keeps_what_it_stands_for(set_text: Setting) -> None:
    (paragraph,) = blocks(set_text('<abbr title="World Wide Web">WWW</abbr>'))
    assert isinstance(paragraph, Paragraph) and isinstance(paragraph.children[0], Span)
    assert paragraph.children[0].title == "World Wide Web"


def test_quotation_marks_of_q_are_those_of_the_language(set_text: Setting) -> None:
    (paragraph,) = blocks(set_text("Er sagt <q>nein</q>.", language="de"))
    assert isinstance(paragraph, Paragraph) and plain(paragraph.children) == "Er sagt „nein“."


def test_an_image_has_its_text_and_size(set_text: Setting) -> None:
    (paragraph,) = blocks(set_text('a <img src="sea%20view.png" alt="Sea" width="40"> b'))
    (image,) = [node for node in walk(paragraph) if isinstance(node, Image)]
    assert (image.alt, image.width) == ("Sea", "40px")


def test_a_size_in_a_style_is_one(set_text: Setting) -> None:
    document = set_text('a <img src="sea%20view.png" alt="Sea" style="width: 50%;">')
    (image,) = [node for node in walk(document) if isinstance(node, Image)]
    assert image.width == "50%" and document.problems == ()


def test_marks_in_code_stay_marks(set_text: Setting) -> None:
    (paragraph,) = blocks(set_text("<code>impl <em>a--b</em></code>"))
    assert isinstance(paragraph, Paragraph)
    code, marked = paragraph.children
    assert isinstance(code, Code) and isinstance(marked, Emphasis)
    (inner,) = marked.children
    assert isinstance(inner, Code) and (code.text, inner.text) == ("impl ", "a--b")


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("a <blink>b</blink>", ['raw HTML "<blink>" is left out'], "a  b"),
        ('a <Card title="T">b</Card>', ['raw HTML "<card>" is left out, and "T"'], "a  b"),
        ("a <b>c", ['raw HTML "<b>" is left out'], "a  c"),
        ("a </b>c", ['raw HTML "</b>" is left out'], "a  c"),
        ("*a <b>c* d</b>", ['raw HTML "<b>" is left out', 'raw HTML "</b>" is left out'], "a  c  d"),
        ("<b>*a</b> c*", ['raw HTML "<b>" is left out', 'raw HTML "</b>" is left out'], "a  c"),
        ("<form>\na\n</form>", ['raw HTML "<form>" is left out'], "a"),
        ("<div>\na", ['raw HTML "<div>" is never closed'], "a"),
        ("a\n\n</div>", ['raw HTML "</div>" is left out'], "a"),
        ("<textarea>a *b*</textarea>", ['raw HTML "<textarea>" is left out'], "a  b"),
        ('<div style="x">\na\n</div>', ['attribute "style" has no effect on "<div>"'], "a"),
    ],
)  # fmt: skip
def test_what_has_no_counterpart_is_named_and_its_words_are_kept(
    set_text: Setting, text: str, told: list[str], kept: str
) -> None:
    document = set_text(text)
    assert said(document) == told
    assert " ".join(words(block) for block in blocks(document)) == kept


def test_a_script_is_left_out_with_a_warning(set_text: Setting) -> None:
    document = set_text("<script>\nlet a = '<div>'\n</script>\n\ntext")
    assert [(p.code, p.place.line) for p in document.problems if p.place] == [("DIAL-002", 1)]
    assert [words(block) for block in blocks(document)] == ["text"]


def test_an_element_is_one_block_with_empty_lines_in_it(set_text: Setting) -> None:
    first, after = blocks(
        set_text('<div class="a" id="i" lang="fr">\n\n*b*\n\n- c\n\n</div>\n\nafter')
    )
    assert isinstance(first, Division)
    assert (first.id, first.classes, first.language) == ("i", ("a",), "fr")
    assert [type(block) for block in first.blocks] == [Paragraph, ItemList]
    assert words(after) == "after"


def test_a_tag_in_code_closes_nothing(set_text: Setting) -> None:
    (found,) = blocks(set_text("<div>\n\n`</div>`\n\n```\n</div>\n```\n\n</div>"))
    assert isinstance(found, Division)
    assert [type(block) for block in found.blocks] == [Paragraph, Listing]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ('<p align="center">a</p>', ("center",)), ("<center>a</center>", ("center",)),
        ('<div align="right" class="b">a</div>', ("b", "right")),
    ],
)  # fmt: skip
def test_a_side_is_a_class(set_text: Setting, text: str, classes: tuple[str, ...]) -> None:
    document = set_text(text)
    (found,) = blocks(document)
    assert isinstance(found, Division) and found.classes == classes
    assert document.problems == ()


def test_details_have_a_summary(set_text: Setting) -> None:
    document = set_text(
        "<details open>\n<summary>More *here*</summary>\n\nText[^1]\n\n</details>\n\n[^1]: n"
    )
    (found,) = blocks(document)
    assert isinstance(found, Details)
    assert plain(found.summary) == "More here" and len(found.blocks) == 1
    assert len(document.notes) == 1 and document.problems == ()


def test_headings_of_html_open_sections(set_text: Setting) -> None:
    document = set_text('<h1>A</h1>\n\nx\n\n<h2 id="b">1. B</h2>\n\ny')
    (section,) = document.sections
    assert plain(section.title) == "A" and words(section.blocks[0]) == "x"
    (inner,) = section.children
    assert (inner.id, plain(inner.title)) == ("b", "1. B")


def test_a_heading_in_a_division_is_none_of_a_section(set_text: Setting) -> None:
    (found,) = blocks(set_text("<div>\n<h3>A</h3>\n</div>"))
    assert isinstance(found, Division) and isinstance(found.blocks[0], Heading)


def test_a_heading_of_html_without_text_is_told(faults: Faulting) -> None:
    assert [problem.code for problem in faults("<h1> </h1>\n\nx")] == ["MD-006"]


def test_a_figure_takes_its_caption(set_text: Setting) -> None:
    text = '<figure id="f">\n<img src="sea%20view.png" alt="a">\n<figcaption>The *sea*</figcaption>\n</figure>'
    (found,) = blocks(set_text(text))
    assert isinstance(found, Figure)
    assert (found.id, found.number, found.image.alt) == ("f", 1, "a")
    assert plain(found.caption) == "The sea"
    (found,) = blocks(
        set_text("<figure>\n\n![a](<sea view.png>)\n\n<figcaption>b</figcaption></figure>")
    )
    assert isinstance(found, Figure) and (plain(found.caption), found.image.alt) == ("b", "a")


def test_an_image_without_a_caption_is_no_figure(set_text: Setting) -> None:
    (found,) = blocks(set_text('<figure>\n<img src="sea%20view.png" alt="a">\n</figure>'))
    assert isinstance(found, Paragraph) and isinstance(found.children[0], Image)


def test_text_that_is_moved_in_with_its_tags_is_no_code(set_text: Setting) -> None:
    (found,) = blocks(set_text("<div>\n      a\n      - b\n        - c\n</div>"))
    assert isinstance(found, Division)
    (paragraph, items) = found.blocks
    assert isinstance(paragraph, Paragraph) and isinstance(items, ItemList)
    assert [type(block) for block in items.items[0].blocks] == [Paragraph, ItemList]


@pytest.mark.parametrize("breaks", ["{}<br><br>", "<br>{}", "{}\n\n<br><br>\n"])
def test_line_breaks_around_the_image_of_a_figure_are_nothing(
    set_text: Setting, breaks: str
) -> None:
    inside = breaks.format('<img src="sea%20view.png" alt="a"><figcaption>b</figcaption>')
    document = set_text(f"<figure>\n{inside}\n</figure>")
    (found,) = blocks(document)
    assert isinstance(found, Figure) and (plain(found.caption), found.image.alt) == ("b", "a")
    assert said(document) == []


def test_a_figure_without_an_image_keeps_what_is_in_it(set_text: Setting) -> None:
    document = set_text("<figure>\n\n> a\n\n<figcaption>b</figcaption>\n</figure>")
    quote, caption = blocks(document)
    assert isinstance(quote, Quote) and words(caption) == "b"
    assert said(document) == ['raw HTML "<figure>" without one image is left out']


def test_lists_of_html(set_text: Setting) -> None:
    (found,) = blocks(
        set_text(
            '<ol start="3" type="i">\n  <li>a</li>\n  <li>b *c*<ul><li>d</li></ul></li>\n</ol>'
        )
    )
    assert isinstance(found, ItemList)
    assert (found.ordered, found.start, found.numerals) == (True, 3, "lower-roman")
    assert isinstance(found.items[1].blocks[1], ItemList)


def test_preformatted_text_is_a_listing(set_text: Setting) -> None:
    (found,) = blocks(
        set_text('<pre><code class="language-c++">a &lt; <b>b</b>\n\n*c*\n</code></pre>')
    )
    assert isinstance(found, Listing)
    assert (found.text, found.language) == ("a < b\n\n*c*\n", "c++")


@pytest.mark.parametrize(
    "text", ["a <!-- b\n\nc --> d", "a\n<!-- b -->\nd", "<!--\nb\n\nc\n-->\n\na d", "a <!---->d"]
)
def test_comments_leave_nothing(set_text: Setting, text: str) -> None:
    (paragraph,) = blocks(set_text(text))
    assert isinstance(paragraph, Paragraph)
    assert "".join(plain(paragraph.children).split()) == "ad"


def test_a_comment_in_code_is_code(set_text: Setting) -> None:
    first, second = blocks(set_text("a `<!--` b\n\nc `-->` d"))
    assert (words(first), words(second)) == ("a  <!--  b", "c  -->  d")


def test_a_comment_that_is_never_closed_is_told(faults: Faulting) -> None:
    (found,) = faults("a\n\n<!-- b\n\nc")
    assert (found.code, str(found.place)) == ("MD-005", "text.md:3:1")


def test_elements_nested_too_deep_are_told(faults: Faulting) -> None:
    (found,) = faults("<div>\n" * 40 + "a\n" + "</div>\n" * 40)
    assert found.code == "MD-001"


def test_a_raw_block_of_html_is_read(set_text: Setting) -> None:
    document = set_text("```{=html}\n<div class='a'>b[^1]</div>\n```\n\n[^1]: n")
    (found,) = blocks(document)
    assert isinstance(found, Division) and found.classes == ("a",)
    assert len(document.notes) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("`\\x`{=latex} a", '"\\x", for latex only, is left out'),
        ("```{=docx}\nx\n```\n\na", 'block for "docx" only is left out'),
        ("\\noindent a", '"\\noindent" is left out'),
        ("a \\vspace{2em}", '"\\vspace{2em}" is left out'),
    ],
)
def test_what_is_for_another_format_is_left_out_and_told(
    set_text: Setting, text: str, told: str
) -> None:
    document = set_text(text)
    assert [(p.code, p.message) for p in document.problems] == [("DIAL-001", told)]
    assert words(blocks(document)[0]).strip() == "a"
