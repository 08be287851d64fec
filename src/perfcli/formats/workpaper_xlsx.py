"""审计底稿 as an Excel workbook with living formulas: the printed cell beside the recomputed one, the difference, the finding.

In: audits, the profile's name and rounding. Out: bytes, the same for the same audits. A text is always a text.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcli.auditing.formulas import rounded
from perfcli.formats.xlsx_layout import Names
from perfcli.formats.xlsx_sheet import LINE, MAX_HEIGHT, Looks
from perfcli.printout import lines_of
from perfcli.quantity import show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfcli.auditing.model import Audit, Checked, Finding
    from perfcli.model.profile import Profile

MODULES = ("xlsxwriter",)
HEADERS = ("指标", "原表位置", "指标值\n（预算数）", "实际完成值\n（执行数）", "指标值\n（数）", "实际\n（数）", "分值", "原得分", "重算得分", "差额", "依据和发现")  # fmt: skip
WIDTHS = (24, 20, 15, 15, 10, 10, 8, 9, 10, 9, 52)
FIRST = 5
"""The first row below the header, from 1."""
_YEAR = 2000
_FACE = 10_000
HUNDRED = Decimal(100)


class Heading(NamedTuple):
    """What stands above every sheet."""

    path: str
    profile: Profile
    verdict: str
    said: Callable[[Finding], str]
    """A finding in one line."""


def write(files: Sequence[tuple[Heading, Sequence[Audit]]]) -> bytes:
    """One workbook: a sheet for each table."""
    import xlsxwriter  # noqa: PLC0415 - of an extra

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {"title": "审计底稿", "author": "perfcli", "created": datetime(_YEAR, 1, 1, tzinfo=UTC)}
    )
    looks, names = Looks(book), Names()
    for heading, audits in files:
        for audit in audits:
            _Sheet(book.add_worksheet(names.give(audit.table.name or "底稿")), looks, heading, audit).fill()
    book.close()
    return out.getvalue()


class _Sheet:
    """One table's sheet."""

    def __init__(self, sheet: Any, looks: Looks, heading: Heading, audit: Audit) -> None:  # noqa: ANN401
        self.sheet, self.looks, self.heading, self.audit = sheet, looks, heading, audit
        self.cell = looks.of(border=1)
        self.number = looks.of(border=1, num_format="0.00##", align="right")
        self.bold = looks.of(border=1, bold=True)
        self.bold_number = looks.of(border=1, bold=True, num_format="0.00##", align="right")
        self.wrong = looks.of(border=1, num_format="0.00##", align="right", bold=True, bg_color="#FCE4D6")

    def fill(self) -> None:
        """Write everything."""
        self._head()
        for at, row in enumerate(self.audit.rows):
            self._row(FIRST + at, row)
        end = FIRST + len(self.audit.rows)
        self._total(end)
        self._findings(end + 3)
        self._page()

    def _head(self) -> None:
        last = len(WIDTHS) - 1
        for at, width in enumerate(WIDTHS):
            self.sheet.set_column(at, at, width)
        title = f"审计底稿：{self.audit.table.name}"[:200]
        self.sheet.merge_range(0, 0, 0, last, title, self.looks.of(bold=True, font_size=16, align="center"))
        profile = self.heading.profile
        said = f"原表：{self.heading.path}　评分方案：{profile.title}（{profile.profile.name}）"
        self.sheet.merge_range(1, 0, 1, last, said[:_FACE], self.looks.of())
        self.sheet.merge_range(
            2, 0, 2, last, f"结论：{self.heading.verdict}"[:_FACE], self.looks.of(bold=True)
        )
        head = self.looks.of(border=1, bold=True, align="center", bg_color="#D9E1F2")
        self.sheet.set_row(0, 26)
        self.sheet.set_row(FIRST - 2, 2 * LINE + 5)
        for at, text in enumerate(HEADERS):
            self.sheet.write_string(FIRST - 2, at, text, head)

    def _row(self, line: int, row: Checked) -> None:
        """One row; `line` counts from 1 as in formulas."""
        printed = next(
            (one for one in self.audit.table.rows if one.place == row.place and one.name == row.name), None
        )
        target, actual = (printed.target, printed.actual.text) if printed else self._money()
        texts = (row.name, row.place, target, actual)
        for at, text in enumerate(texts):
            self.sheet.write_string(line - 1, at, text[:_FACE], self.cell)
        for at, value in ((4, row.target), (5, row.actual), (6, row.weight), (7, row.published)):
            self._number(line, at, value)
        wrong = row.recomputed is not None and row.published not in (None, row.recomputed)
        self._formula(line, 8, _of_row(row, line), row.recomputed, wrong=wrong)
        size = None if row.published is None or row.recomputed is None else row.published - row.recomputed
        self._formula(line, 9, f"H{line}-I{line}" if size is not None else "", size, wrong=wrong)
        said = self._said(row)[:_FACE]
        self.sheet.write_string(line - 1, 10, said, self.cell)
        self._height(line - 1, *zip((*texts, said), (*WIDTHS[:4], WIDTHS[10]), strict=True))

    def _money(self) -> tuple[str, str]:
        """Budget and execution as they are printed."""
        money = self.audit.table.money
        return ((money.adjusted.text or money.initial.text), money.executed.text) if money else ("", "")

    def _said(self, row: Checked) -> str:
        """The rule, and which findings below are about this row."""
        numbered = enumerate(self.audit.findings, 1)
        found = "、".join(str(at) for at, one in numbered if row.name in one.name.split("、"))
        why = row.why.zh if row.judged else f"未重算：{row.why.zh}"
        return f"{why}\n见下面不符第 {found} 处" if found else why

    def _total(self, line: int) -> None:
        """Sums, and the grade by the total."""
        audit, rounding = self.audit, self.heading.profile.rounding
        last = line - 1
        for at in range(len(WIDTHS)):
            self.sheet.write_blank(line - 1, at, None, self.cell)
            self.sheet.write_blank(line, at, None, self.cell)
        self.sheet.write_string(line - 1, 0, "合计", self.bold)
        weights = sum((row.weight or Decimal(0) for row in audit.rows), Decimal(0))
        self._formula(line, 6, f"SUM(G{FIRST}:G{last})", weights)
        self._number(line, 7, audit.table.total.value)
        extra = "".join(f"+{show(one.value)}" for one in audit.table.extra if one.value is not None)
        scaled = f"*100/{show(audit.out_of)}" if audit.out_of != HUNDRED else ""
        whole = rounded(f"(SUM(I{FIRST}:I{last}){extra}){scaled}", rounding.places, rounding.mode)
        self._formula(line, 8, whole, audit.total)
        if audit.table.total.value is not None and audit.total is not None:
            size = audit.table.total.value - audit.total
            self._formula(line, 9, f"H{line}-I{line}", size, wrong=bool(size))
        printed = sum((row.published or Decimal(0) for row in audit.rows), Decimal(0))
        self.sheet.write_string(line, 0, "原得分逐行合计，重算等级", self.bold)
        self._formula(line + 1, 7, f"SUM(H{FIRST}:H{last})", printed)
        self.sheet.write_string(
            line - 1, 10, f"原等级 {audit.before or '—'}，重算等级 {audit.after or '—'}", self.bold
        )
        if audit.after:
            self.sheet.write_formula(line, 8, f"={self._grade(line)}", self.bold, audit.after)

    def _grade(self, line: int) -> str:
        """The grade table as nested conditions on the recomputed total."""
        grades = self.audit.table.thresholds or tuple((g.grade, g.least) for g in self.heading.profile.totals)
        formula = '""'
        for label, least in reversed(grades):
            text = '"' + label.replace('"', '""') + '"'
            formula = text if least is None else f"IF(I{line}>={show(least)},{text},{formula})"
        return formula

    def _findings(self, line: int) -> None:
        """Every contradiction once more, in full."""
        last = len(WIDTHS) - 1
        self.sheet.merge_range(line - 1, 0, line - 1, last, f"不符 {len(self.audit.findings)} 处", self.bold)
        for at, found in enumerate(self.audit.findings):
            text = f"{at + 1}. {self.heading.said(found)}　位置：{'、'.join(found.places)}"
            self.sheet.merge_range(line + at, 0, line + at, last, text[:_FACE], self.cell)
            self._height(line + at, (text[:_FACE], sum(WIDTHS)))
        end = line + len(self.audit.findings) + 1
        sign = "编制人：　　　　　　　　复核人：　　　　　　　　日期："
        self.sheet.merge_range(end, 0, end, last, sign, self.looks.of())

    def _height(self, at: int, *texts: tuple[str, float]) -> None:
        """A row high enough for its texts, each in a column so many characters wide."""
        lines = max(lines_of(text, max(2, int(width * 0.95))) for text, width in texts)
        self.sheet.set_row(at, min(MAX_HEIGHT, lines * LINE + 5))

    def _page(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(FIRST - 2)
        self.sheet.freeze_panes(FIRST - 1, 1)
        self.sheet.set_footer("&C第 &P 页 共 &N 页")
        self.sheet.set_margins(left=0.4, right=0.4)

    def _number(self, line: int, at: int, value: Decimal | None) -> None:
        if value is None:
            self.sheet.write_blank(line - 1, at, None, self.cell)
        else:
            self.sheet.write_number(line - 1, at, float(value), self.number)

    def _formula(
        self, line: int, at: int, formula: str, value: Decimal | None, *, wrong: bool = False
    ) -> None:
        look = self.wrong if wrong else self.number
        if not formula:
            self._number(line, at, value)
        else:
            self.sheet.write_formula(line - 1, at, f"={formula}", look, "" if value is None else float(value))


def _of_row(row: Checked, line: int) -> str:
    """The row's formula with its own cells; what is not recomputed refers to the printed points."""
    template = row.formula
    if not template and not row.judged and row.published is not None:
        template = "{s}" if row.weight is None else "MIN({s},{w})"
    if row.recomputed is None:
        return ""
    return template.format(t=f"E{line}", a=f"F{line}", w=f"G{line}", s=f"H{line}")
