"""Furniture of the specimen drawn alone, with other fields of issue.yaml: what its tests look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from banmian.assets import read_assets
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, Span
from banmian.display import GlyphRun, Item, box_of
from banmian.fonts import FontBook
from banmian.pages.furniture import Site, furniture_items
from banmian.pages.sheet import Sheet
from banmian.pictures.assets import Assets
from banmian.plan import Plan
from banmian.text.single import Setter

ROOT = Path(__file__).resolve().parents[3]
ISSUE = "content/2020-08-12"
MET = 300
"""mp that em boxes of neighbours may share: less than their ink leaves free."""


@cache
def specimen() -> tuple[Plan, FontBook]:
    """The specimen's plan and faces."""
    from banmian.build import Job, load, plan_of

    planned, _ = plan_of(load(Job(ROOT, ISSUE)))
    assert planned is not None
    return planned.plan, planned.fonts


def assets_of(plan: Plan) -> Assets:
    """The specimen's pictures that the plan asks for."""
    return read_assets(plan, ROOT, specimen()[1].ids)[0]


@dataclass
class Drawn:
    """What was drawn, and said."""

    items: list[Item]
    found: list[Diagnostic]
    plan: Plan
    noted: list[Diagnostic]
    """What faces lacked."""

    @property
    def runs(self) -> list[GlyphRun]:
        return [i for i in self.items if isinstance(i, GlyphRun)]

    @property
    def text(self) -> str:
        return "".join("".join(run.texts) for run in self.runs)

    def met(self) -> list[tuple[str, str]]:
        """Pairs of runs of different fields whose em boxes meet, and runs that leave the type area's width."""
        out = []
        for k, one in enumerate(self.runs):
            for other in self.runs[k + 1 :]:
                if one.frame != other.frame and box_of(one).inset(MET).overlaps(box_of(other).inset(MET)):
                    out.append(("".join(one.texts), "".join(other.texts)))
        grid = self.plan.paper.grid
        for run in self.runs:
            box = box_of(run)
            side = grid.trim[0] if box.x0 >= grid.trim[0] else 0
            if box.x1 > side + grid.left + grid.width + MET or (box.x0 < side + grid.left - MET and run.size < 100_000):
                out.append(("".join(run.texts), "margin"))
        return out

    def told(self, code: str = "FRN001") -> list[str]:
        return [d.message for d in self.found if d.code == code]


def draw(kind: str, plan: Plan, sheet: int) -> Drawn:
    """The element of a kind on one of the plan's sheets."""
    book = specimen()[1]
    on = Sheet(plan, sheet)
    element = next(f for f in on.layout.furniture if f.kind == kind)
    setter = Setter(book)
    site = Site(plan, on, element, setter, on.page)
    return Drawn(furniture_items(site), site.diagnostics, plan, setter.diagnostics)


def masthead(**fields: str) -> Drawn:
    """The masthead with fields put for others; `_` stands for a hyphen."""
    plan = with_fields(fields)
    return draw("masthead", plan, 0)


def with_fields(fields: dict[str, str]) -> Plan:
    plan = specimen()[0]
    new = {k.replace("_", "-"): v for k, v in fields.items()}
    known = dict(plan.content.issue.fields)
    known |= {k: StyledText(v, span=Span(f"{ISSUE}/issue.yaml", 7, 3)) for k, v in new.items()}
    return with_issue(plan, fields=tuple(known.items()))


def with_issue(plan: Plan, **changes: object) -> Plan:
    return replace(plan, content=replace(plan.content, issue=replace(plan.content.issue, **changes)))  # type: ignore[arg-type]
