"""Page 3: the way of a bag of waste, from the home through three stations to its four ends.

Rule followed: 680.4 by 223.2 pt over a tint that the layout lays; the first 46 pt at the left stay
free for title and deck; every word of the chart is K and stands here.
"""

from __future__ import annotations

from bins import CLASSES, sign
from ink import circle, clip_path, ellipse, group, line, num, path, poly, rect, svg, text
from pieces import d

WIDTH, HEIGHT = 680.4, 223.2
RADIUS, FIRST, STEP, LEVEL = 38.0, 55.0, 114.2, 124.0
"""Discs: radius, first centre, distance of the centres, height of the centres, in points."""
TILE, TILE_X, TILE_TOP, TILE_STEP = 40.0, 501.6, 11.0, 53.4
STATIONS = (
    ("家里", "先分干湿两桶"),
    ("弄口", "定时定点\uff0c破袋投放"),
    ("箱房", "四分类\uff0c称重登记"),
    ("清运", "分车收\uff0c分路走"),
)
ENDS = (
    ("可回收物", "打包进厂\uff0c再生造纸\u3001制瓶"),
    ("有害垃圾", "专车专库\uff0c无害化处置"),
    ("湿垃圾", "沤成有机肥\uff0c回到花坛"),
    ("干垃圾", "焚烧发电\uff0c灰渣填埋"),
)


def _small_bin(x: float, foot: float, w: float, h: float, ink: str) -> list[str]:
    """A bin seen from the front: tapered body and a lid, x its left edge."""
    top = foot - h
    return [
        poly([(x + w * 0.06, top), (x + w * 0.94, top), (x + w * 0.84, foot), (x + w * 0.16, foot)], ink),
        rect(x, top - h * 0.16, w, h * 0.16, ink, rx=h * 0.06),
        line(x + w * 0.06, top + 0.3, x + w * 0.94, top + 0.3, "white", 0.6),
    ]


def _home() -> list[str]:
    """A kitchen wall with window, shelf and hood, and the two bins on the floor."""
    tiles = [line(-40, y, 40, y, "white", 0.6) for y in (-23, -13, -3, 7)]
    joints = [line(x, -40, x, 17, "white", 0.6) for x in range(-35, 40, 10)]
    window = [
        rect(-22, -27, 21, 22, "teal"),
        rect(-20.4, -25.4, 17.8, 18.8, "white"),
        poly([(-20.4, -25.4), (-9, -25.4), (-20.4, -13)], "tint-a"),
        line(-11.5, -26, -11.5, -6, "teal", 1),
        line(-21, -16, -2, -16, "teal", 1),
        rect(-24, -5.6, 25, 2, "teal"),
    ]
    shelf = [
        line(6, -11, 29, -11, "k", 1.3),
        path("M9 -11.7V-19Q9 -21 11 -21Q13 -21 13 -19V-11.7Z", "red"),
        rect(9.6, -23.2, 2.8, 1.8, "k"),
        path("M15 -11.7Q14.6 -17.4 19 -17.4Q23.4 -17.4 23 -11.7Z", "skin"),
        rect(17.8, -18.8, 2.4, 1.6, "k"),
        rect(24.8, -16.6, 3.2, 4.9, "teal"),
    ]
    floor = [rect(-40, 17, 80, 25, "stone"), line(-40, 17, 40, 17, "k-50", 0.5), ellipse(2, 27.4, 25, 1.8, "k-30")]
    bins = _small_bin(-17, 27, 15, 20, "coffee") + _small_bin(3, 27, 15, 20, "k-85")
    signs = [sign("wet", "coffee", -9.5, 16.8, 0.36), sign("dry", "k-85", 10.5, 16.8, 0.36)]
    return [rect(-40, -40, 80, 60, "stone"), *tiles, *joints, *window, *shelf, *floor, *bins, *signs]


