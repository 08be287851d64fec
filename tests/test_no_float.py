"""Numbers, models, ladders and scores are exact: no float in the code that reads, holds or computes them.

A test of the text: a float literal, the name `float`, a true division (of whole numbers it gives a float, of Decimals it rounds
silently to 28 digits) or a function of `math` fails it. Joining paths with `/` and a text is not a division.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import perfcli

if TYPE_CHECKING:
    from collections.abc import Iterator

EXACT = ("quantity", "model", "scale", "scoring")
ROOT = Path(perfcli.__file__).parent
FILES = sorted(path for part in EXACT for path in (ROOT / part).rglob("*.py"))
INEXACT = {"math", "cmath", "statistics", "numpy", "random"}


def inexact(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Everything that is or may give a float, with its line."""
    alike = {id(part) for call in ast.walk(tree) if _compares_words(call) for part in ast.walk(call)}
    for node in ast.walk(tree):
        if id(node) not in alike and (said := _said(node)):
            yield getattr(node, "lineno", 0), said


def _compares_words(node: ast.AST) -> bool:
    """How alike two words are is no quantity."""
    if not isinstance(node, ast.Call):
        return False
    named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return bool(named == "get_close_matches")


def _said(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=float() | complex()):
            found = "a literal"
        case ast.Name(id="float" | "complex"):
            found = "the name"
        case ast.Attribute(attr="__truediv__" | "truediv") | ast.AugAssign(op=ast.Div()):
            found = "a division"
        case ast.BinOp(op=ast.Div(), right=right) if not _text(right):
            found = "a division"
        case ast.BinOp(op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
            found = "a power below one"
        case ast.Import(names=names) if INEXACT & {name.name.partition(".")[0] for name in names}:
            found = "an import"
        case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in INEXACT:
            found = "an import"
        case _:
            found = ""
    return found


def _text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_float(path: Path) -> None:
    assert list(inexact(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "text",
    ["x = 0.5", "def f(x: float) -> None: ...", "float(x)", "x = 1 / 2", "x /= 2", "2 ** -1", "import math",
     "from math import sqrt", "isinstance(x, float)", "operator.truediv(1, 2)", "1e3", "2j"],
)  # fmt: skip
def test_the_check_sees(text: str) -> None:
    assert list(inexact(ast.parse(text)))


@pytest.mark.parametrize(
    "text", ["x // 2", "folder / 'profiles'", "folder / f'{name}.yaml'", "Decimal('0.5')"]
)
def test_the_check_lets_pass(text: str) -> None:
    assert not list(inexact(ast.parse(text)))
