"""`perfcli collect send` and `receive`: what goes out, what clerks do to it, what is taken of it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli import county
from tests.collecting.clerk import FORM, HEAD, Clerk, filled_cells
from tests.collecting.office import needs_office, resaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Answer, Perfcli

LIBRARY, BRANCH, PARK = "县图书馆", "北街分馆", "县公园管理处"
SPENDING = "item,initial,adjusted,executed\nlibrary,5.00,5.00,4.50\npark/green,8.00,8.20,8.00\n"


@pytest.fixture
def sent(perfcli: Perfcli, tmp_path: Path) -> Callable[..., Path]:
    """Workbooks sent out for an occasion; the folder."""

    def call(occasion: str = "evaluate", *more: str) -> Path:
        county.write(tmp_path)
        answer = perfcli("collect", "send", occasion, "--targets", "t", "--out", "out", *more)
        assert answer.code == 0, answer.err
        return tmp_path / "out"

    return call


def book(folder: Path, who: str) -> Path:
    return next(folder.glob(f"{who}-*.xlsx"))


def take(perfcli: Perfcli, *paths: str | Path) -> Answer:
    return perfcli("collect", "receive", *map(str, paths), "--targets", "t", "--out", "got", "--no-note")


def report() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("got/received.json").read_text(encoding="utf-8"))
    return found


def codes() -> list[str]:
    """Every code in the report, sorted."""
    found = report()
    said = [one for part in (*found["workbooks"], *found["refused"], found) for one in part["findings"]]
    return sorted(one["code"] for one in said)


def rows(name: str = "actuals.csv") -> dict[str, dict[str, str]]:
    """A table by its first column."""
    text = Path("got", name).read_text(encoding="utf-8-sig")
    return {next(iter(row.values())): row for row in csv.DictReader(io.StringIO(text))}


def whole(path: Path) -> Clerk:
    """The library's workbook, filled in without a fault."""
    said = {"偏差原因": "两场因雨取消", "改进措施": "改在室内补办"}
    return Clerk(path).fill("1.1.1", "20场").fill("1.1.2", 0.875, "0.0%", **said)


def counted(one: dict[str, Any]) -> tuple[int, int, int, int]:
    counts = one["counts"]
    return counts["filled"], counts["accepted"], counts["doubted"], counts["rejected"]


# --- out


def test_everyone_gets_one_workbook_and_the_same_bytes_each_time(sent: Callable[..., Path]) -> None:
    first = {path.name: path.read_bytes() for path in sent().glob("*.xlsx")}
    assert sorted(first) == [f"{who}-2026年度绩效自评表.xlsx" for who in (BRANCH, PARK, LIBRARY)]
    assert {path.name: path.read_bytes() for path in sent().glob("*.xlsx")} == first


def test_what_is_approved_is_locked_and_what_is_yellow_is_open(sent: Callable[..., Path]) -> None:
    file = load_workbook(book(sent("monitor"), LIBRARY))
    sheet = file[FORM]
    assert all(one.protection.sheet for one in file.worksheets)
    heads = {
        sheet.cell(HEAD, c).value
        for r in (HEAD + 1,)
        for c in range(1, 19)
        if not sheet.cell(r, c).protection.locked
    }
    assert heads == {
        "实际完成值",
        "状态",
        "偏差原因",
        "改进措施",
        "佐证材料",
        "截至日期",
        "全年预计完成值",
        "完成可能性",
    }
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert lists == {'"已报,未报,不适用"', '"确定能,有可能,完全不可能"'}
    assert [one.title for one in file.worksheets if one.sheet_state == "visible"] == [
        "填报表",
        "填报说明",
        "打印",
    ]
    assert sheet["F6"].value == "优 ≥20场；良 ≥15场；中 ≥10场；差 <10场"


def test_formulas_are_such_as_excel_2010_knows(sent: Callable[..., Path]) -> None:
    file = load_workbook(book(sent("monitor"), PARK))
    formulas = [
        str(c.value) for one in file.worksheets for row in one.iter_rows() for c in row if c.data_type == "f"
    ]
    assert formulas
    assert not [
        f
        for f in formulas
        if any(word in f for word in ("LET(", "XLOOKUP", "TEXTJOIN", "IFS(", "_xlfn", "CONCAT("))
    ]
    assert max(map(len, formulas)) < 8192


