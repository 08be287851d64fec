"""项目绩效目标申报表: what a department declares for one project.

In: an outline. Out: a `ProjectView` for each of its projects, and the `Section` that prints one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcli.model.plan import Project
from perfcli.model.terms import CHOICES
from perfcli.printout import Cell, Ends, Grid, Row, Section
from perfcli.report.amounts import amount_text
from perfcli.report.checkcode import check_code
from perfcli.report.owners import owner_lines, under
from perfcli.report.parts import SIGN, TARGETS_WIDTHS, amount, label, targets_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.loading.outline import Node, Outline
    from perfcli.printout import Block
    from perfcli.report.view import TargetLine

NAME = "项目绩效目标申报表"


@dataclass(frozen=True, slots=True)
class ProjectView:
    """One project as it is declared. `funds` are the sources of its money with their amounts."""

    title: str
    who: str
    year: int
    money_unit: str
    number: str
    address: str
    name: str
    code: str
    category: str
    department: str
    unit: str
    under: str
    budget: str
    funds: tuple[tuple[str, str], ...]
    content: str
    goal: str
    lines: tuple[TargetLine, ...]
    check: str
    notices: tuple[str, ...] = ()


def project_views(outline: Outline) -> tuple[ProjectView, ...]:
    """The projects of one department or budget unit, in printing order."""
    check = check_code((outline,))
    return tuple(
        _view(node, node.item, outline, check) for node in outline.projects if isinstance(node.item, Project)
    )


def _view(node: Node, item: Project, outline: Outline, check: str) -> ProjectView:
    plan = outline.plan
    return ProjectView(
        title=f"{item.name}{plan.year}年度{NAME}",
        who=plan.title,
        year=plan.year,
        money_unit=outline.money_unit,
        number=node.number,
        address=node.address,
        name=item.name,
        code=item.code,
        category=CHOICES["category"][item.category] if item.category else "",
        department=plan.department.name,
        unit=plan.title,
        under=under(node),
        budget=amount_text(item.budget, outline.money_unit),
        funds=funds_of(item, outline.money_unit),
        content=item.content,
        goal="".join(item.goals),
        lines=owner_lines(node, outline),
        check=check,
    )


def funds_of(item: Project, unit: str) -> tuple[tuple[str, str], ...]:
    """The sources of a project's money and their amounts."""
    carried = {"carried": "（上年结转）"}
    return tuple(
        (CHOICES["fund"][one.fund] + carried.get(one.period, ""), amount_text(one.amount, unit))
        for one in item.funding
    )


def project_section(view: ProjectView) -> Section:
    """The form of one project."""
    return Section(
        f"{view.number} {view.name}",
        view.title,
        view.notices,
        view.check,
        tuple(_blocks(view)),
        portrait=True,
    )


def _blocks(view: ProjectView) -> Iterator[Block]:
    yield Ends(f"填报单位：{view.who}", f"单位：{view.money_unit}" if view.money_unit else "")
    yield Grid(view.title, TARGETS_WIDTHS, tuple(_facts(view)), form=True)
    yield targets_grid("绩效指标", view.lines, joined=True)
    yield SIGN


def _facts(view: ProjectView) -> Iterator[Row]:
    """The upper half of the form."""
    yield Row((label("项目名称"), Cell(view.name, columns=5)))
    yield _pair("主管部门", view.department, "实施单位", view.unit)
    yield _pair("项目编码", view.code, "项目类别", view.category)
    if view.under:
        yield Row((label("所属职责活动"), Cell(view.under, columns=5)))
    money = f"项目资金\n（{view.money_unit}）" if view.money_unit else "项目资金"
    yield Row(
        (
            label(money, rows=1 + len(view.funds)),
            label("年度资金总额", columns=2),
            amount(view.budget, columns=3),
        )
    )
    for at, (name, text) in enumerate(view.funds):
        yield Row((Cell(f"其中：{name}" if at == 0 else f"　　　{name}", columns=2), amount(text, columns=3)))
    yield Row((label("项目内容"), Cell(view.content, columns=5)))
    yield Row((label("年度绩效目标"), Cell(view.goal, columns=5)))


def _pair(left: str, first: str, right: str, second: str) -> Row:
    return Row((label(left), Cell(first, columns=2), label(right), Cell(second, columns=2)))
