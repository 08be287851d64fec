"""Exports of the budget system against a county: what is accepted, what is rejected and why, and nothing guessed."""

from __future__ import annotations

import io
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.collecting.exports.intake import Intake
from perfcli.collecting.exports.matching import Matcher
from perfcli.collecting.exports.sheets import find
from perfcli.collecting.exports.suggest import suggest
from perfcli.diagnostics import Diagnostic
from perfcli.loading.exports import Export, as_toml, read_exports
from perfcli.loading.settings import Settings
from perfcli.model.spending import Spending
from perfcli.paper import Cell, Grid, Paper
from perfcli.scoring.items import Items
from perfcli.work.exports import Collected, Request, collect, compared, rejected_csv, spending_csv
from tests.work import exports
from tests.work.exports import HEAD, LAMPS, ROWS
from tests.work.test_spending import said, targets

COLUMNS = (
    ("code", "项目编码"),
    ("name", "项目名称"),
    ("department", "单位名称"),
    ("initial", "年初预算数"),
    ("adjusted", "全年预算数"),
    ("executed", "全年执行数"),
)
PLAIN = Export(COLUMNS)


def run(
    folder: Path, data: bytes, export: Export | None = PLAIN, name: str = "e.xlsx", **more: object
) -> Collected:
    (folder / name).write_bytes(data)
    given_settings = Settings(folder, exports=(("spending", export),) if export else ())
    return collect(Request([str(folder / name)], targets(folder), given_settings, **more))  # type: ignore[arg-type]


def table(*rows: str, head: str = ",".join(HEAD[2:]), above: str = "单位：元\n\n") -> bytes:
    return f"{above}{head}\n{chr(10).join(rows)}\n".encode("gbk")


def spent(made: Collected) -> dict[str, tuple[str, ...]]:
    return {
        address: tuple("" if value is None else f"{value:f}" for value in spending[:3])
        for one in made.taken
        for address, spending in one.spending.items()
    }


def codes(made: Collected) -> list[str]:
    return [one.code for one in made.findings]


def test_a_workbook_of_the_system_becomes_spending_of_the_region_unit(tmp_path: Path) -> None:
    made = run(tmp_path, exports.workbook())
    (taken,) = made.taken
    assert taken.spending == {
        "park/lamps": Spending(Decimal("120.00"), Decimal("130.00"), Decimal("112.433333"), "万元", 4),
        "park/paths": Spending(Decimal("5.00"), Decimal("5.00"), Decimal("0.00"), "万元", 5),
    }
    assert (taken.rows, taken.accepted, len(taken.rejected), taken.passed) == (4, 2, 0, 2)
    assert codes(made) == []
    assert spending_csv(made) == (
        "地址,名称,年初预算数,全年预算数,全年执行数\n"
        "park/lamps,路灯改造,120.00,130.00,112.433333\n"
        "park/paths,步道维修,5.00,5.00,0.00\n"
    )


