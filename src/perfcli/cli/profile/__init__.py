"""`perfcli profile …`: the scoring profiles there are, in plain words, and whether they hold."""

from __future__ import annotations

from perfcli.cli.words import say

TITLE = say("评分方案：列出、说明、验算。", "Scoring profiles: list, explain, check.")
