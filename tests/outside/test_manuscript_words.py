"""The search for lost words finds them: by pandoc's reading of the file, against an edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from content import Content

from manuscript_words import losses, told_by_pandoc
from pressroom.model.manuscript import Source
from pressroom.model.problem import problem
from pressroom.typeset.rules import RAW_HTML

TEXT = """---
title: A text
---

# The *harbour* {#harbour .large}

Ships[^1] lie ![a pier](pier.png) in it; see [@key, p. 3] and @fig:pier.

<Card caption="What it holds">cargo</Card> <!-- not this -->

```{r}
#| label: ships
#| fig-cap: Ships and piers
plot(ships)
```

```rust
# fn main() {
let ship = 1;
```

$$ a + b $$ {#eq:sum}

| Port |
|------|
| Bergen |

[^1]: Of wood.
"""
WORDS = (
    "The harbour Ships lie in it; see p. 3 and Figure 1. What it holds cargo Ships and piers"
    " plot(ships) let ship = 1; Port Bergen"
)
EDITION = Content(
    words=WORDS.split(), notes=[(1, ["Of", "wood."])], images=["a pier"], formulas=["a + b"]
)
SOURCE = Source(PurePosixPath("a.md"), TEXT)


def lost(edition: Content, *lines: int) -> list[str]:
    told = [told_by_pandoc(SOURCE, frozenset({"key"}))]
    places = [SOURCE.place(SOURCE.line_start(line)) for line in lines]
    problems = [problem(RAW_HTML, "left out", place) for place in places]
    return [str(one) for one in losses([SOURCE], told, edition, problems)]


def test_nothing_is_lost() -> None:
    assert lost(EDITION) == []


def without(word: str) -> Content:
    return replace(EDITION, words=WORDS.replace(word, "", 1).split())


@pytest.mark.parametrize(
    ("edition", "told"),
    [
        (without("harbour"), "a.md:5: text missing: harbour"),
        (without("p. 3"), "a.md:7: text missing: p 3"),
        (without("What it holds"), "a.md:9: text missing: what it holds"),
        (without("Ships and piers"), "a.md:13: text missing: ships and piers"),
        (without("Bergen"), "a.md:26: text missing: bergen"),
        (replace(EDITION, notes=[(1, ["Of"])]), "a.md:28: notes missing: wood"),
        (replace(EDITION, images=[]), "a.md:7: images missing: a pier"),
        (replace(EDITION, formulas=[]), "a.md:22: formulas missing: a b"),
    ],
)
def test_what_is_lost_is_named_with_its_line(edition: Content, told: str) -> None:
    assert lost(edition) == [told]


def test_what_a_problem_tells_of_is_not_lost() -> None:
    assert lost(without("What it holds"), 9) == []
    assert lost(without("What it holds"), 8) != []


def test_words_may_stand_elsewhere_near_by() -> None:
    assert lost(replace(EDITION, words=f"Bergen {WORDS.removesuffix('Bergen')}".split())) == []
