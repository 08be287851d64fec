"""What the model's types say of a key path: which keys may stand there, within which limits a value lies.

In: a model type and a key path. Out: key names, limits. Only asked when a file does not hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import KeyPath


def keys_at(model: type[BaseModel], where: KeyPath) -> tuple[str, ...]:
    """The keys that may stand in the mapping at `where`."""
    below = _model_at(model, where)
    return tuple(below.model_fields) if below else ()


def limits_at(model: type[BaseModel], where: KeyPath) -> tuple[Any, ...]:
    """The constraints of the field at `where`, such as `Ge(0)` and `Le(6)`."""
    above = _model_at(model, where[:-1])
    info = above.model_fields.get(str(where[-1])) if above else None
    return tuple(info.metadata) if info else ()


def _model_at(model: type[BaseModel], where: KeyPath) -> type[BaseModel] | None:
    for step in where:
        if isinstance(step, int):
            continue
        info = model.model_fields.get(step)
        below = next(_models(info.annotation), None) if info else None
        if below is None:
            return None
        model = below
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any type
    """The model types inside an annotation, `tuple[Duty, ...]` and `Party | None` alike."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
