"""Our subset of SVG: what is read, what is told, where it lands on the page."""

from __future__ import annotations

import pytest

from banmian.colour import BLACK, WHITE, Ink
from banmian.diagnostics import Span
from banmian.display import GlyphRun, Group, Layer, Path, Stroke, Tag
from banmian.geometry import Rect, rect_outline
from banmian.pictures.drawing import Clipped, Drawing, Line, Shape, TextLine
from banmian.pictures.place import fit_picture, place_drawing
from banmian.pictures.svg import read_svg

INKS = {"k": BLACK, "white": WHITE, "brick": Ink("brick", (0, 620, 620, 280))}
TAG = Tag("wall", -1, "picture")


def svg(body: str, head: str = 'width="40" height="20" viewBox="0 0 40 20"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>\n{body}\n</svg>'.encode()


def read(body: str, **more) -> Drawing:
    drawing, found = read_svg(svg(body, **more), "images/a.svg", INKS, {"hei-regular"})
    assert not found
    assert drawing is not None
    return drawing


def told(data: bytes) -> list[tuple[str, int, int]]:
    drawing, found = read_svg(data, "images/a.svg", INKS, {"hei-regular"})
    assert drawing is None
    assert all(d.span and d.span.file == "images/a.svg" and d.message for d in found)
    return [(d.code, d.span.line, d.span.column) for d in found]


def test_shapes_in_inks():
    drawing = read(
        '<rect x="1" y="2" width="3" height="4" fill="var(--brick)"/>'
        '<line x1="0" y1="0" x2="5" y2="0" stroke="var(--k)" stroke-width="0.5" stroke-linecap="round"'
        ' stroke-dasharray="2 1 3"/>'
        '<path d="M0 0H9V9Z" fill="none"/>'
    )
    box, line = drawing.parts
    assert (drawing.width, drawing.height) == (40_000, 20_000)
    assert box == Shape(rect_outline(Rect(1_000, 2_000, 4_000, 6_000)), "brick", None)
    assert isinstance(line, Shape)
    assert line.line == Line("k", 500, 1, 0, (2_000, 1_000, 3_000, 2_000, 1_000, 3_000))
    assert line.fill is None


def test_styles_inherit_and_transforms_scale_lines():
    (shape,) = read(
        '<g fill="none" stroke="var(--k)" stroke-width="2" transform="translate(10 0)">'
        '<circle cx="0" cy="0" r="5" transform="scale(3)"/></g>'
    ).parts
    assert isinstance(shape, Shape)
    assert shape.line == Line("k", 6_000)
    assert next(iter(shape.outline)) == ("m", (25_000, 0))


def test_the_view_box_scales():
    (shape,) = read('<rect width="4" height="2" fill="var(--k)"/>', head='width="40pt" height="20pt" viewBox="0 0 4 2"').parts
    assert isinstance(shape, Shape)
    assert shape.outline == rect_outline(Rect(0, 0, 40_000, 20_000))


def test_text_is_a_line_with_its_role():
    parts = read(
        '<text x="20" y="9" font-family="hei-regular" font-size="8.5" text-anchor="middle" fill="var(--k)">'
        "\n \u666e\u80b2\u91cc </text>"
        '<g transform="rotate(90) scale(2)"><text x="1" y="0" font-family="hei-regular" font-size="4" fill="var(--k)">A</text></g>'
    ).parts
    assert parts[0] == TextLine(20_000, 9_000, "hei-regular", 8_500, "middle", "k", "\u666e\u80b2\u91cc", place=(2, 1))
    assert parts[1] == TextLine(0, 2_000, "hei-regular", 8_000, "start", "k", "A", 90, (3, 48))


def test_clips_by_name_wherever_they_are_declared():
    (part,) = read(
        '<g clip-path="url(#gate)" transform="translate(1 1)"><rect width="9" height="9" fill="var(--k)"/></g>'
        '<defs><clipPath id="gate"><rect width="4" height="4"/></clipPath></defs>'
    ).parts
    assert isinstance(part, Clipped)
    assert part.clip == rect_outline(Rect(1_000, 1_000, 5_000, 5_000))


def test_styles_for_previews_are_ignored():
    assert read("<style>:root{--k:#111}</style><title>\u57ce\u95e8</title>").parts == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<image href="a.png"/>', "PIC022"),
        ('<use href="#a"/>', "PIC022"),
        ('<rect width="1" height="1" fill="var(--k)" opacity="0.5"/>', "PIC022"),
        ('<rect width="1" height="1" fill="var(--k)" style="fill:red"/>', "PIC022"),
        ('<foreign:a xmlns:foreign="http://example.com/x"/>', "PIC022"),
        ('<text x="0" y="0" font-family="hei-regular" font-size="8" fill="var(--k)"><tspan>a</tspan></text>', "PIC022"),
        ('<rect width="1" height="1" fill="#ff0000"/>', "PIC023"),
        ('<rect width="1" height="1" fill="var(--gold)"/>', "PIC023"),
        ('<rect width="1" height="1"/>', "PIC023"),
        ('<rect width="wide" height="1" fill="var(--k)"/>', "PIC024"),
        ('<path d="M0 0 L" fill="var(--k)"/>', "PIC024"),
        ('<g transform="skewX(3)"><rect width="1" height="1" fill="var(--k)"/></g>', "PIC024"),
        ('<g clip-path="url(#none)"><rect width="1" height="1" fill="var(--k)"/></g>', "PIC024"),
        ('<text x="0" y="0" font-family="comic" font-size="8" fill="var(--k)">a</text>', "PIC025"),
    ],
)
def test_what_lies_outside_is_told_at_its_place(body, code):
    assert told(svg(body)) == [(code, 2, 1)]


