"""The ledger's overview on a terminal: one row for everyone who must hand in.

In: overviews. Out: text. Colours stand only beside a state's own word. Below 100 columns the file and its counts have no room.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from perfcli.collecting.standing import State
from perfcli.collecting.wording import asked_text, counts_texts, state_text, totals_text, why_text
from perfcli.output.words import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.overview import Overview
    from perfcli.collecting.standing import Standing

WIDE = 100
MAX_NAME = 20
"""Columns that a name has at least; a longer one runs over several lines."""
_STYLES = {
    State.OVERDUE: "red",
    State.RETURNED: "magenta",
    State.AWAITED: "yellow",
    State.LATE: "cyan",
    State.EXEMPTED: "dim",
    State.UNSENT: "dim",
}
_HEADERS = {
    "zh": ("报送单位", "截止", "状态", "收到", "说明", "文件", "采纳/存疑/拒收"),
    "en": ("Who", "Due", "State", "Received", "Why", "File", "Acc./doubt/rej."),
}


def render(shown: Sequence[Overview], lang: str, *, color: bool, width: int) -> str:
    """A table for each step, with a heading and totals."""
    stream = StringIO()
    console = Console(
        file=stream, width=width, force_terminal=color, no_color=not color, highlight=False,
        color_system="standard" if color else None, legacy_windows=False, markup=False, emoji=False,
    )  # fmt: skip
    for index, one in enumerate(shown):
        if index:
            console.print()
        heading = f"{one.region} {asked_text(one.asked).of(lang)}（{one.day.isoformat()}）"
        console.print(Words(one_line(heading), style="bold" if color else ""))
        console.print(_table(one, lang, wide=width >= WIDE))
        console.print(Words(totals_text(one).of(lang)))
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _table(one: Overview, lang: str, *, wide: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for index, header in enumerate(_HEADERS[lang][: 7 if wide else 5]):
        table.add_column(header, overflow="fold", no_wrap=index in (1, 2, 3, 6))
    names = (row.due.department if "/" in row.due.matter.home else row.due.name for row in one.rows)
    table.columns[0].min_width = min(MAX_NAME, max((cell_len(one_line(name)) for name in names), default=0))
    department = ""
    for row in one.rows:
        home = row.due.matter.home
        if "/" in home and row.due.department != department:
            table.add_row(Words(one_line(row.due.department), style="bold"))
        department = row.due.department
        cells = _cells(row, lang)
        if not wide:  # one thing a line, where lines are short
            cells[2] = Words(cells[2].plain.replace("，", "\n").replace(", ", "\n"), style=cells[2].style)
        table.add_row(*cells[: 7 if wide else 5])
    return table


def _cells(row: Standing, lang: str) -> list[Words]:
    receipt = row.receipt
    due = row.due
    day = row.until or due.due
    indent = "  " if "/" in due.matter.home else ""
    counts = counts_texts(row)
    return [
        Words(indent + one_line(due.name)),
        Words(day.isoformat() if day else "—"),
        Words(state_text(row).of(lang), style=_STYLES.get(row.state, "green")),
        Words(receipt.date.isoformat() if receipt else ""),
        Words(one_line(why_text(row).of(lang))),
        Words(one_line(receipt.file) if receipt else ""),
        Words("/".join(count or "—" for count in counts) if any(counts) else ""),
    ]
