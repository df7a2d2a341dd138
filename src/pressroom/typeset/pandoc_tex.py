r"""TeX put such as pandoc reads it: commands that it lacks, and those that it takes for others.

What an author sees of a formula, and what is read aloud, stays as written.
"""

from __future__ import annotations

import re

from pressroom.typeset.markdown.macros import Macro, TooLongError, write_out

# where a change of size begins; what follows in its row is made so, when pandoc has answered
MARKS = {
    "displaystyle": "\ue000", "textstyle": "\ue001", "scriptstyle": "\ue002",
    "scriptscriptstyle": "\ue003",
}  # fmt: skip


def _same(names: str, body: str, arguments: int = 0) -> dict[str, Macro]:
    return dict.fromkeys(names.split(), Macro(arguments, body))


def _arrows(**names: str) -> dict[str, Macro]:
    """Arrows with words above and, where there are some, below."""
    return {
        name: Macro(2, rf"\mathrel{{\overset{{#2}}{{\underset{{#1}}{{\{arrow}}}}}}}", default="")
        for name, arrow in names.items()
    }


_NAMES = {
    **_same("cfrac", r"\dfrac{#1}{#2}", 2),
    **_same("dbinom", r"\displaystyle\binom{#1}{#2}", 2),
    **_same("tbinom", r"\binom{#1}{#2}", 2),
    **_same("hbox textup textnormal textmd textsc", r"\text{#1}", 1),
    **_same("emph", r"\textit{#1}", 1),
    **_same("fbox", r"\boxed{\text{#1}}", 1),
    **_same("degree", r"^\circ"),
    **_same("hfill", r"\quad"),
    **_same("textcolor", "{#2}", 2),
    **_same("require", "", 1),
    **_same("varlimsup", r"\overline{\lim}"),
    **_same("varliminf", r"\underline{\lim}"),
    **_same("varinjlim", r"\underrightarrow{\lim}"),
    **_same("varprojlim", r"\underleftarrow{\lim}"),
    **_same("injlim", r"\operatorname*{inj\,lim}"),
    **_same("projlim", r"\operatorname*{proj\,lim}"),
    **_same("argmin", r"\operatorname*{arg\,min}"),
    **_same("argmax", r"\operatorname*{arg\,max}"),
    **_same("idotsint", r"\int\cdots\int"),
    **_same("bigm", r"\mathrel{\big#1}", 1),
    **_same("Bigm", r"\mathrel{\Big#1}", 1),
    **_same("biggm", r"\mathrel{\bigg#1}", 1),
    **_same("Biggm", r"\mathrel{\Bigg#1}", 1),
    **_same("bra", r"\langle #1|", 1),
    **_same("ket", r"|#1\rangle", 1),
    **_same("braket", r"\langle #1\rangle", 1),
    **_same("sideset", "{}#1#3#2", 3),
    **_same("prescript", "{}^{#1}_{#2}#3", 3),
    **_same("hphantom", r"\phantom{#1}", 1),
    **_same("vphantom", "{}", 1),
    "smash": Macro(2, "{#2}", default=""),
    **_same("mathrlap mathllap mathclap rlap llap", "{#1}", 1),
    **_same("mathstrut strut nobreak allowbreak", ""),
    **_same("tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge", ""),
    **_same("thinspace", r"\,"),
    **_same("medspace", r"\:"),
    **_same("thickspace", r"\;"),
    **_same("negthinspace", r"\!"),
    **_same("enspace", r"\hspace{0.5em}"),
    **_same("mathbbm mathds", r"\mathbb{#1}", 1),
    **_same("widecheck", r"\check{#1}", 1),
    **_same("underbar", r"\underline{#1}", 1),
    **_same("underleftrightarrow", r"\underset{⟷}{#1}", 1),
    **_same("underrightarrow", r"\underset{⟶}{#1}", 1),
    **_same("underleftarrow", r"\underset{⟵}{#1}", 1),
    **_same("amalg", r"\mathbin{⨿}"),
    **{
        name: Macro(0, rf"\mathrel{{{sign}}}")
        for name, sign in {
            "longrightarrow": "⟶", "longleftarrow": "⟵", "longleftrightarrow": "⟷",
            "Longrightarrow": "⟹", "Longleftarrow": "⟸", "Longleftrightarrow": "⟺",
            "longmapsto": "⟼",
        }.items()
    },
    **_same("cancelto", r"{\cancel{#2}}^{#1}", 2),
    **{
        name.capitalize(): Macro(1, rf"\{name}{{#1}}")
        for name in "hat vec bar tilde dot ddot check acute grave breve".split()
    },
    **{
        name: Macro(0, rf"\text{{{sign}}}")
        for name, sign in {
            "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "yen": "¥",
            "textregistered": "®",
        }.items()
    },
    **_arrows(
        xleftrightarrow="longleftrightarrow", xRightarrow="Longrightarrow",
        xLeftarrow="Longleftarrow", xLeftrightarrow="Longleftrightarrow", xmapsto="longmapsto",
        xhookrightarrow="hookrightarrow", xhookleftarrow="hookleftarrow",
        xrightharpoonup="rightharpoonup", xrightleftharpoons="rightleftharpoons",
    ),
}  # fmt: skip

