"""The rules for what holds a work together across its files."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

SHARED_ID = Rule(
    "ID-003", Severity.WARNING, "id that two files have",
    "give each place an id of its own, or link to it by its file, as chapter.md#id",
    "A link to it leads to the first, and a later file may come before it.",
    source="docs/decisions/0020-ids-by-file.md",
)  # fmt: skip

RULES = (SHARED_ID,)
