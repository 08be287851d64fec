"""Paths as other programs want them: with `/`, and relative to the repository that the run stands in.

In: a path as it was given. Out: the path below the nearest folder that holds `.git`; outside of one, as it was given.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from perfcli import files


def relative(path: str) -> str:
    """The path that finds the file from the root of the repository, as services show it."""
    root = repository(os.getcwd())  # noqa: PTH109 - a text, to be remembered
    if root and os.path.exists(path):  # noqa: PTH110 - a Path raises on names that are too long
        below = files.relative(os.path.abspath(path), root)  # noqa: PTH100
        if not below.startswith("..") and not os.path.isabs(below):  # noqa: PTH117 - whole when on another drive
            return below.replace(os.sep, "/")
    return path.replace(os.sep, "/")


@cache
def repository(folder: str) -> str:
    """The nearest folder above that holds `.git`; empty where there is none."""
    found = (above for above in (Path(folder), *Path(folder).parents) if (above / ".git").exists())
    return str(next(found, ""))
