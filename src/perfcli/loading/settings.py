"""Settings of a workspace: `perfcli.toml`, or `[tool.perfcli]` in `pyproject.toml`; the nearest one above wins.

In: a folder to start from. Out: `Settings` and PF020 findings. Paths in it are relative to the file they stand in.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.files import FileError, decode_utf8, read_bytes, relative
from perfcli.loading import kinds
from perfcli.loading.exports import Export, Wrong
from perfcli.loading.file_faults import file_fault
from perfcli.loading.setting_keys import EXTEND, LATEST, SETTINGS, Levels, PathScope

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("perfcli.toml", "pyproject.toml")
MAX_EXTENDS = 8


class Settings(NamedTuple):
    """What a workspace decided. `file` is empty and `root` the start folder when there is no settings file."""

    root: Path
    file: str = ""
    targets: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Levels = ()
    fail_on: Severity = Severity.ERROR
    lang: str = ""
    exports: tuple[tuple[str, Export], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    paths: tuple[PathScope, ...] = ()
    """What holds for some files only, later entries over earlier ones."""
    rules: str = LATEST
    """The year of the rule set, or `latest`."""
    site_rules: str = "rules"
    baseline: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    """Of each key that is set, the file that set it last."""


def find_settings(start: Path, explicit: Path | None = None) -> Settings:
    """The settings that hold for `start`: the file named by `--config`, or the nearest one above."""
    if explicit is not None:
        return _read(explicit, MAX_EXTENDS)
    folder = start if start.is_dir() else start.parent
    folder = folder.resolve()
    for above in (folder, *folder.parents):
        for name in NAMES:
            candidate = above / name
            if candidate.is_file() and (name != "pyproject.toml" or _has_table(candidate)):
                return _read(candidate, MAX_EXTENDS)
    return Settings(root=folder)


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of perfcli at all."""
    try:
        return "[tool.perfcli" in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _read(path: Path, extends: int) -> Settings:
    """One settings file, on top of the one that it extends."""
    import tomllib  # noqa: PLC0415 - many runs have no settings file

    settings = Settings(root=path.parent, file=str(path))
    try:
        table = tomllib.loads(decode_utf8(read_bytes(path), str(path)))
    except FileError as error:
        return settings._replace(problems=(file_fault(error),))
    except (
        ValueError,
        RecursionError,
    ) as error:  # beside TOMLDecodeError: numbers too long, brackets too deep
        problem = _problem(path, "TOML", str(error)[:200], Text("请按 TOML 的写法改正", "mend it as TOML"))
        return settings._replace(problems=(problem,))
    if path.name == "pyproject.toml":
        table = _tool_table(table)
    base = table.pop("extend", None)
    if isinstance(base, str) and base and extends:
        parent = _read(path.parent / base, extends - 1)
        settings = _moved(parent, path)
    elif base is not None:
        settings = settings._replace(problems=(_problem(path, "extend", str(base), EXTEND.expected),))
    return _apply(settings, path, table)


def _tool_table(table: dict[str, Any]) -> dict[str, Any]:
    """The `[tool.perfcli]` of a pyproject.toml; empty when it has none."""
    tool = table.get("tool")
    own = tool.get("perfcli") if isinstance(tool, dict) else None
    return own if isinstance(own, dict) else {}


def _moved(parent: Settings, path: Path) -> Settings:
    """What is extended, seen from the file that extends it: its paths stand relative to its own folder."""

    def seen(name: str) -> str:
        return relative(parent.root / name, path.parent)

    return parent._replace(
        root=path.parent,
        file=str(path),
        targets=tuple(seen(target) for target in parent.targets),
        site_rules=seen(parent.site_rules) if "site-rules" in dict(parent.origins) else parent.site_rules,
        baseline=seen(parent.baseline) if parent.baseline else "",
    )


def _apply(settings: Settings, path: Path, table: dict[str, Any]) -> Settings:
    """Each key of the table, checked."""
    changes: dict[str, Any] = {}
    problems = list(settings.problems)
    for key, value in table.items():
        setting = SETTINGS.get(key)
        if setting is None:
            problems.append(_unknown(path, key))
            continue
        result: Any = setting.read(value)
        if result is None:
            problems.append(_problem(path, key, str(value)[:60], setting.expected))
        elif isinstance(result, Wrong):
            where = f"{key}.{result.key}".rstrip(".")
            problems.append(_problem(path, where, result.found, result.expected))
        else:
            changes[key.replace("-", "_")] = _joined(settings, key, result, path)
    origins = dict(settings.origins) | {key: str(path) for key in table if key.replace("-", "_") in changes}
    return settings._replace(**changes, problems=tuple(problems), origins=tuple(sorted(origins.items())))


def _joined(settings: Settings, key: str, value: Any, path: Path) -> Any:  # noqa: ANN401 - a setting's value
    """A value on top of the one that is extended: levels and tables of paths are added, all else replaces."""
    if key == "severity":
        return tuple(sorted((dict(settings.severity) | dict(value)).items()))
    if key == "paths":
        return (*settings.paths, *(one._replace(base=str(path.parent)) for one in value))
    return value


def _unknown(path: Path, key: str) -> Diagnostic:
    near = difflib.get_close_matches(key, [*SETTINGS, "extend"], n=1)
    known = ", ".join([*SETTINGS, "extend"])
    if near:
        return _problem(path, key, key, Text(f"是不是“{near[0]}”？", f"did you mean {near[0]!r}?"))
    return _problem(path, key, key, Text(f"可用的设置项：{known}", f"settings that exist: {known}"))


def _problem(path: Path, key: str, found: str, expected: Text) -> Diagnostic:
    return diagnose(kinds.SETTING, Span(str(path)), key=key, found=found, expected=expected)
