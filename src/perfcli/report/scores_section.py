"""The score report as it is printed in Word, Excel and PDF: the page's tables, without its drawings.

In: a `ScoreView`. Out: a `Section`. The grade's letter stands on its colour, so that nothing rests on the colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.printout import Cell, Grid, Paragraph, Row, Section
from perfcli.report.parts import amount, centred, head, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.printout import Block
    from perfcli.report.score_view import Part, ScoreRow, ScoreView, TallyRow
    from perfcli.report.score_view import Section as Department


def scores_section(view: ScoreView) -> Section:
    """The whole report."""
    return Section("评价结果", view.title, view.notices, view.check, tuple(_blocks(view)))


def _blocks(view: ScoreView) -> Iterator[Block]:
    rows = f"；{view.rows_said}" if view.rows_said else ""
    yield Paragraph(f"覆盖：{view.coverage} 个指标有等级{rows}")
    yield from (Paragraph(f"{name}：{value}") for name, value in view.basis)
    if view.bar:
        yield Paragraph("等级：" + "，".join(part.letter for part in view.bar))
    yield Paragraph("各级汇总", "heading")
    yield _tallies(view)
    for section in view.sections:
        yield Paragraph(section.name, "heading")
        yield _scores(section)
    yield from _lists(view)
    yield Paragraph("依据的文件", "heading")
    yield listing(
        "依据的文件",
        (("用途", 15, "left"), ("文件", 60, "left"), ("SHA-256（前 16 位）", 25, "left")),
        view.sources,
    )
    yield Paragraph(f"perfcli {view.version}", "quiet")


def _tallies(view: ScoreView) -> Grid:
    """Counts of grades of every node."""
    pointed = ("得分", "总评") if view.pointed else ()
    columns = ("级别", "编号", "名称", *view.grades, "有等级/全部", "其余", *pointed)
    widths = (7, 9, 34, *[6] * len(view.grades), 11, 20, *[8] * len(pointed))
    rows = (head(*columns), *(_tally(row, pointed=bool(pointed)) for row in view.tallies))
    return Grid("各级汇总", widths, rows, head=1)


def _tally(row: TallyRow, *, pointed: bool) -> Row:
    counts = tuple(amount(count) for count in row.counts)
    points = (amount(row.points), centred(row.grade)) if pointed else ()
    name = Cell("　" * row.depth + row.name, bold=row.depth == 0)
    return Row(
        (Cell(row.level), Cell(row.number), name, *counts, centred(row.coverage), Cell(row.left_out), *points)
    )


def _scores(section: Department) -> Grid:
    """The indicators of one department."""
    pointed = ("得分",) if section.pointed else ()
    columns = ("编号", "绩效指标", "评价标准：原文 → 读作", "实际完成值", "等级", "依据", *pointed, "说明")
    widths = (7, 20, 20, 9, 6, 17, *[6] * len(pointed), 21)
    fills = {row.address: tile for row, tile in zip(section.rows, section.tiles, strict=True)}
    body = (_score(row, fills[row.address], pointed=section.pointed) for row in section.rows)
    return Grid(section.name, widths, (head(*columns), *body), head=1)


def _score(row: ScoreRow, tile: Part, *, pointed: bool) -> Row:
    """One indicator: what it is, how it is judged, what was reported, what that earns and why."""
    steps = [f"{s.label} {s.text}" + (f" → {s.reading}" if s.reading else "") for s in row.steps]
    met = next((at for at, step in enumerate(row.steps) if step.met), -1)
    what = [row.indicator, *([f"指标值 {row.target}"] if row.target else []), row.path]
    read = [f"读作 {row.value}"] if row.value and row.value != row.actual else []
    grade = Cell(
        row.grade or row.state, bold=bool(row.grade), align="center", fill=tile.fill if row.grade else ""
    )
    return Row(
        (
            Cell(row.number),
            Cell("\n".join(what), marked=0),
            Cell("\n".join(steps), marked=met),
            Cell("\n".join([row.actual, *read])),
            grade,
            Cell(row.sentence),
            *((amount(row.points),) if pointed else ()),
            Cell("\n".join(f"{name}：{text}" for name, text in row.remarks)),
        )
    )


def _lists(view: ScoreView) -> Iterator[Block]:
    """What has no grade, what was refused, what is waived."""
    if view.ungraded:
        yield Paragraph("没有等级的指标", "heading")
        yield listing(
            "没有等级的指标",
            (("指标", 45, "left"), ("状态", 12, "left"), ("原因", 43, "left")),
            [(note.place, note.what, note.why) for note in view.ungraded],
        )
    if view.refused:
        yield Paragraph("被退回的行", "heading")
        yield listing(
            "被退回的行",
            (
                ("行", 6, "right"),
                ("列", 12, "left"),
                ("代码", 8, "left"),
                ("原因", 44, "left"),
                ("原文", 30, "left"),
            ),
            [(r.row, r.column, r.code, r.message, r.cells) for r in view.refused],
        )
    if view.waivers:
        yield Paragraph("目标文件中的豁免", "heading")
        yield listing(
            "目标文件中的豁免",
            (("位置", 30, "left"), ("代码", 20, "left"), ("理由", 50, "left")),
            [(note.place, note.what, note.why) for note in view.waivers],
        )
