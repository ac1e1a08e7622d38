"""What a place stands on and what stands beside its head: the box's tint, bar and frame, the label, the place's own title, the
byline. Each in the room that it has, and told where that is too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from banmian.colour import Ink
from banmian.content.model import Head, Piece, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.display import Box, Frame, Item, Layer, Path, Stroke, Tag, framed
from banmian.flow.headfault import line_is_empty, shortened
from banmian.flow.label import label_items
from banmian.flow.linefit import fit_line, wrap_lines
from banmian.geometry import Rect, rounded_outline
from banmian.pages.borders import border_items
from banmian.pages.picture_frames import box_frame
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.template.model import Bar, Place, PlaceTitle
from banmian.text.place import Paint
from banmian.text.single import Setter
from banmian.values import frozen

TAG = Tag("", -1, "furniture")
TITLE_TAG, NOTE_TAG = Tag("", -1, "title"), Tag("", -1, "title-note")
Told = tuple[list[Item], list[Diagnostic]]
"""Items, and what there is to say of them."""


@frozen
class PlaceSite:
    """A place on its sheet, and what sets its lines."""

    sheet: Sheet
    place: Place
    setter: Setter

    @property
    def ground(self) -> Frame | None:
        return box_frame(self.sheet, self.place)

    def where(self, area: Rect) -> PlaceOnPage:
        """An area on its page, for messages."""
        return PlaceOnPage(self.sheet.plan.page_of(self.sheet.index, area.x0), area.corners)


def place_ground(site: PlaceSite, pieces: Sequence[Piece]) -> Told:
    """Tint, bar, frame and label of a box; the place's own title."""
    place = site.place
    out = [*_box(site), *_gutters(site)]
    found: list[Diagnostic] = []
    if pieces and pieces[0].head.tag and place.head and place.head.lines:
        items, diagnostics = _label(site, pieces[0].head.tag, pieces[0].story)
        out, found = out + items, found + diagnostics
    if place.title is not None:
        items, diagnostics = _title(site, place.title, pieces[0] if pieces and place.head is None else None)
        out, found = out + items, found + diagnostics
    return out, found


def _gutters(site: PlaceSite) -> list[Item]:
    """Rules down the gutters between the columns of a text area that asks for them, from its first line's top to its last one's
    foot."""
    sheet, paper = site.sheet, site.sheet.plan.paper
    out: list[Item] = []
    for area in site.place.text:
        style = dict(paper.text_styles).get(area.style)
        if not area.gutters or style is None:
            continue
        columns = sheet.text_columns(site.place, area, style.size)
        y0, y1 = sheet.grid.line_top(area.lines[0]), sheet.grid.line_foot(area.lines[1])
        for one, other in pairwise(columns):
            x = (one.x + one.measure + other.x) // 2 - area.gutters // 2
            rect = Rect(x, y0, x + area.gutters, y1)
            frame = Frame(
                "rule", say("a rule between columns of place {place}", place=site.place.name), rect, site.ground, area.span
            )
            out.append(Box(rect, paper.roles.text, TAG, Layer.RULE, area.span, frame))
    return out


