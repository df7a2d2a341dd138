"""Numbers that are written in letters."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number in small Roman numerals, as CSS and PDF write them; empty below 1."""
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def value_of_roman(text: str) -> int:
    """The number of a Roman numeral in small letters; 0 if it is none."""
    values = {sign: value for value, sign in _ROMAN if len(sign) == 1}
    if not text or not set(text) <= set(values):
        return 0
    pairs = zip(text, f"{text[1:]} ", strict=True)
    total = sum(-values[a] if values[a] < values.get(b, 0) else values[a] for a, b in pairs)
    return total if total > 0 and roman(total) == text else 0
