"""The tasks of a step for which departments hand in: send workbooks, ask for what is late, wait, take back, review.

In: a `Situation`, a year and a step. Out: `Task`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.dues import Asked
from perfcli.collecting.holdings import APPROVED
from perfcli.collecting.overview import overview
from perfcli.collecting.standing import State
from perfcli.collecting.tasks import BUREAU
from perfcli.collecting.wording import PAPERS
from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfcli.collecting.standing import Standing
    from perfcli.collecting.tasks import Situation, Task

SOON = 14
"""Days before a day due from which a step is to be done and not only waited for."""
_NAMED = 4
_TO_REVIEW = (State.RECEIVED, State.LATE, State.CORRECTED)


def collect(of: Situation, year: int, step: str) -> Iterator[Task]:
    """A step for which departments hand in: send, remind, take back, review."""
    deadline = of.deadline(year, step)
    spoken = any((event.year, event.occasion) == (year, step) for event in of.ledger.events)
    begun = spoken or (deadline is not None and of.begun(deadline))
    if of.finished(deadline) or not begun:
        return
    rows = overview(of.region, of.ledger, Asked(year, step, deadline), of.day).rows
    unsent = [row for row in rows if row.state is State.UNSENT]
    awaited = [row for row in rows if row.state in (State.AWAITED, State.OVERDUE)]
    yield from send(of, year, step, unsent)
    yield from remind(of, year, step, awaited)
    for row in rows:
        if row.state is State.RETURNED:
            yield returned(of, year, step, row)
    if step == "declare":
        yield from review(of, year, [row for row in rows if row.state in _TO_REVIEW])


def send(of: Situation, year: int, step: str, rows: Sequence[Standing]) -> Iterator[Task]:
    """Workbooks that have not gone out."""
    if not rows:
        return
    paper = PAPERS[step]
    what = Text(
        f"发出 {year} 年度{paper.zh}：{_names(rows).zh}", f"send out {paper.en} {year}: {_names(rows).en}"
    )
    command = f"perfcli collect send {step} --year {year}{of.targets()}"
    yield of.task(year, step, what, BUREAU, command, _first(rows))


def remind(of: Situation, year: int, step: str, rows: Sequence[Standing]) -> Iterator[Task]:
    """What has not come: those who are late or nearly so get letters, the others are waited for."""
    paper = PAPERS[step].of("zh"), PAPERS[step].of("en")
    late = [row for row in rows if row.late]
    near = [row for row in rows if row.left is not None and row.left <= SOON]
    rest = [row for row in rows if not row.late and (row.left is None or row.left > SOON)]
    status = f"perfcli collect status --occasion {step} --year {year}{of.targets()}"
    for those, zh, en in (
        (late, "催报", "ask for"),
        (near, "提醒报送", "remind of"),
    ):
        if those:
            what = Text(f"{zh} {year} 年度{paper[0]}", f"{en} {paper[1]} {year}")
            command = f"{status} --remind --within {SOON} --out 催报单"
            yield of.task(year, step, what, _names(those), command, _first(those))
    if rest:
        what = Text(f"填报 {year} 年度{paper[0]}", f"hand in {paper[1]} {year}")
        yield of.task(year, step, what, _names(rest), status, _first(rest))


def returned(of: Situation, year: int, step: str, row: Standing) -> Task:
    """What was sent back and has not come again."""
    nth, why = len(row.returns), f"：{row.grounds}" if row.grounds else ""
    paper = PAPERS[step]
    what = Text(
        f"改后重新报送 {year} 年度{paper.zh}（第 {nth} 次退回{why}）",
        f"hand in {paper.en} {year} again (returned {nth}×{why.replace('：', ': ')})",
    )
    command = f"perfcli collect receive 收到的文件.xlsx{of.targets()}"
    return of.task(year, step, what, Text(row.due.name, row.due.name), command, row.until)


def review(of: Situation, year: int, rows: Sequence[Standing]) -> Iterator[Task]:
    """What came in and was neither accepted nor sent back."""
    approved = {file.home for file in of.holdings.of_year(year) if file.status in APPROVED}
    waiting = [row for row in rows if row.due.matter.home not in approved]
    deadline = of.deadline(year, "review")
    if not waiting or of.finished(deadline):
        return
    what = Text(
        f"审核 {year} 年度申报：{_names(waiting).zh}；通过的记 collect note 审核通过，退回的记 collect return",
        f"review the targets of {year}: {_names(waiting).en}; note `accepted`, or `collect return`",
    )
    command = f"perfcli validate{of.folder(year)} --annotate 审核"
    yield of.task(year, "review", what, BUREAU, command, deadline.due if deadline else None)


def _names(rows: Sequence[Standing]) -> Text:
    """The first names, and how many there are."""
    names = [row.due.name for row in rows]
    shown, count = names[:_NAMED], len(names)
    if count > _NAMED:
        return Text(f"{'、'.join(shown)}等 {count} 家", f"{', '.join(shown)} and {count - _NAMED} more")
    return Text("、".join(shown), ", ".join(shown))


def _first(rows: Sequence[Standing]) -> date | None:
    """The earliest day due."""
    days = [row.until for row in rows if row.until]
    return min(days) if days else None
