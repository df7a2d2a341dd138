"""The editions: how each is made and checked. A further one is a line in ``CATALOGUE``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pressroom.model.artifact import Artifact
from pressroom.model.problem import Problem, problem
from pressroom.model.settings import Edition, Store

if TYPE_CHECKING:  # what makes editions is not loaded where one is only checked
    from concurrent.futures import Future

    from pressroom.editions.job import PdfResult
    from pressroom.editions.press import Press
    from pressroom.model.document import Document
    from pressroom.model.manuscript import Styles


@dataclass(frozen=True, slots=True)
class Order:
    """What an edition is made from. ``printed`` waits for the layout, which a child works on.

    ``made`` are the editions that there are already, ``beside`` what goes with one of them, and
    ``told`` what is found on the way.
    """

    document: Document
    styles: Styles
    printed: Callable[[], PdfResult]
    made: dict[Edition, Artifact] = field(default_factory=dict)
    beside: list[Artifact] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kind:
    """An edition: its name in the settings, the end of its file's name, its maker and its checker.

    ``laid_out``: it is the work of the layout, so that it is made last.
    """

    name: Edition
    suffix: str
    make: Callable[[Order], Artifact]
    check: Callable[[bytes, str, Collection[Store]], Iterator[Problem]] | None = None
    laid_out: bool = False


def _make_epub(order: Order) -> Artifact:
    from pressroom.editions.epub import make_epub

    return make_epub(
        order.document,
        order.styles,
        lambda: order.printed().cover,
        lambda: order.printed().breaks,
    )


def _make_kepub(order: Order) -> Artifact:
    from pressroom.editions.kepub import make_kepub

    return make_kepub(order.made.get("epub") or _make_epub(order))


def _make_pdf(order: Order) -> Artifact:
    artifact = order.printed().artifact
    if artifact is None:
        raise RuntimeError("the layout made the cover alone")
    return artifact


def _make_print(order: Order) -> Artifact:
    from pressroom.editions.cover_rules import COVER_SPINE
    from pressroom.editions.job import WrapJob
    from pressroom.editions.press import Press
    from pressroom.editions.print_sheets import for_print

    made = for_print(_make_pdf(order), order.document, order.styles)
    wrap = Press.print_cover(WrapJob(order.document, order.styles, made.pages))
    order.beside.append(replace(wrap.artifact, name=f"{order.document.slug}-cover.pdf"))
    order.told.extend((*wrap.problems, *(problem(COVER_SPINE, note) for note in wrap.notes)))
    return made


def _make_large_print(order: Order) -> Artifact:
    """A layout of its own; the press of the others is busy or has ended by then."""
    from pressroom.editions.large_print import large_job
    from pressroom.editions.press import Press

    order.printed()  # two at once would take twice the memory
    press = Press.start()
    try:
        result = press.run(large_job(order.document, order.styles))
    finally:
        press.stop()
    order.told.extend(
        replace(one, message=f"in large print, {one.message}") for one in result.problems
    )
    if result.artifact is None:
        raise RuntimeError("the layout made the cover alone")
    return result.artifact


def _make_web(order: Order) -> Artifact:
    from pressroom.editions.web import make_web

    return make_web(order.document, order.styles)


def _make_text(order: Order) -> Artifact:
    from pressroom.editions.text import make_text

    return make_text(order.document)


def _check_epub(data: bytes, name: str, stores: Collection[Store]) -> Iterator[Problem]:
    from pressroom.checks.epub import check_epub
    from pressroom.checks.store_epub import check_epub_for

    yield from check_epub(data, name)
    yield from check_epub_for(data, name, stores)


def _check_pdf(data: bytes, name: str, stores: Collection[Store]) -> Iterator[Problem]:
    from pressroom.checks.pdf import check_pdf
    from pressroom.checks.print_pdf import is_for_print
    from pressroom.checks.store_pdf import check_pdf_for

    if is_for_print(data):
        yield from _check_print(data, name, stores)
        return
    yield from check_pdf(data, name)
    yield from check_pdf_for(data, name, stores)


def _check_print(data: bytes, name: str, _stores: Collection[Store]) -> Iterator[Problem]:
    from pressroom.checks.print_pdf import check_print
    from pressroom.checks.store_pdf import check_pdf_for

    yield from check_print(data, name)
    printers: tuple[Store, ...] = ("print",)
    yield from check_pdf_for(data, name, printers)


def _check_web(data: bytes, name: str, _stores: Collection[Store]) -> Iterator[Problem]:
    from pressroom.checks.web import check_web

    return check_web(data, name)


CATALOGUE = (
    Kind("epub", ".epub", _make_epub, _check_epub),
    Kind("kepub", ".kepub.epub", _make_kepub, _check_epub),
    Kind("pdf", ".pdf", _make_pdf, _check_pdf, laid_out=True),
    Kind("print", "-print.pdf", _make_print, _check_print, laid_out=True),
    Kind("large-print", "-large-print.pdf", _make_large_print, _check_pdf, laid_out=True),
    Kind("web", ".html", _make_web, _check_web),
    Kind("text", ".txt", _make_text),
)


@dataclass(frozen=True, slots=True)
class Made:
    """The editions, what goes ``beside`` one, and the cover (a JPEG).

    ``faces`` is the style of the download page's typefaces, ``problems`` are warnings.
    """

    artifacts: tuple[Artifact, ...]
    beside: tuple[Artifact, ...]
    cover: bytes
    faces: str
    problems: tuple[Problem, ...]


def make(press: Press, document: Document, styles: Styles, wanted: Iterable[Edition]) -> Made:
    """The editions that are ``wanted`` and what goes with them.

    The layout runs in the child of ``press`` while the other editions are made here.
    """
    from concurrent.futures import ThreadPoolExecutor

    from pressroom.editions.job import PdfJob
    from pressroom.editions.page_faces import page_faces

    kinds = [kind for kind in CATALOGUE if kind.name in set(wanted)]
    paged = any(kind.name in ("pdf", "print") for kind in kinds)
    job = PdfJob(document, styles, cover_only=not paged)
    with ThreadPoolExecutor(1) as thread:
        printed: Future[PdfResult] = thread.submit(press.run, job)
        order = Order(document, styles, printed.result)
        try:
            faces = page_faces(document, styles)
            # what needs the cover comes late, and what is made of an edition after it
            late = ("epub", "kepub")
            for kind in sorted(kinds, key=lambda kind: (kind.laid_out, kind.name in late)):
                name = f"{document.slug}{kind.suffix}"
                order.made[kind.name] = replace(kind.make(order), name=name, edition=kind.name)
            result = printed.result()
        except BaseException:
            press.stop()  # else the error would wait for the layout
            raise
    artifacts = tuple(order.made[kind.name] for kind in kinds)
    found = (*result.problems, *order.told)
    return Made(artifacts, tuple(order.beside), result.cover, faces, found)


def kind_of(name: str) -> Kind | None:
    """The edition whose file ``name`` may be, by its extension alone, where it can be checked."""
    named = (kind for kind in CATALOGUE if kind.check and kind.suffix.startswith("."))
    fitting = (kind for kind in named if name.lower().endswith(kind.suffix))
    return max(fitting, key=lambda kind: len(kind.suffix), default=None)


def checked(artifact: Artifact, stores: Collection[Store]) -> Iterator[Problem]:
    """The problems of an edition that was made here and is for ``stores``."""
    kind = next((kind for kind in CATALOGUE if kind.name == artifact.edition), None)
    # the PDF for screens, cover included, is not what a printer gets
    shops = [store for store in stores if store != "print"]
    if kind is None or kind.check is None:
        return iter(())
    from pressroom.checks.own import held

    return held(kind.check(artifact.data, artifact.name, shops))


def checked_beside(artifact: Artifact) -> Iterator[Problem]:
    """The problems of what was made with an edition: the cover for print."""
    from pressroom.checks.own import held
    from pressroom.checks.print_pdf import check_print

    return held(check_print(artifact.data, artifact.name))


def check_bytes(job: tuple[bytes, str, tuple[Store, ...]]) -> tuple[Problem, ...]:
    """The problems of a finished edition: its bytes, its name and its shops; a child calls it."""
    data, name, stores = job
    kind = kind_of(name)
    return tuple(kind.check(data, name, stores)) if kind and kind.check else ()
