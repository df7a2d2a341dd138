"""The rules of citations: what can be wrong with a key, the citation data or the citation style."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

UNKNOWN_KEY = Rule(
    "CITE-001", Severity.ERROR, "citation of an unknown key",
    "add the entry to the bibliography file, or correct the key",
    "Readers would see the key in place of the source.",
    source="docs/writing.md, Citations; pandoc's manual, Citation syntax",
)  # fmt: skip
NO_BIBLIOGRAPHY = Rule(
    "CITE-002", Severity.ERROR, "citation without a bibliography file",
    "put the cited sources into a file references.bib beside the manuscript",
    "A key alone tells nothing of the source.",
    bad="The sea is old [@ley, 12].\n",
    good="The sea is old, says Ley.\n",
    source="docs/writing.md, Citations; pandoc's manual, Specifying bibliographic data",
)  # fmt: skip
DUPLICATE_KEY = Rule(
    "CITE-003", Severity.ERROR, "two bibliography entries of one key",
    "give each entry a key of its own",
    "A citation could mean either of them.",
    source="docs/writing.md, Citations; pandoc's manual, Specifying bibliographic data",
)  # fmt: skip
BROKEN_BIBLIOGRAPHY = Rule(
    "CITE-004", Severity.ERROR, "bibliography file that cannot be read",
    "look for a missing comma, brace or quotation mark at this place or before it",
    "Of a file that is broken at one place nothing behind it can be trusted.",
    source="pandoc's manual, Specifying bibliographic data (BibTeX, BibLaTeX, CSL JSON, CSL YAML)",
)  # fmt: skip
UNKNOWN_STYLE = Rule(
    "CITE-005", Severity.ERROR, "unknown citation style",
    "use the name of a CSL style, such as apa, or the path of a .csl file",
    "Without a style nobody knows what a citation looks like.",
    source="docs/writing.md, Citations; CSL 1.0.2",
)  # fmt: skip
BROKEN_STYLE = Rule(
    "CITE-006", Severity.ERROR, "citation style that cannot be used",
    "take the style afresh from where it is published",
    "A style that is damaged would set citations in no form that anybody knows.",
    source="CSL 1.0.2",
)  # fmt: skip
REMARK = Rule(
    "CITE-007", Severity.WARNING, "remark of the citation processor",
    "check the bibliography entry that it names",
    "What the processor stumbles over may be missing in the bibliography.",
    source="pandoc's manual, Citations",
)  # fmt: skip
EMPTY_CITATION = Rule(
    "CITE-008", Severity.WARNING, "citation that the style leaves without text",
    "cite with the author's name, or write the citation as [@key]",
    "Readers would see nothing at all in its place.",
    source="pandoc's manual, Citation syntax",
)  # fmt: skip
NO_PANDOC = Rule(
    "ENV-020", Severity.ERROR, "pandoc is missing",
    "install it with: pip install pypandoc_binary",
    "Without it neither citations nor formulas can be read.",
    source="docs/decisions/0004-pandoc.md",
)  # fmt: skip
PANDOC_STOPPED = Rule(
    "ENV-021", Severity.ERROR, "pandoc did not finish",
    "try again; if it stays so, look for a very large or deeply nested bibliography entry or formula",
    "What it had to read would be missing in the edition.",
    source="docs/decisions/0004-pandoc.md",
)  # fmt: skip

RULES = (
    UNKNOWN_KEY, NO_BIBLIOGRAPHY, DUPLICATE_KEY, BROKEN_BIBLIOGRAPHY, UNKNOWN_STYLE, BROKEN_STYLE,
    REMARK, EMPTY_CITATION, NO_PANDOC, PANDOC_STOPPED,
)  # fmt: skip
