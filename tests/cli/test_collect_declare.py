"""`perfcli collect send declare` and `collect receive` of what comes back, at the front door."""

from __future__ import annotations

import io
import json
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from perfcli.loading.document import read_document
from tests.collecting.declaring import cell, edited, example, free_row, starter, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

    from tests.collecting.declaring import County

CLERK_ROW = {"优": "≥95%", "良": "≥90%", "中": "≥80%", "差": "<80%"}


def clerk(book: Workbook) -> None:
    """A department that changes a budget, a ladder and a name, takes an activity out and adds one."""
    sheet = book["填报表"]
    cell(sheet, "职责/活动", "人大监督", "年度预算数").value = 3.5
    cell(sheet, "职责/活动", "选举和任免", "职责/活动").value = "选举任免"
    cell(sheet, "职责/活动", "综合事务管理", "处理").value = "删除"
    cell(sheet, "职责/活动", "专门委员会、常委及人大代表活动", "绩效目标").value = "提高法规质量。"
    cell(sheet, "绩效指标", "会议活动完成率", "采用标准").value = None
    for label, text in {**CLERK_ROW, "优": "≥98%"}.items():
        cell(sheet, "绩效指标", "会议活动完成率", label).value = text
    row = free_row(sheet, "专门委员会、常委及人大代表活动", "活动")
    write(
        sheet,
        row,
        职责_活动="代表联络站建设",
        年度预算数=1.5,
        内容描述="建站",
        绩效目标="建成三个站",
        绩效指标="联络站建成数",
        优="≥3个",
        良="≥2个",
        中="≥1个",
        差="4个",
    )
    book["填报说明"]["B4"].value = "填表人甲"


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.chdir(tmp_path)
    return example(tmp_path)


@pytest.mark.usefixtures("county")
def test_everyone_of_the_register_gets_a_protected_workbook(perfcli: Any) -> None:
    done = perfcli(
        "collect",
        "send",
        "declare",
        "--targets",
        "targets",
        "--year",
        "2017",
        "--out",
        "out",
        "--deadline",
        "2016-11-30",
    )
    assert done.code == 0
    files = sorted(path.name for path in Path("out").iterdir())
    assert files == ["县人大常委会-2017年度绩效目标申报表.xlsx", "县政协-2017年度绩效目标申报表.xlsx"]
    book = load_workbook(Path("out") / files[0])
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert book.sheetnames == ["填报说明", "填报表", "总体目标", "打印表", "范例", "_perfcli"]
    assert "交回日期：2016-11-30" in [row[0].value for row in book["填报说明"].iter_rows()]


@pytest.mark.usefixtures("county")
def test_the_same_targets_give_the_same_bytes(perfcli: Any) -> None:
    for out in ("a", "b"):
        assert perfcli("collect", "send", "declare", "--targets", "targets", "--out", out).code == 0
    assert all((Path("a") / one.name).read_bytes() == one.read_bytes() for one in Path("b").iterdir())


def test_a_filled_workbook_becomes_a_draft_and_a_diff(
    county: County, perfcli: Any, golden: Callable[[str, str], None]
) -> None:
    Path("back").mkdir()
    Path("back/人大.xlsx").write_bytes(edited(county.book("npc"), clerk))
    done = perfcli(
        "collect", "receive", "back", "--targets", "targets", "--year", "2017", "--out", "received"
    )
    assert done.code == 1  # a ladder whose order is wrong: the rules say so at its cell
    golden("collect/declare.txt", done.out.replace("\\", "/"))
    golden(
        "collect/declare.md",
        Path("received/县人大常委会-2017年度申报表收表意见.md").read_text(encoding="utf-8"),
    )
    golden("collect/declare.yaml", Path("targets/2017/npc.yaml").read_text(encoding="utf-8"))


def test_every_filled_cell_is_in_the_document(county: County, perfcli: Any) -> None:
    Path("人大.xlsx").write_bytes(edited(county.book("npc"), clerk))
    perfcli("collect", "receive", "人大.xlsx", "--targets", "targets", "--year", "2017", "--out", "received")
    data = json.loads(Path("received/received-declare.json").read_text(encoding="utf-8"))
    text = json.dumps(data, ensure_ascii=False)
    assert "代表联络站建设" in text
    assert "填表人甲" in text


def test_a_second_hand_in_replaces_the_first(county: County, perfcli: Any) -> None:
    into = ("--targets", "targets", "--year", "2017", "--out", "received")
    for nth, amount in enumerate((3, 4)):
        Path(f"{nth}.xlsx").write_bytes(edited(county.book("npc"), partial(_budget, amount=amount)))
    assert perfcli("collect", "receive", "0.xlsx", *into).code == 0
    asked = perfcli("collect", "receive", "1.xlsx", *into)
    assert asked.code == 1  # which of two counts is never guessed
    assert "PF659" in asked.out + asked.err + "".join(
        path.read_text(encoding="utf-8") for path in Path("received").glob("*.md")
    )
    assert perfcli("collect", "receive", "1.xlsx", *into, "--correction").code == 0
    ledger = Path("targets/ledger.csv").read_text(encoding="utf-8-sig")
    assert [ledger.count(f",{word},2017,申报,npc,") for word in ("收到", "更正")] == [1, 1]
    plan = read_document("targets/2017/npc.yaml").plan
    assert plan is not None
    assert plan.duties[0].budget is not None
    assert plan.duties[0].budget.value == 4


