"""PF454 class-weights: the weights of a class that do not add up to what the region's profile says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.weights import HOLDERS, weighted
from perfcli.model.indicator import Indicator
from perfcli.model.sums import Weighed, wrong_classes
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Classes of departments and projects all of whose indicators have weights."""
    profile = subject.profile
    if profile is None or not profile.classes:
        return
    for parent, nodes, weights in weighted(subject.outline):
        if parent.kind not in HOLDERS or len(weights) < len(nodes):
            continue
        levels = [node.item.level1 if isinstance(node.item, Indicator) else "" for node in nodes]
        rows = [Weighed(level, weight) for level, weight in zip(levels, weights, strict=True)]
        for one in wrong_classes(profile, getattr(parent.item, "category", None) or "", rows):
            arguments: dict[str, Argument] = {
                "name": parent.name, "level1": one.level1, "sum": show(one.found), "expected": show(one.expected),
                "profile": profile.title,
            }  # fmt: skip
            where = nodes[one.rows[0]].where if one.rows else parent.where or ("department",)
            yield Finding(where, arguments)


RULE = Rule(
    kind=Kind(
        "PF454",
        "class-weights",
        Severity.ERROR,
        Text(
            "“{name}”的“{level1}”类分值合计 {sum}，评分方案 {profile} 规定 {expected}",
            "the weights of class {level1!r} of {name!r} add up to {sum}; the profile {profile} wants {expected}",
        ),
        Text("请按方案调整这一类的分值", "change the weights of the class as the profile says"),
    ),
    why=Text(
        "各类分值是方案定的；一类多了，别的类就少了，部门之间没法比。",
        "The profile shares out the points among the classes: where one has more, another has less, and departments do not compare.",
    ),
    source=Text("评分方案：各类指标分值", "scoring profile: weights by class"),
    audience=Audience.DEPARTMENT,
    keys=("weight", "level1"),
    good=Sample(
        """
        # file: own.yaml
        perfcli: 1
        profile: {id: own, name: 本地, version: 1}
        execution: {weight: 15}
        classes: [{level1: 产出, weight: 60}, {level1: 满意度, weight: 25, exempt: [personnel]}]
        # file: sample.yaml
        projects:
          - id: a
            name: 数字化
            indicators:
              - {id: a, name: 扫描页数, target: 10000页, weight: 60, level1: 产出指标}
              - {id: b, name: 读者满意度, target: ≥90%, weight: 25, level1: 满意度指标}
          - {id: b, name: 人员经费, category: personnel, indicators: [{id: a, name: 发放人数, target: 30人, weight: 85, level1: 产出}]}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: own.yaml
            perfcli: 1
            profile: {id: own, name: 本地, version: 1}
            execution: {weight: 15}
            classes: [{level1: 产出, weight: 60}, {level1: 满意度, weight: 25, exempt: [personnel]}]
            # file: sample.yaml
            projects:
              - id: a
                name: 数字化
                indicators:
                  - {id: a, name: 扫描页数, target: 10000页, weight: 65, level1: 产出指标}
                  - {id: b, name: 读者满意度, target: ≥90%, weight: 20, level1: 满意度指标}
            """,
            found=2,
        ),
    ),
    check=check,
    about=frozenset(("weight",)),
)
