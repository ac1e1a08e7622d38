"""Where rules come from, by the short names that checks cite. ISO 15930 itself was not read; no clause of it is named.

docs/conformance/README.md says what each stands for and what was read of it.
"""

from __future__ import annotations

PDFX = "public restatements of PDF/X (docs/rules/print.md, PDF/X)"
GWG = "Ghent Workgroup 2022, newspaper variants"
PDF = "the PDF format as published by Adobe, version 1.7"
HOUSE = "house rule (docs/rules/print.md)"
BLACK = "docs/rules/print.md, Black"
LIMITS = "docs/rules/print.md, Ink and limits"
FORM = "quality rule for newspapers of 2020, public copies; to be confirmed against the official annex"
WORDS = "GB/T 15834 as docs/rules/typography.md has it"
EDITING = "house rule of editing (docs/rules/contracts.md)"


def gwg(*rules: str) -> str:
    """The workgroup's own numbers."""
    return f"{GWG}, {', '.join(rules)}"
