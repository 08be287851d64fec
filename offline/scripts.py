"""What a console, an unzip program or a path limit would break in a bundle.

In: the content of a bundle. Out: sentences, one for each fault.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEP = 120
"""Of a path inside the zip: unpacked twice by Windows (a folder in a folder of the same name), it stays far below 260."""
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')


def faults(made: dict[str, bytes]) -> list[str]:
    """What is wrong with the paths and the scripts."""
    found = [fault for path in sorted(made) for fault in (*_path(path), *_script(path, made[path]))]
    return [*found, *_twins(sorted(made))]


def _twins(paths: list[str]) -> Iterator[str]:
    """Names that Windows takes for one."""
    seen: dict[str, str] = {}
    for path in paths:
        if (other := seen.setdefault(path.casefold(), path)) != path:
            yield f"{path}: differs from {other} in capitals only"


def _path(path: str) -> Iterator[str]:
    if not path.isascii():
        yield f"{path}: a name that is not ASCII, which old unzip programs garble"
    if len(path) > DEEP:
        yield f"{path}: {len(path)} characters"
    for part in path.split("/"):
        if _RESERVED.match(part) or _FORBIDDEN.search(part) or part.endswith((".", " ")):
            yield f"{path}: Windows cannot hold this name"


def _script(path: str, data: bytes) -> Iterator[str]:
    """Batch files: ASCII and CRLF, or cmd.exe jumps to wrong places. Shell scripts: LF, or sh takes CR for a word."""
    if path.endswith((".cmd", ".bat")):
        if not data.isascii():
            yield f"{path}: bytes that are not ASCII mean something else in each code page"
        if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
            yield f"{path}: a line that does not end in CRLF"
    elif (data.startswith(b"#!") or path.endswith(".sh")) and b"\r" in data:
        yield f"{path}: a carriage return"
