"""The images that an edition carries, made from the author's: turned, in sRGB, not too large.

An image that needs nothing keeps its bytes; the same image always gives the same bytes.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressroom.editions.plain_bytes import without_metadata
from pressroom.guard.assets import orientation
from pressroom.model.manuscript import Asset

if TYPE_CHECKING:
    from PIL import Image

SVG = "image/svg+xml"
SCREEN_PIXELS = 4_000_000  # what stores take
_SCREEN_QUALITY, _PRINT_QUALITY = 85, 92
# An image is heavy that takes this many bytes in all, and for each pixel: JPEG at a higher quality
# than is seen, and photographs in PNG. A drawing in PNG stays far below.
_HEAVY = 500_000
_HEAVY_PIXEL = {"JPEG": 0.9, "PNG": 1.2}
_SAMPLE, _COLOURS = 256, 6_000  # a photograph has more colours in a sample of 256 by 256 pixels
_FOR_SCREENS = ("JPEG", "MPO", "PNG", "GIF", "WEBP")  # of EPUB's core media types
_FOR_PRINT = ("JPEG", "MPO", "PNG", "GIF")  # of others the layout would keep every bit
_PALETTE = (
    256  # a drawing of no more colours keeps to so many; else smooth edges would make it heavy
)
_STRIPE = 256  # rows
# the modes of images in which what is seen through is reckoned into the colours
_BLENDED = {"L": "L", "LA": "La", "RGB": "RGB", "RGBA": "RGBa", "CMYK": "CMYK"}
_EXTENSIONS = {
    "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", SVG: "svg",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as an edition carries it."""

    data: bytes
    media_type: str

    @property
    def extension(self) -> str:
        """The usual ending of the file's name."""
        return _EXTENSIONS[self.media_type]


def type_of(address: str) -> str:
    """The media type of a picture by the ending that it was given, or as its data say."""
    if address.startswith("data:"):
        return address[5:].partition(";")[0]
    ending = address.rpartition(".")[2]
    return next(kind for kind, extension in _EXTENSIONS.items() if extension == ending)


def for_screen(asset: Asset, data: bytes) -> Picture:
    """The image for an EPUB, at most 4 megapixels; animations stay as they are."""
    return _made(asset, data, screen=True)


def for_print(asset: Asset, data: bytes, width: int | None) -> Picture:
    """The image for a PDF, at most ``width`` pixels wide; None for as many as it has."""
    return _made(asset, data, width=width)


def _made(asset: Asset, data: bytes, width: int | None = None, *, screen: bool = False) -> Picture:
    if asset.media_type == SVG:
        return Picture(data, SVG)
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        kind = image.format or ""
        moving = kind not in ("JPEG", "MPO") and getattr(image, "is_animated", False)
        if screen and moving:
            return _animation(image, data, asset)
        share = _share(image, asset, width, screen=screen)
        sound = (
            orientation(image) == 1
            and share == 1
            and image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
            and _in_srgb(image)
            and kind in (_FOR_SCREENS if screen else _FOR_PRINT)
        )
        if sound and not (screen and _is_heavy(image, data)):
            return Picture(without_metadata(data), asset.media_type)
        quality = _SCREEN_QUALITY if screen else _PRINT_QUALITY
        few = screen and image.mode == "RGB" and image.getcolors(_PALETTE) is not None
        shaped = _shaped(image, share)
        made = _encoded(shaped.quantize(_PALETTE) if few else shaped, kind, quality, screen=screen)
    if sound and len(made.data) >= len(data):
        return Picture(without_metadata(data), asset.media_type)
    return made


def _share(image: Image.Image, asset: Asset, width: int | None, *, screen: bool) -> float:
    """The part of its sides that is kept of an image."""
    if screen:
        return min(1.0, math.sqrt(SCREEN_PIXELS / (image.width * image.height)))
    return min(1.0, width / asset.width) if width and asset.width else 1.0


