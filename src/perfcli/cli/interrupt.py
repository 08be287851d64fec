"""A Ctrl-C that cannot get lost: Python drops an interrupt that falls into a finalizer, so long loops ask again.

In: SIGINT. Out: `KeyboardInterrupt`, at once where it can be raised, else at the next `check`.
"""

from __future__ import annotations

import signal
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_PRESSED = Event()


def listen() -> None:
    """Take over SIGINT for this process."""
    signal.signal(signal.SIGINT, _press)


def check() -> None:
    """Raise an interrupt that was pressed and did not arrive.

    Raises:
        KeyboardInterrupt: when Ctrl-C was pressed.
    """
    if _PRESSED.is_set():
        raise KeyboardInterrupt


def _press(_signal: int, _frame: FrameType | None) -> None:
    _PRESSED.set()
    raise KeyboardInterrupt
