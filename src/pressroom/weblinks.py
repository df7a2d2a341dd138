"""The links of a work or an edition, tried on demand (``check --links``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from pressroom.build import Progress, all_rules
from pressroom.catalogue import kind_of
from pressroom.checks.exemptions import Exempted
from pressroom.checks.prose import sources_of
from pressroom.finished import MAX_FILE, check_limits
from pressroom.guard.child import Child, ChildError
from pressroom.guard.paths import TooBigError, read_capped
from pressroom.links.asking import Answer, Manners
from pressroom.links.gather import WebLink, of_document
from pressroom.links.link_rules import RULES
from pressroom.links.trying import answers_to, judged
from pressroom.manuscript.load import load
from pressroom.mending import Mended, mend_found
from pressroom.model.document import Document
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError, Problem
from pressroom.typeset import typeset


@dataclass(frozen=True, slots=True)
class Tried:
    """What is wrong with the links, and which addresses were written anew in the manuscript."""

    problems: tuple[Problem, ...] = ()
    mended: Mended = field(default_factory=lambda: Mended("", ()))


def check(
    path: Path,
    *,
    private: bool = False,
    fix: bool = False,
    write: bool = True,
    manners: Manners | None = None,
    epoch: int | None = None,
    cache: Path | None = None,
    progress: Progress = lambda _: None,
) -> Tried:
    """Tries the links to the web of a project, a Markdown file or an edition.

    This asks the network, and addresses that are not public where ``private``. With ``fix`` the
    addresses of what has surely moved are written anew, without ``write`` only shown. A work that
    cannot be read has no links; its check tells why. Raises OSError where a file cannot be written.
    """
    manners = manners or Manners(private=private)
    if kind_of(path.name) and not path.is_dir():
        links = _of_edition(path)
        progress(f"trying the links: {len(links)}")
        return Tried(judged(links, answers_to(links, manners)))
    work = _Work.read(path, epoch, cache)
    if work is None:
        return Tried()
    links = work.links()
    progress(f"trying the links: {len(links)}")
    answers = answers_to(links, manners)
    found = work.problems(answers)
    if not fix:
        return Tried(found)
    mended = mend_found(path, found, epoch=epoch, write=write)
    # What is left stands at other places now.
    after = _Work.read(path, epoch, cache) if mended.files and write else None
    return Tried(after.problems(answers) if after else found, mended)


@dataclass(frozen=True, slots=True)
class _Work:
    manuscript: Manuscript
    document: Document

    @classmethod
    def read(cls, path: Path, epoch: int | None, cache: Path | None) -> _Work | None:
        try:
            manuscript = replace(load(path, epoch=epoch), cache=cache)
            return cls(manuscript, typeset(manuscript))
        except PressroomError:
            return None

    def links(self) -> tuple[WebLink, ...]:
        return tuple(of_document(self.document, sources_of(self.manuscript.sources)))

    def problems(self, answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
        """What is wrong with the links, as the author has set the rules."""
        sources = sources_of(self.manuscript.sources)
        said = Exempted(all_rules(), self.manuscript.settings.rules)
        found = judged(self.links(), answers)
        kept = said.without_exempted(found, self.document, sources)
        return said.judged(one for one in kept if one.rule in RULES)


def _of_edition(path: Path) -> tuple[WebLink, ...]:
    try:
        data = read_capped(path, MAX_FILE)
    except TooBigError:
        return ()
    child = Child("pressroom.links.gather:of_edition", check_limits(len(data)))
    try:
        return cast("tuple[WebLink, ...]", child.run((data, path.name)))
    except ChildError:
        return ()
    finally:
        child.close()
