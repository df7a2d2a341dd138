"""Any text either typesets or raises PressroomError, and what is typeset holds together."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import Link, NoteRef
from pressroom.model.manuscript import Manuscript, Source, Styles
from pressroom.model.metadata import Identifier, Metadata
from pressroom.model.problem import PressroomError
from pressroom.model.settings import Settings
from pressroom.typeset import typeset

PIECES = (
    "a", "word", " ", " ", "\n", "\n\n", "    ", "\t", "> ", "- ", "1. ", "# ", "## ", "*", "**", "_", "`",
    "```\n", "[", "]", "(", ")", "(#a)", "(http://a.b/)", "^[", "[^n]", "[^n]: ", "[^m]", "[^m]: x\n\n",
    "{#a}", "{.b}", "{lang=fr}", "![", "::: x\n", ":::\n", "| a | b |\n|--|--|\n", "|", ": ", "Table: ", "+--+--+\n", "+==+==+\n", "|a | b|\n", "-- --\n", "--\n", "<table>\n", "<td rowspan=2>",
    "<tr>", "</table>\n",
    "~", "~~", "^", "'", '"', "--", "---", "...", "\\", "&amp;", "&#0;", "<b>", "<!--", "-->", "<", ">",
    "@", "é", "\u0301", "日", "\U0001f600", "\r\n", "\r", "\0", "\ufeff", "\u2028", "\x85", "===\n",
    "<div>\n", "</div>\n", "<p>", "</p>", "<ul><li>", "</ul>", "<details>\n<summary>", "</summary>",
    "<pre>", "</pre>", "<figure>", "<h2>", "</h2>", "<table><tr><td>", "</table>", "<a href='#a'>",
    "</a>", "<i>", "</i>", "<q>", "<hr>", "<img src=x>", "`x`{=html}", "```{=html}\n", "\\newpage\n",
    "(@) ", "(@x) ", "@x", "a. ", "(ii) ", "#. ", "A.  ", "| ", "- [x] ", "==", ":::note t\n", "\\ ",
    "> [!NOTE]\n", "~ ", ":   ", "https://a.b/c_d",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
)


def manuscript(*texts: str) -> Manuscript:
    metadata = Metadata("T", "en", (Identifier("uri", "x"),), datetime(2024, 1, 1, tzinfo=UTC))
    sources = (Source(PurePosixPath(f"{n}.md"), text) for n, text in enumerate(texts))
    root = Path(__file__).parent / "no-such-folder"
    return Manuscript(root, "t", metadata, Settings(), tuple(sources), Styles({}, (), ""))


def holds_together(document: Document, texts: tuple[str, ...]) -> None:
    ids = [name for node in walk(document) if (name := getattr(node, "id", None))]
    assert len(ids) == len(set(ids))
    assert [note.number for note in document.notes] == list(range(1, len(document.notes) + 1))
    calls = [node for node in walk(document) if isinstance(node, NoteRef)]
    numbers = {note.id: note.number for note in document.notes}
    assert all(numbers[call.note] == call.number for call in calls)
    assert sorted(c for note in document.notes for c in note.calls) == sorted(c.id for c in calls)
    for node in walk(document):
        assert 0 <= node.place.start <= node.place.end <= len(texts[int(node.place.path.stem)])
        if isinstance(node, Link) and node.internal:
            assert node.target[1:] in ids
        if isinstance(node, Section):
            assert all(child.level == node.level + 1 for child in node.children)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=2))
def test_any_text_typesets_or_raises_pressroom_error(texts: list[str]) -> None:
    try:
        document = typeset(manuscript(*texts))
    except PressroomError as error:
        assert any(problem.place for problem in error.problems)  # noqa: PT017 - either way is good
        return
    holds_together(document, tuple(texts))


@settings(max_examples=100, deadline=None)
@given(st.permutations(["# A\n\nx^[n]", "[^l]\n\n[^l]: y", "## B {#b}\n\n[z](#b)", "- i\n- j^[k]"]))
def test_numbers_follow_the_text_in_whatever_order(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    document = typeset(manuscript(text))
    holds_together(document, (text,))
    assert len(document.notes) == 3
