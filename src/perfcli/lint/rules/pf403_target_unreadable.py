"""PF403 target-unreadable: a target that is to be a number (or a date) and cannot be read as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.readings import targets
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject

_PROBLEMS = {
    "ditto": Text("“同上”要看别的格子", "“same as above” depends on another cell"),
    "glued": Text("几个数粘在一起", "several numbers are glued together"),
    "linear": Text(
        "写的是扣分办法，不是指标值", "it says how points are deducted, not what is to be reached"
    ),
    "wrong-unit": Text("与计量单位不是一类", "it is of another kind than the unit of measure"),
    "unreadable": Text("读不出一个数或一个日期", "no single number or date can be read from it"),
}
_WORDS = {
    "number": Text("指标类型是定量，这里却是文字", "the kind is number, and this is words"),
    "date": Text("指标类型是时间，这里却是文字", "the kind is date, and this is words"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Targets whose reading failed, and words where a number or a date was announced."""
    for target in targets(subject):
        reason = _PROBLEMS.get(target.reading.problem)
        if target.reading.kind == "words":
            reason = _WORDS.get(target.item.kind or "")
        if reason is not None:
            where = (*target.node.where, "target")
            yield Finding(where, {"target": target.text, "reason": reason}, at="value")


RULE = Rule(
    kind=Kind(
        "PF403",
        "target-unreadable",
        Severity.ERROR,
        Text("指标值“{target}”读不懂：{reason}", "the target “{target}” cannot be read: {reason}"),
        Text(
            "写一个比较符、一个数和一个单位，如 ≥95%、≤3起、12月31日前；定性指标把指标类型写成“定性”",
            "write one sign, one number and one unit, such as ≥95%, ≤3起, 12月31日前; for words state the kind “words”",
        ),
    ),
    why=Text(
        "读不出数的指标值没法和实际完成值比，评分时只能放弃。",
        "A target that gives no number cannot be compared with an actual, so nothing can be scored.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("target",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 移交完成时间, kind: date, target: 12月31日前}
          - {id: b, name: 移交单位数量, kind: number, target: 不少于30个}
          - {id: c, name: 库房安全事故, kind: number, target: 无}
          - {id: d, name: 服务效果, target: 明显改善}
          - {id: e, name: 查档平均用时, target: 3-5个工作日}
          - {id: f, name: 管护经费, unit: 元, target: 1.2万元}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 移交合格率, kind: number, target: 明显提高}
              - {id: b, name: 移交卷数, target: 同上}
              - {id: c, name: 移交完成时间, target: 2月30日}
              - {id: d, name: 指导单位数量, target: 每少1个扣1分}
              - {id: e, name: 移交单位数量, unit: 个, target: ≥95%}
            """,
            found=5,
        ),
    ),
    check=check,
    about=frozenset(("target",)),
)
