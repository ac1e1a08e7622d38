"""Screen colours in a PDF's page made into press inks, operator by operator and image by image, as pictures and drawings are.

What is plain RGB, given as such or by an ICC profile: areas, lines, text, images of 8 bits. Black and greys become K alone, the
ink limit holds for each colour. Shadings, patterns, soft masks and other spaces are left as they are (ghostscript.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from banmian.colour import Cmyk
from banmian.pictures.encoding import encode_picture, few_colours
from banmian.pictures.opening import guarded
from banmian.pictures.screen_colour import Rgb, press_inks
from banmian.pictures.separation import Separator
from banmian.values import record

DEPTH = 20
"""Deepest nesting of forms, as pdf_parts.py has it."""
SETS = {"cs": "sc", "CS": "SC"}
TINTS = {"sc": "cs", "scn": "cs", "SC": "CS", "SCN": "CS"}
PAINTS = {"cs": "k", "CS": "K"}
DIRECT = {"rg": "k", "RG": "K"}
GREYS = {"g": "k", "G": "K"}
"""DeviceGray knocks out the other inks whatever the overprint mode says (docs/rules/print.md, Black)."""


def rgb_profile(space: Any) -> bytes | None:
    """The ICC profile of a colour space of red, green and blue, b"" for one without; None for any other space."""
    import pikepdf

    if isinstance(space, pikepdf.Name):
        return b"" if str(space) == "/DeviceRGB" else None
    if not isinstance(space, pikepdf.Array) or not len(space):
        return None
    if str(space[0]) == "/CalRGB":
        return b""
    if str(space[0]) == "/ICCBased" and int(space[1].get("/N", 0)) == 3:
        return bytes(space[1].read_bytes())
    return None


@record
class Recolouring:
    """One page, changed in its document. `separator`: into the output intent."""

    separator: Separator
    seen: set[tuple[int, int]] = field(default_factory=set)
    met: dict[tuple[bytes, Rgb], Cmyk] = field(default_factory=dict)
    """Each colour by its profile."""
    wanted: set[tuple[bytes, Rgb]] = field(default_factory=set)

    def page(self, pdf: Any, page: Any) -> None:
        page.obj.Contents = pdf.make_stream(self._content(page, page.resources))
        self._group(page.obj)
        self._resources(page.resources, 0)

    def ink(self, rgb: Rgb, profile: bytes) -> Cmyk:
        """The colour as it is printed; noted as wanted where it was not converted yet."""
        if (profile, rgb) not in self.met:
            self.wanted.add((profile, rgb))
        return self.met.get((profile, rgb), (0, 0, 0, 0))

    def _convert(self) -> None:
        for profile in sorted({profile for profile, _ in self.wanted}):
            colours = sorted(rgb for own, rgb in self.wanted if own == profile)
            self.met |= {(profile, rgb): ink for rgb, ink in press_inks(self.separator, colours, profile).items()}
        self.wanted.clear()

    def _resources(self, resources: Any, depth: int) -> None:
        """Forms and images that a page or form may paint; then the RGB spaces, which nothing names any more."""
        if depth > DEPTH:
            return
        for drawn in dict(resources.get("/XObject", {})).values():
            if drawn.objgen in self.seen:
                continue
            self.seen.add(drawn.objgen)
            if str(drawn.get("/Subtype", "")) == "/Form":
                own = drawn.get("/Resources", resources)
                drawn.write(self._content(drawn, own))
                self._group(drawn)
                if "/Resources" in drawn:
                    self._resources(own, depth + 1)
            elif str(drawn.get("/Subtype", "")) == "/Image":
                self._image(drawn)
        for name, space in dict(resources.get("/ColorSpace", {})).items():
            if rgb_profile(space) is not None:
                del resources.ColorSpace[name]

    def _group(self, owner: Any) -> None:
        """A group blends in the press's inks."""
        group = owner.get("/Group")
        if group is not None and "/CS" in group and rgb_profile(group.CS) is not None:
            import pikepdf

            group.CS = pikepdf.Name.DeviceCMYK

    def _content(self, content: Any, resources: Any) -> bytes:
        import pikepdf

        spaces, instructions = dict(resources.get("/ColorSpace", {})), pikepdf.parse_content_stream(content)
        for _ in range(2):  # first for the colours, which are converted all at once
            out = _Stream(self, spaces)
            kept = [new for instruction in instructions for new in out.taken(instruction)]
            self._convert()
        return bytes(pikepdf.unparse_content_stream(kept))

    def _image(self, image: Any) -> None:
        """An image of 8 bits a component without tricks; any other is left."""
        import pikepdf

        plain = int(image.get("/BitsPerComponent", 0)) == 8 and "/Decode" not in image and "/ImageMask" not in image
        if not plain or isinstance(image.get("/Mask"), pikepdf.Array) or "/Matte" in image.get("/SMask", {}):
            return
        space = image.get("/ColorSpace")
        indexed = isinstance(space, pikepdf.Array) and len(space) > 1 and str(space[0]) == "/Indexed"
        profile = rgb_profile(space[1] if indexed else space)
        if profile is None:
            return
        with guarded():
            seen = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
        flat = "/DCTDecode" not in str(image.get("/Filter", "")) and few_colours(seen)
        made = encode_picture(self.separator.inks(seen, profile), flat, self.separator.most)
        image.write(made.data, filter=pikepdf.Name(f"/{made.filter}"))
        image.ColorSpace = pikepdf.Name(f"/{made.space}")
        for key in ("/DecodeParms", "/Intent"):
            if key in image:
                del image[key]
        if made.inverted:
            image.Decode = pikepdf.Array([1, 0] * 4)


