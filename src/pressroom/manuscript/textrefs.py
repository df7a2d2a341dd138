"""bookdown's text references: ``(ref:label) Words`` on a line, and ``(ref:label)`` in a caption."""

from __future__ import annotations

import re

from pressroom.manuscript.woven import Woven
from pressroom.model.manuscript import Source

_DEFINED = re.compile(r"^\(ref:([\w-]+)\)[ \t]+(\S[^\r\n]*)(?:\r\n?|\n|\Z)", re.MULTILINE)
_USED = re.compile(r"\(ref:([\w-]+)\)")


def with_text_references(source: Source) -> Source:
    """``source`` with the words in place of each label; their own lines are left out.

    A label that is used nowhere keeps its line, and one that nothing defines stays as written.
    """
    defined = {found[1]: found for found in _DEFINED.finditer(source.text, source.body)}
    if not defined:
        return source
    lines = {found.start(): found for found in defined.values()}
    uses = [
        found for found in _USED.finditer(source.text, source.body)
        if found[1] in defined and found.start() not in lines
    ]  # fmt: skip
    used = {found[1] for found in uses}
    cuts = [*uses, *(found for label, found in defined.items() if label in used)]
    woven, at = Woven(), 0
    for found in sorted(cuts, key=lambda one: one.start()):
        if found.start() < at:  # a reference in the words of another
            continue
        woven.add(source.text[at : found.start()], source, at)
        at = found.end()
        if found.start() not in lines:
            words = defined[found[1]]
            woven.add(words[2].rstrip(), source, words.start(2))
    woven.add(source.text[at:], source, at)
    return woven.source(source)
