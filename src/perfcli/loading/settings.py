"""Settings of a workspace: `perfcli.toml`, or `[tool.perfcli]` in `pyproject.toml`; the nearest one above wins.

In: a folder to start from. Out: `Settings` and PF020 findings. Paths in it are relative to the file they stand in.
"""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.files import FileError, decode_utf8, read_bytes, relative
from perfcli.loading import kinds
from perfcli.loading.exports import Export, Wrong, read_exports
from perfcli.loading.file_faults import file_fault

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("perfcli.toml", "pyproject.toml")
LEVELS = tuple(severity.label for severity in Severity)
MAX_EXTENDS = 8

_EXPECTED = {
    "lang": Text('写 lang = "zh" 或 "en"', 'write lang = "zh" or "en"'),
    "fail-on": Text("可选 error、warning、remark", "one of error, warning, remark"),
    "severity": Text('写成 [severity] 下的 PF402 = "warning"', 'write PF402 = "warning" under [severity]'),
    "list": Text('写成文字的列表，如 ["PF402"]', 'write a list of texts, such as ["PF402"]'),
    "rectify-by": Text('写一天，如 "2027-03-31"', 'write a day, such as "2027-03-31"'),
    "extend": Text("写另一个设置文件的相对路径", "write the relative path of another settings file"),
}


class Settings(NamedTuple):
    """What a workspace decided. `file` is empty and `root` the start folder when there is no settings file."""

    root: Path
    file: str = ""
    targets: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity = Severity.ERROR
    lang: str = ""
    exports: tuple[tuple[str, Export], ...] = ()
    rectify_by: str = ""
    """Until when problems of an evaluation are put right, printed as it stands."""
    problems: tuple[Diagnostic, ...] = ()


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
        settings = parent._replace(root=path.parent, file=str(path), targets=_rebased(parent, path.parent))
    elif base is not None:
        settings = settings._replace(problems=(_problem(path, "extend", str(base), _EXPECTED["extend"]),))
    return _apply(settings, path, table)


def _tool_table(table: dict[str, Any]) -> dict[str, Any]:
    """The `[tool.perfcli]` of a pyproject.toml; empty when it has none."""
    tool = table.get("tool")
    own = tool.get("perfcli") if isinstance(tool, dict) else None
    return own if isinstance(own, dict) else {}


def _rebased(parent: Settings, root: Path) -> tuple[str, ...]:
    """The targets of the file that is extended, which stand relative to it, seen from `root`."""
    return tuple(relative(parent.root / target, root) for target in parent.targets)


def _apply(settings: Settings, path: Path, table: dict[str, Any]) -> Settings:
    """Each key of the table, checked."""
    changes: dict[str, Any] = {}
    problems = list(settings.problems)
    for key, value in table.items():
        read = _READERS.get(key)
        if read is None:
            problems.append(_unknown(path, key))
            continue
        result = read(value)
        if result is None:
            expected = _EXPECTED.get(key, _EXPECTED["list"])
            problems.append(_problem(path, key, str(value)[:60], expected))
        elif isinstance(result, Wrong):
            where = f"{key}.{result.key}".rstrip(".")
            problems.append(_problem(path, where, result.found, result.expected))
        else:
            changes[key.replace("-", "_")] = result
    return settings._replace(**changes, problems=tuple(problems))


def _texts(value: object) -> tuple[str, ...] | None:
    """A list of texts, or one text."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _severity(value: object) -> Severity | None:
    """A level by its word."""
    return Severity[value.upper()] if isinstance(value, str) and value in LEVELS else None


def _severities(value: object) -> tuple[tuple[str, Severity], ...] | None:
    """A table of code to level, sorted by code."""
    if not isinstance(value, dict):
        return None
    pairs = [(str(code), _severity(level)) for code, level in sorted(value.items())]
    return None if any(level is None for _, level in pairs) else tuple((c, s) for c, s in pairs if s)


def _lang(value: object) -> str | None:
    return value if value in ("zh", "en") else None


def _day(value: object) -> str | None:
    """A day, as text or as TOML writes days."""
    text = value.isoformat() if isinstance(value, date) else value
    try:
        return date.fromisoformat(text).isoformat() if isinstance(text, str) else None
    except ValueError:
        return None


_READERS = {
    "targets": _texts,
    "exclude": _texts,
    "select": _texts,
    "ignore": _texts,
    "severity": _severities,
    "fail-on": _severity,
    "lang": _lang,
    "exports": read_exports,
    "rectify-by": _day,
}
"""Every settings key and its reader; a reader answers None or `Wrong` for a value that it does not take."""


def _unknown(path: Path, key: str) -> Diagnostic:
    near = difflib.get_close_matches(key, [*_READERS, "extend"], n=1)
    known = ", ".join([*_READERS, "extend"])
    if near:
        return _problem(path, key, key, Text(f"是不是“{near[0]}”？", f"did you mean {near[0]!r}?"))
    return _problem(path, key, key, Text(f"可用的设置项：{known}", f"settings that exist: {known}"))


def _problem(path: Path, key: str, found: str, expected: Text) -> Diagnostic:
    return diagnose(kinds.SETTING, Span(str(path)), key=key, found=found, expected=expected)
