"""What became of one pair of nodes: a `Line` for each thing that changed, with a verdict.

In: a pair. Out: lines, worst first. A number that changed inside prose is not "text only": that is left to the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.comparing.kinds import Verdict
from perfcli.comparing.likeness import text_percent
from perfcli.comparing.meaning import Aspect, aspects, squeezed, target_of
from perfcli.comparing.standards import Move, ladders, targets
from perfcli.diagnostics import Text
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.comparing.pairing import Pair, Spot

_ANOTHER = 34
"""Percent: a name that is less alike than this names something else."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?[%‰]?")
_EFFECTS = {
    "same": Verdict.TEXT,
    "looser": Verdict.LOOSENED,
    "mixed": Verdict.LOOSENED,
    "tighter": Verdict.TIGHTENED,
    "unknown": Verdict.UNDECIDED,
}
_GIVEN_UP = Text("不再要求", "nothing is asked for any more")
_NEW = Text("原来没有要求", "nothing was asked for before")


class Line(NamedTuple):
    """One difference. `key` is that of the thing that changed, such as `target`; empty for the whole node."""

    verdict: Verdict
    key: str = ""
    before: str = ""
    after: str = ""
    detail: Text = Text("", "")
    against: bool = False
    """Whether more money stands against less asked for."""


def judge(pair: Pair) -> tuple[Line, ...]:
    """Everything that changed at one node, the worst first."""
    old, new = pair.old, pair.new
    if old is None or new is None:
        there = new or old
        said = _short(there) if there else ""
        return (Line(Verdict.ADDED, after=said) if new else Line(Verdict.DROPPED, before=said),)
    found = [*_things(old, new)]
    if pair.how == "content" and old.id != new.id and not any(line.key == "name" for line in found):
        found.append(Line(Verdict.RENAMED, "id", old.id, new.id))
    return tuple(sorted(found, key=lambda line: -line.verdict))


def _short(spot: Spot) -> str:
    """What a node asks for or costs, in one line."""
    said = aspects(spot.node, spot.outline)
    keys = ("target", "bands") if spot.node.kind == "indicator" else ("budget",)
    return "　".join(said[key].text for key in keys if key in said)


def _things(old: Spot, new: Spot) -> Iterator[Line]:
    before, after = aspects(old.node, old.outline), aspects(new.node, new.outline)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        differs = one is None or other is None or (one.text, one.canon) != (other.text, other.canon)
        if differs and (line := _line(key, one, other, old, new)):
            yield line


def _line(key: str, one: Aspect | None, other: Aspect | None, old: Spot, new: Spot) -> Line | None:
    """One thing that is not the same on both sides; None where only its layout is not."""
    line = Line(Verdict.TEXT, key, one.text if one else "", other.text if other else "")
    years = f"{old.outline.plan.year}年", f"{new.outline.plan.year}年"
    if years[0] in line.before and line.before.replace(*years) == line.after:
        return None  # what names the year of its file says the same in both
    sort = next(aspect.sort for aspect in (one, other) if aspect)
    if sort in ("target", "standard"):
        return _demand(sort, line, one, other, old, new)
    if one is not None and other is not None and one.canon == other.canon:
        return line if squeezed(line.before) != squeezed(line.after) else None
    if sort == "text":
        return _prose(line)
    return line._replace(verdict=_verdict(sort, line, old, new))


def _verdict(sort: str, line: Line, old: Spot, new: Spot) -> Verdict:
    """What another name, amount or definition comes to."""
    if sort == "name":
        return _renamed(line.before, line.after, new)
    if sort == "money":
        return Verdict.BUDGET
    same = line.key == "unit" and _same_unit(old, new)
    return Verdict.TEXT if same else Verdict.REDEFINED


def _renamed(was: str, now: str, new: Spot) -> Verdict:
    """Another name; a name with nothing in common, under the same id, is another indicator."""
    other = new.node.kind == "indicator" and text_percent(was, now) < _ANOTHER
    if normalise(was) == normalise(now):
        return Verdict.TEXT
    return Verdict.REDEFINED if other else Verdict.RENAMED


def _prose(line: Line) -> Line:
    """Wording; where a number in it is another, a person has to look."""
    if line.key in ("status", "adjustments", "source"):
        return line
    numbers = [sorted(_NUMBER.findall(normalise(text))) for text in (line.before, line.after)]
    if numbers[0] == numbers[1] or not (line.before and line.after):
        return line
    return line._replace(
        verdict=Verdict.UNDECIDED, detail=Text("文字里的数字变了", "a number in the text changed")
    )


def _same_unit(old: Spot, new: Spot) -> bool:
    """Whether a unit that is stated otherwise changes nothing that is measured."""
    then, now = target_of(old.node, old.outline), target_of(new.node, new.outline)
    if then is not None and now is not None:
        return then.measure == now.measure
    if old.node.standard is None or new.node.standard is None:
        return False
    scales = [spot.node.standard.reading.scale for spot in (old, new) if spot.node.standard]
    return scales[0] is not None and scales[1] is not None and scales[0].measure == scales[1].measure


def _demand(sort: str, line: Line, one: Aspect | None, other: Aspect | None, old: Spot, new: Spot) -> Line:
    """A target or a ladder."""
    if one is None or other is None:
        return _appeared(line, one, old, new)
    years = old.outline.plan.year, new.outline.plan.year
    if sort == "target":
        then, now = target_of(old.node, old.outline), target_of(new.node, new.outline)
        move = targets(then, now, years) if then and now else Move("unknown")
    else:
        scales = [spot.node.standard.reading.scale if spot.node.standard else None for spot in (old, new)]
        move = ladders(scales[0], scales[1], years)
    if move.effect == "unknown" and one.canon == other.canon:
        move = Move("same")
    return line._replace(verdict=_EFFECTS[move.effect], detail=_told(move))


def _appeared(line: Line, one: Aspect | None, old: Spot, new: Spot) -> Line:
    """A demand that only one side has; where the other kind of demand stands instead, no one can say."""
    gone = one is not None
    beside = aspects(*(new if gone else old)[:2]).keys() & {"target", "bands"}
    lone = aspects(*(old if gone else new)[:2]).keys() & {"target", "bands"}
    if beside and len(lone) == 1:
        said = Text("目标值和评价标准互换", "a target stands for a ladder, or a ladder for a target")
        return line._replace(verdict=Verdict.UNDECIDED, detail=said)
    if gone:
        return line._replace(verdict=Verdict.LOOSENED, detail=_GIVEN_UP)
    return line._replace(verdict=Verdict.TIGHTENED, detail=_NEW)


def _told(move: Move) -> Text:
    """For which values a demand is looser or tighter, or why that is not known."""
    if move.effect == "unknown":
        return move.why
    zh, en = [], []
    for word, english, those in (("放宽", "looser", move.looser), ("收紧", "tighter", move.tighter)):
        if those.zh:
            zh.append(f"{those.zh} {word}")
            en.append(f"{english} for {those.en}")
    return Text("，".join(zh), "; ".join(en))