@record
class _Stream:
    """A content stream while its colours are changed: which space fills and lines are in, None = none of RGB."""

    colours: Recolouring
    spaces: dict[str, Any]
    now: dict[str, bytes | None] = field(default_factory=lambda: {"cs": None, "CS": None})
    saved: list[dict[str, bytes | None]] = field(default_factory=list)

    def taken(self, instruction: Any) -> Iterator[Any]:
        import pikepdf

        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield instruction
            return
        name, operands = str(instruction.operator), list(instruction.operands)
        if name == "q":
            self.saved.append(dict(self.now))
        elif name == "Q" and self.saved:
            self.now = self.saved.pop()
        elif name in DIRECT and len(operands) == 3:
            self.now["cs" if name == "rg" else "CS"] = None
            yield self._paint(DIRECT[name], operands, b"")
            return
        elif name in SETS and operands:
            space = self.spaces.get(str(operands[0]), operands[0])
            self.now[name] = rgb_profile(space)
            if self.now[name] is not None:
                yield self._paint(PAINTS[name], [0, 0, 0], b"")
                return
        elif name in TINTS and len(operands) == 3:
            profile = self.now[TINTS[name]]
            if profile is not None:
                yield self._paint(PAINTS[TINTS[name]], operands, profile)
                return
        elif name in GREYS and len(operands) == 1:
            self.now["cs" if name == "g" else "CS"] = None
            black = 1 - min(1.0, max(0.0, float(operands[0])))
            yield pikepdf.ContentStreamInstruction([0, 0, 0, _share(round(black * 1000))], pikepdf.Operator(GREYS[name]))
            return
        elif name in ("k", "K"):
            self.now["cs" if name == "k" else "CS"] = None
        yield instruction

    def _paint(self, operator: str, rgb: list[Any], profile: bytes) -> Any:
        import pikepdf

        red, green, blue = (min(255, max(0, round(float(v) * 255))) for v in rgb)
        amounts = [_share(v) for v in self.colours.ink((red, green, blue), profile)]
        return pikepdf.ContentStreamInstruction(amounts, pikepdf.Operator(operator))


def _share(tenths: int) -> Any:
    """A tenth of a percent as PDF has amounts of ink."""
    from decimal import Decimal

    return Decimal(tenths) / 1000 if tenths % 1000 else tenths // 1000
