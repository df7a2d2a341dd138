"""The style sheets of an EPUB, and the styles that stand in its content documents."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import tinycss2
from tinycss2 import ast

from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import CSS_TYPE, SVG, XHTML, Book, resolve
from pressroom.checks.epub_remote import Remote
from pressroom.checks.epub_types import FONT_TYPES
from pressroom.checks.xmltree import line_of
from pressroom.model.problem import Place, Problem, problem

_URL_FUNCTIONS = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})


def check_styles(book: Book) -> Iterator[Problem]:
    """Every address in every style leads to a file of the container. EPUB 3.3, 6.3.1."""
    remote = Remote(book)
    for item in book.items:
        if item.media_type == CSS_TYPE and item.path in book.files:
            data = book.files[item.path]
            wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
            try:
                text = data.decode("utf-16" if wide else "utf-8-sig")
            except UnicodeDecodeError:
                message = f'"{item.path}" is not UTF-8'
                yield problem(rules.CSS_SYNTAX, message, book.place(item.path))
                continue
            yield from _sheet(book, remote, item.path, text, 1)
    for path, root in (*book.documents(), *book.drawings()):
        for node in root.iter(f"{XHTML}style", f"{SVG}style"):
            yield from _sheet(book, remote, path, str(node.xpath("string()")), line_of(node))
        for node in root.iter("{*}*"):
            style = node.get("style")
            if style:
                declared = tinycss2.parse_blocks_contents(str(style))
                yield from _nodes(book, remote, path, declared, line_of(node))


def _sheet(book: Book, remote: Remote, path: str, text: str, line: int) -> Iterator[Problem]:
    if text.count("{") != text.count("}") and _open_at_end(text):
        place = Place(PurePosixPath(book.name) / path, line + text.count("\n"))
        yield problem(rules.CSS_SYNTAX, f'"{path}" cannot be read: a block is not closed', place)
    yield from _nodes(book, remote, path, tinycss2.parse_stylesheet(text), line)


def _open_at_end(text: str) -> bool:
    """Whether one more bracket would close a block, and not be one too many."""
    tokens = tinycss2.parse_component_value_list(f"{text}\n}}")
    return not tokens or not isinstance(tokens[-1], ast.ParseError)


def _nodes(
    book: Book, remote: Remote, path: str, nodes: Sequence[ast.Node], line: int
) -> Iterator[Problem]:
    """``line`` is where the style begins in its file.

    Style sheets nest without limit, so that the walk keeps a list of its own.
    """
    waiting: list[tuple[ast.Node, bool]] = [(node, False) for node in reversed(nodes)]
    while waiting:
        node, font = waiting.pop()
        place = Place(
            PurePosixPath(book.name) / path, line + node.source_line - 1, node.source_column
        )
        if isinstance(node, ast.ParseError):
            yield problem(rules.CSS_SYNTAX, f'"{path}" cannot be read: {node.message}', place)
        elif isinstance(node, ast.URLToken):
            yield from _address(book, remote, path, node.value, place, font)
        elif isinstance(node, ast.FunctionBlock):
            for argument in node.arguments:
                if node.lower_name in _URL_FUNCTIONS and isinstance(argument, ast.StringToken):
                    yield from _address(book, remote, path, argument.value, place, font)
            waiting += [(inner, font) for inner in reversed(node.arguments)]
        elif isinstance(node, ast.AtRule):
            if node.lower_at_keyword == "namespace":
                continue  # its address is a name, which nobody follows
            if node.lower_at_keyword == "import":
                for part in node.prelude:
                    if isinstance(part, ast.StringToken):
                        yield from _address(book, remote, path, part.value, place, False)
            inside = node.lower_at_keyword == "font-face"
            if inside:
                content = tinycss2.parse_blocks_contents(node.content or [])
            else:
                content = list(node.content or [])
            waiting += [(inner, inside) for inner in reversed([*node.prelude, *content])]
        elif isinstance(node, ast.QualifiedRule):
            waiting += [(inner, font) for inner in reversed(node.content)]
        elif isinstance(node, ast.Declaration):
            named = font and node.lower_name == "src"
            waiting += [(inner, named) for inner in reversed(node.value)]
        elif isinstance(
            node, ast.CurlyBracketsBlock | ast.ParenthesesBlock | ast.SquareBracketsBlock
        ):
            waiting += [(inner, font) for inner in reversed(node.content)]


def _address(
    book: Book, remote: Remote, path: str, url: str, place: Place, font: bool
) -> Iterator[Problem]:
    if url.strip().lower().startswith("data:"):
        return
    to = resolve(path, url)
    if font and not url.strip():
        yield problem(rules.CSS_TARGET, "a font has an empty address", place)
        return
    if to.scheme:
        if font and book.version == 3:
            yield from remote.problems(path, url, place)
        else:
            yield problem(rules.CSS_REMOTE, f'"{url}" is not in the container', place)
        return
    declared = book.media_types.get(to.path or "")
    if to.path not in book.files and declared is None:
        yield problem(rules.CSS_TARGET, f'"{url}" leads to a file that is not there', place)
    elif declared is None:
        hint = "add an item for it to the manifest"
        yield problem(rules.CSS_TARGET, f'"{url}" is not in the manifest', place, hint)
    elif font and declared not in FONT_TYPES:
        text = f'"{url}" is of type "{declared}", not a font'
        yield problem(rules.CSS_FONT, text, place)
