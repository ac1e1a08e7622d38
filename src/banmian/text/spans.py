"""The text cut where its look changes: face of Han, face of Latin, size and rise of each stretch.

Marks of an article (content/model.py) choose: strong, kai, hei, sup, sub, frac. docs/rules/typography.md, Mixed type: Latin letters
come from the style's Latin face, scaled so that its digits agree with those of the Han face, on one base line.
"""

from __future__ import annotations

from itertools import pairwise

from banmian.content.model import StyledText
from banmian.text.setting import Look, TextSetting
from banmian.values import frozen

RAISED = {"sup": (600, 340), "sub": (600, -120)}
"""Kind -> (size, rise) in thousandths of the text's size: a note's number, an exponent, an index (the team's choice)."""
BUILT = frozenset({*RAISED, "frac"})
"""What is set in another size or place than the text around it, and what a look alone does not tell."""


@frozen
class SpanFace:
    """A stretch start..end of one look. Sizes in mp; `look` and `latin_look` are None where they are the line's own."""

    start: int
    end: int
    face: str
    size: int
    look: Look | None
    latin: str
    latin_size: int
    latin_look: Look | None
    kind: str = ""
    """sup, sub or frac; "" for text on the line."""


def span_faces(text: StyledText, setting: TextSetting, latin_scale: int = 1000) -> list[SpanFace]:
    """The stretches of a text, in order. Of two marks one in the other the inner one holds; of two over the
    same characters the one that stands first, which content gives in this order. `latin_scale`: size of the Latin
    companion in thousandths of the text's (fonts/companion.py)."""
    length = len(text.text)
    if not text.marks:
        return [_span(0, length, setting.face, "", (setting, latin_scale))]
    faces = {"strong": setting.strong, "kai": setting.kai, "hei": setting.hei or setting.strong}
    chosen = [m for m in text.marks if (faces.get(m.kind) or m.kind in BUILT) and m.start < m.end]
    if not chosen:
        return [_span(0, length, setting.face, "", (setting, latin_scale))]
    edges = sorted({0, length, *(m.start for m in chosen), *(m.end for m in chosen)})
    spans: list[SpanFace] = []
    for start, end in pairwise(edges):
        over = sorted((m for m in chosen if m.start <= start and m.end >= end), key=lambda m: m.end - m.start)
        face = next((faces[m.kind] for m in over if faces.get(m.kind)), setting.face)
        spans.append(_span(start, end, face, next((m.kind for m in over if m.kind in BUILT), ""), (setting, latin_scale)))
    return spans


def _span(start: int, end: int, face: str, kind: str, style: tuple[TextSetting, int]) -> SpanFace:
    setting, latin_scale = style
    size, rise = setting.size, 0
    if kind in RAISED:
        size, rise = setting.size * RAISED[kind][0] // 1000, setting.size * RAISED[kind][1] // 1000
    look = Look(size, rise) if kind in RAISED else None
    if not setting.latin or face != setting.face:
        return SpanFace(start, end, face, size, look, face, size, look, kind)
    fitted = size * latin_scale // 1000
    latin_look = Look(fitted, rise) if fitted != setting.size or rise else None
    return SpanFace(start, end, face, size, look, setting.latin, fitted, latin_look, kind)
