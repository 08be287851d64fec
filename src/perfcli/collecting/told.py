"""A finding's own sentence, to be said inside another one that names the cell.

In: a `Diagnostic`. Out: what is said and what to do, in both languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic


def told(found: Diagnostic) -> tuple[Text, Text]:
    """The message with its code, and the advice."""
    said, advice = found.kind.message, found.kind.hint
    zh, en = _arguments(found, "zh"), _arguments(found, "en")
    message = Text(f"{said.zh.format(**zh)}（{found.code}）", f"{said.en.format(**en)} ({found.code})")
    return message, Text(advice.zh.format(**zh), advice.en.format(**en))


def _arguments(found: Diagnostic, lang: str) -> dict[str, object]:
    return {name: value.of(lang) if isinstance(value, Text) else value for name, value in found.arguments}
