"""What XHTML allows in an EPUB 3: elements, what stands in them, and their attributes. HTML, 4."""

from __future__ import annotations

GLOBAL = frozenset(
    "accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint hidden id "
    "inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce role slot spellcheck "
    "style tabindex title translate xmlns about content datatype inlist prefix property rel resource "
    "rev typeof vocab popover".split()
)
_MEDIA = "src crossorigin preload autoplay loop muted controls"
_CELL = "colspan rowspan headers"
# the attributes that an element has beside those that all have; its keys are all elements there are
ATTRIBUTES: dict[str, frozenset[str]] = {
    name: frozenset(own.split())
    for name, own in {
        "a": "href target download ping hreflang type referrerpolicy",
        "area": "alt coords shape href target download ping referrerpolicy",
        "audio": _MEDIA, "video": f"{_MEDIA} poster playsinline width height",
        "base": "href target", "blockquote": "cite", "q": "cite", "ins": "cite datetime",
        "del": "cite datetime", "body": "", "html": "manifest",
        "button": "disabled form formaction formenctype formmethod formnovalidate formtarget name "
        "type value popovertarget popovertargetaction",
        "canvas": "width height", "col": "span", "colgroup": "span", "data": "value",
        "details": "open name", "dialog": "open", "embed": "src type width height",
        "fieldset": "disabled form name",
        "form": "accept-charset action autocomplete enctype method name novalidate target",
        "iframe": "src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading",
        "img": "alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding "
        "loading fetchpriority",
        "input": "accept alpha alt autocomplete checked colorspace dirname disabled form formaction "
        "formenctype formmethod formnovalidate formtarget height list max maxlength min minlength "
        "multiple name pattern placeholder readonly required size src step type value width "
        "popovertarget popovertargetaction",
        "label": "for", "li": "value",
        "link": "href crossorigin media integrity hreflang type referrerpolicy sizes imagesrcset "
        "imagesizes as blocking color disabled fetchpriority",
        "map": "name", "meta": "name http-equiv charset media",
        "meter": "value min max low high optimum", "object": "data type name form width height usemap",
        "ol": "reversed start type", "optgroup": "disabled label",
        "option": "disabled label selected value", "output": "for form name",
        "param": "name value", "progress": "value max",
        "script": "src type nomodule async defer crossorigin integrity referrerpolicy blocking charset "
        "fetchpriority language",
        "select": "autocomplete disabled form multiple name required size", "slot": "name",
        "source": "type media src srcset sizes width height", "style": "media blocking type",
        "table": "border", "td": _CELL, "th": f"{_CELL} scope abbr",
        "template": "shadowrootmode shadowrootdelegatesfocus",
        "textarea": "autocomplete cols dirname disabled form maxlength minlength name placeholder "
        "readonly required rows wrap",
        "time": "datetime", "track": "kind src srclang label default",
    }.items()
} | dict.fromkeys(
    "abbr address article aside b bdi bdo br caption cite code datalist dd dfn div dl dt em "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr i kbd legend main mark menu nav "
    "noscript p picture pre rb rp rt rtc ruby s samp search section small span strong sub summary sup "
    "tbody tfoot thead title tr u ul var wbr".split(),
    frozenset(),
)  # fmt: skip

PHRASING = frozenset(
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe "
    "img input ins kbd label link map mark meta meter noscript object output picture progress q ruby "
    "s samp script select slot small span strong sub sup template textarea time u var video wbr".split()
)
_FLOW_ONLY = frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup hr main menu nav ol p pre search section table ul".split()
)
FLOW = PHRASING | _FLOW_ONLY
_SCRIPTS = frozenset({"script", "template"})
_ROWS = frozenset({"tr"}) | _SCRIPTS
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hgroup"})
_METADATA = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
# what may stand in an element; None: what may stand around it; in one that is not here, anything
HOLDS: dict[str, frozenset[str] | None] = (
    dict.fromkeys(
        "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label mark meter output "
        "p pre progress q rb rp rt rtc s samp small span strong sub sup time u var".split(),
        PHRASING,
    )
    | dict.fromkeys(
        "address article aside blockquote body caption dd div dt figcaption footer form "
        "header li main nav search section td th dialog".split(),
        FLOW,
    )
    | dict.fromkeys("area base br col embed hr img input link meta param source track wbr".split(), frozenset[str]())
    | dict.fromkeys("iframe option script style textarea title".split(), frozenset[str]())
    | dict.fromkeys("a audio canvas del ins map object slot video".split())
    | {
        "html": frozenset({"head", "body"}), "head": _METADATA,
        "ul": frozenset({"li"}) | _SCRIPTS, "ol": frozenset({"li"}) | _SCRIPTS,
        "menu": frozenset({"li"}) | _SCRIPTS, "dl": frozenset({"dt", "dd", "div"}) | _SCRIPTS,
        "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"}) | _ROWS,
        "thead": _ROWS, "tbody": _ROWS, "tfoot": _ROWS, "tr": frozenset({"td", "th"}) | _SCRIPTS,
        "colgroup": frozenset({"col", "template"}),
        "figure": FLOW | {"figcaption"}, "fieldset": FLOW | {"legend"},
        "legend": PHRASING | _HEADINGS, "summary": PHRASING | _HEADINGS,
        "details": FLOW | {"summary"},
        "hgroup": frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"}) | _SCRIPTS,
        "picture": frozenset({"source", "img"}) | _SCRIPTS,
        "ruby": PHRASING | {"rb", "rp", "rt", "rtc"}, "datalist": PHRASING | {"option"},
        "select": frozenset({"option", "optgroup", "hr"}) | _SCRIPTS,
        "optgroup": frozenset({"option"}) | _SCRIPTS,
    }
)  # fmt: skip
# and beside what may stand around it
ALSO = {
    "audio": frozenset({"source", "track"}), "video": frozenset({"source", "track"}),
    "object": frozenset({"param"}),
}  # fmt: skip
# an element of a key has none of these anywhere above it
NOT_WITHIN: dict[str, frozenset[str]] = {
    "form": frozenset({"form"}),
    "label": frozenset({"label"}), "time": frozenset({"time"}), "dfn": frozenset({"dfn"}),
    "header": frozenset({"header", "footer"}), "footer": frozenset({"header", "footer"}),
    "main": frozenset({"article", "aside", "footer", "header", "nav"}),
    "progress": frozenset({"progress"}), "meter": frozenset({"meter"}),
}  # fmt: skip
ARIA = frozenset(
    "activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount "
    "colindex colindextext colspan controls current describedby description details disabled "
    "dropeffect errormessage expanded flowto grabbed haspopup hidden invalid keyshortcuts label "
    "labelledby level live modal multiline multiselectable orientation owns placeholder posinset "
    "pressed readonly relevant required roledescription rowcount rowindex rowindextext rowspan "
    "selected setsize sort valuemax valuemin valuenow valuetext".split()
)
IDREFS = frozenset(
    "aria-activedescendant aria-controls aria-describedby aria-details aria-flowto aria-labelledby "
    "aria-owns aria-errormessage headers for list itemref".split()
)
