"""The imprint page and the colophon: what they say, in which order, in which language."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from pressroom import __version__
from pressroom.editions.epub_imprint import (
    Fact,
    colophon_lines,
    cover_words,
    imprint_lines,
)
from pressroom.editions.typefaces import Typeface
from pressroom.model.document import Document
from pressroom.model.metadata import Contributor, Identifier, Licence, Metadata, Series
from pressroom.model.settings import Settings
from pressroom.words import words_for

FULL = Metadata(
    "Tides", "en", (Identifier("uuid", "6d4c"), Identifier("isbn", "9780306406157")),
    datetime(2024, 5, 6, tzinfo=UTC), "A voyage",
    creators=(Contributor("Ann", "Ann", ("aut", "ill")), Contributor("Bo", "Bo")),
    contributors=(
        Contributor("Cy", "Cy", ("edt",)), Contributor("Di", "Di", ("edt", "trl")),
        Contributor("Ed", "Ed", ("xyz",)),
    ),
    publisher="The Harbour Press", published=date(2024, 5, 1), version="1.2",
    series=Series("Papers", "3"), rights="© 2024 Ann", licence=Licence("CC BY", "https://e.org/l"),
    accessibility_summary="Reads well.",
)  # fmt: skip


def lines(**changes: object) -> list[str]:
    document = Document("t", replace(FULL, **changes), Settings(), ())  # type: ignore[arg-type]  # fields of Metadata
    facts = imprint_lines(document, words_for(document.metadata.language))
    return [("— " if fact.opens else "") + f"{fact.label} {fact.text}".strip() for fact in facts]


def test_the_imprint_in_the_order_of_print() -> None:
    assert lines() == [
        "Tides: A voyage", "Ann, Bo", "Illustrated by Ann", "Edited by Cy, Di",
        "Translated by Di", "With contributions by Ed", "Series: Papers 3",
        "— Published by The Harbour Press", "First published 1 May 2024",
        "Version 1.2, 6 May 2024", "— © 2024 Ann", "Licensed under CC BY",
        "— ISBN 9780306406157", "UUID 6d4c", "— Accessibility: Reads well.",
    ]  # fmt: skip


def test_what_is_not_known_is_not_said() -> None:
    bare = Metadata("Why?", "en", (Identifier("uri", "https://e.org/b"),), FULL.modified, "So")
    facts = imprint_lines(Document("t", bare, Settings(), ()), words_for("en"))
    assert facts[0] == Fact("", "Why? So", title=True)
    assert [fact.label for fact in facts[1:]] == ["Identifier:", "Accessibility:"]


@pytest.mark.parametrize("published", [None, date(2024, 5, 6), date(2025, 1, 1)])
def test_a_version_is_dated_only_when_it_came_after_the_first(published: date | None) -> None:
    assert "Version 1.2" in " | ".join(lines(published=published)).split(" | ")


def test_addresses_lead_to_licence_and_doi() -> None:
    metadata = replace(FULL, identifiers=(Identifier("doi", "10.1/x"),))
    facts = imprint_lines(Document("t", metadata, Settings(), ()), words_for("en"))
    assert {fact.text: fact.href for fact in facts if fact.href} == {
        "CC BY": "https://e.org/l",
        "10.1/x": "https://doi.org/10.1/x",
    }


def test_the_imprint_speaks_the_language_of_the_work() -> None:
    told = lines(language="de-AT", accessibility_summary=None)
    assert "Erstmals erschienen am 1. Mai 2024" in told
    assert "Herausgegeben von Cy, Di" in told
    assert told[-1].startswith("— Barrierefreiheit: Diese Ausgabe")
    assert "Première publication\u00a0: 1er mai 2024" in lines(language="fr")
    assert "First published 1 maj 2024" in lines(language="sv"), "no table: English words"


def test_the_colophon_tells_the_typefaces_and_the_tool() -> None:
    faces = (Typeface("Serif", "© 2017 Ann", "SIL Open Font License 1.1"), Typeface("Fixed"))
    assert colophon_lines(faces, words_for("en")) == (
        Fact("Set in", "Serif, © 2017 Ann, SIL Open Font License 1.1"),
        Fact("Set in", "Fixed"),
        Fact("Made with", f"Pressroom {__version__}"),
    )


def test_the_cover_is_told_by_title_and_authors() -> None:
    document = Document("t", FULL, Settings(), ())
    assert cover_words(document, words_for("fr")) == "Couverture: Tides – Ann, Bo"
    nobody = replace(document, metadata=replace(FULL, creators=()))
    assert cover_words(nobody, words_for("en")) == "Cover: Tides"


def test_each_isbn_is_told_with_its_edition() -> None:
    own = (("epub", "9780306406157"), ("print", "9783161484100"))
    told = lines(isbns=own)
    assert "— ISBN 9780306406157 (EPUB)" in told
    assert "ISBN 9783161484100 (print)" in told
    assert "ISBN 9780306406157" not in told, "once is enough"
    assert "ISBN 9783161484100 (Druck)" in lines(isbns=own, language="de")
