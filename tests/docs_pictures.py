"""The pictures of the README, from the editions in dist/. Needs Chromium.

python tests/docs_pictures.py
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
HERE = ROOT / "docs" / "images"
DIST = ROOT / "dist"
PAGE = 9  # of the PDF, from 1: text with a table and notes
PART, SECTION = "EPUB/text.xhtml", "old-allies-cool-partners"  # of the EPUB
PHONE = (412, 780)


def pdf_page() -> Image.Image:
    """A page of the PDF edition."""
    (file,) = DIST.glob("*.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        picture: Image.Image = pdf[PAGE - 1].render(scale=2).to_pil()
        return picture


def epub_screen() -> Image.Image:
    """What a phone shows of the EPUB edition: its own XHTML and style sheet in Chromium."""
    (file,) = DIST.glob("*.epub")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(file) as archive:
            archive.extractall(folder)
        css = next(Path(folder).rglob("book.css"))
        # the margin and the size of text that a reading application brings; the section alone
        more = "html { font-size: 19px; } body { padding: 0 22px; } .notes { display: none; } "
        more += f"section:not(#{SECTION}) {{ display: none; }}"
        css.write_text(css.read_text() + more)
        shot = Path(folder) / "shot.png"
        command = [
            browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--lang=en-GB",
            "--force-device-scale-factor=1.5", f"--window-size={PHONE[0]},{PHONE[1]}",
            f"--screenshot={shot}", (Path(folder) / PART).as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        with Image.open(shot) as picture:
            return picture.copy()


def save(picture: Image.Image, name: str, colours: int) -> None:
    """A PNG of few greys and colours, framed by a thin line."""
    framed = Image.new("RGB", (picture.width + 4, picture.height + 4), "#c8c2b8")
    framed.paste(picture.convert("RGB"), (2, 2))
    framed.quantize(colours).save(HERE / name, optimize=True)


if __name__ == "__main__":
    save(pdf_page(), "page.png", 24)
    save(epub_screen(), "screen.png", 24)
