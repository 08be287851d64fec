"""PF311 projects-not-as-told: project spending told in an objective that the projects of the file do not add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.money import mismatch
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.amount import Amount
from perfcli.model.plan import Project
from perfcli.quantity import Problem, pattern, read_amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


_TOLD = r"项目支出(?:预算|总额|合计|共计|安排|共|为|：|:)*\s*([0-9][0-9,.]*\s*(?:亿元|万元|元))"
_OTHER = ("较", "比", "增", "减", "上年", "去年", "其中", "占", "部分")
"""Words just before it that make it another figure than this year's total."""
_BEFORE = 8


def check(subject: Subject) -> Iterator[Finding]:
    """The first such figure of the objectives, where every project of the file has a budget."""
    outline = subject.outline
    if "项目支出" not in subject.running:
        return
    budgets = [node.item.budget for node in outline.projects if isinstance(node.item, Project)]
    for index, text in enumerate(outline.plan.objectives):
        match = pattern(_TOLD).search(text)
        if match is None or any(
            word in text[max(0, match.start() - _BEFORE) : match.start()] for word in _OTHER
        ):
            continue
        told = read_amount(match[1])
        if isinstance(told, Problem):
            continue
        wrong = mismatch(Amount(match[1], told.value, told.unit, told.decimals), budgets, outline.money_unit)
        if wrong is not None:
            yield Finding(
                ("objectives", index),
                {"count": len(budgets), **wrong},
                excerpt=match[1],
                offset=match.start(1),
            )
            return


RULE = Rule(
    kind=Kind(
        "PF311",
        "projects-not-as-told",
        Severity.WARNING,
        Text(
            "绩效总体目标说项目支出 {total}，本文件 {count} 个预算项目合计 {sum}，相差 {difference}",
            "the objectives speak of {total} for projects; the {count} projects of this file add up to {sum}: a difference of {difference}",
        ),
        Text(
            "核对文字里的数，或补上漏报的项目；只列了重点项目的，文字里写明“其中”",
            "check the figure, or add the project that is missing; where only the main projects are listed, let the text say 其中",
        ),
    ),
    why=Text(
        "文字里的总数和项目清单对不上，批复和公开时会被问是哪个数算数。",
        "Where the text and the list of projects disagree, someone will ask which figure counts.",
    ),
    source=Text(
        "预算编制：勾稽关系",
        "budgeting: totals must add up",
    ),
    audience=Audience.BUREAU,
    keys=("objectives",),
    good=Sample(
        """
        objectives:
          - 项目支出合计5.00万元，较上年项目支出8万元减少；其中项目支出2万元用于征集。
        projects:
          - {id: a, name: 数字化, budget: 3.00}
          - {id: b, name: 征集, budget: 20000元}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives: [本年安排项目支出6.00万元，建好数字档案馆。]
            projects:
              - {id: a, name: 数字化, budget: 3.00}
              - {id: b, name: 征集, budget: 2.00}
            """,
        ),
        Sample(
            """
            objectives: [管好用好馆藏。, 本馆项目支出预算为50000元。]
            duties:
              - id: a
                name: 馆藏管理
                activities: [{id: a, name: 库房管护, projects: [{id: a, name: 除湿设备, budget: 5.50}]}]
            """,
        ),
    ),
    check=check,
    about=frozenset(("project",)),
)
