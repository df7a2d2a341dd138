"""metadata.yaml, or the front matter of a single file, → Metadata."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from pressroom.manuscript import identifiers as ids
from pressroom.manuscript import rules
from pressroom.manuscript.index_terms import IndexTerm, as_term
from pressroom.manuscript.relators import RELATORS, role_of_word
from pressroom.manuscript.trade import Bisac, Isbns, Thema
from pressroom.manuscript.validation import (
    Fault,
    RuleSet,
    Strict,
    explain,
)
from pressroom.manuscript.yamltree import Tree
from pressroom.model.metadata import Contributor, Identifier, Licence, Metadata, Series
from pressroom.model.problem import Place, Problem
from pressroom.model.roles import ROLES, role_named

SCHEMA = 1
NO_DATE = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # the first that a ZIP entry can hold

_RULES = RuleSet(rules.META_UNKNOWN, rules.META_REQUIRED, rules.META_TYPE, rules.META_YES_NO)


def _in_list(value: object) -> object:
    if isinstance(value, list):
        return [item for item in value if item is not None]
    return [value]


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _file(value: object) -> object:
    return {"chapters": [value]} if isinstance(value, str) else value


def _section_role(text: str) -> str:
    role = role_named(text)
    if role is None:
        raise Fault(
            rules.META_TYPE, f'"{text}" is not a role of a section',
            f"use one of: {', '.join(sorted(ROLES))}",
        )  # fmt: skip
    return role


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _role(text: str) -> str:
    code = text.lower()
    if code not in RELATORS:
        meant = role_of_word(code)
        hint = f'did you mean "{meant}"?' if meant else ""
        raise Fault(rules.META_ROLE, f'unknown role "{text}"', hint)
    return code


def _date(value: object) -> dt.date:
    text = _date_text(value)
    try:
        if re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise Fault(rules.META_DATE, f'"{text}" is not a date')


def _date_text(value: object) -> str:
    return value.strip() if isinstance(value, str) else "the value"


def _moment(value: object) -> dt.datetime:
    text = _date_text(value)
    try:
        if re.match(r"[1-9]\d{3}-\d\d-\d\d", text):
            moment = dt.datetime.fromisoformat(text)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=dt.UTC)
            return moment.astimezone(dt.UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        pass
    raise Fault(
        rules.META_DATE, f'"{text}" is not a date or time',
        "write 2022-05-31 or 2022-05-31T18:00:00Z",
    )  # fmt: skip


def _position(text: str) -> str:
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)*", text):  # EPUB 3.3, D.3.6: group-position
        raise Fault(rules.META_TYPE, f'position "{text}" is not a number', "write 2 or 2.1")
    return text


def _schema(value: object) -> int:
    text = str(value)
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        raise Fault(rules.META_TYPE, f'schema "{text}" is not a whole number', "write schema: 1")
    if int(text) > SCHEMA:
        raise Fault(rules.META_NEWER, f"schema {text} is newer than this Pressroom ({SCHEMA})")
    return int(text)


# min_length before the other checks: an empty value is told as empty, not as badly formed
_Given = Annotated[str, Field(min_length=1)]
_Line = Annotated[_Given, AfterValidator(_one_line)]
_Role = Annotated[_Given, AfterValidator(_role)]
_Roles = Annotated[list[_Role], BeforeValidator(_in_list), Field(min_length=1)]
_Day = Annotated[dt.date, BeforeValidator(_date)]
_Moment = Annotated[dt.datetime, BeforeValidator(_moment)]


class _Person(Strict):
    name: _Line
    roles: _Roles | None = None
    role: _Roles | None = None
    file_as: _Line | None = None

    def contributor(self, usual: str) -> Contributor:
        roles = (*(self.role or ()), *(self.roles or ())) or (usual,)
        return Contributor(self.name, self.file_as or self.name, tuple(dict.fromkeys(roles)))


class _Identifier(Strict):
    scheme: _Line
    value: _Line


class _Series(Strict):
    name: _Line
    position: Annotated[_Line, AfterValidator(_position)] | None = None


class _Licence(Strict):
    name: _Line
    url: Annotated[_Line, AfterValidator(ids.web_address)] | None = None


_People = Annotated[
    list[Annotated[_Person, BeforeValidator(_named)]],
    BeforeValidator(_in_list),
    Field(min_length=1),
]
_Lines = Annotated[list[_Line], BeforeValidator(_in_list)]


class _Part(Strict):
    """A file alone has no ``part``."""

    part: _Line | None = None
    role: Annotated[_Line, AfterValidator(_section_role)] | None = None
    chapters: _Lines


_Contents = Annotated[
    list[Annotated[_Part, BeforeValidator(_file)]], BeforeValidator(_in_list), Field(min_length=1)
]


class _Metadata(Strict):
    schema_: Annotated[int, BeforeValidator(_schema)] = Field(SCHEMA, alias="schema")
    title: _Line
    subtitle: _Line | None = None
    creators: _People | None = None
    contributors: _People | None = None
    language: Annotated[_Line, AfterValidator(ids.language)]
    identifiers: list[_Identifier] | None = None
    publisher: _Line | None = None
    published: _Day | None = None
    modified: _Moment | None = None
    version: _Line | None = None
    description: _Given | None = None
    subjects: _Lines | None = None
    isbns: Isbns | None = None
    bisac: Annotated[list[Bisac], BeforeValidator(_in_list)] | None = None
    thema: Annotated[list[Thema], BeforeValidator(_in_list)] | None = None
    series: Annotated[_Series, BeforeValidator(_named)] | None = None
    rights: _Line | None = None
    licence: Annotated[_Licence, BeforeValidator(_named)] | None = None
    accessibility_summary: _Given | None = None
    contents: _Contents | None = None
    index: list[Annotated[IndexTerm, BeforeValidator(as_term)]] | None = None


OWN_KEYS = frozenset(field.alias or name for name, field in _Metadata.model_fields.items())


class _FrontMatter(_Metadata):
    bibliography: _Lines | None = None


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of a work, the ``bibliography`` of its front matter, and the list ``contents``.

    An entry of that is (title of the part, role, files); without a part the title is None.
    """

    metadata: Metadata
    bibliography: tuple[str, ...] = ()
    contents: tuple[tuple[str | None, str | None, tuple[str, ...]], ...] = ()


