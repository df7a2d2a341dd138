"""The changes by which tests/outside/mutation_score.py tries the tests of the checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from mutation_changes import changes


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("return a < b", ["return a <= b", "return None"]),
        ("return a and b", ["return a or b", "return None"]),
        ("return a - 1", ["return a + 1", "return a - 2", "return None"]),
        ("if a and b < 2:\n    yield a", [
            "if a and b < 3:\n    yield a", "if a and b <= 2:\n    yield a",
            "if a or b < 2:\n    yield a", "if not (a and b < 2):\n    yield a",
            "if a and b < 2:\n    pass",
        ]),
        ("if not a:\n    yield", ["if a:\n    yield", "if not a:\n    pass"]),
        ("d = [c for c in a if c]\nd = d or None", [
            "d = [c for c in a if not c]\nd = d or None", "d = [c for c in a if c]\npass",
            "d = [c for c in a if c]\nd = d and None",
        ]),
        ("for b in a:\n    break", ["for b in a:\n    continue"]),
        ("yield any(a), 'x'", ["pass", "yield (all(a), 'x')", "yield (any(a), 'XXxXX')"]),
        ("yield f'{a} is wrong', 'of a kind'", ["pass"]),
        ("c: Literal['x'] = g('x')", ["c: Literal['x'] = g('XXxXX')"]),
        ("yield a in ('x', 'y')", ["yield (a not in ('x', 'y'))", "yield (a in ('XXxXX', 'y'))", "yield (a in ('x', 'XXyXX'))", "pass"]),
        ("yield a in ('x', 'y', 'z')", ["yield (a not in ('x', 'y', 'z'))", "yield (a in ('y', 'z'))", "yield (a in ('x', 'y'))", "pass"]),
        ("return isinstance(a, int | str)", ["return None"]),
    ],
)  # fmt: skip
def test_changes_within_a_function(tmp_path: Path, code: str, made: list[str]) -> None:
    file = tmp_path / "module.py"
    body = code.replace("\n", "\n    ")
    file.write_text(f'"""Words."""\n\ndef f(a: int, b: int):\n    """Words."""\n    {body}\n')
    found = changes(file)
    assert {one.scope for one in found} == {("f", 3)}
    assert sorted(one.made().split('"""Words."""')[-1].strip() for one in found) == sorted(
        one.replace("\n", "\n    ") for one in made
    )


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("A = 1", ["A = 2"]),
        ("A = ('a', 'b', 'c')", ["A = ('b', 'c')", "A = ('a', 'b')"]),
        ("A = 'a b c d e f g h'.split()", ["A = 'b c d e f g h'.split()", "A = 'a b c d e f g'.split()"]),
        ("A = re.compile('a')", ["A = re.compile('XXaXX')"]),
        ("__slots__ = ('a', 'b')", []),
        ("import a", []),
        ("A = dict[str, int]", []),
    ],
)  # fmt: skip
def test_changes_at_the_top_of_a_module(tmp_path: Path, code: str, made: list[str]) -> None:
    file = tmp_path / "module.py"
    file.write_text(f"{code}\n")
    found = changes(file)
    assert all(one.scope is None for one in found)
    assert sorted(one.made() for one in found) == sorted(made)
    assert file.read_text() == f"{code}\n"
