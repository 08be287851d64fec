"""审核意见: one page to a department that says what to correct in its targets, as a reviewer writes it, by how often they were returned.

In: points in words, each with its cell in the source. Out: an `OpinionView`, and the `Section` that prints it. What one page has no
room for is counted on it and listed behind it; signature and seal are the reviewer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Severity
from perfcli.printout import Cell, Ends, Grid, Paragraph, Pen, Row, Section, lines_of
from perfcli.report.parts import head
from perfcli.report.quality import CRITERIA, criterion_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.printout import Block

NAME = "审核意见"
LEVELS = {Severity.ERROR: "必须改正", Severity.WARNING: "请核实", Severity.REMARK: "供参考"}
"""What a reviewer says for how bad a finding is."""
_NUMERALS = "一二三四五六"
_FOR_REFERENCE = "供参考，可以不改"
_ROOM = 27
"""Lines of one page for what is to be corrected."""
_LINE = 82
"""Half characters of a line."""
_SHOWN = 3
"""Places that one point names where the same is to be said of many."""
_LONG = 150
_LISTED = 500


class Point(NamedTuple):
    """One finding in words."""

    code: str
    severity: Severity
    place: str
    """What it is about: `水资源管理 › 许可按期办结率`; may be empty."""
    cell: str
    """Where that stands in the source; empty where it stands nowhere."""
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class OpinionView:
    """The opinion on the targets of one department."""

    title: str
    who: str
    year: int
    nth: int
    """Which return this is; 0 where nothing has to be corrected or checked."""
    before: str
    """What the last return said, if there was one."""
    points: tuple[Point, ...]
    copies: tuple[str, ...] = ()
    """Files in which points are comments at their cells."""
    all_copied: bool = True
    """Whether these are copies of everything that was sent in."""
    check: str = ""
    """The check code of the official form of the same content; empty where the file does not hold."""
    notices: tuple[str, ...] = ()


def opinion_view(who: str, year: int, points: Sequence[Point], nth: int, before: str) -> OpinionView:
    """The opinion, worst points first."""
    ordered = tuple(sorted(points, key=lambda point: -point.severity))  # stable: as they stand in the file
    title = f"关于{who}{f'{year}年度' if year else ''}绩效目标的{NAME}"
    return OpinionView(title, who, year, nth, before, ordered)


def opinion_section(view: OpinionView) -> Section:
    """The opinion as it is printed."""
    return Section(NAME, view.title, view.notices, view.check, tuple(_blocks(view)), portrait=True)


def _blocks(view: OpinionView) -> Iterator[Block]:
    yield Ends(f"{view.who}：", f"第 {view.nth} 次退回" if view.nth else "")
    yield Paragraph(_opening(view), "body")
    told, left = _fitted(view.points)
    numeral = iter(_NUMERALS)
    for name, texts in told:
        yield Paragraph(f"{next(numeral)}、{name}", "subheading")
        for number, text in enumerate(texts, 1):
            yield Paragraph(f"{number}．{text}", "body")
    in_comments = view.all_copied and bool(view.copies)
    listed = [point for point in left if point.severity > Severity.REMARK or not in_comments]
    if closing := _closing(view, len(listed), len(left) - len(listed)):
        yield Paragraph(closing, "body")
    yield Pen(("审核人：", "日期：", "（盖章）"))
    yield Paragraph("本意见由 perfcli validate 列出，经审核人核对后发出。", "quiet")
    if listed:
        yield from _list(listed)


def _opening(view: OpinionView) -> str:
    year = f"{view.year}年度" if view.year else ""
    if not view.nth:
        none = "没有发现必须改正的问题。" if view.points else "没有发现问题。"
        return f"你单位报送的{year}绩效目标已经检查，{none}{view.before}"
    counts = [(LEVELS[level], _count(view, level)) for level in (Severity.ERROR, Severity.WARNING)]
    said = "、".join(f"{name} {count} 处" for name, count in counts if count)
    return f"你单位报送的{year}绩效目标已经检查，{said}，现退回修改。请逐条改正或说明理由后重新报送。{view.before}"


def _count(view: OpinionView, level: Severity) -> int:
    return sum(point.severity is level for point in view.points)


def _closing(view: OpinionView, listed: int, unlisted: int) -> str:
    said = []
    if view.points and view.copies:
        files = "、".join(f"《{name}》" for name in view.copies)
        whole = f"每一条都已在{files}里用批注标在所在的格上。"
        said.append(whole if view.all_copied else f"{files}里的各条已用批注标在所在的格上。")
    if unlisted:
        said.append(f"供参考的另有 {unlisted} 处，见批注。")
    if listed:
        said.append(f"这里没有写完的 {listed} 处列在后面的清单里。")
    return "".join(said)


def _fitted(points: Sequence[Point]) -> tuple[list[tuple[str, list[str]]], list[Point]]:
    """What one page has room for, by criterion, and the points that are left."""
    room = _ROOM
    told: list[tuple[str, list[str]]] = []
    left: list[Point] = []
    for name, group in _groups(points):
        texts: list[str] = []
        for alike in _alike(group):
            text = _told(alike)
            need = lines_of(text, _LINE) + (0 if texts else 1)
            if need > room:
                left += alike
                continue
            room -= need
            texts.append(text)
            left += alike[_SHOWN:]
        if texts:
            told.append((name, texts))
    return told, left


def _groups(points: Sequence[Point]) -> Iterator[tuple[str, list[Point]]]:
    """The criteria with what is to be corrected; what is only for reference comes last."""
    wanted = [point for point in points if point.severity > Severity.REMARK]
    for name, _ in CRITERIA:
        if own := [point for point in wanted if criterion_of(point.code) == name]:
            yield name, own
    if rest := [point for point in points if point.severity <= Severity.REMARK]:
        yield _FOR_REFERENCE, rest


def _alike(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Points of one code together, in the order of the worst."""
    codes = list(dict.fromkeys(point.code for point in points))
    for _, group in groupby(sorted(points, key=lambda p: codes.index(p.code)), key=lambda p: p.code):
        yield list(group)


