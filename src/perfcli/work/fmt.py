"""Lay out target, region and profile files, and put their keys into one language.

In: paths, or bytes. Out: for each file the text before and after, and findings; `write` puts the texts into the files.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from perfcli.files import FileError, decode_utf8, read_bytes, write_bytes
from perfcli.loading.discover import STDIN, find_files
from perfcli.loading.file_faults import file_fault
from perfcli.loading.rename import renamed
from perfcli.syntax.layout import laid_out
from perfcli.syntax.reader import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perfcli.diagnostics import Diagnostic


class Formatted(NamedTuple):
    """One file: its bytes and text as found, and the text as it should be."""

    path: str
    data: bytes
    before: str
    after: str
    problems: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the file is not as it should be; byte-order marks and line ends count."""
        return not self.problems and self.data != self.after.encode()


def format_text(text: str, keys: str = "") -> str:
    """A text in the canonical layout, with its keys in `keys` (`zh` or `en`) if that is asked for."""
    return laid_out(renamed(text, keys) if keys else text)


def format_files(
    paths: Iterable[str], exclude: tuple[str, ...], keys: str, stdin: Callable[[], bytes]
) -> tuple[tuple[Formatted, ...], tuple[Diagnostic, ...]]:
    """Every file that the paths mean, and what is wrong with the paths."""
    files, problems = find_files(paths, exclude)
    return tuple(_format(path, keys, stdin) for path in files), problems


def write(done: Formatted) -> tuple[Diagnostic, ...]:
    """Put the text into its file, unless the file has changed since it was read.

    A file that somebody saved meanwhile is theirs: it is left, and the next run sees it as it is.
    """
    try:
        if read_bytes(done.path) == done.data:
            write_bytes(Path(done.path), done.after.encode())
    except FileError as error:
        return (file_fault(error),)
    return ()


def _format(path: str, keys: str, stdin: Callable[[], bytes]) -> Formatted:
    try:
        data = stdin() if path == STDIN else read_bytes(path)
        text = decode_utf8(data, path)
    except FileError as error:
        return Formatted(path, b"", "", "", (file_fault(error),))
    tree = read_tree(text, "<stdin>" if path == STDIN else path)
    if tree.problems:
        return Formatted(path, data, text, text, tree.problems)
    return Formatted(path, data, text, format_text(text, keys))


def unified(done: Formatted) -> str:
    """The changes of one file as a unified diff; empty when there are none."""
    from difflib import unified_diff  # noqa: PLC0415 - asked for with `--diff` only

    before, after = (text.splitlines(keepends=True) for text in (done.before, done.after))
    lines = unified_diff(before, after, done.path, done.path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
