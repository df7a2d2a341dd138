"""The colours of a PDF as grays, for a book that is printed in black alone."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Name

# lightness by ITU-R BT.709, as eyes have it
_WEIGHTS = (0.2126, 0.7152, 0.0722)
# so dark that it is meant as black: a screen of dots would blur the words
_BLACK = 0.15
_RGB = re.compile(rb"(?<!\S)(\d*\.?\d+)\s+(\d*\.?\d+)\s+(\d*\.?\d+)\s+(rg|RG)(?!\S)")
_QUALITY = 90


def make_gray(pdf: pikepdf.Pdf) -> None:
    """Turns what is in RGB into gray: text, rules, gradients and images."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            if item.get("/Subtype") == Name.Image:
                _image(item)
            elif item.get("/Subtype") == Name.Form:
                _operators(item)
                if "/Group" in item and item.Group.get("/CS") == Name.DeviceRGB:
                    item.Group.CS = Name.DeviceGray
        elif isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item:
            _shading(item)
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
            if isinstance(stream, pikepdf.Stream):
                _operators(stream)
        if "/Group" in page.obj and page.obj.Group.get("/CS") == Name.DeviceRGB:
            page.obj.Group.CS = Name.DeviceGray


def lightness(colour: Iterable[float]) -> float:
    """How light a colour of RGB is, from 0 to 1; what is nearly black is black."""
    light = sum(weight * part for weight, part in zip(_WEIGHTS, colour, strict=True))
    return 0.0 if light < _BLACK else round(light, 4)


def _operators(stream: pikepdf.Stream) -> None:
    data = stream.read_bytes()
    gray = _RGB.sub(_operator, data)
    if gray != data:
        stream.write(gray)


def _operator(found: re.Match[bytes]) -> bytes:
    light = lightness(map(float, found.groups()[:3]))
    return f"{light:g} {'g' if found[4] == b'rg' else 'G'}".encode()


def _shading(shading: pikepdf.Dictionary) -> None:
    if shading.get("/ColorSpace") != Name.DeviceRGB:
        return
    shading.ColorSpace = Name.DeviceGray
    functions = shading.Function
    for one in functions if isinstance(functions, pikepdf.Array) else [functions]:
        _function(one)


def _function(function: pikepdf.Object) -> None:
    """ISO 32000-1, 7.10: of two ends, or of several such in a row."""
    for name in ("/C0", "/C1"):
        if name in function and len(function[name]) == 3:
            function[name] = Array([lightness(float(part) for part in function[name])])
    for one in function.get("/Functions", []):
        _function(one)


def _image(image: pikepdf.Stream) -> None:
    if image.get("/ColorSpace") in (None, Name.DeviceGray) or image.get("/ImageMask"):
        return
    shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB").convert("L")
    kept = {name: image[name] for name in ("/SMask", "/Mask") if name in image}
    if _is_photograph(image):
        out = io.BytesIO()
        shown.save(out, "JPEG", quality=_QUALITY)
        image.write(out.getvalue(), filter=Name.DCTDecode)
    else:
        image.write(zlib.compress(shown.tobytes(), 9), filter=Name.FlateDecode)
    for name in ("/DecodeParms", "/Decode"):
        if name in image:
            del image[name]
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    for name, value in kept.items():
        image[name] = value


def _is_photograph(image: pikepdf.Stream) -> bool:
    filters = image.get("/Filter")
    names = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    return Name.DCTDecode in names
