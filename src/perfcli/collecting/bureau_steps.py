"""The tasks of the bureau's own steps: approve, score, check, disclose.

In: a `Situation` and a year. Out: `Task`s. That targets are approved stands in their files, that actuals are scored in the scores; the rest
is asked by the calendar alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.holdings import APPROVED
from perfcli.collecting.tasks import BUREAU, quoted
from perfcli.diagnostics import Text
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.collecting.tasks import Situation, Task


def approve(of: Situation, year: int) -> Iterator[Task]:
    """Targets that are not approved when they should be."""
    files = of.holdings.of_year(year)
    waiting = [file for file in files if file.status not in APPROVED]
    deadline = of.deadline(year, "approve")
    if not waiting or deadline is None or of.finished(deadline) or not of.begun(deadline):
        return
    what = Text(
        f"批复 {year} 年度绩效目标：{len(files)} 份里还有 {len(waiting)} 份没有批复；核定后把 status 写成 approved",
        f"approve the targets of {year}: {len(waiting)} of {len(files)} files are not; write status: approved",
    )
    command = f"perfcli report --year {year} --out 批复{of.targets()}"
    yield of.task(year, "approve", what, BUREAU, command, deadline.due)


def score(of: Situation, year: int) -> Iterator[Task]:
    """Actuals that were not scored."""
    actuals = of.holdings.path("actuals", year)
    if not actuals or of.holdings.path("scores", year):
        return
    what = Text(f"按目标评定 {year} 年度实际完成值", f"grade the actuals of {year}")
    command = f"perfcli score {quoted(actuals)} --year {year} --out 评分{of.targets()}"
    deadline = of.deadline(year, "check")
    yield of.task(year, "check", what, BUREAU, command, deadline.due if deadline else None)


def bureau(of: Situation, year: int, step: str) -> Iterator[Task]:
    """A step of the bureau's own, by the calendar alone: nothing else records that it is done."""
    deadline = of.deadline(year, step)
    if deadline is None or of.finished(deadline) or not of.begun(deadline):
        return
    word = CHOICES["occasion"][step]
    what = Text(
        f"{word} {year} 年度绩效{'自评' if step == 'check' else '目标和结果'}；办完在报送日历里写 done 日期",
        f"{step} {year}; write `done` into the calendar when it is finished",
    )
    scores = of.holdings.path("scores", year)
    forms = f" --scores {quoted(scores)}" if scores else ""
    command = f"perfcli report --year {year}{forms} --out {word}{of.targets()}"
    yield of.task(year, step, what, BUREAU, command, deadline.due)
