"""What a grade means for the next budget (结果应用): the bureau declares it; nothing is shipped and nothing is guessed."""

from __future__ import annotations

from perfcli.model.indicator import Number
from perfcli.model.record import Name, Record


class Consequence(Record):
    """The consequence of one grade of a total. `percent` of the budget is added, or taken away where it is negative."""

    grade: Name
    advice: Name
    percent: Number = None
    document: str = ""
    note: str = ""
