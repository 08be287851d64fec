"""What a comparison says of a line, worst last in rank, and why a version cannot be compared (PF536-PF569).

In: nothing. Out: `Verdict`, one `Kind` for each, and the faults of versions.
"""

from __future__ import annotations

from enum import IntEnum

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK


class Verdict(IntEnum):
    """What became of a node, or of one thing about it; the greater, the more a reviewer wants to know of it."""

    SAME = 0
    TEXT = 1
    ADDED = 2
    TIGHTENED = 3
    RENAMED = 4
    MOVED = 5
    BUDGET = 6
    UNDECIDED = 7
    REDEFINED = 8
    DROPPED = 9
    LOOSENED = 10

    @property
    def word(self) -> str:
        """The word used in options and machine formats."""
        return self.name.lower()


WORDS = {
    Verdict.SAME: Text("没有变化", "unchanged"),
    Verdict.TEXT: Text("只改文字", "text only"),
    Verdict.ADDED: Text("新增", "added"),
    Verdict.TIGHTENED: Text("收紧", "tightened"),
    Verdict.RENAMED: Text("改名", "renamed"),
    Verdict.MOVED: Text("移动", "moved"),
    Verdict.BUDGET: Text("改金额", "budget"),
    Verdict.UNDECIDED: Text("说不清", "undecided"),
    Verdict.REDEFINED: Text("改定义", "redefined"),
    Verdict.DROPPED: Text("取消", "dropped"),
    Verdict.LOOSENED: Text("放宽", "loosened"),
}

# fmt: off
AGAINST = Kind(
    "PF536", "budget-up-target-down", W,
    Text("“{name}”的目标放宽了，预算却增加：{before} → {after}", "the target of {name!r} was loosened while its budget grew: {before} → {after}"),
    Text("请说明多花钱、少要求的理由，或恢复目标", "say why more money buys less, or restore the target"),
)
LOOSENED = Kind(
    "PF540", "diff-loosened", W,
    Text("“{name}”的{aspect}放宽了：{before} → {after}", "the {aspect} of {name!r} was loosened: {before} → {after}"),
    Text("请说明降低要求的理由", "say why less is asked for"),
)
DROPPED = Kind(
    "PF541", "diff-dropped", W,
    Text("“{name}”取消了", "{name!r} was dropped"),
    Text("请说明取消的理由；改名或移动的，沿用原来的标识", "say why; what was only renamed or moved keeps its id"),
)
REDEFINED = Kind(
    "PF542", "diff-redefined", W,
    Text("“{name}”的{aspect}改了：{before} → {after}", "the {aspect} of {name!r} was changed: {before} → {after}"),
    Text("定义变了，前后的数不能直接比", "its values before and after cannot be compared as they stand"),
)
UNDECIDED = Kind(
    "PF543", "diff-undecided", W,
    Text("“{name}”的{aspect}改了，说不清是放宽还是收紧：{before} → {after}", "the {aspect} of {name!r} was changed, no telling which way: {before} → {after}"),
    Text("请人工判断；指标没有方向的，写上“指标方向”就能判断", "judge it yourself; a stated `direction` often decides it"),
)
BUDGET = Kind(
    "PF544", "diff-budget", R,
    Text("“{name}”的{aspect}改了：{before} → {after}", "the {aspect} of {name!r} was changed: {before} → {after}"),
    Text("请核对预算批复", "check it against the approved budget"),
)
MOVED = Kind(
    "PF545", "diff-moved", R,
    Text("“{name}”移到了别处：{before} → {after}", "{name!r} was moved: {before} → {after}"),
    Text("请核对职责调整的依据", "check the document that moved it"),
)
RENAMED = Kind(
    "PF546", "diff-renamed", R,
    Text("“{name}”改了名称或标识：{before} → {after}", "{name!r} has another name or id: {before} → {after}"),
    Text("请核对是否还是同一件事", "check that it is still the same thing"),
)
TIGHTENED = Kind(
    "PF547", "diff-tightened", R,
    Text("“{name}”的{aspect}收紧了：{before} → {after}", "the {aspect} of {name!r} was tightened: {before} → {after}"),
    Text("请核对能否完成", "check that it can be reached"),
)
ADDED = Kind(
    "PF548", "diff-added", R,
    Text("新增了“{name}”", "{name!r} was added"),
    Text("请审核新增的目标", "review the new target"),
)
TEXT_ONLY = Kind(
    "PF549", "diff-text", R,
    Text("“{name}”的{aspect}只改了文字", "only the wording of the {aspect} of {name!r} was changed"),
    Text("请看改动处", "look at the marked words"),
)
NO_VERSION = Kind(
    "PF560", "no-such-version", E,
    Text("没有这个文件、文件夹、年度或 git 版本：{asked}", "there is no file, folder, year or git revision {asked!r}"),
    Text("写路径、年度（2016）、版本（HEAD~1、标签）或 版本:路径", "write a path, a year (2016), a revision (HEAD~1, a tag) or REVISION:PATH"),
)
NO_PATH = Kind(
    "PF561", "no-such-path-in-version", E,
    Text("版本 {asked} 里没有 {path}", "revision {asked} has no {path}"),
    Text("写 版本:路径，路径从仓库的根算起", "write REVISION:PATH with a path from the top of the repository"),
)
NO_GIT = Kind(
    "PF562", "git-failed", E,
    Text("git 用不了：{reason}", "git cannot be used: {reason}"),
    Text("比较两个版本要在 git 仓库里，并装有 git；也可以比较两个文件夹", "revisions are compared inside a git repository with git installed; two folders need neither"),
)
TOO_LARGE = Kind(
    "PF563", "version-too-large", E,
    Text("版本 {asked} 里的目标文件太多或太大", "revision {asked} holds too many target files, or too large ones"),
    Text("请写 版本:路径，只取一个文件夹", "write REVISION:PATH to take one folder"),
)
NOTHING = Kind(
    "PF564", "version-without-targets", E,
    Text("{asked} 里没有部门目标文件", "{asked} holds no department's target file"),
    Text("请指明放目标文件的文件夹", "name the folder of the target files"),
)
YEARS = Kind(
    "PF565", "version-several-years", E,
    Text("{asked} 里有几个年度：{years}", "{asked} holds several years: {years}"),
    Text("请用 --year 指明一个，或把两个年度作为两边：perfcli diff 2015 2016", "name one with --year, or compare two: perfcli diff 2015 2016"),
)
FAULTY = Kind(
    "PF566", "version-faulty", E,
    Text("{asked} 里有 {count} 个文件读不通，不能比较：读不通不等于取消", "{count} files of {asked} do not hold, so nothing is compared: a file with faults was not dropped"),
    Text("请先改正这些文件", "mend these files first"),
)
TWICE = Kind(
    "PF567", "version-home-twice", E,
    Text("{asked} 里同一部门、同一年度的文件有两份：{home}", "{asked} holds two files of {home} for one year"),
    Text("请只留一份", "keep one of them"),
)
# fmt: on

OF_VERDICT = {
    Verdict.LOOSENED: LOOSENED,
    Verdict.DROPPED: DROPPED,
    Verdict.REDEFINED: REDEFINED,
    Verdict.UNDECIDED: UNDECIDED,
    Verdict.BUDGET: BUDGET,
    Verdict.MOVED: MOVED,
    Verdict.RENAMED: RENAMED,
    Verdict.TIGHTENED: TIGHTENED,
    Verdict.ADDED: ADDED,
    Verdict.TEXT: TEXT_ONLY,
}
