"""A pull quote: large text between two rules behind a coloured quotation mark (dummy, page 4)."""

from __future__ import annotations

from banmian.content.model import Paragraph, Piece
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.wording import counted
from banmian.display import Box, Item, Tag, runs_of
from banmian.flow.drawn import DrawnText, too_large
from banmian.flow.turned import moved_down
from banmian.geometry import Rect
from banmian.template.model import LineStyle, TextStyle
from banmian.text.single import Setter

QUOTE_RULE = 800
QUOTE_INSET = 44000
"""Distance from the rules' left end to the quoted text, mp."""


def draw_pull_quote(
    piece: Piece, style: TextStyle, rect: Rect, setter: Setter, mark: LineStyle | None, where: tuple[int, str] = (0, "")
) -> DrawnText:
    """Text centred between two rules, `mark` hanging at its left, if there is one; what does not stand between them is told."""
    paragraphs = [b for b in piece.blocks if isinstance(b, Paragraph)]
    rule = Tag("", -1, "rule")
    upper, lower = rect.y0 + 8000, rect.y1 - 8000
    out: list[Item] = [
        Box(Rect(rect.x0, upper, rect.x1, upper + QUOTE_RULE), style.ink, rule),
        Box(Rect(rect.x0, lower - QUOTE_RULE, rect.x1, lower), style.ink, rule),
    ]
    face = LineStyle("quote", style.face, style.size, style.ink, style.tracking)
    measure = rect.width - QUOTE_INSET
    lines: list[Item] = []
    found: list[Diagnostic] = []
    count = 0
    for k, paragraph in enumerate(paragraphs):
        got, n = setter.block(
            paragraph.text, face, (rect.x0 + QUOTE_INSET, 0), measure, style.pitch, Tag(piece.story, k, "pullquote")
        )
        lines += moved_down(got, count * style.pitch)
        count += n
        right = max((r.x + r.width for r in runs_of(got)), default=0)
        if right > rect.x1:
            over = -(-(right - rect.x1) // style.size)
            message = f"a line of the quotation of '{piece.story}' is too wide by about {counted(over, 'character')}"
            found.append(too_large(message, paragraph.text.at(0), rect, where))
    height = (count - 1) * style.pitch + style.size
    room = max(0, 1 + (lower - upper - 2 * QUOTE_RULE - style.size) // max(1, style.pitch))
    if count > room:
        message = f"the quotation of '{piece.story}' needs {count} lines, its area has {room}"
        found.append(too_large(message, piece.span, rect, where))
    base = (upper + lower - height) // 2 + setter.fonts.above(style.size)
    if mark is not None:
        out += setter.top("\u201c", mark, (rect.x0 + 2000, upper + 14000), tag=Tag("", -1, "furniture"))
    return DrawnText((*out, *moved_down(lines, base)), tuple(found))
