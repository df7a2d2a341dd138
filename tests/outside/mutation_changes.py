"""The small changes that tests/outside/mutation_score.py makes in a module, one at a time.

Changed are: comparisons, boolean and arithmetical operators, conditions (turned round), numbers (by
one), truth values, strings, what is returned, calls that have an opposite (any and all, min and max),
``break`` and ``continue``; and statements are left out.

Left alone is what no test of behaviour could or should notice:

- docstrings, annotations and the names of types, ``__slots__``, the arguments of ``@dataclass`` and the
  ``strict`` of ``zip``: they bind whoever writes the code, and mypy holds them;
- the wording of messages, and the modules of rules: docs/rules.md holds what they say, and its test
  compares it;
- all but the first and the last entry of a table, since a test of each entry would be the table once
  more. A table is what stands together at the top of a module, three texts or more that stand together
  in a function, and a list of words in one string;
- the empty text that stands for a missing one, as in ``node.get("href") or ""``: no rule tells it from
  another that means nothing;
- what fails at once whatever is tested, such as a name that nothing has set, or a number taken from a text.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_BOUNDS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)  # another bound is not the opposite condition
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.Pow: ast.Mult,
}  # fmt: skip
_OPPOSITE = {
    "any": "all", "all": "any", "min": "max", "max": "min", "startswith": "endswith",
    "endswith": "startswith", "issubset": "issuperset", "match": "search", "fullmatch": "match",
}  # fmt: skip
_TABLES = (ast.Set, ast.List, ast.Tuple, ast.Dict)
_TEXTS = (ast.List, ast.JoinedStr)
_INSTEAD = (ast.BoolOp, ast.Call, ast.IfExp)
_WORDING = re.compile(r"\w,? \w")
_Scope = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One node of a module put in the place of another.

    ``scope`` is the outermost function around it, by name and first line, if there is one; ``lines``
    are those of the statement that it stands in, without the statements inside of that; ``around`` are
    those of the function, or of the whole module.
    """

    path: Path
    tree: ast.Module
    parent: ast.AST
    field: str
    index: int | None
    new: Any
    line: int
    lines: range
    around: range
    scope: _Scope | None

    @contextmanager
    def _applied(self) -> Iterator[None]:
        where = getattr(self.parent, self.field)
        if self.index is None:
            setattr(self.parent, self.field, self.new)
        else:
            setattr(
                self.parent, self.field, [*where[: self.index], self.new, *where[self.index + 1 :]]
            )
        try:
            yield
        finally:
            setattr(self.parent, self.field, where)

    def compiled(self) -> CodeType:
        """The module with this change."""
        with self._applied():
            tree = ast.fix_missing_locations(self.tree)
            return compile(tree, str(self.path), "exec", dont_inherit=True)

    def made(self) -> str:
        """The text of the module with this change."""
        with self._applied():
            return ast.unparse(self.tree)

    def told(self) -> str:
        """The file and line, and what stood there and stands there now."""
        node = self.parent if isinstance(self.parent, ast.expr | ast.keyword) else None
        before = ast.unparse(node or _old(self))
        with self._applied():
            after = ast.unparse(node or self.new)
        return f"{self.path.name}:{self.line}: {_short(before)}  →  {_short(after)}"


def _old(change: Change) -> Any:
    old = getattr(change.parent, change.field)
    return old if change.index is None else old[change.index]


def _short(code: str) -> str:
    return re.sub(r"\s+", " ", code)[:150]


def changes(path: Path) -> list[Change]:
    """All changes of a module, in the order of its lines."""
    tree = ast.parse(path.read_text("utf-8"))
    return sorted(_Walk(path, tree).all(), key=lambda one: one.line)


