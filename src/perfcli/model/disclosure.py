"""Whether a node may be shown to the public (公开, 内部, 不公开), with the reason when it may not."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator

from perfcli.model.record import Record, choice

Openness: TypeAlias = Literal["public", "internal", "withheld"]


class Disclosure(Record):
    """`level`, and why when it is not public."""

    level: Annotated[Openness, choice("disclosure")]
    reason: str = ""


def _disclosure(value: Any) -> Any:  # noqa: ANN401 - data before validation
    if isinstance(value, str):
        return {"level": value} if value else None
    return value


class Disclosed(Record):
    """A node that may carry a disclosure of its own; without one its parent's holds."""

    disclosure: Annotated[Disclosure | None, BeforeValidator(_disclosure)] = None
