"""PF412 no-formula: rates that do not say what is divided by what; said once per file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.names import listed
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator
from perfcli.scale.names import is_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """One finding that counts the rates without a formula."""
    found = [
        node.name
        for node in subject.outline.indicators
        if isinstance(node.item, Indicator) and not node.item.formula.strip() and is_rate(node.name)
    ]
    if found:
        yield Finding(("department",), {"count": len(found), "names": listed(found)})


RULE = Rule(
    kind=Kind(
        "PF412",
        "no-formula",
        Severity.REMARK,
        Text("{count} 个比率指标没有计算公式：{names}", "{count} rates have no formula: {names}"),
        Text(
            "写明分子和分母，如：实际完成数÷计划完成数×100%；表上没有这一栏可不填",
            "write what is divided by what; leave it if your form has no such column",
        ),
    ),
    why=Text(
        "没有公式，同一个率各人算法不同，年底核不了。很多表没有这一栏，所以每个文件只说一次。",
        "Without a formula everyone computes the rate differently. Many forms have no such column, so it is said once per file.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.BUREAU,
    keys=("formula",),
    starred=True,
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交完成率, formula: 已移交数÷应移交数×100%}
          - {id: b, name: 移交卷数}
          - {id: c, name: 移交完成时间}
          - {id: d, name: 管护成本}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交完成率}
              - {id: b, name: 群众满意度}
              - {id: c, name: 移交卷数}
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
                activities: [{id: b, name: 管网维护, indicators: [{id: c, name: 管网漏损率, formula: ""}]}]
            """,
        ),
    ),
    check=check,
)
