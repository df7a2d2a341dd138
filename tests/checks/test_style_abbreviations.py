"""Short forms: which need to be explained, what explains one, and where it is told too late."""

from __future__ import annotations

import pytest
from essays import told

THRICE = "The ⟦HMA⟧ saw. An HMA left. No HMA came."
NOWHERE = '"HMA", 3 times, is explained nowhere'
SILENT = THRICE.replace("⟦", "").replace("⟧", "")
NAME = "Harbour Masters’ Association"


def nowhere(word: str, times: int = 3) -> str:
    return f'"{word}", {times} times, is explained nowhere'


UNEXPLAINED: list[tuple[str, list[str]]] = [
    (THRICE, [NOWHERE]),
    ("The ⟦HMAs⟧ saw. An HMA left. No HMA came; by HMA.", [nowhere("HMA", 4)]),
    ("The ⟦HMA⟧ saw a ⟦FLOTSA⟧. An HMA left, no HMA came. By FLOTSA; to FLOTSA.", [NOWHERE, nowhere("FLOTSA")]),
    ("The ⟦CIVET⟧ saw. A CIVET left. No CIVET came.", [nowhere("CIVET")]),
    ("The HMA saw.\n\n# The HMA\n\nAn HMA left.", []),
    (f"# The HMA of {'x' * 29}\n\n{THRICE}", [NOWHERE]),  # 40 characters
    (f"# The HMA of {'x' * 28}\n\n{SILENT}", []),
    (f"THE QRS HMA.\n\n{THRICE}", [NOWHERE]),
    (f"The {NAME.replace('M', 'P')} is.\n\n{THRICE}", [NOWHERE]),
    (f"Harbour Masters.\n\n{THRICE}", [NOWHERE]),
    ("Old ⟦HMA⟧?! QRS or TUV. An HMA left. No HMA came.", [NOWHERE]),
    ("The QRS or TUV?! ⟦HMA⟧ saw. An HMA left. No HMA came.", [NOWHERE]),
    ("The ⟦HMA⟧ saw. An HMA left. The QRS or TUV?! HMA so.", [NOWHERE]),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), UNEXPLAINED)
