"""Page 3: the flower bed with China roses on a summer evening, the issue's one picture in continuous tone.

Rule followed: an RGB raster of 1103 by 300 px (264.6 by 72 pt at 300 ppi), drawn at twice that size
and brought down; muted colours of the paper's palette, one plane in focus; JPEG quality 92 with an
sRGB profile whose date is the issue's: same bytes each time.
"""

from __future__ import annotations

import io
import random

from flowerbed_plants import RED, RGB, YELLOW, Profile, blend, bud, foliage, model, mound, rose
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter

WIDTH, HEIGHT, OVER = 1103, 300, 2
W, H = WIDTH * OVER, HEIGHT * OVER
WALL_TOP, KERB = 150, 556
"""Top of the wall behind the bed and of the kerb before it, in pixels of the large drawing."""


def _ramp(size: tuple[int, int], top: RGB, foot: RGB) -> Image.Image:
    """A smooth run from one colour down to another."""
    way = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", size, foot), Image.new("RGB", size, top), way)


def _sky(canvas: Image.Image, dice: random.Random) -> None:
    """Evening air, and far crowns quite out of focus."""
    canvas.paste(_ramp((W, WALL_TOP + 40), (196, 208, 204), (244, 226, 190)), (0, 0))
    mask = Image.new("L", (W, WALL_TOP + 40), 0)
    pen = ImageDraw.Draw(mask)
    for middle, span in ((420, 240), (1120, 300), (1800, 360)):
        for _ in range(34):
            x, r = dice.gauss(middle, span / 2), dice.uniform(26, 60)
            y = 200 - max(0.0, 1 - abs(x - middle) / span) * dice.uniform(0, 150)
            pen.ellipse((x - r, y - r, x + r, y + r), fill=dice.randrange(90, 210))
    mask = mask.filter(ImageFilter.GaussianBlur(15))
    canvas.paste(_ramp(mask.size, (150, 166, 140), (116, 138, 116)), (0, 0), mask)


def _wall(canvas: Image.Image, dice: random.Random) -> None:
    """A low brick wall behind, its courses blurred by distance, dappled by the tree outside the picture."""
    wall = Image.new("RGB", (W, H - WALL_TOP), (176, 150, 128))
    pen = ImageDraw.Draw(wall)
    for row in range(10):
        for left in range(-20 - (row % 2) * 42, W, 84):
            tone = blend((140, 78, 62), (172, 106, 82), dice.random())
            pen.rectangle((left + 2, 26 + row * 28, left + 80, 50 + row * 28), fill=tone)
    pen.rectangle((0, 0, W, 24), fill=(206, 194, 174))
    pen.rectangle((0, 24, W, 31), fill=(104, 72, 60))
    wall = wall.filter(ImageFilter.GaussianBlur(3.2))
    shade = Image.new("L", wall.size, 0)
    spots = ImageDraw.Draw(shade)
    for _ in range(150):
        x, y, r = dice.uniform(W * 0.3, W + 60), dice.uniform(-20, 260), dice.uniform(16, 54)
        spots.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=dice.randrange(60, 130))
    wall.paste(Image.new("RGB", wall.size, (66, 58, 62)), (0, 0), shade.filter(ImageFilter.GaussianBlur(18)))
    edge = Image.new("L", (W, H), 0)
    edge.paste(255, (0, WALL_TOP + 3, W, H))
    edge = edge.filter(ImageFilter.GaussianBlur(2.4)).crop((0, WALL_TOP, W, H))
    canvas.paste(wall, (0, WALL_TOP), edge)


def _flowers(
    canvas: Image.Image, dice: random.Random, top: Profile, spots: tuple[tuple[int, int, int, int], ...], soft: float
) -> None:
    """Open flowers on a bank of leaves: x, depth under its top, radius, and 1 for a red one."""
    for x, under, radius, red in spots:
        shape = model(dice)
        rose(canvas, shape, (x, top(x) + under), radius, dice.uniform(-26, 26), RED if red else YELLOW, soft)


