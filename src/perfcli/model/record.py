"""The base of every model type, and the field types that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticUseDefault, core_schema

from perfcli.model.terms import CHOICES

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

ID_PATTERN = r"^[a-z][a-z0-9-]{0,31}$"


class Record(BaseModel):
    """A value read from a file: frozen, and a key that it does not know is an error."""

    # Only the root model of a document is ever asked to validate: building the others on their own is start-up time.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def as_list(value: Any) -> Any:  # noqa: ANN401 - data before validation
    """One text where a list may stand; a key without a value is an empty list."""
    if isinstance(value, str):
        return [value] if value else []
    return value


def blank_as_none(value: Any) -> Any:  # noqa: ANN401 - data before validation
    """A key without a value says nothing: the same as no key."""
    return None if value == "" else value


def choice(field: str) -> BeforeValidator:
    """A field with a fixed list of values, each of which may be written in English or in the form's own word."""
    english = {chinese: word for word, chinese in CHOICES[field].items()}

    def read(value: Any) -> Any:  # noqa: ANN401 - data before validation
        if value == "":
            raise PydanticUseDefault  # a key without a value says nothing: the same as no key
        return english.get(value, value) if isinstance(value, str) else value

    return BeforeValidator(read)


def blank_as_empty(value: Any) -> Any:  # noqa: ANN401 - data before validation
    """A list or mapping whose value was left blank is an empty one."""
    return [] if value == "" else value


class _Identifier:
    """An id is matched in compiled code: every node of every file has one."""

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401
        matched = core_schema.str_schema(pattern=ID_PATTERN)
        return core_schema.custom_error_schema(matched, "identifier", custom_error_message="not an id")


Id = Annotated[str, _Identifier()]
"""A name for machines: lower-case letters, digits and hyphens, at most 32, a letter first."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
"""A name for people; never a key."""

Words = Annotated[tuple[str, ...], BeforeValidator(as_list)]
"""One text, or several that keep their own numbering."""
