"""Page 7: a fan maker's advertisement: an open folding fan with hills and a low sun, words beside it.

Rule followed: the leaf is white on the paper ground, its folds are hairlines, the words are K.
"""

from __future__ import annotations

import math

from ink import circle, clip_path, group, line, num, path, polar, rect, svg, text

WIDTH, HEIGHT = 264.6, 122.4
AT = (88.0, 97.5)
"""The rivet, about which the fan opens, in points from the top left."""
OUTER, INNER, GUARD = 77.0, 31.0, 80.0
START, END = 192.0, 348.0
"""Bearings of the two guards: 180 is left, 270 up."""
RIBS = 18


def _leaf() -> str:
    """The leaf: a ring's part from guard to guard."""
    (x1, y1), (x2, y2) = polar(*AT, OUTER, START), polar(*AT, OUTER, END)
    (x3, y3), (x4, y4) = polar(*AT, INNER, END), polar(*AT, INNER, START)
    return (
        f"M{num(x1)} {num(y1)}A{OUTER} {OUTER} 0 0 1 {num(x2)} {num(y2)}"
        f"L{num(x3)} {num(y3)}A{INNER} {INNER} 0 0 0 {num(x4)} {num(y4)}Z"
    )


def _ray(bearing: float, near: float, far: float, ink: str, width: float) -> str:
    (x1, y1), (x2, y2) = polar(*AT, near, bearing), polar(*AT, far, bearing)
    return line(x1, y1, x2, y2, ink, width, cap="round")


def _fan() -> list[str]:
    bearings = [START + (END - START) * k / RIBS for k in range(RIBS + 1)]
    scene = [
        path(_leaf(), "white"),
        circle(123, 43.5, 10, "red"),
        path("M0 73Q24 47 50 55Q70 27 96 49Q120 57 140 61Q160 57 176 75V107H0Z", "leaf"),
        path("M0 89Q30 63 62 73Q90 57 116 71Q146 67 176 89V109H0Z", "leaf-dark"),
    ]
    parts = [_ray(b, 0, INNER + 1, "coffee", 2.2) for b in bearings]
    parts.append(group(scene, clip="leaf"))
    parts += [_ray(b, INNER, OUTER, "k-50" if k % 2 else "k-30", 0.3) for k, b in enumerate(bearings[1:-1])]
    parts.append(path(_leaf(), "none", stroke="k", width=0.5, join="round"))
    parts += [_ray(b, 0, GUARD, "coffee", 3.4) for b in (START, END)]
    return [*parts, circle(*AT, 3.2, "k"), path(_tassel(), "none", stroke="red", width=1.2, cap="round")]


def _tassel() -> str:
    x, y = AT
    knot = f"{x + 15} {y + 7}"
    return f"M{x} {y + 3}Q{x + 6} {y + 8} {knot}" + "".join(f"M{knot}l{thread}" for thread in ("11 -3", "11.5 0.4", "10.6 3.6"))


def draw() -> dict[str, str]:
    """The advertisement, 264.6 by 122.4 pt."""
    assert math.isclose(START - 180, 360 - END)
    right = WIDTH - 14
    parts = [rect(0.4, 0.4, WIDTH - 0.8, HEIGHT - 0.8, "paper", stroke="k", width=0.8), *_fan()]
    parts += [
        text(right, 39, "\u7acb\u79cb\u4e0d\u6536", "brush", 23, anchor="end"),
        text(right, 56.6, "\u65e7\u6247\u6362\u9762\u3000\u65ad\u9aa8\u4fee\u8865", "song-bold", 9.5, anchor="end"),
        line(right - 66, 65, right, 65, "k", 0.5),
        text(right, 79.5, "\u6837\u8bb0\u6247\u5e84", "hei-bold", 10, anchor="end"),
        text(right, 91.5, "\u6587\u5e99\u8def7\u53f7\uff08\u6837\uff09", "hei-regular", 8, anchor="end"),
        text(right, 102.5, "\u6bcf\u59299:00\u201318:00", "hei-regular", 8, anchor="end"),
        text(right, 114, "\u5e7f\u544a", "hei-regular", 7, anchor="end"),
    ]
    return {"ad-fans.svg": svg(WIDTH, HEIGHT, parts, [clip_path("leaf", path(_leaf(), "white"))])}
