"""What a finished file must be to follow a standard: preflight's own table, apart from the writer's.

A judge that shared the writer's rows would find the writer's mistakes right (docs/decisions/0020). docs/rules/print.md, PDF/X.
"""

from __future__ import annotations

from banmian.preflight.limits import Limits
from banmian.values import frozen


@frozen
class Rules:
    """One standard. `versions`: header versions it allows; `catalog_version`: whether the catalog may name one."""

    name: str
    versions: tuple[str, ...]
    catalog_version: bool
    streams: bool
    """Object and cross-reference streams may occur."""
    transparency: bool
    xmp: bool
    """The version key stands in XMP, and XMP must tell all that Info tells."""
    deep_bits: bool
    """Pictures of 16 bits a component may occur (PDF 1.5)."""
    layers: bool
    jbig2: bool
    """Pictures may be packed as JBIG2; LZW never."""


X4 = Rules("PDF/X-4", ("1.6",), False, True, True, True, True, True, True)
X1A = Rules("PDF/X-1a:2003", ("1.0", "1.1", "1.2", "1.3", "1.4"), True, False, False, False, False, False, False)
RULES = {rules.name: rules for rules in (X4, X1A)}


@frozen
class Requirements:
    """What a file is held to: the profile's limits and standards, and the rules of the one that it claims."""

    limits: Limits
    rules: Rules
    standards: tuple[str, ...]


def requirements_of(claims: str, limits: Limits, standards: tuple[str, ...]) -> Requirements:
    """The rules of the standard that a file claims where the profile takes it, else of the profile's first."""
    name = claims if claims in standards else standards[0]
    return Requirements(limits, RULES[name], standards)
