"""Headings, captions and links that lead astray, on either side of their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from essays import told
from PIL import Image

ENDS = 'the heading "{}" ends with "{}"'
CAPITALS = 'the heading "{}" is in capitals'
ONLY = '"{}" is the only section in "{}"'
BOLD = '"{}" is bold, and no heading'
HOLDS = 'the link holds "{}"'

HEADINGS: list[tuple[str, list[str]]] = [
    *((f"# The schooner⟦{mark}⟧\n\nSo.", [ENDS.format(f"The schooner{mark}", mark)]) for mark in ".,;:"),
    ("# The etching⟦.⟧\n\nSo.", [ENDS.format("The etching.", ".")]),
    ("# The schooner⟦.⟧⟦[^a]⟧\n\nSo.\n\n[^a]: It is.",
     [ENDS.format("The schooner.", "."), 'the heading "The schooner." calls a note']),
    ("# The boat⟦[^a]⟧\n\nSo.\n\n[^a]: It is.", ['the heading "The boat" calls a note']),
    (f"# ⟦A{'a' * 120}⟧\n\nSo.", ["the heading has 121 characters"]),
    (f"# A{'a' * 119}\n\nSo.", []),
    ("# ⟦THE BOAT AND⟧\n\nSo.", [CAPITALS.format("THE BOAT AND")]),
    ("# ⟦OLD BOATS⟧\n\nSo.", [CAPITALS.format("OLD BOATS")]),
    ("# ⟦ABCD EFGH⟧\n\nSo.", [CAPITALS.format("ABCD EFGH")]),
    (f"# ⟦THE {'A' * 50}⟧\n\nSo.", [CAPITALS.format(f"THE {'A' * 35}…")]),
    ("# ABCD EFG\n\nSo.", []), ("# ABCDEFGHIJ\n\nSo.", []), ("# ABCD EFgH\n\nSo.", []), ("# OLDEN MD XXI\n\nSo.", []),
    ("# CIVIL MIX OF\n\nSo.", []), ("# OLD BOATS `x`\n\nSo.", []), ("# OLD “SO” BOATS\n\nSo.", []),
    ("# OF BO AT IN SO UP\n\nSo.", []), ("# ⟦CIVET BOATS⟧\n\nSo.", [CAPITALS.format("CIVET BOATS")]),
    ("# The schooner X\n\nSo.", []), ("# The schooner⟦..⟧\n\nSo.", ['".." stands there']),
    ("# The boat\n\nSo.\n\n# The topmast⟦.⟧\n\nSo.\n\n# The rudder⟦.⟧\n\nSo.",
     [ENDS.format("The topmast.", "."), ENDS.format("The rudder.", ".")]),
    ("# `x`⟦[^a]⟧\n\nSo.\n\n[^a]: It is.", ['the heading "\ufffc" calls a note']),
    *((f"# The boat {word}\n\nSo.", []) for word in (
        "etc.", "Inc.", "Ltd.", "Co.", "Jr.", "Sr.", "St.", "vs.", "al.", "Mr.", "Mrs.", "Dr.", "ca.", "No.", "Vol.", "U.S.", "abcd.", "so...", "so…", "so?", "so!",
    )),
    ("# The boat `x.`\n\nSo.", []), ("# The “boat.”\n\nSo.", []),
]  # fmt: skip

TREES: list[tuple[str, list[str]]] = [
    ("# The boat\n\nIt is.\n\n⟦## The mast⟧\n\nSo.", [ONLY.format("The mast", "The boat")]),
    (f"# The boat\n\n⟦## {'a' * 50}⟧\n\nSo.", [ONLY.format(f"{'a' * 39}…", "The boat")]),
    (f"# {'b' * 50}\n\n⟦## The mast⟧\n\nSo.", [ONLY.format("The mast", f"{'b' * 39}…")]),
    ("# The boat\n\n⟦## The mast⟧\n\n⟦### The oar⟧\n\nSo.", [ONLY.format("The mast", "The boat"), ONLY.format("The oar", "The mast")]),
    ("# The boat\n\n## The mast\n\nSo.\n\n## The sail\n\nSo.", []),
    *((f"# The boat\n\n## {title}\n\nSo.", []) for title in (
        "Exercises", "Exercise", "Further reading", "Prerequisites", "Summary of it", "References", "Notes", "Bibliography", "Questions", "QUESTIONS",
    )),
    ("# The boat\n\n⟦## Notesy⟧\n\nSo.", [ONLY.format("Notesy", "The boat")]),
    ("# The boat\n\n## The mast\n\nSo.\n\n⟦## The *mast*⟧\n\nSo.\n\n⟦## the MAST⟧\n\nSo.",
     ['"The mast" is the heading at 3, too', '"the MAST" is the heading at 3, too']),
    (f"# The boat\n\n## {'a' * 50}\n\nSo.\n\n⟦## {'a' * 50}⟧\n\nSo.", [f'"{"a" * 39}…" is the heading at 3, too']),
    ("# The boat\n\n## The mast\n\nSo.\n\n## The sail\n\nSo.\n\n# The oar\n\n## The mast\n\nSo.\n\n## The sail\n\nSo.", []),
]  # fmt: skip

FALSE: list[tuple[str, list[str]]] = [
    ("⟦**The old boat**⟧\n\nIt leaks.\n\n⟦**The new boat**⟧\n\nIt leaks.", [BOLD.format("The old boat"), BOLD.format("The new boat")]),
    ("⟦**Boat**⟧\n\nIt leaks.", [BOLD.format("Boat")]), ("**Oar**\n\nIt leaks.", []),
    ("⟦**One two three four five six seven eight**⟧\n\nIt leaks.", [BOLD.format("One two three four five six seven eight")]),
    ("**One two three four five six seven eight n**\n\nIt leaks.", []),
    (f"⟦**{'A' * 80}**⟧\n\nIt leaks.", [BOLD.format(f"{'A' * 39}…")]), (f"**{'A' * 81}**\n\nIt leaks.", []),
    ("**The boat 5**\n\n- It leaks.", []), ("⟦**The boat 5**⟧\n\nIt leaks.", [BOLD.format("The boat 5")]),
    ("**The boat!**\n\nIt leaks.", []), ("**the boat**\n\nIt leaks.", []), ("*The boat*\n\nIt leaks.", []), ("**The** **boat**\n\nIt leaks.", []),
    ("**The [old boat](https://a.example/)**\n\nIt leaks.", []), ("**The boat**", []), ("- **The boat**\n\n  It leaks.", []),
    ("**The boat**\n\n**The mast**\n\n- It leaks.", []),
    ("**The mast**\n\n⟦**The boat**⟧\n\nIt leaks.", [BOLD.format("The boat")]),
    ("# The boat\n\n## The sea\n\n⟦**The mast**⟧\n\nIt leaks.\n\n## The sail\n\nSo.", [BOLD.format("The mast")]),
]  # fmt: skip


def leads(words: str, first: str, line: int, here: str) -> str:
    return f'"{words}" leads to "{first}" at {line}, and here to "{here}"'


A, B = "https://a.example/a", "https://a.example/b"
LINKS: list[tuple[str, list[str]]] = [
    ("See ⟦[the boat,](https://a.example/)⟧ so.", [HOLDS.format("the boat,")]), ("See ⟦[the boat;](https://a.example/)⟧ so.", [HOLDS.format("the boat;")]),
    ("See [the boat.](https://a.example/) so.", []), ("See [the boat X](https://a.example/) so.", []), ("See [the boat](https://a.example/), so.", []),
    (f"See ⟦[{'a' * 50},](https://a.example/)⟧ so.", [HOLDS.format(f"{'a' * 39}…")]),
    *((f"See ⟦[the boat](https://a.example/?{key}=x)⟧ so.", [f'the address has "{key}"']) for key in ("utm_source", "utm_x", "fbclid", "gclid", "mc_cid", "mc_eid")),
    ("See ⟦[the boat](https://a.example/?a=b&gclid=x)⟧ so.", ['the address has "gclid"']),
    ("See [the boat](https://a.example/utm_source=x) so.", []), ("See [the boat](https://a.example/?gclid) so.", []),
    *((f"See ⟦[the boat](https://{host}/x)⟧ so.", [f'"https://{host}/x" is a shortened address'])
      for host in ("bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly")),
    ("See ⟦[the boat](http://bit.ly/x)⟧ so.", ['"http://bit.ly/x" is a shortened address']),
    ("See [the boat](https://a.example/https://bit.ly/x) so.", []), ("See [the boat](https://bit.ly/) so.", []),
    (f"See ⟦[the boat](https://bit.ly/{'x' * 50})⟧ so.", [f'"https://bit.ly/{"x" * 24}…" is a shortened address']),
    (f"See [the boat]({A}) so.\n\nSee ⟦[The *boat*]({B})⟧ so, ⟦[the boat]({B}c)⟧.", [leads("The boat", A, 1, B), leads("the boat", A, 1, f"{B}c")]),
    (f"See [the boat]({A}), ⟦[the boat]({B})⟧, [the boat]({A}), [the boat]({B}).", [leads("the boat", A, 1, B)]),
    (f"See [the boat]({A}), [the boat]({A}/), [the boat]({A}#b), [the boat]({A}/#b).", []),
    (f"See [abc]({A}), ⟦[abc]({B})⟧, [ab]({A}), [ab]({B}).", [leads("abc", A, 1, B)]),
    (f"See [123]({A}), [123]({B}), [a.example]({A}), [a.example/]({B}), [the sea]({A}), ⟦[the sea]({B})⟧.", [leads("the sea", A, 1, B)]),
    (f"See [a.example/]({A}), [a.example/]({B}).", []),
    (f"# One\n\nSee [the boat](#two) and [the boat](#one) and [the boat]({A}).\n\n# Two\n\nSee [the boat]({B}), ⟦[the boat]({A})⟧.", [leads("the boat", B, 7, A)]),
    (f"See [the\nboat]({A}), ⟦[the boat]({B})⟧.", [leads("the boat", A, 1, B)]),
    (f"See [the boat]({A}{'x' * 50}), ⟦[the boat]({B}{'x' * 50})⟧.", [leads("the boat", f"{A}{'x' * 20}…", 1, f"{B}{'x' * 20}…")]),
    (f"So.[^a] So.[^b]\n\n[^a]: See [the boat]({A}).\n\n[^b]: See [the boat]({B}).", []),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), [*HEADINGS, *TREES, *FALSE, *LINKS])
def test_what_leads_readers_astray(shown: str, said: list[str]) -> None:
    assert told(shown) == (shown, said)


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("images")
    Image.new("RGB", (4, 4)).save(folder / "map.png")
    return folder


@pytest.mark.parametrize(
    ("label", "told_"),
    [
        *((f"{word} 1.", True) for word in ("Figure", "Fig.", "Table", "Listing", "Abbildung", "Abb.", "Tabelle", "Tableau")),
        ("Figure 1.2.", True), ("Figure 1-2 –", True), ("Figure 1:", True), ("Figure 1 —", True),
        ("Figure one.", False), ("Figure 1 of", False), ("The Figure 1.", False), ("Figure.", False),
    ],
)  # fmt: skip
def test_a_label_that_is_typed_before_a_caption(label: str, told_: bool, images: Path) -> None:
    said = [f'"{label}" is typed before the caption'] if told_ else []
    marked = f"⟦{label}⟧" if told_ else label
    for shown in (
        f'![{marked} The bay](map.png){{alt="Two islands"}}',
        f"| A |\n|---|\n| B |\n\n: {marked} The bay {{#tbl-a}}",
    ):
        assert told(shown, root=images) == (shown, said)


def test_a_label_without_a_caption_behind_it(images: Path) -> None:
    shown = '![⟦Figure 1⟧](map.png){alt="Two islands"}\n\n![⟦Fig. 2 ⟧](map.png){alt="Two isles"}'.replace(
        " ⟧", "⟧"
    )
    said = [f'"{label}" is typed before the caption' for label in ("Figure 1", "Fig. 2")]
    assert told(shown, root=images) == (shown, said)


def test_labels_of_groups_and_listings(images: Path) -> None:
    shown = (
        "It is.\n\n::: {#fig-a layout-ncol=2}\n![So](map.png){#fig-b}\n\n![So it](map.png){#fig-c}\n\n⟦Figure 1:⟧ The bay\n:::\n\n"
        '```{#lst-a caption="⟦Listing 1:⟧ The oar"}\nx\n```'
    )
    said = [f'"{label} 1:" is typed before the caption' for label in ("Figure", "Listing")]
    assert told(shown, root=images) == (shown, said)
