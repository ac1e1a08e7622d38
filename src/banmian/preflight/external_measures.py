"""What needs another program beside the reader: plates by Ghostscript, codes by PDFium and ZXing. Filled in where asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from banmian.page_hash import KnownPages
from banmian.preflight.facts import CodeReading, InkMeasure, PdfFacts
from banmian.preflight.profile import Profile
from banmian.processors import spread

INK_CHECKS = ("PF-INK-01", "PF-INK-02")
CODE_CHECKS = ("PF-QRC-01", "PF-QRC-02", "PF-QRC-06", "PF-QRC-07", "PF-QRC-08")


def codes_are_asked(profile: Profile) -> bool:
    return any(profile.asks(check) for check in CODE_CHECKS)


def ink_is_asked(profile: Profile) -> bool:
    return any(profile.asks(check) for check in INK_CHECKS)


def with_external_measures(data: bytes, facts: PdfFacts, profile: Profile, known: KnownPages | None = None) -> PdfFacts:
    """The facts with the measures that the profile's checks ask for; both at once where processors are free. `known`: where those
    of single pages are kept, for a file that we wrote."""
    if facts.file.state != "ok":
        return facts
    measures: tuple[Callable[..., Any], ...] = (measured_codes, measured_ink)
    codes, ink = spread(lambda measure: measure(data, facts, profile, known), measures)
    return replace(facts, codes=codes, ink=ink)


def measured_codes(data: bytes, facts: PdfFacts, profile: Profile, known: KnownPages | None = None) -> CodeReading:
    """The codes that are read, where the profile asks for them. Of the facts pages, marks and images are looked at."""
    if not codes_are_asked(profile):
        return facts.codes
    if known is None:
        from banmian.preflight.barcodes import read_codes

        return read_codes(data, facts, profile.limits.qr_dpi)
    from banmian.preflight import kept_measures

    return kept_measures.codes(data, facts, profile.limits.qr_dpi, known)


def measured_ink(data: bytes, facts: PdfFacts, profile: Profile, known: KnownPages | None = None) -> InkMeasure:
    """The plates, where the profile asks for them. Of the facts pages, marks, images and uses are looked at."""
    if not ink_is_asked(profile):
        return facts.ink
    if known is None:
        from banmian.preflight.light_pages import measure_heavy

        return measure_heavy(data, facts, profile.limits.ink_percent, len(facts.pages))
    from banmian.preflight import kept_measures

    return kept_measures.ink(data, facts, profile.limits.ink_percent, known)
