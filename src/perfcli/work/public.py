"""What `report --for public` prints from: the public edition of targets and scores, and what the clerk must know before it goes out.

In: targets that were loaded whole, scores if there are any. Out: `Public`. No view sees anything else, so none has to remember.
Texts are taken as they are: names and amounts that they tell word for word are found; other words are for a reader to find.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Diagnostic, Span, diagnose
from perfcli.lint.rules.pf801_personal_data import WHAT
from perfcli.lint.subject import Subject
from perfcli.loading.document import read_document
from perfcli.loading.public import open_nodes, public_edition
from perfcli.model.indicator import Indicator
from perfcli.model.plan import Plan, Project
from perfcli.quantity import Problem, read_amount, to_yuan
from perfcli.quantity.personal import find_personal
from perfcli.scoring.public import Shown, public_card
from perfcli.scoring.wording import listed
from perfcli.work.public_kinds import AMOUNT, LEFT_OUT, NAME, NOTHING_PUBLIC, PERSONAL, TOLD, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from perfcli.loading.outline import Node, Outline
    from perfcli.loading.public import Edition
    from perfcli.model.spending import Spending
    from perfcli.scoring.scorecard import Scorecard
    from perfcli.syntax.tree import KeyPath
    from perfcli.work.reading import Target
    from perfcli.work.targets import Targets

NOTICE = "公开稿：不含未公开的内容；包含未公开内容的金额、分值、得分和总评留空，不另行计算"
_SHORTEST = 4
"""Shorter names are words that any text may hold."""
_MONEY = re.compile(r"[0-9][0-9,，]*(?:\.[0-9]+)?\s?(?:元|千元|万元|百万元|亿元)")
_DIGITS = 3
"""Rounder amounts stand in any text."""


class Public(NamedTuple):
    """The edition and the scores to print; `problems` are why nothing may be printed."""

    edition: Edition
    card: Scorecard | None
    findings: tuple[Diagnostic, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def for_public(targets: Targets, card: Scorecard | None, scores: str = "") -> Public:
    """The public edition of everything that was loaded; `scores` is the path of the scores."""
    edition = public_edition(targets.outlines)
    unread = tuple(diagnose(UNREAD, Span(one.path), path=one.path) for one in targets.broken)
    if (
        unread
    ):  # a department that is closed closes its units, and so on: nothing may be concluded from the rest
        return Public(edition, None, problems=unread)
    if not edition.outlines:
        place = Span(targets.files[0].path if targets.files else str(targets.root))
        return Public(edition, None, problems=(diagnose(NOTHING_PUBLIC, place),))
    secrets = _Secrets(targets.outlines, edition)
    told = [
        one for file in targets.files if file.outline for one in _told(file, file.outline, edition, secrets)
    ]
    problems = [*_personal(targets, edition)]
    made = None
    if card is not None:
        made = public_card(card, {address: _shown(node) for address, node in edition.shown.items()})
        told += _told_by_scores(made, scores, secrets)
        problems += _personal_in_scores(made, scores)
    left = [one for file in targets.files if file.outline for one in _left_out(file, file.outline, edition)]
    return Public(edition, made, (*left, *told), tuple(problems))


def public_spending(spending: Mapping[str, Spending], edition: Edition) -> dict[str, Spending]:
    """The money of nodes on whose home's forms nothing is missing, by their new addresses: any other sum might tell of a closed one."""

    def partial(address: str) -> bool:
        return any(f"{address}/".startswith(f"{home}/") for home in edition.partial)

    return {
        new.address: spending[old]
        for old, new in edition.shown.items()
        if old in spending and not partial(old)
    }


def public_notices(edition: Edition, outlines: Sequence[Outline], *, everyone: bool) -> tuple[str, ...]:
    """What a page says first when something is missing on it; a page of `everyone` also when a department is."""
    partial = any(one.plan.home in edition.partial for one in outlines)
    return (NOTICE,) if partial or (everyone and not edition.whole) else ()


def _shown(node: Node) -> Shown:
    return Shown(node.address, node.number, node.item.weight if isinstance(node.item, Indicator) else None)


def _left_out(file: Target, outline: Outline, edition: Edition) -> Iterator[Diagnostic]:
    """What of one file is not in the edition: the topmost closed nodes."""
    gone = [node for node in outline.nodes if node.address not in edition.shown]
    top = [node for node in gone if node.parent is None or node.parent.address in edition.shown]
    if top:
        names = listed([f"{node.number} {node.name}".strip() for node in top])
        yield diagnose(LEFT_OUT, Span(file.path), count=len(gone), names=names)


