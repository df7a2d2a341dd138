"""Reading the objects of a PDF: what stands where, trees of names, packed bytes, and places to go to."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from small_pdfs import keys, page, stream

from pressroom.checks.pdf_objects import Destinations, Visited, entry, items, text, tree, unpacked


def test_what_stands_under_keys_one_below_the_other() -> None:
    with pikepdf.new() as pdf:
        held = stream(pdf, A=Dictionary(B=7))
        assert entry(held, "/A", "/B") == 7
        assert entry(Dictionary(C=held), "/C", "/A", "/B") == 7
        assert entry(held) == held
        for path in (("/B",), ("/A", "/C"), ("/A", "/B", "/C"), ("/X", "/A")):
            assert entry(held, *path) is None
        for node in (None, 7, Name.A, String("A"), Array([Dictionary(A=1)])):
            assert entry(node, "/A") is None


def test_one_object_counts_as_an_array_of_one() -> None:
    assert items(None) == []
    assert items(Array([])) == []
    assert items(Array([1, 2])) == [1, 2]
    assert items(7) == [7]
    assert items(Name.A) == [Name.A]
    assert items(Array([Array([1])])) == [Array([1])]


@pytest.mark.parametrize(
    ("node", "words"),
    [(String(" Salt \n"), "Salt"), (String(""), ""), (Name.Salt, ""), (None, ""), (7, ""), (Array([String("Salt")]), "")],
)  # fmt: skip
def test_only_a_string_has_words(node: Any, words: str) -> None:
    assert text(node) == words


def test_an_object_of_its_own_is_visited_once_and_one_within_another_each_time() -> None:
    with pikepdf.new() as pdf:
        one, other, direct = pdf.make_indirect(Dictionary()), pdf.make_indirect(Dictionary()), Dictionary()  # fmt: skip
        visited = Visited()
        assert [visited.first(node) for node in (one, other, one, other)] == [True, True, False, False]  # fmt: skip
        assert [visited.first(node) for node in (direct, direct, 7, 7, None, Name.A)] == [True] * 6
        assert Visited().first(one)


def pairs(node: Any, leaf: str = "/Nums") -> list[tuple[Any, Any]]:
    return list(tree(node, leaf))


def numbered(*values: int) -> Dictionary:
    return Dictionary(Nums=Array([part for value in values for part in (value, value * 10)]))


def test_a_tree_of_numbers_is_read_in_its_order() -> None:
    """ISO 32000-1, 7.9.7."""
    assert pairs(numbered(1, 2)) == [(1, 10), (2, 20)]
    assert pairs(Dictionary(Kids=Array([numbered(1), numbered(2, 3), numbered(4)]))) == [
        (1, 10), (2, 20), (3, 30), (4, 40),
    ]  # fmt: skip
    deep = Dictionary(Kids=Array([Dictionary(Kids=Array([numbered(1), numbered(2)])), numbered(3)]))
    assert [key for key, _ in pairs(deep)] == [1, 2, 3]
    assert pairs(Dictionary(Nums=Array([1, 10, 2]))) == [(1, 10)]
    assert pairs(numbered(1), "/Names") == pairs(None) == pairs(7) == []


def test_a_tree_that_holds_itself_ends_and_its_other_branches_are_read() -> None:
    with pikepdf.new() as pdf:
        top = pdf.make_indirect(Dictionary())
        shared = pdf.make_indirect(numbered(2))
        top["/Kids"] = Array([numbered(1), top, shared, shared, numbered(3)])
        assert [key for key, _ in pairs(top)] == [1, 2, 3]


def test_a_stream_is_unpacked_where_it_is_small() -> None:
    with pikepdf.new() as pdf:
        for size, fits in ((100_000, True), (100_001, False)):
            packed = stream(pdf, b"4" * (size - 1) + b">", Filter=Name.ASCIIHexDecode)
            assert (unpacked(packed) is not None) is fits
        for size, fits in ((300, True), (301, False)):
            assert (unpacked(stream(pdf, b"x" * size), 3) is not None) is fits
        twice = Array([Name.ASCIIHexDecode, Name.ASCIIHexDecode])
        assert unpacked(stream(pdf, b"3431>", Filter=twice)) is None
        assert unpacked(stream(pdf, b"41>", Filter=Array([Name.ASCIIHexDecode]))) == b"A"
        assert unpacked(stream(pdf, b"")) == b""
        assert unpacked(Dictionary()) is None
        assert unpacked(None) is None


# --- places to go to -----------------------------------------------------------------


def leads(node: Dictionary, *, named: Any = None, old: Any = None) -> bool:
    """Whether a link leads somewhere, in a file with these names."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if named is not None:
            pairs = [part for key, value in named.items() for part in (String(key), _put(pdf, value))]  # fmt: skip
            pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array(pairs)))
        if old is not None:
            pdf.Root["/Dests"] = keys(**{key: _put(pdf, value) for key, value in old.items()})
        return Destinations(pdf).resolves(_put(pdf, node))


