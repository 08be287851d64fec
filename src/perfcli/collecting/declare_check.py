"""What a row of a declaration still lacks: as a formula that calculates while one types, and as found in the rows that are sent.

In: columns and lines of a table. Out: for each row the cells of its technical columns: the check, which duty and activity it stands
under, its place on paper. Both ways of finding it say the same; a test lets LibreOffice calculate and compares.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.book import Cell, column_name
from perfcli.collecting.declare_lines import ACTIVITY, DEPARTMENT, DROP, DUTY, INDICATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.declare_lines import Line
    from perfcli.collecting.declare_words import Field, Kind

CHECKED = frozenset(("check", "owner", "nth", "live"))
"""Columns that calculate."""
DONE = "完整"
_EMPTY = Cell("")
_HALF = Decimal("0.005")


class Found(NamedTuple):
    """What was found of one row."""

    check: str
    owner: int
    nth: int
    live: int


class Checks:
    """The calculating columns of one table."""

    def __init__(
        self, kind: Kind, fields: Sequence[Field], lines: Sequence[Line], first: int, sheet: str
    ) -> None:
        self.kind = kind
        self.keys = [field.key for field in fields]
        self.grades = [field.key for field in fields if field.key.startswith("grade/")]
        self.lines = lines
        self.first, self.end = first + 1, first + len(lines)
        self.sheet = sheet
        self.found = _Finder(kind, self.grades, lines).all()
        self.content = [key for key in self.keys[self.keys.index("action") + 1 :] if key != "level"]

    @property
    def due(self) -> int:
        """How many rows still lack something."""
        return sum(one.check not in ("", DONE, DROP) for one in self.found)

    @property
    def summary(self) -> str:
        """How much is left to do."""
        return f"还有 {self.due} 行要补（看“检查”列）" if self.due else "没有要补的行"

    def summary_formula(self, who: str, unit: str) -> str:
        """The same, calculated."""
        check = self.range("check")
        due = f'SUMPRODUCT(({check}<>"")*({check}<>"{DONE}")*({check}<>"{DROP}"))'
        said = f"填报单位：{who}{unit}　　".replace('"', '""')
        return f'="{said}"&IF({due}=0,"没有要补的行","还有 "&{due}&" 行要补（看“检查”列）")'

    def cell(self, key: str, at: int) -> Cell:
        """A calculating cell of a row with its present result."""
        one, row = self.found[at], self.first + at
        if key == "check":
            return Cell(one.check, "result", f"={self._check(row, self.lines[at])}")
        if self.kind == "objectives" and key != "live":
            return _EMPTY
        number = getattr(one, key)
        formula = {"owner": self._owner, "nth": self._nth, "live": self._live}[key](row)
        return Cell("", "plain", f"={formula}", Decimal(number) if number or key != "live" else None)

    # addresses

    def at(self, key: str, row: int) -> str:
        """A cell of a row; an empty text where the table has no such column."""
        return f"${column_name(self.keys.index(key))}{row}" if key in self.keys else '""'

    def range(self, key: str) -> str:
        """A whole column of the table."""
        name = column_name(self.keys.index(key))
        return f"${name}${self.first}:${name}${self.end}"

    def _above(self, key: str, row: int) -> str:
        name = column_name(self.keys.index(key))
        return f"${name}${self.first}:${name}{row}"

    def _across(self, keys: Sequence[str], row: int) -> str:
        """The cells of some columns side by side."""
        return f"{self.at(keys[0], row)}:{self.at(keys[-1], row)}"

    # formulas

    def _owner(self, row: int) -> str:
        """Which duty, or project, a row stands under: counted from the top."""
        if self.kind == "work":
            return f'COUNTIFS({self._above("level", row)},"{DUTY}",{self._above("name", row)},"?*")'
        return f'COUNTIF({self._above("name", row)},"?*")' if self.kind == "projects" else "0"

    def _nth(self, row: int) -> str:
        if self.kind == "work":
            return f'COUNTIFS({self._above("level", row)},"{ACTIVITY}",{self._above("name", row)},"?*")'
        return "0"

    def _live(self, row: int) -> str:
        """Its place on paper; nothing for rows that are blank, deleted, or under a deleted one."""
        content = f"COUNTA({self._across(self.content, row)})=0"
        gone = [content, f'{self.at("action", row)}="{DROP}"']
        if self.kind == "work":
            level, deleted = self.range("level"), f'{self.range("action")},"{DROP}"'
            gone.append(f'{self.at("level", row)}="{DEPARTMENT}"')
            gone.append(
                f'COUNTIFS({self.range("owner")},{self.at("owner", row)},{level},"{DUTY}",{deleted})>0'
            )
            gone.append(
                f'AND({self.at("level", row)}="{INDICATOR}",COUNTIFS({self.range("nth")},{self.at("nth", row)},{level},"{ACTIVITY}",{deleted})>0)'
            )
        if self.kind == "projects":
            gone.append(
                f'COUNTIFS({self.range("owner")},{self.at("owner", row)},{self.range("name")},"?*",{self.range("action")},"{DROP}")>0'
            )
        name = column_name(self.keys.index("live"))
        return f'IF(OR({",".join(gone)}),"",MAX(${name}${self.first - 1}:${name}{row - 1})+1)'

    def _check(self, row: int, line: Line) -> str:
        """What the row lacks."""
        steps: list[tuple[str, str]] = [
            (f"COUNTA({self._across(self.content, row)})=0", '""'),
            (f'{self.at("action", row)}="{DROP}"', f'"{DROP}"'),
        ]
        match self.kind:
            case "work":
                steps += self._work(row, line)
            case "measures":
                steps += self._measure(row)
            case "projects":
                steps += self._project(row)
        formula = f'"{DONE}"'
        for condition, result in reversed(steps):
            formula = f"IF({condition},{result},{formula})"
        return formula

    def _work(self, row: int, line: Line) -> list[tuple[str, str]]:
        level, name, budget, indicator = (
            self.at(key, row) for key in ("level", "name", "budget", "indicator")
        )
        live = f'{self.range("action")},"<>{DROP}"'
        duty = f'{self.range("owner")},{self.at("owner", row)},{self.range("level")},"{ACTIVITY}",{live}'
        parts = f"SUMIFS({self.range('budget')},{duty})"
        whole = f'SUMIFS({self.range("budget")},{self.range("level")},"{DUTY}",{live})'
        some = f'COUNTIFS({self.range("nth")},{self.at("nth", row)},{self.range("indicator")},"?*",{live})'
        return [
            (f'{level}=""', '"请选层级"'),
            (f'AND({level}<>"{INDICATOR}",{name}="")', '"缺名称"'),
            (f'AND({budget}<>"",NOT(ISNUMBER({budget})))', '"预算数不是数字"'),
            (f'AND({level}="{DEPARTMENT}",{self._differs(budget, whole)})', '"与职责合计不符"'),
            (f'{level}="{DEPARTMENT}"', f'"{DONE}"'),
            (f'AND({level}="{DUTY}",COUNTIFS({duty},{self.range("name")},"?*")=0)', '"职责下没有活动"'),
            (f'AND({level}="{DUTY}",{self._differs(budget, parts)})', '"与活动合计不符"'),
            (f'{level}="{DUTY}"', f'"{DONE}"'),
            (f'AND({level}="{ACTIVITY}",{indicator}="",{some}=0)', '"缺绩效指标"'),
            (f'AND({level}="{ACTIVITY}",{indicator}="")', f'"{DONE}"'),
            (f'{indicator}=""', '"缺指标名称"'),
            *self._ladder(row, line),
        ]

    def _ladder(self, row: int, line: Line) -> list[tuple[str, str]]:
        grades = f"COUNTA({self._across(self.grades, row)})" if self.grades else "0"
        missing = f'AND({self.at("scale", row)}="",{self.at("target", row)}="",{grades}=0)'
        needed = _needed(line, self.grades)
        return [
            (missing, '"缺评价标准"'),
            (f'AND({self.at("scale", row)}="",{grades}>0,{grades}<{needed})', '"等级不全"'),
        ]

    def _measure(self, row: int) -> list[tuple[str, str]]:
        grades = f"COUNTA({self._across(self.grades, row)})" if self.grades else "0"
        unjudged = f'AND({self.at("target", row)}="",{self.at("scale", row)}="",{grades}=0)'
        return [
            (f'{self.at("indicator", row)}=""', '"缺指标名称"'),
            (f'{self.at("level1", row)}=""', '"缺一级指标"'),
            (unjudged, '"缺指标值"'),
        ]

    def _project(self, row: int) -> list[tuple[str, str]]:
        name, budget, amount, fund = (self.at(key, row) for key in ("name", "budget", "amount", "fund"))
        own = f'{self.range("owner")},{self.at("owner", row)},{self.range("action")},"<>{DROP}"'
        parts = f"SUMIFS({self.range('amount')},{own})"
        indicator = f'{self.at("indicator", row)}<>""'
        return [
            (f"{self.at('owner', row)}=0", '"缺项目名称"'),
            (
                f'OR(AND({budget}<>"",NOT(ISNUMBER({budget}))),AND({amount}<>"",NOT(ISNUMBER({amount}))))',
                '"金额不是数字"',
            ),
            (f'AND({name}<>"",{self.at("category", row)}="")', '"缺项目类别"'),
            (f'AND({name}<>"",{self._differs(budget, parts)})', '"与资金来源不符"'),
            (f'({fund}="")<>({amount}="")', '"资金来源不全"'),
            *((f"AND({indicator},{condition})", said) for condition, said in self._measure(row)[1:]),
        ]

    @staticmethod
    def _differs(budget: str, total: str) -> str:
        return f"ISNUMBER({budget}),{total}<>0,ABS({budget}-{total})>=0.005"


def _needed(line: Line, grades: Sequence[str]) -> int:
    """How many grades the ladder of a row has: as many as last year, else all."""
    own = sum(bool(line.get(key)) for key in grades)
    return own if own > 1 else len(grades)


class _Finder:
    """Finds in lines what the formulas find in cells."""

    def __init__(self, kind: Kind, grades: Sequence[str], lines: Sequence[Line]) -> None:
        self.kind = kind
        self.grades = grades
        self.lines = lines
        self.owners: list[int] = []
        self.activities: list[int] = []

    def all(self) -> list[Found]:
        """Every row."""
        owner = nth = live = 0
        for line in self.lines:
            named = bool(line.get("name"))
            owner += named and (self.kind == "projects" or line.get("level") == DUTY)
            nth += named and line.get("level") == ACTIVITY
            self.owners.append(owner)
            self.activities.append(nth)
        found = []
        for at, line in enumerate(self.lines):
            shown = not line.blank and line.get("level") != DEPARTMENT
            live += shown
            found.append(Found(self._check(at), self.owners[at], self.activities[at], live if shown else 0))
        return found

    def _check(self, at: int) -> str:
        line = self.lines[at]
        if line.blank:
            return ""
        made = {
            "objectives": lambda _: "",
            "work": self._work,
            "measures": self._measure,
            "projects": self._project,
        }
        return made[self.kind](at) or DONE

    def _work(self, at: int) -> str:
        line = self.lines[at]
        level = line.get("level")
        if level == DEPARTMENT:
            duties = [one for one in self.lines if one.get("level") == DUTY]
            return "与职责合计不符" if _differ(line, duties, "budget") else ""
        if level == DUTY:
            return self._duty(at)
        if level == ACTIVITY and not line.get("indicator"):
            below = (b for a, b in zip(self.activities, self.lines, strict=True) if a == self.activities[at])
            return "" if any(one.get("indicator") for one in below) else "缺绩效指标"
        count = sum(bool(line.get(key)) for key in self.grades)
        return "" if count or line.get("scale") or line.get("target") else "缺评价标准"

    def _duty(self, at: int) -> str:
        own = [b for a, b in zip(self.owners, self.lines, strict=True) if a == self.owners[at]]
        activities = [one for one in own if one.get("level") == ACTIVITY and one.get("name")]
        if not activities:
            return "职责下没有活动"
        return "与活动合计不符" if _differ(self.lines[at], activities, "budget") else ""

    def _measure(self, at: int) -> str:
        line = self.lines[at]
        if not line.get("indicator"):
            return "缺指标名称"
        if not line.get("level1"):
            return "缺一级指标"
        judged = line.get("target") or line.get("scale") or any(line.get(key) for key in self.grades)
        return "" if judged else "缺指标值"

    def _project(self, at: int) -> str:
        line = self.lines[at]
        if line.get("name") and not line.get("category"):
            return "缺项目类别"
        own = [b for a, b in zip(self.owners, self.lines, strict=True) if a == self.owners[at]]
        if line.get("name") and _differ(line, own, "amount"):
            return "与资金来源不符"
        return self._measure(at) if line.get("indicator") else ""


def _differ(line: Line, parts: Sequence[Line], key: str) -> bool:
    """Whether an amount is another one than what its parts add up to; blanks are no amounts."""
    amounts = [amount for part in parts if (amount := _decimal(part.get(key))) is not None]
    whole, total = _decimal(line.get("budget")), sum(amounts, Decimal(0))
    return whole is not None and total != 0 and abs(whole - total) >= _HALF


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
