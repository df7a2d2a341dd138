"""What large print is laid out from: its own page, its own sheets, and its own typeface on demand."""

from __future__ import annotations

from dataclasses import replace

from pressroom.editions.job import PdfJob
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles


def large_job(document: Document, styles: Styles) -> PdfJob:
    """The job for the layout; without serifs, the faces of that typeface stand for the others."""
    sans = styles.sheets.get("sans-fonts.css")
    if document.settings.large_typeface == "sans" and sans is not None:
        styles = replace(styles, sheets={**styles.sheets, "fonts.css": sans})
    settings = replace(document.settings, page_size="large")
    return PdfJob(replace(document, settings=settings), styles, large=True)


def large_sheets(document: Document) -> tuple[str, ...]:
    """The names of its style sheets, which follow those of the PDF."""
    sans = document.settings.large_typeface == "sans"
    return ("large-print.css", *(("large-print-sans.css",) if sans else ()))
