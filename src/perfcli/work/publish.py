"""Write what a scoring run found: the tables, scores.md, and scores.json last.

In: a scorecard, its targets, a folder. Out: findings when a template is broken or the folder cannot be written to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.formats import csv_
from perfcli.report.guarded import render_pages
from perfcli.report.render import Job
from perfcli.report.scores import summary_view
from perfcli.scoring.money import money_table
from perfcli.work.disclosure import noticed
from perfcli.work.score import render, write
from perfcli.work.stamp import stamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.scoring.money import MoneyNode
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.work.targets import Targets


def publish(
    card: Scorecard,
    targets: Targets,
    lang: str,
    out: Path,
    inputs: Iterable[str] = (),
    money: Sequence[MoneyNode] = (),
) -> tuple[Diagnostic, ...]:
    """Make every text, then write every file; nothing is written when a page cannot be made."""
    closed = sum(len(found.names) for found in targets.withheld)
    shown = card._replace(notices=(*noticed(closed), *card.notices))
    view = summary_view(shown, targets.waivers)
    pages = render_pages([Job("scores.md.j2", view)], targets.root / "templates")
    problems = tuple(problem for page in pages for problem in page.problems)
    if problems:
        return problems
    card = stamped(card, inputs, targets.root)
    texts = {"scores.md": pages[0].text}
    if money:
        texts["money.csv"] = "\ufeff" + csv_.write(
            *money_table(money)
        )  # without the mark Excel takes it for another encoding
    return write(render(card, lang, texts), out)
