"""One of our own modules run as a process that is stopped when it takes too long or too much memory.

In: the module, bytes for its standard input. Out: what it wrote, and why it ended. For work that no check beforehand can
bound: templates that a bureau wrote, files in formats that libraries trust too much.
"""

from __future__ import annotations

import subprocess
import sys
from typing import NamedTuple


class Ended(NamedTuple):
    """What a process wrote before it ended; `reason` is `time` when it was stopped, `ended` when it ended by itself."""

    output: bytes
    reason: str


def available() -> bool:
    """Whether a process of ours can be started at all."""
    return bool(sys.executable)


def run_module(module: str, job: bytes, seconds: float) -> Ended:
    """Run `python -m module` for at most so many seconds."""
    command = [sys.executable, "-P", "-X", "utf8", "-m", module]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command, input=job, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as stopped:
        return Ended(stopped.stdout or b"", "time")
    return Ended(done.stdout, "ended")


def limit_memory(most: int) -> None:
    """Bound this process's memory where the system can."""
    if sys.platform == "win32":
        return
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
