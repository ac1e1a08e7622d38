"""What a person can be told: a stable code, a severity, a place, what is wrong and what to do (docs/rules/contracts.md)."""

from banmian.diagnostics.model import Diagnostic, PlaceOnPage, Remedy, Severity, Span, worst

__all__ = ["Diagnostic", "PlaceOnPage", "Remedy", "Severity", "Span", "worst"]
