"""PF431 growth-without-baseline: a demand to grow against last year, and no word of what last year was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import place
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Targets and ladders that compare with last year (较上年, 同比), of indicators without a baseline."""
    told: set[str] = set()
    for target in targets(subject):
        if "baseline" in target.reading.notes and not target.item.baseline.strip():
            told.add(target.node.address)
            arguments: dict[str, Argument] = {"name": target.node.name, "found": target.text}
            yield Finding((*target.node.where, "target"), arguments, at="value")
    for node, standard, found in subject.told.get("baseline", ()):
        item = node.item
        if isinstance(item, Indicator) and not item.baseline.strip() and node.address not in told:
            arguments = {"name": node.name, "found": found.counter_example}
            yield place(node, standard, found.labels[:1], arguments)


RULE = Rule(
    kind=Kind(
        "PF431",
        "growth-without-baseline",
        Severity.REMARK,
        Text(
            "“{name}”要和上年比（{found}），没有写上年完成值",
            "{name!r} compares with last year ({found}), whose value is not given",
        ),
        Text(
            "在 baseline（上年完成值）写上年的数，如 86%、1200人次",
            "write last year's value under baseline, such as 86% or 1200人次",
        ),
    ),
    why=Text(
        "不知道上年是多少，年底就算不出增长了没有，增幅是高是低也没法判断。",
        "Without last year's value no one can work out the growth, nor judge whether it asks for much or little.",
    ),
    source=Text(
        "绩效目标审核：适当性，历史标准",
        "review of targets: appropriateness, against history",
    ),
    audience=Audience.BUREAU,
    keys=("bands", "baseline", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 查档人次增长率, target: 较上年增长5%, baseline: 1200人次}
          - {id: b, name: 馆藏数量, target: ≥12000卷}
          - {id: c, name: 利用人次, bands: {优: 同比增长5%, 良: 同比增长3%, 差: 同比增长不足3%}, baseline: 1200人次}
          - {id: d, name: 目录著录增长率, target: ≥5%}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 查档人次, target: 较上年增长5%}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 利用人次, bands: {优: 同比增长5%, 良: 同比增长3%, 差: 同比增长不足3%}}
              - {id: b, name: 查档人次, target: 同比增长5%, bands: {优: 同比增长5%, 良: 同比增长3%, 差: 同比增长不足3%}}
            """,
            found=2,
        ),
    ),
    check=check,
    about=frozenset(("target", "baseline")),
)
