"""A detached signature beside a score file, checked by `ssh-keygen`: no cryptography is done here.

In: the path of the file, the file of allowed signers. Out: a `Signature` to be told in one line. Signed is with
`ssh-keygen -Y sign -f KEY -n perfcli scores.json`, which writes `scores.json.sig`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAMESPACE = "perfcli"
SIGNERS = "allowed_signers"
"""The usual name of the file of allowed signers, in the workspace's folder."""
TOOL = "ssh-keygen"
_SECONDS = 20
_SSH = b"-----BEGIN SSH SIGNATURE-----"
_OTHERS = {
    ".asc": "gpg --verify {sig} {file}",
    ".minisig": "minisign -Vm {file} -p KEY.pub",
    ".p7s": "openssl cms -verify -inform DER -in {sig} -content {file} -CAfile CA.pem",
}


class Signature(NamedTuple):
    """`none`, `good`, `bad` or `unchecked`, and what is to be said."""

    state: str
    said: Text


def check(file: Path, signers: Path | None, root: Path) -> Signature:
    """What there is to say of the signature of a file."""
    signature = file.with_name(f"{file.name}.sig")
    if not signature.is_file():
        return _other(file)
    if not _head(signature).startswith(_SSH):
        return _run_yourself(f"gpg --verify {signature.name} {file.name}")
    allowed = signers or root / SIGNERS
    if shutil.which(TOOL) is None:
        return _unchecked(f"没有 {TOOL}（OpenSSH 自带）", f"there is no {TOOL} (it comes with OpenSSH)")
    if not allowed.is_file():
        return _unchecked(
            f"没有允许签名人的文件 {SIGNERS}，请用 --signers 给出",
            f"there is no file of allowed signers: give one with --signers ({SIGNERS})",
        )
    return _checked(file, signature, allowed)


def _checked(file: Path, signature: Path, allowed: Path) -> Signature:
    """Ask the tool who signed, then whether the signature is theirs."""
    found, names = _ask(("-Y", "find-principals", "-s", str(signature), "-f", str(allowed)), file)
    who = names.splitlines()[0].strip() if found and names.strip() else ""
    if not who:
        return Signature(
            "bad", Text("签名的人不在允许名单里，或者签名坏了", "it is by no allowed signer, or damaged")
        )
    command = ("-Y", "verify", "-f", str(allowed), "-I", who, "-n", NAMESPACE, "-s", str(signature))
    good, _ = _ask(command, file)
    if good:
        return Signature("good", Text(f"签名有效，签名人 {who}", f"the signature is good, by {who}"))
    return Signature(
        "bad",
        Text(
            f"签名不符：文件不是 {who} 签的那一份", f"the signature does not fit: {who} signed something else"
        ),
    )


def _ask(arguments: Sequence[str], file: Path) -> tuple[bool, str]:
    """Run the tool with the file on its standard input."""
    tool = shutil.which(TOOL)
    if tool is None:
        return False, ""
    try:
        with file.open("rb") as stream:
            done = subprocess.run(  # noqa: S603 - a fixed program, no shell, paths as arguments
                [tool, *arguments], stdin=stream, capture_output=True, timeout=_SECONDS, check=False,
                env={**os.environ, "LC_ALL": "C"},
            )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False, ""
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(64)
    except OSError:
        return b""


def _other(file: Path) -> Signature:
    """A signature by another tool, or none."""
    for suffix, command in _OTHERS.items():
        signature = file.with_name(f"{file.name}{suffix}")
        if signature.is_file():
            return _run_yourself(command.format(sig=signature.name, file=file.name))
    return Signature("none", Text("没有签名", "there is no signature"))


def _run_yourself(command: str) -> Signature:
    return _unchecked(f"请自己运行：{command}", f"run this yourself: {command}")


def _unchecked(zh: str, en: str) -> Signature:
    return Signature("unchecked", Text(f"有签名，没有验：{zh}", f"there is a signature, not checked: {en}"))
