"""The shelf: finished editions go into the output folder, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pressroom.model.artifact import Artifact
from pressroom.model.document import Document
from pressroom.model.manuscript import Styles
from pressroom.model.problem import Problem
from pressroom.shelf.manifest import MANIFEST, SUMS, is_plain, make_manifest, make_sums
from pressroom.shelf.swap import clean, recover, replace, require_ours

__all__ = ["COVER", "clean", "recover", "require_ours", "shelve"]

COVER = "cover.jpg"


def shelve(
    artifacts: tuple[Artifact, ...],
    *,
    document: Document,
    cover: bytes,
    faces: str,
    problems: tuple[Problem, ...],
    inputs: Mapping[str, str],
    tools: Mapping[str, str],
    styles: Styles,
    words: int,
    out: Path,
    beside: tuple[Artifact, ...] = (),
) -> None:
    """Write the editions, the cover, the download page, manifest.json and SHA256SUMS to ``out``.

    ``beside`` are files for the trade, which the page does not offer. ``cover`` is a JPEG;
    ``faces`` is the style of the page's typefaces; ``problems`` are the findings of our own checks;
    ``inputs`` maps each file that was read to its SHA-256; ``tools`` maps each tool to its version.
    The folder is replaced as a whole. Raises PressroomError (SHELF-001 to 005), and then nothing
    has changed.
    """
    from pressroom.shelf.page import (
        PAGE,
        make_page,
    )  # its templates cost time, and a check has none

    page = Artifact(PAGE, "text/html", make_page(document, artifacts, styles, faces))
    files = (*artifacts, *beside, Artifact(COVER, "image/jpeg", cover), page)
    manifest = Artifact(
        MANIFEST,
        "application/json",
        make_manifest(document, files, words=words, problems=problems, inputs=inputs, tools=tools),
    )
    everything = (*files, manifest)
    names = [*(file.name for file in everything), SUMS]
    if len(set(names)) != len(names) or not all(is_plain(name) for name in names):
        raise ValueError(f"names that cannot stand on one shelf: {names}")
    contents = {file.name: file.data for file in everything}
    replace(out, contents | {SUMS: make_sums(everything)})
