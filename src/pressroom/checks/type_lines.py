"""The lines of a PDF, as they stand on its pages: what the measures of type are taken from.

PDFium tells each character with its place; the structure tree, where there is one, tells which
paragraph a line is of, and what is no text at all. Any PDF will do, also one without tags.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from pressroom.checks.pdf_objects import orders
from pressroom.checks.type_tags import Owner, Owners

HYPHENS = frozenset("-\N{HYPHEN}\N{SOFT HYPHEN}")
_DIVIDES = 2  # what PDFium makes of a hyphen at the end of a line
_SPACES = frozenset(" \N{NO-BREAK SPACE}")
_SAME_LINE = 0.55  # of the size: how far a raised or lowered letter may stand from its line
_APART = 2.5  # of the size: a wider gap divides columns or cells
# of characters that UTF-16, and so PDFium, has in two
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_SPACED = 0.08  # of the size: a wider gap within a line is a space, though none was set
_STROKED = (1, 2, 5, 6)  # modes that draw the outline, which makes letters bolder


@dataclass(slots=True)
class Line:
    """A line of a page, in points from the page's lower left corner.

    ``spaces`` are the widths of its spaces between words; ``owner`` is the block that it is of, None
    for running heads and in a PDF without tags. ``number`` counts the lines of the text on the page.
    ``slanted`` and ``stroked``: a font's letters were made oblique or bold. ``small_caps``: so were
    capitals made small. ``bold``: all of its letters are of a bold font.
    """

    page: int
    base: float
    left: float
    right: float
    size: float
    text: str
    spaces: tuple[float, ...]
    owner: Owner | None
    slanted: bool = False
    stroked: bool = False
    small_caps: bool = False
    bold: bool = False
    number: int = 0

    @property
    def divided(self) -> bool:
        """Whether its last word goes on in the next line."""
        return len(self.text) > 1 and self.text[-1] in HYPHENS and self.text[-2].isalpha()


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its lines in the order of the file; ``missing`` glyphs were drawn as boxes."""

    number: int
    label: str
    lines: tuple[Line, ...]
    missing: int

    @property
    def recto(self) -> bool:
        """Whether it lies to the side where the reader turns: by its number, where it has one."""
        return (int(self.label) if self.label.isdecimal() else self.number) % 2 == 1


def read(data: bytes) -> Iterator[Page]:
    """The pages of the PDF ``data``. Raises what pikepdf and PDFium do on a damaged one."""
    with pikepdf.open(io.BytesIO(data)) as tags, pypdfium2.PdfDocument(data) as file:
        owners = Owners(tags)
        for at in range(len(file)):
            page = file[at]
            words = page.get_textpage()
            chars = _chars(words)
            lines = [_line(at, part, owners) for part in _parted(chars)]
            label = file.get_page_label(at)
            words.close()
            page.close()
            kept = tuple(line for line in lines if line.text)
            yield Page(at + 1, label, kept, _missing(tags.pages[at]))


@dataclass(slots=True)
class _Object:
    """What all characters share that are shown at once."""

    mark: int
    scale: float
    lean: float
    stroked: bool
    bold: bool


@dataclass(slots=True)
class _Char:
    sign: str
    left: float
    right: float
    base: float
    size: float
    shown: _Object


def _chars(words: pypdfium2.PdfTextPage) -> list[_Char]:
    known: dict[int, _Object] = {}
    out: list[_Char] = []
    x, y, rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for at in range(words.count_chars()):
        handle = pdfium.FPDFText_GetTextObject(words, at)
        if not handle or pdfium.FPDFText_IsGenerated(words, at) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(words, at)
        if code in _SECOND_HALVES and out and ord(out[-1].sign) in _FIRST_HALVES:
            out[-1].sign = (
                (out[-1].sign + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
            )
            continue
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        shown = known.get(address)
        if shown is None:
            shown = known[address] = _object(words, at, handle)
        pdfium.FPDFText_GetCharOrigin(words, at, ctypes.byref(x), ctypes.byref(y))
        pdfium.FPDFText_GetLooseCharBox(words, at, ctypes.byref(rect))
        size = pdfium.FPDFText_GetFontSize(words, at) * shown.scale
        sign = "-" if code == _DIVIDES else chr(code)
        right = rect.right - shown.lean * ((rect.top if shown.lean > 0 else rect.bottom) - y.value)
        out.append(_Char(sign, x.value, max(right, x.value), y.value, size, shown))
    return out


def _object(words: pypdfium2.PdfTextPage, at: int, handle: object) -> _Object:
    view = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, at, ctypes.byref(view))
    upright = abs(view.b) < 1e-3 and view.a > 0
    return _Object(
        pdfium.FPDFPageObj_GetMarkedContentID(handle),
        _height(view),
        view.c / view.d if upright and abs(view.c) > 0.05 * abs(view.d) else 0,
        pdfium.FPDFTextObj_GetTextRenderMode(handle) in _STROKED,
        _is_bold(words, at),
    )


