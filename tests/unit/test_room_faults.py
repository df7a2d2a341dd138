"""The rules of the rooms that read and set a work: for each a project with the fault, and its neighbour.

A rule with an example is tried by it, in ``checks/test_style_examples.py``. What takes a machine, a layout or a
finished edition is tried where these are made: ``ELSEWHERE`` tells where.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from pressroom.build import all_rules, check
from pressroom.checks.rules import RULES as OF_CHECKS

TESTS = Path(__file__).parents[1]
Files = dict[str, str | bytes | None]

META = "title: Salt and Wind\nlanguage: en-GB\n"
TEXT, MORE, SETTINGS = "manuscript/01.md", "manuscript/02.md", "pressroom.toml"
DATA, BIB = "manuscript/metadata.yaml", "manuscript/references.bib"
PROJECT: Files = {DATA: META, TEXT: "The boat is old.\n"}

LEY = "@book{ley, title={The Sea}, author={Ley, Ada}, year={2020}}\n"
CITED: Files = {TEXT: "The sea is old [@ley].\n", BIB: LEY}
CSL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>X</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation></style>
"""
OWN: Files = {**CITED, SETTINGS: '[citations]\nstyle = "own.csl"\n', "own.csl": CSL}

BOOK = '[book]\ntitle = "Salt and Wind"\nlanguage = "en-GB"\n'
# as mdBook has it, in the place of a project of ours
MDBOOK: Files = {
    DATA: None, TEXT: None, "book.toml": BOOK, "src/SUMMARY.md": "- [One](one.md)\n",
    "src/one.md": "# One\n\nThe boat is old.\n",
}  # fmt: skip


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height)).save(out, kind)
    return out.getvalue()


def covered(data: bytes) -> Files:
    return {SETTINGS: '[cover]\nimage = "cover.png"\n', "cover.png": data}


def table(columns: int) -> str:
    row = "| x " * columns + "|\n"
    return row + "|---" * columns + "|\n" + row


def spanning(attribute: str) -> str:
    return (
        "<table>\n<tr><th>Port</th><th>Ships</th></tr>\n"
        f"<tr><td{attribute}>Oslo</td><td>seven</td></tr>\n</table>\n"
    )


FORMULA = "The sum is ${}$ here.\n"

