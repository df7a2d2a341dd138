"""From the blocks of a file to its sections."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pressroom.model.block import Block, Paragraph
from pressroom.model.document import Section, walk
from pressroom.model.inline import Inlines, NoteRef, plain
from pressroom.model.problem import Place
from pressroom.typeset.markdown.context import Context
from pressroom.typeset.markdown.headings import Marks, Title, is_anchor
from pressroom.typeset.rules import SKIPPED_LEVEL


@dataclass(slots=True)
class _Open:
    """A section that is still being filled; ``mark`` is the number of its heading's marks."""

    mark: int
    id: str
    title: Inlines
    place: Place
    marks: Marks
    blocks: list[Block] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)

    def add(self, block: Block, anchors: list[Paragraph]) -> None:
        """Adds a block; a paragraph takes in the anchors before it, which would be an empty line."""
        if isinstance(block, Paragraph):
            while self.blocks and is_anchor(last := self.blocks[-1]):
                anchors = [last, *anchors]
                del self.blocks[-1]
            ids = tuple(child for one in anchors for child in one.children)
            self.blocks.append(replace(block, children=(*ids, *block.children)))
        else:
            self.blocks += [*anchors, block]

    def close(self, level: int) -> Section:
        children = tuple(child.close(level + 1) for child in self.children)
        return Section(
            self.id, level, self.title, tuple(self.blocks), children, self.place,
            role=self.marks.role, language=self.marks.language, unnumbered=self.marks.unnumbered,
        )  # fmt: skip


def sections_of(parts: list[Block | Title], context: Context) -> tuple[Section, ...]:
    """The tree of sections. Text before the first heading is a section without a title.

    A section's level is its depth in the tree, so that no level is ever missing in an edition.
    """
    roots: list[_Open] = []
    path: list[_Open] = []
    marks = [part.level for part in parts if isinstance(part, Title)]
    last = min(marks, default=1) - 1
    anchors: list[Paragraph] = []  # old names of a heading, say: they go on to what follows
    for part in parts:
        if is_anchor(part):
            anchors.append(part)
        elif isinstance(part, Title):
            if part.level > last + 1:
                message = f'heading "{plain(part.children)}" of level {part.level} follows '
                message += f"level {last}" if last else "none of level 1"
                context.report(SKIPPED_LEVEL, message, part.place)
            last = part.level
            while path and path[-1].mark >= part.level:
                path.pop()
            section = _Open(part.level, part.id, part.children, part.place, part.marks, [*anchors])
            anchors = []
            (path[-1].children if path else roots).append(section)
            path.append(section)
        else:
            if not path:
                path.append(_Open(99, "", (), part.place, Marks()))
                roots.append(path[0])
            path[-1].add(part, anchors)
            anchors = []
    if path:
        path[-1].blocks.extend(anchors)
    return tuple(root.close(1) for root in roots)


def without_work_title(sections: tuple[Section, ...], title: str) -> tuple[Section, ...]:
    """``sections`` without a first heading that only repeats the title of the work."""
    first = sections[0] if sections else None
    if first is None or _bare(plain(first.title)) != _bare(title):
        return sections
    if any(isinstance(node, NoteRef) for child in first.title for node in walk(child)):
        return sections  # the note that it calls would be lost
    raised = tuple(_raised(child) for child in first.children)
    if not first.blocks and raised and not first.id:
        return (*raised, *sections[1:])
    untitled = replace(first, title=(), children=(), id=first.id)
    return (untitled, *raised, *sections[1:])


def _raised(section: Section) -> Section:
    return at_level(section, section.level - 1)


def at_level(section: Section, level: int) -> Section:
    """``section`` at another level, and what is below it with it."""
    children = tuple(at_level(child, level + 1) for child in section.children)
    return replace(section, level=level, children=children)


def _bare(text: str) -> str:
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.split()).casefold()
