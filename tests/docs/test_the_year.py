"""The chapter of README.zh-CN that leads two people through the year, typed word for word; clerks fill in what was sent."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Perfcli

ROOT = Path(__file__).parents[2]
EXPORT = """县级预算管理一体化系统 部门支出情况
单位名称,年初预算数（元）,全年预算数（元）,全年执行数（元）
县档案馆,180000.00,180000.00,171000.00
县疾控中心,310000.00,310000.00,300500.00
合计,490000.00,490000.00,471500.00
"""
ACTUALS = {
    "%": "96%",
    "天": "2天",
    "页": "21000页",
    "例": "1例",
    "次": "12次",
    "人次": "800人次",
    "户": "120户",
}


def chapter() -> tuple[list[str], str]:
    """The commands of the chapter in order, and the lines for the calendar."""
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    part = text[text.index("## 两个人的一年") : text.index("## 评价标准怎么读")]
    commands = [
        line
        for block in re.findall(r"```text\n(.*?)```", part, re.DOTALL)
        for line in block.splitlines()
        if line.startswith("perfcli ")
    ]
    (calendar,) = re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)
    return commands, calendar


def fill(path: Path, to: Path, rate: str = "96%") -> None:
    """A clerk types an actual for every indicator and a reason beside it."""
    book = load_workbook(path)
    sheet: Any = book["填报表"]
    heads = {str(cell.value): cell.column for row in sheet.iter_rows(max_row=8) for cell in row if cell.value}
    first = next(row for row in range(1, 9) if sheet.cell(row, heads["实际完成值"]).value == "实际完成值") + 1
    for row in range(first, sheet.max_row + 1):
        if not sheet.cell(row, heads["绩效指标"]).value:
            continue
        unit = str(sheet.cell(row, heads["计量单位"]).value or "")
        standard = str(sheet.cell(row, heads["指标值或评价标准"]).value or "")
        sheet.cell(row, heads["实际完成值"]).value = (
            "6月20日" if "月" in standard else rate if unit == "%" else ACTUALS.get(unit, "1" + unit)
        )
        sheet.cell(row, heads["偏差原因"]).value = "按计划推进"
        sheet.cell(row, heads["改进措施"]).value = "继续"
    to.parent.mkdir(parents=True, exist_ok=True)
    book.save(to)


def hand_in(step: str) -> None:
    """What the departments send back for a step of the year; the second time one of them mends what it sent."""
    archives = "县档案馆"
    if step in ("监控", "自评"):
        again = Path("交回", step).exists()
        for path in Path("发出", step).iterdir():
            fill(
                path, Path("交回", step, path.name), rate="97%" if again and archives in path.name else "96%"
            )
    elif step == "申报":
        shutil.copytree("发出/申报", "交回/申报")
    else:
        source = next(path for path in Path("发出/申报").iterdir() if archives in path.name)
        Path("交回", step).mkdir()
        load_workbook(source).save(Path("交回", step, source.name))


def test_the_chapter_is_typed_word_for_word(
    perfcli: Perfcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands, calendar = chapter()
    assert len(commands) > 15
    for command in commands:
        words = shlex.split(command)[1:]
        if words[:2] == ["collect", "receive"]:
            hand_in(Path(words[2]).name)
        if words[:2] == ["collect", "spending"]:
            Path("导出").mkdir()
            Path("导出/支出.csv").write_text(EXPORT, encoding="gb18030")
        answer = perfcli(*words)
        assert answer.code in ((0, 1) if words[0] in ("score", "validate", "collect") else (0,)), (
            command,
            answer.err,
        )
        if words[0] == "init":
            monkeypatch.chdir(tmp_path / words[1])
            region = Path("targets/region.yaml")
            region.write_text(
                region.read_text(encoding="utf-8").rstrip("\n") + "\n" + calendar, encoding="utf-8"
            )
    ledger = Path("targets/ledger.csv").read_text(encoding="utf-8-sig")
    for event in (
        "发出,2026,监控",
        "收到,2026,监控",
        "收到,2027,申报",
        "退回,2027,申报",
        "收到,2026,自评",
        "更正,2026,自评",
    ):
        assert event in ledger, event
    actuals = Path("收下/自评/actuals.csv").read_text(encoding="utf-8-sig")
    assert actuals.count("97%") == 1
    assert "disease-control/" in actuals
    assert Path("targets/approved.lock").is_file()
    assert len(Path("复核.csv").read_text(encoding="utf-8-sig").splitlines()) > 3
    for folder in (
        "监控",
        "监控表",
        "催报单",
        "审核",
        "参阅",
        "批复",
        "评分",
        "打印",
        "公开",
        "台账",
        "交接",
    ):
        assert any(Path(folder).iterdir()), folder
