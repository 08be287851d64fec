"""Repairs of rules turned into text patches that keep the YAML what it is.

In: a finding with a repair, its span and its tree. Out: a `Fix`; None where the text stands in the file otherwise than as read
(folded over lines, escaped), or where the new words might mean something to YAML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Fix, Span

if TYPE_CHECKING:
    from perfcli.lint.rule import Finding
    from perfcli.syntax.tree import Tree

_YAML = frozenset(",[]{}#:&*!|\"'\\\n\t")
"""What a repair may not bring into a text: some of it ends a value in one place or another."""
_QUOTES = ("'", '"')
_LEADING = frozenset("%@`>?-~= ")
"""What a value without quotes may not begin with."""


def repaired(finding: Finding, span: Span, tree: Tree) -> Fix | None:
    """The patch of a finding, if it is one."""
    repair, value = finding.repair, tree.value(finding.where)
    if repair is None or not isinstance(value, str) or span.line != span.end_line:
        return None
    old = finding.excerpt or value
    line = tree.lines[span.line - 1]
    start, end = span.column - 1, span.end_column - 1
    quoted = line[start:end][:1] in _QUOTES and not finding.excerpt
    if quoted:
        start, end = start + 1, end - 1
    if line[start:end] != old or _YAML.intersection(repair.text) - set(old):
        return None
    if not finding.excerpt and not quoted and (not repair.text or repair.text[0] in _LEADING):
        return None
    return Fix(Span(span.path, span.line, start + 1, span.line, end + 1), repair.text, repair.safe)