def _gate() -> list[str]:
    """The lane's mouth; a volunteer with a red armband takes a bag from a neighbour."""
    wall = [
        rect(-40, -40, 80, 62, "stone"),
        path("M-21 22V-14Q-21 -27 0 -27Q21 -27 21 -14V22Z", "white"),
        path("M-21 22V-14Q-21 -27 0 -27Q21 -27 21 -14V22", "none", stroke="k-50", width=1.2),
        rect(-11, -36, 22, 6.6, "k-85"),
        line(-6.4, -32.7, 6.4, -32.7, "white", 1.2, dash="3.2 1.6"),
        *(line(x, y, x + 9, y, "k-30", 0.5) for x, y in ((-37, -16), (-33, -8), (-38, 2), (25, -12), (28, 0), (24, 9))),
        rect(-40, 22, 80, 20, "k-15"),
        line(-40, 22, 40, 22, "k-50", 0.5),
    ]
    volunteer = [
        ellipse(-9, 28.6, 9, 1.6, "k-30"),
        path("M-15.6 8H-5.4L-6 28H-9.6L-10.5 13L-11.4 28H-15Z", "k-85"),
        path("M-17 10L-17.4 -5Q-17 -10.4 -12.6 -10.4H-8.4Q-4.4 -10.4 -4 -6L-3.8 10Z", "teal"),
        path("M-6.2 -8.4L4.6 -0.4L2.8 2.6L-7.4 -2.6Z", "teal"),
        circle(4.4, 1.4, 1.7, "skin"),
        poly([(-17.5, -3.6), (-13.2, -3.6), (-13.2, 0.6), (-17.5, 0.6)], "red"),
        circle(-10.5, -15.4, 4.6, "skin"),
        path("M-15.4 -15.6A4.9 4.9 0 0 1 -5.6 -15.6Z", "red"),
        path("M-6.4 -15.6H-2.8Q-3 -14.4 -6.4 -14.4Z", "red"),
    ]
    neighbour = [
        ellipse(17, 28.6, 8, 1.6, "k-30"),
        path("M11.8 10H19.4L18.8 28H16.2L15.6 14L15 28H12.4Z", "blue"),
        path("M10.4 14L10.6 -3Q11 -7.6 14.8 -7.6H16.4Q20.4 -7.6 20.8 -3L21.4 14Z", "white", stroke="k-30", width=0.4),
        path("M14.4 -5L6.8 2.2L8.4 4.6L16 1Z", "white", stroke="k-30", width=0.4),
        circle(15.6, -12.4, 4.3, "skin"),
        path("M11 -12Q11 -17.4 15.8 -17.4Q20.8 -17.4 20.4 -10.4L18.4 -9.4Q18.6 -13 16.6 -14Q13.6 -14.6 11 -12Z", "k"),
    ]
    bag = [
        line(6, 3, 6, 6.4, "k", 0.8),
        path("M3.4 6.4H8.6Q11.6 11 10.6 16.6H1.4Q0.4 11 3.4 6.4Z", "coffee"),
        rect(3.8, 5.6, 4.4, 1.4, "coffee"),
    ]
    return [*wall, *volunteer, *neighbour, *bag]


def _house() -> list[str]:
    """The bin house: four openings under one roof, a bag on the scale before them."""
    parts = [
        rect(-40, -40, 80, 60, "white"),
        *(circle(x, -22 - y, r, "teal") for x, y, r in ((-26, 1, 6), (-19, 5, 6.5), (24, 2, 6.5), (30, 7, 7))),
        rect(-40, 20, 80, 22, "k-15"),
        line(-40, 20, 40, 20, "k-50", 0.5),
        poly([(-33, -10), (-29, -20), (29, -20), (33, -10)], "k-70"),
        *(line(x, -19.5, x * 1.13, -10.4, "k-30", 0.5) for x in range(-24, 25, 6)),
        rect(-34, -10.4, 68, 2.4, "k-85"),
        rect(-30, -8, 60, 28, "stone"),
        poly([(-30, -8), (30, -8), (30, -4.6), (-30, -4.6)], "k-30"),
    ]
    for i, (kind, ink) in enumerate(CLASSES):
        x = -28 + 14.2 * i
        parts += [rect(x, -2.2, 12.8, 22.2, "k-85"), *_small_bin(x + 1, 20, 10.8, 15.4, ink), sign(kind, ink, x + 6.4, 12.8, 0.27)]
    scale = [
        ellipse(0, 33, 15, 1.5, "k-30"),
        rect(-10, 28.6, 20, 4.2, "k-70", rx=0.8),
        rect(-12, 27, 24, 1.8, "k"),
        rect(-3.6, 29.7, 7.2, 2.2, "white"),
        path("M-4.4 27Q-6 23.6 -2.6 21.6H2.6Q6 23.6 4.4 27Z", "coffee"),
        poly([(-2, 21.8), (-3.4, 19.4), (3.4, 19.4), (2, 21.8)], "coffee"),
    ]
    return parts + scale


