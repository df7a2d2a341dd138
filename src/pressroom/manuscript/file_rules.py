"""The rules for the files of a project."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

FILE_NO_PROJECT = Rule(
    "FILE-001", _E, "nothing to build at the path given",
    'name a project folder or a Markdown file; "pressroom init" makes a new project',
    "There is nothing to make an edition of; mostly the path is misspelt.",
    source="docs/writing.md, The project",
)  # fmt: skip
FILE_NO_MANUSCRIPT = Rule(
    "FILE-002", _E, 'project without a folder "manuscript"',
    '"pressroom init" makes a new project; a single Markdown file is built by its own name',
    "Nobody can tell which files are the text and which are notes to oneself.",
    source="docs/writing.md, The project",
)  # fmt: skip
FILE_NO_TEXT = Rule(
    "FILE-003", _E, "manuscript without text",
    'write the text in files that end in .md, directly in the folder "manuscript"',
    "An edition without a word is no edition.",
    source="docs/writing.md, The project",
)  # fmt: skip
FILE_NOT_UTF8 = Rule(
    "FILE-004",
    _E,
    "text file that is not UTF-8",
    "save the file with the encoding UTF-8",
    "Letters would be read as others, and nobody would know it.",
    source="RFC 3629",
)
FILE_TOO_BIG = Rule(
    "FILE-005", _E, "file that is too big",
    "divide the file into smaller ones",
    "So large a text is mostly a mistake, and would make every step slow.",
    source="docs/writing.md, The project; the limit is our own",
)  # fmt: skip
FILE_CONTROL = Rule(
    "FILE-006",
    _E,
    "control character in a text file",
    "remove the character; editions cannot carry it",
    "XML allows no such character, and no font has one.",
    source="XML 1.0, 2.2",
)
FILE_OUTSIDE = Rule(
    "FILE-007", _E, "file outside the project",
    "copy the file into the project and name it by a relative path",
    "A project that reads other folders builds on one machine alone, and could carry away what is "
    "not its own.",
    source="docs/architecture.md, Safety",
)  # fmt: skip
FILE_UNREADABLE = Rule(
    "FILE-008", _E, "file that cannot be read",
    "check that it is a regular file with read permission",
    "What it holds would be missing in the edition.",
    source="docs/architecture.md, Safety",
)  # fmt: skip
FILE_MISSING = Rule(
    "FILE-009", _E, "file that does not exist",
    "check the spelling, capitals included",
    "What it holds would be missing in the edition.",
    source="docs/writing.md, The project",
)  # fmt: skip
FILE_STRAY_SHEET = Rule(
    "FILE-010", _W, "style sheet that replaces none of the house style",
    "give it the name of the sheet that it is to replace",
    "Its rules would have no effect, and nobody would know why.",
    source="docs/writing.md, The looks",
)  # fmt: skip
FILE_SHEET_OUTSIDE = Rule(
    "FILE-011", _E, "style sheet that asks for a file from outside",
    "put the file beside the style sheet, and name it by its relative path",
    "The looks would depend on a network or on one machine, and tell others who reads.",
    source="docs/writing.md, The looks; EPUB 3.3, 3.6 Resource locations",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
