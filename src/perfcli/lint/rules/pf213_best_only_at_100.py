"""PF213 best-only-at-100: a rate whose best grade is earned at exactly 100 % only."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.ladders import place, published
from perfcli.lint.rule import Audience, Rule, Sample
from perfcli.scale.names import is_capped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.rule import Finding
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Standard


_FULL = Decimal(100)
_capped = lru_cache(maxsize=1024)(is_capped)


def _above(standard: Standard) -> bool:
    """Whether the ladder asks for more than 100 %, which is said already."""
    return any(found.name == "cap" for found in standard.reading.findings)


def check(subject: Subject) -> Iterator[Finding]:
    """Rates that cannot pass 100 % and whose best bound is 100 %."""
    for node in subject.outline.indicators:
        standard = node.standard
        scale = standard.reading.scale if standard else None
        if standard is None or scale is None or not scale.higher or scale.measure.dimension != "percent":
            continue
        best = scale.bounds[0]
        if best.inclusive and best.value == _FULL and _capped(node.name) and not _above(standard):
            arguments: dict[str, Argument] = {
                "name": node.name,
                "grade": scale.labels[0],
                "ladder": published(standard.cells),
                "next": scale.labels[1],
            }
            yield place(node, standard, scale.labels[:1], arguments)


RULE = Rule(
    kind=Kind(
        "PF213",
        "best-only-at-100",
        Severity.REMARK,
        Text(
            "“{name}”只有做到 100% 才是“{grade}”，差一点就是“{next}”：{ladder}",
            "{name!r} is {grade} at exactly 100% only; anything less is {next}: {ladder}",
        ),
        Text(
            "确需一件不漏的可以保留，否则请给“{grade}”留余地，如 ≥95%",
            "keep it where nothing may be missed; else leave room below {grade}, such as ≥95%",
        ),
    ),
    why=Text(
        "最好的一档正好是上限，要么得满、要么丢一档，容易诱使人报 100%。",
        "With the best grade at the very limit there is no room, and a temptation to report 100%.",
    ),
    source=Text("绩效目标审核：可行性", "review of targets: feasibility"),
    audience=Audience.BUREAU,
    keys=("bands",),
    starred=True,
    good=Sample(
        """
        indicators:
          - {id: a, name: 目录著录完成率, bands: {优: ≥98%, 良: ≥90%, 差: ＜90%}}
          - {id: b, name: 招商引资增长率, bands: {优: 100%, 良: 90%, 差: ＜90%}}
          - {id: c, name: 目录著录数量, bands: {优: 100卷, 良: 90卷, 差: ＜90卷}}
          - {id: d, name: 三公经费控制率, bands: {优: ≤100%, 良: ≤105%, 差: ＞105%}}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录完成率, bands: {优: 100%, 良: 85%, 中: 75%, 差: ＜75%}}
            """,
        ),
        Sample(
            """
            perfcli: 1
            year: 2031
            department: {id: roads, name: 鹿岭县公路站}
            scales: {standard: {优: ≥100%, 良: ≥90%, 差: ＜90%}}
            indicators:
              - {id: a, name: 坑槽修补及时率, scale: standard}
              - {id: b, name: 养护合格率, bands: {达标: 百分之百, 未达标: 百分之百以下（不含）}}
            """,
            found=2,
        ),
    ),
    check=check,
)
