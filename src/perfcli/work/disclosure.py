"""What the files keep from the public, said when a page shows it: such pages are for use inside only.

In: outlines with their trees. Out: the notice that their pages bear, and PF802 for each file, naming the nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Kind, Severity, Text, diagnose
from perfcli.scoring.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcli.diagnostics import Diagnostic, Span
    from perfcli.loading.outline import Node, Outline
    from perfcli.syntax.tree import Tree

NOT_PUBLIC = Kind(
    "PF802",
    "not-public-printed",
    Severity.WARNING,
    Text(
        "有 {count} 项标明内部或不公开，也印了出来：{names}",
        "{count} items are marked internal or withheld and are printed all the same: {names}",
    ),
    Text(
        "这些页面标着“内部资料”，只供内部使用，不要对外公开",
        "the pages say 内部资料 (for internal use): do not publish them",
    ),
)


def closed(outline: Outline) -> tuple[Node, ...]:
    """The nodes that are marked as not public themselves; what is under them is not public either."""
    return tuple(
        node
        for node in outline.nodes
        if node.item.disclosure is not None and node.item.disclosure.level != "public"
    )


class Withheld(NamedTuple):
    """The closed nodes of one file, as they are called, and where the first of them says so."""

    names: tuple[str, ...]
    span: Span


def withheld(outline: Outline, tree: Tree) -> Withheld | None:
    """What one file keeps from the public; nothing when all of it is public."""
    nodes = closed(outline)
    if not nodes:
        return None
    names = tuple(f"{node.number} {node.name}".strip() for node in nodes)
    return Withheld(names, tree.key_span((*nodes[0].where, "disclosure")))


def notices(outlines: Iterable[Outline]) -> tuple[str, ...]:
    """What every page of these outlines says first; empty when all of it is public."""
    return noticed(sum(len(closed(outline)) for outline in outlines))


def noticed(count: int) -> tuple[str, ...]:
    """What a page with `count` closed nodes says first."""
    return (f"内部资料，不得公开：含标明内部或不公开的内容 {count} 处",) if count else ()


def printed(found: Iterable[Withheld]) -> Iterator[Diagnostic]:
    """One warning for each file whose closed nodes were printed."""
    for names, span in found:
        yield diagnose(NOT_PUBLIC, span, count=len(names), names=listed(names))
