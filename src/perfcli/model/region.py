"""A region (地区): its money unit, scoring profile, common scales and register of departments (部门名录), calendar."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from perfcli.model.amount import MoneyUnit
from perfcli.model.calendar import Deadline
from perfcli.model.change import Change
from perfcli.model.consequence import Consequence
from perfcli.model.indicator import Ladder, Optional
from perfcli.model.plan import Many, Party
from perfcli.model.record import Id, Name, Record

Register: TypeAlias = tuple[tuple[str, str], ...]
"""Everyone who must report, as (home, name), departments before their units."""


class Department(Party):
    """An entry of the register: who must report; the order is the printing order."""

    units: Annotated[tuple[Party, ...], Many] = ()
    note: str = ""


class Place(Record):
    """The region itself."""

    id: Id
    name: Name
    code: str = ""


class Region(Record):
    """One `region.yaml`."""

    perfcli: Literal["1"]
    region: Place
    money_unit: Annotated[MoneyUnit | None, Optional] = None
    profile: Annotated[str | None, Optional] = None
    scales: Annotated[dict[str, Ladder], BeforeValidator(lambda v: {} if v == "" else v)] = Field(
        default_factory=dict
    )
    departments: Annotated[tuple[Department, ...], Many] = ()
    changes: Annotated[tuple[Change, ...], Many] = ()
    deadlines: Annotated[tuple[Deadline, ...], Many] = ()
    results: Annotated[tuple[Consequence, ...], Many] = ()
    source: str = ""
    note: str = ""

    @cached_property
    def register(self) -> Register:
        """The register laid flat, in its own order."""
        entries: list[tuple[str, str]] = []
        for department in self.departments:
            entries.append((department.id, department.name))
            entries.extend((f"{department.id}/{unit.id}", unit.name) for unit in department.units)
        return tuple(entries)

    @cached_property
    def homes(self) -> frozenset[str]:
        """Everyone in the register, to be asked for."""
        return frozenset(home for home, _ in self.register)

    @cached_property
    def with_units(self) -> frozenset[str]:
        """Departments that register their units."""
        return frozenset(department.id for department in self.departments if department.units)
