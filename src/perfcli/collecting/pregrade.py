"""The grade that a workbook shows while it is filled in, as formulas that Excel 2010 and WPS 2016 calculate.

In: the measure of an indicator, where its actual is typed, the row of the helper sheet. Out: a row of cells. What a formula cannot
read surely it leaves to a person (请核对): it never gives another grade than the engine, which grades anew what comes back.

The columns of a row: the typed text in half width; its format, as CELL tells it; the text without the unit; what is left of it
without digits; the value; the grade; the bounds. A number that is shown as 95% is 95 percent, one that is shown as 0.95 is doubted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.collecting.book import Cell, Column, Row, Sheet, address, at, quoted
from perfcli.quantity import show

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.collecting.yardstick import Yardstick

SHEET = "_grade"
CHECK = "请核对"
"""Shown for what no formula can read for sure."""
LATER = "收回后评"
"""Shown where no formula judges the indicator."""

_EXCEL_DAY = 693594
"""What lies between the number of a day in Excel and that of `date.toordinal`."""
_DIGITS = 15
TEXT, FORMAT, BARE, REST, VALUE, GRADE, BOUNDS = range(7)
"""The columns of the helper sheet."""


class Grades:
    """The helper sheet in the making: one row for each typed cell that is graded."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.rows: list[Row] = []

    def add(self, measure: Yardstick, sheet: str, row: int, column: int) -> str:
        """A row for the actual typed at a place; the address of its grade, for formulas on other sheets."""
        here = len(self.rows)
        typed = at(sheet, row, column)
        self.rows.append(_row(measure, typed, here, self.year))
        return at(SHEET, here, GRADE)

    def sheet(self) -> Sheet:
        """The helper sheet."""
        return Sheet(SHEET, (Column(12),) * (BOUNDS + 5), tuple(self.rows), state="buried")


def _row(measure: Yardstick, typed: str, here: int, year: int) -> Row:
    """The cells of one row."""
    if not measure.kind:
        grade = Cell("", formula=f'=IF({typed}&""="","",{quoted(LATER)})')
        return Row((None, None, None, None, None, grade))
    if measure.kind == "words":
        return Row((None, None, None, None, None, Cell("", formula=_of_words(measure, typed))))
    text, kind, bare, rest, value = (address(here, column) for column in range(5))
    known = tuple(
        _known(bound, date=measure.kind == "date") for step in measure.steps for _, bound in step.needs
    )
    trimmed = f'TRIM(SUBSTITUTE({typed}&"","　"," "))'
    cells = (
        Cell("", formula=f"={_half_width(trimmed)}"),
        Cell("G", formula=f'=IFERROR(CELL("format",{typed}),"?")'),
        Cell(
            "",
            formula=f"={_bare_date(text, rest, year) if measure.kind == 'date' else _without(text, measure.unit)}",
        ),
        Cell("", formula=f"={_without_digits(text if measure.kind == 'date' else bare)}"),
        Cell("", formula=f"={_value(measure, typed, kind, bare, rest)}"),
        Cell("", formula=f"={_grade(measure, typed, value, here)}"),
        *(Cell(show(number), number=number) for number in known),
    )
    return Row(cells)


def _half_width(text: str) -> str:
    """Full-width digits, points and percent signs as half-width ones."""
    for wide, narrow in zip("０１２３４５６７８９．％﹪－", "0123456789.%%-", strict=True):
        text = f"SUBSTITUTE({text},{quoted(wide)},{quoted(narrow)})"
    return text


def _without_digits(text: str) -> str:
    for digit in "0123456789":
        text = f'SUBSTITUTE({text},"{digit}","")'
    return text


def _without(text: str, unit: str) -> str:
    """The text without its unit at the end."""
    if not unit:
        return text
    return f"IF(RIGHT({text},{len(unit)})={quoted(unit)},TRIM(LEFT({text},LEN({text})-{len(unit)})),{text})"


def _bare_date(text: str, rest: str, year: int) -> str:
    """A day as 2016-6-30, however it was written; empty where it is no day."""
    plain = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({text},"年","-"),"月","-"),"日","")'
    return (
        f'IF({rest}="--",{text},IF({rest}="//",SUBSTITUTE({text},"/","-"),IF({rest}="..",SUBSTITUTE({text},".","-"),'
        f'IF({rest}="年月日",{plain},IF({rest}="月日","{year}-"&{plain},"")))))'
    )


