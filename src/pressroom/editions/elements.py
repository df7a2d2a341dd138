"""Well-formed elements, and addresses that may break over two lines."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_ATTRIBUTES = {
    "aria_label": "aria-label",
    "class_": "class",
    "data_after": "data-after",
    "data_flow": "data-flow",
    "data_number": "data-number",
    "data_table": "data-table",
    "data_title": "data-title",
    "epub_type": "epub:type",
    "xml_lang": "xml:lang",
}
_VOID = ("br", "col", "hr", "img", "source", "wbr")
# after slashes, but not between those of "https://", and before the other marks
_BREAKS = re.compile(r"(?<=/)(?=[^/])|(?<=[^\W_])(?=[.?&=#_~%-]\w)")


def element(tag: str, content: Markup | str = "", /, **attributes: str | None) -> Markup:
    """An element; an attribute that is None is left out.

    Names that Python cannot write are given otherwise: ``class_``, ``epub_type`` for epub:type.
    """
    given = Markup("").join(
        Markup(' {}="{}"').format(_ATTRIBUTES.get(name, name), value)
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup("<{}{}/>").format(tag, given)
    return Markup("<{}{}>{}</{}>").format(tag, given, content, tag)


def breakable(address: str, mark: Markup | str) -> Markup:
    """An address with ``mark`` where it may break, as the Chicago manual has it (17th, 14.18)."""
    return Markup("").join(
        (mark if at else Markup("")) + escape(piece)
        for at, piece in enumerate(_BREAKS.split(address))
    )
