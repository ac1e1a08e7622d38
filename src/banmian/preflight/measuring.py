"""What needs another program beside the reader: plates by Ghostscript, QR codes by PDFium and ZXing. Filled in where asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from banmian.preflight.facts import CodeReading, InkMeasure, PdfFacts
from banmian.preflight.profile import Profile
from banmian.processors import spread

INK_CHECKS = ("PF-INK-01", "PF-INK-02")
CODE_CHECKS = ("PF-QRC-01", "PF-QRC-02", "PF-QRC-06", "PF-QRC-07")


def measured(data: bytes, facts: PdfFacts, profile: Profile) -> PdfFacts:
    """The facts with the measures that the profile's checks ask for; both at once where processors are free."""
    if facts.file.state != "ok":
        return facts
    parts: dict[str, Callable[[], CodeReading | InkMeasure]] = {}
    if any(profile.asks(check) for check in CODE_CHECKS):
        from banmian.preflight.codes import read_codes

        parts["codes"] = lambda: read_codes(data, facts, profile.limits.qr_dpi)
    if any(profile.asks(check) for check in INK_CHECKS):
        from banmian.preflight.plates import measure_ink

        parts["ink"] = lambda: measure_ink(data, facts)
    done = spread(lambda name: parts[name](), list(parts))
    measures: dict[str, Any] = dict(zip(parts, done, strict=True))
    return replace(facts, **measures)
