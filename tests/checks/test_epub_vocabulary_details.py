"""The words of the package in detail: what each property refines, its values, prefixes and links."""

from __future__ import annotations

import pytest
from epub_parts import Edit, edited
from epub_parts import said as said_of
from test_epub_faults import OPF

from pressroom.checks.epub_vocabulary import check_vocabulary

OLD: Edit = (OPF, 'version="3.0"', 'version="2.0"')
OWN: Edit = (OPF, "<package", '<package prefix="own: http://a.example/ more: http://b.example/"')


def said(*edits: Edit) -> list[str]:
    return said_of(check_vocabulary, edited(*edits))


def meta(*markup: str) -> Edit:
    return (OPF, "</metadata>", f"{''.join(markup)}</metadata>")


def word(name: str, value: str = "x", refines: str = "", more: str = "") -> str:
    to = f' refines="{refines}"' if refines else ""
    return f'<meta property="{name}"{to} {more}>{value}</meta>'


def test_the_clean_package_uses_known_words() -> None:
    assert said() == []


def test_the_words_of_an_epub_2_are_its_own() -> None:
    made = (
        meta(word("own:x", refines="#gone"), "<link/>"),
        (OPF, 'properties="svg"', 'properties="x"'),
    )
    assert len(said(*made)) == 5 and said(OLD, *made) == []  # fmt: skip


# EPUB 3.3, D.3: what a property refines ("book": the publication itself), and how often it stands there
EVERYTHING = "book creator contributor publisher title identifier language subject source belongs-to-collection"
PROPERTIES = [
    ("alternate-script", EVERYTHING, "often"), ("authority", "subject", "once"),
    ("belongs-to-collection", "book belongs-to-collection", "often"), ("collection-type", "belongs-to-collection", "once"),
    ("display-seq", EVERYTHING, "once"), ("file-as", EVERYTHING, "once"), ("group-position", EVERYTHING, "once"),
    ("identifier-type", "identifier source", "once"), ("meta-auth", EVERYTHING, "often"),
    ("role", "creator contributor publisher", "often"), ("source-of", "source", "once"), ("term", "subject", "once"),
    ("title-type", "title", "once"), ("pageBreakSource", "book", "often"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "refined", "times"), PROPERTIES)
def test_what_a_property_refines_and_how_often(name: str, refined: str, times: str) -> None:
    pair = {"authority": "term", "term": "authority"}.get(name, "")
    value = "pagination" if name == "source-of" else "x"
    for what in EVERYTHING.split():
        one = f'<dc:{what} id="here">en</dc:{what}>'
        if what == "book":
            one = ""
        elif what == "belongs-to-collection":
            one = word(what, more='id="here"')
        to = "" if what == "book" else "#here"
        beside = word(pair, refines=to) if pair else ""
        told = (
            []
            if what in refined.split()
            else [f'070 the property "{name}" may not refine "{what.replace("book", "the book")}"']
        )
        found = [
            line
            for line in said(meta(one, word(name, value, to), beside))
            if f'"{name}"' in line and "beside" not in line
        ]
        assert found == told, what
        twice = [f'070 the property "{name}" is said twice of "{to}"'] * (times == "once")
        three = said(meta(one, word(name, value, to) * 3))
        assert [line for line in three if "twice" in line] == twice  # fmt: skip


def test_a_property_of_another_one_has_its_name() -> None:
    made = meta(
        word("schema:x", more='id="a"'), '<link id="b" rel="alternate" href="https://a.example/"/>'
    )
    assert said(made, meta(word("title-type", refines="#a"))) == [
        '070 the property "title-type" may not refine "schema:x"'
    ]
    assert said(made, meta(word("title-type", refines="#b"))) == [
        '070 the property "title-type" may not refine "?"'
    ]
    assert said(made, meta(word("title-type", refines="map.svg"))) == ['070 the property "title-type" may not refine "map.svg"']  # fmt: skip


def test_a_subject_has_a_term_and_who_gives_it() -> None:
    subjects = '<dc:subject id="a">x</dc:subject><dc:subject id="b">y</dc:subject>'
    whole = word("term", refines="#a") + word("authority", refines=" #a ")
    assert said(meta(subjects, whole)) == []
    assert said(meta(subjects, whole.replace('" #a "', '"#b"'))) == [
        '070 the property "term" has no "authority" beside it', '070 the property "authority" has no "term" beside it',
    ]  # fmt: skip
    assert said(meta(subjects, word("term", refines="#a"), word("schema:x", refines="#a"))) == [
        '070 the property "term" has no "authority" beside it'
    ]


