"""What changed between two scorecards of the same county: what was read, and which scores follow.

In: the scorecard that was written and the one of today. Out: `Differences`: inputs by their hashes, cells by indicator, scores and
totals. Sentences of the tool are not compared: they may be worded anew without a score changing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.scoring.scorecard import Basis, Ladder, Place, Score, Scorecard, Source, Value


class Input(NamedTuple):
    """One input: `same`, `saved` (equal but for encoding or line ends), `changed`, `gone` or `new`."""

    state: str
    role: str
    path: str


class Change(NamedTuple):
    """One thing that is not as it was: of which indicator or node, which field, and both values; `origin` of a cell of today."""

    address: str
    field: Text
    was: str
    now: str
    origin: str = ""


class Differences(NamedTuple):
    """Everything that differs. `cells` are what was read, `scores` what follows at indicators, `totals` above them."""

    inputs: tuple[Input, ...]
    cells: tuple[Change, ...]
    scores: tuple[Change, ...]
    totals: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Input, ...]:
        """The inputs that say something else."""
        return tuple(one for one in self.inputs if one.state in ("changed", "gone", "new"))

    @property
    def saved(self) -> tuple[Input, ...]:
        """The inputs that were only saved in another way."""
        return tuple(one for one in self.inputs if one.state == "saved")

    @property
    def follows(self) -> bool:
        """Whether a score or a total is another one."""
        return bool(self.scores or self.totals)


_FIELDS = {
    "indicator": Text("指标名称", "name"), "weight": Text("分值", "weight"), "target": Text("指标值", "target"),
    "number": Text("编号", "number"), "ladder": Text("评价标准", "bands"),
    "actual": Text("实际完成值", "actual"), "status": Text("状态", "status"), "reason": Text("偏差原因", "reason"),
    "measure": Text("改进措施", "measure"), "evidence": Text("佐证材料", "evidence"), "as_of": Text("截至日期", "as of"),
    "stated": Text("评定得分", "stated points"),
}  # fmt: skip
_SAID = ("actual", "reason", "measure", "evidence", "as_of", "stated")
_PLACED = ("number", "indicator", "weight", "target")
_WHOLE = Text("指标", "indicator")
_NONE = "—"
_MANY = frozenset(("targets", "region", "profile", "evidence"))
"""Roles of many files: one that has another name and another content is another one."""


def differences(was: Scorecard, now: Scorecard) -> Differences:
    """Compare."""
    before = {score.place.address: score for score in was.scores}
    after = {score.place.address: score for score in now.scores}
    cells: list[Change] = []
    scores: list[Change] = []
    for address in dict.fromkeys((*before, *after)):
        old, new = before.get(address), after.get(address)
        if old is None or new is None:
            name = (old or new).place.indicator if (old or new) else ""  # type: ignore[union-attr]
            pair = (name, _NONE) if new is None else (_NONE, name)
            cells.append(Change(address, _WHOLE, *pair))
            continue
        cells += [*_place(old.place, new.place), *_cells(old, new, was, now)]
        scores += _verdict(old, new)
    cells += [*_profile(was.basis, now.basis), *_rejected(was, now)]
    return Differences(
        tuple(_inputs(was.receipt.sources, now.receipt.sources)), tuple(cells), tuple(scores), tuple(_totals(was, now))
    )  # fmt: skip


def _inputs(was: tuple[Source, ...], now: tuple[Source, ...]) -> Iterator[Input]:
    """Inputs in the order of the receipt: told by content and path, by content, by role and path, and last by role."""
    partners = _paired(was, now)
    for old in was:
        new = partners.get(old)
        if new is None:
            yield Input("gone", old.role, old.path)
        elif new.sha256 != old.sha256:
            yield Input("changed", old.role, new.path)
        else:
            saved = bool(old.raw and new.raw and old.raw != new.raw)
            yield Input("saved" if saved else "same", old.role, new.path)
    taken = set(partners.values())
    yield from (Input("new", new.role, new.path) for new in now if new not in taken)


def _paired(was: tuple[Source, ...], now: tuple[Source, ...]) -> dict[Source, Source]:
    """Each input of then with the one of today that it is."""
    found: dict[Source, Source] = {}
    left = list(now)
    for tell in (
        lambda one: (one.role, one.path, one.sha256),
        lambda one: (one.role, one.sha256),
        lambda one: (one.role, one.path),
        lambda one: one.role if one.role not in _MANY else one,
    ):
        for old in was:
            new = next((one for one in left if tell(one) == tell(old)), None) if old not in found else None
            if new is not None:
                found[old] = new
                left.remove(new)
    return found


def _place(was: Place, now: Place) -> Iterator[Change]:
    for field in _PLACED:
        old, new = getattr(was, field), getattr(now, field)
        if old != new:
            yield Change(now.address, _FIELDS[field], _plain(old), _plain(new))
    if _cells_of(was.ladder) != _cells_of(now.ladder):
        yield Change(now.address, _FIELDS["ladder"], _cells_of(was.ladder), _cells_of(now.ladder))


def _cells_of(ladder: Ladder | None) -> str:
    return "，".join(f"{rung.label} {rung.text}" for rung in ladder.rungs) if ladder else ""


def _cells(was: Score, now: Score, before: Scorecard, after: Scorecard) -> Iterator[Change]:
    """What a row of actuals says, the user's own columns included."""
    origin = now.origin or (str(now.row) if now.row else "")
    for field in _SAID:
        old, new = getattr(was, field).strip(), getattr(now, field).strip()
        if old != new:
            yield Change(now.place.address, _FIELDS[field], old, new, origin)
    if was.status != now.status:
        yield Change(now.place.address, _FIELDS["status"], was.status, now.status, origin)
    own = dict(zip(before.columns, was.cells, strict=False))
    new_own = dict(zip(after.columns, now.cells, strict=False))
    for column in dict.fromkeys((*own, *new_own)):
        old, new = own.get(column, "").strip(), new_own.get(column, "").strip()
        if old != new:
            yield Change(now.place.address, Text(column, column), old, new, origin)