class _Walk:
    def __init__(self, path: Path, tree: ast.Module) -> None:
        self._path, self._tree = path, tree
        self._scope: _Scope | None = None
        self._lines = range(0)
        self._around = self._whole = range(1, tree.body[-1].end_lineno or 1)
        self._bound: set[str] = set()

    def all(self) -> Iterator[Change]:
        yield from self._within(self._tree)

    def _within(self, parent: ast.AST) -> Iterator[Change]:
        for field, value in ast.iter_fields(parent):
            if _is_typing(parent, field):
                continue
            for index, node in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(node, ast.AST) and not _is_left_alone(node, parent):
                    yield from self._node(
                        parent, field, index if isinstance(value, list) else None, node
                    )

    def _node(
        self, parent: ast.AST, field: str, index: int | None, node: ast.AST
    ) -> Iterator[Change]:
        before = self._lines
        if isinstance(node, ast.stmt | ast.excepthandler):
            self._lines = _head(node)
        elif isinstance(node, ast.match_case):
            self._lines = range(node.pattern.lineno, node.body[0].lineno + 1)
        for new in self._instead(node, parent):
            line = getattr(node, "lineno", self._lines.start)
            yield Change(
                self._path, self._tree, parent, field, index, new, line, self._lines, self._around,
                self._scope,
            )  # fmt: skip
        if isinstance(node, ast.FunctionDef) and self._scope is None and not _is_bound(node):
            yield from self._function(node)
        else:
            yield from self._within(node)
        self._bound |= {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}  # fmt: skip
        if isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            self._lines = before

    def _function(self, node: ast.FunctionDef) -> Iterator[Change]:
        """What a function's head says is reckoned when the module is read, its body when it is called."""
        yield from self._within(node.args)
        self._scope = (node.name, min([node.lineno, *(one.lineno for one in node.decorator_list)]))
        self._around = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        self._bound = {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}
        for index, statement in enumerate(node.body):
            if not _is_docstring(statement):
                yield from self._node(node, "body", index, statement)
        self._scope, self._around = None, self._whole

    def _instead(self, node: ast.AST, parent: ast.AST) -> Iterator[ast.AST]:
        match node:
            case ast.Compare():
                for at, op in enumerate(node.ops):
                    ops = [*node.ops[:at], _COMPARED[type(op)](), *node.ops[at + 1 :]]
                    yield _changed(node, ops=ops)
            case ast.BoolOp():
                yield _changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
            case ast.BinOp() if not isinstance(node.left, _TEXTS) and not _is_text(node):
                yield _changed(node, op=_RECKONED[type(node.op)]())
            case ast.UnaryOp(op=ast.Not() | ast.USub()):
                yield node.operand
            case ast.Constant() if not self._is_table(parent):
                if isinstance(parent, ast.Attribute) and parent.attr == "split":
                    yield from _fewer(str(node.value).split())
                elif node.value not in ("", b"") or not isinstance(parent, _INSTEAD):
                    yield from _constants(node)
            case ast.Call() if (name := _called(node)) in _OPPOSITE:
                func = copy.copy(node.func)
                setattr(func, "id" if isinstance(func, ast.Name) else "attr", _OPPOSITE[name])
                yield _changed(node, func=func)
            case ast.Set() | ast.List() | ast.Tuple() | ast.Dict():
                if self._is_table(node) and not isinstance(getattr(node, "ctx", None), ast.Store):
                    yield from _shorter(node)
            case ast.Break():
                yield ast.Continue()
            case ast.Continue():
                yield ast.Break()
            case ast.Return(value=None) | ast.Raise() | ast.Delete():
                yield ast.Pass()
            case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
                yield _changed(node, value=ast.Constant(None))
            case ast.Expr() if not _is_docstring(node):
                yield ast.Pass()
            case ast.AugAssign():
                yield ast.Pass()
                if not isinstance(node.value, (*_TEXTS, *_TABLES, ast.ListComp)) and not _is_text(
                    node
                ):
                    yield _changed(node, op=_RECKONED[type(node.op)]())
            case ast.Assign() if all(self._is_set(one) for one in node.targets):
                yield ast.Pass()
        condition = getattr(node, "test", getattr(node, "guard", None))
        if condition is not None and _needs_turning(condition):
            yield _changed(
                node, **{"test" if hasattr(node, "test") else "guard": _turned(condition)}
            )
        for at, part in enumerate(node.ifs if isinstance(node, ast.comprehension) else []):
            if _needs_turning(part):
                yield _changed(node, ifs=[*node.ifs[:at], _turned(part), *node.ifs[at + 1 :]])  # type: ignore[attr-defined]

    def _is_table(self, node: ast.AST) -> bool:
        """Whether values are held together at the top of a module, or several texts in a function."""
        if not isinstance(node, _TABLES) or self._scope is None:
            return isinstance(node, _TABLES)
        parts = getattr(node, "elts", [])
        return len(parts) > 2 and all(_is_string(one) for one in parts)

    def _is_set(self, target: ast.expr) -> bool:
        """Whether a target has a value without this assignment."""
        if isinstance(target, ast.Name):
            return self._scope is not None and target.id in self._bound
        return isinstance(target, ast.Attribute | ast.Subscript) and self._scope is not None


