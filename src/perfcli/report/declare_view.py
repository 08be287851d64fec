"""A declaration that was received, as a value before it is text: the account of its cells, what changed against last year, what was found.

In: changes, findings, counts. Out: `DeclareView`, which `declare.md.j2` prints, and the same as plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.model.terms import KEYS
from perfcli.report.render import Rendered, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcli.collecting.year_diff import Change

SORTS = {
    "added": Text("新增", "added"),
    "removed": Text("删除", "removed"),
    "renamed": Text("改名", "renamed"),
    "budget": Text("预算", "budget"),
    "standard": Text("评价标准", "standard"),
    "target": Text("指标值", "target"),
    "weight": Text("分值", "weight"),
    "text": Text("文字", "text"),
}
_EFFECTS = {
    "": Text("", ""),
    "looser": Text("放宽", "looser"),
    "tighter": Text("收紧", "tighter"),
    "mixed": Text("有松有紧", "both ways"),
}
_NODES = {
    "department": Text("部门", "department"),
    "duty": Text("职责", "duty"),
    "activity": Text("活动", "activity"),
    "project": Text("项目", "project"),
    "indicator": Text("指标", "indicator"),
}
_LONG = 60


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One difference in words."""

    sort: str
    node: str
    number: str
    where: str
    key: str
    before: str
    after: str
    remark: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One finding and the cell that it is about."""

    place: str
    severity: str
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class DeclareView:
    """One workbook that was received."""

    title: str
    source: str
    became: str
    counts: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, str], ...]
    summary: tuple[tuple[str, int], ...]
    """How many changes of each sort there are."""
    changes: tuple[ChangeRow, ...]
    findings: tuple[FoundRow, ...]
    lang: str = "zh"


def change_rows(changes: Iterable[Change], lang: str) -> tuple[ChangeRow, ...]:
    """Changes in words; long texts are shortened where they begin to differ."""
    return tuple(_row(one, lang) for one in changes)


def change_summary(changes: Sequence[Change], lang: str) -> tuple[tuple[str, int], ...]:
    """How many changes of each sort there are."""
    counts = {sort: sum(one.sort == sort for one in changes) for sort in SORTS}
    return tuple((SORTS[sort].of(lang), count) for sort, count in counts.items() if count)


def _row(one: Change, lang: str) -> ChangeRow:
    before, after = _shortened(one.before, one.after) if one.sort == "text" else (one.before, one.after)
    key = KEYS.get(one.key, one.key) if lang == "zh" else one.key
    remark = one.difference or _EFFECTS[one.effect].of(lang)
    node = _NODES[one.kind].of(lang)
    return ChangeRow(SORTS[one.sort].of(lang), node, one.number, one.where, key, before, after, remark)


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Two texts from a little before they differ."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    same = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    start = max(0, same - 10)
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    part = text[start : start + _LONG]
    return f"{'…' if start else ''}{part}{'…' if start + _LONG < len(text) else ''}"


def as_markdown(view: DeclareView) -> Rendered:
    """The page."""
    return render("declare.md.j2", view)


def as_text(view: DeclareView) -> str:
    """The differences, a line each, for a terminal."""
    said = "　".join(f"{name} {count}" for name, count in view.summary)
    lines = [f"{view.title}：{said}" if said else view.title]
    for row in view.changes:
        place = " ".join(filter(None, (row.number, row.where)))
        what = row.sort if not row.key or row.sort == row.key else f"{row.sort}·{row.key}"
        values = f"{row.before or '（空）'} → {row.after or '（空）'}"
        if row.sort in (SORTS["added"].of(view.lang), SORTS["removed"].of(view.lang)):
            values = row.after or row.before
        remark = f"（{row.remark}）" if row.remark else ""
        lines.append(f"  [{what}] {row.node} {place}" + (f"：{values}{remark}" if values else ""))
    return "\n".join(line.replace("\n", " ") for line in lines) + "\n"
