"""Where the rules of style say nothing: what is not the author's prose, and what is right as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressroom.build import check
from pressroom.model.problem import Problem


def found(folder: Path, text: str, language: str = "en-GB", style: str = "") -> list[Problem]:
    file = folder / "essay.md"
    file.write_text(f"---\ntitle: Salt\nlanguage: {language}\n---\n\n{text}\n", encoding="utf-8")
    if style:
        (folder / "pressroom.toml").write_text(f'[rules]\nstyle = "{style}"\n')
    return list(check(file, epoch=0))


FAULTS = "the the boat , could of been  a old one;and it leaked"


@pytest.mark.parametrize(
    "text",
    [
        f'She wrote: "{FAULTS}." Then she left.',
        f"She wrote: “{FAULTS}.” Then she left.",
        f"She wrote: ‘{FAULTS}.’ Then she left.",
        f"She wrote: “It is ‘{FAULTS}’ at last.” Then she left.",
        f"“It goes on,\n\n“{FAULTS} and is never closed.",
        f"> {FAULTS}",
        f"::: epigraph\n\n{FAULTS}\n\n— Ada Ames\n\n:::",
        f"| {FAULTS}\n| and so on",
        f"Write `{FAULTS}` here.",
        f"```\n{FAULTS}\n```",
        f"[{FAULTS}]{{lang=fr}}",
        f"::: {{lang=de}}\n\n{FAULTS}\n\n:::",
        f"The formula $\\text{{{FAULTS}}}$ is long.",
    ],
)
def test_what_is_not_the_authors_prose_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She had had enough, and that that was so nobody knew.",
        "They read *Could of Been* and *Colors of the Sea* there.",
        "The U.S. and the U.K. are far away, e.g. from here, etc. and so on.",
        "It costs 10 000 at 5 pm, on 10:30, at 1.5, in 3,000 parts.",
        "Use the .NET library or the file .bashrc for it.",
        "See chapters a) to c), or (1) and 2), in that order.",
        "The interval [0, 1) is open; and (a, b] is, too.",
        "A one-eyed man with a unit, a use, a European, an hour and an honest heir.",
        "An X-ray, an MRI, an SQL query, an mbox file and an f-string.",
        "A B-52, an A4 page and vitamin A are things.",
        "pre- and post-war boats, two- or three-masted, up- to downstream.",
        "In 2020-05-31 and 555-1234 there is no range, nor in 978-3-16-148410-0.",
        "Your welcome project tells of it, in the mist of a morning, by right of passage, to people there own it.",
        "He wore a 1980s coat, as in the summer of 1980’s regatta.",
        "Wait... what?! Really.",
        "They could of course sail, and should of their own accord.",
        "His reign in France was long.",
        "As of 5 May 2026 it is closed, and on 29 February 2024, a Thursday, it was open.",
        "The exercise was a promise, a surprise, an enterprise; they realise it, organise it and recognise it.",
        "On Wednesday, 10 April 1912, they sailed.",
        "The NATO and the BBC and the NASA. The NATO and the BBC. NATO and NASA.",
        "See <https://example.org/a,b;c.html> or https://example.org/The.It there.",
        "There is a link to [a,b](https://example.org/a) and one to [c d](https://example.org/b).",
        "[A long remark\n\ngoes on and ends here.]",
        "TL;DR: a url, a uuid, a uint and a unary sign are read as they are written.",
        "Once enlightened, however, it’s self-explanatory, and it’s self evident to all.",
        r"They call it \indexc{[} in that file.",
        "The non-standard thing, NSE for short, is old. So is NSE.\n\nNon-standard entry (NSE) is it.",
        "The “temporal dead zone” (TDZ) is old.\n\nThe temporal dead zone (TDZ) is here.",
        "The principle of least privilege: POLP says so.\n\nThe principle of least privilege (POLP).",
        "# Glossary\n\nWords.\n\n## FPU\n\nA part.\n\n## SVD\n\nA file.\n\n# More\n\nThe FPU, an FPU, a new FPU.",
        "**This very much depends on your project and your tools**\n\nAnd so on.",
        "They organise it, realise it, and minimise it; the finalizer is called by `finalize()`.",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, text: str) -> None:
    assert [one for one in found(tmp_path, text) if one.code != "DOC-013"] == []


def test_a_sentence_may_go_on_in_a_verse(tmp_path: Path) -> None:
    whole = (
        "She was glad to hear it, as she said. Nothing else could please her so much as to think"
    )
    verse = "Her bairn respectit like the lave."
    assert found(tmp_path, f"{whole}\n\n{verse}  \n\nShe said so.") == []
    assert [one.code for one in found(tmp_path, f"{whole}\n\n{verse}")] == ["STYLE-013"]


def test_a_word_that_is_no_name_of_the_code_keeps_to_the_others(tmp_path: Path) -> None:
    text = "They organise it, realise it, and minimise it, and finalize it by `end()`."
    assert [one.code for one in found(tmp_path, text, language="en")] == ["STYLE-032"]


def test_a_bracket_is_looked_for_in_the_next_paragraphs(tmp_path: Path) -> None:
    assert [one.code for one in found(tmp_path, "(The whole remark.")] == ["STYLE-010"]
    assert found(tmp_path, "(The whole remark\n\nends here.)") == []


def test_the_rules_for_english_are_for_english(tmp_path: Path) -> None:
    assert found(tmp_path, "Le bateau est vieux ; il est sur la mer !", "fr") == []
    assert found(tmp_path, "Das Boot , a old one.", "de") == []


def codes_of(folder: Path, text: str, language: str, style: str = "") -> list[str]:
    return [one.message.split('"')[1] for one in found(folder, text, language, style)]


@pytest.mark.parametrize(
    ("language", "style", "wanted"),
    [
        ("en-GB", "", ["color"]),
        ("en-US", "", ["honour"]),
        ("en-AU", "", ["color"]),
        ("en-GB", "en-US", ["honour"]),
        ("en", "", []),
        ("en", "en-GB", ["color"]),
    ],
)
def test_the_house_style_tells_the_spelling(
    tmp_path: Path, language: str, style: str, wanted: list[str]
) -> None:
    text = "The color is an honour."
    assert codes_of(tmp_path, text, language, style) == wanted


def test_without_a_region_the_work_tells_the_spelling(tmp_path: Path) -> None:
    text = "The colour, the honour, the labour and the color."
    assert codes_of(tmp_path, text, "en") == ["color"]


def test_the_style_of_oxford_has_ize(tmp_path: Path) -> None:
    text = "They organise the colour."
    assert codes_of(tmp_path, text, "en-GB") == []
    assert codes_of(tmp_path, text, "en-GB", "en-GB-oxendict") == ["organise"]


def test_names_keep_their_spelling(tmp_path: Path) -> None:
    assert found(tmp_path, "In Pearl Harbor the World Trade Center has a Color Lab.") == []


def test_a_finding_stands_at_its_place(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "One *two* “three” &amp; \\*four\\* -- five...\nThe the boat.")
    assert one.place is not None
    assert (one.place.line, one.place.column) == (7, 1)
    assert one.place.end - one.place.start == len("The the")
