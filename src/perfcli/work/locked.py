"""Where the lock file of approved targets stands that governs a file: all that a run without one has to look at.

In: paths of target files. Out: paths of lock files.
"""

from __future__ import annotations

import os

from perfcli.files import relative

NAME = "approved.lock"
_TOPS = ("region.yaml", "region.yml", "perfcli.toml", ".git")


class Locks:
    """Finds the lock files of a run; the nearest one above a file, up to its region's folder."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def path(self, file: str) -> str:
        """The lock file of a target file; empty when there is none."""
        folder = os.path.dirname(os.path.abspath(file))  # noqa: PTH100, PTH120
        if folder not in self._of:
            self._of[folder] = self._look(folder)
        return self._of[folder]

    def _look(self, folder: str) -> str:
        here = os.path.join(folder, NAME)  # noqa: PTH118
        if os.path.isfile(here):  # noqa: PTH113
            return relative(here)
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder or any(os.path.exists(os.path.join(folder, top)) for top in _TOPS):  # noqa: PTH110, PTH118
            return ""
        if above not in self._of:
            self._of[above] = self._look(above)
        return self._of[above]
