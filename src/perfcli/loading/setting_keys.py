"""Every key of the settings: how its value is read, what it should look like, what it means; the docs come from here.

In: values of TOML. Out: what they mean, None or `Wrong` for what is not taken. Nothing here looks at files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from perfcli.diagnostics import Severity, Text
from perfcli.loading.exports import Wrong, read_exports

if TYPE_CHECKING:
    from collections.abc import Callable

Levels: TypeAlias = "tuple[tuple[str, Severity | None], ...]"
"""Codes, how codes begin, or names, each with its level; None is off."""

LEVELS = tuple(severity.label for severity in Severity)
OFF = "off"
LATEST = "latest"
MAX_PATTERN = 200

_LIST = Text('写成文字的列表，如 ["PF402"]', 'write a list of texts, such as ["PF402"]')
_LEVEL = Text("可选 error、warning、remark", "one of error, warning, remark")
_LEVELS = Text(
    '写成 [severity] 下的 PF402 = "warning"，可选 error、warning、remark、off',
    'write PF402 = "warning" under [severity]: error, warning, remark or off',
)
_PATHS = Text(
    '写成 [[paths]]，下面 match = "2024/**"，再写 select、ignore、severity 或 rules',
    'write [[paths]] with match = "2024/**", then select, ignore, severity or rules',
)
_RULES = Text('写年份，如 rules = "2026"，或 "latest"', 'write a year, such as rules = "2026", or "latest"')
_FILE = Text("写一个文件的相对路径", "write the relative path of a file")


class PathScope(NamedTuple):
    """What holds for some files only. `base` is the folder that the patterns start from."""

    match: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Levels = ()
    rules: str = ""
    base: str = ""


class Setting(NamedTuple):
    """One key: its reader, what is expected, what it means, its default and an example as TOML."""

    read: Callable[[object], object]
    expected: Text
    meaning: Text
    default: str
    example: str


def texts(value: object) -> tuple[str, ...] | None:
    """A list of texts, or one text."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def level(value: object) -> Severity | None:
    """A level by its word."""
    return Severity[value.upper()] if isinstance(value, str) and value in LEVELS else None


def levels(value: object) -> Levels | None:
    """A table of code to level, sorted by code."""
    if not isinstance(value, dict) or not all(one == OFF or level(one) for one in value.values()):
        return None
    return tuple((str(code), level(one)) for code, one in sorted(value.items()))


def rules(value: object) -> str | None:
    """The year of a rule set, or `latest`."""
    year = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    four = 4
    return year if year == LATEST or (len(year) == four and year.isascii() and year.isdigit()) else None


def paths(value: object) -> tuple[PathScope, ...] | Wrong | None:
    """The tables of `[[paths]]`, in order."""
    if not isinstance(value, list):
        return None
    found = []
    for table in value:
        one = _path(table)
        if isinstance(one, Wrong):
            return one
        found.append(one)
    return tuple(found)


_PATH_READERS: dict[str, Callable[[object], object]] = {
    "match": texts,
    "select": texts,
    "ignore": texts,
    "severity": levels,
    "rules": rules,
}


def _path(table: object) -> PathScope | Wrong:
    if not isinstance(table, dict):
        return Wrong("", str(table)[:60], _PATHS)
    read = {key: _PATH_READERS[key](value) for key, value in table.items() if key in _PATH_READERS}
    for key, value in table.items():
        if read.get(key) is None:
            return Wrong(str(key), str(value)[:60], _PATHS)
    patterns = read.get("match")
    if not isinstance(patterns, tuple) or not all(0 < len(one) <= MAX_PATTERN for one in patterns):
        return Wrong("match", str(table.get("match", ""))[:60], _PATHS)
    values: Any = read  # each was read by its own reader
    return PathScope(**values)


def _lang(value: object) -> str | None:
    return value if isinstance(value, str) and value in ("zh", "en") else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


SETTINGS = {
    "targets": Setting(
        texts, _LIST, Text("目标文件所在的文件夹", "folders of target files"), "[]", 'targets = ["targets"]'
    ),
    "exclude": Setting(
        texts, _LIST, Text("不查的文件和文件夹", "files and folders that are passed over"), "[]",
        'exclude = ["drafts", "*.old.yaml"]',
    ),
    "select": Setting(
        texts, _LIST, Text("只查这些编码、编码的开头或名称", "only these codes, beginnings of codes or names"),
        "[]", 'select = ["PF2", "PF4", "vague-verb"]',
    ),
    "ignore": Setting(
        texts, _LIST, Text("不查这些", "not these"), "[]", 'ignore = ["PF410"]'
    ),
    "severity": Setting(
        levels, _LEVELS,
        Text("各条规则的级别：error、warning、remark 或 off；写得越具体越优先", "the level of each rule: error, warning, remark or off; the more exact entry wins"),
        "{}", '[severity]\nPF402 = "error"\nPF41 = "off"',
    ),
    "paths": Setting(
        paths, _PATHS,
        Text("只管一部分文件的 select、ignore、severity、rules；写在后面的优先", "select, ignore, severity and rules for some files; later tables win"),
        "[]", '[[paths]]\nmatch = "targets/2024/**"\nignore = ["PF4"]\nseverity = {PF302 = "remark"}',
    ),
    "rules": Setting(
        rules, _RULES,
        Text("用哪一年的规则：比它新的规则不启用，升级后旧年度不会突然变红", "the rule set of a year: newer rules stay off, so that an upgrade turns nothing red"),
        '"latest"', 'rules = "2026"',
    ),
    "site-rules": Setting(
        _text, Text("写一个文件夹的相对路径", "write the relative path of a folder"),
        Text("本地自定规则（PF9xx）所在的文件夹", "the folder of a site's own rules (PF9xx)"), '"rules"', 'site-rules = "rules"',
    ),
    "baseline": Setting(
        _text, _FILE,
        Text("基线文件：其中列出的老问题不算不通过", "the baseline: known findings in it fail no run"),
        "", 'baseline = "perfcli-baseline.json"',
    ),
    "fail-on": Setting(
        level, _LEVEL, Text("到哪一级算不通过", "the level that fails a run"), '"error"', 'fail-on = "warning"'
    ),
    "lang": Setting(
        _lang, Text('写 lang = "zh" 或 "en"', 'write lang = "zh" or "en"'),
        Text("消息的语言", "the language of messages"), '"zh"', 'lang = "en"',
    ),
    "exports": Setting(
        read_exports, Text("写成 [exports.名称] 的表", "write a table [exports.NAME]"),
        Text("预算系统导出表的读法，见 exports.md", "how exports of the budget system are read: see exports.md"),
        "{}", '[exports.single]\nunit = "万元"\ncolumns = {code = "项目编码", executed = "全年执行数"}',
    ),
}  # fmt: skip
"""Every settings key; `extend`, which names another settings file, is read first and stands in none of them."""
EXTEND = Setting(
    _text,
    Text("写另一个设置文件的相对路径", "write the relative path of another settings file"),
    Text(
        "先读另一个设置文件，这里写的盖过它；severity 和 paths 接在它的后面",
        "another settings file to start from; severity and paths are added to it, other keys replace",
    ),
    "",
    'extend = "../perfcli.toml"',
)