def _truck() -> list[str]:
    """The collecting lorry on its street, houses behind."""
    houses = [
        rect(x, y, w, 20 - y, "stone") for x, y, w in ((-38, -10, 14), (-22, -20, 13), (-7, -14, 16), (11, -24, 12), (25, -12, 14))
    ]
    panes = [rect(x, y, 2.4, 3.4, "white") for x in (-19.4, -14.6, 13.6, 18) for y in (-16.6, -10.8) if x < 0 or y < -4]
    return [
        *houses,
        *panes,
        rect(-40, 20, 80, 22, "k-15"),
        line(-40, 20, 40, 20, "k-50", 0.5),
        line(-34, 30, 34, 30, "white", 1.2, dash="7 5"),
        ellipse(2, 24.4, 33, 1.8, "k-30"),
        poly([(-29, -9), (7.4, -9), (7.4, 17), (-29, 17)], "teal"),
        *(line(x, -8, x, 16, "white", 0.5) for x in (-21.8, -14.6, -7.4, -0.2)),
        poly([(-29, -9), (-33, -3), (-33, 15), (-29, 17)], "k-70"),
        sign("recyclable", "teal", -10.8, 4, 0.55),
        path("M9 -3.4H21.4Q23.6 -3.4 24.6 -1.4L29 7.6V17H9Z", "blue"),
        path("M13 -0.6H20.8Q22 -0.6 22.6 0.6L25.4 6.6H13Z", "white"),
        poly([(13, -0.6), (18, -0.6), (13, 4.6)], "k-15"),
        rect(27, 10.4, 2.8, 2.6, "skin"),
        rect(-31, 16.4, 61, 2.8, "k"),
        *(circle(x, 20, 5.2, "k") for x in (-21, 18.4)),
        *(circle(x, 20, 2, "white") for x in (-21, 18.4)),
    ]


SCENES = (_home, _gate, _house, _truck)


def _station(i: int) -> list[str]:
    """Disc, ring, number and captions of station i."""
    x = FIRST + STEP * i
    name, what = STATIONS[i]
    scene = group([circle(0, 0, RADIUS, "white"), *SCENES[i]()], clip=f"disc{i}")
    bx, by = x - RADIUS * 0.76, LEVEL - RADIUS * 0.76
    return [
        group([scene, circle(0, 0, RADIUS, "none", stroke="k", width=1.2)], f"translate({num(x)} {num(LEVEL)})"),
        circle(bx, by, 9.8, "k", stroke="white", width=1.2),
        text(bx, by + 4.4, str(i + 1), "song-black", 12, "white", "middle"),
        text(x, LEVEL + 57.4, name, "song-black", 13, "k", "middle"),
        text(x, LEVEL + 73.4, what, "hei-regular", 8.5, "k", "middle"),
    ]


def _link(i: int) -> list[str]:
    """The arrow from disc i to the next."""
    a, b = FIRST + STEP * i + RADIUS + 2.6, FIRST + STEP * (i + 1) - RADIUS - 2.6
    return [line(a, LEVEL, b - 5, LEVEL, "k", 1.2), poly([(b, LEVEL), (b - 8, LEVEL - 4), (b - 8, LEVEL + 4)], "k")]


def _branch(i: int) -> list[str]:
    """From the lorry to end i: a stroke of 3.4 pt in the class's ink, its arrow and its tile."""
    kind, ink = CLASSES[i]
    end = TILE_TOP + TILE_STEP * i + TILE / 2
    start = LEVEL + (i - 1.5) * 5.2
    x0, x1 = FIRST + STEP * 3 + RADIUS + 2.4, TILE_X - 12
    bend = (x0 + x1) / 2 + (-5.5 if i in (0, 3) else 3)
    name, what = ENDS[i]
    return [
        path(d("M", x0, start, "H", x0 + 3, "C", bend + 4, start, bend - 7, end, x1, end), "none", stroke=ink, width=3.4),
        poly([(TILE_X - 3, end), (x1 - 0.4, end - 5.4), (x1 - 0.4, end + 5.4)], ink),
        rect(TILE_X, end - TILE / 2, TILE, TILE, ink, rx=4),
        sign(kind, ink, TILE_X + TILE / 2, end + (0.6 if kind == "hazardous" else 0), 1.18),
        text(TILE_X + TILE + 12, end - 2.6, name, "song-black", 13),
        text(TILE_X + TILE + 12, end + 13, what, "hei-regular", 8.5),
    ]


def draw() -> dict[str, str]:
    """The chart, 680.4 by 223.2 pt."""
    parts: list[str] = []
    for i in range(4):
        parts += _branch(i) + _station(i)
    for i in range(3):
        parts += _link(i)
    clips = [clip_path(f"disc{i}", circle(0, 0, RADIUS, "k")) for i in range(4)]
    return {"chart.svg": svg(WIDTH, HEIGHT, parts, clips)}
