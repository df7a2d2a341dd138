"""What an author says about the rules: severities in the settings, exemptions in the text.

``<!-- check: off STYLE-002 -->`` before a block exempts that block; ``<!-- check: file off … -->``
the whole file. What is an error can be neither lowered nor left out.
"""

from __future__ import annotations

import bisect
import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import get_args

from pressroom.checks import exemption_rules as rules
from pressroom.model.block import Block, Listing
from pressroom.model.document import Document, Note, Section, walk
from pressroom.model.inline import Code
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, Rule, Severity, problem
from pressroom.model.settings import RuleSetting

Sources = Mapping[PurePosixPath, Source]

_COMMENT = re.compile(r"<!--\s*check:([^<>]{0,500})-->")
_ORDER = re.compile(r"\s*(file\s+)?off\s+([A-Za-z]+-\d+(?:[\s,]+[A-Za-z]+-\d+)*)\s*")
# The families of rules that look at the manuscript: only of them can be said that nothing was found.
_OF_TEXTS = ("CITE", "CODE", "DIAL", "DOC", "ID", "LINK", "MD", "META", "NOTE", "REF", "STYLE")
_BLOCKS = (*get_args(Block), Section, Note)


@dataclass(frozen=True, slots=True)
class Exemption:
    """The findings of one rule in a stretch of a file are not reported."""

    code: str
    place: Place
    start: int
    end: int

    def covers(self, found: Problem) -> bool:
        """Whether a finding of this rule is one that the author does not want to hear of."""
        place = found.place
        return (
            place is not None
            and place.path == self.place.path
            and self.start <= place.start <= self.end
        )


class Exempted:
    """What the author of a manuscript has said about the rules."""

    def __init__(self, known: Iterable[Rule], settings: Iterable[RuleSetting]) -> None:
        self._known = {rule.code: rule for rule in known}
        self.problems: list[Problem] = []
        self._verdicts: dict[str, str] = {}
        for one in settings:
            self._set(one)

    def _set(self, setting: RuleSetting) -> None:
        rule = self._known.get(setting.code)
        if rule is None:
            message = f'there is no rule "{setting.code}"'
            hint = self._near(setting.code)
            self.problems.append(problem(rules.UNKNOWN_SETTING, message, setting.place, hint))
        elif rule.severity is Severity.ERROR and setting.verdict != "error":
            message = f'"{rule.code}" cannot be "{setting.verdict}": it is an error'
            self.problems.append(problem(rules.NOT_LOWERED, message, setting.place))
        else:
            self._verdicts[rule.code] = setting.verdict

    def _near(self, code: str) -> str:
        close = nearest(code, self._known)
        return f'did you mean "{close[0]}"?' if close else ""

    def raised(self) -> bool:
        """Whether what is only advice for others matters more to this author."""
        return any(
            verdict in ("warning", "error") and self._known[code].severity is Severity.ADVICE
            for code, verdict in self._verdicts.items()
        )

    def judged(self, found: Iterable[Problem]) -> tuple[Problem, ...]:
        """``found`` with the severities of the settings, without what they switch off.

        What is an error here stays one: an edition of ours is held to more than others are.
        """
        out: list[Problem] = []
        for one in found:
            verdict = None if one.severity is Severity.ERROR else self._verdicts.get(one.code)
            if verdict == "off":
                continue
            out.append(replace(one, severity=Severity(verdict)) if verdict else one)
        return tuple(out)

    def without_exempted(
        self, found: Sequence[Problem], document: Document, sources: Sources
    ) -> tuple[Problem, ...]:
        """``found`` without what comments exempt, and with what is wrong with these comments."""
        told: list[Problem] = []
        exemptions = [*self._comments(document, sources, told)]
        used: set[Exemption] = set()
        kept: list[Problem] = []
        by_code: dict[str, list[Exemption]] = defaultdict(list)
        for exemption in exemptions:
            by_code[exemption.code].append(exemption)
        for one in found:
            covering = [exemption for exemption in by_code[one.code] if exemption.covers(one)]
            used.update(covering)
            if not covering:
                kept.append(one)
        for exemption in exemptions:
            code = exemption.code
            idle = code.split("-")[0] in _OF_TEXTS and self._verdicts.get(code) != "off"
            if idle and exemption not in used:
                message = f'nothing here needs the exemption from "{code}"'
                told.append(problem(rules.UNUSED, message, exemption.place))
        return (*kept, *told)

    def _comments(
        self, document: Document, sources: Sources, told: list[Problem]
    ) -> Iterator[Exemption]:
        written = {
            path: found
            for path, source in sources.items()
            if (found := [*_COMMENT.finditer(source.text, source.body)])
        }
        if not written:
            return
        shown, blocks = _stretches(document, written)
        for path, comments in written.items():
            for comment in comments:
                if any(first <= comment.start() < last for first, last in shown[path]):
                    continue
                place = sources[path].place(comment.start(), comment.end())
                order = _ORDER.fullmatch(comment[1])
                if order is None:
                    message = f'"check:{comment[1].rstrip()}" is no exemption'
                    told.append(problem(rules.UNKNOWN, message, place))
                    continue
                if order[1]:
                    stretch = (0, len(sources[path].text))
                else:
                    stretch = _following(blocks[path], comment.end())
                for code in re.split(r"[\s,]+", order[2].upper()):
                    if self._may_exempt(code, place, told):
                        yield Exemption(code, place, *stretch)

    def _may_exempt(self, code: str, place: Place, told: list[Problem]) -> bool:
        rule = self._known.get(code)
        if rule is None:
            told.append(
                problem(rules.UNKNOWN, f'there is no rule "{code}"', place, self._near(code))
            )
        elif rule.severity is Severity.ERROR:
            told.append(problem(rules.FROM_ERROR, f'"{code}" is an error', place))
        return rule is not None and rule.severity is not Severity.ERROR


def _stretches(
    document: Document, wanted: Iterable[PurePosixPath]
) -> tuple[dict[PurePosixPath, list[tuple[int, int]]], dict[PurePosixPath, list[tuple[int, int]]]]:
    """Where code stands in each of the files, and where each block begins and ends, in order."""
    shown: dict[PurePosixPath, list[tuple[int, int]]] = {path: [] for path in wanted}
    blocks: dict[PurePosixPath, list[tuple[int, int]]] = {path: [] for path in wanted}
    for node in walk(document):
        place = node.place
        if place.path in blocks:
            if isinstance(node, _BLOCKS):
                blocks[place.path].append((place.start, place.end))
            if isinstance(node, Code | Listing):
                shown[place.path].append((place.start, place.end))
    for found in blocks.values():
        found.sort(key=lambda one: (one[0], -one[1]))
    return shown, blocks


def _following(blocks: list[tuple[int, int]], after: int) -> tuple[int, int]:
    """The block that begins next, the outermost where several do."""
    at = bisect.bisect_left(blocks, (after, -1))
    return blocks[at] if at < len(blocks) else (after, after)


def nearest(code: str, known: Iterable[str]) -> list[str]:
    """The codes most like ``code``, the nearest first."""
    return difflib.get_close_matches(code.upper(), sorted(known), n=3, cutoff=0.6)
