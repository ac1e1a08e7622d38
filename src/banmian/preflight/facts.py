"""What is known of a finished PDF once it has been read: plain values, no open file behind them.

`reading` makes them within its budget, checks judge them. Rectangles in millipoints from the trim's top left, sizes in
millipoints after the matrix; page numbers from 1.
"""

from __future__ import annotations

from banmian.preflight.model import Rect4
from banmian.preflight.painted import Painted, Space
from banmian.values import frozen


@frozen
class Boxes:
    """A page's boxes in points as the file has them (left, bottom, right, top), None where absent. `exact`: with the
    digits as written, for boxes that differ by a ten-thousandth."""

    media: tuple[float, float, float, float] | None
    crop: tuple[float, float, float, float] | None
    bleed: tuple[float, float, float, float] | None
    trim: tuple[float, float, float, float] | None
    art: tuple[float, float, float, float] | None
    rotate: int = 0
    user_unit: float = 1.0

    @property
    def finished(self) -> tuple[float, float, float, float]:
        """What stays after cutting: trim, else art, crop, media; a sheet of nothing where the file has none."""
        return self.trim or self.art or self.crop or self.media or (0.0, 0.0, 0.0, 0.0)


@frozen
class Group:
    """A transparency group: where it is declared, its blending space, whether anything in it is transparent."""

    page: int
    where: str
    space: Space | None
    isolated: bool
    knockout: bool
    needed: bool
    mask: str = ""
    """Luminosity or Alpha, for the group of a soft mask."""


@frozen
class Annotation:
    page: int
    subtype: str
    rect: Rect4
    hidden: bool


@frozen
class PageFacts:
    number: int
    boxes: Boxes
    operators: int
    marks: int
    annotations: tuple[Annotation, ...] = ()
    label: str = ""
    """What the file itself calls the page (/PageLabels); "" where it says nothing."""


@frozen
class Use:
    """Something of the file that a rule speaks of, and where: `what` is the rule's key (rgb, lzw, javascript \u2026)."""

    what: str
    where: str
    page: int | None = None
    rect: Rect4 | None = None


@frozen
class SpaceUse:
    """A colour space in use: for what (text, lines and areas, an image, a shading, a group), on which page."""

    page: int
    purpose: str
    space: Space
    rect: Rect4 | None = None


@frozen
class Program:
    """An embedded font program as far as it was read. `kind`: Type1, TrueType, CFF, OpenType; `fault`: why it cannot be
    read, "" where it can; `missing`: used codes without a glyph; `apart`: (code, /W, program's advance) that differ."""

    kind: str
    fault: str = ""
    missing: tuple[int, ...] = ()
    apart: tuple[tuple[int, float, float], ...] = ()
    fs_type: int | None = None


@frozen
class Font:
    """A font that a page selects. `painted`: it shows visible glyphs; `notdef`: how often glyph 0 is shown."""

    name: str
    subtype: str
    descendant: str
    program: Program | None
    painted: bool
    page: int
    to_unicode: bool
    descriptor: bool
    descriptor_typed: bool
    cid_to_gid: bool
    cid_set: bool
    default_width: float
    notdef: int
    unmapped: int
    """Shown codes that no ToUnicode or encoding gives a character for."""

    @property
    def plain_name(self) -> str:
        """Without the subset's tag."""
        return self.name[7:] if self.name[6:7] == "+" else self.name


@frozen
class Image:
    """A picture's dictionary. `bits` a component; `line_art`: one bit deep; `soft_mask`: has an SMask."""

    name: str
    width: int
    height: int
    bits: int
    space: Space | None
    filters: tuple[str, ...]
    line_art: bool
    stencil: bool
    soft_mask: bool
    size: int
    """Bytes as stored."""
    objgen: tuple[int, int] | None = None
    """Number and generation of its object in the file; None for an inline picture."""


@frozen
class Xmp:
    """The XMP packet: `state` absent, ok or broken, `note` why; properties as `prefix:name` -> text."""

    state: str
    compressed: bool = False
    values: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def get(self, key: str) -> str:
        return dict(self.values).get(key, "")


@frozen
class Intent:
    """An output intent. `profile`: (class, space, version major) of the embedded ICC header, None where not embedded."""

    subtype: str
    identifier: str
    info: str
    registry: str
    count: int | None
    profile: tuple[str, str, int] | None


@frozen
class FileFacts:
    """The file as such. `state`: ok, empty, foreign (no PDF), damaged, encrypted, large."""

    state: str
    note: str = ""
    header: str = ""
    catalog_version: str = ""
    xref_streams: bool = False
    object_streams: bool = False
    updates: int = 0
    locked: bool = False
    """Encrypted, yet opens without a password."""
    has_id: bool = False
    repaired: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """What the budget did not allow to read."""


@frozen
class InkMeasure:
    """Ghostscript's plates, of pages that may have too much ink (light_pages.py). `squares`: (page, rect of the 15 mm square,
    percent) of the heaviest; `plates`: (page, name, share of its area that carries ink)."""

    state: str
    note: str = ""
    squares: tuple[tuple[int, Rect4, float], ...] = ()
    plates: tuple[tuple[int, str, float], ...] = ()


@frozen
class Code:
    """A QR or bar code as read from the rendered page. `inks`: those it is painted in, () where that cannot be told."""

    page: int
    rect: Rect4
    text: str
    inks: tuple[str, ...] = ()


@frozen
class CodeReading:
    """Every code that the renderer and reader saw. `state`: ok, or why nothing was read."""

    state: str
    codes: tuple[Code, ...] = ()
    dpi: int = 150


@frozen
class PdfFacts:
    """All that checks of a finished PDF read."""

    file: FileFacts
    name: str = ""
    """The file's name, without its folder; "" where it has none."""
    info: tuple[tuple[str, str], ...] = ()
    info_kinds: tuple[tuple[str, str], ...] = ()
    """Info key -> string or name, as the file has it."""
    xmp: Xmp = Xmp("absent")
    intents: tuple[Intent, ...] = ()
    pages: tuple[PageFacts, ...] = ()
    marks: tuple[Painted, ...] = ()
    fonts: tuple[Font, ...] = ()
    images: tuple[Image, ...] = ()
    groups: tuple[Group, ...] = ()
    spaces: tuple[SpaceUse, ...] = ()
    uses: tuple[Use, ...] = ()
    spots: tuple[tuple[str, int], ...] = ()
    """Names of spot colorants, with the first page."""
    ink: InkMeasure = InkMeasure("not asked")
    codes: CodeReading = CodeReading("not asked")

    def entry(self, key: str) -> str:
        return dict(self.info).get(key, "")

    @property
    def claims(self) -> str:
        """The standard that the file says it follows: `PDF/X-4`, `PDF/X-1a:2003`, or "" for none."""
        return self.xmp.get("pdfxid:GTS_PDFXVersion") or self.entry("GTS_PDFXVersion")

    def used(self, *what: str) -> tuple[Use, ...]:
        return tuple(u for u in self.uses if u.what in what)
