"""Images from the author's folder: read inside the jail, proven to be whole and harmless."""

from __future__ import annotations

import hashlib
import io
import warnings
from pathlib import Path, PurePosixPath
from typing import Literal

from PIL import Image, ImageFile, UnidentifiedImageError

from pressroom.guard.paths import OutsideError, TooBigError, normalise, read_capped, resolve_inside
from pressroom.guard.png import is_whole
from pressroom.guard.svg import SvgError, svg_size
from pressroom.model.manuscript import Asset

MAX_BYTES = 50_000_000
MAX_PIXELS = 60_000_000
MAX_FRAMES = 1_000
MAX_FRAME_PIXELS = 600_000_000  # of all frames of an animation together

_MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG that carries further pictures; cameras and phones write it
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
_RASTER = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
_ORIENTATION = 0x0112  # the tag of EXIF

Reason = Literal["outside", "missing", "unreadable", "too-big", "type", "broken", "unsafe"]


class AssetError(Exception):
    """An image that cannot be used: what is wrong, what to do, and the kind of fault."""

    def __init__(self, message: str, hint: str, reason: Reason) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.reason = reason


def load_asset(
    root: Path, address: str | PurePosixPath, base: PurePosixPath = PurePosixPath()
) -> Asset:
    """The image at ``address``, a plain path (not percent-encoded) relative to ``base``.

    ``base`` is a folder relative to ``root``, and the path of the Asset is relative to ``root``.
    The media type comes from the content, never from the name; width and height are those of the
    image as it is to be seen, turned as its EXIF data say. Raises AssetError only.
    """
    try:
        path = normalise(address, base)
        file = resolve_inside(root, path)
        data = read_capped(file, MAX_BYTES)
    except OutsideError as error:
        raise AssetError(
            str(error), "keep images in the project's folder and name them by a relative path",
            "outside",
        ) from error  # fmt: skip
    except FileNotFoundError as error:
        raise AssetError(
            f'image "{address}" does not exist', "check the spelling, capitals included", "missing"
        ) from error
    except TooBigError as error:
        raise AssetError(f"image {error}", "save the image smaller", "too-big") from error
    except OSError as error:
        why = error.strerror or "it is not a regular file"
        raise AssetError(
            f'image "{address}" cannot be read: {why.lower()}', "check that it is a readable file",
            "unreadable",
        ) from error  # fmt: skip
    media_type, width, height = _examine(str(path), data)
    return Asset(path, file, media_type, hashlib.sha256(data).hexdigest(), width, height)


def _examine(name: str, data: bytes) -> tuple[str, int, int]:
    if not data:
        raise AssetError(f'image "{name}" is empty', "save the image again", "broken")
    if _looks_like_xml(data):
        try:
            return ("image/svg+xml", *svg_size(data))
        except SvgError as error:
            raise AssetError(
                f'image "{name}" {error}', error.hint, "unsafe" if error.unsafe else "broken"
            ) from error
    return _raster(name, data)


def _looks_like_xml(data: bytes) -> bool:
    head = data[:200]
    if head.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")):
        return True
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _raster(name: str, data: bytes) -> tuple[str, int, int]:
    too_many = AssetError(
        f'image "{name}" has more than {MAX_PIXELS // 1_000_000} megapixels',
        "save the image smaller",
        "too-big",
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # a process-wide switch that some libraries turn on: half an image is a broken one
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            with Image.open(io.BytesIO(data), formats=_RASTER) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise too_many  # noqa: TRY301 - the size is known only here
                plain = image.format == "PNG" and is_whole(data)
                if not plain:
                    image.load()
                    _frames(name, image)
                if orientation(image, plain=plain) >= 5:
                    width, height = height, width
                return _MEDIA_TYPES[image.format or ""], width, height
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise too_many from None
    except UnidentifiedImageError as error:
        raise AssetError(
            f'"{name}" is not an image of a known kind, or its header is broken',
            "use PNG, JPEG, GIF, WebP, AVIF or SVG",
            "type",
        ) from error
    except AssetError:
        raise
    except Exception as error:  # decoders raise many kinds on broken data (struct, zlib, index …)
        raise AssetError(
            f'image "{name}" is broken: it cannot be decoded', "save the image again", "broken"
        ) from error


def _frames(name: str, image: Image.Image) -> None:
    """A cap for animations, whose size is told by no header."""
    if image.format in ("JPEG", "MPO") or not getattr(image, "is_animated", False):
        return
    pixels = image.width * image.height
    most = min(MAX_FRAMES, MAX_FRAME_PIXELS // pixels)
    try:
        image.seek(most)  # each kind of file can be read step by step only
    except EOFError:
        return
    raise AssetError(
        f'image "{name}" is an animation of more than {most} frames',
        "save it with fewer or smaller frames", "too-big",
    )  # fmt: skip


def orientation(image: Image.Image, *, plain: bool = False) -> int:
    """How an image is to be turned, 1 to 8 as EXIF counts; from 5 on, its sides are exchanged.

    Of a ``plain`` PNG nothing stands behind the pixels, so that they need not be decoded for it.
    """
    try:
        data = Image.Image.getexif(image) if plain else image.getexif()
        found = data.get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - a fault in the data about an image is none of the image
        return 1
    return found if found in range(1, 9) else 1
