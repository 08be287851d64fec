"""The rules, one file each, named `pf###_name.py`; the folder is the list, in order of code.

In: nothing. Out: `all_rules`.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcli.lint.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the catalogue, in order of code."""
    files = os.listdir(__path__[0])  # noqa: PTH208 - the shorter names and the faster start
    names = sorted({file.partition(".")[0] for file in files if file.startswith("pf")})
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)
