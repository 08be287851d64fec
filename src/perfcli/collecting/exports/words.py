"""What the columns of exports are called, so that a mapping can be suggested. In: a header cell. Out: its role and its unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from perfcli.loading.exports import UNITS
from perfcli.quantity import money_unit, normalise

_WORDS = {
    "code": "项目编码 项目代码 项目编号 预算项目编码 预算项目代码 二级项目编码",
    "name": "项目名称 预算项目名称 预算项目 二级项目名称 项目",
    "department": "单位名称 预算单位名称 预算单位 部门名称 部门 主管部门 主管部门名称 单位 预算部门",
    "department-code": "单位编码 预算单位编码 单位代码 预算单位代码 部门编码 部门代码",
    "initial": "年初预算数 年初预算 年初预算金额 年初批复数 年初批复预算数 年初数 预算数/年初",
    "adjusted": "全年预算数 全年预算 全年预算金额 调整后预算数 调整预算数 调整后预算 预算数/全年 预算数/调整后",
    "executed": "全年执行数 全年执行 执行数 累计执行数 累计支出数 累计支出 支出数 实际支出数 全年支出数 累计支付数 支付数 决算数",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split()}
_UNIT = re.compile(r"\((?:单位:|金额单位:)?([^()]*元)\)")
_LINE_UNIT = re.compile(r"单位:\(?([^\s,;()]*?元)\)?(?![A-Za-z])")


class Word(NamedTuple):
    """What a header cell says."""

    role: str = ""
    unit: str = ""


def plain(text: str) -> str:
    """A header as it is compared: without spaces, line breaks, stars and the unit behind it."""
    return _UNIT.sub("", normalise(text)).replace("*", "").strip(":")


def word(text: str) -> Word:
    """The role and the unit of a header."""
    return Word(_ROLES.get(plain(text), ""), unit_of(_UNIT.search(normalise(text))))


def unit_of(found: re.Match[str] | None) -> str:
    """A unit that a text says; empty where it is none of money."""
    unit = money_unit(found[1]) if found else ""
    return unit if unit in UNITS else ""


def line_unit(text: str) -> str:
    """The unit in a line above a table, such as `金额单位：元`."""
    return unit_of(_LINE_UNIT.search(normalise(text)))
