"""A book around a single file of a test suite, which is then looked at alone."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

# what a file alone cannot have: the files that it leads to, and the items that tell of it
INNER = frozenset("""
EPUB-017 EPUB-018 EPUB-021 EPUB-023 EPUB-033 EPUB-037 EPUB-044 EPUB-045 EPUB-046 EPUB-048 EPUB-049
EPUB-056 EPUB-058
""".split())  # fmt: skip

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="{version}.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11</dc:identifier>
<dc:title>Test</dc:title><dc:language>en</dc:language>{modified}</metadata>
<manifest>{items}</manifest><spine{toc}><itemref idref="main"/></spine></package>"""
_NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Contents</title></head><body><nav epub:type="toc"><ol><li><a href="{name}">x</a></li></ol></nav>
</body></html>"""
_NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>
<meta name="dtb:uid" content="urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"/></head>
<docTitle><text>x</text></docTitle><navMap><navPoint id="a" playOrder="1"><navLabel><text>x</text></navLabel>
<content src="{name}"/></navPoint></navMap></ncx>"""
_PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>x</p></body></html>"""
_TYPES = {".xhtml": "application/xhtml+xml", ".html": "application/xhtml+xml",
          ".svg": "image/svg+xml", ".smil": "application/smil+xml"}  # fmt: skip


def wrapped(file: Path, *, version: str, nav: bool) -> tuple[bytes, str] | None:
    """A book that holds ``file`` and the name of it there; None for a kind that stands for no book."""
    data = file.read_bytes()
    name = f"EPUB/{file.name}"
    if file.suffix == ".opf":  # under its own name, which it may list
        container = _CONTAINER.replace("EPUB/package.opf", name)
        return _packed({"META-INF/container.xml": container.encode(), name: data}), name
    if file.suffix not in _TYPES:
        return None
    main = f'<item id="main" href="{file.name}" media-type="{_TYPES[file.suffix]}"'
    if file.suffix == ".smil":
        main = '<item id="main" href="page.xhtml" media-type="application/xhtml+xml" media-overlay="over"'
        main += f'/><item id="over" href="{file.name}" media-type="application/smil+xml"'
    if nav:
        items, toc, beside = f'{main} properties="nav"/>', "", {}
    elif version == "3":
        items = f'{main}/><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        toc, beside = "", {"EPUB/nav.xhtml": _NAV.format(name=file.name).encode()}
    else:
        items = f'{main}/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        toc, beside = ' toc="ncx"', {"EPUB/toc.ncx": _NCX.format(name=file.name).encode()}
    if file.suffix == ".smil":
        beside["EPUB/page.xhtml"] = _PAGE.encode()
    modified = '<meta property="dcterms:modified">2026-01-31T12:00:00Z</meta>'
    package = _PACKAGE.format(
        version=version, items=items, toc=toc, modified=modified if version == "3" else ""
    )
    return _packed({"EPUB/package.opf": package.encode(), name: data, **beside}), name


def _packed(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": _CONTAINER.encode(),
            **files,
        }.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
