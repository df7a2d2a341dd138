"""How the work is to be produced: the fields of pressroom.toml after validation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from pressroom.model.problem import Place

Edition = Literal["epub", "kepub", "pdf", "print", "large-print", "web", "text"]
PageSize = Literal["a5", "a4", "5x8in", "5.5x8.5in", "6x9in", "large"]
PrintColour = Literal["gray", "rgb"]
Typeface = Literal["serif", "sans"]
NotePlacement = Literal["page", "chapter", "end"]
NoteNumbering = Literal["work", "chapter"]
NoteForm = Literal["popup", "endnotes"]
List = Literal["figures", "tables"]
CaptionNumbering = Literal["work", "chapter", "section"]
Kind = Literal["article", "book"]
CoverDesign = Literal["ground", "axis", "field"]
Store = Literal["apple", "kobo", "kindle", "google", "print"]
HouseStyle = Literal["en-US", "en-GB", "en-GB-oxendict"]
Verdict = Literal["off", "advice", "warning", "error"]

EDITIONS: tuple[Edition, ...] = get_args(Edition)
USUAL: tuple[Edition, ...] = ("epub", "pdf")


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What the author makes of a rule; where that is written does not tell two of them apart."""

    code: str
    verdict: Verdict
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Production settings.

    ``kind``: an article runs on from section to section, a book opens each on a new page.
    ``notes``: at the foot of the PDF's page, at the end of its chapter, or after the text.
    ``epub_notes``: at the end of their file, from where readers pop them up, or on one page.
    ``note_numbering``: through the whole work, or anew in each chapter. ``numbering``: down to
    which level sections are numbered, 0 for none. ``caption_numbering``: figures, tables, listings
    and formulas are counted through the work, or anew in each chapter or section. ``words`` are the
    author's own before captions, by their names among ours; ``prefixes`` those of references. ``citation_style``: a CSL style by
    name, or the path of a .csl file in the project. ``cover``: the author's own cover image, as a
    path in the project. ``lists`` are those that follow the contents. ``cover_colour`` is
    ``#rrggbb``; ``leaf`` is how thick a leaf of the printed book is, in millimetres. ``stores``
    are those whose rules the editions are to keep; ``onix``: whether a record for the trade is
    made. ``print_bleed`` is how far the print edition goes on beyond its trim, in millimetres;
    ``print_marks``: whether it has marks where it is cut; ``print_colour``: black alone, or the
    colours of the screen. ``large_typeface`` is that of large print. ``rules`` are those whose severity
    the author has set; ``house_style`` is the spelling of the house, None for that of the work's language.
    """

    kind: Kind = "article"
    editions: tuple[Edition, ...] = USUAL
    page_size: PageSize = "a5"
    notes: NotePlacement = "page"
    citation_style: str = "chicago-notes-bibliography-17th-edition"
    cover: str | None = None
    epub_notes: NoteForm = "popup"
    note_numbering: NoteNumbering = "work"
    numbering: int = 0
    caption_numbering: CaptionNumbering = "work"
    words: tuple[tuple[str, str], ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    lists: tuple[List, ...] = ()
    cover_design: CoverDesign = "ground"
    cover_colour: str = "#24333f"
    leaf: float = 0.1144
    stores: tuple[Store, ...] = ()
    onix: bool = False
    print_bleed: float = 0.0
    print_marks: bool = False
    print_colour: PrintColour = "gray"
    large_typeface: Typeface = "serif"
    rules: tuple[RuleSetting, ...] = ()
    house_style: HouseStyle | None = None
