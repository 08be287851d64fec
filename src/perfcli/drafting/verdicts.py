"""What a proof says of one cell or line.

In: nothing. Out: `Verdict`, `Checked`; `of_cell` gives one verdict for all that stands in a cell.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Verdict(Enum):
    """From the best to the worst."""

    FRAME = "frame"
    """It belongs to the form itself: a header, a label, a title, a total, a place to sign."""
    SAME = "same"
    OTHERWISE = "otherwise"
    """The same value, written in another way."""
    ELSEWHERE = "elsewhere"
    """Printed on no form, and kept: in a note, in actuals.csv, in region.yaml."""
    MOVED = "moved"
    """Printed in another row or column."""
    DIFFERENT = "different"
    """Where it should be printed, something else is."""
    LOST = "lost"
    INVENTED = "invented"
    """Printed, and nowhere in the source."""

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong, and not only written otherwise or elsewhere."""
        return self in (Verdict.MOVED, Verdict.DIFFERENT, Verdict.LOST, Verdict.INVENTED)


ORDER = list(Verdict)


class Checked(NamedTuple):
    """One cell or line of the source, or of what was printed where nothing of the source is like it."""

    verdict: Verdict
    origin: str
    text: str
    printed: str = ""
    where: str = ""
    """Where that was printed or is kept."""


def of_cell(said: Sequence[Checked]) -> Checked:
    """One verdict for a cell: the worst of what stands in it; several texts that are all printed are written otherwise."""
    worst = max(said, key=lambda one: ORDER.index(one.verdict))
    if len(said) > 1 and worst.verdict in (Verdict.SAME, Verdict.OTHERWISE):
        if worst.verdict is Verdict.SAME and len({one.where for one in said}) == 1:
            return worst
        texts, printed = (
            "；".join(dict.fromkeys(texts))
            for texts in zip(*((s.text, s.printed) for s in said), strict=True)
        )
        return worst._replace(verdict=Verdict.OTHERWISE, text=texts, printed=printed)
    return worst