def test_every_place_of_an_unknown_ink_is_told():
    bad = '<rect width="1" height="1" fill="var(--gold)"/>'
    assert told(svg(f"{bad}\n{bad}")) == [("PIC023", 2, 1), ("PIC023", 3, 1)]


def test_what_is_refused_whole():
    assert told(b"<svg><g></svg>")[0][0] == "PIC020"
    assert told(b"")[0][0] == "PIC020"
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
    assert told(bomb)[0][:2] == ("PIC021", 1)
    assert told(b'<?xml-stylesheet href="a"?><svg/>')[0][0] == "PIC021"
    assert told(svg("<g>" * 100 + "</g>" * 100))[0][0] == "PIC022"
    assert told(b"<html/>")[0][0] == "PIC022"
    assert told(svg("", head='width="0" height="3" viewBox="0 0 0 3"'))[0][0] == "PIC024"


def test_a_drawing_on_the_page():
    drawing = Drawing(
        10_000,
        10_000,
        (
            Shape(rect_outline(Rect(0, 0, 10_000, 5_000)), "brick", Line("k", 500, 1, 2, (1_000, 500))),
            Clipped(rect_outline(Rect(0, 0, 1_000, 1_000)), (TextLine(5_000, 5_000, "hei-regular", 8_000, "end", "k", "A"),)),
        ),
    )
    lines: list[TextLine] = []

    def set_text(line: TextLine) -> tuple[GlyphRun, ...]:
        lines.append(line)
        return (GlyphRun("hei", line.size, line.x, line.y, (1,), (0,), ("A",), 100, INKS[line.ink], TAG),)

    rect, clip, origin = Rect(1_000, 2_000, 21_000, 22_000), rect_outline(Rect(0, 0, 9, 9)), Span("a.md", 3)
    group = place_drawing(drawing, rect, clip, INKS, TAG, origin, set_text)
    path, inner = group.items
    assert (group.clip, group.tag, group.origin, group.layer) == (clip, TAG, origin, Layer.PICTURE)
    assert isinstance(path, Path)
    assert path.outline == rect_outline(Rect(1_000, 2_000, 21_000, 12_000))
    assert path.fill == INKS["brick"]
    assert path.stroke == Stroke(BLACK, 1_000, 1, 2, (2_000, 1_000))
    assert isinstance(inner, Group)
    assert inner.clip == rect_outline(Rect(1_000, 2_000, 3_000, 4_000))
    assert lines == [TextLine(11_000, 12_000, "hei-regular", 16_000, "end", "k", "A")]


@pytest.mark.parametrize(
    ("size", "fit", "wanted"),
    [
        ((200, 100), "cover", Rect(-50, 0, 150, 100)),
        ((200, 100), "contain", Rect(0, 25, 100, 75)),
        ((100, 200), "cover", Rect(0, -50, 100, 150)),
        ((100, 200), "contain", Rect(25, 0, 75, 100)),
        ((7, 7), "cover", Rect(0, 0, 100, 100)),
    ],
)
def test_fitting(size, fit, wanted):
    assert fit_picture(*size, Rect(0, 0, 100, 100), fit) == wanted
