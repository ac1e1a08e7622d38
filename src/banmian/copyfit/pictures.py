"""Whether a picture of another height still shows what it should: judged by its setter, which tells what a frame cuts."""

from __future__ import annotations

from banmian.diagnostics import Severity
from banmian.fonts import FontBook
from banmian.pages.sheet import Sheet
from banmian.pages.sheetitems import SheetPictures
from banmian.pictures.assets import Assets
from banmian.plan.model import PlannedPicture
from banmian.values import frozen


@frozen
class PictureJudge:
    """Sets pictures in their frames. `assets`: those that the plan asks for."""

    assets: Assets
    fonts: FontBook

    def losses(self, after: Sheet, before: Sheet) -> frozenset[tuple[str, int]]:
        """The pictures of which something is to be told after the change that was not before, with how many lines higher they
        are."""
        old = {p.place.name: p for p in before.plan.pictures if p.sheet == before.index}
        new = [
            p
            for p in after.plan.pictures
            if p.sheet == after.index and p.place.name in old and _lines(p) != _lines(old[p.place.name])
        ]
        lost = [p for p in new if self._told(after, p) > self._told(before, old[p.place.name])]
        return frozenset((p.place.name, _lines(p) - _lines(old[p.place.name])) for p in lost)

    def _told(self, sheet: Sheet, planned: PlannedPicture) -> int:
        _, found = SheetPictures(sheet.plan, self.assets, self.fonts).on(sheet, planned)
        return sum(d.severity is not Severity.INFO for d in found)


def _lines(planned: PlannedPicture) -> int:
    lines = planned.place.lines
    return lines[1] - lines[0] + 1 if lines is not None else 0
