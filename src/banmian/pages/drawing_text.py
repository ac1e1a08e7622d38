"""Lines of text in a drawing that is placed: set in the paper's faces, judged by what the picture's frame leaves of them.

A line that the crop or the frame cuts away whole is not set. One that it cuts through is told (PIC043): half a word on a
page is nobody's will. What counts is the ink of the glyphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from banmian.colour import Ink as Paint
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import GlyphRun, Layer, Tag, outline_box
from banmian.geometry import Outline, Rect, points_on
from banmian.pages.ink import SLIGHT, Ink, true_ink
from banmian.phrases import say
from banmian.pictures.drawing import TextLine
from banmian.pictures.orient import inside
from banmian.template.model import LineStyle
from banmian.text.single import Setter
from banmian.values import frozen, record

ALIGN: dict[str, str] = {"start": "start", "middle": "centre", "end": "end"}
_TAG = Tag("", -1, "picture")


@frozen
class Visible:
    """What is seen of a drawing: inside the outline and inside the rectangle, on a page. `file`: as the editor names the
    drawing, `path`: relative to the root."""

    clip: Outline
    rect: Rect
    page: int
    file: str
    path: str


@record
class DrawingText:
    """Sets the lines of one placed drawing (a `TextSetter`) and says what is cut. `inks`: the paper's and the drawing's own."""

    setter: Setter
    inks: Mapping[str, Paint]
    visible: Visible
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def __call__(self, line: TextLine) -> tuple[GlyphRun, ...]:
        style = LineStyle("picture", line.role, line.size, self.inks[line.ink])
        words = StyledText(line.text, (), self._span(line))
        runs, _ = self.setter.line(words, style, (line.x, line.y), ALIGN[line.anchor], _TAG)
        turned = tuple(replace(r, layer=Layer.PICTURE, angle=line.angle) for r in runs)
        ink = true_ink(Ink(Rect(0, 0, 0, 0), None, list(turned)), self.setter.fonts) if turned else None
        if ink is None:
            return turned
        seen = _seen(ink, self.visible)
        if seen == "part":
            self._tell(line, ink)
        elif not seen:
            message = say("the text '{text}' in {file} lies outside the picture's frame", text=line.text, file=self.visible.file)
            hint = say("fit: contain shows all of it; nothing to do where that is meant")
            self.diagnostics.append(diagnose("TXT012", message, hint, self._span(line)))
        return turned if seen else ()

    def _span(self, line: TextLine) -> Span:
        return Span(line.file or self.visible.path, *line.place)

    def _tell(self, line: TextLine, ink: Rect) -> None:
        where = self.visible
        message = say("the text '{text}' in {file} is cut by the picture's frame", text=line.text, file=where.file)
        hint = say("fit: contain shows all of it; else another crop or focus, or move the text in the drawing")
        place = PlaceOnPage(where.page, ink.corners) if where.page else None
        self.diagnostics.append(diagnose("PIC043", message, hint, self._span(line), place))


def _seen(ink: Rect, visible: Visible) -> str:
    """How much of the ink is seen: "all", "part" or "" for nothing."""
    clip = outline_box(visible.clip)
    shown = Rect(
        max(clip.x0, visible.rect.x0), max(clip.y0, visible.rect.y0), min(clip.x1, visible.rect.x1), min(clip.y1, visible.rect.y1)
    )
    if not ink.overlaps(shown):
        return ""
    out = max(shown.x0 - ink.x0, ink.x1 - shown.x1, shown.y0 - ink.y0, ink.y1 - shown.y1)
    if out > SLIGHT:
        return "part"
    if "c" not in visible.clip.pieces:
        return "all"
    around = [(float(x), float(y)) for x, y in points_on(visible.clip)]
    corners = [inside((float(x), float(y)), around) for x in (ink.x0, ink.x1) for y in (ink.y0, ink.y1)]
    middle = inside(((ink.x0 + ink.x1) / 2, (ink.y0 + ink.y1) / 2), around)
    return "all" if all(corners) else "part" if middle or any(corners) else ""
