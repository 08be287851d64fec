"""What every command settles first: the language, the settings, the paths that are meant when none are given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from perfcli.cli import console
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

    def say(self, zh: str, en: str) -> None:
        """A sentence about the run, on standard error, unless asked to be quiet."""
        if not self.quiet:
            console.note(zh if self.lang == "zh" else en)

    def fail(self, findings: Iterable[Diagnostic], code: int = console.USAGE) -> typer.Exit:
        """Print findings that stop a run to standard error; the exit to raise."""
        from perfcli.output.formats import render
        from perfcli.output.page import Page

        page = Page(tuple(findings), 0, self.lang)
        text = render("full", page)
        console.note(text[: text.rstrip("\n").rfind("\n")].rstrip("\n"))
        return typer.Exit(code)


def start(
    near: Path | None, lang: Lang | None, color: Color, config: Path | None, *, quiet: bool = False
) -> Session:
    """Settle a run: settings are looked for near `near`, or in the working folder."""
    settings = find_settings(_existing(near or Path()), config)
    environment = os.environ.get("PERFCLI_LANG", "")
    asked = lang.value if lang else environment if environment in ("zh", "en") else settings.lang
    session = Session(settings, asked or "zh", console.wants_color(color.value), quiet)
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
        return [os.path.relpath(settings.root / target) for target in settings.targets]
    if settings.file:
        return [os.path.relpath(settings.root)]
    return ["."]
