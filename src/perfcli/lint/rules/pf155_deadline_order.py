"""PF155 deadline-order: days of the calendar in an order that cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.model.region import Region


def check_law(region: Region) -> Iterator[Finding]:
    """A step that ends before it begins, and an extension that is no later than the day that it extends."""
    for index, deadline in enumerate(region.deadlines):
        due = deadline.due.isoformat()
        if deadline.opens is not None and deadline.opens > deadline.due:
            said = {"later": deadline.opens.isoformat(), "due": due}
            yield Finding(("deadlines", index, "opens"), dict(said), at="value")
        for place, extension in enumerate(deadline.extensions):
            if extension.due <= deadline.due:
                said = {"later": extension.due.isoformat(), "due": due}
                yield Finding(("deadlines", index, "extensions", place, "due"), dict(said), at="value")


RULE = Rule(
    kind=Kind(
        "PF155",
        "deadline-order",
        Severity.WARNING,
        Text(
            "日期次序不对：{later}，而截止日期是 {due}",
            "days in the wrong order: {later}, while the day due is {due}",
        ),
        Text(
            "开始日期应当在截止日期以前，延期应当在截止日期以后",
            "a step begins before it is due, an extension ends after that",
        ),
    ),
    why=Text(
        "日期写反，逾期天数和催报单就会全错。",
        "With days reversed, every number of days late and every reminder is wrong.",
    ),
    source=Text("报送日历与部门名录核对", "the calendar against the register"),
    audience=Audience.BUREAU,
    keys=("due", "opens"),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        departments: [{id: roads, name: 县公路站}]
        deadlines:
          - {occasion: declare, year: 2030, opens: 2029-09-01, due: 2029-10-31, extensions: [{home: roads, due: 2029-11-01}]}
          - {occasion: monitor, year: 2030, opens: 2030-08-01, due: 2030年8月1日}
          - {occasion: evaluate, year: 2030, due: 2031/2/28}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            departments: [{id: roads, name: 县公路站}]
            deadlines:
              - {occasion: declare, year: 2030, opens: 2029-11-01, due: 2029-10-31, extensions: [{home: roads, due: 2029-10-31}]}
            """,
            found=2,
        ),
    ),
    check_law=check_law,
)
