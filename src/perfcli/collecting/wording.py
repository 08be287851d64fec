"""A standing in words, the same on the terminal and on paper. In: values. Out: `Text`s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.standing import STATES, State
from perfcli.diagnostics import Text
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.dues import Asked
    from perfcli.collecting.overview import Overview
    from perfcli.collecting.standing import Standing

PAPERS = {
    "declare": Text("绩效目标申报表", "targets"),
    "monitor": Text("绩效运行监控表", "monitoring"),
    "evaluate": Text("绩效自评表", "self-evaluation"),
}
"""What is handed in for each step."""


def asked_text(asked: Asked) -> Text:
    """A step of a year: `2027 年度申报`."""
    step = CHOICES["occasion"][asked.occasion]
    return Text(f"{asked.year}年度{step}", f"{asked.occasion} {asked.year}")


def state_text(row: Standing) -> Text:
    """The state with its numbers: `退回（第 2 次），逾期 3 天`."""
    said = STATES[row.state]
    if row.state is State.OVERDUE:
        return _late(row)
    if row.state is State.LATE:
        return Text(f"逾期 {row.late} 天后报送", f"handed in {_days(row.late)} late")
    if row.state is State.RETURNED:
        said = Text(f"退回（第 {len(row.returns)} 次）", f"returned ({_nth(len(row.returns))})")
    elif row.state is State.CORRECTED and row.corrections > 1:
        said = Text(f"已更正（{row.corrections} 次）", f"corrected ({row.corrections} times)")
    elif row.state is State.RECEIVED and row.returns:
        nth = len(row.returns)
        said = Text(f"已报（退回 {nth} 次后）", f"handed in (after {_nth(nth)} return)")
    if row.late:
        late = _late(row) if row.open else Text(f"逾期 {row.late} 天", f"{_days(row.late)} late")
        return Text(f"{said.zh}，{late.zh}", f"{said.en}, {late.en}")
    if row.open and row.left is not None:
        return Text(f"{said.zh}（剩 {row.left} 天）", f"{said.en} ({_days(row.left)} left)")
    return said


def _late(row: Standing) -> Text:
    return Text(f"逾期 {row.late} 天", f"{_days(row.late)} late")


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _nth(count: int) -> str:
    return {1: "1st", 2: "2nd", 3: "3rd"}.get(count, f"{count}th")


def why_text(row: Standing) -> Text:
    """Why it was returned or is exempted, and that it had longer."""
    parts = [Text(row.grounds, row.grounds)] if row.grounds else []
    extension = row.due.extension
    if extension is not None:
        why = f"：{extension.grounds}" if extension.grounds else ""
        day = extension.due.isoformat()
        parts.append(Text(f"延期到 {day}{why}", f"extended to {day}{why.replace('：', ': ')}"))
    return Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def totals_text(shown: Overview) -> Text:
    """How many must hand in and how many stand how."""
    zh = [f"{STATES[state].zh} {count}" for state, count in shown.counts]
    en = [f"{STATES[state].en} {count}" for state, count in shown.counts]
    late = Text(f"；其中逾期 {shown.late}", f"; {shown.late} late") if shown.late else Text("", "")
    return Text(
        f"应报 {shown.due}，已交 {shown.done}（{'，'.join(zh)}{late.zh}）",
        f"{shown.done} of {shown.due} done ({', '.join(en)}{late.en})",
    )


def counts_texts(row: Standing) -> tuple[str, str, str]:
    """The counts of filled cells of the file that counts: accepted, doubted, rejected; blank where it has none."""
    receipt = row.receipt
    counts: Sequence[int | None] = (receipt.accepted, receipt.doubted, receipt.rejected) if receipt else ()
    accepted, doubted, rejected = ["" if c is None else str(c) for c in counts] or ["", "", ""]
    return accepted, doubted, rejected
