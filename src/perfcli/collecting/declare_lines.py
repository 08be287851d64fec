"""The rows of a declaration, before they are cells: last year's targets as the official form prints them, with room for new ones.

In: an outline of last year's targets, or none. Out: `Line`s of the duty table, of the table of projects and of the department's own
indicators, each with the ids that it keeps. What comes back becomes such lines again, so that both can be compared.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.model.terms import CHOICES
from perfcli.quantity import over, show, to_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.amount import Amount
    from perfcli.model.indicator import Indicator
    from perfcli.model.plan import Activity, Duty, Funds, Plan, Project

DEPARTMENT, DUTY, ACTIVITY, INDICATOR = "部门", "职责", "活动", "指标"
PROJECT = "项目"
KEEP, CHANGE, DROP, NEW = ACTIONS = ("保留", "修改", "删除", "新增")
ARROW = " › "
GRADES = ("优", "良", "中", "差")
"""The grades of a form that nobody has filled in yet."""
_SIGN = re.compile(r"^(?:[≥≤＞＜>=<]+)")
_PRESET = frozenset(("action", "level"))
_FREE_BELOW_DUTY, _FREE_AT_END, _EMPTY_ROWS, _FREE_PROJECTS = 1, 8, 10, 9


class Line(NamedTuple):
    """One row: what it says by key, and the ids of the nodes that it is about, from the department down."""

    cells: Mapping[str, str]
    """`level`, `name`, `budget`, `grade/优` …; only what says something."""
    path: str = ""
    """Of the duty, activity or project whose first row it is: `meetings/sessions`."""
    measure: str = ""
    """Of its indicator: `meetings/sessions/completion`."""
    places: Mapping[str, str] = {}
    """Where each cell was read, of a row that came back."""
    covered: frozenset[str] = frozenset()
    """Cells that a merged one covers, of a row that came back."""

    def get(self, key: str) -> str:
        """What a cell says; empty where nothing."""
        return self.cells.get(key, "")

    @property
    def blank(self) -> bool:
        """Whether it says nothing but what was printed in it."""
        return all(key in _PRESET or not text for key, text in self.cells.items())


class Lines(NamedTuple):
    """A declaration: overall objectives, and the rows of each table."""

    objectives: tuple[Line, ...] = ()
    work: tuple[Line, ...] = ()
    measures: tuple[Line, ...] = ()
    """Indicators of the department itself."""
    projects: tuple[Line, ...] = ()
    labels: tuple[str, ...] = GRADES


def lines_of(outline: Outline | None, name: str, money_unit: str, *, free: bool = True) -> Lines:
    """The rows of a department; those of an empty form when nothing was declared last year."""
    if outline is None:
        return _empty(name)
    plan = outline.plan
    maker = _Maker(outline, money_unit)
    head = Line({"level": DEPARTMENT, "name": name, "budget": maker.money(plan.budget)})
    projects = [line for node in outline.projects for line in maker.project(node)]
    measures = [maker.measure(node) for node in outline.indicators if node.parent is outline.nodes[0]]
    spare = _free_projects() if projects and free else ()
    return Lines(
        (*(Line({"goals": text}) for text in plan.objectives), *([Line({})] * 3 if free else ())),
        (head, *maker.work(plan, free=free), *(_free(_FREE_AT_END) if free else ())),
        (*measures, *(_free_measures() if measures and free else ())),
        (*projects, *spare),
        _labels(outline),
    )


def _empty(name: str) -> Lines:
    """Rows to begin with: a duty, its activities and their indicators, again and again."""
    pattern = (DUTY, ACTIVITY, INDICATOR, ACTIVITY, INDICATOR)
    rows = (Line({"level": level}) for _ in range(_EMPTY_ROWS // 2) for level in pattern)
    head = Line({"level": DEPARTMENT, "name": name})
    return Lines((Line({}),) * 6, (head, *rows, *_free(_FREE_AT_END)), (), _free_projects())


def _free(count: int) -> tuple[Line, ...]:
    return (Line({}),) * count


def _free_projects() -> tuple[Line, ...]:
    return _free(_FREE_PROJECTS)


def _free_measures() -> tuple[Line, ...]:
    return _free(_FREE_PROJECTS)


def _labels(outline: Outline) -> tuple[str, ...]:
    """The grades in the header: those of most ladders' labels, in their order."""
    found: dict[str, None] = {}
    for node in outline.indicators:
        for label, _ in node.standard.cells if node.standard else ():
            found.setdefault(label)
    return tuple(found) or GRADES


