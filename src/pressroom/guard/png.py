"""Whether the pixels of a PNG are all there, without a picture being made of them (PNG 3, 5 to 10)."""

from __future__ import annotations

import struct
import zlib

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a pixel, by the type of colour
_FILTERS = 4  # the last of those that a line may begin with
_BEFORE = frozenset(  # what may stand before the pixels
    b"PLTE tRNS cHRM gAMA iCCP sBIT sRGB cICP tEXt zTXt iTXt bKGD hIST pHYs sPLT eXIf tIME".split()
)
_HEADER = 33  # bytes, with the signature
_MOST = 240_000_000  # bytes of pixels, as a decoder takes for the largest image


def is_whole(data: bytes) -> bool:
    """Whether a PNG of the plain kind is surely whole, in half of the time that decoding takes.

    False is no verdict: what is interlaced, animated, damaged, or goes on after its pixels is for a
    decoder to judge. The header must be proven already.
    """
    try:
        width, height, depth, colour, interlaced = struct.unpack_from(">IIBBxxB", data, 16)
        line = 1 + (width * depth * _SAMPLES[colour] + 7) // 8
        whole = line * height
        if interlaced or whole > _MOST:
            return False
        stream, at, count, begun = zlib.decompressobj(), _HEADER, 0, False
        while True:
            length, kind = struct.unpack_from(">I4s", data, at)
            if kind == b"IDAT":
                begun = True
                # one byte more than there should be, so that a flood is told from the pixels
                pixels = stream.decompress(data[at + 8 : at + 8 + length], whole - count + 1)
                if max(pixels[-count % line :: line], default=0) > _FILTERS:
                    return False
                count += len(pixels)
                if count > whole:
                    return False
            elif kind == b"IEND":
                return stream.eof and count == whole
            elif begun or kind not in _BEFORE:
                return False
            at += 12 + length
    except (struct.error, zlib.error, KeyError):
        return False
