"""What a table says that its style does not set (FLW039): joined cells and heads of several rows are a grid's alone, leaders,
stations, cards and figures fill one area, and a cell without a width is not set."""

from __future__ import annotations

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.flow.tables.site import TableSite
from banmian.phrases import Phrase, say

OVER_AREAS = ("grid", "entries")
"""Kinds of which a part may stand in a further area."""


def unset_in(site: TableSite) -> list[Diagnostic]:
    """What is to be told of a table and its style."""
    table, style = site.table, site.style
    if style.kind == "grid":
        columns, widths = len(table.head), len(style.widths)
        if not 0 < widths < columns:
            return []
        hint = say("give it as many `widths` as the table has columns, or `widths: fit`")
        has, given = counted(columns, "column"), counted(widths, "width")
        message = say(
            "the table of '{story}' has {columns}, and its style {style} {widths}",
            story=site.story,
            columns=has,
            style=style.name,
            widths=given,
        )
        return [_told(site, message, hint)]
    return _unset_of_lines(site)


def _unset_of_lines(site: TableSite) -> list[Diagnostic]:
    """The same of a style that is no grid."""
    table, style = site.table, site.style
    out: list[Diagnostic] = []
    joins = any(cell.joined for row in table.lines for cell in row)
    story, name, kind = site.story, style.name, style.kind
    hint = say("write every cell out, or give its place a style of the kind grid")
    if joins:
        message = say(
            "the table of '{story}' joins cells, and its style {style} is of the kind {kind}, which has none",
            story=story,
            style=name,
            kind=kind,
        )
        out.append(_told(site, message, hint))
    elif table.heads > 1:
        message = say(
            "the table of '{story}' has several rows of heads, and its style {style} is of the kind {kind}, which has none",
            story=story,
            style=name,
            kind=kind,
        )
        out.append(_told(site, message, hint))
    if site.more and style.kind not in OVER_AREAS:
        hint = say("give it one area that is high enough; only grids and entries go on in a further one")
        areas = 1 + len(site.more)
        message = say(
            "the table of '{story}' has {n} areas, and its style {style} fills one ({kind})",
            story=story,
            n=areas,
            style=name,
            kind=kind,
        )
        out.append(_told(site, message, hint))
    return out


def _told(site: TableSite, message: Phrase, hint: Phrase) -> Diagnostic:
    return diagnose("FLW039", message, hint, site.table.span, site.place_on())
