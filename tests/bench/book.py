"""A whole book for the races: its manuscript, and its pages for plain WeasyPrint.

    python tests/bench/book.py FOLDER

Lays out the pages that ``save_pages`` has put into FOLDER with WeasyPrint alone: no proof that
notes and tables are whole, no mended tags, no EPUB, no checks.
"""

from __future__ import annotations

import importlib.resources
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[2]
FONTS = importlib.resources.files("pressroom.editions") / "fontconfig" / "fonts.conf"
_SETTINGS = """schema = 1
kind = "book"

[citations]
style = "apa"
"""
_CHAPTERS = 33  # of twelve pages each


def write_book(folder: Path) -> Path:
    """A project of 400 pages at ``folder``: the article of this repository as each chapter."""
    manuscript = folder / "manuscript"
    shutil.copytree(ROOT / "manuscript", manuscript)
    article = (manuscript / "article.md").rename(folder / "article.md").read_text(encoding="utf-8")
    for number in range(1, _CHAPTERS + 1):
        chapter = f"# Chapter {number}\n\n" + re.sub(r"^#", "##", article, flags=re.MULTILINE)
        (manuscript / f"{number:02}-chapter.md").write_text(chapter, encoding="utf-8")
    (folder / "article.md").unlink()
    (folder / "pressroom.toml").write_text(_SETTINGS, encoding="utf-8")
    return folder


def save_pages(project: Path, folder: Path) -> Path:
    """What the PDF edition of ``project`` gives to the layout, as files in ``folder``."""
    from pressroom.editions import drawings, jail, pdf, pdf_text
    from pressroom.editions.job import PdfJob
    from pressroom.editions.typefaces import math_face
    from pressroom.manuscript.load import load
    from pressroom.typeset import typeset

    manuscript = load(project, epoch=None)
    document = typeset(manuscript)
    job = PdfJob(document, manuscript.styles)
    at_end = document.settings.notes != "page"
    ends = frozenset(note.id for note in document.notes if at_end)
    drawn = drawings.draw_all(document, math_face(manuscript.styles))
    page = pdf_text.whole_text(job, ends, {}, drawn)
    fetcher: Any = jail.Jail(manuscript.styles, document, drawn.values())
    for asset in jail._assets(document):
        address = jail.address(asset)
        name = f"{asset.sha256}{asset.file.suffix}"
        (folder / name).write_bytes(fetcher._read(address).read())
        page = page.replace(f'"{address}"', f'"{(folder / name).as_uri()}"')
    for drawing in drawn.values():
        name = drawing.address.removeprefix(drawings.FORMULAS)
        (folder / name).write_text(drawing.svg, encoding="utf-8")
    page = page.replace(drawings.FORMULAS, f"{folder.as_uri()}/")
    (folder / "page.xml").write_text(page, encoding="utf-8")
    sheets = [manuscript.styles.sheets.get(name, "") for name in pdf.sheets(document)]
    sheets.append(".footnote { footnote-policy: line }")
    fonts = f'url("{manuscript.styles.roots[-1].as_uri()}/fonts/'
    for at, sheet in enumerate(sheets):
        text = sheet.replace('url("fonts/', fonts)
        (folder / f"{at:02}.css").write_text(text, encoding="utf-8")
    return folder


def lay_out(folder: Path) -> None:
    """Makes ``plain.pdf`` of the files in ``folder``."""
    os.environ["FONTCONFIG_FILE"] = str(FONTS)  # else it looks through the system's fonts
    import cssselect2
    import weasyprint

    class Page(weasyprint.HTML):
        """A page from well-formed markup, as ours is read: HTML's parser would change it."""

        def __init__(self) -> None:
            root = ET.parse(folder / "page.xml").getroot()
            self.base_url = folder.as_uri()
            self.url_fetcher: Any = weasyprint.urls.URLFetcher()
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                root, content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

    page: Any = Page()  # the stubs have only what the editions need
    page.write_pdf(
        folder / "plain.pdf",
        stylesheets=sorted(folder.glob("*.css")),
        pdf_variant="pdf/a-2a",
        presentational_hints=False,
    )


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
