"""Each kind of node as markup, in both media, escaped and well-formed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from pressroom.editions import markup
from pressroom.editions.elements import breakable, element
from pressroom.editions.markup import Medium
from pressroom.editions.markup_notes import endnote, footnote, note
from pressroom.editions.markup_tables import width_rules
from pressroom.model.block import (
    Align,
    Block,
    Break,
    Cell,
    Definition,
    DefinitionList,
    Division,
    EditorsNote,
    Figure,
    FigureGroup,
    Heading,
    Item,
    ItemList,
    Listing,
    Paragraph,
    Quote,
    Row,
    Table,
)
from pressroom.model.document import Note, Reference, Section
from pressroom.model.inline import (
    Citation,
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from pressroom.model.languages import Direction
from pressroom.model.manuscript import Asset
from pressroom.model.problem import Place
from pressroom.words import Words, words_for

P = Place(PurePosixPath("a.md"))
ASSET = Asset(PurePosixPath("sea.png"), Path("/x/sea.png"), "image/png", "0")
AB = (Text("a<b", P),)
AB_OUT = "a&lt;b"


def medium(name: str = "epub", words: Words | None = None, direction: Direction = "ltr") -> Medium:
    return Medium(
        name="epub" if name == "epub" else "pdf",
        words=words or Words(),
        href=lambda node: f"text.xhtml#{node}",
        source=lambda asset: f"images/{asset.path}",
        addresses=name == "pdf",
        direction=direction,
    )


def inline(node: Inline, name: str = "epub") -> str:
    return str(markup.inlines((node,), medium(name)))


def block(node: Block, name: str = "epub") -> str:
    text = str(markup.blocks((node,), medium(name)))
    ET.fromstring(f'<x xmlns:epub="e">{text}</x>')
    return text.removesuffix("\n")


def par(words: str = "a<b") -> Paragraph:
    return Paragraph((Text(words, P),), P)


@pytest.mark.parametrize("name", ["epub", "pdf"])
@pytest.mark.parametrize(
    ("node", "out"),
    [
        (Text('"<&>', P), "&#34;&lt;&amp;&gt;"),
        (Code("a<b", P), f"<code>{AB_OUT}</code>"),
        (
            Span((Code("1<b", P),), P, classes=("python",)),
            '<span class="python"><code><span class="n">1</span>&lt;b</code></span>',
        ),
        (Emphasis(AB, P), f"<em>{AB_OUT}</em>"),
        (Strong(AB, P), f"<strong>{AB_OUT}</strong>"),
        (Strike(AB, P), f"<del>{AB_OUT}</del>"),
        (Superscript(AB, P), f"<sup>{AB_OUT}</sup>"),
        (Subscript(AB, P), f"<sub>{AB_OUT}</sub>"),
        (SmallCaps(AB, P), f'<span class="small-caps">{AB_OUT}</span>'),
        (Span(AB, P), f"<span>{AB_OUT}</span>"),
        (
            Span(AB, P, id='i"d', language="fr", classes=("x", "y")),
            f'<span id="i&#34;d" lang="fr" xml:lang="fr" class="x y">{AB_OUT}</span>',
        ),
        (LineBreak(P), "<br/>"),
        (Emphasis((Strong(AB, P),), P), f"<em><strong>{AB_OUT}</strong></em>"),
        (Citation((), "[@a<b]", P), "[@a&lt;b]"),
        (
            Image(ASSET, 'A "sea"', P, title="t", width="50%"),
            '<img src="images/sea.png" alt="A &#34;sea&#34;" title="t" style="width: 50%"/>',
        ),
        (Link(AB, "#sea", P, title="t"), f'<a href="text.xhtml#sea" title="t">{AB_OUT}</a>'),
    ],
)
def test_an_inline_node(node: Inline, out: str, name: str) -> None:
    assert inline(node, name) == out


@pytest.mark.parametrize(("name", "alt"), [("epub", ""), ("pdf", " ")])
@pytest.mark.parametrize("given", [None, ""])
def test_an_image_without_words(name: str, alt: str, given: str | None) -> None:
    role = ' role="presentation"' if (name, given) == ("epub", "") else ""
    wanted = f'<img src="images/sea.png" alt="{alt}"{role}/>'
    assert inline(Image(ASSET, given, P), name) == wanted


def test_the_call_of_a_note_on_screen_is_raised_without_a_style_sheet() -> None:
    assert inline(NoteRef("c", "n", 12, P)) == (
        '<a epub:type="noteref" role="doc-noteref" class="noteref" id="c" '
        'href="text.xhtml#n"><sup>12</sup></a>'
    )


def test_an_edition_may_call_its_notes_in_its_own_way() -> None:
    own = Medium("pdf", Words(), lambda i: i, lambda a: "", call=lambda ref: Markup("<i/>"))
    assert markup.inlines((NoteRef("c", "n", 1, P),), own) == "<i/>"


def test_a_link_with_words_shows_its_address_on_paper_only() -> None:
    link = Link(AB, "https://e.org/a?b&c", P)
    label = f'<a href="https://e.org/a?b&amp;c">{AB_OUT}</a>'
    assert inline(link) == label
    shown = inline(link, "pdf")
    assert shown.startswith(f'{label} <span class="address">(https://')
    assert shown.replace("\u200b", "").endswith("(https://e.org/a?b&amp;c)</span>")


@pytest.mark.parametrize(
    ("target", "words"),
    [("https://e.org/a", "https://e.org/a"), ("mailto:ann@e.org", "ann@e.org")],
)
def test_a_bare_address_is_said_once_and_may_break(target: str, words: str) -> None:
    link = Link((Text(words, P),), target, P)
    screen, paper = inline(link), inline(link, "pdf")
    assert f'href="{target}"' in screen and 'class="address"' in screen
    assert screen.replace("<wbr/>", "").endswith(f">{words}</a>")
    assert "<wbr/>" in screen and "\u200b" not in screen
    assert paper.replace("\u200b", "").endswith(f">{words}</a>")
    assert "\u200b" in paper and "<wbr/>" not in paper


@pytest.mark.parametrize(
    ("address", "out"),
    [
        ("https://e.org/a/b", "https://|e|.org/|a/|b"),
        ("https://e.org/", "https://|e|.org/"),
        ("e.org/a-b_c~d%20e", "e|.org/|a|-b|_c|~d|%20e"),
        ("e.org?x=1&y=2#z", "e|.org|?x|=1|&amp;y|=2|#z"),
        ("ends.", "ends."),
        ("a//b", "a//|b"),
        ("<&", "&lt;&amp;"),
        ("", ""),
    ],
)
def test_where_an_address_may_break(address: str, out: str) -> None:
    assert breakable(address, "|") == out
    assert breakable(address, "") == Markup.escape(address)


@pytest.mark.parametrize("name", ["epub", "pdf"])
@pytest.mark.parametrize(
    ("node", "out"),
    [
        (Paragraph(AB, P, id="p"), f'<p id="p">{AB_OUT}</p>'),
        (Heading(3, AB, "h", P), f'<h3 id="h">{AB_OUT}</h3>'),
        (Heading(9, AB, "h", P), f'<h6 id="h">{AB_OUT}</h6>'),
        (Quote((par(),), P), f"<blockquote><p>{AB_OUT}</p>\n</blockquote>"),
        (
            Quote((par(),), P, "epigraph", AB, "q"),
            (
                f'<blockquote id="q" class="epigraph"><p>{AB_OUT}</p>\n'
                f'<p class="attribution">{AB_OUT}</p></blockquote>'
            ),
        ),
        (
            Quote((par(),), P, "pullquote"),
            f'<aside class="pullquote" role="doc-pullquote"><p>{AB_OUT}</p>\n</aside>',
        ),
        (
            EditorsNote((), (par(),), P, "e"),
            (
                '<aside class="editors-note" role="note" id="e"><p class="editors-note-title">Editor’s note</p>'
                f"<p>{AB_OUT}</p>\n</aside>"
            ),
        ),
        (
            EditorsNote(AB, (), P),
            f'<aside class="editors-note" role="note"><p class="editors-note-title">{AB_OUT}</p></aside>',
        ),
        (
            Division((par(),), P, "d", "de", ("verse",)),
            f'<div id="d" lang="de" xml:lang="de" class="verse"><p>{AB_OUT}</p>\n</div>',
        ),
        (
            Listing("a<b\n c", P, None, "l"),
            (
                '<pre id="l"><code><span class="line">a&lt;b\n</span>'
                '<span class="line"> c\n</span></code></pre>'
            ),
        ),
        (
            Listing("a\nb\n", P, "nope", "l", AB, 3, first_line=9, marked=(2,)),
            (
                f'<figure id="l" class="listing"><figcaption><span class="label">Listing\u00a03. '
                f'</span>{AB_OUT}</figcaption><pre><code class="numbered"><span class="line" '
                'data-number="9">a\n</span><mark class="line" data-number="10">b\n</mark></code>'
                "</pre></figure>"
            ),
        ),
        (Break(P), "<hr/>"),
        (
            ItemList((Item((par(),), P), Item((par("c"),), P)), P),
            f"<ul><li>{AB_OUT}</li><li>c</li></ul>",
        ),
        (
            ItemList((Item((par(),), P),), P, ordered=True, tight=False),
            f'<ol class="loose"><li><p>{AB_OUT}</p>\n</li></ol>',
        ),
        (
            ItemList((Item((par("c"), ItemList((Item((par("d"),), P),), P)), P),), P, ordered=True),
            "<ol><li>c<ul><li>d</li></ul></li></ol>",
        ),
        (
            ItemList((Item((Paragraph((Text("c", P),), P, id="p"),), P),), P),
            '<ul><li><p id="p">c</p></li></ul>',
        ),
        (
            DefinitionList((Definition(AB, (Item((par("c"),), P), Item((par("d"),), P)), P),), P),
            f"<dl><dt>{AB_OUT}</dt><dd>c</dd><dd>d</dd></dl>",
        ),
        (
            Figure(Image(ASSET, "Sea", P), AB, "f", 2, P),
            (
                '<figure id="f"><img src="images/sea.png" alt="Sea"/><figcaption>'
                f'<span class="label">Figure\u00a02. </span>{AB_OUT}</figcaption></figure>'
            ),
        ),
        (
            Figure(Image(ASSET, "Sea", P), (), "f", 0, P),
            '<figure id="f"><img src="images/sea.png" alt="Sea"/></figure>',
        ),
    ],
)
def test_a_block(node: Block, out: str, name: str) -> None:
    assert block(node, name).replace(' class="short"', "") == out


def row(*words: str, align: Align | None = None) -> Row:
    cells = (Cell((Paragraph((Text(word, P),), P),), P, align) for word in words)
    return Row(tuple(cells), P)


@pytest.mark.parametrize("name", ["epub", "pdf"])
def test_a_table(name: str) -> None:
    table = Table(AB, (row("h"),), (row("1", align="right"), row("2")), "t", 4, P)
    key = ' data-table="a.md:0"' if name == "pdf" else ""
    assert block(table, name) == (
        f'<div class="table narrow"><table id="t"{key}><caption><span class="label">Table\u00a04. </span>{AB_OUT}'
        '</caption><thead><tr><th scope="col">h</th></tr></thead><tbody>'
        '<tr><td class="right">1</td></tr><tr><td>2</td></tr></tbody></table></div>'
    )


def test_the_widths_of_columns_have_rules_in_the_style_sheet() -> None:
    pages = (
        '<col class="width-50"/><col class="width-5"/><col class="width-50"/><p class="width-7">'
    )
    assert width_rules(pages) == "col.width-5 { width: 5% }\ncol.width-50 { width: 50% }"
    assert width_rules("<p>x</p>") == ""


def test_a_table_with_spans_widths_and_a_foot() -> None:
    def cell(text: str, **others: object) -> Cell:
        blocks = (Paragraph((Text(text, P),), P),) if text else ()
        return replace(Cell(blocks, P), **others)  # type: ignore[arg-type]

    head = (Row((cell(""), cell("h", columns=2)), P),)
    rows = (
        Row((cell("r", rows=2, header=True), cell("a"), cell("b", rows=2)), P),
        Row((cell("c", align="center"),), P),
    )
    foot = (Row((cell("f", columns=3),), P),)
    assert block(Table((), head, rows, None, 0, P, foot, (0.1, 0.2, 0.1))) == (
        '<div class="table"><table><colgroup><col class="width-25"/><col class="width-50"/>'
        '<col class="width-25"/></colgroup>'
        '<thead><tr><td></td><th scope="col" colspan="2">h</th></tr></thead>'
        '<tbody><tr><th scope="row" rowspan="2">r</th><td>a</td><td rowspan="2">b</td></tr>'
        '<tr><td class="center not-first not-last">c</td></tr></tbody>'
        '<tfoot><tr><td colspan="3">f</td></tr></tfoot></table></div>'
    )


def test_a_paragraph_behind_a_heading_in_an_item_has_an_element() -> None:
    item = Item((Heading(2, AB, "h", P), par("c")), P)
    assert "<p>c</p>" in block(ItemList((item,), P))


def test_a_table_that_is_all_head_has_a_body() -> None:
    out = block(Table((), (row("a"),), (), None, 0, P))
    assert "<tbody><tr><th" in out and "thead" not in out


def test_a_table_without_anything_is_still_one() -> None:
    assert block(Table((), (), (), None, 0, P)) == '<div class="table"><table></table></div>'


@pytest.mark.parametrize(("columns", "kind"), [(4, "table narrow"), (5, "table wide")])
def test_a_wide_table_is_marked(columns: int, kind: str) -> None:
    cells = row(*"abcdef"[:columns])
    assert block(Table((), (), (row("a"), cells), None, 0, P)).startswith(f'<div class="{kind}">')
    assert block(Table((), (cells,), (), None, 0, P)).startswith(f'<div class="{kind}">')


@pytest.mark.parametrize(("letters", "kind"), [(17, "table narrow"), (18, "table")])
def test_a_table_with_few_letters_is_marked(letters: int, kind: str) -> None:
    node = Table((), (), (row("a" * 17, "b" * letters),), None, 0, P)
    assert block(replace(node, head=(row("ab"),))).startswith(f'<div class="{kind}">')
    shared = replace(node, head=(), widths=(0.5, 0.5))
    assert block(shared).startswith('<div class="table">'), "its widths are the author's"


@pytest.mark.parametrize(
    ("letters", "name", "tag"),
    [
        (60, "pdf", '<figcaption class="short">'), (61, "pdf", "<figcaption>"),
        (60, "epub", "<figcaption>"),
    ],
)  # fmt: skip
def test_a_caption_of_one_line_is_marked_on_paper(letters: int, name: str, tag: str) -> None:
    figure = Figure(Image(ASSET, "Sea", P), (Text("a" * letters, P),), "f", 2, P)
    assert tag in block(figure, name)


def test_labels_speak_the_language() -> None:
    figure = Figure(Image(ASSET, "Sea", P), AB, "f", 2, P)
    assert ">Abbildung\u00a02: <" in markup.blocks((figure,), medium(words=words_for("de")))
    assert ">図2 <" in markup.blocks((figure,), medium(words=words_for("ja")))


def test_what_goes_the_other_way_says_so() -> None:
    hebrew = Span((Text("שלום ", P), Span(AB, P, language="fr")), P, language="he")
    told = markup.inlines((hebrew,), medium())
    assert told == (
        '<span lang="he" xml:lang="he" dir="rtl">שלום '
        f'<span lang="fr" xml:lang="fr" dir="ltr">{AB_OUT}</span></span>'
    )
    assert " dir=" not in markup.inlines((Span(AB, P, language="fr"), Code("x", P)), medium())
    within = medium(direction="rtl")
    assert " dir=" not in markup.inlines((Span(AB, P, language="ar"),), within)
    assert markup.inlines((Code("x", P),), within) == '<code dir="ltr">x</code>'
    assert '<pre dir="ltr">' in markup.blocks((Listing("x", P),), within)
    told = markup.blocks((Division((par("x"),), P, direction="ltr"),), within)
    assert told == '<div dir="ltr"><p>x</p>\n</div>\n'
    part = Section("s", 1, AB, (Listing("x", P),), (), P, language="he")
    told = markup.section(part, medium())
    assert told.startswith('<section id="s" lang="he" xml:lang="he" dir="rtl">')
    assert (
        '<pre dir="ltr">' in told and " dir=" not in markup.section(part, within).partition(">")[0]
    )


def test_a_section_with_its_subsections() -> None:
    inner = Section("in", 2, AB, (par("x"),), (), P)
    outer = Section("out", 1, (Text("T", P), NoteRef("c", "n", 1, P)), (par("y"),), (inner,), P)
    screen = markup.section(outer, medium())
    assert '<section id="out"><h1>T<a ' in screen
    assert f'<section id="in"><h2>{AB_OUT}</h2>\n<p>x</p>\n</section></section>' in screen
    paper = markup.section(outer, medium("pdf"))
    assert '<h1 data-title="T">' in paper, "running heads have no note marks"
    assert f'<h2 data-title="{AB_OUT}">' in paper
    untitled = Section("u", 1, (), (par("x"),), (), P)
    assert markup.section(untitled, medium()) == '<section id="u"><p>x</p>\n</section>'


def test_a_reference() -> None:
    told = markup.reference(Reference("ref-a", "a", AB, P), medium())
    assert told == f'<p id="ref-a" class="reference">{AB_OUT}</p>'


NUMBER = '<span class="note-number">7. </span>'
BACK = '\u00a0<a href="text.xhtml#{}" role="doc-backlink" aria-label="Back to the text">↑</a>'


def on_screen(*blocks: Block, calls: tuple[str, ...] = ("c",)) -> str:
    told = str(note(Note("n", 7, blocks, calls, P), medium()))
    ET.fromstring(told.replace("epub:", ""))
    head, tail = '<aside epub:type="footnote" role="doc-footnote" id="n">', "</aside>"
    assert told.startswith(head) and told.endswith(tail)
    return told.removeprefix(head).removesuffix(tail)


def test_a_note_on_screen_leads_back_to_each_call() -> None:
    backs = BACK.format("c") + BACK.format("d")
    assert (
        on_screen(par(), calls=("c", "d")) == f'<p class="note-first">{NUMBER}{AB_OUT}{backs}</p>'
    )


def test_the_way_back_stands_at_the_end_of_a_long_note() -> None:
    last = Paragraph((Text("z", P),), P, id="z")
    assert on_screen(par(), Break(P), last) == (
        f'<p class="note-first">{NUMBER}{AB_OUT}</p><hr/>\n<p id="z">z{BACK.format("c")}</p>'
    )
    assert on_screen(par(), Break(P)) == (
        f'<p class="note-first">{NUMBER}{AB_OUT}</p><hr/>\n<p class="backlinks">{BACK.format("c")}</p>'
    )


def test_a_note_that_does_not_begin_with_a_paragraph() -> None:
    assert on_screen(Break(P), par()) == (
        f'<p class="note-first">{NUMBER}</p><hr/>\n<p>{AB_OUT}{BACK.format("c")}</p>'
    )


def test_an_id_in_a_note_is_kept() -> None:
    first = Paragraph(AB, P, id="first")
    assert f'<p id="first" class="note-first">{NUMBER}' in on_screen(first)
    assert '<p id="first">' in footnote(Note("n", 7, (first,), ("c",), P), medium("pdf"))


@pytest.mark.parametrize(("make", "kind"), [(footnote, "footnote"), (endnote, "endnote")])
def test_a_note_on_paper(make: object, kind: str) -> None:
    assert callable(make)

    def told(*blocks: Block, calls: tuple[str, ...] = ("c", "d")) -> str:
        return str(make(Note("n", 7, blocks, calls, P), medium("pdf")))

    number = '<a class="note-number" href="text.xhtml#c">7.</a>'
    around = f'<div class="{kind}" id="n">{{}}</div>'
    assert told(par(), par("z")) == around.format(f"<p>{number} {AB_OUT}</p><p>z</p>")
    assert told(Break(P)) == around.format(f"<p>{number} </p><hr/>")
    assert 'class="note-number">7.<' in told(par(), calls=())


def test_an_element_leaves_out_what_is_none() -> None:
    assert element("p", "<", id=None, class_='"') == '<p class="&#34;">&lt;</p>'
    assert element("br", id="x") == '<br id="x"/>'


DARK = Asset(PurePosixPath("night.svg"), Path("/x/night.svg"), "image/svg+xml", "1")


def test_an_image_for_dark_screens_is_in_the_epub_only() -> None:
    shown = '<img src="images/sea.png" alt="Sea" style="width: 50%; height: 2cm"/>'
    node = Image(ASSET, "Sea", P, width="50%", height="2cm", dark=DARK)
    assert inline(node, "pdf") == shown
    assert inline(node) == (
        '<picture><source media="(prefers-color-scheme: dark)" srcset="images/night.svg" '
        f'type="image/svg+xml"/>{shown}</picture>'
    )


def test_a_group_of_figures_has_letters() -> None:
    panels = (
        Figure(Image(ASSET, "A", P, width="30%"), AB, "f-a", 1, P),
        Figure(Image(ASSET, "B", P, width="68%", height="2cm"), (), "f-b", 2, P),
    )
    text = block(FigureGroup(panels, AB, "f", 3, P))
    assert text == (
        '<figure id="f"><div class="panels"><figure id="f-a" style="width: 30%">'
        '<img src="images/sea.png" alt="A" style="width: 100%"/><figcaption>'
        f'<span class="label">(a) </span>{AB_OUT}</figcaption></figure>'
        '<figure id="f-b" style="width: 68%">'
        '<img src="images/sea.png" alt="B" style="height: 2cm"/><figcaption>'
        '<span class="label">(b) </span></figcaption></figure></div>'
        f'<figcaption><span class="label">Figure\u00a03. </span>{AB_OUT}</figcaption></figure>'
    )


def test_a_tabulator_is_kept_for_screens_only() -> None:
    listing = Listing("\ta\nab\tc", P)
    assert ">\ta\n<" in block(listing) and ">ab\tc\n<" in block(listing)
    assert ">    a\n<" in block(listing, "pdf") and ">ab  c\n<" in block(listing, "pdf")


@pytest.mark.parametrize(("name", "most"), [("epub", 36), ("pdf", 48)])
def test_a_line_that_may_go_over_is_told(name: str, most: int) -> None:
    text = block(Listing(f"{'a' * most}\n{'b' * most}b\n\t{'c' * (most - 3)}", P), name)
    assert text.count('class="line long"') == 2 and f'class="line">{"a" * most}' in text


def test_a_listing_with_a_number_of_the_authors() -> None:
    assert 'class="label">Listing\u00a07-1. </span>' in block(
        Listing("a", P, caption=AB, tag="7-1")
    )
