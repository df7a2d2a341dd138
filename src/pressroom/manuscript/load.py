"""Disk → Manuscript: a project folder or a single Markdown file is read, whole or not at all."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any

from pressroom.guard.assets import AssetError, load_asset
from pressroom.manuscript import rules
from pressroom.manuscript.files import Reader
from pressroom.manuscript.found import Found, Named
from pressroom.manuscript.mdbook import BOOK, read_mdbook
from pressroom.manuscript.order import is_text
from pressroom.manuscript.own import FOLDER, read_own
from pressroom.manuscript.pandoc import holds_texts, read_file, read_plain
from pressroom.manuscript.quarto import BOOKDOWN, QUARTO, config_of, read_bookdown, read_quarto
from pressroom.manuscript.settings import STYLES, Production, settings
from pressroom.manuscript.slug import slug
from pressroom.manuscript.styles import load_styles
from pressroom.model.manuscript import Asset, Manuscript, Source
from pressroom.model.problem import Place, PressroomError, Severity, problem
from pressroom.model.settings import Settings

SETTINGS = PurePosixPath("pressroom.toml")
MAX_SETTINGS = 20_000  # tomllib needs half a minute for 100,000 characters of dotted key
COVER_SIZE = (1600, 2560)


def load(path: Path, *, epoch: int | None, house: Path | None = None) -> Manuscript:
    """Everything that a work is made from.

    ``path`` is a project folder or a Markdown file with front matter; ``epoch`` is the time in
    SOURCE_DATE_EPOCH, which dates a work without a date; ``house`` is the folder of the house
    style, by default the one that comes with Pressroom. Raises PressroomError with every problem
    found; warnings alone stand in ``problems``.
    """
    path = Path(os.path.realpath(path))
    if path.is_dir():
        reader = Reader(path)
        found = _folder(reader, _moment(reader, epoch))
    elif path.is_file() and is_text(path.name):
        reader = Reader(path.parent)
        found = read_file(reader, path.name, _moment(reader, epoch))
    else:
        kind = "is neither a folder nor a Markdown file" if path.exists() else "does not exist"
        place = Place(PurePosixPath(path.name))
        message = f'"{path.name}" {kind}'
        raise PressroomError((problem(rules.FILE_NO_PROJECT, message, place),))
    production = _production(reader, found)
    bibliography = _bibliography(reader, [*(found.named or ()), *production.bibliography])
    style_file = _style_file(reader, production)
    cover = _cover(reader, production, as_found=found.as_found)
    styles = load_styles(
        reader.root,
        production.styles[0] if production.styles else STYLES,
        house or house_style(),
        reader.problems,
        production.styles[1] if production.styles else None,
    )
    problems = tuple(reader.problems)
    if found.about is None or reader.failed:
        raise PressroomError(problems)
    return Manuscript(
        root=reader.root,
        slug=slug(found.about.title),
        metadata=found.about,
        settings=production.settings,
        sources=found.sources,
        styles=styles,
        bibliography=(*bibliography, *reader.references),
        uncited=tuple(reader.uncited),
        preamble="\n".join(reader.preamble),
        style_file=style_file,
        cover=cover,
        inputs=dict(sorted({**reader.inputs, "styles": styles.digest}.items())),
        problems=problems,
        base=found.base,
        as_found=found.as_found,
    )


def house_style() -> Path:
    """The folder of the house style: inside an installed package, at the top of a checkout."""
    package = Path(str(resources.files("pressroom")))
    installed = package / STYLES
    return installed if installed.is_dir() else package.parents[1] / STYLES


def _moment(reader: Reader, epoch: int | None) -> dt.datetime | None:
    if epoch is None:
        return None
    try:
        return dt.datetime.fromtimestamp(epoch, dt.UTC)
    except (OverflowError, OSError, ValueError):
        reader.report(rules.CONF_EPOCH, f"SOURCE_DATE_EPOCH {epoch} is out of range")
        return None


def _folder(reader: Reader, epoch: dt.datetime | None) -> Found:
    """A project of our own, or one that was made for another tool."""
    if os.path.lexists(reader.root / FOLDER):
        return read_own(reader, epoch)
    if os.path.lexists(reader.root / BOOK):
        return read_mdbook(reader, epoch)
    if name := config_of(reader, QUARTO):
        return read_quarto(reader, name, epoch)
    name = config_of(reader, BOOKDOWN)
    if name or os.path.lexists(reader.root / "index.Rmd"):
        return read_bookdown(reader, name, epoch)
    if holds_texts(reader):
        return read_plain(reader, epoch)
    here = f'"{reader.root.name}" has no folder "{FOLDER}", and no texts of another tool'
    raise PressroomError((problem(rules.FILE_NO_MANUSCRIPT, here, Place(FOLDER)),))


def _production(reader: Reader, found: Found) -> Production:
    """The settings, or the usual ones where there are none (or none that can be read).

    What metadata in the words of another tool says about the production counts as usual.
    """
    texts = {source.path for source in found.sources if source.text.strip()}
    usual = Production(Settings(kind="article" if len(texts) < 2 else "book"))
    if foreign := found.foreign:
        told: dict[str, Any] = {
            "kind": foreign.kind,
            "numbering": foreign.numbering,
            "caption_numbering": foreign.captions.numbering,
            "words": tuple(foreign.captions.words.items()) or None,
            "prefixes": tuple(foreign.captions.prefixes.items()) or None,
            "cover": str(found.base / foreign.cover[0]) if foreign.cover else None,
            "citation_style": _style_name(found, foreign.style[0]) if foreign.style else None,
        }
        given = {key: value for key, value in told.items() if value is not None}
        usual = replace(
            usual, settings=replace(usual.settings, **given),
            citation_place=foreign.style[1] if foreign.style else None,
            cover_place=foreign.cover[1] if foreign.cover else None,
        )  # fmt: skip
    if not os.path.lexists(reader.root / SETTINGS):
        return usual
    source = reader.text(SETTINGS, limit=MAX_SETTINGS)
    told_here = settings(source, usual.settings, reader.problems) if source else None
    if told_here is None:
        return usual
    return replace(
        told_here,
        citation_place=told_here.citation_place or usual.citation_place,
        cover_place=told_here.cover_place or usual.cover_place,
    )


def _style_name(found: Found, name: str) -> str:
    return str(found.base / name) if name.lower().endswith(".csl") else name


def _bibliography(reader: Reader, named: Named) -> tuple[Source, ...]:
    places: dict[PurePosixPath, Place | None] = {}
    for address, place in named:
        places.setdefault(PurePosixPath(address), place)
    return tuple(found for path in places if (found := reader.text(path, places[path])))


def _style_file(reader: Reader, production: Production) -> Source | None:
    style = production.settings.citation_style
    if not style.lower().endswith(".csl"):
        return None
    return reader.text(style, production.citation_place)


def _cover(reader: Reader, production: Production, *, as_found: bool) -> Asset | None:
    """The cover; one that another tool takes and we do not is left out with a warning."""
    before = len(reader.problems)
    cover = _proven_cover(reader, production)
    if as_found:
        reader.problems[before:] = [
            replace(one, severity=Severity.WARNING) for one in reader.problems[before:]
        ]
    return cover


def _proven_cover(reader: Reader, production: Production) -> Asset | None:
    address, place = production.settings.cover, production.cover_place
    if address is None:
        return None
    try:
        cover = load_asset(reader.root, address)
    except AssetError as error:
        rule = {"outside": rules.FILE_OUTSIDE, "missing": rules.FILE_MISSING}.get(
            error.reason, rules.CONF_COVER_BROKEN
        )
        reader.report(rule, f"cover: {error.message}", place, error.hint)
        return None
    if cover.media_type not in ("image/jpeg", "image/png"):
        message = f'cover "{address}" is {cover.media_type}'
        reader.report(rules.CONF_COVER_TYPE, message, place)
        return None
    if cover.width < COVER_SIZE[0] or cover.height < COVER_SIZE[1]:
        message = f'cover "{address}" has {cover.width} x {cover.height} pixels'
        reader.report(rules.CONF_COVER_SIZE, message, place)
        return None
    reader.inputs[str(cover.path)] = cover.sha256
    return cover
