"""Code in colours: every letter is kept, and the same code gives the same markup."""

from __future__ import annotations

import subprocess
import sys
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pressroom.editions import highlight
from pressroom.editions.highlight import code_lines, code_words


def plain(lines: tuple[Markup, ...]) -> list[str]:
    return [unescape(line.striptags()) if line.strip() else str(line) for line in lines]


def test_each_kind_of_word_has_its_class() -> None:
    (line,) = code_lines('def f(x): return "a" + 1 # b', "python")
    for stretch in (
        '<span class="k">def </span>', '<span class="f">f</span>', '<span class="n">1 </span>',
        '<span class="s">&#34;a&#34;</span>', '<span class="c"># b</span>',
    ):  # fmt: skip
        assert stretch in line


def test_a_string_over_two_lines_is_two_stretches() -> None:
    assert code_lines('"""a\n\nb"""\n', "python") == (
        '<span class="s">&#34;&#34;&#34;a</span>', "", '<span class="s">b&#34;&#34;&#34;</span>',
    )  # fmt: skip


def test_a_space_never_stands_between_two_elements() -> None:
    assert code_lines("  def f\n\n  return", "python") == (
        '<span class="k">  def </span><span class="f">f</span>', "", '<span class="k">  return</span>',
    )  # fmt: skip


def test_neighbours_of_one_colour_are_one_element() -> None:
    assert code_lines("if not x", "python") == ('<span class="k">if not</span> x',)


@pytest.mark.parametrize("language", [None, "", "no-such-language", "zork9"])
def test_an_unknown_language_is_plain_text(language: str | None) -> None:
    assert code_lines("if x < 1:\n  y\n", language) == ("if x &lt; 1:", "  y")


@pytest.mark.parametrize(
    ("language", "text", "stretch"),
    [
        ("diff", "-old\n+new", '<span class="i">+new</span>'),
        ("diff", "-old\n+new", '<span class="d">-old</span>'),
        ("console", "$ ls", '<span class="p">$ </span>'),
        ("yml", "a: 1", '<span class="k">a</span>'),
        ("RUST", "fn main() {}", '<span class="k">fn </span>'),
        ("output", "def f", "def f"),
    ],
)
def test_a_language_by_any_of_its_names(language: str, text: str, stretch: str) -> None:
    assert stretch in "\n".join(code_lines(text, language))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")),
       st.sampled_from(["python", "html", "diff", "console", "yaml", "c"]))  # fmt: skip
def test_no_letter_is_lost(text: str, language: str) -> None:
    lines = code_lines(text, language)
    assert "\n".join(unescape(str(Markup(line).striptags())) if "<" in line else unescape(line)
                     for line in lines).split() == text.split()  # fmt: skip
    assert len(lines) == text.removesuffix("\n").count("\n") + 1


@pytest.mark.parametrize("fault", ["loses", "raises"])
def test_a_lexer_with_a_fault_is_not_used(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    class Faulty:
        def get_tokens_unprocessed(self, text: str) -> list[tuple[int, str, str]]:
            if fault == "raises":
                raise IndexError
            return [(0, "Token.Keyword", text[1:])]

    monkeypatch.setattr(highlight, "_lexer", lambda _: Faulty())
    assert code_lines("if x", "python") == ("if x",)


def test_very_long_code_is_not_read() -> None:
    assert code_lines("if " * 2_000, "python") == ("if " * 2_000,)


def test_words_in_a_line() -> None:
    assert code_words("a < 1", "python") == 'a &lt; <span class="n">1</span>'


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, pressroom.editions.markup; sys.exit('pygments' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