class _Maker:
    def __init__(self, outline: Outline, money_unit: str) -> None:
        self.outline = outline
        self.money_unit = money_unit
        self.home = outline.nodes[0].address

    def path(self, node: Node) -> str:
        """The ids of a node below its department."""
        return node.address.removeprefix(f"{self.home}/")

    def money(self, amount: Amount | None) -> str:
        """An amount in the form's unit; one that cannot be said in it keeps its own."""
        return money_text(amount, self.money_unit)

    def work(self, plan: Plan, *, free: bool) -> Iterator[Line]:
        """Every duty with its activities, a free row below each."""
        indicators = self._below(self.outline.indicators)
        activities = self._below(self.outline.activities)
        for duty, node in zip(plan.duties, self.outline.duties, strict=True):
            yield Line({"level": DUTY, **self.body(duty)}, self.path(node))
            for below in activities.get(id(node), ()):
                yield from self.activity(below, indicators.get(id(below), ()), free=free)
            if free:
                yield from (Line({"level": ACTIVITY}),) * _FREE_BELOW_DUTY

    def activity(self, node: Node, indicators: Sequence[Node], *, free: bool) -> Iterator[Line]:
        """An activity with its first indicator, then a row for each further one."""
        item: Activity = node.item  # type: ignore[assignment]
        first, *rest = indicators or (None,)
        body = {"level": ACTIVITY, **self.body(item)}
        if first is None:
            yield Line(body, self.path(node))
        else:
            yield Line(body | self.standard(first), self.path(node), self.path(first))
        for one in rest:
            if one is not None:
                yield Line({"level": INDICATOR, **self.standard(one)}, "", self.path(one))
        if free:
            yield Line({"level": INDICATOR})

    def project(self, node: Node) -> Iterator[Line]:
        """A project: its first row has its own cells, every row an indicator and a source of money, as far as there are any."""
        item: Project = node.item  # type: ignore[assignment]
        own = {
            **self.body(item),
            "category": CHOICES["category"].get(item.category or "", ""),
            "code": item.code,
        }
        own["parent"] = self.parent(node)
        indicators = [one for one in self.outline.indicators if one.parent is node]
        funds = [self.fund(one) for one in item.funding]
        for at in range(max(len(indicators), len(funds), 1)):
            measure = indicators[at] if at < len(indicators) else None
            cells = {
                **(own if at == 0 else {}),
                **(funds[at] if at < len(funds) else {}),
                **(self.standard(measure) if measure else {}),
            }
            kept = {key: text for key, text in cells.items() if text}
            yield Line(kept, self.path(node) if at == 0 else "", self.path(measure) if measure else "")

    def parent(self, node: Node) -> str:
        """The activity that a project belongs to, as its drop-down list says it."""
        above = node.parent
        return activity_name(above) if above is not None and above.kind == "activity" else ""

    def measure(self, node: Node) -> Line:
        """An indicator of the department itself."""
        return Line(self.standard(node), "", self.path(node))

    def fund(self, one: Funds) -> dict[str, str]:
        """A source of money: carried over from last year is said with it."""
        carried = "（上年结转）" if one.period == "carried" else ""
        return {"fund": CHOICES["fund"][one.fund] + carried, "amount": self.money(one.amount)}

    def body(self, item: Duty | Activity | Project) -> dict[str, str]:
        """Name, money, content and goals."""
        said = {
            "name": item.name,
            "budget": self.money(item.budget),
            "content": item.content,
            "goals": "".join(item.goals),
        }
        return {key: text for key, text in said.items() if text}

    def standard(self, node: Node) -> dict[str, str]:
        """An indicator: its name, how it is judged, its class and weight."""
        item: Indicator = node.item  # type: ignore[assignment]
        sign = _SIGN.match(item.target or "")
        said = {
            "indicator": item.name,
            "scale": item.scale or "",
            "direction": CHOICES["direction"].get(item.direction or "", ""),
            "level1": item.level1,
            "level2": item.level2,
            "operator": sign.group() if sign else "",
            "target": (item.target or "")[sign.end() if sign else 0 :],
            "unit": item.unit,
            "weight": show(item.weight) if item.weight is not None else "",
            **{f"grade/{label}": text for label, text in (node.standard.cells if node.standard else ())},
        }
        return {key: text for key, text in said.items() if text}

    @staticmethod
    def _below(nodes: Sequence[Node]) -> dict[int, list[Node]]:
        found: dict[int, list[Node]] = {}
        for node in nodes:
            found.setdefault(id(node.parent), []).append(node)
        return found


def activity_name(node: Node) -> str:
    """An activity with its duty: names of activities occur again."""
    return f"{node.parent.name}{ARROW}{node.name}" if node.parent is not None else node.name


def money_text(amount: Amount | None, unit: str) -> str:
    """An amount in a unit, at least two decimals; one that does not divide evenly, or without a unit, keeps its own."""
    if amount is None:
        return ""
    if amount.unit in ("", unit):
        return _fixed(amount.value)
    value = over(amount.yuan(unit), to_yuan(Decimal(1), unit)) if unit else None
    return _fixed(value) if value is not None else f"{_fixed(amount.value)}{amount.unit}"


def _fixed(value: Decimal) -> str:
    places = max(2, len(show(value).partition(".")[2]))
    return f"{value:.{places}f}"
