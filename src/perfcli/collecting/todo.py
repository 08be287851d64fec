"""What comes next in the year and for whom: from the calendar, the ledger and the files, on a day.

In: a region, its ledger, what the workspace holds, a day. Out: `Task`s, the most urgent first, and what is not known. Steps:
declare, review and return, approve, monitor, evaluate, check, disclose. What nothing records is asked by the calendar alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.dues import Asked
from perfcli.collecting.events import OCCASIONS
from perfcli.collecting.holdings import APPROVED
from perfcli.collecting.overview import overview
from perfcli.collecting.standing import State
from perfcli.collecting.wording import PAPERS
from perfcli.diagnostics import Text
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfcli.collecting.events import Ledger
    from perfcli.collecting.holdings import Holdings
    from perfcli.collecting.standing import Standing
    from perfcli.model.calendar import Deadline
    from perfcli.model.region import Region

BUREAU = Text("财政局", "the bureau")
SOON = 14
"""Days before a day due from which a step is to be done and not only waited for."""
AHEAD = 60
"""Days before a day due from which a step is listed that has no first day of its own."""
_NAMED = 4
_TO_REVIEW = (State.RECEIVED, State.LATE, State.CORRECTED)


class Task(NamedTuple):
    """One thing to do: what, who, until when, and the command to type (empty where none does it)."""

    step: str
    year: int
    what: Text
    who: Text
    command: str
    due: date | None = None
    late: int = 0
    left: int | None = None

    @property
    def urgency(self) -> tuple[int, int]:
        """The latest first, then by the days that are left; what has no day comes last."""
        if self.late:
            return 0, -self.late
        return (1, self.left) if self.left is not None else (2, 0)


class Agenda(NamedTuple):
    """The tasks of a day and what is not known."""

    region: str
    day: date
    tasks: tuple[Task, ...]
    unknown: tuple[Text, ...]


def agenda(region: Region, ledger: Ledger, holdings: Holdings, day: date) -> Agenda:
    """What is to be done, the most urgent first; steps of one urgency stay in the order of the year."""
    told = _Telling(region, ledger.until(day), holdings, day)
    tasks = sorted((task for year in told.years() for task in told.year(year)), key=lambda task: task.urgency)
    return Agenda(region.region.name, day, tuple(tasks), tuple(told.unknown()))


class _Telling:
    """Goes through the years."""

    def __init__(self, region: Region, ledger: Ledger, holdings: Holdings, day: date) -> None:
        self.region = region
        self.ledger = ledger
        self.holdings = holdings
        self.day = day
        self.calendar = {(d.year, d.occasion): d for d in reversed(region.deadlines)}

    def years(self) -> list[int]:
        """Every year that anything speaks of."""
        found = {year for year, _ in self.calendar} | {event.year for event in self.ledger.events}
        return sorted(found | {file.year for file in self.holdings.targets})

    def year(self, year: int) -> Iterator[Task]:
        """The steps of one budget year, in their order."""
        yield from self.collect(year, "declare")
        yield from self.approve(year)
        yield from self.collect(year, "monitor")
        yield from self.collect(year, "evaluate")
        yield from self.score(year)
        for step in ("check", "disclose"):
            yield from self.bureau(year, step)

    def deadline(self, year: int, step: str) -> Deadline | None:
        """The calendar's entry of a step."""
        return next(
            (d for (of, occasion), d in self.calendar.items() if (of, occasion) == (year, step)), None
        )

    def begun(self, deadline: Deadline) -> bool:
        """Whether a step is to be worked on."""
        first = (deadline.opens - self.day).days if deadline.opens else (deadline.due - self.day).days - AHEAD
        return first <= 0

    def task(self, year: int, step: str, what: Text, who: Text, command: str, due: date | None) -> Task:
        """One task with its days counted."""
        days = (due - self.day).days if due else None
        late = -days if days is not None and days < 0 else 0
        return Task(
            step, year, what, who, command, due, late, days if days is not None and days >= 0 else None
        )

    def collect(self, year: int, step: str) -> Iterator[Task]:
        """A step for which departments hand in: send, remind, take back, review."""
        deadline = self.deadline(year, step)
        spoken = any((event.year, event.occasion) == (year, step) for event in self.ledger.events)
        if (deadline is None or deadline.done or not self.begun(deadline)) and not spoken:
            return
        if deadline is not None and deadline.done:
            return
        rows = overview(self.region, self.ledger, Asked(year, step, deadline), self.day).rows
        unsent = [row for row in rows if row.state is State.UNSENT]
        awaited = [row for row in rows if row.state in (State.AWAITED, State.OVERDUE)]
        yield from self.send(year, step, unsent)
        yield from self.remind(year, step, awaited)
        for row in rows:
            if row.state is State.RETURNED:
                yield self.returned(year, step, row)
        if step == "declare":
            yield from self.review(year, [row for row in rows if row.state in _TO_REVIEW])

    def send(self, year: int, step: str, rows: Sequence[Standing]) -> Iterator[Task]:
        """Workbooks that have not gone out."""
        if not rows:
            return
        paper = PAPERS[step]
        what = Text(
            f"发出 {year} 年度{paper.zh}：{_names(rows).zh}", f"send out {paper.en} {year}: {_names(rows).en}"
        )
        command = f"perfcli collect send {step} --year {year}{self.targets()}"
        yield self.task(year, step, what, BUREAU, command, _first(rows))

    def remind(self, year: int, step: str, rows: Sequence[Standing]) -> Iterator[Task]:
        """What has not come: those who are late or nearly so get letters, the others are waited for."""
        paper = PAPERS[step].of("zh"), PAPERS[step].of("en")
        near = [row for row in rows if row.late or (row.left is not None and row.left <= SOON)]
        rest = [row for row in rows if row not in near]
        status = f"perfcli collect status --occasion {step} --year {year}{self.targets()}"
        late = [row for row in near if row.late]
        for those, zh, en in (
            (late, "催报", "ask for"),
            ([r for r in near if not r.late], "提醒报送", "remind of"),
        ):
            if those:
                what = Text(f"{zh} {year} 年度{paper[0]}", f"{en} {paper[1]} {year}")
                command = f"{status} --remind --within {SOON} --out 催报单"
                yield self.task(year, step, what, _names(those), command, _first(those))
        if rest:
            what = Text(f"填报 {year} 年度{paper[0]}", f"hand in {paper[1]} {year}")
            yield self.task(year, step, what, _names(rest), status, _first(rest))

    def returned(self, year: int, step: str, row: Standing) -> Task:
        """What was sent back and has not come again."""
        nth, why = len(row.returns), f"：{row.grounds}" if row.grounds else ""
        paper = PAPERS[step]
        what = Text(
            f"改后重新报送 {year} 年度{paper.zh}（第 {nth} 次退回{why}）",
            f"hand in {paper.en} {year} again (returned {nth}×{why.replace('：', ': ')})",
        )
        command = f"perfcli collect receive 收到的文件.xlsx{self.targets()}"
        return self.task(year, step, what, Text(row.due.name, row.due.name), command, row.until)

    def review(self, year: int, rows: Sequence[Standing]) -> Iterator[Task]:
        """What came in and was neither accepted nor sent back."""
        approved = {file.home for file in self.holdings.of_year(year) if file.status in APPROVED}
        waiting = [row for row in rows if row.due.matter.home not in approved]
        deadline = self.deadline(year, "review")
        if not waiting or (deadline and deadline.done):
            return
        what = Text(
            f"审核 {year} 年度申报：{_names(waiting).zh}；通过的记 collect note 审核通过，退回的记 collect return",
            f"review the targets of {year}: {_names(waiting).en}; note `accepted`, or `collect return`",
        )
        command = f"perfcli validate{self.folder(year)} --annotate 审核"
        yield self.task(year, "review", what, BUREAU, command, deadline.due if deadline else None)

    def approve(self, year: int) -> Iterator[Task]:
        """Targets that are not approved when they should be."""
        files = self.holdings.of_year(year)
        waiting = [file for file in files if file.status not in APPROVED]
        deadline = self.deadline(year, "approve")
        if not waiting or deadline is None or deadline.done or not self.begun(deadline):
            return
        what = Text(
            f"批复 {year} 年度绩效目标：{len(files)} 份里还有 {len(waiting)} 份没有批复；核定后把 status 写成 approved",
            f"approve the targets of {year}: {len(waiting)} of {len(files)} files are not; write status: approved",
        )
        command = f"perfcli report --year {year} --out 批复{self.targets()}"
        yield self.task(year, "approve", what, BUREAU, command, deadline.due)

    def score(self, year: int) -> Iterator[Task]:
        """Actuals that were not scored."""
        actuals = self.holdings.path("actuals", year)
        if not actuals or self.holdings.path("scores", year):
            return
        what = Text(f"按目标评定 {year} 年度实际完成值", f"grade the actuals of {year}")
        command = f"perfcli score {_quoted(actuals)} --year {year} --out 评分{self.targets()}"
        deadline = self.deadline(year, "check")
        yield self.task(year, "check", what, BUREAU, command, deadline.due if deadline else None)

    def bureau(self, year: int, step: str) -> Iterator[Task]:
        """A step of the bureau's own, by the calendar alone: nothing else records that it is done."""
        deadline = self.deadline(year, step)
        if deadline is None or deadline.done or not self.begun(deadline):
            return
        word = CHOICES["occasion"][step]
        what = Text(
            f"{word} {year} 年度绩效{'自评' if step == 'check' else '目标和结果'}；办完在报送日历里写 done 日期",
            f"{step} {year}; write `done` into the calendar when it is finished",
        )
        scores = self.holdings.path("scores", year)
        forms = f" --scores {_quoted(scores)}" if scores else ""
        command = f"perfcli report --year {year}{forms} --out {word}{self.targets()}"
        yield self.task(year, step, what, BUREAU, command, deadline.due)

    def unknown(self) -> Iterator[Text]:
        """What cannot be told, and what would tell it."""
        held = self.holdings
        if not self.region.deadlines:
            yield Text(
                "region.yaml 没有报送日历（deadlines），哪天截止不知道",
                "region.yaml has no `deadlines`: no day due is known",
            )
        if not held.ledger:
            yield Text("还没有报送台账，谁报了不知道", "there is no ledger yet: who handed in is not known")
        years = sorted({file.year for file in held.targets})
        for year in years[-1:]:
            lacking = [step for step in OCCASIONS if (year, step) not in self.calendar]
            if self.region.deadlines and lacking:
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

    def targets(self) -> str:
        """The option that names the folder, where it is not the workspace's own."""
        return f" --targets {_quoted(self.holdings.folder)}" if self.holdings.folder else ""

    def folder(self, year: int) -> str:
        """The folder of a year's target files, where they share one; else the one that was named, if any."""
        folders = {file.path.rpartition("/")[0] for file in self.holdings.of_year(year)}
        folder = folders.pop() if len(folders) == 1 else self.holdings.folder
        return f" {_quoted(folder)}" if folder else ""


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


def _quoted(path: str) -> str:
    """A path as both kinds of shell take it."""
    return f'"{path}"' if any(char in path for char in " ()&;'") else path
