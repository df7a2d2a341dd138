"""What a section is to the book: a foreword, a part, an appendix …, and where it belongs."""

from __future__ import annotations

import re

# in the order in which books have them; between the two stand the chapters
FRONT = (
    "frontmatter", "dedication", "epigraph", "abstract", "foreword", "preface", "acknowledgments",
)  # fmt: skip
OPENING = ("introduction", "prologue")
CLOSING = ("conclusion", "epilogue")
BACK = (
    "afterword", "appendix", "glossary", "bibliography", "index", "errata", "colophon", "backmatter",
)  # fmt: skip

ROLES = frozenset((*FRONT, *OPENING, "part", "chapter", *CLOSING, *BACK))
# what can stand behind the chapters as well as before them
EITHER = frozenset(("acknowledgments",))
# a short text on a page of its own, which needs no heading
PAGES = frozenset(("dedication", "epigraph"))
# what is counted, where sections are: all others have no number
NUMBERED = frozenset((None, "part", "chapter", "introduction", "conclusion", "appendix"))

_FOLDERS = {"frontmatter": "frontmatter", "mainmatter": None, "backmatter": "backmatter"}
_OTHER_SPELLINGS = {
    "acknowledgements": "acknowledgments", "acknowledgement": "acknowledgments",
    "acknowledgment": "acknowledgments", "appendices": "appendix", "intro": "introduction",
    "references": "bibliography", "conclusions": "conclusion",
}  # fmt: skip


def role_named(word: str) -> str | None:
    """The role that an author calls ``word``, None where there is none."""
    name = word.lower()
    name = _OTHER_SPELLINGS.get(name, name)
    return name if name in ROLES else None


def role_of_file(stem: str) -> str | None:
    """The role that a file's name tells: ``00-foreword``, ``preface``, ``appendix-a``."""
    words = re.sub(r"^[\d._\s-]+", "", stem.lower())
    first = re.match(r"[a-z]+", words)
    if first is None:
        return None
    rest = words[first.end() :]
    role = role_named(first[0])
    # after the role only its number may follow: "appendix-a", "part-2", not "index-funds";
    # after that of an appendix, its title too: "appendix-a-tables"
    number = r"(?:[._\s-]*(?:[a-z]|\d+|[ivx]+))"
    form = rf"{number}(?:[._\s-].*)?|" if role == "appendix" else rf"{number}?"
    if role is None or not re.fullmatch(form, rest):
        return None
    if role in _FOLDERS or stem.lower() == "index":  # which is where a folder begins
        return None
    return role


def role_of_folder(name: str) -> str | None:
    """``frontmatter`` or ``backmatter`` for the folders of these names."""
    return _FOLDERS.get(name.lower().replace("-", "").replace("_", ""))


def folder_rank(name: str) -> int:
    """Where the folder stands among others: before, with or behind them."""
    return {"frontmatter": -1, "backmatter": 1}.get(role_of_folder(name) or "", 0)
