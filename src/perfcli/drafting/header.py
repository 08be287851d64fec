"""Which rows of a grid are a header, and what each of its columns means.

In: a `Matrix` and a row. Out: a `Header`, or None. Headers have one to three rows; the lowest row that names a role decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.levels import is_institution
from perfcli.drafting.words import (
    ROW_ROLES,
    TABLE_ROLES,
    bracketed_money,
    column_role,
    fund_of,
    is_grade,
    plain,
)
from perfcli.quantity import UNITS, money_unit, normalise

if TYPE_CHECKING:
    from perfcli.drafting.matrix import Matrix

MAX_ROWS = 3
LONGEST = 40
"""A header's text is short."""
FEWEST = 2
"""A ladder has at least two grades, a table at least two columns that are known."""


_MONEY = frozenset(("budget", "fund", "initial", "adjusted", "executed"))


_BLOCK = ("level2", "indicator", "target")


class Column(NamedTuple):
    """One column: its role (empty where it is not known), the text of its header, a grade's label or a kind of fund."""

    role: str
    text: str
    detail: str = ""


class Header(NamedTuple):
    """The header of a table."""

    row: int
    rows: int
    columns: tuple[Column, ...]
    money_unit: str = ""

    @property
    def end(self) -> int:
        """The first row below it."""
        return self.row + self.rows

    def at(self, *roles: str) -> int:
        """The first column of one of these roles, in the order asked; -1 where there is none."""
        return next((i for role in roles for i, c in enumerate(self.columns) if c.role == role), -1)

    def all(self, role: str) -> list[int]:
        """All columns of a role."""
        return [i for i, column in enumerate(self.columns) if column.role == role]


def find_header(matrix: Matrix, row: int) -> Header | None:
    """The header that begins in `row`, if one does."""
    if not _is_first_row(matrix, row):
        return None
    end = row + 1
    while end < matrix.height and end - row < MAX_ROWS and _goes_on(matrix, row, end):
        end += 1
    return _read(matrix, row, end)


def same_header(matrix: Matrix, header: Header, row: int) -> int:
    """How many rows from `row` on repeat the header, as a page break or a copy makes them; 0 where none does."""
    first = [plain(matrix.text(header.row, c)) for c in range(matrix.width)]
    if not any(first) or [plain(matrix.text(row, c)) for c in range(matrix.width)] != first:
        return 1 if _is_later_row(matrix, header, row) else 0
    return 1


def _is_later_row(matrix: Matrix, header: Header, row: int) -> bool:
    """Whether a row repeats the second or third row of the header."""
    said = [plain(matrix.own(row, c)) for c in range(matrix.width)]
    if sum(map(bool, said)) < FEWEST:
        return False
    below = range(header.row + 1, header.end)
    for one in below:
        texts = [plain(matrix.text(one, c)) for c in range(matrix.width)]
        if all(not word or word == text for word, text in zip(said, texts, strict=True)):
            return True
    return False


def _is_first_row(matrix: Matrix, row: int) -> bool:
    """Most cells are words of headers, two of them such as only tables have."""
    cells = matrix.cells(row)
    texts = [cell.text for _, cell in cells]
    if len(texts) < FEWEST or any(len(text.strip()) > LONGEST for text in texts):
        return False
    roles = [_role(text) for text in texts]
    known = {role for role in roles if role}
    tabular = known & TABLE_ROLES
    ladder = sum(map(is_grade, texts)) >= FEWEST
    if len(tabular) + ladder < FEWEST or not (known & ROW_ROLES or tabular >= {"level1", "level2"}):
        return False
    named = sum(
        bool(role) or is_grade(text) or bool(fund_of(text)) for role, text in zip(roles, texts, strict=True)
    )
    return named * 5 >= len(texts) * 3


def _role(text: str) -> str:
    return column_role(text) or ("unit?" if plain(text) == "单位" else "")


