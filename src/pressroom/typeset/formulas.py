"""The pass that sets every formula as MathML, with one call of pandoc for all."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from pressroom.model.document import Document, walk
from pressroom.model.inline import Inline, Inlines, Math
from pressroom.model.problem import PressroomError, Problem, problem
from pressroom.typeset import pandoc
from pressroom.typeset.markdown.math_rows import with_tags
from pressroom.typeset.math_rules import BROKEN_FORMULA
from pressroom.typeset.mathml import M, mend
from pressroom.typeset.pandoc_inlines import Json
from pressroom.typeset.pandoc_tex import for_pandoc
from pressroom.typeset.rewrite import map_inlines, rewrite

_WARNING = re.compile(r"^\[WARNING\] Could not convert TeX math ", re.MULTILINE)
_REASON = re.compile(r"^\s*(unexpected .+?)$", re.MULTILINE)
_LONGEST = 60

Key = tuple[str, bool]


def set_formulas(document: Document) -> Document:
    """Each formula with its MathML.

    A formula that pandoc cannot read is among the problems. Raises PressroomError when pandoc is
    missing or does not finish.
    """
    formulas = [node for node in walk(document) if isinstance(node, Math)]
    keys = list(dict.fromkeys((node.tex, node.display) for node in formulas))
    done, broken = _convert(keys)

    def one(node: Inline) -> Inlines:
        if not isinstance(node, Math):
            return (node,)
        math = done.get((node.tex, node.display))
        if math is None:
            return (node,)
        tex = with_tags(node.tex, [(row.at, row.label) for row in node.rows if row.label])
        return (replace(node, tex=tex, mathml=_written(math, tex)),)

    problems = tuple(
        _problem(node, broken[node.tex, node.display])
        for node in formulas
        if (node.tex, node.display) in broken
    )
    references = tuple(
        replace(entry, children=map_inlines(entry.children, one)) for entry in document.references
    )
    document = replace(rewrite(document, one), references=references)
    return replace(document, problems=(*document.problems, *problems))


def _problem(node: Math, reason: str) -> Problem:
    tex = " ".join(node.tex.split())
    shown = tex if len(tex) <= _LONGEST else tex[: _LONGEST - 1] + "…"
    return problem(BROKEN_FORMULA, f'formula "{shown}" cannot be set: {reason}', node.place)


def _convert(keys: list[Key]) -> tuple[dict[Key, etree._Element], dict[Key, str]]:
    """The MathML of each formula, and for those that cannot be read the reason."""
    blocks = [_question(tex, display, at) for at, (tex, display) in enumerate(keys)]
    question = {"pandoc-api-version": pandoc.API, "meta": {}, "blocks": blocks}
    arguments = ("-f", "json", "-t", "html5", "--mathml", "--wrap=preserve")
    with tempfile.TemporaryDirectory(prefix="pressroom-") as folder:
        answer = pandoc.run(
            arguments, json.dumps(question).encode(), folder, "formulas",
            pandoc.TIMEOUT, pandoc.MEMORY,
        )  # fmt: skip
    if answer.returncode:
        message = "pandoc was stopped: the formulas took too much memory"
        raise PressroomError((problem(BROKEN_FORMULA, message),))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(b"<html>%s</html>" % answer.stdout, parser)
    done: dict[Key, etree._Element] = {}
    failed: list[Key] = []
    for key, part in zip(keys, root.iterchildren(), strict=True):
        math = part.find(f".//{M}math")
        if math is None:
            failed.append(key)
        else:
            done[key] = _mathml(math, *key)
    reasons = _reasons(answer.stderr.decode(errors="replace"))
    return done, {key: next(reasons, "pandoc cannot read it") for key in failed}


def _question(tex: str, display: bool, at: int) -> Json:
    kind = "DisplayMath" if display else "InlineMath"
    paragraph = {"t": "Plain", "c": [{"t": "Math", "c": [{"t": kind}, for_pandoc(tex)]}]}
    return {"t": "Div", "c": [[f"m{at}", [], []], [paragraph]]}


def _reasons(remarks: str) -> Iterator[str]:
    """Why pandoc could not read a formula, in the order of those that it could not."""
    for remark in _WARNING.split(remarks)[1:]:
        found = _REASON.search(remark)
        yield found[1] if found else "it is not complete"


def _mathml(math: etree._Element, tex: str, display: bool) -> etree._Element:
    """The answer as MathML Core."""
    mend(math, tex)
    if display:
        math.set("display", "block")
    elif "display" in math.attrib:
        del math.attrib["display"]
    math.tail = None
    return math


def _written(math: etree._Element, tex: str) -> str:
    """With the TeX as its text alternative."""
    math.set("alttext", " ".join(tex.split()))
    return etree.tostring(math, encoding="unicode")
