"""What a paper says, cell by cell, for a proof: each text with what it is said of and where it stands.

In: texts of cells and lines. Out: `Fact`, `Item`, `Line`, `Survey`, and `key`, which is equal for two facts that say the same
in other words: `20000.00元` and `2.00` under 万元, `1.1 供水` and `供水`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.numbering import split_number
from perfcli.quantity import Problem, find_number, normalise, read_amount, show, to_yuan
from perfcli.syntax.prescan import is_forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator

WORK, MEASURE = "work", "measure"
"""Items are of two kinds: what has a name, money and goals, and what is measured."""
_CODE = re.compile(r"^[\[(]?[0-9]{3,21}[\])]?-?(?=.)|(?<=.)-?[\[(]?[0-9]{3,21}[\])]?$")
"""The code of a department before or behind its name, which a target file keeps apart."""
_NAMES = frozenset(("name", "level1", "level2", "department", "budget_unit"))
_MONEY = ("budget", "fund:", "adjusted", "executed")


class Fact(NamedTuple):
    """One text in one cell."""

    field: str
    """What it says of its item: `name`, `budget`, `band:优`; the header's text where that is not known."""
    text: str
    origin: str
    unit: str = ""
    """The unit of money that holds where it stands."""
    own: bool = True
    """False where a merged cell, or one above, says it for this row too."""


@dataclass(eq=False, slots=True)
class Item:
    """One thing that a paper speaks of: a duty, an activity, a project, a form's owner; or an indicator."""

    kind: str
    grid: int
    facts: list[Fact] = field(default_factory=list)
    under: str = ""
    """The key of the name that an indicator stands under."""

    @property
    def name(self) -> str:
        """The key of its name."""
        return next((key(fact) for fact in self.facts if fact.field == "name"), "")

    @property
    def owners(self) -> frozenset[str]:
        """The names that what stands in its row may be kept under."""
        return frozenset(filter(None, (self.name, self.under)))

    def marks(self) -> Iterator[tuple[str, str]]:
        """What tells it from other items."""
        yield from {(fact.field, key(fact)): None for fact in self.facts}
        if self.under:
            yield "under", self.under
            yield "path", f"{self.under}/{self.name}"


class Line(NamedTuple):
    """A line of text outside tables, or a row of a table that is one."""

    text: str
    origin: str


class Survey(NamedTuple):
    """All that one paper, or several, say."""

    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    frame: tuple[Fact, ...]
    """Cells that belong to the form itself: headers, labels, totals, numbers of rows, dashes."""


def key(fact: Fact) -> str:
    """What a fact says, in one spelling for all ways to say it."""
    if fact.field.startswith(_MONEY) and (yuan := _yuan(fact)):
        return yuan
    if fact.field == "weight":
        return _number(squeezed(fact.text).removesuffix("分").removesuffix("%"))
    if fact.field == "department":
        return _CODE.sub("", squeezed(fact.text), count=1)
    return squeezed(split_number(fact.text).name if fact.field in _NAMES else fact.text)


def is_money(fact: Fact) -> bool:
    """Whether a fact is an amount, which is compared by its value and never by its digits."""
    return fact.field.startswith(_MONEY) and bool(_yuan(fact))


def shown(fact: Fact) -> str:
    """A fact to be told beside one that differs: a bare amount with its unit, in which the difference may lie."""
    text = fact.text.strip()
    if not is_money(fact):
        return text
    amount = read_amount(text)
    bare = not isinstance(amount, Problem) and not amount.unit and fact.unit
    return f"{text}（{fact.unit}）" if bare else text


def squeezed(text: str) -> str:
    """A text without white space, in one width, without characters that no file may hold."""
    if not text.isprintable():
        text = "".join(char for char in text if char == "\n" or not is_forbidden(char))
    return normalise(text)


def _yuan(fact: Fact) -> str:
    """An amount in yuan; empty where it is none."""
    amount = read_amount(fact.text)
    if isinstance(amount, Problem):
        return ""
    return f"{show(to_yuan(amount.value, amount.unit or fact.unit))}元"


def _number(text: str) -> str:
    found = find_number(text, 0)
    whole = found is not None and found.end == len(text) and not found.refused
    return show(found.value) if whole and found is not None else text
