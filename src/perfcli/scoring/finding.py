"""Which node or indicator a person means: by address, the end of one, the form's number, or a name; at any level.

In: a survey, region ids by name, the rows of a scorecard. Out: `Found`s; one is meant, several are listed, none is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.quantity import normalise
from perfcli.scoring.execution_rows import STEP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from perfcli.scoring.matching import Matcher
    from perfcli.scoring.scorecard import Score
    from perfcli.scoring.survey import Branch, Leaf

REGION = "."


class Found(NamedTuple):
    """One of three: an indicator of the targets, a node above indicators, or a row of budget execution."""

    address: str
    name: str
    leaf: Leaf | None = None
    branch: Branch | None = None
    row: Score | None = None


def find(
    call: str, matcher: Matcher, branches: Iterable[Branch], regions: Collection[str], scores: Iterable[Score]
) -> tuple[Found, ...]:
    """Everything that `call` may mean; an exact address means one thing. `regions` are the ids of the regions."""
    call = call.strip()
    if not call:
        return ()
    match = matcher.find(call)
    leaves = (match.leaf,) if match.leaf is not None else match.candidates
    found = [
        *(Found(leaf.place.address, leaf.place.indicator, leaf=leaf) for leaf in leaves),
        *(_of(branch) for branch in branches if _is_called(branch, call, regions)),
        *_rows(call, scores),
    ]
    exact = tuple(one for one in found if one.address == call)
    return exact if len(exact) == 1 else tuple(found)


def _of(branch: Branch) -> Found:
    return Found(branch.address or REGION, branch.name, branch=branch)


def _is_called(branch: Branch, call: str, regions: Collection[str]) -> bool:
    if branch.level == "region":
        return call == REGION or call in regions or (bool(branch.name) and branch.name == call)
    ends = branch.address == call or branch.address.endswith(f"/{call}")
    return ends or call == branch.number or normalise(call) == normalise(branch.name)


def _rows(call: str, scores: Iterable[Score]) -> Iterator[Found]:
    """Rows of budget execution, which stand in no target file."""
    if STEP not in call and call != "预算执行率":
        return
    for score in scores:
        place = score.place
        own = place.address.endswith(f"/{STEP}")
        if own and (place.indicator == call or f"/{place.address}".endswith(f"/{call}")):
            yield Found(place.address, place.indicator, row=score)
