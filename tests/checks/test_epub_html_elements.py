"""The elements of HTML: which there are, what stands in which, what none has around it, and their attributes.

The tables are those of the index of HTML, one line for each element, in its order.
"""

from __future__ import annotations

import pytest

from pressroom.checks.epub_book import open_book
from pressroom.checks.epub_schema import check_schema

# element | of flow, of phrasing, of the head (metadata), or of none of these | what it holds | attributes
INDEX = """
a | phrasing | transparent | href target download ping rel hreflang type referrerpolicy
abbr | phrasing | phrasing |
address | flow | flow |
area | phrasing | nothing | alt coords shape href target download ping rel referrerpolicy
article | flow | flow |
aside | flow | flow |
audio | phrasing | transparent source track | src crossorigin preload autoplay loop muted controls
b | phrasing | phrasing |
base | metadata | nothing | href target
bdi | phrasing | phrasing |
bdo | phrasing | phrasing |
blockquote | flow | flow | cite
body | | flow |
br | phrasing | nothing |
button | phrasing | phrasing | disabled form formaction formenctype formmethod formnovalidate formtarget name popovertarget popovertargetaction type value
canvas | phrasing | transparent | width height
caption | | flow |
cite | phrasing | phrasing |
code | phrasing | phrasing |
col | | nothing | span
colgroup | | col template | span
data | phrasing | phrasing | value
datalist | phrasing | phrasing option |
dd | | flow |
del | phrasing | transparent | cite datetime
details | flow | flow summary | name open
dfn | phrasing | phrasing |
dialog | flow | flow | open
div | flow | flow |
dl | flow | dt dd div script template |
dt | | flow |
em | phrasing | phrasing |
embed | phrasing | nothing | src type width height
fieldset | flow | flow legend | disabled form name
figcaption | | flow |
figure | flow | flow figcaption |
footer | flow | flow |
form | flow | flow | accept-charset action autocomplete enctype method name novalidate rel target
h1 | flow | phrasing |
h2 | flow | phrasing |
h3 | flow | phrasing |
h4 | flow | phrasing |
h5 | flow | phrasing |
h6 | flow | phrasing |
head | | metadata |
header | flow | flow |
hgroup | flow | h1 h2 h3 h4 h5 h6 p script template |
hr | flow | nothing |
html | | head body |
i | phrasing | phrasing |
iframe | phrasing | nothing | src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading
img | phrasing | nothing | alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding loading fetchpriority
input | phrasing | nothing | accept alpha alt autocomplete checked colorspace dirname disabled form formaction formenctype formmethod formnovalidate formtarget height list max maxlength min minlength multiple name pattern placeholder popovertarget popovertargetaction readonly required size src step type value width
ins | phrasing | transparent | cite datetime
kbd | phrasing | phrasing |
label | phrasing | phrasing | for
legend | | phrasing h1 h2 h3 h4 h5 h6 hgroup |
li | | flow | value
link | phrasing metadata | nothing | href crossorigin rel as media integrity hreflang type referrerpolicy sizes imagesrcset imagesizes blocking color disabled fetchpriority
main | flow | flow |
map | phrasing | transparent | name
mark | phrasing | phrasing |
menu | flow | li script template |
meta | phrasing metadata | nothing | name http-equiv content charset media
meter | phrasing | phrasing | value min max low high optimum
nav | flow | flow |
noscript | phrasing metadata | anything |
object | phrasing | transparent param | data type name form width height
ol | flow | li script template | reversed start type
optgroup | | option script template | disabled label
option | | nothing | disabled label selected value
output | phrasing | phrasing | for form name
p | flow | phrasing |
picture | phrasing | source img script template |
pre | flow | phrasing |
progress | phrasing | phrasing | value max
q | phrasing | phrasing | cite
rp | | phrasing |
rt | | phrasing |
ruby | phrasing | phrasing rp rt rb rtc |
s | phrasing | phrasing |
samp | phrasing | phrasing |
script | phrasing metadata | nothing | src type nomodule async defer crossorigin integrity referrerpolicy blocking fetchpriority
search | flow | flow |
section | flow | flow |
select | phrasing | option optgroup hr script template | autocomplete disabled form multiple name required size
slot | phrasing | transparent | name
small | phrasing | phrasing |
source | | nothing | type media src srcset sizes width height
span | phrasing | phrasing |
strong | phrasing | phrasing |
style | metadata | nothing | media blocking
sub | phrasing | phrasing |
summary | | phrasing h1 h2 h3 h4 h5 h6 hgroup |
sup | phrasing | phrasing |
table | flow | caption colgroup thead tbody tfoot tr script template |
tbody | | tr script template |
td | | flow | colspan rowspan headers
template | phrasing metadata | anything | shadowrootmode shadowrootdelegatesfocus
textarea | phrasing | nothing | autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap
tfoot | | tr script template |
th | | flow | colspan rowspan headers scope abbr
thead | | tr script template |
time | phrasing | phrasing | datetime
title | metadata | nothing |
tr | | td th script template |
track | | nothing | default kind label src srclang
u | phrasing | phrasing |
ul | flow | li script template |
var | phrasing | phrasing |
video | phrasing | transparent source track | src crossorigin poster preload autoplay playsinline loop muted controls width height
wbr | phrasing | nothing |
param | | nothing | name value
rb | | phrasing |
rtc | | phrasing |
"""  # the last three, and the attributes below, are of HTML 5 as it was

