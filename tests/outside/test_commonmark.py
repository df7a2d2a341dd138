"""Every example of the CommonMark specification typesets, or is refused with a place."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree

import judges
from pressroom.editions import markup, markup_notes
from pressroom.model.manuscript import Manuscript, Source, Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import PressroomError
from pressroom.model.settings import Settings
from pressroom.typeset import typeset
from pressroom.words import Words

pytestmark = pytest.mark.outside

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)


@cache
def examples() -> list[str]:
    """What stands on the left in the specification; its arrows stand for tabs."""
    return [text.replace("→", "\t") for text in _EXAMPLE.findall(judges.specification())]


def test_there_are_all_of_them() -> None:
    assert len(examples()) == 652


@pytest.mark.parametrize("part", range(8))
def test_each_is_well_formed_or_refused_with_a_place(part: int, tmp_path: Path) -> None:
    for text in examples()[part::8]:
        metadata = Metadata("T", "en", (Identifier("uri", "x"),), datetime(2024, 1, 1, tzinfo=UTC))
        sources = (Source(PurePosixPath("a.md"), text),)
        manuscript = Manuscript(
            tmp_path, "t", metadata, Settings(), sources, Styles({}, (), ""), ()
        )
        try:
            document = typeset(manuscript)
        except PressroomError as error:
            assert all(problem.place for problem in error.problems), text  # noqa: PT017 - either way is good
            continue
        assert document.sections, text
        medium = markup.Medium("epub", Words(), lambda name: f"#{name}", lambda asset: asset.sha256)
        pages = [markup.section(section, medium) for section in document.sections]
        pages += [markup_notes.note(note, medium) for note in document.notes]
        space = 'xmlns:epub="http://www.idpf.org/2007/ops"'
        etree.fromstring(f"<body {space}>{''.join(pages)}</body>")
