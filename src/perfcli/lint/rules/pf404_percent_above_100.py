"""PF404 percent-above-100: the target of a rate that cannot exceed 100 % does; often a ≥ that a scan turned into 2, 二 or 工."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_LOST = "2二工ZzΣ"


def check(subject: Subject) -> Iterator[Finding]:
    """Targets that the reader refused as above the cap, or as a lost sign."""
    for target in targets(subject):
        reading = target.reading
        if reading.problem in ("cap", "ocr") and len(reading.arguments) > 1:
            where = (*target.node.where, "target")
            advice = (
                _lost(target.text)
                if reading.problem == "ocr"
                else Text("比率最多 100%", "a rate is at most 100%")
            )
            yield Finding(
                where, {"target": target.text, "name": target.node.name, "advice": advice}, at="value"
            )


def _lost(text: str) -> Text:
    """What the text probably was before its first character was lost."""
    meant = f"≥{text.lstrip('$^>S').removeprefix(next((c for c in _LOST if text.startswith(c)), ''))}"
    return Text(
        f"像是“≥”被认成了“{text[0]}”，原文可能是 {meant}", f"the “≥” may have become “{text[0]}”: {meant}"
    )


RULE = Rule(
    kind=Kind(
        "PF404",
        "percent-above-100",
        Severity.WARNING,
        Text("“{name}”的指标值“{target}”超过 100%", "the target “{target}” of “{name}” is above 100%"),
        Text("{advice}；对照原件改正", "{advice}; compare with the original"),
    ),
    why=Text(
        "完成率、覆盖率一类的比率不会超过 100%。扫描或转换时“≥95%”常变成“295%”“工95%”。增长率、收益率不在此列。",
        "A rate of completion or coverage cannot exceed 100%. A scan often turns “≥95%” into “295%”. Rates of growth or return are another matter.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("target",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 查档人次增长率, target: 120%}
          - {id: b, name: 移交合格率, target: 100%}
          - {id: c, name: 归档完成率, target: ≥99.5%}
          - {id: d, name: 整理卷数, target: 295卷}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交合格率, target: 295%}
              - {id: b, name: 归档完成率, target: 120%}
              - {id: c, name: 指导覆盖率, target: 工98%}
            """,
            found=3,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
