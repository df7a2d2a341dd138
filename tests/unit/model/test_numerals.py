from pressroom.model.numerals import roman, value_of_roman

ROMAN = {1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 90: "xc", 444: "cdxliv", 1999: "mcmxcix"}


def test_numbers_in_roman_numerals() -> None:
    assert {number: roman(number) for number in ROMAN} == ROMAN
    assert roman(0) == ""


def test_roman_numerals_are_read() -> None:
    assert {value_of_roman(text): text for text in ROMAN.values()} == ROMAN
    assert [value_of_roman(text) for text in ("iiii", "vx", "mix it", "")] == [0, 0, 0, 0]
