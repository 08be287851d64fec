"""A list worked through by several processes, of which this one is the first; results come back whole and in order.

In: a function, its arguments. Out: its results. Under `spawn` both have to be picklable, under `fork` only the results.
What a helper does not bring, because it could not start or was killed, is done here.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 64
"""Below this many tasks a second process costs more than it brings."""
MAX_PROCESSES = 8


def spread(
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    jobs: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> list[Result]:
    """The result of every task, by `jobs` processes; 0 takes one for each processor when there are many tasks.

    `progress` is told how many tasks of how many are done: after each of this process's own, the others keeping pace.
    """
    jobs = jobs or (min(os.cpu_count() or 1, MAX_PROCESSES) if len(tasks) >= FEW else 1)
    count = max(1, min(jobs, len(tasks)))
    helpers: list[_Helper[Task, Result]] = []
    try:
        helpers.extend(_Helper(work, tasks[at::count]) for at in range(1, count))
        own = []
        for task in tasks[::count]:
            own.append(work(task))
            if progress is not None:
                progress(min(len(own) * count, len(tasks)), len(tasks))
        shares = [own, *(helper.results() for helper in helpers)]
    finally:
        for helper in helpers:
            helper.stop()
    # Each takes every second (third, …) task: they cost much the same, and no one has to ask whose turn it is.
    return [shares[at % count][at // count] for at in range(len(tasks))]


class _Helper(Generic[Task, Result]):
    """Another process at work on its share of the tasks."""

    def __init__(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> None:
        from multiprocessing import Pipe, Process  # noqa: PLC0415 - most runs have no need of a helper

        self._work, self._tasks = work, tasks
        self._answer, there = Pipe(duplex=False)
        self._process = Process(target=_help, args=(work, tasks, self._answer, there), daemon=True)
        with suppress(OSError):
            self._process.start()
        there.close()

    def results(self) -> list[Result]:
        """What it found."""
        try:
            found: list[Result] = self._answer.recv()
        except (EOFError, OSError):  # it died before it answered, or while it did
            return [self._work(task) for task in self._tasks]
        return found

    def stop(self) -> None:
        """Leave no process behind, whatever happened."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()


def _help(work: Callable[[Task], Result], tasks: Sequence[Task], here: Connection, there: Connection) -> None:
    """Be the other process. An interrupt is left to the first one; what goes wrong will go wrong again there and be said.

    The reading end is the first one's alone: should it go away, the answer must fail, and not wait for a reader for ever.
    """
    with suppress(Exception, KeyboardInterrupt):
        here.close()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        there.send([work(task) for task in tasks])
