"""The coded faults of choosing rules, of rule sets and of a baseline (PF157-PF162)."""

from __future__ import annotations

from perfcli.diagnostics import Kind, Severity, Text

E, W, R = Severity.ERROR, Severity.WARNING, Severity.REMARK

UNKNOWN_SELECTOR = Kind(
    "PF157",
    "unknown-rule",
    E,
    Text("{where} 里的“{found}”不是任何规则{suggestion}", "{found!r} in {where} is no rule{suggestion}"),
    Text(
        "写编码（PF402）、编码的开头（PF4）或名称（vague-verb）；全部规则见 perfcli rule",
        "write a code (PF402), the beginning of codes (PF4) or a name (vague-verb); `perfcli rule` lists them",
    ),
)
UNMATCHED_PATTERN = Kind(
    "PF158",
    "unmatched-path-pattern",
    W,
    Text("[[paths]] 的“{found}”没有对上任何文件", "{found!r} of [[paths]] matches no file"),
    Text(
        "路径从设置文件所在的文件夹写起，如 targets/2024/**；文件已经移走就删去这一段",
        "paths start at the folder of the settings file, such as targets/2024/**; delete the table if the files are gone",
    ),
)
KEPT_FAULT = Kind(
    "PF159",
    "fault-stays-on",
    W,
    Text(
        "{where} 里的 {found} 关不掉，也降不了级：文件读不通就没有检查过",
        "{found} in {where} cannot be switched off or lowered: a file that cannot be read was not checked",
    ),
    Text("请改正文件，或把它写进 exclude", "mend the file, or list it under exclude"),
)
RULE_SET = Kind(
    "PF160",
    "unknown-rule-set",
    W,
    Text(
        "没有 {found} 年的规则版本，按 {used} 年的检查",
        "there is no rule set {found}; that of {used} is used",
    ),
    Text(
        "这个版本的 perfcli 有：{known}；更新的规则要先升级 perfcli",
        "this release of perfcli has: {known}; upgrade perfcli for newer ones",
    ),
)
BAD_BASELINE = Kind(
    "PF161",
    "bad-baseline",
    E,
    Text("基线文件读不出来：{reason}", "the baseline cannot be read: {reason}"),
    Text(
        "合并冲突时两边的行都保留，只删去标记行；或从 git 里恢复，或用 perfcli validate --write-baseline 重新写一份",
        "after a merge keep the lines of both sides and remove the markers; or restore it from git, or write it anew with `perfcli validate --write-baseline`",
    ),
)
STALE_BASELINE = Kind(
    "PF162",
    "stale-baseline",
    R,
    Text(
        "基线里有 {count} 条问题已经没有了，如 {sample}",
        "{count} findings of the baseline no longer occur, such as {sample}",
    ),
    Text(
        "运行 perfcli validate --update-baseline 把它们删去：基线只减不增",
        "run `perfcli validate --update-baseline` to take them out: it only ever shrinks",
    ),
)

KINDS = tuple(value for value in dict(globals()).values() if isinstance(value, Kind))
"""Every kind of this module, in order of its code."""
