"""The rules for the record of the book trade, ONIX for Books 3.0."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_W = Severity.WARNING

MISSING = Rule(
    "ONIX-001", _W, "metadata that the book trade needs",
    "add the key to metadata.yaml",
    "Shops and libraries sort and show books by it, and some refuse a record without it.",
    source="ONIX for Books 3.0, the groups P.6 to P.20 of the product record",
)  # fmt: skip
NO_ISBN = Rule(
    "ONIX-002", _W, "edition without an ISBN of its own",
    "add it to metadata.yaml, as in isbns: {epub: 978-3-16-148410-0}",
    "Shops cannot tell this edition from the others, nor order it.",
    source="ISO 2108, each form has an ISBN of its own; ONIX for Books 3.0, P.2",
)  # fmt: skip
LANGUAGE = Rule(
    "ONIX-003", _W, "language that the trade has no code for",
    "write the tag with a code of three letters of ISO 639-2",
    "The record has no language, so that the book is missing where readers look by language.",
    source="ONIX for Books 3.0, P.10 and code list 74 (ISO 639-2/B)",
)  # fmt: skip
NO_RECORD = Rule(
    "ONIX-004", _W, "record that nobody sends",
    "add publisher or creators to metadata.yaml",
    "Shops do not know who speaks to them, and refuse the message.",
    source="ONIX for Books 3.0, message header (Sender)",
)  # fmt: skip

RULES = (MISSING, NO_ISBN, LANGUAGE, NO_RECORD)
