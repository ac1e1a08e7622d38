"""Page 3's flower bed, what grows in it: mounds of rose leaves and soft, half-turned China roses.

Rule followed: no outline and no flat patch, every leaf and petal is a run of tone; all sizes in
pixels of the large drawing, light from the upper left, all chance from the dice handed in.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

RGB = tuple[int, int, int]
Profile = Callable[[float], float]
"""The height of a mound's top (a y coordinate) at each x."""

RED: tuple[RGB, RGB, RGB] = ((84, 22, 30), (164, 54, 52), (226, 142, 122))
YELLOW: tuple[RGB, RGB, RGB] = ((142, 88, 34), (216, 166, 84), (250, 230, 178))
"""Shadow, body and lit rim of a flower."""
TEMPLATE = 288
"""Side of the square in which a flower is first modelled."""


def blend(a: RGB, b: RGB, t: float) -> RGB:
    """The colour a share `t` of the way from `a` to `b`."""
    return (round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t), round(a[2] + (b[2] - a[2]) * t))


def mound(dice: random.Random, base: float, swell: float, width: int) -> Profile:
    """A rolling top about `base`: bushes a hundred pixels wide and more, of uneven height."""
    bumps = [(x + dice.uniform(-50, 50), dice.uniform(0.3, 1.0), dice.uniform(66, 120)) for x in range(-60, width + 120, 150)]

    def top(x: float) -> float:
        return base - swell * max(h * math.exp(-(((x - at) / w) ** 2)) for at, h, w in bumps)

    return top


def _half_leaf(length: float, breadth: float, side: int) -> list[tuple[float, float]]:
    return [(length * i / 8, side * breadth * math.sin(math.pi * (i / 8) ** 0.8)) for i in range(9)]


def _leaf(pen: ImageDraw.ImageDraw, x: float, y: float, length: float, turn: float, tone: RGB) -> None:
    """One pointed leaf folded along its rib: the half that faces the light is a little warmer."""
    c, s = math.cos(turn), math.sin(turn)
    for side in (1, -1):
        lit = (c if side < 0 else -c) * 0.5 + 0.5
        points = [(x + u * c - v * s, y + u * s + v * c) for u, v in _half_leaf(length, length * 0.27, side)]
        pen.polygon(points, fill=blend(blend(tone, (28, 48, 42), 0.2), blend(tone, (214, 206, 142), 0.24), lit))


def foliage(canvas: Image.Image, dice: random.Random, top: Profile, foot: float, tones: tuple[RGB, RGB], soft: float) -> None:
    """A bank of leaves from its top down to `foot`: dark inside, light on top, out of focus by `soft` pixels."""
    width, height = canvas.size
    layer, mask = Image.new("RGB", canvas.size, tones[0]), Image.new("L", canvas.size, 0)
    body = [(float(x), top(x) + 14) for x in range(-10, width + 12, 10)]
    ImageDraw.Draw(mask).polygon([(-10.0, float(height)), *body, (width + 10.0, float(height))], fill=255)
    pen, cut = ImageDraw.Draw(layer), ImageDraw.Draw(mask)
    spots = [(dice.uniform(-20, width + 20), dice.random()) for _ in range(width)]
    for x, down in sorted(spots, key=lambda spot: -spot[1]):
        y = top(x) + (foot - top(x)) * down**1.3
        light = max(0.0, 1 - down * 1.25) * dice.uniform(0.5, 1.0) + dice.uniform(0, 0.22)
        length, turn = dice.uniform(22, 40), dice.uniform(-math.pi * 0.95, -math.pi * 0.05)
        _leaf(pen, x, y, length, turn, blend(tones[0], tones[1], min(1.0, light)))
        points = [p for side in (1, -1) for p in _half_leaf(length, length * 0.27, side)[::side]]
        c, s = math.cos(turn), math.sin(turn)
        cut.polygon([(x + u * c - v * s, y + u * s + v * c) for u, v in points], fill=255)
    canvas.paste(layer.filter(ImageFilter.GaussianBlur(soft)), (0, 0), mask.filter(ImageFilter.GaussianBlur(soft)))


def _petal(face: Image.Image, whole: Image.Image, at: tuple[float, float], size: float, turn: float, dice: random.Random) -> None:
    """One petal laid on the tone picture: dim where it leaves the heart, bright at its curled rim."""
    a, b = dice.uniform(0, 6.28), dice.uniform(0, 6.28)
    points = []
    for i in range(36):
        t = i * math.pi / 18
        r = size * (1 + 0.05 * math.sin(2 * t + a) + 0.04 * math.sin(3 * t + b))
        u, v = r * 0.9 * math.cos(t), r * 1.12 * math.sin(t)
        points.append((at[0] + u * math.cos(turn) - v * math.sin(turn), at[1] + u * math.sin(turn) + v * math.cos(turn)))
    mask = Image.new("L", face.size, 0)
    ImageDraw.Draw(mask).polygon(points, fill=255)
    shadow = mask.filter(ImageFilter.GaussianBlur(size * 0.22)).point(lambda v: round(v * 0.5))
    face.paste(22, (0, 0), shadow)
    box = max(8, round(size * 2.5))
    ramp = (
        Image.linear_gradient("L")
        .rotate(90)
        .rotate(-math.degrees(turn), Image.Resampling.BICUBIC, fillcolor=128)
        .resize((box, box))
    )
    tone = Image.new("L", face.size, 120)
    tone.paste(ramp.point(lambda v: round(34 + 186 * (v / 255) ** 1.7)), (round(at[0] - box / 2), round(at[1] - box / 2)))
    soft = mask.filter(ImageFilter.GaussianBlur(1.2))
    face.paste(tone, (0, 0), soft)
    whole.paste(255, (0, 0), soft)


