"""A drafted department to the data of its target file: ids, shared ladders, units of money, keys of one language.

In: a department's `Node`, what the map says of it, the region's money unit. Out: `Planned`: data in the order of a target
file, addresses of what was achieved, and the canonical text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcli.drafting.mapping import Entry
from perfcli.drafting.nodes import CHILD_KEYS, Node
from perfcli.model.spending import MONEY
from perfcli.model.terms import CHOICES, KEYS, LABELLED
from perfcli.quantity import Problem, money_unit, read_amount
from perfcli.syntax.printer import Layout, print_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcli.syntax.tree import Data, KeyPath

FLOW = frozenset(("department", "budget_unit", "region", "bands", "indicators", "departments", "funding"))
APART = frozenset(("scales", "objectives", "indicators", "duties", "projects", "departments"))
_CHOICES = ("direction", "kind", "core", "category", "fund", "period")
_ORDER = {
    "work": (
        "id", "name", "code", "category", "budget", "funding", "content", "goals", "note", "disclosure", "activities", "indicators", "projects",
    ),
    "indicator": (
        "id", "name", "scale", "bands", "target", "weight", "unit", "direction", "kind", "level1", "level2", "formula", "source",
        "baseline", "core", "note", "disclosure",
    ),
}  # fmt: skip
LETTERS = {"duty": "d", "activity": "a", "project": "p", "indicator": "i"}
"""How the ids of new nodes begin."""
AS_IS = "as-is"
"""A fact of an indicator whose ladder stays as it is written: it gets no name."""


class Planned(NamedTuple):
    """A target file to be: its data in English keys, and what was achieved, by address."""

    home: str
    year: str
    data: dict[str, Data]
    facts: tuple[tuple[str, Node], ...]
    """Nodes that have facts beside the targets, with their addresses."""
    head: tuple[str, ...] = ()
    comments: tuple[tuple[KeyPath, str], ...] = ()
    common: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """The region's ladders, which the data may name."""

    @property
    def resolved(self) -> dict[str, Data]:
        """The data with all the ladders that it names."""
        own = self.data.get("scales")
        named: dict[str, Data] = {name: dict(cells) for name, cells in self.common}
        return {**self.data, "scales": {**named, **(own if isinstance(own, dict) else {})}}

    def text(self, lang: str = "en") -> str:
        """The canonical text, with keys of `lang`."""
        return printed(self.data, lang, self.head, self.comments)


