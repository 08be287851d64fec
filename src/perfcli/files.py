"""The only opener of files and the only writer: bytes in, decoded text out; text in, whole files out.

In: paths. Out: text, or an `Unreadable` that says why. May import only the standard library.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 8 * 1024 * 1024
"""Larger input files are refused: a target file of a department has some ten kilobytes."""


MOST_AT_ONCE = 64 * 1024 * 1024
"""Bytes of a file that are read in one call."""

_PAUSES = (0.05, 0.2, 0.5)
"""Seconds between the tries to replace a file that something else holds open."""


class FileError(Exception):
    """What a user cannot mend inside a file: it cannot be read or written. `reason` is a short key."""

    def __init__(self, reason: str, path: str, detail: str = "") -> None:
        super().__init__(f"{path}: {reason} {detail}".rstrip())
        self.reason = reason
        self.path = path
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the name of the encoding that it was read with."""

    text: str
    encoding: str


def relative(path: Path | str, start: Path | str = os.curdir) -> str:
    """A path as it is called from a folder; whole where the two share nothing, as on two drives of Windows."""
    try:
        return os.path.relpath(path, start)
    except ValueError:
        return os.path.abspath(path)  # noqa: PTH100 - links are not followed: it is the path that was named


def read_bytes(path: Path | str, limit: int = MAX_BYTES) -> bytes:
    """The content of a regular file of at most `limit` bytes.

    Raises:
        FileError: `missing`, `folder`, `special`, `denied`, `large` or `unreadable`.
    """
    name = str(path)
    handle = _open(name)
    try:  # not fdopen, which refuses a folder before it can be named
        return b"".join(_pieces(handle, name, limit))
    finally:
        os.close(handle)


def sha256_of(path: Path | str, limit: int) -> str:
    """The SHA-256 of a regular file of at most `limit` bytes, however large, piece by piece.

    Raises:
        FileError: as for `read_bytes`.
    """
    import hashlib  # noqa: PLC0415 - most runs hash no file

    name = str(path)
    found = hashlib.sha256()
    handle = _open(name)
    try:
        for piece in _pieces(handle, name, limit):
            found.update(piece)
    finally:
        os.close(handle)
    return found.hexdigest()


def _open(name: str) -> int:
    """An open file."""
    try:
        # O_NONBLOCK: a named pipe put in the folder must not make the run wait for ever.
        return os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise FileError("missing", name) from None
    except IsADirectoryError:
        raise FileError("folder", name) from None
    except PermissionError:
        raise FileError("folder" if Path(name).is_dir() else "denied", name) from None
    except (OSError, ValueError) as error:
        raise FileError("unreadable", name, type(error).__name__) from None


def _pieces(handle: int, name: str, limit: int) -> Iterator[bytes]:
    """The whole content of an open regular file, however many calls that takes."""
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        raise FileError("folder", name)
    if not stat.S_ISREG(status.st_mode):
        raise FileError("special", name)
    if status.st_size > limit:
        raise FileError("large", name, str(limit))
    size = 0
    try:
        # A buffer of the file's size; a larger one costs more than the reading.
        ask = min(status.st_size + 1, MOST_AT_ONCE)
        while chunk := os.read(handle, ask):
            if size + len(chunk) >= status.st_size:
                ask = 1 << 16  # for the end, or for what was added meanwhile
            size += len(chunk)
            if size > limit:
                raise FileError("large", name, str(limit))
            yield chunk
    except OSError as error:
        raise FileError("unreadable", name, type(error).__name__) from None


def decode_utf8(data: bytes, path: str) -> str:
    """Strict UTF-8, with or without a byte-order mark; line ends become line feeds.

    Raises:
        FileError: `encoding`, with line and column of the first bad byte in `detail` as `line:column:guess`.
    """
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode()  # the codec for both at once is many times slower
    except UnicodeDecodeError as error:
        raise FileError("encoding", path, _bad_byte(data, error)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _bad_byte(data: bytes, error: UnicodeDecodeError) -> str:
    """Where UTF-8 broke, and whether the file reads as GB18030 (what WPS and Excel write)."""
    before = data[: error.start].decode("utf-8-sig", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    guess = ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        guess = "UTF-16"
    elif before.isascii():  # UTF-8 that breaks off after good Chinese is a damaged file, not another encoding
        with suppress(UnicodeDecodeError):
            data.decode("gb18030")
            guess = "GB18030"
    return f"{line}:{column}:{guess}"


def decode_table(data: bytes, path: str) -> Decoded:
    """Text of a table that came out of Office: a byte-order mark decides, then strict UTF-8, then strict GB18030.

    Raises:
        FileError: `encoding` when none of them reads every byte; nothing is guessed.
    """
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    marked = [name for mark, name in marks if data.startswith(mark)]
    for encoding in marked or ["utf-8", "gb18030"]:
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    raise FileError("encoding", path, "1:1:")


def write_text(path: Path, text: str, *, bom: bool = False) -> None:
    """Write a whole UTF-8 file or none: render beside the target, then replace it in one step."""
    write_bytes(path, text.encode("utf-8-sig" if bom else "utf-8"))


def write_bytes(path: Path, data: bytes | memoryview) -> None:
    """Write a whole file or leave the old one as it was.

    Raises:
        FileError: `unwritable`, with the system's reason.
    """
    import tempfile  # noqa: PLC0415 - most runs write nothing, and it is slow to import

    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".perfcli-", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _give_usual_mode(temporary, path)
        _replace(temporary, path)
        temporary = ""
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or type(error).__name__
        raise FileError("unwritable", str(path), detail) from None
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108


def _replace(temporary: str, path: Path) -> None:
    """The one atomic step. On Windows a virus scanner or an indexer may hold the old file for a moment: ask again."""
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            os.replace(temporary, path)  # noqa: PTH105 - a Path would say no more
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, path)  # noqa: PTH105


def _give_usual_mode(temporary: str, path: Path) -> None:
    """Temporary files are made so that only their owner reads; give the old file's mode, or the usual one."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.chmod(temporary, mode)  # noqa: PTH101
