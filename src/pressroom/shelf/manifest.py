"""What stands on the shelf: manifest.json and SHA256SUMS, and how we know our folder by them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pressroom.model.artifact import Artifact
from pressroom.model.document import Document
from pressroom.model.problem import Problem, Severity

SCHEMA = 1
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
KEEP = ".gitkeep"
"""A user's file that may stand in our folder: it stays through builds and cleaning."""

_GENERATOR = "pressroom"
_LARGEST = 16 * 1024 * 1024


def digest_of_inputs(inputs: Mapping[str, str]) -> str:
    """One SHA-256 over all inputs: of the JSON list of [path, SHA-256], sorted by path."""
    text = json.dumps(sorted(inputs.items()), ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def make_manifest(
    document: Document,
    files: tuple[Artifact, ...],
    *,
    words: int,
    problems: tuple[Problem, ...],
    inputs: Mapping[str, str],
    tools: Mapping[str, str],
) -> bytes:
    """manifest.json, schema 1. ``files`` are all files of the folder but this one and the sums."""
    about = document.metadata
    counts = Counter(found.severity for found in problems)
    manifest = {
        "schema": SCHEMA,
        "generator": _GENERATOR,
        "title": about.title,
        "identifier": about.identifiers[0].urn,
        "version": about.version,
        "language": about.language,
        "modified": about.modified.isoformat(),
        "words": words,
        "files": [_file(artifact) for artifact in files],
        "inputs": {"count": len(inputs), "sha256": digest_of_inputs(inputs)},
        "tools": dict(sorted(tools.items())),
        "checks": {
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "problems": [_problem(found) for found in problems],
        },
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode(
        errors="backslashreplace"
    )


def make_sums(files: tuple[Artifact, ...]) -> bytes:
    """SHA256SUMS in the form that ``sha256sum -c`` reads, sorted by name."""
    lines = sorted((artifact.name, sha256(artifact.data)) for artifact in files)
    return "".join(f"{digest}  {name}\n" for name, digest in lines).encode()


def sha256(data: bytes) -> str:
    """The digest in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def listed(folder: Path) -> frozenset[str]:
    """The names that are ours in ``folder`` by the manifest there; none without one of ours."""
    path = folder / MANIFEST
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return frozenset()
        manifest: Any = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return frozenset()
    if not isinstance(manifest, dict) or manifest.get("generator") != _GENERATOR:
        return frozenset()
    files = manifest.get("files")
    entries = files if isinstance(files, list) else []
    names = [entry.get("name") for entry in entries if isinstance(entry, dict)]
    ours = {name for name in names if isinstance(name, str) and is_plain(name)}
    return frozenset(ours | {MANIFEST, SUMS})


def is_plain(name: str) -> bool:
    """Whether a name is a file's name and nothing more, safe in every file of the shelf."""
    return (
        name not in {"", ".", ".."} and name.isprintable() and not any(c in name for c in "/\\\0")
    )


def _file(artifact: Artifact) -> dict[str, str | int]:
    entry: dict[str, str | int] = {
        "name": artifact.name,
        "media_type": artifact.media_type,
        "size": len(artifact.data),
        "sha256": sha256(artifact.data),
    }
    if artifact.edition:
        entry["edition"] = artifact.edition
    if artifact.pages:
        entry["pages"] = artifact.pages
    return entry


def _problem(found: Problem) -> dict[str, str | int | None]:
    place = found.place
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "path": str(place.path) if place else None,
        "line": place.line if place and place.line else None,
        "column": place.column if place and place.column else None,
    }
