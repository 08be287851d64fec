"""`perfcli report`: print the official form and the score report."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.inputs import last_year, usable_scores, usable_spending, usable_targets
from perfcli.cli.monitoring import DayOption, MonitorOption, monitored_table, watched_day
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.work.report import Printed, Request
    from perfcli.work.targets import Targets

FORMATS = ("html", "md", "docx", "xlsx", "pdf", "csv", "txt")
USUAL_FORMATS = "html,md"
FORMS = {
    "目标表": "targets",
    "申报表": "project",
    "评价结果": "scores",
    "自评表": "self",
    "监控表": "monitor",
    "审核表": "review",
    "复核": "check",
    "整改清单": "rectify",
    "结果应用": "results",
    "调整申请表": "adjust",
    "资金": "money",
}


def _names(text: str) -> list[str]:
    """The names in `html,md`."""
    return [
        name.strip().lower() for name in text.replace("，", ",").replace("、", ",").split(",") if name.strip()
    ]


def _formats(text: str) -> list[str]:
    """The formats that were asked for."""
    asked = _names(text)
    unknown = [name for name in asked if name not in FORMATS]
    if unknown or not asked:
        known = ", ".join(FORMATS)
        found = ", ".join(unknown) or text
        raise typer.BadParameter(
            say(f"没有格式 {found}；可用：{known}", f"no format {found}; there are: {known}")
        )
    return list(dict.fromkeys(asked))


def _forms(text: str | None) -> list[str] | None:
    """The forms that were asked for, by their Chinese or English names; None for the usual ones."""
    if text is None:
        return None
    known = list(FORMS.values())
    asked = [FORMS.get(name, name) for name in _names(text)]
    unknown = [name for name in asked if name not in (*known, "all")]
    if unknown or not asked:
        found, shown = ", ".join(unknown) or text, ", ".join([*known, "all"])
        raise typer.BadParameter(
            say(
                f"没有这种表：{found}；可用：{'、'.join(FORMS)}（{shown}）",
                f"no form {found}; there are: {shown}",
            )
        )
    return [name for name in known if name in asked or "all" in asked]


OutOption: TypeAlias = Annotated[Path, typer.Option("--out", help=say("输出文件夹", "Folder for the pages."))]
FormatsOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--format",
        help=say(
            "格式，逗号分隔：html md docx xlsx pdf csv txt",
            "Formats, separated by commas: html md docx xlsx pdf csv txt.",
        ),
    ),
]
FormOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--form",
        help=say(
            "要印哪些表，逗号分隔：目标表 申报表 评价结果 自评表 监控表 审核表 复核 整改清单 结果应用 调整申请表 资金 all。默认：有内容的都印，不含审核表",
            "Forms, separated by commas: targets project scores self monitor review check rectify results adjust money, or all; "
            "by default those that there is something to print of, but for the review sheet.",
        ),
        show_default=False,
    ),
]
BundleOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--bundle",
        help=say(
            "每种表合成一个文件，各部门依次排列（html、md 除外）",
            "One file for each kind of form, with all departments one after another (but for html and md).",
        ),
    ),
]
SpendingOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--spending",
        help=say(
            "支出表 spending.csv 或 .xlsx：自评表里的预算数、执行数、执行率",
            "Table of spending (spending.csv or .xlsx): the money of the self-evaluation forms.",
        ),
        show_default=False,
    ),
]
ForOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="internal|public|congress",
        help=say(
            "印给谁看：internal 内部（全部内容，有不公开的标“内部资料”）、public 公开（不含标明内部或不公开的内容，也不让合计露出它们）、"
            "congress 人大（四页参阅：钱、降低的目标、差和未报、值得问的问题）",
            "For whom: internal (everything, marked 内部资料 where some is closed), public (without what is internal or withheld, "
            "and without sums that would tell of it), congress (four pages: the money, lowered targets, failures, questions worth asking).",
        ),
    ),
]
INTERNAL = frozenset(("review", "check", "rectify", "results"))
"""Working papers."""
READERS = {"内部": "internal", "公开": "public", "人大": "congress"}


def _reader(text: str, forms: list[str] | None) -> str:
    """For whom it is printed; a review sheet is a working paper, and never for the public."""
    reader = READERS.get(text.strip(), text.strip().lower())
    if reader not in READERS.values():
        raise typer.BadParameter(
            say(
                f"没有 --for {text}；可用：internal、public、congress",
                f"no --for {text}; there are: internal, public, congress",
            )
        )
    if reader == "congress" and forms is not None:
        raise typer.BadParameter(
            say(
                "--for congress 只印参阅，不能再用 --form",
                "--for congress prints its own paper; it takes no --form",
            )
        )
    if reader == "public" and forms and INTERNAL.issuperset(forms):
        asked = "、".join(name for name, form in FORMS.items() if form in forms)
        raise typer.BadParameter(
            say(
                f"{asked}是内部工作底稿，不印公开稿",
                f"working papers have no public edition: {', '.join(forms)}",
            )
        )
    return reader


def report(
    targets: options.TargetsOption = None,
    scores: options.ScoresOption = None,
    spending: SpendingOption = None,
    monitor: MonitorOption = None,
    as_of: DayOption = None,
    out: OutOption = Path("out"),
    formats: FormatsOption = USUAL_FORMATS,
    form: FormOption = None,
    bundle: BundleOption = False,
    for_: ForOption = "internal",
    year: options.YearOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.work.disclosure import printed as printed_closed
    from perfcli.work.report import Request
    from perfcli.work.results import consequences
    from perfcli.work.review import remarks
    from perfcli.work.score import refuse_folder
    from perfcli.work.score_approved import adjusted_targets

    asked, forms = _formats(formats), _forms(form)
    reader = _reader(for_, forms)
    on = watched_day(monitor, as_of, reader)
    session = start(targets or scores, lang, color, config, quiet=quiet)
    loaded = usable_targets(session, targets, year, whole=True)
    if refused := refuse_folder(out, (*loaded.inputs, *(str(path) for path in (spending, monitor) if path))):
        raise session.fail(refused)
    card, said = usable_scores(session, scores, loaded)
    money, told = usable_spending(session, spending, loaded)
    if reader == "public":
        forms = [name for name in forms if name not in INTERNAL] if forms else None
    _asked_without_scores(forms, card)
    if twice := consequences(loaded):
        raise session.fail(twice)
    today = date.today()  # noqa: DTZ011 - waivers end with the user's own day
    found = remarks(loaded, session.settings, today) if forms and "review" in forms else {}
    adjusted = adjusted_targets(loaded)
    request = Request(
        loaded.outlines, out, asked, card, loaded.waivers, loaded.root / "templates", forms, bundle, found,
        spending=money.spending if money else {}, money=money.nodes if money else (), deadline=session.settings.rectify_by,
        initial=adjusted.initial if adjusted else {}, approved=adjusted.documents if adjusted else {},
        unrecorded=adjusted.unrecorded if adjusted else (),
    )  # fmt: skip
    if reader == "congress":
        last = last_year(session, targets, loaded)
        request = replace(request, forms=("congress",), last=last.outlines)
    watched = monitored_table(session, loaded, monitor, money, on)
    if watched is not None:
        request, told = replace(request, monitoring=watched.monitoring), (*told, *watched.findings)
    if reader == "public":
        request, closed = _public(session, loaded, request, str(scores), said)
    else:
        closed = tuple(printed_closed(loaded.withheld))
    printed = _printed(session, request)
    session.show(
        (*loaded.findings, *said, *told, *(adjusted.problems if adjusted else ()), *printed.notes, *closed)
    )
    console.out("".join(f"{os.path.normpath(path)}\n" for path in printed.files))
    failed = loaded.findings or (money and money.rejected) or (watched and watched.failed)
    raise typer.Exit(console.FINDINGS if failed else console.OK)


report.__doc__ = say(
    "打印绩效目标表、项目申报表、审核表；给出 scores.json 时再打印评价结果和自评表。",
    "Print the official forms and review sheets; with a scores.json, the score report and self-evaluation forms too.",
)


def _asked_without_scores(forms: list[str] | None, card: Scorecard | None) -> None:
    """Forms of a check and of results, asked for by name, need scores; nothing would be printed without a word."""
    asked = forms if forms and len(forms) < len(FORMS) else []
    if "check" in asked and (card is None or card.checked is None):
        raise typer.BadParameter(
            say(
                "复核要用 score --check 算出的 scores.json（--scores）",
                "the check needs a scores.json that was scored with --check",
            )
        )
    if card is None and not {"rectify", "results"}.isdisjoint(asked):
        raise typer.BadParameter(
            say(
                "整改清单、结果应用要写 --scores",
                "what must be put right and the use of results need --scores",
            )
        )


def _public(
    session: Session, loaded: Targets, request: Request, scores: str, said: Sequence[Diagnostic]
) -> tuple[Request, tuple[Diagnostic, ...]]:
    """The same for the public, and what is to be said of it; scores of other texts may tell what has since been closed."""
    from perfcli.work.public import for_public
    from perfcli.work.report import of_public

    public = for_public(loaded, request.scorecard, scores)
    if public.problems or said:
        raise session.fail((*loaded.findings, *public.findings, *public.problems, *said))
    return of_public(request, public), public.findings


def _printed(session: Session, request: Request) -> Printed:
    """Print; the command ends where something could not be."""
    from perfcli.files import FileError
    from perfcli.work.report import report as run
    from perfcli.work.score import unwritable

    try:
        printed = run(request)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
    if printed.diagnostics:
        raise session.fail(printed.diagnostics)
    return printed
