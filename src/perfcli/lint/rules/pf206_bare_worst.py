"""PF206 bare-worst: a worst grade that is a bare number below the grade above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import said
from perfcli.lint.rule import Audience, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Standard


_FOUND = frozenset(("bare-worst",))


def check(subject: Subject) -> Iterator[Finding]:
    """Ladders whose worst cell is a number that leaves a stretch open; a profile may take it for a bound of its own."""
    levels = subject.profile.levels if subject.profile else None
    if levels is not None and levels.below is not None:
        return iter(())
    return said(subject, _FOUND, _open)


def _open(standard: Standard) -> bool:
    """Whether another count may lie between or below; below 1座 there is 0座 and nothing else."""
    scale = standard.reading.scale
    last = scale.bounds[-1] if scale else None
    return (
        scale is None
        or last is None
        or not (scale.whole and scale.higher and last.inclusive and last.value == 1)
    )


RULE = Rule(
    kind=Kind(
        "PF206",
        "bare-worst",
        Severity.WARNING,
        Text(
            "“{name}”的末档只写了一个数：{ladder}；完成值 {example} 评哪一档没有写明，按“{reading}”评",
            "{name!r}: the worst grade is a bare number: {ladder}; the text does not say where {example} belongs; read as {reading}",
        ),
        Text(
            "末档写成“{worst}”就没有争议；另有打算的请写清楚",
            "write {worst} for the worst grade, or say plainly what else is meant",
        ),
    ),
    why=Text(
        "差 85%、中 90%，85% 到 90% 之间归谁，各人理解不同。",
        "With 85% for the worst grade and 90% for the next, readers differ on what lies between.",
    ),
    source=Text("绩效目标审核：适当性", "review of targets: appropriateness"),
    audience=Audience.BUREAU,
    keys=("bands",),
    starred=True,
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 95%, 中: 90%, 差: ＜85%}}
          - {id: b, name: 上架及时率, bands: {优: 100%, 良: 95%, 中: 90%, 差: 90%}}
          - {id: c, name: 检查次数, bands: {优: 4次, 良: 3次, 中: 2次, 差: 1次以下}}
          - {id: d, name: 完工时间, bands: {优: 2030年6月底, 良: 2030年9月底, 中: 2030年12月底, 差: 2031年}}
          - {id: e, name: 修缮库房座数, bands: {优: 3座, 良: 2座, 中: 1座, 差: 0座}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 95%, 中: 90%, 差: 85%}}
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: roads, name: 鹿岭县公路站}
            scales: {养护: {优: 10公里, 良: 8公里, 差: 5公里}}
            indicators:
              - {id: a, name: 养护里程, scale: 养护}
              - {id: b, name: 养护完成率, bands: {优: ≥95%, 差: ＜95%}}
            """,
        ),
    ),
    check=check,
    about=_FOUND,
)
