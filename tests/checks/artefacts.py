"""A clean EPUB, built by hand, and ways to break one fact of it.

Nothing here comes from the rooms that make editions: what they do wrong must show in the checks.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

Files = dict[str, bytes]

# the smallest real PNG: one grey pixel
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6368000000820081774c48620000000049454e44ae426082"
)

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11</dc:identifier>
<dc:title>Salt and Wind</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-31T12:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All images are described.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml" properties="svg"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="font" href="fonts/serif.otf" media-type="font/otf"/>
<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>
<item id="map" href="map.svg" media-type="image/svg+xml"/>
</manifest>
<spine toc="ncx">
<itemref idref="one"/>
<itemref idref="two"/>
<itemref idref="nav"/>
</spine>
</package>
"""

NAV = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title></head>
<body>
<nav epub:type="toc" role="doc-toc"><h1>Contents</h1>
<ol>
<li><a href="one.xhtml">The coast</a>
<ol>
<li><a href="one.xhtml#tides">The tides</a></li>
<li><a href="one.xhtml#dunes">The dunes</a></li>
</ol></li>
<li><a href="two.xhtml">The harbour</a></li>
</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2>
<ol><li><a epub:type="bodymatter" href="one.xhtml">Text</a></li></ol>
</nav>
<p>See <a href="two.xhtml">the harbour</a>.</p>
</body>
</html>
"""

NCX = """<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en">
<head><meta name="dtb:uid" content="urn:uuid:5a3c2d5e-3c0e-4a5e-9d0b-6f0a4f6f7c11"/></head>
<docTitle><text>Salt and Wind</text></docTitle>
<navMap>
<navPoint id="p1"><navLabel><text>The coast</text></navLabel><content src="one.xhtml"/></navPoint>
<navPoint id="p2"><navLabel><text>The harbour</text></navLabel><content src="two.xhtml#quay"/></navPoint>
</navMap>
</ncx>
"""

ONE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>The coast</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
<section id="coast"><h1>The coast</h1>
<p>Salt<a epub:type="noteref" role="doc-noteref" id="call-sea" href="#note-sea">1</a> and wind,
<span lang="fr" xml:lang="fr">le vent</span>, seen <a href="two.xhtml#quay">from the quay</a> and
<a href="https://example.org/coast">from afar</a>.</p>
<h2 id="tides">The tides</h2>
<figure><img src="map.svg" alt="Two islands in a bay"/><figcaption>The bay</figcaption></figure>
<h2 id="dunes">The dunes</h2>
<p><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A dune</title><path d="M0 9L9 0"/></svg></p>
<aside epub:type="footnote" role="doc-footnote" id="note-sea"><p>Of the sea.
<a role="doc-backlink" href="#call-sea">Back</a></p></aside>
</section>
</body>
</html>
"""

TWO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<head><title>The harbour</title></head>
<body>
<h1>The harbour</h1>
<p id="quay">Ships<sup id="call-two"><a role="doc-noteref" href="#note-two">2</a></sup> and ropes.</p>
<p><img src="cover.png" alt=""/></p>
<section role="doc-endnotes"><h2>Notes</h2>
<ol><li id="note-two">Mostly boats: <a href="#call-two">back</a><ul><li>and rafts</li></ul></li></ol>
</section>
</body>
</html>
"""

CSS = """@font-face { font-family: "Serif"; src: url("fonts/serif.otf") format("opentype") }
body { font-family: "Serif", serif }
h1 { background: url(cover.png) }
"""

SVG = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Two islands</title>
<circle id="isle" cx="2" cy="2" r="1"/><use href="#isle" x="4"/></svg>
"""

_TEXTS = {
    "META-INF/container.xml": CONTAINER,
    "EPUB/package.opf": PACKAGE,
    "EPUB/nav.xhtml": NAV,
    "EPUB/toc.ncx": NCX,
    "EPUB/one.xhtml": ONE,
    "EPUB/two.xhtml": TWO,
    "EPUB/style.css": CSS,
    "EPUB/map.svg": SVG,
}


def clean_epub() -> Files:
    """The files of a clean book, in the order in which they are packed."""
    files = {"mimetype": b"application/epub+zip"}
    files |= {name: text.encode() for name, text in _TEXTS.items()}
    files |= {"EPUB/cover.png": PIXEL, "EPUB/fonts/serif.otf": b"OTTO" + bytes(60)}
    return files


def without(epub: Files, name: str) -> Files:
    """The book without one of its files."""
    assert name in epub
    return {key: data for key, data in epub.items() if key != name}


def added(epub: Files, name: str, data: bytes | str) -> Files:
    """The book with one more file at its end."""
    return {**epub, name: data.encode() if isinstance(data, str) else data}


def replaced(epub: Files, name: str, old: str, new: str) -> Files:
    """The book with the first ``old`` of one file made ``new``."""
    name = name if name in epub else f"EPUB/{name}"
    text = epub[name].decode()
    assert old in text, f"{old!r} is not in {name}"
    return {**epub, name: text.replace(old, new, 1).encode()}


def zipped(
    epub: Files, method: int = zipfile.ZIP_DEFLATED, first: int = zipfile.ZIP_STORED
) -> bytes:
    """The book as an EPUB file; ``first`` is the method of "mimetype", ``method`` of all others."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in epub.items():
            archive.writestr(zipfile.ZipInfo(name), data, first if name == "mimetype" else method)
    return out.getvalue()
