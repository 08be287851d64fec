"""Findings of `scale` about ladders turned into findings of rules: one for each indicator, with text and reading.

In: a subject and the names of findings. Out: `Finding` values whose arguments show the published text, how it is read
and a value to check it on. A cell written at the indicator is pointed at; a shared ladder's cells are related places.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.lint.rule import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from perfcli.diagnostics import Argument
    from perfcli.lint.subject import Subject
    from perfcli.loading.outline import Node, Standard
    from perfcli.model.indicator import Cells
    from perfcli.scale import Bound
    from perfcli.scale import Finding as Said
    from perfcli.syntax.tree import KeyPath


def said(
    subject: Subject, names: frozenset[str], keep: Callable[[Standard], bool] = lambda _: True
) -> Iterator[Finding]:
    """What `scale` found under one of `names`, for each indicator whose ladder `keep` accepts."""
    told = subject.told
    for name in sorted(names & told.keys()):
        for node, standard, found in told[name]:
            if keep(standard):
                yield tell(node, standard, found)


def readable(standard: Standard) -> bool:
    """Whether the ladder grades in spite of what was found."""
    return standard.reading.scale is not None


def unreadable(standard: Standard) -> bool:
    """Whether nothing can be graded on the ladder."""
    return standard.reading.scale is None


def tell(node: Node, standard: Standard, found: Said, **more: Argument) -> Finding:
    """One finding of a ladder at its place, with the arguments that messages are made of.

    Arguments: `name`, `ladder` (as published), `reading` and of it the `worst` grade, `cells` (those meant), `labels`,
    `values`, `example`.
    """
    arguments = {"name": node.name, **_about(standard, found), **more}
    return place(node, standard, found.labels, arguments)


def _about(standard: Standard, found: Said) -> dict[str, Argument]:
    """What is said of a ladder whoever it judges; a county's ladders are few, so it is worked out once for each."""
    scale = standard.reading.scale
    key = (standard.cells, found, scale.bounds if scale else None)
    known = _KNOWN.get(key)
    if known is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        meant = tuple(cell for cell in standard.cells if cell[0] in found.labels)
        known = _KNOWN[key] = {
            "ladder": published(standard.cells),
            "reading": published(scale.canonical()) if scale else Text("", ""),
            "worst": published(scale.canonical()[-1:]) if scale else Text("", ""),
            "cells": published(meant),
            "labels": listed(found.labels),
            "values": listed(found.values),
            "example": found.counter_example,
        }
    return known


_MOST_KNOWN = 4096
_KNOWN: dict[tuple[Cells, Said, tuple[Bound, ...] | None], dict[str, Argument]] = {}
"""Bounds carry sign, number and unit, so they stand for the whole reading."""


def place(node: Node, standard: Standard, labels: tuple[str, ...], arguments: dict[str, Argument]) -> Finding:
    """At the first cell meant where the ladder is the indicator's own, else at the indicator."""
    if not labels:
        return Finding(node.where, arguments)
    cells = _places(standard, labels)
    if not standard.name:
        return Finding(cells[0], arguments, at="value", related=cells[1:])
    return Finding(node.where, arguments, related=cells)


def _places(standard: Standard, labels: tuple[str, ...]) -> tuple[KeyPath, ...]:
    """Where the cells meant are written; the name of the scale where they stand in the region's file."""
    if standard.name and standard.where[0] != "scales":
        return (standard.where,)
    return tuple((*standard.where, label) for label in labels)


@lru_cache(maxsize=1024)
def published(cells: Cells) -> Text:
    """A ladder as its file says it: `优 100%、良 85%`; a blank cell shows as `（空）`."""
    return Text(
        "、".join(f"{short(label)} {short(text) or '（空）'}" for label, text in cells),
        ", ".join(f"{short(label)} {short(text) or '(blank)'}" for label, text in cells),
    )


def short(text: str) -> str:
    """A text of the file cut to what fits into a message."""
    text = text.strip()
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


_SHORT = 60


@lru_cache(maxsize=1024)
def listed(words: Iterable[str]) -> Text:
    """Words in a row, as each language sets them."""
    words = tuple(words)
    return Text("、".join(words), ", ".join(words))
