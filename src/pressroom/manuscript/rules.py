"""The rules of this room: what can be wrong with a project's files, metadata and settings."""

from __future__ import annotations

from pressroom.manuscript import structure_rules
from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

FILE_NO_PROJECT = Rule(
    "FILE-001",
    _E,
    "nothing to build at the path given",
    'name a project folder or a Markdown file; "pressroom init" makes a new project',
)
FILE_NO_MANUSCRIPT = Rule(
    "FILE-002",
    _E,
    'project without a folder "manuscript"',
    '"pressroom init" makes a new project; a single Markdown file is built by its own name',
)
FILE_NO_TEXT = Rule(
    "FILE-003",
    _E,
    "manuscript without text",
    'write the text in files that end in .md, directly in the folder "manuscript"',
)
FILE_NOT_UTF8 = Rule(
    "FILE-004",
    _E,
    "text file that is not UTF-8",
    "save the file with the encoding UTF-8",
    "Letters would be read as others, and nobody would know it.",
    source="RFC 3629",
)
FILE_TOO_BIG = Rule(
    "FILE-005",
    _E,
    "file that is too big",
    "divide the file into smaller ones",
    "So large a text is mostly a mistake, and would make every step slow.",
)
FILE_CONTROL = Rule(
    "FILE-006",
    _E,
    "control character in a text file",
    "remove the character; editions cannot carry it",
    "XML allows no such character, and no font has one.",
    source="XML 1.0, 2.2",
)
FILE_OUTSIDE = Rule(
    "FILE-007",
    _E,
    "file outside the project",
    "copy the file into the project and name it by a relative path",
    "A project that reads other folders builds on one machine alone, and could carry away what is not its own.",
)
FILE_UNREADABLE = Rule(
    "FILE-008",
    _E,
    "file that cannot be read",
    "check that it is a regular file with read permission",
)
FILE_MISSING = Rule(
    "FILE-009",
    _E,
    "file that does not exist",
    "check the spelling, capitals included",
    "What it holds would be missing in the edition.",
)
FILE_STRAY_SHEET = Rule(
    "FILE-010",
    _W,
    "style sheet that replaces none of the house style",
    "give it the name of the sheet that it is to replace",
    "Its rules would have no effect, and nobody would know why.",
)

FILE_SHEET_OUTSIDE = Rule(
    "FILE-011",
    _E,
    "style sheet that asks for a file from outside",
    "put the file beside the style sheet, and name it by its relative path",
)