_ENVIRONMENTS = {
    r"\begin{dcases}": r"\begin{cases}", r"\end{dcases}": r"\end{cases}",
    r"\begin{rcases}": r"\left.\begin{array}{ll}", r"\end{rcases}": r"\end{array}\right\}",
    r"\begin{drcases}": r"\left.\begin{array}{ll}", r"\end{drcases}": r"\end{array}\right\}",
    r"\begin{flalign}": r"\begin{align}", r"\end{flalign}": r"\end{align}",
    r"\begin{flalign*}": r"\begin{align*}", r"\end{flalign*}": r"\end{align*}",
    r"\begin{subarray}": r"\begin{array}", r"\end{subarray}": r"\end{array}",
}  # fmt: skip
# with the side of its columns, which pandoc takes for what stands in the first cell
_MATRIX = re.compile(r"\\(begin|end)\{([bBpvV]?matrix)\*\}(?:\s*\[[lcr]\])?")
_ENVIRONMENT = re.compile("|".join(map(re.escape, _ENVIRONMENTS)))
# pandoc slants \mathbf, and takes the comma of 10{,}000 for one between two numbers
_BOLD = re.compile(r"\\mathbf(?![A-Za-z])\s*(?:\{([A-Za-z0-9]+)\}|([A-Za-z0-9]))")
_THOUSANDS = re.compile(r"[0-9]+(?:\{,\}[0-9]+)+")
_SPACE = re.compile(
    r"\\(?:hspace\*?\s*\{|(?:m?kern|m?skip|hskip)(?![A-Za-z]))\s*"
    r"(-?[0-9]*\.?[0-9]+)\s*(em|ex|pt|mm|cm|in|mu|bp)\}?"
)
_EMS = {
    "em": 1, "ex": 0.45, "pt": 0.1, "bp": 0.1, "mm": 0.285, "cm": 2.85, "in": 7.23, "mu": 1 / 18,
}  # fmt: skip
_STYLE = re.compile(rf"\\({'|'.join(MARKS)})(?![A-Za-z])")
_OVER = re.compile(r"\\(over|atop)(?![A-Za-z])")


def for_pandoc(tex: str) -> str:
    """``tex`` with what pandoc reads in the place of what it does not."""
    try:
        tex = write_out(tex, _NAMES)
    except TooLongError:  # it is short enough as it is
        return tex
    tex = _MATRIX.sub(r"\\\1{\2}", tex)
    tex = _ENVIRONMENT.sub(lambda it: _ENVIRONMENTS[it[0]], tex)
    tex = _SPACE.sub(lambda it: f"\\hspace{{{float(it[1]) * _EMS[it[2]]:.3f}em}}", tex)
    tex = _STYLE.sub(lambda it: f"\\text{{{MARKS[it[1]]}}}", tex)
    tex = _BOLD.sub(lambda it: f"\\textbf{{{it[1] or it[2]}}}", tex)
    tex = _THOUSANDS.sub(lambda it: f"\\text{{{it[0].replace('{,}', ',')}}}", tex)
    while found := _OVER.search(tex):
        tex = _divided(tex, found)
    return tex


def _divided(tex: str, over: re.Match[str]) -> str:
    r"""The group around ``\over`` as a fraction, as it would be after ``\frac``."""
    first, last = _edge(tex, over.start() - 1, -1), _edge(tex, over.end(), 1)
    upper, lower = tex[first + 1 : over.start()].strip(), tex[over.end() : last].strip()
    made = rf"\frac{{{upper}}}{{{lower}}}"
    if over[1] == "atop":
        made = rf"\substack{{{upper} \\ {lower}}}"
    return tex[: first + 1] + made + tex[last:]


def _edge(tex: str, at: int, step: int) -> int:
    """Where the braces around ``at`` open or close; before the start or at the end without any."""
    depth = 0
    while 0 <= at < len(tex):
        if tex[at] in "{}" and tex[at - 1 : at] != "\\":
            depth += step if tex[at] == "{" else -step
            if depth < 0:
                return at
        at += step
    return at
