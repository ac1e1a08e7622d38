"""What a table says that its style does not set (FLW039): joined cells and heads of several rows are a grid's alone, leaders,
stations, cards and figures fill one area, and a cell without a width is not set."""

from __future__ import annotations

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.flow.tables.site import TableSite

OVER_AREAS = ("grid", "entries")
"""Kinds of which a part may stand in a further area."""


def unset_in(site: TableSite) -> list[Diagnostic]:
    """What is to be told of a table and its style."""
    table, style = site.table, site.style
    if style.kind == "grid":
        columns, widths = len(table.head), len(style.widths)
        if not 0 < widths < columns:
            return []
        hint = "give it as many `widths` as the table has columns, or `widths: fit`"
        return [_told(site, f"has {counted(columns, 'column')}, and its style {style.name} {counted(widths, 'width')}", hint)]
    out: list[Diagnostic] = []
    joins = any(cell.joined for row in table.lines for cell in row)
    what = "joins cells" if joins else "has several rows of heads" if table.heads > 1 else ""
    if what:
        hint = "write every cell out, or give its place a style of the kind grid"
        out.append(_told(site, f"{what}, and its style {style.name} is of the kind {style.kind}, which has none", hint))
    if site.more and style.kind not in OVER_AREAS:
        hint = "give it one area that is high enough; only grids and entries go on in a further one"
        out.append(_told(site, f"has {1 + len(site.more)} areas, and its style {style.name} fills one ({style.kind})", hint))
    return out


def _told(site: TableSite, what: str, hint: str) -> Diagnostic:
    return diagnose("FLW039", f"the table of '{site.story}' {what}", hint, site.table.span, site.place_on())
