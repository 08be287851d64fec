"""A published ladder read to a scale: the reading rule that grades every real ladder.

Each grade but the worst is a bound; a value earns the best grade whose bound it meets; the worst takes everything else;
the number in the worst cell never moves a cut. In: (label, text) cells best first. Out: `Reading`: a `Scale` and
findings, or findings that say why there is none.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from perfcli.quantity import NONE, Unit, find_day, find_number, normalise, show, unit_of

from .cell import Cell, Edge
from .coverage import Survey
from .direction import infer, not_monotone
from .grammar import Context, parse_cell
from .model import Bound, Finding, Reading, Scale
from .names import is_capped, is_count, is_rate, speaks_of_dates, speaks_of_money
from .rows import Row, Rows, common_unit

DIRECTIONS = {
    "higher": "higher",
    "lower": "lower",
    "正向": "higher",
    "反向": "lower",
    "正向指标": "higher",
    "反向指标": "lower",
    "负向": "lower",
}
KINDS = {
    "number": "number",
    "words": "words",
    "date": "date",
    "yesno": "words",
    "定量": "number",
    "定性": "words",
    "时间": "date",
    "是否": "words",
}
_SHORT_WORD = 12
"""A longer text in the worst cell of a ladder of numbers is no name for "everything else"."""

_WORDLIKE = ("words", "zero", "on-time", "rest")


@lru_cache(maxsize=8192)
def read_scale(
    cells: tuple[tuple[str, str], ...],
    *,
    name: str = "",
    unit: str = "",
    direction: str = "",
    kind: str = "",
    year: int | None = None,
    worst: str = "",
) -> Reading:
    """Read a ladder, best grade first; never raises.

    Args:
        cells: label and text of each grade, as published.
        name: the indicator's name, asked only where the cells leave a question open.
        unit: the stated unit, taken by bare numbers.
        direction: `higher` or `lower` (正向, 反向); inferred where empty.
        kind: `number`, `words`, `date` or `yesno` (定量, 定性, 时间, 是否); found where empty.
        year: the plan's year, taken by dates without one.
        worst: `below` where the file says that a bare worst number means "below the bound above it".
    """
    return _Ladder(cells, name, unit, DIRECTIONS.get(direction, ""), KINDS.get(kind, ""), year, worst).read()


class _Ladder:
    """One reading in progress; each step either goes on or returns the findings that stop it."""

    def __init__(
        self,
        cells: tuple[tuple[str, str], ...],
        name: str,
        unit: str,
        direction: str,
        kind: str,
        year: int | None,
        worst: str,
    ) -> None:
        self.cells, self.name, self.unit, self.direction = cells, name, unit_of(unit), direction
        self.kind, self.worst = kind, worst
        money = self.unit.dimension == "money" or speaks_of_money(name)
        dates = kind == "date" or speaks_of_dates(name) or any(_dated(text) for _, text in cells)
        context = Context(year, name, dates, money)
        self.parsed = tuple(Row(label, parse_cell(text, context)) for label, text in cells)
        self.findings: list[Finding] = []

    def read(self) -> Reading:
        """The whole reading; without a scale there is always a finding that says why."""
        reading = self._read()
        if reading.scale is None and not reading.findings:
            labels = self._order()
            return Reading(None, (Finding("one-grade", labels, labels, self._text(labels[0])),))
        return reading

    def _read(self) -> Reading:
        if stopped := self._stopped():
            return Reading(None, stopped)
        present = tuple(row for row in self.parsed if row.cell.kind not in ("blank", "not-applicable"))
        self._note_blanks(present)
        if self.kind == "words" or all(row.cell.kind in _WORDLIKE for row in present):
            return self._of_words(present)
        return self._of_numbers(present)

    def _of(self, *kinds: str) -> tuple[str, ...]:
        return tuple(row.label for row in self.parsed if row.cell.kind in kinds)

    def _stopped(self) -> tuple[Finding, ...]:
        """Cells that stop the reading: nothing there, ditto, glued, two in one, a deduction, OCR debris, unreadable."""
        everything = tuple(label for label, _ in self.cells)
        if not self.cells or len(self._of("blank")) == len(self.cells):
            return (Finding("blank", ("all",), everything),)
        linear = next((row.cell for row in self.parsed if row.cell.kind == "linear"), None)
        if linear is not None:
            return (_linear(linear, everything),)
        for name in ("not-applicable", "placeholder", "ditto", "compound", "glued", "ocr"):
            labels = self._of(name)
            if len(labels) + len(self._of("blank")) == len(self.cells) and name in (
                "not-applicable",
                "ditto",
            ):
                return (Finding(name, (), labels, self._text(labels[0])),)
            if labels and name != "not-applicable" and self.kind != "words":
                return (Finding(name, () if name == "compound" else labels, labels, self._text(labels[0])),)
        return self._unreadable()

    def _unreadable(self) -> tuple[Finding, ...]:
        if self.kind == "words":
            return ()
        bad = self._of("unreadable")
        if self._of("number"):
            delay = any(row.cell.delay for row in self.parsed)
            last = self.parsed[-1].label
            bad = tuple(
                row.label
                for row in self.parsed
                if row.cell.kind == "unreadable"
                or (row.cell.kind == "words" and (row.label != last or len(row.cell.text) > _SHORT_WORD))
                or (row.cell.kind == "rest" and row.label != last)
                or (row.cell.kind == "on-time" and not delay)
            )
        return (Finding("unreadable", bad, bad, self._text(bad[0])),) if bad else ()

    def _order(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self.cells)

    def _text(self, label: str) -> str:
        return next(text.strip() for found, text in self.cells if found == label)

    def _note_blanks(self, present: tuple[Row, ...]) -> None:
        for name in ("blank", "not-applicable"):
            if labels := self._of(name):
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
        rows = tuple(self._as_number(row) for row in present if row.cell.kind not in ("rest", "words"))
        united = common_unit(rows, self._stated_unit(rows))
        if united.fatal or (stop := self._rate_checks(united)):
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
        if self.unit.dimension == "percent" and _ratios(rows):
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
        return Row(row.label, replace(row.cell, kind="number", point=Edge(Decimal(0))))

    def _rate_checks(self, united: Rows) -> tuple[Finding, ...]:
        """A lone bare fraction among percents stops the reading: 0.95 and 95% are never silently the same."""
        if united.unit.dimension != "percent":
            return ()
        top = max(edge.value for row in united.rows for edge in row.cell.edges)
        labels = tuple(
            row.label
            for row in self.parsed
            if top >= 50 and any(e.unit == NONE and 0 < e.value <= 1 and e.value % 1 for e in row.cell.edges)  # noqa: PLR2004
        )
        return (Finding("ratio-vs-percent", labels, labels, self._text(labels[0])),) if labels else ()

    def _compiled(self, united: Rows, graded: tuple[Row, ...], worst: Row | None) -> Reading:
        delay = any(row.cell.delay for row in united.rows)
        way = infer(graded, worst, self.direction or ("lower" if delay else ""), self.name)
        if isinstance(way, Finding):
            return Reading(None, (way,))
        ocr = self._ocr(graded) if way and united.unit.dimension == "percent" else ()
        if ocr:
            return Reading(None, (Finding("ocr", ocr, ocr, self._text(ocr[0])),))
        whole = united.unit.whole or (united.unit == NONE and is_count(self.name))
        below = self.worst == "below"
        survey = Survey(
            graded, worst, way, united.unit, whole, below, self._of("blank", "not-applicable"), self._order()
        )
        if stop := _disorder(survey):
            return Reading(None, (stop,))
        scale = self._scale(survey, delay)
        return Reading(scale, self._all_findings(survey, united))

    def _ocr(self, graded: tuple[Row, ...]) -> tuple[str, ...]:
        """A capped rate of 290%: probably a lost ≥."""
        return (
            tuple(row.label for row in graded if is_capped(self.name) and lost_sign(row.cell))
            if self.name
            else ()
        )

    def _scale(self, survey: Survey, delay: bool) -> Scale:
        labels = tuple(row.label for row in survey.graded)
        last = survey.worst.label if survey.worst else self.parsed[-1].label
        kind = "date" if "date" in survey.unit.dimension else ("higher" if survey.higher else "lower")
        bare = Scale(
            (*labels, last), kind, "" if kind == "date" else survey.unit.name, (), self.cells,  # type: ignore[arg-type]
            (), survey.unit, survey.whole, delay, survey.higher,
        )  # fmt: skip
        bounds = []
        for row in survey.graded:
            edge = survey.near(row) or Edge(Decimal(0))
            sign = ("≥" if edge.inclusive else "＞") if survey.higher else ("≤" if edge.inclusive else "＜")
            bounds.append(Bound(edge.value, edge.inclusive, bare.spell(sign, edge.value)))
        return replace(bare, bounds=tuple(bounds))

    def _all_findings(self, survey: Survey, united: Rows) -> tuple[Finding, ...]:
        found = list(survey.findings())
        found += self.findings
        found += united.findings
        if (
            _ratios(united.rows)
            and united.unit == NONE
            and (not self.name or is_rate(self.name) or self.unit.name == "%")
        ):
            found.append(
                Finding(
                    "ratio-vs-percent",
                    (),
                    tuple(r.label for r in united.rows),
                    united.rows[0].cell.text.strip(),
                )
            )
        if any(
            f.name in ("mixed-units", "ratio-vs-percent") for f in found
        ):  # the unit is in doubt: edges are no matter yet
            found = [f for f in found if f.name != "overlap"]
        if caps := self._caps(survey):
            found.append(Finding("cap", caps, caps, self._text(caps[0])))
        for note in ("approximate", "baseline"):
            if labels := tuple(row.label for row in united.rows if note in row.cell.notes):
                found.append(Finding(note, labels, labels, self._text(labels[0])))
        return tuple(found)

    def _caps(self, survey: Survey) -> tuple[str, ...]:
        """Grades of a capped rate that ask for more than there is: above 100, or 100%以上."""
        if not survey.higher or survey.unit.dimension != "percent" or not is_capped(self.name):
            return ()
        return tuple(
            row.label
            for row in survey.graded
            if (near := survey.near(row))
            and (near.value > 100 or (near.value == 100 and (not near.inclusive or "以上" in row.cell.text)))  # noqa: PLR2004
        )


def lost_sign(cell: Cell) -> bool:
    """Whether a number above 100 makes sense once its first digit 2 is taken for a lost ≥."""
    edge = cell.lower or cell.point
    text = show(edge.value) if edge else ""
    return len(text.partition(".")[0]) >= 3 and text[0] == "2" and Decimal(text[1:]) <= 100  # noqa: PLR2004


def _disorder(survey: Survey) -> Finding | None:
    """A grade without a bound on its side, equal bounds, or bounds out of order."""
    rows = survey.graded
    missing = tuple(row.label for row in rows if survey.near(row) is None)
    if missing:
        return Finding("mixed-relations", missing, missing, rows[0].cell.text.strip())
    keys = [_strictness(survey, row) for row in rows]
    for index in range(1, len(rows)):
        if keys[index] == keys[index - 1]:
            labels = (rows[index - 1].label, rows[index].label)
            edge = survey.near(rows[index])
            return Finding("equal", labels, labels, survey.example(edge.value) if edge else "")
        if keys[index] > keys[index - 1]:
            return not_monotone((rows[index - 1], rows[index]))
    worst = survey.worst
    if worst is not None and survey.far(worst) is None and _strictness(survey, worst) > keys[-1]:
        return not_monotone((rows[-1], worst))
    return None


def _strictness(survey: Survey, row: Row) -> tuple[Decimal, bool]:
    """How much a bound asks: its number (turned where lower is better), then whether the number itself fails."""
    edge = survey.near(row) or Edge(Decimal(0))
    return (edge.value if survey.higher else edge.value.copy_negate(), not edge.inclusive)


def _ratios(rows: tuple[Row, ...]) -> bool:
    """Whether all numbers are bare and at most 1, and one is a fraction: 0.95 where 95% may be meant."""
    edges = [edge for row in rows for edge in row.cell.edges]
    return (
        bool(edges)
        and all(e.unit == NONE and 0 <= e.value <= 1 for e in edges)
        and any(e.value % 1 for e in edges)
    )


def _linear(cell: Cell, labels: tuple[str, ...]) -> Finding:
    """A deduction rule (`95%以上，每降低1%扣1分`) is no ladder; its three numbers are said."""
    start, step, points = cell.about
    digits = next((i for i, char in enumerate(start) if find_number(start, i)), None)
    number = None if digits is None else find_number(start, digits)
    first = show(number.value) if number else start
    return Finding("linear", (first, step, points), labels, cell.text.strip())


def _dated(text: str) -> bool:
    day = find_day(normalise(text[:80]), 0, 2000)
    return day is not None and not day.relative
