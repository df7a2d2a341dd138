"""Marks that are right in several forms: which a work keeps to, and where it does not."""

from __future__ import annotations

import pytest
from essays import told

OTHERS = "{} other dashes are written otherwise"
UNIT = "a line can break before a unit ({} in the work)"
TIGHT = "Salt—wind, sea—sand, mast—sail, oar—keel"

FAULTS: list[tuple[str, list[str]]] = [
    ("Well ⟦. . .⟧ so … it is.", ['". . ." once, the other form once']),
    ("Well ⟦. . .⟧ so.\n\nIt … is … so.", ['". . ." once, the other form 2 times']),
    (f"{TIGHT}.\n\nRope⟦ – ⟧knot.", [OTHERS.format(4)]),
    ("Well . . . so . . . it ⟦…⟧ is.", ['"…" once, the other form 2 times']),
    ("Well ⟦. . .⟧ so . . . it … is … so … there.", ['". . ." 2 times, the other form 3 times']),
    ("She wrote “Salt”, “Wind”, “Sea” and ⟦«⟧Sand».", ["«Sand» has other marks than 3 quotations"]),
    ("She wrote «Salt», «Wind», «Sea» and ⟦“⟧Sand”.", ["“Sand” has other marks than 3 quotations"]),
    ("She wrote „Salt“, „Wind“, „Sea“ and ⟦«⟧Sand».", ["«Sand» has other marks than 3 quotations"]),
    (f"{TIGHT}, rope⟦ — ⟧knot.", [OTHERS.format(4)]),
    (f"{TIGHT}, rope⟦ – ⟧knot.", [OTHERS.format(4)]),
    (f"{TIGHT.replace('—', ' – ')}, rope⟦—⟧knot.", [OTHERS.format(4)]),
    (f"{TIGHT.replace('—', ' — ')}, rope⟦—⟧knot.", [OTHERS.format(4)]),
    (f"{TIGHT}. {TIGHT}, rope⟦ — ⟧knot, ash⟦ – ⟧teak.", [OTHERS.format(8)] * 2),
    (f"{TIGHT}.[^a]\n\n[^a]: Rope⟦ — ⟧knot.", [OTHERS.format(4)]),
    *((f"It is 5⟦ ⟧{unit} wide.", [UNIT.format("once")])
      for unit in "km kg cm mm kW kWh kHz MHz GHz kB MB GB TB".split()),
    ("It is 1,000.5⟦ ⟧km wide, 5 km high and 6 kg.", [UNIT.format("3 times")]),
]  # fmt: skip

SOUND = [
    "Well . . . so it . . . is.", "Well … so it … is.", "Well `. . .` so … is.",

    "She wrote “Salt”, “Wind” and «Sand».", "She wrote “Salt”, “Wind”, “Sea”, “Oar”, “Ash” and «Sand», «Rope».",
    "She wrote “Salt”, “Wind”, “Sea” and 「Sand」.",
    "Salt—wind, sea—sand, mast—sail and rope — knot.", f"{TIGHT}. Salt—sea, ash—oak, ash—teak. Rope — knot, ash – teak.",
    f"{TIGHT} and 5 — 6.", f"{TIGHT} and 5–6.", f"{TIGHT}.\n\n- Rope — knot.", f"# Rope — knot\n\n{TIGHT}.",
    f"{TIGHT}, `rope — knot`, “rope — knot”.",
    "It is x5 km wide.", "It is 5 kms wide.", "It is 5\u00a0km wide.", "It is 5 km-long.", "It is 5 m wide.", "It is 1-5 km wide.",
    "| It is |\n|---|\n| 5 km |", "It is `5 km`.",
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), FAULTS)
def test_the_rarer_form_is_told(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize("text", SOUND)
def test_one_form_is_kept_to(text: str) -> None:
    assert told(text) == (text, [])


def test_a_long_quotation_is_shortened_where_it_is_told() -> None:
    for length, words in ((38, "a" * 38), (39, "a" * 38)):
        shown = f"“Salt”, “Wind”, “Sea” and ⟦«⟧{'a' * length}»."
        said = f"«{words}» has other" if length == 38 else f"«{words}… has other"
        assert told(shown) == (shown, [f"{said} marks than 3 quotations"])


def test_stretches_without_such_marks_do_not_end_the_search() -> None:
    shown = f"# Salt\n\nIt is.\n\n{TIGHT}, rope⟦ — ⟧knot.\n\nIt is.\n\nWell ⟦. . .⟧ so … it is."
    assert told(shown) == (shown, ['". . ." once, the other form once', OTHERS.format(4)])
