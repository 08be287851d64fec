"""PF140 withheld-without-reason: a node that is not made public, and no one says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Withheld nodes without a reason."""
    for node in subject.outline.nodes:
        disclosure = node.item.disclosure
        if disclosure is not None and disclosure.level == "withheld" and not disclosure.reason.strip():
            yield Finding((*node.where, "disclosure"), {"name": node.name}, at="value")


RULE = Rule(
    kind=Kind(
        "PF140",
        "withheld-without-reason",
        Severity.WARNING,
        Text("“{name}”标为不公开，没有写原因", "{name!r} is withheld from the public without a reason"),
        Text(
            "请写 disclosure: {{level: 不公开, reason: 依据}}",
            "write disclosure: {{level: withheld, reason: why}}",
        ),
    ),
    why=Text(
        "绩效目标以公开为原则；不公开的要说得出依据，审计时能查。",
        "Targets are public unless there is a ground for withholding them, and an auditor must be able to see it.",
    ),
    source=Text("绩效信息公开：不公开要有依据", "publication of targets: withholding needs a ground"),
    audience=Audience.AUDITOR,
    keys=("disclosure",),
    good=Sample(
        """
        disclosure: public
        duties:
          - id: a
            name: 馆藏管理
            disclosure: {level: withheld, reason: 涉密档案，依保密规定}
            activities: [{id: a, name: 库房管护, disclosure: internal}, {id: b, name: 数字化, disclosure: {level: 公开}}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            duties: [{id: a, name: 馆藏管理, disclosure: withheld}]
            """,
        ),
        Sample(
            """
            disclosure: 不公开
            indicators: [{id: a, name: 馆藏完好率, target: ≥98%, disclosure: {level: 不公开, reason: " "}}]
            """,
            found=2,
        ),
    ),
    check=check,
)
