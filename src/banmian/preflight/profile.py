"""A preflight profile: which checks it asks, its limits, and severities that it overrides, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Literal, Self

from banmian.diagnostics import Severity
from banmian.preflight.limits import Limits
from banmian.values import frozen


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

    def declaring(self, spots: Iterable[str]) -> Self:
        """The profile where the paper's own special inks are declared as well."""
        known = tuple(sorted({*self.limits.spots, *spots}))
        return replace(self, limits=replace(self.limits, spots=known))

    def severity(self, check: str, outcome: str, usual: Severity) -> Severity | None:
        """The severity of an outcome here; None where it is off. The last override that fits counts."""
        for row in reversed(self.override):
            if fnmatchcase(check, row.check) and row.outcome in ("", outcome):
                return None if row.severity == "off" else Severity[row.severity.upper()]
        return usual
