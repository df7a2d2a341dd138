"""Which formulas the layout had to make smaller, because they are wider than the text."""

from __future__ import annotations

from collections.abc import Iterator

import weasyprint

from pressroom.editions.markup_math import MARK
from pressroom.editions.math_rules import SCALED
from pressroom.model.document import Document, walk
from pressroom.model.inline import Math
from pressroom.model.problem import Problem, problem

_LEAST = 0.8  # of its size, at which a formula is still read with ease


def shrunk(pages: weasyprint.Document, document: Document) -> Iterator[Problem]:
    """A warning for each formula that is set much smaller than the text around it."""
    shares: dict[str, float] = {}
    for page in pages.pages:
        for box in page._page_box.descendants():  # noqa: SLF001 - the only way to the sizes
            element = getattr(box, "element", None)
            alt = element.get("alt", "") if element is not None and element.tag == "img" else ""
            if alt.startswith(MARK):
                share = box.width / box.style["width"].value
                tex = alt.removeprefix(MARK)
                shares[tex] = min(share, shares.get(tex, 1))
    for node in walk(document):
        if isinstance(node, Math) and (share := shares.pop(" ".join(node.tex.split()), 1)) < _LEAST:
            yield problem(SCALED, f"formula is set at {share:.0%} of its size", node.place)