def test_spending_is_shown_locked_and_comes_back(
    perfcli: Perfcli, sent: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "s.csv").write_text(SPENDING, encoding="utf-8")
    folder = sent("evaluate", "--spending", "s.csv")
    sheet = load_workbook(book(folder, LIBRARY))["预算执行"]
    assert [sheet.cell(4, c).value for c in range(3, 8)] == ["县图书馆", 5, 5, 4.5, 90]
    assert all(c.protection.locked for row in sheet.iter_rows() for c in row)
    whole(book(folder, LIBRARY)).save()
    assert take(perfcli, book(folder, LIBRARY)).code == 0
    assert rows("spending.csv")["library"]["全年执行数"] == "4.50"
    clerk = Clerk(book(folder, LIBRARY))
    clerk.book["预算执行"]["F4"] = 5
    clerk.save()
    assert take(perfcli, book(folder, LIBRARY)).code == 1
    assert codes() == ["PF649"]


def test_a_department_with_faulty_targets_gets_no_workbook(perfcli: Perfcli, tmp_path: Path) -> None:
    county.write(tmp_path, park=county.PARK.replace("name: 绿化养护", "name:"))
    answer = perfcli("collect", "send", "evaluate", "--targets", "t", "--out", "out")
    assert answer.code == 1
    assert not list((tmp_path / "out").glob(f"{PARK}*"))


def test_what_is_not_public_is_said_on_every_page(perfcli: Perfcli, tmp_path: Path) -> None:
    closed = county.LIBRARY.replace(
        "budget: 5.00\n    activities", "budget: 5.00\n    disclosure: {level: internal}\n    activities"
    )
    county.write(tmp_path, library=closed)
    answer = perfcli("collect", "send", "evaluate", "--targets", "t", "--out", "out")
    assert answer.code == 0, answer.err
    assert "PF802" in answer.err
    file = load_workbook(book(tmp_path / "out", LIBRARY))
    pages: list[Any] = [file[FORM], file["打印"]]
    assert all("内部资料" in page.oddHeader.center.text for page in pages)
    assert "内部资料" in file[FORM]["B2"].value


@pytest.mark.parametrize("arguments", [("--as-of", "7月底"), ("--spending", "none.csv"), ("--year", "1999")])
def test_a_slip_on_the_command_line_writes_nothing(
    perfcli: Perfcli, tmp_path: Path, arguments: tuple[str, str]
) -> None:
    county.write(tmp_path)
    assert perfcli("collect", "send", "monitor", "--targets", "t", "--out", "out", *arguments).code == 2
    assert not (tmp_path / "out").exists()


# --- in


