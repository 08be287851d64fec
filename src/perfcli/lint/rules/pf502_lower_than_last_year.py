"""PF502 lower-than-last-year: an indicator that asks for less than it asked for last year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, RegionFinding, Rule, Sample
from perfcli.lint.years import pairs
from perfcli.quantity import Unit, convert
from perfcli.scale import read_scale, read_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from perfcli.lint.facts import Fact, Facts


class _Asked(NamedTuple):
    """What an indicator asks for: a number, its unit, which way is better, and how it is written."""

    value: Decimal
    measure: Unit
    higher: bool
    text: str


def check(region: Sequence[Facts]) -> Iterator[RegionFinding]:
    """Targets, and best grades where there is no target, that are worse than those of the year before."""
    for pair in pairs(region):
        (last, before), (facts, fact) = pair.before[0], pair.now[0]
        if (
            not pair.single
            or fact.kind != "indicator"
            or (fact.target, fact.cells) == (before.target, before.cells)
        ):
            continue
        now, then = _asked(fact, facts.year), _asked(before, last.year)
        if now is None or then is None or now.higher is not then.higher:
            continue
        value = convert(then.value, then.measure, now.measure)
        if value is not None and value != now.value and (now.value < value) is now.higher:
            yield RegionFinding(
                facts.place(fact),
                {"name": fact.name, "now": now.text, "before": then.text},
                pair.address,
                related=(last.place(before),),
            )


def _asked(fact: Fact, year: int) -> _Asked | None:
    """The target of an indicator, else the bound of its best grade; dates of two years are not compared."""
    if fact.target:
        target = read_target(fact.target, name=fact.name, year=year, cost=fact.cost)
        if (
            target.kind != "number"
            or target.value is None
            or target.higher is None
            or target.operator == "range"
        ):
            return None
        return _Asked(target.value, target.measure, target.higher, fact.target)
    scale = read_scale(fact.cells, name=fact.name, year=year).scale if fact.cells else None
    if scale is None or scale.kind not in ("higher", "lower") or not scale.bounds:
        return None
    return _Asked(scale.bounds[0].value, scale.measure, scale.higher, scale.bounds[0].text)


RULE = Rule(
    kind=Kind(
        "PF502",
        "lower-than-last-year",
        Severity.WARNING,
        Text(
            "“{name}”今年要求 {now}，不如上年的 {before}",
            "“{name}” asks for {now}, which is worse than last year's {before}",
        ),
        Text(
            "恢复到上年水平；确要降低的，加忽略标记并写明原因",
            "keep last year's level; if less is to be asked for, waive this finding with the reason",
        ),
    ),
    why=Text(
        "目标逐年降低，完成率再高也不说明工作改进。",
        "When less is asked for each year, a high score shows no progress.",
    ),
    source=Text(
        "绩效目标审核：适当性，与上年目标比较",
        "review of targets: appropriateness, against last year's targets",
    ),
    audience=Audience.BUREAU,
    keys=("target",),
    good=Sample(
        """
        # file: before.yaml
        perfcli: 1
        year: 2029
        department: {id: archives, name: 青棠县档案馆}
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - id: b
                name: 库房管护
                indicators:
                  - {id: c, name: 移交合格率, target: ≥95%}
                  - {id: d, name: 库房事故起数, target: ≤2起}
                  - {id: e, name: 归档完成率, bands: {优: 95%, 良: 90%, 差: 90%以下}}
                  - {id: f, name: 查档平均用时, target: ≤2小时}
                  - {id: g, name: 移交完成时间, target: 6月底}
                  - {id: i, name: 每卷修裱, level1: 成本指标, target: 35元}
        # file: now.yaml
        perfcli: 1
        year: 2030
        department: {id: archives, name: 青棠县档案馆}
        duties:
          - id: a
            name: 馆藏管理
            activities:
              - id: b
                name: 库房管护
                indicators:
                  - {id: c, name: 移交合格率, target: ≥96%}
                  - {id: d, name: 库房事故起数, target: ≤1起}
                  - {id: e, name: 归档完成率, bands: {优: ≥95%, 良: ≥85%, 差: <85%}}
                  - {id: f, name: 查档平均用时, target: ≤120分钟}
                  - {id: g, name: 移交完成时间, target: 9月底}
                  - {id: h, name: 修裱合格率, target: ≥80%}
                  - {id: i, name: 每卷修裱, level1: 成本指标, target: 30元}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: before.yaml
            perfcli: 1
            year: 2029
            department: {id: archives, name: 青棠县档案馆}
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - id: b
                    name: 库房管护
                    indicators:
                      - {id: c, name: 移交合格率, target: ≥95%}
                      - {id: d, name: 库房事故起数, target: ≤2起}
                      - {id: e, name: 归档完成率, bands: {优: 95%, 良: 90%, 差: 90%以下}}
            # file: now.yaml
            perfcli: 1
            year: 2030
            department: {id: archives, name: 青棠县档案馆}
            duties:
              - id: a
                name: 馆藏管理
                activities:
                  - id: b
                    name: 库房管护
                    indicators:
                      - {id: c, name: 移交合格率, target: ≥90%}
                      - {id: d, name: 库房事故起数, target: ≤3起}
                      - {id: e, name: 归档完成率, bands: {优: 90%, 良: 85%, 差: 85%以下}}
            """,
            found=3,
        ),
    ),
    check_region=check,
    years=True,
)
