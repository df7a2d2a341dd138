"""Sound texts with a few changes made by chance: as a slip of the hand would."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from manuscripts import Files

_TESTS = Path(__file__).parents[1]
_TEXTS = (".md", ".yaml", ".toml", ".bib")


@cache
def _books() -> tuple[Files, ...]:
    books = [
        {
            str(file.relative_to(book)): file.read_bytes()
            for file in sorted(book.rglob("*"))
            if file.is_file()
        }
        for book in sorted((_TESTS / "books").iterdir())
    ]
    return (*books, *_documented())


def _documented() -> list[Files]:
    """Each stretch of examples in the guide for writers, as a text of its own."""
    guide = (_TESTS.parent / "docs/writing.md").read_text("utf-8")
    picture = (_TESTS / "books/everything/manuscript/images/mark.png").read_bytes()
    found = []
    for example in re.findall(r"(?:^(?:    .*)?\n)+", guide, re.MULTILINE):
        text = re.sub("^    ", "", example, flags=re.MULTILINE).strip("\n")
        if text:
            names = re.findall(r"images/[\w-]+\.\w+", text)
            found.append({
                "manuscript/a.md": f"# A\n\n{text}\n".encode(),
                "manuscript/metadata.yaml": b"title: T\nlanguage: en\n",
                **{f"manuscript/{name}": picture for name in names},
            })  # fmt: skip
    return found


@st.composite
def mutants(draw: st.DrawFn) -> Files:
    """A book of tests/books, or an example of the guide, with up to six changes."""
    files = dict(draw(st.sampled_from(_books())))
    names = sorted(name for name in files if name.endswith(_TEXTS))
    for _ in range(draw(st.integers(1, 6))):
        # the texts are where most can go wrong
        name = draw(st.sampled_from([one for one in names if one.endswith(".md")] * 12 + names))
        text = files[name].decode()
        files[name] = draw(_changed(text)).encode("utf-8", "replace")
    return files


@st.composite
def _changed(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = draw(st.integers(0, len(lines) - 1))
    other = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    column = draw(st.integers(0, len(line)))
    match draw(st.integers(0, 9)):
        case 0:
            lines[at] = ""
        case 1:
            lines[at] = line * 2
        case 2:
            lines[at], lines[other] = lines[other], line
        case 3 | 4:
            lines[at] = line[:column] + line[column + 1 :]
        case 5 | 6:
            mark = draw(st.sampled_from("*_`[](){}<>#|:~^$\\\"'!-+=@&% \n\t."))
            lines[at] = line[:column] + mark + line[column:]
        case 7:
            lines[at] = (
                line[:column] + line[column : column + 1] * draw(st.integers(2, 40)) + line[column:]
            )
        case 8:
            lines[at] = (
                draw(st.sampled_from(("    ", "> ", "- ", "\t", "::: x\n", "1. ", "# ", "<div>")))
                + line
            )
        case _:
            lines[at] = line.rstrip("\n")
    return "".join(lines)
