"""Notes and images that do not serve who reads them apart from the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pressroom.checks import style_structure_rules as rules
from pressroom.checks.prose import CALL, is_own_note
from pressroom.checks.style_book import Book, Check, at, cut, found
from pressroom.model.block import Figure, Paragraph
from pressroom.model.document import Note, walk
from pressroom.model.inline import Code, Image, Link, Math, plain
from pressroom.model.languages import subtags
from pressroom.model.problem import Problem, problem

_BEFORE_MARK = re.compile(rf"(?<=[\w)”’]){CALL}(?=[.,;:!?](?![.,;:!?]))")
_SPACED = re.compile(rf"(?<=\S)(?P<at>[ \t]+){CALL}")
_TWO = re.compile(rf"{CALL}{CALL}")
_IBID = re.compile(
    r"^\W*(?:(?:see|cf\.?) )?(?P<at>[Ii]bid\b\.?|[Ii]dem\b\.?)|(?P<op>\b(?:op|loc)\. ?cit\b\.?)"
)


def _calls(book: Book) -> Iterator[Problem]:
    for stretch in book.prose:
        if CALL not in stretch.text or stretch.kind == "title":
            continue
        if stretch.english:
            for match in _BEFORE_MARK.finditer(stretch.text):
                message = f'the call stands before "{stretch.text[match.end()]}"'
                yield found(rules.CALL_BEFORE_MARK, message, *at(stretch, match))
        for match in _SPACED.finditer(stretch.text):
            if subtags(stretch.language)[0] != "fr":
                message = "a space stands before the call of a note"
                yield found(rules.SPACE_BEFORE_CALL, message, *at(stretch, match, "at"))
        for match in _TWO.finditer(stretch.text):
            yield found(rules.TWO_CALLS, "two notes are called at one place", *at(stretch, match))


def _ibid(book: Book) -> Iterator[Problem]:
    for stretch in book.prose:
        if stretch.kind != "note":
            continue
        for match in _IBID.finditer(stretch.own):
            group = "at" if match["at"] else "op"
            yield found(
                rules.IBID, f'"{match[group]}" stands in a note', *at(stretch, match, group)
            )


def _texts(book: Book) -> Iterator[Problem]:
    seen: dict[str, Note] = {}
    ends: list[tuple[bool, Note, str]] = []
    for note in book.document.notes:
        last = note.blocks[-1] if note.blocks else None
        source = book.sources.get(note.place.path)
        if not isinstance(last, Paragraph) or not (source and is_own_note(source, note.place)):
            continue
        words = " ".join(plain(last.children).split())
        if len(note.blocks) == 1 and len(words) >= 20:
            if words in seen and seen[words].place != note.place:
                message = f"the note says what the one at {seen[words].place} says"
                yield problem(rules.EQUAL_NOTES, message, note.place)
            seen.setdefault(words, note)
        if words and last.children and not isinstance(last.children[-1], Link | Code | Math):
            ends.append((words[-1] in ".!?…”’)\"'»“", note, words))
    without = [one for one in ends if not one[0]]
    if len(ends) - len(without) >= 3 * max(len(without), 1):
        for _, note, words in without:
            if words[-1].isalpha():
                yield problem(
                    rules.NOTE_END, f'the note ends with "{cut(words[-25:])}"', note.place
                )


_LONG = 500
_BEGINS = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|graphic|pic) (?:of|showing) ", re.IGNORECASE
)
_FILE = re.compile(
    r"\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)|(?:img|dsc|dscn|pict|image)[_-]?\d+", re.IGNORECASE
)
_NOTHING = frozenset(
    "image picture photo figure img pic graphic alt alt-text placeholder untitled todo tbd".split()
) | {"alt text", "image description", "insert alt text", "no description", "this image"}


def _alternatives(book: Book) -> Iterator[Problem]:
    figures = [node for node in walk(book.document) if isinstance(node, Figure)]
    for figure in figures:
        image, caption = figure.image, " ".join(plain(figure.caption).split())
        if image.alt == "" and caption:
            message = f'"{image.asset.path}" has a caption and an empty alt'
            yield problem(rules.DECORATIVE, message, figure.place)
        elif image.alt and caption and _same(image.alt, caption) and _given(book, image):
            message = f'alt repeats the caption "{cut(caption)}"'
            yield problem(rules.ALT_IS_CAPTION, message, figure.place)
        if image.alt and len(image.alt) > _LONG and not _by_caption(book, image):
            message = f"alt has {len(image.alt)} characters"
            yield problem(rules.ALT_LONG, message, image.place)
    by_words: dict[str, list[Image]] = defaultdict(list)
    for node in walk(book.document):
        if isinstance(node, Image) and node.alt and node.alt.strip():
            yield from _alternative(node)
            by_words[" ".join(node.alt.split())].append(node)
    for words, images in by_words.items():
        if (
            len(words) >= 4
            and words.casefold() not in _NOTHING
            and len({one.asset.path for one in images}) > 1
        ):
            message = f'"{cut(words)}" tells of {len(images)} images'
            yield problem(rules.ALT_REPEATED, message, images[1].place)


def _alternative(image: Image) -> Iterator[Problem]:
    words = " ".join((image.alt or "").split())
    path = image.asset.path
    if match := _BEGINS.match(words):
        yield problem(rules.ALT_BEGINS, f'alt begins with "{match[0].strip()}"', image.place)
    if _FILE.fullmatch(words) and words.lower() not in (path.name.lower(), path.stem.lower()):
        yield problem(rules.ALT_FILE, f'alt is "{cut(words)}"', image.place)
    if words.casefold().rstrip(".") in _NOTHING and words.lower() not in (
        path.name.lower(),
        path.stem.lower(),
    ):
        yield problem(rules.ALT_NOTHING, f'alt is only "{words}"', image.place)


def _same(one: str, other: str) -> bool:
    return one.strip().rstrip(".").casefold() == other.rstrip(".").casefold()


def _by_caption(book: Book, image: Image) -> bool:
    """Whether the alternative is the caption, since the author has written no other."""
    source = book.sources.get(image.place.path)
    written = source.text[image.place.start : image.place.end] if source else ""
    return written.startswith("![") and "alt=" not in written


def _given(book: Book, image: Image) -> bool:
    """Whether the author has written ``alt`` beside the caption, which else is the alternative."""
    source = book.sources.get(image.place.path)
    written = source.text[image.place.start : image.place.end] if source else ""
    return "alt=" in written


CHECKS: tuple[Check, ...] = (_calls, _ibid, _texts, _alternatives)
