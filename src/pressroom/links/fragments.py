"""Whether a page of the web has the places that links lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

# What leads to no element by its id: a route or line of a script, parameters, words to be marked.
_NO_ID = re.compile(r"|top|L\d+.*|[!/:].*|.*[=&/(].*", re.DOTALL | re.IGNORECASE)


def lacking(page: bytes, fragments: Iterable[str]) -> frozenset[str]:
    """Those of ``fragments`` that ``page``, which is HTML, has no place for.

    A page without ids is made by a script, and so are parts of others: an id that stands in a string
    of a script counts as there.
    """
    if not re.search(rb"""[\s"']id\s*=""", page, re.IGNORECASE):
        return frozenset()
    return frozenset(one for one in fragments if not _NO_ID.fullmatch(one) and not _has(page, one))


def _has(page: bytes, fragment: str) -> bool:
    names = {fragment.encode(errors="replace"), unquote(fragment).encode(errors="replace")}
    either = b"|".join(re.escape(name) for name in sorted(names))
    # What comes before may be a prefix of the site's: user-content-winter.
    return bool(re.search(rb"""["'=-](?:%s)["'\\\s>]""" % either, page))
