"""Indicators (绩效指标): a name and the standard that its actual is judged by."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError, PydanticUseDefault

from perfcli.model.disclosure import Disclosed
from perfcli.model.record import Id, Name, blank_as_none, choice
from perfcli.quantity import Problem, read_amount

MAX_GRADES = 5
MIN_GRADES = 2

IndicatorKind: TypeAlias = Literal["number", "words", "date", "yesno", "range", "deduction"]
Direction: TypeAlias = Literal["higher", "lower"]


def _decimal(value: Any) -> Any:  # noqa: ANN401 - data before validation
    if not isinstance(value, str):
        if value is None or isinstance(value, Decimal):
            return value
        raise PydanticCustomError("string_type", "not a text")
    if value.strip() == "":
        return None
    number = read_amount(value.removesuffix("分"))
    if isinstance(number, Problem) or number.unit:
        raise PydanticCustomError("number", "not a number", {"found": value})
    return number.value


Number = Annotated[Decimal | None, BeforeValidator(_decimal)]
"""An exact number, or None where nothing is written."""

Optional = BeforeValidator(blank_as_none)


def _flag(value: Any) -> Any:  # noqa: ANN401 - data before validation
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not a text")
    if value == "":
        raise PydanticUseDefault  # a key without a value says nothing: the same as no key
    if value in ("yes", "no", "是", "否"):
        return value in ("yes", "是")
    raise PydanticCustomError("literal_error", "not yes or no", {"expected": "'yes' or 'no'"})


Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no, in either language."""


def _cells(value: Any) -> Any:  # noqa: ANN401 - data before validation
    """A ladder is an ordered mapping, best grade first; kept as pairs so that it is hashable."""
    if value == "":
        return None  # not PydanticUseDefault: within `scales` it would drop all the others too
    if isinstance(value, dict):
        if not MIN_GRADES <= len(value) <= MAX_GRADES:
            raise PydanticCustomError("grades", "wrong number of grades", {"count": len(value)})
        return tuple(value.items())
    if isinstance(value, tuple):
        return value
    raise PydanticCustomError("dict_type", "not a mapping")


Cells: TypeAlias = tuple[tuple[str, str], ...]
Ladder = Annotated[Cells, BeforeValidator(_cells)]
"""Grade labels and their cells as published, best first."""


class Indicator(Disclosed):
    """One indicator. Exactly one of `scale` and `bands` when a ladder judges it; or a `target` alone."""

    id: Id
    name: Name
    scale: Annotated[str | None, Optional] = None
    bands: Annotated[Cells | None, BeforeValidator(_cells)] = None
    target: Annotated[str | None, Optional] = None
    deduct: str = ""
    """What each missing unit costs: `每缺一项扣2分`, or a bare number of points for one unit."""
    weight: Number = None
    unit: str = ""
    direction: Annotated[Direction | None, choice("direction")] = None
    kind: Annotated[IndicatorKind | None, choice("kind")] = None
    level1: str = ""
    level2: str = ""
    formula: str = ""
    source: str = ""
    baseline: str = ""
    core: Flag = False
    note: str = ""

    @model_validator(mode="after")
    def _one_standard(self) -> Indicator:
        if self.scale is not None and self.bands is not None:
            raise PydanticCustomError("scale_and_bands", "both a scale and bands")
        return self