EARLIER = {
    "html": {"manifest"}, "object": {"usemap"}, "script": {"charset", "language"},
    "style": {"type"}, "table": {"border"},
}  # fmt: skip
# of all elements: HTML, 3.2.6; WAI-ARIA, 8.1; HTML+RDFa, 2.1
EVERYWHERE = set(
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id inert "
    "inputmode is itemid itemprop itemref itemscope itemtype lang nonce popover slot spellcheck style "
    "tabindex title translate role about content datatype inlist prefix property rel resource rev "
    "typeof vocab".split()
)
ARIA = (
    "activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount "
    "colindex colindextext colspan controls current describedby description details disabled dropeffect "
    "errormessage expanded flowto grabbed haspopup hidden invalid keyshortcuts label labelledby level "
    "live modal multiline multiselectable orientation owns placeholder posinset pressed readonly relevant "
    "required roledescription rowcount rowindex rowindextext rowspan selected setsize sort valuemax "
    "valuemin valuenow valuetext"
).split()

ROWS = {line.split(" |")[0]: line.split(" |")[1:] for line in INDEX.strip().splitlines()}
NAMES = list(ROWS)
KINDS = {
    "phrasing": {name for name in NAMES if "phrasing" in ROWS[name][0]},
    "flow": {name for name in NAMES if "phrasing" in ROWS[name][0] or "flow" in ROWS[name][0]},
    "metadata": {name for name in NAMES if "metadata" in ROWS[name][0]},
    "anything": set(NAMES),
    "nothing": set(),
}
OWN = {name: set(ROWS[name][2].split()) | EARLIER.get(name, set()) for name in NAMES}

PACKAGE = b"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest></package>"""


def said(body: str, head: str = "<head/>") -> list[str]:
    """What is said of a page, whose body has the id "here"."""
    page = f'<html xmlns="http://www.w3.org/1999/xhtml">{head}<body id="here">{body}</body></html>'
    book = open_book("b.epub", {"p.opf": PACKAGE, "a.xhtml": page.encode()}, "p.opf")
    return [one.message for one in check_schema(book)]


def held(name: str, around: str) -> set[str]:
    """What stands in an element within one that holds content of the kind ``around``."""
    words = ROWS[name][1].replace("transparent", around).split()
    return set().union(*(KINDS.get(word, {word}) for word in words))


def refused(name: str, around: str) -> list[str]:
    """The elements that may not stand in ``name``, which itself stands in ``around``."""
    every = "".join(f"<{inner}/>" for inner in NAMES)
    end = f' may not stand in "{name}"'
    found = said(f"<{around}><{name}>{every}</{name}></{around}>")
    return [one.removesuffix(end).strip('"') for one in found if one.endswith(end)]


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_an_element(name: str) -> None:
    allowed = held(name, "flow")
    assert refused(name, "div") == [inner for inner in NAMES if inner not in allowed]


@pytest.mark.parametrize("name", [name for name in NAMES if "transparent" in ROWS[name][1]])
def test_what_is_transparent_holds_what_may_stand_around_it(name: str) -> None:
    allowed = held(name, "phrasing")
    assert refused(name, "span") == [inner for inner in NAMES if inner not in allowed]


def test_what_attributes_each_element_has() -> None:
    every = {key for own in OWN.values() for key in own} | EVERYWHERE
    markup = " ".join(f'{key}="x"' for key in sorted(every))
    refused_of: dict[str, set[str]] = {name: set() for name in NAMES}
    for one in said("".join(f"<{name} {markup}/>" for name in NAMES)):
        name, found, key = one.partition(" may not have the attribute ")
        if found:
            refused_of[name.strip('"')].add(key.strip('"'))
    assert refused_of == {name: every - OWN[name] - EVERYWHERE for name in NAMES}


