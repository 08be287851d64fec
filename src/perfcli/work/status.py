"""`collect status`: how everyone stands on a day, as values, and as files with letters to those who are late.

In: a region with its ledger, a day, what is asked about. Out: overviews, then files.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.collecting import kinds
from perfcli.collecting.overview import Overview, overviews, reminders
from perfcli.collecting.wording import counts_texts, state_text, why_text
from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.formats import csv_
from perfcli.model.terms import CHOICES
from perfcli.report.reminder_section import NAME as LETTER
from perfcli.report.reminder_section import reminder_section
from perfcli.report.standing_section import NAME, standing_section
from perfcli.work.sheets import Made, Plain, Sheet, make

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from perfcli.collecting.standing import Standing
    from perfcli.work.collected import Collected

TABLES = ("csv", "json")
"""Formats for other programs: one record for each line of the overview."""
LETTERS = ("html", "docx", "pdf")
_HEADER = (
    "年度", "报送环节", "报送单位", "单位名称", "所属部门", "截止日期", "状态", "逾期天数", "发出日期",
    "收到日期", "文件", "文件哈希", "采纳数", "存疑数", "拒收数", "退回次数", "更正次数", "说明",
)  # fmt: skip


class Question(NamedTuple):
    """What is asked: the state of a day, of one step and year or of what is going on."""

    day: date
    year: int | None = None
    occasion: str | None = None


def status(of: Collected, asked: Question) -> tuple[tuple[Overview, ...], tuple[Diagnostic, ...]]:
    """How everyone stands, or that nothing of the sort is asked of anyone."""
    found = overviews(of.region, of.kept.ledger, asked.day, asked.year, asked.occasion)
    if found:
        return found, ()
    occasion = CHOICES["occasion"].get(asked.occasion or "", "")
    zh = "".join([f"{asked.year} 年度" if asked.year else "", occasion]) or "要报送的事项"
    en = " ".join([asked.occasion or "", str(asked.year or "")]).strip() or "anything to hand in"
    return (), (diagnose(kinds.NOTHING_ASKED, Span(of.path), what=Text(zh, en)),)


def write_status(
    shown: Sequence[Overview],
    formats: Sequence[str],
    out: Path,
    templates: Path,
    *,
    within: int | None = None,
    bundle: bool = False,
) -> Made:
    """The overview in every format; with `within`, letters to those who are late or due within so many days.

    With `bundle`, the letters stand in one file of each of Word and PDF, to be printed at once.
    """
    day = shown[0].day.isoformat()
    who, name, year = shown[0].region, f"{NAME}-{day}", shown[0].asked.year
    own = tuple(one for one in formats if one not in TABLES)
    sheets = [Sheet(who, name, year, (standing_section(shown),), own)]
    plain = [Plain(who, name, one, _table(one, shown)) for one in formats if one in TABLES]
    asked = own
    if within is not None:
        letters = tuple(one for one in formats if one in LETTERS) or ("html",)
        owing = reminders(shown, within)
        bound = tuple(one for one in letters if bundle and one != "html")
        alone = tuple(one for one in letters if one not in bound)
        sheets += [Sheet(one.name, f"{LETTER}-{day}", year, (reminder_section(one),), alone) for one in owing]
        if owing and bound:
            every = tuple(reminder_section(one) for one in owing)
            sheets.append(Sheet(who, f"{LETTER}-{day}", year, every, bound))
        asked = tuple(dict.fromkeys((*own, *letters)))
    return make(sheets, asked, out, templates, plain)


def _table(suffix: str, shown: Sequence[Overview]) -> bytes:
    if suffix == "json":
        data = {"format": "perfcli-status/1", "day": shown[0].day.isoformat(), "rows": [*_records(shown)]}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
    rows = [_cells(one, row) for one in shown for row in one.rows]
    return ("\ufeff" + csv_.write(_HEADER, rows)).encode()


def _cells(one: Overview, row: Standing) -> list[str]:
    due, receipt = row.due, row.receipt
    return [
        str(one.asked.year), CHOICES["occasion"][one.asked.occasion], due.matter.home, due.name, due.department,
        _day(row.until or due.due), state_text(row).zh, str(row.late or ""), _day(row.sent.date if row.sent else None),
        _day(receipt.date if receipt else None), receipt.file if receipt else "", receipt.sha256 if receipt else "",
        *counts_texts(row), str(len(row.returns) or ""), str(row.corrections or ""), why_text(row).zh,
    ]  # fmt: skip


def _records(shown: Sequence[Overview]) -> Iterator[dict[str, Any]]:
    for one in shown:
        for row in one.rows:
            due, receipt = row.due, row.receipt
            yield {
                "year": one.asked.year,
                "occasion": one.asked.occasion,
                "home": due.matter.home,
                "name": due.name,
                "department": due.department,
                "due": _day(row.until or due.due) or None,
                "state": row.state.value,
                "late_days": row.late,
                "sent": _day(row.sent.date) if row.sent else None,
                "received": _day(receipt.date) if receipt else None,
                "file": receipt.file if receipt else None,
                "sha256": receipt.sha256 if receipt else None,
                "accepted": receipt.accepted if receipt else None,
                "doubted": receipt.doubted if receipt else None,
                "rejected": receipt.rejected if receipt else None,
                "returns": [{"date": _day(event.date), "grounds": event.grounds} for event in row.returns],
                "corrections": row.corrections,
                "grounds": row.grounds or None,
            }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
