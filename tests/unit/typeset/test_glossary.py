"""The glossary: ids for its entries, links to them, and what is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pressroom.model.document import Document, walk
from pressroom.model.inline import Link, Span, plain
from pressroom.model.problem import Problem

Setting = Callable[..., Document]
Faulting = Callable[..., tuple[Problem, ...]]

GLOSSARY = "\n\n# Words {role=glossary}\n\nBow\n:   The front.\n\n[Stern post]{#post}\n:   Wood.\n"


def links(document: Document) -> list[tuple[str, str]]:
    return [
        (plain(node.children), node.target) for node in walk(document) if isinstance(node, Link)
    ]


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("[bow]{.gls}", ("bow", "#term-bow")),
        ("[bows]{.gls key=bow}", ("bows", "#term-bow")),
        ("[Bow]{.term}", ("Bow", "#term-bow")),
        ("[it]{.gls key=post}", ("it", "#post")),
        ("[stern  post]{.gls}", ("stern post", "#post")),
    ],
)
def test_terms_lead_to_their_entries(
    set_text: Setting, written: str, link: tuple[str, str]
) -> None:
    document = set_text(written + GLOSSARY)
    assert document.problems == ()
    assert [(" ".join(words.split()), to) for words, to in links(document)] == [link]


def test_a_heading_may_have_the_class(set_text: Setting) -> None:
    document = set_text("[bow]{.gls}" + GLOSSARY.replace("role=", "."))
    assert document.sections[-1].role == "glossary"
    assert links(document) == [("bow", "#term-bow")]


def test_without_a_glossary_the_class_is_the_authors(set_text: Setting) -> None:
    document = set_text("a [word]{.term}")
    assert [node.classes for node in walk(document) if isinstance(node, Span)] == [("term",)]


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("[bowe]{.gls}" + GLOSSARY, "REF-005", 'did you mean "bow"?'),
        ("[xyz]{.term}" + GLOSSARY, "REF-005", "add it to the list of the glossary"),
        ("[a]{.gls}", "REF-006", "write a section with {role=glossary}"),
        ("[bow]{.gls}" + GLOSSARY + "\nBOW\n:   Again.", "REF-007", "put both explanations"),
    ],
)
def test_what_is_missing_or_twice(faults: Faulting, text: str, code: str, hint: str) -> None:
    (found,) = faults(text)
    assert found.code == code and found.hint.startswith(hint)


def test_no_link_in_a_link(set_text: Setting) -> None:
    assert links(set_text("[a [bow]{.gls}](https://a.b)" + GLOSSARY)) == [("a bow", "https://a.b")]
