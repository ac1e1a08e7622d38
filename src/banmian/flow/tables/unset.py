"""What a table says that its kind does not set: joined cells and heads of several rows are a grid's alone (FLW039)."""

from __future__ import annotations

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.flow.tables.site import TableSite


def unset_in(site: TableSite) -> list[Diagnostic]:
    """One message for a table whose style is no grid's."""
    table, kind = site.table, site.style.kind
    if kind == "grid":
        return []
    cells = [cell for row in table.lines for cell in row]
    what = "joins cells" if any(cell.joined for cell in cells) else "has several rows of heads" if table.heads > 1 else ""
    if not what:
        return []
    message = f"the table of '{site.story}' {what}, and its style {site.style.name} is of the kind {kind}, which has none"
    hint = "write every cell out, or give its place a style of the kind grid"
    return [diagnose("FLW039", message, hint, table.span, site.place_on())]
