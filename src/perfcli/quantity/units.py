"""Units of measure: dimension, exact factor inside it, and whether only whole numbers make sense.

In: a unit as written. Out: `Unit`. Two units convert only inside one dimension and only exactly: 工作日 never become
calendar days, months never become days, 百分点 is not %, and an unknown or compound unit is a dimension of its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from .numbers import over, times


class Unit(NamedTuple):
    """A unit: canonical name, dimension, factor to the dimension's base, whole numbers only."""

    name: str
    dimension: str
    factor: Decimal = Decimal(1)
    whole: bool = False


NONE = Unit("", "")
PERCENT = Unit("%", "percent")

_MEASURES = """
percent %:1=百分比=％=个百分比=pct
permille ‰:1=千分比
percent-point 百分点:1=个百分点
ratio 比例:1=比值
money 元:1=元人民币=人民币=块 角:0.1 分钱:0.01 千元:1000 百元:100 万元:10000=万元人民币=万块 百万元:1000000 千万元:10000000 亿元:100000000=亿元人民币
wan 万:1 亿:10000
time 秒:1=秒钟 分钟:60=min 小时:3600=个小时=钟头=h 天:86400=日=自然日=日历日=个自然日 周:604800=星期=个星期
workday 工作日:1=个工作日=工作天
month 个月:1=月 季度:3=个季度 年:12
area 亩:1 万亩:10000 公顷:15 万公顷:150000
square-metre 平方米:1=平米=m2=m²=㎡ 万平方米:10000=万平米 平方公里:1000000=平方千米=km2
length 毫米:0.001=mm 厘米:0.01=cm 米:1=M=m=延米 公里:1000=千米=km=KM 万米:10000 万公里:10000000
volume 立方米:1=方=m3=m³ 万立方米:10000=万方
weight 克:1=g 斤:500 公斤:1000=千克=kg 吨:1000000=t 万吨:10000000000 毫克:0.001=mg
liquid 毫升:1=ml 升:1000=L
energy 千瓦时:1=度=kWh=KWh 万千瓦时:10000=万度
power 千瓦:1=kW 兆瓦:1000=MW
score 分:1
sound 分贝:1=dB=dB(A)
standard-coal 吨标准煤:1=吨标煤 万吨标准煤:10000=万吨标煤
area-times 亩次:1 万亩次:10000
temperature ℃:1=摄氏度
data GB:1=G TB:1024=T
"""

_COUNTS = [
    "次",
    "起",
    "人",
    "件",
    "期",
    "批次",
    "批",
    "个",
    "项",
    "户",
    "条",
    "家",
    "场",
    "场次",
    "份",
    "篇",
    "人次",
    "套",
    "台",
    "辆",
    "名",
    "位",
    "所",
    "处",
    "座",
    "册",
    "本",
    "部",
    "头",
    "只",
    "株",
    "棵",
    "例",
    "宗",
    "幅",
    "张",
    "块次",
    "村",
    "乡镇",
    "社区",
    "班",
    "届",
    "轮",
    "步",
    "组",
    "支",
    "面",
    "枚",
    "把",
    "口",
    "眼",
    "栋",
    "幢",
    "间",
    "门",
    "盏",
    "根",
    "架",
    "艘",
    "类",
    "种",
    "款",
    "点位",
    "户次",
    "车次",
    "架次",
    "班次",
    "课时",
    "学时",
    "人份",
    "件次",
    "家次",
    "项次",
    "个次",
    "标段",
    "批件",
    "席",
    "例次",
    "床",
    "万元以上项目",
    "站",
    "片",
    "道",
    "桩",
    "盆",
    "羽",
    "尾",
    "匹",
    "对",
    "双",
    "打",
    "箱",
    "袋",
    "瓶",
    "盒",
    "卷",
    "封",
    "则",
    "首",
    "集",
    "幕",
    "名次",
    "遍",
    "趟",
    "回",
    "人/次",
]


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for line in _MEASURES.strip().splitlines():
        dimension, *entries = line.split()
        for entry in entries:
            spelled, *aliases = entry.split("=")
            name, _, factor = spelled.rpartition(":")
            unit = Unit(name, dimension, Decimal(factor), whole=dimension == "workday")
            table.update(dict.fromkeys((name, *aliases), unit))
    for name in _COUNTS:
        table[name] = table[f"{name}(次)"] = Unit(name, f"count:{name}", whole=True)
    return table


UNITS = _table()
_LENGTHS = tuple(sorted({len(name) for name in UNITS}, reverse=True))


def find_unit(text: str, start: int) -> tuple[Unit, int] | None:
    """The longest known unit that starts at `start`, and the position after it."""
    for length in _LENGTHS:
        piece = text[start : start + length]
        if len(piece) == length and (unit := UNITS.get(piece)):
            return unit, start + length
    return None


def unit_of(text: str) -> Unit:
    """The unit a text names; an unknown or compound one is opaque: a dimension of its own."""
    bare = text.strip().strip("()（）").replace("％", "%")
    return NONE if not bare else UNITS.get(bare) or Unit(bare, f"opaque:{bare}")


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal | None:
    """`value` of `source` in `target`; None where the dimensions differ or the result is not exact."""
    if source == target:
        return value
    if source.dimension != target.dimension:
        return None
    return over(times(value, source.factor), target.factor)
