"""PF439 sign-spelling: signs and digits of a target or a ladder typed in another width, or in two characters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Repair, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject
    from perfcli.model.indicator import Cells
    from perfcli.syntax.tree import KeyPath


_ODD = re.compile(r"[０-９％＋]|[>＞][=＝]|[=＝][>＞]|[<＜][=＝]|[=＝][<＜]|≧|≦|⩾|⩽")
_TWINS = str.maketrans("０１２３４５６７８９％＋", "0123456789%+")
_AT_LEAST = re.compile(r"[>＞][=＝]|[=＝][>＞]|≧|⩾")
_AT_MOST = re.compile(r"[<＜][=＝]|[=＝][<＜]|≦|⩽")


def check(subject: Subject) -> Iterator[Finding]:
    """Targets, then the cells of bands at an indicator and of the file's own scales."""
    for node in subject.aimed if _ODD.search(subject.cells) else ():
        yield from _told((*node.where, "target"), node.item.target or "")  # type: ignore[union-attr]
    for node in subject.outline.indicators:
        bands = node.item.bands  # type: ignore[union-attr]
        if bands and _odd(bands):
            for label, text in bands:
                yield from _told((*node.where, "bands", label), text)
    for name, cells in subject.outline.plan.scales.items():
        for label, text in cells or ():
            yield from _told(("scales", name, label), text)


@lru_cache(maxsize=4096)
def _odd(cells: Cells) -> bool:
    """Whether any cell is spelled so: a province prints the same few hundred ladders."""
    return any(_ODD.search(text) for _, text in cells)


def _told(where: KeyPath, text: str) -> Iterator[Finding]:
    if _ODD.search(text) is not None:
        right = _AT_MOST.sub("≤", _AT_LEAST.sub("≥", text)).translate(_TWINS)
        arguments: dict[str, Argument] = {"found": text.strip(), "right": right.strip()}
        yield Finding(where, arguments, at="value", repair=Repair(right, safe=True))


RULE = Rule(
    kind=Kind(
        "PF439",
        "sign-spelling",
        Severity.REMARK,
        Text(
            "“{found}”读作“{right}”",
            "“{found}” is read as “{right}”",
        ),
        Text(
            "写成“{right}”：数字和 % 用半角，不低于写 ≥，不超过写 ≤",
            "write {right}: half-width digits and %, ≥ and ≤",
        ),
    ),
    why=Text(
        "读得懂，但同一个数有几种写法，查找、排序和跨部门比对都会漏掉。",
        "It is understood, but one number in several spellings is missed by searches, sorting and comparison.",
    ),
    source=Text(
        "文字质量",
        "quality of the text",
    ),
    audience=Audience.DEPARTMENT,
    keys=("bands", "target"),
    good=Sample(
        """
        scales: {standard: {优: ≥95%, 良: 90%以上, 差: ＜90%}}
        indicators:
          - {id: a, name: 目录著录率, target: ≥95%}
          - {id: b, name: 巡检次数, target: "=12次"}
          - {id: c, name: 上架率, bands: {优: 95%＞X≥90%, 良: 80%（含）-90%, 差: 其他}}
          - {id: d, name: 移交时间, target: 6月底前}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            indicators:
              - {id: a, name: 目录著录率, target: ９５％}
            """,
        ),
        Sample(
            """
            scales: {standard: {优: "＞＝95%", 良: ≥90%, 差: ＜90％}}
            indicators:
              - {id: a, name: 上架率, bands: {优: ≧95%, 良: "<=90%", 差: 其他}}
            """,
            found=4,
        ),
    ),
    check=check,
    repairs="safe",
)
