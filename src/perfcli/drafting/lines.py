"""Lines of text around tables: the title, whose targets they are, the year, the unit of money, the overall objectives.

In: a line and the desk. Out: whether it was of use; what was not is listed in the report, so that nothing is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcli.drafting.answers import Answers, inline_value, label_of
from perfcli.drafting.levels import is_institution
from perfcli.drafting.matrix import BLANKS
from perfcli.drafting.nodes import Unused
from perfcli.drafting.words import HEADINGS
from perfcli.quantity import money_unit, normalise

if TYPE_CHECKING:
    from perfcli.drafting.desk import Desk

TITLE_LENGTH = 60
_TOPIC = re.compile(r"绩效|预算|目标|自评|支出|评价|职责")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_BARE_YEAR = re.compile(r"^\(?(?:19|20)[0-9]{2}年度?\)?$")
_NAME_FIRST = re.compile(
    r"^(?:附件[0-9]*:?|附表[0-9]*:?)?(?P<name>[^0-9:,。;()]{2,40})(?=(?:19|20)[0-9]{2}年)"
)
_YEAR_FIRST = re.compile(
    r"^(?:附件[0-9]*:?|附表[0-9]*:?)?\(?(?:19|20)[0-9]{2}年度?\)?(?P<name>[^0-9:,。;()]{2,40})$"
)
_ONLY_NAME = re.compile(r"^(?P<name>[^0-9:,。;()]{2,40})$")
_TAIL = re.compile(r"(?:部门|本级|单位)?(?:整体|预算|绩效|项目|支出|部门|决算|工作).*$")
_OWNER = re.compile(
    r"^(?:部门|单位|预算部门|部门名称|填报单位|填报部门|单位名称|主管部门|编报单位|编制单位|申报单位|部门\(单位\)|部门\(单位\)名称|填报单位\(盖章\)|单位\(盖章\))"
    r":(?P<name>[^:]{2,60})$"
)
_PLACE = re.compile(r"^(?:地区|行政区|县\(市、?区\)|市县):(?P<name>[^:]{2,40})$")
"""A line of a county's table that says which county's it is; region.yaml says so too."""
_MONEY = re.compile(r"(?:金额)?单位:(?:人民币)?(?P<unit>[百千]?万元|千元|亿元|元)")
_TITLE = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|表[0-9]+:?|附[件表][0-9]*:?)?[^。,;]{0,40}"
    r"(?:绩效目标|目标表|申报表|自评表|职责活动|工作活动|绩效指标|主要任务|一览表|汇总表|明细表)(?:\(.*\))?:?$"
)
"""The title of a table, which ends the objectives above it."""
_PROJECT = re.compile(r"^(?:[0-9.]+)?(?:预算项目|项目名称):(?P<name>.{1,60})$")
_ACTIVITY = re.compile(r"^(?:[0-9.]+)?(?:工作活动|活动名称):(?P<name>.{1,60})$")
_OWNED_TABLE = re.compile(r"^(?:[0-9.]+)?(?:预算项目|项目名称|工作活动|部门整体):.{1,60}$")
_PATH = re.compile("[›»]")
_FOOT = re.compile(r"^(?:填报人|审核人|单位负责人|日期|来源|校验码|备注|注|说明|第[0-9]+页|\((?:盖章)\))")
"""A line below everything else, which goes on with nothing."""
_OWNED = re.compile(
    r"^(?P<name>[^:,。;]{2,40}?)(?:绩效总体目标|总体绩效目标|年度总体目标)(?::(?P<rest>.*))?$"
)
_PARTS = re.compile(r"[ \u3000\xa0\t]{2,}|\t|\u3000|\n")
_STAMP = re.compile(r"\((?:盖章|公章|签章)\)$")


class Lines:
    """Reads the lines of one paper; remembers whether it is among the objectives."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.answers = Answers(desk)
        self.among_objectives = False
        self.in_project = False
        self._activity = ""
        """The activity whose duty the next line may name."""
        self._going_on = ("", "", "")
        """The content or goals of the project in hand that the next line may go on with: role, text, origin."""

    def read(self, text: str, origin: str) -> None:
        """One line; what it was not of use for is kept as unused text."""
        if text.strip(BLANKS) and not self._used(text, origin):
            self.desk.ledger.unused.append(Unused(origin, self.desk.clean(text, origin)))

    def table_begins(self) -> None:
        """Objectives, and what is said of a project, end where a table begins."""
        self.among_objectives = self.in_project = False
        self._activity, self._going_on = "", ("", "", "")

    def is_of_project(self, text: str) -> bool:
        """Whether a line names a project or an activity, or goes on about one."""
        plain = normalise(text)
        if self.in_project or self._activity or _PROJECT.match(plain):
            return True
        named = _ACTIVITY.match(plain)
        return named is not None and self.desk.open_activity(named["name"])

    def _used(self, text: str, origin: str) -> bool:
        plain = normalise(text)
        if self._of_activity(text, plain) or self._of_project(text, plain, origin):
            return True
        heading = HEADINGS.match(plain) or self._owned_heading(plain, origin)
        if heading:
            self._begin_objectives(text, heading["rest"] or "", origin)
            return True
        if self._facts(text, plain, origin):
            self.among_objectives = False
            return True
        if self.among_objectives and not _TITLE.match(plain):
            self.desk.objective(text, origin)
            return True
        self.among_objectives = False
        return False

    def _of_activity(self, text: str, plain: str) -> bool:
        """Lines above an activity's table of target values: its name, then the duty that it belongs to."""
        activity, self._activity = self._activity, ""
        if (match := _ACTIVITY.match(plain)) and self.desk.open_activity(match["name"]):
            self.in_project, self._activity = False, match["name"]
            return True
        return bool(activity) and self.desk.open_activity(activity, _PATH.split(text)[-1].strip(BLANKS))

    def _goes_on(self, text: str, plain: str, origin: str) -> bool:
        """Whether a line goes on with the content or the goals of the project in hand; then they are one text."""
        role, before, place = self._going_on
        if not role or (origin != place and (label_of(text) or _FOOT.match(plain) or _TITLE.match(plain))):
            return False
        self._whole(role, f"{before}\n{self.desk.clean(text, origin)}", place)
        return True

    def _whole(self, role: str, text: str, origin: str) -> None:
        """Content or goals of the project in hand, as far as they have been read."""
        project = self.desk.project
        if project is None:
            return
        project.fields.pop(role, None)
        self.answers.answer(role, text, origin)
        self._going_on = (role, text, origin)

    def _of_project(self, text: str, plain: str, origin: str) -> bool:
        """Lines above a project's table of indicators: its name, then what a form would say in cells."""
        if match := _PROJECT.match(plain):
            self.desk.open_project(match["name"], origin)
            self.in_project, self._going_on = True, ("", "", "")
            return True
        if not self.in_project:
            return False
        if self._goes_on(text, plain, origin):
            return True
        if HEADINGS.match(plain) or _OWNED.match(plain) or _ends_objectives(plain):  # the next form begins
            self.table_begins()
            return False
        role = label_of(text)
        self._going_on = ("", "", "")
        if role in ("content", "goals") and (value := inline_value(text)):
            self._whole(role, self.desk.clean(value, origin), origin)
            return True
        self._facts_of_project(text, origin)
        return True

    def _facts_of_project(self, text: str, origin: str) -> None:
        """Labels with their values, several on a line, and the activity that the project belongs to."""
        for part in [one for one in _PARTS.split(text.strip(BLANKS)) if one.strip()]:
            label, value = label_of(part), inline_value(part)
            if value:
                self.answers.answer(label, self.desk.clean(value, origin), origin, re.split("[:：]", part)[0])
            elif _PATH.search(part):
                self.desk.place_project(self.desk.clean(part, origin))
            else:
                self.desk.ledger.unused.append(Unused(origin, self.desk.clean(part, origin)))

    def _owned_heading(self, plain: str, origin: str) -> re.Match[str] | None:
        """A heading of objectives that says whose they are."""
        found = _OWNED.match(plain)
        if found is None or not is_institution(found["name"]):
            return None
        if len(self.desk.departments) == 1 and not self.desk.current.name:
            self.desk.current.fields["name"] = found[
                "name"
            ]  # its table stands above, as on a workbook's first sheet
        self.desk.enter(found["name"], origin)
        return found

    def _begin_objectives(self, text: str, rest: str, origin: str) -> None:
        """A heading, with the first objective behind its colon or without."""
        self.among_objectives = True
        if rest:
            behind = re.split("[:：]", text, maxsplit=1)[1]
            self.desk.objective(behind, origin)

    def _facts(self, text: str, plain: str, origin: str) -> bool:
        """A title, an owner, a unit of money: each part of a line for itself."""
        if (
            len(plain) > TITLE_LENGTH
            or "。" in plain
            or (self.among_objectives and not _ends_objectives(plain))
        ):
            return False
        parts = [normalise(part) for part in _PARTS.split(text.strip(BLANKS)) if part.strip()]
        used = [self._fact(part, origin) for part in parts]
        if any(used) or any(map(_PLACE.match, parts)):
            for part, fact in zip(parts, used, strict=True):
                if not fact and not self._title(part, origin):
                    self.desk.ledger.unused.append(Unused(origin, part))
            return True
        return self._title(plain, origin)

    def _fact(self, part: str, origin: str) -> bool:
        """The unit of money or the owner that a part of a line names; some files glue the two together."""
        money = _MONEY.search(part)
        if money:
            self.desk.money_unit = money_unit(money["unit"])
        owner = _OWNER.match(_STAMP.sub("", _MONEY.sub("", part)))
        if owner and owner["name"].strip("_"):
            self.desk.project = None
            self.desk.enter(_STAMP.sub("", owner["name"]), origin)
        return bool(money or owner)

    def _title(self, plain: str, origin: str) -> bool:
        """A line that names whose table of which year this is."""
        if not _TOPIC.search(plain) and not _BARE_YEAR.match(plain):
            return False
        year, name = _YEAR.search(plain), title_name(plain)
        if name:
            self.desk.year = year[1] if year else self.desk.year
            self.desk.project = None
            self.desk.enter(name, origin)
        if year:
            self.desk.date(year[1])
        return bool(year or name)


def is_owner(text: str) -> bool:
    """Whether a line says whose the table of target values below it is."""
    return bool(_OWNED_TABLE.match(normalise(text)))


def _ends_objectives(plain: str) -> bool:
    """Whether a line below objectives is none of them: the unit of money, an owner, a place, the next title."""
    if _MONEY.search(plain) or _OWNER.match(plain) or _PLACE.match(plain):
        return True
    return bool(_YEAR.search(plain) and _TOPIC.search(plain) and title_name(plain))


def title_name(plain: str) -> str:
    """The institution that a title names; empty where it names none."""
    for pattern in (_NAME_FIRST, _YEAR_FIRST, _ONLY_NAME):
        match = pattern.match(plain)
        if match is None:
            continue
        name = match["name"]
        while name:
            if is_institution(name):
                return name
            shorter = _TAIL.sub("", name)
            if shorter == name:
                break
            name = shorter
    return ""
