"""A declaration to a draft that the import engine plans and prints: rows read as any table is, ids kept, what nobody touched left as it was.

In: settled rows as they came back and as they were sent, last year's data. Out: a `Node` for `drafting.plan`. Both are drafted by the same
engine; a field that reads the same in both keeps last year's value, however it was written, and what the form has no column for stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import declare_kinds as kinds
from perfcli.collecting.declare_lines import ARROW
from perfcli.collecting.declare_words import FUNDS, STANDARD
from perfcli.drafting.draft import draft
from perfcli.drafting.nodes import CHILD_KEYS, Node
from perfcli.drafting.plan import AS_IS, LETTERS
from perfcli.model.terms import CHOICES
from perfcli.paper import Cell, Grid, Paper
from perfcli.quantity import Problem, normalise, read_amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcli.collecting.declare_lines import Line
    from perfcli.collecting.declare_read import Account
    from perfcli.collecting.declare_settle import Row, Settled
    from perfcli.drafting.nodes import Draft
    from perfcli.syntax.tree import Data

_HEADS = {
    "level": "层级", "name": "职责活动", "budget": "年度预算数", "content": "内容描述", "goals": "绩效目标", "indicator": "绩效指标",
    "direction": "指标方向", "level1": "一级指标", "level2": "二级指标", "operator": "运算符", "target": "指标值",
    "unit": "计量单位", "weight": "分值", "code": "项目编码", "category": "项目类别",
}  # fmt: skip
"""Headers as the import engine knows them."""
_APART = frozenset(("action", "scale", "fund", "amount", "parent"))
"""Columns that are read here and not by the engine."""
_PLACE = re.compile(r"(?P<sheet>.*)![A-Z]+(?P<row>[0-9]+)")
_CHILDREN = frozenset(CHILD_KEYS.values())
_OBJECTIVE = "总体目标"


class Parts(NamedTuple):
    """The rows of a declaration."""

    objectives: tuple[Line, ...]
    work: Settled
    measures: Settled
    projects: Settled
    labels: tuple[str, ...]
    money_unit: str


class Drafted(NamedTuple):
    """The department with all that hangs below it, and what the engine said."""

    node: Node
    draft: Draft
    paper: Paper


def drafted(parts: Parts, path: str, account: Account | None = None) -> Drafted:
    """The rows read by the import engine; nodes know their ids, scales and sources of money."""
    grids = [*_work(parts), *_measures(parts), *(_project(row, parts) for row in parts.projects.rows)]
    paper = Paper(path, "xlsx", tuple(grid for grid in grids if len(grid.rows) > 2))  # noqa: PLR2004 - two rows of headers
    made = draft(paper)
    node = _whole(made)
    rows = {
        _row_of(row.line): row for part in (parts.work, parts.measures, parts.projects) for row in part.walk()
    }
    for one in node.walk():
        row = rows.get(_place(one.origin))
        if row is not None:
            _known(one, row)
    for project in list(node.under("project")):
        row = rows.get(_place(project.origin))
        if row is not None:
            _money(project, row, account)
            _home(node, project, row, account)
    return Drafted(node, made, paper)


def _whole(made: Draft) -> Node:
    """All departments of a draft as one: there is one in a workbook, whatever its texts sound like."""
    first, *more = made.departments or (Node("department"),)
    for other in more:
        first.children += other.children
        for key, value in other.fields.items():
            first.fields.setdefault(key, value)
    return first


# tables


def _work(parts: Parts) -> Iterator[Grid]:
    """The duty table: the department's own row, its objectives, then duties and activities."""
    head = [line for line in parts.work.head if line.get("budget")]
    objectives = [
        line._replace(cells={"level": _OBJECTIVE, "goals": line.get("goals")})
        for line in parts.objectives
        if line.get("goals")
    ]
    rows = [row.line for row in parts.work.walk()]
    yield _grid("work", [*head, *objectives, *rows], parts, "职责活动")


def _measures(parts: Parts) -> Iterator[Grid]:
    yield _grid("measures", [row.line for row in parts.measures.walk()], parts, "")


def _project(row: Row, parts: Parts) -> Grid:
    """One project: a table of its own, so that no class goes over from another."""
    return _grid(f"project {_row_of(row.line)}", [one.line for one in row.walk()], parts, "项目名称")


