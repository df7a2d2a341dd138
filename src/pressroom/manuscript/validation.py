"""From pydantic's errors to problems with a place in the author's file and a hint."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from pressroom.manuscript.yamltree import Address, Tree
from pressroom.model.problem import Problem, Rule, problem


class Fault(ValueError):
    """A value that a validator refuses, with the rule that it breaks."""

    def __init__(self, rule: Rule, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint


class Strict(BaseModel):
    """A model that takes no unknown key and converts no type."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        str_strip_whitespace=True,
    )


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that pydantic's own kinds of error break, for one kind of file."""

    unknown: Rule
    required: Rule
    value: Rule
    yes_no: Rule


def explain(
    error: ValidationError, tree: Tree, model: type[BaseModel], rules: RuleSet
) -> Iterator[Problem]:
    """A problem for each error of pydantic's, at the place of the key or value."""
    for entry in error.errors(include_url=False):
        at: Address = tuple(entry["loc"])
        name = _name(at)
        fault = entry.get("ctx", {}).get("error")
        kind = entry["type"]
        if isinstance(fault, Fault):
            yield problem(fault.rule, fault.message, tree.place(at), fault.hint)
        elif kind == "extra_forbidden":
            hint = did_you_mean(str(at[-1]), known_keys(model, at[:-1]))
            yield problem(rules.unknown, f'unknown key "{at[-1]}"', tree.place(at, key=True), hint)
        elif kind == "missing":
            place = tree.place(at[:-1]) if at[:-1] else tree.place(at, key=True)
            yield problem(rules.required, f'"{name}" is missing or empty', place)
        elif kind == "literal_error":
            allowed = str(entry["ctx"]["expected"]).replace("'", '"')
            message = f'"{name}" cannot be {_shown(entry["input"])}'
            yield problem(rules.value, message, tree.place(at), f"use {allowed}")
        elif kind == "string_type" and isinstance(entry["input"], bool):
            place = tree.place(at)
            raw = tree.source.text[place.start : place.end] or str(entry["input"])
            message = f'"{name}" is read as yes or no, not as text'
            yield problem(rules.yes_no, message, place, f'put it in quotes: "{raw}"')
        else:
            yield problem(rules.value, f'"{name}" {_wanted(kind)}', tree.place(at))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the closest of the ``known`` words, empty where none is close."""
    close = difflib.get_close_matches(word.lower().replace("_", "-"), list(known), n=1)
    return f'did you mean "{close[0]}"?' if close else ""


def known_keys(model: type[BaseModel], at: Address) -> list[str]:
    """The keys that ``model`` takes at an address."""
    here: type[BaseModel] | None = model
    for step in at:
        if isinstance(step, int) or here is None:
            continue
        field = next((f for n, f in here.model_fields.items() if (f.alias or n) == step), None)
        here = _model_in(field.annotation) if field else None
    return [f.alias or n for n, f in here.model_fields.items()] if here else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found:
            return found
    return None


def _name(at: Address) -> str:
    words = ""
    for step in at:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words


def _shown(value: object) -> str:
    text = str(value)
    return f'"{text if len(text) <= 40 else text[:37] + "..."}"'


def _wanted(kind: str) -> str:
    match kind:
        case "string_type":
            return "must be text"
        case "string_too_short" | "too_short":
            return "is empty"
        case "list_type" | "tuple_type":
            return "must be a list"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "must consist of keys and values"
        case "int_type":
            return "must be a whole number"
        case _:
            return "has the wrong form"
