"""PF156 deadline-twice: one step of one year twice in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.model.region import Region


def check_law(region: Region) -> Iterator[Finding]:
    """Every deadline after the first of its step and year; the first is the one that counts."""
    first: dict[tuple[str, int], int] = {}
    for index, deadline in enumerate(region.deadlines):
        earlier = first.setdefault((deadline.occasion, deadline.year), index)
        if earlier != index:
            step = Text(CHOICES["occasion"][deadline.occasion], deadline.occasion)
            yield Finding(
                ("deadlines", index), {"year": deadline.year, "step": step}, related=(("deadlines", earlier),)
            )


RULE = Rule(
    kind=Kind(
        "PF156",
        "deadline-twice",
        Severity.ERROR,
        Text("{year} 年度的“{step}”写了两次", "{step} of {year} stands twice"),
        Text("请只留一条；个别单位晚报写进延期", "keep one; more time for some belongs under `extensions`"),
    ),
    why=Text(
        "同一件事两个截止日期，没人知道按哪个催。",
        "With two days for one thing, no one knows which to ask by.",
    ),
    source=Text("报送日历与部门名录核对", "the calendar against the register"),
    audience=Audience.BUREAU,
    keys=("deadlines",),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        deadlines:
          - {occasion: declare, year: 2030, due: 2029-10-31}
          - {occasion: declare, year: 2031, due: 2030-10-31}
          - {occasion: monitor, year: 2030, due: 2030-08-10}
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            deadlines:
              - {occasion: declare, year: 2030, due: 2029-10-31}
              - {occasion: declare, year: 2030, due: 2029-11-15}
            """,
            found=1,
        ),
    ),
    check_law=check_law,
)
