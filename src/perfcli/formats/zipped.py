"""The files in a zip archive, under limits; nothing is ever unpacked to disk.

In: the bytes of an archive. Out: `Member`s with their names as people wrote them (UTF-8, or GBK as Windows writes it) and
their bytes, or why not: too large, encrypted, a path that leads out, an archive within the archive.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from perfcli.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MEMBERS = 2000
MAX_MEMBER_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 256 * 1024 * 1024
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz")

BROKEN = Text("压缩包坏了或不完整", "the archive is damaged or incomplete")
MANY = Text("压缩包里的文件太多", "the archive holds too many files")
LARGE = Text("解开后太大", "it is too large when unpacked")
ENCRYPTED = Text("加了密码", "it is encrypted")
OUTSIDE = Text("路径指向压缩包之外", "its path leads out of the archive")
NESTED = Text("压缩包里还有压缩包，请先解开", "an archive within the archive: unpack it first")


class Member(NamedTuple):
    """One file of an archive: its name and either its bytes or the reason why there are none."""

    name: str
    data: bytes = b""
    reason: Text | None = None


def members(data: bytes) -> Iterator[Member]:
    """The files of an archive, in the order of their names."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=name_of)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield Member("", reason=BROKEN)
        return
    if len(infos) > MAX_MEMBERS:
        yield Member("", reason=MANY)
        return
    room = MAX_TOTAL_BYTES
    for info in infos:
        member = _member(archive, info, min(room, MAX_MEMBER_BYTES))
        room -= len(member.data)
        if not _is_clutter(member.name):
            yield member


def name_of(info: zipfile.ZipInfo) -> str:
    """A member's name: marked as UTF-8, else UTF-8 or GBK bytes, which zip tools of Windows write without a mark."""
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Member:
    """One file, or why it is not taken."""
    name = name_of(info).replace("\\", "/")
    reason = _refusal(name, info, limit)
    return Member(name, reason=reason) if reason else _content(archive, info, name, limit)


def _refusal(name: str, info: zipfile.ZipInfo, limit: int) -> Text | None:
    """What is wrong with a file before it is opened."""
    if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/", maxsplit=1)[0]:
        return OUTSIDE
    if name.lower().endswith(_ARCHIVES):
        return NESTED
    if info.flag_bits & _ENCRYPTED_FLAG:
        return ENCRYPTED
    return LARGE if info.file_size > limit else None


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int) -> Member:
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)  # what the archive says of the size is not to be believed
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return Member(name, reason=BROKEN)
    except Exception as error:  # noqa: BLE001 - zlib.error and lzma.LZMAError, without importing either
        return Member(
            name,
            reason=Text(f"{BROKEN.zh}（{type(error).__name__}）", f"{BROKEN.en} ({type(error).__name__})"),
        )
    return Member(name, reason=LARGE) if len(data) > limit else Member(name, data)


def _is_clutter(name: str) -> bool:
    """What systems put into archives beside people's files."""
    parts = name.split("/")
    return (
        parts[0] == "__MACOSX"
        or parts[-1].startswith((".", "~$"))
        or parts[-1] in ("Thumbs.db", "desktop.ini")
    )
