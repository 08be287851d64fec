"""Patterns that are compiled when a text first needs them: most runs need few, and compiling all is felt at every start.

In: a regular expression. Out: it, compiled once. Ask first whether the text holds a character without which it cannot match.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(text: str) -> re.Pattern[str]:
    """The regular expression `text`, ready to be matched."""
    return re.compile(text)
