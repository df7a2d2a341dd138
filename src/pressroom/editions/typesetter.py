"""WeasyPrint as the editions use it: well-formed markup, jailed addresses, no complaint unheard."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import cache
from xml.etree import ElementTree as ET

import cssselect2
import weasyprint
from jinja2 import Environment, PackageLoader, StrictUndefined
from weasyprint.css.counters import CounterStyle
from weasyprint.html import UA, UA_COUNTER_STYLE
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from pressroom.editions import jail
from pressroom.editions.drawings import Drawing
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles


def templates() -> Environment:
    """The templates of the pages around the text."""
    return Environment(
        loader=PackageLoader("pressroom.editions"), autoescape=True, undefined=StrictUndefined
    )


def lay_out(
    text: str,
    document: Document,
    styles: Styles,
    sheets: Iterable[str],
    *,
    drawn: Iterable[Drawing] = (),
    before: str = "",
    after: str = "",
    variant: str | None = None,
) -> weasyprint.Document:
    """The pages of ``text``, which may read what belongs to ``document`` and ``styles``.

    ``drawn`` are its formulas.

    ``sheets`` are names of style sheets; ``before`` and ``after`` are the text of others of our
    own, which stand before and behind them. Raises jail's RefusedError.
    """
    _Complaints.install()
    fonts, counters = FontConfiguration(), CounterStyle()  # the sheets tell the layout of both
    allowed = jail.Jail(styles, document, drawn)
    texts = (before, *(styles.sheets.get(name, "") for name in sheets), after)
    parsed = [
        weasyprint.CSS(
            string=sheet,
            base_url=jail.STYLES,
            url_fetcher=allowed,
            font_config=fonts,
            counter_style=counters,
        )
        for sheet in texts
    ]
    page = _Page(text, jail.STYLES, allowed)
    return page.render(
        fonts, counters, stylesheets=parsed, pdf_variant=variant, presentational_hints=False
    )


# WeasyPrint's own sheet has marks of lists and notes for every element, and so six styles for each
# that never show; here those have one that can
_MARKS = {"\n::marker": "\nli::marker", "\n::footnote-": "\n.footnote::footnote-"}
_NOTES = re.compile(r"^::note-.*$", re.MULTILINE)  # of a draft of CSS, used by none of our sheets


@cache
def _own_sheet() -> weasyprint.CSS:
    text = _NOTES.sub("", UA)
    for every, some in _MARKS.items():
        text = text.replace(every, some)
    return weasyprint.CSS(string=text, counter_style=UA_COUNTER_STYLE)


class _Page(weasyprint.HTML):
    """A page from well-formed markup: the HTML parser would mend, and so lose, blocks in notes."""

    def __init__(self, text: str, base_url: str, fetcher: URLFetcher) -> None:
        root = ET.fromstring(text)  # noqa: S314 - the text is our own templates' work
        self.base_url = base_url
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:  # noqa: ARG002 - it is asked so
        return [_own_sheet()]


class _Complaints(logging.Handler):
    """Turns what WeasyPrint would only log as an error (a sheet or image not loaded) into one."""

    @classmethod
    def install(cls) -> None:
        log = logging.getLogger("weasyprint")
        if not any(isinstance(handler, cls) for handler in log.handlers):
            log.handlers = [cls(logging.ERROR)]

    def emit(self, record: logging.LogRecord) -> None:
        raise RuntimeError(record.getMessage())
