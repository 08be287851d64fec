"""The rules, one file each, named `pf###_name.py`; the folder is the list, in order of code.

In: nothing. Out: `all_rules`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcli.lint.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the catalogue, in order of code."""
    names = sorted(module.name for module in iter_modules(__path__) if module.name.startswith("pf"))
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)
