"""PF217 no-ladder: cells that are no ladder: glued, ditto, stand-ins, two in one, or a deduction rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import tell
from perfcli.lint.rule import Audience, Rule, Sample
from perfcli.quantity import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_WHAT = {
    "glued": Text("两格的内容粘在一起了", "two cells have run into one"),
    "compound": Text("一格里写了两个标准", "two standards stand in one cell"),
    "ditto": Text("写了“同上”一类的代替", "there is a ditto mark for a value"),
    "placeholder": Text("还是占位符，没有填", "there is a stand-in that was never filled in"),
    "not-applicable": Text("各档都写成不适用", "the grades are marked as not applicable"),
    "one-grade": Text(
        "只有一档写了内容，分不出档来", "only one grade is filled in, so nothing tells grades apart"
    ),
    "linear": Text("这是扣分办法，不是分档标准", "this is a rule of deduction, not a ladder"),
}

_FRACTION = r"[0-9]{1,3}\s*[/／]\s*[0-9]{1,3}$"
_MAYBE = Text(
    "“1/2”这样的写法，不知是分数还是两个数", "what is written like 1/2 may be a fraction or two numbers"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders that stop at such a cell; a single grade marked as not existing is no fault."""
    for node in subject.outline.indicators:
        standard = node.standard
        if standard is None or standard.reading.scale is not None:
            continue
        for found in standard.reading.findings:
            if found.name in _WHAT:
                fraction = found.name == "compound" and pattern(_FRACTION).match(
                    found.counter_example.strip()
                )
                yield tell(node, standard, found, what=_MAYBE if fraction else _WHAT[found.name])


RULE = Rule(
    kind=Kind(
        "PF217",
        "no-ladder",
        Severity.ERROR,
        Text(
            "“{name}”的评价标准不能用：{what}：{cells}", "{name!r}: the bands cannot be used: {what}: {cells}"
        ),
        Text(
            "请每一档写一个具体的数或文字，分数写成百分数；按扣分评的请改写指标值 target 和分值 weight",
            "write one number or word in each grade, a fraction as a percent; for deductions use a target and a weight",
        ),
    ),
    why=Text(
        "这样的内容评不出等级，抄到下一年还是错。",
        "Nothing can be graded by it, and it will be copied into next year's form.",
    ),
    source=Text("绩效目标审核：完整性", "review of targets: completeness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: ≥95%, 良: /, 中: ≥80%, 差: ＜80%}}
          - {id: b, name: 安全事故次数, bands: {优: 无, 良: 1次, 差: 2次以上}}
          - {id: c, name: 资金拨付, bands: {优: 按时, 良: 延迟1个月, 差: 其他}}
          - {id: d, name: 移交完成率, bands: {优: ≥90%且≤100%, 差: ＜90%}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%85%, 良: 80%, 差: ＜80%}}
              - {id: b, name: 上架及时率, bands: {优: 同上, 良: 同上, 差: 同上}}
              - {id: c, name: 移交完成率, bands: {优: "**", 良: ≥80%, 差: ＜80%}}
              - {id: d, name: 检查次数, bands: {优: /, 良: /, 差: /}}
            """,
            found=4,
        ),
        Sample(
            """
            scales: {deduct: {优: "95%以上，每降低1%扣1分", 差: 扣完为止}}
            indicators:
              - {id: a, name: 目录著录完成率, scale: deduct}
              - {id: b, name: 培训人数和满意度, bands: {优: 96%/99%, 良: 90%/95%, 差: ＜90%}}
              - {id: c, name: 数字化比例, bands: {优: 3/4, 良: 1/2, 差: 1/4}}
            """,
            found=3,
        ),
    ),
    check=check,
    about=frozenset(_WHAT),
)
