"""The closing line of a run: how many files, how many findings of each severity, how many waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Severity

if TYPE_CHECKING:
    from perfcli.output.page import Page


def summary(page: Page) -> str:
    """One line."""
    count = dict.fromkeys(Severity, 0)
    for found in page.diagnostics:
        count[found.severity] += 1
    error, warning, remark = count[Severity.ERROR], count[Severity.WARNING], count[Severity.REMARK]
    if page.lang == "zh":
        waived = f"，豁免 {page.waived}" if page.waived else ""
        return f"检查了 {page.files} 个文件：错误 {error}，警告 {warning}，提示 {remark}{waived}"
    waived = f", {page.waived} waived" if page.waived else ""
    files = "1 file" if page.files == 1 else f"{page.files} files"
    return f"Checked {files}: {_many(error, 'error')}, {_many(warning, 'warning')}, {_many(remark, 'remark')}{waived}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
