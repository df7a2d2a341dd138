"""What reading systems call a section: EPUB's structural semantics and the roles of DPUB-ARIA 1.1."""

from __future__ import annotations

from dataclasses import dataclass

# those that both vocabularies have, by the name that they share
_SHARED = frozenset(
    "abstract acknowledgments afterword appendix bibliography chapter colophon conclusion "
    "dedication epigraph epilogue errata foreword glossary index introduction part preface "
    "prologue".split()
)


@dataclass(frozen=True, slots=True)
class Semantics:
    """``type`` is for epub:type, ``role`` for assistive technology."""

    type: str
    role: str


def of(role: str | None) -> Semantics | None:
    """The words for a section's role, None where it has none that they know."""
    return Semantics(role, f"doc-{role}") if role in _SHARED and role else None
