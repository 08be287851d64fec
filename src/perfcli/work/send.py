"""Write the workbooks that departments fill in: one for each target file that holds.

In: targets loaded whole, an occasion, the bureau's figures if any. Out: `Sent`: the files by name with their identities. Nothing is
written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.collecting.identity import Identity
from perfcli.collecting.lines import Contents, Figures, figures_content, lines
from perfcli.collecting.made import make_book
from perfcli.formats import workbook_out
from perfcli.quantity import show
from perfcli.report.amounts import fixed
from perfcli.report.checkcode import check_code, code_of
from perfcli.report.filenames import Names
from perfcli.work.disclosure import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from perfcli.loading.outline import Node, Outline
    from perfcli.model.spending import Spending
    from perfcli.work.reading import Target
    from perfcli.work.targets import Targets


class Request(NamedTuple):
    """What to send. `as_of` and `deadline` are days as they are to be printed; `spending` is by address."""

    occasion: str
    targets: Targets
    as_of: str = ""
    deadline: str = ""
    contact: str = ""
    spending: Mapping[str, Spending] | None = None


class Sent(NamedTuple):
    """One workbook: its file name, its bytes, what it says of itself."""

    name: str
    data: bytes
    identity: Identity
    rows: int


def sendable(targets: Targets) -> tuple[Target, ...]:
    """The target files that workbooks are made of: those without errors."""
    return tuple(file for file in targets.files if file.path not in targets.faulty and file.outline)


def identity_of_targets(
    occasion: str, outline: Outline, as_of: str = "", figures: Sequence[Figures] = ()
) -> Identity:
    """What a workbook made of these targets says of itself; sender and receiver make it alike."""
    plan, region = outline.plan, outline.region
    code = code_of(figures_content(figures)) if figures else ""
    bare = Identity(
        occasion, region.region.id if region else "", plan.home, plan.title, plan.year, outline.money_unit,
        check_code((outline,)), as_of, figures=code,
    )  # fmt: skip
    return sealed(bare)


def sealed(identity: Identity) -> Identity:
    """The identity with the code over all that it says."""
    return identity._replace(check=code_of(identity.content))


def send(request: Request, step: Callable[[int, int], None]) -> Iterator[Sent]:
    """The workbooks, in register order; `step` is told how many are done."""
    names = Names()
    files = sendable(request.targets)
    for nth, file in enumerate(files, 1):
        outline = file.outline
        if outline is not None:
            figures = tuple(_figures(outline, request.spending or {}))
            identity = identity_of_targets(request.occasion, outline, request.as_of, figures)
            notice = "　".join(notices((outline,)))
            contents = Contents(lines(outline, file.part), figures, request.deadline, request.contact, notice)
            data = workbook_out.write(make_book(identity, contents))
            name = names.give(identity.name, identity.file_title, "xlsx")
            yield Sent(name, data, identity, len(contents.lines))
        step(nth, len(files))


def _figures(outline: Outline, spending: Mapping[str, Spending]) -> Iterator[Figures]:
    """What the books say of each node that they speak of."""
    for node in outline.nodes:
        money = spending.get(node.address)
        if money is not None:
            yield _figure(node, money)


def _figure(node: Node, money: Spending) -> Figures:
    initial, adjusted, executed = _sum(money.initial), _sum(money.adjusted), _sum(money.executed)
    rate = show(money.rate) if money.rate is not None else ""
    return Figures(node.address, node.number, node.name, initial, adjusted, executed, rate)


def _sum(value: Decimal | None) -> str:
    return "" if value is None else fixed(value, 2)
