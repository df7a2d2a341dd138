"""The pass that proves that every id is of one place only, and where every link leads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from unicodedata import category, is_normalized
from urllib.parse import unquote, urlsplit

from pressroom.model.document import Document, Section, walk
from pressroom.model.inline import Inline, Inlines, Link
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import Place, Problem, Rule, Severity, problem
from pressroom.typeset.files import Files
from pressroom.typeset.rewrite import rewrite
from pressroom.typeset.rules import DUPLICATE_ID, FILE_LINK, MALFORMED_LINK, NO_TARGET, SCHEME

_WEB = ("http", "https")
_NO_HOST = frozenset(" #%/:<>?@[\\]^|")  # the URL Standard, 3.2
_LONGEST = 63  # signs of a part of a host's name (RFC 1035)


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
        self.files = Files(manuscript)
        self.as_found = manuscript.as_found
        self.first: dict[PurePosixPath, str] = {}
        for node in walk(document):
            if isinstance(node, Section):
                self.first.setdefault(node.place.path, node.id)

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
            if not host:
                return self._refuse(link, MALFORMED_LINK, f'address "{target}" has no host')
            if not _is_host(host):
                message = f'address "{target}" has "{host}" for a host'
                return self._refuse(link, MALFORMED_LINK, message)
            return target
        if scheme == "mailto":
            if "@" in parts.path:
                return target
            return self._refuse(link, MALFORMED_LINK, f'"{target}" is no e-mail address')
        if scheme:
            return self._refuse(link, SCHEME, f'link "{target}" is not allowed')
        if not target:
            return self._refuse(link, MALFORMED_LINK, "link has no address")
        return self._file(link)

    def _file(self, link: Link) -> str | None:
        found = self.files.find(link.target, link.place.path)
        if found is None:
            return self._refuse(link, FILE_LINK, f'"{link.target}" is not a part of this work')
        if found.fragment:
            return f"#{found.fragment}" if self._has(found.fragment, link) else None
        if found.path in self.first:
            return f"#{self.first[found.path]}"
        return self._refuse(link, NO_TARGET, f'"{link.target}" has no text to link to')

    def _has(self, name: str, link: Link) -> bool:
        if name in self.ids:
            return True
        import difflib  # only needed on an error

        near = difflib.get_close_matches(name, self.ids, 1, 0.6)
        hint = f'did you mean "#{near[0]}"?' if near else ""
        self._report(NO_TARGET, f'nothing has the id "{name}"', link, hint)
        return False

    def _refuse(self, link: Link, rule: Rule, message: str) -> str | None:
        """Notes a problem; the link has no target."""
        self._report(rule, message, link)
        return None

    def _report(self, rule: Rule, message: str, link: Link, hint: str = "") -> None:
        found = problem(rule, message, link.place, hint)
        if self.as_found:  # other tools let such links pass; the words stay, the link is left out
            found = replace(found, severity=Severity.WARNING)
        self.problems.append(found)


def _is_host(host: str) -> bool:
    """Whether a reading system takes ``host``, as urlsplit gives it, for one."""
    if ":" in host:  # an address of IPv6, which urlsplit has proven
        return True
    name = unquote(host)
    labels = name.removesuffix(".").split(".")
    return _NO_HOST.isdisjoint(name) and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    """Whether it is a part of a host's name, of which one in letters of any script is spelled in ASCII."""
    if not label or len(label) > _LONGEST:
        return False
    if not label.startswith("xn--"):
        return True
    try:
        text = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return False
    return (
        not text.isascii()
        and is_normalized("NFKC", text)
        and text == text.lower()
        and not any(category(char) in ("Cc", "Cf", "Cn") for char in text)
    )
