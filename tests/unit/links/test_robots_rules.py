"""What a robots.txt allows, as RFC 9309 says."""

from __future__ import annotations

import time

import pytest

from pressroom.links.robots import read


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("user-AGENT : *\nDISALLOW : /a # why\n", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        # its own group, and none else
        ("User-agent: *\nDisallow: /\n\nUser-agent: pressroom\nDisallow: /a", "/b", True),
        ("User-agent: Pressroom\nUser-agent: other\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/a", False),
        # the longest, and of two the one that allows
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", False),
        # signs
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a-b-c-d", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a-c-b", True),
        ("User-agent: *\nDisallow: /ab*b$", "/ab", True),
        ("User-agent: *\nDisallow: /ä", "/%C3%A4", False),
        # what is not a rule
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("Disallow: /a", "/a", True),
        ("User-agent: *\nSitemap: /x\nCrawl-delay: 5\nDisallow: /a", "/a", False),
        ("<html>Not: found</html>", "/a", True),
    ],
)
def test_what_it_allows(text: str, path: str, may: bool) -> None:
    assert read(text, "pressroom").allow(path) is may


def test_no_pattern_takes_long() -> None:
    began = time.monotonic()
    read("User-agent: *\nDisallow: /" + "*a" * 5000 + "$", "pressroom").allow("/" + "a" * 4000)
    assert time.monotonic() - began < 1
