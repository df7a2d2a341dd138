"""What a printer's own check says of a PDF: boxes, colours, fonts, and nothing for screens only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import pikepdf

from pressroom.checks import print_rules as rules
from pressroom.checks.pdf_objects import entry, items, orders, unpacked
from pressroom.checks.pdf_pages import Fonts
from pressroom.model.problem import Place, Problem, Rule, problem

# the colours of devices that an output of so many colours has: their operators, besides those of grey,
# and their names
_OPERATORS = {1: "", 3: "rg RG", 4: "k K"}
_DEVICES = {
    1: ("/DeviceGray",), 3: ("/DeviceGray", "/DeviceRGB"), 4: ("/DeviceGray", "/DeviceCMYK"),
}  # fmt: skip
_SPACES = frozenset({"cs", "CS"})
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
    """Whether a PDF says that it is PDF/X, or is shaped for a printer; False where it cannot be read.

    Pages that go on beyond their trim are to be cut, and a file without tags is for no screen.
    """
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            return _claims(pdf) or "/GTS_PDFXVersion" in pdf.docinfo or _is_to_be_cut(pdf)
    except Exception:  # noqa: BLE001 - as above; what is wrong is for others to tell
        return False


def _is_to_be_cut(pdf: pikepdf.Pdf) -> bool:
    pages = [page.obj for page in pdf.pages]
    return (
        "/StructTreeRoot" not in pdf.Root
        and bool(pages)
        and all(
            "/TrimBox" in page
            and "/BleedBox" in page
            and not _within(_edges(page.BleedBox), _edges(page.TrimBox))
            for page in pages
        )
    )


def _edges(box: Any) -> list[float]:
    return [float(edge) for edge in box]


def _checked(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    profiles = [
        entry(one, "/DestOutputProfile") for one in items(entry(pdf.Root, "/OutputIntents"))
    ]
    if not len(pdf.pages):
        yield problem(rules.UNREADABLE, "the PDF has no pages", place)
    if _claims(pdf):
        if not any(isinstance(one, pikepdf.Stream) for one in profiles):
            yield problem(rules.NO_INTENT, "the PDF has no profile of an output", place)
        if str(pdf.docinfo.get("/Trapped")) not in ("/True", "/False"):
            yield problem(rules.TRAPPED, "Trapped is neither true nor false", place)
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in pdf.Root:
            yield problem(rules.ACTION, f"the PDF has {key[1:]}", place)
    colours = next((int(entry(one, "/N") or 0) for one in profiles if one is not None), 0)
    fonts = Fonts()
    for number, page in enumerate(pdf.pages, 1):
        where = f"page {number}"
        if items(page.obj.get("/Annots")):
            yield problem(rules.ANNOTATION, f"{where} has links or comments", place)
        yield from _boxes(page, where, place)
        for found in fonts.check(entry(page.obj, "/Resources"), where, place):
            yield problem(rules.FONT, found.message, place)
        if colours in _DEVICES:
            yield from _colours(page, colours, where, place)
    if colours in _DEVICES:
        yield from _images(pdf, colours, place)


def _claims(pdf: pikepdf.Pdf) -> bool:
    packet = unpacked(entry(pdf.Root, "/Metadata"))
    return packet is not None and _CLAIM.search(packet) is not None


def _boxes(page: pikepdf.Page, where: str, place: Place) -> Iterator[Problem]:
    """ISO 15930-7: a trim, inside the bleed, inside the sheet."""
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


def _colours(page: pikepdf.Page, colours: int, where: str, place: Place) -> Iterator[Problem]:
    """Colours of devices are those of the output (6.2.4); of black alone nothing else is let in."""
    looks: list[Any] = [page, *page.form_xobjects.values()]
    for look in looks:
        for item in orders(look, "rg RG k K cs CS"):
            name = str(item.operator)
            space = str(item.operands[0]) if name in _SPACES else ""
            known = name in _OPERATORS[colours].split() if not space else _fits(space, colours)
            if not known:
                what = f"{name} {space}".strip()
                yield problem(_rule(colours), f"{where} sets a colour ({what})", place)
                return


def _fits(space: str, colours: int) -> bool:
    if colours == 1:
        return space in ("/DeviceGray", "/Pattern")
    return not space.startswith("/Device") or space in _DEVICES[colours]


def _rule(colours: int) -> Rule:
    return rules.COLOUR if colours == 1 else rules.FOREIGN_COLOUR


def _images(pdf: pikepdf.Pdf, colours: int, place: Place) -> Iterator[Problem]:
    for item in _dictionaries(pdf):
        is_image = item.get("/Subtype") == "/Image" and "/ImageMask" not in item
        space = item.get("/ColorSpace") if is_image or "/ShadingType" in item else None
        if space is None:
            continue
        named = str(space) if isinstance(space, pikepdf.Name) else ""
        if not _fits(named, colours):
            what = "an image" if is_image else "a gradient"
            other = "in colour" if colours == 1 else f"in {named[1:]}"
            yield problem(_rule(colours), f"{what} is {other}", place)
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
