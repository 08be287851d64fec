"""A published ladder read to a scale: the reading rule that grades every real ladder.

Each grade but the worst is a bound; a value earns the best grade whose bound it meets; the worst takes everything else;
the number in the worst cell never moves a cut. In: (label, text) cells best first. Out: `Reading`: a `Scale` and
findings, or findings that say why there is none.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import NONE, Unit, find_day, normalise, unit_of

from .cell import Edge
from .checks import bare_fractions, capped, disorder, lost_sign, ratios
from .coverage import Survey
from .direction import infer
from .grammar import Context, parse_cell
from .model import Bound, Finding, Reading, Scale
from .moves import one_way
from .rows import Row, Rows, common_unit
from .stops import of_kind, stopped, text_of

if TYPE_CHECKING:
    from .names import Traits

_WORDLIKE = ("words", "zero", "on-time", "rest")


class Asked(NamedTuple):
    """What `read_scale` was asked, with the stated words brought to one spelling."""

    cells: tuple[tuple[str, str], ...]
    traits: Traits
    name: str
    unit: str
    direction: str
    kind: str
    year: int | None
    worst: str


class Ladder:
    """One reading in progress; each step either goes on or returns the findings that stop it."""

    def __init__(self, asked: Asked) -> None:
        self.cells, self.traits, self.kind, self.worst = asked.cells, asked.traits, asked.kind, asked.worst
        self.unit, self.direction = unit_of(asked.unit), asked.direction
        dates = (
            self.kind == "date"
            or self.unit.name == "年"
            or self.traits.dates
            or any(_dated(text) for _, text in self.cells)
        )
        money = self.unit.dimension == "money" or self.traits.money
        context = Context(asked.year, asked.name, dates, money)
        self.parsed = one_way(tuple(Row(label, parse_cell(text, context)) for label, text in self.cells))
        self.findings: list[Finding] = []

    def read(self) -> Reading:
        """The whole reading; without a scale there is always a finding that says why."""
        reading = self._read()
        if reading.scale is None and not reading.findings:
            labels = self._order()
            return Reading(None, (Finding("one-grade", labels, labels, text_of(self.parsed, labels[0])),))
        return reading

    def _read(self) -> Reading:
        if stops := stopped(self.parsed, words=self.kind == "words"):
            return Reading(None, stops)
        present = tuple(row for row in self.parsed if row.cell.kind not in ("blank", "not-applicable"))
        self._note_blanks(present)
        if self.kind == "words" or all(row.cell.kind in _WORDLIKE for row in present):
            return self._of_words(present)
        return self._of_numbers(present)

    def _order(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self.cells)

    def _note_blanks(self, present: tuple[Row, ...]) -> None:
        for name in ("blank", "not-applicable"):
            if labels := of_kind(self.parsed, name):
                self.findings.append(Finding(name, labels, labels, present[0].cell.text.strip()))

    def _of_words(self, present: tuple[Row, ...]) -> Reading:
        words = tuple(normalise(row.cell.text) for row in present)
        labels = tuple(row.label for row in present)
        for index, word in enumerate(words):
            if word in words[:index]:
                pair = (labels[words.index(word)], labels[index])
                return Reading(None, (Finding("equal", pair, pair, word),))
        if len(present) < 2:  # noqa: PLR2004 - one grade is no ladder
            return Reading(None, tuple(self.findings))
        return Reading(Scale(labels, "words", "", (), self.cells, words), tuple(self.findings))

    def _of_numbers(self, present: tuple[Row, ...]) -> Reading:
        last_label = self.parsed[-1].label
        rows = tuple(self._as_number(row) for row in present if not _everything_else(row, last_label))
        united = common_unit(rows, self._stated_unit(rows))
        if united.fatal or (stop := self._ratio_among_percents(united)):
            return Reading(None, united.findings if united.fatal else stop)
        ends = bool(united.rows) and united.rows[-1].label == last_label
        worst = united.rows[-1] if ends else None
        graded = united.rows[:-1] if ends else united.rows
        if not graded:
            return Reading(None, tuple(self.findings))
        if worst is None and len(graded) == 1 and len(self.cells) > 2:  # noqa: PLR2004 - best and worst only
            return Reading(None, tuple(self.findings))
        return self._compiled(united, graded, worst)

    def _stated_unit(self, rows: tuple[Row, ...]) -> Unit:
        """The stated unit, unless the cells are dates or bare ratios that a stated % would falsify."""
        if self.unit.dimension == "percent" and ratios(rows):
            return NONE
        return (
            NONE
            if any("date" in edge.unit.dimension for row in rows for edge in row.cell.edges)
            else self.unit
        )

    def _as_number(self, row: Row) -> Row:
        """按时 beside delays and 无 beside counts are zero; the second is said."""
        if row.cell.kind not in ("zero", "on-time"):
            return row
        if row.cell.kind == "zero":
            self.findings.append(Finding("zero-word", (row.label,), (row.label,), "0"))
        return Row(row.label, row.cell._replace(kind="number", point=Edge(Decimal(0))))

    def _ratio_among_percents(self, united: Rows) -> tuple[Finding, ...]:
        """A lone bare fraction among percents stops the reading."""
        labels = bare_fractions(united.rows, self.parsed) if united.unit.dimension == "percent" else ()
        return (
            (Finding("ratio-vs-percent", labels, labels, text_of(self.parsed, labels[0])),) if labels else ()
        )

    def _compiled(self, united: Rows, graded: tuple[Row, ...], worst: Row | None) -> Reading:
        delay = any(row.cell.delay for row in united.rows)
        way = infer(graded, worst, self.direction or ("lower" if delay else ""))
        if isinstance(way, Finding):
            return Reading(None, (way,))
        ocr = self._ocr(graded) if way and united.unit.dimension == "percent" else ()
        if ocr:
            return Reading(None, (Finding("ocr", ocr, ocr, text_of(self.parsed, ocr[0])),))
        whole = united.unit.whole or (united.unit == NONE and self.traits.counts)
        below = self.worst == "below"
        survey = Survey(
            graded,
            worst,
            way,
            united.unit,
            whole,
            below,
            of_kind(self.parsed, "blank", "not-applicable"),
            self._order(),
        )
        if stop := disorder(survey):
            return Reading(None, (stop,))
        scale = self._scale(survey, delay)
        return Reading(scale, self._all_findings(survey, united))

    def _ocr(self, graded: tuple[Row, ...]) -> tuple[str, ...]:
        """A capped rate of 290%: probably a lost ≥."""
        return tuple(row.label for row in graded if self.traits.capped and lost_sign(row.cell))

    def _scale(self, survey: Survey, delay: bool) -> Scale:
        labels = tuple(row.label for row in survey.graded)
        last = survey.worst.label if survey.worst else self.parsed[-1].label
        kind = "date" if "date" in survey.unit.dimension else ("higher" if survey.higher else "lower")
        bare = Scale(
            (*labels, last), kind, "" if kind == "date" else survey.unit.name, (), self.cells,  # type: ignore[arg-type]
            (), survey.unit, survey.whole, delay, survey.higher,
        )  # fmt: skip
        bounds = tuple(_bound(bare, survey.near(row) or Edge(Decimal(0))) for row in survey.graded)
        edge = survey.near(survey.worst) if survey.worst else None
        floor = _bound(bare, edge) if edge else None
        if floor and (
            floor.value == bounds[-1].value or (floor.value < bounds[-1].value) is not survey.higher
        ):
            floor = None  # it does not lie beyond the bound above it
        return bare._replace(bounds=bounds, floor=floor)

    def _all_findings(self, survey: Survey, united: Rows) -> tuple[Finding, ...]:
        """Everything there is to say, in a fixed order."""
        found = [*survey.findings(), *self.findings, *united.findings, *self._ratio(united)]
        if any(finding.name in ("mixed-units", "ratio-vs-percent") for finding in found):
            found = [
                finding for finding in found if finding.name != "overlap"
            ]  # first say which unit is meant
        if self.traits.capped and (caps := capped(survey)):
            found.append(Finding("cap", caps, caps, text_of(self.parsed, caps[0])))
        for note in ("approximate", "baseline"):
            if labels := tuple(row.label for row in united.rows if note in row.cell.notes):
                found.append(Finding(note, labels, labels, text_of(self.parsed, labels[0])))
        return tuple(found)

    def _ratio(self, united: Rows) -> tuple[Finding, ...]:
        """A rate written as 0.95 without a unit: percent may be meant."""
        meant = self.traits.rate or self.unit.dimension == "percent"
        if not (meant and united.unit == NONE and ratios(united.rows)):
            return ()
        labels = tuple(row.label for row in united.rows)
        return (Finding("ratio-vs-percent", (), labels, united.rows[0].cell.text.strip()),)


def _bound(scale: Scale, edge: Edge) -> Bound:
    """An edge as the bound of a grade."""
    sign = ("≥" if edge.inclusive else "＞") if scale.higher else ("≤" if edge.inclusive else "＜")
    return Bound(edge.value, edge.inclusive, scale.spell(sign, edge.value))


def _everything_else(row: Row, last: str) -> bool:
    """A worst cell that names what is left: 其他, 未完成, 无."""
    return row.cell.kind in ("rest", "words") or (row.cell.kind == "zero" and row.label == last)


def _dated(text: str) -> bool:
    day = find_day(normalise(text[:80]), 0, 2000)
    return day is not None and not day.relative
