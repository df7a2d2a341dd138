"""The line: load → typeset → check → make the editions → check → shelve.

It and ``catalogue``, which lists the editions, are the only modules that know every room.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pressroom import __version__
from pressroom.catalogue import checked, checked_beside, kind_of, make
from pressroom.finished import check_finished
from pressroom.model.artifact import Artifact
from pressroom.model.problem import PressroomError, Problem, Rule, Severity
from pressroom.model.settings import Edition, Store

if TYPE_CHECKING:  # what reads and makes works is not loaded where a finished file is checked
    from pressroom.checks.exemptions import Exempted
    from pressroom.model.document import Document, Note, Section
    from pressroom.model.manuscript import Asset, Manuscript, Styles

OUT = "dist"
# The libraries whose versions can change the bytes of an edition, told in the manifest.
TOOLS = (
    "weasyprint", "ebooklib", "pypandoc_binary", "pikepdf", "fonttools", "pillow", "pygments",
    "ziamath", "babel", "brotli",
)  # fmt: skip

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What stands in ``out`` now, and the warnings."""

    out: Path
    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]


def build(
    path: Path,
    *,
    editions: tuple[Edition, ...] | None = None,
    out: Path | None = None,
    strict: bool = False,
    epoch: int | None = None,
    cache: Path | None = None,
    progress: Progress = lambda _: None,
) -> BuildResult:
    """Makes the editions of the project folder or Markdown file ``path``.

    ``editions`` are the ones wanted, by default those of the settings; ``out`` is the output
    folder; with ``strict`` a warning blocks as an error does; ``epoch`` is SOURCE_DATE_EPOCH;
    ``cache`` is a folder for what takes long and stays the same. Raises PressroomError with everything found, and then ``out`` is as it was.
    """
    from pressroom import shelf
    from pressroom.editions.press import Press
    from pressroom.manuscript.load import load

    out = out or default_out(path)
    shelf.recover(out)
    shelf.require_ours(out)
    press = Press.start()
    try:
        progress("reading the manuscript")
        manuscript = replace(load(path, epoch=epoch), cache=cache)
        wanted = editions or manuscript.settings.editions
        progress("typesetting")
        document, each = examine(manuscript, advice=False)
        found = _told_once(each)
        _stop_at_errors(found, strict)
        progress("making the editions")
        made = make(press, document, manuscript.styles, wanted)
    finally:
        press.stop()
    record, more = _for_the_trade(document, manuscript.styles, made.artifacts)
    told = (*made.problems, *more)
    progress("checking the editions")
    stores = manuscript.settings.stores
    checks = (
        *(one for each in made.artifacts for one in checked(each, stores)),
        *(one for each in made.beside for one in checked_beside(each)),
    )
    found = _without_advice((*found, *_judged((*told, *checks), manuscript)))
    _stop_at_errors(found, strict)
    progress("putting everything on the shelf")
    shelf.shelve(
        made.artifacts,
        document=document,
        cover=made.cover,
        faces=made.faces,
        problems=found,
        inputs=_inputs(manuscript, document),
        tools=_tools(),
        styles=manuscript.styles,
        words=count_words(document),
        out=out,
        beside=(*made.beside, *record),
    )
    return BuildResult(out, made.artifacts, found)


def check(
    path: Path,
    *,
    strict: bool = False,
    epoch: int | None = None,
    cache: Path | None = None,
    stores: tuple[Store, ...] = (),
) -> tuple[Problem, ...]:
    """Every problem of a project folder, a Markdown file or a finished edition; nothing is made.

    ``stores`` are those whose rules an EPUB or a PDF is to keep; a project names its own.
    """
    del strict  # a warning is a finding here in any case
    if kind_of(path.name) and not path.is_dir():
        return check_finished(path, stores)
    from pressroom.manuscript.load import load
    from pressroom.typeset import draft

    try:
        manuscript = replace(load(path, epoch=epoch), cache=cache)
    except PressroomError as error:
        return error.problems
    return _told_once(_looked_over(draft(manuscript), manuscript))


def all_rules() -> tuple[Rule, ...]:
    """The rules of every room, sorted by their codes; ``docs/rules.md`` lists them."""
    from pressroom.checks import rules as checks_rules
    from pressroom.editions import cover_rules, font_rules, layout_rules, math_rules, onix_rules
    from pressroom.judges import judge_rules
    from pressroom.links import link_rules
    from pressroom.manuscript import rules as manuscript_rules
    from pressroom.shelf import rules as shelf_rules
    from pressroom.typeset import rules as typeset_rules

    rooms = (
        manuscript_rules, typeset_rules, cover_rules, font_rules, layout_rules, math_rules, onix_rules, checks_rules,
        judge_rules, link_rules, shelf_rules,
    )  # fmt: skip
    return tuple(sorted((rule for room in rooms for rule in room.RULES), key=lambda it: it.code))


