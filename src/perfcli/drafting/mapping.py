"""The map that a bureau writes for an import: which file or part of one is whose, and the ids that nodes shall have.

In: the data of a map in YAML, or the rows of one in CSV. Out: a `Map`, or a sentence that says what is wrong with it.
"""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.model.record import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcli.syntax.tree import Data, KeyPath

_ID = re.compile(ID_PATTERN)
_STEP = re.compile(r"\s*>\s*")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_LIST = re.compile(r"[、,，;；\n]")
_TEXTS = ("id", "name", "code", "year", "source")
_KNOWN = frozenset(
    (*_TEXTS, "file", "alias", "unit", "duties", "objectives", "ids", "scales", "head", "comments")
)
_SHARED = ("year", "source", "scales", "head", "comments")
COLUMNS = {
    "文件": "file", "部门": "name", "部门标识": "id", "部门编码": "code", "预算单位": "unit_name", "预算单位标识": "unit_id", "年度": "year",
    "原名": "alias", "职责": "duties", "编号或名称": "node", "标识": "node_id",
}  # fmt: skip
"""Headers of a map in CSV, and the English ones, which are the keys."""


class BadMapError(Exception):
    """What is wrong with a map."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class Entry(NamedTuple):
    """One department, or one of its budget units, of a map."""

    id: str = ""
    name: str = ""
    code: str = ""
    year: str = ""
    source: str = ""
    files: tuple[str, ...] = ()
    """Names or patterns of the files that hold it; none means any."""
    alias: tuple[str, ...] = ()
    """Other names that the files call it by."""
    unit: tuple[tuple[str, str], ...] = ()
    """id, name and code of the budget unit that reports, if one does."""
    duties: tuple[str, ...] = ()
    """The duties that are its own where one table holds several departments'."""
    objectives: bool = False
    """Whether the objectives above such a table are its own."""
    ids: tuple[tuple[str, str], ...] = ()
    """A form's number, a name or a path of names, and the id of that node."""
    scales: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    head: tuple[str, ...] = ()
    comments: tuple[tuple[KeyPath, str], ...] = ()

    def holds(self, file: str) -> bool:
        """Whether a file may hold this department."""
        base = file.replace("\\", "/").rpartition("/")[2]
        return not self.files or any(
            fnmatch.fnmatchcase(base, p) or fnmatch.fnmatchcase(file, p) for p in self.files
        )

    def is_called(self, name: str) -> bool:
        """Whether a name in a file means this department."""
        return name in (self.name, *self.alias)

    def id_of(self, number: str, names: tuple[str, ...]) -> str:
        """The id of a node: by its number, else by the longest path of names that ends with it."""
        best, found = 0, ""
        for key, given in self.ids:
            if key == number:
                return given
            path = tuple(_STEP.split(key))
            if len(path) > best and names[-len(path) :] == path:
                best, found = len(path), given
        return found


class Map(NamedTuple):
    """A whole map."""

    entries: tuple[Entry, ...] = ()
    region: tuple[tuple[str, Data], ...] = ()
    """The keys of the region.yaml to write; none means that none is written."""
    region_head: tuple[str, ...] = ()
    region_comments: tuple[tuple[KeyPath, str], ...] = ()


def map_from_data(data: Data) -> Map:
    """A map in YAML.

    Raises:
        BadMapError: what is wrong with it.
    """
    if not isinstance(data, dict):
        raise BadMapError(Text("顶层应是 departments 等键", "its top level must be keys such as departments"))
    departments = data.get("departments", [])
    if not isinstance(departments, list) or not all(isinstance(one, dict) for one in departments):
        raise BadMapError(
            Text(
                "departments 应是一个部门一项的列表",
                "departments must be a list, an item for each department",
            )
        )
    unknown = sorted(data.keys() - {"departments", "region", *_SHARED})
    if unknown:
        raise BadMapError(Text(f"不认识的键 {'、'.join(unknown)}", f"unknown keys {', '.join(unknown)}"))
    shared = {key: data[key] for key in _SHARED if key in data}
    entries = tuple(_entry({**shared, **_mapping(one, "departments")}) for one in departments)
    region = dict(_mapping(data.get("region", {}), "region"))
    head, comments = _texts(region.pop("head", [])), _comments(region.pop("comments", {}))
    return Map(entries, tuple(region.items()), head, comments)


