"""Pressroom: from a manuscript in Markdown to an EPUB, a PDF and a download page."""

__version__ = "0.1.0"
