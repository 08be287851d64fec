"""The hook of a Git server, in a real bare repository: what is pushed is checked, or refused with reasons in Chinese."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

HOOK = Path(__file__).parents[2] / "offline/hooks/pre-receive"
PLAN = """格式版本: 1
年度: 2016
部门: {标识: archives, 名称: 县档案馆}
部门职责:
  - 标识: keeping
    名称: 档案保管
    年度预算数: 8.00万元
    工作活动:
      - 标识: storeroom
        名称: 库房管护
        年度预算数: 8.00万元
        绩效指标:
          - {标识: humidity, 名称: 库房温湿度达标率, 评价标准: {优: ≥95%, 良: ≥85%, 中: ≥75%, 差: <75%}}
"""
WRONG = PLAN.replace("良: ≥85%", "良: ≥65%")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script of a server")


class Pushed(NamedTuple):
    """What came of a push."""

    taken: bool
    said: str


class Clerk:
    """A server's bare repository with the hook, and somebody's clone of it."""

    def __init__(self, where: Path) -> None:
        self.server, self.clone, self.tmp = where / "服务器 库.git", where / "我的 库", where / "tmp"
        self.tmp.mkdir(parents=True)
        self.program = where / "工具 箱" / "perfcli"
        self.program.parent.mkdir()
        self.program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m perfcli "$@"\n', encoding="utf-8")
        self.program.chmod(0o755)
        self.git("init", "-q", "--bare", str(self.server), at=where)
        shutil.copy(HOOK, self.server / "hooks/pre-receive")
        self.set("command", str(self.program))
        self.git("clone", "-q", str(self.server), str(self.clone), at=where)
        self.git("checkout", "-q", "-b", "main")

    def git(self, *arguments: str, at: Path | None = None, fine: bool = True) -> Pushed:
        names = {"GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@example.org"}
        names |= {"GIT_COMMITTER_NAME": "甲", "GIT_COMMITTER_EMAIL": "a@example.org"}
        environment = (
            os.environ | names | {"GIT_CONFIG_GLOBAL": os.devnull, "TMPDIR": str(self.tmp), "LC_ALL": "C"}
        )
        done = subprocess.run(
            ["git", *arguments], check=False, capture_output=True, cwd=at or self.clone, env=environment
        )
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == 0 or not fine, said
        return Pushed(done.returncode == 0, said)

    def set(self, name: str, value: str) -> None:
        self.git("config", f"perfcli.{name}", value, at=self.server)

    def commit(self, **files: str) -> None:
        """Commit files; in their names `__` is `/`."""
        for name, text in files.items():
            path = self.clone / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "改")

    def push(self, *what: str) -> Pushed:
        pushed = self.git("push", "origin", *(what or ("main",)), fine=False)
        assert not list(self.tmp.iterdir()), "the hook left files behind"
        return pushed

    def refs(self) -> list[str]:
        """What the server has."""
        return self.git("for-each-ref", "--format=%(refname)", at=self.server).said.split()


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    return Clerk(tmp_path)


def test_a_first_push_that_passes_is_taken(clerk: Clerk) -> None:
    clerk.commit(**{"目标 文件__2016__县档案馆.yaml": PLAN})
    pushed = clerk.push()
    assert pushed.taken, pushed.said
    assert "perfcli：refs/heads/main 通过，检查了 1 个文件" in pushed.said
    assert clerk.refs() == ["refs/heads/main"]


def test_a_push_that_does_not_pass_is_refused_with_the_place(clerk: Clerk) -> None:
    clerk.commit(**{"目标 文件__县档案馆.yaml": WRONG})
    pushed = clerk.push()
    assert not pushed.taken
    assert "目标 文件/县档案馆.yaml:13:" in pushed.said
    assert "PF204" in pushed.said
    assert "推送被拒绝：refs/heads/main 的目标文件没有通过检查" in pushed.said
    assert clerk.refs() == []
    clerk.commit(**{"目标 文件__县档案馆.yaml": PLAN})
    assert clerk.push().taken


def test_a_later_push_is_judged_by_its_last_state(clerk: Clerk) -> None:
    clerk.commit(a=PLAN)
    clerk.commit(**{"a.yaml": PLAN})
    assert clerk.push().taken
    clerk.commit(**{"a.yaml": WRONG})
    assert not clerk.push().taken
    clerk.commit(**{"a.yaml": PLAN + "\n"})
    assert clerk.push().taken


def test_one_bad_branch_refuses_the_push_and_says_which(clerk: Clerk) -> None:
    clerk.commit(**{"a.yaml": PLAN})
    clerk.git("branch", "同样")
    clerk.git("checkout", "-q", "-b", "坏的")
    clerk.commit(**{"a.yaml": WRONG})
    pushed = clerk.push("main", "同样", "坏的")
    assert not pushed.taken
    assert pushed.said.count("推送被拒绝") == 1
    assert "refs/heads/坏的 的目标文件" in pushed.said
    assert clerk.refs() == []
    assert clerk.push("main", "同样").taken


def test_deleting_is_no_matter_of_the_hook(clerk: Clerk) -> None:
    clerk.commit(**{"a.yaml": PLAN})
    clerk.git("branch", "old")
    assert clerk.push("main", "old").taken
    pushed = clerk.push("--delete", "old")
    assert pushed.taken
    assert "perfcli：" not in pushed.said
    assert clerk.refs() == ["refs/heads/main"]


def test_tags_are_not_checked_unless_asked(clerk: Clerk) -> None:
    clerk.commit(**{"a.yaml": WRONG})
    clerk.git("tag", "-a", "v1", "-m", "一")
    assert clerk.push("v1").taken
    clerk.set("refs", "refs/heads/* refs/tags/*")
    clerk.git("tag", "v2")
    assert not clerk.push("v2").taken
    blob = clerk.git("rev-parse", "HEAD:a.yaml").said.strip()
    clerk.git("tag", "of-a-file", blob)
    assert clerk.push("of-a-file").taken


def test_attributes_of_the_push_hide_nothing(clerk: Clerk) -> None:
    clerk.commit(**{"a.yaml": PLAN, "b.yaml": WRONG, ".gitattributes": "b.yaml export-ignore\n"})
    assert not clerk.push().taken


def test_a_link_reads_nothing_of_the_server(clerk: Clerk, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("密码: 1\n", encoding="utf-8")
    (clerk.clone / "b.yaml").symlink_to(tmp_path / "secret.yaml")
    clerk.commit(**{"a.yaml": PLAN})
    pushed = clerk.push()
    assert not pushed.taken
    assert "密码" not in pushed.said


def test_a_push_without_target_files_is_not_green(clerk: Clerk) -> None:
    clerk.commit(**{"README.md": "x\n"})
    assert not clerk.push().taken
    clerk.set("refs", "refs/heads/main-*")
    assert clerk.push().taken


def test_the_servers_settings_hold(clerk: Clerk, tmp_path: Path) -> None:
    mine = '[severity]\nPF204 = "remark"\n'
    clerk.commit(**{"县 里__a.yaml": WRONG, "县 里__perfcli.toml": mine, "other.yaml": WRONG})
    clerk.set("folder", "县 里")
    assert clerk.push().taken
    server = tmp_path / "统一 设置.toml"
    server.write_text("", encoding="utf-8")
    clerk.set("config", str(server))
    clerk.commit(**{"县 里__b.txt": "x"})
    assert not clerk.push().taken
    clerk.set("folder", "没有")
    assert not clerk.push().taken


def test_the_level_can_be_raised(clerk: Clerk) -> None:
    clerk.set("failon", "remark")
    clerk.commit(**{"a.yaml": PLAN})
    pushed = clerk.push()
    assert not pushed.taken
    assert "提示" in pushed.said


def test_many_findings_are_cut(clerk: Clerk) -> None:
    clerk.set("lines", "3")
    clerk.commit(**{f"{number}.yaml": WRONG.replace("archives", f"d{number}") for number in range(9)})
    said = clerk.push().said
    assert "行；在本机运行 perfcli validate 可以全看到" in said
    assert len(said.splitlines()) < 20


def test_without_perfcli_nothing_is_taken(clerk: Clerk) -> None:
    clerk.program.unlink()
    clerk.commit(**{"a.yaml": PLAN})
    pushed = clerk.push()
    assert not pushed.taken
    assert "服务器上运行不了 perfcli" in pushed.said
