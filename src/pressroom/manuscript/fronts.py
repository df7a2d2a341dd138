"""What the front matter of one of several texts says about it."""

from __future__ import annotations

import re
from dataclasses import replace

from pressroom.manuscript import rules
from pressroom.manuscript import structure_rules as more
from pressroom.manuscript.cited import read_front
from pressroom.manuscript.files import Reader
from pressroom.manuscript.front import front_matter, seems_meant
from pressroom.manuscript.identifiers import language
from pressroom.manuscript.validation import Fault
from pressroom.manuscript.yamltree import MAX_METADATA, Tree
from pressroom.model.manuscript import Name, Source, Standing
from pressroom.model.roles import ROLES, role_named

_ID = re.compile(r"[^\W\d][\w.-]*")
_FALSE = (False, "false", "no")


def with_front_matter(reader: Reader, source: Source, *, of_work: bool = False) -> Source:
    """``source`` without its front matter, which tells its title, role, id and language.

    That ``of_work`` is only cut off. What has no effect is told in one warning.
    """
    front = front_matter(source)
    if front is None or not seems_meant(source, front):
        return source
    source = replace(source, body=front.body)
    if of_work:
        return source
    if front.end - front.start > MAX_METADATA:
        message = f"front matter is longer than {MAX_METADATA:,} characters"
        reader.report(rules.FILE_TOO_BIG, message, source.place(front.start))
        return source
    tree = read_front(source, front, reader, lenient=True)
    if tree is None:
        return source
    idle: list[str] = []
    standing = source.standing
    for key, value in tree.value.items():
        standing = _applied(standing, key, value, tree, idle)
    if idle:
        names = ", ".join(f'"{key}"' for key in idle)
        place = source.place(front.start, front.end)
        reader.report(more.META_IDLE, f"no effect in a text of the work: {names}", place)
    return replace(source, standing=standing)


def _applied(standing: Standing, key: str, value: object, tree: Tree, idle: list[str]) -> Standing:
    place = tree.place((key,))
    match key:
        case "title" if isinstance(value, str):
            return replace(standing, name=Name(value, place, always=True))
        case "role" if isinstance(value, str) and (role := role_named(value)):
            return replace(standing, role=role)
        case "role":
            idle.append(f"role (it is one of: {', '.join(sorted(ROLES))})")
        case "id" if isinstance(value, str) and _ID.fullmatch(value):
            return replace(standing, id=value)
        case "lang" | "language" if isinstance(value, str):
            try:
                return replace(standing, language=language(value))
            except Fault:
                idle.append(key)
        case "unnumbered" if value is True:
            return replace(standing, unnumbered=True)
        case "number-sections" | "numbered" if value in _FALSE:
            return replace(standing, unnumbered=True)
        case _:
            idle.append(key)
    return standing
