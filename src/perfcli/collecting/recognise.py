"""Whose workbook it is: what its hidden sheet says, checked against the targets; without it, what its title says.

In: a workbook and the identities that are expected. Out: an identity, and whether it is sure; or why it is not taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting import form_kinds as kinds
from perfcli.collecting.identity import FORM, OCCASIONS, Identity, identity_of
from perfcli.diagnostics import Diagnostic, Span, Text, diagnose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfcli.collecting.filled import Filled
    from perfcli.collecting.tables import Table

_YEAR = re.compile(r"([12][0-9]{3})年")
_ASK = Text(
    "请核对是不是发给本地区、这一年、这一次的表", "check that it is of this region, year and occasion"
)


class Known(NamedTuple):
    """A workbook that is taken: whose it is, and what is to be said of that."""

    identity: Identity
    sure: bool = True
    findings: tuple[Diagnostic, ...] = ()


class Expected(NamedTuple):
    """What may come back: region and year, and of each home its name and the code of its targets."""

    region: str
    year: int
    homes: Mapping[str, tuple[str, str]]
    seal: Callable[[Identity], Identity]
    """Computes the code of an identity."""


def recognise(filled: Filled, table: Table | None, expected: Expected) -> Known | Diagnostic:
    """Whose it is, or why it is not taken."""
    said = identity_of(filled)
    if said is not None and said.form == FORM:
        refused = _refusal(said, expected)
        return _refused(filled, *refused) if refused else Known(said)
    return _by_title(filled, table, expected)


def _refusal(said: Identity, expected: Expected) -> tuple[Text, Text] | None:
    """Why a workbook that says whose it is does not belong here."""
    if expected.seal(said).check != said.check:
        return (
            Text(
                "隐藏信息前后不一致，像是两份工作簿拼成的",
                "its hidden sheet does not fit its code: it seems pieced together",
            ),
            Text("请用原来发的工作簿重新填报", "fill in the workbook that was sent"),
        )
    if said.year != expected.year:
        return (
            Text(
                f"它是 {said.year} 年度的，这里收的是 {expected.year} 年度",
                f"it is of {said.year}; this is {expected.year}",
            ),
            Text(
                f"请用 --year {said.year} 和那一年的目标收",
                f"receive it with --year {said.year} and that year's targets",
            ),
        )
    if said.region != expected.region:
        return Text(
            f"它是地区 {said.region or '（无）'} 的", f"it is of region {said.region or '(none)'}"
        ), _ASK
    if said.home not in expected.homes:
        return (
            Text(
                f"它是“{said.name}”（{said.home}）的，目标里没有这一家",
                f"it is of {said.name!r} ({said.home}), of which there are no targets",
            ),
            Text(
                "请确认 --targets 指的是发表时的目标文件夹",
                "check that --targets names the folder that it was sent from",
            ),
        )
    return _outdated(said, expected.homes[said.home][1])


def _outdated(said: Identity, now: str) -> tuple[Text, Text] | None:
    """Whether the targets are no longer those that it was made from."""
    if said.targets == now:
        return None
    return (
        Text(
            f"它按另一份目标做的（当时 {said.targets}，现在 {now}）",
            f"it was made from other targets ({said.targets}, now {now})",
        ),
        Text(
            "目标后来调整过的，请用 collect send 重新发表；没有调整过的，请用发表时的目标文件夹再收",
            "if targets were adjusted since, send workbooks anew; else receive with the targets that it was sent from",
        ),
    )


def _by_title(filled: Filled, table: Table | None, expected: Expected) -> Known | Diagnostic:
    """By what is seen above the table: the form's name, the department's, the year."""
    if table is None:
        return diagnose(kinds.NO_FORM, Span(filled.path))
    above = "\n".join(
        table.sheet.text(row, column) for row in range(table.head) for column in range(table.sheet.width)
    )
    occasion = next((key for key, form in OCCASIONS.items() if form in above), "")
    years = {int(year) for year in _YEAR.findall(above)}
    if years - {expected.year}:
        year = min(years - {expected.year})
        return _refused(filled, Text(f"表上写的是 {year} 年度", f"it says {year}"), _ASK)
    homes = _homes(above, expected)
    if not occasion or len(homes) != 1:
        unclear = Text(
            "隐藏信息丢了，看得见的字也说不清是哪一家的哪种表",
            "its hidden sheet is lost, and its visible text does not tell whose and what it is",
        )
        return _refused(
            filled, unclear, Text("请用原来发的工作簿重新填报", "fill in the workbook that was sent")
        )
    home = homes[0]
    name, targets = expected.homes[home]
    identity = Identity(occasion, expected.region, home, name, expected.year, "", targets)
    form = OCCASIONS[occasion]
    return Known(identity, False, (diagnose(kinds.LOST_IDENTITY, Span(filled.path), name=name, form=form),))  # noqa: FBT003


def _homes(above: str, expected: Expected) -> list[str]:
    """The homes whose names stand above the table; the longest names only, for one may hold another."""
    said = re.search(r"填报单位：([^　\n]+)", above)
    if said:
        return [home for home, (name, _) in expected.homes.items() if name == said[1].strip()]
    found = [(len(name), home) for home, (name, _) in expected.homes.items() if name in above]
    longest = max((length for length, _ in found), default=0)
    return [home for length, home in found if length == longest]


def _refused(filled: Filled, reason: Text, advice: Text) -> Diagnostic:
    return diagnose(kinds.OTHER_BOOK, Span(filled.path), reason=reason, advice=advice)
