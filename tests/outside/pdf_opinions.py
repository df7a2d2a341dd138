"""Compares what we say of other people's PDFs with what veraPDF says, group by group of rules for PDF/UA-1.

    python tests/outside/pdf_opinions.py [--sample N] [--seed S] FOLDER…

For each group the files are counted in which both find a fault, only we do, or only veraPDF does; the
latter are listed. Files above a megabyte and a half are left out, and so are those that nobody can open.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import judges
from pressroom.checks.pdf import check_pdf
from pressroom.checks.pdf_claims import UA

# a rule of ours, and the clauses and tests of veraPDF's profile for the same
GROUPS = {
    "PDF-016": ("fonts are embedded", {"7.21.4.1-1"}),
    "PDF-044": ("characters are mapped to glyphs", {
        "7.21.3.1-1", "7.21.3.2-1", "7.21.3.3-1", "7.21.3.3-2", "7.21.3.3-3", "7.21.6-1", "7.21.6-2",
        "7.21.6-3", "7.21.6-4"}),
    "PDF-045": ("letters have a text", {"7.21.7-1", "7.21.7-2"}),
    "PDF-051": ("content is tagged or an artifact", {"7.1-1", "7.1-2", "7.1-3"}),
    "PDF-053": ("letters are in their font", {"7.21.4.1-2", "7.21.8-1"}),
    "PDF-054": ("letters are as wide as is said", {"7.21.5-1"}),
    "PDF-055": ("lists of glyphs are whole", {"7.21.4.2-1", "7.21.4.2-2"}),
}  # fmt: skip
UNREAD = {"PDF-001", "PDF-002"}  # damaged or encrypted
TAGLESS = "PDF-011"  # where there is no tree of tags, nothing more is said of tags
LARGEST = 1_500_000  # bytes
AT_ONCE = 20  # files that one run of veraPDF looks at

_BROKEN = re.compile(r"ua1 (\S+-\d+) ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--sample", type=int, help="so many files, picked by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="+", type=Path)
    chosen = parser.parse_args()
    files = sorted(
        file
        for folder in chosen.folders
        for file in folder.rglob("*.pdf")
        if file.stat().st_size <= LARGEST
    )
    if chosen.sample and chosen.sample < len(files):
        files = random.Random(chosen.seed).sample(files, chosen.sample)
    counts: Counter[tuple[str, str]] = Counter()
    looked = 0
    for file, ours, theirs in _opinions(files):
        looked += 1
        for code, (_, clauses) in GROUPS.items():
            if code == "PDF-051" and TAGLESS in ours:
                continue
            match code in ours, bool(clauses & theirs):
                case True, True:
                    counts[code, "both"] += 1
                case True, False:
                    counts[code, "ours"] += 1
                    print(f"only ours {code} {file}")
                case False, True:
                    counts[code, "theirs"] += 1
                    print(f"only veraPDF {code} {file}")
    print(
        f"\n{looked} files\n\n| Of the letters and marks of a page | both | only ours | only veraPDF |"
    )
    print("|---|---:|---:|---:|")
    for code, (words, _) in GROUPS.items():
        cells = " | ".join(str(counts[code, who]) for who in ("both", "ours", "theirs"))
        print(f"| {words} | {cells} |")


def _opinions(files: list[Path]) -> Iterator[tuple[Path, set[str], set[str]]]:
    for at in range(0, len(files), AT_ONCE):
        ours = {file: _ours(file) for file in files[at : at + AT_ONCE]}
        read = [file for file, codes in ours.items() if not codes & UNREAD]
        for file, found in zip(read, judges.verapdf(*read, profiles=("ua1",)), strict=True):
            clauses = (_BROKEN.match(str(one)) for one in found)
            yield file, ours[file], {one[1] for one in clauses if one}


def _ours(file: Path) -> set[str]:
    return {one.rule.code for one in check_pdf(file.read_bytes(), file.name, {UA})}


if __name__ == "__main__":
    main()
