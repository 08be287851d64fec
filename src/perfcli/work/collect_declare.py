"""Declarations out: a workbook for everyone of the register, filled with the targets of the last year that there are.

In: a folder of targets, a year, settings. Out: workbooks in the register's order, or why there are none. Nothing is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.declare_book import Sent, declare_book
from perfcli.collecting.declare_kinds import NO_REGISTER
from perfcli.collecting.identity import Identity
from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.formats import workbook_out
from perfcli.loading.document import read_document
from perfcli.loading.organisation import predecessors
from perfcli.loading.outline import outline
from perfcli.loading.regions import Regions
from perfcli.report.checkcode import check_code
from perfcli.report.filenames import Names
from perfcli.work.send import sealed
from perfcli.work.site import target_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from perfcli.loading.outline import Outline
    from perfcli.loading.settings import Settings
    from perfcli.model.region import Region
    from perfcli.syntax.tree import Data

NOTHING = "无"
"""Stands for the code of targets where there were none."""


class Before(NamedTuple):
    """The targets of one home in the last year before the one that is declared."""

    path: str
    outline: Outline
    data: Mapping[str, Data]
    lang: str


class Base(NamedTuple):
    """What declarations are made from."""

    region: Region | None
    who: tuple[tuple[str, str], ...]
    """Everyone who declares, as (home, name): the register, then whoever else declared before."""
    before: Mapping[str, Before]
    problems: tuple[Diagnostic, ...] = ()

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """Everyone who is sent a workbook: not a department whose units report for it, nor one that has gone."""
        return tuple((home, name) for home, name in self.who if self._asked(home))

    def _asked(self, home: str) -> bool:
        region = self.region
        if region is None:
            return True
        gone = home not in region.homes and any(home in one.predecessors for one in region.changes)
        return not gone and (home in self.before or home not in region.with_units)

    def last(self, home: str, year: int) -> Before | None:
        """The last targets of a home; of one that is new, those of the only one that it follows. A merger has none of its own."""
        if home in self.before:
            return self.before[home]
        followed = predecessors(self.region, home, year, self.before.keys())
        return self.before.get(followed[0]) if len(followed) == 1 else None

    def sent(self, home: str, name: str, year: int) -> Sent:
        """What the workbook of one department is made of; the same for the same targets."""
        last = self.last(home, year)
        region = self.region
        identity = Identity(
            "declare",
            region.region.id if region else "",
            home,
            name,
            year,
            (region.money_unit or "") if region else "",
            check_code((last.outline,)) if last else NOTHING,
        )
        return Sent(sealed(identity), last.outline if last else None, region)


def read_base(folder: str, year: int, settings: Settings) -> Base:
    """The register, and everyone's targets of the last year before `year`."""
    files, problems = target_files((folder,), settings)
    regions = Regions()
    before: dict[str, Before] = {}
    region = None
    for path in files:
        document = read_document(path)
        plan = document.plan
        if document.region is not None:
            region = region or document.region
        if plan is None or plan.year >= year or not isinstance(document.tree.data, dict):
            continue
        known = before.get(plan.home)
        if known is None or known.outline.plan.year < plan.year:
            law = regions.governing(path)
            region = region or law
            before[plan.home] = Before(path, outline(plan, law), document.tree.data, document.lang)
    register = region.register if region else ()
    homes = {home for home, _ in register}
    more = sorted((home, one.outline.plan.title) for home, one in before.items() if home not in homes)
    who = (*register, *more)
    said = () if who else (diagnose(NO_REGISTER, Span(folder), path=folder),)
    return Base(region, who, before, (*problems, *said))


def next_year(folder: str, settings: Settings, today: date) -> int:
    """The year after the last that has targets; without any, the one after today's."""
    files, _ = target_files((folder,), settings)
    years = [plan.year for path in files if (plan := read_document(path).plan) is not None]
    return max(years, default=today.year) + 1


def send_declarations(
    base: Base, year: int, step: Callable[[int, int], None], deadline: str = "", contact: str = ""
) -> Iterator[tuple[str, bytes, Identity]]:
    """The workbooks with their file names and what they say of themselves, in register order; `step` is told how many are done."""
    names = Names()
    for nth, (home, name) in enumerate(base.asked, 1):
        sent = base.sent(home, name, year)
        data = workbook_out.write(declare_book(sent, deadline, contact))
        yield names.give(name, sent.identity.file_title, "xlsx"), data, sent.identity
        step(nth, len(base.asked))
