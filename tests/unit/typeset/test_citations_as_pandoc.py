"""Citations as pandoc has them: what it reads in the text, and what its citeproc prints.

pandoc itself is the oracle: each text is given to it and to us.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import manuscript_of

from pressroom.model.document import Document, walk
from pressroom.model.inline import Citation, plain
from pressroom.typeset import pandoc, typeset
from pressroom.typeset.csl import style_xml
from pressroom.typeset.markdown import parse

BIB = """
@book{doe99, author = {Doe, John}, title = {First Book}, publisher = {Press}, address = {Cambridge}, year = {2005}}
@article{smith2000, author = {Smith, Anna}, title = {Article}, journal = {Journal of Generic Studies}, volume = {6}, year = {2006}, pages = {33--34}}
@incollection{smith04, author = {Smith, Anna and Roe, Jane}, title = {Why Water Is Wet}, booktitle = {Third Book}, editor = {Thompson, Sam}, publisher = {Oxford University Press}, address = {Oxford}, year = {2007}}
@book{Foo_bar.baz, author = {Bar, Foo}, title = {Second}, publisher = {P}, year = {1999}}
@book{a:b-c/d, author = {Ab, C.}, title = {Third}, publisher = {P}, year = {2001}}
"""

TEXTS = (
    "Blah blah [@doe99].",
    "Blah blah [see @doe99, pp. 33-35 and *passim*; @smith04, chap. 1].",
    "Blah blah [@doe99, pp. 33-35, 38-39 and *passim*].",
    "Blah blah [@smith2000; @smith04; @doe99].",
    "Smith says blah [-@smith04].",
    "@smith04 says blah.",
    "@smith04 [p. 33] says blah.",
    "@smith04 [chap. 2, with a suffix] says blah.",
    "@doe99 [p. 30; see also @smith04] says so.",
    "@doe99 [; @smith04] says so.",
    "Blah [@smith04{ii, A, D-Z}, with a suffix].",
    "Blah [@smith04, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here].",
    "Blah [@smith04{}, 99 years later].",
    "Blah [@smith04, pp. iv, vi-xi, (xv)-(xvii) with suffix here].",
    "In braces: [@{doe99}] and @{doe99}.",
    "With marks: @Foo_bar.baz, and [@a:b-c/d].",
    "At the end @doe99.",
    "A possessive: @doe99's book.",
    "In brackets ([@doe99]).",
    "No citation: doe@doe99.com.",
    "Escaped: \\@doe99.",
    "In *emphasis [@doe99] and more*.",
    "**@doe99**",
    "Suppressed in a list [-@doe99; -@smith04, p. 3].",
    "With a prefix [cf. @doe99].",
    "With prefix and dash [see e.g. -@doe99, 12].",
    "Bare locators [@doe99 p. 33] and [@doe99 33].",
    "Locators of kinds [@doe99, sec. 3; @smith04, vol. 2, p. 5].",
    "A section sign [@doe99, § 3].",
    "Twice [@doe99; @doe99, p. 3].",
    "One [@doe99]. Two [@doe99, p. 3]. Three [@doe99, p. 3]. Four [@smith04]. Five [@doe99].",
    "Adjacent [@doe99] [@smith04].",
    "With a semicolon in a suffix [@doe99, p. 3].",
    "At line's\nend [@doe99,\np. 3].",
    "A range [@doe99, pp. 3--5].",
    "With an abbreviation [see @smith2000, fig. 2].",
    "Not in code `@doe99`.",
)


def run(text: str, *options: str) -> Any:
    done = subprocess.run(
        [str(pandoc.executable()), "-f", "markdown", *options], input=text.encode(), capture_output=True,
        check=True,
    )  # fmt: skip
    return done.stdout.decode()


def words_of(inlines: Any) -> str:
    out = ""
    for node in inlines:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            out += content
        elif kind in ("Space", "SoftBreak"):
            out += " "
        elif kind == "Quoted":
            out += f"“{words_of(content[1])}”"
        elif kind in ("Emph", "Strong"):
            out += f"*{words_of(content)}*"
        else:
            raise AssertionError(kind)
    return out


def cites(node: Any) -> list[Any]:
    if isinstance(node, list):
        return [found for child in node for found in cites(child)]
    if isinstance(node, dict):
        return [node["c"][0]] if node.get("t") == "Cite" else cites(node.get("c"))
    return []


def bare(words: str) -> str:
    """Words as both write them: typographic marks are set later here."""
    for mark, plain_ in (("–", "-"), ("--", "-"), ("\u00a0", " "), ("’", "'")):
        words = words.replace(mark, plain_)
    return " ".join(words.split())


@pytest.mark.parametrize("text", TEXTS)
def test_citations_are_read_as_pandoc_reads_them(text: str, tmp_path: Path) -> None:
    modes = {
        "NormalCitation": "normal", "AuthorInText": "author-in-text",
        "SuppressAuthor": "suppress-author",
    }  # fmt: skip
    wanted = [
        [
            (
                item["citationId"], bare(words_of(item["citationPrefix"])),
                bare(words_of(item["citationSuffix"])), modes[item["citationMode"]["t"]],
            )
            for item in cite
        ]
        for cite in cites(json.loads(run(text, "-t", "json"))["blocks"])
    ]  # fmt: skip
    document = parse(manuscript_of(tmp_path, text, bibliography=BIB))
    found = [
        [(item.key, bare(item.prefix), bare(item.suffix), item.mode) for item in node.items]
        for node in walk(document)
        if isinstance(node, Citation)
    ]
    assert found == wanted


@cache
def style_file(name: str, folder: Path) -> Path:
    file = folder / f"{name}.csl"
    file.write_bytes(style_xml(name)[0])
    return file


def printed(document: Document) -> tuple[list[str], list[str], list[str]]:
    """The paragraphs, the notes and the entries in plain words."""
    texts = [
        plain(block.children)  # type: ignore[union-attr]  # all are paragraphs
        for section in document.sections
        for block in section.blocks
    ]
    notes = [plain(note.blocks[0].children) for note in document.notes]  # type: ignore[union-attr]  # as above
    return texts, notes, [plain(entry.children) for entry in document.references]


def as_pandoc(text: str, style: str, folder: Path) -> tuple[list[str], list[str], list[str]]:
    bib = folder / "all.bib"
    bib.write_text(BIB)
    tree = json.loads(
        run(
            text, "-t", "json", "--citeproc", f"--bibliography={bib}",
            f"--csl={style_file(style, folder)}", "-M", "lang=en", "-M", "link-citations",
        )
    )  # fmt: skip
    notes: list[str] = []

    def words(inlines: Any) -> str:
        out = ""
        for node in inlines:
            kind, content = node["t"], node.get("c")
            match kind:
                case "Str":
                    out += content
                case "Space" | "SoftBreak":
                    out += " "
                case "Quoted":
                    left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                    out += left + words(content[1]) + right
                case "Note":
                    notes.append(words([one for block in content for one in block["c"]]))
                case "Cite" | "Link" | "Span":
                    out += words(content[1])
                case "Code":
                    out += content[1]
                case _:
                    out += words(content)
        return out

    texts, entries = [], []
    for block in tree["blocks"]:
        if block["t"] == "Para":
            texts.append(words(block["c"]))
        else:
            entries = [words(entry["c"][1][0]["c"]) for entry in block["c"][1]]
    return texts, notes, entries


STYLES = (
    "chicago-author-date",
    "apa",
    "ieee",
    "elsevier-vancouver",
    "chicago-notes-bibliography-17th-edition",
)


@pytest.mark.parametrize("style", STYLES)
def test_citations_are_printed_as_pandoc_prints_them(style: str, tmp_path: Path) -> None:
    """All the texts as one work: the first citation of a work differs from those after it."""
    text = "\n\n".join(TEXTS)
    manuscript = manuscript_of(tmp_path, text, bibliography=BIB)
    settings = replace(manuscript.settings, citation_style=style)
    texts, notes, entries = printed(typeset(replace(manuscript, settings=settings)))
    wanted_texts, wanted_notes, wanted_entries = as_pandoc(text, style, tmp_path)
    # between two calls of notes pandoc leaves the space that stands between the brackets
    wanted_texts = [words.replace(" .", ".") for words in wanted_texts]
    assert [*map(bare, texts)] == [*map(bare, wanted_texts)]
    assert [*map(bare, notes)] == [*map(bare, wanted_notes)]
    assert [*map(bare, entries)] == [*map(bare, wanted_entries)]
