"""Findings for programs that read a stream: one JSON object a line, the same as in `json`; nothing else is printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from perfcli.output.json_ import as_data

if TYPE_CHECKING:
    from perfcli.output.page import Page


def render(page: Page) -> str:
    """A line for each finding; no finding, no line."""
    return "".join(json.dumps(as_data(found), ensure_ascii=False) + "\n" for found in page.diagnostics)
