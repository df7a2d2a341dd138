"""The pass that turns references such as ``@fig:x`` into links: "Figure 3", "Tables 2–4".

They are written as pandoc-crossref (``@fig:x``) and Quarto (``@fig-x``) have them, and so are read
as citations. The words are those of the work's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from pressroom.model.block import Block, Division
from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import (
    Citation,
    CitationItem,
    Inline,
    Inlines,
    Link,
    NoteRef,
    PageRef,
    Span,
    Text,
    holds,
    plain,
)
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import Place, Problem, problem
from pressroom.typeset.dialect_rules import AS_WRITTEN
from pressroom.typeset.punctuation import punctuation_of
from pressroom.typeset.reference_rules import MIXED, NO_PAGE, UNKNOWN_REFERENCE, UNNUMBERED
from pressroom.typeset.reference_targets import Kind, Target, in_order, ranges, targets_of
from pressroom.typeset.rewrite import Rewriter, changed, kept
from pressroom.typeset.rules import NO_LINK_TEXT
from pressroom.words import Words, numbered, words_for

REFERENCE = re.compile(
    r"(?:fig|tbl|eq|sec|lst)[:-]|(?:thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-",
    re.IGNORECASE,
)
"""How the key of a reference begins, other than that of a citation."""

_ID = "#"
"""How a key begins that is an id as it stands; another tool may find what is not in the text."""

# how bookdown refers to what is kept in its chunks
_THEOREM = re.compile("^(?:thm|lem|cor|prp|cnj|def|exm|exr|hyp|prf|sol|rem)-")

# what has no number here, but may have a name: theorems and callouts of Quarto
_BY_NAME = re.compile(r"(?!(?:fig|tbl|eq|sec|lst)[:-])", re.IGNORECASE)

_ON_PAGE = "on-page"
# within a sentence, the words of these languages keep their capital
_CAPITALISED = ("en", "de")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def resolve_references(document: Document, manuscript: Manuscript) -> Document:
    """``document`` with links in place of references, and words in links that have none.

    What leads nowhere is among the problems.
    """
    resolver = _Resolver(document, manuscript)
    linked = resolver.document(document)
    return replace(linked, problems=(*linked.problems, *resolver.problems))


class _Resolver(Rewriter):
    def __init__(self, document: Document, manuscript: Manuscript) -> None:
        self.problems: list[Problem] = []
        self.manuscript = manuscript
        self.language = self.main = document.metadata.language
        self.settings = document.settings
        self.ids = {
            name
            for node in walk(document)
            if not isinstance(node, NoteRef) and (name := getattr(node, "id", None))
        }
        self.targets: dict[str, Target] = {}
        for target in targets_of(document):  # the panels of a group are figures of their own too
            self.targets.setdefault(target.id, target)

    @cached_property
    def works(self) -> frozenset[str]:
        """The keys of the bibliography, where an author may use any letters."""
        from pressroom.typeset.bibliography import scan  # only needed where a reference fails

        return frozenset(scan(self.manuscript.bibliography)[0])

    # --- the language around a reference -----------------------------------

    @property
    def words(self) -> Words:
        """Those of the language around; the author's own are in that of the work."""
        return words_for(self.language, self.settings.words if self.language == self.main else ())

    @contextmanager
    def _speaking(self, language: str | None) -> Iterator[None]:
        outer, self.language = self.language, language or self.language
        yield
        self.language = outer

    def section(self, section: Section) -> Section:
        with self._speaking(section.language):
            return super().section(section)

    def block(self, block: Block) -> Block:
        with self._speaking(block.language if isinstance(block, Division) else None):
            return super().block(block)

    def inlines(self, children: Inlines) -> Inlines:
        return kept(
            children, (one for child in children for one in self._inline(self._inside(child)))
        )

    def _inside(self, node: Inline) -> Inline:
        if not holds(node):
            return node
        with self._speaking(node.language if isinstance(node, Span) else None):
            return changed(node, children=self.inlines(node.children))

    def _inline(self, node: Inline) -> Inlines:
        match node:
            case Citation():
                return self._citation(node)
            case Link(children=()) if node.internal:
                return (self._named(node),)
            case Span(classes=classes) if _ON_PAGE in classes:
                return self._paged(node)
            case _:
                return (node,)

    # --- references --------------------------------------------------------

    def _citation(self, citation: Citation) -> Inlines:
        of_tex = re.match(r"\\[a-z]", citation.source) is not None  # bookdown has \@ref
        ours = [of_tex or self._is_reference(item) for item in citation.items]
        if not any(ours):
            return (citation,)
        if not all(ours):
            message = f'"{citation.source}" holds a reference and a citation'
            self.problems.append(problem(MIXED, message, citation.place))
            return (Text(citation.source, citation.place),)
        found = [self._target(item, as_it_is=of_tex) for item in citation.items]
        if citation.source.startswith("\\ref"):  # whose writers add the brackets
            found = [one and replace(one, label=one.label.strip("()")) for one in found]
        if not all(found):
            return (Text(citation.source, citation.place),)
        runs = groupby(
            zip(citation.items, (one for one in found if one), strict=True),
            key=lambda pair: (pair[1].kind, bool(pair[0].prefix)),
        )
        parts = [self._run([*run], citation.place) for _, run in runs]
        return self._listed(parts, citation.place)

    def _is_reference(self, item: CitationItem) -> bool:
        if item.key.startswith(_ID):
            return True
        if not REFERENCE.match(item.key):
            return False
        return self._id(item.key) in self.ids or item.key not in self.works

    @staticmethod
    def _id(key: str) -> str:
        if key.startswith(_ID):
            return key[1:]
        return key[:1].lower() + key[1:].replace(":", "-")

    def _target(self, item: CitationItem, *, as_it_is: bool) -> Target | None:
        name = item.key if as_it_is else self._id(item.key)
        if item.key.startswith(_ID) and name not in self.ids:
            bare = _THEOREM.sub("", name)  # bookdown's thm:x may be the id x of a theorem
            name = bare if bare in self.ids else name
        lenient = item.key.startswith(_ID) or (not as_it_is and _BY_NAME.match(item.key))
        if name not in self.targets and lenient:
            why = "has neither number nor name" if name in self.ids else "is the id of nothing here"
            message = f'reference stays as it is written: "{name}" {why}'
            self.problems.append(problem(AS_WRITTEN, message, item.place))
            return None
        if name not in self.ids:
            import difflib  # only needed on an error

            near = difflib.get_close_matches(name, self.targets, 1, 0.6)
            hint = f'did you mean "@{near[0]}"?' if near else ""
            message = f'nothing has the id "{item.key}"'
            self.problems.append(problem(UNKNOWN_REFERENCE, message, item.place, hint))
            return None
        if name not in self.targets:
            message = f'"{item.key}" has neither a number nor a title'
            self.problems.append(problem(UNNUMBERED, message, item.place))
        return self.targets.get(name)

    def _run(self, pairs: list[tuple[CitationItem, Target]], place: Place) -> Inlines:
        """References of one kind: the word once, then the numbers, in order and as ranges."""
        first = pairs[0][0]
        before, after = self._around(first, pairs[0][1], len(pairs) > 1)
        parts = [*self._numbers(pairs)]
        if len(pairs) == 1 and before and not first.prefix:
            (link, *rest) = parts[0]
            if isinstance(link, Link):  # a link says more with the word in it
                words = (*_texts(before, place), *link.children, *_texts(after, place))
                return (replace(link, children=words), *rest)
        return (*_texts(before, place), *self._listed(parts, place), *_texts(after, place))

    def _around(self, item: CitationItem, target: Target, several: bool) -> tuple[str, str]:
        """What stands before and after the numbers: in Chinese, both."""
        if item.prefix:
            return f"{item.prefix}{_NO_BREAK}", ""
        if item.mode == "suppress-author" or target.kind == "title":
            return "", ""
        word = self._word(target.kind, item.key[:1].isupper(), several)
        before, _, after = numbered(word, "{}").partition("{}")
        return before, after

    def _word(self, kind: Kind, capital: bool, several: bool = False) -> str:
        word = self._own_word(kind, several)
        if word:
            return word[:1].upper() + word[1:] if capital else word
        word = _word_for(self.words, kind, several)
        if capital or self.language.partition("-")[0].lower() in _CAPITALISED:
            return word[:1].upper() + word[1:]
        return word[:1].lower() + word[1:]

    def _own_word(self, kind: Kind, several: bool) -> str:
        own = dict(self.settings.prefixes) if self.language == self.main else {}
        name = "section" if kind in ("chapter", "part", "appendix") else kind
        return own.get(f"{name}s" if several else name, "")

    def _numbers(self, pairs: list[tuple[CitationItem, Target]]) -> Iterator[Inlines]:
        """A link each; three numbers or more that follow one another are a range."""
        if all(target.order is not None and not item.suffix for item, target in pairs):
            ordered = {target.order or ("", 0): target for _, target in pairs}
            for run in ranges(sorted(ordered, key=in_order)):
                place = pairs[0][0].place
                if len(run) < 3:
                    yield from ((self._link(ordered[one], place),) for one in run)
                else:
                    first, last = ordered[run[0]], ordered[run[-1]]
                    yield (self._link(first, place), Text("–", place), self._link(last, place))
            return
        for item, target in pairs:
            suffix = (Text(item.suffix, item.place),) if item.suffix else ()
            yield (self._link(target, item.place), *suffix)

    def _link(self, target: Target, place: Place) -> Link:
        label = self._quoted(target.label) if target.kind == "title" else target.label
        return Link((Text(label, place),), f"#{target.id}", place)

    def _quoted(self, title: str) -> str:
        left, right, *_ = punctuation_of(self.language).quotes
        return f"{left}{title}{right}"

    def _listed(self, parts: list[Inlines], place: Place) -> Inlines:
        """One part, or "3 and 5", or "3, 5 and 7"."""
        out: list[Inline] = []
        for at, part in enumerate(parts):
            if at:
                last = at == len(parts) - 1
                out.append(Text(f" {self.words.conjunction} " if last else ", ", place))
            out.extend(part)
        return tuple(out)

    # --- links without words, pages ----------------------------------------

    def _named(self, link: Link) -> Link:
        """A link without words gets those of a reference."""
        name = link.target[1:]
        target = self.targets.get(name)
        if target is None:
            if name in self.ids:
                message = f'link to "{link.target}" has no text'
                self.problems.append(problem(NO_LINK_TEXT, message, link.place))
            return replace(link, children=(Text(link.target, link.place),))
        words = target.label
        if target.kind != "title":
            words = numbered(self._word(target.kind, capital=False), words)
        return replace(link, children=(Text(words, link.place),), target=f"#{name}")

    def _paged(self, span: Span) -> Inlines:
        """``[@fig:x]{.on-page}``: after the reference, its page."""
        rest = tuple(name for name in span.classes if name != _ON_PAGE)
        links = [node for node in walk(span) if isinstance(node, Link) and node.internal]
        inside = span.children
        if links:
            inside = (*inside, PageRef(links[0].target[1:], span.place))
        else:
            message = f'"{plain(span.children)}" leads to no page'
            self.problems.append(problem(NO_PAGE, message, span.place))
        if not (rest or span.id or span.language):
            return inside
        return (replace(span, children=inside, classes=rest),)


def _texts(words: str, place: Place) -> Inlines:
    return (Text(words, place),) if words else ()


def _word_for(words: Words, kind: Kind, several: bool) -> str:
    if not several:
        return str(getattr(words, kind))
    plural = {
        "figure": words.figures, "table": words.tables, "listing": words.listings,
        "equation": words.equations, "section": words.sections,
    }  # fmt: skip
    return plural.get(kind, str(getattr(words, kind)))
