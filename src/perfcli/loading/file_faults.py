"""What `files` could not open or decode, as diagnostics. In: a `FileError`. Out: PF010-PF013."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Diagnostic, Span, Text, diagnose
from perfcli.loading import kinds

if TYPE_CHECKING:
    from perfcli.diagnostics import Argument
    from perfcli.files import FileError

_REASONS = {
    "folder": Text("是文件夹", "it is a folder"),
    "special": Text("不是普通文件", "it is not an ordinary file"),
    "denied": Text("没有读取权限", "permission denied"),
    "unreadable": Text("系统读取出错", "the system could not read it"),
}


def file_fault(error: FileError) -> Diagnostic:
    """What `files` could not do, as a diagnostic."""
    place = Span(error.path)
    if error.reason == "missing":
        return diagnose(kinds.MISSING_FILE, place, path=error.path)
    if error.reason == "large":
        return diagnose(kinds.TOO_LARGE, place, limit=int(error.detail))
    if error.reason == "encoding":
        line, column, guess = error.detail.split(":", 2)
        place = Span(error.path, int(line), int(column), int(line), int(column) + 1)
        said: Argument = Text(f"，像是 {guess}", f"; it looks like {guess}") if guess else Text("", "")
        return diagnose(kinds.ENCODING, place, guess=said)
    return diagnose(kinds.UNREADABLE, place, reason=_REASONS.get(error.reason, _REASONS["unreadable"]))
