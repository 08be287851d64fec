"""The tables that received workbooks make: actuals.csv, one row for every indicator of those that came, and spending.csv.

In: a `Batch`. Out: texts by file name. A value that was refused stands in the table as it was typed, so that scoring refuses it too
and nobody takes the indicator for one that was not reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.formats import csv_
from perfcli.model.spending import COLUMNS as MONEY_COLUMNS
from perfcli.model.spending import HEADERS
from perfcli.model.terms import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.collecting.received import Received
    from perfcli.work.receive import Batch

_VALUES = ("actual", "status", "reason", "measure", "evidence", "as_of")
_MORE = {"name": "名称", "department": "部门", "forecast": "全年预计完成值", "chance": "完成可能性"}


def tables(batch: Batch) -> dict[str, str]:
    """The tables of the workbooks that are used, by file name; none where there is nothing for them."""
    used = [one for one in batch.received if one.receipt.used]
    occasions = sorted({one.receipt.occasion for one in used})
    found = {}
    for occasion in occasions:
        name = "actuals.csv" if len(occasions) == 1 else f"actuals-{occasion}.csv"
        found[name] = _actuals([one for one in used if one.receipt.occasion == occasion], occasion)
    money = sorted({figures[:1] + figures[2:6] for one in used for figures in one.figures})
    if money:
        found["spending.csv"] = csv_.write([HEADERS[key] for key in MONEY_COLUMNS], money)
    return found


def _actuals(received: Sequence[Received], occasion: str) -> str:
    more = ("forecast", "chance") if occasion == "monitor" else ()
    header = [
        KEYS["indicator"],
        _MORE["name"],
        *(KEYS[key] for key in _VALUES),
        *(_MORE[key] for key in more),
    ]
    return csv_.write(header, [row for one in received for row in _rows(one, (*_VALUES, *more))])


def _rows(one: Received, columns: Sequence[str]) -> Iterator[list[str]]:
    """Every line of the form, filled in or not."""
    said = {filed.line.address: filed.values for filed in one.rows}
    for line in one.lines:
        values = dict(said.get(line.address, {}))
        if values.get("actual") and one.receipt.as_of:
            values.setdefault("as_of", one.receipt.as_of)
        yield [line.address, line.name, *(values.get(key, "") for key in columns)]
