"""File names that people can read and every system can hold, made from names in files.

In: a title and a suffix. Out: `县人大常委会-2016年度绩效目标表.html`: no path parts, no control characters, none of the
names that Windows reserves, at most 200 bytes, and never the same name twice.
"""

from __future__ import annotations

import re
import unicodedata

MAX_BYTES = 200
"""Linux allows 255 bytes for a name; the rest is for the writer's temporary file and for sync tools that add to names."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*%#&{}$!\'`@+=;,~^\[\]]')
_SPACE = re.compile(r"\s+")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)")
_FALLBACK = "未命名"


def is_reserved(name: str) -> bool:
    """Whether Windows takes a name for a device, whatever comes behind its first dot."""
    return bool(_RESERVED.fullmatch(name.split(".", maxsplit=1)[0].rstrip()))


def clean_name(text: str, room: int = MAX_BYTES) -> str:
    """A part of a file name: what has no place in one becomes `_`; too long is cut between characters."""
    plain = unicodedata.normalize("NFC", text)
    plain = "".join("_" if unicodedata.category(char)[0] == "C" else char for char in plain)
    plain = _SPACE.sub(" ", _FORBIDDEN.sub("_", plain)).strip(" ._-")
    cut = plain.encode("utf-8")[:room].decode("utf-8", errors="ignore").rstrip(" ._-")
    if is_reserved(cut):
        cut = f"_{cut}"
    return cut or _FALLBACK


class Names:
    """Gives out names of one folder, each once, whatever the case of its letters."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, who: str, rest: str, suffix: str) -> str:
        """`who-rest.suffix`, with a number behind when that is taken."""
        tail = 1
        while True:
            number = f"-{tail}" if tail > 1 else ""
            ending = f"-{rest}{number}.{suffix}" if rest else f"{number}.{suffix}"
            name = clean_name(who, MAX_BYTES - len(ending.encode("utf-8"))) + ending
            key = unicodedata.normalize("NFKC", name).casefold()
            if key not in self._taken:
                self._taken.add(key)
                return name
            tail += 1