def test_where_pages_come_from() -> None:
    source = '<dc:source id="a">x</dc:source>'
    for value, told in (("pagination", 0), (" pagination ", 0), ("paginations", 1), ("", 1)):
        found = [
            one for one in said(meta(source, word("source-of", value, "#a"))) if "pagination" in one
        ]
        assert found == ['070 the property "source-of" is not "pagination"'] * told
    assert said(meta(source, word("schema:x", "pages", "#a"))) == []  # fmt: skip


# --- where metadata lead -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("#uid", ""), (" #uid ", ""), ("map.svg", ""), ("a/b:c", ""),
        ("#gone", 'the metadata refine "#gone", which is not there'), ("#", 'the metadata refine "#", which is not there'),
        (" ", "the metadata refine nothing"), ("https://a.example/", 'the metadata refine "https://a.example/", which is not here'),
        ("urn:x", 'the metadata refine "urn:x", which is not here'),
    ],
)  # fmt: skip
def test_where_metadata_lead(to: str, told: str) -> None:
    made = word("schema:x", refines=to)
    assert said(meta(made)) == ([f"069 {told}"] if told else [])
    both = said(meta(made, word("schema:x", refines="#lost")))
    assert both == [*([f"069 {told}"] if told else []), '069 the metadata refine "#lost", which is not there']  # fmt: skip


def refining(*pairs: str) -> list[str]:
    """What is said of metadata of which the first of each pair refines the second."""
    made = (word("schema:x", refines=f"#{pair[1]}", more=f'id="{pair[0]}"') for pair in pairs)
    return said(meta(*made))


def test_metadata_do_not_refine_themselves() -> None:
    assert refining("ab", "bc") == ['069 the metadata refine "#c", which is not there']
    for pairs in (("aa",), ("ab", "ba"), ("ab", "bc", "ca"), ("aa", "bb")):
        assert refining(*pairs) == ['069 the metadata "a" refine themselves']
    assert refining("ab", "bb") == ['069 the metadata "b" refine themselves']
    assert said(meta(word("schema:x", refines="#a", more='id=" a "'))) == []


# --- the words and their prefixes --------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("schema:x", ""), (" schema:x ", ""), ("own:a.b-c", ""), ("more:x", ""), ("_x:y", '071 the prefix "_x" is not declared'),
        *((f"{prefix}:x", "") for prefix in ("a11y", "dcterms", "marc", "onix", "schema", "xsd", "msv", "prism", "xml")),
        ("media:x", '071 the word "media:x" is not known'), ("rendition:x", '071 the word "rendition:x" is not known'),
        ("other:x", '071 the prefix "other" is not declared'), ("x", '071 the word "x" is not known'),
        ("http:x", '071 the prefix "http" is not declared'),
        *((name, f'070 the property "{name}" is not one word') for name in (
            " ", "two words", "schema:", "schema::x", ":x", "1a:x", "schema:x:y", "a b:c", "sch ema:x")),
    ],
)  # fmt: skip
def test_the_words_of_the_metadata(name: str, told: str) -> None:
    assert said(OWN, meta(word(name))) == ([told] if told else [])
    both = said(OWN, meta(word(name), word("z")))
    assert sorted(both) == sorted([*([told] if told else []), '071 the word "z" is not known'])


@pytest.mark.parametrize(
    ("scheme", "told"),
    [
        ("marc:relators", ""), (" own:x ", ""), ("a b", '070 the scheme "a b" is not one word'), (" ", '070 the scheme " " is not one word'),
        ("role", '071 the word "role" is not known'), ("other:x", '071 the prefix "other" is not declared'),
    ],
)  # fmt: skip
def test_the_scheme_of_a_property(scheme: str, told: str) -> None:
    assert said(OWN, meta(word("schema:x", more=f'scheme="{scheme}"'))) == ([told] if told else [])


def test_every_property_has_a_value() -> None:
    assert said(meta(word("schema:x", " "), word("schema:y", ""))) == [
        f'070 the property "schema:{name}" has no value' for name in "xy"
    ]
    assert said(meta('<meta name="own" content="x"/>', word("z"))) == [
        '071 the word "z" is not known'
    ]


ITEM = ("cover-image", "mathml", "nav", "remote-resources", "scripted", "svg", "switch", "data-nav", "dictionary", "glossary",
        "index", "search-key-map")  # fmt: skip


