"""A page's PDF as each of its plates prints: what of an ink stands where, as a PDF in grey, for PDFium to draw.

Every colour that is set becomes the share of one ink, every picture one channel of its own. What is overprinted leaves a plate as
it is where it has nothing of the ink (ISO 32000-1, 11.7.4.3); what is not knocks it out. Our own pages set colours of CMYK and
spot inks, and pictures of CMYK or grey, alone. What a placed page has beside these, shadings and patterns, is not parted: it is
drawn on each plate, and told (decision 0133).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

from banmian.preflight.code_inks import cmyk_pixels
from banmian.values import frozen

PROCESS = ("C", "M", "Y", "K")
_NAMED = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_DEEPEST = 8
"""Forms within forms."""
_FILLS = {"k", "g", "rg", "cs", "sc", "scn"}
_PLAIN = {"k": "DeviceCMYK", "g": "DeviceGray", "rg": "DeviceRGB"}


@frozen
class Paint:
    """A colour that is set: its inks by name, and whether what overprints with it leaves what it has nothing of (OPM 1)."""

    inks: tuple[tuple[str, float], ...] = (("C", 0.0), ("M", 0.0), ("Y", 0.0), ("K", 1.0))
    direct: bool = True


@frozen
class State:
    """The part of the graphics state that decides. `spaces`, `paints`, `over`, `alphas`: of strokes, then of fills."""

    spaces: tuple[Any, Any] = (None, None)
    paints: tuple[Paint, Paint] = (Paint(), Paint())
    over: tuple[bool, bool] = (False, False)
    mode: int = 0
    alphas: tuple[float, float] = (1.0, 1.0)


class Plates:
    """A page's plates. `inks`: their names; `parted`: whether all of it could be."""

    def __init__(self, pdf: bytes) -> None:
        self.data = pdf
        self.parted = True
        self._pixels: dict[Any, Any] = {}
        self.inks = (*PROCESS, *self._spots())

    def pdf(self, ink: str) -> bytes:
        """The page as one plate, the more ink the darker. KeyError for an ink that it has not."""
        if ink not in self.inks:
            raise KeyError(ink)
        with self._opened() as document:
            page = document.pages[0]
            self._rewritten(document, page.obj, page.Resources if "/Resources" in page else {}, ink, 0)
            out = BytesIO()
            document.save(out, compress_streams=False)
        return out.getvalue()

    def _opened(self) -> Any:
        import pikepdf

        return pikepdf.open(BytesIO(self.data))

    def _spots(self) -> tuple[str, ...]:
        """The names of the spot inks that the page's colour spaces name."""
        import pikepdf

        found: dict[str, None] = {}
        with self._opened() as document:
            for each in document.objects:
                for holder in (each, each.get("/Resources")) if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) else ():
                    spaces = holder.get("/ColorSpace") if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream) else None
                    for space in spaces.values() if isinstance(spaces, pikepdf.Dictionary) else (spaces,):
                        found |= dict.fromkeys(_kind(space)[1])
        return tuple(name for name in found if name not in ("All", "None", *PROCESS))

    # --- content ----------------------------------------------------------------------------------------------------

    def _rewritten(self, document: Any, holder: Any, resources: Any, ink: str, deep: int) -> None:
        """Exchange the content of a page or form for that of a plate."""
        import pikepdf

        out: list[Any] = []
        state, kept = State(), list[State]()
        made: dict[str, Any] = {}
        for instruction in pikepdf.parse_content_stream(holder):
            operands, operator = instruction.operands, instruction.operator
            name = str(operator)
            if name == "q":
                kept.append(state)
            elif name == "Q" and kept:
                state = kept.pop()
            if name in _FILLS or name.lower() in _FILLS:
                state = self._coloured(state, name, list(operands), resources)
                out += _set(state, ink, name.islower(), made)
                continue
            self.parted = self.parted and name not in ("sh", "BI", "INLINE IMAGE")
            drawn = [self._drawn(document, resources, str(operands[0]), ink, made, deep)] if name == "Do" else operands
            out.append((drawn, operator))
            if name == "gs":
                state = _with(state, (resources.get("/ExtGState") or {}).get(str(operands[0])))
                out += [*_set(state, ink, True, made), *_set(state, ink, False, made)]
        _put(document, holder, resources, pikepdf.unparse_content_stream(out), made)

    def _coloured(self, state: State, name: str, operands: list[Any], resources: Any) -> State:
        """The state after an operator that sets a space or a colour."""
        at = 1 if name.islower() else 0
        if name.lower() == "cs":
            space = str(operands[0])[1:]
            known = (resources.get("/ColorSpace") or {}).get(f"/{space}")
            return replace(state, spaces=_with_at(state.spaces, at, known if known is not None else space))
        space = _PLAIN.get(name.lower(), state.spaces[at])
        return replace(state, paints=_with_at(state.paints, at, self._paint(space, operands)))

    def _paint(self, space: Any, operands: list[Any]) -> Paint:
        values = [float(value) for value in operands if isinstance(value, int | float | Decimal)]
        kind, names = _kind(space)
        if names:
            return Paint(tuple(zip(names, values, strict=False)), direct=False)
        if kind == 4 and len(values) == 4:
            return Paint(tuple(zip(PROCESS, values, strict=True)), space == "DeviceCMYK")
        if kind == 1 and len(values) == 1:
            return Paint((("C", 0.0), ("M", 0.0), ("Y", 0.0), ("K", 1 - values[0])), direct=False)
        self.parted = False
        return Paint(tuple(zip(PROCESS, [1 - v for v in values[:3]] or [0.0], strict=False)), direct=False)

    # --- pictures and forms -----------------------------------------------------------------------------------------

    def _drawn(self, document: Any, resources: Any, name: str, ink: str, made: dict[str, Any], deep: int) -> Any:
        """The name of a picture or form as a plate has it."""
        import pikepdf

        thing = (resources.get("/XObject") or {}).get(name)
        if thing is None or deep > _DEEPEST:
            return pikepdf.Name(name)
        if str(thing.get("/Subtype")) == "/Form":
            form = document.make_stream(thing.read_bytes())
            for entry in thing:
                if entry not in ("/Length", "/Filter", "/DecodeParms"):
                    form[entry] = thing[entry]
            self._rewritten(document, form, thing.get("/Resources") or resources, ink, deep + 1)
            return _named(form, made)
        grey = self._channel(thing, ink) if not thing.get("/ImageMask") else None
        self.parted = self.parted and (grey is not None or bool(thing.get("/ImageMask")))
        return _named(_image(document, thing, grey), made) if grey is not None else pikepdf.Name(name)

    def _channel(self, picture: Any, ink: str) -> Any:
        """One ink of a picture, in grey; None where it is not told."""
        key = picture.objgen
        if key not in self._pixels:
            self._pixels[key] = cmyk_pixels(picture)
        pixels = self._pixels[key]
        if pixels is None:
            return None
        from PIL import Image, ImageOps

        if ink not in PROCESS:
            return Image.new("L", pixels.size, 255)
        return ImageOps.invert(pixels.getchannel(PROCESS.index(ink)))


