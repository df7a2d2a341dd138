"""The rules for the metadata of a work."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E = Severity.ERROR

META_NONE = Rule(
    "META-001", _E, "work without metadata",
    "write at least a title and a language",
    "Without a title and a language no edition can be made.",
    source="EPUB 3.3, 5.5.3 Dublin Core",
)  # fmt: skip
META_SYNTAX = Rule(
    "META-002",
    _E,
    "metadata that is not valid YAML",
    "text with a colon, # or quotes needs quotes around it",
    "Nothing of the file can be read where its form is broken.",
    source="YAML 1.2.2",
)
META_MAPPING = Rule(
    "META-003", _E, "metadata that does not consist of keys and values",
    "write lines such as: title: My Book",
    "A value without a key has no meaning.",
    bad="---\nSalt and Wind\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="docs/writing.md, metadata.yaml; YAML 1.2.2",
)  # fmt: skip
META_DUPLICATE = Rule(
    "META-004",
    _E,
    "key that occurs twice",
    "remove one of the two; several values go into one list",
    "Only one of the two values could count, and which is chance.",
    "---\ntitle: Salt\ntitle: Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    "---\ntitle: Salt\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    "YAML 1.2.2, 3.2.1.1",
)
META_ALIAS = Rule(
    "META-005", _E, "anchor or alias in the metadata",
    "write the value out at each place",
    "Who reads the file cannot see what a key holds, and a few lines can stand for millions.",
    bad="---\ntitle: &sea Salt and Wind\nlanguage: en-GB\nsubtitle: *sea\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="YAML 1.2.2, 3.2.2.2 Anchors and aliases; the refusal is our own",
)  # fmt: skip
META_DEEP = Rule(
    "META-006", _E, "metadata nested too deep",
    "use the keys as docs/writing.md shows them",
    "No key of ours is so deep; mostly a line is indented by mistake.",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip
META_UNKNOWN = Rule(
    "META-007", _E, "unknown metadata key",
    "docs/writing.md lists the keys",
    "A slip of the hand in a key would lose its value without a sign.",
    bad="---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublsher: Coast\n---\n\nThe boat is old.\n",
    good="---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublisher: Coast\n---\n\nThe boat is old.\n",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip
META_REQUIRED = Rule(
    "META-008", _E, "required metadata that is missing",
    "add the key with a value",
    "EPUB and PDF ask for a title and a language; shops for the rest.",
    source="EPUB 3.3, 5.5.3 Dublin Core",
)  # fmt: skip
META_TYPE = Rule(
    "META-009", _E, "metadata value of the wrong form",
    "docs/writing.md shows the form",
    "A value that is read otherwise than it is meant would be printed so.",
    bad="---\ntitle: Salt and Wind\nlanguage: en-GB\nsubjects: {sea: boats}\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\nsubjects: [sea, boats]\n---\n\nThe boat is old.\n",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip
META_LANGUAGE = Rule(
    "META-010",
    _E,
    "language that is not a BCP 47 tag",
    "use a tag such as en, en-GB or pt-BR",
    "By it a voice, the hyphens and the quotation marks are chosen.",
    "---\ntitle: Salt\nlanguage: English\n---\n\nThe boat is old.\n",
    "---\ntitle: Salt\nlanguage: en\n---\n\nThe boat is old.\n",
    "RFC 5646, 2.1; WCAG 2.2, 3.1.1",
)
META_ISBN = Rule(
    "META-011",
    _E,
    "invalid ISBN",
    "an ISBN has 13 digits (or 10), the last one a check digit",
    "A wrong digit names another book, or none; shops refuse it.",
    "---\ntitle: Salt\nlanguage: en-GB\nidentifiers: {isbn: 978-3-16-148410-1}\n---\n\nThe boat is old.\n",
    "---\ntitle: Salt\nlanguage: en-GB\nidentifiers: {isbn: 978-3-16-148410-0}\n---\n\nThe boat is old.\n",
    "ISO 2108",
)
META_DOI = Rule(
    "META-012",
    _E,
    "invalid DOI",
    "a DOI looks like 10.1234/abc",
    "A reader who follows it finds nothing.",
    "---\ntitle: Salt\nlanguage: en-GB\nidentifiers: {doi: 1234}\n---\n\nThe boat is old.\n",
    "---\ntitle: Salt\nlanguage: en-GB\nidentifiers: {doi: 10.1234/salt}\n---\n\nThe boat is old.\n",
    "ISO 26324",
)
META_UUID = Rule(
    "META-013",
    _E,
    "invalid UUID",
    "a UUID looks like 123e4567-e89b-42d3-a456-426614174000",
    "A wrong identifier is no identifier.",
    source="RFC 9562",
)
META_URI = Rule(
    "META-014",
    _E,
    "invalid address",
    "write it in full, such as https://example.org/book",
    "A reader who follows it finds nothing.",
    source="RFC 3986",
)
META_SCHEME = Rule(
    "META-015", _E, "identifier of an unknown kind",
    "the kinds are isbn, doi, uuid and uri",
    "Shops and libraries know these kinds alone.",
    bad="---\ntitle: Salt and Wind\nlanguage: en-GB\nidentifiers:\n  - {scheme: shelf, value: 12-a}\n"
    "---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\nidentifiers:\n  - {scheme: isbn, value: "
    "978-3-16-148410-0}\n---\n\nThe boat is old.\n",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip
META_ROLE = Rule(
    "META-016", _E, "role that is not a MARC relator code",
    "use a code such as aut (author), edt (editor), trl (translator) or ill (illustrator)",
    "Libraries know what someone has done for a book by this code alone.",
    bad="---\nschema: 1\ntitle: Salt\nlanguage: en-GB\ncreators: [{name: Ada Ames, roles: [writer]}]\n"
    "---\n\nThe boat is old.\n",
    good="---\nschema: 1\ntitle: Salt\nlanguage: en-GB\ncreators: [{name: Ada Ames, roles: [aut]}]\n"
    "---\n\nThe boat is old.\n",
    source="MARC Code List for Relators; EPUB 3.3, D.3.10 role",
)  # fmt: skip
META_DATE = Rule(
    "META-017", _E, "invalid date",
    "write year-month-day, such as 2022-05-31",
    "Shops and libraries sort by it, and read one form alone.",
    bad="---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublished: 31 May 2026\n---\n\nThe boat is old.\n",
    good="---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublished: 2026-05-31\n---\n\nThe boat is old.\n",
    source="ISO 8601-1; EPUB 3.3, 5.5.3.2.4 The dc:date element",
)  # fmt: skip
META_NEWER = Rule(
    "META-018", _E, "metadata schema of a newer Pressroom",
    "upgrade Pressroom, or use schema: 1",
    "An older program would read such a file wrongly.",
    bad="---\nschema: 9\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    good="---\nschema: 1\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="docs/writing.md, metadata.yaml",
)  # fmt: skip
META_CHARACTER = Rule(
    "META-019",
    _E,
    "control character in the metadata",
    "remove the character",
    "XML allows no such character, and no font has one.",
    source="XML 1.0, 2.2",
)
META_YES_NO = Rule(
    "META-020",
    _E,
    "text that YAML reads as yes or no",
    "put the value in quotes",
    "YAML reads a bare no, yes, on and off as a truth value, so that the word would be lost.",
    "---\nschema: 1\ntitle: No\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    '---\nschema: 1\ntitle: "No"\nlanguage: en-GB\n---\n\nThe boat is old.\n',
    "YAML 1.1, tag bool",
)
META_TAG = Rule(
    "META-021", _E, "YAML tag in the metadata",
    "remove the tag that begins with !",
    "A tag turns the words into something else, and each program into another thing.",
    bad="---\ntitle: !book Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="YAML 1.2.2, 3.2.1.2 Tags; the refusal is our own",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
