"""A site's own rules: the YAML files of its folder `rules`, read once a process.

In: settings, or paths. Out: `Site`: rules, files, and what is wrong with them.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from perfcli.files import relative
from perfcli.loading.discover import SUFFIXES

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.lint.rule import Rule
    from perfcli.loading.settings import Settings


class Site(NamedTuple):
    """The site's own rules. A file with faults gives no rule."""

    rules: tuple[Rule, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()


def site_files(settings: Settings) -> tuple[str, ...]:
    """The files of the site's own rules, in order of name."""
    folder = relative(settings.root / settings.site_rules)
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - most workspaces have none
    except OSError:
        return ()
    paths = (os.path.join(folder, name) for name in names if name.lower().endswith(SUFFIXES))  # noqa: PTH118
    return tuple(path for path in paths if not os.path.basename(path).startswith("."))  # noqa: PTH119


def site_of(settings: Settings) -> Site:
    """The site's own rules of a workspace."""
    files = site_files(settings)
    return load(files) if files else Site()


@cache
def load(files: tuple[str, ...]) -> Site:
    """The rules of some files."""
    return Site((), (), files)
