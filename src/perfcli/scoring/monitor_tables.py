"""Monitoring as rows of text and as data: monitor.csv and monitor.json. In: a `Monitoring`. Out: header and rows; a JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfcli.diagnostics import Text
from perfcli.quantity import show

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scoring.monitoring import Monitoring, Watched

FORMAT = "perfcli-monitoring/1"
COLUMNS = (
    "address", "number", "department", "duty", "activity", "project", "indicator", "target", "actual", "state", "progress",
    "asked", "forecast", "projected", "met", "chance", "reason", "measure", "source_row",
)  # fmt: skip

STATES = {
    "reached": Text("已达到", "reached"),
    "on_pace": Text("达到进度要求", "on pace"),
    "behind": Text("落后于进度要求", "behind"),
    "running": Text("进行中", "running"),
    "below": Text("低于指标值", "below target"),
    "exceeded": Text("超过控制数", "above its ceiling"),
    "overdue": Text("已逾期", "overdue"),
    "not_due": Text("未到期", "not due"),
    "unjudged": Text("不能判断", "cannot be judged"),
    "missing": Text("未报", "missing"),
    "rejected": Text("退回", "rejected"),
    "not_applicable": Text("不适用", "not applicable"),
}
"""Every state in words."""


def monitor_table(monitoring: Monitoring) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """One row an indicator, in printing order."""
    return COLUMNS, [tuple(_row(one).values()) for one in monitoring.watched]


def _row(one: Watched) -> dict[str, str]:
    place = one.place
    department = f"{place.department}/{place.unit}" if place.unit else place.department
    values = (
        place.address, place.number, department, place.duty, place.activity, place.project, place.indicator, place.aim,
        one.actual, one.state, _plain(one.progress), _plain(one.asked), one.forecast, one.projected,
        "" if one.met is None else "yes" if one.met else "no", one.chance, one.reason, one.measure,
        str(one.row) if one.row else "",
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else show(value)


def monitor_data(monitoring: Monitoring) -> dict[str, Any]:
    """Everything, with decimals as strings."""
    card, milestone = monitoring.card, monitoring.milestone
    return {
        "format": FORMAT,
        "check": card.check,
        "day": monitoring.day.isoformat(),
        "year": card.year,
        "region": card.region,
        "profile": card.basis.title,
        "elapsed": show(monitoring.elapsed),
        "milestone": None
        if milestone is None
        else {"date": milestone.date, "progress": _plain(milestone.progress), "spent": _plain(milestone.spent)},
        "rows": {"total": card.rows, "accepted": card.accepted, "rejected": len(card.rejected)},
        "receipt": {
            "version": card.receipt.version,
            "content": card.receipt.content,
            "sources": [one._asdict() for one in card.receipt.sources],
        },
        "money": [
            {
                "address": one.address, "name": one.name, "unit": one.spent.unit, "initial": _plain(one.spent.initial),
                "adjusted": _plain(one.spent.adjusted), "executed": _plain(one.spent.executed), "rate": _plain(one.rate),
                "asked": _plain(one.asked), "source_row": one.spent.row,
            }
            for one in monitoring.money
        ],
        "watched": [_row(one) for one in monitoring.watched],
    }  # fmt: skip
