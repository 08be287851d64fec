"""Small documents that tests build on."""

from __future__ import annotations

HEAD = "perfcli: 1\nyear: 2026\ndepartment: {id: a, name: 甲}\n"
"""The least a target file needs; three lines, nothing to find in it."""

HEAD_ZH = "格式版本: 1\n年度: 2026\n部门: {标识: a, 名称: 甲}\n"
REGION = "perfcli: 1\nregion: {id: county, name: 青棠县}\n"
PROFILE = "perfcli: 1\nprofile: {id: p, name: 方案, version: 1}\n"
STRUCTURE = "--select=PF0"
"""An option that leaves the rules out: only what the reader and the model say stands."""