def model(dice: random.Random) -> tuple[Image.Image, Image.Image]:
    """The tones of one open flower and its outline, from loose outer petals to the furled heart."""
    face, whole = Image.new("L", (TEMPLATE, TEMPLATE), 60), Image.new("L", (TEMPLATE, TEMPLATE), 0)
    middle, r, turn = TEMPLATE / 2, TEMPLATE * 0.46, dice.uniform(0, 6.28)
    for k, (count, out, size) in enumerate(
        ((6, 0.56, 0.42), (5, 0.42, 0.37), (5, 0.29, 0.31), (4, 0.18, 0.24), (3, 0.1, 0.17), (2, 0.04, 0.1))
    ):
        order = list(range(count))
        dice.shuffle(order)
        for i in order:
            bearing = turn + k * 0.7 + 2 * math.pi * i / count + dice.uniform(-0.2, 0.2)
            reach = r * out * dice.uniform(0.9, 1.08)
            at = (middle + reach * math.cos(bearing), middle + reach * math.sin(bearing) - r * 0.03 * k)
            _petal(face, whole, at, r * size * dice.uniform(0.92, 1.06), bearing, dice)
    return face.filter(ImageFilter.GaussianBlur(1.6)), whole


def rose(
    canvas: Image.Image,
    shape: tuple[Image.Image, Image.Image],
    at: tuple[float, float],
    radius: float,
    tilt: float,
    inks: tuple[RGB, RGB, RGB],
    soft: float,
) -> None:
    """A modelled flower half turned to the side, lit from the upper left, with its shadow on the leaves."""
    side = round(radius * 2.3)
    face, whole = (
        part.resize((side, round(side * 0.8)), Image.Resampling.LANCZOS).rotate(tilt, Image.Resampling.BICUBIC, expand=True)
        for part in shape
    )
    fall = Image.linear_gradient("L").rotate(-40, Image.Resampling.BICUBIC, fillcolor=128).resize(face.size)
    lit = ImageChops.add(face, ImageOps.invert(fall).point(lambda v: round(v * 0.5)), 1.0, -52)
    colour = ImageOps.colorize(lit, inks[0], inks[2], inks[1], midpoint=118)
    x, y = round(at[0] - face.width / 2), round(at[1] - face.height / 2)
    dark = Image.new("L", (face.width * 2, face.height * 2), 0)
    dark.paste(whole.point(lambda v: round(v * 0.55)), (face.width // 2, face.height // 2))
    dark = dark.filter(ImageFilter.GaussianBlur(radius * 0.2))
    canvas.paste(
        Image.new("RGB", dark.size, (24, 36, 32)),
        (round(x - face.width / 2 + radius * 0.12), round(y - face.height / 2 + radius * 0.24)),
        dark,
    )
    canvas.paste(colour.filter(ImageFilter.GaussianBlur(soft)), (x, y), whole.filter(ImageFilter.GaussianBlur(max(0.8, soft))))


def bud(canvas: Image.Image, dice: random.Random, at: tuple[float, float], size: float, inks: tuple[RGB, RGB, RGB]) -> None:
    """A closed flower on a thin stalk, leaning a little."""
    x, y = at
    lean = dice.uniform(-0.25, 0.25)
    layer = Image.new("RGB", canvas.size)
    mask = Image.new("L", canvas.size, 0)
    pen, cut = ImageDraw.Draw(layer), ImageDraw.Draw(mask)
    foot = (x - lean * 120, y + 110)
    for brush, ink in ((pen, blend((58, 84, 58), (150, 160, 96), 0.4)), (cut, 255)):
        brush.line((x, y + size, *foot), fill=ink, width=4)
    for shift, scale, ink in (
        (0.0, 1.0, inks[1]),
        (-0.22, 0.62, blend(inks[1], inks[2], 0.55)),
        (0.3, 0.5, blend(inks[0], inks[1], 0.5)),
    ):
        spot = (x + (shift - scale * 0.6) * size, y - scale * size, x + (shift + scale * 0.6) * size, y + scale * size)
        pen.ellipse(spot, fill=ink)
        cut.ellipse(spot, fill=255)
    for turn in (-2.2, -1.5, -0.9):
        _leaf(pen, x, y + size * 1.1, size * 1.3, turn + lean, (96, 122, 76))
    canvas.paste(layer.filter(ImageFilter.GaussianBlur(1.4)), (0, 0), mask.filter(ImageFilter.GaussianBlur(1.0)))
