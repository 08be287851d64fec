"""A 自评表 in the shape of our own printed form, with scores, as a file of any format."""

from __future__ import annotations

import html
from importlib import import_module
from typing import NamedTuple

from perfcli.printout import Cell, Ends, Grid, Printout, Row, Section
from perfcli.report.parts import SIGN, amount, centred, classes, head, label

WIDTHS = (12, 12, 21, 15, 12, 8, 8, 20)
MONEY = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析\n及改进措施",
)
FORMATS = ("docx", "xlsx", "pdf", "html", "csv", "txt")

LINES = (
    ("产出指标", "数量指标", "举办培训班期数", "≥100期", "98期", "20", "19.6"),
    ("产出指标", "质量指标", "培训合格率", "≥95%", "95%", "20", "20"),
    ("产出指标", "成本指标", "人均培训成本", "≤400元", "500元", "10", "8"),
    ("效益指标", "社会效益指标", "工作水平提升", "明显提升", "达成预期指标", "15", "14"),
    ("效益指标", "社会效益指标", "投诉起数", "≤3起", "3起", "15", "15"),
    ("满意度指标", "服务对象满意度指标", "参训人员满意度", "≥90%", "60%", "10", "6.67"),
)


class Form(NamedTuple):
    """What the form says."""

    money: tuple[str, ...] = ("100", "100", "95.5", "10", "95.50%", "9.55")
    funds: tuple[str, ...] = ("100", "100", "95.5", "", "", "")
    lines: tuple[tuple[str, ...], ...] = LINES
    weight: str = "100"
    total: str = "92.82"
    grade: str = "优"

    def line(self, at: int, column: int, text: str) -> Form:
        """The form with one cell of one indicator changed."""
        row = (*self.lines[at][:column], text, *self.lines[at][column + 1 :])
        return self._replace(lines=(*self.lines[:at], row, *self.lines[at + 1 :]))


def facts(form: Form) -> tuple[Row, ...]:
    """The part above the indicators."""
    return (
        Row((label("项目名称"), Cell("干部培训", columns=7))),
        Row((label("主管部门"), Cell("县财政局", columns=3), label("实施单位"), Cell("县财政局", columns=3))),
        Row((label("项目资金\n（万元）", rows=3), label(""), *(label(name) for name in MONEY))),
        Row((Cell("年度资金总额"), *(amount(text) for text in form.money))),
        Row((Cell("其中：一般公共预算"), *(amount(text) for text in form.funds))),
    )


def section(form: Form) -> Section:
    """The form as a section of a printout."""
    rows = [
        Row((*classes((line[0], 1), (line[1], 1)), Cell(line[2]), centred(line[3]), centred(line[4]), amount(line[5]), centred(line[6]), Cell("")))
        for line in form.lines
    ]  # fmt: skip
    total = Row((label("总分", columns=5), amount(form.weight), amount(form.total), centred(form.grade)))
    blocks = (
        Ends("填报单位：县财政局", "单位：万元"),
        Grid("表", WIDTHS, facts(form), form=True),
        Grid("绩效指标", WIDTHS, (head(*HEADS), *rows, total), head=1, joined=True),
        SIGN,
    )
    return Section("自评", "干部培训2022年度项目支出绩效自评表", (), "", blocks, portrait=True)


def written(form: Form, suffix: str) -> bytes:
    """The form as a file."""
    if suffix in ("docx", "xlsx", "pdf"):
        made: bytes = import_module(f"perfcli.formats.{suffix}_out").write(Printout("自评表", 2022, (section(form),))).data  # fmt: skip
        return made
    table = cells(form)
    if suffix == "txt":
        return "\n".join("\t".join(row) for row in table).encode()
    if suffix == "csv":
        return "\n".join(",".join(f'"{text}"' for text in row) for row in table).encode()
    rows = "".join(f"<tr>{''.join(f'<td>{html.escape(text)}</td>' for text in row)}</tr>" for row in table)
    return f"<html><meta charset=utf-8><p>2022年度项目支出绩效自评表</p><table>{rows}</table></html>".encode()


def cells(form: Form) -> list[list[str]]:
    """The form as plain rows."""
    return [
        ["项目名称", "干部培训", "", "", "", "", "", ""],
        ["主管部门", "县财政局", "", "", "实施单位", "县财政局", "", ""],
        ["项目资金（万元）", "", *MONEY],
        ["", "年度资金总额", *form.money],
        ["", "其中：一般公共预算", *form.funds],
        [text.replace("\n", "") for text in HEADS],
        *([*line, ""] for line in form.lines),
        ["总分", "", "", "", "", form.weight, form.total, form.grade],
    ]
