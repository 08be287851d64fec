"""PF204 not-monotone: a ladder whose grades do not ask less and less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said, unreadable
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject


_FOUND = frozenset(("not-monotone", "mixed-relations", "equal"))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders out of order: a grade asks as much as the one above it, more, or the other way round."""
    return said(subject, _FOUND, unreadable)


RULE = Rule(
    kind=Kind(
        "PF204",
        "not-monotone",
        Severity.ERROR,
        Text(
            "“{name}”的评价标准次序不对：{cells}；全部是 {ladder}",
            "{name!r}: grades out of order: {cells}; the whole ladder is {ladder}",
        ),
        Text(
            "请从最好的一档写起，每一档的要求要比上一档低，方向一致",
            "begin with the best grade; each one asks less than the one above, in one direction",
        ),
    ),
    why=Text(
        "次序乱了，同一个完成值会同时够得上几档，或者永远得不到某一档。",
        "Out of order, one actual reaches several grades, or some grade can never be earned.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.DEPARTMENT,
    keys=("bands",),
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: ≥95%, 良: ≥90%, 中: ≥80%, 差: ＜80%}}
          - {id: b, name: 安全事故次数, bands: {优: 0, 良: 1-2次, 中: 3-4次, 差: 5次以上}}
          - {id: c, name: 救助资金到位率, bands: {优: 100%, 良: 95%, 中: 90%, 差: 90%}}
          - {id: d, name: 移交完成率, bands: {优: ≥90%且≤100%, 良: ≥80%且＜90%, 差: ＜80%}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 95%, 中: 98%, 差: 90%}}
            """,
        ),
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 95%, 良: 95%, 中: 90%, 差: 90%以下}}
              - {id: b, name: 会议保障, bands: {优: 好, 良: 较好, 中: 较好, 差: 差}}
              - {id: c, name: 移交完成率, bands: {优: ≥95%, 良: ≤90%, 差: 其他}}
            """,
            found=3,
        ),
    ),
    check=check,
    about=_FOUND,
)
