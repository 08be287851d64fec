"""Findings in the formats that were asked for: one on standard output, any number of others into files in the same run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from perfcli.cli.words import say
from perfcli.output.formats import FORMATS

if TYPE_CHECKING:
    from perfcli.cli.session import Session
    from perfcli.output.page import Page


class Wanted(NamedTuple):
    """One report: its format, and the file that it goes into."""

    form: str
    path: Path


def _known(name: str) -> str:
    """A format by its name."""
    if name not in FORMATS:
        import difflib

        near = difflib.get_close_matches(name, FORMATS, 1)
        asked = say(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ""
        known = " ".join(FORMATS)
        raise typer.BadParameter(
            say(
                f"没有这种格式：{name}{asked}（可用：{known}）",
                f"no such format: {name}{asked} (one of: {known})",
            )
        )
    return name


def reports(given: list[str] | None) -> tuple[Wanted, ...]:
    """The reports asked for, each as `FORMAT=PATH`."""
    found = []
    for one in given or ():
        name, joint, path = one.partition("=")
        if not joint or not path:
            raise typer.BadParameter(
                say(
                    f"--report 要写成 格式=文件，如 sarif=out.sarif：{one}",
                    f"write --report FORMAT=PATH: {one}",
                )
            )
        found.append(Wanted(_known(name), Path(path)))
    return tuple(found)


def write_reports(session: Session, wanted: tuple[Wanted, ...], page: Page) -> None:
    """Write the reports; what cannot be written ends the run."""
    from dataclasses import replace

    from perfcli.files import FileError, write_text
    from perfcli.loading.file_faults import file_fault
    from perfcli.output.formats import render

    for form, path in wanted:
        try:
            write_text(path, render(form, replace(page, color=False)))
        except FileError as error:
            raise session.fail((file_fault(error),)) from None


FormatOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--output-format",
        metavar="FORMAT",
        callback=_known,
        help=say(f"输出格式：{' '.join(FORMATS)}", f"Format of the findings: {' '.join(FORMATS)}."),
        autocompletion=lambda: list(FORMATS),
    ),
]
ReportsOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FORMAT=PATH",
        help=say(
            "另用一种格式写进文件，可以写几次，如 --report sarif=out.sarif",
            "Another format into a file, as often as you like: --report sarif=out.sarif",
        ),
        show_default=False,
    ),
]
