"""The columns of the sheets of a declaration: what heads them, how wide they are, what helps to fill them in.

In: which table, its lines, the grades. Out: `Field`s in the order of the official form. The same words tell the columns apart when
a workbook comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from perfcli.model.terms import CHOICES
from perfcli.quantity import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcli.collecting.book import Align
    from perfcli.collecting.declare_lines import Line

Kind: TypeAlias = Literal["objectives", "work", "measures", "projects"]

SHEETS: dict[Kind, str] = {
    "objectives": "总体目标",
    "work": "填报表",
    "measures": "整体指标",
    "projects": "项目表",
}
"""The sheets that are filled in."""
GUIDE, EXAMPLE, PRINT, PRINT_PROJECTS = "填报说明", "范例", "打印表", "打印表（项目）"
STANDARD = "评价标准"
FUNDS = (*CHOICES["fund"].values(), *(f"{word}（上年结转）" for word in CHOICES["fund"].values()))
LEVEL1 = ("产出指标", "效益指标", "满意度指标", "成本指标")
LEVEL2 = (
    "数量指标", "质量指标", "时效指标", "成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标",
    "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标",
)  # fmt: skip
UNITS = (
    "%", "个", "次", "件", "人", "人次", "户", "家", "台（套）", "公里", "亩", "平方米", "万元", "元", "天", "工作日", "小时", "期", "批次", "篇",
)  # fmt: skip
SIGNS = ("≥", "≤", ">", "<", "=", "定性")
LISTS: dict[str, tuple[str, ...]] = {
    "category": tuple(CHOICES["category"].values()),
    "direction": tuple(CHOICES["direction"].values()),
    "fund": FUNDS,
    "level1": LEVEL1,
    "level2": LEVEL2,
    "unit": UNITS,
    "operator": SIGNS,
}
"""Words to choose from."""
_LOOSE = frozenset(("level1", "level2", "unit", "scale", "parent"))
"""Lists beside which other words may be typed."""
HINTS: dict[Kind, str] = {
    "objectives": "黄色格可以填写。一格写一条；不要的在“处理”里选“删除”，新的写在下面的空行。",
    "work": "黄色格可以改；不要的行在“处理”里选“删除”，新的职责、活动、指标写在空行并选好“层级”（接在上面那一项下面）。看不懂某一格时点一下它，旁边有提示；范例见“范例”。",
    "measures": "部门整体的绩效指标。黄色格可以改；不要的行在“处理”里选“删除”，新的写在下面的空行。",
    "projects": "一个项目的第一行写项目名称和预算；第二行起只写指标和资金来源（项目名称空着）。黄色格可以改；不要的项目在它的第一行选“删除”。",
}


class Field(NamedTuple):
    """One column."""

    key: str
    head: str
    width: float = 10
    hint: str = ""
    group: str = ""
    hidden: bool = False
    money: bool = False
    prose: bool = False
    align: Align = ""
    strict: bool = True
    kind: Kind = "work"

    @property
    def title(self) -> str:
        """The title of its hint."""
        return f"{self.group}：{self.head}" if self.group else self.head


_TECHNICAL = (
    Field("path", "标识", hidden=True),
    Field("measure", "指标标识", hidden=True),
    Field("owner", "所属序", hidden=True),
    Field("nth", "活动序", hidden=True),
    Field("live", "打印序", hidden=True),
)
_CHECK = Field("check", "检查", 15, align="center")
_ACTION = Field(
    "action",
    "处理",
    7,
    "保留：照上年；修改：改了这一行；删除：今年不要；新增：新写的一行。只有“删除”和“新增”起作用。",
    align="center",
)
_LEVEL = Field(
    "level",
    "层级",
    7,
    "职责、活动各占一行；活动的第一个指标写在活动那一行，其余指标一行一个，选“指标”。",
    align="center",
)
_NAME = Field("name", "职责/活动", 20, "职责或活动的名称。改名直接改字，不要删除重写。", prose=True)
_CONTENT = Field("content", "内容描述", 34, "具体做什么，写工作内容，不要照抄绩效目标。", prose=True)
_GOALS = Field("goals", "绩效目标", 34, "做到什么程度、有什么效果。几条就写 1、…2、…。", prose=True)
_INDICATOR = Field(
    "indicator",
    "绩效指标",
    20,
    "能数、能查的指标，一行一个，如“培训计划完成率”。要删掉活动行上的指标，把指标和标准的格子清空。",
    prose=True,
)
_SCALE = Field(
    "scale",
    "采用标准",
    9,
    "采用全县或本部门的通用标准时选它的名称，右边的等级可以不写；自己写等级时这一格清空。",
    align="center",
)
_DIRECTION = Field(
    "direction", "指标方向", 9, "反向：越低越好，如投诉次数。一般不用填，由等级的顺序判断。", align="center"
)
_OBJECTIVE = Field("goals", "绩效总体目标", 120, "一条一格，连同原来的序号。", prose=True)
_CLASSES = (
    Field("level1", "一级指标", 11, "产出、效益、满意度、成本。"),
    Field("level2", "二级指标", 13, "如数量指标、质量指标、时效指标。"),
)
_TARGET = (
    Field("operator", "运算符", 7, "≥ 不低于，≤ 不超过；说不成数字的选“定性”。", align="center"),
    Field(
        "target", "指标值", 11, "只写数字，如 95；单位写在右边一格。说不成数字的写一句话。", align="center"
    ),
    Field("unit", "计量单位", 9, "如 %、个、次；可以选，也可以自己写。", align="center"),
    Field("weight", "分值", 7, "这个指标占多少分，只写数字。", align="center"),
)


def fields_of(kind: Kind, lines: Sequence[Line], labels: Sequence[str], money_unit: str) -> tuple[Field, ...]:
    """The columns of a table: those of the official form, and further ones that its lines need."""
    used = {key for line in lines for key in line.cells}
    made: tuple[Field, ...]
    match kind:
        case "objectives":
            made = (_CHECK, _ACTION, _OBJECTIVE)
        case "work":
            made = _work(used, labels, money_unit)
        case "measures":
            made = (_CHECK, _ACTION, *_CLASSES, _measured(), *_TARGET, *_ladder(used, labels))
        case "projects":
            made = _projects(used, labels, money_unit)
    return tuple(
        field._replace(kind=kind, strict=field.strict and field.key not in _LOOSE)
        for field in (*_TECHNICAL, *made)
    )


def _work(used: set[str], labels: Sequence[str], money_unit: str) -> tuple[Field, ...]:
    extra = (*_CLASSES, *_TARGET) if used & {"target", "weight", "level1", "level2", "unit"} else ()
    return (
        _CHECK, _ACTION, _LEVEL, _NAME, _money("budget", "年度预算数", money_unit), _CONTENT, _GOALS, _INDICATOR,
        _SCALE, *_grades(labels), *extra, _DIRECTION,
    )  # fmt: skip


def _projects(used: set[str], labels: Sequence[str], money_unit: str) -> tuple[Field, ...]:
    return (
        _CHECK,
        _ACTION,
        Field("name", "项目名称", 20, "一个项目写一次，在它的第一行。", prose=True),
        Field("code", "项目编码", 12, "财政系统里的项目编码，没有就空着。"),
        Field("category", "项目类别", 11, "人员类、运转类、特定目标类。", align="center"),
        Field("parent", "所属职责活动", 18, "项目属于哪个活动；部门直接管的空着。", prose=True),
        _money("budget", "年度预算数", money_unit),
        Field("fund", "资金来源", 15, "几个来源就写几行，一行一个。"),
        _money("amount", "来源金额", money_unit),
        Field("content", "内容描述", 26, "项目做什么。", prose=True),
        Field("goals", "绩效目标", 26, "做到什么程度、有什么效果。", prose=True),
        *_CLASSES,
        _measured(),
        *_TARGET,
        *_ladder(used, labels),
    )


def _ladder(used: set[str], labels: Sequence[str]) -> tuple[Field, ...]:
    """Columns of a ladder, where any of these indicators has one."""
    graded = "scale" in used or any(key.startswith("grade/") for key in used)
    return (_SCALE, *_grades(labels), _DIRECTION) if graded else (_DIRECTION,)


def _measured() -> Field:
    return Field("indicator", "三级指标", 20, "指标名称，一行一个。", prose=True)


def _grades(labels: Sequence[str]) -> tuple[Field, ...]:
    hint = "达到什么算“{}”，如 ≥95%；照口径写，数字后面写上单位。"
    return tuple(
        Field(f"grade/{label}", label, 9.5, hint.format(label), group=STANDARD, align="center")
        for label in labels
    )


def _money(key: str, head: str, money_unit: str) -> Field:
    unit = f"（{money_unit}）" if money_unit else ""
    said = f"只写数字，按{money_unit}。" if money_unit else ""
    hint = f"{said}没有项目资金就空着，不要写 0。别的单位要写出来，如 20000元。"
    return Field(key, f"{head}{unit}", 13.5, hint, money=True)


def _heads() -> dict[str, str]:
    """What heads a column, without its unit, and the key that it has."""
    fields = (
        *_TECHNICAL, _CHECK, _ACTION, _LEVEL, _NAME, _CONTENT, _GOALS, _INDICATOR, _SCALE, _DIRECTION, *_CLASSES, *_TARGET,
        *_projects(set(), (), ""), _money("budget", "年度预算数", ""),
    )  # fmt: skip
    heads = {**{field.head: field.key for field in fields}, "职责活动": "name", _OBJECTIVE.head: "objective"}
    return {normalise(head): key for head, key in heads.items()}


HEADS = _heads()
"""The key of each column by its header; grades are told by 评价标准 above them."""
