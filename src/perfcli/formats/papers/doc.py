"""Old Word documents (.doc), turned into .docx by LibreOffice where it is installed.

In: bytes. Out: what the .docx reader gives. LibreOffice works in a folder of its own with a profile of its own, so that neither
the user's settings nor an open window matter, and is stopped when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from perfcli.diagnostics import Text
from perfcli.files import FileError, read_bytes
from perfcli.formats.papers import docx, kinds
from perfcli.formats.papers.detect import AS_DOCX
from perfcli.formats.papers.refusal import Refused, damaged

if TYPE_CHECKING:
    from perfcli.diagnostics import Diagnostic
    from perfcli.paper import Paper

suffixes = (".doc", ".dot")

SECONDS = 60
"""For one document; the first start of LibreOffice alone takes some."""
MAX_BYTES = 32 * 1024 * 1024
_WHAT = Text(
    "老式 Word 文档 (.doc)，本机也没有 LibreOffice 可以转换",
    "an old Word document (.doc), and there is no LibreOffice here to convert it",
)
_FORM = "Word 97-2003"


def read(data: bytes, path: str) -> tuple[Paper | None, tuple[Diagnostic, ...]]:
    """The document by way of .docx."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refused(kinds.SAVE_AS, path, what=_WHAT, how=AS_DOCX)
    with tempfile.TemporaryDirectory(prefix="perfcli-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "in.doc").write_bytes(data)
        _convert(program, folder, path)
        try:
            converted = read_bytes(folder / "out" / "in.docx", MAX_BYTES)
        except FileError:
            raise damaged(
                path, _FORM, Text("LibreOffice 转换不了", "LibreOffice cannot convert it")
            ) from None
    return docx.read(converted, path)


def _convert(program: str, folder: Path, path: str) -> None:
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "docx", "--outdir", str(folder / "out"), str(folder / "in.doc")]
    process = subprocess.Popen(  # noqa: S603 - found on PATH, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        reason = Text(
            f"LibreOffice 用了 {SECONDS} 秒还没有转完", f"LibreOffice was not done after {SECONDS} s"
        )
        raise Refused(kinds.SLOW, path, format=_FORM, reason=reason) from None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
