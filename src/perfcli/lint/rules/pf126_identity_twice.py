"""PF126 identity-twice: two files for one department or budget unit in one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.diagnostics import Argument
    from perfcli.lint.facts import Facts


def check_region(files: Sequence[Facts]) -> Iterator[RegionFinding]:
    """Files whose identity an earlier file has."""
    first: dict[str, Facts] = {}
    for facts in files:
        before = first.setdefault(facts.home, facts)
        if before is not facts:
            arguments: dict[str, Argument] = {
                "name": facts.title,
                "home": facts.home,
                "year": str(facts.year),
                "other": before.path,
            }
            yield RegionFinding(facts.span, arguments, facts.home, (before.span,))


RULE = Rule(
    kind=Kind(
        "PF126",
        "identity-twice",
        Severity.ERROR,
        Text(
            "“{name}”（{home}）{year} 年已经有一份目标文件：{other}",
            "{name!r} ({home}) already has a file for {year}: {other}",
        ),
        Text(
            "请只留一份；是下属预算单位的请写 budget_unit，是别的部门的请改标识",
            "keep one; give a budget unit its budget_unit, another department its own id",
        ),
    ),
    why=Text(
        "一个部门一年只能有一份目标；有两份，就不知道哪一份是批复的。",
        "A department has one set of targets a year; with two, no one knows which was approved.",
    ),
    source=Text("数据质量：标识唯一", "data quality: unique identifiers"),
    audience=Audience.BUREAU,
    keys=("id",),
    good=Sample(
        """
        # file: archives.yaml
        duties: []
        # file: archives-depot.yaml
        perfcli: 1
        year: 2030
        department: {id: archives, name: 青棠县档案馆}
        budget_unit: {id: depot, name: 库房管理所}
        # file: archives-next.yaml
        perfcli: 1
        year: 2031
        department: {id: archives, name: 青棠县档案馆}
        # file: archives-2.yaml
        perfcli: 1
        year: 2030
        department: {id: archives-2, name: 青棠县档案馆}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: archives.yaml
            duties: []
            # file: archives-copy.yaml
            perfcli: 1
            year: 2030
            department: {id: archives, name: 青棠县档案馆}
            """,
        ),
        Sample(
            """
            # file: a.yaml
            perfcli: 1
            year: 2030
            department: {id: archives, name: 青棠县档案馆}
            budget_unit: {id: depot, name: 库房管理所}
            # file: b.yaml
            perfcli: 1
            year: 2030年
            department: {id: archives, name: 档案馆}
            budget_unit: {id: depot, name: 库房所}
            # file: c.yaml
            格式版本: 1
            年度: 2030
            部门: {标识: archives, 名称: 青棠县档案馆}
            预算单位: {标识: depot, 名称: 库房管理所}
            """,
            found=2,
        ),
    ),
    check_region=check_region,
    of_files=True,
)
