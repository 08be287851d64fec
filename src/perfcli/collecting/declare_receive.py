"""A declaration that came back, from its cells to a planned target file of the new year.

In: a `Filled`, what was sent, last year's data. Out: `Received`: the plan, the account of all cells, findings. Nothing is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.declare_book import of_kind
from perfcli.collecting.declare_draft import Drafted, Last, Parts, drafted, merged
from perfcli.collecting.declare_kinds import NOT_TAKEN, TEN_THOUSANDS
from perfcli.collecting.declare_lines import lines_of
from perfcli.collecting.declare_proof import Content
from perfcli.collecting.declare_read import Account, Fate, Handed, read_handed
from perfcli.collecting.declare_settle import settle
from perfcli.collecting.declare_words import SHEETS
from perfcli.drafting.kinds import CELL_REFUSED, ROW_REFUSED
from perfcli.drafting.mapping import Entry
from perfcli.drafting.plan import Planned, Setting, plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcli.collecting.declare_book import Sent
    from perfcli.collecting.declare_lines import Line, Lines
    from perfcli.collecting.declare_words import Kind
    from perfcli.collecting.filled import Filled
    from perfcli.drafting.nodes import Node
    from perfcli.syntax.tree import Data

_KINDS: tuple[Kind, ...] = ("objectives", "work", "measures", "projects")
_MEASURED = frozenset(
    ("indicator", "grade", "target", "operator", "unit", "weight", "level1", "level2", "direction")
)
"""Columns of an indicator."""
_MULTIPLE = re.compile("[万亿]")


class Received(NamedTuple):
    """What a workbook became."""

    planned: Planned
    node: Node
    account: Account
    people: Mapping[str, str]


def receive(filled: Filled, sent: Sent, data: Mapping[str, Data], source: str) -> Received:
    """The new year's targets; `data` are last year's, in English keys, empty where there are none."""
    handed = read_handed(filled)
    account = handed.account
    before = lines_of(sent.outline, sent.identity.name, sent.identity.money_unit, free=False)
    labels = tuple(dict.fromkeys((*before.labels, *handed.labels)))
    quiet = Account(filled.path)
    was = drafted(_parts(_placed(before), before, quiet, sent, labels), filled.path)
    parts = _parts(_handed(handed), before, account, sent, labels)
    now = drafted(parts, filled.path, account)
    _tell(now, account)
    _ask_money(handed, account, sent.identity.money_unit)
    last = Last(data, _scales(sent))
    node = merged(now.node, was.node, last, account)
    for one in node.walk():
        one.source = filled.path
    planned = _planned(node, sent, data, source)
    _prove(now, planned, account, _untouched(parts, before))
    return Received(planned, node, account, handed.people)


def _placed(lines: Lines) -> dict[Kind, tuple[Line, ...]]:
    """The lines that were sent, each with a place of its own."""
    return {
        kind: tuple(
            line._replace(places=dict.fromkeys(line.cells, f"{SHEETS[kind]}!A{at}"))
            for at, line in enumerate(of_kind(lines, kind), 1)
        )
        for kind in _KINDS
    }


def _handed(handed: Handed) -> dict[Kind, tuple[Line, ...]]:
    return {kind: handed.lines.get(kind, ()) for kind in _KINDS}


def _parts(
    lines: Mapping[Kind, Sequence[Line]],
    sent_lines: Lines,
    account: Account,
    sent: Sent,
    labels: tuple[str, ...],
) -> Parts:
    """Every row in its place."""
    work = settle(lines["work"], sent_lines.work, account)
    measures = settle(lines["measures"], sent_lines.measures, account, projects=True)
    projects = settle(lines["projects"], sent_lines.projects, account, projects=True)
    objectives = tuple(line for line in lines["objectives"] if line.get("action") != "删除")
    return Parts(objectives, work, measures, projects, labels, sent.identity.money_unit)


def _scales(sent: Sent) -> dict[str, dict[str, str]]:
    common = sent.region.scales if sent.region else {}
    own = sent.outline.plan.scales if sent.outline else {}
    return {name: dict(cells) for name, cells in {**common, **own}.items()}


def _tell(now: Drafted, account: Account) -> None:
    """What the import engine said; rows and cells that it refused are rejected."""
    for found in now.draft.findings:
        origin = str(dict(found.arguments).get("origin", ""))
        if found.kind is ROW_REFUSED:
            for other in _row_cells(now, origin):
                account.reject(other)
        elif (
            found.kind is CELL_REFUSED
        ):  # kept in the note as far as can be; the proof tells what went nowhere
            for other in _row_cells(now, origin):
                if account.said.get(other, ("", ""))[0].partition("/")[0] in _MEASURED:
                    account.doubt(other)
        else:
            account.doubt(origin)
        account.findings.append(found)


def _ask_money(handed: Handed, account: Account, unit: str) -> None:
    """Amounts that say 万 without 元: whether that is meant beside the unit of the form, only the clerk knows."""
    for lines in handed.lines.values():
        for line in lines:
            for key in ("budget", "amount"):
                text = line.get(key)
                if unit and _MULTIPLE.search(text) and "元" not in text:
                    origin = line.places[key]
                    account.doubt(origin)
                    account.say(TEN_THOUSANDS, origin=origin, found=text, unit=unit)


def _row_cells(now: Drafted, origin: str) -> list[str]:
    """The cells of the row in which a cell stands."""
    for grid in now.paper.blocks:
        for row in getattr(grid, "rows", ()):
            places = [cell.origin for cell in row if cell is not None and cell.origin]
            if origin in places:
                return places
    return []


def _planned(node: Node, sent: Sent, data: Mapping[str, Data], source: str) -> Planned:
    """The target file of the new year."""
    identity = sent.identity
    department, unit = _party(data, "department"), _party(data, "budget_unit")
    home, _, below = identity.home.partition("/")
    name = _registered(sent, home) or department.get("name") or identity.name
    if below:
        unit = {**unit, "id": below, "name": identity.name}
    own = sent.outline.plan.scales if sent.outline else {}
    entry = Entry(
        id=home,
        name=name,
        code=department.get("code", ""),
        unit=tuple(unit.items()),
        scales=tuple(own.items()),
    )
    common = tuple(sent.region.scales.items()) if sent.region else ()
    money = (sent.region.money_unit or "") if sent.region else ""
    setting = Setting((home, name), money, str(identity.year), source, entry, (), common)
    planned = plan(node, setting)
    return planned._replace(data=_completed(planned.data, data))


def _completed(made: dict[str, Data], last: Mapping[str, Data]) -> dict[str, Data]:
    """The data with its status, last year's ladders, and whether it may be shown."""
    scales = {**_mapping(last.get("scales")), **_mapping(made.get("scales"))}
    more: dict[str, Data] = {"status": "declared"}
    if "disclosure" in last:
        more["disclosure"] = last["disclosure"]
    found: dict[str, Data] = {}
    for key, value in made.items():
        if (
            key in ("objectives", "indicators", "duties", "projects", "scales")
            and scales
            and "scales" not in found
        ):
            found["scales"] = dict(scales)
        if key != "scales":
            found[key] = value
        if key in ("department", "budget_unit") and not ("budget_unit" in made and key == "department"):
            found |= more
    if scales and "scales" not in found:
        found["scales"] = dict(scales)
    return found


