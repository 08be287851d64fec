"""`perfcli collect …`: send workbooks out, take them back, keep the ledger (报送台账)."""

from __future__ import annotations

from perfcli.cli.words import say

TITLE = say(
    "收发报送表：发出、收回、台账、催报。",
    "Send workbooks out, take them back, keep the ledger.",
)
