"""Every rule of type: one fault that trips it and nothing else, beside a PDF without any."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from pressroom.checks import type_rules as rules
from pressroom.checks.type import TypeReport, measure_type
from pressroom.model.problem import Rule

FONT = Path(__file__).parents[2] / "styles/fonts/EBGaramond-Regular.ttf"
LINE = "All of the lines that stand here have about as many letters"
CSS = f"""
@font-face {{ font-family: house; src: url({FONT.as_uri()}) }}
@page {{ size: 300pt 180pt; margin: 20pt }}
html {{ font: 11pt/14pt house; orphans: 1; widows: 1 }}
body {{ margin: 0 }}
p {{ margin: 0; text-indent: 1em; text-align: justify; text-align-last: justify }}
"""


def pdf(*paragraphs: list[str], css: str = "", tags: bool = False) -> bytes:
    """Paragraphs whose lines are as given, ten on a page."""
    text = "".join(f"<p>{'<br>'.join(lines)}</p>" for lines in paragraphs)
    fonts = FontConfiguration()
    html = weasyprint.HTML(string=f"<html lang=en><title>T</title><body>{text}")
    sheet = weasyprint.CSS(string=CSS + css, font_config=fonts)
    data = html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_tags=tags)
    assert isinstance(data, bytes)
    return data


def lines(*lengths: int) -> list[list[str]]:
    return [[LINE] * length for length in lengths]


def with_line(at: int, line: str, *lengths: int) -> list[list[str]]:
    """Paragraphs, in the first of which one line is another."""
    made = lines(*lengths)
    made[0][at] = line
    return made


def drawn(old: bytes, new: bytes) -> bytes:
    """The clean file, with something drawn otherwise on its first page."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean())) as file:
        content = file.pages[0].Contents
        changed, count = re.subn(old, new, content.read_bytes(), count=1)
        assert count == 1
        content.write(changed)
        file.save(out)
    return out.getvalue()


def clean() -> bytes:
    return pdf(*lines(5, 5, 5, 5, 5, 5))


def ladder() -> list[list[str]]:
    made = lines(10, 10)
    made[0][3:6] = [f"{LINE[:-1]}-"] * 3
    return made


FAULTS: list[tuple[Rule, bytes]] = [
    (rules.MEASURE, pdf(*[["All of the lines are short"] * 5] * 4, css="@page { size: 152pt 180pt } p { text-indent: 0 }")),
    (rules.GRID, pdf(*lines(4, 5, 10), css="p:nth-child(2) { padding-top: 4pt }")),
    (rules.WIDOW, pdf(*lines(11, 9, 10))),
    (rules.ORPHAN, pdf(*lines(9, 11, 10))),
    (rules.LADDER, pdf(*ladder())),
    (rules.TURN, pdf(*with_line(9, f"{LINE[:-1]}-", 20, 10))),
    (rules.LOOSE, pdf(*with_line(4, "All of the lines that stand here are", 10, 10))),
    (rules.TIGHT, pdf(*with_line(4, f'<span style="word-spacing: -0.1em">{LINE} and got</span>', 10, 10))),
    (rules.SHORT_PAGE, pdf(*lines(10, 13))),
    (rules.UNEVEN, pdf(*lines(10, 10, 9, 10), css="p:nth-child(4) { break-before: page }")),
    (rules.FALSE_ITALIC, drawn(rb" 0 0 (\S+ \S+ \S+ Tm)", rb" 0 0.2 \1")),
    (rules.FALSE_BOLD, drawn(rb"BT\s", b"BT 2 Tr ")),
    (rules.FALSE_CAPITALS, pdf(*with_line(4, f'A<span style="font-size: 0.75em; line-height: 0">LL</span>{LINE[3:]}', 10, 10))),
    (rules.NO_GLYPH, drawn(rb"<[0-9a-f]{4}", b"<0000")),
]  # fmt: skip


def report(data: bytes) -> TypeReport:
    return measure_type((data, "a.pdf"))


def codes(data: bytes) -> list[str]:
    return [found.code for found in report(data).problems]


@pytest.mark.parametrize(("rule", "data"), FAULTS, ids=lambda it: getattr(it, "code", ""))
def test_a_fault_trips_its_rule_and_no_other(rule: Rule, data: bytes) -> None:
    assert codes(data) == [rule.code]


def test_a_pdf_without_faults_has_no_findings() -> None:
    assert codes(clean()) == []


