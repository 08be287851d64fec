"""`perfcli report` in Word, Excel and PDF as a person types it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import docx
import pytest

from tests.cli.county import PARK, write
from tests.report.printed import docx_tables, pdf_text, xlsx_sheets

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli

GIVEN = ("report", "--targets", "t", "--out", "p")
PROJECT = PARK + (
    "projects:\n  - {id: spray, name: 喷灌, budget: 3, indicators: [{id: km, name: 管线, target: ≥8公里, weight: 100}]}\n"
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_form_comes_in_every_format(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, park=PROJECT)
    answer = perfcli(*GIVEN, "--format", "docx,xlsx,pdf", "--form", "申报表,审核表")
    assert (answer.code, answer.err) == (0, "")
    stems = [
        "北街分馆-2026年度绩效目标审核表",
        "县公园管理处-2026年度绩效目标审核表",
        "县公园管理处-喷灌-2026年度项目绩效目标申报表",
        "县图书馆-2026年度绩效目标审核表",
        "青棠县-2026年度绩效目标质量一览",
    ]
    assert names(tmp_path / "p") == sorted(
        f"{stem}.{suffix}" for stem in stems for suffix in ("docx", "xlsx", "pdf")
    )
    facts, targets = docx_tables((tmp_path / f"p/{stems[2]}.docx").read_bytes())
    assert facts[0][:2] == ["项目名称", "喷灌"]
    assert targets[1][2:5] == ["管线", "≥8公里", "100"]
    review = (tmp_path / f"p/{stems[1]}.pdf").read_bytes()
    assert "PF412" not in "".join(pdf_text(review))
    assert "综合审核意见" in "".join(pdf_text(review))


def test_scores_bring_the_self_evaluation_forms(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, park=PROJECT)
    perfcli("score", "a.csv", "--targets", "t", "--out", "o")
    answer = perfcli(*GIVEN, "--scores", "o/scores.json", "--format", "xlsx")
    assert "p/北街分馆-2026年度单位整体支出绩效自评表.xlsx" in answer.out.splitlines()
    assert "p/县公园管理处-喷灌-2026年度项目支出绩效自评表.xlsx" in answer.out.splitlines()
    rows = xlsx_sheets((tmp_path / "p/县公园管理处-2026年度部门整体支出绩效自评表.xlsx").read_bytes())[
        "整体自评"
    ]
    (alive,) = [row for row in rows if row[2].startswith("行道树成活率")]
    assert (alive[4], alive[6]) == ("96%", "达标")


def test_a_bundle_is_one_file_for_each_kind_of_form(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, park=PROJECT)
    answer = perfcli(*GIVEN, "--format", "html,docx,xlsx,pdf", "--bundle")
    assert (answer.code, answer.err) == (0, "")
    bound = [name for name in names(tmp_path / "p") if not name.endswith(".html")]
    assert bound == sorted(
        f"青棠县-2026年度{form}汇编.{suffix}"
        for form in ("绩效目标表", "项目绩效目标申报表")
        for suffix in ("docx", "xlsx", "pdf")
    )
    document = docx.Document(str(tmp_path / "p/青棠县-2026年度绩效目标表汇编.docx"))
    titles = [p.text for p in document.paragraphs if p.style and p.style.style_id == "Heading1"]
    assert titles == [
        f"{who}2026年度部门职责-工作活动绩效目标"
        for who in ("青棠县", "县图书馆", "北街分馆", "县公园管理处")
    ]


@pytest.mark.parametrize(
    ("module", "asked", "extra"),
    [("docx", "docx", "office"), ("xlsxwriter", "xlsx", "office"), ("typst", "pdf", "pdf")],
)
def test_a_missing_extra_is_told_with_what_to_type(
    perfcli: Perfcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, asked: str, extra: str
) -> None:
    write(tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    answer = perfcli(*GIVEN, "--format", f"html,{asked}")
    assert (answer.code, answer.out) == (2, "")
    first, hint = answer.err.splitlines()
    assert first.endswith(f'PF056 错误 输出 {asked} 要另装组件：pip install "perfcli[{extra}]"')
    assert hint.startswith("  = ")
    assert not (tmp_path / "p").exists()
    assert perfcli(*GIVEN, "--format", "html").code == 0


def test_characters_that_cannot_be_printed_are_told_beside_the_file(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, park=PARK.replace("行道树养护", "行道树养护😀"))
    answer = perfcli(*GIVEN, "--format", "pdf,docx")
    assert answer.code == 0
    assert answer.err.count("PF057") == 2
    assert "😀 (U+1F600)" in answer.err


def test_an_own_form_takes_the_place_of_the_shipped_one_even_in_a_bundle(
    perfcli: Perfcli, tmp_path: Path
) -> None:
    write(tmp_path)
    (tmp_path / "t/templates").mkdir()
    own = docx.Document()
    own.add_paragraph("本局表：{{ page.who }}")
    own.save(str(tmp_path / "t/templates/form.docx"))
    answer = perfcli(*GIVEN, "--format", "docx,pdf", "--bundle")
    assert (answer.code, answer.err) == (0, "")
    assert len([name for name in names(tmp_path / "p") if name.endswith(".docx")]) == 4
    assert (
        docx.Document(str(tmp_path / "p/县图书馆-2026年度绩效目标表.docx")).paragraphs[0].text
        == "本局表：县图书馆"
    )


@pytest.mark.parametrize("form", ["", "发票", "targets,invoice"])
def test_a_form_that_there_is_not_is_told(perfcli: Perfcli, tmp_path: Path, form: str) -> None:
    write(tmp_path)
    answer = perfcli(*GIVEN, "--form", form)
    assert answer.code == 2
    assert "没有这种表" in answer.err
