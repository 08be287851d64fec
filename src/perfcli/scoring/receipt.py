"""What the scores were made from, as hashes that a later run can compare.

In: what was read, each with the hash of its text. Out: `Receipt`. Line ends, byte-order marks and encodings do not change a hash,
nor do names and places of files; a character of their text does.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from perfcli.files import relative
from perfcli.scoring.scorecard import Receipt, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROLES = (
    "region",
    "targets",
    "profile",
    "superseded",
    "actuals",
    "spending",
    "approved",
    "check",
    "evidence",
)
CHECK_DIGITS = 8


def text_hash(text: str) -> str:
    """SHA-256 of a text as UTF-8 with LF line ends and no byte-order mark."""
    plain = text.removeprefix("\ufeff")
    if "\r" in plain:
        plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def make_receipt(
    inputs: Iterable[Source], version: str, root: str = "", faulty: Iterable[str] = ()
) -> Receipt:
    """The receipt of inputs; paths below `root` are shown relative to it."""
    sources = sorted(
        {source._replace(path=shown_path(source.path, root)) for source in inputs},
        key=lambda source: (_rank(source.role), source.path, source.sha256),
    )
    content = content_of(sources)
    left_out = tuple(sorted(shown_path(path, root) for path in faulty))
    return Receipt(version, tuple(sources), content, short_code(content), left_out)


def _rank(role: str) -> tuple[int, int]:
    """The order of roles; tables that later ones replace are `superseded-1`, `superseded-2` in the order in which they were read."""
    name, _, number = role.partition("-")
    return _ROLES.index(name), int(number or 0)


def content_of(sources: Iterable[Source]) -> str:
    """The hash of all of them."""
    lines = sorted(f"{source.role} {source.sha256}\n" for source in sources)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def seed_of(receipt: Receipt) -> str:
    """The seed of a sample: the hash of what the units handed in, without the check, so that who checks cannot move it."""
    return content_of(source for source in receipt.sources if source.role != "check")


def short_code(content: str) -> str:
    """The short form of a hash, for paper: `9D45-A053`."""
    code = content[:CHECK_DIGITS].upper()
    return f"{code[:4]}-{code[4:]}"


def shown_path(path: str, root: str) -> str:
    """A path as a receipt names it: below the root, with slashes; elsewhere its last part only."""
    if not root or path.startswith("perfcli/"):
        return path.replace(os.sep, "/")
    below = relative(path, root)
    outside = below.startswith(os.pardir + os.sep) or os.path.isabs(below)  # noqa: PTH117
    return (os.path.basename(below) if outside else below).replace(os.sep, "/")  # noqa: PTH119
