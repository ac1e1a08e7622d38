"""Page 4: today's weather over the bay of Wangchao, 280.9 by 244.8 pt (two columns, eighteen lines).

Rule followed: ten points are a kilometre, so that the ferry's 5.6 km to the island are 56 pt; land is
white, water a tint of the spot, shallows the next darker one.
"""

from __future__ import annotations

from ink import Point, circle, line, path, polar, rect, smooth, svg, text

WIDTH, HEIGHT = 280.9, 244.8
COAST: tuple[Point, ...] = (
    (221, -6), (216, 12), (200, 20), (191, 34), (174, 42), (168, 56), (160, 64), (158, 74), (146, 66),
    (134, 60), (124, 62), (126, 69), (138, 74), (147, 84), (142, 96), (136, 104), (137, 116), (146, 124),
    (150, 138), (162, 148), (184, 152), (204, 162), (222, 164), (237, 174), (240, 182), (226, 186),
    (206, 183), (190, 190), (184, 206), (192, 224), (198, 252),
)  # fmt: skip
ISLANDS: tuple[tuple[Point, ...], ...] = (
    ((189, 106), (195, 100), (204, 101), (209, 108), (205, 115), (196, 118), (189, 114), (189, 106)),
    ((225, 66), (231, 63), (235, 67), (232, 73), (226, 72), (225, 66)),
    ((242, 124), (244, 120.6), (248, 120), (251, 123), (249, 127), (245, 127.6), (242, 124)),
)
BROOK: tuple[Point, ...] = ((36, 44), (46, 52), (52, 62), (60, 66), (66, 76), (82, 82), (94, 94), (112, 96), (124, 104), (137, 106))
LAKE: tuple[Point, ...] = ((52, 150), (60, 146), (72, 148), (86, 146), (92, 151), (84, 156), (70, 154), (58, 157), (52, 150))
HIGH: tuple[Point, ...] = ((-8, 84), (10, 92), (34, 88), (52, 78), (74, 56), (92, 34), (104, 14), (112, -8))
SNOW = ((24, 36, 15.0), (38, 31, 11.0), (12, 42, 10.0), (50, 42, 8.0))


def _water() -> list[str]:
    """Sea, its shallows, then the land over them with a fine coast line."""
    coast = smooth(COAST, 1.0)
    land = f"{coast}L-6 252L-6 -6Z"
    islands = [smooth(points, 1.0) + "Z" for points in ISLANDS]
    return [
        rect(0, 0, WIDTH, HEIGHT, "sea-25"),
        path(coast, "none", stroke="sea-10", width=26, ends="round"),
        *(path(i, "none", stroke="sea-10", width=17, ends="round") for i in islands),
        path(land, "white", stroke="sea", width=0.7, ends="round"),
        *(path(i, "white", stroke="sea", width=0.7, ends="round") for i in islands),
    ]


def _mountain() -> list[str]:
    """High ground, on it bare peaks: a lit and a shaded face each."""
    parts = [path(f"{smooth(HIGH, 1.0)}L-8 -8Z", "k-10")]
    for x, y, h in sorted(SNOW, key=lambda peak: peak[1]):
        parts.append(path(f"M{x - h * 0.72} {y + h * 0.8}L{x} {y - h * 0.4}L{x + h * 0.14} {y + h * 0.8}Z", "white"))
        parts.append(path(f"M{x + h * 0.14} {y + h * 0.8}L{x} {y - h * 0.4}L{x + h * 0.74} {y + h * 0.8}Z", "sea-50"))
    return parts


def _streams() -> list[str]:
    """The brook that the town drinks, and its reservoir."""
    lake = path(smooth(LAKE, 1.0) + "Z", "sea-25", stroke="sea", width=0.5, ends="round")
    return [path(smooth(BROOK, 1.0), "none", stroke="sea", width=0.8, ends="round"), lake]


def _lines() -> list[str]:
    """Ferry lines dashed, the bridge with its two towers."""
    ferries = [
        ((139, 110), (189, 109)),
        ((141, 113), (212, 160)),
        ((139, 107), (226, 71)),
    ]
    bridge = [line((147, 84), (158, 74), "k", 1.3)]
    bridge += [line((x, y - 4.2), (x, y + 2), "k", 0.7) for x, y in ((150.2, 81.1), (154.8, 76.9))]
    return [line(a, b, "sea", 0.6, dash="3 2") for a, b in ferries] + bridge


