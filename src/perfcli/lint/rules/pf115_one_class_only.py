"""PF115 one-class-only: an activity all of whose indicators are of one class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.classes import first_class
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.plan import Activity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


_ENOUGH = 3
"""Two indicators may well be two outputs."""


def check(subject: Subject) -> Iterator[Finding]:
    """Activities of three or more indicators with a class, all the same one; projects are another rule's."""
    for node in subject.outline.activities:
        item = node.item
        if (
            not isinstance(item, Activity)
            or len(item.indicators) < _ENOUGH
            or any(p.indicators for p in item.projects)
        ):
            continue
        classes = {first_class(one.level1) for one in item.indicators}
        if len(classes) == 1 and "" not in classes:
            (only,) = classes
            yield Finding(
                node.where, {"name": node.name, "count": len(item.indicators), "only": f"{only}指标"}
            )


RULE = Rule(
    kind=Kind(
        "PF115",
        "one-class-only",
        Severity.REMARK,
        Text(
            "工作活动“{name}”的 {count} 个指标全是{only}",
            "all {count} indicators of the activity {name!r} are of the class {only}",
        ),
        Text(
            "补上另一面：做了多少之外写做得怎样、有什么效果、服务对象是否满意",
            "add the other sides: beside how much is done, how well, to what effect, and whether those served are satisfied",
        ),
    ),
    why=Text(
        "只有一类指标，看得到做了事，看不到做成了什么；或者反过来。",
        "With one class one sees that work was done but not what came of it, or the reverse.",
    ),
    source=Text(
        "绩效目标审核：完整性",
        "review of targets: completeness",
    ),
    audience=Audience.BUREAU,
    keys=("level1",),
    good=Sample(
        """
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - id: a
                name: 库房管护
                indicators:
                  - {id: a, name: 巡检次数, level1: 产出, target: ≥12次}
                  - {id: b, name: 完好率, level1: 产出, target: ≥98%}
                  - {id: c, name: 读者满意度, level1: 满意度, target: ≥90%}
              - id: b
                name: 数字化
                indicators:
                  - {id: a, name: 扫描页数, level1: 产出, target: ≥1000页}
                  - {id: b, name: 扫描合格率, level1: 产出, target: ≥98%}
              - id: c
                name: 查档
                indicators:
                  - {id: a, name: 接待人次, level1: 产出, target: ≥300人次}
                  - {id: b, name: 查准率, target: ≥98%}
                  - {id: c, name: 查档用时, level1: 产出, target: ≤30分钟}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 巡检次数, level1: 产出指标, target: ≥12次}
              - {id: b, name: 完好率, level1: 产出指标, target: ≥98%}
              - {id: c, name: 移交完成时间, level1: 产出, target: 6月底前}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 读者满意度, level1: 满意度, target: ≥90%}
              - {id: b, name: 移交单位满意度, level1: 满意度指标, target: ≥90%}
              - {id: c, name: 群众满意度, level1: 服务对象满意度指标, target: ≥90%}
            """,
        ),
    ),
    check=check,
    about=frozenset(("class",)),
)
