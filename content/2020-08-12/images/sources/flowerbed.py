"""Page 3: the flower bed with China roses before a brick wall, the issue's one picture in continuous tone.

Rule followed: an RGB raster of 1103 by 300 px (264.6 by 72 pt at 300 ppi), drawn at three times that
size and brought down, JPEG quality 90 with an sRGB profile whose date is the issue's: same bytes each time.
"""

from __future__ import annotations

import io
import math
import random

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter

RGB = tuple[int, int, int]
WIDTH, HEIGHT, OVER = 1103, 300, 3
W, H = WIDTH * OVER, HEIGHT * OVER
WALL_TOP, SOIL = 330, 770
"""Top of the wall's coping and of the soil, in pixels of the large drawing."""
REDS: tuple[RGB, ...] = ((122, 18, 22), (168, 28, 30), (196, 44, 40), (226, 92, 78))
YELLOWS: tuple[RGB, ...] = ((186, 118, 30), (222, 158, 48), (240, 190, 78), (253, 226, 150))


def _blend(a: RGB, b: RGB, t: float) -> RGB:
    return (round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t), round(a[2] + (b[2] - a[2]) * t))


def _vertical(size: tuple[int, int], top: RGB, foot: RGB) -> Image.Image:
    """A smooth run from one colour down to another."""
    ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", size, foot), Image.new("RGB", size, top), ramp)


def _tint(canvas: Image.Image, colour: RGB, mask: Image.Image, at: tuple[int, int] = (0, 0)) -> None:
    """Colour laid through a mask of the strength of each pixel."""
    canvas.paste(Image.new("RGB", mask.size, colour), at, mask)


def _sky(canvas: Image.Image) -> None:
    canvas.paste(_vertical((W, WALL_TOP + 20), (150, 190, 206), (250, 236, 206)), (0, 0))
    glow = ImageChops.invert(Image.radial_gradient("L")).resize((1500, 1100), Image.Resampling.BICUBIC)
    _tint(canvas, (255, 238, 186), glow.point(lambda v: round(max(0, v - 76) ** 2 / 126)), (-120, -330))
    clouds = Image.new("L", (W, 400), 0)
    pen = ImageDraw.Draw(clouds)
    for x, y, w, h in ((1120, 96, 520, 36), (1330, 64, 360, 44), (2230, 150, 640, 34), (2480, 116, 380, 46), (330, 190, 420, 26)):
        pen.ellipse((x, y, x + w, y + h), fill=170)
    _tint(canvas, (255, 252, 244), clouds.filter(ImageFilter.GaussianBlur(16)))


def _trees(canvas: Image.Image, dice: random.Random) -> None:
    """Far crowns over the wall, soft."""
    mask = Image.new("L", (W, 420), 0)
    pen = ImageDraw.Draw(mask)
    for cx, span in ((620, 260), (1820, 330), (2960, 300)):
        for _ in range(26):
            x, r = cx + dice.gauss(0, span / 2), dice.uniform(40, 78)
            y = 312 - max(0.0, 1 - abs(x - cx) / span) * dice.uniform(10, 130)
            pen.ellipse((x - r, y - r * 0.8, x + r, y + r * 0.8), fill=210)
    mask = mask.filter(ImageFilter.GaussianBlur(7))
    canvas.paste(_vertical((W, 420), (164, 186, 140), (118, 146, 104)), (0, 0), mask)


def _wall(canvas: Image.Image, dice: random.Random) -> None:
    """Courses of brick, each its own tone; light from the left fades along the wall."""
    canvas.paste(Image.new("RGB", (W, SOIL + 14 - WALL_TOP), (206, 188, 166)), (0, WALL_TOP))
    pen = ImageDraw.Draw(canvas)
    for row in range(9):
        y = WALL_TOP + 46 + row * 46
        x = -(row % 2) * 66 - 20
        while x < W:
            tone = _blend((166, 74, 52), (196, 104, 74), dice.random())
            pen.rectangle((x + 4, y + 4, x + 128, y + 41), fill=tone)
            pen.rectangle((x + 4, y + 4, x + 128, y + 9), fill=_blend(tone, (255, 220, 190), 0.28))
            x += 132
    pen.rectangle((0, WALL_TOP, W, WALL_TOP + 44), fill=(226, 214, 194))
    pen.rectangle((0, WALL_TOP + 32, W, WALL_TOP + 44), fill=(182, 166, 144))
    for x in range(90, W, 330):
        pen.line((x, WALL_TOP, x, WALL_TOP + 44), fill=(170, 154, 132), width=4)
    shade = Image.linear_gradient("L").rotate(90).resize((W, SOIL + 14 - WALL_TOP)).point(lambda v: round(v * 0.42))
    _tint(canvas, (70, 34, 36), shade, (0, WALL_TOP))
    under = ImageChops.invert(Image.linear_gradient("L")).resize((W, 70)).point(lambda v: round(v * 0.45))
    _tint(canvas, (60, 28, 26), under, (0, WALL_TOP + 45))


