"""Dates that are not in the calendar, days of the week, and large numbers."""

from __future__ import annotations

import pytest
from essays import told

MONTHS = "January February March April May June July August September October November December"
WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
LARGE = "It has 10,000 boats, 20,000 oars, 300,000 masts"


def no(date: str) -> str:
    return f'there is no "{date}"'


FAULTS: list[tuple[str, list[str]]] = [
    *((f"On ⟦32 {month} 2026⟧ it was.", [no(f"32 {month} 2026")]) for month in MONTHS.split()),
    ("On ⟦February 29, 2026⟧ it was.", [no("February 29, 2026")]),
    ("On ⟦February 29th, 2026⟧ it was.", [no("February 29th, 2026")]),
    ("On the ⟦31st of April, 2026⟧ it was.", [no("31st of April, 2026")]),
    ("On ⟦31 June 1753⟧ and ⟦31 June 1754⟧ it was.", [no("31 June 1753"), no("31 June 1754")]),
    ("On 31 June 1752, ⟦31 June 2026⟧, it was.", [no("31 June 2026")]),
    ("On ⟦Monday, 5 May 2026⟧, it was.", ["that day was a Tuesday, not a Monday"]),
    ("On ⟦Monday, the 5th of May 2026⟧, it was.", ["that day was a Tuesday, not a Monday"]),
    ("On ⟦Monday May 5, 2026⟧, it was.", ["that day was a Tuesday, not a Monday"]),
    *((f"On ⟦{WEEK[at]}, {day} May 2026⟧, it was.", [f"that day was a {WEEK[at - 1]}, not a {WEEK[at]}"])
      for at, day in enumerate(range(3, 10))),
    *((f"{begins} ⟦5 May⟧ it is closed.", [f'"{begins} 5 May" has no year']) for begins in (
        "As of", "Last updated", "Last updated on", "Last modified", "Last modified on",
        "Accessed", "Accessed on", "Retrieved", "Retrieved on",
    )),
    ("It was accessed ⟦May 5⟧ there.", ['"accessed May 5" has no year']),
    *((f"As of ⟦5 {month}⟧ it is closed.", [f'"As of 5 {month}" has no year']) for month in MONTHS.split()),
    (f"{LARGE} and ⟦40000⟧ sails.", ['"40000" has no separator, as 3 others have']),
    (f"{LARGE}, 20,000 keels, 20,000 ropes, 12,000,000 knots, ⟦40000⟧ sails, ⟦4000000⟧ pegs.",
     [f'"{number}" has no separator, as 6 others have' for number in ("40000", "4000000")]),
    (f"It is.\n\n{LARGE}.\n\nIt is.\n\nSee ⟦40000⟧ sails.", ['"40000" has no separator, as 3 others have']),
]  # fmt: skip

SOUND = [
    "On 31 June 1752 it was.", "On 29 February 2024 it was.", "On 31 Juni 2026 it was.", "On 2032 May 2026 it was.",
    "On Thursday, 29 February 2024, it was.", "On Tuesday, 5 May 2026, it was.",
    "As of 5 May 2026 it is.", "As of 5 May, 2026 it is.", "As of May 5, 2026, it is.", "As of 5 May of old.", "As of 5 May (2026).",
    "From 5 May it is.", "As of May 2026 it is.",
    f"{LARGE}, 5000 sails.", f"{LARGE}, 40000.", f"{LARGE}, port 40000 sails.", f"{LARGE}, line 40000 sails.",
    f"{LARGE}, 40000 and more.", f"{LARGE}, 04000 sails.", f"{LARGE}, #40000 sails.", f"{LARGE}, 40000 or.",
    "It has 10,000 boats, 20,000 oars and 40000 sails.", f"{LARGE}, 20,000 keels, 20,000 ropes, 40000 sails, 40000 pegs.",
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), FAULTS)
def test_a_wrong_number_is_told(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize("text", SOUND)
def test_a_right_number_is_not(text: str) -> None:
    assert told(text) == (text, [])


def test_stretches_without_numbers_do_not_end_the_search() -> None:
    shown = "It is.\n\nOn ⟦31 June 2026⟧ it was, and ⟦Monday, 5 May 2026⟧, too.\n\n"
    assert told(shown)[0] == shown


def test_dates_are_read_in_english_alone() -> None:
    text = "Le 31 June 2026, et Monday, 5 May 2026; as of 5 May."
    assert told(text, "fr") == (text, [])
