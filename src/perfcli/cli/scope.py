"""What `validate` makes of its options on rules and baselines. In: options as typed. Out: what the use case takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import typer

from perfcli.cli import console
from perfcli.cli.words import say
from perfcli.loading.setting_keys import LEVELS, OFF, level, rules

if TYPE_CHECKING:
    from pathlib import Path

    from perfcli.cli.session import Session
    from perfcli.output.page import Page
    from perfcli.work.scope import Asked
    from perfcli.work.validate import Verdict


class BaselineWish(NamedTuple):
    """What is to be done with a baseline."""

    file: Path | None
    write: Path | None = None
    update: bool = False
    show: bool = False
    ignored: bool = False
    """Whether this run looks through it, as it looks through waivers."""


def codes(given: list[str] | None) -> tuple[str, ...]:
    """Words as typed: an option for each, or several in one with commas."""
    return tuple(
        code.strip() for one in given or () for code in one.replace("，", ",").split(",") if code.strip()
    )


def asked_of(
    select: list[str] | None, ignore: list[str] | None, severity: list[str] | None, rule_set: str | None
) -> Asked:
    """What the command line asks over the settings.

    Raises:
        BadParameter: for what is no level and no rule set.
    """
    from perfcli.work.scope import Asked

    levels = []
    for one in codes(severity):
        code, _, word = one.partition("=")
        if word != OFF and level(word) is None:
            known = " ".join((*LEVELS, OFF))
            raise typer.BadParameter(
                say(
                    f"--severity 要写成 编码=级别（{known}）：{one}",
                    f"write --severity CODE=LEVEL ({known}): {one}",
                )
            )
        levels.append((code.strip(), level(word)))
    if rule_set is not None and rules(rule_set) is None:
        raise typer.BadParameter(
            say(f"--rules 要写年份或 latest：{rule_set}", f"write --rules with a year or latest: {rule_set}")
        )
    return Asked(codes(select), codes(ignore), tuple(levels), rule_set or "")


def with_baseline(session: Session, verdict: Verdict, wish: BaselineWish) -> Verdict:
    """The verdict seen against the baseline, which is written or made smaller first when that is asked for."""
    settings = session.settings
    file = str(wish.file or (settings.root / settings.baseline if settings.baseline else ""))
    if (wish.update or wish.show) and not file and wish.write is None:
        raise typer.BadParameter(
            say(
                "还没有基线：用 --baseline 指明，或在设置里写 baseline",
                "there is no baseline: name it with --baseline, or set `baseline`",
            )
        )
    if wish.write is None and (wish.ignored or not file):
        return verdict
    from perfcli.files import relative
    from perfcli.work import baseline

    if wish.write is not None:
        file = str(wish.write)
        _write(session, wish.write, baseline.text_of(baseline.of(verdict.diagnostics, file)))
    found = baseline.read(relative(file))
    if wish.update and not found.faults:
        from pathlib import Path

        entries = baseline.shrunk(verdict, found)
        _write(session, Path(file), baseline.text_of(entries))
        found = found._replace(entries=entries)
    return verdict if wish.ignored else baseline.against(verdict, found)


def _write(session: Session, path: Path, text: str) -> None:
    """Write a baseline, and say so."""
    from perfcli.files import FileError, write_text
    from perfcli.loading.file_faults import file_fault

    try:
        write_text(path, text)
    except FileError as error:
        raise session.fail((file_fault(error),)) from None
    count = text.count("\n") - 3
    session.say(f"已写 {path}：{count} 行", f"written {path}: {count} lines")


def show_settings(session: Session, asked: Asked, form: str) -> None:
    """Print the settings that hold."""
    from perfcli.work.show_settings import as_json, as_text

    console.out(
        as_json(session.settings, asked)
        if form.startswith("json")
        else as_text(session.settings, asked, session.lang)
    )


def show_statistics(page: Page, form: str) -> None:
    """Print how often each code was found."""
    from perfcli.output.statistics import as_json, render

    console.out(as_json(page) if form.startswith("json") else render(page))
