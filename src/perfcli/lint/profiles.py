"""The scoring profiles that come with perfcli, for rules that ask what a class may weigh.

In: a reference such as `cn-classic@1`. Out: the profile with what it takes over; None for a workspace's own, which a rule does not
see: `score` holds the weights to that.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.loading.document import read_document
from perfcli.model.profile import REFERENCE

if TYPE_CHECKING:
    from perfcli.model.profile import Profile

_FOLDER = Path(__file__).parents[1] / "profiles"
_MOST = 4
"""Profiles that extend each other; the shipped ones need two."""


@lru_cache(maxsize=64)
def shipped(reference: str, depth: int = 0) -> Profile | None:
    """The shipped profile of that name and version."""
    match = REFERENCE.match(reference)
    path = _FOLDER / f"{match[1]}.yaml" if match else None
    if path is None or depth > _MOST or not path.is_file():
        return None
    profile = read_document(str(path)).profile
    if profile is None or profile.title != reference or profile.extends is None:
        return profile if profile is not None and profile.title == reference else None
    base = shipped(profile.extends, depth + 1)
    return profile.on_top_of(base) if base is not None else None
