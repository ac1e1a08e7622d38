"""Scene pieces that the pictures of pages 5 to 8 share: people, foliage, book rows, curved roofs.

Rule followed: light from the left, so shade and shadow lie on the right; no outlines; every size
in points at final printed size; randomness only from a seed that the caller gives.
"""

from __future__ import annotations

import math
import random

from ink import circle, ellipse, group, line, num, path, rect


def d(*items: str | float) -> str:
    """Path data from letters and numbers: d("M", 0, 1, "L", 2, 3)."""
    return " ".join(item if isinstance(item, str) else num(item) for item in items)


def books(x: float, foot: float, width: float, height: float, inks: list[str], *, seed: int) -> list[str]:
    """Spines standing from x on a shelf at `foot`, up to `width` wide and `height` tall."""
    rng = random.Random(seed)
    parts: list[str] = []
    at, last = x, ""
    while True:
        w = rng.choice((2.6, 3.2, 3.8, 4.4, 5.2)) * height / 22
        if at + w > x + width:
            return parts
        h = height * rng.uniform(0.7, 1.0)
        ink = rng.choice([i for i in inks if i != last])
        last = ink
        parts.append(rect(at, foot - h, w - 0.4, h, ink))
        if w >= 3.2:
            mark = "k-70" if ink in ("white", "ochre", "skin", "k-15", "k-30", "stone") else "white"
            parts.append(rect(at + 0.24 * w, foot - h * 0.82, 0.52 * w - 0.4, 0.7, mark))
        at += w
        if rng.random() < 0.07:
            at += w


def foliage(
    seed: int,
    box: tuple[float, float, float, float],
    count: int,
    size: tuple[float, float],
    ink: str,
) -> list[str]:
    """`count` discs of radius within `size`, spread over an ellipse inside `box` (x, y, w, h)."""
    rng = random.Random(seed)
    x, y, w, h = box
    parts: list[str] = []
    for _ in range(count):
        angle, reach = rng.uniform(0, 2 * math.pi), math.sqrt(rng.random())
        cx = x + w / 2 + math.cos(angle) * reach * w / 2
        cy = y + h / 2 + math.sin(angle) * reach * h / 2
        parts.append(circle(cx, cy, rng.uniform(*size), ink))
    return parts


def tree_crown(
    seed: int,
    box: tuple[float, float, float, float],
    size: tuple[float, float],
    ink: str,
    fleck: str,
    *,
    count: int = 16,
) -> list[str]:
    """A crown of one ink, flecked with light up and to the left where the sun falls."""
    x, y, w, h = box
    lit = (x - w * 0.06, y - h * 0.08, w * 0.8, h * 0.72)
    return foliage(seed, box, count, size, ink) + foliage(seed + 1, lit, count, (0.7, 1.3), fleck)


def person(
    x: float,
    foot: float,
    height: float,
    coat: str,
    legs: str,
    *,
    hair: str = "k",
    facing: int = 1,
    hold: str = "",
    shade: str = "k-30",
    skirt: bool = False,
) -> str:
    """A faceless figure of three shapes, feet at (x, foot); `hold` is "", "book", "bag" or "fan".

    `facing` 1 looks right, -1 left, 0 shows the back of the head.
    """
    parts = [ellipse(16, 0, 27, 3.2, shade)]
    if skirt:
        parts += [rect(-8.5, -22, 6.5, 21, "skin"), rect(2, -22, 6.5, 21, "skin")]
        parts += [rect(-9, -2.6, 9.5, 3.4, "k"), rect(1.5, -2.6, 9.5, 3.4, "k")]
        parts.append(path("M-12 -68Q-12 -76 -4 -77L4 -77Q12 -76 12 -68L19 -20L-19 -20Z", coat))
    else:
        parts += [rect(-10.5, -38, 9.6, 36, legs), rect(1, -38, 9.6, 36, legs)]
        parts += [rect(-11, -3, 11.5, 4, "k"), rect(1, -3, 11.5, 4, "k")]
        parts.append(path("M-15 -34L-14 -66Q-13 -76 -4 -77L4 -77Q13 -76 14 -66L15 -34Z", coat))
    parts += [rect(-3.6, -82, 7.2, 7, "skin"), circle(0, -89, 10.4, "skin")]
    parts.append(_hair(hair, facing))
    parts += _hold(hold, coat, facing if facing else 1)
    scale = height / 100
    return group(parts, f"translate({num(x)} {num(foot)}) scale({scale:.4f})")


def _hair(ink: str, facing: int) -> str:
    if facing == 0:
        return path("M-11 -84Q-12 -100.6 0 -100.6Q12 -100.6 11 -84Q0 -79 -11 -84Z", ink)
    shape = "M-9.6 -84Q-13.4 -91 -9.6 -97Q-6 -101.4 1 -101Q9.4 -100.4 10.6 -90.6Q3 -91 -3.6 -94.4Q-4.4 -87 -6.6 -82.6Z"
    return shape_turned(shape, ink, facing)


def shape_turned(shape: str, ink: str, facing: int) -> str:
    """A path as drawn for facing right, mirrored for facing left."""
    drawn = path(shape, ink)
    return drawn if facing > 0 else group([drawn], "scale(-1 1)")


