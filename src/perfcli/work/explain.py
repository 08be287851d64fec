"""Explain an indicator (its ladder, a value on it, its chain up to the total) or any node above one (what it is made of).

In: `Question`: what was typed, targets as loaded, a scores.json perhaps. Out: `Answer`: `Explained` or findings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcli.diagnostics import Span, Text, diagnose
from perfcli.scale import Scale
from perfcli.scoring import run_kinds
from perfcli.scoring.chain import chain_of, tree_of, tried_link
from perfcli.scoring.explaining import explain as explain_leaf
from perfcli.scoring.finding import find
from perfcli.scoring.matching import Matcher
from perfcli.scoring.nodes import Nodes
from perfcli.scoring.refusals import refusal
from perfcli.scoring.steps import leaf_steps
from perfcli.scoring.survey import survey
from perfcli.scoring.wording import did_you_mean, listed
from perfcli.work.score import Request, choose_profile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfcli.diagnostics import Diagnostic
    from perfcli.loading.document import Document
    from perfcli.scoring.chain import Link
    from perfcli.scoring.explaining import Explained
    from perfcli.scoring.finding import Found
    from perfcli.scoring.parts import Part
    from perfcli.scoring.profiles import Choice
    from perfcli.scoring.scorecard import Score, Scorecard, Verdict
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
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """The explanation of an indicator, and the chain of it or of a node; both None when neither was found."""

    explained: Explained | None
    findings: tuple[Diagnostic, ...] = ()
    chain: Link | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything to show."""
        return self.explained is not None or self.chain is not None


def explain(question: Question) -> Answer:
    """Answer a question; without a value, the recorded actual of the scorecard is explained, where there is one."""
    laws = {path: document.region for path, document in question.regions.items() if document.region}
    laid = survey(question.parts, laws)
    matcher = Matcher(laid.leaves)
    ids = {law.region.id for law in laws.values()}
    scores = question.card.scores if question.card else ()
    found = find(question.address, matcher, laid.branches, ids, scores)
    if len(found) != 1:
        return Answer(None, (_not_found(question.address, found, matcher),))
    return _of_leaf(question, found[0].leaf) if found[0].leaf is not None else _of_node(question, found[0])


def _of_leaf(question: Question, leaf: Leaf) -> Answer:
    """An indicator: its standard, and with scores its chain up to the county total."""
    choice = _profile(question)
    profile, findings = choice.profile, choice.findings
    recorded = _recorded(question, leaf)
    text = question.value or (recorded.actual if recorded else "")
    explained = explain_leaf(leaf, text, profile, recorded, question.columns)
    if explained.reading is not None and explained.reading.problem:
        words = leaf.against.words if isinstance(leaf.against, Scale) else ()
        address = leaf.place.address
        findings = (*findings, refusal(explained.reading, text, "、".join(words), Span(VALUE), address))
    if recorded is None or question.card is None:
        return Answer(explained, findings)
    if question.value:
        return Answer(explained, findings, _tried(question.card, recorded, explained.verdict))
    chain = _chain(question, choice, recorded, leaf)
    return Answer(explained, findings, chain)


def _of_node(question: Question, found: Found) -> Answer:
    """A node above indicators, or a row of budget execution."""
    name, span, card = found.name or found.address, Span(ARGUMENT), question.card
    if question.value:
        return Answer(None, (diagnose(run_kinds.NODE_VALUE, span, found=name),))
    if card is None:
        return Answer(None, (diagnose(run_kinds.NEEDS_SCORES, span, found=name),))
    choice = _profile(question)
    if found.row is not None:
        return Answer(None, choice.findings, _chain(question, choice, found.row, None))
    nodes = Nodes(card)
    at = _node_of(nodes, found)
    if at < 0:
        return Answer(None, (diagnose(run_kinds.NOT_IN_SCORES, span, found=name),))
    return Answer(None, choice.findings, tree_of(nodes, at, question.depth))


def _node_of(nodes: Nodes, found: Found) -> int:
    """The place of a node among the tallies of the scorecard."""
    branch = found.branch
    if branch is None or branch.level != "region":
        return nodes.by_address.get(found.address, -1)
    tops = [at for at, tally in enumerate(nodes.card.tallies) if tally.level == "region"]
    return next((at for at in tops if nodes.card.tallies[at].name == branch.name), -1)


def _chain(question: Question, choice: Choice, score: Score, leaf: Leaf | None) -> Link | None:
    """The chain of a row of the scorecard."""
    card = question.card
    if card is None:
        return None
    nodes = Nodes(card)
    documents = (choice.document, *choice.bases) if choice.document is not None else ()
    at = next((at for at, one in enumerate(card.scores) if one.place.address == score.place.address), -1)
    return chain_of(nodes, at, leaf_steps(score, leaf, documents, card))


def _tried(card: Scorecard, recorded: Score, verdict: Verdict | None) -> Link | None:
    """What a value that is only tried would make of the totals."""
    return tried_link(Nodes(card), card.scores.index(recorded), verdict) if verdict is not None else None


def _recorded(question: Question, leaf: Leaf) -> Score | None:
    """What the scorecard holds for the indicator."""
    scores = question.card.scores if question.card else ()
    return next((score for score in scores if score.place.address == leaf.place.address), None)


def _profile(question: Question) -> Choice:
    """The profile that made the scores, else the region's; none, and why, when it cannot be used."""
    request = Request("", question.parts, question.regions, {}, question.root)
    if question.card is not None:
        request = replace(request, profile=question.card.basis.title)
    return choose_profile(request)


def _not_found(call: str, hits: Sequence[Found], matcher: Matcher) -> Diagnostic:
    """Several, or none: then those that hold what was typed, else the nearest one."""
    found, span = call.strip()[:80], Span(ARGUMENT)
    if hits:
        places = listed([hit.address for hit in hits])
        return diagnose(run_kinds.MANY_NODES, span, found=found, count=len(hits), candidates=places)
    if holding := matcher.holding(call):
        words = listed([f"{leaf.place.address} {leaf.place.indicator}" for leaf in holding])
        suggestion = Text(f"，有这个字样的指标：{words.zh}", f"; indicators that hold it: {words.en}")
    else:
        suggestion = did_you_mean(*matcher.find(call).suggestions)
    return diagnose(run_kinds.NO_NODE, span, found=found, suggestion=suggestion)
