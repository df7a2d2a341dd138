"""The rules of citations: what can be wrong with a key, the citation data or the citation style."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

UNKNOWN_KEY = Rule(
    "CITE-001", Severity.ERROR, "citation of an unknown key",
    "add the entry to the bibliography file, or correct the key",
    "Readers would see the key in place of the source.",
)  # fmt: skip
NO_BIBLIOGRAPHY = Rule(
    "CITE-002", Severity.ERROR, "citation without a bibliography file",
    "put the cited sources into a file references.bib beside the manuscript",
    "A key alone tells nothing of the source.",
)  # fmt: skip
DUPLICATE_KEY = Rule(
    "CITE-003", Severity.ERROR, "two bibliography entries of one key",
    "give each entry a key of its own",
    "A citation could mean either of them.",
)  # fmt: skip
BROKEN_BIBLIOGRAPHY = Rule(
    "CITE-004", Severity.ERROR, "bibliography file that cannot be read",
    "look for a missing comma, brace or quotation mark at this place or before it",
    "Of a file that is broken at one place nothing behind it can be trusted.",
)  # fmt: skip
UNKNOWN_STYLE = Rule(
    "CITE-005", Severity.ERROR, "unknown citation style",
    "use the name of a CSL style, such as apa, or the path of a .csl file",
    "Without a style nobody knows what a citation looks like.",
)  # fmt: skip
BROKEN_STYLE = Rule(
    "CITE-006", Severity.ERROR, "citation style that cannot be used",
    "take the style afresh from where it is published",
)  # fmt: skip
REMARK = Rule(
    "CITE-007", Severity.WARNING, "remark of the citation processor",
    "check the bibliography entry that it names",
)  # fmt: skip
EMPTY_CITATION = Rule(
    "CITE-008", Severity.WARNING, "citation that the style leaves without text",
    "cite with the author's name, or write the citation as [@key]",
    "Readers would see nothing at all in its place.",
)  # fmt: skip
NO_PANDOC = Rule(
    "ENV-020", Severity.ERROR, "pandoc is missing",
    "install it with: pip install pypandoc_binary",
)  # fmt: skip
PANDOC_STOPPED = Rule(
    "ENV-021", Severity.ERROR, "pandoc did not finish",
    "try again; if it stays so, look for a very large or deeply nested bibliography entry or formula",
)  # fmt: skip

RULES = (
    UNKNOWN_KEY, NO_BIBLIOGRAPHY, DUPLICATE_KEY, BROKEN_BIBLIOGRAPHY, UNKNOWN_STYLE, BROKEN_STYLE,
    REMARK, EMPTY_CITATION, NO_PANDOC, PANDOC_STOPPED,
)  # fmt: skip
