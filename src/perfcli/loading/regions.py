"""Which region governs a file: the nearest `region.yaml` in its folder or above.

In: paths. Out: the region's document, read once. A region file that is broken governs nothing and says why itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perfcli.files import relative
from perfcli.loading.document import Document, read_document
from perfcli.syntax.tree import Tree

if TYPE_CHECKING:
    from perfcli.model.region import Region

NAMES = ("region.yaml", "region.yml")


class Regions:
    """Finds and remembers the regions of a run; without their `places` where only the model is asked for.

    The register of a province is the largest file of all, and its places are most of it.
    """

    def __init__(self, *, places: bool = True) -> None:
        self._file_of: dict[str, str] = {}
        self._document_of: dict[str, Document] = {}
        self._places = places

    def governing(self, path: str) -> Region | None:
        """The region that governs a target file, if its file holds."""
        document = self.document(path)
        return document.region if document else None

    def document(self, path: str) -> Document | None:
        """The nearest region file of a target file, read; None when there is none."""
        file = self.file_of(path)
        if file and file not in self._document_of:
            self._document_of[file] = self._read(file)
        return self._document_of.get(file)

    def file_of(self, path: str) -> str:
        """The nearest region file of a target file; empty when there is none."""
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in self._file_of:
            self._file_of[folder] = self._search(os.path.abspath(folder))  # noqa: PTH100
        return self._file_of[folder]

    def _search(self, folder: str) -> str:
        """Look in `folder` and above."""
        if folder not in self._file_of:
            self._file_of[folder] = self._look(folder)
        return self._file_of[folder]

    def _look(self, folder: str) -> str:
        for name in NAMES:
            if os.path.isfile(os.path.join(folder, name)):  # noqa: PTH113, PTH118
                return relative(os.path.join(folder, name))  # noqa: PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        return "" if above == folder else self._search(above)

    def _read(self, file: str) -> Document:
        document = read_document(file)
        return document if self._places else document._replace(tree=Tree(file, "", {}, None))