def _party(data: Mapping[str, Data], key: str) -> dict[str, str]:
    return {name: str(value) for name, value in _mapping(data.get(key)).items()}


def _mapping(data: Data | None) -> Mapping[str, Data]:
    return data if isinstance(data, dict) else {}


def _registered(sent: Sent, home: str) -> str:
    """The department's name in the register."""
    departments = sent.region.departments if sent.region else ()
    return next((one.name for one in departments if one.id == home), "")


def _untouched(parts: Parts, before: Lines) -> frozenset[str]:
    """Cells that say what was sent: last year's value stands for them, however it is written there."""
    sent = [line for kind in _KINDS for line in of_kind(before, kind)]
    works = {line.path: line for line in sent if line.path}
    measures = {line.measure: line for line in sent if line.measure}
    found = set()
    for row in (row for part in (parts.work, parts.measures, parts.projects) for row in part.walk()):
        known = [one for one in (works.get(row.path), measures.get(row.measure)) if one is not None]
        for key, text in row.line.cells.items():
            if any(one.get(key) == text for one in known):
                found.add(row.line.places.get(key, ""))
    head = [
        line.places.get("budget", "")
        for line in parts.work.head
        if line.get("budget") == _sent_budget(before)
    ]
    return frozenset((*found, *head))


def _sent_budget(before: Lines) -> str:
    """The department's own budget as it was sent."""
    return before.work[0].get("budget") if before.work else ""


def _prove(now: Drafted, planned: Planned, account: Account, untouched: frozenset[str]) -> None:
    """Look for every cell that was typed in what was planned: one that is in none of it was not taken after all."""
    content = Content(planned.resolved)
    refused = {
        _row_name(str(dict(f.arguments).get("origin", "")))
        for f in now.draft.findings
        if f.kind is CELL_REFUSED
    }
    for origin, (key, text) in account.said.items():
        seen = origin in untouched or origin in now.draft.context
        if seen or account.fates[origin] is not Fate.ACCEPTED or content.has(key, text):
            continue
        if _row_name(origin) in refused:
            account.reject(origin)
        elif _row_cells(now, origin):
            account.doubt(origin)
            account.say(NOT_TAKEN, origin=origin, found=text[:60])


def _row_name(origin: str) -> str:
    """The sheet and the row of a cell."""
    sheet, _, cell = origin.rpartition("!")
    return f"{sheet}!{cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