def _goes_on(matrix: Matrix, first: int, row: int) -> bool:
    """Whether `row` is a further row of the header: what it says stands under a cell that spans or has room beside it."""
    said = [(c, cell.text) for c, cell in matrix.cells(row)]
    covered = any(
        matrix.start(row, c)[0] < row and matrix.start(row, c)[0] >= first for c in range(matrix.width)
    )
    if not said:
        return covered
    words = [
        bool(column_role(text))
        or is_grade(text)
        or bool(fund_of(text))
        or plain(text) in ("其中", "小计", "合计")
        for _, text in said
    ]
    if all(words) and (covered or len(said) >= FEWEST):
        return True
    if len(said) == 1 and _is_target_under_bands(matrix, row, *said[0]):
        return True
    under = all(_under_group(matrix, first, row, c) and len(text.strip()) <= LONGEST for c, text in said)
    return under and (covered or len(said) >= FEWEST) and not any(map(_is_data, (text for _, text in said)))


def _is_target_under_bands(matrix: Matrix, row: int, column: int, text: str) -> bool:
    """Whether a cell says that target values stand where ladders would: a table of duties none of which has a ladder."""
    return column_role(text) == "target" and column_role(matrix.text(row - 1, column)) == "bands"


def _under_group(matrix: Matrix, first: int, row: int, column: int) -> bool:
    """Whether a column stands under a header cell that has several columns."""
    cell = matrix.cell(row - 1, column)
    if cell is not None and cell.columns > 1 and matrix.start(row - 1, column)[0] >= first:
        return True
    left = column
    while left > 0 and not matrix.text(row - 1, left):
        left -= 1
    beside = left + 1 < matrix.width and not matrix.text(row - 1, left + 1)
    return column_role(matrix.text(row - 1, left)) == "bands" and (left < column or beside)


def _is_data(text: str) -> bool:
    """Whether a text holds a value, which no header does."""
    return any(char in "%≥≤<>＜＞％" or char.isdigit() for char in text)


def _read(matrix: Matrix, row: int, end: int) -> Header | None:
    columns = [_column(matrix, row, end, c) for c in range(matrix.width)]
    columns = _without_side_labels(matrix, end, columns)
    columns = _grades_found(columns)
    unit_at = [i for i, column in enumerate(columns) if column.role == "unit?"]
    for index in unit_at:
        columns[index] = columns[index]._replace(role=_unit_role(matrix, end, index, columns))
    columns = _once_each(columns, [bool(matrix.text(end, c)) for c in range(matrix.width)])
    if not {column.role for column in columns} & ROW_ROLES:
        return None
    unit = next(
        (bracketed_money(c.text) for c in columns if c.role in _MONEY and bracketed_money(c.text)),
        "",
    )
    return Header(row, end - row, tuple(columns), unit)


def _column(matrix: Matrix, row: int, end: int, column: int) -> Column:
    """The role of a column, from its lowest header cell up."""
    texts: list[str] = []
    group = ""
    for at in range(row, end):
        text = _header_text(matrix, row, at, column)
        group = group or (
            "bands" if column_role(text) == "bands" else "budget" if column_role(text) == "budget" else ""
        )
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    whole = "".join(texts) if len(texts) == 1 else "·".join(texts)
    lowest = texts[-1] if texts else ""
    if group == "bands" and column_role(lowest) == "target":
        return Column("target", whole)
    if group == "bands" and len(texts) > 1:
        return Column("grade", whole, " ".join(lowest.split()))
    if group == "budget" and len(texts) > 1:
        return _money(lowest, whole)
    role = next((role for text in reversed(texts) if (role := _role(text))), "")
    return Column(role, whole)


def _money(lowest: str, whole: str) -> Column:
    """A column under the budget: its total, or one source of it."""
    if fund := fund_of(lowest):
        return Column("fund", whole, fund)
    total = plain(lowest) in ("合计", "小计", "总额", "总计", "金额") or column_role(lowest) == "budget"
    return Column("budget" if total else "", whole)


