"""Plain JSON data to a scorecard, every field checked.

In: the data of a `perfcli-scores/1` file. Out: a `Scorecard`, or `Damaged` with the key that is missing or wrong.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

from perfcli.diagnostics import Text
from perfcli.scoring.scorecard import (
    Basis,
    Checked,
    CheckedScore,
    Correction,
    Ladder,
    Place,
    Proof,
    Receipt,
    Rejected,
    Rung,
    Score,
    Scorecard,
    Source,
    Status,
    TableRows,
    Tally,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")
Data = dict[str, Any]
_NUMBER = re.compile(r"-?[0-9]{1,200}(?:\.[0-9]{1,200})?")
_STATUSES = frozenset(get_args(Status))
_CHECK_STATES = frozenset({"confirmed", "corrected", "pending"})
_STATES = ("missing", "absent", "not_applicable", "rejected", "unscorable")


class Damaged(Exception):  # noqa: N818 - it never leaves the floor
    """A field that a score file must have is missing, or is not what it must be."""


def card_of(data: Data) -> Scorecard:
    """The scorecard."""
    rows, profile = _object(data, "rows"), _object(data, "profile")
    ladders = _list(data, "ladders", _ladder)
    receipt = _object(data, "receipt")
    return Scorecard(
        year=_int(data, "year"),
        region=_text(data, "region"),
        grades=_texts(data, "grades"),
        scores=_list(data, "scores", lambda item: _score(item, ladders)),
        tallies=_list(data, "tallies", _tally),
        rejected=_list(data, "rejected", _rejected),
        rows=_int(rows, "total"),
        accepted=_int(rows, "accepted"),
        basis=_basis(profile),
        receipt=Receipt(
            _text(receipt, "version"), _list(receipt, "sources", _source), _text(receipt, "content"), _text(data, "check"),
            _texts(receipt, "faulty") if "faulty" in receipt else None,
        ),
        columns=_texts(data, "columns"),
        headers=_texts(data, "headers"),
        notices=_texts(data, "notices"),
        rounding=(_int(profile, "places"), _text(profile, "mode")),
        checked=_checked(_object(data, "checked")) if data.get("checked") is not None else None,
        tables=_added(data, "tables", _table_rows),
        corrections=_added(data, "corrections", _correction),
        proofs=_added(data, "evidence", lambda item: Proof(_text(item, "address"), _text(item, "path"), _text(item, "sha256"))),
    )  # fmt: skip


def _checked(data: Data) -> Checked:
    rows = _object(data, "rows")
    return Checked(
        _list(data, "scores", _check), _list(data, "tallies", _tally), _list(data, "rejected", _rejected),
        _int(rows, "total"), _int(rows, "accepted"), _int(data, "indicators"),
        _texts(data, "headers"), _texts(data, "notices"),
    )  # fmt: skip


def _check(item: Data) -> CheckedScore:
    state, status = _text(item, "state"), _text(item, "status")
    if state not in _CHECK_STATES:
        raise Damaged("state")
    if status not in _STATUSES:
        raise Damaged("status")
    return CheckedScore(
        _text(item, "address"), state, status, _text(item, "actual"), _verdict(item),  # type: ignore[arg-type]
        _int(item, "source_row"), _text(item, "check_reason"), _text(item, "checker"), _text(item, "evidence"),
    )  # fmt: skip


def _basis(data: Data) -> Basis:
    points = _object(data, "points")
    return Basis(
        _text(data, "title"),
        _text(data, "name"),
        _texts(data, "source"),
        _text(data, "adopted"),
        tuple((label, _some(points, label)) for label in points),
        _list(data, "totals", _threshold),
        _text(data, "note"),
        _number(data, "explain"),
    )


def _threshold(item: Any) -> tuple[str, Decimal | None]:  # noqa: ANN401 - data of any shape
    if not isinstance(item, list) or len(item) != 2:  # noqa: PLR2004 - a label and a number
        raise Damaged("totals")
    pair = {"label": item[0], "least": item[1]}
    return _text(pair, "label"), _number(pair, "least")


def _source(item: Data) -> Source:
    return Source(_text(item, "role"), _text(item, "path"), _text(item, "sha256"), _later(item, "raw"))


def _added(data: Data, key: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    """A list that files of earlier versions do not have."""
    return _list(data, key, read) if key in data else ()


def _later(data: Data, key: str) -> str:
    """A text that files of earlier versions do not have."""
    return _text(data, key) if key in data else ""


def _table_rows(item: Data) -> TableRows:
    numbers = (_int(item, key) for key in ("rows", "accepted", "rejected", "superseded", "late"))
    return TableRows(_text(item, "path"), *numbers)


def _correction(item: Data) -> Correction:
    stands = _text(item, "stands")
    if stands not in ("new", "old"):
        raise Damaged("stands")
    keys = ("address", "was", "was_origin", "now", "now_origin", "reason", "was_reason")
    address, was, was_origin, now, now_origin, reason, was_reason = (_text(item, key) for key in keys)
    kept: Literal["new", "old"] = "old" if stands == "old" else "new"
    return Correction(address, was, was_origin, now, now_origin, reason, was_reason, kept)


def _ladder(item: Data) -> Ladder:
    numeric = item.get("kind") in ("higher", "lower")
    return Ladder(
        _list(item, "rungs", lambda rung: _rung(rung, numeric=numeric)),
        _text(item, "kind"),
        _text(item, "unit"),
        _bool(item, "higher"),
        _text(item, "name"),
    )


def _rung(item: Data, *, numeric: bool) -> Rung:
    bound = _number(item, "bound") if numeric else _maybe(item, "bound")
    return Rung(
        _text(item, "label"), _text(item, "text"), _text(item, "reading"), bound, _bool(item, "inclusive")
    )


def _tally(item: Data) -> Tally:
    counts = _object(item, "counts")
    missing, absent, not_applicable, rejected, unscorable = (_int(item, state) for state in _STATES)
    return Tally(
        _text(item, "level"), _text(item, "address"), _text(item, "number"), _text(item, "name"),
        tuple((label, _int(counts, label)) for label in counts), _int(item, "total"), _int(item, "graded"),
        missing, absent, not_applicable, rejected, unscorable,
        _some(item, "weight"), _number(item, "points"), _number(item, "unrounded"), _text(item, "grade"),
        _int(item, "pointed"),
    )  # fmt: skip


def _score(item: Data, ladders: tuple[Ladder, ...]) -> Score:
    status = _text(item, "status")
    if status not in _STATUSES:
        raise Damaged("status")
    return Score(
        _place(item, ladders), status, _text(item, "actual"), _verdict(item),  # type: ignore[arg-type]
        0 if item.get("source_row") is None else _int(item, "source_row"),
        _text(item, "deviation_reason"), _text(item, "measure"), _text(item, "evidence"), _text(item, "as_of"),
        _texts(item, "cells"), _later(item, "stated"), _later(item, "origin"),
    )  # fmt: skip


def _place(item: Data, ladders: tuple[Ladder, ...]) -> Place:
    ladder = None
    if item.get("ladder") is not None:
        number = _int(item, "ladder")
        if not 0 <= number < len(ladders):
            raise Damaged("ladder")
        ladder = ladders[number]
    return Place(
        _text(item, "address"), _text(item, "number"), _text(item, "department"), _text(item, "budget_unit"),
        _text(item, "duty"), _text(item, "activity"), _text(item, "project"), _text(item, "indicator"),
        _number(item, "weight"), _text(item, "target"), ladder,
    )  # fmt: skip


def _verdict(item: Data) -> Verdict:
    value = _number(item, "value") if item.get("numeric") is True else _maybe(item, "value")
    return Verdict(
        value, _text(item, "unit"), _text(item, "grade"),
        -1 if item.get("rank") is None else _int(item, "rank"),
        _text(item, "bound"), _text(item, "next_grade"), _text(item, "next_bound"), _number(item, "distance"),
        _text(item, "distance_unit"), _number(item, "points"), _both(item, "reason"),
        _number(item, "full"),
    )  # fmt: skip


def _rejected(item: Data) -> Rejected:
    return Rejected(
        _int(item, "row"), _text(item, "column"), _text(item, "code"), _both(item, "message"),
        _texts(item, "cells"), _text(item, "address"), _later(item, "table"),
    )  # fmt: skip


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise Damaged(key)
    return value


def _maybe(data: Data, key: str) -> str | None:
    return None if data.get(key) is None else _text(data, key)


def _int(data: Data, key: str) -> int:
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Damaged(key)
    return value


def _bool(data: Data, key: str) -> bool:
    value = data.get(key)
    if not isinstance(value, bool):
        raise Damaged(key)
    return value


def _number(data: Data, key: str) -> Decimal | None:
    text = _maybe(data, key)
    if text is not None and not _NUMBER.fullmatch(text):
        raise Damaged(key)
    return None if text is None else Decimal(text)


def _some(data: Data, key: str) -> Decimal:
    number = _number(data, key)
    if number is None:
        raise Damaged(key)
    return number


def _object(data: Data, key: str) -> Data:
    value = data.get(key)
    if not isinstance(value, dict):
        raise Damaged(key)
    return value


def _list(data: Data, key: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    value = data.get(key)
    if not isinstance(value, list) or not all(isinstance(item, dict | list) for item in value):
        raise Damaged(key)
    try:
        return tuple(read(item) for item in value)
    except AttributeError:  # a list where an object must be
        raise Damaged(key) from None


def _texts(data: Data, key: str) -> tuple[str, ...]:
    value = data.get(key)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Damaged(key)
    return tuple(value)


def _both(data: Data, key: str) -> Text:
    value = _object(data, key)
    return Text(_text(value, "zh"), _text(value, "en"))
