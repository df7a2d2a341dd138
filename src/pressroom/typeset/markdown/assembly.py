"""From the sections of the files to those of the work: which file stands below which."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pressroom.model.document import Section
from pressroom.model.manuscript import Standing
from pressroom.model.roles import CLOSING, OPENING
from pressroom.typeset.markdown.headings import APPENDICES

# the roles that go for all top sections of a file, and not for its first one alone
_OF_ALL = ("appendix", "frontmatter", "backmatter")
_IN_PARTS = (None, "chapter", "epigraph", *OPENING, *CLOSING)


@dataclass(slots=True)
class _Open:
    section: Section
    children: list[_Open] = field(default_factory=list)

    def close(self, level: int) -> Section:
        children = tuple(child.close(level + 1) for child in self.children)
        return replace(self.section, level=level, children=children)


def _opened(section: Section) -> _Open:
    return _Open(section, [_opened(child) for child in section.children])


def assemble(files: list[tuple[Standing, tuple[Section, ...]]]) -> tuple[Section, ...]:
    """The sections of the work, each file's at the depth that its standing tells.

    Where it tells none, the chapters that follow a part of no own sections stand below it.
    """
    roots: list[_Open] = []
    path: list[_Open] = []  # the last section of each depth
    part: _Open | None = None
    appendices = False
    for standing, sections in files:
        for section in _standing(sections, standing):
            if section.role == APPENDICES:
                appendices, part = True, None
                if not (section.blocks or section.children):
                    continue
                section = replace(section, role="appendix")  # noqa: PLW2901 - the same section
            elif appendices and section.role is None:
                section = replace(section, role="appendix")  # noqa: PLW2901 - the same section
            node = _opened(section)
            if standing.depth is not None:
                above = path[: standing.depth]
                (above[-1].children if above else roots).append(node)
                path = [*above, node]
                continue
            path = [node]
            if section.role == "part":
                part = None if section.children else node
                roots.append(node)
            elif part is not None and section.role in _IN_PARTS:
                part.children.append(node)
            else:
                part = None
                roots.append(node)
    return tuple(root.close(1) for root in roots)


def _standing(sections: tuple[Section, ...], standing: Standing) -> tuple[Section, ...]:
    """``sections`` with what is told about their file outside its text."""
    out: list[Section] = []
    for at, section in enumerate(sections):
        goes = at == 0 or standing.role in _OF_ALL
        out.append(
            replace(
                section,
                role=section.role or (standing.role if goes else None),
                id=section.id or (standing.id or "" if at == 0 else ""),
                language=section.language or standing.language,
                unnumbered=section.unnumbered or standing.unnumbered,
            )
        )
    return tuple(out)
