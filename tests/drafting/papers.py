"""Papers made by hand: tables drawn with bars, so that a test shows what a person sees.

`a | b` is a row. `^` is covered by the cell above, `<` by the cell to the left. `\\n` inside a cell is a line break, `**a**`
is bold, `>>a` is indented by the format by two characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.drafting.draft import draft
from perfcli.paper import Cell, Grid, Paper, Paragraph

if TYPE_CHECKING:
    from perfcli.drafting.nodes import Draft, Node


def grid(text: str, name: str = "", *, number: int = 1) -> Grid:
    """A table from its drawing."""
    drawn = [[cell.strip(" ") for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, drawn))
    drawn = [[*row, *[""] * (width - len(row))] for row in drawn]
    rows = [[_cell(drawn, r, c, number) for c in range(width)] for r in range(len(drawn))]
    return Grid(name, f"表{number}", tuple(tuple(row) for row in rows))


def _cell(drawn: list[list[str]], row: int, column: int, number: int) -> Cell | None:
    text = drawn[row][column]
    if text in ("^", "<"):
        return None
    columns = rows = 1
    while column + columns < len(drawn[row]) and drawn[row][column + columns] == "<":
        columns += 1
    while row + rows < len(drawn) and drawn[row + rows][column] == "^":
        rows += 1
    bold = text.startswith("**")
    indent = 2 * text.count(">>") if text.startswith(">>") else 0
    plain = text.strip("*").removeprefix(">>" * (indent // 2)).replace("\\n", "\n").replace("␠", "　")
    return Cell(plain, f"表{number} 第{row + 1}行第{column + 1}格", rows, columns, bold, indent)


def paper(*blocks: str | Grid, path: str = "a.docx") -> Paper:
    """A paper of lines and tables."""
    lines = iter(range(1, 10_000))
    made = [b if isinstance(b, Grid) else Paragraph(b, f"第{next(lines)}行") for b in blocks]
    return Paper(path, path.rpartition(".")[2], tuple(made))


def drafted(*blocks: str | Grid) -> Draft:
    """The draft of such a paper."""
    return draft(paper(*blocks))


def outline(found: Draft) -> list[str]:
    """A draft as indented lines: kind, name, budget, standard."""
    return [line for department in found.departments for line in _lines(department, 0)]


def _lines(node: Node, depth: int) -> list[str]:
    said = [node.kind, node.name]
    for key in ("budget", "target", "bands", "weight", "level1", "level2"):
        value = node.fields.get(key)
        if value:
            said.append(" ".join(map(str, value.values())) if isinstance(value, dict) else str(value))
    return [
        "  " * depth + " ".join(filter(None, said)),
        *(line for child in node.children for line in _lines(child, depth + 1)),
    ]


def codes(found: Draft) -> list[str]:
    """The findings' codes."""
    return [finding.code for finding in found.findings]
