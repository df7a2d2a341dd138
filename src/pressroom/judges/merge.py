"""One report of two: what a judge finds, without what our own checks have found already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pressroom.model.problem import Problem

# What our own checks call the same fault. Schemas speak of anything, so that what they find is the
# same where it is in the same line.
_ANY = "ANY"
EQUIVALENTS = {
    "JUDGE-EPUBCHECK-CSS-003": "EPUB-055",
    "JUDGE-EPUBCHECK-CSS-004": "EPUB-055",
    "JUDGE-EPUBCHECK-CSS-008": "EPUB-055",
    "JUDGE-EPUBCHECK-CSS-019": "EPUB-058",
    "JUDGE-EPUBCHECK-HTM-003": "EPUB-010",
    "JUDGE-EPUBCHECK-HTM-017": "EPUB-041",
    "JUDGE-EPUBCHECK-MED-003": "EPUB-021",
    "JUDGE-EPUBCHECK-NAV-010": "EPUB-037",
    "JUDGE-EPUBCHECK-NAV-011": "EPUB-038",
    "JUDGE-EPUBCHECK-OPF-001": "EPUB-011",
    "JUDGE-EPUBCHECK-OPF-002": "EPUB-008",
    "JUDGE-EPUBCHECK-OPF-014": "EPUB-023",
    "JUDGE-EPUBCHECK-OPF-015": "EPUB-023",
    "JUDGE-EPUBCHECK-OPF-016": "EPUB-007",
    "JUDGE-EPUBCHECK-OPF-017": "EPUB-007",
    "JUDGE-EPUBCHECK-OPF-018": "EPUB-023",
    "JUDGE-EPUBCHECK-OPF-029": "EPUB-021",
    "JUDGE-EPUBCHECK-OPF-030": "EPUB-012",
    "JUDGE-EPUBCHECK-OPF-033": "EPUB-027",
    "JUDGE-EPUBCHECK-OPF-034": "EPUB-029",
    "JUDGE-EPUBCHECK-OPF-042": "EPUB-030",
    "JUDGE-EPUBCHECK-OPF-043": "EPUB-030",
    "JUDGE-EPUBCHECK-OPF-048": "EPUB-012",
    "JUDGE-EPUBCHECK-OPF-049": "EPUB-028",
    "JUDGE-EPUBCHECK-OPF-050": "EPUB-031",
    "JUDGE-EPUBCHECK-OPF-060": "EPUB-006",
    "JUDGE-EPUBCHECK-OPF-061": "EPUB-006",
    "JUDGE-EPUBCHECK-OPF-074": "EPUB-020",
    "JUDGE-EPUBCHECK-OPF-091": "EPUB-026",
    "JUDGE-EPUBCHECK-OPF-092": "EPUB-015 EPUB-041",
    "JUDGE-EPUBCHECK-PKG-003": "EPUB-001",
    "JUDGE-EPUBCHECK-PKG-004": "EPUB-001",
    "JUDGE-EPUBCHECK-PKG-005": "EPUB-004",
    "JUDGE-EPUBCHECK-PKG-006": "EPUB-004",
    "JUDGE-EPUBCHECK-PKG-007": "EPUB-004",
    "JUDGE-EPUBCHECK-PKG-008": "EPUB-001",
    "JUDGE-EPUBCHECK-PKG-009": "EPUB-005",
    "JUDGE-EPUBCHECK-PKG-020": "EPUB-008",
    "JUDGE-EPUBCHECK-RSC-001": "EPUB-017",
    "JUDGE-EPUBCHECK-RSC-002": "EPUB-007",
    "JUDGE-EPUBCHECK-RSC-003": "EPUB-007",
    "JUDGE-EPUBCHECK-RSC-004": "EPUB-003",
    "JUDGE-EPUBCHECK-RSC-005": _ANY,
    "JUDGE-EPUBCHECK-RSC-006": "EPUB-049 EPUB-057",
    "JUDGE-EPUBCHECK-RSC-007": "EPUB-033 EPUB-037 EPUB-044 EPUB-048 EPUB-056",
    "JUDGE-EPUBCHECK-RSC-008": "EPUB-018 EPUB-044 EPUB-048",
    "JUDGE-EPUBCHECK-RSC-011": "EPUB-037 EPUB-046",
    "JUDGE-EPUBCHECK-RSC-012": "EPUB-033 EPUB-037 EPUB-045",
    "JUDGE-EPUBCHECK-RSC-016": "EPUB-009 EPUB-010",
    "JUDGE-EPUBCHECK-RSC-030": "EPUB-061",
    "JUDGE-ACE-IMAGE-ALT": "EPUB-047",
    "JUDGE-ACE-HTML-HAS-LANG": "EPUB-041",
    "JUDGE-ACE-DOCUMENT-TITLE": "EPUB-042",
    "JUDGE-ACE-EMPTY-HEADING": "EPUB-050",
    "JUDGE-ACE-HEADING-ORDER": "EPUB-051",
    "JUDGE-ACE-METADATA-ACCESSMODE": "EPUB-059",
    "JUDGE-ACE-METADATA-ACCESSMODESUFFICIENT": "EPUB-059",
    "JUDGE-ACE-METADATA-ACCESSIBILITYFEATURE": "EPUB-059",
    "JUDGE-ACE-METADATA-ACCESSIBILITYHAZARD": "EPUB-059",
    "JUDGE-VERAPDF-UA1-5-1": "PDF-006",
    "JUDGE-VERAPDF-UA1-6.2-1": "PDF-010",
    "JUDGE-VERAPDF-UA1-7.1-8": "PDF-003",
    "JUDGE-VERAPDF-UA1-7.1-9": "PDF-004",
    "JUDGE-VERAPDF-UA1-7.1-10": "PDF-009",
    "JUDGE-VERAPDF-UA1-7.1-11": "PDF-011",
    "JUDGE-VERAPDF-UA1-7.2-29": "PDF-008",
    "JUDGE-VERAPDF-UA1-7.2-33": "PDF-008",
    "JUDGE-VERAPDF-UA1-7.3-1": "PDF-018",
    "JUDGE-VERAPDF-UA1-7.4.2-1": "PDF-022",
    "JUDGE-VERAPDF-UA1-7.18.1-2": "PDF-019",
    "JUDGE-VERAPDF-UA1-7.18.5-1": "PDF-020",
    "JUDGE-VERAPDF-UA1-7.18.5-2": "PDF-019",
    "JUDGE-VERAPDF-UA1-7.21.4.1-1": "PDF-016",
    "JUDGE-VERAPDF-2A-6.1.3-2": "PDF-002",
    "JUDGE-VERAPDF-2A-6.2.4.3-2": "PDF-025",
    "JUDGE-VERAPDF-2A-6.2.4.3-4": "PDF-025",
    "JUDGE-VERAPDF-2A-6.2.11.4.1-1": "PDF-016",
    "JUDGE-VERAPDF-2A-6.5.1-1": "PDF-023",
    "JUDGE-VERAPDF-2A-6.5.2-1": "PDF-023",
    "JUDGE-VERAPDF-2A-6.5.2-2": "PDF-023",
    "JUDGE-VERAPDF-2A-6.6.2.1-1": "PDF-003",
    "JUDGE-VERAPDF-2A-6.6.4-1": "PDF-005",
    "JUDGE-VERAPDF-2A-6.7.2.2-1": "PDF-010",
    "JUDGE-VERAPDF-2A-6.7.3.3-1": "PDF-011",
    "JUDGE-VERAPDF-2A-6.7.4-1": "PDF-008",
}

# The clauses of PDF/A-2 and PDF/A-3 have the same numbers, whatever the level.
_LEVEL = re.compile(r"(?<=^JUDGE-VERAPDF-)[23][ABU](?=-)")


def without_doubles(ours: Iterable[Problem], theirs: Iterable[Problem]) -> Iterator[Problem]:
    """What of ``theirs`` is not among ``ours``: by the table above, in the same file and line.

    Where one of the two does not know the line, the file is enough.
    """
    lines: dict[tuple[str, str], set[int]] = {}
    for one in ours:
        if one.place:
            for code in (one.code, _ANY):
                lines.setdefault((str(one.place.path), code), set()).add(one.place.line)
    for found in theirs:
        path, line = (str(found.place.path), found.place.line) if found.place else ("", 0)
        codes = EQUIVALENTS.get(_LEVEL.sub("2A", found.code), "").split()
        if not any(_same(line, lines.get((path, code)), exact=code == _ANY) for code in codes):
            yield found


def _same(line: int, known: set[int] | None, *, exact: bool) -> bool:
    if not known:
        return False
    return line in known if exact else not line or 0 in known or line in known
