"""PF422 confusable-words: a word written with the wrong character of the same sound or shape: 权利机关, 做为, 布署."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.confusables import slips
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample
from perfcli.lint.wording import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Every wrong word in names, objectives, contents and goals, up to a bound."""
    for position, wrong, right in islice(slips(subject.running), MOST):
        prose, at = subject.place(position)
        yield Finding(
            prose.where, {"wrong": wrong, "right": right}, excerpt=wrong, offset=at, repair=Repair(right)
        )


RULE = Rule(
    kind=Kind(
        "PF422",
        "confusable-words",
        Severity.WARNING,
        Text("“{wrong}”应为“{right}”", "“{wrong}” should be “{right}”"),
        Text("写成“{right}”", "write “{right}”"),
    ),
    why=Text(
        "同音、形近的字用错了意思就变；目标表要公开，错字难看。",
        "With the wrong character of the same sound the meaning changes, and the table will be published.",
    ),
    source=Text(
        "通用规范汉字表；现代汉语词典",
        "the table of general standard characters; a dictionary of modern Chinese",
    ),
    audience=Audience.DEPARTMENT,
    repairs="unsafe",
    keys=("content", "goals"),
    starred=True,
    good=Sample(
        """
        objectives:
          - 充分发挥国家权力机关作用，维护公民权利，机关带头认真履行职责。
          - 报名截止日期为3月1日；截至2029年底共移交300卷；做为民服务的好干部，敢做善为。
          - 党代会、人代会、职代会和县人代会的档案；对被任命干部和任命中层干部进行监督。
        duties:
          - id: a
            name: 馆藏管理
            content: 购置帐篷，按装机容量和按装订要求核算；县委、县政府办公；与政协办公室联系。
            goals: 保障生活必需品；以经济建设为中心；各自已建的台账；应急反应迅速；发布署名文章；选拔付出多的同志；按排名发放。
            activities: [{id: b, name: 库房管护}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives:
              - 地方国家权利机关做为监督者，要真履行职责；加强对被任命中干部的监督。
            duties:
              - id: a
                name: 馆藏台帐管理
                content: 按装设备，布署工作，必需按时完成；截止2029年底建立账目；帐目要清。
                goals: 落实县代会决议，扩大与政协办公，县委的联系；反应群众诉求；及时拔付资金；圆满完成。
                activities: [{id: b, name: 库房管护}]
            """,
            found=14,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: water, name: 临泽县水务局}
            duties:
              - id: a
                name: 农村供水
                goals: 把饮水安全做为头等大事。
                activities: [{id: b, name: 管网维护, goals: 截止6月底完成按排的任务。}]
            """,
            found=3,
        ),
    ),
    check=check,
)
