"""What a page runs and loads: each way to do so, and what only looks like one."""

from __future__ import annotations

import pytest
from lxml import etree

from pressroom.checks import web_rules as rules
from pressroom.checks.web_loads import check_loads
from pressroom.model.problem import Rule


def found(markup: str) -> list[tuple[Rule, str]]:
    root = etree.fromstring(f"<body>{markup}</body>")
    return [(rule, text) for rule, text, _ in check_loads(root)]


@pytest.mark.parametrize(
    ("rule", "said", "markup"),
    [
        (rules.SCRIPT, "the page has a script", "<script>0</script>"),
        (rules.SCRIPT, "the page has a script", '<script type="application/json" src="a.js"/>'),
        (rules.SCRIPT, 'the element <p> has the handler "onclick"', '<p onClick="0"/>'),
        (rules.SCRIPT, 'the element <form> leads to "javascript:0"', '<form action="javascript:0"/>'),
        (rules.SCRIPT, 'the element <button> leads to "java script:0"', '<button formaction="java script:0"/>'),
        (rules.SCRIPT, f'the element <link> leads to "vbscript:{"a" * 31}"', f'<link href="vbscript:{"a" * 50}"/>'),
        *((rules.REMOTE, f"the page has an element <{tag}>", f"<{tag}/>") for tag in (
            "iframe", "frame", "object", "embed", "applet", "portal", "base")),
        *((rules.REMOTE, 'the page would load "a.png"', f'<video {key}="a.png"/>') for key in (
            "src", "srcset", "poster", "background", "data", "imagesrcset")),
        *((rules.REMOTE, 'the page would load "a.css"', f'<link rel="x {kind.upper()}" href="a.css"/>') for kind in (
            "stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect", "dns-prefetch")),
        *((rules.REMOTE, 'the page would load "a.svg#b"', f'<{tag} href="a.svg#b"/>') for tag in ("image", "use", "feImage")),
        (rules.REMOTE, 'the page would load "a.svg"', '<use xmlns:x="http://example.org/x" x:y="b" href="a.svg"/>'),
        (rules.REMOTE, 'the page would load "0; url=b.html"', '<meta http-equiv="Refresh" content="0; url=b.html"/>'),
        (rules.REMOTE, f'the page would load "{"a" * 80}"', f'<img src="{"a" * 90}"/>'),
        (rules.REMOTE, 'the style would load "a.png"', "<style>p { background: url(a.png) }</style>"),
        (rules.REMOTE, 'the style would load "a.png"', '<p style="background: url(a.png)"/>'),
        (rules.REMOTE, 'the style would load "a.css"', '<style>@import "a.css";</style>'),
        (rules.REMOTE, 'the style would load "a.css"', '<style>@IMPORT /* a */ "a.css";</style>'),
        (rules.REMOTE, 'the style would load "a.css"', "<style>@import url(a.css);</style>"),
        *((rules.REMOTE, 'the style would load "a.png"', f'<style>p {{ background: {name}("a.png") }}</style>') for name in (
            "url", "src", "image", "image-set", "-webkit-image-set")),
        (rules.REMOTE, 'the style would load "b.png"', '<style>p { background: image-set("data:x" 1x, "b.png" 2x) }</style>'),
        (rules.REMOTE, 'the style would load "a.png"', "<style>@media print { p { a: [(b(url(a.png)))] } }</style>"),
    ],
)  # fmt: skip
def test_what_a_page_would_run_or_load(rule: Rule, said: str, markup: str) -> None:
    assert found(markup) == [(rule, said)]


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{}</script>', '<script type="application/json">{}</script>',
        '<a href="javascript:0"/>', '<area href="javascript:0"/>', '<p title="javascript:0"/>', '<form action="a"/>',
        '<img src="data:image/png,A"/>', '<img src=" DATA:image/png,A"/>', '<link rel="next" href="b.html"/>',
        '<use href="#a"/>', '<p href="a"/>', '<meta http-equiv="x" content="a"/>', '<meta content="a"/>',
        "<style>p { background: url(#a) }</style>", "<style>p { background: url(data:x) }</style>",
        '<style>p { content: "a.css" }</style>', '<style>@media "a.css";</style>', '<style>@import x "a.css";</style>',
        '<style>p { background: image-set("data:x" 1x) }</style>', '<style>p { a: b("c") }</style>', "<style/>",
    ],
)  # fmt: skip
def test_what_a_page_neither_runs_nor_loads(markup: str) -> None:
    assert found(markup) == []


def test_each_address_is_told() -> None:
    assert [text for _, text in found('<style>@import "a"; p { b: url(b) url(c) }</style><img src="d"/>')] == [
        *(f'the style would load "{name}"' for name in "abc"), 'the page would load "d"',
    ]  # fmt: skip