def test_an_old_workbook_and_text_in_gbk_say_the_same(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("支出明细")
    for at, row in enumerate((("单位：元",), HEAD, *ROWS)):
        for column, value in enumerate(row):
            if value not in (None, ""):
                sheet.write(at, column, value)
    stream = io.BytesIO()
    book.save(stream)
    fill = PLAIN._replace(fill=True)
    old = run(tmp_path, stream.getvalue(), fill, "e.xls")
    rows = (
        f'县公园管理处,{LAMPS},路灯改造,"1,200,000.00","1,300,000.00","1,124,333.33"',
        ",,步道维修,50000,50000,0",
        "合计,,,1250000,1350000,1124333.33",
    )
    text = run(tmp_path, table(*rows), fill, "e.csv")
    assert (codes(old), codes(text)) == ([], [])
    for made in (old, text):
        assert spent(made).keys() == {"park/lamps", "park/paths"}
        assert spent(made)["park/lamps"][2] == "112.433333"


def test_a_header_of_two_lines_and_a_hidden_sheet(tmp_path: Path) -> None:
    columns = (
        ("code", "项目编码"),
        ("initial", "预算数/年初"),
        ("adjusted", "全年"),
        ("executed", "执行数/合计"),
    )
    made = run(tmp_path, exports.two_lines(), Export(columns, "元"))
    assert spent(made) == {"park/lamps": ("120", "130", "112.433333")}
    by_number = (("code", 1), ("executed", 6))
    assert spent(run(tmp_path, exports.two_lines(), Export(by_number, "元", header=3))) == {
        "park/lamps": ("", "", "112.433333")
    }


@pytest.mark.parametrize(
    ("row", "code", "message"),
    [
        ("县公园管理处,,路灯,1,1,1", "PF357", "目标里没有这个项目：路灯（县公园管理处）"),
        (",,路灯改造,1,1,1", "PF357", "目标里没有这个项目：路灯改造"),
        ("县公园,,路灯改造,1,1,1", "PF356", "目标里没有这个部门或单位：县公园"),
        ("县公园管理处,9,路灯改造,1,1,1", "PF359", f"编码是 9，目标文件里 park/lamps“路灯改造”登记的是 {LAMPS}"),
        ("县公园管理处,P-7,步道维修,1,1,1", "PF358", "“P-7”可能是 2 个项目：park/paths、park/trees"),
        ("县公园管理处,,,1,1,1", "PF355", "这一行没有写是哪个项目"),
        ("县公园管理处,,步道维修,1,1,-", "PF366", "“-”是零还是没有数？"),
        ("县公园管理处,,步道维修,1,1,-5", "PF669", "全年执行数是负数：-5"),
        ("县公园管理处,,步道维修,1,1,5.001", "PF670", "“5.001”小于一分：合 5.001 元"),
        ("县公园管理处,,步道维修,1,1,未支付", "PF668", "“未支付”不是一个金额"),
        ("县公园管理处,,步道维修,1,1,3万元", "PF671", ""),
        ("县公园管理处,3.3E+20,步道维修,1,1,1", "PF359", ""),
    ],
)  # fmt: skip
def test_a_row_that_is_not_sure_is_rejected(tmp_path: Path, row: str, code: str, message: str) -> None:
    head = ",".join([*HEAD[2:7], "全年执行数（元）" if "3万元" in row else HEAD[7]])
    made = run(tmp_path, table(row, head=head), name="e.csv")
    (found,) = made.findings
    assert (found.code, found.span.line) == (code, 4)
    assert said(found).startswith(message)
    (taken,) = made.taken
    assert (taken.rows, taken.accepted, len(taken.rejected), spent(made)) == (1, 0, 1, {})
    assert rejected_csv(made, "zh").splitlines()[1].split(",")[1] == "4"


def test_a_project_that_is_known_by_name_only_is_told_its_code(tmp_path: Path) -> None:
    park = exports_park().replace("code: P-7\n    name: 步道", "name: 步道")
    (tmp_path / "e.csv").write_bytes(table("0205-县公园管理处,0042,步道维修,1,1,1"))
    given_settings = Settings(tmp_path, exports=(("spending", PLAIN),))
    made = collect(Request([str(tmp_path / "e.csv")], targets(tmp_path, park=park), given_settings))
    assert [said(one) for one in made.findings] == [
        "park/paths 按部门和名称对上，目标文件里没有登记编码 0042"
    ]
    assert spent(made) == {"park/paths": ("0.0001", "0.0001", "0.0001")}


def exports_park() -> str:
    from tests.work.test_spending import PROJECTS  # noqa: PLC0415

    return PROJECTS.replace("    name: 步道维修\n    code: P-7\n", "    name: 步道维修\n")


def test_the_same_name_twice_in_a_department_means_none(tmp_path: Path) -> None:
    park = exports_park().replace("name: 古树保护", "name: 步道维修").replace("    code: P-7\n", "")
    (tmp_path / "e.csv").write_bytes(table("县公园管理处,,步道维修,1,1,1"))
    given_settings = Settings(tmp_path, exports=(("spending", PLAIN),))
    made = collect(Request([str(tmp_path / "e.csv")], targets(tmp_path, park=park), given_settings))
    assert codes(made) == ["PF358"]


def test_several_rows_of_a_project_are_rejected_or_added_up(tmp_path: Path) -> None:
    rows = (
        f"县公园管理处,{LAMPS},路灯改造,1000000,,700000.5",
        f"县公园管理处,{LAMPS},路灯改造,200000,,",
        "合计,,,1200000,,700000.50",
    )
    made = run(tmp_path, table(*rows), name="e.csv")
    assert codes(made) == ["PF675", "PF360"]  # 100 is not the 120 declared, either
    added = run(tmp_path, table(*rows), PLAIN._replace(sum=True), name="e.csv")
    assert codes(added) == []
    assert spent(added) == {"park/lamps": ("120", "", "70.00005")}
    assert (added.count("rows"), added.count("accepted"), added.count("passed")) == (3, 2, 1)


def test_a_second_export_does_not_overrule_the_first(tmp_path: Path) -> None:
    row = f"县公园管理处,{LAMPS},路灯改造,1200000,,1"
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_bytes(table(row))
    given_settings = Settings(tmp_path, exports=(("spending", PLAIN),))
    paths = [str(tmp_path / name) for name in ("one.csv", "two.csv")]
    made = collect(Request(paths, targets(tmp_path), given_settings))
    assert codes(made) == ["PF360"]
    assert f"{paths[0]}:4" in said(made.findings[0])


def test_a_total_that_is_not_the_sum_and_a_header_that_is_printed_again(tmp_path: Path) -> None:
    rows = (
        f"县公园管理处,{LAMPS},路灯改造,1200000,1200000,1",
        ",".join(HEAD[2:]),
        "县公园管理处,,步道维修,1,1,1",
        "小计,,,9,9,9",
        "合计,,,1200001,1200002,2",
        "注：本表数据截至12月31日,,,,,",
    )
    made = run(tmp_path, table(*rows), name="e.csv")
    (found,) = made.findings
    assert said(found) == "全年预算数的合计是 1200002元，各行相加是 1200001元"
    assert (made.count("rows"), made.count("accepted"), made.count("passed")) == (5, 2, 3)


@pytest.mark.parametrize(("dash", "expected"), [("zero", "0"), ("blank", "")])
def test_what_a_dash_means_the_settings_say(tmp_path: Path, dash: str, expected: str) -> None:
    made = run(tmp_path, table("县公园管理处,,步道维修,1,1, -   "), PLAIN._replace(dash=dash), "e.csv")
    assert spent(made)["park/paths"][2] == expected


def test_rows_of_departments_without_projects(tmp_path: Path) -> None:
    export = Export(
        (("department-code", "单位编码"), ("department", "单位名称"), ("executed", "支出数")), "元"
    )
    rows = ("0205,县公园管理处,100", ",县图书馆,200", "0205,县图书馆,5", "9,,1")
    made = run(tmp_path, table(*rows, head="单位编码,单位名称,支出数", above=""), export, "e.csv")
    assert spent(made) == {"park": ("", "", "0.01"), "library": ("", "", "0.02")}
    assert codes(made) == ["PF358", "PF356"]


@pytest.mark.parametrize(
    ("data", "export", "code"),
    [
        (table("x,y,z,1,1,1", above=""), PLAIN, "PF354"),
        (table("x,y,z,1,1,1"), PLAIN._replace(unit="万元"), "PF671"),
        (table("x,y,z,1,1,1", head="单位名称,项目编码,项目名称,年初预算数（万元）,全年预算数,全年执行数"), PLAIN._replace(unit="元"), "PF671"),
        (table("x,y,z,1,1,1", head="单位名称,项目编码,项目名称,年初预算数,年初预算数,全年执行数"), None, "PF350"),
        (table("x,y,z,1,1,1", head="单位,编号,内容,一,二,三"), None, "PF351"),
        (table("x,y,z,1,1,1"), PLAIN._replace(sheet="别的"), "PF350"),
        (b"", PLAIN, "PF069"),
        (b"PK\x03\x04", PLAIN, "PF064"),
    ],
)  # fmt: skip
def test_an_export_that_cannot_be_used_says_why(
    tmp_path: Path, data: bytes, export: Export | None, code: str
) -> None:
    made = run(tmp_path, data, export, "e.csv")
    assert codes(made)[-1:] == [code]
    assert made.stopped
    assert not made.taken


def test_a_named_mapping_that_does_not_fit_says_which_column_is_missing(tmp_path: Path) -> None:
    wrong = PLAIN._replace(columns=(("code", "项目编码"), ("executed", "支出数")))
    made = run(tmp_path, table("x,y,z,1,1,1"), wrong, "e.csv", mapping="spending")
    assert said(made.findings[0]) == "表头里没有“支出数”一列（对应 executed）"
    twice = table("x,y,z,1,1,1", head="单位名称,项目编码,项目名称,年初预算数,全年执行数,全年执行数")
    made = run(
        tmp_path, twice, PLAIN._replace(columns=COLUMNS[:4] + COLUMNS[5:]), "e.csv", mapping="spending"
    )
    assert codes(made) == ["PF353"]


def test_without_a_mapping_one_is_suggested_and_reads_the_file(tmp_path: Path) -> None:
    made = run(tmp_path, exports.workbook(merge=""), None)
    assert codes(made) == ["PF350"]
    suggested = read_exports(tomllib.loads(made.suggestion)["exports"])
    columns = (*COLUMNS[:3], ("department-code", "单位编码"), *COLUMNS[3:])
    assert suggested == (("spending", Export(columns, "元", 3, fill=True)),)
    assert isinstance(suggested[0], tuple)
    again = run(tmp_path, exports.workbook(merge=""), suggested[0][1])
    assert spent(again).keys() == {"park/lamps", "park/paths"}


def test_a_suggestion_is_kept_in_the_settings_only_when_it_is_whole(tmp_path: Path) -> None:
    made = run(tmp_path, exports.workbook(unit=""), None, save=True)
    assert codes(made) == ["PF354"]
    assert not list(tmp_path.rglob("perfcli.toml"))
    kept = run(tmp_path, exports.workbook(), None, save=True)
    (given_settings,) = tmp_path.rglob("perfcli.toml")
    assert kept.saved.endswith("perfcli.toml")
    assert not isinstance(read_exports(tomllib.loads(given_settings.read_text("utf-8"))["exports"]), str)
    assert spent(kept).keys() == {"park/lamps", "park/paths"}


def test_two_mappings_that_both_fit_are_not_chosen_from(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_bytes(table("x,y,z,1,1,1", above=""))
    both = (("yuan", PLAIN._replace(unit="元")), ("wan", PLAIN._replace(unit="万元")))
    request = Request([str(tmp_path / "e.csv")], targets(tmp_path), Settings(tmp_path, exports=both))
    made = collect(request)
    assert (made.stopped, codes(made)) == (True, ["PF350"])
    assert collect(request._replace(mapping="wan")).taken


def test_the_projects_of_both_sides_are_compared(tmp_path: Path) -> None:
    rows = (
        f"县公园管理处,{LAMPS},路灯改造,1100000,,",
        "县公园管理处,77,新建厕所,300000,,",
        "合计,,,1400000,,",
    )
    made = run(tmp_path, table(*rows), name="e.csv", money=False)
    result = compared(made, "e.csv")
    assert [said(one) for one in result.findings] == [
        "年初预算数 110万元 与目标文件的年度预算数 120万元 不一致",
        "导出表里有项目 新建厕所（县公园管理处，77），目标里没有",
        "park/paths“步道维修”在目标里有，导出表里没有",
        "park/trees“古树保护”在目标里有，导出表里没有",
        "项目预算：目标里合计 1200000元，导出表里合计 1400000元，相差 200000元",
    ]
    assert (result.both, result.exported_only, result.declared_only) == (1, 1, 2)
    assert result.differs


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("exports = 3", ""),
        ("[exports]\na = 3", "a"),
        ("[exports.a]\nunit = '元'", "a.columns"),
        ("[exports.a.columns]\ncod = '项目编码'", "a.columns.cod"),
        ("[exports.a.columns]\ncode = 0", "a.columns.code"),
        ("[exports.a.columns]\ncode = true", "a.columns.code"),
        ("[exports.a]\nunit = '美元'\n[exports.a.columns]\ncode = '编码'", "a.unit"),
        ("[exports.a]\nheader = '3'\n[exports.a.columns]\ncode = '编码'", "a.header"),
        ("[exports.a]\nskip = ['']\n[exports.a.columns]\ncode = '编码'", "a.skip"),
        ("[exports.a]\ndash = '0'\n[exports.a.columns]\ncode = '编码'", "a.dash"),
        ("[exports.a]\nfil = true\n[exports.a.columns]\ncode = '编码'", "a.fil"),
    ],
)
def test_settings_that_are_wrong_are_named_by_their_key(tmp_path: Path, toml: str, key: str) -> None:
    from perfcli.loading.settings import find_settings  # noqa: PLC0415

    (tmp_path / "perfcli.toml").write_text(toml, encoding="utf-8")
    (problem,) = find_settings(tmp_path).problems
    assert dict(problem.arguments)["key"] == f"exports.{key}".rstrip(".")


