"""PF418 compound-indicator: two rates under one name, or two numbers in one target: one actual cannot answer both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.quantity.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_TWO = r"(?:(?<![效频概汇利税速心功费倍])率|满意度|知晓度|人次|[户件次]数)[/／、和及与，,][^（）()/／]{1,12}(?:(?<![效频概汇利税速心功费倍])率|满意度|知晓度|人次|[户件次]数)"
_SEVERAL = r"[0-9][0-9.]*[^0-9，,；;、/]{1,4}[、；;，,/][^0-9]{0,8}[0-9]"


def check(subject: Subject) -> Iterator[Finding]:
    """Names with two effects, else targets with two numbers."""
    two = pattern(_TWO)
    for node in subject.outline.indicators if two.search(subject.measures) else ():
        if match := two.search(node.name):
            yield Finding((*node.where, "name"), {"found": node.name}, excerpt=match.group())
    for target in targets(subject):
        problem = target.reading.problem
        several = problem == "unreadable" and pattern(_SEVERAL).search(target.text)
        if (several or problem == "compound") and not two.search(target.node.name):
            yield Finding((*target.node.where, "target"), {"found": target.text}, at="value")


RULE = Rule(
    kind=Kind(
        "PF418",
        "compound-indicator",
        Severity.WARNING,
        Text("一个指标里有两件事：“{found}”", "one indicator holds two: “{found}”"),
        Text("拆成两个指标，各写各的指标值", "split it in two, each with its own target"),
    ),
    why=Text(
        "一个指标只能填一个实际完成值；两件事一好一坏时没法评。",
        "An indicator takes one actual; if one of the two went well and the other did not, it cannot be graded.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("name", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 工作质量和效率提升情况, target: 明显}
          - {id: b, name: 立档单位和乡镇移交率, target: 95%}
          - {id: c, name: 收集、整理、归档完成率, target: 98%}
          - {id: d, name: 平均费率与税率差, target: 3个百分点}
          - {id: e, name: 查档人次, target: 300-500人次}
          - {id: f, name: 数字化率（卷/件）, target: "1,200卷"}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交率/归档率, target: 95%}
              - {id: b, name: 查档满意度和投诉办结率, target: 95%}
              - {id: c, name: 整理数量, target: 卷宗300卷，照片500张}
              - {id: d, name: 合格情况, target: 98%/95%}
            """,
            found=4,
        ),
    ),
    check=check,
)