def _kind(space: Any) -> tuple[int, tuple[str, ...]]:
    """How many values a colour of the space has where it is grey or CMYK, else 0; of a space of named inks their names."""
    import pikepdf

    if isinstance(space, str | pikepdf.Name):
        return {"DeviceCMYK": 4, "DeviceGray": 1}.get(str(space).removeprefix("/"), 0), ()
    if not isinstance(space, pikepdf.Array) or not len(space):
        return 0, ()
    family = str(space[0])
    if family == "/ICCBased":
        return {4: 4, 1: 1}.get(int(space[1].get("/N", 0)), 0), ()
    if family in ("/Separation", "/DeviceN"):
        names = [space[1]] if family == "/Separation" else list(space[1])
        return 0, tuple(_NAMED.get(str(name)[1:], str(name)[1:]) for name in names)
    return {"/CalGray": 1}.get(family, 0), ()


def _with_at(pair: tuple[Any, Any], at: int, value: Any) -> tuple[Any, Any]:
    return (value, pair[1]) if at == 0 else (pair[0], value)


def _with(state: State, told: Any) -> State:
    """The state after a dictionary of graphics parameters."""
    if told is None:
        return state
    strokes = bool(told.get("/OP", state.over[0]))
    fills = bool(told.get("/op", told.get("/OP", state.over[1])))
    alphas = float(told.get("/CA", state.alphas[0])), float(told.get("/ca", state.alphas[1]))
    return replace(state, over=(strokes, fills), mode=int(told.get("/OPM", state.mode)), alphas=alphas)


def _share(state: State, at: int, ink: str) -> float | None:
    """How much of an ink a stroke (0) or a fill (1) puts down; None where the plate stays as it is."""
    paint = state.paints[at]
    inks = dict(paint.inks)
    if "All" in inks:
        return inks["All"]
    value = inks.get(ink)
    if not state.over[at]:
        return value or 0.0
    if value is None or (paint.direct and state.mode == 1 and not value):
        return None
    return value


def _set(state: State, ink: str, fills: bool, made: dict[str, Any]) -> list[Any]:
    """The operators that set the grey of a plate, and whether anything is painted at all."""
    import pikepdf

    share = _share(state, 1 if fills else 0, ink)
    grey = round(1 - min(1.0, max(0.0, share or 0.0)), 4)
    shown = [0.0 if _share(state, at, ink) is None else state.alphas[at] for at in (0, 1)]
    name = f"/Bp{round(shown[0] * 1000)}x{round(shown[1] * 1000)}"
    made[name] = pikepdf.Dictionary(CA=shown[0], ca=shown[1])
    operator = pikepdf.Operator("g" if fills else "G")
    return [([grey], operator), ([pikepdf.Name(name)], pikepdf.Operator("gs"))]


def _put(document: Any, holder: Any, resources: Any, content: bytes, made: dict[str, Any]) -> None:
    """The content and what it names, in the place of what the page or form had."""
    import pikepdf

    own = pikepdf.Dictionary(dict(resources))
    for group, wanted in (("/ExtGState", "/Bp"), ("/XObject", "/Bm")):
        entries = dict(own.get(group) or {}) | {key: thing for key, thing in made.items() if key.startswith(wanted)}
        own[group] = pikepdf.Dictionary({key: document.make_indirect(thing) for key, thing in entries.items()})
    holder["/Resources"] = own
    if isinstance(holder, pikepdf.Stream):
        holder.write(content)
    else:
        holder["/Contents"] = document.make_stream(content)


def _named(thing: Any, made: dict[str, Any]) -> Any:
    """The name of what was made, in the resources of what draws it."""
    import pikepdf

    name = f"/Bm{len(made)}"
    made[name] = thing
    return pikepdf.Name(name)


def _image(document: Any, like: Any, grey: Any) -> Any:
    """A picture in grey in the place of another."""
    import pikepdf

    image = document.make_stream(grey.tobytes())
    image["/Type"], image["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    image["/Width"], image["/Height"], image["/BitsPerComponent"] = grey.width, grey.height, 8
    image["/ColorSpace"] = pikepdf.Name.DeviceGray
    for entry in ("/SMask", "/Mask", "/Interpolate"):
        if entry in like:
            image[entry] = like[entry]
    return image
