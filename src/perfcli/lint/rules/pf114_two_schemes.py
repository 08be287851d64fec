"""PF114 two-schemes: one form that uses both schemes of classes: 成本 under 产出 and 成本 as a class of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.classes import first_class, homes
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node


def check(subject: Subject) -> Iterator[Finding]:
    """Projects, activities and departments whose indicators take their cost class from both schemes."""
    holders: dict[int, dict[str, Node]] = {}
    for node in subject.outline.indicators:
        scheme = _scheme(node.item)
        if scheme:
            seen = holders.setdefault(id(node.parent), {})
            if scheme not in seen and seen:
                (other,) = seen.values()
                yield Finding(
                    (*node.where, "level1"),
                    {"name": node.name, "other": other.name},
                    at="value",
                    related=(other.where,),
                )
            seen.setdefault(scheme, node)


def _scheme(item: object) -> str:
    """`classic` for 产出/成本, `newer` for the first class 成本; nothing for the classes that both have."""
    if not isinstance(item, Indicator) or not item.level1:
        return ""
    first = first_class(item.level1)
    if first == "成本":
        return "newer"
    return "classic" if first == "产出" and "成本" in item.level2 and "产出" in homes(item.level2) else ""


RULE = Rule(
    kind=Kind(
        "PF114",
        "two-schemes",
        Severity.WARNING,
        Text(
            "“{name}”和“{other}”都是成本指标，一个单列一级指标，一个放在产出下",
            "{name!r} and {other!r} are both costs, one in a first class of its own, one under outputs",
        ),
        Text(
            "同一张表用一种分类：成本要么都单列为一级指标“成本指标”，要么都放在“产出指标”下的“成本指标”",
            "use one scheme in a form: costs are all of the first class 成本指标, or all of the second class 成本指标 under 产出指标",
        ),
    ),
    why=Text(
        "新旧两种分类混用，各类分值加不起来，也对不上评分方案。",
        "With two schemes in one form the weights of the classes fit neither, nor the scoring profile.",
    ),
    source=Text(
        "绩效目标审核：完整性，指标框架",
        "review of targets: completeness, the scheme of classes",
    ),
    audience=Audience.DEPARTMENT,
    keys=("level1",),
    good=Sample(
        """
        projects:
          - id: a
            name: 档案数字化
            indicators:
              - {id: a, name: 扫描页数, level1: 产出指标, level2: 数量指标, target: ≥10000页}
              - {id: b, name: 扫描单价, level1: 产出指标, level2: 成本指标, target: ≤1元}
              - {id: c, name: 社会成本, level1: 效益指标, level2: 社会效益指标, target: 降低}
          - id: b
            name: 新馆建设
            indicators:
              - {id: a, name: 总投资, level1: 成本指标, level2: 经济成本指标, target: ≤100万元}
              - {id: b, name: 建筑面积, level1: 产出指标, level2: 数量指标, target: ≥300平方米}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            projects:
              - id: a
                name: 档案数字化
                indicators:
                  - {id: a, name: 总费用, level1: 成本指标, level2: 经济成本指标, target: ≤10万元}
                  - {id: b, name: 扫描单价, level1: 产出指标, level2: 成本指标, target: ≤1元}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 扫描单价, level1: 产出, level2: 成本, target: ≤1元}
              - {id: b, name: 总费用, level1: 成本, level2: 经济成本, target: ≤10万元}
              - {id: c, name: 装订单价, level1: 产出, level2: 成本, target: ≤1元}
            """,
        ),
    ),
    check=check,
    about=frozenset(("class",)),
)
