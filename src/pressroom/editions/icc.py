"""A colour profile for printing in black alone, after ICC.1:2001 (version 2.4 of the format)."""

from __future__ import annotations

import struct

_D50 = (0.9642, 1.0, 0.8249)  # the white of the space that profiles are connected in
_CURVE = 2.2  # as a sheet printed in black looks, near enough


def gray_profile() -> bytes:
    """The profile of a press that prints black on white; always the same bytes."""
    tags = {
        b"desc": _described("Black ink on white paper"),
        b"cprt": b"text\0\0\0\0" + b"No copyright, use freely\0",
        b"wtpt": b"XYZ \0\0\0\0" + b"".join(map(_fixed, _D50)),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, round(_CURVE * 256)),
    }
    start = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += struct.pack(">4sII", name, start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    size = start + len(data)
    # size, no maker, version, class of output devices, gray, and the space it leads to
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"prtr", b"GRAY", b"XYZ ")
    head += struct.pack(">6H4s", 2020, 1, 1, 0, 0, 0, b"acsp")
    head += bytes(28) + b"".join(map(_fixed, _D50))
    return head.ljust(128, b"\0") + table + data


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _described(words: str) -> bytes:
    text = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(8 + 3 + 67)