def _head(node: ast.stmt | ast.excepthandler) -> range:
    """The lines of a statement, without those of the statements inside of it."""
    body = getattr(node, "body", None)
    return range(node.lineno, (max(body[0].lineno, node.lineno + 1) if body else (node.end_lineno or 0) + 1))  # fmt: skip


def _changed(node: ast.AST, **fields: object) -> Any:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _turned(condition: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), condition)


def _needs_turning(condition: ast.expr) -> bool:
    """Whether no other change makes the opposite of a condition already."""
    match condition:
        case ast.UnaryOp(op=ast.Not()) | ast.Constant():
            return False
        case ast.Compare(ops=[op]):
            return isinstance(op, _BOUNDS)
    return True


def _constants(node: ast.Constant) -> Iterator[ast.Constant]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
    elif isinstance(value, bytes):
        yield ast.Constant(b"XX" + value + b"XX")
    elif isinstance(value, str):
        if not _WORDING.search(value) or "\\" in value:
            yield ast.Constant(f"XX{value}XX")


def _fewer(words: list[str]) -> Iterator[ast.Constant]:
    for kept in (words[1:], words[:-1]):
        yield ast.Constant(" ".join(kept))


def _shorter(node: ast.Set | ast.List | ast.Tuple | ast.Dict) -> Iterator[ast.expr]:
    names = ("keys", "values") if isinstance(node, ast.Dict) else ("elts",)
    if len(getattr(node, names[0])) > 1:
        for kept in (slice(1, None), slice(-1)):
            yield _changed(node, **{name: getattr(node, name)[kept] for name in names})


def _is_text(node: ast.BinOp | ast.AugAssign) -> bool:
    """Whether texts are put together, of which nothing can be taken away."""
    parts = [node.value] if isinstance(node, ast.AugAssign) else [node.left, node.right]
    return any(
        isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and isinstance(one.value, str | bytes))
        for one in parts
    )  # fmt: skip


def _is_string(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)


def _called(node: ast.Call) -> str:
    func = node.func
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def _is_bound(node: ast.FunctionDef) -> bool:
    """Whether a method asks for its own class, so that another one cannot be put into its place."""
    return any(isinstance(one, ast.Name) and one.id == "super" for one in ast.walk(node))


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_typing(parent: ast.AST, field: str) -> bool:
    if field in ("annotation", "returns", "decorator_list", "type_comment", "ctx", "format_spec"):
        return True
    return field == "cls" and isinstance(parent, ast.MatchClass)


def _is_left_alone(node: ast.AST, parent: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id="__slots__" | "__all__")]):
            return True
        case ast.Assign(value=ast.Subscript()) if isinstance(parent, ast.Module):
            return True  # the name of a type
        case ast.keyword(arg="strict"):
            return True
        case ast.Constant():
            return isinstance(parent, ast.JoinedStr)
        case ast.BinOp():
            return isinstance(parent, ast.Call) and _called(parent) == "isinstance"
    return False
