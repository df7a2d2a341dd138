"""Whole manuscripts made by chance, from everything that docs/writing.md tells of.

Most are such that an author could mean them, and build; some have what is wrong in them, too.
"""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass, field

from hypothesis import strategies as st
from PIL import Image

Files = dict[str, bytes]  # by their paths in the project

_WORDS = (
    "the", "boat", "river", "and", "harbour", "night", "a", "pier", "of", "Mr. Halm", "3 km",
    "naïve", "cafe\u0301", "Ærø", "Привет", "Ωμέγα", "—", "don't", '"quoted"', "'single'", "1998--2001",
    "well...", "a---b", "fi", "office", "50 %", "$5", "C#", "AT&T", "&amp;", "&copy;", "&#8212;", "&nbsp;",
    "\\*", "\\_", "\\ ", "x\u00a0y", "so\u00adft", "zero\u200bwidth", "a\u2060b", "1/2", "v2.0", "(c)", "[x]",
    "snake_case_name", "2*3*4", "a < b", "x > y", "100%", "@", "#", "ab~cd", "5^th", "C:\\dir", "e.g.",
)  # fmt: skip
_STRANGE_WORDS = (
    "\u202dleft\u202c", "mark\u200f", "mark\u200e", "שלום", "مرحبا", "\u2067עברית\u2069", "z\u200dw", "z\u200cw",
    "i\ufe0f", "e\u0301\u0323", "\u2028", "\u3000", "\u2003", "x" * 300, "Donau" * 30, "\u00ad", "ﬁ",
    "a\u0300\u0301\u0302\u0303", "½", "№", "†", "\ufeff", "\u00a0", "\u202f", "-" * 90, "\u2009", "\t",
)  # fmt: skip
_BAD_WORDS = (
    "\x0b",
    "\x0c",
    "\x85",
    "漢字",
    "\U0001f600",
    "\U0001d49c",
    "\x00",
    "\x07",
    "\ufffe",
    "\ud7ff",
    "\U0010ffff",
    "\ue000",
)
_MARKS = (
    "a", "word", " ", " ", "\n", "\n\n", "    ", "\t", "> ", "- ", "1. ", "# ", "## ", "*", "**", "_", "`",
    "```\n", "[", "]", "(", ")", "^[", "[^n]", "[^n]: ", "{#a}", "{.b}", "{lang=fr}", "![", "::: x\n",
    ":::\n", "| a | b |\n|--|--|\n", "|", ": ", "Table: ", "+--+--+\n", "|a | b|\n", "-- --\n", "~", "~~",
    "^", "'", '"', "--", "...", "\\", "&amp;", "<b>", "</b>", "<!--", "-->", "<", ">", "@", "@key", "$", "$$",
    "\\begin{align}", "\\[", "{", "}", "=", "==", "===\n", "<div>\n", "</div>\n", "<ul><li>", "<table><tr><td>",
    "</table>", "<details>\n", "\r\n", "\\newpage\n", "(@) ", "a. ", "- [x] ", "> [!NOTE]\n", "~ ", ":   ",
    "https://a.b/c_d", "[x]{.index}", "@fig:a", "\u0301", "\u200f", "%", "!", "    code\n", "<br>", "---\n",
)  # fmt: skip
_LANGUAGES = (
    "en",
    "en-GB",
    "de",
    "fr",
    "ru",
    "pl",
    "pt-BR",
    "el",
    "he",
    "ar",
    "it",
    "nl",
    "es",
    "sv",
)
_TEX = (
    "x^2", "a_1 + b", r"\frac{s}{v}", r"\alpha", r"\sqrt{2}", r"\sum_{i=0}^n i", "x < y & z", r"\text{if } a",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", r"\mathbb{R}", "f'(x)", r"\left( x \right]", "1{,}5",
    r"\begin{cases} 1 & x \\ 0 & y \end{cases}", r"\overline{ab}", r"\operatorname{lim}", r"\hat{x}",
    r"\lim_{x\to 0}", r"a \le b \ne c", r"\vec{v}\cdot\vec{w}", r"\mathrm{d}x", r"\binom{n}{k}", r"\%",
    r"\underbrace{a+b}_{c}", r"x\quad y", r"\ldots", r"\partial f", r"\{a\}", r"\mathbf{A}^{-1}",
)  # fmt: skip
_BAD_TEX = (
    r"\frac{a}",
    r"\unknown",
    "x^",
    "{",
    r"\left(",
    "é",
    r"\begin{align}",
    "",
    "漢",
    r"\\",
    "&",
    "%",
)
_CODE = (
    "x = 1", "def f():\n    return '<&>'", "\ttabbed", "y" * 200, "", "\n\nblank", "é → ü", "```", "a  b",
    "<html>&amp;</html>", "# comment", "$ ls -l\nout",
)  # fmt: skip
_LANGS = ("python", "rust", "rust,ignore", "{.python .numberLines}", "", "text", "nonsense", "{.html startFrom=5 .numberLines}",
          "{1,3-5}", '{.python caption="A *listing*."}', 'js title="a.js"', "diff", "console", "math2", "{python}", 'c hl_lines="1"')  # fmt: skip


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (40, 80, 120)).save(out, kind)
    return out.getvalue()