def _box(site: PlaceSite) -> list[Item]:
    box, frame, ground = site.sheet.box(site.place), site.place.box, site.ground
    if box is None or frame is None or ground is None:
        return []
    out: list[Item] = []
    if frame.tint is not None and frame.radius:
        shape = rounded_outline(box, min(frame.radius, box.width // 2, box.height // 2))
        out.append(Path(shape, frame.tint, None, TAG, layer=Layer.TINT, origin=frame.span))
    elif frame.tint is not None:
        out.append(Box(box, frame.tint, TAG, Layer.TINT, frame.span))
    if frame.bar is not None:
        out.append(Box(_bar(box, frame.bar), frame.bar.ink, TAG, Layer.RULE, frame.span))
    for weight, inset in frame.frame:
        out += _frame(box.inset(inset), (weight, max(0, frame.radius - inset)), site.place, site.sheet.plan.paper.roles.text)
    if frame.border is not None:
        out += border_items(box, frame.border)
    return framed(out, ground)


def _bar(box: Rect, bar: Bar) -> Rect:
    if bar.side == "left":
        return Rect(box.x0, box.y0, box.x0 + bar.weight, box.y1)
    return Rect(box.x0, box.y0, box.x1, box.y0 + bar.weight)


def _frame(rect: Rect, drawn: tuple[int, int], place: Place, ink: Ink) -> list[Item]:
    """A frame inside the rectangle's edge, of a weight and the radius of its corners: four bars where these are square."""
    (weight, radius), span = drawn, place.box.span if place.box else None
    if radius:
        amid = rounded_outline(rect.inset(weight // 2), max(0, min(radius, rect.width // 2, rect.height // 2) - weight // 2))
        return [Path(amid, None, Stroke(ink, weight), TAG, layer=Layer.RULE, origin=span)]
    sides = (
        Rect(rect.x0, rect.y0, rect.x1, rect.y0 + weight), Rect(rect.x0, rect.y1 - weight, rect.x1, rect.y1),
        Rect(rect.x0, rect.y0, rect.x0 + weight, rect.y1), Rect(rect.x1 - weight, rect.y0, rect.x1, rect.y1),
    )  # fmt: skip
    return [Box(side, ink, TAG, Layer.RULE, span) for side in sides]


def _label(site: PlaceSite, tag: StyledText, story: str) -> Told:
    """A label above the place's head."""
    sheet, place, paper = site.sheet, site.place, site.sheet.plan.paper
    assert place.head is not None and place.head.lines is not None
    x0, x1 = sheet.head_span(place, place.head.cols)
    top = sheet.grid.line_top(place.head.lines[0] - 1) - paper.measures.label.lift
    paints = (Paint(paper.roles.label, TAG), Paint(paper.line_style("tag").ink, Tag(story, -1, "tag")))
    page = sheet.plan.page_of(sheet.index, x0)
    items, found = label_items(
        tag, Rect(x0, top, x1, top), paper.line_style("tag"), paints, (site.setter, page), paper.measures.label
    )
    area = Rect(x0, top, x1, top + sheet.grid.leading)
    return framed(items, Frame("label", say("the label of '{story}'", story=story), area, site.ground, tag.span)), found


def _title(site: PlaceSite, title: PlaceTitle, piece: Piece | None) -> Told:
    """A title flush left, a note flush right on its baseline, an em between them at least. Where the place has no head of
    its own, the story's headline may be the title and its deck the note; a title that no story has is furniture."""
    sheet = site.sheet
    area = sheet.area(sheet.layout.places[0], title.cols, title.lines)
    where = site.where(area)
    style, small = sheet.plan.paper.line_style("title"), sheet.plan.paper.line_style("title-note")
    head = piece.head if piece is not None else Head()
    own = head.headline if head.headline is not None and head.headline.text == title.text else None
    tag = Tag(piece.story, -1, "headline") if piece is not None and own is not None else TITLE_TAG
    line = fit_line(own or title.text, style, area.width, site.setter, is_head=True)
    base = area.y0 + site.setter.fonts.above(style.size)
    ground, written = site.ground, own.span if own is not None and own.span is not None else title.span
    frame = Frame("title", say("the title '{text}'", text=title.text), area, ground, written)
    out: list[Item] = framed(line.runs(area.x0, base, site.setter, tag), frame)
    found = line.diagnostics(say("the title"), where, written)
    note = title.note or (head.deck if own is not None else None)
    if note:
        tag = Tag(piece.story, -1, "deck") if piece is not None and not title.note else NOTE_TAG
        beside = fit_line(note, small, area.width - line.width - small.size, site.setter)
        span = note.span if isinstance(note, StyledText) and note.span is not None else title.span
        own_frame = Frame("title", say("the note of the title '{text}'", text=title.text), area, ground, span)
        out += framed(beside.runs(area.x1, base, site.setter, tag, "end"), own_frame)
        found += beside.diagnostics(say("the note beside the title '{text}'", text=title.text), where, span)
    if title.rule:
        y = sheet.grid.line_foot(title.lines[1]) - sheet.grid.em // 2
        rule = Rect(area.x0, y, area.x1, y + title.rule)
        out.append(
            Box(rule, style.ink, TAG, frame=Frame("rule", say("the rule under the title '{text}'", text=title.text), rect=rule))
        )
    return out, found


def place_byline(site: PlaceSite, piece: Piece) -> Told:
    """Under a short rule, one line for each of the author's (dummy, page 4); a longer one goes on in the next where the
    area has it."""
    sheet, place = site.sheet, site.place
    assert place.byline is not None and piece.head.byline is not None
    area = sheet.area(place, *place.byline)
    style, tag = sheet.plan.paper.line_style("byline"), Tag(piece.story, -1, "byline")
    size = sheet.plan.paper.measures.byline
    top = area.y0 - size.rule_up
    rule = Box(Rect(area.x0, top, area.x0 + size.rule_width, top + size.rule), style.ink, TAG)
    text, room = piece.head.byline, place.byline[1][1] - place.byline[1][0] + 1
    where = site.where(area)
    lines = [fit_line(line, style, area.width, site.setter) for line in wrap_lines(text, style, area.width, room, site.setter)]
    out: list[Item] = [rule]
    found = line_is_empty(text, where)
    base = area.y0 + site.setter.fonts.above(style.size)
    for i, line in enumerate(lines):
        out += line.runs(area.x0, base + i * sheet.grid.leading, site.setter, tag)
        found += line.diagnostics(say("the byline"), where, text.span)
    if len(lines) > room:
        message = say(
            "the byline '{text}' needs {lines}, its area has {room}",
            text=shortened(text),
            lines=counted(len(lines), "line"),
            room=room,
        )
        found.append(diagnose("FIT012", message, say("shorten it, or give the byline more lines in the layout"), text.span, where))
    frame = Frame(
        "byline", say("the byline of '{story}'", story=piece.story), replace(area, y0=area.y0 - sheet.grid.leading), site.ground
    )
    return framed(out, frame), found
