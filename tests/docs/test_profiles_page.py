"""The profile in docs/profiles.md holds, and its examples give what they say."""

from __future__ import annotations

import re
from pathlib import Path

from perfcli.diagnostics import Span
from perfcli.scoring.profiles import choose

TEXT = (Path(__file__).parents[2] / "docs" / "profiles.md").read_text(encoding="utf-8")


def test_the_profile_of_the_page_holds(tmp_path: Path) -> None:
    (sample,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    (tmp_path / "own.yaml").write_text(sample, encoding="utf-8")
    choice = choose("own@1", (tmp_path,), Span("r"))
    assert choice.findings == ()
    assert choice.profile is not None
    assert len(choice.profile.examples) == 2


def test_every_shipped_profile_is_named() -> None:
    shipped = Path(__file__).parents[2] / "src" / "perfcli" / "profiles"
    assert all(f"`{path.stem}`" in TEXT for path in shipped.glob("*.yaml"))
