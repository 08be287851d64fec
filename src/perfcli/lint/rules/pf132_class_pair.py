"""PF132 class-pair: a second class of indicators under a first class where it does not belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.classes import first_class, homes
from perfcli.lint.ladders import listed, short
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Indicators whose classes contradict both schemes in use; words of another scheme are not judged."""
    for node in subject.outline.indicators:
        item = node.item
        if not isinstance(item, Indicator) or not item.level1 or not item.level2:
            continue
        first, places = first_class(item.level1), homes(item.level2)
        if first and places and first not in places:
            arguments: dict[str, Argument] = {
                "level1": short(item.level1),
                "level2": short(item.level2),
                "places": listed(tuple(f"{p}指标" for p in places)),
            }
            yield Finding((*node.where, "level2"), arguments, at="value")


RULE = Rule(
    kind=Kind(
        "PF132",
        "class-pair",
        Severity.ERROR,
        Text(
            "二级指标“{level2}”不属于一级指标“{level1}”",
            "the class {level2!r} does not belong under {level1!r}",
        ),
        Text("“{level2}”应放在{places}下", "put {level2!r} under {places}"),
    ),
    why=Text(
        "一级、二级指标错位，分值会算进别的类别，产出、效益的构成就不对了。",
        "With classes mixed up, points are counted in the wrong class and the make-up of outputs and outcomes is wrong.",
    ),
    source=Text(
        "绩效指标分类：产出、效益、满意度、成本", "classes of indicators: output, outcome, satisfaction, cost"
    ),
    audience=Audience.DEPARTMENT,
    keys=("level2",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 扫描页数, level1: 产出指标, level2: 数量指标, target: 10000页}
          - {id: b, name: 单页成本, level1: 产出, level2: 成本, target: ≤1元}
          - {id: c, name: 项目总成本, level1: 成本指标, level2: 经济成本指标, target: ≤1万元}
          - {id: d, name: 查档便利, level1: 效益, level2: 社会, target: 明显提高}
          - {id: e, name: 读者满意度, level1: 效益指标, level2: 服务对象满意度指标, target: ≥90%}
          - {id: f, name: 制度健全, level1: 履职效能, level2: 数量指标, target: 健全}
          - {id: g, name: 业务增长, level1: 效益, level2: 民生效益, target: 有所增长}
          - {id: h, name: 页面清晰率, level1: 产出, level2: "", target: ≥99%}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 查档便利, level1: 产出指标, level2: 社会效益指标, target: 明显提高}
              - {id: b, name: 扫描页数, level1: 效益指标, level2: 数量指标, target: 10000页}
            """,
            found=2,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 项目总成本, level1: 效益, level2: 经济成本, target: ≤1万元}
              - {id: b, name: 扫描页数, level1: 产出, level2: 数量, target: 10000页}
            """,
        ),
    ),
    check=check,
    about=frozenset(("class",)),
)
