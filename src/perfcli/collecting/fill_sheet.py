"""The sheet that departments fill in for monitoring and self-evaluation: what was approved is locked, what is yellow is typed.

In: an identity, lines. Out: a `Sheet`, and the helper rows that grade what is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.book import Area, Cell, Column, Look, Page, Row, Rule, Sheet, Tint, address, quoted
from perfcli.collecting.identity import OCCASIONS
from perfcli.collecting.layout import ABOUT as ABOUT_ROW
from perfcli.collecting.layout import (
    CHANCES,
    FIRST,
    HEAD,
    PEOPLE,
    PEOPLE_CELLS,
    SHEET,
    STATUSES,
    TITLE,
    columns,
    fields,
)
from perfcli.collecting.layout import COUNTER as COUNTER_ROW
from perfcli.collecting.pregrade import CHECK, LATER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcli.collecting.identity import Identity
    from perfcli.collecting.lines import Line
    from perfcli.collecting.pregrade import Grades
    from perfcli.collecting.yardstick import Yardstick

LEAST = 48.0
"""Least height of a line in points: three lines of what is typed fit in."""


class FillSheet:
    """The sheet in the making."""

    def __init__(self, identity: Identity, lines: Sequence[Line], grades: Grades, notice: str = "") -> None:
        self.identity, self.lines, self.grades = identity, lines, grades
        self.occasion, self.notice = identity.occasion, notice
        self.fields, self.at = fields(self.occasion), columns(self.occasion)
        self.last = max(nth for nth, field in enumerate(self.fields) if not field.hidden)
        self.bottom = FIRST + len(lines) - 1

    def sheet(self) -> Sheet:
        """The whole sheet."""
        across = (Area(row, 1, row, self.last) for row in (TITLE, ABOUT_ROW, COUNTER_ROW))
        people = (
            Area(PEOPLE, *_pair(span)) for _, *spans in PEOPLE_CELLS for span in spans if span[0] != span[1]
        )
        return Sheet(
            SHEET,
            tuple(Column(field.width, field.hidden) for field in self.fields),
            (
                *self._top(),
                self._head(),
                *(self._row(FIRST + nth, line) for nth, line in enumerate(self.lines)),
            ),
            merged=(*across, *people),
            rules=tuple(self._rules()),
            tints=tuple(self._tints()),
            frozen=(FIRST, self.at["indicator"] + 1),
            page=Page(repeated=(HEAD, HEAD), header=self.notice, footer=f"校验码 {self.identity.check}"),
            tab="#FFC000",
            start=(FIRST, self.at["actual"]),
        )

    def _top(self) -> Iterator[Row]:
        """Title, whose it is, how much is left to do, who fills it in."""
        me = self.identity
        yield Row((None, Cell(f"{me.name}{me.year}年度{OCCASIONS[me.occasion]}", "title")), height=32)
        day = f"　　截至：{me.as_of}" if me.as_of else ""
        unit = f"　　金额单位：{me.money_unit}" if me.money_unit else ""
        said = (
            f"【{self.notice}】　　" if self.notice else ""
        ) + "只填黄色格；其余各格已锁定，由财政部门填好。填法见“填报说明”。"
        yield Row((None, Cell(f"填报单位：{me.name}　　年度：{me.year}{day}{unit}　　{said}", "plain")))
        yield Row((None, Cell(*self._counter())), least=20)
        yield self._people()

    def _counter(self) -> tuple[str, Look, str]:
        """How many cells are still to be filled: text now, look, formula."""
        column = self.at["pending"]
        area = Area(FIRST, column, max(self.bottom, FIRST), column).fixed
        formula = f'=IF(SUM({area})>0,"还有 "&SUM({area})&" 格要填","各格已填，请核对后交回")'
        now = len(self.lines) * (2 if self.occasion == "monitor" else 1)
        return f"还有 {now} 格要填" if now else "各格已填，请核对后交回", "heading", formula

    def _people(self) -> Row:
        cells: list[Cell | None] = [None] * (self.last + 1)
        for label, said, typed in PEOPLE_CELLS:
            for column in range(said[0], said[1] + 1):
                cells[column] = Cell(label if column == said[0] else "", "label", align="right")
            for column in range(typed[0], typed[1] + 1):
                cells[column] = Cell("", "fill", open=True)
        return Row(tuple(cells), least=22)

    def _head(self) -> Row:
        return Row(tuple(Cell(field.head, "head") for field in self.fields), least=30)

    def _row(self, row: int, line: Line) -> Row:
        """One indicator."""
        grade = self.grades.add(line.measure, SHEET, row, self.at["actual"])
        cells = {key: Cell(text, "given") for key, text in line.printed.items()}
        cells["id"] = Cell(line.address)
        cells["grade"] = Cell("", "result", f"={grade}")
        cells["due"] = Cell("0", formula=self._due(row, line.measure))
        cells["pending"] = Cell("2" if self.occasion == "monitor" else "1", formula=self._pending(row))
        typed = (field.key for field in self.fields if field.open)
        cells |= {key: Cell("", "fill", open=True) for key in typed}
        return Row(tuple(cells[field.key] for field in self.fields), least=LEAST)

    def _ref(self, row: int, key: str) -> str:
        return address(row, self.at[key])

    def _due(self, row: int, measure: Yardstick) -> str:
        """Whether a reason and a measure are due: below the best grade, or in a year's course not sure to get there."""
        grade = self._ref(row, "grade")
        said = "".join(f",{grade}<>{quoted(word)}" for word in (CHECK, LATER, measure.best) if word)
        below = f'IF(AND({grade}<>""{said}),1,0)' if measure.best else "0"
        if self.occasion != "monitor":
            return f"={below}"
        chance = self._ref(row, "chance")
        sure, likely, never = map(quoted, CHANCES)
        return f"=IF({chance}={sure},0,IF(OR({chance}={likely},{chance}={never}),1,{below}))"

    def _pending(self, row: int) -> str:
        """How many cells of a line are still to be filled."""
        actual, status, due = (self._ref(row, key) for key in ("actual", "status", "due"))
        left = f'IF(TRIM({actual}&"")="",1,0)'
        for key in ("reason", "measure"):
            left += f'+IF(AND({due}=1,TRIM({self._ref(row, key)}&"")=""),1,0)'
        left += f"+IF({self._ref(row, 'grade')}={quoted(CHECK)},1,0)"
        if self.occasion == "monitor":
            left += f'+IF({self._ref(row, "chance")}="",1,0)'
        return f'=IF(OR({status}="未报",{status}="不适用"),0,{left})'

    def _column(self, key: str) -> Area:
        return Area(FIRST, self.at[key], max(self.bottom, FIRST), self.at[key])

    def _rules(self) -> Iterator[Rule]:
        """Hints for every yellow cell, lists where only some words fit."""
        for nth, line in enumerate(self.lines):
            words = tuple(word for word, _ in line.measure.words)[: len(line.measure.grades)]
            where = (
                Area(FIRST + nth, self.at[key], FIRST + nth, self.at[key])
                for key in ("actual", "forecast")
                if key in self.at
            )
            for area in where:
                fits = len(",".join(words)) < _LIST and not any("," in word for word in words)
                yield Rule(
                    area, "怎样填", example(line, self.identity.year), words if fits else (), strict=False
                )
        yield Rule(
            self._column("status"),
            "状态",
            "填了实际完成值的选“已报”（可不选）；没有数据选“未报”；不适用选“不适用”，实际完成值留空。",
            STATUSES,
        )
        yield Rule(self._column("reason"), "偏差原因", "变红时必填：为什么没有达到最好一档或指标值。")
        yield Rule(self._column("measure"), "改进措施", "变红时必填：准备怎样改进、什么时候完成。")
        yield Rule(
            self._column("evidence"),
            "佐证材料",
            "写文件名，几个文件用分号隔开。文件放进“佐证材料”文件夹，命名为“序号-名称”，例：1.1.1-签到表.pdf",
        )
        day = f"；不写即 {self.identity.as_of}" if self.identity.as_of else ""
        yield Rule(self._column("as_of"), "截至日期", f"例：{self.identity.year}-07-31{day}")
        if "chance" in self.at:
            yield Rule(
                self._column("chance"),
                "完成可能性",
                "到年底能不能完成指标值。选“有可能”“完全不可能”的，请写偏差原因和改进措施。",
                CHANCES,
            )
        for label, _, (first, last) in PEOPLE_CELLS:
            yield Rule(
                Area(PEOPLE, first, PEOPLE, last), label, "填了以后会印在“打印”表上；也可以留空，打印后手写。"
            )

    def _tints(self) -> Iterator[Tint]:
        due, chance = f"${address(FIRST, self.at['due'])}", self.at["reason"]
        first = address(FIRST, chance)
        area = Area(FIRST, self.at["reason"], max(self.bottom, FIRST), self.at["measure"])
        yield Tint(area, f'=AND({due}=1,TRIM({first}&"")="")', "due")
        grade = f"${address(FIRST, self.at['grade'])}"
        yield Tint(self._column("grade"), f"=OR({grade}={quoted(CHECK)},{due}=1)", "due")
        counter = address(COUNTER_ROW, 1, fixed=True)
        yield Tint(Area(COUNTER_ROW, 1, COUNTER_ROW, self.last), f'=LEFT({counter},2)="还有"', "due")


_LIST = 255
"""Characters of all words of a drop-down list together."""


def _pair(span: tuple[int, int]) -> tuple[int, int, int]:
    """The rest of an area in the row of people: first column, row, last column."""
    return span[0], PEOPLE, span[1]


def example(line: Line, year: int) -> str:
    """What a valid value looks like."""
    measure = line.measure
    standard = f"评价标准：{line.target}" if line.target else ""
    said = {
        "number": "例：95%。要写上百分号。" if measure.percent else f"例：12{measure.unit}，也可以只写数。",
        "date": f"例：{year}-06-30，或 6月30日。",
        "words": f"请照写其中一个：{'、'.join(dict.fromkeys(word for word, _ in measure.words))}",
    }.get(measure.kind, "写实际完成的情况。")
    exact = "写一个准确的值，不写“约”“≥”或范围。" if measure.kind in ("number", "date") else ""
    return "\n".join(part for part in (said + exact, standard.replace("\n", "；")) if part)
