"""docs/rules.md from the rules of every room. Run it to write the file anew:

python tests/docs_rules.py
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from pathlib import Path

from pressroom.build import all_rules
from pressroom.model.problem import Rule

FILE = Path(__file__).parents[1] / "docs" / "rules.md"

HEAD = """# The rules

Everything that Pressroom can find wrong, by code. An *error* blocks the build: the output folder
stays as it was. A *warning* does not, unless `--strict` is given. *Advice* is shown by `pressroom check`
and never by a build. A report names the code, the
place (`file:line:column`) where there is one, what exactly is wrong, and a hint; the hint below is
the usual one, and a report may give a better one, such as "did you mean …". Below each table stands
why each rule is there, what it rests on, and for many an example of what it finds and the same mended;
`pressroom explain CODE` tells the same.

This page is written by `python tests/docs_rules.py` from the rules in the code.
"""

FAMILIES = {
    "CITE": "Citations and bibliography files",
    "CODE": "Listings",
    "CONF": "Settings: pressroom.toml",
    "COVER": "The cover",
    "DIAL": "What other dialects of Markdown have",
    "DOC": "The document: what the editions need of the text as a whole",
    "ENV": "The machine that Pressroom runs on",
    "EPUB": "A finished EPUB",
    "FILE": "Files of the project",
    "GLYPH": "Fonts and characters",
    "ID": "Ids",
    "IMG": "Images",
    "LAYOUT": "The layout of the PDF",
    "LINK": "Links",
    "MATH": "Formulas",
    "MD": "Markdown",
    "META": "Metadata",
    "NOTE": "Notes",
    "ONIX": "The record for the book trade",
    "PDF": "A finished PDF",
    "REF": "References, glossary and index",
    "RULE": "Exemptions from the rules",
    "SHELF": "The output folder",
    "PRINT": "PDF for a printer",
    "STORE": "What the shops ask for",
    "STYLE": "Style: what an editor would mark in the author's prose",
    "TBL": "Tables",
    "TYPE": "The type of a PDF, measured by `pressroom proof`",
    "URL": "Addresses of the web, tried by `pressroom check --links`",
    "WEB": "A finished web edition",
}


def page() -> str:
    """The text of docs/rules.md."""
    parts = [HEAD]
    for family, rules in groupby(all_rules(), key=lambda rule: rule.code.rpartition("-")[0]):
        parts.append(f"## {family}: {FAMILIES[family]}\n")
        lines = ["| Code | Severity | Found | What to do |", "|---|---|---|---|"]
        known = list(rules)
        parts.append("\n".join([*lines, *map(_row, known)]) + "\n")
        parts += [_details(rule) for rule in known]
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    cells = (rule.code, rule.severity.value, rule.title, rule.hint)
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _details(rule: Rule) -> str:
    """Why a rule is there and what it rests on, with its examples."""
    lines = [f"**{rule.code}**: {_escaped(rule.why)} ({_escaped(rule.source)})\n"]
    if rule.bad:
        fence = "```xml" if rule.code.startswith("EPUB-") else "```markdown"
        lines += [fence, _shown(rule.bad), "```\n"]
        lines += ["mended:\n", fence, _shown(rule.good), "```\n"]
    return "\n".join(lines)


def _shown(example: str) -> str:
    """An example with its invisible characters made visible."""
    return "".join(
        f"<{ord(char):04X}>" if unicodedata.category(char) == "Cf" or char == "\t" else char
        for char in example.rstrip("\n")
    )


def _escaped(text: str) -> str:
    for character in "\\|<[*":
        text = text.replace(character, f"\\{character}")
    return text


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
