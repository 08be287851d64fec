"""PF406 operator-against-direction: complaints `≥`, satisfaction `≤`, a ladder that rises, or a sign against the stated direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import place, published
from perfcli.lint.names import clear_direction, lower_words, speaks_higher
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.readings import Target
    from perfcli.lint.subject import Subject

_ASKS = {"≥": "higher", ">": "higher", "≤": "lower", "<": "lower"}
_SIGN = {
    "higher": Text("把比较符改成 ≥", "write ≥"),
    "lower": Text("把比较符改成 ≤", "write ≤"),
}
_ORDER = {
    "higher": Text("从最大的数写起", "begin with the greatest number"),
    "lower": Text("从最小的数写起", "begin with the smallest number"),
}
_TARGET, _BANDS = Text("指标值", "the target"), Text("评价标准", "the ladder")
_BETTER = {"higher": Text("越高越好", "more is better"), "lower": Text("越低越好", "less is better")}

_LASTING = ("time", "workday", "month")
"""A ladder of hours or days under the name of a rate (抢修及时率 24小时内) measures how long it takes: less is better."""


def check(subject: Subject) -> Iterator[Finding]:
    """Targets and ladders that ask for the opposite of what the direction or the name says."""
    yield from _targets(subject)
    yield from _ladders(subject)


def _targets(subject: Subject) -> Iterator[Finding]:
    for target in targets(subject):
        asked = _ASKS.get(target.reading.operator, "")
        meant = _meant(target)
        if target.reading.kind == "number" and asked and meant and asked != meant:
            yield Finding(
                (*target.node.where, "target"),
                {
                    "name": target.node.name,
                    "what": _TARGET,
                    "written": target.text,
                    "better": _BETTER[meant],
                    "advice": _SIGN[meant],
                },
                at="value",
            )


def _ladders(subject: Subject) -> Iterator[Finding]:
    """Ladders of numbers that ask less and less of the other side: 归档率 优 85%、良 90%、中 95%."""
    lowering = lower_words(subject.measures)
    for node in subject.outline.indicators:
        standard = node.standard
        scale = standard.reading.scale if standard else None
        if standard is None or scale is None or scale.kind not in _BETTER or scale.delay:
            continue
        if scale.measure.dimension in _LASTING:
            continue
        name = node.name
        may = speaks_higher(name) if scale.kind == "lower" else any(map(name.__contains__, lowering))
        meant = clear_direction(name) if may and not node.item.direction else ""  # type: ignore[union-attr]
        if meant and meant != scale.kind:
            arguments: dict[str, Argument] = {
                "name": node.name,
                "what": _BANDS,
                "written": published(standard.cells),
                "better": _BETTER[meant],
                "advice": _ORDER[meant],
            }
            yield place(node, standard, scale.labels[:1], arguments)


def _meant(target: Target) -> str:
    """The direction that is stated; else the name's, where no one would doubt it. `≥0` is another rule's."""
    if target.item.direction:
        return target.item.direction
    if not target.reading.value and target.reading.operator == "≥":
        return ""
    return clear_direction(target.node.name)


RULE = Rule(
    kind=Kind(
        "PF406",
        "operator-against-direction",
        Severity.WARNING,
        Text("“{name}”{better}，{what}却写成“{written}”", "of “{name}” {better}, but {what} is “{written}”"),
        Text("{advice}，或改正指标方向", "{advice}, or correct the direction"),
    ),
    why=Text(
        "比较符写反了，做得越差得分越高。",
        "With the sign the wrong way round, the worse the work the better the score.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("bands", "direction", "target"),
    good=Sample(
        """
        indicators:
          - {id: a, name: 投诉办结率, target: ≥95%}
          - {id: b, name: 库房事故起数, target: ≤1起}
          - {id: c, name: 资产负债率, target: ≤60%}
          - {id: d, name: 民生支出占比, target: ≥80%}
          - {id: e, name: 安全隐患整改率, target: ≥98%}
          - {id: f, name: 事故应急演练次数, target: ≥2次}
          - {id: g, name: 归档完成率, target: 100%}
          - {id: h, name: 档案差错率, bands: {优: 1%, 良: 2%, 中: 3%, 差: 3%以上}}
          - {id: i, name: 查档等候投诉下降率, bands: {优: 20%, 良: 10%, 差: 10%以下}}
          - {id: j, name: 移交完成率, bands: {优: 95%, 良: 90%, 中: 85%, 差: 85%以下}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 查档投诉率, target: ≥5%}
              - {id: b, name: 查档群众满意度, target: ≤95%}
              - {id: c, name: 库房能耗, direction: lower, target: 不低于20万千瓦时}
            """,
            found=3,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 档案归档率, bands: {优: 85%, 良: 90%, 中: 95%, 差: 95%以上}}
              - {id: b, name: 库房事故起数, bands: {优: 3起, 良: 2起, 中: 1起, 差: 0起}}
            """,
            found=2,
        ),
    ),
    check=check,
)
