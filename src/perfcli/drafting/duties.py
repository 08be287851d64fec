"""Duties, activities and their indicators out of the entries of one table.

In: sorted entries, the header, the desk. Out: nodes under the department in hand. Levels come from a level column, from
two columns of names, or from a vote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.drafting import kinds
from perfcli.drafting.indicators import indicator, is_crowded, one_line, used_by
from perfcli.drafting.levels import LEVELS, VOICES, Level, Named, vote
from perfcli.drafting.matrix import BLANKS
from perfcli.drafting.nodes import Node
from perfcli.drafting.numbering import split_number
from perfcli.drafting.rows import BODY, PLACE
from perfcli.drafting.table import NO_ACTIVITY, NO_INDICATOR, NO_LEVEL, NO_NAME, NO_PARENT, TOO_DEEP
from perfcli.drafting.totals import Totals
from perfcli.drafting.words import level_of
from perfcli.quantity import money_unit

if TYPE_CHECKING:
    from perfcli.drafting.desk import Desk
    from perfcli.drafting.header import Header
    from perfcli.drafting.rows import Row
    from perfcli.drafting.table import Rows

DUTY_WITH_INDICATOR = Text("职责一级不能直接放指标", "a duty cannot bear indicators itself")
_AGAINST = Text("按{voice}像是{level}", "by {voice} it looks like {level}")


class Duties:
    """Builds the tree of one table."""

    def __init__(self, rows: Rows, header: Header, desk: Desk) -> None:
        self.rows = rows
        self.header = header
        self.desk = desk
        self.duty: Node | None = None
        self.activity: Node | None = None
        self.levels: dict[int, Level] = {}
        self.totals = Totals(desk)
        self.last_department = ""
        self.columns = ("name",) if header.at("name") >= 0 else ("duty", "activity")
        self.used = frozenset((*self.columns, "money_unit"))
        """Roles that say what a row is called, and in which unit."""

    def build(self) -> None:
        """Every entry in its place."""
        if self.header.at("level") < 0 and self.header.at("name") >= 0 and not self._vote():
            return
        for entry in self.rows.entries:
            if entry.row is None:
                self._enter(entry.department, entry.origin)
            elif entry.row.is_total:
                self.totals.check(entry.row, self.header, self.desk.current, self.duty)
            else:
                self._department_column(entry.row)
                self._row(entry.row)

    def _enter(self, name: str, origin: str) -> None:
        self.desk.enter(name, origin)
        self.duty = self.activity = None

    def _department_column(self, row: Row) -> None:
        """The department that a column names; blank or merged goes on with the one above."""
        name = one_line(row.get("department") or row.get("budget_unit"))
        if name and name != self.last_department:
            self.last_department = name
            if name != self.desk.current.name:
                self._enter(name, row.origin)

    # levels

    def _vote(self) -> bool:
        """Levels of all named rows at once; a table whose rows cannot be told apart is refused whole."""
        rows = [entry.row for entry in self.rows.entries if entry.row is not None]
        pairs = zip(rows, [None, *rows], strict=False)
        named = [row for row, before in pairs if self._has_own_name(row) and not _repeats(row, before)]
        if not named:
            return True
        levels = vote([self._named(row) for row in named])
        if levels is None:
            self.desk.ledger.say(kinds.LEVELS_UNKNOWN, origin=named[0].origin)
            for entry in self.rows.entries:
                if entry.row is not None and not entry.row.is_total:
                    self.rows.refuse(entry.row, NO_LEVEL)
            return False
        self.levels = {level.row: level for level in levels}
        for row, level in zip(named, levels, strict=True):
            for voice, said in level.against:
                against = Text(
                    _AGAINST.zh.format(voice=VOICES[voice].zh, level=LEVELS[said].zh),
                    _AGAINST.en.format(voice=VOICES[voice].en, level=LEVELS[said].en),
                )
                self.desk.ledger.say(
                    kinds.LEVEL_UNSURE,
                    origin=row.origin,
                    found=level.name,
                    chosen=LEVELS[level.level],
                    against=against,
                )
        return True

    def _has_own_name(self, row: Row) -> bool:
        return bool(row.get("name")) and not row.is_total

    def _named(self, row: Row) -> Named:
        at = self.header.at("number")
        number = self.rows.matrix.own(row.row, at) if at >= 0 else ""
        return Named(row.row, row.raw_name, number, row.indent, row.bold, bool(row.get("indicator")))

    # nodes

    def _row(self, row: Row) -> None:
        if self.header.at("level") >= 0:
            self._by_level(row)
        elif self.header.at("name") >= 0:
            self._by_vote(row)
        else:
            self._by_columns(row)

    def _by_level(self, row: Row) -> None:
        """A level column says it; a blank one goes on with the activity above."""
        level, name = level_of(row.get("level")), row.get(*self.columns, "indicator")
        if level == "objective":
            self._objective(row)
        elif level == "department":
            self._department_row(row, one_line(name))
        elif level == "duty":
            self._duty(row, split_number(name).name)
        elif level == "activity":
            self._level_activity(row, split_number(name).name)
        elif level == "indicator" or (not row.get("level") and row.get("indicator")):
            self._indicators(row, row.get("indicator") or name)
        else:
            self.rows.refuse(row, NO_LEVEL)

    def _objective(self, row: Row) -> None:
        """A row of the department's own: an overall objective, and whatever else it says."""
        role = next((role for role in ("goals", "content", "name") if row.get(role)), "")
        self.desk.objective(row.get(role), dict(row.places).get(role, row.origin))
        self._notes(self.desk.current, row, frozenset((role, "money_unit")))

    def _department_row(self, row: Row, name: str) -> None:
        """A row that names a department, with its budget where it has one."""
        self._enter(name, row.origin)
        if budget := row.get("budget"):
            unit = money_unit(row.get("money_unit")) or self.header.money_unit
            self.desk.budget(self.desk.current, budget, unit, row.origin)
        self._notes(self.desk.current, row, self.used | {"budget"})

    def _level_activity(self, row: Row, name: str) -> None:
        if self.activity is not None and self.activity.name == one_line(name) and self._is_further(row):
            self._further(row)
        else:
            self._activity(row, name)

    def _by_vote(self, row: Row) -> None:
        level = self.levels.get(row.row)
        if level is None:
            self._further(row)
        elif level.level == "department":
            self._department_row(row, level.name)
        elif level.level == "duty":
            self._duty(row, level.name)
        elif level.level == "activity":
            self._activity(row, level.name)
        else:
            self.rows.refuse(row, TOO_DEEP)

    def _by_columns(self, row: Row) -> None:
        """Two columns of names: a row without an activity is the duty's own."""
        duty, activity = (
            split_number(one_line(row.get("duty"))).name,
            split_number(one_line(row.get("activity"))).name,
        )
        if duty and not activity and not row.get("indicator"):
            self._duty(row, duty)
            return
        new_duty = bool(duty) and (self.duty is None or self.duty.name != duty)
        if new_duty:
            self.duty = Node("duty", {"name": duty, "budget": ""}, row.origin)
            self.duty.origins["name"] = row.origins("duty")["name"]
            self.desk.current.children.append(self.duty)
            self.activity = None
        if activity and (
            self.activity is None or self.activity.name != activity or not self._is_further(row)
        ):
            self._activity(row, activity)
        else:
            self._further(row)

    def _is_further(self, row: Row) -> bool:
        """Whether a row that says the activity's name again only adds an indicator."""
        fields = self.activity.fields if self.activity else {}
        goals = fields.get("goals", "")
        joined = "".join(map(str, goals)) if isinstance(goals, list) else goals
        known = {"budget": fields.get("budget", ""), "content": fields.get("content", ""), "goals": joined}
        return bool(row.get("indicator")) and all(row.get(key) in ("", value) for key, value in known.items())

    def _further(self, row: Row) -> None:
        """A row without a name of its own: a further indicator of the activity above."""
        if row.get("indicator") or row.has_standard:
            self._indicators(row, row.get("indicator"))
        else:
            self.rows.refuse(row, NO_NAME)

    def _duty(self, row: Row, name: str) -> None:
        if not name:
            self.rows.refuse(row, NO_NAME)
            return
        self.duty = self._work("duty", row, name)
        self.activity = None
        self.desk.current.children.append(self.duty)
        if row.get("indicator") or row.has_standard:
            text = " | ".join(filter(None, (row.get("indicator"), *(text for _, text in row.bands))))
            self.desk.ledger.say(
                kinds.CELL_REFUSED, origin=row.origin, reason=DUTY_WITH_INDICATOR, found=text[:60]
            )
        self._notes(self.duty, row, self.used | BODY)

    def _activity(self, row: Row, name: str) -> None:
        if self.duty is None or not name:
            self.rows.refuse(row, NO_PARENT if name else NO_NAME)
            return
        self.activity = self._work("activity", row, name)
        self.duty.children.append(self.activity)
        if row.get("indicator") or row.has_standard:
            self._indicators(row, row.get("indicator"))
        else:
            self._notes(self.activity, row, self.used | BODY)

    def _work(self, kind: str, row: Row, name: str) -> Node:
        """A duty or an activity with its money, content and goals."""
        origins = row.origins(*(("activity", "name", "duty") if kind == "activity" else ("name", "duty")))
        node = Node(kind, {"name": one_line(name)}, row.origin, origins=origins)
        unit = money_unit(row.get("money_unit")) or self.header.money_unit
        self.desk.budget(node, row.get("budget"), unit, row.origin)
        self.desk.funding(node, row.funds, unit, row.origin)
        if content := row.get("content"):
            node.fields["content"] = content
        self.desk.goals(node, row.get("goals"))
        self.totals.add(kind, node)
        return node

    def _indicators(self, row: Row, name: str) -> None:
        if self.activity is None:
            self.rows.refuse(row, NO_ACTIVITY)
        elif not name.strip(BLANKS):
            self.rows.refuse(row, NO_INDICATOR)
        elif is_crowded(row):
            self.rows.refuse_indicators(row)
        else:
            node = indicator(row, name, row.get("level1"), row.get("level2"))
            self.activity.children.append(node)
            body = BODY if row.get("name", "duty", "activity") else frozenset[str]()
            self._notes(node, row, used_by(row) | self.used | body)

    def _notes(self, node: Node, row: Row, used: frozenset[str]) -> None:
        """What has no key of its own."""
        for text in (*filter(None, (row.get("note"),)), *row.rest(used | PLACE)):
            node.note(text)


def _repeats(row: Row, before: Row | None) -> bool:
    """Whether a row says its activity's name again for a further indicator, as tables without merged cells do."""
    if before is None or not (row.get("indicator") and before.get("indicator")):
        return False
    same = ("name", "department", "budget", "content", "goals")
    return row.raw_name == before.raw_name and all(row.get(r) in ("", before.get(r)) for r in same)
