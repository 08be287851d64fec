"""How a bureau's export is to be read (`[exports.NAME]` of the settings): which column is what, the unit, the header, rows to skip.

In: a table of TOML. Out: `Export`s by name, or the first `Wrong` value. As TOML text again: `as_toml`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from perfcli.diagnostics import Text

ROLES = ("code", "name", "department", "department-code", "initial", "adjusted", "executed")
"""What a column of an export may be."""

UNITS = ("元", "千元", "万元", "百万元", "亿元")
TOTALS = ("合计", "总计", "小计", "本页小计")
"""Rows that begin so are passed over when the settings say nothing else."""

_KEYS = ("columns", "unit", "header", "sheet", "skip", "fill", "sum", "dash")
DASHES = ("zero", "blank")


class Export(NamedTuple):
    """One shape of export. `columns` says of each role under which header it stands, or in which column, counted from 1."""

    columns: tuple[tuple[str, str | int], ...]
    unit: str = ""
    """The unit of amounts; empty where the file itself says it."""
    header: int = 0
    """The row of the (lowest line of the) header as the file counts; 0 where it is to be found by the columns' names."""
    sheet: str = ""
    skip: tuple[str, ...] = TOTALS
    """Rows whose first text begins with one of these are totals."""
    fill: bool = False
    """Whether a blank cell of the department means the one above."""
    sum: bool = False
    """Whether several rows of one project are added up."""
    dash: str = ""
    """What a dash in an amount's place means: `zero` or `blank`; empty where nobody has said so."""


class Wrong(NamedTuple):
    """A value that is not taken: its key below `exports`, what stands there, what should."""

    key: str
    found: str
    expected: Text


Exports = tuple[tuple[str, Export], ...]


def read_exports(value: object) -> Exports | Wrong:
    """Every export of the settings, by its name."""
    if not isinstance(value, dict):
        return Wrong("", str(value)[:60], Text("写成 [exports.名称] 的表", "write a table [exports.NAME]"))
    found: list[tuple[str, Export]] = []
    for name, table in value.items():
        one = _export(table)
        if isinstance(one, Wrong):
            return one._replace(key=f"{name}.{one.key}".rstrip("."))
        found.append((str(name), one))
    return tuple(found)


def _export(table: Any) -> Export | Wrong:  # noqa: ANN401 - TOML
    if not isinstance(table, dict):
        return Wrong("", str(table)[:60], Text("写成 [exports.名称] 的表", "write a table [exports.NAME]"))
    for key in table:
        if key not in _KEYS:
            keys = ", ".join(_KEYS)
            return Wrong(str(key), str(key), Text(f"可用的键：{keys}", f"keys that exist: {keys}"))
    columns = _columns(table.get("columns"))
    if isinstance(columns, Wrong):
        return columns
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key != "columns":
            if not _fits(key, value):
                return Wrong(str(key), str(value)[:60], _EXPECTED[key])
            given[key] = tuple(value) if key == "skip" else value
    return Export(columns, **given)


def _columns(value: Any) -> tuple[tuple[str, str | int], ...] | Wrong:  # noqa: ANN401 - TOML
    roles = ", ".join(ROLES)
    if not isinstance(value, dict) or not value:
        expected = Text(f"在 columns 里写各列的表头：{roles}", f"give the headers under columns: {roles}")
        return Wrong("columns", str(value)[:60], expected)
    for role, header in value.items():
        if role not in ROLES:
            return Wrong(
                f"columns.{role}", str(role), Text(f"可用的列：{roles}", f"columns that exist: {roles}")
            )
        if not (isinstance(header, str) and header.strip()) and not (type(header) is int and header > 0):
            expected = Text(
                "写表头的文字，或从 1 数起的第几列",
                "write the header's text, or the number of the column from 1",
            )
            return Wrong(f"columns.{role}", str(header)[:60], expected)
    return tuple(value.items())


def _fits(key: str, value: object) -> bool:
    if key == "unit":
        return value in UNITS
    if key == "dash":
        return value in DASHES
    if key == "header":
        return type(value) is int and value >= 0
    if key == "skip":
        return isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    return isinstance(value, str if key == "sheet" else bool)


_EXPECTED = {
    "unit": Text(f"可选 {'、'.join(UNITS)}", f"one of {', '.join(UNITS)}"),
    "header": Text("写表头在第几行", "write the number of the header's row"),
    "sheet": Text("写工作表的名称", "write the name of the sheet"),
    "skip": Text('写成文字的列表，如 ["合计", "小计"]', 'write a list of texts, such as ["合计", "小计"]'),
    "fill": Text("写 true 或 false", "write true or false"),
    "dash": Text('写 "zero"（横线是零）或 "blank"（横线是没有数）', 'write "zero" or "blank"'),
    "sum": Text("写 true 或 false", "write true or false"),
}


def as_toml(name: str, export: Export, prefix: str = "") -> str:
    """The export as a table for the settings; `prefix` is `tool.perfcli.` in a pyproject.toml."""
    bare = name.replace("-", "").replace("_", "")
    key = name if bare.isascii() and bare.isalnum() else _quoted(name)
    lines = [f"[{prefix}exports.{key}]"]
    if export.sheet:
        lines.append(f"sheet = {_quoted(export.sheet)}")
    if export.header:
        lines.append(f"header = {export.header}")
    if export.unit:
        lines.append(f"unit = {_quoted(export.unit)}")
    lines.append(f"skip = [{', '.join(map(_quoted, export.skip))}]")
    if export.dash:
        lines.append(f"dash = {_quoted(export.dash)}")
    lines += [f"{flag} = true" for flag in ("fill", "sum") if getattr(export, flag)]
    lines.append(f"\n[{prefix}exports.{key}.columns]")
    lines += [f"{role} = {at if isinstance(at, int) else _quoted(at)}" for role, at in export.columns]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return (
        '"'
        + "".join(char if char.isprintable() or char == " " else f"\\u{ord(char):04x}" for char in plain)
        + '"'
    )
