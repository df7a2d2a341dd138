"""Emoji by name, as pandoc's extension reads them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pypandoc
import pytest

from pressroom.model.block import Paragraph
from pressroom.model.document import Document
from pressroom.model.inline import plain

Setting = Callable[..., Document]

NAMES = (
    ":smile:",
    ":+1:",
    ":-1:",
    ":tada:",
    ":100:",
    ":de:",
    ":rocket:",
    ":heart:",
    ":1st_place_medal:",
)


def words(document: Document) -> str:
    (block,) = document.sections[0].blocks
    assert isinstance(block, Paragraph)
    return plain(block.children)


def by_pandoc(text: str) -> str:
    command = [pypandoc.get_pandoc_path(), "-f", "markdown+emoji", "-t", "plain", "--wrap=none"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_for_what_pandoc_says(set_text: Setting, name: str) -> None:
    ours = words(set_text(f"a {name} b"))
    assert ours.replace("\ufe0f", "") == by_pandoc(f"a {name} b").replace("\ufe0f", "")
    assert name not in ours


@pytest.mark.parametrize(
    "text",
    [":no_such_name:", "12:100:14", ":smile", "\\:smile:", "a:smile:", "::smile::", ": smile :"],
)
def test_what_is_no_name(set_text: Setting, text: str) -> None:
    assert words(set_text(f"x {text}")) == f"x {text}".replace("\\", "")


def test_code_and_links_have_none_in_their_addresses(set_text: Setting) -> None:
    document = set_text("`:smile:` [:smile:](https://x.org/:smile:)")
    assert words(document) == ":smile: 😄"
