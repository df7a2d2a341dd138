"""pressroom.toml → Settings, and where the project's styles and bibliographies are."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from pressroom.manuscript import rules
from pressroom.manuscript.files import FORBIDDEN
from pressroom.manuscript.validation import Fault, RuleSet, Strict, explain
from pressroom.manuscript.yamltree import Address, Tree
from pressroom.model.manuscript import Source
from pressroom.model.problem import Place, Problem, problem
from pressroom.model.settings import Edition, Kind, List, NotePlacement, PageSize, Settings

SCHEMA = 1
STYLES = "styles"

_RULES = RuleSet(rules.CONF_UNKNOWN, rules.CONF_VALUE, rules.CONF_VALUE, rules.CONF_VALUE)
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*"""
)


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


def _bibliography(text: str) -> str:
    if text.lower().endswith((".bib", ".json", ".yaml", ".yml")):
        return text
    raise Fault(
        rules.CONF_VALUE, f'bibliography "{text}" is of an unknown kind',
        "use BibTeX (.bib) or CSL data (.json, .yaml)",
    )  # fmt: skip


_Text = Annotated[str, Field(min_length=1), AfterValidator(_printable)]
_Edition = Annotated[Edition, BeforeValidator(_lower)]


class _Pdf(Strict):
    page_size: Annotated[PageSize, BeforeValidator(_lower)] = "a5"
    notes: Annotated[NotePlacement, BeforeValidator(_lower)] = "page"


class _Citations(Strict):
    style: Annotated[_Text, AfterValidator(_style)] = Settings().citation_style
    bibliography: list[Annotated[_Text, AfterValidator(_bibliography)]] = Field(
        default_factory=list
    )


class _Cover(Strict):
    image: _Text | None = None


class _Lists(Strict):
    figures: bool = False
    tables: bool = False


class _Styles(Strict):
    folder: _Text | None = None


class _Settings(Strict):
    schema_: Annotated[int, Field(ge=1), AfterValidator(_schema)] = Field(SCHEMA, alias="schema")
    kind: Annotated[Kind, BeforeValidator(_lower)] | None = None
    editions: Annotated[list[_Edition], Field(min_length=1)] = Field(
        default_factory=lambda: list(Settings().editions)
    )
    pdf: _Pdf = _Pdf()
    citations: _Citations = _Citations()
    cover: _Cover = _Cover()
    styles: _Styles = _Styles()
    lists: _Lists = _Lists()


def settings(source: Source, usual_kind: Kind, problems: list[Problem]) -> Production | None:
    """What a pressroom.toml says (TOML 1.0), or None and problems.

    ``usual_kind`` is the kind of work where the file names none.
    """
    text = source.text[source.body :]
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(_syntax(source, str(error)))
        return None
    except RecursionError:
        place = Place(source.path)
        problems.append(problem(rules.CONF_SYNTAX, "settings are nested too deeply", place))
        return None
    tree = Tree(source, data, keys=_places(source))
    try:
        model = _Settings.model_validate(data)
    except ValidationError as error:
        problems.extend(explain(error, tree, _Settings, _RULES))
        return None
    folder = model.styles.folder
    return Production(
        settings=Settings(
            kind=model.kind or usual_kind,
            editions=tuple(dict.fromkeys(model.editions)),
            page_size=model.pdf.page_size,
            notes=model.pdf.notes,
            citation_style=model.citations.style,
            cover=model.cover.image,
            lists=tuple(name for name in get_args(List) if getattr(model.lists, name)),
        ),
        styles=(folder, tree.place(("styles", "folder"))) if folder else None,
        bibliography=tuple(
            (name, tree.place(("citations", "bibliography")))
            for name in model.citations.bibliography
        ),
        citation_place=tree.place(("citations", "style")),
        cover_place=tree.place(("cover", "image")),
    )


def _syntax(source: Source, message: str) -> Problem:
    """The module tomllib tells the place in words only: ``… (at line 3, column 5)``."""
    told = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    what = message[: told.start()] if told else message
    if told and told[1]:
        line, column = int(told[1]), int(told[2])
        start = source.line_start(line) + column - 1 + (source.body if line == 1 else 0)
        place = source.place(min(start, len(source.text)))
    else:
        place = source.place(len(source.text))
    what = what[:1].lower() + what[1:]
    return problem(rules.CONF_SYNTAX, f"invalid TOML: {what}", place)


def _places(source: Source) -> dict[Address, Place]:
    """Where keys stand, by a scan of the lines: enough for places, since tomllib gives none."""
    places: dict[Address, Place] = {}
    table: Address = ()
    for line in range(1, source.text.count("\n") + 2):
        start = source.line_start(line) or source.body
        text = source.text[start : source.line_start(line + 1)]
        header, key = _HEADER.match(text), _KEY.match(text)
        if header:
            table = _split(header[1])
            found, address = header, table
        elif key:
            found, address = key, (*table, *_split(key[1]))
        else:
            continue
        at = start + found.start(1)
        places.setdefault(address, source.place(at, start + found.end(1)))
    return places


def _split(dotted: str) -> Address:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
