"""Any table, however odd: no exception, every row has a fate, every text is imported, listed as unused, or told as refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from perfcli.drafting.draft import draft
from perfcli.drafting.mapping import Entry
from perfcli.drafting.plan import Setting, plan
from perfcli.drafting.verdicts import Verdict
from perfcli.output.words import message
from perfcli.paper import Cell, Grid, Paper, Paragraph
from perfcli.syntax.reader import read_tree
from perfcli.work.import_actuals import tables
from perfcli.work.import_proof import Subject, proofs

if TYPE_CHECKING:
    from perfcli.drafting.nodes import Draft

HEADERS = (

        "职责活动", "部门职责", "工作活动", "年度预算数（万元）", "内容描述", "绩效目标", "绩效指标", "评价标准", "优", "良", "中", "差", "层级", "名称",
        "一级指标", "二级指标", "三级指标", "指标值", "分值", "实际完成值", "得分", "备注", "单位", "运算符号", "项目名称", "主管部门", "项目资金", "年度目标",
        "任务名称", "预算金额", "年初预算数", "全年执行数", "合计", "其中：财政拨款", "一般公共预算", "预期目标", "实际完成情况", "指标值确定依据",
)  # fmt: skip
WORDS = st.sampled_from(HEADERS)
VALUES = st.sampled_from(
    [
        "", "", "", "　　供水保障", "一、水资源管理", "（一）取水许可", "1.防汛", "水厂维护", "青棠县水务局", "部门：文化馆", "100%", "≥95%", "<90%", "2.00",
        "1,260.50", "-", "0", "见附表", "万元", "元", "人", "职责", "活动", "总体目标", "达标率", "1、甲。2、乙。", "两行\n的字", "单位：元", "2023年", "填报人：某",
        "优 ≥95%；差 <95%", "定性", "正向", "一句\t带制表符的话",
    ]
)  # fmt: skip
TEXTS = st.one_of(WORDS, VALUES)
OWN_WORDS = frozenset(("单位：元", "部门", "职责", "活动", "总体目标", "万元", "元", "-", *HEADERS))
"""Words of forms: one that strays among the rows says nothing, and need not be told."""


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    height, width = draw(st.integers(1, 7)), draw(st.integers(1, 8))
    rows: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    taken: set[tuple[int, int]] = set()
    head = draw(st.lists(WORDS, min_size=width, max_size=width)) if draw(st.booleans()) else []
    for r in range(height):
        for c in range(width):
            if (r, c) in taken:
                continue
            down = draw(st.sampled_from([1, 1, 1, 1, 2])) if r + 1 < height and (r + 1, c) not in taken else 1
            right = draw(st.sampled_from([1, 1, 1, 1, 2])) if c + 1 < width and (r, c + 1) not in taken else 1
            if down > 1 and right > 1 and (r + 1, c + 1) in taken:
                right = 1
            taken |= {(r + i, c + j) for i in range(down) for j in range(right)}
            text = head[c] if r == 0 and head else draw(TEXTS)
            rows[r][c] = Cell(text, f"第{r + 1}行第{c + 1}格", down, right, draw(st.booleans()))
    return Grid("", "表1", tuple(tuple(row) for row in rows))


@settings(max_examples=200, derandomize=True)
@given(grids(), st.lists(TEXTS, max_size=3))
def test_any_table(grid: Grid, lines: list[str]) -> None:
    paper = Paper("a.docx", "docx", (*(Paragraph(text, f"第{n}行") for n, text in enumerate(lines, 1)), grid))
    found = draft(paper)
    assert sum(count for _, count in found.tables[0].fates) == len(grid.rows)
    texts = {"region.yaml": "perfcli: 1\nregion: {id: q, name: 县}\nmoney_unit: 万元\n"}
    for number, department in enumerate(found.departments):
        made = plan(department, Setting(("d", department.name or "甲"), "万元", "2023", "a", Entry()))
        for lang in ("zh", "en"):
            tree = read_tree(made.text(lang), "a.yaml")
            assert not tree.problems
        assert tree.data == made.data
        texts[f"{number}.yaml"] = made.text("zh")
        texts |= tables([made], Path(str(number)), "zh", {})
    proof = proofs(
        [Subject("a.docx", paper, [one for one in texts if one[0].isdigit() and one.endswith(".yaml")])],
        texts,
    )["a.docx"]
    told = said_in(found)
    origins = {cell.origin for row in grid.rows for cell in row if cell and cell.text.strip()}
    assert {one.origin for one in (*proof.cells, *proof.lines)} >= origins
    read = (one for one in (*proof.cells, *proof.lines) if one.origin in origins - found.context)
    lost = [one for one in read if one.verdict is Verdict.LOST]
    assert [one for one in lost if bare(one.text) not in told and one.text not in OWN_WORDS] == []


def bare(text: str) -> str:
    """A text as messages shorten it, and without the label that it stands behind."""
    return squeezed(text).split("：")[-1][:40]


def squeezed(text: str) -> str:
    """Without white space, which messages show in ways of their own."""
    return "".join(text.replace("⏎", "").split())


def said_in(found: Draft) -> str:
    """Everything that the report says of what was not imported, and units, which a map settles."""
    refused = [message(one, "zh") for one in found.findings]
    units = [department.facts.get("unit", "") for department in found.departments]
    return squeezed("|".join((*refused, *units, *(one.text for one in found.unused))))
