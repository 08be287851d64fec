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
        known = f"，基线内 {page.known}" if page.known else ""
        counted = f"检查了 {page.files} 个文件：错误 {error}，警告 {warning}，提示 {remark}"
        return f"{counted}{waived}{known}{_newer(page)}"
    waived = f", {page.waived} waived" if page.waived else ""
    known = f", {page.known} in the baseline" if page.known else ""
    files = "1 file" if page.files == 1 else f"{page.files} files"
    counted = f"{_many(error, 'error')}, {_many(warning, 'warning')}, {_many(remark, 'remark')}"
    return f"Checked {files}: {counted}{waived}{known}{_newer(page)}"


def _newer(page: Page) -> str:
    """How many rules are off because they are newer than the rule set, and how to see them."""
    count = len(page.newer)
    if not count:
        return ""
    if page.lang == "zh":
        return f"；有 {count} 条更新的规则没有启用，用 --rules latest 看"
    return f"; {_many(count, 'newer rule')} off, --rules latest shows them"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
