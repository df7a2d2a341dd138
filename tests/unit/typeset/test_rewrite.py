from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import PurePosixPath
from typing import get_args

from pressroom.model.document import Document, Node, inside, walk
from pressroom.model.inline import Emphasis, Inline, Inlines, Text
from pressroom.model.problem import Place
from pressroom.typeset.rewrite import joined, rewrite
from pressroom.typeset.rules import RULES

Setting = Callable[..., Document]

EVERY_STRETCH = """\
# title

para *emph*^[note]

> quote
>
> — said

- item

term
: definition

| head |
|--|
| cell |

: caption

![figure](<sea view.png>)

::: {.editors-note title="heading"}
remark
:::

::: x
division
:::
"""


def test_rewrite_reaches_every_stretch_of_text(set_text: Setting) -> None:
    document = set_text(EVERY_STRETCH)

    def louder(node: Inline) -> Inlines:
        return (replace(node, text=node.text.upper()),) if isinstance(node, Text) else (node,)

    before = [n.text for n in walk(replace(document, contents=())) if isinstance(n, Text)]
    after = [n.text for n in walk(rewrite(document, louder)) if isinstance(n, Text)]
    assert after == [text.upper() for text in before]
    assert {"TITLE", "NOTE", "SAID", "CELL", "CAPTION", "FIGURE", "HEADING"} <= set(after)


def test_what_nothing_changes_in_is_not_made_anew(set_text: Setting) -> None:
    document = set_text(EVERY_STRETCH)
    assert rewrite(document, lambda node: (node,)) is document


def test_walk_comes_to_every_node_in_every_field(set_text: Setting) -> None:
    document = set_text(EVERY_STRETCH)
    kinds = get_args(Node)
    for node in (document, *walk(document)):
        values = [getattr(node, one.name) for one in fields(node)]
        flat = [one for value in values for one in (value if isinstance(value, tuple) else [value])]
        assert inside(node) == [one for one in flat if isinstance(one, kinds)]


def test_rewrite_works_from_the_innermost_and_can_take_away(set_text: Setting) -> None:
    document = set_text("a *b **c***")
    seen: list[str] = []

    def unwrap(node: Inline) -> Inlines:
        seen.append(type(node).__name__)
        return node.children if isinstance(node, Emphasis) else (node,)

    changed = rewrite(document, unwrap)
    assert seen == ["Text", "Text", "Text", "Strong", "Emphasis"]
    assert not any(isinstance(node, Emphasis) for node in walk(changed))


def test_a_figure_keeps_its_image(set_text: Setting) -> None:
    document = set_text("![a](<sea view.png>)")
    assert rewrite(document, lambda node: ()).sections[0].blocks[0].image  # type: ignore[union-attr]


def test_texts_are_joined_where_offsets_stay_exact() -> None:
    def text(words: str, start: int, end: int) -> Text:
        return Text(words, Place(PurePosixPath("a"), 1, start + 1, start, end))

    found = joined((text("a", 0, 1), text("b", 1, 2), text("–", 2, 4), text("c", 4, 5)))
    assert [(n.text, n.place.start, n.place.end) for n in found if isinstance(n, Text)] == [
        ("ab–", 0, 4), ("c", 4, 5)
    ]  # fmt: skip


def test_rules_have_codes_of_their_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.hint and rule.title for rule in RULES)
