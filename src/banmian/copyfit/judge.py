"""Whether a page that was fitted may be printed: its pictures still show what they should, and it has no error that it had not.

Both are judged by the functions that set it, which tell what a frame cuts, what lies on something else, what a layout may not be.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.misfits import MISFITS
from banmian.fonts import FontBook
from banmian.pages.one_sheet import told_of_sheet
from banmian.pages.pictures import key_of
from banmian.pages.sheet import Sheet
from banmian.pages.sheetitems import SheetPictures
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan, PlannedPicture
from banmian.remember import Same
from banmian.template.areas import layout_faults
from banmian.values import frozen

Fault = tuple[str, str, int]
"""An error by its code, file and line: the same error of a text that stands elsewhere is the same."""


@frozen
class PageJudge:
    """Sets pages and their pictures. `assets`: the pictures that the plan asks for."""

    assets: Assets
    fonts: FontBook

    @property
    def known_as(self) -> Hashable:
        """What stands in a memo's key for all that it judges by besides the plan: pictures and faces."""
        opened = tuple((wanted, key_of(asset)) for wanted, asset in self.assets.opened.items())
        return opened, self.assets.refused, Same(*self.assets.symbols.values()), self.fonts.known_as

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

    def errors(self, plan: Plan, index: int) -> frozenset[Fault]:
        """The errors of a sheet, what is over or short apart."""
        found: Iterable[Diagnostic] = layout_faults(plan.sheets[index].layout, plan.paper)
        found = (*found, *told_of_sheet(plan, index, self.assets, self.fonts))
        return frozenset(_known_as(d) for d in found if d.severity is Severity.ERROR and d.code not in MISFITS)

    def _told(self, sheet: Sheet, planned: PlannedPicture) -> int:
        _, found = SheetPictures(sheet.plan, self.assets, self.fonts).on(sheet, planned)
        return sum(d.severity is not Severity.INFO for d in found)


def _lines(planned: PlannedPicture) -> int:
    lines = planned.place.lines
    return lines[1] - lines[0] + 1 if lines is not None else 0


def _known_as(error: Diagnostic) -> Fault:
    span = error.span
    return error.code, span.file if span else "", span.line if span else 0
