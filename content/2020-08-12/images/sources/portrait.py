"""Page 6: the doctor of the column, in a circle that stands on the foot of a square of 122.4 pt.

Rule followed: four palette inks (sky, skin, ochre, teal); calm face, light from the left; the coat is
a light grey so that the circle keeps its edge on white paper; 10 pt of air under the column's name.
"""

from __future__ import annotations

from ink import circle, clip_path, ellipse, group, line, path, rect, svg

SIZE = 122.4
R = SIZE / 2
"""Radius in which the figure is drawn."""
AIR = 10.0
"""Points free above the circle, once the drawing is brought down to its final size."""


def _room() -> list[str]:
    """The ward behind: a window with its blind, a shelf with a plant."""
    parts = [rect(0, 0, SIZE, SIZE, "sky")]
    parts += [rect(-2, 14, 34, 52, "white")]
    parts += [rect(0, 17 + i * 4.2, 30, 2.4, "sky") for i in range(11)]
    parts += [rect(94, 52, 30, 2.4, "k-30"), rect(101, 42, 11, 10, "white")]
    for dx, dy in ((-6, -9), (0, -13), (6, -9), (-3, -11), (4, -12)):
        parts.append(
            path(
                (
                    f"M106.5 42Q{106.5 + dx * 1.3:.1f} {42 + dy * 0.4:.1f} {106.5 + dx * 1.4:.1f} {42 + dy:.1f}"
                    f"Q{106.5 + dx * 0.3:.1f} {42 + dy * 0.6:.1f} 106.5 42Z"
                ),
                "teal",
            )
        )
    return parts


def _coat() -> list[str]:
    parts = [
        path("M4 124Q6 100 26 92Q40 87 49 82L73 82Q83 87 97 92Q116 100 119 124Z", "tint-a"),
        path("M85 87.4Q92 90.4 97 92Q116 100 119 124L100 124Q98 102 85 87.4Z", "k-15"),
        path("M49 81L61.4 106L74 81L70 80Q66 92 61.4 93Q56.8 92 53 80Z", "teal"),
        path("M50 79L61.4 104L58 110L42 92Q40 88 50 79Z", "white"),
        path("M73 79L61.4 104L65 110L81 92Q83 88 73 79Z", "white"),
        path("M61.4 104L60.6 124", "none", stroke="k-50", width=0.6),
        path("M42 92L46.6 91L45 96L58 110M81 92L76.6 91L78 96L65 110", "none", stroke="k-50", width=0.5),
        rect(80, 108, 17, 14, "white", stroke="k-30", width=0.6),
        rect(82.4, 104, 1.8, 8, "k"),
        rect(85.6, 104.6, 1.8, 7, "red"),
    ]
    return [
        *parts,
        rect(28, 106, 14, 8.6, "white", stroke="k-30", width=0.6),
        rect(28, 106, 14, 2.6, "red"),
        line(30, 110.8, 38, 110.8, "k-50", 0.6),
        line(30, 112.6, 36, 112.6, "k-50", 0.6),
    ]


def _neck() -> list[str]:
    return [
        path("M52 64L52 80Q54 92 61.4 94Q68.8 92 71 80L71 64Z", "skin"),
        path("M52 68.6Q61.4 84 71 68.6L71 74Q66 79.6 61.4 79.8Q56.8 79.4 52 74Z", "ochre"),
    ]


def _face() -> list[str]:
    parts = [
        path(
            "M39.6 42Q39 26 61.4 25Q84 26 83 42Q83 58 76 67Q69 75.4 61.4 75.6Q53.6 75.4 46.6 67Q39.6 58 39.6 42Z",
            "skin",
        ),
        ellipse(39.6, 51, 2.6, 4.6, "skin"),
        ellipse(83, 51, 2.6, 4.6, "skin"),
    ]
    parts += [
        path("M47.4 43.6Q51.6 41 56.2 43.2", "none", stroke="k", width=1.4, cap="round"),
        path("M66.6 43.2Q71.2 41 75.6 43.6", "none", stroke="k", width=1.4, cap="round"),
        path("M48.6 50.4Q51.8 47.8 55.2 50.4Q51.8 52.2 48.6 50.4Z", "white"),
        circle(52, 50.1, 1.6, "k"),
        path("M67.8 50.4Q71 47.8 74.4 50.4Q71 52.2 67.8 50.4Z", "white"),
        circle(71.2, 50.1, 1.6, "k"),
        path("M48.4 50.2Q51.8 47.2 55.4 50.2M67.6 50.2Q71 47.2 74.6 50.2", "none", stroke="k", width=0.7, cap="round"),
        path("M62 50Q63.4 56.6 64 59Q62.6 60.8 60 59.8", "none", stroke="ochre", width=1.1, cap="round", join="round"),
        path("M55.6 65.2Q58.8 64 61.4 65Q64 64 67.2 65.2Q61.4 70.2 55.6 65.2Z", "red"),
        path("M54.4 65Q61.4 67.4 68.4 65", "none", stroke="k-85", width=0.5, cap="round"),
    ]
    return parts


def _glasses() -> list[str]:
    return [
        circle(51.8, 50.4, 7.2, "none", stroke="k", width=1.0),
        circle(71, 50.4, 7.2, "none", stroke="k", width=1.0),
        path("M59 49.4Q61.4 47.6 63.8 49.4M44.6 49.4L39.4 47.8M78.2 49.4L83.4 47.8", "none", stroke="k", width=1.0),
    ]


def _hair() -> tuple[list[str], list[str]]:
    """What lies behind the face, and the fringe before it."""
    back = [
        path(
            ("M34.6 46Q31 14 61.4 13Q92 14 88 46Q90 62 86.6 73Q84 77 78 75.4L72 68L50 68L44.6 75.4Q38.6 77 36 73Q32.6 62 34.6 46Z"),
            "k",
        )
    ]
    front = [
        path(
            ("M37.4 52Q35.4 17 62 16.6Q88 17.4 85.6 52Q84.4 39.6 78 35.4Q70 32.4 66.6 27Q60 37 47 38.4Q40 41.4 37.4 52Z"),
            "k",
        ),
        path(
            "M44 30Q49 20.4 60 18.8M42 34Q45 27.4 50 24M72 20.6Q80.6 24.6 82.4 35",
            "none",
            stroke="k-70",
            width=0.7,
            cap="round",
        ),
    ]
    return back, front


def _stethoscope() -> list[str]:
    return [
        path("M44.4 86Q40 100 47 108Q52.6 113 58.6 110", "none", stroke="k", width=1.9, cap="round"),
        path("M78.6 86Q83.4 95 80.4 103Q76 112 67.6 117", "none", stroke="k", width=1.9, cap="round"),
        path("M58.6 110Q64 107.6 67.6 117", "none", stroke="k", width=1.9, cap="round"),
        circle(67.6, 117, 3.6, "k-70"),
        circle(67.6, 117, 1.9, "k-15"),
    ]


def draw() -> dict[str, str]:
    """The portrait, cut to a circle of 112.4 pt at the foot of 122.4 by 122.4 pt."""
    back, front = _hair()
    parts = _room() + back + _coat()[:2] + _neck() + _coat()[2:] + _face() + front + _glasses() + _stethoscope()
    disc = clip_path("disc", circle(R, R, R, "white"))
    scale = (SIZE - AIR) / SIZE
    place = f"translate({AIR / 2:g} {AIR:g}) scale({scale:.4f})"
    return {"portrait.svg": svg(SIZE, SIZE, [group([group(parts, clip="disc")], place)], [disc])}
