"""Profiles that do not hold, and profiles that stand on others."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from perfcli.diagnostics import Span
from perfcli.scoring.profiles import choose

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "perfcli: 1\nprofile: {id: own, name: 本地, version: 1}\n"


def said(folder: Path, text: str) -> list[str]:
    (folder / "own.yaml").write_text(HEAD + text, encoding="utf-8")
    choice = choose("own@1", (folder,), Span("region.yaml"))
    assert (choice.document is None) == any(found.severity.name == "ERROR" for found in choice.findings)
    return [f"{found.code} {found.span.line}" for found in choice.findings]


@pytest.mark.parametrize(
    "text",
    [
        "values: {lower: linear, zero_at: 100}\n",
        "values: {tiers: [{name: 好, most: 100, lowest: 80}, {name: 差, most: 70, lowest: 0}]}\n",
        "values: {tiers: [{name: 好, most: 100, lowest: 80}]}\n",
        "values: {tiers: [{name: 好, most: 100, lowest: 0, usual: 120}]}\n",
        "values: {tiers: [{name: 好, most: 100}]}\n",
        "execution: {weight: 0}\n",
        "execution: {rule: ratio}\n",
        "execution: {weight: 10, rule: steps}\n",
        "execution: {weight: 10, rule: steps, steps: [{at: 80, share: 50}, {at: 90, share: 40}]}\n",
        "execution: {weight: 10, rule: steps, steps: [{at: 90, share: 50}, {at: 80, share: 60}]}\n",
        "execution: {weight: 10}\nclasses: [{level1: 产出, weight: 80}]\n",
        "classes: [{level1: 产出}]\n",
    ],
)
def test_a_scheme_with_a_hole_is_refused(tmp_path: Path, text: str) -> None:
    assert set(said(tmp_path, text)) <= {"PF731 3", "PF731 4"}
    assert said(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "values:\nexamples: [{target: ≥100个, actual: 98个, points: 98}]\n",
        "values: {lower: linear}\nexamples: [{target: ≤100个, actual: 150个, weight: 10, points: 5}]\n",
        "execution: {weight: 10}\nclasses: [{level1: 产出, weight: 90}]\nexamples: [{adjusted: 8, executed: 4, points: 5}]\n",
        "totals: [{grade: 优, least: 90}, {grade: 差}]\nvalues: {}\n",
    ],
)
def test_a_scheme_that_holds(tmp_path: Path, text: str) -> None:
    expected = (
        ["PF707 4"] if text.startswith("values:\n") else []
    )  # a blank key says nothing: no points for values
    assert said(tmp_path, text) == expected


def test_a_wrong_example_is_said(tmp_path: Path) -> None:
    assert said(
        tmp_path, "values: {}\nexamples:\n  - {target: ≥100个, actual: 98个, weight: 10, points: 9}\n"
    ) == ["PF707 5"]


def test_a_profile_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    adopted = "adopted: {by: 青棠县财政局, document: 青财绩〔2026〕7号, date: 2026-07-01}\n"
    (tmp_path / "base.yaml").write_text(
        "perfcli: 1\nprofile: {id: base, name: 底, version: 2}\n" + adopted
        + "values: {lower: linear, over: 120}\nrounding: {row: 1}\n",
        encoding="utf-8",
    )  # fmt: skip
    assert said(tmp_path, "extends: base@2\nvalues: {over: 150}\n") == []
    profile = choose("own@1", (tmp_path,), Span("region.yaml")).profile
    assert profile is not None
    assert profile.values is not None
    assert (profile.values.lower, profile.values.over) == ("linear", Decimal(150))
    assert profile.rounding.row == 1
    assert profile.adopted is None  # an adoption is of the profile that was adopted


def test_profiles_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(
        "perfcli: 1\nprofile: {id: base, name: 底, version: 1}\nextends: own@1\n", encoding="utf-8"
    )
    assert said(tmp_path, "extends: base@1\n") == ["PF730 3"]
    assert said(tmp_path, "extends: none@1\n") == ["PF701 3"]