def test_elements_that_html_has_given_up_are_not_known() -> None:
    for name in ("acronym", "applet", "basefont", "big", "center", "dir", "font", "frame", "frameset",
                 "isindex", "keygen", "marquee", "nobr", "noframes", "strike", "tt", "xmp"):  # fmt: skip
        assert said(f"<{name}/>") == [f'the element "{name}" is not known']


def test_every_attribute_of_aria_is_known_and_no_other() -> None:
    every = " ".join(f'aria-{name}="here"' for name in ARIA)
    assert said(f"<p {every}/>") == []
    assert said('<p aria-mood="x" aria-="x" aria-labels="x"/>') == [
        f'the attribute "aria-{name}" is not known' for name in ("mood", "", "labels")
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *(("p", f"aria-{key}") for key in ("activedescendant", "controls", "describedby", "details",
          "errormessage", "flowto", "labelledby", "owns")),
        ("p", "itemref"), ("td", "headers"), ("th", "headers"), ("label", "for"), ("input", "list"),
    ],
)  # fmt: skip
def test_what_names_an_element_names_one_that_is_there(name: str, key: str) -> None:
    lost = f'the attribute "{key}" names the id "gone", which is not there'
    start = f'"{name}" may not stand in "body"'
    assert [one for one in said(f'<{name} {key}="here gone lost"/>') if one != start] == [lost]
    assert [one for one in said(f'<{name} {key}="here here"/>') if one != start] == []


def test_an_output_may_be_for_what_a_script_makes() -> None:
    assert said('<p><output for="gone"/></p>') == []


# what no element of a kind may have anywhere around it: HTML, 4, the content models
WITHIN = {
    "a": {"a", "button"}, "button": {"a", "button"}, "form": {"form"}, "label": {"a", "button", "label"},
    "dfn": {"dfn"}, "time": {"time"}, "progress": {"progress"}, "meter": {"meter"},
    "header": {"header", "footer"}, "footer": {"header", "footer"},
    "main": {"article", "aside", "footer", "header", "nav"},
    **{key: {"a", "button"} for key in "details embed iframe input select textarea".split()},
}  # fmt: skip


def around(name: str) -> set[str]:
    """The elements that ``name`` may not have anywhere around it."""
    inner = f'<div><{name} href="#here"/></div>'
    start = f'"{name}" may not stand within "'
    found = said("".join(f"<{outer}>{inner}</{outer}>" for outer in NAMES))
    return {one.removeprefix(start).strip('"') for one in found if one.startswith(start)}


@pytest.mark.parametrize("name", WITHIN)
def test_what_an_element_may_not_have_anywhere_around_it(name: str) -> None:
    assert around(name) == WITHIN[name]


def test_other_elements_may_have_any_around_them() -> None:
    assert {name for name in NAMES if around(name)} == set(WITHIN)


def test_what_an_element_of_another_language_holds_is_its_own_affair() -> None:
    assert said("<x-own><li>x</li><ins><li>y</li></ins></x-own>") == []


@pytest.mark.parametrize("outer", ['a href="#here"', "button"])
@pytest.mark.parametrize(
    ("markup", "acts"),
    [
        ("<audio/>", False), ('<audio controls=""/>', True), ("<video/>", False), ('<video controls=""/>', True),
        ('<img usemap="#m"/>', True), ("<img/>", False), ('<object usemap="#m"/>', True), ("<object/>", False),
        ('<input type="hidden"/>', False), ('<input type="Hidden"/>', False), ('<input type="text"/>', True),
        ("<a>x</a>", False), ('<span tabindex="0"/>', False),
    ],
)  # fmt: skip
def test_what_a_reader_acts_on_is_in_no_link_and_no_button(
    outer: str, markup: str, acts: bool
) -> None:
    name = outer.split(" ", maxsplit=1)[0]
    inner = markup[1:].split(" ", maxsplit=1)[0].split("/", maxsplit=1)[0].split(">", maxsplit=1)[0]
    told = [f'"{inner}" may not stand within "{name}"'] * acts
    assert said(f"<{outer}>{markup}</{name}>") == told


def test_only_the_nearest_of_what_may_not_be_around_is_told() -> None:
    assert said("<div><header><footer><main/></footer></header></div>") == [
        '"footer" may not stand within "header"',
        '"main" may not stand within "footer"',
    ]


def test_an_anchor_that_leads_nowhere_may_stand_in_a_link() -> None:
    assert said('<p><a href="#here"><b><a id="x">y</a></b></a></p>') == []
    assert said('<p><button><a id="x">y</a></button></p>') == []