def _leaf_shape(
    length: float, width: float, turn: float, at: tuple[float, float]
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Both halves of a pointed leaf from its stalk end."""
    halves = []
    for side in (1, -1):
        points = [(0.0, 0.0)]
        for i in range(1, 13):
            t = i / 12
            notch = 1.06 if i % 2 else 0.94
            points.append((length * t, side * width * math.sin(math.pi * t**0.86) * notch))
        c, s = math.cos(turn), math.sin(turn)
        halves.append([(at[0] + x * c - y * s, at[1] + x * s + y * c) for x, y in points])
    return halves[0], halves[1]


def _leaf(pen: ImageDraw.ImageDraw, x: float, y: float, length: float, turn: float, tone: float) -> None:
    light, dark = _blend((122, 160, 92), (74, 116, 74), tone), _blend((88, 128, 74), (40, 78, 56), tone)
    right, left = _leaf_shape(length, length * 0.3, turn, (x, y))
    up = math.cos(turn) > 0
    pen.polygon(right, fill=dark if up else light)
    pen.polygon(left, fill=light if up else dark)
    tip = (x + length * 0.92 * math.cos(turn), y + length * 0.92 * math.sin(turn))
    pen.line((x, y, *tip), fill=_blend(light, (230, 236, 196), 0.5), width=3)


def _bushes(canvas: Image.Image, dice: random.Random, stems: list[tuple[float, float]]) -> None:
    """Foliage in two depths, the back one darker and softer."""
    for depth, count in ((1.0, 190), (0.5, 170), (0.12, 90)):
        layer = canvas.copy()
        pen = ImageDraw.Draw(layer)
        if depth < 0.6:
            for x, y in stems:
                foot = x + dice.uniform(-20, 20)
                pen.line((x, y, (x + foot) / 2 + 8, (y + SOIL) / 2, foot, SOIL + 30), fill=(66, 104, 62), width=11, joint="curve")
                pen.line((x - 3, y, (x + foot) / 2 + 5, (y + SOIL) / 2, foot - 3, SOIL + 30), fill=(122, 158, 94), width=3)
        for _ in range(count):
            x = dice.uniform(-40, W + 40)
            y = dice.triangular(500, SOIL + 40, 730) - (40 if depth == 1.0 else 0)
            _leaf(pen, x, y, dice.uniform(74, 122), dice.uniform(-math.pi, 0.35), depth)
        if depth == 1.0:
            layer = layer.filter(ImageFilter.GaussianBlur(3))
        canvas.paste(layer, (0, 0))


def _petal(
    canvas: Image.Image, cx: float, cy: float, turn: float, out: float, long: float, wide: float, dark: RGB, light: RGB
) -> None:
    """One petal: a rotated oval, dark at its base, light to the rim, with a soft shadow under it."""
    box = int(max(long, wide) * 2.8)
    mask = Image.new("L", (box, box), 0)
    m = box / 2
    ImageDraw.Draw(mask).ellipse((m - long, m - wide, m + long, m + wide), fill=255)
    ramp = Image.linear_gradient("L").rotate(90).resize((box, box))
    degrees = -math.degrees(turn)
    mask = mask.rotate(degrees, Image.Resampling.BICUBIC)
    ramp = ramp.rotate(degrees, Image.Resampling.BICUBIC)
    x, y = round(cx + out * math.cos(turn) - m), round(cy + out * math.sin(turn) - m)
    shadow = mask.filter(ImageFilter.GaussianBlur(box * 0.05)).point(lambda v: round(v * 0.5))
    _tint(canvas, _blend(dark, (20, 8, 10), 0.5), shadow, (x + 3, y + 6))
    face = Image.composite(Image.new("RGB", (box, box), light), Image.new("RGB", (box, box), dark), ramp)
    canvas.paste(face, (x, y), mask)


def _rose(canvas: Image.Image, cx: float, cy: float, r: float, tones: tuple[RGB, ...], turn: float) -> None:
    """A full rose in four rings of petals and a furled heart; the upper left takes the light."""
    soft = Image.new("L", (int(r * 3.4), int(r * 3.4)), 0)
    q = soft.size[0] / 2
    ImageDraw.Draw(soft).ellipse((q - r, q - r, q + r, q + r), fill=150)
    _tint(canvas, (24, 30, 24), soft.filter(ImageFilter.GaussianBlur(r * 0.2)), (round(cx - q + r * 0.22), round(cy - q + r * 0.3)))
    rings = ((6, 0.58, 0.5, 0.46), (6, 0.44, 0.4, 0.4), (5, 0.29, 0.32, 0.33), (4, 0.15, 0.24, 0.26), (3, 0.06, 0.15, 0.17))
    for k, (count, out, long, wide) in enumerate(rings):
        for i in range(count):
            a = turn + k * 0.55 + 2 * math.pi * i / count
            lit = 0.5 - 0.5 * math.cos(a - math.radians(45))
            dark = _blend(tones[0], tones[1], 0.15 + 0.5 * lit)
            light = _blend(tones[2], tones[3], 0.15 + 0.75 * lit - 0.04 * k)
            _petal(canvas, cx, cy, a, out * r, long * r, wide * r, dark, light)
    pen = ImageDraw.Draw(canvas)
    for i in range(3):
        s = r * (0.15 - 0.045 * i)
        pen.arc(
            (cx - s, cy - s, cx + s, cy + s),
            200 + 90 * i,
            20 + 90 * i + 200,
            fill=_blend(tones[0], tones[1], 0.2),
            width=max(3, round(r * 0.03)),
        )


def _bud(canvas: Image.Image, x: float, y: float, r: float, tones: tuple[RGB, ...]) -> None:
    _petal(canvas, x, y, -math.pi / 2, 0, r, r * 0.62, tones[1], tones[3])
    _petal(canvas, x - r * 0.16, y + r * 0.1, -math.pi / 2, 0, r * 0.8, r * 0.4, tones[0], tones[2])
    pen = ImageDraw.Draw(canvas)
    for turn in (-2.1, -1.57, -1.04):
        _leaf(pen, x, y + r * 0.95, r * 0.95, turn, 0.3)


def _soil(canvas: Image.Image, dice: random.Random) -> None:
    """Dark compost and the stone kerb in front."""
    canvas.paste(_vertical((W, H - SOIL), (92, 66, 50), (58, 40, 32)), (0, SOIL + 14))
    pen = ImageDraw.Draw(canvas)
    for _ in range(900):
        x, y, r = dice.uniform(0, W), dice.uniform(SOIL + 16, H), dice.uniform(3, 8)
        pen.ellipse((x - r, y - r * 0.6, x + r, y + r * 0.6), fill=_blend((50, 34, 28), (136, 104, 78), dice.random()))


def _kerb(canvas: Image.Image) -> None:
    canvas.paste(_vertical((W, 62), (232, 224, 208), (176, 166, 150)), (0, H - 62))
    pen = ImageDraw.Draw(canvas)
    pen.line((0, H - 62, W, H - 62), fill=(248, 244, 234), width=6)
    for x in range(210, W, 420):
        pen.line((x, H - 62, x, H), fill=(140, 130, 116), width=5)
        pen.line((x + 5, H - 58, x + 5, H), fill=(240, 234, 222), width=3)


ROSES = (
    (150, 500, 128),
    (520, 410, 142),
    (880, 545, 122),
    (1230, 430, 150),
    (1600, 520, 130),
    (1960, 405, 140),
    (2320, 535, 128),
    (2690, 425, 148),
    (3060, 520, 132),
)
"""Centre and radius of the open flowers, in pixels of the large drawing."""
BUDS = (
    (340, 590, 44),
    (700, 330, 40),
    (1060, 610, 46),
    (1430, 330, 38),
    (1790, 610, 44),
    (2140, 330, 40),
    (2510, 620, 44),
    (2880, 330, 40),
    (3230, 400, 42),
)


def _profile() -> bytes:
    """sRGB, its creation date set to the issue's so that the file does not change."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = b"".join(n.to_bytes(2, "big") for n in (2020, 8, 12, 0, 0, 0))
    made[84:100] = bytes(16)
    return bytes(made)


def draw() -> dict[str, bytes]:
    """The flower bed as JPEG."""
    dice = random.Random(20200812)
    canvas = Image.new("RGB", (W, H))
    _sky(canvas)
    _trees(canvas, dice)
    _wall(canvas, dice)
    _soil(canvas, dice)
    _bushes(canvas, dice, [*((x, y) for x, y, _ in ROSES), *((x, y + r) for x, y, r in BUDS)])
    for i, (x, y, r) in enumerate(BUDS):
        _bud(canvas, x, y, r, YELLOWS if i % 2 else REDS)
    for i, (x, y, r) in enumerate(ROSES):
        _rose(canvas, x, y, r, YELLOWS if i % 2 else REDS, 0.4 * i)
    _kerb(canvas)
    small = canvas.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=90, subsampling=0, dpi=(300, 300), icc_profile=_profile())
    return {"flowerbed.jpg": out.getvalue()}
