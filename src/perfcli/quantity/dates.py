"""Dates and periods as people write them: `2024年6月底`, `2024/9/30`, `12月31日`, `第三季度`, `上半年`, `次月10日`.

In: normalised text, a position, the plan's year. Out: `Day`: first and last day as day numbers (a period means its last
day as a deadline). A date without a year takes the plan's; without a plan's year it is refused. Relative dates
(当月, 次月10日) count from the month they are relative to, 31 numbers a month, and are never mixed with real ones.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from .numbers import chinese
from .patterns import pattern

if TYPE_CHECKING:
    import re

_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_Y = r"(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2}"
_ISO = (
    r"(?P<y>(?:19|20)[0-9]{2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9.])"
    r"(?:[ T]?00:00(?::00(?:\.0+)?)?)?"
)
_EIGHT = r"(?P<y>(?:19|20)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?![0-9.,%])"
_MONTH_ISO = r"(?P<y>(?:19|20)[0-9]{2})[-/](?P<m>[01][0-9])(?![0-9.%])"
_MONTH_DOT = r"(?P<y>(?:19|20)[0-9]{2})\.(?P<m>[0-9]{1,2})(?![0-9.%])"
_YEAR = r"(?P<y>(?:19|20)[0-9]{2})(?![0-9.,%])"
_SPOKEN = (
    rf"(?:(?P<y>{_Y})年度?|(?P<this>当年|本年度?|今年))?"
    rf"(?:(?P<m>{_N})月份?(?:(?P<d>{_N})[日号])?(?P<tail>底|末|下旬|中旬|上旬|初)?"
    r"|第?(?P<q>[1-4一二三四])季度|[qQ](?P<Q>[1-4])|(?P<h>上半年|下半年)|(?P<end>年?[底末终]|年内|全年|年中))?(?:[底末])?"
)
_RELATIVE = (
    rf"(?P<o>当|本|次|下|翌|每(?=月{_N}[日号]))(?:一|个|1)?(?P<u>月|日|天|季度?|年)(?:(?P<m>{_N})月)?(?:(?P<d>{_N})[日号])?(?:[底末])?"
    rf"|第(?P<n>[0-9]{{1,3}})个月(?P<day>{_N})日"
)
_CENTURIES = ("19", "20")
_DAY_WORDS = frozenset("年月季日天底末终qQ")
"""One of these is among the first six characters of every date that is not all digits."""
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4}
_RELATIVE_UNIT = {"月": 31, "日": 1, "天": 1, "季": 93, "季度": 93, "年": 372}


class Day(NamedTuple):
    """A day or a period: first and last day as numbers, where the text ends, and whether it is relative."""

    first: Decimal
    last: Decimal
    end: int
    relative: bool = False
    refused: str = ""

    @property
    def period(self) -> bool:
        """Whether more than one day was named."""
        return self.first != self.last


def show_day(value: Decimal, relative: bool = False) -> str:
    """The canonical spelling of a day number: `2024-06-30`, or `次月10日` for a relative one."""
    if relative:
        month, day = divmod(int(value) - 1, 31)
        return f"{('当', '次')[month] if month in (0, 1) else f'第{month}个'}月{day + 1}日"
    return date.fromordinal(int(value)).isoformat()


def day_number(day: date) -> Decimal:
    """The number of a day, for comparing."""
    return Decimal(day.toordinal())


def find_day(text: str, start: int, year: int | None, *, hint: bool = False) -> Day | None:
    """The date or period at `start`; `hint` says dates are expected, so `20241231`, `2024.6` and `2025` are dates."""
    digits = text.startswith(_CENTURIES, start)
    if digits and (match := _written(text, start, hint=hint)):
        return _calendar(match, None)
    if not _DAY_WORDS.isdisjoint(text[start : start + 6]) and (day := _spoken(text, start, year)):
        return day
    if hint and digits and (match := pattern(_YEAR).match(text, start)):
        return _calendar(match, None)
    return None


def _written(text: str, start: int, *, hint: bool) -> re.Match[str] | None:
    """A date in digits and signs."""
    patterns = (_ISO, _EIGHT, _MONTH_ISO, _MONTH_DOT) if hint else (_ISO, _MONTH_ISO)
    return next((match for one in patterns if (match := pattern(one).match(text, start))), None)


def _spoken(text: str, start: int, year: int | None) -> Day | None:
    """A date or period with words in it, relative ones first."""
    relative = pattern(_RELATIVE).match(text, start)
    if relative and relative["u"] == "年" and year is not None:
        meant = year + (relative["o"] not in "当本")
        part = pattern(_SPOKEN).match(text, relative.end("u"))  # 次年一季度
        longer = part is not None and part.end() > relative.end() and not part["y"]
        return _calendar(part if part and longer else relative, meant)
    if relative:
        return _relative(relative)
    match = pattern(_SPOKEN).match(text, start)
    if match and match.end() > start and match.lastgroup:
        return _calendar(match, year)
    return None


def _integer(text: str | None) -> int | None:
    if not text:
        return None
    if "0" <= text[0] <= "9":
        return int(text)
    value = chinese(text.replace("○", "〇"))
    return None if value is None else int(value)


def _calendar(match: re.Match[str], year: int | None) -> Day | None:
    parts = match.groupdict()
    written = _integer(parts.get("y"))
    chosen = written if written is not None else year
    if chosen is None or not 1900 <= chosen <= 2200:  # noqa: PLR2004 - the range of a plan's year
        return Day(Decimal(0), Decimal(0), match.end(), refused="no-year")
    try:
        first, last = _span(parts, chosen)
    except ValueError:
        return Day(Decimal(0), Decimal(0), match.end(), refused="no-such-day")
    return Day(day_number(first), day_number(last), match.end())


def _span(parts: dict[str, str | None], year: int) -> tuple[date, date]:
    """First and last day of what the parts of a match name."""
    month, day = _integer(parts.get("m")), _integer(parts.get("d"))
    if month is not None and day is not None:
        return date(year, month, day), date(year, month, day)
    if month is not None:
        return _month_part(year, month, parts.get("tail"))
    quarter = parts.get("q") or parts.get("Q")
    if quarter:
        number = _QUARTER.get(quarter) or int(quarter)
        return date(year, number * 3 - 2, 1), _month_end(year, number * 3)
    if parts.get("h"):
        return (
            (date(year, 1, 1), date(year, 6, 30))
            if parts["h"] == "上半年"
            else (date(year, 7, 1), date(year, 12, 31))
        )
    return date(year, 1, 1), date(year, 6, 30) if parts.get("end") == "年中" else date(year, 12, 31)


def _month_part(year: int, month: int, tail: str | None) -> tuple[date, date]:
    if tail in ("上旬", "初"):
        return date(year, month, 1), date(year, month, 10)
    if tail == "中旬":
        return date(year, month, 11), date(year, month, 20)
    return date(year, month, 1), _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])


def _relative(match: re.Match[str]) -> Day:
    if match["n"]:  # the canonical spelling of a day further away
        number = Decimal(int(match["n"]) * 31 + (_integer(match["day"]) or 1))
        return Day(number, number, match.end(), relative=True)
    size = _RELATIVE_UNIT[match["u"]]
    offset = 0 if match["o"] in "当本每" else size
    month, day = _integer(match["m"]), _integer(match["d"])
    if month and match["u"] != "年":
        return Day(Decimal(0), Decimal(0), match.end(), refused="no-such-day")
    if month:
        offset, size = offset + (month - 1) * 31, 31
    if day:
        return Day(Decimal(offset + day), Decimal(offset + day), match.end(), relative=True)
    return Day(Decimal(offset + 1), Decimal(offset + size), match.end(), relative=True)
