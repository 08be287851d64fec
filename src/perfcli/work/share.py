"""Files checked by several processes in chunks; results come back in order, and Ctrl-C stops all of them at once.

In: paths, a choice of codes. Out: what `check_file` says of each.
"""

from __future__ import annotations

import signal
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import Event
from typing import TYPE_CHECKING, ClassVar

from perfcli.loading.regions import Regions
from perfcli.work.check import Checked, check_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.synchronize import Event as Flag

    from perfcli.lint.rule import Rule
    from perfcli.work.choice import Choice

CHUNK = 32


class _Worker:
    """What a worker process is told when it starts."""

    stop: ClassVar[Flag]


def share(files: Sequence[str], choice: Choice, jobs: int) -> Iterator[Checked]:
    """Check `files` with `jobs` processes."""
    chunks = [(tuple(files[at : at + CHUNK]), choice) for at in range(0, len(files), CHUNK)]
    stop = Event()
    pool = ProcessPoolExecutor(max_workers=jobs, initializer=_prepare, initargs=(stop,))
    try:
        for results in pool.map(_chunk, chunks):
            yield from results
    finally:
        stop.set()  # no one will read what the workers still have before them
        pool.shutdown(cancel_futures=True)


def _prepare(stop: Flag) -> None:
    """Leave Ctrl-C to the parent: a worker that dies while it takes a chunk would leave the others waiting for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.stop = stop


def _chunk(task: tuple[tuple[str, ...], Choice]) -> list[Checked]:
    """The files of one chunk, in a worker."""
    files, choice = task
    regions, rules = _of_worker(choice)
    return [check_file(path, regions, rules) for path in files if not _Worker.stop.is_set()]


@cache
def _of_worker(choice: Choice) -> tuple[Regions, tuple[Rule, ...]]:
    """What a worker keeps between its chunks."""
    return Regions(places=False), choice.rules()
