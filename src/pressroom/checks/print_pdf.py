"""What a printer's own check says of a PDF: boxes, colours, fonts, and nothing for screens only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import pikepdf

from pressroom.checks import print_rules as rules
from pressroom.checks.pdf_objects import entry, items, unpacked
from pressroom.checks.pdf_pages import Fonts
from pressroom.model.problem import Place, Problem, problem

_COLOURS = frozenset("rg RG k K".split())
_SPACES = frozenset("cs CS".split())
_GRAY = ("/DeviceGray", "/Pattern")
_CLAIM = re.compile(rb"GTS_PDFXVersion(?:>|\s*=\s*[\"'])\s*PDF/X-4")
_SLACK = 0.01  # points
_INSIDE = "the trim inside the bleed, the bleed inside the sheet"


def check_print(data: bytes, name: str) -> Iterator[Problem]:
    """The problems of a PDF that goes to a printer; of PDF/X-4 where it says that it is that."""
    place = Place(PurePosixPath(name))
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            yield from list(_checked(pdf, place))
    except Exception as error:  # noqa: BLE001 - a broken object fails in any of the library's ways
        yield problem(rules.UNREADABLE, f"the PDF cannot be read: {type(error).__name__}", place)


def is_for_print(data: bytes) -> bool:
    """Whether a PDF says that it is PDF/X-4; False where it cannot be read."""
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            return _claims(pdf)
    except Exception:  # noqa: BLE001 - as above; what is wrong is for others to tell
        return False


def _checked(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    profiles = [
        entry(one, "/DestOutputProfile") for one in items(entry(pdf.Root, "/OutputIntents"))
    ]
    if _claims(pdf):
        if not any(isinstance(one, pikepdf.Stream) for one in profiles):
            yield problem(rules.NO_INTENT, "the PDF has no profile of an output", place)
        if str(pdf.docinfo.get("/Trapped")) not in ("/True", "/False"):
            yield problem(rules.TRAPPED, "Trapped is neither true nor false", place)
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in pdf.Root:
            yield problem(rules.ACTION, f"the PDF has {key[1:]}", place)
    in_gray = any(entry(one, "/N") == 1 for one in profiles)
    fonts = Fonts()
    for number, page in enumerate(pdf.pages, 1):
        where = f"page {number}"
        if items(page.obj.get("/Annots")):
            yield problem(rules.ANNOTATION, f"{where} has links or comments", place)
        yield from _boxes(page, where, place)
        for found in fonts.check(entry(page.obj, "/Resources"), where, place):
            yield problem(rules.FONT, found.message, place)
        if in_gray:
            yield from _colours(page, where, place)
    if in_gray:
        yield from _images(pdf, place)


def _claims(pdf: pikepdf.Pdf) -> bool:
    packet = unpacked(entry(pdf.Root, "/Metadata"))
    return packet is not None and _CLAIM.search(packet) is not None


def _boxes(page: pikepdf.Page, where: str, place: Place) -> Iterator[Problem]:
    """ISO 15930-7, 6.12: a trim, inside the bleed, inside the sheet."""
    if "/TrimBox" not in page.obj:
        yield problem(rules.NO_TRIM, f"{where} has no TrimBox", place)
        return
    sheet = [float(edge) for edge in page.mediabox]
    trim = [float(edge) for edge in page.obj.TrimBox]
    bleed = [float(edge) for edge in page.obj.get("/BleedBox", page.obj.TrimBox)]
    if not (_within(trim, bleed) and _within(bleed, sheet)):
        yield problem(rules.OUTSIDE, f"{where} has not {_INSIDE}", place)


def _within(inner: list[float], outer: list[float]) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _colours(page: pikepdf.Page, where: str, place: Place) -> Iterator[Problem]:
    looks: list[Any] = [page, *page.form_xobjects.values()]
    for look in looks:
        for item in pikepdf.parse_content_stream(look, " ".join(_COLOURS | _SPACES)):
            name = str(item.operator)
            space = str(item.operands[0]) if name in _SPACES else ""
            if name in _COLOURS or (name in _SPACES and space not in _GRAY):
                what = f"{name} {space}".strip()
                yield problem(rules.COLOUR, f"{where} sets a colour ({what})", place)
                return


def _images(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    for item in _dictionaries(pdf):
        is_image = item.get("/Subtype") == "/Image" and "/ImageMask" not in item
        space = item.get("/ColorSpace") if is_image or "/ShadingType" in item else None
        if space is not None and str(space) != "/DeviceGray":
            what = "an image" if is_image else "a gradient"
            yield problem(rules.COLOUR, f"{what} is in colour", place)
            return


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All dictionaries of a file, those too that stand directly in another object."""
    for whole in pdf.objects:
        waiting: list[Any] = [whole]
        while waiting:
            node = waiting.pop()
            inner: list[Any] = []
            if isinstance(node, pikepdf.Stream | pikepdf.Dictionary):
                yield node
                inner = [value for _, value in node.items()]
            elif isinstance(node, pikepdf.Array):
                inner = list(node)
            waiting += [
                one for one in inner if isinstance(one, pikepdf.Object) and not one.is_indirect
            ]
