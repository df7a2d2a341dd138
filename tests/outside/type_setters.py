"""The same book, set by others: pandoc with WeasyPrint, Typst and LaTeX, the two latter through pandoc.

Each gets the texts with their images, tables and notes, the typeface of the house at 11 pt on 14 pt, and
an A5 page with our measure and 33 lines. All else is as the tool sets it: heads, quotations, notes.
"""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from pressroom.manuscript.load import load

FONTS = Path(__file__).parents[2] / "styles/fonts"
FACES = {
    "Regular": "",
    "Italic": "font-style: italic",
    "Bold": "font-weight: 700",
    "BoldItalic": "font-weight: 700; font-style: italic",
}
CSS = "".join(
    f"@font-face {{ font-family: house; src: url({(FONTS / f'EBGaramond-{name}.ttf').as_uri()}); {style} }}"
    for name, style in FACES.items()
) + (
    "@page { size: a5; margin: 56pt 61pt 77.2pt; @bottom-center { content: counter(page) }"
    " @footnote { border-top: 0.4pt solid; padding-top: 3pt } }"
    "html { font: 11pt/14pt house; text-align: justify; hyphens: auto; orphans: 2; widows: 2 }"
    "body, p { margin: 0 } p { text-indent: 1em }"
    "h1, h2, h3, h4 { line-height: 1.2; text-align: start; hyphens: manual }"
    "img { max-width: 100% }"
    ".note { float: footnote; font-size: 9pt; line-height: 11pt; text-indent: 0 }"
    ".note::footnote-call { font-size: 70%; vertical-align: super; line-height: 0 }"
)
TYPST = (
    "#show footnote.entry: set text(size: 9pt)\n#show footnote.entry: set par(leading: 2pt)\n"
    '#set page(paper: "a5", margin: (x: 61pt, top: 56pt, bottom: 77.2pt), numbering: "1")\n'
    '#set text(font: "EB Garamond", size: 11pt, lang: "LANGUAGE", top-edge: 0.7em, bottom-edge: -0.3em)\n'
    "#set par(justify: true, leading: 3pt, spacing: 3pt, first-line-indent: 1em)\n"
    "#let horizontalrule = align(center)[\\* \\* \\*]\n"  # which pandoc's own page defines
)
# sizes in big points, which are those of all others; 33 lines; no running heads, as the others have none
LATEX = r"""
\usepackage[paperwidth=148mm, paperheight=210mm, hmargin=61bp, top=56bp, footskip=30bp]{geometry}
\makeatletter
\renewcommand\normalsize{\@setfontsize\normalsize{11bp}{14bp}%
  \abovedisplayskip 11\p@ \@plus3\p@ \@minus6\p@
  \abovedisplayshortskip \z@ \@plus3\p@ \belowdisplayskip \abovedisplayskip
  \belowdisplayshortskip 6.5\p@ \@plus3.5\p@ \@minus3\p@ \let\@listi\@listI}
\renewcommand\footnotesize{\@setfontsize\footnotesize{9bp}{11bp}}
\makeatother
\normalsize
\setlength\topskip{11bp}
\setlength\textheight{\dimexpr 32\baselineskip + \topskip\relax}
\setlength\parindent{1em}
\pagestyle{plain}
% pandoc asks for it at the sizes of the class alone
\UseMicrotypeSet[protrusion]{alltext}
"""
# What a careful writer adds: lines that stay on the grid, no line alone, no word divided between pages
CARE = r"""
\raggedbottom
\setlength\parskip{0pt}
\clubpenalty 10000 \widowpenalty 10000 \displaywidowpenalty 10000 \brokenpenalty 10000
"""
# pandoc sets the notes of HTML at the end of the text; those of all others stand on their pages
NOTES = """
function Note(note)
  local text = pandoc.utils.blocks_to_inlines(note.content, {pandoc.LineBreak()})
  return pandoc.Span(text, {class = "note"})
end
"""
STYLE = Path(__file__).parent / "notes.csl"  # a citation becomes a note, as it does with us


@dataclass(frozen=True, slots=True)
class Book:
    """A copy of a manuscript's texts and images, for tools that read and write beside them."""

    folder: Path
    texts: tuple[str, ...]
    title: str
    language: str
    works: tuple[str, ...]
    by_chapter: bool

    def by_pandoc(self, to: str, *more: str) -> str:
        """What pandoc makes of the texts in its format ``to``."""
        cited = [f"--bibliography={one}" for one in self.works]
        cited += ["--citeproc", f"--csl={STYLE}", "-Msuppress-bibliography"] if cited else []
        command = [
            pypandoc.get_pandoc_path(), *self.texts, f"--to={to}",
            "--from=markdown+rebase_relative_paths", f"-Mtitle={self.title}",
            f"-Mlang={self.language}", *cited, *more,
        ]  # fmt: skip
        made = subprocess.run(
            command, cwd=self.folder, check=True, stdout=subprocess.PIPE, text=True
        )
        return made.stdout


