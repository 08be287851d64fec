"""What comes next in the year and for whom: from the calendar, the ledger and the files, on a day.

In: a region, its ledger, what the workspace holds, a day. Out: an `Agenda`: tasks, the most urgent first, and what is not known.
Steps: declare, review and return, approve, monitor, evaluate, check, disclose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.bureau_steps import approve, bureau, score
from perfcli.collecting.handing_in import collect
from perfcli.collecting.tasks import Agenda, Situation
from perfcli.diagnostics import Text
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcli.collecting.events import Ledger
    from perfcli.collecting.holdings import Holdings
    from perfcli.collecting.tasks import Task
    from perfcli.model.region import Region

STEPS = tuple(CHOICES["occasion"])
"""The steps of a year, in their order."""


def agenda(region: Region, ledger: Ledger, holdings: Holdings, day: date) -> Agenda:
    """What is to be done, the most urgent first; steps of one urgency stay in the order of the year."""
    of = Situation(region, ledger.until(day), holdings, day)
    tasks = sorted((task for year in of.years() for task in _year(of, year)), key=lambda task: task.urgency)
    return Agenda(region.region.name, day, tuple(tasks), tuple(unknown(of)))


def _year(of: Situation, year: int) -> Iterator[Task]:
    """The steps of one budget year, in their order."""
    yield from collect(of, year, "declare")
    yield from approve(of, year)
    yield from collect(of, year, "monitor")
    yield from collect(of, year, "evaluate")
    yield from score(of, year)
    for step in ("check", "disclose"):
        yield from bureau(of, year, step)


def unknown(of: Situation) -> Iterator[Text]:
    """What cannot be told, and what would tell it."""
    held = of.holdings
    if not of.region.deadlines:
        yield Text(
            "region.yaml 没有报送日历（deadlines），哪天截止不知道",
            "region.yaml has no `deadlines`: no day due is known",
        )
    if not held.ledger:
        yield Text("还没有报送台账，谁报了不知道", "there is no ledger yet: who handed in is not known")
    years = sorted({file.year for file in held.targets})
    for year in years[-1:]:
        lacking = [step for step in STEPS if of.deadline(year, step) is None]
        if of.region.deadlines and lacking:
            zh = "、".join(CHOICES["occasion"][step] for step in lacking)
            yield Text(
                f"报送日历没有 {year} 年度的{zh}", f"the calendar lacks {', '.join(lacking)} of {year}"
            )
    for year in years:
        blank = held.statuses(year).get("", 0)
        if blank:
            yield Text(
                f"{year} 年度有 {blank} 份目标文件没有写 status（状态），走到哪一步不知道",
                f"{blank} target files of {year} say no status: how far they have come is not known",
            )
    if not years:
        yield Text("没有目标文件", "there are no target files")
    if held.broken:
        count = len(held.broken)
        yield Text(
            f"有 {count} 个文件读不通，见 perfcli validate",
            f"{count} files do not hold; see `perfcli validate`",
        )