def _is_bold(words: pypdfium2.PdfTextPage, at: int) -> bool:
    """Whether a letter's font is bold, by its name: what a file tells of its stems is a guess."""
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(words, at, name, len(name), None)
    return any(one in name.value for one in (b"Bold", b"Black", b"Heavy"))


def _height(view: pdfium.FS_MATRIX) -> float:
    """How much higher letters are than their font's size: TeX makes some of a line's wider."""
    wide = (view.a**2 + view.b**2) ** 0.5
    return abs(view.a * view.d - view.b * view.c) / wide if wide else 1


def _parted(chars: list[_Char]) -> Iterator[list[_Char]]:
    """The characters line by line."""
    line: list[_Char] = []
    for char in chars:
        if line and _is_elsewhere(line, char):
            yield line
            line = []
        line.append(char)
    if line:
        yield line


def _is_elsewhere(line: list[_Char], char: _Char) -> bool:
    last = line[-1]
    size = max(line[0].size, last.size, char.size)
    if abs(char.base - line[0].base) > _SAME_LINE * size:
        return True
    back = char.left < last.left - _APART * size and char.sign.isascii()
    return back or char.left > last.right + _APART * size


def _line(page: int, chars: list[_Char], owners: Owners) -> Line:
    while chars and chars[-1].sign.isspace():
        chars.pop()
    while chars and chars[0].sign.isspace():
        chars.pop(0)
    if not chars:
        return Line(page, 0, 0, 0, 0, "", (), None)
    marks = [char.shown.mark for char in chars]
    size = median(char.size for char in chars)
    return Line(
        page,
        median(char.base for char in chars),
        min(char.left for char in chars),
        max(char.right for char in chars),
        round(size, 2),
        "".join(_text(chars)).encode("utf-8", "replace").decode(),
        tuple(_gaps(chars)),
        owners.of(page, max(set(marks), key=marks.count)),
        slanted=any(char.shown.lean for char in chars if not char.sign.isspace()),
        stroked=any(char.shown.stroked for char in chars if not char.sign.isspace()),
        small_caps=_has_small_capitals(chars),
        bold=all(char.shown.bold for char in chars if not char.sign.isspace()),
    )


def _text(chars: list[_Char]) -> Iterator[str]:
    for last, char in zip([None, *chars], chars, strict=False):
        wide = last and char.left - last.right > _SPACED * char.size
        if wide and last and not (last.sign.isspace() or char.sign.isspace()):
            yield " "  # a file may move on instead of setting a space
        yield char.sign


def _gaps(chars: list[_Char]) -> Iterator[float]:
    """The widths between words: from the end of the last letter to where the next one stands."""
    before: _Char | None = None
    spaced = False
    for char in chars:
        if char.sign in _SPACES:
            spaced = True
            continue
        if before and (spaced or char.left - before.right > _SPACED * char.size):
            yield char.left - before.right
        before, spaced = char, False


def _has_small_capitals(chars: list[_Char]) -> bool:
    """Whether a word goes on in smaller capitals after its first: no font draws them so."""
    for first, second, third in zip(chars, chars[1:], chars[2:], strict=False):
        capitals = first.sign.isupper() and second.sign.isupper() and third.sign.isupper()
        smaller = 0.6 * first.size < second.size < 0.92 * first.size
        level = abs(first.base - second.base) < 0.01 * first.size
        if capitals and smaller and level and second.size == third.size:
            return True
    return False


@dataclass(slots=True)
class _Counter:
    """Counts glyph 0, which every font draws as an empty box, in fonts of two bytes a glyph."""

    found: int = 0
    wide: bool = field(default=False)

    def show(self, shown: pikepdf.Object) -> None:
        if self.wide:
            parts = shown if isinstance(shown, pikepdf.Array) else [shown]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    self.found += sum(
                        codes[at : at + 2] == b"\0\0" for at in range(0, len(codes), 2)
                    )


def _missing(page: pikepdf.Page) -> int:
    fonts = page.resources.get("/Font", pikepdf.Dictionary())
    wide = {
        name: str(font.get("/Encoding", "")).startswith("/Identity") for name, font in fonts.items()
    }
    counter = _Counter()
    if not any(wide.values()):
        return 0
    for item in orders(page, "Tf Tj TJ ' \""):
        if str(item.operator) == "Tf":
            counter.wide = wide.get(str(item.operands[0]), False)
        else:
            counter.show(item.operands[-1])
    return counter.found
