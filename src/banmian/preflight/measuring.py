"""What needs another program beside the reader: plates by Ghostscript, QR codes by PDFium and ZXing. Filled in where asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from banmian.page_hash import page_hashes
from banmian.preflight.facts import CodeReading, InkMeasure, PdfFacts
from banmian.preflight.profile import Profile
from banmian.processors import spread
from banmian.store import Store

INK_CHECKS = ("PF-INK-01", "PF-INK-02")
CODE_CHECKS = ("PF-QRC-01", "PF-QRC-02", "PF-QRC-06", "PF-QRC-07")


def measured(data: bytes, facts: PdfFacts, profile: Profile, store: Store | None = None) -> PdfFacts:
    """The facts with the measures that the profile's checks ask for; both at once where processors are free. `store`: where those
    of single pages are kept, for a file that we wrote."""
    if facts.file.state != "ok":
        return facts
    parts: dict[str, Callable[[], CodeReading | InkMeasure]] = {}
    if store is not None:
        page_hashes(data)  # both go by them
    if any(profile.asks(check) for check in CODE_CHECKS):
        parts["codes"] = lambda: _codes(data, facts, profile.limits.qr_dpi, store)
    if any(profile.asks(check) for check in INK_CHECKS):
        parts["ink"] = lambda: _ink(data, facts, store)
    done = spread(lambda name: parts[name](), list(parts))
    measures: dict[str, Any] = dict(zip(parts, done, strict=True))
    return replace(facts, **measures)


def _codes(data: bytes, facts: PdfFacts, dpi: int, store: Store | None) -> CodeReading:
    if store is None:
        from banmian.preflight.codes import read_codes

        return read_codes(data, facts, dpi)
    from banmian.preflight import kept_measures

    return kept_measures.codes(data, facts, dpi, store)


def _ink(data: bytes, facts: PdfFacts, store: Store | None) -> InkMeasure:
    if store is None:
        from banmian.preflight.plates import measure_ink

        return measure_ink(data, facts)
    from banmian.preflight import kept_measures

    return kept_measures.ink(data, facts, store)
