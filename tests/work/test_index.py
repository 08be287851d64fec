"""The index: a second run says the same, whatever became of the index in between, and sees every change."""

from __future__ import annotations

import hashlib
import os
import pickle
from typing import TYPE_CHECKING

import pytest

from perfcli.work import index

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Answer, Perfcli

FILES = 70
FILE = """\
perfcli: 1
year: 2026
department: {{id: d{n:02d}, name: 甲县第{n}局}}
duties:
  - id: a
    name: 档案管理{n}
    budget: 2.00
    activities:
      - id: b
        name: 年度移交{n}
        budget: 2.00
        content: 接收第{n}批档案。
        goals: 应收尽收{n}。
        indicators:
          - id: c
            name: 第{n}批移交完成率
            formula: 移交数÷应移交数×100%
            source: 台账
            bands: {{优: 98%, 良: 90%, 中: 80%, 差: 80%以下}}
"""
REGION = "perfcli: 1\nregion: {id: jia, name: 甲县}\nmoney_unit: 万元\n"


@pytest.fixture
def run(perfcli: Perfcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    monkeypatch.setenv(index.FOLDER, str(tmp_path / "cache"))
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "region.yaml").write_text(REGION, encoding="utf-8")
    for n in range(FILES):
        (folder / f"d{n:02d}.yaml").write_text(FILE.format(n=n), encoding="utf-8")
    return Runner(perfcli, folder, tmp_path / "cache")


class Runner:
    def __init__(self, perfcli: Perfcli, folder: Path, cache: Path) -> None:
        self.perfcli, self.folder, self.cache = perfcli, folder, cache

    def __call__(self, *arguments: str) -> Answer:
        return self.perfcli("validate", "t", "--output-format=concise", *arguments)

    @property
    def file(self) -> Path:
        (file,) = self.cache.iterdir()
        return file


def test_a_second_run_says_the_same(run: Runner) -> None:
    first = run()
    assert first.out.count("PF205") == FILES
    written = run.file.read_bytes()
    assert run() == first == run("--no-cache") == run("--jobs=1")
    assert run.file.read_bytes() == written


def test_every_change_is_seen(run: Runner) -> None:
    first = run()
    one = run.folder / "d07.yaml"
    one.write_text(
        one.read_text(encoding="utf-8").replace("budget: 2.00", "budget: 3.00", 1), encoding="utf-8"
    )
    assert "t/d07.yaml:7:13: PF303" in run().out
    one.unlink()
    assert "d07" not in run().out
    one.write_text(FILE.format(n=7), encoding="utf-8")
    assert run() == first
    region = run.folder / "region.yaml"
    region.write_text(REGION.replace("money_unit: 万元\n", ""), encoding="utf-8")
    assert run().out.count("PF306") == FILES
    region.write_text(REGION + "departments: [{id: d00, name: 甲县第0局}]\n", encoding="utf-8")
    assert run().out.count("PF127") == FILES - 1


def test_another_choice_of_codes_has_verdicts_of_its_own(run: Runner) -> None:
    first = run()
    assert "PF205" not in run("--ignore=PF205").out
    assert run() == first


@pytest.mark.parametrize("spoil", ["cut", "turned", "empty", "other"])
def test_a_damaged_index_is_as_none(run: Runner, spoil: str) -> None:
    first = run()
    data = run.file.read_bytes()
    spoilt = {
        "cut": data[:-9],
        "turned": data[:-9] + data[-9:][::-1],
        "empty": b"",
        "other": b"\0" * 32 + data[32:],
    }
    run.file.write_bytes(spoilt[spoil])
    assert run() == first
    assert run.file.read_bytes() == data


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("evil",)


def test_an_index_that_names_anything_else_is_not_obeyed(run: Runner, tmp_path: Path) -> None:
    first = run()
    mark = run.file.read_bytes()[:32]
    body = pickle.dumps([(b"", Evil())])
    run.file.write_bytes(mark + hashlib.sha256(body).digest() + body)
    assert run() == first
    assert not (tmp_path / "evil").exists()


def test_a_cache_that_cannot_be_written_is_no_trouble(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    first = run()
    assert first.code == 0
    assert run() == first


def test_few_files_leave_no_index(run: Runner) -> None:
    for file in sorted(run.folder.glob("d*.yaml"))[5:]:
        file.unlink()
    run()
    assert not run.cache.exists()


def test_what_could_not_be_read_is_looked_at_again(run: Runner) -> None:
    odd = run.folder / "d05.yaml"
    odd.unlink()
    odd.mkdir()
    run()
    odd.rmdir()
    odd.write_bytes(b"#" * (8 * 1024 * 1024 + 1))
    assert "PF012" in run().out
    odd.unlink()
    odd.symlink_to("nowhere.yaml")
    assert run() == run("--no-cache")


def test_an_index_is_read_again(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run()
    monkeypatch.setattr("perfcli.work.check.Checker.of", None)  # no file may be checked a second time
    assert run() == first


def test_names_of_names_are_not_followed(run: Runner) -> None:
    first = run()
    mark = run.file.read_bytes()[:32]
    body = b"cperfcli.work.check\nChecked.__new__.__globals__.get\n(Vsys\ntR."
    run.file.write_bytes(mark + hashlib.sha256(body).digest() + body)
    assert run() == first