def _hold(hold: str, coat: str, facing: int) -> list[str]:
    """The arm in front and what it holds, drawn for facing right."""
    sleeve = {"k": "k-70", "k-85": "k-50", "white": "k-15"}.get(coat, coat)
    if hold == "book":
        arm = [
            path("M-4 -68Q-6 -54 2 -52L14 -57", "none", stroke=sleeve, width=7.4, cap="round", join="round"),
            circle(17, -57.5, 3.8, "skin"),
            path("M12 -58L19 -74L31 -68L24 -54Z", "white"),
            line(15.6, -66.2, 27.4, -60.8, "k-50", 1.2),
        ]
    elif hold == "bag":
        arm = [
            path("M-3 -68Q-8 -56 -6 -44", "none", stroke=sleeve, width=7.4, cap="round"),
            circle(-6, -40, 3.6, "skin"),
            path("M-13 -38L1 -38L2.5 -20L-14.5 -20Z", "k-70"),
        ]
    elif hold == "fan":
        arm = [
            path("M-3 -68Q-2 -54 8 -55L16 -62", "none", stroke=sleeve, width=7.4, cap="round", join="round"),
            circle(17, -63, 3.8, "skin"),
            line(17, -60, 21, -74, "k-70", 1.8),
            circle(23, -82, 9.4, "ochre"),
        ]
    else:
        return []
    return arm if facing > 0 else [group(arm, "scale(-1 1)")]


def roof(
    cx: float,
    top: float,
    half_top: float,
    eave: float,
    half_eave: float,
    *,
    rise: float,
    ink: str,
    seam: str,
    edge: str = "k",
    seams: int = 12,
) -> list[str]:
    """A concave tiled slope seen from the front, its corners swept up by `rise` points."""
    sides: list[str | float] = []
    ridges: list[str] = []
    for s in (-1, 1):
        bend = (cx + s * (half_top + (half_eave - half_top) * 0.34), top + (eave - top) * 0.78)
        knee = (cx + s * half_eave, eave - 1.5)
        tip = (cx + s * (half_eave + rise * 0.95), eave - rise)
        heel = (cx + s * (half_eave * 0.9), eave + 3.0)
        curve: list[str | float] = ["Q", *bend, *knee, "Q", cx + s * (half_eave + rise * 0.6), eave - 2.4, *tip]
        ridges.append(d("M", cx + s * half_top, top, *curve))
        if s < 0:
            sides = ["M", cx - half_top, top, *curve, "Q", cx - half_eave - rise * 0.4, eave + 1.6, *heel]
        else:
            sides += ["L", *heel, "Q", cx + half_eave + rise * 0.4, eave + 1.6, *tip]
            sides += ["Q", cx + half_eave + rise * 0.6, eave - 2.4, *knee]
            sides += ["Q", *bend, cx + half_top, top, "Z"]
    parts = [path(d(*sides), ink)]
    for i in range(-seams + 1, seams):
        t = i / seams
        xt, xb = cx + t * half_top, cx + t * half_eave * 0.97
        yb = eave + 2.4 - rise * 0.28 * abs(t) ** 5
        bend = (xt + (xb - xt) * 0.36, top + (yb - top) * 0.74)
        parts.append(path(d("M", xt, top, "Q", *bend, xb, yb), "none", stroke=seam, width=0.5))
        parts.append(circle(xb, yb, 0.85, seam))
    parts += [path(r, "none", stroke=edge, width=1.5, cap="round") for r in ridges]
    return parts


def seated(
    x: float,
    seat: float,
    height: float,
    coat: str,
    legs: str,
    *,
    hair: str = "k",
    bun: bool = False,
    arm: list[str] | None = None,
    sleeve: str = "",
    shoe: str = "k",
) -> str:
    """Someone sitting in profile, facing right, hips at (x, seat); `height` is the standing height.

    `arm` is drawn over the body in hundredths of that height, the shoulder at (3, -33).
    """
    parts = [
        path("M-12 3L-12 -26Q-11 -41 2 -41.5Q13 -41 14 -27L15 3Z", coat),
        path("M-12 3L-12 -9L26 -9Q35 -9 35 1L34 29L23.5 29L22.6 5Q22.6 3 20 3Z", legs),
        path("M22.6 28L34.6 28Q41.6 29 42 33L22.6 33Z", shoe),
        rect(0.6, -46, 6.6, 6, "skin"),
        circle(5.4, -53.6, 10, "skin"),
        path(
            ("M-3.4 -46Q-8.2 -54 -4 -60.4Q1 -66.4 9 -64.6Q14.6 -62.6 15.4 -56.6Q7 -57 2.6 -58.6Q2.4 -50 -0.4 -45Z"),
            hair,
        ),
    ]
    if bun:
        parts.append(circle(-6, -52, 4.6, hair))
    if sleeve:
        parts.append(path("M3 -34L8 -17", "none", stroke=sleeve, width=9, cap="round"))
    parts += arm or []
    return group(parts, f"translate({num(x)} {num(seat)}) scale({height / 100:.4f})")
