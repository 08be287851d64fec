"""Old Word documents, with a stand-in for LibreOffice on PATH: what it is called with and what becomes of its answer."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from perfcli.formats.papers import doc, read_paper
from tests.formats.papers.samples import ole, word
from tests.formats.papers.shown import codes, lines, said

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.usefixtures("hang_guard"),
    pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script"),
]
DATA = ole("WordDocument")
BEHAVES = {
    "converts": "import pathlib, shutil, sys\n"
    "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
    "assert any(a.startswith('-env:UserInstallation=file://') for a in sys.argv)\n"
    "assert pathlib.Path(sys.argv[-1]).read_bytes().startswith(b'\\xd0\\xcf')\n"
    "shutil.copy(pathlib.Path(__file__).parent / 'ready.docx', out / 'in.docx')\n",
    "fails": "",
    "hangs": "import time; time.sleep(300)\n",
}


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\n{BEHAVES[request.param]}", encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "ready.docx").write_bytes(word("<w:p><w:r><w:t>职责活动</w:t></w:r></w:p>"))
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize("office", ["converts"], indirect=True)
@pytest.mark.usefixtures("office")
def test_what_libreoffice_makes_of_it_is_read() -> None:
    paper, found = read_paper(DATA, "a.doc")
    assert paper is not None
    assert lines(paper) == ["职责活动"]
    assert (paper.path, found) == ("a.doc", ())


@pytest.mark.parametrize("office", ["fails"], indirect=True)
@pytest.mark.usefixtures("office")
def test_what_libreoffice_cannot_convert_is_damaged() -> None:
    _, found = read_paper(DATA, "a.doc")
    assert said(found) == ["文件不完整或已损坏，按 Word 97-2003 打不开：LibreOffice 转换不了"]


@pytest.mark.parametrize("office", ["hangs"], indirect=True)
@pytest.mark.usefixtures("office")
def test_a_conversion_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "SECONDS", 1)
    assert codes(DATA, "a.doc") == ["PF077"]


def test_without_libreoffice_the_message_says_how_to_save_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    _, found = read_paper(DATA, "a.doc")
    assert said(found) == ["这是老式 Word 文档 (.doc)，本机也没有 LibreOffice 可以转换，不能直接读"]
    assert "另存为“Word 文档 (.docx)”" in str(dict(found[0].arguments)["how"])