_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    b"<title>A ring</title><circle cx='5' cy='5' r='4'/><text x='2' y='6'>B</text></svg>"
)
_PICTURES = {
    "images/a.png": picture(),
    "images/b.jpg": picture("JPEG", (30, 20)),
    "images/c.svg": _SVG,
    "images/d.gif": picture("GIF"),
    "images/sea view.png": picture(size=(200, 100)),
}
_BAD_PICTURES = {
    "images/broken.png": picture()[:20],
    "images/empty.png": b"",
    "images/text.jpg": b"no image",
    "images/script.svg": _SVG.replace(b"<title>", b"<script>1</script><title>"),
    "images/cut.svg": _SVG[:60],
}
_BIB = b"""@book{key, title={The {Boat} \\& the River}, author={Halm, Anna and Berg, Bo}, year={1998}, publisher={Halm \\& Son}}
@article{other2020, title={On <Piers>}, author={{The Harbour Board}}, journal={Piers}, year={2020}, pages={3--9}, doi={10.1234/x_y}}
@misc{m, title={Web page}, url={https://example.org/a_b?c=d&e}, note={seen}}
"""


@dataclass(slots=True)
class _Chapter:
    """What a text names, and must hold, so that nothing in it leads nowhere."""

    draw: st.DrawFn
    name: str
    careless: bool
    bibliography: bool
    notes: int = 0
    figures: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    glossary: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)

    def one(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def some(self, most: int, least: int = 0) -> int:
        return self.draw(st.integers(least, most))

    def maybe(self, one_in: int = 2) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def bad(self, one_in: int = 6) -> bool:
        """Whether to do something wrong here."""
        return self.careless and self.maybe(one_in)

    # the words

    def word(self) -> str:
        if self.bad(40):
            return self.one(*_BAD_WORDS)
        return self.one(*_STRANGE_WORDS) if self.maybe(12) else self.one(*_WORDS)

    def words(self, most: int = 6) -> str:
        return " ".join(self.word() for _ in range(self.some(most, 1)))

    def inline(self, depth: int = 2) -> str:
        return " ".join(self.piece(depth) for _ in range(self.some(4, 1)))

    def piece(self, depth: int) -> str:
        if depth == 0 or self.maybe(2):
            return self.words(4)
        make = self.draw(st.sampled_from(_INLINES))
        return make(self, depth - 1)

    def marked(self, depth: int) -> str:
        first, last = self.draw(st.sampled_from((
            ("*", "*"), ("**", "**"), ("_", "_"), ("***", "***"), ("~~", "~~"), ("==", "=="), ("<em>", "</em>"),
            ("<b>", "</b>"), ("<u>", "</u>"), ("<s>", "</s>"), ("<mark>", "</mark>"), ("<kbd>", "</kbd>"),
            ("<sup>", "</sup>"), ("<sub>", "</sub>"), ("<small>", "</small>"), ("<q>", "</q>"), ("<cite>", "</cite>"),
            ('<abbr title="x &amp; y">', "</abbr>"), ("<span>", "</span>"), ("<blink>", "</blink>"), ("<!-- ", " -->"),
            ("'", "'"), ('"', '"'), ("<code>", "</code>"), ("<font color=red>", "</font>"),
        )))  # fmt: skip
        return f"{first}{self.inline(depth)}{'' if self.bad(4) else last}"

    def script(self, depth: int) -> str:
        return self.one("H~2~O", "2^nd^", "x~a\\ b~", "E=mc^2^", "~a~^b^", "a^[", "^x^")

    def span(self, depth: int) -> str:
        how = self.one(
            ".smallcaps", ".mark", ".underline", ".ul", ".kbd", "lang=fr", "lang=he", "lang=de-AT", ".own", "dir=rtl",
            "dir=ltr", "key=value", ".index", '.index term="Ships!sailing"', ".index see=boats term=ferries",
            "lang=ru .smallcaps", ".on-page",
        )  # fmt: skip
        if self.bad(5):
            how = self.one(
                "lang=x_y_z",
                "dir=up",
                ".gls",
                "#1",
                "#a b",
                ".term key=nowhere",
                ".index term=!",
                "=",
            )
        return f"[{self.inline(depth)}]{{{how}}}"

    def code(self, depth: int) -> str:
        return self.one("`x = 1`{.python}", "`` a`b ``", "`<&>`", "`  `", "`a\nb`", "`" + "long" * 40 + "`", "`x`{=html}", "`<i>z</i>`{=html}", "`\\x`{=latex}")  # fmt: skip

    def formula(self, depth: int) -> str:
        tex = self.one(*_BAD_TEX) if self.bad(4) else self.one(*_TEX)
        first, last = self.draw(st.sampled_from((("$", "$"), ("$`", "`$"), ("$$", "$$"), ("\\\\(", "\\\\)"), ("\\(", "\\)"))))  # fmt: skip
        return f"{first}{tex}{last}"

    def link(self, depth: int) -> str:
        name = f"place{self.some(3)}"
        if not self.bad():
            self.ids.append(name)
        return self.draw(st.sampled_from((
            f"[{self.inline(depth)}](#{name})", f"[](#{name})", f"[{self.words()}]({self.name}.md#{name})",
            f"[{self.words()}](#{name}){{.on-page}}", f"[{self.words()}](https://example.org/a_b?c=d&e#f)",
            "<https://example.org>", "<editor@example.org>", "https://example.org/x_y_z.", "https://example.org/a(b)",
            f'[{self.words()}](https://example.org "title {self.word()}")', f"[{self.words()}](mailto:a@b.org)",
            f'<a href="#{name}">{self.words()}</a>', f"[{self.words()}][ref]", "[ref]", f"[{self.words()}]({self.name}.md)",
            f"[{self.words()}](<https://example.org/a b>)", f"[{self.words()}](https://example.org/ü)",
        )))  # fmt: skip

    def bad_link(self, depth: int) -> str:
        if not self.careless:
            return self.link(depth)
        return self.one(
            "[x](#nowhere)", "[x](nothere.md)", "[x](javascript:1)", "[x](ftp://a.b)", "[](https://a.b)", "[x]()",
            "[x](<a b>)", "[x](http://[)", "[a [b](https://c.d)](https://e.f)", "[x](file:///etc/passwd)", "[x](//a.b)",
            "@fig:nowhere", "[@fig:a; @key]", "@nowhere2020", "[@nokey, p. 3]", "[-@]", "[x](http://a b)", "<http://>",
        )  # fmt: skip

    def note(self, depth: int) -> str:
        if self.maybe():
            return f"^[{self.inline(depth)}]"
        self.notes += 1
        label = self.one("n", "1", "long-label", "é") + str(self.notes)
        if not self.bad():
            blocks = self.block(1) if self.maybe(3) else ""
            text = self.inline(0) + ("^[in a note]" if self.bad(5) else "")
            self.more.append(
                f"[^{label}]: {text}\n" + ("\n" + textwrap.indent(blocks, "    ") if blocks else "")
            )
            if self.bad(9):
                self.more.append(self.more[-1])
        return f"[^{label}]" + (f" again[^{label}]" if self.maybe(5) else "")

    def citation(self, depth: int) -> str:
        if not self.bibliography:
            return self.words()
        return self.one(
            "[@key]", "@key", "[-@key]", "[see @key, pp. 3-5; @other2020, chap. 2]", "@other2020 [p. 7]", "[@m]",
            "[@key{ii, A}, and more]", "@key [p. 7; see @m]", "@{key}", "[@key; @key; @other2020]", "*@key*", "@key's",
            '[see *especially* @key, § 3, "x"]', "[@key,]", "[@m, <b>x</b>]", "([@key])", "[@key].", "@key.",
        )  # fmt: skip

    def reference(self, depth: int) -> str:
        kind = self.one("fig", "tbl", "eq", "sec", "lst")
        name = f"{kind}:r{self.some(2)}"
        getattr(
            self, {"fig": "figures", "tbl": "tables", "eq": "equations"}.get(kind, "ids")
        ).append(name)
        return self.one(
            f"@{name}", f"[@{name}]", f"[-@{name}]", f"[Abb. @{name}]", f"@{name.capitalize()}", f"[@{name}]{{.on-page}}",
            f"[@{name}; @{name}]", f"[](#{name.replace(':', '-')})", f"@{name.replace(':', '-')}",
        )  # fmt: skip

    def term(self, depth: int) -> str:
        if self.maybe():
            return self.one(
                "Boats\\index{boats!small}",
                "[]{.index term=x!y!z}",
                "[]{.index term=ä see-also=x}",
                "[*it*]{.index}",
            )
        self.glossary.append(word := self.one("bollard", "quay wall"))
        return self.one(f"[{word}]{{.gls}}", f"[those]{{.gls key='{word}'}}", f"[{word}]{{.term}}")

    def broken(self, depth: int) -> str:
        return self.one("  \n", "\\\n", "<br>", "<br/>", "<wbr>", "\n") + self.words(3)

    def image(self, depth: int) -> str:
        target = self.target()
        return self.one(
            f"![{self.words(3)}](<{target}>)", f"![](<{target}>)", f'![x](<{target}>){{alt=""}}', f"![x](<{target}>){{width=20%}}",
            f'<img src="{target}" alt="a &amp; b">', f"![x](<{target}>){{.decorative}}", f'![x](<{target}> "t"){{height=2cm}}',
            f"![*em* and `code`](<{target}>)",
        )  # fmt: skip

    def target(self) -> str:
        if self.bad():
            return self.one(
                *_BAD_PICTURES,
                "images/none.png",
                "https://example.org/x.png",
                "../outside.png",
                "/etc/passwd",
            )
        return self.one(*_PICTURES)

    def raw(self, depth: int) -> str:
        if not self.careless:
            return self.words()
        marks = self.draw(st.lists(st.sampled_from(_MARKS), max_size=12))
        return "".join(marks)

    # the blocks

    def blocks(self, depth: int, most: int = 3) -> str:
        return "\n\n".join(self.block(depth) for _ in range(self.some(most, 1)))

    def block(self, depth: int) -> str:
        if depth == 0 or self.maybe(3):
            return self.inline()
        return self.draw(st.sampled_from(_BLOCKS))(self, depth - 1)

    def heading(self, depth: int) -> str:
        level = "#" * self.some(4, 1)
        more = self.one("", "", "", " {-}", " {.unnumbered}", " {role=appendix}", " {.part}", " #", " {lang=fr}", " {role=preface}", " {.own}", " {role=glossarium}", " {role=index}", " {role=colophon}")  # fmt: skip
        title = "" if self.bad(20) else self.inline(1).replace("\n", " ")
        if self.maybe(6):
            return f"{self.words(4)}\n{self.one('===', '---')}"
        return f"{level} {title}{more}"

    def quote(self, depth: int) -> str:
        inner = self.blocks(depth) + self.one("", "", "\n\n— Whose words", "\n\n-- *A. B.*")
        first = self.one("", "", "[!NOTE]\n", "[!TIP] Title\n", "[!WARNING]\n")
        return textwrap.indent(first + inner, "> ", lambda _: True)

    def items(self, depth: int) -> str:
        sign = self.one(
            "- ",
            "* ",
            "1. ",
            "3. ",
            "a)  ",
            "(i) ",
            "(@) ",
            "#. ",
            "- [x] ",
            "- [ ] ",
            "A.  ",
            "+ ",
            "9) ",
            "(@ex) ",
            "iv. ",
        )
        joint = self.one("\n", "\n\n")
        parts = []
        for _ in range(self.some(3, 1)):
            inner = self.blocks(depth, 2) if self.maybe() else self.inline(1)
            parts.append(sign + textwrap.indent(inner, " " * len(sign)).lstrip(" "))
        return joint.join(parts) + (
            "\n\nAs (@ex) shows." if sign == "(@ex) " and len(parts) == 1 else ""
        )

    def definitions(self, depth: int) -> str:
        inner = textwrap.indent(self.blocks(depth, 2), "    ").lstrip()
        return f"{self.words(2)}\n:   {inner}\n" + self.one("", f"~   {self.words()}\n")

    def division(self, depth: int) -> str:
        head = self.one(
            "::: epigraph", "::: pullquote", '::: {.editors-note title="A *title*"}', "::: editorsnote", "::: quotation", "::: {#%ID .box}",
            "::: {lang=he}", "::: {dir=rtl}", "::: {lang=de}", "::: warning", ":::tip Where to sit", '::: {.callout-tip title="T & t"}',
            ":::: note", "::: {.callout-note collapse=true}\n## Callout title\n", "::: center", "::: {lang=ar .x}", "::: {.left}",
        ).replace("%ID", f"box{self.some(900)}{self.name}")  # fmt: skip
        inner = self.blocks(depth)
        end = ":" * (len(head) - len(head.lstrip(":")))
        return f"{head}\n{inner}\n{'' if self.bad(8) else end}"

    def verse(self, depth: int) -> str:
        lines = [
            ("| " + " " * self.some(5) + self.inline(1).replace("\n", " "))
            for _ in range(self.some(3, 1))
        ]
        return "\n".join([*lines, *self.draw(st.sampled_from(([], ["| "], ["|"], ["  goes on"])))])

    def listing(self, depth: int) -> str:
        code, language = self.one(*_CODE), self.one(*_LANGS)
        if self.maybe(4):
            return textwrap.indent(code, "    ") or "    x"
        fence = self.one("```", "~~~~", "````")
        return f"{fence}{language}\n{code}\n{'' if self.bad(8) else fence}"

    def display(self, depth: int) -> str:
        tex = self.one(*_BAD_TEX) if self.bad(4) else self.one(*_TEX)
        if self.maybe(3):
            self.equations.append(f"eq:r{self.some(2)}")
        return self.one(
            f"$$\n{tex}\n$$", f"$${tex}$$", f"\\[\n{tex}\n\\]", f"```math\n{tex}\n```", f"\\begin{{align}}\na &= {tex} \\\\\nb &= c\n\\end{{align}}",
            f"\\begin{{equation}}\n{tex}\n\\end{{equation}}", f"$${tex} \\tag{{*}}$$", "\\newcommand{\\R}{\\mathbb{R}}\n\n$\\R$",
            f"Text $${tex}$$ and more.",
        )  # fmt: skip

    def figure(self, depth: int) -> str:
        target, words = self.target(), self.inline(1).replace("\n", " ")
        one = f"fig-g{self.some(900)}{self.name}"
        return self.one(
            f"![{words}](<{target}>)", f'![{words}](<{target}>){{#{one} alt="A picture" width=50%}}', f"![{words}](<{target}>){{fig-align=left}}",
            f'<figure><img src="{target}" alt="x"><figcaption>{words}</figcaption></figure>',
            f"::: {{#{one} layout-ncol=2}}\n![One](<{target}>)\n\n![Two](<{target}>)\n\n{words}\n:::",
            f'<div id="{one}">\n![Left](<{target}>){{width=30%}}\n![Right](<{target}>){{width=60%}}\n\n{words}\n</div>',
            f"![{words}](<{target}>){{dark=images/c.svg}}", f"![{words}](<{target}>){{width=900cm}}", f"![{words}](<{target}>){{height=70cm}}",
            f"![{words}](<{target}>)\n![{words}](<{target}>)",
        )  # fmt: skip

    def table(self, depth: int) -> str:
        return self.caption(
            self.draw(
                st.sampled_from((self.pipe, self.grid, self.simple, self.multi, self.html_table))
            )(depth)
        )

    def caption(self, table: str) -> str:
        one = f"tbl-t{self.some(900)}{self.name}"
        return table + self.one(
            "", "", f"\n\n: {self.words()} {{#{one}}}", f"\n\nTable: {self.words()}"
        )

    def cell(self) -> str:
        return self.inline(1).replace("\n", " ").replace("|", "\\|").replace("\\\\|", "")

    def pipe(self, depth: int) -> str:
        wide = self.some(6, 1)
        rows = [[self.cell() for _ in range(wide)] for _ in range(self.some(3, 1))]
        if self.bad(8):
            rows[-1].append("more")
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        rule = (
            "|"
            + "|".join(self.one("---", ":--", "--:", ":-:", "-" * 30) for _ in range(wide))
            + "|"
        )
        return "\n".join([lines[0], rule, *lines[1:]])

    def grid(self, depth: int) -> str:
        widths = [self.some(24, 5) for _ in range(self.some(3, 1))]
        border = "+" + "+".join("-" * one for one in widths) + "+"
        out = [border]
        for at in range(self.some(3, 1)):
            cells = [
                textwrap.wrap(
                    self.words(4).expandtabs(1).replace("|", "/").replace("+", ""), one - 2
                )
                or [""]
                for one in widths
            ]
            cells = [
                [line for line in cell if len(line) <= one - 2]
                for cell, one in zip(cells, widths, strict=True)
            ]
            for line in range(max(len(cell) for cell in cells) or 1):
                parts = [(cell[line] if line < len(cell) else "") for cell in cells]
                out.append(
                    "|"
                    + "|".join(
                        " " + part.ljust(one - 1) for part, one in zip(parts, widths, strict=True)
                    )
                    + "|"
                )
            out.append(border.replace("-", "=") if at == 0 and self.maybe() else border)
        if self.bad(6):
            out[-1] = out[-1][:-2]
        return "\n".join(out)

    def simple(self, depth: int) -> str:
        return self.one(
            "Port       Ships\n-------  -------\nHamburg       12\nBergen *x*     7",
            "-------  -------\nHamburg       12\nBergen         7\n-------  -------",
            "a     b\n----  ----\nx     y",
        )

    def multi(self, depth: int) -> str:
        return "-------------------------\nPort      What is to be\n          said of it\n--------- ---------------\nHamburg   Large, with a\n          long pier.\n\nBergen    Older.\n-------------------------"  # fmt: skip

    def html_table(self, depth: int) -> str:
        wide = self.some(3, 1)
        head = "<tr>" + "".join(f"<th>{self.words(2)}</th>" for _ in range(wide)) + "</tr>"
        row = "<tr>" + "".join(f"<td>{self.inline(1)}</td>" for _ in range(wide)) + "</tr>"
        block = f"<tr><td colspan={wide}>\n\n{self.block(depth)}\n\n</td></tr>"
        end = "" if self.bad(6) else "</table>"
        return f"<table>\n{self.one('', '<caption>C *c*</caption>', '<thead>')}\n{head}\n{self.one(row, block, row + block)}\n{end}"

    def html(self, depth: int) -> str:
        inner = self.blocks(depth, 2)
        words = self.inline(1)
        good = (
            f"<details>\n<summary>{words}</summary>\n\n{inner}\n\n</details>", f"<div>\n\n{inner}\n\n</div>", f"<p align=center>{words}</p>",
            f"<blockquote>{words}</blockquote>", f"<ul><li>{words}</li><li>{self.words()}</li></ul>", f"<ol start=3 type=a>\n<li>{words}\n</ol>",
            f"<dl><dt>{self.words()}<dd>{words}</dl>", "<hr>", f"<pre>{self.words()}\n  x</pre>", f"<h2>{self.words()}</h2>", f"<section>\n{words}\n</section>",
            f"<center>{words}</center>", "<!-- a comment\n\nover lines -->", f"<video src=x>{words}</video>", "<style>p{}</style>", "<script>1</script>",
            f"```{{=html}}\n<p>{self.words()}</p>\n```", "```{=latex}\n\\x\n```", f"<unknown-tag a='b'>\n{words}\n</unknown-tag>", f"<p>{words}", f"<div>{inner}",
            f"<table><tr><td>{words}</table>", f"<div align=right lang=fr>{words}</div>", "<input type=checkbox> box", "<?php x ?>", "<![CDATA[ x ]]>", "<!DOCTYPE x>",
        )  # fmt: skip
        bad = (
            "</div>",
            "<div>",
            "<p",
            "<!--",
            "<table>",
            "<a href=x>",
            "<img>",
            "</p></p>",
            "<td>x</td>",
            "<details>",
            "<li>x",
            "<pre>",
            "<a name='1'>",
            "<div id=a id=a>",
        )
        return self.one(*bad) if self.bad(4) else self.one(*good)

    def rest(self, depth: int) -> str:
        return self.one(
            "***", "---", "* * *", "\\* \\* \\*", "⁂", "\\newpage", "\\pagebreak", "\\noindent Words.", "\\vspace{1em}", "*[HTML]: x", "TODO",
            "{{#include x}}", "{{< pagebreak >}}", "<!-- -->", "\\", "&nbsp;", "[TOC]", "[[wiki]]", ":smile: x", "Term\n: Definition\n", "===", "^^^", "%%%", "!!! note\n    x",
        )  # fmt: skip

    def deep(self, depth: int) -> str:
        sign, times = (
            self.one("> ", "- ", "1. ", "*", "[", "(", "::: x\n", "<div>", "<b>", "^[", "{"),
            self.some(120, 3),
        )
        if not self.careless:
            times = min(times, 12) if sign in ("> ", "- ", "1. ") else 1
            sign = sign if times > 1 else "> "
        return sign * times + " deep"

    def long(self, depth: int) -> str:
        return self.one(
            "word " * 900,
            "w" * 3000,
            "a-b" * 500,
            "x\u00a0" * 200 + "x",
            "*a* " * 300,
            "`c` " * 200,
            "é" * 400,
        )

    def wild(self, depth: int) -> str:
        if not self.careless:
            return self.blocks(depth)
        return self.draw(st.one_of(
            st.text(max_size=60), st.lists(st.sampled_from(_MARKS), max_size=40).map("".join),
        )).encode("utf-8", "replace").decode()  # fmt: skip

    # the whole

    def text(self) -> str:
        parts = [self.blocks(3, 6)]
        if self.maybe(4):
            parts.insert(0, self.one('---\ntitle: "The *harbour*"\n---', "---\nrole: introduction\nlang: de\n---", "---\nunnumbered: true\nid: here\ntitle: T\n---", "---\n---", "---\nsubtitle: x\n---"))  # fmt: skip
        else:
            parts.insert(
                0, f"# {self.one('Chapter', 'The river', 'A & B', '1984', '*Night*')} {self.name}"
            )
        parts += self.more
        if not self.bad(9):
            parts.append("[ref]: https://example.org 'title'")
            parts += [
                f"[place]{{#{one}}} a" for one in sorted(set(self.ids)) if one.startswith("place")
            ]
            parts += [
                f"## Section {one} {{#{one}}}\n\nWords."
                for one in sorted(set(self.ids))
                if one.startswith("sec")
            ]
            parts += [
                f'```{{#{one} .python caption="C"}}\nx\n```'
                for one in sorted(set(self.ids))
                if one.startswith("lst")
            ]
            parts += [f"![A figure.](images/a.png){{#{one}}}" for one in sorted(set(self.figures))]
            parts += [
                f"| a | b |\n|---|---|\n| 1 | 2 |\n\n: A table. {{#{one}}}"
                for one in sorted(set(self.tables))
            ]
            parts += [f"$$\nx\n$$ {{#{one}}}" for one in sorted(set(self.equations))]
            parts += [
                f"# Glossary {self.name} {{role=glossary}}\n\n"
                + "\n\n".join(f"{one}\n:   What it is." for one in sorted(set(self.glossary)))
            ] * bool(self.glossary)
        return "\n\n".join(parts) + self.one("\n", "", "\n\n\n")


_INLINES = (
    _Chapter.marked, _Chapter.marked, _Chapter.script, _Chapter.span, _Chapter.span, _Chapter.code, _Chapter.formula, _Chapter.link,
    _Chapter.link, _Chapter.bad_link, _Chapter.note, _Chapter.note, _Chapter.citation, _Chapter.reference, _Chapter.term, _Chapter.broken,
    _Chapter.image, _Chapter.raw,
)  # fmt: skip
_BLOCKS = (
    _Chapter.heading, _Chapter.heading, _Chapter.quote, _Chapter.items, _Chapter.items, _Chapter.definitions, _Chapter.division, _Chapter.division,
    _Chapter.verse, _Chapter.listing, _Chapter.display, _Chapter.figure, _Chapter.table, _Chapter.table, _Chapter.html, _Chapter.html,
    _Chapter.rest, _Chapter.deep, _Chapter.long, _Chapter.wild,
)  # fmt: skip

_METADATA = (
    "subtitle: And what it is about", "creators:\n  - name: Ada Example\n    file-as: Example, Ada\n    roles: [aut, ill]\n  - Second Person",
    "creators: 'A & B <c>'", "contributors:\n  - name: E. Ditor\n    roles: [edt]", "identifiers:\n  isbn: 978-3-16-148410-0\n  doi: 10.1234/example",
    'publisher: "Halm & Söhne"', "published: 2026-05-31", "modified: 2026-06-01T09:00:00Z", 'version: "1.10"', "description: >-\n  Two or three\n  sentences <b>.",
    "subjects: [Ships, 'Harbours & piers']", "series:\n  name: Coasts\n  position: 2.1", "rights: © 2026 Ada", "licence:\n  name: CC BY 4.0\n  url: https://creativecommons.org/licenses/by/4.0/",
    "accessibility-summary: It can be read.", "nocite: '@m'", "schema: 1", "published: 1000-01-01", "identifiers:\n  uri: https://example.org/?a=b&c",
    "identifiers:\n  uuid: 123e4567-e89b-42d3-a456-426614174000", "rights: שלום", "publisher: Издательство",
)  # fmt: skip
_BAD_METADATA = (
    "identifiers:\n  isbn: 978-3-16-148410-1", "published: 2026-13-01", "unknown: key", "title: twice", "creators: []", "licence:\n  url: x", "modified: never",
    "series: {position: 2}", "language: x", "version: 1.0", "subjects: no", 'description: "\\0"', "rights: *alias", "creators: [[a]]", "schema: 2", "contents: [none.md]",
    "publisher: 漢字", "published: 99999-01-01", "- list", "published: 0001-01-01", "'", "\t", "key", "version: !!python/object:x y", "subjects: {a: b}", "published: 10000-01-01",
)  # fmt: skip
_TITLES = ("The Title", "'A & B <c>'", '"Quotes \\" in it"', "'1984'", "Ωμέγα и другие", "'*marks*'", "Long " * 40, "x", "שלום", "'#'", "'  spaced  out '", "…", "'\u200bx'", "'---'")  # fmt: skip
_SETTINGS = (
    'kind = "book"', 'kind = "article"', "[text]\nnumbering = 2", "[text]\nnumbering = true", '[notes]\nnumbering = "chapter"', '[epub]\nnotes = "endnotes"', '[pdf]\nnotes = "end"',
    '[pdf]\nnotes = "chapter"', '[pdf]\npage-size = "6x9in"', "[lists]\nfigures = true\ntables = true", '[citations]\nstyle = "apa"', '[citations]\nstyle = "ieee"',
    '[citations]\nstyle = "modern-language-association"',
)  # fmt: skip
_BAD_SETTINGS = ("kind = 1", "x", '[pdf]\npage-size = "huge"', '[citations]\nstyle = "none such"', '[cover]\nimage = "no.jpg"', "[text]\nnumbering = 99", '[styles]\nfolder = ".."')  # fmt: skip


@st.composite
def works(draw: st.DrawFn, *, careless: bool | None = None) -> Files:
    """A project with one to four texts."""
    if careless is None:
        careless = draw(st.integers(1, 4)) == 4
    files: Files = {}
    bibliography = draw(st.booleans())
    names = [
        f"{at:02}-{draw(st.sampled_from(('a', 'one', 'preface', 'ü', 'appendix-a')))}"
        for at in range(draw(st.integers(1, 3)))
    ]
    for name in names:
        chapter = _Chapter(draw, name, careless, bibliography)
        text = chapter.text()
        if draw(st.integers(1, 8)) == 8:
            text = text.replace("\n", "\r\n")
        data = text.encode("utf-8", "replace")
        if draw(st.integers(1, 10)) == 10:
            data = b"\xef\xbb\xbf" + data
        if careless and draw(st.integers(1, 20)) == 20:
            data = draw(
                st.sampled_from(
                    (b"", b"\n\n", b"\xff\xfe", data[:-1] + b"\xe9", b"\r", b"---\n", b"<!--")
                )
            )
        files[f"manuscript/{name}.md"] = data
    metadata = [
        f"title: {draw(st.sampled_from(_TITLES))}",
        f"language: {draw(st.sampled_from(_LANGUAGES))}",
    ]
    wanted = [one for one in _METADATA if bibliography or not one.startswith("nocite")]
    metadata += _distinct(draw(st.lists(st.sampled_from(wanted), max_size=5)))
    if draw(st.integers(1, 6)) == 6:
        metadata.append(
            "contents:\n" + "\n".join(f"  - {name}.md" for name in draw(st.permutations(names)))
        )
    if careless and draw(st.integers(1, 8)) == 8:
        metadata.append(draw(st.sampled_from(_BAD_METADATA)))
    files["manuscript/metadata.yaml"] = "\n".join(metadata).encode()
    settings = _tables(draw(st.lists(st.sampled_from(_SETTINGS), max_size=3)))
    if careless and draw(st.integers(1, 12)) == 12:
        settings.append(draw(st.sampled_from(_BAD_SETTINGS)))
    if settings:
        files["pressroom.toml"] = "\n".join(settings).encode()
    if bibliography:
        files["manuscript/references.bib"] = (
            _BIB[:-40] if careless and draw(st.integers(1, 12)) == 12 else _BIB
        )
    used = {**_PICTURES, **(_BAD_PICTURES if careless else {})}
    return files | {f"manuscript/{name}": data for name, data in used.items()}


def _distinct(lines: list[str]) -> list[str]:
    """Of lines with one key the first."""
    return list({line.partition(":")[0]: line for line in reversed(lines)}.values())


def _tables(settings: list[str]) -> list[str]:
    """Each key and table once, the bare keys first."""
    seen: dict[str, str] = {}
    for one in settings:
        seen.setdefault(one.split("=")[0].split("]")[0].strip(), one)
    return sorted(seen.values(), key=lambda one: one.startswith("["))
