"""Problems as JUnit XML, which the servers of continuous integration read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Collection, Sequence

from pressroom.model.problem import Problem, Severity
from pressroom.terminal import visible


def junit(problems: Sequence[Problem], counting: Collection[Severity], failure: str = "") -> str:
    """A suite with a test case for each problem, or one that passes where there is none.

    What is of a severity in ``counting`` fails its case; the others pass, and tell in their output.
    """
    failing = sum(one.severity in counting for one in problems)
    suite = ET.Element("testsuite", name="pressroom")
    for one in problems:
        _case(suite, one, fails=one.severity in counting)
    if failure:
        case = ET.SubElement(suite, "testcase", classname="pressroom", name="pressroom")
        ET.SubElement(case, "error", message=visible(failure))
    elif not problems:
        ET.SubElement(suite, "testcase", classname="pressroom", name="no problems")
    counts = {
        "tests": len(suite), "failures": failing, "errors": int(bool(failure)), "skipped": 0,
    }  # fmt: skip
    suite.attrib |= {name: str(count) for name, count in counts.items()}
    whole = ET.Element("testsuites")
    whole.append(suite)
    ET.indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(whole, "unicode")}\n'


def _case(suite: ET.Element, found: Problem, *, fails: bool) -> None:
    path = visible(str(found.place.path)) if found.place else "pressroom"
    where = f" at {visible(str(found.place))}" if found.place else ""
    case = ET.SubElement(suite, "testcase", classname=path, name=f"{found.code}{where}")
    message = visible(found.message)
    words = f"{found.severity} {found.code}{where}: {message}"
    if found.hint:
        words += f"\nhint: {visible(found.hint)}"
    if fails:
        told = ET.SubElement(case, "failure", type=found.severity.value, message=message)
    else:
        told = ET.SubElement(case, "system-out")
    told.text = words
