"""Counties with closed nodes anywhere, for the tests of the public edition.

Every name is its own, every amount of a leaf is a power of two of its own, and every total is the sum of what is below it: so any
sum tells which leaves are in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from perfcli.loading.public import is_closed
from tests.report.plans import plan, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline

REGION = """\
perfcli: 1
region: {id: qinghe, name: 清河县}
money_unit: 万元
departments:
  - {id: water, name: 县水利局, units: [{id: lab, name: 水质站}]}
  - {id: culture, name: 县文化馆}
"""
BANDS = {"优": "≥95%", "良": "≥90%", "中": "≥80%", "差": "<80%"}
FIRST = 10
"""The first power of two: smaller numbers stand on any page."""


@dataclass
class Maker:
    """Makes nodes one after another, each with a name and an id of its own; draws what is closed."""

    draw: Any
    nth: int = 0
    leaves: int = 0
    closed: Any = field(default_factory=lambda: st.sampled_from(["", "", "", "internal", "withheld"]))

    def node(self, what: str) -> dict[str, Any]:
        self.nth += 1
        made: dict[str, Any] = {"id": f"zz{self.nth:03d}", "name": f"{what}事项{self.nth:03d}号"}
        if level := self.draw(self.closed):
            made["disclosure"] = {"level": level, "reason": f"缘由{self.nth:03d}"}
        return made

    def amount(self) -> int:
        self.leaves += 1
        return int(2 ** (FIRST + self.leaves))

    def indicators(self) -> list[dict[str, Any]]:
        weights = self.draw(st.booleans())
        return [
            {**self.node("指标"), "bands": BANDS, **({"weight": str(self.nth)} if weights else {})}
            for _ in range(self.draw(st.integers(0, 2)))
        ]

    def projects(self) -> list[dict[str, Any]]:
        return [
            {**self.node("项目"), **money(self.amount()), "indicators": self.indicators()}
            for _ in range(self.draw(st.integers(0, 2)))
        ]

    def activity(self) -> dict[str, Any]:
        projects = self.projects()
        total = sum(map(budget, projects)) or self.amount()
        return {
            **self.node("活动"),
            **money(total),
            "indicators": self.indicators(),
            "projects": projects,
        }

    def duty(self) -> dict[str, Any]:
        activities = [self.activity() for _ in range(self.draw(st.integers(0, 3)))]
        total = sum(map(budget, activities)) or self.amount()
        return {**self.node("职责"), **money(total), "activities": activities}

    def plan(self, home: dict[str, Any]) -> dict[str, Any]:
        duties = [self.duty() for _ in range(self.draw(st.integers(0, 3)))]
        projects = self.projects()
        closed = self.node("部门").get("disclosure") if self.draw(st.integers(0, 5)) == 0 else None
        return {
            "perfcli": "1",
            "year": "2024",
            **home,
            **({"disclosure": closed} if closed else {}),
            **money(sum(map(budget, duties + projects))),
            "objectives": ["做好工作。"],
            "indicators": self.indicators(),
            "duties": duties,
            "projects": projects,
            "adjustments": [
                {"date": "2024-07-01", "document": "〔2024〕7号", "reason": "追加", "before": "4096.00"}
            ],
        }


def money(amount: int) -> dict[str, Any]:
    return {"budget": f"{amount}.00", "funding": [{"fund": "general", "amount": f"{amount}.00"}]}


def budget(node: dict[str, Any]) -> int:
    return int(node["budget"].partition(".")[0])


WATER = {"department": {"id": "water", "name": "县水利局"}}
LAB = {**WATER, "budget_unit": {"id": "lab", "name": "水质站"}}
CULTURE = {"department": {"id": "culture", "name": "县文化馆"}}


@st.composite
def plans(draw: Any) -> list[dict[str, Any]]:
    """A department, perhaps its unit, and another department."""
    maker = Maker(draw)
    homes = [WATER, *([LAB] if draw(st.booleans()) else []), CULTURE]
    return [maker.plan(home) for home in homes]


def outlines(texts: list[dict[str, Any]]) -> list[Outline]:
    where = region(REGION)
    return [plan(json.dumps(one, ensure_ascii=False), where) for one in texts]


def hidden(outlines: list[Outline]) -> Iterator[Node]:
    """The nodes that are closed, or stand below one that is; a department closes its units."""
    shut = {one.plan.home for one in outlines if not one.plan.budget_unit and is_closed(one.plan)}
    for one in outlines:
        for node in one.nodes:
            above: Node | None = node
            while above is not None and not is_closed(above.item):
                above = above.parent
            if above is not None or one.plan.department.id in shut:
                yield node
