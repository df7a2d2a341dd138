"""Every rule for web editions: one fault that trips it and nothing else, beside sound pages."""

from __future__ import annotations

import random

import pytest
from test_any_bytes import mangled

from pressroom.checks import web_rules as rules
from pressroom.checks.web import check_web
from pressroom.model.problem import Rule

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"/><title>Salt and Wind</title>
<link rel="license" href="https://example.org/licence"/>
<script type="application/ld+json">{"name":"Salt and Wind"}</script>
<style>@font-face { src: url("data:font/woff2;base64,AAAA") } p { margin: 0 }</style>
</head>
<body>
<a href="#text">Skip</a>
<header><h1>Salt and Wind</h1></header>
<main id="text">
<section id="coast"><h2>The coast</h2>
<p>Salt<a role="doc-noteref" id="call-sea" href="#note-sea">1</a> and wind, <span lang="fr">le
vent</span>, seen <a href="https://example.org/coast">from afar</a>.</p>
<h3>The tides</h3>
<p><img src="data:image/png;base64,AAAA" alt="Two islands"/></p>
<div class="table" tabindex="0" role="region" aria-label="Tides">
<table><tr><td>High</td></tr></table>
</div>
<div role="doc-footnote" id="note-sea"><p>Of the sea. <a role="doc-backlink" href="#call-sea">↑</a></p></div>
</section>
</main>
</body>
</html>
"""

FAULTS: list[tuple[Rule, bytes]] = []
SOUND: list[tuple[Rule, bytes]] = []


def fault(rule: Rule, old: str, new: str) -> None:
    assert PAGE.count(old) == 1, old
    FAULTS.append((rule, PAGE.replace(old, new).encode()))


def sound(rule: Rule, old: str, new: str) -> None:
    assert PAGE.count(old) == 1, old
    SOUND.append((rule, PAGE.replace(old, new).encode()))


FAULTS += [(rules.UNREADABLE, data) for data in (b"", b"\xff\xfe\xff", b"PK\3\4", b"{}", b"<p>A")]
SOUND += [(rules.UNREADABLE, b"\xef\xbb\xbf" + PAGE.encode())]
fault(rules.TITLE, "<title>Salt and Wind</title>", "<title> </title>")
fault(rules.TITLE, "<title>Salt and Wind</title>", "")
fault(rules.LANG, '<html lang="en">', "<html>")
fault(rules.LANG, 'lang="fr"', 'lang="french!"')
sound(rules.LANG, 'lang="fr"', 'lang="zh-Hant"')
fault(rules.DUPLICATE_ID, "<h3>", '<h3 id="coast">')
fault(rules.LINK_FRAGMENT, 'href="#text"', 'href="#txt"')
sound(rules.LINK_FRAGMENT, 'href="#text"', 'href="#t%65xt"')
for address in ("javascript:alert(1)", " JavaScript:x", "file:///etc/passwd", "//example.org", "",
                "two.html", "data:text/html,x"):  # fmt: skip
    fault(rules.ADDRESS, "https://example.org/coast", address)
sound(rules.ADDRESS, "https://example.org/coast", "mailto:coast@example.org")
fault(rules.REMOTE, 'src="data:image/png;base64,AAAA"', 'src="https://example.org/a.png"')
fault(rules.REMOTE, 'src="data:image/png;base64,AAAA"', 'src="a.png"')
fault(rules.REMOTE, 'alt="Two', 'srcset="a.png 2x" alt="Two')
fault(rules.REMOTE, "data:font/woff2;base64,AAAA", "https://example.org/f.woff2")
fault(rules.REMOTE, "p { margin: 0 }", "@media print { p { background: u\\72l(p.png) } }")
fault(rules.REMOTE, "<style>", '<style>@import "more.css";')
fault(rules.REMOTE, "p { margin: 0 }", 'p { cursor: image-set("https://example.org/c" 1x) }')
fault(rules.REMOTE, "<h2>", '<h2 style="background: url(a.png)">')
fault(rules.REMOTE, "</head>", '<link rel="stylesheet" href="a.css"/></head>')
fault(rules.REMOTE, "</head>", '<link rel="preconnect" href="https://example.org"/></head>')
fault(rules.REMOTE, "</head>", '<meta http-equiv="refresh" content="0;url=//a.example"/></head>')
fault(rules.REMOTE, "</main>", '<iframe title="x"></iframe></main>')
fault(rules.REMOTE, "</main>", '<svg><image href="https://example.org/a"/></svg></main>')
sound(rules.REMOTE, "</main>", '<svg><use href="#coast"/></svg></main>')
sound(rules.REMOTE, "p { margin: 0 }", "p { content: 'url(a.png)' } /* url(a.png) */")
fault(rules.SCRIPT, "</main>", "<script>1</script></main>")
fault(rules.SCRIPT, "</main>", '<script type="application/json" src="a.js"></script></main>')
fault(rules.SCRIPT, "<h2>", '<h2 onclick="x()">')
fault(rules.SCRIPT, "</main>", '<svg><g xlink:href="java\tscript:x"></g></svg></main>')
fault(rules.HEADING_EMPTY, ">The tides<", "> <")
sound(rules.HEADING_EMPTY, ">The tides<", '><img src="data:image/png;base64,AA" alt="Tides"/><')
FAULTS += [
    (rules.HEADING_SKIP, PAGE.replace("<h3>", "<h4>").replace("</h3>", "</h4>").encode()),
    (rules.HEADING_ONE, PAGE.replace("h1>", "h2>").encode()),
    (rules.HEADING_ONE, PAGE.replace("h2>", "h1>").replace("h3>", "h2>").encode()),
    (rules.MAIN, PAGE.replace("<main", "<div").replace("</main>", "</div>").encode()),
]
fault(rules.MAIN, "</main>", "</main><main></main>")
sound(rules.HEADING_SKIP, "</section>", "</section><section><h2>Inland</h2></section>")
fault(rules.ALT, ' alt="Two islands"', "")
sound(rules.ALT, 'alt="Two islands"', 'alt=""')
fault(rules.NOTE_TARGET, "le\nvent", '<a role="doc-noteref" href="#coast">2</a>')
fault(rules.NOTE_TARGET, "le\nvent", '<a role="doc-noteref" href="https://example.org/">2</a>')
fault(rules.NOTE_UNCALLED, "</section>", '<aside role="doc-footnote" id="n"></aside></section>')
fault(rules.NOTE_BACK, 'href="#call-sea"', 'href="#coast"')
sound(rules.NOTE_BACK, "le\nvent", '<a role="doc-noteref" href="#note-sea">1</a>')
fault(rules.TABLE_KEYBOARD, ' tabindex="0"', "")
fault(rules.TABLE_KEYBOARD, ' aria-label="Tides"', "")
fault(rules.LINKED_DATA, '{"name":"Salt and Wind"}', "{'name'}")
fault(rules.LINKED_DATA, '{"name":"Salt and Wind"}', "[" * 100_000)


def found(data: bytes) -> list[str]:
    return [f"{one.code} {one.place}: {one.message}" for one in check_web(data, "book.html")]


def named(pairs: list[tuple[Rule, bytes]]) -> list[object]:
    return [pytest.param(rule, data, id=f"{rule.code}-{n}") for n, (rule, data) in enumerate(pairs)]


@pytest.mark.parametrize(("rule", "data"), named(FAULTS))
def test_a_fault_of_a_page_trips_its_rule_and_no_other(rule: Rule, data: bytes) -> None:
    problems = list(check_web(data, "book.html"))
    assert {one.code for one in problems} == {rule.code}, found(data)
    for one in problems:
        assert one.place is not None and str(one.place).startswith("book.html")
        assert one.hint and one.message[0] in f'"{one.message[0].lower()}'


@pytest.mark.parametrize(("rule", "data"), named(SOUND))
def test_what_only_looks_like_a_fault_of_a_page(rule: Rule, data: bytes) -> None:
    assert found(data) == []


def test_the_clean_page_has_no_problems() -> None:
    assert found(PAGE.encode()) == []


def test_a_fault_is_told_with_its_line() -> None:
    data = PAGE.replace('alt="Two islands"', "").encode()
    assert found(data) == ["WEB-012 book.html:16: an image has no alt"]


def test_any_broken_page_is_answered() -> None:
    chance = random.Random(7)
    answers = [len(found(mangled(PAGE.encode(), chance))) for _ in range(150)]
    assert sum(count > 0 for count in answers) > len(answers) / 4


def test_deep_nesting_in_a_page_is_walked() -> None:
    deep = PAGE.replace("p { margin: 0 }", "p { margin: " + "(" * 50_000)
    assert isinstance(found(deep.encode()), list)
    nested = PAGE.replace("</main>", "<div>" * 20_000 + "</main>")
    assert isinstance(found(nested.encode()), list)
