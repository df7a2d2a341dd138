"""What a command says while it works."""

from __future__ import annotations

import os
import shutil
from typing import TextIO


class Progress:
    """Tells what is being done: one line that changes on a terminal, plain lines elsewhere."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._stream = stream
        self._quiet = quiet
        self._terminal = stream.isatty() and os.environ.get("TERM") != "dumb"

    def __call__(self, step: str) -> None:
        """Say what comes next."""
        if self._quiet:
            return
        from pressroom.terminal import fit, visible

        if self._terminal:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r\x1b[K{fit(visible(step), width)}")
        else:
            self._stream.write(f"{visible(step)}\n")
        self._stream.flush()

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        if self._terminal and not self._quiet:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