class _Secrets:
    """What no text may tell: names and codes of closed nodes, and amounts that are closed or left out."""

    def __init__(self, outlines: Iterable[Outline], edition: Edition) -> None:
        self.names: set[str] = set()
        self.amounts: dict[str, set[Decimal]] = {}
        for one in outlines:
            own = self.amounts.setdefault(one.plan.department.id, set())
            for node in one.nodes:
                new = edition.shown.get(node.address)
                own.update(_amounts(node, one.money_unit, new))
                if new is None:
                    self.names.update(_names(node))
        shown = {node.name.strip() for node in edition.shown.values() if node.kind == "indicator"}
        wanted = sorted((n for n in self.names - shown if len(n) >= _SHORTEST), key=lambda n: (-len(n), n))
        self.pattern = re.compile("|".join(map(re.escape, wanted))) if wanted else None

    def told(self, text: str, department: str) -> Iterator[tuple[str, bool]]:
        """The names and amounts that a text tells; an amount is told apart."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            yield match.group(), False
        amounts = self.amounts.get(department)
        for match in _MONEY.finditer(text) if amounts else ():
            read = read_amount(match.group().replace("，", ""))
            if amounts and not isinstance(read, Problem) and to_yuan(read.value, read.unit) in amounts:
                yield match.group(), True


def _names(node: Node) -> Iterator[str]:
    yield node.name.strip()
    if isinstance(node.item, Project) and node.item.code.strip():
        yield node.item.code.strip()


def _amounts(node: Node, unit: str, new: Node | None) -> Iterator[Decimal]:
    """The amounts of a node that are not shown, in yuan."""
    item = node.item
    if isinstance(item, Indicator) or (new is not None and (item.budget is None or _has_budget(new))):
        return
    for amount in (item.budget, *(funds.amount for funds in item.funding)):
        if amount is not None and (unit or amount.unit):
            yuan = amount.yuan(unit)
            if len(yuan.normalize().as_tuple().digits) >= _DIGITS:
                yield yuan


def _has_budget(node: Node) -> bool:
    return not isinstance(node.item, Indicator) and node.item.budget is not None


def _told(file: Target, outline: Outline, edition: Edition, secrets: _Secrets) -> Iterator[Diagnostic]:
    """Where the texts of a file that are shown tell what is not."""
    tree = None
    for node, where, text in _texts(file.path, outline, edition):
        for found, is_amount in secrets.told(text, outline.plan.department.id):
            tree = tree or read_document(file.path).tree
            place = tree.excerpt_span(where, found, text.index(found))
            name = f"{node.number} {node.name}".strip()
            what = AMOUNT if is_amount else NAME
            yield diagnose(TOLD, place, address=node.address, name=name, what=what, found=found)


def _texts(path: str, outline: Outline, edition: Edition) -> Iterator[tuple[Node, KeyPath, str]]:
    """Every text of a file that is shown."""
    for prose in Subject(path, outline).prose:
        if prose.node.address in edition.shown:
            yield prose.node, prose.where, prose.text
    for node in open_nodes(outline):
        if node.address not in edition.shown:
            return
        if isinstance(node.item, Plan):
            yield node, ("source",), node.item.source
        if isinstance(node.item, Indicator):
            yield node, (*node.where, "target"), node.item.target or ""
            yield from ((node, (*node.where, "bands", label), cell) for label, cell in node.item.bands or ())


def _told_by_scores(card: Scorecard, path: str, secrets: _Secrets) -> Iterator[Diagnostic]:
    """The same in what was written beside the actuals."""
    for name, address, text in _said(card):
        for found, is_amount in secrets.told(text, address.partition("/")[0]):
            what = AMOUNT if is_amount else NAME
            yield diagnose(TOLD, Span(path), address=address, name=name, what=what, found=found)


def _said(card: Scorecard) -> Iterator[tuple[str, str, str]]:
    """Name, address and each text of the indicators that are shown."""
    for text in card.notices:
        yield card.region, "", text
    for one in card.scores:
        for text in (one.actual, one.reason, one.measure, one.evidence, one.as_of):
            if text:
                yield one.place.indicator, one.place.address, text


def _personal(targets: Targets, edition: Edition) -> Iterator[Diagnostic]:
    """Numbers of persons in what would be printed and that nobody waived."""
    names = {old: f"{new.number} {new.name}".strip() for old, new in edition.shown.items()}
    for found in targets.personal:
        if found.address in names or not found.address:
            name = names.get(found.address, found.span.path)
            arguments = tuple(sorted({**dict(found.arguments), "name": name}.items()))
            yield Diagnostic(PERSONAL, found.span, arguments, address=found.address)


def _personal_in_scores(card: Scorecard, path: str) -> Iterator[Diagnostic]:
    for name, address, text in _said(card):
        for one in find_personal(text):
            what, shown = WHAT[one.what], one.shown
            yield diagnose(PERSONAL, Span(path), address=address, name=name, what=what, found=shown)
