"""The typeface of formulas for the web edition: few browsers come with one."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from fontTools import subset
from fontTools.ttLib import TTFont

from pressroom.editions.drawings import math_font_file
from pressroom.editions.typefaces import Typeface
from pressroom.guard import paths
from pressroom.model.document import Document, walk
from pressroom.model.inline import Math

MAX_FONT = 32_000_000
TYPEFACE = Typeface("STIX Two Math", licence="SIL Open Font License 1.1")

# letters of formulas are set in these, slanted, bold or in script
_ALPHABETS = [*map(chr, range(0x1D400, 0x1D800)), *map(chr, range(0x2100, 0x2150))]
# smaller forms for indices, flat accents, letters without dots under them
_FEATURES = ["ssty", "flac", "dtls", "ccmp", "locl", "kern", "mark", "mkmk"]


def math_font(document: Document) -> bytes | None:
    """The glyphs that the formulas need, with the table that tells how to set them; TrueType.

    None where there is no formula. The same formulas give the same bytes.
    """
    characters = frozenset(_characters(document))
    if not characters:
        return None
    data = paths.read_capped(math_font_file(), MAX_FONT)
    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    styled = (one for one in _ALPHABETS if unicodedata.normalize("NFKC", one) in characters)
    options = subset.Options()
    options.layout_features = _FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=[ord(one) for one in (*characters, *styled, " ")])
    worker.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _characters(document: Document) -> Iterator[str]:
    for node in walk(document):
        if isinstance(node, Math) and node.mathml:
            for text in ET.fromstring(node.mathml).itertext():  # noqa: S314 - pandoc's work
                yield from text
            # what brings a root sign, long accents and fences in every size
            yield from "√∛|‖()[]{}⟨⟩′″−ˆ˜¯⏞⏟"
