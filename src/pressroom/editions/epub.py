"""Document -> EPUB 3.3."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import UTC

from ebooklib import epub

from pressroom.editions.epub_fonts import Embedded, embed, font_faces
from pressroom.editions.epub_metadata import (
    COVER_ID,
    IDENTIFIER_ID,
    content_images,
    package_metadata,
)
from pressroom.editions.epub_package import MEDIA_TYPE, parse_xml, repack
from pressroom.editions.epub_pages import CSS, Page, PageMaker
from pressroom.editions.epub_parts import file_name
from pressroom.editions.markup_tables import width_rules
from pressroom.editions.pictures import Picture, for_screen
from pressroom.editions.typefaces import font_licences, needed_faces, typefaces
from pressroom.guard import paths
from pressroom.model.artifact import Artifact, PageBreak
from pressroom.model.document import Document
from pressroom.model.languages import direction
from pressroom.model.manuscript import Styles

MAX_IMAGE = 64_000_000
COVER_IMAGE = "images/cover.jpg"

# EbookLib would list every element with an epub:type and an id as a page; the nav is our own
_OPTIONS = {"epub3_pages": False, "epub3_landmark": False, "raise_exceptions": True}


def make_epub(
    document: Document,
    styles: Styles,
    cover: Callable[[], bytes],
    breaks: Callable[[], tuple[PageBreak, ...]] = tuple,
) -> Artifact:
    """The EPUB edition, with what ``cover`` gives (a JPEG) as its cover image.

    ``breaks`` gives where the pages of the PDF begin. Both are asked for last, since they may be
    in the making.
    Raises PressroomError where a font that the style sheets name is missing, OSError where an
    image can no longer be read, and lxml's XMLSyntaxError where a page is not well-formed, which
    is a fault of the templates. The same document, styles and cover give the same bytes.
    """
    images = pictures_of(document)
    faces = needed_faces(document, styles)
    maker = PageMaker(
        document,
        {digest: name for digest, (name, _) in images.items()},
        COVER_IMAGE,
        typefaces(faces),
    )
    pages = maker.pages()
    sheet = styles.sheets.get("epub.css", "")
    texts = "".join(page.text for page in pages)
    fonts = embed(document, faces, sheet + texts)
    shared = (styles.sheets.get(name, "") for name in ("tokens.css", "code.css", "formulas.css"))
    css = "\n".join((*shared, font_faces(fonts), sheet)) + width_rules(texts)

    pages, marks = maker.paged(pages, breaks())
    book = _new_book(document, paged=bool(marks))
    language = document.metadata.language
    items = [_PageItem(page, language) for page in pages]
    for item in items:
        book.add_item(item)
    book.spine = [item.get_id() for item in items]
    ncx = maker.ncx(pages, marks)
    parse_xml(ncx)
    _add(book, "ncx", "toc.ncx", "application/x-dtbncx+xml", ncx)
    _add(book, "css", CSS, "text/css", css.encode())
    cover_item = epub.EpubItem(COVER_ID, COVER_IMAGE, "image/jpeg", cover())
    cover_item.properties = ["cover-image"]
    book.add_item(cover_item)
    for name, picture in images.values():
        _add(book, _item_id(name), name, picture.media_type, picture.data)
    _add_fonts(book, fonts)
    return Artifact(f"{document.slug}.epub", MEDIA_TYPE, _write(book, document))


def pictures_of(document: Document) -> Mapping[str, tuple[str, Picture]]:
    """Each image of the text with its name in the EPUB, by its SHA-256; equal files are one.

    Raises OSError where an image can no longer be read.
    """
    taken = {COVER_IMAGE.rpartition("/")[2]}
    images: dict[str, tuple[str, Picture]] = {}
    for image in content_images(document):
        for asset in (image.asset, image.dark):
            if asset and asset.sha256 not in images:
                picture = for_screen(asset, paths.read_capped(asset.file, MAX_IMAGE))
                stem, path = asset.path.stem, str(asset.path)
                name = file_name(stem, picture.extension, taken, path)
                images[asset.sha256] = (f"images/{name}", picture)
    return images


class _PageItem(epub.EpubHtml):
    """A page that is written byte for byte: EbookLib's own way drops attributes and text."""

    def __init__(self, page: Page, language: str) -> None:
        data = page.text.encode()
        parse_xml(data)
        super().__init__(_item_id(page.name), page.name, content=data, lang=language)
        self.title = page.title
        self.properties = list(page.properties)

    def get_content(self, default: object = None) -> bytes:  # noqa: ARG002 - EbookLib gives it
        """The bytes as they were made."""
        return bytes(self.content)


def _new_book(document: Document, *, paged: bool) -> epub.EpubBook:
    """An empty book with all metadata; what EbookLib presets (a random identifier) is dropped."""
    book = epub.EpubBook()
    book.IDENTIFIER_ID = IDENTIFIER_ID
    book.uid = document.metadata.identifiers[0].urn
    book.title = document.metadata.title
    book.language = document.metadata.language
    if direction(document.metadata.language) == "rtl":
        book.direction = "rtl"
    book.metadata = {}
    for entry in package_metadata(document, paged=paged):
        space, _, name = entry.name.rpartition(":")
        book.add_metadata("DC" if space else None, name, entry.value, entry.attributes)
    return book


def _add(book: epub.EpubBook, uid: str, name: str, media_type: str, data: bytes) -> None:
    book.add_item(epub.EpubItem(uid, name, media_type, data))


def _add_fonts(book: epub.EpubBook, fonts: tuple[Embedded, ...]) -> None:
    for font in {font.name: font for font in fonts}.values():
        _add(book, _item_id(font.name), font.name, font.media_type, font.data)
    names = {font.face: font.name for font in fonts}
    for licence in font_licences(tuple(names)):
        name = f"fonts/{licence.name}"
        # a linked resource (EPUB 3.3, 5.5.7): nothing that is read refers to it, so that it
        # has no place in the manifest; EbookLib writes such an item from the container's root
        item = epub.EpubItem(
            None, f"{book.FOLDER_NAME}/{name}", "text/plain", licence.text, manifest=False
        )
        book.add_item(item)
        attributes = {"rel": "dcterms:license", "href": name, "media-type": "text/plain"}
        for file in dict.fromkeys(names[face] for face in licence.faces):
            book.add_metadata(None, "link", "", {**attributes, "refines": f"#{_item_id(file)}"})


def _item_id(name: str) -> str:
    """An XML id for a file; the prefix keeps a name that begins with a digit valid."""
    folder, _, file = name.rpartition("/")
    return f"{folder or 'page'}-{file.replace('.', '-')}"


def _write(book: epub.EpubBook, document: Document) -> bytes:
    metadata = document.metadata
    out = io.BytesIO()
    epub.write_epub(out, book, {**_OPTIONS, "mtime": metadata.modified.astimezone(UTC)})
    return repack(out.getvalue(), modified=metadata.modified, language=metadata.language)
