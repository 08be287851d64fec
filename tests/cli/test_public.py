"""`perfcli report --for public` as a person types it: what is left out, what is said, what is refused; and the mark of drafts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from tests.cli.county import LIBRARY, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Answer, Perfcli

FORMATS = "html,md,csv,txt,docx,xlsx,pdf"
CLOSED = """\
      - id: archive
        name: 密藏文献整理
        budget: 3.21
        disclosure: {level: withheld, reason: 涉密文献，依保密规定}
        indicators:
          - {id: count, name: 密藏文献整理册数, bands: {优: ≥20册, 差: <20册}, source: 台账}
      - id: opening
        name: 开放服务
        budget: 1.79
        indicators:
          - {id: days, name: 开放天数, bands: {优: ≥300天, 差: <300天}, source: 台账}
"""
SECRETS = ("密藏", "3.21", "10.00", "涉密", "archive")


def library(objective: str = "办好图书馆。", closed: str = CLOSED) -> str:
    text = LIBRARY.replace("budget: 5.00\n    activities", "budget: 10.00\n    activities") + closed
    return text.replace("duties:", f"budget: 10.00\nobjectives:\n  - {objective}\nduties:")


def score(perfcli: Perfcli, folder: Path, rows: str = "", **files: str) -> None:
    write(folder, **files)
    table = folder / "a.csv"
    table.write_text(table.read_text(encoding="utf-8") + rows, encoding="utf-8")
    assert perfcli("score", "a.csv", "--targets", "t", "--out", "o").code == 0


def public(perfcli: Perfcli, *more: str) -> Answer:
    return perfcli(
        "report", "--targets", "t", "--scores", "o/scores.json", "--out", "p", "--for", "public", *more
    )


def texts(folder: Path) -> dict[str, str]:
    return {path.name: said(path) for path in folder.iterdir()}


def said(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".pdf":
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            return "\n".join(archive.read(name).decode() for name in parts)
    return data.decode()


@pytest.mark.parametrize("more", [(), ("--bundle",), ("--form", "all")])
def test_a_public_edition_has_nothing_closed_and_says_that_it_is_one(
    perfcli: Perfcli, tmp_path: Path, more: tuple[str, ...]
) -> None:
    score(perfcli, tmp_path, "密藏文献整理册数,21,,,\n开放天数,301,,,\n", library=library())
    answer = public(perfcli, "--format", FORMATS, *more)
    assert answer.code == 0
    assert "PF803 提示 公开稿不含 2 项：1.2 密藏文献整理" in answer.err
    assert "PF802" not in answer.err
    pages = texts(tmp_path / "p")
    for name, text in pages.items():
        assert not [word for word in SECRETS if word in text or word in name], name
        assert "内部资料" not in text
        assert "审核表" not in name
    marked = {name for name, text in pages.items() if "公开稿：不含未公开的内容" in text}
    assert {name.partition("-")[0] for name in pages if name not in marked} <= {"县公园管理处"}
    form = pages.get("县图书馆-2026年度绩效目标表.csv", "")
    assert more or ("5.00" in form and "1.79" in form)


def test_an_internal_edition_is_marked_in_every_format(perfcli: Perfcli, tmp_path: Path) -> None:
    score(perfcli, tmp_path, library=library())
    answer = perfcli(
        "report",
        "--targets",
        "t",
        "--scores",
        "o/scores.json",
        "--out",
        "p",
        "--format",
        FORMATS,
        "--form",
        "all",
    )
    assert answer.code == 0
    pages = texts(tmp_path / "p")
    own = {name: text for name, text in pages.items() if name.startswith(("县图书馆", "青棠县", "index"))}
    assert {name.rpartition(".")[2] for name in own} == set(FORMATS.split(","))
    assert [name for name, text in own.items() if "内部资料，不得公开" not in text] == []


def test_a_text_that_names_what_is_closed_is_pointed_at(perfcli: Perfcli, tmp_path: Path) -> None:
    score(perfcli, tmp_path, library=library("安排3.21万元用于密藏文献整理，共10万元。"))
    answer = public(perfcli)
    assert answer.code == 0
    assert (
        "library.yaml:6:15 PF804 警告 公开稿里“县图书馆”的文字写着不公开的名称或编码“密藏文献整理”"
        in answer.err
    )
    assert "不公开的金额“3.21万元”" in answer.err


def test_closed_departments_are_in_no_page_and_no_count(perfcli: Perfcli, tmp_path: Path) -> None:
    text = LIBRARY.replace("duties:", "disclosure: internal\nduties:")
    score(perfcli, tmp_path, library=text)
    answer = public(perfcli, "--format", "html,md,txt")
    assert answer.code == 0
    pages = texts(tmp_path / "p")
    assert not [name for name, said in pages.items() if "图书馆" in said + name or "北街分馆" in said + name]
    assert "2/2 个指标有等级\n" in pages["青棠县-2026年度绩效评价结果.txt"]
    assert "行数据" not in pages["青棠县-2026年度绩效评价结果.md"]


def test_nothing_public_is_an_error(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    for file in (tmp_path / "t").glob("[lbp]*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("duties:", "disclosure: internal\nduties:"), encoding="utf-8")
    answer = perfcli("report", "--targets", "t", "--out", "p", "--for", "公开")
    assert (answer.code, answer.out) == (2, "")
    assert "PF805" in answer.err
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("setting", ["", '[severity]\nPF801 = "remark"\n'])
def test_numbers_of_persons_are_never_published(perfcli: Perfcli, tmp_path: Path, setting: str) -> None:
    (tmp_path / "perfcli.toml").write_text(setting, encoding="utf-8")
    write(tmp_path, library=LIBRARY.replace("source: 台账", "source: 张某13812345678", 1))
    answer = perfcli("report", "--targets", "t", "--out", "p", "--for", "public")
    assert (answer.code, answer.out) == (2, "")
    assert "PF806 错误 “1.1.1 讲座场次”有手机号码（138…78），公开稿没有印" in answer.err
    write(tmp_path, library=LIBRARY.replace("source: 台账}", "source: 台账，电话0377-63812345}  # perfcli: ignore[PF801] reason=对外公布的办公电话", 1))  # fmt: skip
    assert perfcli("report", "--targets", "t", "--out", "p", "--for", "public").code == 0


def test_numbers_of_persons_in_the_actuals_are_not_published_either(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    table = tmp_path / "a.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("雨天取消", "经办人11010519491231002X"), encoding="utf-8"
    )
    scored = perfcli("score", "a.csv", "--targets", "t", "--out", "o")
    assert scored.code == 1
    assert "a.csv:3:33 PF801 错误 文字里有身份证号码（110…2X）" in scored.err
    answer = public(perfcli)
    assert (answer.code, answer.out) == (2, "")
    assert "PF806" in answer.err


def test_a_review_sheet_has_no_public_edition(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path)
    answer = perfcli("report", "--targets", "t", "--out", "p", "--for", "public", "--form", "审核表")
    assert answer.code == 2
    assert "审核表是内部工作底稿" in answer.err
    assert perfcli("report", "--targets", "t", "--out", "p", "--for", "谁").code == 2


def test_scores_of_other_texts_are_not_published(perfcli: Perfcli, tmp_path: Path) -> None:
    """A name that was taken out of the targets since may have been taken out for a reason."""
    score(perfcli, tmp_path)
    write(tmp_path, library=LIBRARY.replace("公益讲座", "讲座"))
    answer = public(perfcli)
    assert (answer.code, answer.out) == (2, "")
    assert "PF717" in answer.err


def test_the_public_pages_of_a_county(
    perfcli: Perfcli, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    score(perfcli, tmp_path, "密藏文献整理册数,21,,,\n开放天数,301,,,\n", library=library())
    assert public(perfcli, "--format", "md").code == 0
    pages = [
        (tmp_path / f"p/{name}.md").read_text(encoding="utf-8")
        for name in ("青棠县-2026年度绩效目标总表", "县图书馆-2026年度部门整体支出绩效自评表")
    ]
    golden("public.md", "\n".join(pages))


def test_a_file_that_cannot_be_read_may_close_others(perfcli: Perfcli, tmp_path: Path) -> None:
    write(tmp_path, library=LIBRARY.replace("duties:", "disclosure: 不公开吧\nduties:"))
    answer = perfcli("report", "--targets", "t", "--out", "p", "--for", "public")
    assert (answer.code, answer.out) == (2, "")
    assert "PF807" in answer.err
    assert not (tmp_path / "p").exists()
