"""A console script that returns at once: in nothing, out exit code 0; the floor of `perfcli --version`."""

from __future__ import annotations


def main() -> int:
    """Do nothing, successfully."""
    return 0
