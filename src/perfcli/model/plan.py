"""A department's targets of one year (目标文件): objectives, duties, activities, projects."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from perfcli.model.amount import Money
from perfcli.model.disclosure import Disclosed
from perfcli.model.indicator import Indicator, Ladder, Optional
from perfcli.model.record import Id, Name, Record, Words, blank_as_empty, choice
from perfcli.quantity.text import normalise

FORMAT_VERSION = "1"
FIRST_YEAR, LAST_YEAR = 1990, 2100

Status: TypeAlias = Literal["draft", "declared", "returned", "approved", "adjusted"]
Fund: TypeAlias = Literal["general", "fund", "capital", "special", "unit", "other"]
Period: TypeAlias = Literal["current", "carried"]
Category: TypeAlias = Literal["personnel", "operation", "specific"]


def _year(value: Any) -> Any:  # noqa: ANN401 - data before validation
    text = normalise(str(value)).removesuffix("年")
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        raise PydanticCustomError("year", "not a year", {"found": str(value)})
    return int(text)


Year = Annotated[int, BeforeValidator(_year)]
"""A budget year, 1990 to 2100."""

Many = BeforeValidator(blank_as_empty)


class Party(Record):
    """A department (部门) or budget unit (预算单位)."""

    id: Id
    name: Name
    code: str = ""


class Funds(Record):
    """One source of a project's money (资金来源)."""

    fund: Annotated[Fund, choice("fund")]
    amount: Money = None
    period: Annotated[Period, choice("period")] = "current"
    note: str = ""


class Adjustment(Record):
    """One recorded change of approved targets (调整记录)."""

    item: str = ""
    date: str
    document: str
    reason: str
    before: str = ""
    after: str = ""
    note: str = ""


class Work(Disclosed):
    """What duties, activities and projects have in common: money, content and goals."""

    id: Id
    name: Name
    budget: Money = None
    funding: Annotated[tuple[Funds, ...], Many] = ()
    content: str = ""
    goals: Words = ()
    note: str = ""


class Project(Work):
    """A budget project (预算项目) that funds an activity or a department."""

    code: str = ""
    category: Annotated[Category | None, choice("category")] = None
    indicators: Annotated[tuple[Indicator, ...], Many] = ()


class Activity(Work):
    """A work activity (工作活动) under a duty."""

    indicators: Annotated[tuple[Indicator, ...], Many] = ()
    projects: Annotated[tuple[Project, ...], Many] = ()


class Duty(Work):
    """A duty of the department (部门职责)."""

    activities: Annotated[tuple[Activity, ...], Many] = ()


class Plan(Disclosed):
    """One target file: a department's, or one of its budget units', targets of a year."""

    perfcli: Literal["1"]
    year: Year
    department: Party
    budget_unit: Annotated[Party | None, Optional] = None
    status: Annotated[Status | None, choice("status")] = None
    source: str = ""
    note: str = ""
    budget: Money = None
    funding: Annotated[tuple[Funds, ...], Many] = ()
    scales: Annotated[dict[str, Ladder], BeforeValidator(lambda v: {} if v == "" else v)] = Field(
        default_factory=dict
    )
    objectives: Words = ()
    indicators: Annotated[tuple[Indicator, ...], Many] = ()
    duties: Annotated[tuple[Duty, ...], Many] = ()
    projects: Annotated[tuple[Project, ...], Many] = ()
    adjustments: Annotated[tuple[Adjustment, ...], Many] = ()

    @property
    def home(self) -> str:
        """The first part of every address in this file: `department` or `department/unit`."""
        return f"{self.department.id}/{self.budget_unit.id}" if self.budget_unit else self.department.id

    @property
    def title(self) -> str:
        """The name of whose targets these are."""
        return (self.budget_unit or self.department).name
