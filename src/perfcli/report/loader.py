"""Where templates come from: the workspace's folder first, then the shipped one; never from anywhere else.

In: a folder. Out: Jinja loaders. `shipped/NAME` always means the shipped template, so that an own one can extend it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, ChoiceLoader, PrefixLoader, TemplateNotFound
from jinja2.loaders import split_template_path

from perfcli.files import FileError, decode_utf8, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

SUFFIX = ".j2"
OFFICE_SUFFIXES = (".docx", ".xlsx")
MAX_BYTES = 1024 * 1024


class Unreadable(Exception):  # noqa: N818 - a fault of a file, told as a diagnostic
    """A template file that is there but cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class UnusableError(Exception):
    """A Word or Excel form that is not what it should be. Its argument names the reason."""


class FolderLoader(BaseLoader):
    """Templates of one folder; links that leave it are refused."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the name is Jinja's
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template and its path."""
        path = self.folder.joinpath(*split_template_path(template))
        if not path.is_file():
            raise TemplateNotFound(template)
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise Unreadable(str(path), "outside")
        try:
            return decode_utf8(read_bytes(path, MAX_BYTES), str(path)), str(path), None
        except FileError as error:
            raise Unreadable(str(path), error.reason) from None


def shipped_folder() -> Path:
    """The templates that come with the program: in the package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


def loader(own: Path | None) -> BaseLoader:
    """Templates by name: the own folder's, else the shipped ones."""
    shipped = FolderLoader(shipped_folder())
    prefixed = PrefixLoader({"shipped": shipped})
    return ChoiceLoader([FolderLoader(own), shipped, prefixed] if own else [shipped, prefixed])


def own_templates(folder: Path | None) -> tuple[str, ...]:
    """The template files that a workspace brings, sorted."""
    if folder is None or not folder.is_dir():
        return ()
    found = (p for suffix in (SUFFIX, *OFFICE_SUFFIXES) for p in folder.rglob(f"*{suffix}"))
    return tuple(sorted(p.relative_to(folder).as_posix() for p in found))


def own_office_template(folder: Path | None, name: str, suffix: str) -> str:
    """The name of the workspace's own Word or Excel form of this kind; empty without one."""
    file = f"{name}.{suffix}"
    return file if folder is not None and (folder / file).is_file() else ""