# by the code of a rule: a project that breaks it, and its sound neighbour
CASES: dict[str, tuple[Files, Files]] = {
    "CITE-001": ({**CITED, TEXT: "The sea is old [@ly].\n"}, CITED),
    "CITE-003": ({**CITED, BIB: LEY + LEY}, {**CITED, BIB: LEY + LEY.replace("ley,", "ley2,")}),
    "CITE-004": ({**CITED, BIB: LEY.replace("}}", "}")}, {**CITED, BIB: "% mine\n" + LEY}),
    "CITE-005": (
        {**CITED, SETTINGS: '[citations]\nstyle = "apaa"\n'},
        {**CITED, SETTINGS: '[citations]\nstyle = "apa"\n'},
    ),
    "CITE-006": ({**OWN, "own.csl": CSL.replace("<layout>", "<layout><nowhere/>")}, OWN),
    "CITE-007": ({**OWN, "own.csl": CSL.replace("<layout>", '<layout><text macro="gone"/>')}, OWN),
    "CITE-008": (
        {**OWN, TEXT: "The sea is old[@ley].\n", "own.csl": CSL.replace('"title"', '"note"')},
        {**OWN, TEXT: "The sea is old[@ley].\n"},
    ),
    "CONF-001": ({SETTINGS: 'kind = "book\n'}, {SETTINGS: 'kind = "book"\n'}),
    "CONF-002": ({SETTINGS: 'knd = "book"\n'}, {SETTINGS: '# knd = "book"\nkind = "book"\n'}),
    "CONF-003": ({SETTINGS: 'kind = "novel"\n'}, {SETTINGS: 'kind = "article"\n'}),
    "CONF-004": ({SETTINGS: "schema = 2\n"}, {SETTINGS: "schema = 1\n"}),
    "CONF-005": (covered(picture(1600, 2560, "GIF")), covered(picture(1600, 2560, "JPEG"))),
    "CONF-006": (covered(picture(1599, 2560)), covered(picture(1600, 2560))),
    "CONF-007": (covered(picture(1600, 2560)[:-200]), covered(picture(1700, 2700))),
    "FILE-002": ({DATA: None, TEXT: None, SETTINGS: "schema = 1\n"}, {SETTINGS: "schema = 1\n"}),
    "FILE-003": ({TEXT: None}, {MORE: "The wind is cold.\n"}),
    "FILE-004": ({TEXT: b"The b\xe4t is old.\n"}, {TEXT: "The bät is old.\n".encode()}),
    "FILE-006": ({TEXT: "The \x01boat is old.\n"}, {TEXT: "The boat is old.\r\n"}),
    "FILE-007": (
        {SETTINGS: '[citations]\nbibliography = ["../r.bib"]\n'},
        {**CITED, SETTINGS: '[citations]\nbibliography = ["./manuscript/references.bib"]\n'},
    ),
    "FILE-008": (
        {SETTINGS: '[styles]\nfolder = "pressroom.toml"\n'},
        {SETTINGS: '[styles]\nfolder = "looks"\n', "looks/epub.css": "p { margin: 0 }"},
    ),
    "FILE-009": (
        {SETTINGS: '[citations]\nbibliography = ["gone.bib"]\n'},
        {**CITED, SETTINGS: '[citations]\nbibliography = ["manuscript/references.bib"]\n'},
    ),
    "FILE-010": ({"styles/epab.css": "p { margin: 0 }"}, {"styles/epub.css": "p { margin: 0 }"}),
    "FILE-011": (
        {"styles/epub.css": "p { background: url(https://example.org/a.png) }"},
        {"styles/epub.css": "p { background: url(data:image/png;base64,AAAA) }"},
    ),
    "FILE-012": (
        {DATA: META + "contents: [01.md]\n", MORE: "The wind is cold.\n"},
        {DATA: META + "contents: [01.md, 02.md]\n", MORE: "The wind is cold.\n"},
    ),
    "FILE-013": ({**MDBOOK, "src/SUMMARY.md": "- [One](one.md)\n- [Two]()\n"}, MDBOOK),
    "FILE-014": ({**MDBOOK, "src/SUMMARY.md": "- [One](one.md)\n- words\n"}, MDBOOK),
    "FILE-015": ({**MDBOOK, "src/SUMMARY.md": "- [One](one.md)\n- [Again](one.md)\n"}, MDBOOK),
    "FILE-016": (
        {**MDBOOK, "src/one.md": "# One\n\n{{#template t.html}}\n", "src/t.html": "It is `[[#age]]`.\n"},
        {**MDBOOK, "src/one.md": "# One\n\n{{#template t.html age=old}}\n", "src/t.html": "It is `[[#age]]`.\n"},
    ),
    "FILE-017": (
        {**MDBOOK, "src/one.md": "# One\n\n{{#include a.txt:shore}}\n", "src/a.txt": "The boat is old.\n"},
        {**MDBOOK, "src/one.md": "# One\n\n{{#include a.txt}}\n", "src/a.txt": "The boat is old.\n"},
    ),
    "GLYPH-001": ({TEXT: "The 海 is old.\n"}, {TEXT: "The θάλασσα is old.\n"}),
    "ID-003": (
        {TEXT: "# The coast {#coast}\n\nIt is white.\n", MORE: "# The shore {#coast}\n\nIt is old.\n"},
        {TEXT: "# The coast {#coast}\n\nIt is white.\n", MORE: "# The shore {#shore}\n\nIt is old.\n"},
    ),
    "MATH-002": ({TEXT: FORMULA.format("x+" * 3_000 + "x")}, {TEXT: FORMULA.format("x+" * 30 + "x")}),
    "MD-001": ({TEXT: "> " * 150 + "The boat is old.\n"}, {TEXT: "> " * 9 + "The boat is old.\n"}),
    "MD-002": ({TEXT: "The boat is old.\n" * 12_000}, {TEXT: "The boat is old.\n\n" * 100}),
    "MD-003": ({TEXT: "[" * 20_000 + "\n"}, {TEXT: "The [boat] is [old].\n"}),
    "MD-012": ({TEXT: "The boat&#2; is old.\n"}, {TEXT: "The boat&#233; is old.\n"}),
    "MD-015": (
        {TEXT: "Table: Ships {#tbl-ships}\n\nThe boat is old.\n"},
        {TEXT: "Table: Ships {#tbl-ships}\n\n" + table(2)},
    ),
    "MD-016": (
        {TEXT: "The map: [](https://example.org/).\n"},
        {TEXT: "The map: [the coast](https://example.org/).\n"},
    ),
    "META-001": ({DATA: None}, {DATA: "title: Salt\nlanguage: en\n"}),
    "META-002": ({DATA: META + "rights: [a\n"}, {DATA: META + "rights: '[a'\n"}),
    "META-006": ({DATA: META + "rights: " + "[" * 5_000 + "\n"}, {DATA: META + "subjects: [sea]\n"}),
    "META-008": ({DATA: "title: Salt and Wind\n"}, PROJECT),
    "META-013": ({DATA: META + "identifiers: {uuid: 5a3c2d5e}\n"},
                 {DATA: META + "identifiers: {uuid: 5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11}\n"}),
    "META-014": ({DATA: META + "identifiers: {uri: salt}\n"},
                 {DATA: META + "identifiers: {uri: 'https://example.org/salt'}\n"}),
    "META-019": ({DATA: META + 'rights: "a\\x01b"\n'}, {DATA: META + 'rights: "a\\tb"\n'}),
    "REF-002": (
        {TEXT: "See @fig:x.\n\n::: {#fig:x}\nThe boat is old.\n:::\n"},
        {TEXT: "See [the boat](#fig:x).\n\n::: {#fig:x}\nThe boat is old.\n:::\n"},
    ),
    "TBL-002": ({TEXT: table(201)}, {TEXT: table(9)}),
    "TBL-004": ({TEXT: spanning(' colspan="100000"')}, {TEXT: spanning(' colspan="1"')}),
}  # fmt: skip

