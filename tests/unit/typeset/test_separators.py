"""Characters that end lines elsewhere, and that no font has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.document import Document, walk
from pressroom.model.inline import Text

Setting = Callable[..., Document]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "&#8232;", "&#x2029;"])
def test_a_separator_of_lines_is_a_space(set_text: Setting, mark: str) -> None:
    document = set_text(f"One{mark}two.\n")
    words = "".join(node.text for node in walk(document) if isinstance(node, Text))
    assert words == "One two."