def _header_text(matrix: Matrix, first: int, row: int, column: int) -> str:
    """The header text over a column; under 评价标准 the cells to its right may be blank instead of merged."""
    text = matrix.text(row, column)
    if text or row != first:
        return text
    left = column
    while left > 0 and not matrix.text(row, left):
        left -= 1
    said = matrix.text(row, left)
    return said if column_role(said) == "bands" else ""


def _without_side_labels(matrix: Matrix, end: int, columns: list[Column]) -> list[Column]:
    """A cell that begins in the header and goes on beside the rows is the label of the whole block, no column."""
    kept = []
    for index, column in enumerate(columns):
        beside = (
            end < matrix.height and matrix.cell(end, index) is not None and matrix.start(end, index)[0] < end
        )
        kept.append(Column("side", column.text) if beside else column)
    return kept


def _grades_found(columns: list[Column]) -> list[Column]:
    """Columns named 优, 良 … side by side are grades although no 评价标准 stands above them."""
    marked = [not c.role and is_grade(c.text) for c in columns]
    found = list(columns)
    for index, column in enumerate(columns):
        beside = (index and marked[index - 1]) or (index + 1 < len(columns) and marked[index + 1])
        if marked[index] and beside:
            found[index] = Column("grade", column.text, " ".join(column.text.split()))
    return found


def _unit_role(matrix: Matrix, end: int, column: int, columns: list[Column]) -> str:
    """What a column called 单位 holds: units of money, of measure, or names of budget units."""
    values = {normalise(matrix.text(row, column)) for row in range(end, matrix.height)} - {""}
    units = [UNITS.get(money_unit(value)) for value in values]
    if units and all(unit is not None and unit.dimension == "money" for unit in units):
        near = column > 0 and columns[column - 1].role in ("budget", "fund")
        return "money_unit" if near or not any(c.role == "target" for c in columns) else "unit"
    targets = any(column.role in ("target", "operator") for column in columns)
    return "budget_unit" if not targets and any(map(is_institution, values)) else "unit"


def _last_block(columns: list[Column]) -> list[Column]:
    """Forms print the indicators of later years and those of this year side by side: this year's stand last."""
    at = {role: [i for i, c in enumerate(columns) if c.role == role] for role in _BLOCK}
    if len(at["indicator"]) != FEWEST or len(at["target"]) != FEWEST:
        return columns
    first = {places[0] for places in at.values() if len(places) == FEWEST}
    return [Column("", column.text) if i in first else column for i, column in enumerate(columns)]


_MANY = ("grade", "fund")
"""Roles that several columns have: a ladder of three grades leaves the fourth column blank."""


def _once_each(columns: list[Column], filled: list[bool]) -> list[Column]:
    """A role is given once: 绩效指标 beside 三级指标 and 年度主要任务 beside 任务名称 name a group and stand over a blank.

    What is said twice and filled twice is kept as a note.
    """
    columns = _last_block(columns)
    seen: set[str] = set()
    precise = any(plain(c.text).split("·")[-1].startswith("三级指标") for c in columns)
    named = any(plain(c.text) == "任务名称" for c in columns)
    found = []
    for index, column in enumerate(columns):
        role = column.role
        again = any(c.role == role and filled[i] for i, c in enumerate(columns))
        if role and role not in _MANY and not filled[index] and again:
            role = "side"
        if role == "indicator" and precise and not plain(column.text).split("·")[-1].startswith("三级指标"):
            role = "side" if plain(column.text) in ("绩效指标", "指标") else ""
        if role == "task" and named and plain(column.text) != "任务名称":
            role = "side"  # 年度主要任务 beside the rows, in formats without merged cells
        if role and role not in (*_MANY, "side") and role in seen:
            role = ""
        seen.add(role)
        found.append(column._replace(role=role))
    return found
