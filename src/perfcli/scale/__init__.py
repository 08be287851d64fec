"""Ladders and targets read to bounds: cells → grammar → rows in one unit → bounds → disjoint intervals → grade.

In: texts as published, with what the file states (unit, direction, kind, year). Out: `Reading` (a `Scale` with its
findings), `TargetReading`, `ActualReading`. Reading: each grade but the worst is a bound, a value earns the best grade
whose bound it meets, the worst takes the rest. May import `quantity` and floors below.
"""

from __future__ import annotations

from .actual import ActualReading, read_actual
from .asked import read_asked
from .model import Bound, Explanation, Finding, Interval, Placement, Reading, Scale
from .names import is_cost
from .reading import read_scale
from .target import TargetReading, read_target

__all__ = [
    "ActualReading",
    "Bound",
    "Explanation",
    "Finding",
    "Interval",
    "Placement",
    "Reading",
    "Scale",
    "TargetReading",
    "is_cost",
    "read_actual",
    "read_asked",
    "read_scale",
    "read_target",
]
