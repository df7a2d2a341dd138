"""bookdown's text references: ``(ref:label) Words`` on a line, and ``(ref:label)`` in a caption."""

from __future__ import annotations

import re

from pressroom.manuscript.woven import Woven
from pressroom.model.manuscript import Source

_DEFINED = re.compile(r"^\(ref:([\w-]+)\)[ \t]+(\S[^\r\n]*)(?:\r\n?|\n|\Z)", re.MULTILINE)
_CHUNK = re.compile(r"[ \t]*```+\{[^\r\n]*")
_USED = re.compile(r"\(ref:([\w-]+)\)")


def with_text_references(source: Source) -> Source:
    """``source`` with the words in place of each label; their own lines are left out.

    A label that is used nowhere keeps its line, and one that nothing defines stays as written.
    """
    defined = {found[1]: found for found in _DEFINED.finditer(source.text, source.body)}
    if not defined:
        return source
    lines = {found.start() for found in defined.values()}
    uses = [
        found for found in _USED.finditer(source.text, source.body)
        if found[1] in defined and found.start() not in lines
    ]  # fmt: skip
    used = {found[1] for found in uses}
    cuts: list[tuple[int, int, re.Match[str] | None, str]] = [
        (found.start(), found.end(), None, "") for label, found in defined.items() if label in used
    ]
    for found in uses:
        chunk = _CHUNK.match(source.text, source.text.rfind("\n", 0, found.start()) + 1)
        if chunk:  # words with marks would end its line: an option below it says the same
            end = chunk.end()
            cuts.append((end, end, defined[found[1]], "\n#| fig-cap: "))
        else:
            cuts.append((*found.span(), defined[found[1]], ""))
    woven, at = Woven(), 0
    for start, end, words, before in sorted(cuts, key=lambda cut: cut[0]):
        if start < at:  # a reference in the words of another
            continue
        woven.add(source.text[at:start], source, at)
        at = end
        if words:
            woven.add(before, source, start)
            woven.add(words[2].rstrip(), source, words.start(2))
    woven.add(source.text[at:], source, at)
    return woven.source(source)
