"""spending.csv read against a county: every row accepted or rejected, every fault told at its cell."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.loading.settings import Settings
from perfcli.model.spending import Spending
from perfcli.work.spending import Loaded, load_spending
from perfcli.work.targets import Targets, load_targets
from tests.cli import county

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic

HEAD = "item,name,initial,adjusted,executed\n"
PROJECTS = """perfcli: 1
year: 2026
department: {id: park, name: 县公园管理处, code: "0205"}
projects:
  - id: lamps
    name: 路灯改造
    category: operation
    code: "330000262050000000101"
    budget: 120
    indicators:
      - {id: count, name: 更换路灯, target: ≥40盏, level1: 产出指标, level2: 数量指标}
  - id: paths
    name: 步道维修
    code: P-7
    category: operation
    indicators:
      - {id: length, name: 维修长度, target: ≥3公里, level1: 产出指标, level2: 数量指标}
  - id: trees
    name: 古树保护
    code: P-7
    category: operation
    indicators:
      - {id: count, name: 保护株数, target: ≥9株, level1: 产出指标, level2: 数量指标}
"""


def targets(folder: Path, **files: str) -> Targets:
    county.write(folder, **{"park": PROJECTS, **files})
    return load_targets(str(folder / "t"), None, Settings(folder), date(2026, 1, 1), whole=True)


def read(folder: Path, rows: str | bytes, head: str = HEAD, **files: str) -> Loaded:
    data = rows if isinstance(rows, bytes) else (head + rows).encode()
    path = folder / "spending.csv"
    path.write_bytes(data)
    return load_spending(str(path), targets(folder, **files))


def said(found: Diagnostic) -> str:
    values = {
        key: value if isinstance(value, (str, int, Decimal)) else value.zh for key, value in found.arguments
    }
    return found.kind.message.zh.format(**values)


def places(loaded: Loaded) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line, one.span.column) for one in loaded.findings]


def test_money_is_kept_by_address_exactly(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        "park/lamps,路灯改造,120,130.5,98.10\nlibrary/reading,阅读推广,5.00,,0\nlibrary,,,,\n",
    )
    assert loaded.table is not None
    assert loaded.table.spending == {
        "park/lamps": Spending(Decimal(120), Decimal("130.5"), Decimal("98.10"), "万元", 2),
        "library/reading": Spending(Decimal("5.00"), None, Decimal(0), "万元", 3),
        "library": Spending(None, None, None, "万元", 4),
    }
    assert [one.code for one in loaded.findings] == ["PF677"]
    assert not loaded.failed


@pytest.mark.parametrize(
    ("spending", "rate"),
    [
        (Spending(Decimal(100), Decimal(80), Decimal(60)), "75.00"),
        (Spending(Decimal(100), None, Decimal(60)), "60.00"),
        (Spending(None, Decimal(800), Decimal(1)), "0.13"),  # 0.125, half up
        (Spending(None, Decimal(3), Decimal(2)), "66.67"),
        (Spending(None, Decimal("4753.66"), Decimal("3824.26")), "80.45"),
        (Spending(None, Decimal(2), Decimal(3)), "150.00"),
        (Spending(None, Decimal(2), Decimal(0)), "0.00"),
        (Spending(Decimal(5), Decimal(0), Decimal(0)), None),
        (Spending(None, None, Decimal(3)), None),
        (Spending(Decimal(2), Decimal(2), None), None),
    ],
)
def test_the_rate_is_rounded_once_and_blank_where_it_means_nothing(
    spending: Spending, rate: str | None
) -> None:
    assert (None if spending.rate is None else str(spending.rate)) == rate


def test_chinese_headers_and_codes_and_units(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        '330000262050000000101,路灯改造,1200000,"1,305,000.00",981000.5,无\n0205,,,,1元,\n',
        "项目编码,项目名称,年初预算数（元）,全年预算数（元）,全年执行数(单位：元),备注\n",
    )
    assert loaded.table is not None
    assert loaded.table.spending == {
        "park/lamps": Spending(Decimal(120), Decimal("130.5"), Decimal("98.10005"), "万元", 2),
        "park": Spending(None, None, Decimal("0.0001"), "万元", 3),
    }
    assert loaded.findings == ()


def test_a_column_of_units_and_a_unit_in_the_cell(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        "park/lamps,元,1200000,,20元\nlibrary,,5,,2亿元\n",
        "地址,金额单位,年初预算数,全年预算数,全年执行数\n",
    )
    assert loaded.table is not None
    assert [one[:3] for one in loaded.table.spending.values()] == [
        (Decimal(120), None, Decimal("0.002")),
        (Decimal(5), None, Decimal(20000)),
    ]
    assert [one.code for one in loaded.findings] == ["PF676"]  # 2 亿元 of 5 万元


@pytest.mark.parametrize(
    ("row", "code", "column", "message"),
    [
        ("park/lamp,,1,1,1", "PF663", 1, "目标里没有这一项：park/lamp，是不是“park/lamps”？"),
        ("路灯改造,,1,1,1", "PF663", 1, "目标里没有这一项：路灯改造"),
        ("3.30000262E+20,,1,1,1", "PF663", 1, "目标里没有这一项：3.30000262E+20；编码被改成了科学记数，请把这一列设为文本后重新填写"),
        (",合计,1,1,1", "PF662", 1, "没有写是哪一项"),
        ("P-7,,1,1,1", "PF664", 1, "编码“P-7”登记在 2 项上：park/paths、park/trees"),
        ("park/lamps/count,,1,1,1", "PF665", 1, "“park/lamps/count”是指标，指标没有预算；它属于 park/lamps"),
        ("library,,一百,1,很多", "PF668", 15, "“很多”不是一个金额"),
        ("library,,1,1,-", "PF668", 14, "“-”不是一个金额，是零还是没有数？"),
        ("library,,1,1,1.2E+3", "PF668", 14, "“1.2E+3”不是一个金额：被改成了科学记数"),
        ("library,,95%,1,1", "PF668", 10, "“95%”不是一个金额：后面的单位不是元、万元一类"),
        ("library,,#REF!,1,1", "PF668", 10, "“#REF!”不是一个金额"),
        ("library,,1,1,-0.5", "PF669", 14, "全年执行数是负数：-0.5"),
        ("library,,1,1,0.0000001", "PF670", 14, "“0.0000001”小于一分：合 0.001 元"),
        ("library,,1,1,0.1234567", "PF670", 14, "“0.1234567”小于一分：合 1234.567 元"),
        ("library,,1,1", "PF612", 1, "这一行有 4 格，表头有 5 格"),
        ('library,"县,1,1,1', "PF613", 1, "这一行读不出来：引号没有收尾"),
    ],
)  # fmt: skip
def test_a_row_is_rejected_with_one_reason_at_its_cell(
    tmp_path: Path, row: str, code: str, column: int, message: str
) -> None:
    loaded = read(tmp_path, f"park/paths,,,,\n{row}\n")
    assert loaded.table is not None
    errors = [one for one in loaded.findings if one.code != "PF677"]
    assert [(one.code, one.span.line, one.span.column, said(one)) for one in errors] == [
        (code, 3, column, message)
    ]
    assert (loaded.table.rows, loaded.table.accepted, len(loaded.table.rejected)) == (2, 1, 1)
    assert loaded.table.rejected[0].row == 3
    assert loaded.failed


def test_the_first_row_of_an_item_counts_even_when_it_is_rejected(tmp_path: Path) -> None:
    loaded = read(tmp_path, "park/lamps,,x,,\n330000262050000000101,,120,,3\npark/lamps,,120,,4\n")
    assert loaded.table is not None
    assert not loaded.table.spending
    assert places(loaded) == [("PF668", 2, 13), ("PF667", 3, 1), ("PF667", 4, 1)]


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        ("地址,全年执行数（元）", "library,3万元", "PF671"),
        ("地址,金额单位,全年执行数（元）", "library,万元,3", "PF671"),
        ("地址,金额单位,全年执行数", "library,亩,3", "PF673"),
        ("地址,金额单位,全年执行数", "library,万元,3元", "PF671"),
        ("地址,全年执行数（美元）", "library,3", "PF673"),
        ("地址,名称", "library,县图书馆", "PF660"),
        ("项目名称,全年执行数", "县图书馆,3", "PF660"),
        ("地址,年初预数,全年执行数", "library,3,3", "PF660"),
        ("地址,item,全年执行数", "library,library,3", "PF611"),
        ("地址,全年执行数", "", "PF661"),
        ("", "", "PF661"),
        ("地址;全年执行数", "library;3", "PF602"),
    ],
)
def test_headers_and_units_that_do_not_hold(tmp_path: Path, head: str, row: str, code: str) -> None:
    loaded = read(tmp_path, f"{row}\n" if row else "", f"{head}\n" if head else "")
    assert [one.code for one in loaded.findings] == [code]
    assert loaded.failed


def test_without_a_unit_of_the_region_amounts_keep_their_own(tmp_path: Path) -> None:
    region = county.REGION.replace("money_unit: 万元\n", "")
    rows = "library,,1,2.123456,3\npark,,3元,,0.0002万元\npark/lamps,,,,4,\nlibrary/reading,,1,2万元,\n"
    loaded = read(tmp_path, rows, region=region)
    assert loaded.table is not None
    assert loaded.table.spending == {
        "library": Spending(Decimal(1), Decimal("2.123456"), Decimal(3), "", 2),
        "park": Spending(Decimal(3), None, Decimal(2), "元", 3),
        "park/lamps": Spending(None, None, Decimal(4), "", 4),
    }
    assert [one.code for one in loaded.findings if one.code != "PF666"] == ["PF676", "PF672"]


def test_what_does_not_fit_the_targets_is_a_warning(tmp_path: Path) -> None:
    loaded = read(tmp_path, "park/lamps,绿化,1200000,,1300000\nlibrary/reading,,6,,\n")
    assert [said(one) for one in loaded.findings] == [
        "这一行写的名称是“绿化”，park/lamps 在目标里叫“路灯改造”",
        "年初预算数 1200000万元 与目标文件的年度预算数 120万元 不一致；相差一万倍，单位可能写错了",
        "全年执行数 1300000万元 超过预算数 1200000万元",
        "年初预算数 6万元 与目标文件的年度预算数 5万元 不一致",
    ]
    assert not loaded.failed


def test_a_target_file_with_errors_is_named(tmp_path: Path) -> None:
    unsound = county.LIBRARY.replace("budget: 5.00\n    activities", "budget: 6.00\n    activities")
    loaded = read(tmp_path, "library/reading,,6,,\nlibrary/gone,,1,,\n", library=unsound, branch="")
    assert [(one.code, one.severity.label) for one in loaded.findings] == [
        ("PF666", "warning"),
        ("PF666", "error"),
    ]
    broken = read(tmp_path, "park/lamps,,1,,\nlost/lamps,,1,,\n", park="perfcli: 1\nyear: x\n")
    assert [(one.code, said(one).split("：")[0]) for one in broken.findings] == [
        ("PF666", "“park/lamps”的目标文件有错"),
        ("PF663", "目标里没有这一项"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_encoding_of_office(tmp_path: Path, encoding: str) -> None:
    text = "地址,名称,全年执行数\r\nlibrary,县图书馆,3\r\n"
    loaded = read(tmp_path, text.encode(encoding))
    assert loaded.table is not None
    assert loaded.table.spending["library"].executed == 3


def workbook(*rows: tuple[object, ...]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - the extra

    book = Workbook()
    book.active.title = "说明"  # type: ignore[union-attr]
    book.active["A1"] = "填报说明"  # type: ignore[index]
    sheet = book.create_sheet("支出")
    for row in rows:
        sheet.append(row)
    for column in "CDE":
        for cell in sheet[column]:
            cell.number_format = "#,##0.00"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_is_read_like_csv_with_the_places_of_its_cells(tmp_path: Path) -> None:
    data = workbook(
        ("2026年度支出",),
        ("地址", "名称", "年初预算数", "全年预算数", "全年执行数（元）"),
        ("park/lamps", "路灯改造", 120, 1300.5, 1234567.5),
        ("library", "县图书馆", "=C3*2", None, -1),
    )
    (tmp_path / "s.xlsx").write_bytes(data)
    loaded = load_spending(str(tmp_path / "s.xlsx"), targets(tmp_path))
    assert loaded.table is not None
    assert loaded.table.spending == {
        "park/lamps": Spending(Decimal("120.00"), Decimal("1300.50"), Decimal("123.45675"), "万元", 3)
    }
    found = [one for one in loaded.findings if one.code == "PF668"]
    assert [(Path(one.span.path).name, one.span.line, one.span.column) for one in found] == [
        ("s.xlsx!支出", 4, 3)
    ]
    assert loaded.failed


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0junk", b"\xff\xfe\x00", b"\x81\x20", b"a\x00b"]
)
def test_no_table_ends_in_a_message(tmp_path: Path, data: bytes) -> None:
    loaded = read(tmp_path, data)
    assert loaded.table is None
    assert loaded.failed


def test_a_missing_file_ends_in_a_message(tmp_path: Path) -> None:
    assert load_spending(str(tmp_path / "no.csv"), targets(tmp_path)).failed
