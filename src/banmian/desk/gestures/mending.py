"""Which gestures may mend what is told of a page: a text that is over or short at its place, by its foot, that of a picture of its
story, a cut beside it; two parts that lie over one another; a part that lies outside the type area or over the fold; a place
without a story.

They are candidates: whether one of them does is for a trial to say (desk/ways.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from banmian.desk.gestures.areas import Area, areas
from banmian.desk.gestures.given import PageFiles
from banmian.sources.document import Loc

Gesture = dict[str, Any]


def mending(site: PageFiles, place: str, lines: int) -> Iterator[Gesture]:
    """What may be tried, the least change first. `lines`: that are over, over all columns; negative: that are short."""
    edges = list(_edges(site, place))
    for by in _steps(abs(lines), _columns(site, place), lines > 0):
        for gesture, target, grows in edges:
            down = by if (lines > 0) == grows else -by
            if gesture == "foot" and _onto_a_rule(site, target, down):
                continue  # a cut stands there, which is tried itself
            yield {"gesture": gesture, "page": site.number, "target": target, "by": down}


def _steps(lines: int, columns: int, over: bool) -> list[int]:
    """How many lines of the page may do: what is over needs whole ones; what is short may not lose more than it has."""
    least = -(-lines // columns) if over else max(1, lines // columns)
    return [least, least + 1]


def _columns(site: PageFiles, place: str) -> int:
    """The columns of the place's last text area."""
    texts = site.value(("places", place, "text"))
    said = str(texts[-1].get("columns")) if isinstance(texts, list) and texts and isinstance(texts[-1], dict) else ""
    return max(1, int(said)) if said.isdigit() else 1


def _edges(site: PageFiles, place: str) -> Iterator[tuple[str, str, bool]]:
    """Gesture and target, and whether the text has more room when that edge goes down."""
    own = [area for area in areas(site.layout) if area.owner == ("places", place)]
    texts = [area for area in own if area.kind == "text"]
    if not texts:
        return
    if texts[-1].in_box:
        yield "foot", ".".join(map(str, texts[-1].at)), True
    yield "foot", f"places.{place}", True
    for name in _pictures(site, place):
        yield "foot", f"pictures.{name}", False
    first, last = min(a.first for a in own), max(a.last for a in own)
    for rule in (area for area in areas(site.layout) if area.kind == "rule" and _touches(area, own)):
        if rule.first - 1 == last or rule.last + 1 == first:
            yield "cut", ".".join(map(str, rule.at)), rule.first > last


def _onto_a_rule(site: PageFiles, target: str, down: int) -> bool:
    """Whether a place's text would come to stand on a rule that is under it now."""
    known = areas(site.layout)
    own = [a for a in known if a.owner == tuple(target.split(".")) and a.kind == "text"]
    foot = max((a.last for a in own), default=0)
    rules = (a for a in known if a.kind == "rule" and _touches(a, own))
    return any(foot < rule.first <= foot + down for rule in rules)


def _touches(rule: Area, own: list[Area]) -> bool:
    return any(area.beside(rule.cols) for area in own)


def _pictures(site: PageFiles, place: str) -> Iterator[str]:
    """The pictures of the place's story that stand on lines of the page."""
    known = {area.owner for area in areas(site.layout) if area.kind == "picture"}
    for name, entry in (site.value(("pictures",)) or {}).items():
        if isinstance(entry, dict) and entry.get("of") == place and ("pictures", name) in known:
            yield name


def parting(site: PageFiles) -> Iterator[Gesture]:
    """What may be tried where parts of places or pictures lie over one another on lines of the page."""
    solid = [a for a in areas(site.layout) if a.kind not in ("rule", "gutter", "furniture") and not a.in_box]
    for one, other in combinations(solid, 2):
        upper, lower = sorted((one, other), key=lambda area: area.first)
        by = upper.last - lower.first + 1
        if by > 0 and one.owner != other.owner and one.beside(other.cols) and not _cuts(one, other):
            yield {"gesture": "foot", "page": site.number, "target": ".".join(map(str, upper.at)), "by": -by}
            yield {"gesture": "head", "page": site.number, "target": ".".join(map(str, lower.at)), "by": by}


def within_lines(site: PageFiles, last: int) -> Iterator[Gesture]:
    """What may be tried where a part ends below the last line of the type area: its foot higher, up to that line or to what begins
    below it; then the whole of it higher."""
    known = areas(site.layout)
    for area in known:
        by = area.last - last
        if by > 0:
            under = [a.first for a in known if a.owner != area.owner and a.beside(area.cols) and area.first < a.first <= last]
            for line in [last, *(min(under) - free for free in (1, 2) if under)]:
                foot = {"gesture": "foot", "page": site.number, "target": _name(area.at), "by": line - area.last}
                yield {**foot, "alone": True}
            yield {"gesture": "move", "page": site.number, "target": _name(area.owner), "cols": 0, "lines": -by}


def within_columns(site: PageFiles, last: int) -> Iterator[Gesture]:
    """The same where a part goes on right of the last column."""
    for area in areas(site.layout):
        by = area.cols[1] - last if area.cols is not None and not area.in_box else 0
        if by > 0:
            yield {"gesture": "side", "side": "right", "page": site.number, "target": _name(area.at), "by": -by}
            yield {"gesture": "move", "page": site.number, "target": _name(area.owner), "cols": -by, "lines": 0}


def off_the_fold(site: PageFiles, count: int) -> Iterator[Gesture]:
    """What may be tried where a head or a text crosses the fold behind column `count`: its narrower part is given up first."""
    for area in areas(site.layout):
        own = area.kind in ("head", "text", "title", "byline") and site.value((*area.at, "cols")) is not None
        if not own or area.cols is None or not area.cols[0] <= count < area.cols[1]:
            continue
        sides = [("right", count - area.cols[1]), ("left", count + 1 - area.cols[0])]
        for which, by in sorted(sides, key=lambda one: abs(one[1])):
            yield {"gesture": "side", "side": which, "page": site.number, "target": _name(area.at), "by": by}


def _name(at: Loc) -> str:
    return ".".join(map(str, at))


def _cuts(one: Area, other: Area) -> bool:
    """Whether one of them takes its lines out of the other's text."""
    kinds = {one.kind, other.kind}
    return "text" in kinds and bool(kinds & {"picture", "advert", "box"})
