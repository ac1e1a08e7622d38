"""Page 4: today's weather over the bay of Wangchao, 428.8 by 376.7 pt (three columns, twenty-eight lines).

Rule followed: fifteen points are a kilometre, so that the ferry's 5.6 km to the island are 84 pt; land is
white, water a tint of the spot, shallows a lighter one, the flats that fall dry are dotted.
"""

from __future__ import annotations

from ink import Point, circle, group, line, path, polar, rect, smooth, svg, text

WIDTH, HEIGHT = 428.8, 376.7
COAST: tuple[Point, ...] = (
    (340, -8), (331, 17), (307, 30), (292, 52), (267, 64), (256, 85), (245, 98), (241, 113), (223, 101),
    (204, 92), (188, 95), (193, 106), (211, 113), (224, 128), (217, 147), (207, 159), (209, 178), (223, 190),
    (229, 211), (247, 227), (281, 232), (312, 248), (339, 251), (362, 266), (367, 278), (346, 285),
    (315, 280), (290, 290), (281, 315), (293, 342), (302, 386),
)  # fmt: skip
ISLANDS: tuple[tuple[Point, ...], ...] = (
    ((292, 164), (301, 153), (315, 154), (322, 166), (315, 177), (301, 181), (291, 175), (292, 164)),
    ((346, 102), (354, 96), (362, 102), (357, 112), (348, 111), (346, 102)),
    ((372, 190), (376, 184), (383, 183), (387, 188), (384, 194), (377, 195), (372, 190)),
)
BROOK: tuple[Point, ...] = (
    (58, 64), (70, 79), (79, 95), (92, 101), (101, 116), (125, 125), (144, 143), (171, 147), (189, 159), (208, 162),
)  # fmt: skip
LAKE: tuple[Point, ...] = ((82, 232), (96, 225), (114, 229), (134, 224), (144, 232), (131, 241), (110, 238), (92, 243), (82, 232))
ROAD: tuple[Point, ...] = (
    (234, 386), (226, 340), (214, 296), (206, 250), (200, 214), (205, 176), (212, 146), (224, 128), (241, 113),
    (240, 98), (246, 76), (258, 56), (280, 42), (296, 22), (318, -10),
)  # fmt: skip
HIGH: tuple[Point, ...] = ((-10, 128), (14, 140), (50, 134), (80, 119), (112, 86), (140, 52), (158, 20), (170, -10))
PEAKS = ((36, 56, 24.0), (60, 46, 18.0), (16, 66, 16.0), (80, 64, 13.0))
FERRIES: tuple[tuple[Point, Point], ...] = (((211, 168), (292, 167)), ((214, 173), (324, 245)), ((211, 163), (347, 108)))
FLATS: tuple[Point, ...] = tuple(
    (x + (4 if row % 2 else 0), 118 + row * 6.5) for row in range(5) for x in range(232 - row * 2, 262 - row * 3, 8)
)


def _water() -> list[str]:
    """Sea, its shallows, then the land over them with a fine coast line."""
    coast = smooth(COAST, 1.0)
    islands = [smooth(points, 1.0) + "Z" for points in ISLANDS]
    return [
        rect(0, 0, WIDTH, HEIGHT, "sea-25"),
        path(coast, "none", stroke="sea-10", width=40, ends="round"),
        *(path(i, "none", stroke="sea-10", width=24, ends="round") for i in islands),
        *(circle(x, y, 0.7, "sea") for x, y in FLATS),
        path(f"{coast}L-10 386L-10 -10Z", "white", stroke="sea", width=0.9, ends="round"),
        *(path(i, "white", stroke="sea", width=0.9, ends="round") for i in islands),
    ]


def _land() -> list[str]:
    """High ground and its peaks, a lit and a shaded face each; brook, reservoir, coast road."""
    parts = [path(f"{smooth(HIGH, 1.0)}L-10 -10Z", "k-10")]
    for x, y, h in sorted(PEAKS, key=lambda peak: peak[1]):
        foot = y + h * 0.8
        parts.append(path(f"M{x - h * 0.72} {foot}L{x} {y - h * 0.4}L{x + h * 0.14} {foot}Z", "white"))
        parts.append(path(f"M{x + h * 0.14} {foot}L{x} {y - h * 0.4}L{x + h * 0.74} {foot}Z", "sea-50"))
    lake = path(smooth(LAKE, 1.0) + "Z", "sea-25", stroke="sea", width=0.6, ends="round")
    road = path(smooth(ROAD, 1.0), "none", stroke="k-30", width=1.4, ends="round")
    return [*parts, road, path(smooth(BROOK, 1.0), "none", stroke="sea", width=1.1, ends="round"), lake]