def default_out(path: Path) -> Path:
    """The output folder of a project folder or of a Markdown file: ``dist`` beside it."""
    return (path if path.is_dir() else path.parent) / OUT


def gather_inputs(path: Path, *, epoch: int | None) -> Mapping[str, str]:
    """The SHA-256 of every file that the editions of ``path`` are made from, by its path.

    Raises PressroomError where the manuscript has errors.
    """
    from pressroom.manuscript.load import load
    from pressroom.typeset import typeset

    manuscript = load(path, epoch=epoch)
    return _inputs(manuscript, typeset(manuscript))


def examine(manuscript: Manuscript, *, advice: bool = True) -> tuple[Document, tuple[Problem, ...]]:
    """The document and what is wrong with it, as the author has set the rules.

    Without ``advice``, the prose is read only where the author has made more of a rule for it.
    Raises PressroomError with the errors of the typesetter.
    """
    from pressroom.typeset import draft

    document = draft(manuscript)
    if _faulty(document.problems):
        said = _said(manuscript)
        raise PressroomError((*said.judged(document.problems), *said.problems))
    found = _looked_over(document, manuscript, advice=advice)
    return document, found if advice else _without_advice(found)


def _looked_over(
    document: Document, manuscript: Manuscript, *, advice: bool = True
) -> tuple[Problem, ...]:
    """What the typesetter has told of the document, and what our checks find in it."""
    from pressroom.checks.consequences import without_consequences
    from pressroom.checks.document import check_document
    from pressroom.checks.prose import sources_of
    from pressroom.checks.style import check_style
    from pressroom.editions.glyphs import missing_glyphs

    said = _said(manuscript)
    sources = sources_of(manuscript.sources)
    more = (
        *check_document(document),
        *missing_glyphs(document, manuscript.styles),
        *(check_style(document, sources) if advice or said.raised() else ()),
    )
    kept = said.without_exempted((*document.problems, *more), document, sources)
    return (*said.judged(without_consequences(kept, document)), *said.problems)


def _told_once(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What is found, as an author is told it; to mend it, each place is needed."""
    from pressroom.checks.style_spaces import told_once

    return told_once(found)


def _said(manuscript: Manuscript) -> Exempted:
    """What the author says about the rules."""
    from pressroom.checks.exemptions import Exempted

    return Exempted(all_rules(), manuscript.settings.rules)


_ON_SALE: tuple[Edition, ...] = ("epub", "pdf", "print")


def _for_the_trade(
    document: Document, styles: Styles, artifacts: tuple[Artifact, ...]
) -> tuple[tuple[Artifact, ...], tuple[Problem, ...]]:
    """The ONIX record of the editions where the settings ask for one, and what it lacks."""
    editions: dict[str, Artifact] = {
        one.edition: one for one in artifacts if one.edition in _ON_SALE
    }
    if not document.settings.onix or not editions:
        return (), ()
    from pressroom.editions.onix import make_onix

    record, told = make_onix(document, styles, editions, count_words(document))
    return (record,) if record else (), told


def _judged(found: Iterable[Problem], manuscript: Manuscript) -> tuple[Problem, ...]:
    """What was found after the typesetting, as the author has set the rules."""
    return _said(manuscript).judged(found)


def _without_advice(found: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(one for one in found if one.severity is not Severity.ADVICE)


def _stop_at_errors(found: Iterable[Problem], strict: bool) -> None:
    problems = tuple(found)
    if strict:
        problems = tuple(replace(one, severity=Severity.ERROR) for one in problems)
    if _faulty(problems):
        raise PressroomError(problems)


def _faulty(problems: Iterable[Problem]) -> bool:
    return any(one.severity is Severity.ERROR for one in problems)


def _inputs(manuscript: Manuscript, document: Document) -> Mapping[str, str]:
    return {
        **manuscript.inputs,
        **{str(asset.path): asset.sha256 for asset in _assets(document)},
    }


def _assets(document: Document) -> Iterator[Asset]:
    from pressroom.model.document import walk
    from pressroom.model.inline import Image

    for node in walk(document):
        if isinstance(node, Image):
            yield node.asset
            if node.dark:
                yield node.dark


def _tools() -> Mapping[str, str]:
    from importlib import metadata as packages

    return {"pressroom": __version__, **{name: packages.version(name) for name in TOOLS}}


_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def count_words(document: Document) -> int:
    """The words of the text and its notes, without the bibliography."""
    from pressroom.model.block import Listing
    from pressroom.model.document import walk
    from pressroom.model.inline import Code, Text

    parts: tuple[Section | Note, ...] = (*document.sections, *document.notes)
    texts = (
        node.text
        for part in parts
        for node in walk(part)
        if isinstance(node, (Text, Code, Listing))
    )
    return sum(len(_WORD.findall(text)) for text in texts)
