"""The files of META-INF, which tell of the container and not of the book. EPUB 3.3, 4.2.6 and 4.4."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pressroom.checks import epub_more_rules as more
from pressroom.checks import epub_rules as rules
from pressroom.checks.epub_book import Book, resolve
from pressroom.checks.epub_container import CONTAINER, PACKAGE_TYPE
from pressroom.checks.epub_types import FONT_TYPES
from pressroom.checks.xmltree import XmlError, parse
from pressroom.model.problem import Problem, problem

_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENC = "{http://www.w3.org/2001/04/xmlenc#}"
_DSIG = "{http://www.w3.org/2000/09/xmldsig#}"
_COMPRESSION = "{http://www.idpf.org/2016/encryption#compression}Compression"

ENCRYPTION, SIGNATURES = "META-INF/encryption.xml", "META-INF/signatures.xml"
_ROOTS = {ENCRYPTION: "encryption", SIGNATURES: "signatures", "META-INF/manifest.xml": "manifest"}
_OBFUSCATION = "http://www.idpf.org/2008/embedding"
_OLD_FONT = "application/x-font-ttf"  # EPUBCheck takes it for one of the core types

# EPUB 3.3, 4.2.6.3; XML Encryption 1.1; XML Signature 1.1: what each element must have, attributes
# first; of the children in one group one is enough
_NEEDS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    f"{_OCF}container": (("version",), ((f"{_OCF}rootfiles",),)),
    f"{_OCF}rootfiles": ((), ((f"{_OCF}rootfile",),)),
    f"{_OCF}rootfile": (("full-path", "media-type"), ()),
    f"{_OCF}links": ((), ((f"{_OCF}link",),)),
    f"{_OCF}link": (("href", "rel"), ()),
    f"{_OCF}encryption": ((), ((f"{_ENC}EncryptedData", f"{_ENC}EncryptedKey"),)),
    f"{_ENC}EncryptedData": ((), ((f"{_ENC}CipherData",),)),
    f"{_ENC}EncryptedKey": ((), ((f"{_ENC}CipherData",),)),
    f"{_ENC}CipherData": ((), ((f"{_ENC}CipherValue", f"{_ENC}CipherReference"),)),
    f"{_ENC}CipherReference": (("URI",), ()),
    f"{_ENC}EncryptionMethod": (("Algorithm",), ()),
    f"{_ENC}EncryptionProperties": ((), ((f"{_ENC}EncryptionProperty",),)),
    _COMPRESSION: (("Method", "OriginalLength"), ()),
    f"{_OCF}signatures": ((), ((f"{_DSIG}Signature",),)),
    f"{_DSIG}Signature": ((), ((f"{_DSIG}SignedInfo",), (f"{_DSIG}SignatureValue",))),
    f"{_DSIG}SignedInfo": (
        (),
        (
            (f"{_DSIG}CanonicalizationMethod",), (f"{_DSIG}SignatureMethod",),
            (f"{_DSIG}Reference",),
        ),
    ),
    f"{_DSIG}CanonicalizationMethod": (("Algorithm",), ()),
    f"{_DSIG}SignatureMethod": (("Algorithm",), ()),
    f"{_DSIG}Reference": ((), ((f"{_DSIG}DigestMethod",), (f"{_DSIG}DigestValue",))),
    f"{_DSIG}DigestMethod": (("Algorithm",), ()),
}  # fmt: skip
_VALUES = {
    (_COMPRESSION, "Method"): re.compile("0|8"),
    (_COMPRESSION, "OriginalLength"): re.compile(r"\s*\+?[0-9]+\s*"),
    (f"{_OCF}container", "version"): re.compile(r"1\.0"),
}


def check_meta_inf(book: Book) -> Iterator[Problem]:
    """What stands in META-INF, and whether its files are whole."""
    for path in book.media_types:
        if path.startswith("META-INF/"):
            text = f'the item "{path}" is in META-INF'
            yield problem(more.META_INF, text, book.place(path))
    for path, name in _ROOTS.items():
        if path not in book.files:
            continue
        try:
            root = parse(book.files[path])
        except XmlError as error:
            yield problem(more.META_INF, f'"{path}" {error}', book.place(path))
            continue
        begins = _local(root)
        if begins != name:
            text = f'"{path}" begins with "{begins}", not "{name}"'
            yield problem(more.META_INF, text, book.place(path))
        elif path in (ENCRYPTION, SIGNATURES) and str(root.tag) != _OCF + name:
            text = f'"{name}" of "{path}" is not in the namespace of the container'
            yield problem(more.META_INF, text, book.place(path))
        else:
            yield from _whole(book, path, root)
        if path == ENCRYPTION:
            yield from _encryption(book, root)
    try:
        container = parse(book.files[CONTAINER])
    except (KeyError, XmlError):
        return
    yield from _whole(book, CONTAINER, container)
    yield from _container(book, container)


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _whole(book: Book, path: str, root: etree._Element) -> Iterator[Problem]:
    """Whether each element has what its schema asks for."""
    for node in root.iter("{*}*"):
        attributes, groups = _NEEDS.get(str(node.tag), ((), ()))
        children = {str(child.tag) for child in node.iterchildren("{*}*")}
        missing = [name for name in attributes if not str(node.get(name) or "").strip()]
        missing += [_names(group) for group in groups if children.isdisjoint(group)]
        for name in missing:
            text = f'"{_local(node)}" has no {name}'
            yield problem(more.META_INF, text, book.place(path, node))
        for name in attributes:
            value, form = str(node.get(name) or "").strip(), _VALUES.get((str(node.tag), name))
            if value and form and not form.fullmatch(value):
                text = f'{name} of "{_local(node)}" is "{value}"'
                yield problem(more.META_INF, text, book.place(path, node))


def _names(group: tuple[str, ...]) -> str:
    return " or ".join(name.rpartition("}")[2] for name in group)


def _encryption(book: Book, root: etree._Element) -> Iterator[Problem]:
    ids = Counter(str(node.get("Id")).strip() for node in root.iter("{*}*") if node.get("Id"))
    for id_, times in ids.items():
        if times > 1:
            text = f'the id "{id_}" is there {times} times'
            yield problem(more.META_INF, text, book.place(ENCRYPTION))
    for node in root.iter(f"{_ENC}EncryptedData"):
        method = node.find(f"{_ENC}EncryptionMethod")
        hidden = method is not None and method.get("Algorithm") == _OBFUSCATION
        for named in node.iterfind(f"{_ENC}CipherData/{_ENC}CipherReference"):
            path = resolve("", str(named.get("URI") or "")).path
            place = book.place(ENCRYPTION, named)
            if path and path not in book.files:
                yield problem(more.META_INF, f'"{path}" is encrypted, and not there', place)
            kind = book.media_types.get(path or "", _OLD_FONT)
            # EPUB 3.3, 4.4.5; EPUB 2 knows no types of fonts
            if hidden and book.version == 3 and kind not in FONT_TYPES and kind != _OLD_FONT:
                text = f'"{path}" is obfuscated, and of the type "{kind}", which is not of a font'
                yield problem(more.META_INF, text, place)


def _container(book: Book, container: etree._Element) -> Iterator[Problem]:
    packages = 0
    for node in container.iter("{*}*"):
        local = str(node.tag).removeprefix(_OCF)
        place = book.place(CONTAINER, node)
        if local not in ("container", "rootfiles", "rootfile", "links", "link"):
            text = f'"{local}" may not stand in the container file'
            yield problem(more.META_INF, text, place)
        if local != "rootfile":
            continue
        kind = str(node.get("media-type") or "").strip()
        packages += kind == PACKAGE_TYPE
        if kind not in ("", PACKAGE_TYPE) and book.version == 3:
            text = f'the rootfile "{node.get("full-path")}" is of the type "{kind}"'
            yield problem(rules.CONTAINER, text, place)
    if packages > 1 and book.version == 2:
        text = f"the container names {packages} package documents, which only EPUB 3 allows"
        yield problem(rules.CONTAINER, text, book.place(CONTAINER))
