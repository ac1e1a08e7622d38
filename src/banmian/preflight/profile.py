"""A preflight profile: which checks it asks, its limits, and severities that it overrides, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal, Self

from banmian.diagnostics import Severity
from banmian.preflight.limits import Limits
from banmian.units import mm_of_mp
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.template.model import Paper

FOLIO_LINES = 3
"""Of the grid, over the type area and under it: there folios and other furniture of the margins stand."""


@frozen
class Override:
    """A severity that differs from the registry's, for the checks and the outcome named; `off` asks no more."""

    check: str
    severity: Literal["off", "info", "warning", "error"]
    reason: str
    outcome: str = ""


@frozen
class Profile:
    """A profile as written."""

    title: str
    source: str = ""
    standards: tuple[Literal["PDF/X-4", "PDF/X-1a:2003"], ...] = ("PDF/X-4", "PDF/X-1a:2003")
    fail_on: Literal["warning", "error"] = "error"
    checks: tuple[str, ...] = ("PF-*",)
    leave: tuple[str, ...] = ("PF-FRM-0*", "PF-FRM-10", "PF-FRM-11", "PF-FRM-12", "PF-FRM-2*")
    """A paper's form is asked by profiles of its own; that advertisements are marked (PF-FRM-13) by every one."""
    score: bool = False
    limits: Limits = Limits()
    override: tuple[Override, ...] = ()

    def asks(self, check: str) -> bool:
        """Whether the profile asks a check at all."""
        chosen = any(fnmatchcase(check, p) for p in self.checks)
        return chosen and not any(fnmatchcase(check, p) for p in self.leave)

    def for_paper(self, paper: Paper) -> Self:
        """The profile as it judges a paper: its special inks are declared as well; its format and its type area, with lines of
        folios over and under it, are asked where the profile names none."""
        grid, limits = paper.grid, self.limits
        width, height = (mm_of_mp(side) for side in grid.trim)
        top, foot = (mm_of_mp(edge) for edge in (grid.line_top(1 - FOLIO_LINES), grid.line_foot(grid.lines + FOLIO_LINES)))
        return replace(
            self,
            limits=replace(
                limits,
                spots=tuple(sorted({*limits.spots, *paper.spots})),
                trim_mm=limits.trim_mm or (width, height),
                type_area_mm=limits.type_area_mm or (0, max(top, 0), width, min(foot, height)),
            ),
        )

    def severity(self, check: str, outcome: str, usual: Severity) -> Severity | None:
        """The severity of an outcome here; None where it is off. The last override that fits counts."""
        for row in reversed(self.override):
            if fnmatchcase(check, row.check) and row.outcome in ("", outcome):
                return None if row.severity == "off" else Severity[row.severity.upper()]
        return usual
