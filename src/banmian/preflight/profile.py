"""Preflight profiles: TOML that chooses checks, sets limits and overrides severities, each with its reason.

profiles/preflight/NAME.toml of a paper; without a project the house profile stands in this file's defaults.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Literal, Self

from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.preflight.limits import Limits
from banmian.remember import Memo
from banmian.values import frozen

HOUSE = "house"
"""The profile that is meant where none is named."""


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


READ: Memo[tuple[Profile | None, Diagnostic | None]] = Memo("preflight profiles", 20, lasting=True)


def load_profile(name: str, root: Path | None) -> tuple[Profile | None, Diagnostic | None]:
    """The profile of that name among the papers of the project at `root`, or a .toml file. None and why where it cannot
    be used."""
    path, known = _find(name, root)
    if path is None:
        if name == HOUSE:
            return Profile(title="House profile"), None
        hint = f"there are {', '.join(known)}" if known else "profiles lie in layouts/<paper>/profiles/preflight/"
        return None, diagnose("TPL008", f"there is no preflight profile `{name}`", hint)
    return _read(path, root)


def _find(name: str, root: Path | None) -> tuple[Path | None, tuple[str, ...]]:
    if name.endswith(".toml"):
        return (Path(name) if Path(name).is_file() else None), ()
    known = sorted(root.glob("layouts/*/profiles/preflight/*.toml")) if root is not None else []
    return next((p for p in known if p.stem == name), None), tuple(p.stem for p in known)


def _read(path: Path, root: Path | None) -> tuple[Profile | None, Diagnostic | None]:
    inside = root is not None and path.is_relative_to(root)
    where = Span(path.relative_to(root).as_posix() if inside and root is not None else path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None, diagnose("TPL008", "the profile cannot be read", "", where)
    return READ.of((text, where), partial(_checked, text, where))


def _checked(text: str, where: Span) -> tuple[Profile | None, Diagnostic | None]:
    import tomllib

    from pydantic import ValidationError

    from banmian.preflight.schema import ProfileEntry

    try:
        return ProfileEntry.model_validate(tomllib.loads(text)).value(), None
    except tomllib.TOMLDecodeError as wrong:
        return None, diagnose("TPL008", f"this is not TOML: {wrong}", 'write lines of the form key = "value"', where)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        return None, diagnose("TPL008", f"`{key}`: {first['msg']}", "", where)
