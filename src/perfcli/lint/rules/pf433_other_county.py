"""PF433 other-county: a text that was written for another county: it speaks of that county's organs, or does its work there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcli.diagnostics import Kind, Severity, Text
from perfcli.lint.rule import Audience, Finding, Rule, Sample
from perfcli.quantity import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.lint.subject import Subject


_SIGNS = (
    "山江河水川州城阳安平宁丰泰和兴隆永长东西南北龙凤虎鹿岭溪湖海云青白黑黄红石田林峰谷源泉清沙金银玉铜铁宝昌盛武文德康乐福寿吉祥仁义顺信明光华荣富"
    "临澧涟湘沅沂沭淮泗濮滑浚淇蒙固罗商项扶沈郸郏郾鄢陵襄郧竹秭归巴建始咸丰来恩施鹤洪赤崇通麻浠蕲茶攸酉黔彭奉巫垫梁忠云璧潼綦荔灵桂巨涿蠡雄唐曲定邢邯馆"
    "魏涉磁曹单郓鄄莒沾桓巢舒霍寿颍濉泾绩歙黟祁枞怀潜宿绛沁祁娄岚岢偏关繁峙代浑应繁右玉隰蒲吴甘宜洛镇旬柞岐眉陇佳米绥神府靖边志丹"
)
"""Characters that counties are named with, and hardly any verb, so that 报送县财政局 is no county of 报送."""
_PLACE = (
    rf"(?<![{_SIGNS}])([{_SIGNS}]{{2,3}}[县旗])(?=人民政府|财政局|教育局|民政局|审计局|卫生健康委|卫健委|水利局|交通运输局|农业农村局|"
    r"人大常委会|政协|县委|范围内|境内|县域|20[0-9]{2}年|农村|城乡|中小学|各乡镇|居民|群众)"
)
_NO_NAME = ("文明", "平安", "长寿", "山水", "光荣", "水源", "平原", "信义", "富安", "兴安")
"""What a county may be beside its name: 创建文明县."""
_MOST = 5


def check(subject: Subject) -> Iterator[Finding]:
    """Names of counties other than the region's, each once; a region that is no county is not asked."""
    region = subject.outline.region
    own = region.region.name if region else ""
    if not own.endswith(("县", "旗")) or not ("县" in subject.running or "旗" in subject.running):
        return
    around = f"{own} {subject.outline.plan.title} {subject.outline.plan.department.name}"
    seen: set[str] = set()
    for prose, at, match in subject.find(pattern(_PLACE)):
        name = match[1]
        if (
            name in seen
            or name in around
            or own.endswith(name)
            or name.startswith(_NO_NAME)
            or len(seen) >= _MOST
        ):
            continue
        seen.add(name)
        yield Finding(prose.where, {"found": name, "own": own}, excerpt=name, offset=at)


RULE = Rule(
    kind=Kind(
        "PF433",
        "other-county",
        Severity.WARNING,
        Text(
            "文字里说的是“{found}”，本地区是“{own}”",
            "the text speaks of {found}, but this region is {own}",
        ),
        Text(
            "从别处抄来的就改成本县；确实与外县有关，可加忽略标记并说明",
            "if it was copied, write of this county; if the other county is meant, waive this finding with the reason",
        ),
    ),
    why=Text(
        "套用别县的材料忘了改地名，公开后最难看，也说明目标不是从本县实际来的。",
        "A text copied from another county with its name left in is embarrassing in public, and shows that the targets do not come from here.",
    ),
    source=Text(
        "绩效目标审核：相关性",
        "review of targets: relevance",
    ),
    audience=Audience.DEPARTMENT,
    keys=("content", "goals"),
    good=Sample(
        """
        # file: region.yaml
        perfcli: 1
        region: {id: qingtang, name: 青棠县}
        money_unit: 万元
        # file: archives.yaml
        objectives: [服务我县农村改革，各县中小学参观不少于3次；贫困县居民免费。]
        duties:
          - id: a
            name: 馆藏管理
            content: 为青棠县群众服务，参照外县经验；升国旗居民参加。与鹿岭县联合开展交流。
            activities: [{id: a, name: 全县范围内征集}]
        """,
        found=0,
    ),
    bad=(
        Sample(
            """
            objectives: [管好鹿岭县境内的档案。]
            duties: [{id: a, name: 馆藏管理}]
            """,
        ),
        Sample(
            """
            # file: region.yaml
            perfcli: 1
            region: {id: qingtang, name: 青棠县}
            money_unit: 万元
            # file: archives.yaml
            duties:
              - id: a
                name: 馆藏管理
                content: 按季度报鹿岭县财政局。
                goals: [鹿岭县2030年档案移交率达到95%。]
                activities: [{id: a, name: 征集, content: 白河县群众捐赠的档案。}]
            """,
            found=2,
        ),
    ),
    check=check,
)
