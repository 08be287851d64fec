"""PF218 above-cap: a rate that asks for more than there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("cap",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders of capped rates with a bound above 100 %."""
    return said(subject, _FOUND)


RULE = Rule(
    kind=Kind(
        "PF218",
        "above-cap",
        Severity.WARNING,
        Text(
            "“{name}”最高只能是 100%，评价标准却写了 {cells}",
            "{name!r} cannot pass 100%, but the bands ask for {cells}",
        ),
        Text(
            "请写 100% 或更低；确实可以超过 100% 的，名称里写明是增长、超额",
            "write 100% or less; if it can be more, let the name say growth or surplus",
        ),
    ),
    why=Text(
        "做不到的标准评不出优，也说明这个率的分子分母没有想清楚。",
        "No one can earn a grade that does not exist; mostly the rate itself was not thought through.",
    ),
    source=Text("绩效目标审核：可行性", "review of targets: feasibility"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: ≥90%, 差: ＜90%}}
          - {id: b, name: 招商引资增长率, bands: {优: ≥120%, 良: ≥110%, 差: ＜110%}}
          - {id: c, name: 三公经费控制率, bands: {优: 100%以内, 良: 105%以内, 差: ＞105%}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%以上, 良: ≥90%, 差: ＜90%}}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: ≥120%, 良: ≥100%, 差: ＜100%}}
            indicators: [{id: a, name: 馆藏完好率, scale: standard}]
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