def map_from_rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Map:
    """A map in CSV: a row for each department of a file; rows with a node and an id name a node of the department above.

    Raises:
        BadMapError: what is wrong with it.
    """
    keys = [COLUMNS.get(name.strip(), name.strip()) for name in header]
    unknown = [key for key in keys if key and key not in COLUMNS.values()]
    if unknown:
        raise BadMapError(Text(f"不认识的列 {'、'.join(unknown)}", f"unknown columns {', '.join(unknown)}"))
    made: list[dict[str, Data]] = []
    for row in rows:
        cells = {key: cell.strip() for key, cell in zip(keys, row, strict=False) if cell.strip()}
        node, node_id = cells.pop("node", ""), cells.pop("node_id", "")
        same = made and all(made[-1].get(key) == value for key, value in cells.items())
        if cells and not same:
            made.append({**cells})
        if node and made:
            ids = made[-1].setdefault("ids", {})
            if isinstance(ids, dict):
                ids[node] = node_id
    return Map(tuple(_entry(_from_cells(one)) for one in made))


def _from_cells(cells: dict[str, Data]) -> dict[str, Data]:
    """A row's cells as an item in YAML would say them."""
    item = {key: value for key, value in cells.items() if not key.startswith("unit_")}
    for key in ("duties", "alias", "file"):
        if isinstance(text := item.get(key), str):
            item[key] = [part.strip() for part in _LIST.split(text) if part.strip()]
    if "unit_name" in cells:
        item["unit"] = {"id": cells.get("unit_id", ""), "name": cells["unit_name"]}
    return item


def _entry(item: dict[str, Data]) -> Entry:
    unknown = sorted(item.keys() - _KNOWN)
    if unknown:
        raise BadMapError(Text(f"不认识的键 {'、'.join(unknown)}", f"unknown keys {', '.join(unknown)}"))
    said = {key: str(item.get(key, "")) for key in _TEXTS}
    ids = _pairs(item.get("ids", {}), "ids")
    unit = tuple((k, v) for k, v in _pairs(item.get("unit", {}), "unit") if v)
    for given in (said["id"], dict(unit).get("id", ""), *(value for _, value in ids)):
        if given and not _ID.match(given):
            raise BadMapError(
                Text(
                    f"标识“{given}”不合格：小写字母开头，只用小写字母、数字、连字符",
                    f"{given!r} is no id: lower-case letters, digits, hyphens, a letter first",
                )
            )
    scales = tuple(
        (name, _pairs(cells, name)) for name, cells in _mapping(item.get("scales", {}), "scales").items()
    )
    return Entry(
        **said,
        files=_texts(item.get("file", [])),
        alias=_texts(item.get("alias", [])),
        unit=unit,
        duties=_texts(item.get("duties", [])),
        objectives=item.get("objectives") in ("yes", "是"),
        ids=ids,
        scales=scales,
        head=_texts(item.get("head", [])),
        comments=_comments(item.get("comments", {})),
    )


def _mapping(data: Data, key: str) -> Mapping[str, Data]:
    if isinstance(data, dict):
        return data
    if data == "":
        return {}
    raise BadMapError(Text(f"{key} 应是“键: 值”一组", f"{key} must be a mapping"))


def _pairs(data: Data, key: str) -> tuple[tuple[str, str], ...]:
    found = _mapping(data, key)
    if not all(isinstance(value, str) for value in found.values()):
        raise BadMapError(Text(f"{key} 里每个键的值应是一段文字", f"every value in {key} must be a text"))
    return tuple((name, str(value)) for name, value in found.items())


def _texts(data: Data) -> tuple[str, ...]:
    if isinstance(data, list):
        return tuple(str(item) for item in data)
    return (str(data),) if data else ()


def _comments(data: Data) -> tuple[tuple[KeyPath, str], ...]:
    """Comments by key path: `scales/standard`; numbers are places in lists."""
    return tuple(
        (tuple(int(step) if step.isdigit() else step for step in key.split("/")), text)
        for key, text in _pairs(data, "comments")
    )
