"""pressroom.toml → Settings, and where the project's styles and bibliographies are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, get_args

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError

from pressroom.manuscript import rules
from pressroom.manuscript.files import FORBIDDEN
from pressroom.manuscript.tomltree import read_toml
from pressroom.manuscript.validation import Fault, RuleSet, Strict, explain
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem
from pressroom.model.settings import (
    CaptionNumbering,
    CoverDesign,
    Edition,
    HouseStyle,
    Kind,
    List,
    NoteForm,
    NoteNumbering,
    NotePlacement,
    PageSize,
    PrintColour,
    RuleSetting,
    Settings,
    Store,
    Typeface,
    Verdict,
)

SCHEMA = 1
STYLES = "styles"
NUMBERED_LEVELS = 3  # where only asked whether there are numbers
LEAVES = {"white": 0.1144, "cream": 0.127}  # of the papers that print on demand knows, in mm
_INCH, _WIDEST_BLEED = 25.4, 10.0  # millimetres
_THIN, _THICK = 0.03, 0.5

_RULES = RuleSet(rules.CONF_UNKNOWN, rules.CONF_VALUE, rules.CONF_VALUE, rules.CONF_VALUE)


@dataclass(frozen=True, slots=True)
class Production:
    """Settings and the addresses in the project that they name, each with its place.

    ``styles`` is None where the project names no folder of styles.
    """

    settings: Settings
    styles: tuple[str, Place] | None = None
    bibliography: tuple[tuple[str, Place], ...] = ()
    citation_place: Place | None = None
    cover_place: Place | None = None


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _printable(text: str) -> str:
    bad = FORBIDDEN.search(text)
    if bad:
        raise Fault(rules.CONF_VALUE, f"control character U+{ord(bad[0]):04X} in a value")
    return text


def _schema(number: int) -> int:
    if number > SCHEMA:
        raise Fault(rules.CONF_NEWER, f"schema {number} is newer than this Pressroom ({SCHEMA})")
    return number


def _style(text: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text) or text.lower().endswith(".csl"):
        return text
    raise Fault(
        rules.CONF_VALUE, f'"{text}" is not the name of a citation style',
        "use a name such as apa, or the path of a .csl file in the project",
    )  # fmt: skip


def _depth(value: object) -> int:
    """Down to which level sections are numbered."""
    if isinstance(value, bool):
        return NUMBERED_LEVELS if value else 0
    if isinstance(value, int) and 1 <= value <= 6:
        return value
    message = f'"{value}" is not a level down to which sections are numbered'
    raise Fault(rules.CONF_VALUE, message, "use true, false, or a number from 1 to 6")


def _bibliography(text: str) -> str:
    if text.lower().endswith((".bib", ".json", ".yaml", ".yml")):
        return text
    raise Fault(
        rules.CONF_VALUE, f'bibliography "{text}" is of an unknown kind',
        "use BibTeX (.bib) or CSL data (.json, .yaml)",
    )  # fmt: skip


def _colour(text: str) -> str:
    short = re.fullmatch(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])", text)
    if short:
        text = "#" + "".join(digit * 2 for digit in short.groups())
    if re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        return text.lower()
    raise Fault(rules.CONF_VALUE, f'"{text}" is not a colour', "write it as #24333f")


def _leaf(value: object) -> float:
    """How thick a leaf is, in millimetres: of a usual paper by its name, else as written."""
    text = str(value).strip()
    if text.lower() in LEAVES:
        return LEAVES[text.lower()]
    written = re.fullmatch(r"(0\.\d{1,4})\s*mm", text)
    if written and _THIN <= float(written[1]) <= _THICK:
        return float(written[1])
    raise Fault(
        rules.CONF_VALUE, f'"{text}" is not the paper of a book',
        'use "white", "cream", or how thick a leaf is, such as "0.12 mm"',
    )  # fmt: skip


def _bleed(value: object) -> float:
    """How far pictures go on beyond the trim, in millimetres."""
    written = re.fullmatch(r"(\d{1,2}(?:\.\d{1,4})?)\s*(mm|in)", str(value).strip().lower())
    if written:
        width = float(written[1]) * (_INCH if written[2] == "in" else 1)
        if width <= _WIDEST_BLEED:
            return width
    elif value == 0 and not isinstance(value, bool):
        return 0.0
    message = f'"{value}" is not the width of a bleed'
    raise Fault(rules.CONF_VALUE, message, 'write it as "3 mm" or "0.125 in", 10 mm at most')


_Text = Annotated[str, Field(min_length=1), AfterValidator(_printable)]
_Edition = Annotated[Edition, BeforeValidator(_lower)]


class _Sections(Strict):
    numbering: Annotated[int, BeforeValidator(_depth)] | None = None


class _Notes(Strict):
    numbering: Annotated[NoteNumbering, BeforeValidator(_lower)] = "work"


class _Epub(Strict):
    notes: Annotated[NoteForm, BeforeValidator(_lower)] = "popup"


class _Pdf(Strict):
    page_size: Annotated[PageSize, BeforeValidator(_lower)] = "a5"
    notes: Annotated[NotePlacement, BeforeValidator(_lower)] = "page"


class _Print(Strict):
    bleed: Annotated[float, BeforeValidator(_bleed)] = 0.0
    marks: bool = False
    colour: Annotated[PrintColour, BeforeValidator(_lower)] = "gray"


class _LargePrint(Strict):
    typeface: Annotated[Typeface, BeforeValidator(_lower)] = "serif"


class _Citations(Strict):
    style: Annotated[_Text, AfterValidator(_style)] | None = None
    bibliography: list[Annotated[_Text, AfterValidator(_bibliography)]] = Field(
        default_factory=list
    )


class _Cover(Strict):
    image: _Text | None = None
    design: Annotated[CoverDesign, BeforeValidator(_lower)] = "ground"
    colour: Annotated[_Text, AfterValidator(_colour)] = Settings().cover_colour
    paper: Annotated[float, BeforeValidator(_leaf)] = LEAVES["white"]


class _Lists(Strict):
    figures: bool = False
    tables: bool = False


class _Captions(Strict):
    numbering: Annotated[CaptionNumbering, BeforeValidator(_lower)] | None = None


class _Styles(Strict):
    folder: _Text | None = None


class _Rules(Strict):
    """Beside ``style``, the keys are the codes of rules, which are known to all rooms together."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[Verdict, BeforeValidator(_lower)]] = Field(init=False)
    style: HouseStyle | None = None