def metadata(
    tree: Tree, epoch: dt.datetime | None, problems: list[Problem], *, front: bool = False
) -> About | None:
    """What the metadata, or the ``front`` matter of a single file, tells.

    ``epoch`` dates a work that has no date of its own. None where there are problems.
    """
    _unfold(tree)
    model = _FrontMatter if front else _Metadata
    before = len(problems)
    data: _Metadata | None = None
    try:
        data = model.model_validate(tree.value)
    except ValidationError as error:
        problems.extend(explain(error, tree, model, _RULES))
    found = _identifiers(tree, problems)
    if data is None or len(problems) > before:
        return None
    named = data.bibliography if isinstance(data, _FrontMatter) else None
    listed = ((one.part, one.role, tuple(one.chapters)) for one in data.contents or ())
    return About(
        _paper(data, found, epoch, Place(tree.source.path)), tuple(named or ()), tuple(listed)
    )


def _unfold(tree: Tree) -> None:
    """``{isbn: …}`` is short for ``[{scheme: isbn, value: …}]``; each part keeps its place."""
    short = tree.value.get("identifiers")
    if not isinstance(short, dict):
        return
    tree.value["identifiers"] = [{"scheme": key, "value": short[key]} for key in short]
    for number, key in enumerate(short):
        tree.values["identifiers", number, "scheme"] = tree.keys["identifiers", key]
        tree.values["identifiers", number, "value"] = tree.values["identifiers", key]


def _identifiers(tree: Tree, problems: list[Problem]) -> tuple[Identifier, ...]:
    """Checked apart from the model: the scheme decides what is wrong with the value."""
    entries = tree.value.get("identifiers")
    done: list[Identifier] = []
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        scheme, value = (
            (entry.get("scheme"), entry.get("value")) if isinstance(entry, dict) else (0, 0)
        )
        if not isinstance(scheme, str) or not isinstance(value, str):
            continue  # the model has told
        try:
            done.append(ids.identifier(scheme, value))
        except Fault as fault:
            part = "scheme" if fault.rule is rules.META_SCHEME else "value"
            place = tree.place(("identifiers", number, part))
            problems.append(
                Problem(fault.rule, fault.message, place, fault.hint or fault.rule.hint)
            )
    return tuple(dict.fromkeys(done))


def _paper(
    data: _Metadata,
    identifiers: tuple[Identifier, ...],
    epoch: dt.datetime | None,
    place: Place,
) -> Metadata:
    creators = tuple(person.contributor("aut") for person in data.creators or ())
    modified = data.modified
    if modified is None and data.published is not None:
        modified = dt.datetime.combine(data.published, dt.time(), dt.UTC)
    return Metadata(
        title=data.title,
        language=data.language,
        identifiers=identifiers
        or (ids.fallback(data.title, [person.name for person in creators], data.language),),
        modified=modified or epoch or NO_DATE,
        subtitle=data.subtitle,
        creators=creators,
        contributors=tuple(person.contributor("ctb") for person in data.contributors or ()),
        publisher=data.publisher,
        published=data.published,
        version=data.version,
        description=data.description,
        subjects=tuple(dict.fromkeys(data.subjects or ())),
        series=Series(data.series.name, data.series.position) if data.series else None,
        rights=data.rights,
        licence=Licence(data.licence.name, data.licence.url) if data.licence else None,
        accessibility_summary=data.accessibility_summary,
        index=tuple(one.paper() for one in data.index or ()),
        isbns=tuple((edition, isbn) for edition, isbn in data.isbns or () if isbn),
        bisac=tuple(dict.fromkeys(data.bisac or ())),
        thema=tuple(dict.fromkeys(data.thema or ())),
        place=place,
    )
