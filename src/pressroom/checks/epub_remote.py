"""The resources of an EPUB that are outside its container. EPUB 3.3, 3.6 and D.6.4."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.checks import epub_more_rules as more
from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import NCX_TYPE, SVG_TYPE, XHTML_TYPE, Book, outer
from pressroom.model.problem import Place, Problem, problem

_INSIDE = ("image/", "text/", XHTML_TYPE, NCX_TYPE)


def may_be_remote(media_type: str) -> bool:
    """Whether a resource of this type may be a sound, a film or a font; that can be one in SVG."""
    return media_type == SVG_TYPE or not media_type.startswith(_INSIDE)


class Remote:
    """What the package must tell of the resources that its files read from the network."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._items = {item.path: item for item in reversed(book.items) if item.path}
        self._told: set[str] = set()

    def problems(self, path: str, url: str, place: Place) -> Iterator[Problem]:
        """Of the file ``path``, which reads ``url`` at ``place``: such a resource may be remote."""
        text = f'the resource "{url}" is not in the container'
        yield problem(more.REMOTE_ALLOWED, text, place)
        if outer(url) not in self._book.remote:
            text = f'the resource "{url}" is not in the manifest'
            yield problem(rules.RESOURCE, text, place, "add an item for it to the manifest")
        item = self._items.get(path)
        if item and "remote-resources" not in item.properties and path not in self._told:
            self._told.add(path)
            text = f'"{path}" needs the property "remote-resources"'
            where = self._book.place(self._book.package_path, item.node)
            yield problem(rules.PROPERTIES, text, where)
