"""What the labels of a form are answered with: the department, the project, its money, its goals.

In: a label's role and the text beside it, from cells or from lines. Out: fields of the project or department in hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.nodes import Unused
from perfcli.drafting.words import bracketed_money, fund_of, label_role
from perfcli.model.terms import CHOICES
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfcli.drafting.desk import Desk
    from perfcli.drafting.nodes import Node

_YEAR = re.compile(r"((?:19|20)[0-9]{2})")
_CODE = re.compile(r"^(?P<name>.*?)[\[\]（）()【】\-—/ ]*(?P<code>[0-9]{3,21})[\]）)】]?$")
_CODE_FIRST = re.compile(r"^[\[【(（]?(?P<code>[0-9]{3,21})[\]】)）]?[-— ]*(?P<name>[^0-9年].+)$")
_CARRIED = re.compile(r"上年结转|结转资金")


class Answers:
    """Fills in what a form says; remembers the unit of money that its labels name."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.money_unit = ""
        self.printed = ""
        self._given: dict[str, Callable[[str, str], object]] = {
            "project": lambda value, origin: desk.open_project(" ".join(value.split("\n")), origin),
            "department": self._department,
            "budget_unit": self._unit,
            "year": self._year,
            "budget": self._budget,
            "goals": self.goals,
            "parents": lambda value, _: desk.place_project(value),
            "later": lambda value, _: self.owner.note(f"{self.printed}：{value}"),
            "money_unit": self._money,
            "place": self._place,
        }

    @property
    def owner(self) -> Node:
        """Whose form it is."""
        return self.desk.project or self.desk.current

    def answer(self, label: str, value: str, origin: str, printed: str = "") -> None:
        """One label and the text beside it; `printed` is the label as it stands."""
        self.printed = re.split("[:：]", printed)[0].strip()
        if label.startswith("fund:"):
            self.fund(label.removeprefix("fund:"), printed, value, origin)
        elif (given := self._given.get(label)) is not None:
            given(value, origin)
        else:
            self._other(label, value, origin)

    def _budget(self, value: str, origin: str) -> None:
        """The first amount that a form gives is the budget; another one is kept in the note."""
        if self.owner.fields.get("budget", value) in ("", value):
            self.desk.budget(self.owner, value, self.money_unit, origin)
        else:
            self.owner.note(f"年度预算数：{value}")

    def fund(self, fund: str, label: str, text: str, origin: str) -> None:
        """One source of money."""
        if amount := self.desk.amount(text, self.money_unit, origin, self.owner):
            funding = self.owner.fields.setdefault("funding", [])
            if isinstance(funding, list):
                self.owner.origins[f"funding/{len(funding)}"] = origin
                carried = {"period": "carried"} if _CARRIED.search(label) else {}
                funding.append({"fund": fund, "amount": amount, **carried, "label": label})
            self.owner.facts.setdefault("budget_unit", self.money_unit or self.desk.money_unit)

    def goals(self, text: str, origin: str) -> None:
        """A project's goals; the objectives of a department, a line each."""
        project = self.desk.project
        if project is not None and "goals" in project.fields:
            project.note(text)
        elif project is not None:
            self.desk.goals(project, text)
            project.origins["goals"] = origin
        else:
            for line in text.split("\n"):
                self.desk.objective(line, origin)

    def _other(self, label: str, value: str, origin: str) -> None:
        """A field of a project; of a department, and where the word is none that a file may hold, a note."""
        known = label not in CHOICES or normalise(value) in CHOICES[label].values()
        if self.owner.kind == "project" and known and label not in self.owner.fields:
            self.owner.fields[label] = normalise(value) if label in CHOICES else value
            self.owner.origins[label] = origin
        else:
            self.owner.note(value)

    def _money(self, value: str, origin: str) -> None:
        """单位 is the unit of money, or who fills the form in."""
        if unit := bracketed_money(f"单位:{value}"):
            self.desk.money_unit = unit
        else:
            self._unit(value, origin)

    def _place(self, value: str, origin: str) -> None:
        """Which county it is, region.yaml says; the map gives that one."""
        self.desk.ledger.context.add(origin)
        self.desk.ledger.unused.append(Unused(origin, value))

    def _unit(self, value: str, origin: str) -> None:
        """Who carries a project out is said of the project; without one, it is the unit that reports."""
        if value == self.desk.current.name:
            return
        if self.desk.project is not None:
            self.desk.project.note(f"实施单位：{value}")
        elif self.desk.current.facts.setdefault("unit", value) != value:
            self.desk.ledger.unused.append(Unused(origin, value))

    def _year(self, value: str, origin: str) -> None:
        if year := _YEAR.search(normalise(value)):
            self.desk.date(year[1])
        else:
            self.desk.ledger.unused.append(Unused(origin, value))

    def _department(self, value: str, origin: str) -> None:
        """A department, sometimes with its code behind the name."""
        match = _CODE.match(value) or _CODE_FIRST.match(value)
        name = (match["name"] if match and match["name"] else value).strip()
        department = self.desk.enter(name, origin)
        if match and match["name"]:
            department.fields.setdefault("code", match["code"])
        if self.desk.project is not None and not self.desk.project.children:
            self.desk.move_project(department)


def label_of(text: str) -> str:
    """What a label asks for, said alone or with its value behind a colon; empty where it is none."""
    before = re.split("[:：]", text, maxsplit=1)[0]
    role = label_role(text) or label_role(before)
    if role:
        return role
    fund = fund_of(text) or fund_of(before)
    return f"fund:{fund}" if fund else ""


def inline_value(text: str) -> str:
    """The value behind a label's colon; empty where there is none."""
    parts = re.split("[:：]", text, maxsplit=1)
    inside = parts[1].strip() if len(parts) > 1 else ""
    return inside if inside and (label_role(parts[0]) or fund_of(parts[0])) else ""
