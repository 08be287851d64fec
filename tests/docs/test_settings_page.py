"""The settings of the page are taken as they stand, and so is every example of a key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perfcli.loading.setting_keys import SETTINGS
from perfcli.loading.settings import find_settings

TEXT = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def test_the_sample_is_taken(tmp_path: Path) -> None:
    (tmp_path / "perfcli.toml").write_text(
        re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)[0], encoding="utf-8"
    )
    settings = find_settings(tmp_path)
    assert settings.problems == ()
    assert [entry.rules for entry in settings.paths] == ["2026", ""]


@pytest.mark.parametrize("key", SETTINGS)
def test_every_example_of_a_key_is_taken(key: str, tmp_path: Path) -> None:
    (tmp_path / "perfcli.toml").write_text(SETTINGS[key].example + "\n", encoding="utf-8")
    settings = find_settings(tmp_path)
    assert settings.problems == ()
    assert [name for name, _ in settings.origins] == [key]


@pytest.mark.parametrize("key", SETTINGS)
def test_a_value_of_a_wrong_kind_is_said_and_names_the_key(key: str, tmp_path: Path) -> None:
    (tmp_path / "perfcli.toml").write_text(f"{key} = [1, {{match = 3}}]\n", encoding="utf-8")
    (problem,) = find_settings(tmp_path).problems
    assert problem.code == "PF020"
    assert dict(problem.arguments)["key"].__str__().startswith(key)
