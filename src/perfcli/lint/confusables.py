"""Wrong words and the right ones, with what may stand around the same characters in a right text. In: a text. Out: slips.

Each row: the wrong word, the right one, and, where the same characters occur in right texts too, what must not stand
before or after them (`!前…` `!后…`) or what must stand after them (`后…`); alternatives are separated by commas.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = """
权利机关 权力机关 !前公民,人民,合法,保障,维护
真履行 认真履行 !前认 后职,监督,义务,责任,好,法定
做为 作为 !前敢 !后民,人,群众,企,了,什么,官,农,党,基层,老,师生,全
任命中干部 任命干部
任命中人员 任命人员
县代会 县人代会
与政协办公 与政协办公室 后，,、,。,；,县,政府,联系
与县委办公 与县委办公室 后，,、,。,；,县,政府,联系
与政府办公 与政府办公室 后，,、,。,；,县,政协,联系
与人大办公 与人大办公室 后，,、,。,；,县,政府,联系
截止目前 截至目前
截止今年 截至今年
截止去年 截至去年
截止上年 截至上年
截止年底 截至年底
截止本月 截至本月
截止当前 截至当前
截止到 截至 后0,1,2,3,4,5,6,7,8,9,目前,今年,去年,上年,年底,本月
截止 截至 !前报名,申报,征集,投标,受理 后0,1,2,3,4,5,6,7,8,9
帐目 账目
帐户 账户
帐务 账务
帐簿 账簿
帐册 账册
帐款 账款
帐号 账号
台帐 台账 !后篷
记帐 记账 !后篷
结帐 结账 !后篷
转帐 转账 !后篷
对帐 对账 !后篷
查帐 查账 !后篷
建帐 建账 !后篷
按装 安装 !后机,置,备,修,载,卸,订,箱,车,运,配,潢,量
按排 安排 !后名,放,序,水,列,污,班,期,查,气,量,涝,位
布署 部署 !前发,公,颁 !后名,理
必需按 必须按
必需在 必须在 !前所
必需由 必须由
必需经 必须经 !后费
必需严格 必须严格
必需认真 必须认真
必需坚持 必须坚持
必需遵守 必须遵守
必需执行 必须执行
必需符合 必须符合
必需做到 必须做到
必需完成 必须完成
必须品 必需品
既使 即使 !后用
己经 已经
自已 自己 !前各,来,亲 !后经,有,建,完,开,成,获
以经完成 已经完成
以经建 已经建
以经达到 已经达到
坐谈会 座谈会
反应民意 反映民意
反应社情 反映社情
反应群众 反映群众
反应诉求 反映诉求
反应问题 反映问题 !前急,良,常,速,学,激
反应情况 反映情况 !前急,良,常,速,学,激
园满 圆满 !前公,校,乐,田,花,庄,果,林,茶,家,陵,物,区
渡假 度假
年渡 年度
幅射 辐射
复盖 覆盖 !前恢,修,回,反
付主任 副主任 !前支,交,拨,给
付局长 副局长 !前支,交,拨,给
付县长 副县长 !前支,交,拨,给
检查院 检察院 !后内,落,区,外,校,前,后,里,感,墙,舍,线
竟争 竞争
即得利益 既得利益
侯选人 候选人
时侯 时候
气侯 气候
拔款 拨款 !前选,提
拔付 拨付 !前选,提
划拔 划拨
调拔 调拨
部份 部分 !后额
关健 关键 !后康
贯切 贯彻
松驰 松弛
绩校 绩效
成积 成绩 !后极
座落 坐落
重迭 重叠
暑名 署名
迁徒 迁徙
毕竞 毕竟
"""

_COMMON = frozenset("与会查按年复部关成付重任经反应做布县目中干政主委院人员群众情况问题完工")
"""In nearly every text: of no use for telling at once that a word does not occur."""


class Row(NamedTuple):
    """One wrong word. Empty tuples ask nothing."""

    wrong: str
    right: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@cache
def table() -> dict[str, tuple[Row, ...]]:
    """The rows by a character that many of them share (帐, 截, 需), longest wrong word first: 截止到 is asked before 截止."""
    rows = [_row(line.split()) for line in _TABLE.strip().splitlines()]
    shared = Counter(char for row in rows for char in sorted(set(row.wrong)))
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: -len(row.wrong)):
        groups.setdefault(max(row.wrong, key=lambda char: (char not in _COMMON, shared[char])), []).append(
            row
        )
    return {char: tuple(group) for char, group in groups.items()}


@cache
def _pattern() -> re.Pattern[str]:
    """Any wrong word, told by the character that its row is filed under, which is rare: one pass for a quick no."""
    return re.compile(
        "|".join(f"{char}(?:{'|'.join(_around(char, rows))})" for char, rows in table().items())
    )


def _around(char: str, rows: tuple[Row, ...]) -> Iterator[str]:
    """What stands before and after `char` in each wrong word, as a pattern that begins behind it."""
    for row in rows:
        before, _, after = row.wrong.partition(char)
        yield f"(?<={before}{char}){after}" if before else after


def _row(parts: list[str]) -> Row:
    asked: dict[str, tuple[str, ...]] = {}
    for part in parts[2:]:
        key, cut = (
            ("not_before", 2)
            if part.startswith("!前")
            else ("not_after", 2)
            if part.startswith("!后")
            else ("after", 1)
        )
        asked[key] = tuple(part[cut:].split(","))
    return Row(parts[0], parts[1], **asked)


def slips(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a wrong word stands, the word and the right one, in order of place; each place once."""
    found: dict[int, Row] = {}
    if _pattern().search(text) is None:
        return
    for row in (row for char, rows in table().items() if char in text for row in rows):
        at = text.find(row.wrong)
        while at >= 0:
            if at not in found and _is_slip(text, at, row):
                found[at] = row
            at = text.find(row.wrong, at + 1)
    for at in sorted(found):
        yield at, found[at].wrong, found[at].right


def _is_slip(text: str, at: int, row: Row) -> bool:
    end = at + len(row.wrong)
    if row.not_before and text.endswith(row.not_before, 0, at):
        return False
    if row.after and not text.startswith(row.after, end):
        return False
    return not (row.not_after and text.startswith(row.not_after, end))
