"""A finished PDF as impose takes it: its pages' boxes, their inks, and each page as a form that can stand on a sheet."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from banmian.colour import FULL, PROCESS, Cmyk, Ink, Spot
from banmian.geometry import Rect
from banmian.units import half_even, points

COLOURS = "k K g G"
"""Operators that name process inks; spots stand among the resources."""


def box(page: Object, key: str) -> Rect:
    """A box of the page in mp, y up as the file has it; the MediaBox where the page does not say."""
    corners = page.get(key, page.MediaBox)
    x0, y0, x1, y1 = (half_even(float(v) * 1000) for v in corners)
    return Rect(x0, y0, x1, y1)


def bleed_of(page: Object) -> int:
    """What the bleed reaches beyond the trim, on the side where it is least."""
    trim, bleed = box(page, "/TrimBox"), box(page, "/BleedBox")
    return max(0, min(trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1))


def form(target: Pdf, source: Pdf, number: int) -> Object:
    """A page of `source` (from 1) as a form XObject of `target`, cut at its bleed. Fonts that pages share stay one."""
    page = source.pages[number - 1].obj
    streams = page.Contents if isinstance(page.Contents, Array) else [page.Contents]
    data = zlib.compress(b"\n".join(part.read_bytes() for part in streams), 6)
    made = Stream(target, data, Type=Name.XObject, Subtype=Name.Form, Filter=Name.FlateDecode)
    made.Resources = _copied(target, source, page.get("/Resources", Dictionary()))
    made.BBox = Array(list(page.get("/BleedBox", page.MediaBox)))
    if "/Group" in page:
        made.Group = _copied(target, source, page.Group)
    return target.make_indirect(made)


def _copied(target: Pdf, source: Pdf, part: Object) -> Object:
    return target.copy_foreign(part if part.is_indirect else source.make_indirect(part))


def matrix(trim: Rect, place: Rect, height: int, turn: int) -> str:
    """The operands of `cm` that bring a page's trim (y up) to its place on a sheet of this height (y down)."""
    if turn == 180:
        return f"-1 0 0 -1 {points(place.x1 + trim.x0)} {points(height - place.y0 + trim.y0)}"
    return f"1 0 0 1 {points(place.x0 - trim.x0)} {points(height - place.y1 - trim.y0)}"


def inks_of(page: pikepdf.Page) -> tuple[Ink, ...]:
    """The inks that the page names: process inks, then spots, each alone and in full. A picture in CMYK counts for four."""
    process = [False] * 4
    spots: dict[str, Cmyk] = {}
    for resources, stream in _drawn(page.obj):
        for call in pikepdf.parse_content_stream(stream, COLOURS):
            operands = [float(str(v)) for v in call.operands]
            amounts = operands if len(operands) == 4 else [0, 0, 0, 1 - operands[0]]
            process = [was or now > 0 for was, now in zip(process, amounts, strict=True)]
        for space in _spaces(resources):
            _note(space, process, spots)
    plain = [Ink(name, _alone(i)) for i, name in enumerate(PROCESS) if process[i]]
    return (*plain, *(Ink(name, (0, 0, 0, 0), ((Spot(name, look), FULL),)) for name, look in sorted(spots.items())))


def _alone(plate: int) -> Cmyk:
    c, m, y, k = (FULL if i == plate else 0 for i in range(4))
    return c, m, y, k


def _drawn(page: Object) -> Iterator[tuple[Object, Object]]:
    """The page's own content and that of every form in it, with their resources."""
    pending, seen = [(page.get("/Resources", Dictionary()), page)], set()
    while pending:
        resources, stream = pending.pop()
        yield resources, stream
        for _, drawn in resources.get("/XObject", Dictionary()).items():
            if drawn.get("/Subtype") == "/Form" and drawn.objgen not in seen:
                seen.add(drawn.objgen)
                pending.append((drawn.get("/Resources", resources), drawn))


def _spaces(resources: Object) -> Iterator[Object]:
    """Colour spaces of the resources and of their pictures."""
    yield from (space for _, space in resources.get("/ColorSpace", Dictionary()).items())
    for _, drawn in resources.get("/XObject", Dictionary()).items():
        if "/ColorSpace" in drawn:
            yield drawn.ColorSpace


def _note(space: Object, process: list[bool], spots: dict[str, Cmyk]) -> None:
    """Which plates a colour space may print on."""
    if isinstance(space, Name):
        if space == Name.DeviceCMYK:
            process[:] = [True] * 4
        elif space == Name.DeviceGray:
            process[3] = True
        return
    kind = space[0]
    if kind == Name.Separation:
        _spot(str(space[1])[1:], space, process, spots)
    elif kind == Name.DeviceN:
        colorants = space[4].get("/Colorants", Dictionary()) if len(space) > 4 else Dictionary()
        for name in space[1]:
            _spot(str(name)[1:], colorants.get(str(name)), process, spots)
    elif kind in (Name.Indexed, Name.Pattern) and len(space) > 1:
        _note(space[1], process, spots)


def _spot(name: str, space: Object | None, process: list[bool], spots: dict[str, Cmyk]) -> None:
    """A colorant: a process ink by name, or a spot and how it looks in full (black where its space does not say simply)."""
    if name in PROCESS:
        process[PROCESS.index(name)] = True
    elif name not in ("All", "None"):
        ends = space[3].get("/C1") if space is not None and isinstance(space[3], Dictionary) else None
        look = [half_even(float(v) * FULL) for v in ends] if ends is not None and len(ends) == 4 else [0, 0, 0, FULL]
        spots[name] = (look[0], look[1], look[2], look[3])
