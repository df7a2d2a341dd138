"""The rules themselves: each has a code of its own, a fault that trips it and a case that does not."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import test_document_faults
import test_epub_faults
import test_epub_neighbours
import test_epub_standard_faults
import test_other_neighbours
import test_pdf_claims
import test_pdf_content
import test_pdf_faults
import test_pdf_letters
import test_pdf_neighbours
import test_print_faults
import test_store_faults
import test_style_examples
import test_type_faults
import test_web_faults
from artefacts import clean_epub, zipped

from pressroom.checks import (
    document_rules,
    epub_more_rules,
    epub_rules,
    pdf_rules,
    print_rules,
    store_rules,
    type_rules,
    web_rules,
)
from pressroom.checks.rules import RULES
from pressroom.model.problem import Rule

MODULES = (
    test_document_faults, test_epub_faults, test_epub_standard_faults, test_pdf_claims,
    test_pdf_content, test_pdf_faults, test_pdf_letters, test_web_faults,
)  # fmt: skip


def test_every_rule_has_a_fault_that_trips_it() -> None:
    tried = {rule.code for module in MODULES for rule, _ in module.FAULTS} | {
        rule.code for rule, _ in (*test_store_faults.FAULTS, *test_store_faults.PRINTED)
    }
    tried |= {rule.code for rule, _ in (*test_print_faults.FAULTS, *test_print_faults.IN_COLOUR)}
    tried |= {print_rules.UNREADABLE.code}
    tried |= {rule.code for rule in (*test_style_examples.RULES, *test_style_examples.IN_SETTINGS)}
    tried |= {rule.code for rule, _ in test_type_faults.FAULTS}
    assert tried == {rule.code for rule in RULES}


def test_the_clean_cases_are_clean() -> None:
    """Each fault is one change of the clean case, so that what it breaks was sound before."""
    assert test_document_faults.found(test_document_faults.document()) == []
    assert test_epub_faults.found(zipped(clean_epub())) == []
    assert test_pdf_faults.found(test_pdf_faults.clean_pdf()) == []
    assert test_web_faults.found(test_web_faults.PAGE.encode()) == []


# rules without a sound neighbour of their own, and why
NO_NEIGHBOUR = {
    epub_more_rules.NEEDLESS_REMOTE.code: "what needs the network is told of by EPUB-063",
}


def test_every_rule_has_a_sound_neighbour() -> None:
    """What is nearly a fault and none: without it a rule that always speaks would pass."""
    modules = (*MODULES, test_epub_neighbours, test_pdf_neighbours, test_store_faults)
    others = test_other_neighbours
    cases: list[Sequence[tuple[Rule, object]]] = [
        *(module.SOUND for module in modules), test_store_faults.PRINTED_WELL, others.DOCUMENTS,
        others.PAGES, others.BOOKS, others.PRINTED, others.FOR_PRINT, others.IN_COLOUR, others.TYPE,
    ]  # fmt: skip
    sound = {rule.code for case in cases for rule, _ in case}
    # the good example of a rule of style is one; it differs from the bad one in that fault alone
    sound |= {rule.code for rule in test_style_examples.RULES if rule.good}
    sound |= {rule.code for rule in test_style_examples.IN_SETTINGS}
    assert sound.isdisjoint(NO_NEIGHBOUR)
    assert sound | set(NO_NEIGHBOUR) == {rule.code for rule in RULES}


def test_codes_are_unique_and_without_gaps() -> None:
    pairs = (
        (document_rules, "DOC"), (epub_rules, "EPUB"), (pdf_rules, "PDF"), (web_rules, "WEB"),
        (store_rules, "STORE"), (print_rules, "PRINT"), (type_rules, "TYPE"),
    )  # fmt: skip
    for module, prefix in pairs:
        codes = [rule.code for rule in module.RULES]
        assert codes == [f"{prefix}-{n:03}" for n in range(1, len(codes) + 1)]


# the failure conditions of the Matterhorn Protocol 1.1 that it leaves to software
MATTERHORN = {
    "01": "3 4 5 7", "02": "1 3 4", "06": "1 2 3", "07": "1 2", "09": "4 5 6 7 8", "10": "1",
    "11": "1 2 3 4 5 6", "13": "4", "14": "2 3 6 7", "15": "3", "17": "2 3", "19": "3 4",
    "20": "1 2 3", "21": "1", "25": "1", "26": "1 2",
    "28": "2 4 5 6 7 8 9 10 11 12 14 15 16 17 18", "30": "1 2",
    "31": "1 2 3 4 5 6 7 8 9 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30",
}  # fmt: skip


def test_the_papers_say_which_conditions_of_matterhorn_are_found() -> None:
    """Those that a rule names are found; the others are listed in docs/checking.md."""
    every = {f"{part}-{int(n):03}" for part, numbers in MATTERHORN.items() for n in numbers.split()}
    assert len(every) == 87
    found = set[str]()
    for rule in pdf_rules.RULES:
        for text in re.findall(r"Matterhorn ([^;]*)", rule.source):
            for first, last in re.findall(r"(\d\d-\d{3})(?: to (\d\d-\d{3}))?", text):
                part, low, high = first[:2], int(first[3:]), int((last or first)[3:])
                found |= {f"{part}-{n:03}" for n in range(low, high + 1)}
    paper = Path(__file__).parents[2] / "docs" / "checking.md"
    section = paper.read_text("utf-8").partition("## PDF/UA, condition by condition")[2]
    left_out = set(re.findall(r"^\| (\d\d-\d{3}) \|", section.partition("\n## ")[0], re.MULTILINE))
    assert left_out == every - found
    assert f"{len(every) - len(left_out)} of the {len(every)}" in " ".join(section.split())


def test_rules_are_worded_alike() -> None:
    for rule in RULES:
        assert rule.hint and "\n" not in rule.hint and not rule.hint.endswith(".")
        assert re.match(r"(?:[a-z]|[A-Z]{2}|PDF/A|Info)", rule.title), rule.title


def test_checks_share_no_code_with_the_editions() -> None:
    """Writer and checker must not be able to make one mistake together."""
    script = (
        "import sys, pressroom.checks.document, pressroom.checks.epub, pressroom.checks.pdf\n"
        "import pressroom.checks.store_epub, pressroom.checks.store_pdf, pressroom.checks.web\n"
        "rooms = ('editions', 'typeset', 'shelf', 'build')\n"
        "print([name for name in sys.modules if name.startswith(tuple(f'pressroom.{r}' for r in rooms))"
        " or name in ('weasyprint', 'ebooklib')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
