"""What all tests of the readers share."""

from __future__ import annotations

import pytest

from perfcli.formats.papers import guarded


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crowded machine is no slow document: only a test of the limit itself sets a short one."""
    monkeypatch.setattr(guarded, "SECONDS", 120)
