"""Lay files out in the canonical way, and turn their keys into one language.

In: paths, settings, a language or none. Out: `Laid` of each file: its text before and after. What cannot be read, or would not say the same
when it is laid out anew, is left alone, with a finding that says why.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.files import FileError, decode_utf8, read_bytes
from perfcli.lint.site.reader import is_rule
from perfcli.lint.site.rename import rename as rename_rule
from perfcli.loading import kinds
from perfcli.loading.discover import STDIN, find_files
from perfcli.loading.file_faults import file_fault
from perfcli.loading.rename import rename
from perfcli.syntax.edits import apply
from perfcli.syntax.formatter import formatted
from perfcli.syntax.reader import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from perfcli.loading.settings import Settings
    from perfcli.syntax.tree import Data

_SCHEMA = re.compile(r"^(# yaml-language-server: \$schema=\S*\.)(?:zh|en)(\.json)$", re.MULTILINE)
"""The line that names a schema, which is of one language."""


class Laid(NamedTuple):
    """One file. `after` is what is to be written; the same bytes as before where nothing changes, and where it was left alone."""

    path: str
    before: bytes
    after: bytes
    findings: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.after != self.before

    def diff(self) -> str:
        """What changes, as a unified diff."""
        before, after = (
            data.decode("utf-8", "replace").splitlines(keepends=True) for data in (self.before, self.after)
        )
        lines = difflib.unified_diff(before, after, self.path, self.path)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )


def lay_out(
    paths: Sequence[str], settings: Settings, keys: str = "", stdin: Callable[[], bytes] | None = None
) -> tuple[tuple[Laid, ...], tuple[Diagnostic, ...]]:
    """Every file that `paths` mean, laid out; and what is wrong with the paths. `keys` is `zh`, `en` or nothing."""
    files, problems = find_files(paths, settings.exclude)
    return tuple(_laid(files, keys, stdin)), problems


def _laid(files: Sequence[str], keys: str, stdin: Callable[[], bytes] | None) -> Iterator[Laid]:
    for path in files:
        try:
            data = stdin() if path == STDIN and stdin else read_bytes(path)
            yield laid(data, "<stdin>" if path == STDIN else path, keys)
        except FileError as error:
            yield Laid(path, b"", b"", (file_fault(error),))


def laid(data: bytes, path: str, keys: str = "") -> Laid:
    """One file.

    Raises:
        FileError: when it is not UTF-8.
    """
    text = decode_utf8(data, path)
    tree = read_tree(text, path)
    if tree.problems or not tree.readable:
        return Laid(path, data, data, tree.problems)
    if keys:
        turned = _in_language(text, path, keys)
        if turned is None:
            return Laid(path, data, data, (diagnose(kinds.NOT_TURNED, Span(path)),))
        tree = read_tree(turned, path)
    after = formatted(tree)
    if after is None:
        return Laid(path, data, data, (diagnose(kinds.NOT_LAID_OUT, Span(path)),))
    return Laid(path, data, after.encode())


def _in_language(text: str, path: str, keys: str) -> str | None:
    """The text with its keys and fixed values in a language; None where it would not mean the same."""
    turned = _SCHEMA.sub(rf"\g<1>{keys}\g<2>", _turned(text, path, keys))
    before, after = _meaning(text, path), _meaning(turned, path)
    return turned if after is not None and after == before else None


def _meaning(text: str, path: str) -> Data | None:
    """The data of a file with its keys and fixed values in English; None where one key stands there twice."""
    tree = read_tree(_turned(text, path, "en"), path)
    return None if tree.problems else tree.data


def _turned(text: str, path: str, keys: str) -> str:
    """The text with its words in a language; a site's own rules have words of their own."""
    tree = read_tree(text, path)
    if tree.problems:
        return text
    return apply(text, rename_rule(tree, keys) if is_rule(tree) else rename(tree, keys))
