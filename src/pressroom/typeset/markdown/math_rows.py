"""The rows of a formula, and what they are marked with: labels, tags, and that they have no number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# as LaTeX has them, and bookdown
LABEL = re.compile(r"\s*\\label\s*\{([^{}]*)\}|\s*\(\\#(eq:[\w:.-]+)\)")
TAG = re.compile(r"\s*\\tag(\*?)\s*\{([^{}]*)\}")
UNNUMBERED = re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])\s*")
LEVEL = re.compile(
    r"(?P<open>\\(?:left|begin)\b|\{)|(?P<close>\\(?:right|end)\b|\})|\\.|&", re.DOTALL
)
# environments that say only that there is a formula, and may have a number
_FRAME = re.compile(
    r"\s*\\begin\{(displaymath|math|dmath\*?|subequations|equation\*?)\}(.*)\\end\{\1\}\s*",
    re.DOTALL,
)
_ROWS = re.compile(
    r"\s*(\\begin\{((?:align|alignat|flalign|gather|eqnarray)(\*?))\}(?:\{[0-9]+\})?)(.*)"
    r"(\\end\{\2\})\s*",
    re.DOTALL,
)
_NEXT = re.compile(r"\\\\(?:\[[^\]]*\]|\*)?")


@dataclass(frozen=True, slots=True)
class Marked:
    """What a row, or a formula, says of its number; ``tex`` is the rest of it."""

    tex: str
    labels: tuple[str, ...]
    tags: tuple[str, ...]
    silent: bool

    @property
    def label(self) -> str | None:
        return self.labels[0] if self.labels else None

    @property
    def tag(self) -> str:
        return self.tags[0] if self.tags else ""


@dataclass(frozen=True, slots=True)
class Written:
    """A formula without its marks. ``rows`` are marked where each can have a number of its own.

    ``starred``: its environment is one without numbers. ``lettered``: the rows share one number,
    and are told apart by letters.
    """

    tex: str
    whole: Marked
    rows: tuple[Marked, ...] = ()
    starred: bool = False
    lettered: bool = False


def read_rows(tex: str) -> Written:
    """A formula taken apart."""
    starred = lettered = False
    label: tuple[str, ...] = ()
    while frame := _FRAME.fullmatch(tex):
        starred = starred or frame[1].endswith("*") or frame[1] in ("displaymath", "math")
        tex = frame[2]
        if frame[1] == "subequations":
            lettered = True
            head = LABEL.match(tex)
            label = (head[1] or head[2],) if head else ()
            tex = tex[head.end() :] if head else tex
    whole = _marked(tex)
    env = _ROWS.fullmatch(tex)
    rows = tuple(map(_marked, _split(env[4]))) if env else ()
    if env and len(rows) > 1 and not rows[-1].tex.strip() and not rows[-1].labels:
        rows = rows[:-1]  # what a last \\ opens
    if env is None or (len(rows) < 2 and not lettered):
        starred = starred or bool(env and env[3])
        return Written(whole.tex, whole, (), starred)
    body = "\\\\".join(row.tex for row in rows)
    given = Marked("", label or (), (), silent=False) if lettered else whole
    return Written(f"{env[1]}{body}{env[5]}", given, rows, starred or bool(env[3]), lettered)


def _marked(tex: str) -> Marked:
    labels = tuple(first or second for first, second in LABEL.findall(tex))
    tags = tuple(words if star else f"({words})" for star, words in TAG.findall(tex))
    silent = UNNUMBERED.search(tex) is not None
    for mark in (LABEL, TAG, UNNUMBERED):
        tex = mark.sub("", tex)
    return Marked(tex, labels, tags, silent)


def _split(body: str) -> Iterator[str]:
    """What stands between the line ends that are in no braces, fences or environments."""
    depth = start = 0
    for mark in LEVEL.finditer(body):
        depth += bool(mark["open"]) - bool(mark["close"])
        if depth == 0 and (end := _NEXT.match(body, mark.start())) and mark.start() >= start:
            yield body[start : mark.start()]
            start = end.end()
    yield body[start:]


def with_tags(tex: str, tags: Sequence[tuple[int, str]]) -> str:
    """A formula of several rows with the number of each, for those who listen to its TeX."""
    env = _ROWS.fullmatch(tex)
    if env is None:
        return tex
    rows = [*_split(env[4])]
    for at, tag in tags:
        rows[at] = f"{rows[at].rstrip()} \\tag*{{{tag}}}"
    body = " \\\\ ".join(row.strip() for row in rows)
    return f"{env[1]}{body}{env[5]}"
