"""Runs a command and says what it cost.

In: a command. Out: its `Cost` in time and memory, exit code, size of what it printed. POSIX only.
"""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass

MISSING = 127

# Installed programs have their bytecode beside them; a setting that keeps Python from writing it would time the compiler.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took; `peak` in MB is that of the largest process, not a sum."""

    seconds: float
    processor: float
    peak: float
    code: int
    printed: int


def launch(command: tuple[str, ...], times: int = 1) -> Cost:
    """Run `command` `times` times, one after the other; seconds are the mean of these."""
    with tempfile.TemporaryFile() as sink:
        actions = [(os.POSIX_SPAWN_DUP2, sink.fileno(), 1), (os.POSIX_SPAWN_DUP2, sink.fileno(), 2)]
        processor, peak, code = 0.0, 0, 0
        start = time.perf_counter()
        for _ in range(times):
            try:
                pid = os.posix_spawnp(command[0], command, ENVIRONMENT, file_actions=actions)
            except OSError:
                return Cost(0, 0, 0, MISSING, 0)
            _, status, used = os.wait4(pid, 0)
            processor += used.ru_utime + used.ru_stime
            peak = max(peak, used.ru_maxrss)  # kilobytes on Linux
            code = code or os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        printed = sink.seek(0, os.SEEK_END) // times
    return Cost(seconds / times, processor / times, peak / 1024, code, printed)
