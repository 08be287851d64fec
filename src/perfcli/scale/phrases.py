"""Phrases around a number that are no part of it: fillers, names of variables, what is done, how often, which way.

In: nothing. Out: plain lists and patterns that `clauses` asks; a maintainer adds a word here.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


DONE = frozenset(
    _words(
        "完成 办结 到位 完工 竣工 完成率 报送 拨付 达标 合格 得分 以 期限 发放 兑付 验收 整改 落实 覆盖 支付 签约 通过 投入使用 开工"
    )
)
"""What is done with what was counted: `100%完成`."""
FILLERS = frozenset(
    (
        "在",
        "于",
        "每年",
        "一年",
        "年度",
        "当年",
        "全年",
        "预计",
        "计划",
        "比例",
        "任务",
        "得分",
        "小计",
        "全县",
        "全市",
        "全区",
        "全镇",
        "全乡",
        "全省",
    )
)
GRADED = r"[的评]?为[^0-9]{1,3}"
"""`≥95%为优`: the grade said once more after its bound."""
VARIABLE = ("率", "度", "数", "量", "额", "比例", "比重", "得分")
"""Endings of what a cell names before its number: `完成率95%`."""
WHOLE = r"(?:年初|批复|年度|项目|合同)?(?:预算|概算|计划|合同)(?:总?[数额价]|总?金额)?的?"
"""`≤预算100%`: of what the percent is taken."""
EVERY = r"每个?(月|季度?|周|日|天|学期)(?:度)?(?:开展|组织|召开)?"
RISES = ("增长", "提高", "上升", "增加", "提升")
FALLS = ("下降", "降低", "减少", "压减", "节约", "节省")
TAIL = 8
"""The longest phrase after a day (`6月底前完成招标`) that is taken for what is to be done by then."""
