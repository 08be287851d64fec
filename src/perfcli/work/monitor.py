"""Monitor a year on a day: what was reached to date, what is expected of the year, what was spent, and who must explain.

In: a scoring `Request` whose table may have the columns 全年预计完成值 (`forecast`) and 完成可能性 (`chance`), and the day. Out: `Monitored`.
The forecasts are graded by a second run of the same engine over the same table with the forecast in the place of the actual.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Severity, Span, Text, diagnose
from perfcli.formats import csv_
from perfcli.model.amount import value_in
from perfcli.model.day import read_day
from perfcli.model.terms import KEYS
from perfcli.quantity import show
from perfcli.scoring import kinds as scoring_kinds
from perfcli.scoring import monitor_kinds as kinds
from perfcli.scoring import run_kinds
from perfcli.scoring.monitor_tables import monitor_data, monitor_table
from perfcli.scoring.monitoring import CHANCES, Monitoring, Watched, elapsed, money_of, watch
from perfcli.scoring.survey import survey
from perfcli.scoring.tables import rejected_table
from perfcli.work.score import Output, choose_profile, read_table, score_table

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from datetime import date

    from perfcli.loading.outline import Outline
    from perfcli.model.profile import Profile
    from perfcli.model.spending import Spending
    from perfcli.scoring.parts import Part
    from perfcli.scoring.scorecard import Score, Scorecard
    from perfcli.table import Table
    from perfcli.work.score import Request

FORECAST, CHANCE = "forecast", "chance"
HEADERS = {"forecast": FORECAST, "全年预计完成值": FORECAST, "chance": CHANCE, "完成可能性": CHANCE}
"""The columns of monitoring, in both languages."""
_BARE = ("actual", KEYS["actual"], "status", KEYS["status"], "stated", KEYS["stated"])
"""Columns that speak of the actual to date: the forecast has none of them."""


class Monitored(NamedTuple):
    """How the year stands, None when the run could not start; all findings, sorted by place."""

    monitoring: Monitoring | None
    findings: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return self.monitoring is None or any(one.severity is Severity.ERROR for one in self.findings)


def monitor(
    request: Request, day: date, names: Mapping[str, str], spending: Mapping[str, Spending]
) -> Monitored:
    """Monitor on `day`. `names` are the departments, units and projects whose money is looked at, by address."""
    year = request.parts[0].year if request.parts else day.year
    if day.year != year:
        return Monitored(
            None, (diagnose(kinds.OTHER_YEAR, Span(request.actuals), day=day.isoformat(), year=year),)
        )
    table, problems = read_table(request.actuals, request.data)
    if table is None:
        return Monitored(None, problems)
    scored, profile = score_table(request, table), choose_profile(request).profile
    if scored.card is None or profile is None:
        return Monitored(None, (*problems, *scored.findings))
    made = _Run(request, day, table, profile, scored.card)
    money = money_of(names, spending, made.milestone.spent if made.milestone else None)
    result = Monitoring(day, elapsed(day), made.milestone, tuple(made.watched()), money, scored.card)
    waiting = {one.place.address for one in result.watched if one.state == "not_due"}
    of_table = (one for one in scored.findings if not _of_the_whole_year(one, waiting))
    behind = _of_money(result, request.paid.path if request.paid else "")
    found = sorted((*problems, *of_table, *made.findings, *behind), key=Diagnostic.sort_key)
    return Monitored(result, tuple(found))


def names_of(parts: Sequence[Part]) -> dict[str, str]:
    """The names of departments, units and projects, by address, in printing order."""
    return {
        stem.address: stem.name
        for part in parts
        for stem in part.stems
        if stem.kind in ("department", "project")
    }


def with_declared(spending: Mapping[str, Spending], outlines: Sequence[Outline]) -> dict[str, Spending]:
    """The spending, with the budget of the targets where the table says nothing of the initial one."""
    made = dict(spending)
    for outline in outlines:
        for node in outline.nodes:
            spent = made.get(node.address)
            if spent is not None and node.kind in ("department", "project"):
                budget = (
                    outline.plan.budget if node.kind == "department" else getattr(node.item, "budget", None)
                )
                made[node.address] = spent.or_initial(value_in(budget, spent.unit))
    return made


def outputs(monitoring: Monitoring, lang: str) -> tuple[Output, ...]:
    """monitor.csv, rejected.csv and monitor.json, whole."""
    data = json.dumps(monitor_data(monitoring), ensure_ascii=False, indent=1)
    return (
        Output("monitor.csv", csv_.write(*monitor_table(monitoring)).encode("utf-8-sig")),
        Output("rejected.csv", csv_.write(*rejected_table(monitoring.card, lang)).encode("utf-8-sig")),
        Output("monitor.json", f"{data}\n".encode()),
    )


def _of_the_whole_year(found: Diagnostic, waiting: Container[str]) -> bool:
    """Whether a finding judges a part of the year as if it were the whole: points lost so far, what is not due yet."""
    if found.kind in (scoring_kinds.NO_REASON, run_kinds.LOW_EXECUTION):
        return True
    return found.address in waiting and found.severity is not Severity.ERROR


def _of_money(monitoring: Monitoring, path: str) -> Iterator[Diagnostic]:
    for one in monitoring.money:
        if one.behind and one.rate is not None and one.asked is not None:
            yield diagnose(
                kinds.UNDERSPENT, Span(path, max(one.spent.row, 1)), address=one.address, name=one.name,
                day=monitoring.day.isoformat(), rate=show(one.rate), least=show(one.asked),
            )  # fmt: skip


class _Run:
    """One day in progress."""

    def __init__(self, request: Request, day: date, table: Table, profile: Profile, card: Scorecard) -> None:
        self.day, self.table, self.profile, self.card = day, table, profile, card
        self.milestone = profile.milestone(f"{day:%m-%d}")
        self.at = _columns(table)
        self.findings: list[Diagnostic] = []
        regions = {path: one.region for path, one in request.regions.items() if one.region}
        self.leaves = {leaf.place.address: leaf for leaf in survey(request.parts, regions).leaves}
        self.rows = {row.line: row.cells for row in table.rows}
        self.later = self._forecast(request)
        if self.milestone is None:
            self.findings.append(
                diagnose(kinds.NO_MILESTONE, Span(table.path), profile=profile.title, day=day.isoformat())
            )

    def _forecast(self, request: Request) -> dict[str, Score]:
        """The scores of the forecasts by address; findings that stand in other cells were said before."""
        column = self.at.get(FORECAST)
        if column is None:
            return {}
        scored = score_table(request, _forecasts(self.table, column))
        self.findings.extend(one for one in scored.findings if _in_column(one, self.table, column))
        return {score.place.address: score for score in scored.card.scores} if scored.card else {}

    def watched(self) -> Iterator[Watched]:
        """Every indicator, in printing order."""
        for score in self.card.scores:
            leaf = self.leaves.get(score.place.address)
            if leaf is None:
                continue  # the row of budget execution: its money is looked at as money
            chance = self._chance(score.row)
            one = watch(score, self.later.get(score.place.address), leaf, chance, self.profile, self.day)
            self.findings.extend(self._asked(one, score.as_of))
            yield one

    def _cell(self, row: int, name: str) -> str:
        cells, column = self.rows.get(row, ()), self.at.get(name)
        return cells[column].strip() if column is not None and column < len(cells) else ""

    def _span(self, row: int, name: str) -> Span:
        return self.table.span(row, self.at.get(name, -1)) if row else Span(self.table.path)

    def _chance(self, row: int) -> str:
        said = self._cell(row, CHANCE)
        if said and said not in CHANCES:
            self.findings.append(
                diagnose(kinds.CHANCE, self._span(row, CHANCE), found=said[:40], words=_words(CHANCES))
            )
            return ""
        return said

    def _asked(self, one: Watched, as_of: str) -> Iterator[Diagnostic]:
        """What must be explained or looked at again."""
        if one.state in ("missing", "rejected", "not_applicable") or not one.row:
            return
        name, address = one.place.indicator, one.place.address
        where = self._span(one.row, CHANCE)
        if not one.chance and self.at.get(CHANCE) is not None and not self._cell(one.row, CHANCE):
            yield diagnose(kinds.NO_CHANCE, where, address=address, name=name, words=_words(CHANCES))
        lacking = [Text("偏差原因", "cause")] * (not one.reason) + [Text("改进措施", "measure")] * (
            not one.measure
        )
        if one.chance in CHANCES[1:] and lacking:
            said = Text("、".join(t.zh for t in lacking), " and ".join(t.en for t in lacking))
            yield diagnose(kinds.NO_CAUSE, where, address=address, name=name, chance=one.chance, lacking=said)
        yield from self._contradicts(one, where)
        if one.state == "behind" and one.progress is not None and one.asked is not None:
            yield diagnose(
                kinds.BEHIND, self._span(one.row, ""), address=address, name=name, day=self.day.isoformat(),
                progress=show(one.progress), least=show(one.asked),
            )  # fmt: skip
        yield from self._later(one, as_of)

    def _later(self, one: Watched, as_of: str) -> Iterator[Diagnostic]:
        """A row that is as of a later day, and what is said to have happened on one."""
        for kind, said in ((kinds.LATER, as_of), (kinds.NOT_YET, one.actual)):
            found = read_day(said) if said.strip() else None
            if found is not None and found > self.day:
                yield diagnose(
                    kind, self._span(one.row, ""), address=one.place.address, name=one.place.indicator,
                    found=said.strip(), day=self.day.isoformat(),
                )  # fmt: skip

    def _contradicts(self, one: Watched, where: Span) -> Iterator[Diagnostic]:
        """Sure of what the forecast does not reach, or hopeless of what it does."""
        if one.met is None or not one.chance:
            return
        if (one.met and one.chance == CHANCES[-1]) or (not one.met and one.chance == CHANCES[0]):
            reading = (
                Text("达到指标值", "meets the target")
                if one.met
                else Text("没有达到最好一档或指标值", "does not meet the target or the best grade")
            )
            yield diagnose(
                kinds.CONTRADICTS, where, address=one.place.address, name=one.place.indicator,
                chance=one.chance, forecast=one.forecast, reading=reading,
            )  # fmt: skip


def _words(words: tuple[str, ...]) -> Text:
    return Text("、".join(words), ", ".join(words))


def _columns(table: Table) -> dict[str, int]:
    """Where the columns of monitoring stand; of two alike the first counts."""
    at: dict[str, int] = {}
    for index, cell in enumerate(table.header.cells):
        if name := HEADERS.get(cell.strip().lower()):
            at.setdefault(name, index)
    return at


def _forecasts(table: Table, column: int) -> Table:
    """The same table with the forecast as the actual; every cell keeps its place."""
    header = tuple(
        "actual" if index == column else f"({cell})" if cell.strip().lower() in _BARE else cell
        for index, cell in enumerate(table.header.cells)
    )
    return replace(table, header=table.header._replace(cells=header))


def _in_column(found: Diagnostic, table: Table, column: int) -> bool:
    """Whether a finding stands in a cell of this column."""
    return found.severity is Severity.ERROR and found.span == table.span(found.span.line, column)
