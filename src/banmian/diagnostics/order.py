"""Messages by their places: the order in which they are told, each once; the line of which one is told."""

from __future__ import annotations

from collections.abc import Iterable

from banmian.diagnostics.model import Diagnostic


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line and column, then by code; each message once."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for d in diagnostics:
        seen.setdefault((d.code, d.message, d.span, d.place), d)

    def key(d: Diagnostic) -> tuple[object, ...]:
        span = d.span
        return (span.file, span.line, span.column, d.code, d.message) if span else ("", 0, 0, d.code, d.message)

    return sorted(seen.values(), key=key)


def line_of(diagnostic: Diagnostic) -> tuple[str, str, int]:
    """File, block and line of which something is told: the lines of a head or caption lie further along in it."""
    span = diagnostic.span
    return (span.file, span.block, span.line) if span else ("", "", 0)
