"""A page as text: a view through a template, or a diagnostic that names the template and its line.

In: jobs (template name and view) and the workspace's own templates, if any. Out: `Rendered`, one a job, in order. With
own templates the pages are made in a process of its own, which can be stopped (see `guarded`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from perfcli.diagnostics import Diagnostic, Kind, Span, Text, diagnose
from perfcli.report import kinds
from perfcli.report.environment import LimitError, html_environment, markdown_environment
from perfcli.report.loader import OFFICE_SUFFIXES, Unreadable, UnusableError, shipped_folder
from perfcli.report.office_template import render_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType


MAX_OUTPUT = 64 * 1024 * 1024
"""Characters of one page; a province's largest county table has some two million."""

_LIMITS = {
    "power": Text("乘方的数太大", "the numbers of a power are too large"),
    "repeat": Text("重复的次数太多", "too many repetitions"),
    "range": Text("range 的次数太多", "the range is too long"),
    "output": Text("页面太长", "the page is too long"),
    "depth": Text("宏或引用一层套一层，没有尽头", "macros or includes nest without end"),
    "memory": Text("占用的内存太多", "it takes too much memory"),
    "time": Text("用的时间太长", "it takes too long"),
}
_UNREADABLE = {
    "outside": Text("链接指向文件夹之外", "the link leads out of the folder"),
    "encoding": Text("不是 UTF-8", "it is not UTF-8"),
    "large": Text("文件太大", "it is too large"),
    "not-office": Text("不是 Word 或 Excel 文件，或者已经损坏", "it is no Word or Excel file, or is damaged"),
    "macros": Text("带有宏", "it holds macros"),
    "doctype": Text("里面有 Office 文件不该有的内容", "it holds what no Office file should"),
}


class Job(NamedTuple):
    """One page to make: the template's name, and the view that it reads as `page`."""

    template: str
    page: object


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a page could not be made: a kind's code, place and reason; plain data, so that it can cross processes."""

    code: str
    template: str
    path: str
    line: int
    reason: str
    key: str = ""
    """Names a sentence of ours, in both languages, in place of `reason`."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page, or why there is none. A page in Word or Excel is `data`."""

    text: str = ""
    fault: Fault | None = None
    data: bytes = b""

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.data or self.text.encode()

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """The fault as a diagnostic."""
        return () if self.fault is None else (told(self.fault),)


def render_all(jobs: Sequence[Job], own: Path | None = None) -> Iterator[Rendered]:
    """Make pages in this process, one after another."""
    html, plain = html_environment(own), markdown_environment(own)
    for job in jobs:
        environment = plain if job.template.endswith(".md.j2") else html
        try:
            if job.template.endswith(OFFICE_SUFFIXES):
                yield Rendered(data=render_office(job.template, job.page, own))
                continue
            yield Rendered(_joined(environment.get_template(job.template).generate(page=job.page)))
        except Exception as error:  # noqa: BLE001 - a template may fail in any way, and never with a traceback
            yield Rendered(fault=_fault(error, job.template, own))


def render(template: str, page: object, own: Path | None = None) -> Rendered:
    """Make one page in this process."""
    return next(iter(render_all((Job(template, page),), own)))


def _joined(pieces: Iterable[str]) -> str:
    """The pieces of a page, within bounds."""
    found: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MAX_OUTPUT:
            raise LimitError("output")
        found.append(piece)
    return "".join(found)


def _fault(error: Exception, template: str, own: Path | None) -> Fault:
    """What an exception out of Jinja means to the one who wrote the template."""
    folders = [str(folder) for folder in (own, shipped_folder()) if folder]
    path, line = _place(error.__traceback__, folders)
    name = _name(path, folders) or template
    where = "".join(f"{note}：" for note in getattr(error, "__notes__", ()))
    if isinstance(error, TemplateSyntaxError):
        # a line of a Word or Excel file's inside would help no one
        line = 1 if template.endswith(OFFICE_SUFFIXES) else error.lineno
        path, reason = error.filename or path, where + (error.message or "")
        return Fault(kinds.TEMPLATE_SYNTAX.code, error.name or name, path, line, reason)
    if isinstance(error, TemplateNotFound):
        return Fault(kinds.TEMPLATE_MISSING.code, str(error.name), path, line, "")
    if isinstance(error, (Unreadable, UnusableError)):
        return _unusable(error, name, path)
    if isinstance(error, (LimitError, RecursionError, MemoryError, OverflowError)):
        key = {"RecursionError": "depth", "MemoryError": "memory", "OverflowError": "repeat"}
        found = key.get(type(error).__name__, str(error))
        return Fault(kinds.TEMPLATE_LIMIT.code, name, path, line, found, found)
    code = kinds.TEMPLATE_UNSAFE.code if isinstance(error, SecurityError) else kinds.TEMPLATE_FAILED.code
    reason = where + (
        str(error)
        if isinstance(error, (UndefinedError, SecurityError))
        else f"{type(error).__name__}: {error}"
    )
    return Fault(code, name, path, line, reason[:300])


def _unusable(error: Unreadable | UnusableError, name: str, path: str) -> Fault:
    """A file that is there but cannot be used."""
    if isinstance(error, UnusableError):
        return Fault(kinds.OFFICE_TEMPLATE.code, name, path, 1, str(error), str(error))
    return Fault(kinds.TEMPLATE_UNREADABLE.code, name, error.path, 1, error.reason, error.reason)


def _place(traceback: TracebackType | None, folders: list[str]) -> tuple[str, int]:
    """The innermost template line of a traceback."""
    place = ("", 1)
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if any(file.startswith(folder) for folder in folders):
            place = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _name(path: str, folders: list[str]) -> str:
    """A template's name, from its path."""
    for folder in folders:
        if path.startswith(folder):
            return Path(path).relative_to(folder).as_posix()
    return ""


def told(fault: Fault) -> Diagnostic:
    """A fault as a diagnostic at the template's line."""
    kind: Kind = next(kind for kind in kinds.ALL if kind.code == fault.code)
    reason = (_LIMITS | _UNREADABLE).get(fault.key) or Text(fault.reason, fault.reason)
    path = fault.path or fault.template
    return diagnose(kind, Span(path, fault.line, 1, fault.line, 1), template=fault.template, reason=reason)
