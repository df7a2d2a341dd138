"""Image files without what they tell of camera, place and person; not a pixel is changed."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_WEBP_WORDS = (b"EXIF", b"XMP ")
_WEBP_FLAGS = 0x08 | 0x04  # of the chunk VP8X: EXIF and XMP are there
# the application segments of JPEG that tell how to show it: JFIF, ICC profile, Adobe's transform
_JPEG_KEPT = {0xE0: b"", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}


def without_metadata(data: bytes) -> bytes:
    """``data`` without EXIF, XMP, texts and further pictures; as it is where there are none.

    What is not in the order of its format is left as it is.
    """
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(_PNG_HEAD):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (IndexError, struct.error):
        pass
    return data


def _jpeg(data: bytes) -> bytes:
    out, at = [data[:2]], 2
    while True:
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        if data[at] != 0xFF:
            return data
        if marker == 0xD9:
            return b"".join((*out, data[at : at + 2]))
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        segment = data[at:end]
        if marker == 0xDA:
            end = _scan_end(data, end)
            segment = data[at:end]
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or (
            marker in _JPEG_KEPT and segment[4:].startswith(_JPEG_KEPT[marker])
        ):
            out.append(segment)
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker is: in a scan, FF stands before 00 or the number of a restart only."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _png(data: bytes) -> bytes:
    chunks = _chunks(data, 8, ">I4s", 4)
    return _PNG_HEAD + b"".join(chunk for kind, chunk in chunks if kind not in _PNG_WORDS)


def _webp(data: bytes) -> bytes:
    kept = [
        chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:] if kind == b"VP8X" else chunk
        for kind, chunk in _chunks(data, 12, "<4sI", 0)
        if kind not in _WEBP_WORDS
    ]
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _chunks(data: bytes, at: int, head: str, after: int) -> Iterator[tuple[bytes, bytes]]:
    """The chunks from ``at`` on; each has ``after`` bytes behind its content."""
    while at < len(data):
        one, other = struct.unpack_from(head, data, at)
        kind, size = (one, other) if isinstance(one, bytes) else (other, one)
        end = at + 8 + size + after
        if head.startswith("<"):
            end += size % 2  # RIFF pads to even lengths
        yield kind, data[at:end]
        at = end
