"""`perfcli verify`: whether scores still follow from their inputs, and whether a printed check code belongs to these files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.inputs import usable_targets
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from perfcli.work.codes import Found
    from perfcli.work.targets import Targets
    from perfcli.work.verify import Given, Receipt, Verified

WhatArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="RECEIPT|CODE",
        help=say(
            "scores.json 或它所在的文件夹；也可以是纸上的校验码",
            "A scores.json or its folder; or a check code from paper.",
        ),
    ),
]
ActualsOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--actuals", help=say("实际完成值表现在在哪里", "Where the actuals are now."), show_default=False
    ),
]
SupersedesOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--supersedes",
        help=say(
            "被更正的表现在在哪里，早的在前", "Where the superseded tables are now, the earliest first."
        ),
        show_default=False,
    ),
]
SpendingOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--spending", help=say("支出表现在在哪里", "Where the spending is now."), show_default=False
    ),
]
CodeOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--code",
        help=say("纸上的校验码：是不是这些文件的", "A check code from paper: does it belong to these files?"),
        show_default=False,
    ),
]
CheckOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--check", help=say("复核表现在在哪里", "Where the table of the check is now."), show_default=False
    ),
]
SignersOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--signers",
        help=say(
            "允许签名人的文件（默认工作区里的 allowed_signers）",
            "File of allowed signers (default: allowed_signers in the workspace).",
        ),
        show_default=False,
    ),
]


def verify(
    what: WhatArgument,
    targets: options.TargetsOption = None,
    actuals: ActualsOption = None,
    supersedes: SupersedesOption = None,
    spending: SpendingOption = None,
    check: CheckOption = None,
    code: CodeOption = None,
    signers: SignersOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
) -> None:
    from perfcli.work.codes import code_in
    from perfcli.work.verify import Given

    path = Path(what)
    there = os.path.exists(path)  # noqa: PTH110 - a Path raises on names that are too long
    session = _session(targets, path if there else None, lang, color, config)
    if code is None and not there and code_in(what):
        raise _by_code(session, what, None, targets)
    if code is not None:
        raise _by_code(session, code, path, targets)
    receipt = _receipt(session, path)
    loaded = usable_targets(session, targets, receipt.card.year, whole=True)
    given = Given(
        tuple(map(str, actuals or ())),
        tuple(map(str, supersedes or ())),
        str(spending or ""),
        str(check or ""),
        signers,
    )
    raise _compared(session, receipt, loaded, given)


verify.__doc__ = say(
    "核对评分结果：按收据里的输入重算，说相等还是哪里变了；或核对纸上的校验码。退出码：0 相等，1 不同，2 无法核对。",
    "Score a receipt's inputs again and say what differs; or look up a check code. Exit 0: equal; 1: different; 2: cannot be told.",
)


def _session(
    targets: Path | None,
    near: Path | None,
    lang: options.Lang | None,
    color: options.Color,
    config: Path | None,
) -> Session:
    """The workspace of the targets that were named, else the one around the receipt, else the working folder's."""
    session = start(targets or near, lang, color, config)
    return session if targets or session.settings.file else start(None, lang, color, config)


def _receipt(session: Session, path: Path) -> Receipt:
    from perfcli.work.verify import read_receipt

    receipt, problems = read_receipt(path)
    if receipt is None:
        changed = any(found.kind.name == "scores-changed" for found in problems)
        raise session.fail(problems, console.FINDINGS if changed else console.USAGE)
    return receipt


def _compared(session: Session, receipt: Receipt, loaded: Targets, given: Given) -> typer.Exit:
    """Print what the comparison says."""
    from perfcli.work.verify import verify as run

    verified, problems = run(receipt, loaded, given)
    if verified is None:
        session.say(
            "无法核对：收据里的输入没有找齐，请用 --targets、--actuals、--supersedes、--spending、--check 说明它们现在在哪里",
            "cannot be verified: inputs of the receipt were not found; say where they are with --targets, --actuals, --supersedes, --spending, --check",
        )
        return session.fail(problems)
    console.out(_text(session, verified))
    return typer.Exit(console.OK if verified.good else console.FINDINGS)


def _text(session: Session, verified: Verified) -> str:
    from perfcli.diagnostics import Text
    from perfcli.output.verdict import Verdict, render

    card, signature = verified.receipt.card, verified.signature
    said = Text(f"  签名：{signature.said.zh}", f"  signature: {signature.said.en}")
    verdict = Verdict(
        card.check, len(card.scores), card.receipt.version, verified.version, verified.found, verified.beside,
        Text("", "") if signature.state == "none" else said,
    )  # fmt: skip
    return render(verdict, session.lang)


def _by_code(session: Session, typed: str, path: Path | None, targets: Path | None) -> typer.Exit:
    """Say what bears a code from paper."""
    from perfcli.work.codes import code_in, grouped

    code = code_in(typed)
    if not code:
        session.say(
            f"“{typed}”不是校验码；校验码像 9D45-A053 或 7KQ2-M9XF-4RTB",
            f"{typed!r} is no check code; they look like 9D45-A053 or 7KQ2-M9XF-4RTB",
        )
        return typer.Exit(console.USAGE)
    found = _bearing(session, code, path, targets)
    shown = grouped(code)
    if not found:
        console.out(
            f"校验码 {shown} 不属于这些文件：纸上印的是另一份，或者印出以后文件改过；填报工作簿的码由 collect 收回时核对\n"
            if session.lang == "zh"
            else f"check code {shown} belongs to none of these files: the paper shows others, or they have changed since; "
            "codes of workbooks that were sent out are checked when collect receives them\n"
        )
        return typer.Exit(console.FINDINGS)
    for one in found:
        console.out(_line(one, shown, session.lang))
    return typer.Exit(console.OK)


def _line(one: Found, code: str, lang: str) -> str:
    said = one.what.of(lang)
    return (
        f"校验码 {code} 属于 {one.path}：{said}\n"
        if lang == "zh"
        else f"check code {code} belongs to {one.path}: {said}\n"
    )


def _bearing(session: Session, code: str, path: Path | None, targets: Path | None) -> list[Found]:
    """Everything with the code: in the file or folder that was named, else in the workspace."""
    from perfcli.work.codes import in_receipts, in_targets, is_score_code, receipts

    if is_score_code(code):
        file = path is not None and path.is_file()
        files = [path] if file and path else receipts([path] if path else _around(session))
        return [*in_receipts(code, files, _loaded(session, targets))]
    loaded = usable_targets(
        session, targets or (path if path and path.suffix != ".json" else None), None, whole=True
    )
    return [*in_targets(code, loaded)]


def _around(session: Session) -> list[Path]:
    """Where score files are looked for: the workspace, and the working folder."""
    return [session.settings.root, Path()]


def _loaded(session: Session, targets: Path | None) -> Targets | None:
    """The targets for public editions of scores; without them, only the scores' own code is known."""
    from datetime import date

    from perfcli.cli.session import targets_folder
    from perfcli.work.targets import load_targets

    folder = targets_folder(targets, session.settings)
    loaded = load_targets(folder, None, session.settings, date.today(), whole=True)  # noqa: DTZ011 - as elsewhere
    return None if loaded.problems else loaded
