"""Work shared by several processes: the results of one, whatever becomes of the others."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from perfcli.work.spread import FEW, spread

TASKS = range(FEW + 7)


@dataclass(frozen=True)
class Square:
    """Squares numbers; a helper process may be told to die at one, and every process to fail at one."""

    home: int
    dies_at: int = -1
    fails_at: int = -1

    def __call__(self, number: int) -> int:
        if number == self.dies_at and os.getpid() != self.home:
            os._exit(1)
        if number == self.fails_at:
            raise ValueError(number)
        return number * number


def test_results_come_in_order() -> None:
    work = Square(os.getpid())
    for count in (0, 1, FEW - 1, FEW, FEW + 7):
        assert spread(work, TASKS[:count]) == [number * number for number in TASKS[:count]]


def test_what_a_dead_helper_does_not_bring_is_done_here() -> None:
    squares = [number * number for number in TASKS]
    assert [spread(Square(os.getpid(), dies_at=at), TASKS) for at in (0, 1, FEW)] == [squares] * 3


def test_what_goes_wrong_in_a_helper_is_raised_here() -> None:
    for at in (0, 1, FEW + 6):
        with pytest.raises(ValueError, match=str(at)):
            spread(Square(os.getpid(), fails_at=at), TASKS)


def whose(_: int) -> int:
    return os.getpid()


SPAWNED = """
import multiprocessing
from perfcli.work.spread import spread
from tests.work.test_spread import whose
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    print(len(set(spread(whose, range(10), jobs=3))))
"""


def test_helpers_that_start_from_nothing_do_their_share(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(SPAWNED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, str(program)], check=True, capture_output=True, env=environment)
    assert done.stdout.split() == [b"3"]
