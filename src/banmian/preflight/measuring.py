"""What needs another program beside the reader: plates by Ghostscript, QR codes by PDFium and ZXing. Filled in where asked."""

from __future__ import annotations

from dataclasses import replace

from banmian.preflight.facts import PdfFacts
from banmian.preflight.profile import Profile

INK_CHECKS = ("PF-INK-01", "PF-INK-02")
CODE_CHECKS = ("PF-QRC-01", "PF-QRC-02", "PF-QRC-06", "PF-QRC-07")


def measured(data: bytes, facts: PdfFacts, profile: Profile) -> PdfFacts:
    """The facts with the measures that the profile's checks ask for."""
    if facts.file.state != "ok":
        return facts
    if any(profile.asks(check) for check in INK_CHECKS):
        from banmian.preflight.plates import measure_ink

        facts = replace(facts, ink=measure_ink(data, facts))
    if any(profile.asks(check) for check in CODE_CHECKS):
        from banmian.preflight.codes import read_codes

        facts = replace(facts, codes=read_codes(data, facts, profile.limits.qr_dpi))
    return facts
