"""The grade that a workbook shows while it is filled in is the engine's, or none: hundreds of values, calculated by LibreOffice."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from perfcli.collecting.book import Book, Cell, Column, Row, Sheet
from perfcli.collecting.pregrade import CHECK, GRADE, Grades
from perfcli.collecting.pregrade import SHEET as HELPER
from perfcli.collecting.yardstick import yardstick
from perfcli.formats import workbook_in, workbook_out
from perfcli.scale import Scale, TargetReading, read_actual, read_scale, read_target

from .office import needs_office, resaved, uncalculated

if TYPE_CHECKING:
    from pathlib import Path

YEAR = 2016
GRADES = ("优", "良", "中", "差")


def scale(*cells: str, name: str = "完成率", **more: str) -> Scale:
    found = read_scale(tuple(zip(GRADES, cells, strict=False)), name=name, year=YEAR, **more).scale
    assert found is not None, cells
    return found


def target(text: str, name: str, **more: str) -> TargetReading:
    return read_target(text, name=name, year=YEAR, **more)


MEASURES: dict[str, Scale | TargetReading] = {
    "percent": scale("100%", "85%", "75%", "75%以下"),
    "open edge": scale("高于95%", "90%", "85%", "85%以下"),
    "lower": scale("≤10%", "≤20%", "≤30%", ">30%", name="投诉率"),
    "count": scale("≥20场", "≥15场", "≥10场", "<10场", name="讲座场次"),
    "money": scale("≤1.5万元", "≤2万元", "≤3万元", ">3万元", name="成本"),
    "date": scale("6月30日前", "9月30日前", "12月31日前", "12月31日后", name="完成时间"),
    "words": scale("按时完成", "基本按时", "未按时", name="完成情况"),
    "target": target("≥95%", "覆盖率"),
    "most": target("≤3.5天", "平均时限"),
    "range": target("60%-80%", "入库率"),
    "bare": target("95", "合格率", unit="%"),
    "day": target("2016年10月31日前", "完成时间"),
}
SPELLED = (
    "", " ", "100%", "99.9%", "85%", "84.99%", "75%", "0%", "95％", "９５％", "９５．５％", "95", "1", "0.95", "0.5%", "1%", "095%",
    "95 %", " 95% ", "9 5%", "95%。", "1,000%", "95.%", ".5%", "-5%", "－5", "--5", "5-", "约95%", "≥95%", "百分之九十五", "九成", "无", "/",
    "95%左右", "80-90%", "1e2", "=1+1", "20场", "20 场", "20", "19.5", "19.5场", "15次", "-3", "１５", "2万元", "20000元", "1.50万元", "3万", "0",
    "2016-06-30", "2016-6-30", "2016.6.30", "2016/06/30", "2016/6-30", "2016年6月30日", "2016年6月", "6月30日", "6-30", "6.30", "20160630",
    "16-6-30", "2016-02-30", "2016-13-01", "2017-01-01", "10月31日", "11月1日", "2016年10月31日", "6月底", "第三季度", "1989-01-01", "9999-12-31",
    "按时完成", "基本按时", "未按时", "优", "良", "差", "按时完成。", "*", "?", "按时", "3.5天", "3.5", "4天", "3.6日", "60%", "80%", "70", "81%",
    "94.99999999999%", "100000000000000000%", "12345678901234", "不适用", "缺", "TRUE", "#N/A", "95%95%", "%", "天", "场", "-", ".", "-.", "-.5",
)  # fmt: skip


def numbers() -> list[Cell]:
    """Numbers under the formats that programs give them."""
    rng = random.Random(7)  # noqa: S311 - examples, no secret
    values = [
        "0",
        "0.5",
        "0.946",
        "0.95",
        "0.9499",
        "1",
        "0.85",
        "9.5",
        "15",
        "19.6",
        "20",
        "94.6",
        "95",
        "100",
        "1234.5",
        "42551",
        "-0.05",
    ]
    values += [str(round(rng.uniform(0, 1.2), 4)) for _ in range(12)] + [
        str(round(rng.uniform(0, 120), 3)) for _ in range(12)
    ]
    formats = ("General", "0%", "0.00%", "0", "0.0", "#,##0.00", "@", "0.00E+00")
    return [Cell(v, number=Decimal(v), format=f) for v in values for f in formats]


def texts() -> list[Cell]:
    """Texts as clerks type them, and numbers around the bounds with every unit."""
    rng = random.Random(11)  # noqa: S311 - examples, no secret
    drawn = [
        f"{round(rng.uniform(0, 130), rng.choice((0, 1, 2)))}{unit}"
        for unit in ("%", "", "场", "万元", "天")
        for _ in range(8)
    ]
    return [Cell(text) for text in (*SPELLED, *drawn)]


def book() -> tuple[Book, list[str]]:
    """Every measure with every cell, one beside another."""
    rows: list[Row] = []
    grades, asked = Grades(YEAR), list[str]()
    for name, against in MEASURES.items():
        for cell in (*texts(), *numbers()):
            where = grades.add(yardstick(against), "填报表", len(rows), 0)
            rows.append(Row((cell._replace(open=True, look="fill"), Cell("", formula=f"={where}"))))
            asked.append(name)
    return Book("t", YEAR, (Sheet("填报表", (Column(), Column()), tuple(rows)), grades.sheet())), asked


def engine(name: str, text: str) -> str:
    """The grade of what is seen, by the engine; empty where it is refused."""
    against = MEASURES[name]
    value = read_actual(text, against, year=YEAR).value
    if value is None:
        return ""
    return against.grade(value).label if isinstance(against, Scale) else yardstick(against).grade(value)


@needs_office
def test_formulas_give_the_engines_grade_or_leave_it_to_a_person(tmp_path: Path) -> None:
    made, asked = book()
    filled, _ = workbook_in.read(resaved(uncalculated(workbook_out.write(made)), tmp_path), "b.xlsx")
    assert filled is not None
    sheet, helper = filled.sheet("填报表"), filled.sheet(HELPER)
    assert sheet is not None
    assert helper is not None
    wrong, left = [], 0
    for row, name in enumerate(asked):
        seen, shown = sheet.text(row, 0), sheet.text(row, 1)
        right = engine(name, seen)
        if shown not in ("", CHECK) and shown != right:
            wrong.append((name, seen, shown, right))
        left += shown == CHECK and bool(right)
        assert shown == helper.text(row, GRADE)
        assert bool(shown) == bool(seen), (name, seen, shown)
    assert not wrong, "\n".join(map(str, wrong))
    assert left < len(asked) * 0.2  # rare spellings and rounding formats; what people usually type is graded


@pytest.mark.parametrize(
    ("name", "text"), [("percent", "100%"), ("count", "20场"), ("date", "6月30日"), ("words", "按时完成")]
)
def test_yardstick_grades_as_the_ladder_does(name: str, text: str) -> None:
    value = read_actual(text, MEASURES[name], year=YEAR).value
    assert value is not None
    assert yardstick(MEASURES[name]).grade(value) == "优" == yardstick(MEASURES[name]).best