def _budget(book: Workbook, amount: float) -> None:
    for name in ("人大监督", "专门委员会、常委及人大代表活动"):
        cell(book["填报表"], "职责/活动", name, "年度预算数").value = amount


def test_what_was_edited_by_hand_in_the_draft_is_kept(county: County, perfcli: Any) -> None:
    Path("a.xlsx").write_bytes(county.book("npc"))
    command = ("collect", "receive", "a.xlsx", "--targets", "targets", "--year", "2017", "--out", "received")
    assert perfcli(*command).code == 0
    draft = Path("targets/2017/npc.yaml")
    draft.write_text(
        draft.read_text(encoding="utf-8").replace("source: ", "note: 已与部门核对\nsource: "),
        encoding="utf-8",
    )
    Path("a.xlsx").write_bytes(edited(county.book("npc"), lambda book: _budget(book, 5)))
    done = perfcli(*command, "--correction")
    assert done.code == 0
    assert "PF699" in Path("received/县人大常委会-2017年度申报表收表意见.md").read_text(encoding="utf-8")
    assert "note: 已与部门核对" in draft.read_text(encoding="utf-8")
    assert "budget: 5.00" in draft.read_text(encoding="utf-8")


def test_approved_targets_are_not_touched(county: County, perfcli: Any) -> None:
    Path("a.xlsx").write_bytes(county.book("npc"))
    command = ("collect", "receive", "a.xlsx", "--targets", "targets", "--year", "2017", "--out", "received")
    assert perfcli(*command).code == 0
    draft = Path("targets/2017/npc.yaml")
    approved = draft.read_text(encoding="utf-8").replace("status: declared", "status: approved")
    draft.write_text(approved, encoding="utf-8")
    done = perfcli(*command)
    assert done.code == 1
    assert "PF698" in done.out
    assert draft.read_text(encoding="utf-8") == approved


def test_two_different_workbooks_of_one_department_count_for_none(county: County, perfcli: Any) -> None:
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.writestr("一.xlsx", edited(county.book("npc"), lambda book: _budget(book, 3)))
        archive.writestr("二.xlsx", edited(county.book("npc"), lambda book: _budget(book, 4)))
        archive.writestr("政协.xlsx", county.book("cppcc"))
        archive.writestr("政协（副本）.xlsx", county.book("cppcc"))
    done = perfcli(
        "collect", "receive", "all.zip", "--targets", "targets", "--year", "2017", "--out", "received"
    )
    assert done.code == 1
    assert not Path("targets/2017/npc.yaml").exists()
    assert Path("targets/2017/cppcc.yaml").exists()


def test_a_damaged_workbook_is_refused_and_the_others_are_taken(county: County, perfcli: Any) -> None:
    whole = county.book("npc")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name.endswith("sheet2.xml") else old.read(name))
    Path("坏.xlsx").write_bytes(out.getvalue())
    Path("好.xlsx").write_bytes(county.book("cppcc"))
    done = perfcli(
        "collect",
        "receive",
        "坏.xlsx",
        "好.xlsx",
        "--targets",
        "targets",
        "--year",
        "2017",
        "--out",
        "received",
    )
    assert done.code == 1
    assert Path("targets/2017/cppcc.yaml").exists()
    assert "Traceback" not in done.err


def test_units_that_register_get_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, perfcli: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    county = starter(tmp_path)
    region = county.folder / "region.yaml"
    region.write_text(
        region.read_text(encoding="utf-8").replace(
            "name: 县档案馆}", "name: 县档案馆, units: [{id: reading-room, name: 查阅中心}]}"
        ),
        encoding="utf-8",
    )
    assert perfcli("collect", "send", "declare", "--targets", "targets", "--out", "out").code == 0
    assert "查阅中心-2027年度绩效目标申报表.xlsx" in [path.name for path in Path("out").iterdir()]
    done = perfcli("collect", "receive", "out", "--targets", "targets", "--out", "received")
    plan = read_document("targets/2027/archives-reading-room.yaml").plan
    assert plan is not None, done.err
    assert (plan.home, plan.title) == ("archives/reading-room", "查阅中心")


def test_without_register_and_targets_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, perfcli: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("targets").mkdir()
    Path("targets/region.yaml").write_text("perfcli: 1\nregion: {id: a, name: 甲县}\n", encoding="utf-8")
    done = perfcli("collect", "send", "declare", "--targets", "targets", "--year", "2027", "--out", "out")
    assert done.code == 2
    assert "PF697" in done.err
