"""A site's own rules: the YAML files of its folder `rules`, read once a process.

In: settings, or paths. Out: `Site`: rules, files, and what is wrong with them.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.files import FileError, decode_utf8, read_bytes, relative
from perfcli.lint.rules import all_rules
from perfcli.loading.discover import SUFFIXES, find_files
from perfcli.loading.file_faults import file_fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.lint.rule import Rule
    from perfcli.loading.settings import Settings
    from perfcli.syntax.tree import Tree


class Site(NamedTuple):
    """The site's own rules. A file with faults gives no rule."""

    rules: tuple[Rule, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    read: tuple[tuple[str, str], ...] = ()
    """The files that were read, each with its digest."""
    homes: tuple[tuple[str, str], ...] = ()
    """Of each rule, its code and its file."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were read."""
        return tuple(path for path, _ in self.read)


def site_files(settings: Settings) -> tuple[str, ...]:
    """The files of the site's own rules, in order of name."""
    if not settings.file:
        return ()  # a folder called rules may be anyone's; beside a settings file it is the site's
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
    return load(tuple((path, _digest(path)) for path in files)) if files else Site()


def _digest(path: str) -> str:
    """What a file holds, for short; nothing when it cannot be read."""
    from hashlib import sha256  # noqa: PLC0415 - most workspaces have no rules of their own

    try:
        return sha256(read_bytes(path)).hexdigest()
    except FileError:
        return ""


def target_files(paths: Iterable[str], settings: Settings) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The target files that paths mean, without the site's own rules; and what is wrong with the paths."""
    files, problems = find_files(paths, settings.exclude)
    return without(files, site_files(settings))[0], problems


def without(files: tuple[str, ...], own: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files that are no rules of the site's own, and those that are."""
    if not own:
        return files, ()
    known = {os.path.normpath(path) for path in own}
    return (
        tuple(path for path in files if os.path.normpath(relative(path)) not in known),
        tuple(path for path in files if os.path.normpath(relative(path)) in known),
    )


@cache
def load(files: tuple[tuple[str, str], ...]) -> Site:
    """The rules of some files, each named with its digest; of two with one code or name the later one is refused."""
    from perfcli.lint.site.reader import read_rule  # noqa: PLC0415 - most workspaces have no rules of their own

    rules: list[Rule] = []
    found: list[Diagnostic] = []
    homes: list[tuple[str, str]] = []
    names = {rule.kind.name: rule.code for rule in all_rules()}
    for path, _ in files:
        try:
            loaded = read_rule(decode_utf8(read_bytes(path), path), path)
        except FileError as error:
            found.append(file_fault(error))
            continue
        found += loaded.diagnostics
        if loaded.rule is not None:
            taken = _taken(loaded.rule, loaded.tree, names)
            found += taken
            if not taken:
                rules.append(loaded.rule)
                names[loaded.rule.kind.name] = loaded.rule.code
                homes.append((loaded.rule.code, path))
    return Site(tuple(sorted(rules, key=lambda rule: rule.code)), tuple(found), files, tuple(homes))


def _taken(rule: Rule, tree: Tree, names: dict[str, str]) -> list[Diagnostic]:
    """A code or a name that another rule has."""
    from perfcli.lint.site import kinds  # noqa: PLC0415
    from perfcli.lint.site.words import ROOTS  # noqa: PLC0415

    root = next(one for one in ROOTS if isinstance(tree.value((one,)), dict))
    other = names.get(rule.kind.name) or (rule.code if rule.code in names.values() else "")
    if not other:
        return []
    found = rule.code if other == rule.code else rule.kind.name
    key = next(one for one in ("code", "编码") if isinstance(tree.value((root, one)), str))
    return [diagnose(kinds.TAKEN, tree.span((root, key)), found=found, other=other)]


class Tried(NamedTuple):
    """One rule file and its own samples: how many hold, and what does not."""

    path: str
    code: str
    samples: int
    diagnostics: tuple[Diagnostic, ...]


def tried(settings: Settings) -> tuple[Tried, ...]:
    """Every rule file of a workspace with its samples run."""
    site = site_of(settings)
    codes = {path: code for code, path in site.homes}
    found = []
    for path in site.files:
        rule = next((one for one in site.rules if one.code == codes.get(path)), None)
        faults = [one for one in site.diagnostics if one.span.path == path]
        faults += _samples(rule, path) if rule and not faults else []
        count = 1 + len(rule.bad) if rule else 0
        found.append(Tried(path, rule.code if rule else "", count, tuple(faults)))
    return tuple(found)


def _samples(rule: Rule, path: str) -> list[Diagnostic]:
    """The samples that do not hold: bad ones that pass, good ones that do not, those that are no target files."""
    from perfcli.lint.sample import findings_of  # noqa: PLC0415
    from perfcli.lint.site import kinds  # noqa: PLC0415

    found = []
    bad = [(Text(f"第 {nth} 个坏例", f"bad sample {nth}"), one, True) for nth, one in enumerate(rule.bad, 1)]
    for which, sample, wanted in (*bad, (Text("好例", "the good sample"), rule.good, False)):
        try:
            speaks = bool(findings_of(rule, sample))
        except (ValueError, StopIteration) as error:
            said = str(error)[:200]
            reason = Text(f"样例不是能用的目标文件：{said}", f"it is no target file that holds: {said}")
        else:
            if speaks is wanted:
                continue
            reason = (
                Text("没有查出问题", "nothing is found")
                if wanted
                else Text("查出了问题", "something is found")
            )
        found.append(diagnose(kinds.SAMPLE, Span(path), code=rule.code, which=which, reason=reason))
    return found