class Setting(NamedTuple):
    """What the draft does not say itself."""

    department: tuple[str, str]
    """Id and name."""
    money_unit: str = ""
    """The region's, in which bare amounts are."""
    year: str = ""
    source: str = ""
    entry: Entry = Entry()
    head: tuple[str, ...] = ()
    region_scales: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Ladders that the region names: an indicator that has one of these uses it by that name."""


def plan(node: Node, setting: Setting) -> Planned:
    """The target file of one department."""
    return _Planner(node, setting).plan()


def layout(lang: str) -> Layout:
    """How target files are laid out, for keys of a language."""

    def shown(keys: frozenset[str]) -> frozenset[str]:
        return frozenset(KEYS.get(key, key) for key in keys) if lang == "zh" else keys

    return Layout(
        shown(FLOW), shown(frozenset(("scales",))), shown(APART), shown(frozenset(("duties", "projects")))
    )


def printed(
    data: dict[str, Data],
    lang: str,
    head: tuple[str, ...] = (),
    comments: tuple[tuple[KeyPath, str], ...] = (),
) -> str:
    """Data with English keys as canonical text in `lang`."""
    said = translated(data) if lang == "zh" else data
    paths = {(tuple(_step(step) for step in path) if lang == "zh" else path): text for path, text in comments}
    return print_yaml(said, layout(lang), paths, head)


def _step(step: str | int) -> str | int:
    return KEYS.get(step, step) if isinstance(step, str) else step


def translated(data: Data, key: str = "") -> Data:
    """Data with Chinese keys and words."""
    if isinstance(data, dict):
        if key in LABELLED and key != "":
            return data
        return {KEYS.get(k, k) if k != "perfcli" else KEYS[k]: translated(v, k) for k, v in data.items()}
    if isinstance(data, list):
        return [translated(item, key) for item in data]
    return CHOICES[key].get(data, data) if key in _CHOICES else data


class _Planner:
    def __init__(self, node: Node, setting: Setting) -> None:
        self.node = node
        self.setting = setting
        self.entry = setting.entry
        self.facts: list[tuple[str, Node]] = []
        self.common = {cells: name for name, cells in setting.region_scales}
        self.scales = {cells: name for name, cells in self.entry.scales}
        self.used: dict[str, tuple[tuple[str, str], ...]] = {}
        self._name_scales()

    def _name_scales(self) -> None:
        """A ladder that several indicators share gets a name; one that the map names has it already."""
        counts: dict[tuple[tuple[str, str], ...], int] = {}
        for node in self.node.walk():
            if isinstance(bands := node.fields.get("bands"), dict) and AS_IS not in node.facts:
                cells = tuple((label, str(text)) for label, text in bands.items())
                counts[cells] = counts.get(cells, 0) + 1
        counts = {cells: count for cells, count in counts.items() if cells not in self.common}
        taken = {*self.scales.values(), *self.common.values()}
        free = (name for n in range(1, len(counts) + len(taken) + 2) if (name := f"s{n}") not in taken)
        for cells, count in counts.items():
            if cells in self.scales:
                self.used[self.scales[cells]] = cells
            elif count > 1:
                self.scales[cells] = next(free)
                self.used[self.scales[cells]] = cells

    def plan(self) -> Planned:
        department_id, name = self.setting.department
        department: dict[str, Data] = {"id": department_id, "name": name}
        if code := self.entry.code or self.node.fields.get("code", ""):
            department["code"] = code
        data: dict[str, Data] = {"perfcli": "1", "year": self.setting.year, "department": department}
        home = department_id
        if self.entry.unit:
            data["budget_unit"] = dict(self.entry.unit)
            home = f"{home}/{dict(self.entry.unit).get('id', '')}"
        if self.setting.source:
            data["source"] = self.setting.source
        for key in ("note", "budget"):
            if key in self.node.fields:
                data[key] = self._field(self.node, key)
        if self.node.fields.get("funding"):
            data["funding"] = self._field(self.node, "funding")
        self._tell(home, self.node)
        data |= self._bodies(home)
        comments = tuple((path, text) for path, text in self.entry.comments if _exists(data, path))
        return Planned(
            home,
            self.setting.year,
            data,
            tuple(self.facts),
            self.setting.head,
            comments,
            self.setting.region_scales,
        )

    def _bodies(self, home: str) -> dict[str, Data]:
        """Scales, objectives and everything below."""
        below: dict[str, Data] = {}
        for kind, nodes, numbers in _children(self.node, ""):
            below[CHILD_KEYS[kind]] = self._list(nodes, numbers, home, ())
        named = {name: dict(cells) for name, cells in self.used.items()}
        data: dict[str, Data] = (
            {"scales": {name: dict(cells) for name, cells in named.items()}} if named else {}
        )
        if objectives := self.node.fields.get("objectives"):
            data["objectives"] = objectives
        return data | {key: below[key] for key in ("indicators", "duties", "projects") if key in below}

    def _list(
        self, nodes: list[Node], numbers: list[str], address: str, names: tuple[str, ...]
    ) -> list[Data]:
        return [
            self._node(node, number, address, names, index)
            for index, (node, number) in enumerate(zip(nodes, numbers, strict=True), 1)
        ]

    def _node(self, node: Node, number: str, address: str, names: tuple[str, ...], nth: int) -> Data:
        path = (*names, node.name)
        node_id = node.facts.get("id") or self.entry.id_of(number, path) or f"{LETTERS[node.kind]}{nth}"
        here = f"{address}/{node_id}"
        self._tell(here, node)
        data: dict[str, Data] = {"id": node_id}
        for key in node.fields:
            data[key] = self._field(node, key)
        if node.kind == "indicator" and AS_IS not in node.facts:
            self._standard(data)
        for kind, nodes, numbers in _children(node, number):
            data[CHILD_KEYS[kind]] = self._list(nodes, numbers, here, path)
        order = _ORDER["indicator" if node.kind == "indicator" else "work"]
        return {key: data[key] for key in order if key in data}

    def _tell(self, address: str, node: Node) -> None:
        """Keep what was achieved or spent, with the unit of money where that is not the region's."""
        if "actual" in node.facts or node.spent:
            unit = node.facts.get("budget_unit", "")
            node.facts.update(
                {role: self._amount(node.facts[role], unit) for role in MONEY if role in node.facts}
            )
            self.facts.append((address, node))

    def _standard(self, data: dict[str, Data]) -> None:
        """A ladder with a name is used by its name."""
        bands = data.get("bands")
        if isinstance(bands, dict):
            cells = tuple((label, str(text)) for label, text in bands.items())
            name = self.common.get(cells) or self.scales.get(cells)
            if name is not None:
                del data["bands"]
                data["scale"] = name

    def _field(self, node: Node, key: str) -> Data:
        value = node.fields[key]
        unit = node.facts.get("budget_unit", "")
        if key == "budget" and isinstance(value, str):
            return self._amount(value, unit)
        if key == "funding" and isinstance(value, list):
            return [self._fund(one, unit) for one in value if isinstance(one, dict)]
        if key in _CHOICES and isinstance(value, str):
            return next((english for english, chinese in CHOICES[key].items() if chinese == value), value)
        return value

    def _fund(self, one: dict[str, Data], unit: str) -> Data:
        """One source of money, without the label that it had on paper."""
        more: dict[str, Data] = {key: one[key] for key in ("period", "note") if key in one}
        return {"fund": one["fund"], "amount": self._amount(str(one["amount"]), unit), **more}

    def _amount(self, text: str, unit: str) -> str:
        """An amount says its unit where it is not the region's."""
        reading = read_amount(text)
        bare = bool(text) and not isinstance(reading, Problem) and not reading.unit
        return f"{text}{unit}" if bare and unit and unit != money_unit(self.setting.money_unit) else text


def _children(node: Node, number: str) -> Iterator[tuple[str, list[Node], list[str]]]:
    """The children of each kind with the form's numbers: what people say aloud."""
    duties, indicators = node.under("duty"), node.under("indicator")
    own = number or ("0" if node.kind == "department" else "")
    before = len(duties) if node.kind == "department" else len(indicators)
    for kind, nodes, first, start in (
        ("duty", duties, number, 0),
        ("activity", node.under("activity"), number, 0),
        ("indicator", indicators, own, 0),
        ("project", node.under("project"), number, before),
    ):
        if nodes:
            yield (
                kind,
                nodes,
                [f"{first}.{n}" if first else str(n) for n in range(start + 1, start + len(nodes) + 1)],
            )


def _exists(data: Data, path: KeyPath) -> bool:
    """Whether a comment has something to stand behind."""
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return False
    return True
