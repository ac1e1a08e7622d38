"""A pull quote: large text between two rules behind a coloured quotation mark (dummy, page 4)."""

from __future__ import annotations

from banmian.content.model import Paragraph, Piece
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.wording import counted
from banmian.display import Box, Item, Tag, runs_of
from banmian.flow.drawn import DrawnText, too_large
from banmian.flow.turned import moved_down
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.template.model import LineStyle, Paper, TextStyle
from banmian.text.single import Setter

QUOTED = Tag("", -1, "pullquote")


def quote_height(piece: Piece, style: TextStyle, width: int, setter: Setter, paper: Paper) -> int:
    """How high its words are over so much width between their rules, mp."""
    size, face = paper.measures.quote, _face(style)
    texts = [b.text for b in piece.blocks if isinstance(b, Paragraph)]
    set_texts = (setter.block(text, face, (0, 0), width - size.text, style.pitch, QUOTED, style.even) for text in texts)
    count = sum(lines for _, lines in set_texts)
    return 2 * (size.inset + size.rule) + (count - 1) * style.pitch + style.size


def draw_pull_quote(
    piece: Piece, style: TextStyle, rect: Rect, setter: Setter, paper: Paper, where: tuple[int, str] = (0, "")
) -> DrawnText:
    """Text centred between two rules, the mark, if the paper has one, at its left; what does not stand between them is told."""
    paragraphs = [b for b in piece.blocks if isinstance(b, Paragraph)]
    rule = Tag("", -1, "rule")
    size, mark = paper.measures.quote, dict(paper.line_styles).get("quote-mark")
    upper, lower = rect.y0 + size.inset, rect.y1 - size.inset
    out: list[Item] = [
        Box(Rect(rect.x0, upper, rect.x1, upper + size.rule), style.ink, rule),
        Box(Rect(rect.x0, lower - size.rule, rect.x1, lower), style.ink, rule),
    ]
    face = _face(style)
    measure = rect.width - size.text
    lines: list[Item] = []
    found: list[Diagnostic] = []
    count = 0
    for k, paragraph in enumerate(paragraphs):
        got, n = setter.block(
            paragraph.text, face, (rect.x0 + size.text, 0), measure, style.pitch, Tag(piece.story, k, "pullquote"), style.even
        )
        lines += moved_down(got, count * style.pitch)
        count += n
        right = max((r.x + r.width for r in runs_of(got)), default=0)
        if right > rect.x1:
            over = counted(-(-(right - rect.x1) // style.size), "character")
            message = say("a line of the quotation of '{story}' is too wide by about {over}", story=piece.story, over=over)
            found.append(too_large(message, paragraph.text.at(0), rect, where))
    height = (count - 1) * style.pitch + style.size
    room = max(0, 1 + (lower - upper - 2 * size.rule - style.size) // max(1, style.pitch))
    if count > room:
        message = say(
            "the quotation of '{story}' needs {count} lines, its area has {room}", story=piece.story, count=count, room=room
        )
        found.append(too_large(message, piece.span, rect, where))
    base = (upper + lower - height) // 2 + setter.fonts.above(style.size)
    if mark is not None:
        out += setter.top("\u201c", mark, (rect.x0 + size.mark_left, upper + size.mark_down), tag=Tag("", -1, "furniture"))
    return DrawnText((*out, *moved_down(lines, base)), tuple(found))


def _face(style: TextStyle) -> LineStyle:
    return LineStyle("quote", style.face, style.size, style.ink, style.tracking)
