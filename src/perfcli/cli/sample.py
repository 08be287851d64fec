"""`perfcli sample`: draw which indicators the bureau checks."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from perfcli.cli import console, options
from perfcli.cli.inputs import usable_targets
from perfcli.cli.session import Session, start
from perfcli.cli.words import say

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcli.scoring.sampling import Wish


_WHOLE = 100


class Of(StrEnum):
    """What is drawn."""

    INDICATORS = "indicators"
    DEPARTMENTS = "departments"


class Per(StrEnum):
    """From what each draw is made."""

    ALL = "all"
    DEPARTMENT = "department"


ScoresOption: TypeAlias = Annotated[
    Path, typer.Option("--scores", help=say("score 写出的 scores.json", "The scores.json that score wrote."))
]
CountOption: TypeAlias = Annotated[
    int | None, typer.Option("--count", min=1, help=say("抽几个", "How many."), show_default=False)
]
ShareOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--share",
        help=say("抽百分之几，如 10%，不足一个的进一", "Which part, such as 10%; rounded up."),
        show_default=False,
    ),
]
OfOption: TypeAlias = Annotated[
    Of, typer.Option("--of", help=say("抽指标还是抽部门", "Whether indicators or departments are drawn."))
]
PerOption: TypeAlias = Annotated[
    Per,
    typer.Option(
        "--per", help=say("从全部里抽，还是每个部门各抽", "Draw from all, or from each department.")
    ),
]
SeedOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--seed",
        help=say("种子；不写就用评分回执的哈希", "The seed; without it, the hash of the scores' receipt."),
        show_default=False,
    ),
]
MustGradeOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--must-grade",
        help=say("这些自评等级的必查，逗号分隔", "Grades that must be checked, separated by commas."),
        show_default=False,
    ),
]
MustMissingOption: TypeAlias = Annotated[
    bool,
    typer.Option("--must-missing", help=say("没有完成值的必查", "What was not reported must be checked.")),
]
MustOverOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--must-over",
        help=say(
            "所在项目或活动的预算达到这么多的必查，如 100万元（要有目标）",
            "What belongs to a budget of at least so much must be checked, such as 100万元 (needs the targets).",
        ),
        show_default=False,
    ),
]
OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help=say("把待填的复核表写到这个 CSV 文件", "Write the table of checks to this CSV file."),
        show_default=False,
    ),
]


def sample(
    scores: ScoresOption,
    count: CountOption = None,
    share: ShareOption = None,
    of: OfOption = Of.INDICATORS,
    per: PerOption = Per.ALL,
    seed: SeedOption = None,
    must_grade: MustGradeOption = "",
    must_missing: MustMissingOption = False,
    must_over: MustOverOption = None,
    targets: options.TargetsOption = None,
    year: options.YearOption = None,
    out: OutOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = options.Color.AUTO,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    from perfcli.scoring.receipt import seed_of
    from perfcli.work.sample import Request, listing, table
    from perfcli.work.sample import sample as run
    from perfcli.work.score import read_scores

    session = start(targets or scores, lang, color, config, quiet=quiet)
    least = _money(must_over)
    card, problems = read_scores(str(scores))
    if card is None:
        raise session.fail(problems)
    must = bool(must_grade or must_missing or must_over)
    wish = _wish(count, share, of, per, _seed(seed, seed_of(card.receipt)), must=must)
    loaded = usable_targets(session, targets, year, whole=True) if least is not None else None
    grades = [grade.strip() for grade in must_grade.replace("，", ",").split(",") if grade.strip()]
    outlines = loaded.outlines if loaded else ()
    found = run(Request(card, str(scores), wish, grades, must_missing, least, outlines))
    if found.sample is None:
        raise session.fail(found.findings)
    if out is not None:
        _write(session, out, table(found.sample, card.notices, session.lang))
    console.out("".join(f"{line}\n" for line in listing(found.sample, session.lang)))


sample.__doc__ = say(
    "随机抽取要复核的指标，写出待填的复核表。同样的成绩和种子抽出同样的指标，谁都能重抽核对。",
    "Draw which indicators are checked, and write the table to be filled in. Equal scores and seed draw the same, for anyone.",
)


def _seed(seed: str | None, content: str) -> str:
    """The seed as it is hashed: one line without space around it."""
    if seed is None:
        return content
    plain = seed.strip()
    if not plain or not plain.isprintable():
        raise typer.BadParameter(say("种子要写成一行文字", "a seed is one line of text"))
    return plain


def _wish(count: int | None, share: str | None, of: Of, per: Per, seed: str, *, must: bool) -> Wish:
    """How to draw; exactly one of count and share, or neither where some must be checked anyway."""
    from perfcli.scoring.sampling import Wish

    if (count is not None and share is not None) or (count is None and share is None and not must):
        raise typer.BadParameter(say("请写 --count 或 --share 之一", "give either --count or --share"))
    if of is Of.DEPARTMENTS and per is Per.DEPARTMENT:
        raise typer.BadParameter(
            say("抽部门时不能再按部门分层", "departments cannot be drawn from each department")
        )
    part = _share(share) if share is not None else None
    whole = of is Of.DEPARTMENTS
    return Wish(seed, count, part, per_department=per is Per.DEPARTMENT, whole=whole)


def _share(text: str) -> Decimal:
    from perfcli.quantity import Problem, normalise, read_amount

    plain = normalise(text)
    number = read_amount(plain.removesuffix("%"))
    if (
        isinstance(number, Problem)
        or not plain.endswith("%")
        or number.unit
        or not 0 < number.value <= _WHOLE
    ):
        raise typer.BadParameter(
            say(f"--share 要写成 10% 这样：{text}", f"--share is written as 10%, not {text}")
        )
    return number.value


def _money(text: str | None) -> Decimal | None:
    """A sum in yuan; it names its unit."""
    from perfcli.quantity import Problem, read_amount, to_yuan

    if text is None:
        return None
    number = read_amount(text)
    if isinstance(number, Problem) or not number.unit.endswith("元") or number.value < 0:
        raise typer.BadParameter(
            say(
                f"--must-over 要写明单位，如 100万元：{text}",
                f"--must-over names its unit, such as 100万元, not {text}",
            )
        )
    return to_yuan(number.value, number.unit)


def _write(session: Session, out: Path, data: bytes) -> None:
    """Write the table; a file that is there already may hold results and is never replaced."""
    from perfcli.files import FileError, write_bytes
    from perfcli.work.score import unwritable

    if out.exists():
        session.say(
            f"{out} 已经有了，里面可能填了复核结果；请换一个文件名",
            f"{out} exists and may hold results: name another file",
        )
        raise typer.Exit(console.USAGE)
    try:
        write_bytes(out, data)
    except FileError as error:
        raise session.fail(unwritable(error)) from None
