"""The fonts in PostScript of a PDF. Adobe Type 1 Font Format; ISO 32000-1, 9.9."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.misc.eexec import decrypt

from pressroom.checks.pdf_encodings import NOTDEF

_EEXEC_KEY, _CHARSTRING_KEY = 55_665, 4_330  # Adobe Type 1 Font Format, 7
_HEAD = 40  # bytes of a letter, among which its width is
_HSBW, _DIV = b"\x0d", b"\x0c\x0c"  # Adobe Type 1 Font Format, 6.4
_LETTER = re.compile(rb"/([^\s/\[\](){}<>%]+)\s+(\d+)\s+(?:RD|-\|)\s")
_CODE = re.compile(rb"dup\s+(\d+)\s*/([^\s/\[\](){}<>%]+)\s+put")
_LEAST = re.compile(rb"/lenIV\s+(\d+)")


@dataclass(slots=True)
class Type1:
    """A font in PostScript, of which the names and widths are read, and nothing is run."""

    letters: dict[str, bytes]
    encoding: dict[int, str] | None

    def at(self, cid: int) -> str | None:  # noqa: ARG002 - no character of it has a number
        return None

    def coded(self, code: int) -> str | None:
        if self.encoding is None:
            return str(StandardEncoding[code])
        return self.encoding.get(code, NOTDEF)

    def has(self, glyph: str) -> bool:
        return glyph in self.letters

    def width(self, glyph: str) -> float | None:
        """What the first order of the letter says, where it is ``hsbw``."""
        numbers: list[float] = []
        code = self.letters[glyph]
        while number := _number(code):
            numbers.append(number[0])
            code = code[number[1] :]
            if code[:2] == _DIV and len(numbers) > 1 and numbers[-1]:
                numbers[-2:] = [numbers[-2] / numbers[-1]]
                code = code[2:]
        return numbers[1] if len(numbers) == 2 and code[:1] == _HSBW else None

    def names(self) -> set[str]:
        return set(self.letters) - {NOTDEF}

    def cids(self) -> set[int]:
        return set()


def _number(code: bytes) -> tuple[int, int] | None:
    """The number with which a letter goes on, and its bytes; None where there is none. 6.2."""
    first = code[0] if code else 0
    if 32 <= first <= 246:
        return first - 139, 1
    if 247 <= first <= 250 and len(code) > 1:
        return (first - 247) * 256 + code[1] + 108, 2
    if 251 <= first <= 254 and len(code) > 1:
        return -(first - 251) * 256 - code[1] - 108, 2
    if first == 255 and len(code) > 4:
        return int.from_bytes(code[1:5], "big", signed=True), 5
    return None


def type1(data: bytes) -> Type1:
    """The letters of a font program. Raises ValueError where it is none."""
    clear, mark, secret = data.partition(b"eexec")
    secret = secret.lstrip(b" \t\r\n")
    if not mark or len(secret) < 4:
        raise ValueError("no font in PostScript")
    plain = bytes(decrypt(secret, _EEXEC_KEY)[0])[4:]
    least = _LEAST.search(plain)
    skipped = int(least[1]) if least else 4
    letters: dict[str, bytes] = {}
    at = plain.find(b"/CharStrings")
    while at >= 0 and (found := _LETTER.search(plain, at)):
        end = found.end() + int(found[2])
        sealed = plain[found.end() : end][:_HEAD]
        letter = bytes(decrypt(sealed, _CHARSTRING_KEY)[0])
        letters[found[1].decode("latin-1")] = letter[skipped:]
        at = end
    codes = {int(code): name.decode("latin-1") for code, name in _CODE.findall(clear)}
    return Type1(letters, None if b"/Encoding StandardEncoding" in clear else codes)
