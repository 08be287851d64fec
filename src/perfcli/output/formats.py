"""The output formats by name; each module is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcli.output.page import Page

FORMATS = {
    "full": "full",
    "concise": "concise",
    "grouped": "grouped",
    "json": "json_",
    "json-lines": "json_lines",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "sarif": "sarif",
    "markdown": "markdown",
}


def render(name: str, page: Page) -> str:
    """A run's findings in the format called `name`.

    Raises:
        KeyError: if there is no such format.
    """
    text: str = import_module(f"perfcli.output.{FORMATS[name]}").render(page)
    return text
