"""The words of the package document: properties, what they refine, prefixes and links. EPUB 3.3, D."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as rules
from pressroom.checks.epub_book import DC, EPUB_TYPE, OPF, Book, tokens
from pressroom.checks.language import well_formed
from pressroom.checks.xmltree import XML_LANG
from pressroom.model.problem import Problem, Rule, problem

# what a property refines ("": nothing, None: anything), and whether it may stand but once there
_REFINED: dict[str, tuple[frozenset[str] | None, bool]] = {
    "alternate-script": (None, False), "authority": (frozenset({"subject"}), True),
    "belongs-to-collection": (frozenset({"", "belongs-to-collection"}), False),
    "collection-type": (frozenset({"belongs-to-collection"}), True), "display-seq": (None, True),
    "file-as": (None, True), "group-position": (None, True),
    "identifier-type": (frozenset({"identifier", "source"}), True), "meta-auth": (None, False),
    "role": (frozenset({"creator", "contributor", "publisher"}), False),
    "source-of": (frozenset({"source"}), True), "term": (frozenset({"subject"}), True),
    "title-type": (frozenset({"title"}), True), "pageBreakSource": (frozenset({""}), False),
}  # fmt: skip
_RENDITION = {
    "layout": ("reflowable", "pre-paginated"),
    "orientation": ("landscape", "portrait", "auto"),
    "spread": ("none", "landscape", "portrait", "both", "auto"),
    "flow": ("paginated", "scrolled-continuous", "scrolled-doc", "auto"),
}
_ITEM = frozenset({"cover-image", "mathml", "nav", "remote-resources", "scripted", "svg", "switch",
                   "data-nav", "dictionary", "glossary", "index", "search-key-map"})  # fmt: skip
_PREFIX = "{http://www.idpf.org/2007/ops}prefix"
_ITEMREF = frozenset({"page-spread-left", "page-spread-right"})
# prefixes that need no declaration
_RESERVED = frozenset({"a11y", "dcterms", "marc", "media", "onix", "rendition", "schema", "xsd",
                       "msv", "prism", "xml"})  # fmt: skip
_CLOCK = re.compile(
    r"(\d+:[0-5]\d:[0-5]\d(\.\d+)?|[0-5]\d:[0-5]\d(\.\d+)?|\d+(\.\d+)?(h|min|s|ms)?)"
)
_VIEWPORT = re.compile(r"\s*(width=\d+,\s*height=\d+|height=\d+,\s*width=\d+)\s*")
_NAME = re.compile(r"([A-Za-z_][\w.\-]*:)?[^\s:]+")
_RECORDS = frozenset(
    {"marc21xml-record", "mods-record", "onix-record", "xmp-record", "xml-signature"}
)


def check_vocabulary(book: Book) -> Iterator[Problem]:
    """Every property of the metadata, the manifest and the spine of an EPUB 3."""
    if book.version != 3:
        return
    declared = _RESERVED | {
        one[:-1] for one in str(book.package.get("prefix") or "").split() if one.endswith(":")
    }

    def told(rule: Rule, text: str, node: etree._Element | None = None) -> Problem:
        return problem(rule, text, book.place(book.package_path, node))

    ids = {
        str(node.get("id")).strip(): node for node in book.package.iter("{*}*") if node.get("id")
    }
    metas = list(book.package.iterfind(f"{OPF}metadata/{OPF}meta"))
    yield from (told(*one) for one in _targets(book, ids))
    yield from (told(*one) for one in _refined(metas, ids))
    for meta in metas:
        name = meta.get("property")
        if name is None:
            continue
        if not name.strip() or len(name.split()) != 1 or not _NAME.fullmatch(name.strip()):
            yield told(rules.META, f'the property "{name}" is not one word', meta)
            continue
        yield from (told(*one, meta) for one in _word(name.strip(), frozenset(_REFINED), declared))
        scheme = meta.get("scheme")
        if scheme is not None:
            if len(scheme.split()) != 1:
                yield told(rules.META, f'the scheme "{scheme}" is not one word', meta)
            else:
                yield from (
                    told(*one, meta) for one in _word(scheme.strip(), frozenset(), declared)
                )
        if not (meta.text or "").strip():
            yield told(rules.META, f'the property "{name}" has no value', meta)
    yield from (told(*one) for one in _renditions(metas))
    for item in book.items:
        for name in sorted(item.properties):
            if name.startswith("rendition:"):  # these are of the spine
                yield told(rules.PREFIX, f'the word "{name}" is not known', item.node)
                continue
            yield from (told(*one, item.node) for one in _word(name, _ITEM, declared))
    for ref in book.package.iterfind(f"{OPF}spine/{OPF}itemref"):
        words = str(ref.get("properties") or "").split()
        for name in words:
            yield from (told(*one, ref) for one in _word(name, _ITEMREF, declared))
        groups = Counter(_group(name) for name in set(words))
        for group, count in groups.items():
            if group and count > 1:
                yield told(rules.RENDITION, f'the spine item says of its "{group}" two things', ref)
    for node in book.package.iter("{*}*"):
        for key in (XML_LANG, "hreflang"):
            value = node.get(key)
            if value and not well_formed(str(value)):
                yield told(rules.PACKAGE_MODEL, f'the language "{value}" is not well-formed', node)
    for link in book.package.iterfind(f"{OPF}metadata/{OPF}link"):
        yield from (told(*one, link) for one in _link(link, declared))
    yield from _structure(book)


Found = tuple[Rule, str]


def _structure(book: Book) -> Iterator[Problem]:
    """The prefixes of epub:type, which each content document declares for itself."""
    for path, root in (*book.documents(), *book.drawings()):
        said = str(root.get(_PREFIX) or "").split()
        declared = _RESERVED | {one[:-1] for one in said if one.endswith(":")}
        for node in root.iter("{*}*"):
            if ":" not in (node.get(EPUB_TYPE) or ""):  # most elements have none
                continue
            for word in sorted(tokens(node, EPUB_TYPE)):
                prefix, colon, _ = word.partition(":")
                if colon and prefix not in declared:
                    text = f'the prefix "{prefix}" is not declared'
                    yield problem(rules.PREFIX, text, book.place(path, node))


def _group(name: str) -> str:
    for key in (*_RENDITION, "page-spread"):
        if name.removeprefix("rendition:").startswith(f"{key}-"):
            return key
    return ""


def _word(name: str, known: frozenset[str], declared: frozenset[str]) -> Iterator[Found]:
    prefix, colon, rest = name.partition(":")
    if not colon:
        if name not in known:
            yield rules.PREFIX, f'the word "{name}" is not known'
    elif prefix not in declared:
        yield rules.PREFIX, f'the prefix "{prefix}" is not declared'
    elif prefix == "rendition":
        spine = {f"{key}-{value}" for key, values in _RENDITION.items() for value in values}
        known_here = {*_RENDITION, *spine, "viewport", "page-spread-center", "align-x-center",
                      "page-spread-left", "page-spread-right"}  # fmt: skip
        if rest not in known_here:
            yield rules.PREFIX, f'the word "{name}" is not known'
    elif prefix == "media":
        if rest not in ("active-class", "duration", "narrator", "playback-active-class"):
            yield rules.PREFIX, f'the word "{name}" is not known'


def _targets(
    book: Book, ids: dict[str, etree._Element]
) -> Iterator[tuple[Rule, str, etree._Element]]:
    """Where ``refines`` leads: to an element of this file, and not in a circle."""
    refined: dict[str, str] = {}
    for node in book.package.iterfind(f"{OPF}metadata/*[@refines]"):
        to = str(node.get("refines")).strip()
        if re.match(r"[A-Za-z][\w+.\-]*:", to):
            yield rules.REFINES, f'the metadata refine "{to}", which is not here', node
        elif to.startswith("#"):
            if to[1:] not in ids:
                yield rules.REFINES, f'the metadata refine "{to}", which is not there', node
            if node.get("id"):
                refined[str(node.get("id"))] = to[1:]
        elif not to:
            yield rules.REFINES, "the metadata refine nothing", node
    for start in refined:
        seen, at = set(), start
        while at in refined and at not in seen:
            seen.add(at)
            at = refined[at]
        if at == start and at in seen:
            yield rules.REFINES, f'the metadata "{start}" refine themselves', ids[start]
            break


def _refined(
    metas: list[etree._Element], ids: dict[str, etree._Element]
) -> Iterator[tuple[Rule, str, etree._Element]]:
    counts: Counter[tuple[str, str]] = Counter()
    for meta in metas:
        name, to = str(meta.get("property") or "").strip(), str(meta.get("refines") or "").strip()
        if name not in _REFINED:
            continue
        kinds, once = _REFINED[name]
        target = ids.get(to[1:]) if to.startswith("#") else None
        kind = ""
        if target is not None:
            dc = str(target.tag).startswith(DC)
            kind = str(target.tag)[len(DC) :] if dc else str(target.get("property") or "?")
        elif to and not to.startswith("#"):
            kind = to  # a file of the book
        if kinds is not None and kind not in kinds:
            yield rules.META, f'the property "{name}" may not refine "{kind or "the book"}"', meta
        counts[name, to] += 1
        if once and counts[name, to] == 2:
            yield rules.META, f'the property "{name}" is said twice of "{to}"', meta
        if name == "source-of" and (meta.text or "").strip() != "pagination":
            yield rules.META, 'the property "source-of" is not "pagination"', meta
        pair = {"authority": "term", "term": "authority"}.get(name)
        if pair and not any(
            other.get("property") == pair and str(other.get("refines") or "").strip() == to
            for other in metas
        ):
            yield rules.META, f'the property "{name}" has no "{pair}" beside it', meta


def _renditions(metas: list[etree._Element]) -> Iterator[tuple[Rule, str, etree._Element]]:
    seen: Counter[str] = Counter()
    for meta in metas:
        name, value = str(meta.get("property") or "").strip(), (meta.text or "").strip()
        refines = meta.get("refines")
        if name.startswith("rendition:") and name[10:] in (*_RENDITION, "viewport"):
            key = name[10:]
            if refines is not None and key != "viewport":
                yield rules.RENDITION, f'the property "{name}" may not refine anything', meta
            if refines is None:
                seen[name] += 1
                if seen[name] == 2:
                    yield rules.RENDITION, f'the property "{name}" is there twice', meta
            fits = _VIEWPORT.fullmatch(value) if key == "viewport" else value in _RENDITION[key]
            if not fits:
                yield rules.RENDITION, f'the property "{name}" has the value "{value}"', meta
        elif name in ("media:active-class", "media:playback-active-class"):
            seen[name] += 1
            if seen[name] == 2:
                yield rules.META, f'the property "{name}" is there twice', meta
            if refines is not None:
                yield rules.META, f'the property "{name}" may not refine anything', meta
            if len(value.split()) != 1:
                yield rules.META, f'the property "{name}" does not name one class', meta
        elif name == "media:duration" and not _CLOCK.fullmatch(value):
            yield rules.META, f'the duration "{value}" is no time', meta


def _link(link: etree._Element, declared: frozenset[str]) -> Iterator[Found]:
    rel = str(link.get("rel") or "").split()
    href, kind = str(link.get("href") or "").strip(), str(link.get("media-type") or "").strip()
    remote = bool(re.match(r"[A-Za-z][\w+.\-]*:", href))
    properties = link.get("properties")
    if not rel:
        yield rules.LINK_REL, "a link has no rel"
    if "alternate" in rel and len(rel) > 1:
        yield rules.LINK_REL, "a link is an alternate and more"
    if not remote and not kind and not href.startswith("#"):
        yield rules.LINK_REL, f'the link "{href}" does not tell its media-type'
    if properties is not None and not properties.split():
        yield rules.LINK_REL, f'the link "{href}" has empty properties'
    for name in str(properties or "").split():
        prefix, colon, _ = name.partition(":")
        if (colon and prefix not in declared) or (not colon and name not in ("onix", "xmp")):
            yield rules.PREFIX, f'the word "{name}" of a link is not known'
    if "record" in rel or _RECORDS & set(rel):
        if not kind:
            yield rules.LINK_REL, f'the record "{href}" does not tell its media-type'
        if link.get("refines") is not None and "record" in rel:
            yield rules.LINK_REL, f'the record "{href}" may not refine anything'
    if "voicing" in rel:
        if link.get("refines") is None:
            yield rules.LINK_REL, f'the voicing "{href}" refines nothing'
        if not kind.startswith("audio/"):
            yield rules.LINK_REL, f'the voicing "{href}" is not a sound'
