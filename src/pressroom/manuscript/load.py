"""Disk → Manuscript: a project folder or a single Markdown file is read, whole or not at all."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from importlib import resources
from pathlib import Path, PurePosixPath

from pressroom.guard.assets import AssetError, load_asset
from pressroom.manuscript import rules
from pressroom.manuscript.cited import take_cited
from pressroom.manuscript.files import Reader
from pressroom.manuscript.front import front_matter, seems_meant
from pressroom.manuscript.metadata import metadata
from pressroom.manuscript.settings import STYLES, Production, settings
from pressroom.manuscript.slug import slug
from pressroom.manuscript.styles import load_styles
from pressroom.manuscript.yamltree import read_yaml
from pressroom.model.manuscript import Asset, Manuscript, Source
from pressroom.model.metadata import Metadata
from pressroom.model.problem import Place, PressroomError, Severity, problem
from pressroom.model.settings import Kind, Settings

FOLDER = PurePosixPath("manuscript")
METADATA = FOLDER / "metadata.yaml"
SETTINGS = PurePosixPath("pressroom.toml")
REFERENCES = ("references.bib", "references.json", "references.yaml")
MAX_METADATA = 250_000  # PyYAML needs seconds for more, and no metadata does
MAX_SETTINGS = 20_000  # tomllib needs half a minute for 100,000 characters of dotted key
COVER_SIZE = (1600, 2560)

Named = list[tuple[str, Place | None]]


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
        sources, about, named = _folder(reader, _moment(reader, epoch))
    elif path.is_file() and path.suffix.lower() in (".md", ".markdown"):
        reader = Reader(path.parent)
        sources, about, named = _file(reader, path.name, _moment(reader, epoch))
    else:
        kind = "is neither a folder nor a Markdown file" if path.exists() else "does not exist"
        place = Place(PurePosixPath(path.name))
        found = problem(rules.FILE_NO_PROJECT, f'"{path.name}" {kind}', place)
        raise PressroomError((found,))
    production = _production(reader, "article" if len(sources) < 2 else "book")
    bibliography = _bibliography(reader, [*named, *production.bibliography])
    style_file = _style_file(reader, production)
    cover = _cover(reader, production)
    styles = load_styles(
        reader.root,
        production.styles[0] if production.styles else STYLES,
        house or house_style(),
        reader.problems,
        production.styles[1] if production.styles else None,
    )
    problems = tuple(reader.problems)
    if about is None or any(found.severity is Severity.ERROR for found in problems):
        raise PressroomError(problems)
    return Manuscript(
        root=reader.root,
        slug=slug(about.title),
        metadata=about,
        settings=production.settings,
        sources=sources,
        styles=styles,
        bibliography=(*bibliography, *reader.references),
        uncited=tuple(reader.uncited),
        style_file=style_file,
        cover=cover,
        inputs=dict(sorted({**reader.inputs, "styles": styles.digest}.items())),
        problems=problems,
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


def _folder(
    reader: Reader, epoch: dt.datetime | None
) -> tuple[tuple[Source, ...], Metadata | None, Named]:
    """The texts, metadata and references of a project folder."""
    if not os.path.lexists(reader.root / FOLDER):
        here = f'"{reader.root.name}" has no folder "{FOLDER}"'
        raise PressroomError((problem(rules.FILE_NO_MANUSCRIPT, here, Place(FOLDER)),))
    folder = reader.path(FOLDER)
    if folder is None:
        raise PressroomError(tuple(reader.problems))
    if not folder.is_dir():
        here = f'"{FOLDER}" is not a folder'
        raise PressroomError((problem(rules.FILE_NO_MANUSCRIPT, here, Place(FOLDER)),))
    names = sorted(entry.name for entry in folder.iterdir())
    about = _metadata_file(reader, names, epoch)
    texts = [
        name
        for name in names
        if name.lower().endswith(".md") and name.lower() != "readme.md" and name[0] != "."
    ]
    sources = [found for name in texts if (found := reader.text(FOLDER / name))]
    if not texts:
        reader.report(rules.FILE_NO_TEXT, f'"{FOLDER}" holds no text', Place(FOLDER))
    sources = [_without_front_matter(reader, source) for source in sources]
    _refuse_emptiness(reader, sources)
    named: Named = [(str(FOLDER / name), None) for name in REFERENCES if name in names]
    return tuple(sources), about, named


def _metadata_file(reader: Reader, names: list[str], epoch: dt.datetime | None) -> Metadata | None:
    if METADATA.name not in names:
        other = next((name for name in ("metadata.yml", "metadata.json") if name in names), None)
        hint = f'rename "{other}" to "{METADATA.name}" (YAML)' if other else ""
        message = f'"{METADATA}" does not exist'
        reader.report(rules.META_NONE, message, Place(METADATA), hint)
        return None
    source = reader.text(METADATA, limit=MAX_METADATA)
    if source is None:
        return None
    tree = read_yaml(source, source.body, len(source.text), reader.problems)
    if tree:
        take_cited(tree, reader)
    found = metadata(tree, epoch, reader.problems) if tree else None
    return found[0] if found else None


def _without_front_matter(reader: Reader, source: Source) -> Source:
    front = front_matter(source)
    if front is None or not seems_meant(source, front):
        return source
    place = source.place(front.start, front.end)
    reader.report(rules.META_UNUSED, f'front matter of "{source.path}" is not used', place)
    return replace(source, body=front.body)


def _refuse_emptiness(reader: Reader, sources: list[Source]) -> None:
    if sources and not any(source.text[source.body :].strip() for source in sources):
        what = f'"{sources[0].path}" is empty' if len(sources) == 1 else "every text is empty"
        reader.report(rules.FILE_NO_TEXT, what, Place(sources[0].path))


def _file(
    reader: Reader, name: str, epoch: dt.datetime | None
) -> tuple[tuple[Source, ...], Metadata | None, Named]:
    """The text, metadata and named references of a single Markdown file."""
    source = reader.text(name)
    if source is None:
        return (), None, []
    front = front_matter(source)
    if front is None:
        message = f'"{name}" has no front matter'
        hint = "begin the file with lines: ---, title: ..., language: ..., ---"
        reader.report(rules.META_NONE, message, source.place(source.body), hint)
        return (source,), None, []
    if not front.closed:
        place = source.place(source.body, front.start)
        hint = "end it with a line of three hyphens"
        reader.report(rules.META_SYNTAX, "front matter has no end", place, hint)
        return (source,), None, []
    source = replace(source, body=front.body)
    _refuse_emptiness(reader, [source])
    if front.end - front.start > MAX_METADATA:
        message = f"front matter is longer than {MAX_METADATA:,} characters"
        reader.report(rules.FILE_TOO_BIG, message, source.place(front.start))
        return (source,), None, []
    tree = read_yaml(
        replace(source, text=source.text[: front.end]), front.start, front.end, reader.problems
    )
    if tree:
        take_cited(tree, reader)
    found = metadata(tree, epoch, reader.problems, front=True) if tree else None
    if tree is None or found is None:
        return (source,), None, []
    named: Named = [(address, tree.place(("bibliography",))) for address in found[1]]
    return (source,), found[0], named


def _production(reader: Reader, usual_kind: Kind) -> Production:
    """The settings, or the usual ones where there are none (or none that can be read)."""
    usual = Production(Settings(kind=usual_kind))
    if not os.path.lexists(reader.root / SETTINGS):
        return usual
    source = reader.text(SETTINGS, limit=MAX_SETTINGS)
    found = settings(source, usual_kind, reader.problems) if source else None
    return found or usual


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


def _cover(reader: Reader, production: Production) -> Asset | None:
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
