"""Zip archives as Word, Excel and WPS write them, checked before any library opens them.

In: bytes. Out: an `Archive` that gives parts no larger than the limits and XML without a DTD, or a refusal. Nothing is
unpacked to disk, and no part is read beyond the size that it declares.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NamedTuple

from perfcli.diagnostics import Text
from perfcli.formats.papers import kinds
from perfcli.formats.papers.refusal import Refused, damaged, too_large

MAX_ENTRIES = 5000
MAX_XML = 64 * 1024 * 1024
"""Bytes of all XML parts together, unpacked."""
MAX_RATIO = 300
"""Unpacked to packed, for parts above `RATIO_FROM`; office files stay below 100."""
RATIO_FROM = 4 * 1024 * 1024
MAX_TAGS = 3_000_000
"""Of all XML parts together."""

_ENTRIES = Text("压缩包里的部件太多", "too many parts in the archive")
_UNPACKED = Text("解压后太大", "too large when unpacked")
_RATIO = Text("压缩比不正常，像是解压炸弹", "packed so tightly that it looks like an archive bomb")
_TAGS = Text("标记太多", "too many tags")
_TWICE = Text("两个同名的部件", "two parts of one name")
_DTD = Text("XML 里的 DTD 或实体定义", "a DTD or entities in XML")
_CHARSET = Text("XML 用了 UTF-8、UTF-16 以外的编码", "XML in another encoding than UTF-8 and UTF-16")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED_FLAG = 0x1
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ATTACHED = ("customXml/", "docProps/")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Archive(NamedTuple):
    """An archive that passed the checks of its directory."""

    path: str
    form: str
    zip: zipfile.ZipFile
    names: frozenset[str]

    @property
    def xml_size(self) -> int:
        """Bytes of all XML parts, unpacked."""
        return sum(part.file_size for part in self.zip.infolist() if is_xml(part.filename))

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            Refused: it is not there or cannot be unpacked.
        """
        try:
            return self.zip.read(name)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
        ) as e:
            raise damaged(self.path, self.form, e) from None

    def xml(self, name: str) -> bytes:
        """The bytes of an XML part that defines nothing.

        Raises:
            Refused: as `part`, or it is not plain XML.
        """
        data = self.part(name)
        check_xml(data, self.path)
        return data

    def read_by_libraries(self) -> list[str]:
        """The XML parts that a library may parse: not what programs attach for themselves."""
        return [name for name in sorted(self.names) if is_xml(name) and not name.startswith(_ATTACHED)]

    def tags(self) -> int:
        """How many tags these parts have, each of them checked.

        Raises:
            Refused: one cannot be unpacked or is not plain, or there are too many.
        """
        tags = 0
        for name in self.read_by_libraries():
            tags += self.xml(name).count(b"<")
            if tags > MAX_TAGS:
                raise too_large(self.path, _TAGS, f"{MAX_TAGS}")
        return tags


def is_xml(name: str) -> bool:
    """Whether a part is XML by its name."""
    return name.lower().endswith((".xml", ".rels", ".vml"))


def open_archive(data: bytes, path: str, form: str) -> Archive:
    """The archive in `data`.

    Raises:
        Refused: it is none, or larger than allowed, or locked.
    """
    if data.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise too_large(path, _ENTRIES, f"{MAX_ENTRIES}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise damaged(path, form, error) from None
    parts = archive.infolist()
    _check_directory(parts, path)
    return Archive(path, form, archive, frozenset(part.filename for part in parts))


def _check_directory(parts: list[zipfile.ZipInfo], path: str) -> None:
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise Refused(kinds.ENCRYPTED, path)
    if len({part.filename for part in parts}) < len(parts):
        raise Refused(kinds.UNSAFE, path, what=_TWICE)
    xml = [part for part in parts if is_xml(part.filename)]
    if sum(part.file_size for part in xml) > MAX_XML:
        raise too_large(path, _UNPACKED, f"{MAX_XML // 1024 // 1024} MB")
    for part in xml:
        if part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise too_large(path, _RATIO, f"{MAX_RATIO}:1", part.filename[:80])


def check_xml(data: bytes, path: str) -> None:
    """Refuse XML that could define entities, and encodings in which that could be hidden."""
    if data.startswith(_UTF16_MARKS) or b"\x00" in data[:4]:
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise Refused(kinds.UNSAFE, path, what=_CHARSET) from None
        found = "<!DOCTYPE" in text or "<!ENTITY" in text
    else:
        declared = _DECLARED.match(data[:400].removeprefix(b"\xef\xbb\xbf"))
        if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
            raise Refused(kinds.UNSAFE, path, what=_CHARSET)
        found = b"<!DOCTYPE" in data or b"<!ENTITY" in data
    if found:
        raise Refused(kinds.UNSAFE, path, what=_DTD)
