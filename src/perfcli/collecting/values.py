"""What the cells of one line say, read by the engine: the same refusals as for a row of actuals.csv.

In: a line and its texts by column. Out: the columns that are refused, each with a finding; the grade.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.form_kinds import BAD_CHANCE
from perfcli.collecting.layout import CHANCES, STATUSES
from perfcli.diagnostics import Span, diagnose
from perfcli.scale import Scale, read_actual, read_target
from perfcli.scoring import kinds as scoring
from perfcli.scoring.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcli.collecting.lines import Line
    from perfcli.diagnostics import Diagnostic
    from perfcli.scale import TargetReading

NOWHERE = Span("")


class Values:
    """Reads the values of one year."""

    def __init__(self, year: int) -> None:
        self.year = year
        self._day: TargetReading = read_target(f"{year}-12-31", kind="date", year=year)

    def problems(self, line: Line, values: Mapping[str, str]) -> Iterator[tuple[str, Diagnostic]]:
        """Column and finding of each value that cannot be taken."""
        for key in ("actual", "forecast"):
            if values.get(key) and (found := self._unread(line, values[key])):
                yield key, found
        if (
            values.get("as_of")
            and (reading := read_actual(values["as_of"], self._day, year=self.year)).problem
        ):
            yield "as_of", refusal(reading, values["as_of"], "", NOWHERE)
        if (chance := values.get("chance", "")) and chance not in CHANCES:
            yield "chance", diagnose(BAD_CHANCE, NOWHERE, found=chance[:40], words="、".join(CHANCES))
        yield from self._status(values)

    def _unread(self, line: Line, text: str) -> Diagnostic | None:
        if line.against is None:
            return None
        reading = read_actual(text, line.against, year=self.year)
        if not reading.problem:
            return None
        words = line.against.words if isinstance(line.against, Scale) else ()
        return refusal(reading, text, "、".join(words), NOWHERE)

    def _status(self, values: Mapping[str, str]) -> Iterator[tuple[str, Diagnostic]]:
        """The status must be a word of the list and agree with the actual."""
        status, actual = values.get("status", ""), values.get("actual", "")
        if status and status not in STATUSES:
            yield "status", diagnose(scoring.BAD_STATUS, NOWHERE, found=status[:40], suggestion="")
        elif status == STATUSES[0] and not actual:
            yield "status", diagnose(scoring.NO_ACTUAL, NOWHERE)
        elif status in STATUSES[1:] and actual:
            found = diagnose(scoring.CONTRADICTION, NOWHERE, status=status, found=actual[:60])
            yield from (("status", found), ("actual", found))

    def grade(self, line: Line, text: str) -> str:
        """The grade by the engine; empty where there is none."""
        if line.against is None or not text:
            return ""
        value = read_actual(text, line.against, year=self.year).value
        if value is None:
            return ""
        if isinstance(line.against, Scale):
            return line.against.grade(value).label
        return line.measure.grade(value) if line.measure.kind else ""
