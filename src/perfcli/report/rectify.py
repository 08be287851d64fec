"""整改清单: what must be put right, one line a problem, with room for who does it and how far it is.

In: problems of a scorecard, a deadline where the settings name one. Out: a `RectifyView`, and the `Section` that prints it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Row, Section
from perfcli.report.parts import centred, head
from perfcli.scoring.rectify import NAMES, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Block
    from perfcli.scoring.rectify import Problem
    from perfcli.scoring.scorecard import Scorecard

NAME = "绩效评价整改清单"
OPEN = "待整改"
COLUMNS = ("整改编号", "部门（单位）", "项目、指标", "问题", "整改要求", "期限", "责任人", "状态")
WIDTHS = (17, 11, 20, 24, 16, 10, 7, 7)


@dataclass(frozen=True, slots=True)
class RectifyView:
    """The list of one scorecard."""

    title: str
    who: str
    year: int
    problems: tuple[Problem, ...]
    counts: str
    deadline: str
    check: str
    notices: tuple[str, ...] = ()


def rectify_view(card: Scorecard, deadline: str = "") -> RectifyView:
    """The list."""
    found = problems(card)
    kinds = Counter(one.kind for one in found)
    counts = "，".join(f"{name} {kinds[kind]}" for kind, name in NAMES.items() if kinds[kind])
    title = f"{card.region}{card.year}年度{NAME}"
    return RectifyView(title, card.region, card.year, found, counts, deadline, card.check, card.notices)


def rectify_section(view: RectifyView) -> Section:
    """The list as it is printed."""
    return Section("整改清单", view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: RectifyView) -> Iterator[Block]:
    yield Ends(f"问题 {len(view.problems)} 条", view.counts)
    rows = tuple(_row(one, view.deadline) for one in view.problems)
    none = (Row((Cell("没有要整改的问题", columns=len(COLUMNS)),)),)
    yield Grid(NAME, WIDTHS, (head(*COLUMNS), *(rows or none)), head=1)
    yield Pen(("经办人：", "审核人：", "日期：", "（盖章）"))
    yield Paragraph(
        "同一年度、同一指标、同一类问题的编号不变，重新评价后可按编号对照销号。期限、责任人、状态由财政部门和责任单位填写。",
        "quiet",
    )


def _row(one: Problem, deadline: str) -> Row:
    measure = f"\n（单位提出：{one.measure}）" if one.measure else ""
    return Row(
        (
            Cell(one.key),
            Cell(one.department),
            Cell(f"{one.subject}\n{one.address}", marked=0),
            Cell(f"{NAMES[one.kind]}\n{one.what}", marked=0),
            Cell(f"{one.demand}{measure}"),
            centred(deadline),
            Cell(),
            centred(OPEN),
        )
    )
