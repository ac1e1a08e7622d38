"""Even-odd outlines turned into non-zero ones: a clip on the display list knows the non-zero rule alone.

Each closed part gets its direction from how many other parts it lies in; right for parts that do not cross one another,
as frames with holes are.
"""

from __future__ import annotations

from banmian.pictures.outlines import Curves

Point = tuple[float, float]


def _parts(curves: Curves) -> list[Curves]:
    out: list[Curves] = []
    for segment in curves:
        if segment[0] == "m" or not out:
            out.append([])
        out[-1].append(segment)
    return out


def _corners(part: Curves) -> list[Point]:
    """The part as a polygon: the ends and middles of its segments."""
    out: list[Point] = []
    for kind, xy in part:
        if kind == "c":
            x0, y0 = out[-1]
            out.append(((x0 + 3 * xy[0] + 3 * xy[2] + xy[4]) / 8, (y0 + 3 * xy[1] + 3 * xy[3] + xy[5]) / 8))
        elif kind == "l":
            out.append(((out[-1][0] + xy[0]) / 2, (out[-1][1] + xy[1]) / 2))
        if xy:
            out.append((xy[-2], xy[-1]))
    return out


def _area(corners: list[Point]) -> float:
    around = zip(corners, corners[1:] + corners[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in around)


def inside(point: Point, corners: list[Point]) -> bool:
    """Whether a point lies in a polygon, by the even-odd rule."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            odd = not odd
    return odd


def _within(part: list[Point], other: list[Point]) -> bool:
    """Whether most of its points lie inside the other outline: a hole may touch its frame's edge."""
    return 2 * sum(inside(corner, other) for corner in part) > len(part)


def reversed_part(part: Curves) -> Curves:
    """The same outline, run backwards."""
    ends = [(xy[-2], xy[-1]) for _, xy in part if xy]
    body = [s for s in part if s[0] in "lc"]
    out: Curves = [("m", ends[-1])]
    for i in range(len(body) - 1, -1, -1):
        kind, xy = body[i]
        back = ends[i]
        out.append(("c", (xy[2], xy[3], xy[0], xy[1], *back)) if kind == "c" else ("l", back))
    return [*out, ("h", ())] if part[-1][0] == "h" else out


def non_zero(curves: Curves, even_odd: bool) -> Curves:
    """The outline so directed that the non-zero rule fills what it was meant to fill. Without `even_odd` only the
    direction of the whole is made positive, so that several outlines in one clip unite."""
    parts = _parts(curves)
    polygons = [_corners(part) for part in parts]
    if not even_odd:
        negative = sum(map(_area, polygons)) < 0
        turned = [reversed_part(p) for p in parts] if negative else parts
        return [segment for part in turned for segment in part]
    out: Curves = []
    for i, part in enumerate(parts):
        depth = sum(_within(polygons[i], other) for j, other in enumerate(polygons) if j != i)
        out += reversed_part(part) if (_area(polygons[i]) < 0) != bool(depth % 2) else part
    return out
