"""The author's classes, kept apart from those that the house's own markup has."""

from __future__ import annotations

PREFIX = "own-"

# What our style sheets and templates call their own things. A block that an author calls "box" or
# "contents" must not take their looks, of which some would lose its words.
_OURS = frozenset("""
    address admonition admonition-title ahead article attribution author back backlinks barcode
    bibliography blurb book box boxed broken capitals caution chapter-notes close colophon contents
    continued cover cover-band cover-creator cover-credit cover-fill cover-foot cover-head
    cover-main cover-more cover-name cover-page cover-publisher cover-series cover-subtitle
    cover-title details details-summary editors-note editors-note-title endnote endnotes epigraph
    fact-label footnote fore formula formula-body formula-number imprint in-part index index-columns
    index-letter index-list kept label level-1 level-2 level-3 line line-block list listing locators
    long loose margin math narrow navigation not-first not-last note-first note-number noteref notes
    number numbered opener opens own page-ref panels parentheses parenthesis part-page position
    publisher pullquote reference role-abstract role-dedication role-epigraph role-part roman scaled
    section-label section-number series short skip spine spine-creator spine-publisher spine-title
    spine-words struck struck-down struck-up subtitle table task text title-page turned warning wide
    work-creator work-publisher work-series work-subtitle work-title
""".split())  # fmt: skip


def class_of(classes: tuple[str, ...]) -> str | None:
    """The attribute for an author's ``classes``: a name of ours gets a prefix. None without any."""
    return " ".join(f"{PREFIX}{one}" if one in _OURS else one for one in classes) or None
