"""The typefaces of the download page, which stands beside the editions."""

from __future__ import annotations

import base64
import string

from pressroom.editions.epub_fonts import Embedded, font_faces, woff2
from pressroom.editions.fonts import is_for_code, open_font, subset_font
from pressroom.editions.glyphs import metadata_texts
from pressroom.editions.typefaces import needed_faces
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles

_REGULAR = 400
_ALWAYS = string.ascii_letters + string.digits + string.punctuation + " –—‘’“”…©\u00a0"
_FEATURES = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "onum", "lnum", "pnum",
             "init", "medi", "fina", "isol", "rlig")  # fmt: skip


def page_faces(document: Document, styles: Styles) -> str:
    """``@font-face`` rules with the text's regular and italic as data, for what the page says.

    The same document and styles give the same rules. Raises PressroomError where a font that the
    style sheets name is missing.
    """
    about = document.metadata
    texts = (*metadata_texts(about), about.description or "", *about.subjects, _ALWAYS)
    characters = frozenset("".join(texts))
    fonts = []
    for face in needed_faces(document, styles):
        with open_font(face) as font:
            if face.weight == _REGULAR and not is_for_code(face, font):
                data = subset_font(font, frozenset(filter(face.serves, characters)), _FEATURES)
                fonts.append(Embedded(face, face.file.name, "font/woff2", woff2(data)))
    return font_faces(tuple(fonts), _address)


def _address(font: Embedded) -> str:
    return f"data:{font.media_type};base64,{base64.b64encode(font.data).decode()}"
