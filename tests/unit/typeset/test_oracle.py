"""Pandoc reads in each of these what we read in it."""

from collections.abc import Callable

import pytest
from oracle import Ours, theirs

from pressroom.model.document import Document

Setting = Callable[..., Document]

LINES = [
    "| a\nb",
    "| The\n|   limerick\n   goes on\n|\n| *end*",
    "| `one` bar | in a line\n| two",
    "> | a\n> | b",
    "- x\n\n  | a\n  |  b",
    "| see[^n]\n|     deep\n\n[^n]: a note",
]
TASKS = [
    "- [ ] to do\n- [x] done\n- [X] and *done*",
    "- [ ] to do\n\n    more of it\n\n- none",
    "1. [x] first\n2. [ ] second",
    "- [] no\n- [y] no",
    "- [ ] outer\n    - [x] inner",
]
NUMBERS = [
    "a. one\nb. two",
    "A.  one\nB.  two",
    "B. Russell",
    "i. one\nii. two\niii. three",
    "I. one",
    "I)  one\nII) two",
    "(1) one\n(2) two",
    "(a) one\n(b) two",
    "(iv) one\n(v) two",
    "(C) one",
    "c) three\nd) four",
    "#. one\n#. two",
    "5. five\n6. six",
    "1) one\n2) two",
    "(1) one\n\n(2) two\n\n    more",
    "a. one\n\n(b) other",
    "1. one\n    a. in\n    b. in\n2. two\n    i. in",
    "- a\n    (1) b\n    (2) c\n- d",
    "text\na. no list",
    "ii. two\niii. three",
    "a. one\n\n        code",
    "mm. no",
    "(see here) no list",
]
EXAMPLES = [
    "(@) one\n(@) two\n\ntext\n\n(@) three",
    "(@good) This one.\n\nAs (@good) and (@bad) show.\n\n(@bad) That one.",
    "(@) one\n\n    more of it\n\n(@x-y) two\n\n@x-y, (@x-y, see)",
]
BLOCKS = [
    "::: x\na\n:::",
    "::: {#i .x .y lang=fr}\na\n\n- b\n:::",
    ":::: a\n::: b\nx\n:::\ny\n::::",
    "::: note\na\n:::",
    "::: {.warning}\na\n\n> b\n:::",
    "***\n\na\n\n* * *\n\n- - -",
    "Term\n:   def",
    "Term\n~   def\n~   other",
    "Term *x*\n\n:   One\n\n    Two\n\n        code\n\nOther\n\n:   Three",
    "Term\n: a\n    - b\n    - c\n\nT2\n: d",
    "Term\n\n  :   a\n\n:   b\n\n    > c\n\n    - d\n\ntext",
    "- Term\n  : a\n\n  more",
    "Head\n====\n\ntext\n\nSub\n---",
    "# One {-}\n\n## Two {.unnumbered}",
    "# A # {#a}\n\n## B ##\n\n### C \\# {-}",
    "> a\nlazy\n>\n> > b",
    "- a\n- b\n\n    c\n- d",
    "    code\n\ntext",
]
INLINES = [
    "| a\nb",
    "H~2~O, 2^10^, P~a\\ cat~, x^a\\ b^",
    "~~struck *out*~~",
    "[s]{.smallcaps} [m]{.mark} [u]{.underline} [u]{.ul} [k]{.kbd}",
    "[w]{#i .x lang=de} `c`{.x}",
    "a\\ b\\\nc",
    "*a*b **c**d _e_f",
    "snake_case_word and *a*",
    "\\*a\\* \\[b\\] \\~",
    "a^b c~d ~/x",
    "&amp; &eacute; &#8212;",
    "<https://a.b/c> <x@y.org>",
    "\"a\" 'b' it's -- --- ...",
    "x^[inline *note*] y",
    "``a ` b``",
]
MIXED = [
    "- a\n\n  b\n\n1. c\n\n   d",
    "1. a\n\ntext\n\n2. b",
    "1. a\n   - b\n\n     c\n2. d",
    "Term\n: def\n\n   : second",
    "*   a\n*   b\n\n        code",
    "a^2^b~3~ **b*i*b** _x_ __y__",
    "::: a\n::: b\nx\n:::\n:::",
    "| a | b\n| c",
    "- a\n    continued\n\n    para",
    '[link]: https://a.b "T"\n\n[link] and [x][link] and [Link][]',
    "text^[note [l](https://a.b) *x*]",
    "\\$5 and \\# and \\\\ ",
    "A\n: b\nC\n: d",
    "~~~\ncode\n~~~\n\n``` {.python #id}\nx\n```",
    "a\\\nb  \nc",
    "**bold**text and *em*text, 5*3*2",
    "Hello[^1]\n\n[^1]: A\n\n    B\n\n      - c\n\nC",
    "(a) x\n  (1) y",
    "a) x\n\n   y\nb) z",
    "::: warning :::\nx\n:::::::::::::::",
    "\"a 'b' c\" -- 'tis",
]
HTML = [
    "a <!-- remark --> b",
    "a <!-- one\n\ntwo --> b",
    "<!-- one\n\ntwo -->\n\ntext",
    "a\n<!-- x -->\nb",
    "<div>\n*a*\n\n- b\n</div>\nafter",
    '<div id="i" class="x y" lang="fr">\n\na\n\n</div>',
    "<div class=a>\n<div class=b>\nx\n</div>\ny\n</div>",
    "<div>*a*</div>",
    "> <div>\n> a\n>\n> b\n> </div>",
    "- <div>\n  a\n\n  b\n  </div>",
    '<span class="x" lang="la">*a*</span>',
    "`<b>`{=html}x y`\\x`{=latex}",
    "```{=latex}\n\\x\n```\n\ntext",
    "a \\noindent b",
    "```{=html}\n<!-- no -->\n```\n\ntext",
]
# What is HTML only is compared with pandoc's reader of HTML.
PURE_HTML = [
    "<p><em>a</em> <i>b</i> <strong>c</strong> <b>d</b> <u>e</u> <ins>f</ins></p>",
    "<p>a<sup>2</sup> b<sub>i</sub> <s>c</s> <del>d</del> <mark>e</mark> <kbd>f</kbd></p>",
    '<p>a <code>b &lt; c</code><br>d <span class="x" id="i">e</span></p>',
    '<p><a href="https://a.b/">c</a> <span id="d"></span></p>',
    "<p>a <q>b</q></p>",
    "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>",
    "<ul>\n<li>a</li>\n<li><p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>",
    '<ol start="3" type="a">\n  <li>a</li>\n  <li>b</li>\n</ol>',
    "<ol><li>a<li>b</ol>",
    "<dl>\n<dt>a <em>b</em></dt>\n<dd>c</dd>\n<dt>d</dt>\n<dd><p>e</p><p>f</p></dd>\n</dl>",
    "<p>a</p>\n<hr>\n<p>b</p>",
    "<h1>a</h1>\n<h2>1. b <em>c</em></h2>\n<p>d</p>",
    '<pre><code class="language-x">a &lt; b\n  c\n</code></pre>',
    "<pre>a\n\nb\n</pre>",
    '<figure>\n<img src="sea%20view.png" alt="a">\n<figcaption>b</figcaption>\n</figure>',
    '<p>a <img src="sea%20view.png" alt="b"> c</p>',
    "<div>\n  <p>a</p>\n  <div>\n    <p>b</p>\n  </div>\n</div>",
]


@pytest.mark.parametrize(
    "text", [*LINES, *TASKS, *NUMBERS, *EXAMPLES, *BLOCKS, *INLINES, *MIXED, *HTML]
)
def test_pandoc_reads_the_same(set_text: Setting, text: str) -> None:
    assert Ours(set_text(text)).form == theirs(text)


@pytest.mark.parametrize("text", PURE_HTML)
def test_pandoc_reads_the_same_in_html(set_text: Setting, text: str) -> None:
    assert Ours(set_text(text)).form == theirs(text, "html")
