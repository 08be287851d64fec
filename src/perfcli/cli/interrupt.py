"""A Ctrl-C that cannot get lost: Python drops an interrupt that falls into a finalizer, so long loops ask again.

In: SIGINT. Out: `KeyboardInterrupt`, at once where it can be raised, else at the next `check`.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_PRESSED: list[int] = []
"""The signals that came. No `Event`: its lock would wait for itself if Ctrl-C is pressed while it is being set."""


def listen() -> None:
    """Take over SIGINT for this process."""
    signal.signal(signal.SIGINT, _press)


def check() -> None:
    """Raise an interrupt that was pressed and did not arrive.

    Raises:
        KeyboardInterrupt: when Ctrl-C was pressed.
    """
    if _PRESSED:
        raise KeyboardInterrupt


def _press(signum: int, _frame: FrameType | None) -> None:
    _PRESSED.append(signum)
    raise KeyboardInterrupt
