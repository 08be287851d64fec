"""One file: its tree, what the model made of it, its waivers and everything wrong with it.

In: a path. Out: a `Document`. A file whose model fails has no plan, so its plan rules are skipped, and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from perfcli.diagnostics import Diagnostic  # noqa: TC001 - a named tuple's fields are looked at when it is made
from perfcli.files import MAX_BYTES, FileError, decode_utf8, read_bytes
from perfcli.loading.file_faults import file_fault
from perfcli.loading.keys import language, to_english
from perfcli.loading.root import root_kind
from perfcli.model.plan import Plan
from perfcli.model.region import Region
from perfcli.syntax.comments import Waiver, waivers
from perfcli.syntax.reader import read_tree
from perfcli.syntax.tree import Tree

if TYPE_CHECKING:
    from pydantic import BaseModel

    from perfcli.model.profile import Profile


class Document(NamedTuple):
    """One file read. Exactly one of `plan`, `region`, `profile` when its model holds, none when it does not."""

    path: str
    tree: Tree
    model: Plan | Region | Profile | None
    lang: str
    diagnostics: tuple[Diagnostic, ...]
    waivers: tuple[Waiver, ...] = ()

    @property
    def plan(self) -> Plan | None:
        """The plan, if this is a target file that holds."""
        return self.model if isinstance(self.model, Plan) else None

    @property
    def region(self) -> Region | None:
        """The region, if this is a region file that holds."""
        return self.model if isinstance(self.model, Region) else None

    @property
    def profile(self) -> Profile | None:
        """The profile, if this is a profile file that holds."""
        from perfcli.model.profile import Profile  # noqa: PLC0415 - most runs check targets, not profiles

        return self.model if isinstance(self.model, Profile) else None


def read_document(path: str) -> Document:
    """Read a file from disk; what cannot be read is a diagnostic of the document."""
    try:
        return parse_bytes(read_bytes(path), path)
    except FileError as error:
        return unread(error, path)


def parse_bytes(data: bytes, path: str) -> Document:
    """Read the content of a file, wherever it came from."""
    if len(data) > MAX_BYTES:
        return unread(FileError("large", path, str(MAX_BYTES)), path)
    try:
        return parse_document(decode_utf8(data, path), path)
    except FileError as error:
        return unread(error, path)


def unread(error: FileError, path: str) -> Document:
    """A file that could not be read, and why."""
    return Document(path, Tree(path, "", {}, None), None, "en", (file_fault(error),))


def parse_document(text: str, path: str) -> Document:
    """Read the text of a file."""
    tree = read_tree(text, path)
    if not tree.readable:
        return Document(path, tree, None, "en", tree.problems)
    lang = language(tree)
    said, whole = to_english(tree) if lang == "zh" else ((), True)
    problems = [*tree.problems, *said]
    found = waivers(tree)
    if not whole:
        return Document(path, tree, None, lang, tuple(problems), found)
    kind = root_kind(tree, problems, lang)
    model = _validated(tree, kind, problems, lang) if kind else None
    if tree.problems:
        model = None  # what was refused is missing from the data: nothing may be concluded from the rest
    return Document(path, tree, model, lang, tuple(problems), found)


def _validated(
    tree: Tree, kind: str, problems: list[Diagnostic], lang: str
) -> Plan | Region | Profile | None:
    """The model of the data, or its faults."""
    model = _model(kind)
    try:
        return model.model_validate(tree.data)  # type: ignore[return-value]
    except ValidationError as error:
        from perfcli.loading.faults import faults  # noqa: PLC0415 - files that hold need no explanation

        problems.extend(faults(tree, error, model, lang))
        return None


def _model(kind: str) -> type[BaseModel]:
    """The type of a kind of document; a profile's is imported when one is read."""
    if kind == "profile":
        from perfcli.model.profile import Profile  # noqa: PLC0415 - most runs check targets, not profiles

        return Profile
    return Region if kind == "region" else Plan