def _is_heavy(image: Image.Image, data: bytes) -> bool:
    most = _HEAVY_PIXEL.get(image.format or "", math.inf) * image.width * image.height
    return len(data) > max(_HEAVY, most)


def _in_srgb(image: Image.Image) -> bool:
    """Whether an image needs no profile; one that names itself sRGB is taken for it."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA"):
        return True
    from PIL import ImageCms

    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return True  # a broken profile is none
    return "srgb" in name.lower()


def _shaped(image: Image.Image, share: float) -> Image.Image:
    """``image`` turned, made smaller, and in sRGB or grey."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image) if orientation(image) != 1 else image
    return _coloured(_resized(turned, share) if share < 1 else turned)


def _resized(image: Image.Image, share: float) -> Image.Image:
    """``image`` with a ``share`` of its sides; the colours are as they were.

    What is seen through counts less, and a whole copy with that reckoned in is as large as the
    image: here stripes are made narrower one after another, which gives the same pixels.
    """
    from PIL import Image

    if image.mode not in _BLENDED or "transparency" in image.info:
        image = _coloured(image)  # a palette has no colours between its own
    kind = _BLENDED[image.mode]
    size = (max(1, int(image.width * share)), max(1, int(image.height * share)))
    narrow = Image.new(kind, (size[0], image.height))
    for top in range(0, image.height, _STRIPE):
        bottom = min(top + _STRIPE, image.height)
        stripe = image.crop((0, top, image.width, bottom)).convert(kind)
        wide = (size[0], bottom - top)
        narrow.paste(stripe.resize(wide, Image.Resampling.LANCZOS), (0, top))
    small = narrow.resize(size, Image.Resampling.LANCZOS).convert(image.mode)
    small.info = image.info
    return small


def _coloured(image: Image.Image) -> Image.Image:
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode == "CMYK" or not _in_srgb(image):
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        base = image.convert("RGB") if alpha else image
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
            srgb = ImageCms.createProfile("sRGB")
            out = ImageCms.profileToProfile(base, given, srgb, outputMode="RGB")
        except (OSError, ImageCms.PyCMSError):  # no profile, or a broken one
            out = None
        made = out or base.convert("RGB")
        if alpha:
            made.putalpha(alpha)
        return made
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("L", "LA", "RGB", "RGBA") and "transparency" not in image.info:
        return image
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _encoded(image: Image.Image, kind: str, quality: int, *, screen: bool) -> Picture:
    """JPEG for photographs, PNG for drawings and for what one can see through."""
    image.info.clear()  # profile, comments and texts of the old file
    out = io.BytesIO()
    seen_through = image.mode in ("LA", "RGBA") and image.getchannel("A").getextrema()[0] != 255
    if not seen_through and (kind in ("JPEG", "MPO") or _is_photograph(image)):
        flat = image.convert("L" if image.mode in ("L", "LA") else "RGB")
        flat.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        return Picture(out.getvalue(), "image/jpeg")
    # the layout compresses the pixels anew: for it they are packed in haste
    image.save(out, "PNG", compress_level=6 if screen else 1)
    return Picture(out.getvalue(), "image/png")


def _is_photograph(image: Image.Image) -> bool:
    from PIL import Image

    size = (min(image.width, _SAMPLE), min(image.height, _SAMPLE))
    sample = image.convert("RGB").resize(size, Image.Resampling.NEAREST)
    most = max(_PALETTE, _COLOURS * size[0] * size[1] // _SAMPLE**2)
    return sample.getcolors(most) is None


def _animation(image: Image.Image, data: bytes, asset: Asset) -> Picture:
    """AVIF, which is not of EPUB's core media types, as WebP."""
    if image.format != "AVIF":
        return Picture(without_metadata(data), asset.media_type)
    out = io.BytesIO()
    image.save(out, "WEBP", save_all=True, quality=_SCREEN_QUALITY, exif=b"", xmp=b"")
    return Picture(out.getvalue(), "image/webp")
