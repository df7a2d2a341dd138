"""Profiles of what is printed with, after ICC.1:2001 (version 2.4 of the format)."""

from __future__ import annotations

import struct

_D50 = (0.9642, 1.0, 0.8249)  # the white of the space that profiles are connected in
_CURVE = 2.2  # as a sheet printed in black looks, near enough


# sRGB (IEC 61966-2-1): how much red, green and blue give of X, Y and Z under that white
_RGB = (
    (0.4360747, 0.3850649, 0.1430804), (0.2225045, 0.7168786, 0.0606169), (0.0139322, 0.0971045, 0.7141733),
)  # fmt: skip
_XYZ = (
    (3.1338561, -1.6168667, -0.4906146), (-0.9787684, 1.9161415, 0.0334540), (0.0719453, -0.2289914, 1.4052427),
)  # fmt: skip
_ONE = 0x8000  # 1.0 of X, Y and Z in 16 bits, which reach up to nearly 2
_STEPS = 1024


def gray_profile() -> bytes:
    """The profile of a press that prints black on white; always the same bytes."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(_CURVE * 256))
    return _profile("Black ink on white paper", b"GRAY", {b"kTRC": curve})


def rgb_profile() -> bytes:
    """The profile of a press that takes the colours of sRGB; always the same bytes.

    A profile of a printer has tables in both directions, and one of the colours that it cannot print:
    there are none.
    """
    identity = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    to_light = [round(65535 * _light(step / (_STEPS - 1))) for step in range(_STEPS)]
    to_value = [round(65535 * _value(step / (_STEPS - 1))) for step in range(_STEPS)]
    straight = [0, 65535]
    corners = [(red, green, blue) for red in (0, 1) for green in (0, 1) for blue in (0, 1)]
    lit = [
        round(_ONE * sum(part * share for part, share in zip(corner, row, strict=True)))
        for corner in corners for row in _RGB
    ]  # fmt: skip
    values = [65535 * part for corner in corners for part in corner]
    wide = tuple(tuple(part * 65535 / _ONE for part in row) for row in _XYZ)
    there = _table(identity, to_light, lit, straight)
    back = _table(wide, straight, values, to_value)
    everything = _table(identity, straight, [0] * len(corners), straight)
    tags = {f"A2B{intent}".encode(): there for intent in range(3)}
    tags |= {f"B2A{intent}".encode(): back for intent in range(3)}
    return _profile("sRGB, turned into inks by the press", b"RGB ", {**tags, b"gamt": everything})


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _value(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _table(
    matrix: tuple[tuple[float, ...], ...], before: list[int], grid: list[int], after: list[int]
) -> bytes:
    """A lut16Type (6.5.7): three colours in, by way of a grid of two points each."""
    out = len(grid) // 8
    head = struct.pack(">4s4xBBBx", b"mft2", 3, out, 2)
    head += b"".join(_fixed(part) for row in matrix for part in row)
    words = [len(before), len(after), *before * 3, *grid, *after * out]
    return head + struct.pack(f">{len(words)}H", *words)


def _profile(words: str, space: bytes, own: dict[bytes, bytes]) -> bytes:
    tags = {
        b"desc": _described(words),
        b"cprt": b"text\0\0\0\0" + b"No copyright, use freely\0",
        b"wtpt": b"XYZ \0\0\0\0" + b"".join(map(_fixed, _D50)),
        **own,
    }
    start = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    size = start + len(data)
    # size, no maker, version, class of output devices, its colours, and the space it leads to
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"prtr", space, b"XYZ ")
    head += struct.pack(">6H4s", 2020, 1, 1, 0, 0, 0, b"acsp")
    head += bytes(28) + b"".join(map(_fixed, _D50))
    return head.ljust(128, b"\0") + table + data


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _described(words: str) -> bytes:
    text = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(8 + 3 + 67)
