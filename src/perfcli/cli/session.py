"""What every command settles first: the language, the settings, the paths that are meant when none are given."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from perfcli.cli import console
from perfcli.files import relative
from perfcli.loading.settings import Settings, find_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.cli.options import Color, Lang
    from perfcli.diagnostics import Diagnostic


class Session(NamedTuple):
    """One run of a command."""

    settings: Settings
    lang: str
    color: bool
    quiet: bool
    coloring: str = "auto"
    """What was asked for, to be settled again for standard error."""

    def say(self, zh: str, en: str) -> None:
        """A sentence about the run, on standard error, unless asked to be quiet."""
        if not self.quiet:
            console.note(zh if self.lang == "zh" else en)

    def show(self, findings: Iterable[Diagnostic]) -> None:
        """Print findings about the input to standard error, in full."""
        found = tuple(findings)
        if found:
            console.note(self._text(found))

    def fail(self, findings: Iterable[Diagnostic], code: int = console.USAGE) -> typer.Exit:
        """Print findings that stop a run to standard error; the exit to raise."""
        self.show(findings)
        return typer.Exit(code)

    def _text(self, found: tuple[Diagnostic, ...]) -> str:
        from perfcli.output.full import blocks
        from perfcli.output.page import Page

        return blocks(Page(found, 0, self.lang, console.wants_color(self.coloring, sys.stderr)))


def start(
    near: Path | None, lang: Lang | None, color: Color, config: Path | None, *, quiet: bool = False
) -> Session:
    """Settle a run: settings are looked for near `near`, or in the working folder."""
    settings = find_settings(_existing(near or Path()), config)
    environment = os.environ.get("PERFCLI_LANG", "")
    asked = lang.value if lang else environment if environment in ("zh", "en") else settings.lang
    session = Session(settings, asked or "zh", console.wants_color(color.value), quiet, color.value)
    if settings.problems:
        raise session.fail(settings.problems)
    return session


def _existing(path: Path) -> Path:
    """The path, or the nearest folder above it that exists."""
    for candidate in (path, *path.parents):
        if os.path.exists(candidate):  # noqa: PTH110 - a Path raises on names that are too long
            return candidate
    return Path()


def default_paths(settings: Settings) -> list[str]:
    """What is meant when no path is given: the settings' targets, else the working folder."""
    if settings.file and settings.targets:
        return [relative(settings.root / target) for target in settings.targets]
    if settings.file:
        return [relative(settings.root)]
    return ["."]


def targets_folder(targets: Path | None, settings: Settings) -> str:
    """The folder of targets that a command works on: the one that was named, else the workspace's."""
    return str(targets) if targets is not None else default_paths(settings)[0]
