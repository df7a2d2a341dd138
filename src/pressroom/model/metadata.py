"""What is known about the work: the fields of metadata.yaml after validation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from pressroom.model.problem import Place


@dataclass(frozen=True, slots=True)
class Identifier:
    """``scheme`` is isbn, doi, uuid or uri; ``value`` is normalised (an ISBN without hyphens)."""

    scheme: str
    value: str

    @property
    def urn(self) -> str:
        """The form that dc:identifier takes (EPUB 3.3, 5.5.3.1.1)."""
        match self.scheme:
            case "isbn":
                return f"urn:isbn:{self.value}"
            case "uuid":
                return f"urn:uuid:{self.value}"
            case "doi":
                return f"https://doi.org/{self.value}"
            case _:
                return self.value


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or body with MARC relator codes such as ``aut`` or ``edt``."""

    name: str
    file_as: str
    roles: tuple[str, ...] = ("aut",)


@dataclass(frozen=True, slots=True)
class Series:
    """The series that the work belongs to; ``position`` may be ``2`` or ``II``."""

    name: str
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms in words, and their address where there is one."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class IndexWords:
    """A heading of the index, its parts from the top down, and the ``words`` that lead to it."""

    terms: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The work's metadata. ``identifiers`` has at least one entry; ``modified`` is in UTC.

    The first identifier is the edition's unique identifier. ``index`` is the list of what is to be
    found in the text for the index. ``isbns`` are pairs of an edition (epub, pdf, print) and its own
    ISBN; ``bisac`` and ``thema`` are the trade's codes of subjects. ``place`` is where all this is
    written.
    """

    title: str
    language: str
    identifiers: tuple[Identifier, ...]
    modified: datetime
    subtitle: str | None = None
    creators: tuple[Contributor, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    publisher: str | None = None
    published: date | None = None
    version: str | None = None
    description: str | None = None
    subjects: tuple[str, ...] = ()
    series: Series | None = None
    rights: str | None = None
    licence: Licence | None = None
    accessibility_summary: str | None = None
    index: tuple[IndexWords, ...] = ()
    isbns: tuple[tuple[str, str], ...] = ()
    bisac: tuple[str, ...] = ()
    thema: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)

    def isbn(self, edition: str) -> str | None:
        """The ISBN of an edition, None where it has none of its own."""
        return dict(self.isbns).get(edition)
