"""One of our own modules run as a process that is stopped when it takes too long or too much memory.

In: the module, bytes for its standard input. Out: what it wrote, and why it ended. For work that no check beforehand can
bound: templates that a bureau wrote, files in formats that libraries trust too much.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from threading import Thread
from typing import NamedTuple

_LOOK = 0.1
"""Seconds between two looks at the clock."""
_STEP, _WAITED = b"\x06", b"\x16"
"""What a process says on its standard error: a step is done; it has waited for the machine for a `_LOOK`."""


class Ended(NamedTuple):
    """What a process wrote before it ended; `reason` is `time` when it was stopped, `ended` when it ended by itself."""

    output: bytes
    reason: str


def available() -> bool:
    """Whether a process of ours can be started at all."""
    return bool(sys.executable)


def run_module(module: str, job: bytes, seconds: float, more: float = 0.0) -> Ended:
    """Run `python -m module` for at most so many seconds by the clock.

    A process that gets on is given `more` for each step that it says it has done, and what it waited while the machine
    served others.
    """
    command = [sys.executable, "-P", "-X", "utf8", "-m", module]
    pipe = subprocess.PIPE
    began = time.monotonic()
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:  # noqa: S603 - our own interpreter and module, no shell
        talk = _Talk(process, job)
        while True:
            left = began + seconds + more * talk.steps + _LOOK * talk.waits - time.monotonic()
            if left <= 0:
                process.kill()
                return Ended(talk.output(), "time")
            with suppress(subprocess.TimeoutExpired):
                process.wait(min(left, _LOOK))
                return Ended(talk.output(), "ended")


class _Talk:
    """What goes to a process and comes from it, each in a thread, so that no pipe is ever full."""

    def __init__(self, process: subprocess.Popen[bytes], job: bytes) -> None:
        self.process, self.job = process, job
        self.steps = self.waits = 0
        self._pieces: list[bytes] = []
        self._threads = [Thread(target=one, daemon=True) for one in (self._feed, self._read, self._count)]
        for thread in self._threads:
            thread.start()

    def output(self) -> bytes:
        """Everything that the process wrote; it has ended."""
        for thread in self._threads:
            thread.join()
        return b"".join(self._pieces)

    def _feed(self) -> None:
        if self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.write(self.job)
            with suppress(OSError):
                self.process.stdin.close()

    def _read(self) -> None:
        if self.process.stdout is not None:
            self._pieces.append(self.process.stdout.read())

    def _count(self) -> None:
        while self.process.stderr is not None and (said := os.read(self.process.stderr.fileno(), 4096)):
            self.steps += said.count(_STEP)
            self.waits += said.count(_WAITED)


class _Watched:
    """In the process: since when it is watched, and how much of its waiting it has told."""

    def __init__(self) -> None:
        self._idle = time.monotonic() - time.process_time()
        self._told = 0

    def tell(self, said: bytes = b"") -> None:
        """Say something, and what was waited since it was last said."""
        waits = int((time.monotonic() - time.process_time() - self._idle) / _LOOK)
        if waits > self._told:
            said += _WAITED * (waits - self._told)
            self._told = waits
        if said:
            sys.stderr.buffer.write(said)
            sys.stderr.buffer.flush()


_watched: list[_Watched] = []


def step_done() -> None:
    """Say that a step is done, such as a page: a process that gets on is given more time."""
    for one in _watched:
        one.tell(_STEP)


def getting_on() -> None:
    """Say that the work gets on: what was waited for the machine is not counted."""
    for one in _watched:
        one.tell()


def be_watched() -> None:
    """In a process that `run_module` started: let steps be told."""
    _watched.append(_Watched())


def limit_memory(most: int) -> None:
    """Bound this process's memory where the system can."""
    if sys.platform == "win32":
        return
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
