"""`validate --fix` of a full-width colon: one space behind the new one, whether or not its writer typed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Perfcli


@pytest.mark.parametrize("typed", ["：", "： "])
def test_one_space_follows(perfcli: Perfcli, tmp_path: Path, typed: str) -> None:
    file = tmp_path / "a.yaml"
    text = "perfcli: 1\r\nyear: 2026\r\ndepartment: {id: roads, name: 县公路站}\r\nduties:\r\n  - id: care\r\n    name: 养护\r\n    budget"
    file.write_bytes(f"{text}{typed}5\r\n".encode())
    perfcli("validate", "a.yaml", "--fix")
    assert file.read_bytes() == f"{text}: 5\r\n".encode()
