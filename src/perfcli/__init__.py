"""perfcli: budget performance targets as code (预算绩效管理)."""

from __future__ import annotations

__version__ = "0.1.0"
