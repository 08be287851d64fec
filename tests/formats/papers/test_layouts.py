from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcli.formats.papers import doubts, read_paper
from tests.formats.papers.shown import dump, grids, paper_of

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parents[2]
LAYOUTS = sorted(path for path in (TESTS / "cases" / "layouts").iterdir() if path.suffix != ".json")
SEED = TESTS / "seed" / "county-targets.txt"


@pytest.mark.parametrize("path", [SEED, *LAYOUTS], ids=lambda path: path.name)
def test_a_document_of_the_wild_is_read_as_people_see_it(
    path: Path, golden: Callable[[str, str], None]
) -> None:
    paper, found = read_paper(path.read_bytes(), path.name)
    assert found == ()
    assert paper is not None
    assert doubts(paper) == ()
    golden(f"papers/{path.name}.txt", dump(paper))


def test_the_seed_is_one_table_of_nine_columns_counted_by_cells() -> None:
    (grid,) = grids(paper_of(SEED.read_bytes(), SEED.name))
    assert len(grid.rows) == 14
    assert {len(row) for row in grid.rows} == {9}
    grades = grid.rows[0][5]
    assert grades is not None
    assert (grades.text, grades.columns, grades.rows) == ("评价标准", 4, 1)
    assert [cell.text for cell in grid.rows[1] if cell] == ["优", "良", "中", "差"]
    assert grid.at(1, 0) == grid.rows[0][0]
    activity = grid.rows[3][0]
    assert activity is not None
    assert activity.text.startswith("\u3000\u3000专门委员会")
    assert activity.origin == "第42行"


def test_line_ends_and_encodings_make_no_difference_to_the_seed() -> None:
    data = SEED.read_bytes()
    paper = paper_of(data, SEED.name)
    for other in (
        data.replace(b"\n", b"\r\n"),
        data.decode().encode("gb18030"),
        data.decode().encode("utf-16"),
        b"\xef\xbb\xbf" + data,
    ):
        assert paper_of(other, SEED.name) == paper
