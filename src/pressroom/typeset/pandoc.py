"""Runs pandoc: in its sandbox, with a limit of time and of memory, and no network."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pressroom.model.problem import PressroomError, problem
from pressroom.typeset.citation_rules import NO_PANDOC, PANDOC_STOPPED

TIMEOUT = 60.0
MEMORY = "768m"  # of the Haskell heap; a bibliography of 1,000 entries needs less than 200 MB
API = [1, 23, 1]  # the version of its JSON tree


def run(
    arguments: Sequence[str], question: bytes, folder: str, what: str, timeout: float, memory: str
) -> subprocess.CompletedProcess[bytes]:
    """What pandoc answers to ``question``; ``what`` names in a message what it is asked for.

    Raises PressroomError when pandoc is missing or does not finish.
    """
    command = [str(executable()), "+RTS", f"-M{memory}", "-RTS", "--sandbox", *arguments]
    # A home of its own: nothing of the user's pandoc folder may change the result.
    environment = {"HOME": folder, "XDG_DATA_HOME": folder, "LC_ALL": "C.UTF-8"}
    if sys.platform == "win32":  # pragma: no cover - needs its system folder to start at all
        environment["SYSTEMROOT"] = r"C:\Windows"
    try:
        return subprocess.run(
            command, input=question, capture_output=True, timeout=timeout, cwd=folder,
            env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        message = f"pandoc was stopped: it took more than {timeout:.0f} seconds for the {what}"
        raise PressroomError((problem(PANDOC_STOPPED, message),)) from None
    except OSError as error:
        message = f"pandoc cannot be started: {error.strerror}"
        raise PressroomError((problem(NO_PANDOC, message),)) from error


def executable() -> Path:
    """The pandoc of the Python package. Raises PressroomError when it is missing."""
    # Another version could print other words. The package is found, not imported, because its own
    # search starts pandoc once more.
    spec = importlib.util.find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            file = Path(folder, "files", name)
            if file.is_file():
                return file
    raise PressroomError(
        (problem(NO_PANDOC, "pandoc, which renders citations and formulas, is missing"),)
    )
