"""The rules for the record of the book trade, ONIX for Books 3.0."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_W = Severity.WARNING

MISSING = Rule(
    "ONIX-001", _W, "metadata that the book trade needs", "add the key to metadata.yaml"
)  # fmt: skip
NO_ISBN = Rule(
    "ONIX-002", _W, "edition without an ISBN of its own",
    "add it to metadata.yaml, as in isbns: {epub: 978-3-16-148410-0}",
)  # fmt: skip
LANGUAGE = Rule(
    "ONIX-003", _W, "language that the trade has no code for",
    "write the tag with a code of three letters of ISO 639-2",
)  # fmt: skip
NO_RECORD = Rule(
    "ONIX-004", _W, "record that nobody sends", "add publisher or creators to metadata.yaml"
)  # fmt: skip

RULES = (MISSING, NO_ISBN, LANGUAGE, NO_RECORD)
