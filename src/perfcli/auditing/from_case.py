"""A scored case in JSON to a `Table`. In: bytes. Out: the table, its cells placed by JSON pointer, or why there is none.

Only what was published is read: findings and recomputed figures that a case may carry are never looked at.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from perfcli.auditing.figures import of_number
from perfcli.auditing.model import BLANK, Figure, Money, Row, Table
from perfcli.diagnostics import Text

_WAYS = {"le": "lower", "lt": "lower", "ge": "higher", "gt": "higher"}
_KINDS = {"text": "words", "date": "date"}
_EXTRA = ("published_score", "score", "points")
MAX_ROWS = 5000
MAX_DIGITS = 60


def table_of(data: bytes) -> Table | Text:
    """The table of a case."""
    try:
        case = json.loads(data.decode("utf-8-sig"), parse_float=_decimal, parse_int=_decimal)
    except (UnicodeDecodeError, ValueError, RecursionError):
        return Text("JSON 读不出来", "the JSON cannot be read")
    if not isinstance(case, dict) or not isinstance(case.get("indicators"), list):
        return Text("JSON 里没有 indicators（各指标）", "the JSON has no indicators")
    items = [(n, one) for n, one in enumerate(case["indicators"][:MAX_ROWS]) if isinstance(one, dict)]
    if not items or all(one.get("published_score") is None for _, one in items):
        return Text("各指标都没有 published_score（得分）", "no indicator has a published_score")
    return _table(case, tuple(_row(one, f"/indicators/{n}") for n, one in items))


def _decimal(text: str) -> Decimal:
    if len(text) > MAX_DIGITS:
        raise ValueError(text[:MAX_DIGITS])
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if number and abs(number.adjusted()) > MAX_DIGITS:
        raise ValueError(text)
    return number


def _table(case: dict[str, Any], rows: tuple[Row, ...]) -> Table:
    budget = case.get("budget")
    total = of_number(case.get("published_total"), "/published_total")
    return Table(
        name=str(case.get("id") or "")[:80],
        rows=rows,
        money=_money(budget, "/budget") if isinstance(budget, dict) else None,
        funds=tuple(_funds(budget)) if isinstance(budget, dict) else (),
        extra=tuple(_extra(case.get("extra"))),
        total=total,
        grade=Figure(_text(case.get("published_grade")), None, "/published_grade"),
        thresholds=_thresholds(case.get("grade_thresholds")),
        notes=tuple(filter(None, (_text(case.get("rules")), _text(case.get("note"))))),
        year=_year(case.get("year")),
        complete=case.get("completeness", "complete") == "complete",
        place="/indicators",
        money_unit=unit if (unit := _text(case.get("unit"))) in ("元", "千元", "百万元", "亿元") else "万元",
    )


def _text(value: object) -> str:
    return value[:2000] if isinstance(value, str) else str(value) if isinstance(value, Decimal) else ""


def _year(value: object) -> int | None:
    """A year that is one."""
    return int(value) if isinstance(value, Decimal) and 1900 <= value <= 2100 else None  # noqa: PLR2004


def _row(one: dict[str, Any], at: str) -> Row:
    way = _text(one.get("direction"))
    return Row(
        name=_text(one.get("name")),
        target=_text(one.get("target_text")),
        actual=Figure(_text(one.get("actual_text")), None, f"{at}/actual_text"),
        weight=of_number(one.get("weight"), f"{at}/weight"),
        score=of_number(one.get("published_score"), f"{at}/published_score"),
        level1=_text(one.get("level1")),
        level2=_text(one.get("level2")),
        unit=_text(one.get("unit")),
        direction=_WAYS.get(way, ""),
        kind=_KINDS.get(way, ""),
        place=at,
        ladder=bool(one.get("bands")),
    )


def _money(one: dict[str, Any], at: str) -> Money:
    def part(key: str) -> Figure:
        return of_number(one.get(key), f"{at}/{key}")

    return Money(
        _text(one.get("name")), part("initial"), part("planned"), part("executed"),
        part("rate_published"), part("weight"), part("score"),
    )  # fmt: skip


def _funds(budget: dict[str, Any]) -> list[Money]:
    rows = budget.get("sub_rows")
    return [
        _money(one, f"/budget/sub_rows/{n}")
        for n, one in enumerate(rows[:MAX_ROWS] if isinstance(rows, list) else ())
        if isinstance(one, dict)
    ]


def _extra(value: object) -> list[Figure]:
    """Points beside the indicators: a number, an object with points, or several."""
    items = value if isinstance(value, list) else [value]
    found = []
    for item in items[:MAX_ROWS]:
        points = next((item[key] for key in _EXTRA if key in item), None) if isinstance(item, dict) else item
        one = of_number(points, "/extra") if isinstance(points, Decimal) else BLANK
        if one.value is not None:
            found.append(one)
    return found


def _thresholds(value: object) -> tuple[tuple[str, Decimal | None], ...]:
    """The grades of the total as the case states them, best first."""
    if not isinstance(value, list):
        return ()
    pairs: list[tuple[str, Decimal]] = [
        (_text(one.get("grade")), least)
        for one in value[:20]
        if isinstance(one, dict) and isinstance(least := one.get("min"), Decimal)
    ]
    pairs.sort(key=lambda pair: -pair[1])
    return tuple(pairs)
