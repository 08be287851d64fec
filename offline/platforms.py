"""The platforms that a bundle is built for, and which wheels fit them.

In: a name such as `windows-x64`. Out: `Platform`: how the resolver and pip call it, and the tags of its wheels, best first.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from packaging import tags
from packaging.utils import parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHONS = ((3, 11), (3, 12), (3, 13))
"""The Python versions that a bundle serves: those of the package's classifiers."""

_OLDEST_GLIBC = {"x86_64": 5, "aarch64": 17}
"""Minor version of the oldest glibc 2 for which wheels of a processor are published."""
_NEWEST_GLIBC = 28
"""What Kylin V10, UOS 20, openEuler and RHEL 8 have; a wheel that needs a newer one is not taken."""
_OLD_NAMES = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}


class Platform(NamedTuple):
    """A system and processor."""

    name: str
    resolver: str
    """What uv calls it; by this markers such as `sys_platform` are judged."""
    tags: tuple[str, ...]
    """Platform tags of the wheels that run there, best first."""
    runs: str
    """What `sysconfig.get_platform()` answers there."""

    @property
    def windows(self) -> bool:
        """Whether scripts are batch files."""
        return self.name.startswith("windows")


def _linux(processor: str) -> Iterator[str]:
    for minor in range(_NEWEST_GLIBC, _OLDEST_GLIBC[processor] - 1, -1):
        yield f"manylinux_2_{minor}_{processor}"
        if minor in _OLD_NAMES:
            yield f"{_OLD_NAMES[minor]}_{processor}"


PLATFORMS = {
    found.name: found
    for found in (
        Platform("windows-x64", "x86_64-pc-windows-msvc", ("win_amd64",), "win-amd64"),
        Platform("linux-x64", "x86_64-manylinux_2_28", tuple(_linux("x86_64")), "linux-x86_64"),
        Platform("linux-arm64", "aarch64-manylinux_2_28", tuple(_linux("aarch64")), "linux-aarch64"),
    )
}


@cache
def fitting(platform: Platform, python: tuple[int, int]) -> frozenset[tags.Tag]:
    """Every tag of a wheel that a CPython version on a platform installs."""
    interpreter = f"cp{python[0]}{python[1]}"
    found = {*tags.cpython_tags(python, platforms=platform.tags)}
    return frozenset(found | {*tags.compatible_tags(python, interpreter, platform.tags)})


def fits(wheel: str, platform: Platform, python: tuple[int, int]) -> bool:
    """Whether a wheel, by its file name, runs there."""
    return not fitting(platform, python).isdisjoint(parse_wheel_filename(wheel)[3])


def glibc(wheels: list[str]) -> str:
    """The oldest glibc on which all of these Linux wheels run; empty when none needs any."""
    needs = [min(found) for wheel in wheels if (found := _minors(wheel))]
    return f"2.{max(needs)}" if needs else ""


def _minors(wheel: str) -> list[int]:
    """The minor glibc versions that a wheel's tags name."""
    names = {name: minor for minor, name in _OLD_NAMES.items()}
    found = []
    for tag in parse_wheel_filename(wheel)[3]:
        head = tag.platform.split("_")
        if head[:2] == ["manylinux", "2"]:
            found.append(int(head[2]))
        elif head[0] in names:
            found.append(names[head[0]])
    return found