META_NONE = Rule(
    "META-001",
    _E,
    "work without metadata",
    "write at least a title and a language",
    "Without a title and a language no edition can be made.",
    source="EPUB 3.3, 5.5.3",
)
META_SYNTAX = Rule(
    "META-002",
    _E,
    "metadata that is not valid YAML",
    "text with a colon, # or quotes needs quotes around it",
    "Nothing of the file can be read where its form is broken.",
    source="YAML 1.2.2",
)
META_MAPPING = Rule(
    "META-003",
    _E,
    "metadata that does not consist of keys and values",
    "write lines such as: title: My Book",
    "A value without a key has no meaning.",
)
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
    "META-005",
    _E,
    "anchor or alias in the metadata",
    "write the value out at each place",
    "Who reads the file cannot see what a key holds, and a few lines can stand for millions.",
)
META_DEEP = Rule(
    "META-006",
    _E,
    "metadata nested too deep",
    "use the keys as docs/writing.md shows them",
)
META_UNKNOWN = Rule(
    "META-007",
    _E,
    "unknown metadata key",
    "docs/writing.md lists the keys",
    "A slip of the hand in a key would lose its value without a sign.",
    "---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublsher: Coast\n---\n\nThe boat is old.\n",
    "---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublisher: Coast\n---\n\nThe boat is old.\n",
)
META_REQUIRED = Rule(
    "META-008",
    _E,
    "required metadata that is missing",
    "add the key with a value",
    "EPUB and PDF ask for a title and a language; shops for the rest.",
    source="EPUB 3.3, 5.5.3",
)
META_TYPE = Rule(
    "META-009",
    _E,
    "metadata value of the wrong form",
    "docs/writing.md shows the form",
    "A value that is read otherwise than it is meant would be printed so.",
)
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
    "META-015",
    _E,
    "identifier of an unknown kind",
    "the kinds are isbn, doi, uuid and uri",
    "Shops and libraries know these kinds alone.",
)
META_ROLE = Rule(
    "META-016",
    _E,
    "role that is not a MARC relator code",
    "use a code such as aut (author), edt (editor), trl (translator) or ill (illustrator)",
    "Libraries know what someone has done for a book by this code alone.",
    "---\nschema: 1\ntitle: Salt\nlanguage: en-GB\ncreators: [{name: Ada Ames, roles: [writer]}]\n---\n\nThe boat is old.\n",
    "---\nschema: 1\ntitle: Salt\nlanguage: en-GB\ncreators: [{name: Ada Ames, roles: [aut]}]\n---\n\nThe boat is old.\n",
    "MARC Code List for Relators; EPUB 3.3, D.3.9",
)
META_DATE = Rule(
    "META-017",
    _E,
    "invalid date",
    "write year-month-day, such as 2022-05-31",
    "Shops and libraries sort by it, and read one form alone.",
    "---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublished: 31 May 2026\n---\n\nThe boat is old.\n",
    "---\nschema: 1\ntitle: Salt\nlanguage: en-GB\npublished: 2026-05-31\n---\n\nThe boat is old.\n",
    "ISO 8601-1; EPUB 3.3, 5.5.3.2",
)
META_NEWER = Rule(
    "META-018",
    _E,
    "metadata schema of a newer Pressroom",
    "upgrade Pressroom, or use schema: 1",
    "An older program would read such a file wrongly.",
)
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
    "META-021",
    _E,
    "YAML tag in the metadata",
    "remove the tag that begins with !",
)
CONF_SYNTAX = Rule(
    "CONF-001",
    _E,
    "settings that are not valid TOML",
    "text values stand in double quotes",
    "Nothing of the file can be read where its form is broken.",
    source="TOML 1.0",
)
CONF_UNKNOWN = Rule(
    "CONF-002",
    _E,
    "unknown setting",
    "docs/writing.md lists the settings",
    "A slip of the hand in a key would lose its value without a sign.",
)
CONF_VALUE = Rule(
    "CONF-003",
    _E,
    "setting with a value that is not allowed",
    "docs/writing.md lists the settings",
)
CONF_NEWER = Rule(
    "CONF-004",
    _E,
    "settings schema of a newer Pressroom",
    "upgrade Pressroom, or use schema = 1",
    "An older program would read such a file wrongly.",
)
CONF_COVER_TYPE = Rule(
    "CONF-005",
    _E,
    "cover that is neither JPEG nor PNG",
    "save the cover as JPEG or PNG",
    "Shops take covers of these two kinds alone.",
)
CONF_COVER_SIZE = Rule(
    "CONF-006",
    _E,
    "cover that is too small",
    "the cover needs at least 1600 x 2560 pixels",
    "On a large screen a smaller image is blurred, and shops refuse it.",
)
CONF_COVER_BROKEN = Rule(
    "CONF-007",
    _E,
    "cover image that is broken",
    "save the cover again",
)
CONF_EPOCH = Rule(
    "CONF-008",
    _E,
    "SOURCE_DATE_EPOCH that is no time",
    "give whole seconds since 1970, or leave the variable unset",
    "Dates of the edition are taken from it.",
    source="reproducible-builds.org, SOURCE_DATE_EPOCH",
)

RULES = (
    FILE_NO_PROJECT, FILE_NO_MANUSCRIPT, FILE_NO_TEXT, FILE_NOT_UTF8, FILE_TOO_BIG, FILE_CONTROL,
    FILE_OUTSIDE, FILE_UNREADABLE, FILE_MISSING, FILE_STRAY_SHEET,
    FILE_SHEET_OUTSIDE,
    META_NONE, META_SYNTAX, META_MAPPING, META_DUPLICATE, META_ALIAS, META_DEEP, META_UNKNOWN,
    META_REQUIRED, META_TYPE, META_LANGUAGE, META_ISBN, META_DOI, META_UUID, META_URI, META_SCHEME,
    META_ROLE, META_DATE, META_NEWER, META_CHARACTER, META_YES_NO, META_TAG,
    CONF_SYNTAX, CONF_UNKNOWN, CONF_VALUE, CONF_NEWER, CONF_COVER_TYPE, CONF_COVER_SIZE,
    CONF_COVER_BROKEN, CONF_EPOCH, *structure_rules.RULES,
)  # fmt: skip
