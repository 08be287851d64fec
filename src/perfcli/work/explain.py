"""Explain one indicator: its ladder, where a value stands on it, and what would change the grade.

In: `Question`: what was typed, targets as loaded, a scores.json perhaps. Out: `Answer`: `Explained` or findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.scale import Scale
from perfcli.scoring import run_kinds
from perfcli.scoring.explaining import explain as explain_leaf
from perfcli.scoring.matching import Matcher
from perfcli.scoring.refusals import refusal
from perfcli.scoring.survey import survey
from perfcli.scoring.wording import did_you_mean, listed
from perfcli.work.score import Request, choose_profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.document import Document
    from perfcli.model.profile import Profile
    from perfcli.scoring.explaining import Explained
    from perfcli.scoring.matching import Match
    from perfcli.scoring.parts import Part
    from perfcli.scoring.scorecard import Score, Scorecard
    from perfcli.scoring.survey import Leaf

ARGUMENT = "<ADDRESS>"
VALUE = "<VALUE>"


@dataclass(frozen=True, slots=True)
class Question:
    """What to explain: an address, the end of one, a number or a name; a value, or none; a scorecard, or none."""

    address: str
    value: str
    parts: Sequence[Part]
    regions: Mapping[str, Document]
    root: Path
    card: Scorecard | None = None
    columns: int = 78


@dataclass(frozen=True, slots=True)
class Answer:
    """The explanation, None when the indicator was not found; findings say why, or why the value could not be read."""

    explained: Explained | None
    findings: tuple[Diagnostic, ...] = ()


def explain(question: Question) -> Answer:
    """Answer a question; without a value, the recorded actual of the scorecard is explained, where there is one."""
    regions = {path: document.region for path, document in question.regions.items() if document.region}
    laid = survey(question.parts, regions)
    matcher = Matcher(laid.leaves)
    match = matcher.find(question.address)
    if match.leaf is None:
        return Answer(None, (_not_found(question.address, match, matcher),))
    leaf = match.leaf
    profile, findings = _profile(question)
    recorded = _recorded(question, leaf)
    text = question.value or (recorded.actual if recorded else "")
    explained = explain_leaf(leaf, text, profile, recorded, question.columns)
    if explained.reading is not None and explained.reading.problem:
        words = leaf.against.words if isinstance(leaf.against, Scale) else ()
        address = leaf.place.address
        findings = (*findings, refusal(explained.reading, text, "、".join(words), Span(VALUE), address))
    return Answer(explained, findings)


def _recorded(question: Question, leaf: Leaf) -> Score | None:
    """What the scorecard holds for the indicator."""
    scores = question.card.scores if question.card else ()
    return next((score for score in scores if score.place.address == leaf.place.address), None)


def _profile(question: Question) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """The region's profile; none, and why, when it cannot be used."""
    request = Request("", question.parts, question.regions, {}, question.root)
    choice = choose_profile(request)
    return choice.profile, choice.findings


def _not_found(call: str, match: Match, matcher: Matcher) -> Diagnostic:
    """Several indicators, or none: then those that hold what was typed, else the nearest one."""
    found, span = call.strip()[:80], Span(ARGUMENT)
    if match.candidates:
        count, places = len(match.candidates), listed([leaf.place.address for leaf in match.candidates])
        return diagnose(run_kinds.MANY_NODES, span, found=found, count=count, candidates=places)
    if holding := matcher.holding(call):
        words = listed([f"{leaf.place.address} {leaf.place.indicator}" for leaf in holding])
        suggestion = Text(f"，有这个字样的指标：{words.zh}", f"; indicators that hold it: {words.en}")
    else:
        suggestion = did_you_mean(*match.suggestions)
    return diagnose(run_kinds.NO_NODE, span, found=found, suggestion=suggestion)
