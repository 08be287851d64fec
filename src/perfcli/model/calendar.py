"""The calendar of a year's collecting (报送日历): what is due on which day, and who has longer."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from perfcli.model.day import Day
from perfcli.model.indicator import Optional
from perfcli.model.plan import Many, Year
from perfcli.model.record import Name, Record, choice

Step: TypeAlias = Literal["declare", "review", "approve", "monitor", "evaluate", "check", "disclose"]
"""The steps of a year, in their order; departments hand in for the first, the fourth and the fifth."""


class Extension(Record):
    """More time for one department, with all its units, or for one unit."""

    home: Name
    due: Day
    document: str = ""
    grounds: str = ""


class Deadline(Record):
    """One step of one year: from when, until when, by which document."""

    occasion: Annotated[Step, choice("occasion")]
    year: Year
    opens: Annotated[Day | None, Optional] = None
    due: Day
    done: Annotated[Day | None, Optional] = None
    document: str = ""
    extensions: Annotated[tuple[Extension, ...], Many] = ()
    note: str = ""