FAR = (
    (96, 16, 30, 1),
    (160, 34, 27, 1),
    (420, 10, 29, 0),
    (700, 18, 31, 1),
    (764, 40, 27, 0),
    (1010, 12, 29, 1),
    (1290, 16, 30, 0),
    (1346, 38, 28, 0),
    (1660, 12, 30, 1),
    (1940, 18, 29, 0),
    (2000, 36, 31, 1),
)
MIDDLE = (
    (20, 26, 46, 0),
    (268, 24, 50, 1),
    (352, 46, 43, 1),
    (566, 12, 45, 0),
    (856, 26, 50, 0),
    (1104, 16, 48, 1),
    (1186, 44, 44, 1),
    (1420, 22, 50, 0),
    (1566, 40, 45, 1),
    (1790, 16, 47, 0),
    (1866, 42, 50, 0),
    (2136, 16, 47, 1),
)
NEAR = (
    (130, 30, 62, 1),
    (446, 26, 66, 0),
    (556, 66, 55, 0),
    (720, 34, 64, 1),
    (1000, 30, 68, 1),
    (1290, 40, 62, 0),
    (1404, 64, 58, 1),
    (1690, 30, 67, 1),
    (1976, 40, 64, 0),
    (2078, 70, 54, 0),
)
"""The flowers of the three banks of leaves, far to near."""
BUDS = ((318, 1), (612, 0), (872, 1), (1138, 0), (1538, 1), (1570, 1), (1832, 0), (2160, 0))
"""Where buds rise over the near bank, and 1 for a red one."""


def _kerb(canvas: Image.Image, dice: random.Random) -> None:
    """Worn kerb stones in the shadow of the leaves, grass along their back edge."""
    kerb = _ramp((W, H - KERB), (206, 196, 178), (150, 142, 132))
    pen = ImageDraw.Draw(kerb)
    for joint in range(150, W, 330):
        pen.line((joint, 0, joint + 2, H - KERB), fill=(112, 104, 96), width=4)
    kerb = kerb.filter(ImageFilter.GaussianBlur(1.4))
    shade = Image.new("L", kerb.size, 0)
    spots = ImageDraw.Draw(shade)
    for _ in range(170):
        x, r = dice.uniform(0, W), dice.uniform(10, 34)
        spots.ellipse((x - r * 1.5, -r * 0.8, x + r * 1.5, r * 0.6), fill=dice.randrange(90, 170))
    kerb.paste(Image.new("RGB", kerb.size, (44, 46, 42)), (0, 0), shade.filter(ImageFilter.GaussianBlur(6)))
    canvas.paste(kerb, (0, KERB))
    blades = ImageDraw.Draw(canvas)
    for _ in range(420):
        x, lean, tall = dice.uniform(-10, W + 10), dice.uniform(-14, 14), dice.uniform(8, 34) * dice.random()
        tone = blend((52, 76, 54), (150, 160, 100), dice.random())
        blades.line((x, KERB + 5, x + lean, KERB + 5 - tall), fill=tone, width=3)


def _light(canvas: Image.Image, dice: random.Random) -> Image.Image:
    """Low sun from the upper left, cool shade to the right and at the foot, and a fine grain over all."""
    glow = ImageChops.invert(Image.radial_gradient("L")).resize((2400, 1300), Image.Resampling.BICUBIC)
    sun = Image.new("L", (W, H), 0)
    sun.paste(glow.point(lambda v: round(max(0, v - 60) * 0.98)), (-860, -640))
    canvas = ImageChops.screen(canvas, Image.composite(Image.new("RGB", (W, H), (255, 206, 138)), Image.new("RGB", (W, H)), sun))
    across = Image.linear_gradient("L").rotate(90).resize((W, H)).point(lambda v: round(v * 0.22))
    down = Image.linear_gradient("L").resize((W, H)).point(lambda v: round(max(0, v - 120) * 0.3))
    cool = Image.composite(
        Image.new("RGB", (W, H), (96, 104, 122)), Image.new("RGB", (W, H), (255, 255, 255)), ImageChops.add(across, down)
    )
    canvas = ImageChops.multiply(canvas, cool)
    grain = Image.frombytes("L", (WIDTH, HEIGHT), dice.randbytes(WIDTH * HEIGHT)).filter(ImageFilter.GaussianBlur(0.8))
    fine = grain.point(lambda v: round(128 + (v - 128) * 0.06)).convert("RGB")
    return ImageChops.add(canvas.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), fine, 1.0, -128)


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
    _sky(canvas, dice)
    _wall(canvas, dice)
    banks = (
        (300.0, 62.0, ((78, 94, 80), (146, 160, 118)), 4.2, FAR),
        (372.0, 66.0, ((56, 78, 64), (150, 168, 106)), 1.9, MIDDLE),
        (462.0, 74.0, ((38, 58, 48), (166, 180, 112)), 0.7, NEAR),
    )
    for base, swell, tones, soft, spots in banks:
        top = mound(dice, base, swell, W)
        foliage(canvas, dice, top, KERB + 16, tones, soft)
        if spots is NEAR:
            for x, red in BUDS:
                bud(canvas, dice, (x, top(x) - 52), 17, RED if red else YELLOW)
        _flowers(canvas, dice, top, spots, soft)
    _kerb(canvas, dice)
    out = io.BytesIO()
    _light(canvas, dice).save(out, "JPEG", quality=92, subsampling=0, dpi=(300, 300), icc_profile=_profile())
    return {"flowerbed.jpg": out.getvalue()}
