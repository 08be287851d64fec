"""A scorecard on a terminal: a table of indicators with their grades, and one of departments.

In: a scorecard. Out: text. Colours follow grades only beside the grade's own word, so nothing rests on colour.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from perfcli.diagnostics import Text
from perfcli.output.words import one_line
from perfcli.quantity import show

if TYPE_CHECKING:
    from perfcli.scoring.scorecard import Correction, Score, Scorecard, TableRows, Tally

MAX_ROWS = 60
"""More indicators than this are summed up by department; all of them are in scores.csv."""

MAX_DEPARTMENTS = 150
"""More departments than this are summed up by region."""

MIN_WIDTH = 80
"""A narrower terminal has no room for the sentence beside each grade."""

MAX_GRADES = 6
"""More grade labels than this have no columns of their own: what was earned stands in one."""

MAX_NAME = 40
"""Longer names of departments are cut, in columns of a terminal."""

_STYLES = ("green", "cyan", "yellow", "red", "magenta")

STATUS = {
    "missing": Text("未报", "missing"),
    "absent": Text("没有这一行", "no row"),
    "not_applicable": Text("不适用", "not applicable"),
    "rejected": Text("退回", "rejected"),
    "unscorable": Text("不能评", "cannot be scored"),
}
"""What became of an indicator without a grade."""


def render(card: Scorecard, lang: str, *, color: bool, width: int) -> str:
    """The tables and a line that counts the rows."""
    stream = StringIO()
    console = Console(
        file=stream, width=width, force_terminal=color, no_color=not color, highlight=False,
        color_system="standard" if color else None, legacy_windows=False, markup=False, emoji=False,
    )  # fmt: skip
    for notice in card.notices:
        console.print(Words(one_line(notice.lstrip("# "))), style="bold" if color else "")
    if len(card.scores) <= MAX_ROWS:
        console.print(_indicators(card, lang, why=width >= MIN_WIDTH))
    console.print(_tallies(card, lang))
    if len(card.scores) > MAX_ROWS:
        console.print(Words(_elsewhere(card, lang)))
    console.print(Words(_closing(card, lang)))
    if card.checked is not None:
        from perfcli.output.check_lines import check_lines  # noqa: PLC0415 - most runs have no check

        for line in check_lines(card, card.checked, lang):
            console.print(Words(one_line(line)))
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _table(*headers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def _indicators(card: Scorecard, lang: str, *, why: bool) -> Table:
    """One row an indicator, with its sentence where there is room."""
    zh = ("编号", "活动", "指标", "实际完成值", "等级", "依据")
    en = ("No.", "Activity", "Indicator", "Actual", "Grade", "Why")
    table = _table(*(zh if lang == "zh" else en)[: 6 if why else 5])
    department = ""
    for score in card.scores:
        place = score.place
        owner = place.unit or place.department
        if owner != department:
            table.add_row("", Words(one_line(owner), style="bold"))
            department = owner
        table.add_row(
            place.number,
            Words(one_line(place.project or place.activity)),
            Words(one_line(place.indicator)),
            Words(one_line(score.actual)),
            _grade(score, lang),
            *([Words(one_line(score.verdict.reason.of(lang)))] if why else []),
        )
    return table


def _grade(score: Score, lang: str) -> Words:
    """The grade, or what stands in its place."""
    if score.graded:
        return Words(one_line(score.verdict.grade), style=_STYLES[score.verdict.rank % len(_STYLES)])
    verdict = score.verdict
    if score.judged and verdict.points is not None and verdict.full is not None:
        given = ("评定" if lang == "zh" else "given") if score.stated else ""
        return Words(f"{show(verdict.points)}/{show(verdict.full)} {given}".rstrip())
    status = STATUS.get(score.status)
    return Words(status.of(lang) if status else "—", style="dim")


def _tallies(card: Scorecard, lang: str) -> Table:
    """One row a department or unit, and the region."""
    zh, en = ("地区和部门", "评价", "未报", "不适用"), ("Region and departments", "Graded", "Missing", "N/A")
    points = any(tally.points is not None for tally in card.tallies)
    own = len(card.grades) <= MAX_GRADES
    table = _table(
        *(zh if lang == "zh" else en),
        *(
            (one_line(grade) for grade in card.grades)
            if own
            else (("各等级",) if lang == "zh" else ("Grades",))
        ),
        *((("得分",) if lang == "zh" else ("Points",)) if points else ()),
    )
    for column in table.columns[1:4]:
        column.no_wrap = True
    many = sum(tally.level == "department" for tally in card.tallies) > MAX_DEPARTMENTS
    levels = ("region",) if many else ("region", "department", "unit")
    for tally in card.tallies:
        if tally.level in levels:
            table.add_row(*_tally(tally, lang, own=own, points=points))
    return table


def _tally(tally: Tally, lang: str, *, own: bool, points: bool) -> list[Words | str]:
    counts = [str(count) for _, count in tally.counts]
    earned = "  ".join(f"{one_line(label)}×{count}" for label, count in tally.counts if count)
    row: list[Words | str] = [
        _name(tally, lang),
        f"{tally.graded}/{tally.total}",
        str(tally.missing + tally.absent),
        str(tally.not_applicable),
        *(counts if own else [Words(earned)]),
    ]
    if points:
        row.append("" if tally.points is None else format(tally.points, "f"))
    return row


def _name(tally: Tally, lang: str) -> Words:
    """The name, cut where it is long; without a region file all departments together have none of their own."""
    name = one_line(tally.name) or ("合计" if lang == "zh" else "All")
    words = Words(name, style="bold" if tally.level == "region" else "")
    words.truncate(MAX_NAME, overflow="ellipsis")
    return words


def _elsewhere(card: Scorecard, lang: str) -> str:
    """Where the rows that are not shown stand."""
    if lang == "zh":
        return f"指标 {len(card.scores)} 个，逐项结果写在 --out 文件夹的 scores.csv 里"
    return f"{len(card.scores)} indicators; each stands in scores.csv in the --out folder"


def _closing(card: Scorecard, lang: str) -> str:
    """Rows in, accepted, rejected and superseded, for each table and in all; the profile and the check code."""
    zh = lang == "zh"
    lines = [
        one_line(line.of(lang))
        for line in (*map(_table_rows, card.tables), *map(_correction, card.corrections))
    ]
    count = Text("", "")
    if replaced := len(card.corrections):
        count = Text(f"，被替换 {replaced}", f", {replaced} superseded")
    whole = (
        f"收到 {card.rows} 行：接受 {card.accepted}，退回 {len(card.rejected)}{count.zh}。评分方案 {card.basis.title}，校验码 {card.check}"
        if zh
        else f"{card.rows} rows in: {card.accepted} accepted, {len(card.rejected)} rejected{count.en}. "
        f"Profile {card.basis.title}, check code {card.check}"
    )
    return "\n".join([*lines, whole])


def _table_rows(table: TableRows) -> Text:
    """The rows of one table."""
    replaced = Text("", "")
    if table.superseded:
        replaced = Text(f"，被替换 {table.superseded}", f", {table.superseded} superseded")
    return Text(
        f"{table.path}：{table.rows} 行，接受 {table.accepted}，退回 {table.rejected}{replaced.zh}",
        f"{table.path}: {table.rows} rows, {table.accepted} accepted, {table.rejected} rejected{replaced.en}",
    )


def _correction(one: Correction) -> Text:
    """Both values of a correction, and which of them counts."""
    why = (
        Text(f"，原因：{one.reason}", f"; reason: {one.reason}")
        if one.reason.strip()
        else Text("，没有写原因", "; no reason")
    )
    if one.stands == "old" or one.was == one.now:
        why = Text("", "")
    said = Text(
        f"{one.was}（{one.was_origin}）→ {one.now}（{one.now_origin}）",
        f"{one.was} ({one.was_origin}) → {one.now} ({one.now_origin})",
    )
    kept = Text("，仍按原来的计", "; the earlier value stands") if one.stands == "old" else Text("", "")
    return Text(
        f"更正 {one.address}：{said.zh}{kept.zh}{why.zh}",
        f"Correction of {one.address}: {said.en}{kept.en}{why.en}",
    )
