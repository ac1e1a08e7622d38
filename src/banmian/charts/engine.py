"""Vega, which places a chart's marks: a specification in, the places of named marks out. It is asked in another process.

vl-convert, the extra `charts`, brings Vega with the interpreter that runs it, which starts threads: a process that has them makes
no safe copies any more. So a process made for it (quarantine.py) draws all charts that are not known yet. What comes back is
kept by what was asked. Codes: CHT001 the extra is not installed. docs/decisions/0092.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from banmian.quarantine import Quarantine
from banmian.remember import Memo
from banmian.values import frozen

SCENES: Memo[str] = Memo("scenes of charts", 300, lasting=True)
Spec = dict[str, Any]


@frozen
class NoScene:
    """Why there are no marks; "" = Vega is not installed."""

    why: str = ""


@frozen
class Mark:
    """A mark's place in points from the chart's left top, y down: what Vega says of it, by its names (x, y, width, height, ...)."""

    values: tuple[tuple[str, float | str], ...]

    def number(self, name: str) -> float:
        """0 for what Vega does not say, as it leaves out nothing else."""
        value = dict(self.values).get(name, 0)
        return float(value)

    def text(self) -> str:
        return str(dict(self.values).get("text", ""))

    @property
    def is_there(self) -> bool:
        """Whether it is placed: not a gap of a curve."""
        return dict(self.values).get("defined", 1) != 0


Scene = dict[str, list[Mark]]
"""Marks by their names; those of axes by `axis-grid` and `axis-label`. In the order of the data."""


def is_installed() -> bool:
    return find_spec("vl_convert") is not None


class Scenes:
    """The marks of several charts, under way: those that are not known are asked for in one process."""

    def __init__(self, specs: Sequence[Spec]) -> None:
        self.keys = [json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for spec in specs]
        self.known = {key: SCENES.of(key, str) for key in self.keys if SCENES.holds(key)}
        self.unknown = [key for key in dict.fromkeys(self.keys) if key not in self.known]
        self.drawing = Quarantine(drawn_scene, self.unknown) if self.unknown and is_installed() else None

    def results(self) -> list[Scene | NoScene]:
        """The marks of each chart, or why there are none, which is not remembered."""
        for key, drawn in zip(self.unknown, self.drawing.results() if self.drawing is not None else (), strict=False):
            self.known[key] = drawn or f"{REFUSED}its process came to its end"
            if not self.known[key].startswith(REFUSED):
                SCENES.of(key, lambda key=key: self.known[key])  # type: ignore[misc]
        return [_scene(self.known.get(key, REFUSED)) for key in self.keys]


REFUSED = "!"
"""What Vega says begins with it where it gives no marks."""


def drawn_scene(asked: str) -> str:
    """In the other process: the marks as JSON, else after `!` what Vega says."""
    import vl_convert

    try:
        graph = vl_convert.vega_to_scenegraph(json.loads(asked))
    except ValueError as error:
        return REFUSED + " ".join(str(error).split())[:160]
    out: dict[str, list[dict[str, float | str]]] = {}
    _collect(graph["scenegraph"], out)
    return json.dumps(out, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


KEPT = ("x", "y", "x2", "y2", "width", "height", "text", "startAngle", "endAngle", "defined")


def _collect(node: dict[str, Any], out: dict[str, list[dict[str, float | str]]]) -> None:
    """The items of named marks and of axes, wherever they hang."""
    name = node.get("name") or (node.get("role") if str(node.get("role", "")).startswith("axis-") else "")
    for item in node.get("items", ()):
        if "items" in item:
            for child in item["items"]:
                _collect(child, out)
        elif name:
            out.setdefault(name, []).append({key: item[key] for key in KEPT if key in item})


def _scene(told: str) -> Scene | NoScene:
    if told.startswith(REFUSED):
        return NoScene(told.removeprefix(REFUSED))
    return {name: [Mark(tuple(item.items())) for item in items] for name, items in json.loads(told).items()}
