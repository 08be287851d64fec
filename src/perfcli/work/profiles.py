"""The scoring profiles that there are: those of the workspace and the shipped ones, told in plain words, and checked.

In: the folders of profiles, a reference. Out: `Shelf` lines, a page of Markdown, findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Severity, Span
from perfcli.loading.document import read_document
from perfcli.scoring.profiles import SHIPPED, Choice, choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.model.profile import Profile

ASKED = "<PROFILE>"


class Shelved(NamedTuple):
    """One profile of a folder; the profile is None where its file does not hold."""

    path: Path
    profile: Profile | None
    own: bool
    """Whether it is the workspace's own."""


def shelf(folders: Sequence[Path]) -> tuple[Shelved, ...]:
    """Every profile, the workspace's before the shipped ones; of one name the workspace's hides the shipped one."""
    found: dict[str, Shelved] = {}
    for folder in (*folders, SHIPPED):
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            found.setdefault(path.stem, Shelved(path, read_document(str(path)).profile, folder != SHIPPED))
    return tuple(found.values())


def resolve(reference: str, folders: Sequence[Path]) -> Choice:
    """The profile called `name@version`, or by its name alone whatever its version."""
    if "@" not in reference:
        known = {one.path.stem: one.profile for one in shelf(folders)}
        profile = known.get(reference)
        reference = profile.title if profile else f"{reference}@1"
    return choose(reference, folders, Span(ASKED))


def check(
    references: Iterable[str], folders: Sequence[Path]
) -> tuple[tuple[str, int, tuple[Diagnostic, ...]], ...]:
    """Each profile by its name: how many examples it runs, and what is wrong with it."""
    named = tuple(references) or tuple(one.path.stem for one in shelf(folders))
    made = []
    for name in named:
        choice = resolve(name, folders)
        made.append((name, len(choice.profile.examples) if choice.profile else 0, choice.findings))
    return tuple(made)


def refused(findings: Iterable[Diagnostic]) -> bool:
    """Whether one of them is an error."""
    return any(found.severity is Severity.ERROR for found in findings)
