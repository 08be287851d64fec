"""PF127 not-in-register: a department or budget unit that its region does not register."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.loading.organisation import was_registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.model.plan import Party


def check(subject: Subject) -> Iterator[Finding]:
    """A file of someone who is not in a register that has entries, and did not leave it later by a change."""
    plan, region = subject.outline.plan, subject.outline.region
    if region is None or not region.departments or was_registered(region, plan.home, plan.year):
        return
    if plan.department.id not in region.homes:
        yield _finding("department", plan.department, region.departments)
    elif (
        plan.budget_unit is not None
        and plan.department.id in region.with_units
        and plan.home not in region.homes
    ):
        entry = next(entry for entry in region.departments if entry.id == plan.department.id)
        yield _finding("budget_unit", plan.budget_unit, entry.units)


def _finding(key: str, party: Party, register: tuple[Party, ...]) -> Finding:
    """The party that is missing, and the entry that was probably meant."""
    near = next((entry.id for entry in register if entry.name == party.name), "")
    near = near or next(iter(difflib.get_close_matches(party.id, [entry.id for entry in register], n=1)), "")
    suggestion = Text(f"，是不是 {near}？", f"; did you mean {near}?") if near else Text("", "")
    return Finding((key, "id"), {"id": party.id, "name": party.name, "suggestion": suggestion}, at="value")


RULE = Rule(
    kind=Kind(
        "PF127",
        "not-in-register",
        Severity.WARNING,
        Text(
            "“{name}”（{id}）不在地区文件的部门名录里{suggestion}",
            "{name!r} ({id}) is not in the region's register{suggestion}",
        ),
        Text(
            "请改正标识，或把它补进 region.yaml 的部门名录",
            "correct the id, or add it to `departments` in region.yaml",
        ),
    ),
    why=Text(
        "名录决定谁要报送、按什么顺序汇总打印；不在名录里的文件会排在最后，也核对不到漏报。",
        "The register says who must report and in which order; a file outside it is printed last and hides who is missing.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.BUREAU,
    keys=("department",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments:
          - {id: archives, name: 县档案馆}
          - {id: roads, name: 县公路站, units: [{id: north, name: 北片养护队}]}
        changes: [{change: merge, date: 2030-03-01, document: 青编〔2030〕3号, predecessors: [records, archives], successors: archives}]
        # file: archives.yaml
        duties: []
        # file: records.yaml
        duties: []
        # file: roads.yaml
        budget_unit: {id: north, name: 北片养护队}
        duties: []
        # file: depot.yaml
        perfcli: 1
        year: 2030
        department: {id: archives, name: 县档案馆}
        budget_unit: {id: depot, name: 库房管理所}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: archives, name: 县档案馆}]
            changes: [{change: merge, date: 2029-03-01, document: 青编〔2029〕3号, predecessors: [records, archives], successors: archives}]
            # file: archive.yaml
            duties: []
            # file: records.yaml
            duties: []
            """,
            found=2,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: roads, name: 县公路站, units: [{id: north, name: 北片养护队}]}]
            # file: roads.yaml
            budget_unit: {id: south, name: 南片养护队}
            # file: water.yaml
            duties: []
            """,
            found=2,
        ),
    ),
    check=check,
)
