"""What is known of wheels by looking into them: names, licences, the requirements file of each Python version, faults.

In: a folder of wheels and a platform. Out: texts for the bundle, and sentences about what would not work there.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import tempfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from packaging.utils import canonicalize_name, parse_wheel_filename

from offline.fetch import run, version
from offline.platforms import PYTHONS, fits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from offline.platforms import Platform

LONGEST = 130
"""Of a path inside a wheel: Windows allows 260 characters; a user's folder before it has some ninety, `__pycache__` adds thirty."""
_ABSENT = re.compile(rb"(?i)\b(?:msvcp\d+|vcomp\d+|mfc\d+u?|concrt\d+)\.dll")
"""Libraries that neither Windows nor Python brings along, so that somebody would have to install them."""


class Wheel(NamedTuple):
    """One wheel: its file, and what it says of itself."""

    path: Path
    name: str
    release: str
    members: tuple[str, ...]
    metadata: Message

    @property
    def file(self) -> str:
        """The file's name."""
        return self.path.name


def look(path: Path) -> Wheel:
    """Open a wheel."""
    name, release, _, _ = parse_wheel_filename(path.name)
    with zipfile.ZipFile(path) as opened:
        members = tuple(opened.namelist())
        (where,) = (one for one in members if one.endswith(".dist-info/METADATA") and one.count("/") == 1)
        metadata = HeaderParser().parsestr(opened.read(where).decode())
    return Wheel(path, str(canonicalize_name(name)), str(release), members, metadata)


def look_at(folder: Path) -> list[Wheel]:
    """Every wheel of a folder, in the order of the names."""
    return [look(path) for path in sorted(folder.glob("*.whl"))]


def requirements(wheels: list[Wheel], platform: Platform, python: tuple[int, int]) -> str:
    """What pip is to install for a Python version: each project with the hashes of the wheels that fit, and no other."""
    lines = []
    for wheel in wheels:
        if wheel.name != "pip" and fits(wheel.file, platform, python):
            what = f"{wheel.name}[all]" if wheel.name == "perfcli" else wheel.name
            digest = hashlib.sha256(wheel.path.read_bytes()).hexdigest()
            lines.append(f"{what}=={wheel.release} --hash=sha256:{digest}\n")
    return "".join(sorted(lines))


def third_party(wheels: list[Wheel]) -> str:
    """The licences of what others wrote, as their metadata states them, and where in the wheels the texts are."""
    found = {(w.name, w.release): w for w in wheels if w.name != "perfcli"}
    head = (
        "随包附带的第三方软件及许可证；许可证全文在各 wheel 文件之内。\n"
        "Software of others in this bundle; the texts of the licences are inside the wheels.\n"
    )
    return head + "".join(_entry(found[key]) for key in sorted(found))


def _entry(wheel: Wheel) -> str:
    texts = [m for m in wheel.members if ".dist-info/" in m and _is_licence(m.rpartition("/")[2])]
    home = wheel.metadata.get("Home-page") or _source(wheel.metadata.get_all("Project-URL", []))
    lines = [
        f"{wheel.name} {wheel.release}",
        f"  {licence(wheel.metadata)}",
        *(f"  {text}" for text in texts),
    ]
    return "\n" + "\n".join([*lines, f"  {home}"] if home else lines) + "\n"


def _is_licence(name: str) -> bool:
    return name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS", "OFL"))


def _source(urls: list[str]) -> str:
    """The address of the source, else the first that is given."""
    pairs = [url.partition(",")[::2] for url in urls]
    chosen = [link for label, link in pairs if label.strip().lower() in ("source", "repository", "homepage")]
    return next(iter([*chosen, *(link for _, link in pairs)]), "").strip()


def licence(metadata: Message) -> str:
    """The licence as an expression, else as the classifiers say it, else the first line of what was written."""
    if stated := metadata.get("License-Expression"):
        return str(stated)
    classified = [c for c in metadata.get_all("Classifier", []) if c.startswith("License ::")]
    names = [c.rpartition("::")[2].strip() for c in classified if c.count("::") > 1]
    written = str(metadata.get("License") or "").strip().splitlines()
    return "; ".join(names) or next(iter(written), "UNKNOWN")


def faults(wheels: list[Wheel], platform: Platform) -> list[str]:
    """What of a folder of wheels would not work on a platform: one sentence each."""
    return [
        *_tag_faults(wheels, platform),
        *_name_faults(wheels),
        *_library_faults(wheels),
        *_closure_faults(wheels, platform),
    ]


def _tag_faults(wheels: list[Wheel], platform: Platform) -> Iterator[str]:
    for wheel in wheels:
        if not any(fits(wheel.file, platform, python) for python in PYTHONS):
            yield f"{wheel.file}: runs on no Python of {platform.name}"
    for name in sorted({wheel.name for wheel in wheels}):
        for python in PYTHONS:
            fit = [w for w in wheels if w.name == name and fits(w.file, platform, python)]
            if len({wheel.release for wheel in fit}) > 1:
                yield f"{name}: two releases for Python {version(python)}: {', '.join(w.file for w in fit)}"


def _name_faults(wheels: list[Wheel]) -> Iterator[str]:
    """Names that an old unzip, a Chinese Windows or its limit of 260 characters would break."""
    for wheel in wheels:
        for member in wheel.members:
            if len(member) > LONGEST:
                yield f"{wheel.file}: a path of {len(member)} characters: {member}"


def _library_faults(wheels: list[Wheel]) -> Iterator[str]:
    """DLLs that the modules of a wheel ask for, and that it does not bring."""
    for wheel in wheels:
        brought = {member.rpartition("/")[2].lower() for member in wheel.members}
        with zipfile.ZipFile(wheel.path) as opened:
            for member in (m for m in wheel.members if m.endswith((".pyd", ".dll"))):
                asked = {found.decode().lower() for found in _ABSENT.findall(opened.read(member))}
                for name in sorted(asked - brought):
                    yield f"{wheel.file}: {member} needs {name}"


def _closure_faults(wheels: list[Wheel], platform: Platform) -> Iterator[str]:
    """Whether the requirements of all are met inside the folder, asked of the resolver as that platform."""
    if not wheels:
        return
    folder = wheels[0].path.parent
    for python in PYTHONS:
        with tempfile.TemporaryDirectory() as name:
            wanted = Path(name) / "wanted.in"
            wanted.write_text("perfcli[all]\npip\n", encoding="utf-8")
            try:
                run(
                    *("uv", "--quiet", "--offline", "--no-cache", "pip", "compile", "--quiet", "--no-header"),
                    *("--no-index", "--find-links", str(folder), "--only-binary", ":all:"),
                    *("--python-platform", platform.resolver, "--python-version", version(python)),
                    *("--output-file", str(Path(name) / "lock.txt"), str(wanted)),
                )
            except subprocess.CalledProcessError:
                yield f"Python {version(python)} on {platform.name}: the folder does not meet all requirements"
