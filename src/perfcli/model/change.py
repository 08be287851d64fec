"""What became of departments and units (机构变动): merged, split, renamed, founded, closed."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from perfcli.model.day import Day
from perfcli.model.record import Record, Words, choice

Way: TypeAlias = Literal["merge", "split", "rename", "found", "close"]


class Change(Record):
    """One change. Those who were before and those who are after are named as in addresses: `roads`, `roads/north`."""

    change: Annotated[Way, choice("change")]
    date: Day
    document: str
    predecessors: Words = ()
    successors: Words = ()
    note: str = ""


Changes: TypeAlias = tuple[Change, ...]
