"""What a shell offers for a value: codes of findings, names of profiles. In: what is typed so far. Out: words that begin so."""

from __future__ import annotations


def codes(incomplete: str) -> list[str]:
    """Codes of findings, in the middle of a list after its last comma too."""
    from perfcli.work.rule import entries

    done, comma, last = incomplete.rpartition(",")
    known = [entry.kind.code for entry in entries()]
    return [f"{done}{comma}{code}" for code in known if code.startswith(last.upper())]


def profiles(incomplete: str) -> list[str]:
    """Profiles of the workspace around the working folder, and those that are shipped."""
    from pathlib import Path

    from perfcli.loading.settings import find_settings
    from perfcli.work.profiles import shelf

    found = shelf((find_settings(Path()).root / "profiles",))
    titles = [one.profile.title for one in found if one.profile]
    return [title for title in titles if title.startswith(incomplete)]