def _lines() -> list[str]:
    """Ferry lines dashed, the bridge with its two towers."""
    bridge = [line((224, 128), (241, 113), "k", 1.8)]
    bridge += [line((x, y - 6), (x, y + 3), "k", 0.9) for x, y in ((229, 123.5), (236, 117.5))]
    return [line(a, b, "sea", 0.7, dash="4 2.6") for a, b in FERRIES] + bridge


def _sun(x: float, y: float, r: float) -> list[str]:
    rays = (line(polar(x, y, r + 2.2, turn), polar(x, y, r + 5.2, turn), "k", 1, ends="round") for turn in range(0, 360, 45))
    return [circle(x, y, r, "white", stroke="k", width=1.1), *rays]


def _cloud(x: float, y: float) -> str:
    """A cloud whose flat foot begins at (x, y), 21 pt wide."""
    d = f"M{x + 4} {y}a4.6 4.6 0 0 1 -0.4 -9.1a6.4 6.4 0 0 1 12.2 -1.4a5.3 5.3 0 0 1 1.4 10.5Z"
    return path(d, "white", stroke="k", width=1, ends="round")


def _sky(at: Point, kind: str) -> str:
    """A sign of the sky about a point."""
    shapes = {
        "sun": _sun(0, 0, 4.8),
        "cloud": [_cloud(-10.6, 5)],
        "sun-cloud": [*_sun(5.6, -5.2, 4), _cloud(-12, 6)],
    }
    return group(shapes[kind], f"translate({at[0]} {at[1]}) scale(1.15)")


def _place(at: Point, name: str, warm: str, label: Point, sky: tuple[Point, str]) -> list[str]:
    """A place's dot, its name, its lowest and highest temperature and its sky."""
    x, y = label
    words = [text((x, y), name, "hei-medium", 10), text((x, y + 12), warm, "hei-regular", 9)]
    return [circle(at[0], at[1], 2.2, "white", stroke="k", width=1.1), *words, _sky(*sky)]


def _places() -> list[str]:
    town = [rect(204, 164, 7, 7, "k"), text((149, 178), "望潮", "hei-bold", 13), text((149, 191), "14～21℃", "hei-regular", 9)]
    return [
        *town,
        _sky((126, 180), "sun-cloud"),
        *_place((92, 101), "石门村", "10～18℃", (101, 97), ((129, 70), "cloud")),
        *_place((40, 58), "白岩山", "3～11℃", (20, 97), ((36, 128), "cloud")),
        *_place((296, 168), "灯屿", "15～20℃", (296, 199), ((347, 158), "sun-cloud")),
        *_place((328, 248), "沙背", "14～20℃", (246, 262), ((262, 300), "sun")),
        *_place((351, 105), "小礁", "15～19℃", (366, 106), ((382, 80), "sun")),
    ]


def _names() -> list[str]:
    """Waters and roads, in Kai."""
    bay = ((350, 34, "望"), (375, 46, "潮"), (400, 42, "湾"))
    return [
        *(text((x, y), sign, "kai", 19, "sea") for x, y, sign in bay),
        text((266, 128), "东滩", "kai", 10, "sea"),
        text((113, 256), "北塘水库", "kai", 10, "sea", "middle"),
        text((112, 146), "叠溪", "kai", 10, "sea"),
        text((236, 160), "灯屿线", "kai", 8.25, "sea"),
        text((228, 90), "跨湾桥", "kai", 8.25, "k", "end"),
    ]


def _wind() -> list[str]:
    """The arrow of a north-easterly, the waves and the water's warmth."""
    return [
        line((412, 318), (390, 340), "sea", 2.8),
        path("M383 347L387 331.5L398.5 343Z", "sea"),
        text((376, 330), "东北风4级", "hei-medium", 10, "k", "end"),
        text((376, 343), "浪高0.8米", "hei-regular", 9, "k", "end"),
        text((376, 356), "水温20.6℃", "hei-regular", 9, "k", "end"),
    ]


def _legend() -> list[str]:
    """Title and scale at the foot on the left, on land."""
    return [
        text((16, 318), "湾上天气", "song-black", 24),
        text((16, 335), "10月19日　8时至20时", "hei-regular", 9),
        line((16, 355), (91, 355), "k", 1.1),
        *(line((x, 352), (x, 358), "k", 0.7) for x in (16, 53.5, 91)),
        text((97, 358), "5公里", "hei-regular", 8.25),
    ]


def draw() -> dict[str, str]:
    """The map."""
    parts = [*_water(), *_land(), *_lines(), *_names(), *_places(), *_wind(), *_legend()]
    return {"bay.svg": svg(WIDTH, HEIGHT, parts)}