# what no fault of a rule can be without, and why
TOGETHER = {"MD-016": {"DOC-013"}}  # a link without words shows its address, which says nothing

# rules of a machine, a layout or an edition: the tests that break each, and show it silent elsewhere
ELSEWHERE = {
    "CONF-008": "unit/manuscript/test_load.py",
    "COVER-001": "unit/editions/test_cover_fit.py",
    "COVER-002": "unit/editions/test_cover_fit.py",
    "COVER-003": "editions/test_covers.py",
    "COVER-004": "editions/test_catalogue.py",
    "ENV-001": "unit/editions/test_press.py",
    "ENV-020": "unit/typeset/test_citations.py",
    "ENV-021": "unit/typeset/test_citations.py",
    "ENV-030": "unit/judges/test_judge_reports.py",
    "ENV-031": "unit/judges/test_judge_reports.py",
    "FILE-001": "unit/manuscript/test_load.py",
    "FILE-005": "unit/manuscript/test_load.py",
    "GLYPH-002": "unit/editions/test_fonts.py",
    "LAYOUT-001": "unit/editions/test_press.py",
    "LAYOUT-002": "unit/editions/test_press.py",
    "LAYOUT-003": "unit/editions/test_press.py",
    "LAYOUT-004": "unit/editions/test_press.py",
    "LAYOUT-005": "acceptance/test_security.py",
    "LAYOUT-006": "editions/test_page_edges.py",
    "LAYOUT-007": "editions/test_page_edges.py",
    "MATH-010": "unit/editions/test_math_drawings.py",
    "MATH-011": "unit/editions/test_math_drawings.py",
    "MATH-012": "unit/editions/test_math_drawings.py",
    "META-025": "unit/manuscript/test_found_projects.py",
    "ONIX-001": "unit/editions/test_onix.py",
    "ONIX-002": "unit/editions/test_onix.py",
    "ONIX-003": "unit/editions/test_onix.py",
    "ONIX-004": "unit/editions/test_onix.py",
    "SHELF-001": "unit/shelf/test_swap.py",
    "SHELF-002": "unit/shelf/test_swap.py",
    "SHELF-003": "unit/shelf/test_swap.py",
    "SHELF-004": "unit/shelf/test_swap.py",
    "SHELF-005": "unit/shelf/test_page.py",
    "TBL-006": "editions/test_tables_pdf.py",
    "TBL-007": "editions/test_tables_pdf.py",
    "TBL-008": "editions/test_tables_pdf.py",
}


def found(folder: Path, files: Files) -> list[str]:
    for name, data in (PROJECT | files).items():
        if data is not None:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
    return [f"{one.code} {one.message}" for one in check(folder, epoch=0)]


@pytest.mark.parametrize("code", CASES)
def test_a_fault_of_a_project_trips_its_rule_and_no_other(code: str, tmp_path: Path) -> None:
    told = found(tmp_path, CASES[code][0])
    assert {one.split()[0] for one in told} == {code} | TOGETHER.get(code, set()), told


@pytest.mark.parametrize("code", CASES)
def test_what_is_nearly_that_fault_is_sound(code: str, tmp_path: Path) -> None:
    assert found(tmp_path, CASES[code][1]) == []


def test_no_rule_of_these_rooms_lacks_its_cases() -> None:
    rooms = {rule for rule in all_rules() if rule not in OF_CHECKS}
    shown = {rule.code for rule in rooms if rule.bad}
    assert shown.isdisjoint(CASES) and ELSEWHERE.keys().isdisjoint({*shown, *CASES})
    assert {*shown, *CASES, *ELSEWHERE} == {rule.code for rule in rooms}


def test_the_tests_elsewhere_name_their_rules() -> None:
    for code, name in ELSEWHERE.items():
        assert code in (TESTS / name).read_text(encoding="utf-8"), code
