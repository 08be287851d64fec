"""The example county's forms as printouts and in all formats, made once for the tests that read them back."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.loading.settings import Settings
from perfcli.report.form import county_form, department_form
from perfcli.report.office import write
from perfcli.report.sections import printout
from perfcli.work.targets import load_targets

if TYPE_CHECKING:
    from perfcli.loading.outline import Outline
    from perfcli.printout import Printout

TARGETS = Path(__file__).parents[2] / "targets"


@lru_cache(maxsize=1)
def outlines() -> tuple[Outline, ...]:
    return load_targets(str(TARGETS), None, Settings(TARGETS), date(2026, 1, 1), whole=True).outlines


@lru_cache(maxsize=1)
def county() -> Printout:
    view = county_form(outlines())
    return printout(view.title, [view])


@lru_cache(maxsize=1)
def bundle() -> Printout:
    """The county's table and its departments' forms in one file."""
    return printout("汇编", [county_form(outlines()), *(department_form(one) for one in outlines())])


@lru_cache(maxsize=8)
def file(name: str, which: str = "county") -> bytes:
    written = write(name, county() if which == "county" else bundle())
    assert (written.missing, written.cut) == ("", 0)
    return written.data
