"""What a workbook says of itself, so that what comes back is known for what it is: occasion, home, year, and of which targets.

In: an `Identity`. Out: the buried sheet that holds it; and from a workbook that came back, the identity it says. A code over all
of it stands in the sheet too and on paper: a sheet that was pieced together from two workbooks does not fit its code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from perfcli.collecting.book import Cell, Column, Row, Sheet

if TYPE_CHECKING:
    from perfcli.collecting.filled import Filled, FilledSheet

Occasion: TypeAlias = Literal["declare", "monitor", "evaluate"]
OCCASIONS: dict[str, str] = {
    "declare": "绩效目标申报表",
    "monitor": "绩效运行监控表",
    "evaluate": "绩效自评表",
}
"""What is collected, and the name of the form."""

SHEET = "_perfcli"
FORM = "perfcli-book/1"
"""The version of the layout: a workbook of another version is read by its visible text."""

_KEYS = (
    "form",
    "occasion",
    "region",
    "home",
    "name",
    "year",
    "money_unit",
    "targets",
    "as_of",
    "figures",
    "check",
)


class Identity(NamedTuple):
    """Whose workbook it is and what it was made from."""

    occasion: str
    region: str
    """The region's id; empty without a region."""
    home: str
    """`department` or `department/unit`: the first part of every address."""
    name: str
    year: int
    money_unit: str
    targets: str
    """The check code of the targets that it was made from; for `declare`, of last year's."""
    as_of: str = ""
    """The day up to which is reported, as `2016-07-31`."""
    check: str = ""
    """The code over everything above, made by `report.checkcode.code_of(identity.content)`."""
    form: str = FORM
    figures: str = ""
    """A code over the bureau's figures in it, made by `code_of(lines.figures_content(…))`; empty without figures."""

    @property
    def content(self) -> str:
        """What the check code is made of."""
        return "\n".join(f"{key}={getattr(self, key)}" for key in _KEYS if key != "check")

    @property
    def file_title(self) -> str:
        """The second part of the file's name: `2016年度绩效运行监控表`."""
        return f"{self.year}年度{OCCASIONS[self.occasion]}"


def identity_sheet(identity: Identity) -> Sheet:
    """The buried sheet."""
    rows = [Row((Cell(key), Cell(str(getattr(identity, key))))) for key in _KEYS]
    return Sheet(SHEET, (Column(14), Column(40)), tuple(rows), state="buried")


def identity_of(filled: Filled) -> Identity | None:
    """What a workbook says of itself; None when the sheet is lost or does not say it whole."""
    for sheet in filled.sheets:
        if sheet.name.strip().startswith(SHEET) and (found := _read(sheet)) is not None:
            return found
    return None


def _read(sheet: FilledSheet) -> Identity | None:
    said = {sheet.text(row, 0): sheet.text(row, 1) for row in range(sheet.height)}
    if not all(said.get(key) for key in ("form", "occasion", "home", "year", "targets", "check")):
        return None
    if said["occasion"] not in OCCASIONS or not (said["year"].isascii() and said["year"].isdigit()):
        return None
    words = {key: said.get(key, "") for key in _KEYS if key != "year"}
    return Identity(year=int(said["year"]), **words)
