"""The Jinja environments: everything printed is escaped, nothing undefined passes, and loops and repetition are bounded.

In: a folder of own templates, if any. Out: one environment for HTML and CSS, one for Markdown. With own templates both
are sandboxes: a template reads the page's data and cannot reach or change anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from perfcli.report.escape import clean, css_string, markdown
from perfcli.report.loader import loader, own_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_RANGE = 10_000
MAX_REPEAT = 100_000
MAX_POWER = 1_000

_UNBOUNDED = ("center", "format", "batch", "slice", "indent", "pprint")
"""Filters whose argument alone decides how much they make."""

_WIDENING = frozenset(
    {"center", "ljust", "rjust", "zfill", "format", "format_map", "expandtabs", "translate"}
)
"""Methods of text that do the same."""


class LimitError(Exception):
    """A template asked for more than a page can need. Its argument names the limit."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that also bounds what one expression can make."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - any operands
        """Arithmetic as usual; repetition and powers within bounds, no `%` formatting."""
        if operator == "%" and isinstance(left, (str, bytes)):
            raise SecurityError("text % values")
        if operator == "**" and (abs(left) > MAX_POWER or abs(right) > MAX_POWER):
            raise LimitError("power")
        if operator == "*":
            for many, times in ((left, right), (right, left)):
                if isinstance(many, (str, bytes, list, tuple)) and len(many) * times > MAX_REPEAT:
                    raise LimitError("repeat")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - any object
        """What Jinja's sandbox allows, without the methods that make text of any width."""
        if isinstance(obj, (str, bytes)) and attr in _WIDENING:
            return False
        return super().is_safe_attribute(obj, attr, value)


def bounded_range(*arguments: int) -> range:
    """`range` for templates."""
    numbers = range(*arguments)
    if len(numbers) > MAX_RANGE:
        raise LimitError("range")
    return numbers


def html_environment(own: Path | None) -> Environment:
    """HTML and CSS: every value is cleaned, then escaped by Jinja."""
    return _environment(own, clean, autoescape=True)


def markdown_environment(own: Path | None) -> Environment:
    """Markdown: every value is escaped as it is printed; the result of a macro has to be marked `|safe`."""
    return _environment(own, markdown, autoescape=False)


def plain_environment(own: Path | None) -> Environment:
    """Texts of Excel cells: cleaned; Excel needs no escaping, a text is a text."""
    return _environment(own, clean, autoescape=False)


def _environment(own: Path | None, finalize: Callable[[Any], Any], *, autoescape: bool) -> Environment:
    foreign = bool(own_templates(own))  # shipped templates are our own code and need no guard
    environment = (Sandbox if foreign else Environment)(
        loader=loader(own if foreign else None),
        autoescape=autoescape,  # Markdown is escaped by `finalize`
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals = {
        "range": bounded_range,
        "namespace": environment.globals["namespace"],
        "dict": dict,
    }
    environment.filters["css_string"] = css_string
    for name in _UNBOUNDED:
        environment.filters.pop(name, None)
    return environment
