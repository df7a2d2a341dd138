"""Runs our checks over public test suites, and prints how often they agree, as a table in Markdown.

    python tests/outside/suites.py [--missed] [--epubcheck FOLDER] [--verapdf FOLDER]
        [--daisy FOLDER] [--w3c FOLDER] [--books FOLDER]

EPUBCheck's checkout (w3c/epubcheck) says in its .feature files what each fixture must report; the
names of the veraPDF corpus (veraPDF/veraPDF-corpus) tell what passes and what fails. The books for
reading systems (daisy/epub-accessibility-tests, w3c/epub-tests) say nothing of it, so that EPUBCheck
is asked about each; so it is about the books below ``--books``: .epub files, and folders that hold a
``mimetype``. ``--missed`` lists each file on which we differ.
docs/suites.md tells what is counted.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from judges import epubcheck
from pressroom.checks.epub import check_epub
from pressroom.checks.pdf import check_pdf
from pressroom.checks.pdf_claims import TAGGED, UA, UNICODE, A
from pressroom.model.problem import Problem, Severity
from suites_wrap import INNER, wrapped

RESOURCES = "src/test/resources"
# a rule of a part that no reader of the file would find: what it claims is what the test removed
PROFILES = {
    "PDF_UA-1": {UA}, "PDF_A-2a": {A, TAGGED, UNICODE}, "PDF_A-2b": {A}, "PDF_A-2u": {A, UNICODE},
}  # fmt: skip
AT_ONCE = 20  # books that one run of EPUBCheck looks at

_CHECKING = re.compile(r"When checking (?:EPUB|document|file) '([^']+)'")
_LOCATED = re.compile(r"test files located at '([^']+)'")
_ERROR = re.compile(r"(?:fatal )?error [A-Z]{3}-\d+\w* is reported|following errors are reported")
_UNSAID = re.compile(r"\n\s*#\s*(?:Then|And) ")  # what EPUBCheck is to report some day
_CLEAN = re.compile(r"no (?:other )?errors? or warnings? (?:are|is) reported")


@dataclass(frozen=True, slots=True)
class Case:
    """A file of a suite: its bytes, whether it is faulty, and the part that alone is looked at."""

    suite: str
    name: str
    data: bytes
    faulty: bool
    why: str = ""
    only: str = ""
    claims: frozenset[str] = frozenset()


@dataclass(slots=True)
class Score:
    """How our answers stand to those of one suite."""

    found: int = 0
    faulty: int = 0
    false: int = 0
    sound: int = 0
    codes: Counter[str] = field(default_factory=Counter)

    def row(self, suite: str, left_out: int) -> str:
        share = f"{100 * self.found / self.faulty:.0f} %" if self.faulty else "–"
        cells = (suite, self.faulty, self.found, share, self.sound, self.false, left_out)
        return f"| {' | '.join(str(cell) for cell in cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    for name in ("--epubcheck", "--verapdf", "--daisy", "--w3c", "--books"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--missed", action="store_true")
    chosen = parser.parse_args()
    scores: dict[str, Score] = {}
    left: Counter[str] = Counter()
    for case in _cases(chosen, left):
        score = scores.setdefault(case.suite, Score())
        errors = [one for one in _answers(case) if one.severity is Severity.ERROR]
        score.faulty += case.faulty
        score.sound += not case.faulty
        score.found += case.faulty and bool(errors)
        score.false += not case.faulty and bool(errors)
        if chosen.missed and case.faulty != bool(errors):
            told = "; ".join(dict.fromkeys(f"{one.code} {one.message}" for one in errors[:3]))
            print(f"{'missed' if case.faulty else 'false '} {case.suite}/{case.name}: {case.why if case.faulty else told}")  # fmt: skip
    print(
        "| Suite | faulty files | of them found | share | sound files | false errors | left out |"
    )
    print("|---|---|---|---|---|---|---|")
    for suite, score in scores.items():
        print(score.row(suite, left[suite]))


def _answers(case: Case) -> Iterator[Problem]:
    if case.data.startswith(b"%PDF") or case.name.endswith(".pdf"):
        yield from check_pdf(case.data, "test.pdf", case.claims)
        return
    for one in check_epub(case.data, "test.epub"):
        where = str(one.place.path) if one.place else ""
        if not case.only or (where == f"test.epub/{case.only}" and one.rule.code not in INNER):
            yield one


def _cases(chosen: argparse.Namespace, left: Counter[str]) -> Iterator[Case]:
    if chosen.epubcheck:
        for part in ("epub3", "epub2"):
            yield from _features(chosen.epubcheck / RESOURCES, part, left)
    if chosen.verapdf:
        for part, claims in PROFILES.items():
            for file in sorted((chosen.verapdf / part).rglob("*.pdf")):
                verdict = re.search(r"-(pass|fail)-", file.name)
                if verdict is None:
                    left[f"veraPDF {part}"] += 1
                    continue
                name = str(file.relative_to(chosen.verapdf / part))
                fails = verdict[1] == "fail"
                yield Case(
                    f"veraPDF {part}", name, file.read_bytes(), fails, claims=frozenset(claims)
                )
    if chosen.daisy:
        yield from _judged(chosen.daisy / "content", "DAISY epub-accessibility-tests")
    if chosen.w3c:
        yield from _judged(chosen.w3c / "tests", "W3C epub-tests")
    if chosen.books:
        yield from _judged(chosen.books)


def _judged(folder: Path, suite: str = "") -> Iterator[Case]:
    """The books of a folder, which are faulty where EPUBCheck reports an error."""
    found = sorted([*folder.rglob("mimetype"), *folder.rglob("*.epub")])
    books = [file.parent if file.name == "mimetype" else file for file in found]
    for at in range(0, len(books), AT_ONCE):
        with tempfile.TemporaryDirectory() as work:
            files = [
                Path(work, f"{number}.epub") for number in range(len(books[at : at + AT_ONCE]))
            ]
            for file, book in zip(files, books[at:], strict=False):
                file.write_bytes(_packed(book))
            for file, book, said in zip(files, books[at:], epubcheck(*files), strict=False):
                errors = [one for one in said if one.severity in ("ERROR", "FATAL")]
                why = "; ".join(dict.fromkeys(f"{one.rule} {one.message}" for one in errors))
                name = book.relative_to(folder)
                yield Case(suite or name.parts[0], str(name), file.read_bytes(), bool(errors), why)


def _features(root: Path, part: str, left: Counter[str]) -> Iterator[Case]:
    """The scenarios of EPUBCheck's .feature files; a file that is looked at twice counts once."""
    suite = f"EPUBCheck {part}"
    seen: set[tuple[Path, bool]] = set()
    for feature in sorted((root / part).rglob("*.feature")):
        background, *scenarios = re.split(r"\n\s*(?:@\S+\s+)*Scenario[^\n]*", feature.read_text())
        for scenario in scenarios:
            name = _CHECKING.search(scenario)
            located = _LOCATED.search(scenario) or _LOCATED.search(background)
            faulty = bool(_ERROR.search(scenario))
            if name is None or located is None or "profile" in scenario + background:
                left[suite] += name is not None
                continue
            if _UNSAID.search(scenario) or (not faulty and not _CLEAN.search(scenario)):
                left[suite] += 1  # it asks for nothing yet, or for a report of another kind
                continue
            file = root / located[1].strip("/") / name[1]
            if (file, faulty) in seen:
                continue
            seen.add((file, faulty))
            why = " ".join(re.findall(r"(?:error|contains) ([A-Z]{3}-\d+|['\"].*)", scenario))
            if file.is_dir() or file.suffix == ".epub":
                yield Case(suite, f"{feature.stem}/{name[1]}", _packed(file), faulty, why)
                continue
            nav = "navigation document" in background
            made = wrapped(file, version=part[-1], nav=nav) if file.is_file() else None
            if made is None:
                left[suite] += 1
                continue
            yield Case(suite, f"{feature.stem}/{name[1]}", made[0], faulty, why, made[1])


def _packed(book: Path) -> bytes:
    if book.is_file():
        return book.read_bytes()
    files = sorted(file for file in book.rglob("*") if file.is_file())
    files.sort(key=lambda file: file.name != "mimetype" or file.parent != book)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.relative_to(book).as_posix()), file.read_bytes())
    return out.getvalue()


if __name__ == "__main__":
    main()
