"""The samples of the reference hold."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from perfcli.loading.settings import find_settings
from perfcli.scale import read_scale
from perfcli.syntax.comments import waivers
from perfcli.syntax.reader import read_tree

TEXT = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL)


def test_the_settings_are_taken_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "perfcli.toml").write_text("", encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "perfcli.toml").write_text(blocks("toml")[0], encoding="utf-8")
    settings = find_settings(tmp_path / "below")
    assert settings.problems == ()
    assert settings.exclude == ("drafts",)
    assert [code for code, _ in settings.severity] == ["PF402"]


def test_the_yaml_samples_are_read() -> None:
    trees = [read_tree(block, "sample") for block in blocks("yaml")]
    assert [tree.problems for tree in trees] == [()] * len(trees)
    assert [waiver.codes for tree in trees for waiver in waivers(tree)] == [("PF123",)]


def test_the_ladder_is_read_as_the_prose_says() -> None:
    data = read_tree(blocks("yaml")[0], "sample").data
    assert isinstance(data, dict)
    assert isinstance(data["bands"], dict)
    cells = tuple((label, str(cell)) for label, cell in data["bands"].items())
    scale = read_scale(cells, name="", unit="", direction="", kind="", year=2026).scale
    assert scale is not None
    assert scale.grade(Decimal(75)).label == "中"
    assert scale.grade(Decimal("74.9")).label == "差"
