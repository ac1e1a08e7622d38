"""What a placed PDF's page is made of, gone through part by part: colours, fonts, images, states, forms, patterns.

The rules are those of the finished page (docs/rules/print.md, PDF/X): press colours alone, every font embedded, no filter
or feature that PDF/X forbids. Codes: PIC033 fonts, PIC034 colours, PIC036 what print refuses, PIC037 too large or recursive,
PIC039 `q` and `Q` within a form.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from typing import Any

from banmian.phrases import Phrase, say
from banmian.pictures.pdf_content import Reading, fonts_left_out, held_by_the_file
from banmian.pictures.refusal import PDF, UNPACKED, Refused
from banmian.values import record

DEPTH = 20
"""Deepest nesting of forms and patterns."""
OPERATORS = 3_000_000
"""Most operators on the page and in its forms together."""
PRESS = ("/DeviceCMYK", "/DeviceGray", "/Pattern", "/G", "/CMYK")
"""Colour spaces by name that a plate is made of; the last two as inline images abbreviate them."""
PROCESS = ("/Cyan", "/Magenta", "/Yellow", "/Black", "/None")
FILTERS = ("/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode")
INLINE = ("/Fl", "/DCT", "/CCF", "/A85", "/AHx", "/RL")
OPAQUE = ("/Normal", "/Compatible")
RGB = ("rg", "RG")
KNOWN = {
    "b", "B", "b*", "B*", "BDC", "BMC", "BT", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EMC", "ET", "f", "F", "f*",
    "G", "g", "gs", "h", "i", "j", "J", "K", "k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC",
    "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W",
    "W*", "y", "'", '"',
}  # fmt: skip
"""Every operator of a content stream (PDF/X knows no other); inline images are read as one."""
PAINTING = frozenset({"b", "B", "b*", "B*", "Do", "f", "F", "f*", "s", "S", "sh", "Tj", "TJ", "'", '"'})
"""Operators that put ink on the page."""
NOT_COPIED = ("/Length", "/Parent", "/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/LastModified", "/OC")
"""Entries that are not taken over with a part."""

_COLOUR_HINT = say("Export it in CMYK or grey (PDF/X-1a), without ICC colours and spot inks.")
_FONT_HINT = say("Export it with all fonts embedded.")
_PRINT_HINT = say("Export it as PDF/X.")
PRINT_AGAIN = say("Print it to a new PDF.")
NESTED = say("{pdf} holds parts within themselves, or nested too deep.", pdf=PDF)
_BESIDE = say("{pdf} refers to files beside itself, or holds PostScript.", pdf=PDF)


@record
class Parts:
    """Gathers each fault once. `spots`: the special inks that the press has, None = any. `transparent`: something on the
    page is blended or lets the ground show through."""

    spots: Collection[str] | None = ()
    faults: list[Refused] = field(default_factory=list)
    transparent: bool = False
    unbalanced: bool = False
    """Whether the page's own `q` and `Q` do not match."""
    mend: bool = False
    """Whether the page's content is to be put right (pdf_content.py)."""
    seen: set[tuple[tuple[int, int], bool]] = field(default_factory=set)
    open: list[tuple[int, int]] = field(default_factory=list)
    operators: int = 0
    paints: bool = False
    """Whether anything puts ink on the page."""
    told: set[str] = field(default_factory=set)

    def fault(self, code: str, what: Phrase, hint: Phrase, ink: bool = False) -> None:
        """`ink`: the colours are of a special ink, which nobody but its owner may convert."""
        if what not in self.told:
            self.told.add(what)
            self.faults.append(Refused(code, what, hint, code == "PIC034" and not ink))

    def page(self, page: Any) -> None:
        """The page's own content and resources."""
        self.group(page.obj)
        reading = self.holder(page.obj, page.resources, page, True)
        self.unbalanced = not reading.balanced
        self.mend = self.unbalanced or bool(reading.named & fonts_left_out(page.resources))

    def holder(self, owner: Any, resources: Any, content: Any, painted: bool) -> Reading:
        """Something with content and resources: the page, a form, a tiling pattern, a Type 3 glyph. `painted`: whether it is
        seen, so that what its text needs must be there."""
        import pikepdf

        key = owner.objgen
        if key in self.open or len(self.open) >= DEPTH:
            raise Refused("PIC037", NESTED, PRINT_AGAIN)
        if (key, painted) in self.seen and key != (0, 0):
            return Reading()
        self.seen.add((key, painted))
        self.open.append(key)
        reading = self.content(content)
        if painted:
            self.fonts(resources, reading.used)
        if owner.get("/Resources") is not None or isinstance(content, pikepdf.Page):
            self.resources(resources, reading.painted if painted else ())
        else:  # its holder's, which are judged there
            for name, drawn in _items(resources, "/XObject"):
                if painted and name in reading.painted:
                    self.drawn(drawn, resources, True)
        self.open.pop()
        return reading

    def inner(self, owner: Any, resources: Any, painted: bool) -> None:
        """A holder within the page, whose content is taken over as it stands; without resources it has its holder's."""
        if not self.holder(owner, owner.get("/Resources", resources), owner, painted).balanced:
            what = say("{pdf} has a form or pattern whose `q` and `Q` do not match.", pdf=PDF)
            self.fault("PIC039", what, say("Save it again from the original."))

    def content(self, content: Any) -> Reading:
        reading = Reading()
        import pikepdf

        for instruction in pikepdf.parse_content_stream(content):
            self.operators += 1
            if self.operators > OPERATORS:
                what = say("{pdf} has more than {operators:,} operators on its page.", pdf=PDF, operators=OPERATORS)
                raise Refused("PIC037", what, say("Place it as pixels."))
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self.paints = True
                self.inline(instruction.iimage.obj)
                continue
            name = str(instruction.operator)
            reading.take(name, instruction.operands)
            self.paints = self.paints or name in PAINTING
            if name not in KNOWN:
                self.fault("PIC036", say("{pdf} has operators that PDF does not know.", pdf=PDF), _PRINT_HINT)
            elif name in RGB:
                self.fault("PIC034", say("{pdf} has colours in DeviceRGB.", pdf=PDF), _COLOUR_HINT)
            elif name in ("cs", "CS") and instruction.operands:
                self.named_space(str(instruction.operands[0]))
        return reading

    def fonts(self, resources: Any, used: Collection[str]) -> None:
        """The fonts in which characters stand."""
        for name, font in _items(resources, "/Font"):
            if name in used and not held_by_the_file(font):
                called = str(font.get("/BaseFont", "/?"))[1:]
                what = say("{pdf} does not hold the font {called}, in which text is set.", pdf=PDF, called=called)
                self.fault("PIC033", what, _FONT_HINT)

    def named_space(self, name: str) -> None:
        """A space set by name: a device's own, or one that the resources describe and that is judged there."""
        if name in ("/DeviceRGB", "/CalRGB", "/Lab"):
            self.fault("PIC034", say("{pdf} has colours in {name}.", pdf=PDF, name=name[1:]), _COLOUR_HINT)

    def inline(self, image: Any) -> None:
        space = image.get("/CS", image.get("/ColorSpace"))
        if space is not None and str(space) in ("/RGB", "/DeviceRGB"):
            self.fault("PIC034", say("{pdf} has colours in DeviceRGB.", pdf=PDF), _COLOUR_HINT)
        for name in _names(image.get("/F", image.get("/Filter"))):
            if name not in INLINE and name not in FILTERS:
                self.fault("PIC036", say("{pdf} has a stream under {name}.", pdf=PDF, name=name[1:]), _PRINT_HINT)

    def resources(self, resources: Any, painted: Collection[str]) -> None:
        """What a holder may use. `painted`: the names of the XObjects that it does paint."""
        for name, space in _items(resources, "/ColorSpace"):
            if name.startswith("/Default"):
                self.fault("PIC034", say("{pdf} has calibrated colours ({name}).", pdf=PDF, name=name[1:]), _COLOUR_HINT)
            self.space(space)
        for _, state in _items(resources, "/ExtGState"):
            self.state(state, resources)
        for _, font in _items(resources, "/Font"):
            self.glyphs(font, resources)
        for _, shading in _items(resources, "/Shading"):
            self.space(shading.get("/ColorSpace"))
        for _, pattern in _items(resources, "/Pattern"):
            self.pattern(pattern, resources)
        for name, drawn in _items(resources, "/XObject"):
            self.drawn(drawn, resources, name in painted)
        for _, group in _items(resources, "/Properties"):
            if str(group.get("/Type", "")) in ("/OCG", "/OCMD"):
                self.fault("PIC036", say("{pdf} has layers.", pdf=PDF), _PRINT_HINT)

    def space(self, space: Any, depth: int = 0) -> None:
        """A colour space, with the space that it stands on."""
        import pikepdf

        if space is None:
            return
        if isinstance(space, pikepdf.Name):
            if str(space) not in PRESS:
                self.fault("PIC034", say("{pdf} has colours in {space}.", pdf=PDF, space=str(space)[1:]), _COLOUR_HINT)
            return
        if not isinstance(space, pikepdf.Array) or not len(space) or depth > DEPTH:
            raise Refused("PIC030", say("{pdf} has a damaged colour space.", pdf=PDF), say("Save it again from the original."))
        kind = str(space[0])
        if kind in ("/Separation", "/DeviceN") and len(space) > 2:
            for name in _names(space[1]):
                if name not in PROCESS and self.spots is not None and name[1:] not in self.spots:
                    what = say("{pdf} has the ink '{name}', which the press does not have.", pdf=PDF, name=name[1:])
                    self.fault("PIC034", what, _COLOUR_HINT, True)
            self.space(space[2], depth + 1)
        elif kind in ("/Indexed", "/I", "/Pattern"):
            self.space(space[1] if len(space) > 1 else None, depth + 1)
        elif kind not in PRESS:
            self.fault("PIC034", say("{pdf} has colours in {kind}.", pdf=PDF, kind=kind[1:]), _COLOUR_HINT)

    def state(self, state: Any, resources: Any) -> None:
        """An ExtGState: transparency is noted, what PDF/X forbids is told."""
        mask = state.get("/SMask")
        if mask is not None and str(mask) != "/None":
            self.transparent = True
            if "/G" in mask:
                self.form(mask.G, resources, True)
        if "/Font" in state and not held_by_the_file(state.Font[0]):
            self.fault("PIC033", say("{pdf} sets text in a font that it does not hold.", pdf=PDF), _FONT_HINT)
        blend = _names(state.get("/BM"))
        if float(state.get("/ca", 1)) < 1 or float(state.get("/CA", 1)) < 1 or (blend and blend[0] not in OPAQUE):
            self.transparent = True
        second = str(state.get("/TR2", "/Default"))
        if "/TR" in state or second != "/Default" or "/HTP" in state:
            self.fault("PIC036", say("{pdf} changes the press's tone curves or screens.", pdf=PDF), _PRINT_HINT)

    def glyphs(self, font: Any, resources: Any) -> None:
        """The drawings of a Type 3 font."""
        if str(font.get("/Subtype", "")) == "/Type3":
            for _, glyph in _items(font, "/CharProcs"):
                self.inner(glyph, font.get("/Resources", resources), True)

    def pattern(self, pattern: Any, resources: Any) -> None:
        if int(pattern.get("/PatternType", 0)) == 1:
            self.inner(pattern, resources, True)
            return
        self.space(pattern.get("/Shading", {}).get("/ColorSpace"))
        if "/ExtGState" in pattern:
            self.state(pattern.ExtGState, resources)

    def drawn(self, drawn: Any, resources: Any, painted: bool) -> None:
        """An XObject."""
        for name in _names(drawn.get("/Filter")):
            if name not in FILTERS:
                self.fault("PIC036", say("{pdf} has a stream under {name}.", pdf=PDF, name=name[1:]), _PRINT_HINT)
        kind = str(drawn.get("/Subtype", ""))
        if "/F" in drawn or "/OPI" in drawn or "/Ref" in drawn or "/Alternates" in drawn or kind not in ("/Image", "/Form"):
            self.fault("PIC036", _BESIDE, _PRINT_HINT)
        elif "/OC" in drawn:
            self.fault("PIC036", say("{pdf} has layers.", pdf=PDF), _PRINT_HINT)
        elif kind == "/Form":
            self.form(drawn, resources, painted)
        else:
            self.image(drawn)

    def image(self, image: Any) -> None:
        if not bool(image.get("/ImageMask", False)):
            self.space(image.get("/ColorSpace"))
        if "/SMask" in image:
            self.transparent = True
        if "/Width" not in image or int(image.get("/Width")) * int(image.get("/Height", 0)) > UNPACKED:
            what = say("{pdf} holds a picture of more than 100 megapixels.", pdf=PDF)
            raise Refused("PIC037", what, say("Export it with smaller pictures."))

    def form(self, form: Any, resources: Any, painted: bool) -> None:
        if "/PS" in form or str(form.get("/Subtype2", "")) == "/PS":
            self.fault("PIC036", _BESIDE, _PRINT_HINT)
        self.group(form)
        self.inner(form, resources, painted)

    def group(self, owner: Any) -> None:
        group = owner.get("/Group")
        if group is None:
            return
        self.transparent = True
        self.space(group.get("/CS"))


def _items(owner: Any, key: str) -> list[tuple[str, Any]]:
    """The entries of a dictionary of resources, in the order of their names."""
    held = owner.get(key) if owner is not None else None
    return sorted(held.items()) if held is not None else []


def _names(value: Any) -> list[str]:
    """A name, or an array of them, as strings."""
    import pikepdf

    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, pikepdf.Array) else [str(value)]