def test_the_properties_of_items() -> None:
    def told(words: str) -> list[str]:
        return said(OWN, (OPF, '<item id="two"', f'<item id="two" properties="{words}"'))

    for name in (*ITEM, "own:x"):
        assert told(name) == []
    assert told("z own:y page-spread-left b") == ['071 the word "b" is not known', '071 the word "page-spread-left" is not known',
                                                  '071 the word "z" is not known']  # fmt: skip
    assert told("rendition:layout-reflowable") == [
        '071 the word "rendition:layout-reflowable" is not known'
    ]
    assert told("other:x") == ['071 the prefix "other" is not declared']


# EPUB 3.3, D.5 and D.6: how pages are laid out, of the whole and of one item of the spine
LAYOUT = {
    "layout": "reflowable pre-paginated", "orientation": "landscape portrait auto", "spread": "none landscape portrait both auto",
    "flow": "paginated scrolled-continuous scrolled-doc auto",
}  # fmt: skip


@pytest.mark.parametrize(("key", "values"), LAYOUT.items())
def test_the_layout_of_pages(key: str, values: str) -> None:
    every = {value for one in LAYOUT.values() for value in one.split()} | {"", "x", values}
    for value in every:
        fits = value in values.split()
        told = [f'083 the property "rendition:{key}" has the value "{value}"'] * (not fits)
        empty = [f'070 the property "rendition:{key}" has no value'] * (not value)
        assert said(meta(word(f"rendition:{key}", f" {value} "))) == [*empty, *told]
    for value in every - {"", values}:
        ref = (
            OPF,
            '<itemref idref="two"',
            f'<itemref properties="rendition:{key}-{value}" idref="two"',
        )
        known = value in values.split()
        assert said(ref) == [f'071 the word "rendition:{key}-{value}" is not known'] * (not known)  # fmt: skip
    first = values.split(maxsplit=1)[0]
    whole = word(f"rendition:{key}", first)
    assert said(meta(whole * 3)) == [f'083 the property "rendition:{key}" is there twice']
    refining_one = word(f"rendition:{key}", first, "#two")
    assert (
        said(meta(refining_one, refining_one))
        == [f'083 the property "rendition:{key}" may not refine anything'] * 2
    )


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        *((name, "") for name in ("page-spread-left", "page-spread-right", "rendition:page-spread-left", "rendition:page-spread-right",
          "rendition:page-spread-center", "rendition:align-x-center", "own:page-spread-left", "")),
        *((name, f'071 the word "{name}" is not known') for name in ("page-spread-center", "svg", "rendition:align-x-left")),
        ("rendition:flow-auto rendition:flow-auto", ""), ("own:flow-auto own:flow-x", ""),
        ("rendition:flow-auto rendition:layout-reflowable rendition:spread-none page-spread-left rendition:orientation-auto", ""),
        *((f"rendition:{key}-{values.split()[0]} rendition:{key}-{values.split()[1]}", f'083 the spine item says of its "{key}" two things')
          for key, values in LAYOUT.items()),
        ("page-spread-left page-spread-right", '083 the spine item says of its "page-spread" two things'),
        ("page-spread-left rendition:page-spread-center", '083 the spine item says of its "page-spread" two things'),
    ],
)  # fmt: skip
def test_the_properties_of_the_spine(properties: str, told: str) -> None:
    made = [(OPF, f'<itemref idref="{id_}"', f'<itemref properties="{properties}" idref="{id_}"') for id_ in ("one", "two")]  # fmt: skip
    assert said(OWN, *made) == ([told] * 2 if told else [])


VIEWPORTS = ("width=1,height=2", "height=600, width=800", " width=600,  height=800 ")
NO_VIEWPORTS = (
    "",
    "width=1",
    "width=1 height=2",
    "width=a, height=2",
    "width=1, height=2 x",
    "width=1, height=2, width=1",
    "x width=1,height=1",
)


@pytest.mark.parametrize("value", [*VIEWPORTS, *NO_VIEWPORTS])
def test_the_viewport_of_the_whole(value: str) -> None:
    found = [one for one in said(meta(word("rendition:viewport", value))) if one.startswith("083")]
    told = '083 the property "rendition:viewport" has the value "{}"'
    assert found == [told.format(value.strip())] * (value in NO_VIEWPORTS)
    fit = word("rendition:viewport", VIEWPORTS[0])
    assert said(meta(fit * 2)) == ['083 the property "rendition:viewport" is there twice']
    assert said(meta(fit, word("rendition:viewport", VIEWPORTS[0], "#two") * 2)) == []  # fmt: skip