def test_a_short_form_that_is_explained_nowhere(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize(
    "text",
    [
        "The HMA saw. An HMA left.", "THE HMA SAW. AN HMA LEFT. NO HMA CAME.", "The NATO saw. A NATO left. No NATO came.",
        "The XIV saw. A XIV left. No XIV came.", "The HM saw. An HM left. No HM came.", "The HMASHIP saw. A HMASHIP left. No HMASHIP came.",
        "By .HMA; an HMA-like, HMA’s, HMA/so, HMA(x), x_HMA.", "The `HMA` saw. A “HMA” left. No *HMA* came.",
        "Old HMA. QRS or TUV. An HMA left. No HMA came.", "The QRS or TUV. HMA saw. An HMA left. No HMA came.",
        "QRS, HMA saw. An HMA left. No HMA came.", "The HMA, QRS saw. An HMA left. No HMA came.", "The HMA, or QRS saw. An HMA left. No HMA came.", "The HMA and QRS saw. An HMA left. No HMA came.",
    ],
)  # fmt: skip
def test_a_short_form_that_needs_no_explanation(text: str) -> None:
    assert told(text) == (text, [])


@pytest.mark.parametrize(
    "by",
    [
        "It (HMA) is.", "It (the HMA) is.", "It (or HMA) is.", "It (an HMA) is.", "It (a HMA) is.", "The “HMAs” are.", "The ‘HMA’ is.",
        "HMA (masters) is.", "HMA: masters.", "HMA — masters.", "HMA – masters.", "HMA = masters.", "HMA stands for masters.", "HMA means it.",
        "HMA is short for it.", "HMA is a thing.", "HMA is an old thing.", "HMAs are things.", "HMA was a thing.",
        "It is HMA for short.", "It is, HMA, for short.", "It is called HMA.", "It is known as the HMA.", "Masters, abbreviated HMA.",
        "Masters, abbreviated as HMA.", "Masters, abbreviated to HMA.", "It is named the HMA.", "They are called an HMA.",
        '<abbr title="Masters">HMA</abbr> is.', '<abbr title="Masters">*HMA* of QRS</abbr> is.',
        f"The {NAME} is.", "The Harbour and Masters of the Association is.", "The Harbour-Masters Association is.",
        "# HMA\n\nIt is.", '::: {.note title="HMA"}\nIt is.\n:::', "HMA\n:   It is.",
    ],
)  # fmt: skip
def test_what_explains_a_short_form(by: str) -> None:
    text = f"{by}\n\n# More\n\n{SILENT}"
    assert told(text) == (text, [])
    text = f"# More\n\n{SILENT}\n\n{by}"
    assert told(text) == (text, [])


def later(at: str, word: str = "HMA") -> str:
    return f'"{word}" is explained later, at essay.md:{at}'


LATE: list[tuple[str, list[str]]] = [
    (f"An ⟦HMA⟧ saw.\n\nThe {NAME} (HMA) left.", [later("3:35")]),
    (f"{NAME} (HMA) is.\n\nAn HMA saw.", []),
    (f"An ⟦HMA⟧ saw.\n\n{NAME} (HMA) left.\n\n{NAME} (HMA) came.", [later("3:31")]),
    (f"An ⟦HMA⟧ saw.\n\nThe QRS. {NAME} (HMA) left, and the Quite Ready Ship (QRS) came.", [later("3:40")]),
    (f"An ⟦HMA⟧ and a ⟦QRS⟧ saw.\n\n{NAME} (HMAs) left, and the Quite Ready Ship (QRS) came.",
     [later("3:31"), later("3:69", "QRS")]),
    (f"An HMA saw. {NAME} (HMA) left.", []),
    (f"A NATO saw; an ⟦HMA⟧ saw.\n\nNorth Atlantic Treaty Organization (NATO); {NAME} (HMA).", [later("3:74")]),
    (f"An ⟦HMA⟧ saw.\n\nThe old oar (HMA) left. {NAME} (HMA) came.", [later("3:55")]),
    (f"An ⟦HMA⟧ saw.\n\n# {NAME} (HMA)\n\nThe {NAME} (HMA) came.", [later("5:35")]),
    (f"An HMA saw.\n\nIt is.[^a]\n\n[^a]: The {NAME} (HMA) came.", []),
    (f"An HMA saw; it means it: the HMA means so.\n\nThe {NAME} (HMA) came.", []),
    (f"{NAME}, HMA.\n\nThe {NAME} (HMA) came.", []),
    (f"Old {NAME}, HMA.\n\nThe {NAME} (HMA) came.", []),
    (f"{NAME}, HMA, or ⟦QRS⟧.\n\n{NAME} (HMA); Quite Ready Ship (QRS) came.", [later("3:55", "QRS")]),
    (f"{NAME} or ⟦QRS⟧.\n\nThe Quite Ready Ship (QRS) came.", [later("3:23", "QRS")]),
    ("An ⟦HMA⟧ saw.\n\nThe Harbour a Masters with Association (HMA).", [later("3:41")]),
    ("An ⟦ABCD⟧ saw.\n\nAbba of the Bord of the Cord of the Dorn (ABCD).", [later("3:43", "ABCD")]),
    ("An ABCD saw.\n\nAbba of and the Bord of the Cord of the Dorn (ABCD).", []),
    ("An ⟦HMA⟧ saw.\n\nOld harbour masters association (HMA).", [later("3:34")]),
    ("An HMA saw.\n\nThe Harbour Masters’ Union (HMA).", []),
    ("A FLOTSAM saw.\n\nFine Lord of the Old Teak Sails And Masts (FLOTSAM).", []),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), LATE)
def test_a_short_form_that_is_explained_too_late(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.mark.parametrize("length", [199, 200, 201])
def test_a_name_of_two_hundred_characters_is_read(length: int) -> None:
    name = f"H{'x' * (length - 21)} Masters Association"
    assert len(name) == length
    shown = f"An ⟦HMA⟧ saw.\n\n{name} (HMA) came."
    said = [later(f"3:{length + 3}")]
    if length > 200:
        shown, said = shown.replace("⟦", "").replace("⟧", ""), []
    assert told(shown) == (shown, said)
    # the same where it is used for the first time, without brackets
    shown = f"{name} HMA saw.\n\n{NAME} (HMA) came."
    if length > 199:
        shown = shown.replace(" HMA saw", " ⟦HMA⟧ saw")
    assert told(shown) == (shown, [later("3:31")] if length > 199 else [])


def test_short_forms_are_looked_for_in_english_alone() -> None:
    text = f"{SILENT} {NAME} (HMA)."
    assert told(text, "sv") == (text, [])
