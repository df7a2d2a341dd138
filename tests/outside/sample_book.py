"""A very small EPUB that every judge passes, and the means to break it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""

PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:8d0f44b0-0d8a-4c1e-8f3b-6f4d6e8a1b52</dc:identifier>
<dc:title>A Walk</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it can be heard.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>
</manifest>
<spine><itemref idref="text"/></spine>
</package>"""

NAV = """<?xml version="1.0"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"
 xml:lang="en"><head><title>Contents</title></head><body>
<nav epub:type="toc" role="doc-toc" aria-label="Contents"><h1>Contents</h1><ol>
<li><a href="text.xhtml">A walk</a></li><li><a href="text.xhtml#back">The way back</a></li>
</ol></nav></body></html>"""

TEXT = """<?xml version="1.0"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"
 xml:lang="en"><head><title>A walk</title></head><body><main>
<h1>A walk</h1>
<p>Out.<a epub:type="noteref" role="doc-noteref" id="c1" href="#n1">1</a></p>
<p><img src="cover.png" alt="A grey day"/></p>
<section epub:type="chapter" role="doc-chapter" aria-label="Back" id="back"><h2>The way back</h2>
<p>Home.<a epub:type="noteref" role="doc-noteref" id="c2" href="#n2">2</a></p></section>
<aside epub:type="footnote" role="doc-footnote" aria-label="1" id="n1"><p>By the
<a role="doc-backlink" href="#c1">gate</a>.</p></aside>
<aside epub:type="footnote" role="doc-footnote" aria-label="2" id="n2"><p>By the
<a role="doc-backlink" href="#c2">bridge</a>.</p></aside>
</main></body></html>"""


def write_book(file: Path, *changes: tuple[str, str]) -> Path:
    """Write the book, each pair of ``changes`` replacing one stretch of it; returns ``file``."""
    parts = {
        "META-INF/container.xml": CONTAINER,
        "book.opf": PACKAGE,
        "nav.xhtml": NAV,
        "text.xhtml": TEXT,
    }
    for old, new in changes:
        assert sum(part.count(old) for part in parts.values()) == 1, f"not there just once: {old}"
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "grey").save(picture, "PNG")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, part in parts.items():
            book.writestr(name, part)
        book.writestr("cover.png", picture.getvalue())
    return file
