"""What can go wrong when the editions are put on the shelf."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

FOREIGN_FILES = Rule(
    "SHELF-001", Severity.ERROR, "the output folder holds files that are not ours",
    "choose another folder with --out, or move these files away",
    "A build replaces the whole folder, and would take these files with it.",
    source="docs/decisions/0013-swap.md",
)  # fmt: skip
NOT_A_FOLDER = Rule(
    "SHELF-002", Severity.ERROR, "the output folder is not a plain folder",
    "choose another folder with --out, or remove what stands there",
    "A link or a file in its place would be overwritten, wherever it leads.",
    source="docs/decisions/0013-swap.md",
)  # fmt: skip
NOT_WRITABLE = Rule(
    "SHELF-003", Severity.ERROR, "the output folder cannot be written",
    "check the permissions and the free space, or choose another folder with --out",
    "The editions that were made could not be kept.",
    source="docs/decisions/0013-swap.md",
)  # fmt: skip
BUSY = Rule(
    "SHELF-004", Severity.ERROR, "another build is writing beside this one",
    "wait until it is done, then build again",
    "Two builds at once would leave files of both.",
    source="docs/decisions/0013-swap.md",
)  # fmt: skip
OUTSIDE_FILE = Rule(
    "SHELF-005", Severity.ERROR, "the download page's style sheet asks for another file",
    "the page is one self-contained file: use colours, system fonts or a data: address",
    "Copied to another place the page would lose its looks, or ask a network.",
    source="docs/writing.md, The looks",
)  # fmt: skip

RULES: tuple[Rule, ...] = (FOREIGN_FILES, NOT_A_FOLDER, NOT_WRITABLE, BUSY, OUTSIDE_FILE)