def _grid(name: str, lines: Sequence[Line], parts: Parts, named: str) -> Grid:
    """Lines under the headers that the engine knows; cells keep their origins."""
    keys = [key for key in _HEADS if key not in ("level", "name")]
    if named == "职责活动":
        keys = ["level", "name", *keys]
    elif named:
        keys = ["name", *keys]
    others = dict.fromkeys(key for line in lines for key in line.cells if key.startswith("other/"))
    grades = [f"grade/{label}" for label in parts.labels]
    unit = f"（{parts.money_unit}）" if parts.money_unit else ""
    heads = {**_HEADS, "name": named, "budget": f"{_HEADS['budget']}{unit}"}
    top: list[Cell | None] = [Cell(heads[key], "", rows=2) for key in keys]
    below: list[Cell | None] = [None] * len(keys)
    if grades:
        top += [Cell(STANDARD, "", columns=len(grades)), *[None] * (len(grades) - 1)]
        below += [Cell(label, "") for label in parts.labels]
    top += [Cell(key.partition("/")[2], "", rows=2) for key in others]
    below += [None] * len(others)
    body = [
        tuple(_cell(line, key) for key in (*keys, *grades, *others))
        for line in lines
        if any(key not in _APART and text for key, text in line.cells.items())
    ]
    return Grid(name, name, (tuple(top), tuple(below), *body))


def _cell(line: Line, key: str) -> Cell | None:
    text = line.get(key)
    return Cell(text, line.places.get(key, "")) if text else None


def _place(origin: str) -> tuple[str, int]:
    found = _PLACE.fullmatch(origin)
    return (found["sheet"], int(found["row"])) if found else ("", 0)


def _row_of(line: Line) -> tuple[str, int]:
    """The sheet and row of a line."""
    return _place(next(iter(line.places.values()), ""))


# what the engine does not know


def _known(node: Node, row: Row) -> None:
    """Ids and the scale that was chosen."""
    path = row.measure if node.kind == "indicator" else row.path
    if path:
        node.facts["path"] = path
    if node.kind == "indicator" and (scale := row.line.get("scale")):
        node.facts["scale"] = scale
        node.origins["scale"] = row.line.places.get("scale", "")


def _money(project: Node, row: Row, account: Account | None) -> None:
    """The sources of a project's money: one in each of its rows."""
    funding: list[Data] = []
    for one in row.walk():
        fund, amount = one.line.get("fund"), one.line.get("amount")
        if not fund and not amount:
            continue
        word = next((known for known in FUNDS if normalise(known) == normalise(fund)), "")
        if not word or isinstance(read_amount(amount or "-"), Problem):
            project.note(f"资金来源：{fund} {amount}".rstrip())
            _tell_fund(one.line, f"{fund} {amount}".strip(), account)
            continue
        plain, carried, _ = word.partition("（")
        english = next(key for key, chinese in CHOICES["fund"].items() if chinese == plain)
        project.origins[f"funding/{len(funding)}"] = one.line.places.get("fund", "")
        funding.append({"fund": english, "amount": amount, **({"period": "carried"} if carried else {})})
    if funding:
        project.fields["funding"] = funding


def _tell_fund(line: Line, found: str, account: Account | None) -> None:
    if account is not None:
        for key in ("fund", "amount"):
            account.doubt(line.places.get(key, ""))
        account.say(kinds.FUND, origin=line.places.get("fund", ""), found=found)


def _home(department: Node, project: Node, row: Row, account: Account | None) -> None:
    """Hang a project under the activity that its row names."""
    said = row.line.get("parent")
    if not said:
        return
    for duty in department.under("duty"):
        for activity in duty.under("activity"):
            if normalise(said) in (normalise(f"{duty.name}{ARROW}{activity.name}"), normalise(activity.name)):
                department.children.remove(project)
                activity.children.append(project)
                return
    if account is not None:
        origin = row.line.places.get("parent", "")
        account.doubt(origin)
        account.say(kinds.PARENT, origin=origin, found=said)
    project.note(f"所属职责活动：{said}")


# three texts


class Last(NamedTuple):
    """Last year's file: its data in English keys, and the ladders that may be named."""

    data: Mapping[str, Data]
    scales: Mapping[str, Mapping[str, str]]
    """The file's own and the region's."""


def merged(now: Node, sent: Node, last: Last, account: Account) -> Node:
    """What came back, with last year's values wherever it reads as it was sent; every node with its id."""
    before = {node.facts["path"]: node for node in sent.walk() if "path" in node.facts}
    data = dict(_nodes(last.data, ""))
    merger = _Merger(before, data, last.scales, account)
    merger.node(now, sent, last.data)
    for node in now.walk():
        path = node.facts.get("path", "")
        if node is not now:
            merger.node(node, before.get(path), data.get(path))
    _identify(now, last.data, data)
    return now


def _nodes(data: Mapping[str, Data], above: str) -> Iterator[tuple[str, Mapping[str, Data]]]:
    """Every node of last year's data by its ids."""
    for key in CHILD_KEYS.values():
        items = data.get(key)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict):
                path = f"{above}/{item.get('id', '')}".lstrip("/")
                yield path, item
                yield from _nodes(item, path)


