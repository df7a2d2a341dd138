"""What a reader finds in a web edition: read from its HTML, which is well-formed."""

from __future__ import annotations

from content import Content
from lxml import etree
from reading_epub import Reader, X


def read_web(data: bytes) -> Content:
    """The content of the main part of the page."""
    reader = Reader()
    main = tree_of(data).find(f".//{X}main")
    assert main is not None
    for part in main:
        match part.get("class"):
            case "bibliography":
                reader.references(part)
            case "index":
                reader.index(part)
            case _:
                reader.section(part)
    return reader.read()


def tree_of(data: bytes) -> etree._Element:
    """The page as XHTML."""
    text = data.decode().replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" ', 1)
    return etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True))