HERE, GONE = Name("/here"), Name("/gone")


def _put(pdf: Pdf, node: Any) -> Any:
    """The same with the page, or one that is not in the file, where a destination names it."""
    if node == HERE:
        return page(pdf)
    if node == GONE:
        return pdf.make_indirect(Dictionary(Type=Name.Page))
    if isinstance(node, Array):
        return Array([_put(pdf, one) for one in list(node)])
    if isinstance(node, Dictionary):
        return Dictionary({key: _put(pdf, value) for key, value in node.items()})
    return node


def place(target: Object = HERE) -> Array:
    return Array([target, Name.Fit])


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Dictionary(Dest=place()), True), (Dictionary(Dest=place(GONE)), False), (Dictionary(Dest=Array([])), False),
        (Dictionary(Dest=Array([0, Name.Fit])), False), (Dictionary(Dest=Array([Dictionary(), Name.Fit])), False),
        (Dictionary(), False), (Dictionary(Dest=7), False),
        (Dictionary(A=Dictionary(S=Name.GoTo, D=place())), True), (Dictionary(A=Dictionary(S=Name.GoTo, D=place(GONE))), False),
        (Dictionary(A=Dictionary(S=Name.GoTo)), False), (Dictionary(A=Dictionary(S=Name.GoTo, D=Dictionary(D=place()))), True),
        # what leads outside is not followed
        (Dictionary(A=Dictionary(S=Name.URI, URI=String("https://example.org/"))), True), (Dictionary(A=Dictionary(S=Name.GoToR)), True),
        (Dictionary(A=Dictionary(S=Name.Named, N=Name.NextPage)), True),
        # the place comes before the action
        (Dictionary(Dest=place(GONE), A=Dictionary(S=Name.URI)), False), (Dictionary(Dest=place(), A=Dictionary(S=Name.GoTo)), True),
    ],
)  # fmt: skip
def test_where_a_link_leads(node: Dictionary, expected: bool) -> None:
    """ISO 32000-1, 12.3.2 and 12.6.4."""
    assert leads(node) is expected


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_place_may_have_a_name(wrapped: bool) -> None:
    def held(target: Object) -> Any:
        return Dictionary(D=place(target)) if wrapped else place(target)

    known = {"quay": held(HERE), "sea": held(GONE)}
    by_string, by_name = Dictionary(Dest=String("quay")), Dictionary(Dest=Name.quay)
    assert leads(by_string, named=known)
    assert leads(Dictionary(A=Dictionary(S=Name.GoTo, D=String("quay"))), named=known)
    assert not leads(Dictionary(Dest=String("sea")), named=known)
    assert not leads(Dictionary(Dest=String("moor")), named=known)
    assert not leads(by_string)
    assert leads(by_name, old=known)  # as before PDF 1.2
    assert not leads(Dictionary(Dest=Name.sea), old=known)
    assert not leads(Dictionary(Dest=Name.moor), old=known)
    assert leads(by_name, named={"moor": held(HERE)}, old=known)
