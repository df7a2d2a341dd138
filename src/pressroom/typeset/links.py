"""The pass that proves that every id is of one place only, and where every link leads."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pressroom.model.document import Document, walk
from pressroom.model.inline import Inline, Inlines, Link
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import Place, Problem, Rule, problem
from pressroom.typeset.rewrite import rewrite
from pressroom.typeset.rules import DUPLICATE_ID, FILE_LINK, MALFORMED_LINK, NO_TARGET, SCHEME

_WEB = ("http", "https")


def check_links(document: Document, manuscript: Manuscript) -> Document:
    """Links to other Markdown files of the work become links to its sections.

    What leads nowhere, or to what no edition can open, is among the problems.
    """
    checker = _Checker(document, manuscript)
    linked = rewrite(document, checker.inline)
    return replace(linked, problems=(*linked.problems, *checker.problems))


class _Checker:
    def __init__(self, document: Document, manuscript: Manuscript) -> None:
        self.problems: list[Problem] = []
        self.ids: dict[str, Place] = {}
        for node in walk(document):
            name = getattr(node, "id", None)
            if not name:
                continue
            if name in self.ids:
                message = f'id "{name}" is already that of {self.ids[name]}'
                self.problems.append(problem(DUPLICATE_ID, message, node.place))
            self.ids.setdefault(name, node.place)
        self.sources = {source.path for source in manuscript.sources}
        self.first: dict[PurePosixPath, str] = {}
        for section in document.sections:
            self.first.setdefault(section.place.path, section.id)

    def inline(self, node: Inline) -> Inlines:
        if not isinstance(node, Link):
            return (node,)
        target = self._target(node)
        return (replace(node, target=target),) if target else node.children

    def _target(self, link: Link) -> str | None:
        target = link.target
        if target.startswith("#"):
            return target if self._has(target[1:], link) else None
        try:
            parts = urlsplit(target)
            host = parts.hostname
            _ = parts.port  # raises where it is no number
        except ValueError:
            return self._refuse(link, MALFORMED_LINK, f'address "{target}" is not well formed')
        scheme = parts.scheme.lower()
        if scheme in _WEB:
            if host:
                return target
            return self._refuse(link, MALFORMED_LINK, f'address "{target}" has no host')
        if scheme == "mailto":
            if "@" in parts.path:
                return target
            return self._refuse(link, MALFORMED_LINK, f'"{target}" is no e-mail address')
        if scheme:
            return self._refuse(link, SCHEME, f'link "{target}" is not allowed')
        if not target:
            return self._refuse(link, MALFORMED_LINK, "link has no address")
        return self._file(link, unquote(parts.path), unquote(parts.fragment).replace(":", "-"))

    def _file(self, link: Link, path: str, fragment: str) -> str | None:
        folder = link.place.path.parent
        found = PurePosixPath(posixpath.normpath(posixpath.join(str(folder), path)))
        if found not in self.sources or link.target.startswith("//"):
            return self._refuse(link, FILE_LINK, f'"{link.target}" is not a part of this work')
        if fragment:
            return f"#{fragment}" if self._has(fragment, link) else None
        if found in self.first:
            return f"#{self.first[found]}"
        return self._refuse(link, NO_TARGET, f'"{link.target}" has no text to link to')

    def _has(self, name: str, link: Link) -> bool:
        if name in self.ids:
            return True
        import difflib  # only needed on an error

        near = difflib.get_close_matches(name, self.ids, 1, 0.6)
        hint = f'did you mean "#{near[0]}"?' if near else ""
        self.problems.append(problem(NO_TARGET, f'nothing has the id "{name}"', link.place, hint))
        return False

    def _refuse(self, link: Link, rule: Rule, message: str) -> str | None:
        """Notes a problem; the link has no target."""
        self.problems.append(problem(rule, message, link.place))
        return None
