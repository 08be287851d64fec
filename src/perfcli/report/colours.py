"""The colours of grades: Okabe and Ito's, which people with any colour vision tell apart; a letter stands on each.

In: how many grades there are. Out: one colour for each, best first. Black text is readable on all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcli.scoring.scorecard import Ladder

GREEN, SKY, YELLOW, ORANGE, VERMILLION = "#009e73", "#56b4e9", "#f0e442", "#e69f00", "#d55e00"
BLANK = "#ffffff"
GREY = "#d0d0d0"

_OF_COUNT = {
    1: (GREEN,),
    2: (GREEN, VERMILLION),
    3: (GREEN, YELLOW, VERMILLION),
    4: (GREEN, SKY, ORANGE, VERMILLION),
    5: (GREEN, SKY, YELLOW, ORANGE, VERMILLION),
}


def palette(count: int) -> tuple[str, ...]:
    """A colour for each of `count` grades, best first; more grades than colours share the last."""
    known = _OF_COUNT[min(count, len(_OF_COUNT))] if count else ()
    return known + known[-1:] * (count - len(known))


def by_label(grades: tuple[str, ...], ladders: Iterable[Ladder]) -> dict[str, str]:
    """The colour of each label: its place in the first ladder that has it."""
    found: dict[str, str] = {}
    for ladder in ladders:
        for rung, colour in zip(ladder.rungs, palette(len(ladder.rungs)), strict=True):
            found.setdefault(rung.label, colour)
    for label, colour in zip(grades, palette(len(grades)), strict=True):
        found.setdefault(label, colour)
    return found
