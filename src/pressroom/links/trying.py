"""Problems from the answers to a work's links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from pressroom.links import link_rules as rules
from pressroom.links.asking import TOO_MANY, Answer, Manners, ask
from pressroom.links.gather import WebLink
from pressroom.model.problem import Problem, problem

_GONE = (404, 410)
# It says nothing of the page: who asks is to log in, to pay, or to be no program.
_REFUSED = (401, 402, 403, 405, 406, 407, TOO_MANY, 451)
_PLAIN = re.compile(r"[A-Za-z0-9:/.?=&%~+,@#_-]+")  # in no kind of link these mean something else


def answers_to(links: Iterable[WebLink], manners: Manners) -> Mapping[str, Answer]:
    """What the addresses of the links answer, without their fragments. This asks the network."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for link in links:
        address, mark, fragment = link.address.partition("#")
        wanted[address].update([fragment] if mark else ())
    return ask(wanted, manners)


def judged(links: Iterable[WebLink], answers: Mapping[str, Answer]) -> tuple[Problem, ...]:
    """What is wrong with the links, so far as there are answers to their addresses."""
    found = ((link, answers.get(link.address.partition("#")[0])) for link in dict.fromkeys(links))
    return tuple(one for link, answer in found if answer for one in _judge(link, answer))


def _judge(link: WebLink, answer: Answer) -> Iterator[Problem]:
    name, place = f'"{link.address}"', link.place
    status = answer.status
    if answer.untried:
        yield problem(rules.UNTRIED, f"{name} was not tried: {answer.untried}", place)
    elif status in _GONE:
        yield problem(rules.GONE, f"{name} is gone: its server answers {status}", place)
    elif status in _REFUSED or status > 599:
        words = f"{name} was not seen: its server answers {status} to a program"
        yield problem(rules.UNTRIED, words, place)
    elif answer.reason or status >= 400:
        why = answer.reason or f"its server answers {status}"
        yield problem(rules.UNREACHABLE, f"{name} cannot be reached: {why}", place)
    elif answer.moved:
        yield _moved(link, answer.moved)
    _, _, fragment = link.address.partition("#")
    if fragment in answer.lacks:
        page = answer.moved or link.address.partition("#")[0]
        yield problem(rules.NO_PLACE, f'nothing in "{page}" has the id "{fragment}"', place)


def _moved(link: WebLink, new: str) -> Problem:
    old, mark, fragment = link.address.partition("#")
    new += mark + fragment
    found = problem(rules.MOVED, f'"{link.address}" has moved to "{new}"', link.place)
    if not _same_page(old, new):
        hint = f"see whether it is still the same page, and write: {new}"
        return replace(found, hint=hint)
    fix = new if link.can_change and _PLAIN.fullmatch(new) else None
    return replace(found, hint=f"write: {new}", fix=fix)


def _same_page(old: str, new: str) -> bool:
    """Whether it is surely the same: only the host or a folder has another name."""
    before, after = urlsplit(old), urlsplit(new)
    names = (one.path.rstrip("/").rpartition("/")[2] for one in (before, after))
    return len(set(names)) == 1 and before.query == after.query
