"""An explanation on a terminal: the sentence, the ladder as a line with the value on it, what would change the grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from perfcli.diagnostics import Text
from perfcli.output.words import one_line
from perfcli.scoring.chain import Link, facts

if TYPE_CHECKING:
    from perfcli.scoring.explaining import Explained, Step


def render(explained: Explained, lang: str, *, color: bool) -> str:
    """The whole answer as text."""
    place = explained.place
    bold = ("\x1b[1m", "\x1b[0m") if color else ("", "")
    owners = (place.department, place.unit, place.duty, place.activity, place.project)
    lines = [
        f"{place.number}  {one_line(' › '.join(name for name in owners if name))}",
        one_line(place.address),
        "",
        f"{bold[0]}{one_line(explained.sentence.of(lang))}{bold[1]}",
        *_recorded(explained, lang),
        "",
        *(one_line(line) for line in explained.drawing),
        "",
        *_steps(explained.steps, lang),
    ]
    changes = [f"- {one_line(change.of(lang))}" for change in explained.changes]
    if changes:
        lines += ["", *changes]
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def as_link(explained: Explained | None, tried: Link | None = None) -> Link:
    """An explanation for machines: the sentence, the grades, the ways to change, and what a tried value would make of the totals."""
    if explained is None:
        return Link("nothing", Text("", ""))
    verdict = explained.verdict
    figures = facts(
        address=explained.place.address, value=explained.shown,
        grade=verdict.grade if verdict else "", points=verdict.points if verdict else None,
    )  # fmt: skip
    steps = (
        Link("step", step.interval, facts(grade=step.label, text=step.text, reading=step.reading, here=str(step.here).lower()))
        for step in explained.steps
    )  # fmt: skip
    changes = (Link("change", change) for change in explained.changes)
    return Link("indicator", explained.sentence, figures, (*steps, *changes, *([tried] if tried else ())))


def _recorded(explained: Explained, lang: str) -> list[str]:
    """What the scores say of it, where that is not what is explained."""
    score = explained.recorded
    if score is None or (explained.verdict is not None and score.verdict == explained.verdict):
        return []
    said = one_line(score.verdict.reason.of(lang))
    return ["", f"评分结果里：{said}" if lang == "zh" else f"In the scores: {said}"]


def _steps(steps: tuple[Step, ...], lang: str) -> list[str]:
    """The ladder as a list: grade, cell as published, how it is read; the value's own grade is marked."""
    rows = [
        (one_line(step.label), one_line(step.text), one_line(step.reading), one_line(step.interval.of(lang)))
        for step in steps
    ]
    heads = ("等级", "原文", "读作", "范围") if lang == "zh" else ("Grade", "Published", "Read as", "Values")
    widths = [max(cell_len(row[index]) for row in (heads, *rows)) for index in range(3)]
    marks = ["  ", *("→ " if step.here else "  " for step in steps)]
    return [mark + _row(row, widths) for mark, row in zip(marks, (heads, *rows), strict=True)] if rows else []


def _row(row: tuple[str, ...], widths: list[int]) -> str:
    padded = (text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=False))
    return "  ".join((*padded, row[-1]))
