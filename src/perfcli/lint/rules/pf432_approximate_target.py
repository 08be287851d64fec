"""PF432 approximate-target: a target that is only about a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Targets with 约, 左右 or ±."""
    for target in targets(subject):
        reading = target.reading
        if "approximate" in reading.notes and not _bounded(target.text):
            arguments: dict[str, Argument] = {
                "name": target.node.name,
                "target": target.text,
                "reading": reading.canonical,
            }
            yield Finding((*target.node.where, "target"), arguments, at="value")


def _bounded(text: str) -> bool:
    """Whether ± is a range with a stated end: 价格波动 ±10%以内."""
    return "±" in text and not any(word in text for word in ("约", "左右", "大概", "上下"))


RULE = Rule(
    kind=Kind(
        "PF432",
        "approximate-target",
        Severity.WARNING,
        Text(
            "“{name}”的指标值“{target}”不是准数，按“{reading}”评",
            "the target “{target}” of {name!r} is not exact; it is read as {reading}",
        ),
        Text(
            "去掉“约”“左右”“±”，写一个准数；允许上下浮动的，写成区间，如 95%-105%",
            "drop 约, 左右 or ± and write the number; where it may vary, write a range such as 95%-105%",
        ),
    ),
    why=Text(
        "“约100次”做了 97 次算不算完成，没有人说得清。",
        "Whether 97 meets “about 100” no one can say.",
    ),
    source=Text(
        "绩效目标审核：适当性",
        "review of targets: appropriateness",
    ),
    audience=Audience.DEPARTMENT,
    keys=("target",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 巡检次数, target: ≥12次}
          - {id: b, name: 节约用电, target: 95%-105%}
          - {id: c, name: 预约查档率, target: ≥95%}
          - {id: d, name: 公约宣传场次, target: 2场}
          - {id: e, name: 温度波动幅度, target: ±2℃以内}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 巡检次数, target: 约12次}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 查档人次, target: 1200人次左右}
              - {id: b, name: 目录著录率, target: 95%左右}
            """,
            found=2,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
