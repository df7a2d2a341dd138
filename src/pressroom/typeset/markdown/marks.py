"""Words marked for the index and for the glossary: ``[words]{.index}``, ``[words]{.gls}``."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pressroom.model.inline import IndexTerm, Inlines, Link, plain
from pressroom.model.problem import Place
from pressroom.typeset.glossary import GLOSSARY
from pressroom.typeset.markdown.attributes import Attributes
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.reference_rules import EMPTY_INDEX_TERM

_COMMAND = re.compile(r"\\index\{((?:[^{}\\\n]|\\.|\{[^{}\n]*\})*)\}")
_FORM = re.compile(r"\\[A-Za-z]+\{([^{}]*)\}")
_SEE = re.compile(r"(see|seealso)\{(.*)\}")


def add(md: MarkdownIt) -> None:
    """Adds the command of LaTeX to a parser."""
    md.inline.ruler.before("escape", "index", _command)


def _command(state: StateInline, silent: bool) -> bool:
    found = _COMMAND.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("index", "", 0).content = found[1]
    state.pos = found.end()
    return True


def marked(children: Inlines, found: Attributes, place: Place, context: Context) -> Inlines | None:
    """What ``[children]{found}`` is where it is for the index or the glossary; else None."""
    if "index" in found.classes:
        others = tuple(name for name in found.classes if name != "index")
        keys = ("term", "see", "see-also")
        reported = replace(found, classes=others, id=None)
        context.complain(reported, place, keys, classes=False, what="an index term")
        terms = _split(found.pairs.get("term", plain(children)))
        see, also = found.pairs.get("see", ""), found.pairs.get("see-also", "")
        return _term(children, terms, see, also, place, context)
    if "gls" in found.classes:
        others = tuple(name for name in found.classes if name != "gls")
        reported = replace(found, classes=others, id=None)
        context.complain(reported, place, ("key",), classes=False, what="a term of the glossary")
        return (Link(children, GLOSSARY + found.pairs.get("key", plain(children)), place),)
    return None


def index_command(content: str, place: Place, context: Context) -> Inlines:
    """What LaTeX's command marks; the form that it may give the page's number has no meaning here."""
    heading, _, rest = content.partition("|")
    see = _SEE.fullmatch(rest.strip())
    words = {"see": "", "seealso": ""}
    if see:
        words[see[1]] = see[2].strip()
    # "key@words" sorts by the key and prints the words
    terms = tuple(_printed(term) for term in _split(heading))
    return _term((), terms, words["see"], words["seealso"], place, context)


def _printed(term: str) -> str:
    return _FORM.sub(r"\1", term.rpartition("@")[2]).replace("\\", "").strip()


def _split(heading: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in heading.split("!"))


def _term(
    children: Inlines, terms: tuple[str, ...], see: str, also: str, place: Place, context: Context
) -> Inlines:
    if not all(terms):
        context.report(EMPTY_INDEX_TERM, "index term has no words", place)
        return children
    return (IndexTerm(children, terms, "", place, see, also),)