def _value(measure: Yardstick, typed: str, kind: str, bare: str, rest: str) -> str:
    """The value that was typed, as a number or as text; empty where it cannot be read."""
    if measure.kind == "date":
        number = f'IF(OR(LEFT({kind},2)="D1",LEFT({kind},2)="D4"),INT({typed}),"")'
        return f'IFERROR(IF(ISNUMBER({typed}),{number},{_day(bare)}),"")'
    return f'IFERROR(IF(ISNUMBER({typed}),{_shown(measure, typed, kind)},{_parsed(measure, typed, bare, rest)}),"")'


def _shown(measure: Yardstick, typed: str, kind: str) -> str:
    """A number as its format shows it: a person sees it so, and so the engine reads it; not one that its format rounds."""
    places = f"VALUE(MID({kind},2,1))"
    hundred = f"ROUND({typed}*100,10)"
    percent = f'IF(ROUND({hundred},{places})={hundred},{hundred},"")' if measure.percent else '""'
    plain = f'IF(ROUND({typed},{places})={typed},{typed},"")'
    general = f"ROUND({typed},10-LEN(INT(ABS({typed}))))"
    bare = f'IF({kind}="G",{general},IF(OR(LEFT({kind},1)="F",LEFT({kind},1)=","),{plain},""))'
    if measure.percent:  # 0.95 shown as 0.95: of percent or a share? a person has to say
        bare = f'IF(AND({typed}>0,{typed}<=1),"",{bare})'
    return f'IF(LEN({kind})>2,"",IF(LEFT({kind},1)="P",{percent},{bare}))'


def _parsed(measure: Yardstick, typed: str, bare: str, rest: str) -> str:
    """A text as a number: digits with at most one point between them, a sign before."""
    edges = f'LEFT({bare},1)<>".",RIGHT({bare},1)<>"."'
    fine = (
        f'OR({rest}="",AND({rest}=".",{edges}),AND({rest}="-",LEFT({bare},1)="-"),'
        f'AND({rest}="-.",LEFT({bare},1)="-",MID({bare},2,1)<>".",RIGHT({bare},1)<>"."))'
    )
    number = f"VALUE({bare})"
    if measure.percent:
        number = f'IF(AND({_unsigned(typed)},{number}>0,{number}<=1),"",{number})'
    return f'IF(AND({fine},LEN({bare})<={_DIGITS},LEN({bare})>LEN({rest})),{number},"")'


def _unsigned(typed: str) -> str:
    """Whether a text has no percent sign."""
    return f'ISERROR(FIND("%",SUBSTITUTE(SUBSTITUTE({typed}&"","％","%"),"﹪","%")))'


def _day(bare: str) -> str:
    """The number of the day in 2016-6-30; an error where there is no such day."""
    year = f'VALUE(LEFT({bare},FIND("-",{bare})-1))'
    month = f'VALUE(MID({bare},FIND("-",{bare})+1,FIND("-",{bare},6)-FIND("-",{bare})-1))'
    day = f'VALUE(MID({bare},FIND("-",{bare},6)+1,9))'
    date = f"DATE({year},{month},{day})"
    fits = f'MID({bare},5,1)="-",LEN({bare})<=10,{year}>=1990,{year}<=2100,MONTH({date})={month},DAY({date})={day}'
    return f'IF(AND({fits}),{date},"")'


def _known(bound: Decimal, *, date: bool) -> Decimal:
    """A bound as Excel counts it."""
    return bound - _EXCEL_DAY if date else bound


def _grade(measure: Yardstick, typed: str, value: str, here: int) -> str:
    """The first step whose conditions the value meets."""
    found = quoted(measure.last)
    column = BOUNDS + sum(len(step.needs) for step in measure.steps)
    for step in reversed(measure.steps):
        column -= len(step.needs)
        tests = [f"{value}{sign}{address(here, column + nth)}" for nth, (sign, _) in enumerate(step.needs)]
        test = tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"
        found = f"IF({test},{quoted(step.grade)},{found})"
    if measure.whole:
        found = f"IF(OR({value}<>INT({value}),{value}<0),{quoted(CHECK)},{found})"
    return f'IF(TRIM({typed}&"")="","",IF({value}="",{quoted(CHECK)},{found}))'


def _of_words(measure: Yardstick, typed: str) -> str:
    """The grade of the word that was typed, letter by letter."""
    found = quoted(CHECK)
    for word, grade in reversed(measure.words):
        found = f"IF(EXACT(TRIM({typed}),{quoted(word)}),{quoted(grade)},{found})"
    return f'=IF(TRIM({typed}&"")="","",{found})'