TIMES = (
    "0:00:05",
    "12:59:59.5",
    "00:30",
    "59:59.25",
    "5",
    "5.5",
    "1.5h",
    "2min",
    "3s",
    "400ms",
    " 7s ",
)
NO_TIMES = (
    "soon",
    "1:60:00",
    "1:00:60",
    "60:00",
    "1:2",
    "5.",
    "5d",
    "5 s",
    "1:00:00s",
    "-5",
    "x5s",
    "5sx",
    "0:0:5",
)


@pytest.mark.parametrize("value", [*TIMES, *NO_TIMES])
def test_the_length_of_what_is_read(value: str) -> None:
    told = [f'070 the duration "{value.strip()}" is no time'] * (value in NO_TIMES)
    assert said(meta(word("media:duration", value))) == told
    assert said(meta(word("media:duration", value, "#two"))) == told
    assert said(meta(word("media:narrator", value))) == []


@pytest.mark.parametrize("name", ["media:active-class", "media:playback-active-class"])
def test_the_classes_of_what_is_read(name: str) -> None:
    assert said(meta(word(name, " read "))) == []
    assert said(meta(word(name, "a b"))) == [f'070 the property "{name}" does not name one class']
    assert said(meta(word(name) * 3)) == [f'070 the property "{name}" is there twice']
    assert said(meta(word(name, refines="#two"))) == [
        f'070 the property "{name}" may not refine anything'
    ]


# --- languages and links ---------------------------------------------------------------


def test_every_language_of_the_package_is_well_formed() -> None:
    for key in ("xml:lang", "hreflang"):
        made = meta(
            *(
                f'<link rel="alternate" href="https://a.example/" {key}="{tag}"/>'
                for tag in ("e", "fr", "", "d_e")
            )
        )
        assert said(made) == [f'068 the language "{tag}" is not well-formed' for tag in ("e", "d_e")]  # fmt: skip
    assert said((OPF, 'xml:lang="en"', 'xml:lang="e"')) == [
        '068 the language "e" is not well-formed'
    ]


FAR = 'href="https://a.example/"'


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        (f'rel="alternate" {FAR}', ()), (f'rel=" " {FAR}', ("072 a link has no rel",)),
        (f'rel="alternate own:x" {FAR}', ("072 a link is an alternate and more",)), (f'rel="own:x own:y" {FAR}', ()),
        ('rel="own:x" href="a.xml" media-type="text/xml"', ()), ('rel="own:x" href="#two"', ()), ('rel="own:x" href="urn:x"', ()),
        ('rel="own:x" href="a.xml"', ('072 the link "a.xml" does not tell its media-type',)),
        ('rel="own:x" href="a.xml#b" media-type=" "', ('072 the link "a.xml#b" does not tell its media-type',)),
        ('rel="own:x" href="a.xml?b:c"', ('072 the link "a.xml?b:c" does not tell its media-type',)),
        ('rel="own:x" href="b#"', ('072 the link "b#" does not tell its media-type',)),
        (f'rel="own:x" {FAR} properties=" "', ('072 the link "https://a.example/" has empty properties',)),
        (f'rel="own:x" {FAR} properties="onix xmp own:x schema:y"', ()),
        (f'rel="own:x" {FAR} properties="z other:x"', ('071 the word "z" of a link is not known', '071 the word "other:x" of a link is not known')),
        *((f'rel="{rel}" {FAR}', ('072 the record "https://a.example/" does not tell its media-type',)) for rel in (
            "record", "own:x record", "marc21xml-record", "mods-record", "onix-record", "xmp-record", "xml-signature")),
        (f'rel="record" {FAR} media-type="text/xml"', ()), (f'rel="onix-record" {FAR} media-type="text/xml" refines="#uid"', ()),
        (f'rel="record" {FAR} media-type="text/xml" refines="#uid"', ('072 the record "https://a.example/" may not refine anything',)),
        (f'rel="own:x" {FAR} refines="#uid"', ()),
        (f'rel="voicing" {FAR} media-type="audio/mpeg" refines="#uid"', ()),
        (f'rel="voicing" {FAR} media-type="audio/mpeg"', ('072 the voicing "https://a.example/" refines nothing',)),
        (f'rel="own:x voicing" {FAR} media-type="x/audio/" refines="#uid"', ('072 the voicing "https://a.example/" is not a sound',)),
        (f'rel="voicing" {FAR} refines="#uid"', ('072 the voicing "https://a.example/" is not a sound',)),
    ],
)  # fmt: skip
def test_the_links_of_a_package(attributes: str, told: tuple[str, ...]) -> None:
    assert said(OWN, meta(f"<link {attributes}/>")) == [*told]
    assert said(OWN, meta(f"<link {attributes}/>", f"<link {FAR}/>")) == [
        *told,
        "072 a link has no rel",
    ]
