"""What exists is documented, and what is documented exists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import docs_rules
import typer
from PIL import Image
from pydantic import BaseModel

from pressroom.cli import app
from pressroom.manuscript.load import load
from pressroom.manuscript.metadata import _FrontMatter
from pressroom.manuscript.settings import _Settings
from pressroom.model.settings import (
    CoverDesign,
    Edition,
    HouseStyle,
    Kind,
    NoteForm,
    NoteNumbering,
    NotePlacement,
    PageSize,
    PrintColour,
    Store,
    Typeface,
    Verdict,
)
from pressroom.typeset import typeset

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
WRITING = (ROOT / "docs" / "writing.md").read_text()
DECISIONS = ROOT / "docs" / "decisions"


def part(text: str, title: str) -> str:
    """The text below a heading of level 2, up to the next one."""
    return text.split(f"\n## {title}\n")[1].split("\n## ", maxsplit=1)[0]


def first_cells(text: str) -> list[str]:
    """What stands in backquotes in the first cells of the tables' rows."""
    rows = re.findall(r"^\| ([^|]*`[^|]*?) \|", text, re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


# --- the command line -------------------------------------------------------


def commands() -> dict[str, list[str]]:
    """The options of every command, and of the program itself under the empty name."""
    group: Any = typer.main.get_command(app)
    found = {"": [name for option in group.params for name in option.opts]}
    for name, command in group.commands.items():
        options = [one for one in command.params if one.param_type_name == "option"]
        found[name] = [name for option in options for name in option.opts]
    return found


def test_every_command_and_option_is_in_the_readme_and_the_reverse() -> None:
    told = first_cells(part(README, "Commands"))
    told_commands = {cell.split()[1] for cell in told if cell.startswith("pressroom ")}
    told_options = {cell.split()[0] for cell in told if cell.startswith("-")}
    there = commands()
    assert told_commands == set(there) - {""}
    options = {name for names in there.values() for name in names}
    assert told_options == options | {"--help", "-h"}


def test_the_readme_tells_which_command_takes_an_option() -> None:
    rows = re.findall(r"^\| `(--[a-z-]+)[^|]*\| ([^|]*) \|", part(README, "Commands"), re.MULTILINE)
    for option, takers in rows:
        told = set(re.findall(r"`(\w+)`", takers))
        if told:
            assert told == {name for name, options in commands().items() if option in options}


def test_every_exit_code_is_told() -> None:
    source = (ROOT / "src/pressroom/door.py").read_text()
    found = re.search(r"GOOD, FINDINGS, ENVIRONMENT, INTERRUPTED = ([\d, ]+)", source)
    assert found is not None
    for code in found[1].split(", "):
        assert f"`{code}`" in part(README, "Commands")


# --- rules ------------------------------------------------------------------


def test_every_rule_is_listed() -> None:
    """Written anew by ``python tests/docs_rules.py``."""
    assert docs_rules.FILE.read_text() == docs_rules.page()


# --- keys -------------------------------------------------------------------


def keys(model: type[BaseModel]) -> Iterator[str]:
    """The keys of a model with those of the models inside it, dotted."""
    for field_name, field in model.model_fields.items():
        name = field.alias or field_name
        yield name
        for inner in models(field.annotation):
            yield from (f"{name}.{key}" for key in keys(inner))


def models(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {found for argument in get_args(annotation) for found in models(argument)}


def test_every_metadata_key_is_explained_and_the_reverse() -> None:
    there = {key for key in keys(_FrontMatter) if not key.startswith("contributors.")}
    told = first_cells(part(WRITING, "metadata.yaml"))
    assert len(set(told)) == len(told)
    assert set(told) == there - {"bibliography"}  # for front matter only
    assert "`bibliography`" in part(WRITING, "The project")


def test_every_setting_is_explained_and_the_reverse() -> None:
    sections = set(
        "text notes epub pdf print large-print citations cover styles lists captions rules".split()
    )
    told = first_cells(part(WRITING, "pressroom.toml"))
    assert set(told) == set(keys(_Settings)) - sections


def test_every_value_of_a_setting_is_told() -> None:
    text = part(WRITING, "pressroom.toml")
    for values in (
        CoverDesign, Edition, HouseStyle, Kind, NoteForm, NoteNumbering, NotePlacement, PageSize,
        PrintColour, Store, Typeface, Verdict,
    ):  # fmt: skip
        for value in get_args(values):
            assert f"`{value}`" in text


# --- examples ---------------------------------------------------------------

BIB = """
@book{lankov2013, author = {Lankov, Andrei}, title = {One}, publisher = {P}, year = {2013}}
@book{smith2020, author = {Smith, Jo}, title = {Two}, publisher = {P}, year = {2020}}
"""


def fenced(language: str, title: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", part(WRITING, title), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_examples_of_metadata_and_settings_are_valid(tmp_path: Path) -> None:
    text = tmp_path / "manuscript"
    text.mkdir()
    for name in ("preface", "ships", "storms", "tables"):
        (text / f"{name}.md").write_text("Text.\n")
    (text / "metadata.yaml").write_text(fenced("yaml", "metadata.yaml"))
    settings = fenced("toml", "pressroom.toml")
    (tmp_path / "pressroom.toml").write_text(settings)
    (tmp_path / "looks").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/works.json").write_text("[]")
    Image.new("RGB", (1600, 2560)).save(tmp_path / "cover.jpg")
    manuscript = load(tmp_path, epoch=None)
    assert manuscript.problems == ()
    assert manuscript.cover is not None
    assert set(first_cells(part(WRITING, "metadata.yaml"))) - {
        "creators.role", "identifiers.scheme", "identifiers.value"
    } <= yaml_keys(fenced("yaml", "metadata.yaml"))  # fmt: skip
    assert tomllib.loads(settings)["schema"] == 1


def yaml_keys(text: str) -> set[str]:
    found, outer = set(), ""
    for indent, key in re.findall(r"^( *)(?:- )?([a-z-]+):", text, re.MULTILINE):
        outer = outer if indent else key
        found.add(f"{outer}.{key}" if indent else key)
    return found


def examples() -> str:
    """Every indented example from "Headings and sections" to "Languages"."""
    body = WRITING.split("\n## Headings and sections\n")[1].split("\n## Attributes\n")[0]
    blocks = re.findall(r"(?:^(?: {4}.*)?\n)+", body, re.MULTILINE)
    return "\n\n".join(re.sub(r"^ {4}", "", block, flags=re.MULTILINE) for block in blocks)


def test_the_examples_of_markdown_are_read_without_a_problem(tmp_path: Path) -> None:
    text = tmp_path / "manuscript"
    (text / "images").mkdir(parents=True)
    for name in re.findall(r"images/[a-z-]+\.[a-z]+", examples()):
        Image.new("RGB", (4, 4)).save(text / name, "JPEG")
    (text / "metadata.yaml").write_text("title: All\nlanguage: en-GB\n")
    (text / "references.bib").write_text(BIB)
    (text / "01-all.md").write_text(examples())
    (text / "02-middle.md").write_text("# Middle\n\n## Night {#night}\n\nText.\n")
    document = typeset(load(tmp_path, epoch=0))
    assert document.problems == ()
    assert len(document.notes) >= 5
    assert len(document.references) == 2


# --- decisions --------------------------------------------------------------


def test_every_decision_is_listed_and_the_reverse() -> None:
    listed = re.findall(r"\((\d{4}[a-z-]+\.md)\)", (DECISIONS / "README.md").read_text())
    assert listed == sorted(page.name for page in DECISIONS.glob("[0-9]*.md"))
    for number, name in enumerate(listed, start=1):
        assert (DECISIONS / name).read_text().startswith(f"# {number:04} ")


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    reasons = "\n".join(page.read_text() for page in DECISIONS.glob("*.md")).lower()
    for wanted in project["dependencies"]:
        name = re.split(r"[=<>~!\[]", wanted)[0].strip()
        assert re.search(rf"\b{re.escape(name.lower())}\b", reasons), name
    table = first_library_cells((DECISIONS / "0012-libraries.md").read_text())
    names = {re.split(r"[=<>~!\[]", one)[0].strip().lower() for one in project["dependencies"]}
    assert table <= names


def first_library_cells(text: str) -> set[str]:
    return set(re.findall(r"^\| ([a-z0-9]+) \|", text, re.MULTILINE))
