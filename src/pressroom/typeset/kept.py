"""Results of slow work, kept between builds in a folder of the user's.

Nothing depends on it: what is not there, damaged or cannot be written is worked out anew.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path

MOST = 40  # the number of results that are kept


def name_of(parts: Iterable[bytes]) -> str:
    """The name of a result by all that it depends on."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def recall(folder: Path | None, name: str) -> bytes | None:
    """The result of that name, None where there is none that is whole."""
    if folder is None:
        return None
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return None
    digest, _, result = data.partition(b"\n")
    return result if digest == hashlib.sha256(result).hexdigest().encode() else None


def keep(folder: Path | None, name: str, result: bytes) -> None:
    """Writes the result, and drops the oldest ones."""
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as file:
            file.write(hashlib.sha256(result).hexdigest().encode() + b"\n" + result)
        Path(file.name).replace(folder / name)
        files = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in files[MOST:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
