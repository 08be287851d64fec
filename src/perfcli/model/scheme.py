"""How a profile turns target values and money into points (计分办法): rules as data, none of them a constant in the code.

Shares (`most`, `lowest`, `usual`, `share`) are percent of an indicator's weight; rates are percent points.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from perfcli.model.indicator import Flag, Number
from perfcli.model.plan import Category, Many
from perfcli.model.record import Name, Record, Words, choice

Higher: TypeAlias = Literal["ratio", "steps", "all"]
"""`ratio`: weight · actual ÷ target; `steps` by percent of the target; `all`: the whole weight or nothing."""
Lower: TypeAlias = Literal["inverse", "linear", "steps", "all"]
"""`inverse`: weight · target ÷ actual; `linear`: a straight line from the target to `zero_at`; `steps`; `all`."""
Outside: TypeAlias = Literal["side", "all"]
"""Outside of a range: as beyond a target on that side, or nothing."""
Part: TypeAlias = Literal["share", "started", "whole"]
"""A part of a missing unit: its share, as a whole one, or nothing."""
Mirror: TypeAlias = Literal["ratio", "difference"]
"""What 130 % of the target is where lower is better: target ÷ 1.3, or 70 % of it."""
Between: TypeAlias = Literal["step", "line"]
"""Between two bounds of a ladder: the points of the lower level, or on a straight line between both."""
Bare: TypeAlias = Literal["higher", "lower", "exact"]
Denominator: TypeAlias = Literal["adjusted", "initial"]
ExecutionRule: TypeAlias = Literal["ratio", "steps"]
Demand: TypeAlias = Literal["error", "warning", "remark", "no"]
NoBudget: TypeAlias = Literal["exclude", "zero", "full", "unspent", "error"]
"""A budget of zero: left out, no points, all points, all points if nothing was spent and none otherwise, or a fault to be mended."""


class Tier(Record):
    """One tier for targets in words: what says so, and the share of the weight that may be given."""

    name: Name
    words: Words = ()
    most: Number = None
    lowest: Number = None
    usual: Number = None
    """The share where nobody stated points; None: the points must be stated, with a reason."""


class Step(Record):
    """From this value on (included), this share of the weight."""

    at: Number = None
    share: Number = None


Steps = Annotated[tuple[Step, ...], Many]


class Levels(Record):
    """How the levels of a ladder earn shares of the weight: by their order, whatever they are called."""

    shares: Annotated[tuple[Number, ...], Many] = ()
    """Percent of the weight for each level, best first; none: the points of the grades."""
    between: Annotated[Between, choice("between")] = "step"
    below: Number = None
    """What a value beyond the last level's own bound earns; None: the last level takes everything else."""


class Values(Record):
    """How an actual earns points against a target value."""

    higher: Annotated[Higher, choice("higher_rule")] = "ratio"
    lower: Annotated[Lower, choice("lower_rule")] = "inverse"
    zero_at: Number = Decimal(200)
    """Where a straight line for lower-better reaches zero, in percent of the target."""
    higher_steps: Steps = ()
    """Percent of the target, the highest first."""
    lower_steps: Steps = ()
    """Percent of the target up to which a share is earned, the lowest first."""
    outside: Annotated[Outside, choice("outside")] = "side"
    part: Annotated[Part, choice("part")] = "share"
    bare: Annotated[Bare, choice("bare_rule")] = "higher"
    """What a target with `=` or without a sign means when nobody says which way is better."""
    cap: Flag = True
    tiers: Annotated[tuple[Tier, ...], Many] = ()
    over: Number = None
    """From this percent of the target on, over-achievement must be explained."""
    over_steps: Steps = ()
    """From this percent of the target on, at most this share; the lowest first, mirrored where lower is better."""
    mirror: Annotated[Mirror, choice("mirror")] = "ratio"


class Execution(Record):
    """The row for budget execution: its weight, what spending is measured against, and how the rate earns points."""

    weight: Number = None
    denominator: Annotated[Denominator, choice("denominator")] = "adjusted"
    rule: Annotated[ExecutionRule, choice("execution_rule")] = "ratio"
    steps: Steps = ()
    cap: Flag = True
    no_budget: Annotated[NoBudget, choice("no_budget")] = "exclude"
    explain: Number = None
    """Below this rate a reason is due."""


class Demands(Record):
    """What a row of actuals must say beside its value, and how bad it is where it does not.

    A reason is due for lost points, a worse grade and what goes over `Values.over`; a measure for what was lost; evidence for
    every reported value. Unsaid: a reason is a warning where the table has a column for it, the others are not asked for.
    """

    reason: Annotated[Demand | None, choice("demand")] = None
    measure: Annotated[Demand | None, choice("demand")] = None
    evidence: Annotated[Demand | None, choice("demand")] = None


MONTH_DAY = re.compile(r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
"""A day of every year, `07-31`."""


class Milestone(Record):
    """What monitoring asks for from a day of the year on: least progress of targets and least spending, in percent."""

    date: str = ""
    """From which day of the year on, `07-31`."""
    progress: Number = None
    spent: Number = None


class ClassWeight(Record):
    """What the weights of one class (一级指标) add up to; projects of an exempt category may do without it."""

    level1: Name
    weight: Number = None
    exempt: Annotated[tuple[Annotated[Category, choice("category")], ...], Many] = ()
    steps: Steps = ()
    """Where the class is graded by steps of the actual itself, such as satisfaction."""
