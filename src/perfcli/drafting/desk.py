"""The desk that a paper is drafted on: the departments so far, the one in hand, the unit of money, the year.

In: what the lines and tables of a paper say, one after another. Out: departments with their children. Text is cleaned
here: white space at the ends goes, characters that no target file may hold are left out and told, nothing else changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting import kinds
from perfcli.drafting.matrix import BLANKS
from perfcli.drafting.nodes import Ledger, Node
from perfcli.drafting.numbering import split_items
from perfcli.model.terms import CHOICES
from perfcli.quantity import Problem, read_amount
from perfcli.syntax.prescan import is_forbidden

if TYPE_CHECKING:
    from perfcli.syntax.tree import Data

NO_AMOUNT = frozenset(("", "-", "--", "—", "——", "－", "–", "/", "／", "\\"))
"""What people write where there is no amount; `0` is an amount."""


class Desk:
    """One paper being drafted."""

    def __init__(self, path: str) -> None:
        self.ledger = Ledger(path)
        self.departments: list[Node] = []
        self.money_unit = ""
        self.year = ""
        self.project: Node | None = None
        """The project whose form is being read."""
        self.activity: Node | None = None
        """The activity whose table of target values is being read."""
        self.money_without_unit = False

    @property
    def current(self) -> Node:
        """The department in hand; one without a name until something says it."""
        if not self.departments:
            self.departments.append(Node("department", facts={"year": self.year} if self.year else {}))
        return self.departments[-1]

    def enter(self, name: str, origin: str = "") -> Node:
        """Take a department in hand: the one of that name, the one without a name that has nothing yet, or a new one."""
        self.activity = None
        found = next((d for d in self.departments if d.name == name), None)
        if found is not None:
            self.departments.remove(found)
            self.departments.append(found)
        elif self.departments and not self.current.name and self._is_open():
            self.current.fields["name"] = name
            self.current.origin = self.current.origins["name"] = origin
        else:
            self.departments.append(
                Node("department", {"name": name}, origin, origins={"name": origin} if origin else {})
            )
        if self.year:
            self.current.facts.setdefault("year", self.year)
        return self.current

    def close(self) -> None:
        """Settle what only the whole paper tells: a unit without a department is one; the only year is everyone's."""
        years = {d.facts["year"] for d in self.departments if "year" in d.facts}
        for department in self.departments:
            if department.facts.get("unit") == department.name:
                del department.facts["unit"]
            if not department.name and (unit := department.facts.pop("unit", "")):
                department.fields["name"] = unit
            for node in department.walk():
                _settle_funding(node)
            if len(years) == 1:
                department.facts.setdefault("year", *years)

    def _is_open(self) -> bool:
        """Whether the department in hand has no more than the project whose form is being read."""
        return all(child is self.project and not child.children for child in self.current.children)

    def date(self, year: str) -> None:
        """Note the year that the text speaks of; it holds for the department in hand and those that follow."""
        self.year = year
        if self.departments:
            self.current.facts["year"] = year

    def open_project(self, name: str, origin: str) -> Node:
        """Begin the form of a project."""
        self.project, self.activity = Node("project", {"name": name}, origin), None
        self.current.children.append(self.project)
        return self.project

    def open_activity(self, name: str, duty: str = "") -> bool:
        """Take in hand an activity that stands above, of the duty that is named; whether there is one."""
        duties = [one for one in self.current.under("duty") if duty in ("", one.name)]
        found = [one for above in duties for one in above.under("activity") if one.name == name]
        if found:
            self.project, self.activity = None, found[0]
        return bool(found)

    def move_project(self, department: Node) -> None:
        """Hang the project in hand under the department that its form names further down."""
        for other in self.departments:
            if self.project in other.children and other is not department and self.project is not None:
                other.children.remove(self.project)
                department.children.append(self.project)
        self.departments = [
            d for d in self.departments if d.name or d.children or d.fields or d is department
        ]

    def place_project(self, path: str) -> None:
        """Hang the project in hand under the activity that its form names, `duty › activity`; else keep that in the note."""
        names = [name.strip() for name in re.split("[›>»]", path)]
        project = self.project
        if project is None:
            return
        duties = (d for d in self.current.under("duty") if len(names) > 1 and d.name == names[0])
        activity = next((a for d in duties for a in d.under("activity") if a.name == names[1]), None)
        if activity is None:
            project.note(f"所属职责活动：{path}")
        else:
            self.current.children.remove(project)
            activity.children.append(project)

    def clean(self, text: str, origin: str) -> str:
        """A cell's text without the white space around it and without characters that no file may hold."""
        plain = text.strip(BLANKS).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        return self.allowed(plain, origin)

    def allowed(self, text: str, origin: str) -> str:
        """A text without the characters that no file may hold."""
        if text.replace("\n", "").isprintable():
            return text
        bad = sorted({char for char in text if char != "\n" and is_forbidden(char)})
        if bad:
            self.ledger.say(kinds.CHARACTERS, origin=origin, found=" ".join(f"U+{ord(c):04X}" for c in bad))
        return "".join(char for char in text if char == "\n" or not is_forbidden(char))

    def objective(self, text: str, origin: str) -> None:
        """Add an overall objective to the department in hand; its own numbering stays, and so do blanks behind it."""
        kept = self.allowed(text.lstrip(BLANKS).replace("\t", " "), origin)
        if kept.strip(BLANKS):
            objectives = self.current.fields.setdefault("objectives", [])
            if isinstance(objectives, list):
                self.current.origins[f"objectives/{len(objectives)}"] = origin
                objectives.append(kept)

    def goals(self, node: Node, text: str) -> None:
        """The goals of a node: one text, or its numbered items."""
        if text:
            items: list[Data] = list(split_items(text))
            node.fields["goals"] = items if len(items) > 1 else text

    def budget(self, node: Node, text: str, unit: str, origin: str) -> None:
        """The budget of a node as written; what cannot be read stays in the note, and the budget stays blank."""
        node.origins.setdefault("budget", origin)
        node.fields["budget"] = amount = self.amount(text, unit, origin, node)
        if amount:
            node.facts["budget_unit"] = unit or self.money_unit

    def funding(self, node: Node, funds: tuple[tuple[str, str], ...], unit: str, origin: str) -> None:
        """The sources of a node's money, from columns of a table."""
        amounts = [
            (fund, amount) for fund, text in funds if (amount := self.amount(text, unit, origin, node))
        ]
        if amounts:
            node.fields["funding"] = [
                {"fund": f, "amount": a, "label": CHOICES["fund"][f]} for f, a in amounts
            ]

    def amount(self, text: str, unit: str, origin: str, node: Node) -> str:
        """An amount as written; empty where there is none."""
        if text.replace(" ", "") in NO_AMOUNT:
            return ""
        reading = read_amount(text)
        if isinstance(reading, Problem):
            self.ledger.say(kinds.AMOUNT, origin=origin, found=text)
            node.note(f"年度预算数：{text}")
            return ""
        if not reading.unit and not unit and not self.money_unit:
            self.money_without_unit = True
        return text


def _settle_funding(node: Node) -> None:
    """Sources of money are listed when all of them are known; else all of them stay in the note, as they are printed."""
    funding = node.fields.get("funding")
    if node.facts.pop("unknown_fund", "") and isinstance(funding, list):
        for one in funding:
            if isinstance(one, dict):
                node.note(f"{one['label']}：{one['amount']}")
        del node.fields["funding"]
