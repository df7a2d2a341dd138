"""The rules for the order of a work's files, and for projects that were made for other tools."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

FILE_UNLISTED = Rule(
    "FILE-012", _W, "texts that the list of contents leaves out",
    "name them in the list, or take them out of the folder",
    "They would be missing in the edition without a sign.",
    source="docs/writing.md, Projects of other tools",
)  # fmt: skip
FILE_DRAFT = Rule(
    "FILE-013", _W, "chapters that are only planned",
    "they are left out until they have a file",
    "Readers would look for what is not written yet.",
    source="mdBook's guide, SUMMARY.md (draft chapters)",
)  # fmt: skip
FILE_ORDER = Rule(
    "FILE-014", _W, "line of a list of contents that is not understood",
    "write an item such as: - [Title](file.md)",
    "What the line names would be missing in the edition.",
    source="docs/writing.md, Projects of other tools",
)  # fmt: skip
FILE_TWICE = Rule(
    "FILE-015", _E, "text that is listed twice",
    "name each file once in the list of contents",
    "Its text would be printed twice, with ids that are there twice.",
    source="docs/writing.md, Projects of other tools",
)  # fmt: skip
FILE_DIRECTIVE = Rule(
    "FILE-016", _W, "template of mdBook that lacks a value",
    "give it one behind the name of the file: key=value",
    "Readers would see the name of the value in double braces.",
    source="mdBook's guide, mdBook-specific features (including files)",
)  # fmt: skip
FILE_INCLUDE = Rule(
    "FILE-017", _E, "included text that is not there",
    "check the lines or the anchor that are asked for",
    "The text would have a gap.",
    source="mdBook's guide, mdBook-specific features (including files)",
)  # fmt: skip
META_MAPPED = Rule(
    "META-023", _W, "metadata in the words of another tool",
    "it is understood; docs/writing.md lists the keys of our own",
    "Another tool may understand the same words otherwise.",
    bad="---\ntitle: Salt and Wind\nlang: en-GB\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip
META_IDLE = Rule(
    "META-024", _W, "metadata that has no effect",
    "remove it, or leave it there for the other tool",
    "It was written to change something, and changes nothing.",
    bad="---\ntitle: Salt and Wind\nlanguage: en-GB\ngeometry: margin=2cm\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip
META_ASSUMED = Rule(
    "META-025", _W, "metadata that had to be assumed",
    "add it to the metadata",
    "What is assumed may be wrong, and is then wrong in every catalogue.",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip

RULES = (
    FILE_UNLISTED, FILE_DRAFT, FILE_ORDER, FILE_TWICE, FILE_DIRECTIVE, FILE_INCLUDE,
    META_MAPPED, META_IDLE, META_ASSUMED,
)  # fmt: skip
