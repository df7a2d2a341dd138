"""The package document as a whole. EPUB 3.3, 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub_book import DC, OPF, SVG_TYPE, XHTML_TYPE, Book, resolve
from pressroom.model.problem import Problem, problem

_TOLD = frozenset({"title", "identifier", "language"})  # these have rules of their own
_ORDER = ("metadata", "manifest", "spine", "guide", "bindings", "collection")
_MIMES = re.compile(r"[\w!#$&^.+\-]+/[\w!#$&^.+\-]+(\s*;.*)?")


def check_model(book: Book) -> Iterator[Problem]:
    """What stands in the package, and in which order."""
    yield from _package(book)


def _package(book: Book) -> Iterator[Problem]:
    names = [
        str(node.tag)[len(OPF) :] for node in book.package.iterchildren("{*}*")
        if str(node.tag).startswith(OPF)
    ]  # fmt: skip
    place = book.place(book.package_path, book.package)
    for name in ("metadata", "manifest", "spine"):
        if names.count(name) != 1:
            text = f"the package has {names.count(name)} times {name}"
            yield problem(rules.PACKAGE_MODEL, text, place)
    known = [_ORDER.index(name) for name in names if name in _ORDER]
    if known != sorted(known):
        yield problem(rules.PACKAGE_MODEL, "the parts of the package are out of order", place)
    for name in sorted(set(names) - {*_ORDER, "tours"}):
        yield problem(rules.PACKAGE_MODEL, f'"{name}" is no part of a package', place)
    for item in book.items:
        where = book.place(book.package_path, item.node)
        if not _MIMES.fullmatch(item.media_type):
            text = f'the item "{item.href}" has the media-type "{item.media_type}"'
            yield problem(rules.PACKAGE_MODEL, text, where)
        if not item.id and item.path != book.package_path:
            yield problem(rules.PACKAGE_MODEL, f'the item "{item.href}" has no id', where)
        if item.node.get("fallback-style") is not None and book.version == 3:
            text = f'the item "{item.href}" has a fallback-style'
            yield problem(rules.PACKAGE_MODEL, text, where)
    spine = book.package.find(f"{OPF}spine")
    if spine is not None and spine.get("page-map") is not None:
        text = "the spine has a page-map, which no standard knows"
        yield problem(rules.PACKAGE_MODEL, text, book.place(book.package_path, spine))
    metadata = book.package.find(f"{OPF}metadata")
    if metadata is not None:
        yield from _metadata(book, metadata)
    for node in book.package.iter(f"{OPF}collection"):
        parent = node.getparent()
        if "manifest" in str(node.get("role") or "").split() and parent is book.package:
            text = "a collection of the role manifest is in no other"
            yield problem(rules.PACKAGE_MODEL, text, book.place(book.package_path, node))
    guide = book.package.find(f"{OPF}guide")
    if guide is not None and not len(guide):
        yield problem(
            rules.PACKAGE_MODEL, "the guide is empty", book.place(book.package_path, guide)
        )
    for node in book.package.iterfind(f"{OPF}guide/{OPF}reference"):
        to = resolve(book.package_path, str(node.get("href") or ""))
        if book.version == 2 and (to.path is None or to.path not in book.media_types):
            text = f'the guide leads to "{node.get("href")}", which is not in the manifest'
            yield problem(rules.PACKAGE_MODEL, text, book.place(book.package_path, node))
        elif book.media_types.get(to.path or "", XHTML_TYPE) not in (
            XHTML_TYPE, SVG_TYPE, "text/x-oeb1-document", "application/x-dtbook+xml",
        ):  # fmt: skip
            text = f'the guide leads to "{node.get("href")}", which is no content document'
            yield problem(rules.PACKAGE_MODEL, text, book.place(book.package_path, node))


def _metadata(book: Book, metadata: etree._Element) -> Iterator[Problem]:
    dates = 0
    for node in metadata.iterchildren("{*}*"):
        tag = str(node.tag)
        place = book.place(book.package_path, node)
        if tag.startswith(DC):
            dates += tag == f"{DC}date"
            if not (node.text or "").strip() and tag[len(DC) :] not in _TOLD and book.version == 3:
                text = f'"dc:{tag[len(DC) :]}" is empty'
                yield problem(rules.PACKAGE_MODEL, text, place)
            if (
                tag == f"{DC}date"
                and book.version == 2
                and not _DATE.fullmatch((node.text or "").strip())
            ):
                text = f'the date "{node.text or ""}" has another form'
                yield problem(rules.PACKAGE_MODEL, text, place)
            role = node.get(f"{OPF}role")
            if role is not None and book.version == 2 and not _ROLE.fullmatch(str(role).strip()):
                yield problem(rules.PACKAGE_MODEL, f'"{role}" is no code of a role', place)
            event = node.get(f"{OPF}event")
            if event is not None and book.version == 3:
                yield problem(rules.PACKAGE_MODEL, "a date has opf:event", place)
        elif tag not in (f"{OPF}meta", f"{OPF}link", f"{OPF}dc-metadata", f"{OPF}x-metadata"):
            if tag.startswith(OPF):
                text = f'"{tag[len(OPF) :]}" is no metadata'
                yield problem(rules.PACKAGE_MODEL, text, place)
    if dates > 1 and book.version == 3:
        yield problem(rules.PACKAGE_MODEL, f"the package has {dates} times dc:date", book.place(book.package_path, metadata))  # fmt: skip


_ROLE = re.compile(r"[a-z]{3}|oth\..+")  # OPF 2.0.1, 2.2.6: a MARC relator, or one of one's own
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T.+)?)?)?")
