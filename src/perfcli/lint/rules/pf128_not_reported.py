"""PF128 not-reported: registered departments and units without a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import listed
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Argument
    from perfcli.lint.facts import Facts


_SHOWN = 10


def check_region(files: Sequence[Facts]) -> Iterator[RegionFinding]:
    """One finding for all who are missing; a department reports through its units too, and through those it came from."""
    homes = {facts.home for facts in files}
    reported = homes | {home.partition("/")[0] for home in homes}
    for change in sorted(files[0].changes, key=lambda one: one.date):
        if change.date.year >= files[0].year and reported.intersection(change.predecessors):
            reported.update(change.successors)
    missing = tuple(name for home, name in files[0].registered if home not in reported)
    if missing:
        arguments: dict[str, Argument] = {
            "count": len(missing),
            "all": len(files[0].registered),
            "year": str(files[0].year),
            "names": listed(missing[:_SHOWN]),
            "more": Text("等", ", …") if len(missing) > _SHOWN else Text("", ""),
        }
        yield RegionFinding(files[0].span, arguments)


RULE = Rule(
    kind=Kind(
        "PF128",
        "not-reported",
        Severity.REMARK,
        Text(
            "部门名录 {all} 家中有 {count} 家没有 {year} 年的目标文件：{names}{more}",
            "{count} of {all} in the register have no file for {year}: {names}{more}",
        ),
        Text(
            "请催报；不再报送的请从名录里删去",
            "ask for them, or take those who no longer report out of the register",
        ),
    ),
    why=Text(
        "漏报的部门不会自己出现在汇总里，要对着名录才看得出来。",
        "Whoever does not report is simply not in the total; only the register shows it.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.BUREAU,
    keys=("departments",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments:
          - {id: archives, name: 县档案馆}
          - {id: roads, name: 县公路站, units: [{id: north, name: 北片养护队}]}
          - {id: culture, name: 县文旅局}
        changes: [{change: merge, date: 2031-03-01, document: 青编〔2031〕3号, predecessors: [arts, tourism], successors: culture}]
        # file: arts.yaml
        duties: []
        # file: archives.yaml
        duties: []
        # file: roads-north.yaml
        perfcli: 1
        year: 2030
        department: {id: roads, name: 县公路站}
        budget_unit: {id: north, name: 北片养护队}
        # file: water.yaml
        duties: []
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: archives, name: 县档案馆}, {id: roads, name: 县公路站}]
            # file: archives.yaml
            duties: []
            """,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: roads, name: 县公路站, units: [{id: north, name: 北片养护队}]}, {id: water, name: 县供水站}]
            # file: roads.yaml
            duties: []
            # file: roads-next.yaml
            perfcli: 1
            year: 2031
            department: {id: water, name: 县供水站}
            """,
            found=2,
        ),
    ),
    check_region=check_region,
    of_files=True,
)
