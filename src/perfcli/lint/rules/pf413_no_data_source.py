"""PF413 no-data-source: indicators that do not say where their actual will come from; said once per file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.names import listed
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """One finding that counts the indicators without a source."""
    found = [
        node.name
        for node in subject.outline.indicators
        if isinstance(node.item, Indicator) and not node.item.source.strip()
    ]
    if found:
        yield Finding(("department",), {"count": len(found), "names": listed(found)})


RULE = Rule(
    kind=Kind(
        "PF413",
        "no-data-source",
        Severity.REMARK,
        Text("{count} 个指标没有数据来源：{names}", "{count} indicators have no data source: {names}"),
        Text(
            "写明实际完成值从哪里取，如：工作台账、验收报告；表上没有这一栏可不填",
            "write where the actual is taken from, such as a ledger; leave it if your form has no such column",
        ),
    ),
    why=Text(
        "不写来源，年底的完成值无从核对。很多表没有这一栏，所以每个文件只说一次。",
        "Without a source no one can check the actual. Many forms have no such column, so it is said once per file.",
    ),
    source=Text("绩效目标审核：可行性", "review of targets: feasibility"),
    audience=Audience.BUREAU,
    keys=("source",),
    starred=True,
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交完成率, source: 移交清单}
          - {id: b, name: 移交卷数, source: 工作台账, formula: 清点数}
          - {id: c, name: 查档满意度, source: 抽样问卷}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交完成率, formula: 已移交数÷应移交数}
              - {id: b, name: 移交卷数, source: ""}
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            duties:
              - id: a
                name: 农村供水
                activities: [{id: b, name: 管网维护, indicators: [{id: c, name: 抢修次数}]}]
            """,
        ),
    ),
    check=check,
)
