"""Ids and places for the departments of an import: the map's, the register's, those of files that are there, else the next free.

In: departments as they are called, the output folder. Out: an id for each, the file of a home and year, the region in force.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perfcli.loading.discover import find_files
from perfcli.loading.document import read_document
from perfcli.loading.regions import Regions
from perfcli.report.filenames import is_reserved

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.drafting.assign import Owned
    from perfcli.model.plan import Plan
    from perfcli.model.region import Region


class Homes:
    """What is known of the departments of an output folder."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.region: Region | None = Regions().governing(str(out / "x.yaml"))
        self._departments: dict[str, str] = {}
        self._units: dict[tuple[str, str], str] = {}
        self._files: dict[tuple[str, str], str] = {}
        self._register()
        self._existing()

    def _register(self) -> None:
        for department in self.region.departments if self.region else ():
            self._departments.setdefault(department.name, department.id)
            for unit in department.units:
                self._units.setdefault((department.id, unit.name), unit.id)

    def _existing(self) -> None:
        """Files that were imported before, or written by hand, keep their ids and places."""
        if not self.out.is_dir():
            return
        for path in find_files((str(self.out),))[0]:
            plan = read_document(path).plan
            if plan is not None:
                self._note(plan, path)

    def _note(self, plan: Plan, path: str) -> None:
        self._departments.setdefault(plan.department.name, plan.department.id)
        if plan.budget_unit is not None:
            self._units.setdefault((plan.department.id, plan.budget_unit.name), plan.budget_unit.id)
        self._files.setdefault((plan.home, str(plan.year)), path)

    def department(self, owned: Owned) -> str:
        """The id of a department; names keep theirs within a run."""
        if owned.entry.id:
            self._departments[owned.name] = owned.entry.id
        elif owned.name not in self._departments:
            self._departments[owned.name] = _free("dept", set(self._departments.values()))
        return self._departments[owned.name]

    def unit(self, department: str, owned: Owned) -> dict[str, str]:
        """The budget unit that reports; nothing where the department does."""
        if not owned.unit:
            return {}
        given = dict(owned.entry.unit)
        key = (department, owned.unit)
        if given.get("id"):
            self._units[key] = given["id"]
        elif key not in self._units:
            self._units[key] = _free("unit", {v for (d, _), v in self._units.items() if d == department})
        return {
            "id": self._units[key],
            "name": owned.unit,
            **({"code": given["code"]} if given.get("code") else {}),
        }

    def path(self, home: str, year: str) -> str:
        """Where the file of a home and year stands, or will stand."""
        known = self._files.get((home, year))
        folder = self.out / year if year else self.out
        stem = home.replace("/", "-")
        return known or os.path.normpath(folder / f"{'_' if is_reserved(stem) else ''}{stem}.yaml")


def _free(stem: str, taken: set[str]) -> str:
    return next(name for n in range(1, len(taken) + 2) if (name := f"{stem}{n}") not in taken)