def test_a_mapping_as_toml_reads_back_whatever_its_texts_hold() -> None:
    export = Export(
        (("code", '项"目\\编\n码'), ("executed", 8)),
        "元",
        3,
        "表 1",
        ("合\t计",),
        fill=True,
        sum=True,
        dash="zero",
    )
    for name, prefix in (("spending", ""), ("一体化 支出", "tool.perfcli.")):
        found = tomllib.loads(as_toml(name, export, prefix))
        found = found["tool"]["perfcli"] if prefix else found
        assert read_exports(found["exports"]) == ((name, export),)


CELLS = st.one_of(
    st.sampled_from([*HEAD, "", "", "合计", "单位：元", "预算数（万元）", LAMPS, "路灯改造", "县公园管理处", "1,200.00", "-"]),
    st.text(max_size=6),
    st.decimals(allow_nan=False, places=2, min_value=-10, max_value=10**9).map(str),
)  # fmt: skip


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=12), st.booleans(), st.booleans()
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_table_holds_every_row_has_one_fate(rows: list[list[str]], fill: bool, add: bool) -> None:
    width = max(map(len, rows))
    cells = [
        [Cell(text, f"表!{chr(65 + c)}{r}") for c, text in enumerate(row)] for r, row in enumerate(rows, 1)
    ]
    blank = [(*row, *(Cell("", "") for _ in range(width - len(row)))) for row in cells]
    paper = Paper("e.xlsx", "xlsx", (Grid("表", "表!A1:I12", tuple(blank)),))
    export = suggest(paper) or Export(COLUMNS)
    sheet = find(paper, export)
    if isinstance(sheet, Diagnostic):
        return
    chosen = export._replace(fill=fill, sum=add)
    taken = Intake(sheet, chosen, Matcher(Items((), {})), "元", {}).take_all()
    assert taken.rows == taken.accepted + len(taken.rejected) + taken.passed


def test_the_mapping_of_the_manual_is_taken() -> None:
    text = (Path(__file__).parents[2] / "docs/exports.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    columns = (*COLUMNS[:3], ("department-code", "单位编码"), *COLUMNS[3:])
    assert read_exports(tomllib.loads(block)["exports"]) == (
        ("spending", Export(columns, "元", 3, fill=True)),
    )