def test_what_was_filled_in_becomes_actuals_that_can_be_scored(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent("evaluate", "--as-of", "2026-12-31")
    whole(book(folder, LIBRARY)).save()
    Clerk(book(folder, BRANCH)).fill("1.1.1", None, 状态="未报").fill("1.1.2", "90%").save()
    Clerk(book(folder, PARK)).fill("1.1.1", "96%").fill("1.1.2", "6月30日").save()
    answer = take(perfcli, folder)
    assert answer.code == 0, answer.out
    assert [counted(one) for one in report()["workbooks"]] == [(4, 4, 0, 0), (2, 2, 0, 0), (2, 2, 0, 0)]
    said = rows()
    assert said["library/reading/talks/seats"]["实际完成值"] == "87.5%"
    assert said["library/reading/talks/seats"]["截至日期"] == "2026-12-31"
    assert said["library/branch/reading/talks/count"]["状态"] == "未报"
    scored = perfcli("score", "got/actuals.csv", "--targets", "t", "--out", "scores")
    assert scored.code == 0, scored.err
    scores = Path("scores/scores.csv").read_text(encoding="utf-8-sig")
    assert [row["等级" if "等级" in row else "grade"] for row in csv.DictReader(io.StringIO(scores))] == [
        "优",
        "良",
        "",
        "优",
        "达标",
        "优",
    ]


def test_percent_cells_and_text_cells_are_read_alike(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    folder = sent()
    clerk = Clerk(book(folder, LIBRARY)).fill("1.1.1", 21).fill("1.1.2", 0.9, "0%")
    clerk.save()
    assert take(perfcli, folder).code == 0
    assert [rows()[f"library/reading/talks/{i}"]["实际完成值"] for i in ("count", "seats")] == ["21", "90%"]
    Clerk(book(folder, LIBRARY)).fill("1.1.2", 0.9, "General").save()
    assert take(perfcli, folder).code == 1
    assert "填报表!H7：“0.9”是 0.9% 还是 90%？" in take(perfcli, folder).out
    assert codes() == ["PF636"]


def test_every_filled_cell_is_counted_once(
    perfcli: Perfcli, sent: Callable[..., Path], golden: Callable[[str, str], None]
) -> None:
    folder = sent("monitor", "--as-of", "2026-07-31")
    clerk = Clerk(book(folder, LIBRARY))
    clerk.fill(
        "1.1.1",
        "约20场",
        状态="已报",
        佐证材料="1.1.1-签到表.pdf；照片.zip",
        全年预计完成值="20场",
        完成可能性="也许",
    )
    clerk.fill("1.1.2", "95", 状态="不适用", 偏差原因="=1/0", 截至日期="2026-13-01", 完成可能性="有可能")
    clerk.form["D4"], clerk.form["L4"] = "甲", "0000-0000"
    path = clerk.save("交回/图书馆.xlsx")
    answer = take(perfcli, "交回/图书馆.xlsx")
    assert answer.code == 1
    one = report()["workbooks"][0]
    filled, *states = counted(one)
    assert filled == sum(states) == filled_cells(path) == len(one["cells"])
    golden("collect/received.txt", answer.out)
    assert "0000-0000" not in Path("got/received.json").read_text(encoding="utf-8")
    assert (
        rows()["library/reading/talks/count"]["实际完成值"] == "约20场"
    )  # scoring refuses it again: never silently missing
    assert perfcli("score", "got/actuals.csv", "--targets", "t").code == 1


def test_formulas_without_results_errors_and_long_numbers_are_not_taken_for_values(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    clerk = Clerk(book(folder, LIBRARY)).fill("1.1.1", "=10+10", "General").fill("1.1.2", "#N/A", "General")
    clerk.cell("1.1.2", "实际完成值").data_type = "e"
    clerk.save()
    assert take(perfcli, folder).code == 1
    assert counted(report()["workbooks"][0]) == (2, 0, 0, 2)
    assert codes() == ["PF636", "PF636"]


def test_a_row_pasted_without_its_id_is_known_by_number_and_name(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    clerk.form.cell(clerk.row("1.1.1"), 1).value = None
    clerk.save()
    assert take(perfcli, folder).code == 1
    assert codes() == ["PF633"]
    assert counted(report()["workbooks"][0]) == (4, 3, 1, 0)
    assert rows()["library/reading/talks/count"]["实际完成值"] == "20场"


def test_two_rows_that_changed_places_are_known_by_what_is_seen(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    one, two = clerk.row("1.1.1"), clerk.row("1.1.2")
    for column in range(2, 15):  # the hidden ids stay
        first, second = clerk.form.cell(one, column), clerk.form.cell(two, column)
        first.value, second.value = second.value, first.value
        first.number_format, second.number_format = second.number_format, first.number_format
    clerk.save()
    assert take(perfcli, folder).code == 1
    assert codes() == ["PF633", "PF633"]
    assert [rows()[f"library/reading/talks/{i}"]["实际完成值"] for i in ("count", "seats")] == [
        "20场",
        "87.5%",
    ]


def test_inserted_and_doubled_rows_are_refused_with_their_cells(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    sheet = clerk.form
    for column in range(1, 15):
        sheet.cell(8, column).value = sheet.cell(6, column).value
    sheet["D9"], sheet["H9"] = "新增的指标", "5"
    sheet["C11"] = "补充：以上均为预计"
    sheet["T6"] = "批注"
    clerk.save()
    assert take(perfcli, folder).code == 1
    assert codes() == ["PF634", "PF635", "PF647", "PF647"]
    assert counted(report()["workbooks"][0]) == (8, 4, 0, 4)


def test_a_copied_sheet_is_counted_and_not_taken(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    clerk.book.copy_worksheet(clerk.form)
    clerk.cell("1.1.1", "实际完成值").value = "19场"
    clerk.save()
    assert take(perfcli, folder).code == 1
    assert "PF638" in codes()
    assert counted(report()["workbooks"][0]) == (8, 4, 4, 0)
    assert rows()["library/reading/talks/count"]["实际完成值"] == "19场"


def test_a_sheet_that_was_added_is_said(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    clerk.book.create_sheet("补充")["A1"] = "其他情况"
    clerk.save()
    answer = take(perfcli, folder)
    assert answer.code == 1
    assert codes() == ["PF658"]
    assert "工作表“补充”" in answer.out


def test_without_the_hidden_sheet_and_ids_the_visible_text_decides_and_all_is_doubted(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    del clerk.book["_perfcli"]
    for row in range(1, clerk.form.max_row + 1):
        clerk.form.cell(row, 1).value = None
    clerk.save()
    assert take(perfcli, book(folder, LIBRARY)).code == 1
    assert codes() == ["PF632", "PF633", "PF633"]
    assert counted(report()["workbooks"][0]) == (4, 0, 4, 0)
    assert rows()["library/reading/talks/seats"]["实际完成值"] == "87.5%"


def test_locked_cells_and_heads_that_were_changed_are_found(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    clerk.cell("1.1.1", "指标值或评价标准").value = "优 ≥10场；良 ≥5场；中 ≥2场；差 <2场"
    clerk.form["K5"] = "原因"
    clerk.save()
    answer = take(perfcli, folder)
    assert answer.code == 1
    assert codes() == ["PF637", "PF657"]
    assert "填报表!F6：锁定的格被改过" in answer.out
    assert rows()["library/reading/talks/seats"]["偏差原因"] == "两场因雨取消"


def test_the_workbooks_own_grade_is_never_taken(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    clerk.cell("1.1.1", "预评等级").value = "差"
    clerk.save()
    answer = take(perfcli, folder)
    assert codes() == ["PF639"]
    assert "表里显示的预评等级是“差”，重新评定是“优”" in answer.out
    assert report()["workbooks"][0]["grades"][0]["grade"] == "优"


@pytest.mark.parametrize("key", ["home", "year", "region", "targets", "check", "occasion"])
def test_a_hidden_sheet_that_was_changed_is_refused(
    perfcli: Perfcli, sent: Callable[..., Path], key: str
) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY))
    hidden = clerk.book["_perfcli"]
    changed = {"home": "park", "year": "2025", "occasion": "monitor"}
    cell = next(row[1] for row in hidden.iter_rows() if row[0].value == key)
    cell.value = changed.get(key, "AAAA-BBBB-CCCC")
    clerk.save()
    assert take(perfcli, book(folder, LIBRARY)).code == 1
    assert codes() == ["PF630"]
    assert not Path("got/actuals.csv").exists()


def test_a_workbook_of_other_targets_is_refused_with_what_to_do(
    perfcli: Perfcli, sent: Callable[..., Path], tmp_path: Path
) -> None:
    folder = sent()
    whole(book(folder, LIBRARY)).save()
    county.write(tmp_path, library=county.LIBRARY.replace("≥20场", "≥30场"))
    answer = take(perfcli, book(folder, LIBRARY))
    assert answer.code == 1
    assert codes() == ["PF630"]
    assert "请用 collect send 重新发表" in answer.out
    county.write(tmp_path, library=f"# 一条注释\n{county.LIBRARY}")
    assert take(perfcli, book(folder, LIBRARY)).code == 0


def test_two_workbooks_of_one_home_are_both_listed_and_neither_is_used(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    whole(book(folder, LIBRARY)).save("in/a.xlsx")
    whole(book(folder, LIBRARY)).fill("1.1.1", "18场").save("in/b.xlsx")
    assert take(perfcli, "in").code == 1
    assert codes().count("PF646") == 2
    assert [one["used"] for one in report()["workbooks"]] == [False, False]
    assert not Path("got/actuals.csv").exists()
    Path("in/b.xlsx").write_bytes(Path("in/a.xlsx").read_bytes())
    assert take(perfcli, "in").code == 0
    assert codes() == ["PF654"]
    assert [one["used"] for one in report()["workbooks"]] == [True, False]


def test_evidence_is_hashed_and_linked_by_number(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY)).fill("1.1.1", "20场", 佐证材料="1.1.1-签到表.pdf；没有的.pdf")
    clerk.save("in/a.xlsx")
    Path("in/佐证材料").mkdir()
    for name in ("1.1.1-签到表.pdf", "1.1.2-上座记录.jpg", "9.9.9-别的.pdf"):
        Path("in/佐证材料", name).write_bytes(name.encode())
    for path in ("in", "in/a.xlsx"):
        assert take(perfcli, path).code == 1
        assert codes() == ["PF644", "PF645"]
        linked = {
            one["path"].rpartition("/")[2]: one["address"] for one in report()["workbooks"][0]["evidence"]
        }
        assert linked == {
            "1.1.1-签到表.pdf": "library/reading/talks/count",
            "1.1.2-上座记录.jpg": "library/reading/talks/seats",
            "9.9.9-别的.pdf": "",
        }
        assert len(report()["workbooks"][0]["evidence"][0]["sha256"]) == 64


def test_a_zip_as_windows_makes_it_is_read_with_its_evidence(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    clerk = whole(book(folder, LIBRARY)).fill("1.1.1", "20场", 佐证材料="1.1.1-签到表.pdf")
    data = clerk.save().read_bytes()
    names = {
        "县图书馆/自评表.xlsx": data,
        "县图书馆/佐证材料/1.1.1-签到表.pdf": b"x",
        "县图书馆/说明.txt": b"x",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for nth, (name, content) in enumerate(names.items()):
            archive.writestr(str(nth) * len(name.encode("gbk")), content)
    packed = out.getvalue()
    for nth, name in enumerate(names):  # names in GBK without a mark, which Python does not write
        packed = packed.replace(str(nth).encode() * len(name.encode("gbk")), name.encode("gbk"))
    Path("交回.zip").write_bytes(packed)
    assert take(perfcli, "交回.zip").code == 1
    assert codes() == ["PF653"]  # the note that is no workbook
    assert report()["workbooks"][0]["file"] == "交回.zip!县图书馆/自评表.xlsx"
    assert report()["workbooks"][0]["evidence"][0]["address"] == "library/reading/talks/count"


def test_other_files_and_nothing_at_all(perfcli: Perfcli, sent: Callable[..., Path], tmp_path: Path) -> None:
    sent()
    (tmp_path / "in").mkdir()
    assert take(perfcli, "in").code == 2
    assert take(perfcli, "none.xlsx").code in (1, 2)
    (tmp_path / "in" / "a.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (tmp_path / "in" / "b.et").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    (tmp_path / "in" / "c.xlsx").write_bytes(b"")
    assert take(perfcli, "in").code == 1
    assert len(report()["refused"]) == 3


@needs_office
def test_a_workbook_that_libreoffice_saved_is_taken_and_its_grades_agree(
    perfcli: Perfcli, sent: Callable[..., Path], tmp_path: Path
) -> None:
    folder = sent("monitor", "--as-of", "2026-07-31")
    path = whole(book(folder, LIBRARY)).save()
    path.write_bytes(resaved(path.read_bytes(), tmp_path))
    answer = take(perfcli, path)
    assert answer.code == 0, answer.out
    assert counted(report()["workbooks"][0]) == (4, 4, 0, 0)
    shown = load_workbook(path, data_only=True)
    assert [shown[FORM].cell(row, 10).value for row in (6, 7)] == ["优", "良"]
    assert shown["打印"]["A6"].value == "等级为填报时预评，以财政部门收回后评定的为准。"
    assert shown["打印"]["E5"].value == "87.5%"
    assert shown["打印"]["I5"].value == "原因：两场因雨取消；措施：改在室内补办"
    assert shown[FORM]["B3"].value == "还有 2 格要填"


def test_a_county_of_ninety_goes_out_and_comes_back(perfcli: Perfcli, tmp_path: Path) -> None:
    homes = "".join(f"  - {{id: d{n}, name: 第{n}局}}\n" for n in range(1, 91))
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "region.yaml").write_text(
        county.REGION.partition("departments:")[0] + "departments:\n" + homes, encoding="utf-8"
    )
    for n in range(1, 91):
        text = county.LIBRARY.replace("{id: library, name: 县图书馆}", f"{{id: d{n}, name: 第{n}局}}")
        (tmp_path / "t" / f"d{n}.yaml").write_text(text, encoding="utf-8")
    assert perfcli("collect", "send", "evaluate", "--targets", "t", "--out", "out").code == 0
    for path in sorted((tmp_path / "out").glob("*.xlsx"))[::10]:
        whole(path).save()
    answer = take(perfcli, "out")
    assert answer.code == 0
    assert report()["cells"] == {"filled": 36, "accepted": 36, "doubted": 0, "rejected": 0}
    assert len(rows()) == 180


def test_two_occasions_in_one_batch_make_two_tables(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    folder = sent("monitor")
    sent("evaluate")
    for path in folder.glob(f"{LIBRARY}-*.xlsx"):
        clerk = whole(path)
        if "完成可能性" in clerk.columns:
            clerk.cell("1.1.1", "全年预计完成值").value = "30场"
        clerk.save(Path("in") / path.name)
    answer = take(perfcli, "in")
    assert answer.code == 0, answer.out
    assert rows("actuals-monitor.csv")["library/reading/talks/count"]["全年预计完成值"] == "30场"
    assert "全年预计完成值" not in rows("actuals-evaluate.csv")["library/reading/talks/count"]


def test_a_workbook_that_is_no_form_is_refused(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    sent()
    Path("in").mkdir()
    other = Workbook()
    other.worksheets[0]["A1"] = "通讯录"
    other.save("in/通讯录.xlsx")
    assert take(perfcli, "in").code == 1
    assert codes() == ["PF631"]


def test_a_form_moved_into_another_workbook_is_known_by_its_title(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    source = whole(book(folder, LIBRARY)).form
    other = Workbook()
    sheet = other.worksheets[0]
    for line in source.iter_rows():
        for cell in line:
            if cell.column > 1 and cell.data_type != "f":
                target = sheet.cell(cell.row, cell.column - 1, cell.value)
                target.number_format = cell.number_format
    Path("in").mkdir()
    other.save("in/另存.xlsx")
    assert take(perfcli, "in").code == 1
    assert codes() == ["PF632", "PF633", "PF633"]
    assert counted(report()["workbooks"][0]) == (4, 0, 4, 0)
    assert rows()["library/reading/talks/seats"]["实际完成值"] == "87.5%"


def test_the_ledger_is_told_and_says_which_workbook_stands(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    folder = sent()
    path = str(whole(book(folder, LIBRARY)).save("in/a.xlsx"))
    into = ("--targets", "t", "--out", "got", "--date", "2027-01-20")
    assert perfcli("collect", "receive", path, *into).code == 0
    assert perfcli("collect", "receive", path, *into).code == 0  # the same file: nothing more is noted
    ledger = Path("t/ledger.csv").read_text(encoding="utf-8-sig")
    assert ledger.count("收到,2026,自评,library,") == 1
    assert ledger.count("发出,2026,自评,") == 3  # one line for each workbook that went out
    assert report()["workbooks"][0]["sha256"] in ledger
    whole(book(folder, LIBRARY)).fill("1.1.1", "16场", 偏差原因="少", 改进措施="补").save("in/b.xlsx")
    assert perfcli("collect", "receive", "in/b.xlsx", *into).code == 1
    assert codes() == ["PF659"]
    assert not report()["workbooks"][0]["used"]
    assert perfcli("collect", "receive", "in/b.xlsx", *into, "--correction").code == 0
    assert rows()["library/reading/talks/count"]["实际完成值"] == "16场"
    assert (
        perfcli("collect", "receive", path, *into).code == 1
    )  # what was corrected does not come back by itself
    assert codes() == ["PF659"]


def test_a_path_that_is_not_there_stops_before_anything_is_written(
    perfcli: Perfcli, sent: Callable[..., Path]
) -> None:
    sent()
    answer = perfcli("collect", "receive", "nope.xlsx", "--targets", "t", "--out", "got")
    assert answer.code == 2
    assert "没有这个文件或文件夹：nope.xlsx" in answer.err
    assert not Path("got").exists()


def test_a_year_that_is_none_is_refused(perfcli: Perfcli, sent: Callable[..., Path]) -> None:
    sent()
    answer = perfcli("collect", "send", "declare", "--targets", "t", "--year", "1", "--out", "sent1")
    assert answer.code == 2
    assert not Path("sent1").exists()
