"""PF434 class-weights: weights of a class that add up to something else than the region's scoring profile gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.profiles import shipped
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.lint.weights import sum_of, weighted
from perfcli.model.plan import Project
from perfcli.quantity import minus, show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node
    from perfcli.model.profile import Profile


_WHOLE = 100


def check(subject: Subject) -> Iterator[Finding]:
    """Projects and departments all of whose indicators have a class and a weight that make the profile's total."""
    region = subject.outline.region
    profile = shipped(region.profile) if region and region.profile else None
    if profile is None or not any(one.weight for one in profile.classes):
        return
    for parent, nodes, weights in weighted(subject.outline):
        if (
            parent.kind in ("department", "project")
            and len(weights) == len(nodes)
            and not _exempt(parent, profile)
        ):
            yield from _classes(parent, nodes, weights, profile)


def _exempt(parent: Node, profile: Profile) -> bool:
    category = parent.item.category if isinstance(parent.item, Project) else None
    return category is not None and any(category in one.exempt for one in profile.classes)


def _classes(parent: Node, nodes: list[Node], weights: list[Decimal], profile: Profile) -> Iterator[Finding]:
    """Classes that are off; where the total is off, or a class is the bureau's own, another rule speaks or none."""
    execution = profile.execution.weight if profile.execution and profile.execution.weight else 0
    classes = [profile.class_of(node.item.level1) for node in nodes]  # type: ignore[union-attr]
    if None in classes or sum_of(weights) != _WHOLE - execution:
        return
    for one in profile.classes:
        own = [index for index, found in enumerate(classes) if found is one]
        total = sum_of(weights[index] for index in own)
        if one.weight is not None and minus(total, one.weight):
            first = nodes[own[0]] if own else parent
            yield Finding(
                (*first.where, "weight") if own else parent.where or ("department",),
                {
                    "name": parent.name,
                    "level1": one.level1,
                    "sum": show(total),
                    "due": show(one.weight),
                    "profile": profile.title,
                },
                at="value" if own else "head",
                related=tuple(nodes[index].where for index in own[1:]),
            )


RULE = Rule(
    kind=Kind(
        "PF434",
        "class-weights",
        Severity.WARNING,
        Text(
            "“{name}”的{level1}指标分值合计 {sum}，评分方案 {profile} 规定 {due}",
            "the weights of the class {level1} of {name!r} add up to {sum}; the profile {profile} gives it {due}",
        ),
        Text(
            "调整这一类的分值，使合计为 {due}；本地另有规定的，改用或另写一个评分方案",
            "change the weights of this class to make {due}; where other weights hold, name or write another profile",
        ),
    ),
    why=Text(
        "各类分值是评分方案定的；不一致，年底按方案评分就通不过。",
        "The profile fixes the weight of each class; with other weights, scoring by it will not go through.",
    ),
    source=Text(
        "评分方案的分类分值",
        "the weights of the classes in the scoring profile",
    ),
    audience=Audience.DEPARTMENT,
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        money_unit: 万元
        profile: cn-classic@1
        # file: archives.yaml
        projects:
          - id: a
            name: 数字化
            indicators:
              - {id: a, name: 扫描页数, level1: 产出指标, weight: 50, target: ≥10000页}
              - {id: b, name: 查档用时, level1: 效益指标, weight: 30, target: ≤30分钟}
              - {id: c, name: 读者满意度, level1: 满意度指标, weight: 10, target: ≥90%}
          - id: b
            name: 人员经费
            category: personnel
            indicators:
              - {id: a, name: 在岗人数, level1: 产出指标, weight: 90, target: ≥10人}
          - id: c
            name: 展览
            indicators:
              - {id: a, name: 展览场次, level1: 本地指标, weight: 50, target: ≥2场}
              - {id: b, name: 参观人次, level1: 效益指标, weight: 40, target: ≥500人次}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            money_unit: 万元
            profile: cn-classic@1
            # file: archives.yaml
            projects:
              - id: a
                name: 数字化
                indicators:
                  - {id: a, name: 扫描页数, level1: 产出指标, weight: 60, target: ≥10000页}
                  - {id: b, name: 查档用时, level1: 效益指标, weight: 20, target: ≤30分钟}
                  - {id: c, name: 读者满意度, level1: 满意度指标, weight: 10, target: ≥90%}
            """,
            found=2,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            money_unit: 万元
            profile: cn-classic@1
            # file: archives.yaml
            projects:
              - id: a
                name: 数字化
                indicators:
                  - {id: a, name: 扫描页数, level1: 产出, weight: 60, target: ≥10000页}
                  - {id: b, name: 查档用时, level1: 效益, weight: 30, target: ≤30分钟}
            """,
            found=2,
        ),
    ),
    check=check,
    keys=("weight",),
    about=frozenset(("weight",)),
)