class _Settings(Strict):
    schema_: Annotated[int, Field(ge=1), AfterValidator(_schema)] = Field(SCHEMA, alias="schema")
    kind: Annotated[Kind, BeforeValidator(_lower)] | None = None
    editions: Annotated[list[_Edition], Field(min_length=1)] = Field(
        default_factory=lambda: list(Settings().editions)
    )
    text: _Sections = _Sections()
    notes: _Notes = _Notes()
    epub: _Epub = _Epub()
    pdf: _Pdf = _Pdf()
    print_: _Print = Field(_Print(), alias="print")
    large_print: _LargePrint = _LargePrint()
    citations: _Citations = _Citations()
    cover: _Cover = _Cover()
    styles: _Styles = _Styles()
    lists: _Lists = _Lists()
    captions: _Captions = _Captions()
    stores: list[Annotated[Store, BeforeValidator(_lower)]] = Field(default_factory=list)
    onix: bool = False
    rules: _Rules = _Rules()


def settings(source: Source, usual: Settings, problems: list[Problem]) -> Production | None:
    """What a pressroom.toml says (TOML 1.0), or None and problems.

    ``usual`` holds the kind of work, numbering, citation style and cover where the file names none.
    """
    tree = read_toml(source, problems)
    if tree is None:
        return None
    try:
        model = _Settings.model_validate(tree.value)
    except ValidationError as error:
        problems.extend(explain(error, tree, _Settings, _RULES))
        return None
    folder = model.styles.folder
    return Production(
        settings=Settings(
            kind=model.kind or usual.kind,
            editions=tuple(dict.fromkeys(model.editions)),
            page_size=model.pdf.page_size,
            notes=model.pdf.notes,
            citation_style=model.citations.style or usual.citation_style,
            cover=model.cover.image or usual.cover,
            epub_notes=model.epub.notes,
            note_numbering=model.notes.numbering,
            numbering=usual.numbering if model.text.numbering is None else model.text.numbering,
            caption_numbering=model.captions.numbering or usual.caption_numbering,
            words=usual.words,
            prefixes=usual.prefixes,
            cover_design=model.cover.design,
            cover_colour=model.cover.colour,
            leaf=model.cover.paper,
            stores=tuple(dict.fromkeys(model.stores)),
            onix=model.onix,
            print_bleed=model.print_.bleed,
            print_marks=model.print_.marks,
            print_colour=model.print_.colour,
            large_typeface=model.large_print.typeface,
            lists=tuple(name for name in get_args(List) if getattr(model.lists, name)),
            rules=tuple(
                RuleSetting(code.upper(), verdict, tree.place(("rules", code), key=True))
                for code, verdict in model.rules.__pydantic_extra__.items()
            ),
            house_style=model.rules.style,
        ),
        styles=(folder, tree.place(("styles", "folder"))) if folder else None,
        bibliography=tuple(
            (name, tree.place(("citations", "bibliography")))
            for name in model.citations.bibliography
        ),
        citation_place=tree.place(("citations", "style")) if model.citations.style else None,
        cover_place=tree.place(("cover", "image")) if model.cover.image else None,
    )