def _sun(x: float, y: float, r: float) -> list[str]:
    rays = []
    for turn in range(0, 360, 45):
        rays.append(line(polar(x, y, r + 2, turn), polar(x, y, r + 4.8, turn), "k", 0.9, ends="round"))
    return [circle(x, y, r, "white", stroke="k", width=1), *rays]


def _cloud(x: float, y: float) -> str:
    """A cloud whose flat foot begins at (x, y), 21 pt wide."""
    d = f"M{x + 4} {y}a4.6 4.6 0 0 1 -0.4 -9.1a6.4 6.4 0 0 1 12.2 -1.4a5.3 5.3 0 0 1 1.4 10.5Z"
    return path(d, "white", stroke="k", width=1, ends="round")


def _sky(x: float, y: float, kind: str) -> list[str]:
    """A sign of the sky about (x, y)."""
    if kind == "sun":
        return _sun(x, y, 4.6)
    if kind == "sun-cloud":
        return [*_sun(x + 5.6, y - 5.2, 4), _cloud(x - 12, y + 6)]
    return [_cloud(x - 10.6, y + 5)]


def _place(at: Point, name: str, warm: str, label: Point, sky: tuple[Point, str], *, chief: bool = False) -> list[str]:
    """A town's dot, its name, its lowest and highest temperature and its sky."""
    x, y = label
    dot = [rect(at[0] - 2.6, at[1] - 2.6, 5.2, 5.2, "k")] if chief else [circle(at[0], at[1], 1.8, "white", stroke="k", width=1)]
    face = "hei-bold" if chief else "hei-medium"
    return [
        *dot,
        text((x, y), name, face, 10.5 if chief else 8.75),
        text((x, y + 10), warm, "hei-regular", 8),
        *_sky(*sky[0], sky[1]),
    ]


def _places() -> list[str]:
    return [
        *_place((137, 110), "望潮", "14～21℃", (92, 116), ((72, 117), "sun-cloud"), chief=True),
        *_place((60, 66), "石门村", "10～18℃", (66, 62), ((84, 42), "cloud")),
        *_place((26, 40), "白岩山", "3～11℃", (14, 66), ((24, 88), "cloud")),
        *_place((193, 110), "灯屿", "15～20℃", (195, 130), ((224, 104), "sun-cloud")),
        *_place((215, 163), "沙背", "14～20℃", (160, 174), ((176, 200), "sun")),
        *_place((229, 68), "小礁", "15～19℃", (238, 69), ((252, 50), "sun")),
        text((163, 84), "东滩", "kai", 9.25, "sea"),
        text((70, 168), "北塘水库", "kai", 9.25, "sea", "middle"),
        text((214, 24), "望", "kai", 13, "sea"),
        text((232, 30), "潮", "kai", 13, "sea"),
        text((249, 26), "湾", "kai", 13, "sea"),
        text((62, 96), "叠溪", "kai", 9.25, "sea"),
    ]


def _wind() -> list[str]:
    """The arrow of a north-easterly, and the height of the waves."""
    return [
        line((268, 209), (250, 227), "sea", 2.2),
        path("M245.4 231.6L248.4 220.6L256.4 228.6Z", "sea"),
        text((240, 221), "东北风4级", "hei-medium", 8.75, "k", "end"),
        text((240, 232), "浪高0.8米", "hei-regular", 8, "k", "end"),
    ]


def _legend() -> list[str]:
    """Title and scale at the foot on the left, on land."""
    return [
        text((12, 204), "湾上天气", "song-black", 20),
        text((12, 219), "10月19日　8时至20时", "hei-regular", 8.75),
        line((12, 231), (62, 231), "k", 1),
        *(line((x, 228.6), (x, 233.4), "k", 0.6) for x in (12, 37, 62)),
        text((67, 234), "5公里", "hei-regular", 8),
    ]


def draw() -> dict[str, str]:
    """The map."""
    parts = [*_water(), *_mountain(), *_streams(), *_lines(), *_places(), *_wind(), *_legend()]
    return {"bay.svg": svg(WIDTH, HEIGHT, parts)}
