"""The workpaper (审计底稿) of what was audited, written whole. In: audits. Out: the path, or why it was not written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.files import FileError, write_bytes
from perfcli.formats import workpaper_xlsx
from perfcli.formats.workpaper_xlsx import Heading
from perfcli.output.words import message
from perfcli.report.office import lacking
from perfcli.work.audit import verdict
from perfcli.work.score import refuse_folder, unwritable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfcli.auditing.model import Finding
    from perfcli.diagnostics import Diagnostic
    from perfcli.model.profile import Profile
    from perfcli.work.audit import Audited

NAME = "审计底稿.xlsx"


class Made(NamedTuple):
    """The workpaper's path, or what stopped it."""

    path: str = ""
    fatal: tuple[Diagnostic, ...] = ()


def write_workpaper(audited: Sequence[Audited], profile: Profile, out: Path) -> Made:
    """One workbook with a sheet for each table; with nothing to check there is none."""
    files = [one for one in audited if one.audits]
    if not files:
        return Made()
    if refused := (*lacking(("xlsx",)), *refuse_folder(out, [one.path.partition("!")[0] for one in audited])):
        return Made(fatal=refused)
    sheets = [(Heading(one.path, profile, verdict((one,)).zh, _said), one.audits) for one in files]
    path = out / NAME
    try:
        write_bytes(path, workpaper_xlsx.write(sheets))
    except FileError as error:
        return Made(fatal=unwritable(error))
    return Made(str(path))


def _said(found: Finding) -> str:
    return message(found.diagnostic(""), "zh")