def test_paragraphs_are_found_by_tags_that_end_with_each_page() -> None:
    assert codes(pdf(*lines(5, 5, 5, 5), tags=True)) == []
    assert codes(pdf(*lines(11, 9, 10), tags=True)) == ["TYPE-003"]


# What other tools do, and what the measure must not take for a fault, nor overlook.


def test_letters_made_wider_to_fill_a_line_are_of_the_same_size() -> None:
    wider = drawn(rb"1 0 0 (\S+ \S+ \S+ Tm)", rb"1.04 0 0 \1")
    assert report(wider).figures["body lines"] == report(clean()).figures["body lines"]


def test_a_hyphen_that_hangs_out_of_the_block_ends_a_full_line() -> None:
    hung = f'{LINE[:-1]}<span style="margin-right: -2pt">-</span>'
    made = lines(10, 10)
    made[0][3:6] = [hung] * 3
    assert codes(pdf(*made)) == ["TYPE-005"]


def test_raised_numbers_stay_in_their_line() -> None:
    call = '<sup style="font-size: 6pt; line-height: 0">12</sup>'
    made = pdf(*with_line(4, LINE.replace(" many", call), 10, 10))
    assert report(made).figures["body lines"] == 20


def test_words_that_stand_close_are_words() -> None:
    close = LINE.replace("e about", 'e<span style="margin-left: 0.1em">about</span>')
    (found,) = report(pdf(*with_line(10, close, 11, 9))).findings
    assert found.words == LINE


def test_a_letter_of_two_halves_is_told_whole() -> None:
    maths = FONT.with_name("STIXTwoMath-Regular.ttf").as_uri()
    css = f"@font-face {{ font-family: m; src: url({maths}) }} i {{ font: 11pt/0 m; }}"
    letter, rest = "\N{MATHEMATICAL ITALIC SMALL X}", LINE[1:]
    made = report(pdf(*with_line(10, f"<i>{letter}</i>{rest}", 11, 9), css=css))
    assert letter + rest in [found.words for found in made.findings]


BOLD = FONT.with_name("EBGaramond-Bold.ttf").as_uri()
HEAD = f"@font-face {{ font-family: house; src: url({BOLD}); font-weight: 700 }}"


def test_a_bold_line_with_room_around_it_is_a_head_and_one_within_a_paragraph_is_not() -> None:
    bold = "<b>A head, or words that matter much to the writer</b>"
    inside = pdf(*with_line(4, bold, 10, 10), css=HEAD)
    head = pdf(*lines(4), [bold], *lines(4, 10), css=f"{HEAD} p:nth-child(2) {{ padding: 7pt 0 }}")
    assert report(inside).figures["body lines"] == 20
    assert report(head).figures["body lines"] == 18


def test_the_marks_of_a_list_open_paragraphs() -> None:
    short = LINE.removesuffix(" letters")
    css = "p:nth-child(2), p:nth-child(3) { margin-left: 24pt; text-indent: -9pt }"
    css += "p:last-child { text-indent: 3em }"
    # the only line of the second item stands on top of a page
    made = pdf(
        *lines(6),
        [f"\N{BULLET} {short}", *[short] * 3],
        [f"\N{BULLET} {short}"],
        [short] * 9,
        css=css,
    )
    assert rules.WIDOW.code not in codes(made)


def test_talk_that_fills_its_only_line_is_a_paragraph() -> None:
    assert codes(pdf(*lines(9, 1, 1, 9))) == []


def test_small_lines_at_the_foot_are_notes_and_end_the_page() -> None:
    note = '<span style="font-size: 9pt; line-height: 0">A note at the foot, where all pages end</span>'
    level = pdf(*lines(10), [LINE] * 9 + [note], *lines(10, 10))
    high = [*lines(10), [LINE] * 8 + [note], *lines(10, 10)]
    assert codes(level) == []
    assert codes(pdf(*high, css="p:nth-child(3) { break-before: page }")) == ["TYPE-010"]


def test_the_figures_are_those_of_the_page() -> None:
    figures = report(clean()).figures
    assert (figures["pages"], figures["leading (pt)"], figures["type size (pt)"]) == (3, 14.0, 11.0)
    assert (figures["measure (pt)"], figures["characters a full line"]) == (260.0, len(LINE))
    assert figures["words a full line"] == len(LINE.split())


def test_a_finding_tells_page_line_and_words() -> None:
    (found,) = report(pdf(*lines(11, 9, 10))).findings
    assert (found.page, found.line, found.words) == (2, 1, LINE)


def test_what_is_no_pdf_is_a_problem() -> None:
    assert codes(b"%PDF-1.7 broken") == ["PDF-001"]
