"""Tables of indicators in three levels, and of main tasks: what project, declaration and self-evaluation forms hold.

In: sorted entries, the header, the desk. Out: indicators under the project in hand, else under the department; tasks as
duties with their amounts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.indicators import indicator, is_crowded, one_line, used_by
from perfcli.drafting.nodes import Fate, Node, Printed
from perfcli.drafting.numbering import split_number
from perfcli.drafting.rows import PLACE
from perfcli.drafting.table import NO_INDICATOR, NO_NAME
from perfcli.drafting.totals import Totals
from perfcli.drafting.words import is_total
from perfcli.model.terms import CHOICES
from perfcli.quantity import money_unit, normalise

if TYPE_CHECKING:
    from perfcli.drafting.desk import Desk
    from perfcli.drafting.header import Header
    from perfcli.drafting.rows import Row
from perfcli.drafting.table import Rows

_PROJECT = frozenset(("project", "code", "category", "budget", "money_unit", "content", "goals"))
_TASK = frozenset(("task", "fund", "budget", "money_unit", "content", "goals"))

_MONEY = frozenset(("initial", "adjusted", "executed"))
_SPENT = _MONEY | {"rate"}
"""What a row says of spending; the rate follows from the rest."""

_AGAIN = frozenset(("project", "money_unit"))
_GRADE = re.compile(r"^(?:自评|评价|评定|综合|绩效)*(?:等级|等次|结论)(?::.*)?$")
_CLASSES = frozenset(("level1", "level2"))


class Measures:
    """Builds the indicators of one table."""

    def __init__(self, rows: Rows, header: Header, desk: Desk) -> None:
        self.rows = rows
        self.header = header
        self.desk = desk
        self.levels = {"level1": "", "level2": ""}
        self.project: Node | None = None

    def build(self) -> None:
        """Every row its indicator."""
        for entry in self.rows.entries:
            if entry.row is None:
                self.desk.enter(entry.department, entry.origin)
            elif entry.row.is_total:
                self._total(entry.row)
            elif _GRADE.match(normalise(entry.row.first)) and not entry.row.get(
                "indicator", "target", "weight"
            ):
                self._grade(entry.row)
            else:
                self._row(entry.row)

    def _total(self, row: Row) -> None:
        """The sum of a class or of the form is no target; an audit compares it with what it adds up."""
        owner = self.project or self.desk.project or self.desk.current
        own = next((text for text in row.values.values() if text and not is_total(text)), "")
        of_class = any("小计" in text for text in row.values.values())
        if of_class:
            self._levels(row)
        places = dict(row.places)
        cells = [(role, text, places.get(role, row.origin)) for role, text in row.values.items() if text]
        cells += [("other", text, origin) for _, text, origin in row.others]
        if own or row.others:
            name = self.levels["level1"] if of_class else row.first
            owner.printed.append(Printed("class" if of_class else "total", name, tuple(cells)))

    def _grade(self, row: Row) -> None:
        """The grade of the whole, which an audit looks at."""
        owner = self.project or self.desk.project or self.desk.current
        self.desk.ledger.row(row.row, Fate.TOTAL)
        texts = [*row.values.values(), *(text for _, text, _ in row.others)]
        said = next((text for text in texts if text and text != row.first), row.first)
        owner.printed.append(Printed("grade", row.first, (("grade", said, row.origin),)))

    def _row(self, row: Row) -> None:
        if department := one_line(row.get("department") or row.get("budget_unit")):
            self._department(department, row.origin)
        name = one_line(row.get("project"))
        new = bool(name) and (self.project is None or self.project.name != name)
        if new:
            self._project(row, name)
        used = PLACE | (_PROJECT if new else _AGAIN)
        self._levels(row)
        if is_crowded(row):
            self.rows.refuse_indicators(row)
        elif row.get("indicator"):
            self._indicator(row, row.get("indicator"), used)
        elif row.has_standard or row.get("actual", "score"):
            self.rows.refuse(row, NO_INDICATOR)
        elif name and self.project is not None:
            _note(self.project, row, used)
        elif row.get("level1", "level2") and not row.get("note") and not row.rest(used | _CLASSES):
            self.desk.ledger.row(row.row, Fate.BLANK)  # a class of the form without an indicator in it
        else:
            self.rows.refuse(row, NO_NAME)

    def _levels(self, row: Row) -> None:
        """Classes hold for the rows below, until others are named."""
        for level in ("level1", "level2"):
            if (text := row.get(level)) and not is_total(text):
                self.levels[level] = text
                if level == "level1":
                    self.levels["level2"] = row.get("level2")

    def _department(self, name: str, origin: str) -> None:
        if name != self.desk.current.name:
            self.desk.enter(name, origin)
            self.project = None

    def _project(self, row: Row, name: str) -> None:
        """A table of many projects names each in its first row."""
        self.project = Node("project", {"name": name}, row.origin, origins=row.origins("project"))
        self.desk.current.children.append(self.project)
        if code := row.get("code"):
            self.project.fields["code"] = code
        if normalise(category := row.get("category")) in CHOICES["category"].values():
            self.project.fields["category"] = normalise(category)
        elif category:
            self.project.note(f"项目类别：{category}")
        if "budget" in row.values:
            unit = money_unit(row.get("money_unit")) or self.header.money_unit
            self.desk.budget(self.project, row.get("budget"), unit, row.origin)
        if content := row.get("content"):
            self.project.fields["content"] = content
        self.desk.goals(self.project, row.get("goals"))

    def _indicator(self, row: Row, name: str, used: frozenset[str]) -> None:
        node = indicator(row, name, self.levels["level1"], self.levels["level2"])
        owner = self.project or self.desk.project or self.desk.activity or self.desk.current
        if owner is self.desk.activity:
            node = _again(owner, node)
        else:
            owner.children.append(node)
        _note(node, row, used | used_by(row))


class Tasks:
    """Builds the main tasks of a whole-department form: duties with an amount and what is done."""

    def __init__(self, rows: Rows, header: Header, desk: Desk) -> None:
        self.rows = rows
        self.header = header
        self.desk = desk
        self.totals = Totals(desk)

    def build(self) -> None:
        """Every row a duty."""
        for entry in self.rows.entries:
            row = entry.row
            if row is None:
                self.desk.enter(entry.department, entry.origin)
            elif row.is_total:
                self.totals.check(row, self.header, self.desk.current, None)
                self._spent(row, self.desk.current)
            elif name := split_number(one_line(row.get("task"))).name:
                department = one_line(row.get("department") or row.get("budget_unit"))
                if department and department != self.desk.current.name:
                    self.desk.enter(department, row.origin)
                self._task(row, name)
            else:
                self.rows.refuse(row, NO_NAME)

    def _spent(self, row: Row, node: Node) -> bool:
        """What a row says of adjusted budget and spending, which is no part of targets; whether it says anything."""
        if not (row.get("adjusted") or row.get("executed")):
            return False
        node.facts.update({role: row.get(role) for role in _MONEY})
        unit = money_unit(row.get("money_unit")) or self.header.money_unit or self.desk.money_unit
        node.facts.setdefault("budget_unit", unit)
        return True

    def _task(self, row: Row, name: str) -> None:
        node = Node("duty", {"name": name}, row.origin, origins=row.origins("task"))
        unit = money_unit(row.get("money_unit")) or self.header.money_unit
        if not row.get("budget") and "initial" in node.origins:
            node.origins["budget"] = node.origins["initial"]
        self.desk.budget(node, row.get("budget", "initial"), unit, row.origin)
        spent = self._spent(row, node)
        self.desk.funding(node, row.funds, unit, row.origin)
        if content := row.get("content"):
            node.fields["content"] = content
        self.desk.goals(node, row.get("goals"))
        rest = row.rest(PLACE | _TASK | (_SPENT if spent else frozenset(("initial",))))
        for text in (*filter(None, (row.get("note"),)), *rest):
            node.note(text)
        if rest:
            node.facts["unknown_fund"] = rest[0]
        self.totals.add("duty", node)
        self.desk.current.children.append(node)


def _again(activity: Node, node: Node) -> Node:
    """An indicator that the table of duties has shown already, with what is said of it here; else the new one."""
    known = next((one for one in activity.under("indicator") if one.name == node.name), None)
    if known is None:
        activity.children.append(node)
        return node
    _no_ladder(known, str(node.fields.get("target", "")))
    for key, value in node.fields.items():
        if key not in known.fields:
            known.fields[key] = value
            known.origins[key] = node.origins.get(key, node.origin)
        elif known.fields[key] != value and isinstance(value, str):
            known.note(value)
    known.facts.update(node.facts)
    return known


def _no_ladder(known: Node, target: str) -> None:
    """A target value that stands across the columns of the grades reads as a ladder of one cell; here it is said again."""
    bands = known.fields.get("bands")
    if isinstance(bands, dict) and [text for text in bands.values() if text] == [target]:
        del known.fields["bands"]
        for key in [key for key in known.origins if key.startswith("bands")]:
            del known.origins[key]


def _note(node: Node, row: Row, used: frozenset[str]) -> None:
    """What has no key of its own."""
    for text in (*filter(None, (row.get("note"),)), *row.rest(used)):
        node.note(text)