@contextmanager
def book_of(folder: Path) -> Iterator[Book]:
    """The book of a manuscript's folder, for as long as it is asked."""
    found = load(folder, epoch=None)
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / "book"
        shutil.copytree(found.root / found.base, copy / found.base)
        for source in (*found.sources, *found.bibliography):
            (copy / source.path).write_text(source.text, "utf-8")
        yield Book(
            copy,
            tuple(map(str, (source.path for source in found.sources))),
            found.metadata.title,
            found.metadata.language,
            tuple(map(str, (source.path for source in found.bibliography))),
            found.settings.kind == "book",
        )


def by_weasyprint(book: Book) -> bytes:
    """Through pandoc's HTML, without pandoc's own style, which has a narrow column."""
    notes = book.folder / "notes.lua"
    notes.write_text(NOTES, "utf-8")
    page = book.by_pandoc(
        "html5", "-s", "--wrap=none", "-Mdocument-css=false", f"--lua-filter={notes}"
    )
    fonts = FontConfiguration()
    css = CSS + ("h1 { break-before: page }" if book.by_chapter else "")
    sheet = weasyprint.CSS(string=css, font_config=fonts)
    made = weasyprint.HTML(string=page, base_url=f"{book.folder.as_uri()}/").write_pdf(
        stylesheets=[sheet], font_config=fonts, pdf_tags=True
    )
    return bytes(made or b"")


def by_typst(book: Book) -> bytes | None:
    """None where Typst's package is not installed."""
    try:
        typst: Any = importlib.import_module("typst")
    except ImportError:
        sys.stderr.write("the package typst is not installed: Typst is left out\n")
        return None
    file = book.folder / "book.typ"
    chapter = "#show heading.where(level: 1): it => { pagebreak(weak: true); it }\n"
    head = TYPST.replace("LANGUAGE", book.language.partition("-")[0])
    source = head + (chapter if book.by_chapter else "") + book.by_pandoc("typst")
    file.write_text(source, "utf-8")
    made: bytes = typst.compile(str(file), root=str(book.folder), font_paths=[str(FONTS)])
    return made


def by_latex(book: Book, care: str = "") -> bytes | None:
    """By LuaLaTeX with pandoc's template, which has microtype; None where it is not installed."""
    if not shutil.which("lualatex"):
        sys.stderr.write("lualatex is not installed: LaTeX is left out\n")
        return None
    _draw(book)
    head = book.folder / "head.tex"
    head.write_text(LATEX + care, "utf-8")
    faces = ",".join(
        f"{face}Font=EBGaramond-{name}"
        for face, name in zip(("Upright", "Italic", "Bold", "BoldItalic"), FACES, strict=True)
    )
    out = book.folder / "book.pdf"
    book.by_pandoc(
        "latex", "-s", f"--output={out}", "--pdf-engine=lualatex", f"--include-in-header={head}",
        f"--top-level-division={'chapter' if book.by_chapter else 'section'}",
        "-Vdocumentclass=book", "-Vclassoption=11pt,twoside,openany", "-Vindent",
        "-Vmainfont=EBGaramond", f"-Vmainfontoptions=Path={FONTS}/,Extension=.ttf,{faces}",
    )  # fmt: skip
    return out.read_bytes()


def _draw(book: Book) -> None:
    """Gives drawings as PDF, since LaTeX reads no SVG."""
    for drawing in book.folder.rglob("*.svg"):
        css = "@page { margin: 0 } img { display: block }"
        image = f'<style>{css}</style><img src="{drawing.name}">'
        page = weasyprint.HTML(string=image, base_url=drawing.as_uri()).render()
        boxes = page.pages[0]._page_box.descendants()
        image_box = next(box for box in boxes if getattr(box, "replacement", None))
        size = f"@page {{ size: {image_box.width}px {image_box.height}px }}"
        weasyprint.HTML(
            string=f"<style>{css}{size}</style>{image}", base_url=drawing.as_uri()
        ).write_pdf(drawing.with_suffix(".pdf"))
    for text in book.texts:
        file = book.folder / text
        file.write_text(re.sub(r"\.svg(?=[)\s])", ".pdf", file.read_text("utf-8")), "utf-8")
