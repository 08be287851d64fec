"""Processes that are stopped by the clock: one that says it gets on is given longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfcli import guard

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("hang_guard")

CHILD = """
import time
from perfcli.guard import be_watched, getting_on, step_done
be_watched()
for _ in range(15):
    time.sleep(0.3)
    {says}
print("done")
"""


@pytest.mark.parametrize(
    ("says", "reason"), [("step_done()", "ended"), ("getting_on()", "ended"), ("pass", "time")]
)
def test_what_was_waited_is_not_charged_to_a_process_that_gets_on(
    says: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "waiting_child.py").write_text(CHILD.format(says=says), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    ended = guard.run_module("waiting_child", b"", 3.0, 0.0)
    assert (ended.reason, ended.output.strip()) == (reason, b"done" if reason == "ended" else b"")