class _Merger:
    def __init__(
        self,
        before: Mapping[str, Node],
        data: Mapping[str, Mapping[str, Data]],
        scales: Mapping[str, Mapping[str, str]],
        account: Account,
    ) -> None:
        self.before = before
        self.data = data
        self.scales = scales
        self.account = account

    def node(self, node: Node, sent: Node | None, last: Mapping[str, Data] | None) -> None:
        """The fields of one node."""
        if sent is None or last is None:
            if node.kind == "indicator":
                self._standard(node, node.facts.get("scale", ""), _ladder(node), {})
            return
        fields = {key: value for key, value in last.items() if key not in _CHILDREN and key != "id"}
        kept = {"name"} if node.kind == "department" else {"bands", "scale"}
        for key in {**sent.fields, **node.fields}:
            if key not in kept:
                self._field(fields, key, sent, node)
        if node.kind == "indicator":
            self._measured(node, sent, fields)
        if node.kind == "department":
            fields = {
                key: fields[key] for key in ("budget", "funding", "note", "objectives") if key in fields
            }
        node.fields = fields

    def _field(self, fields: dict[str, Data], key: str, sent: Node, node: Node) -> None:
        """One field: last year's where nothing was touched."""
        was, now = sent.fields.get(key, ""), node.fields.get(key, "")
        if _same(key, was, now):
            return
        if key == "note":
            added = [line for line in str(now).split("\n") if line and line not in str(was).split("\n")]
            fields[key] = "\n".join(filter(None, (str(fields.get(key, "")), *added)))
        elif now in ("", []) and key != "budget":
            fields.pop(key, None)
        else:
            fields[key] = now

    def _measured(self, node: Node, sent: Node, fields: dict[str, Data]) -> None:
        """How an indicator is judged: a ladder by name or in cells."""
        was = (sent.facts.get("scale", ""), _ladder(sent))
        now = (node.facts.get("scale", ""), _ladder(node))
        if was == now:
            node.facts[AS_IS] = "yes"
            return
        for key in ("bands", "scale"):
            fields.pop(key, None)
        self._standard(node, now[0], now[1], was[1] if was[0] != now[0] else {})
        for key in ("bands", "scale"):
            if key in node.fields:
                fields[key] = node.fields[key]

    def _standard(self, node: Node, name: str, ladder: Mapping[str, str], stale: Mapping[str, str]) -> None:
        """Either the scale that was chosen, or the grades that were written; `stale` ones are those of last year's scale."""
        if not name:
            return
        origin = node.origins.get("scale", "")
        cells = self.scales.get(name)
        if cells is None:
            self.account.reject(origin)
            self.account.say(kinds.UNKNOWN_SCALE, origin=origin, found=name)
            return
        written = {label: text for label, text in ladder.items() if text}
        if not written or written == dict(cells) or (stale and ladder == stale):
            node.fields.pop("bands", None)
            node.fields["scale"] = name
        else:
            self.account.doubt(origin)
            self.account.say(kinds.TWO_STANDARDS, origin=origin, found=name)


def _ladder(node: Node) -> dict[str, str]:
    bands = node.fields.get("bands")
    return {label: str(text) for label, text in bands.items()} if isinstance(bands, dict) else {}


def _same(key: str, was: Data, now: Data) -> bool:
    """Whether a field reads the same: amounts by their value."""
    if key == "funding" and isinstance(was, list) and isinstance(now, list):
        return [_fund(one) for one in was] == [_fund(one) for one in now]
    if key in ("budget", "weight") and isinstance(was, str) and isinstance(now, str):
        return was == now or _amount(was) == _amount(now) != ("", "")
    return was == now


def _fund(one: Data) -> object:
    data = one if isinstance(one, dict) else {}
    return data.get("fund"), data.get("period"), _amount(str(data.get("amount", "")))


def _amount(text: str) -> tuple[object, str]:
    reading = read_amount(text)
    return ("", "") if isinstance(reading, Problem) else (reading.value, reading.unit)


# ids


def _identify(node: Node, root: Mapping[str, Data], data: Mapping[str, Mapping[str, Data]]) -> None:
    """An id for every node: last year's, else one that no node of this parent has or had."""
    for parent in node.walk():
        path = parent.facts.get("path", "")
        had = root if parent is node else data.get(path, {})
        taken = {str(item.get("id", "")) for item in _items(had)}
        kept: set[str] = set()
        for child in parent.children:
            own = child.facts.get("path", "").rpartition("/")[2]
            if own and own not in kept:
                child.facts["id"] = own
                kept.add(own)
        taken |= kept
        for child in parent.children:
            if "id" not in child.facts:
                child.facts["id"] = _free(LETTERS[child.kind], taken)
                taken.add(child.facts["id"])


def _items(data: Mapping[str, Data]) -> Iterable[Mapping[str, Data]]:
    for key in CHILD_KEYS.values():
        items = data.get(key)
        yield from (item for item in (items if isinstance(items, list) else ()) if isinstance(item, dict))


def _free(letter: str, taken: set[str]) -> str:
    return next(name for n in range(1, len(taken) + 2) if (name := f"{letter}{n}") not in taken)
