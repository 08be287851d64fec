"""`python -m offline`: build the offline bundles.

In: options. Out: `dist/perfcli-VERSION-PLATFORM.zip` for each platform and `dist/SHA256SUMS`. Wheels are kept under
`dist/wheels/PLATFORM`; `--wheels dist/wheels` builds the same bytes from them again, without network.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from offline import scripts, wheels
from offline.bundle import SUMS, content, top, write_zip
from offline.fetch import fetch
from offline.platforms import PLATFORMS, Platform

PROJECT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Build what was asked for; 1 when a bundle would not work where it is meant to."""
    asked = _options(arguments)
    try:
        for name in asked.platform or PLATFORMS:
            if not _build(PLATFORMS[name], asked.out, asked.wheels):
                return 1
    except subprocess.CalledProcessError as error:
        print(f"failed: {' '.join(error.cmd[:6])} …", file=sys.stderr)
        return 1
    there = sorted(
        asked.out.glob("perfcli-*.zip")
    )  # those of earlier runs as well: they are carried together
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in there)
    (asked.out / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m offline", description=__doc__.partition("\n")[0])
    parser.add_argument("--platform", action="append", choices=PLATFORMS, help="default: all of them")
    parser.add_argument("--out", type=Path, default=Path("dist"), help="default: dist")
    parser.add_argument("--wheels", type=Path, help="take wheels from DIR/PLATFORM and download nothing")
    return parser.parse_args(arguments)


def _build(platform: Platform, out: Path, kept: Path | None) -> bool:
    """Write one bundle, unless a check of it fails."""
    folder = (kept or out / "wheels") / platform.name
    if kept is None:
        shutil.rmtree(folder, ignore_errors=True)  # what an earlier build needed and this one does not
        fetch(PROJECT, platform, folder)
    found = wheels.look_at(folder)
    if not any(wheel.name == "perfcli" for wheel in found):
        print(f"{folder}: no wheel of perfcli", file=sys.stderr)
        return False
    made = content(PROJECT, found, platform)
    if wrong := [*wheels.faults(found, platform), *scripts.faults(made)]:
        print("\n".join(wrong), file=sys.stderr)
        return False
    name = top(found, platform)
    out.mkdir(parents=True, exist_ok=True)
    write_zip(out / f"{name}.zip", name, made)
    print(f"{out / name}.zip: {len(found)} wheels, {sum(map(len, made.values())) / 1e6:.0f} MB")
    return True


if __name__ == "__main__":
    sys.exit(main())
