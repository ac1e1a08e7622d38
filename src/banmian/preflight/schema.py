"""What a preflight profile's TOML may say: pydantic models of our values (profile.py, limits.py), whose defaults they take."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, create_model

from banmian.preflight.limits import Limits
from banmian.preflight.profile import Override, Profile

Reason = Annotated[str, StringConstraints(min_length=8, max_length=400)]
Pattern = Annotated[str, StringConstraints(pattern=r"^PF-[A-Z*]{1,3}(-[0-9*]{1,2})?$")]
_HOUSE = Profile(title="House profile")


class Strict(BaseModel):
    """Keys are written with hyphens; a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, alias_generator=lambda n: n.replace("_", "-"))


class OverrideEntry(Strict):
    """A severity that differs, and why."""

    check: Pattern
    severity: Literal["off", "info", "warning", "error"]
    reason: Reason
    outcome: str = ""


_LIMITS: dict[str, Any] = {name: (kind, getattr(_HOUSE.limits, name)) for name, kind in Limits.__annotations__.items()}
LimitsEntry = create_model("LimitsEntry", __base__=Strict, **_LIMITS)
"""All fields of Limits: they are numbers and names of which nothing more is asked than their types."""


class ProfileEntry(Strict):
    """A profile as written."""

    title: str
    source: str = _HOUSE.source
    standards: tuple[Literal["PDF/X-4", "PDF/X-1a:2003"], ...] = _HOUSE.standards
    fail_on: Literal["warning", "error"] = _HOUSE.fail_on
    checks: tuple[Pattern, ...] = _HOUSE.checks
    leave: tuple[Pattern, ...] = _HOUSE.leave
    score: bool = _HOUSE.score
    limits: LimitsEntry = LimitsEntry.model_construct()  # type: ignore[valid-type]
    override: tuple[OverrideEntry, ...] = ()

    def value(self) -> Profile:
        """The profile that is meant."""
        limits, override = Limits(**vars(self.limits)), tuple(Override(**vars(row)) for row in self.override)
        return Profile(**{**vars(self), "limits": limits, "override": override})
