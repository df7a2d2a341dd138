"""Media overlays and fixed pages: what is just allowed, what just not, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from artefacts import Files, replaced, zipped
from test_epub_faults import CSS, NAV, ONE, OPF, TWO, change, changes
from test_epub_standard_faults import META, SMIL, VIEW, spoken

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub import check_epub
from pressroom.checks.epub_overlays import seconds
from pressroom.model.problem import Rule

Made = Callable[[], bytes]
OPS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
AGAIN = '<item id="again" href="again.smil" media-type="application/smil+xml"/></manifest>'


def smil(old: str, new: str) -> Made:
    assert old in SMIL
    return lambda: zipped(spoken(SMIL.replace(old, new)))


def package(old: str, new: str) -> Made:
    return lambda: zipped(replaced(spoken(), OPF, old, new))


def twice() -> Files:
    """The second document read by two overlays, the first of which it names."""
    book = replaced(spoken(), OPF, "</manifest>", AGAIN)
    return {**book, "EPUB/again.smil": SMIL.encode()}


def marked(name: str, where: str = CSS, style: str = "") -> Made:
    made = replaced(spoken(), OPF, META, f'<meta property="media:{name}">read</meta>{META}')
    return lambda: zipped(replaced(made, where, *style.split("|")) if style else made)


def fixed(more: str = "", of_one: str = VIEW, of_two: str = VIEW) -> Made:
    """The clean book with fixed pages; ``more`` is said of the second page in the spine."""
    return changes(
        (OPF, META, f'<meta property="rendition:layout">pre-paginated</meta>{META}'),
        (OPF, '<itemref idref="two"', f'<itemref {more} idref="two"'),
        (NAV, "</head>", VIEW), (ONE, "</head>", of_one), (TWO, "</head>", of_two),
    )  # fmt: skip


def view(content: str) -> str:
    return f'<meta name="viewport" content="{content}"/></head>'


def drawing(of: str) -> Made:
    """The clean book with its map as a fixed page."""
    return changes(
        (OPF, '<itemref idref="nav"/>', '<itemref properties="rendition:layout-pre-paginated" idref="map"/><itemref idref="nav"/>'),
        ("EPUB/map.svg", ' viewBox="0 0 9 9"', of),
    )  # fmt: skip


FAULTS: list[tuple[Rule, str, Made]] = [
    (rules.OVERLAY, '"EPUB/two.smil" is not well-formed: Document is empty', lambda: zipped({**spoken(named=False), "EPUB/two.smil": b""})),
    (rules.OVERLAY, '"video" is no element of an overlay', smil("<text ", "<video/><text ")),
    (rules.OVERLAY, '"audio" may not stand in "body"', smil("<par ", '<audio src="a.mp3"/><par ')),
    (rules.OVERLAY, "a par has not one text and one audio", smil("<text ", '<text src="two.xhtml"/><text ')),
    (rules.OVERLAY, "a par has not one text and one audio", smil("<audio ", '<audio src="a.mp3"/><audio ')),
    (rules.OVERLAY, "a body is empty", lambda: zipped({**spoken(named=False), "EPUB/two.smil": b'<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body/></smil>'})),
    (rules.OVERLAY, "a seq is empty", smil("<par ", "<seq/><par ")),
    (rules.OVERLAY, "the prefix stands where it may not", smil("<body>", f'<body {OPS} epub:prefix="a: http://example.org/">')),
    (rules.OVERLAY, "the prefix stands where it may not", smil('version="3.0"', 'version="3.0" prefix="a: http://example.org/"')),
    (rules.PREFIX, 'the prefix "own" is not declared', smil("<body>", f'<body {OPS} epub:type="own:part">')),
    (rules.OVERLAY, 'the text "two.xhtml#gone" leads to an id that is not there', smil("two.xhtml#quay", "two.xhtml#gone")),
    (rules.OVERLAY, 'the sound "a.mp3#t" has a part after #', smil("a.mp3", "a.mp3#t")),
    (rules.OVERLAY, 'the sound "cover.png" is of type "image/png"', smil("a.mp3", "cover.png")),
    (rules.OVERLAY, 'the time "soon" is not well-formed', smil("0:00:05", "soon")),
    (rules.OVERLAY, 'the time "soon" is not well-formed', smil('"0s"', '"soon"')),
    (rules.OVERLAY, "a clip ends before it begins", smil('"0s"', '"5s"')),
    (rules.OVERLAY_ITEM, 'the overlay "css" of "two.xhtml" is not SMIL', changes((OPF, '<item id="two"', '<item media-overlay="css" id="two"'))),
    (rules.OVERLAY_ITEM, 'the overlay "gone" of "two.xhtml" is not SMIL', changes((OPF, '<item id="two"', '<item media-overlay="gone" id="two"'))),
    (rules.OVERLAY_ITEM, 'the overlay "two.smil" has no media:duration', package(' refines="#over">5s', ' refines="#a">5s')),
    (rules.OVERLAY_ITEM, 'the overlay "two.smil" does not read "one.xhtml"', package('<item id="one"', '<item media-overlay="over" id="one"')),
    (rules.OVERLAY_ITEM, "the package has no media:duration of the whole", lambda: zipped(spoken(total=False))),
    (rules.OVERLAY_ITEM, '"two.xhtml" does not name the overlay that reads it', lambda: zipped(spoken(named=False))),
    (rules.OVERLAY_ITEM, '"two.xhtml" is read by more than one overlay', lambda: zipped(twice())),
    (rules.OVERLAY_ITEM, 'no style sheet knows the class "read" of what is read', marked("active-class")),
    (rules.OVERLAY_ITEM, 'no style sheet knows the class "read" of what is read', marked("playback-active-class")),
    (rules.VIEWPORT, '"EPUB/two.xhtml" has no viewport', fixed(of_two="</head>")),
    *((rules.VIEWPORT, '"EPUB/two.xhtml" has a viewport without one width and one height', fixed(of_two=view(content)))
      for content in ("width=1", "height=1", "width=1, width=1, height=1", "")),
    (rules.VIEWPORT, '"EPUB/two.xhtml" has a viewport of the width "wide"', fixed(of_two=view("width=wide, height=1"))),
    (rules.VIEWPORT, '"EPUB/two.xhtml" has a viewport of the height ""', fixed(of_two=view("width=1, height"))),
    (rules.VIEWPORT, '"EPUB/two.xhtml" has no viewport',
     change(OPF, '<itemref idref="two"', '<itemref properties="rendition:layout-pre-paginated" idref="two"')),
    (rules.VIEWPORT, '"EPUB/map.svg" has no viewBox', drawing("")),
    (rules.VIEWPORT, '"EPUB/map.svg" has no viewBox', drawing(' width="9px" height="50%"')),
    (rules.VIEWPORT, '"EPUB/map.svg" has no viewBox', drawing(' width="9px" height="9.5"')),
]  # fmt: skip

SOUND: list[Made] = [
    smil("<par ", '<seq><par id="p0"><text src="two.xhtml"/></par></seq><par '),
    smil("<body>", "<head><metadata><other/></metadata></head><body>"),
    smil('version="3.0"', f'version="3.0" {OPS} epub:prefix="own: http://example.org/" epub:type="own:part bodymatter"'),
    smil("two.xhtml#quay", "two.xhtml#xpointer(id('gone'))"), smil('<audio src="a.mp3" clipBegin="0s" clipEnd="0:00:05"/>', ""),
    smil('clipBegin="0s" ', ""), smil(' clipEnd="0:00:05"', ""), smil('"0s"', '"4.9s"'),
    marked("active-class", style="body {|.read {} body {"), marked("playback-active-class", TWO, "</head>|<style>.read {}</style></head>"),
    fixed(of_two=view("height=1.5,width=2")), fixed(of_two=view("width=device-width; height=device-height")),
    fixed(of_two=view("width=1, height=1, initial-scale=1")), fixed('properties="rendition:layout-reflowable"', of_two="</head>"),
    drawing(' viewBox="0 0 1 1"'),
]  # fmt: skip


def found(data: bytes) -> list[str]:
    return [f"{one.code} {one.message}" for one in check_epub(data, "book.epub")]


@pytest.mark.parametrize(("rule", "said", "made"), FAULTS)
def test_what_is_said_of_a_fault(rule: Rule, said: str, made: Made) -> None:
    assert found(made()) == [f"{rule.code} {said}"]


@pytest.mark.parametrize("made", SOUND)
def test_what_is_just_allowed(made: Made) -> None:
    assert found(made()) == []


def test_only_content_documents_are_read_aloud() -> None:
    made = package('<item id="css"', '<item media-overlay="gone" id="css"')
    assert found(made()) == [
        f'{rules.OVERLAY_ITEM.code} "style.css" has an overlay but is no content document',
        f'{rules.OVERLAY_ITEM.code} the overlay "gone" of "style.css" is not SMIL',
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2:01:30", 7290.0), ("01:30.5", 90.5), ("1.5h", 5400.0), ("2min", 120.0), ("3s", 3.0),
        ("4", 4.0), ("5ms", 0.005), (" 6s ", 6.0), ("1:60:00", None), ("00:60", None), ("1:2", None),
        ("soon", None), ("5s.", None), ("", None),
    ],
)  # fmt: skip
def test_the_length_of_a_clock_value(value: str, expected: float | None) -> None:
    assert seconds(value) == expected
