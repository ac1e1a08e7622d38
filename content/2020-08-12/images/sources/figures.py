"""Small figures that the pictures of pages 1 to 4 share: leaves, pots, birds, people.

Rule followed: at most five palette inks in a picture, so every ink of a figure is its caller's choice.
"""

from __future__ import annotations

from collections.abc import Iterable

from ink import circle, ellipse, group, num, path, polar, poly, rect
from pieces import d


def blade(x: float, y: float, length: float, degrees: float, width: float, ink: str) -> str:
    """A lance-shaped leaf growing from x, y; 0 points right, -90 up."""
    tx, ty = polar(x, y, length, degrees)
    ax, ay = polar(*polar(x, y, length * 0.45, degrees), width, degrees + 90)
    bx, by = polar(*polar(x, y, length * 0.45, degrees), width, degrees - 90)
    return path(d("M", x, y, "Q", ax, ay, tx, ty, "Q", bx, by, x, y, "Z"), ink)


def passer(
    x: float,
    y: float,
    height: float,
    coat: str,
    legs: str,
    *,
    skin: str = "skin",
    hair: str = "k",
    shadow: str = "",
) -> str:
    """A faceless standing figure on the ground point x, y, `height` points tall.

    `shadow` names the ink of a small ellipse on the ground to the right (light from the left).
    """
    u = height / 10
    parts = [ellipse(u * 1.1, 0, u * 2.6, u * 0.42, shadow)] if shadow else []
    parts += [
        path(
            f"M{num(-u * 0.95)} {num(-u * 4.6)}H{num(u * 0.95)}L{num(u * 0.85)} 0H{num(u * 0.12)}"
            f"L0 {num(-u * 3.6)}L{num(-u * 0.12)} 0H{num(-u * 0.85)}Z",
            legs,
        ),
        path(
            f"M{num(-u * 1.15)} {num(-u * 4.2)}L{num(-u * 1.3)} {num(-u * 7)}"
            f"Q{num(-u * 1.2)} {num(-u * 8)} {num(-u * 0.4)} {num(-u * 8)}H{num(u * 0.4)}"
            f"Q{num(u * 1.2)} {num(-u * 8)} {num(u * 1.3)} {num(-u * 7)}L{num(u * 1.15)} {num(-u * 4.2)}Z",
            coat,
        ),
        circle(0, -u * 9.05, u * 0.9, skin),
        path(f"M{num(-u * 0.95)} {num(-u * 9.1)}A{num(u * 0.95)} {num(u * 0.95)} 0 0 1 {num(u * 0.95)} {num(-u * 9.1)}Z", hair),
    ]
    return group(parts, f"translate({num(x)} {num(y)})")


def potted(
    x: float,
    y: float,
    size: float,
    pot: str,
    light: str,
    dark: str,
    *,
    blades: int = 11,
) -> str:
    """An agave in a pot whose foot stands on x, y; `size` is the whole height in points."""
    u = size / 10
    rim = -u * 3.4
    fan = [
        blade(
            0, rim, u * (6.6 - abs(i - (blades - 1) / 2) * 0.25), -170 + 160 * i / (blades - 1), u * 0.55, dark if i % 2 else light
        )
        for i in sorted(range(blades), key=lambda i: (i + 1) % 2)
    ]
    bowl = [
        poly([(-u * 1.7, rim), (u * 1.7, rim), (u * 1.2, 0), (-u * 1.2, 0)], pot),
        rect(-u * 2, rim - u * 0.5, u * 4, u * 0.9, pot),
    ]
    return group(fan + bowl, f"translate({num(x)} {num(y)})")


def birds(places: Iterable[tuple[float, float, float]], ink: str, width: float) -> list[str]:
    """Birds far off, each by its middle and half its span."""
    return [
        path(
            d("M", x - w, y - w * 0.3, "Q", x - w * 0.45, y - w * 0.75, x, y, "Q", x + w * 0.45, y - w * 0.75, x + w, y - w * 0.3),
            "none",
            stroke=ink,
            width=width,
            cap="round",
        )
        for x, y, w in places
    ]