def _profile(was: Basis, now: Basis) -> Iterator[Change]:
    """What a scorecard keeps of its profile."""
    fields = {
        "title": Text("方案", "profile"), "name": Text("方案名称", "profile's name"), "adopted": Text("采用依据", "adopted"),
        "points": Text("各等级得分", "points of grades"), "totals": Text("总评等级", "grades of totals"),
    }  # fmt: skip
    for field, label in fields.items():
        old, new = getattr(was, field), getattr(now, field)
        if old != new:
            yield Change(now.title, label, _table(old), _table(new))


def _table(said: str | tuple[tuple[str, Decimal | None], ...]) -> str:
    return (
        said
        if isinstance(said, str)
        else "，".join(f"{label} {_plain(points)}".strip() for label, points in said)
    )


def _rejected(was: Scorecard, now: Scorecard) -> Iterator[Change]:
    """Rejected rows that were not, or are no longer, told by what they say."""
    old = {(row.table, row.cells): row for row in was.rejected}
    new = {(row.table, row.cells): row for row in now.rejected}
    label = Text("退回的行", "rejected row")
    for key, row in old.items():
        if key not in new:
            yield Change(row.address, label, "，".join(filter(None, row.cells)), "", str(row.row))
    for key, row in new.items():
        if key not in old:
            yield Change(row.address, label, "", "，".join(filter(None, row.cells)), str(row.row))


def _verdict(was: Score, now: Score) -> Iterator[Change]:
    old, new = was.verdict, now.verdict
    for label, first, second in (
        (Text("等级", "grade"), old.grade, new.grade),
        (Text("得分", "points"), old.points, new.points),
        (Text("满分", "out of"), old.full, new.full),
    ):
        if first != second:
            yield Change(now.place.address, label, _plain(first), _plain(second))
    same = (was.status, old.grade, old.points) == (now.status, new.grade, new.points)
    if same and old.value != new.value:
        yield Change(now.place.address, Text("读作", "read as"), _plain(old.value), _plain(new.value))


def _totals(was: Scorecard, now: Scorecard) -> Iterator[Change]:
    """Nodes above the indicators whose points, grade or counts are others."""
    before = {(tally.level, tally.address): tally for tally in was.tallies}
    for tally in now.tallies:
        old = before.pop((tally.level, tally.address), None)
        if old is None:
            continue
        address = tally.address or tally.name
        if (old.points, old.grade) != (tally.points, tally.grade):
            yield Change(
                address, Text("得分", "points"),
                f"{_plain(old.points)} {old.grade}".strip(), f"{_plain(tally.points)} {tally.grade}".strip(),
            )  # fmt: skip
        elif (old.counts, old.total, old.graded) != (tally.counts, tally.total, tally.graded):
            yield Change(address, Text("各等级个数", "counts"), _counts(old.counts), _counts(tally.counts))


def _counts(counts: tuple[tuple[str, int], ...]) -> str:
    return " ".join(f"{label}×{count}" for label, count in counts if count)


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return show(value) if isinstance(value, Decimal) else value