def _told(points: Sequence[Point]) -> str:
    """What is to be corrected, where, and how: advice that is the same for all is given once."""
    level = LEVELS[points[0].severity] if points[0].severity > Severity.REMARK else ""
    shown = points[:_SHOWN]
    hints = {point.hint for point in shown}
    said = "；".join(
        f"{_short(p.message)}{_where(p)}{'' if len(hints) == 1 else f'，{_short(p.hint)}'}" for p in shown
    )
    more = f"；这样的共 {len(points)} 处" if len(points) > _SHOWN else ""
    advice = f"{_short(shown[0].hint)}。" if len(hints) == 1 else ""
    return f"{f'【{level}】' if level else ''}{said}{more}。{advice}"


def _where(point: Point) -> str:
    inside = point.place.rpartition(" › ")[2]
    place = point.place if inside not in point.message else ""
    said = "，".join(filter(None, (place, point.cell)))
    return f"（{said}）" if said else ""


def _short(text: str) -> str:
    plain = text.rstrip("。；")
    return plain if len(plain) <= _LONG else f"{plain[:_LONG]}…"


def _list(points: Sequence[Point]) -> Iterator[Block]:
    """What the page had no room for."""
    yield Paragraph("附：其余问题清单", "heading")
    rows = tuple(
        Row(
            (
                Cell("\n".join(filter(None, (p.place, p.cell)))),
                Cell(f"{p.message}（{LEVELS[p.severity]}）"),
                Cell(p.hint),
            )
        )
        for p in points[:_LISTED]
    )
    yield Grid("其余问题清单", (26, 44, 30), (head("位置", "问题", "怎么改"), *rows), head=1)
    if len(points) > _LISTED:
        yield Paragraph(f"另有 {len(points) - _LISTED} 处没有列出，改正后再检查一次。", "quiet")
