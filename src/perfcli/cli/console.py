"""The terminal: which stream, which encoding, whether colours, how progress shows. All printing goes through here."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from perfcli.cli.interrupt import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OK, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes: clean · findings or rejected rows · usage, configuration, no input, unwritable · a bug · Ctrl-C."""

_ACTS_ON_ESCAPES = 4
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING of the Windows console."""

PROGRESS_FROM = 200
"""Fewer files than this are done before a progress bar would be seen."""
FEW = 5
"""The same for workbooks, each of which takes a moment."""


def prepare_streams() -> None:
    """UTF-8 bytes and line feeds into pipes and files on every platform; a terminal keeps its encoding, without dying of it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class OutputError(Exception):
    """Standard output takes no more: a full disk, a device that refuses, or no output at all."""


def out(text: str) -> None:
    """Write a result to standard output as it is.

    Raises:
        OutputError: when it cannot be written; nothing of the sort when only the reader went away.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if (
            sys.platform == "win32" and error.errno == errno.EINVAL
        ):  # how Windows says that the reader went away
            raise BrokenPipeError from None
        raise OutputError(error.strerror) from None


def note(text: str) -> None:
    """Write a remark about the run to standard error."""
    sys.stderr.write(text if text.endswith("\n") else f"{text}\n")
    sys.stderr.flush()


def wants_color(choice: str, stream: TextIO | None = None) -> bool:
    """Whether to colour: what was asked for, then FORCE_COLOR, NO_COLOR, then whether it is a terminal."""
    if choice in ("always", "never"):
        return choice == "always"
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    asked = stream or sys.stdout
    return asked.isatty() and _takes_colors(asked)


def _takes_colors(terminal: TextIO) -> bool:
    """Whether a terminal acts on escapes; the console of Windows does once it is told to, and older ones never."""
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    kernel = ctypes.WinDLL("kernel32")
    handle, mode = ctypes.c_void_p(msvcrt.get_osfhandle(terminal.fileno())), ctypes.c_ulong()
    return bool(
        kernel.GetConsoleMode(handle, ctypes.byref(mode))
        and kernel.SetConsoleMode(handle, mode.value | _ACTS_ON_ESCAPES)
    )


@contextmanager
def progress(label: str, *, quiet: bool, least: int = PROGRESS_FROM) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error for long work on a terminal; each step also ends a run that was interrupted."""
    silent = quiet or not (sys.stderr.isatty() and _takes_colors(sys.stderr))
    shown = False

    def step(done: int, total: int) -> None:
        nonlocal shown
        check()
        if silent or total < least or (least == PROGRESS_FROM and done % 50 and done != total):
            return
        width = 30
        filled = width * done // total
        sys.stderr.write(f"\r{label} [{'█' * filled}{'·' * (width - filled)}] {done}/{total}")
        sys.stderr.flush()
        shown = True

    try:
        yield step
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
