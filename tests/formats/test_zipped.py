from __future__ import annotations

import io
import zipfile

import pytest

from perfcli.formats import zipped
from perfcli.formats.zipped import members


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return data.getvalue()


def test_files_come_in_the_order_of_their_names_without_clutter() -> None:
    data = packed(
        {"b/民政局.csv": b"2", "a.csv": b"1", "__MACOSX/a.csv": b"x", "b/.DS_Store": b"x", "~$a.docx": b"x"}
    )
    assert [(one.name, one.data) for one in members(data)] == [("a.csv", b"1"), ("b/民政局.csv", b"2")]


@pytest.mark.parametrize("name", ["../a.csv", "a/../../b.csv", "/etc/a.csv", "C:/a.csv", "..\\a.csv"])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    (one,) = members(packed({name: b"1"}))
    assert (one.data, one.reason) == (b"", zipped.OUTSIDE)


def test_an_archive_within_the_archive_is_refused() -> None:
    (one,) = members(packed({"a.zip": packed({"b": b"1"})}))
    assert one.reason == zipped.NESTED


@pytest.mark.usefixtures("hang_guard")
def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    (one,) = members(packed({"a.csv": b"0" * (zipped.MAX_MEMBER_BYTES + 1)}))
    assert (one.data, one.reason) == (b"", zipped.LARGE)


def test_a_bomb_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MAX_MEMBER_BYTES", 1000)
    data = bytearray(packed({"a.csv": b"0" * 5000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")  # the size in the directory
    (one,) = members(bytes(data))
    assert one.data == b""
    assert one.reason is not None


def test_more_files_than_anyone_sends_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MAX_MEMBERS", 2)
    (one,) = members(packed({f"{n}.csv": b"1" for n in range(3)}))
    assert one.reason == zipped.MANY


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"no zip", packed({"a.csv": b"1" * 100})[:60]],
    ids=["empty", "magic", "text", "half"],
)
def test_what_is_damaged_says_so(data: bytes) -> None:
    assert [one.reason for one in members(data)] == [zipped.BROKEN]
