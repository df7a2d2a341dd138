"""The second opinion: what the judges say of an edition, told where the author can mend it."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pressroom import build as line
from pressroom.catalogue import kind_of
from pressroom.checks import epub_rules
from pressroom.judges.ask import ask
from pressroom.judges.finding import Finding
from pressroom.judges.merge import without_doubles
from pressroom.judges.origins import Origins
from pressroom.judges.programs import Machine
from pressroom.manuscript import rules as manuscript_rules
from pressroom.manuscript.load import load
from pressroom.model.artifact import Artifact
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, PressroomError, Problem, Severity
from pressroom.typeset import typeset

_ASKING = "asking the judges"
# A container with such a fault is never unpacked; one beyond the limits is given to nobody.
_BEYOND = frozenset({epub_rules.TOO_BIG, manuscript_rules.FILE_TOO_BIG})
_UNSAFE = frozenset(
    {
        epub_rules.UNREADABLE, epub_rules.ENCRYPTED, epub_rules.UNSAFE_NAME,
        epub_rules.DUPLICATE_NAME, manuscript_rules.FILE_UNREADABLE,
    }
)  # fmt: skip


def second(
    path: Path,
    ours: tuple[Problem, ...],
    *,
    environment: Mapping[str, str],
    epoch: int | None = None,
    cache: Path | None = None,
    progress: line.Progress = lambda _: None,
) -> tuple[Problem, ...]:
    """``ours``, which our own checks found, and what the judges find besides.

    ``path`` is a finished edition, or a project, whose editions are made in a temporary folder; one
    with errors has none. ``environment`` is that of the judges, and may name them.
    """
    machine = Machine(environment)
    if kind_of(path.name) and not path.is_dir():
        progress(_ASKING)
        return (*ours, *_of_file(machine, path, ours))
    if any(one.severity is Severity.ERROR for one in ours):
        return ours
    with tempfile.TemporaryDirectory(prefix="pressroom-", ignore_cleanup_errors=True) as folder:
        out = Path(folder, line.OUT)
        try:
            made = line.build(path, out=out, epoch=epoch, cache=cache, progress=progress)
            progress(_ASKING)
            ours = tuple(dict.fromkeys((*ours, *made.problems)))
            origins = _origins(path, epoch)
        except PressroomError as error:
            return tuple(dict.fromkeys((*ours, *error.problems)))
        theirs = [
            one
            for artifact in made.artifacts
            for one in _of_artifact(machine, out / artifact.name, artifact, ours, origins)
        ]
    return (*ours, *theirs)


def _of_file(machine: Machine, path: Path, ours: tuple[Problem, ...]) -> tuple[Problem, ...]:
    broken = {one.rule for one in ours}
    if broken & _BEYOND:
        return ()
    findings, told = ask(machine, path, unpack=not broken & _UNSAFE)
    theirs = (finding.problem(path.name) for finding in findings)
    return (*without_doubles(ours, theirs), *told)


def _of_artifact(
    machine: Machine, file: Path, artifact: Artifact, ours: tuple[Problem, ...], origins: Origins
) -> Iterator[Problem]:
    findings, told = ask(machine, file)
    yield from told
    by_problem = {finding.problem(file.name): finding for finding in findings}
    pages = _pages(artifact) if findings and file.suffix == ".epub" else {}
    for found in without_doubles(ours, by_problem):
        finding = by_problem[found]
        if file.suffix == ".epub":
            origin = origins.of_file(pages, finding.path, finding.line, finding.column)
        else:
            origin = _of_page(artifact, finding, origins)
        yield _moved(found, origin) if origin else found


def _moved(found: Problem, origin: Place) -> Problem:
    return replace(found, place=origin, message=f"{found.message} (in {found.place})")


def _pages(artifact: Artifact) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as book:
        return {
            name: book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")
        }


def _of_page(artifact: Artifact, finding: Finding, origins: Origins) -> Place | None:
    """Where the page of a PDF that a finding is on begins."""
    if not finding.page:
        return None
    import pypdfium2

    with pypdfium2.PdfDocument(artifact.data) as pdf:
        return origins.of_text(pdf[finding.page - 1].get_textpage().get_text_bounded())


def _origins(path: Path, epoch: int | None) -> Origins:
    manuscript = load(path, epoch=epoch)
    sources: dict[PurePosixPath, Source] = {}
    for source in manuscript.sources:
        for one in (source, *(piece for _, piece, _ in source.pieces)):
            sources.setdefault(one.path, one)
    return Origins(typeset(manuscript), sources)
