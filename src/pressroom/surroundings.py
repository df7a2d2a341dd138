"""What the environment says: the date of what has none of its own, and where the cache is."""

from __future__ import annotations

import os
from pathlib import Path

from pressroom.door import fail

_LAST_SECOND = 253_402_300_799  # the end of the year 9999, the last that dates can hold


def epoch() -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch), None where unset."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 12 or int(text) > _LAST_SECOND:
        fail(f'SOURCE_DATE_EPOCH is "{text}", not a number of seconds since 1970')
    return int(text)


def cache() -> Path | None:
    """The user's folder for what can be made again (XDG Base Directory Specification)."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (given if given.is_absolute() else Path.home() / ".cache") / "pressroom"
    except RuntimeError:  # there is no home
        return None
