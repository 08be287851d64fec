"""Small sentences: a finding filled in both languages, a suggestion, a list cut short.

In: diagnostics and words. Out: `Text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.diagnostics import Diagnostic

NOTHING = Text("", "")
MAX_LISTED = 5


def filled(diagnostic: Diagnostic) -> Text:
    """The message of a finding with its arguments put in."""
    return Text(_filled(diagnostic, "zh"), _filled(diagnostic, "en"))


def _filled(diagnostic: Diagnostic, lang: str) -> str:
    values = {k: v.of(lang) if isinstance(v, Text) else v for k, v in diagnostic.arguments}
    return diagnostic.kind.message.of(lang).format(**values)


def did_you_mean(*words: str) -> Text:
    """`; did you mean …?`, or nothing when there is nothing to offer."""
    if not any(words):
        return NOTHING
    zh, en = "、".join(f"“{word}”" for word in words), ", ".join(repr(word) for word in words)
    return Text(f"，是不是{zh}？", f"; did you mean {en}?")


def listed(words: Sequence[str]) -> Text:
    """The first few words, and how many more there are."""
    shown, more = words[:MAX_LISTED], len(words) - MAX_LISTED
    zh = "、".join(shown) + (f" 等 {len(words)} 个" if more > 0 else "")
    return Text(zh, ", ".join(shown) + (f" and {more} more" if more > 0 else ""))
