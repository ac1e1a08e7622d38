"""A page of a placed PDF examined: opened under limits, its page and box found, and what it holds judged by pdf_parts.py.

Nothing of the document beside the page's own marks is taken over: no annotation, action, layer, attachment or metadata.
Codes: PIC030 unreadable, PIC031 no such page, PIC032 JavaScript; those of pdf_parts.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from io import BytesIO
from typing import Any, TypeVar

from banmian.damage import damage_of
from banmian.display import Treatment
from banmian.phrases import say
from banmian.pictures.pdf_content import page_content
from banmian.pictures.refusal import PDF, Refused
from banmian.qpdf import set_limits
from banmian.units import PT
from banmian.values import frozen

T = TypeVar("T")
LARGEST_EDGE = 14_400
"""Points: the largest page that PDF knows without a unit of its own."""
SILENT = ("/Link", "/Popup", "/PrinterMark", "/TrapNet")
"""Annotations that show nothing on paper, or belong to the sheet that the page came from."""


@frozen
class SoundPage:
    """A page in the file that holds it. `data`: the whole PDF; `box`: the part shown (x0, y0, x1, y1 in the page's user space);
    `turn`: degrees clockwise by which it is shown turned; `transparent`: whether anything on it is; `number` from 1; `mend`: its
    content streams are put right on the way (pdf_content.py)."""

    data: bytes
    box: tuple[float, float, float, float]
    turn: int = 0
    transparent: bool = False
    number: int = 1
    mend: bool = False


@frozen
class Examined:
    """A page that may be placed. `size` in millipoints, as seen."""

    page: SoundPage
    size: tuple[int, int]
    dropped: int
    """Visible annotations that are left out."""
    unbalanced: bool = False
    """Whether the page's own `q` and `Q` do not match."""
    empty: bool = False
    """Whether nothing puts ink on it."""
    converted: bool = False
    """Whether its colours were a screen's; the page then is what was made of it."""


def shown_box(data: bytes, treatment: Treatment) -> tuple[float, float, float, float]:
    """The part of a page that is shown, in its user space, whatever colours it has."""
    return opened(data, lambda pdf: _box(pdf.pages[treatment.page - 1], treatment.box)[0])


def examine(data: bytes, treatment: Treatment, spots: Collection[str] | None = ()) -> Examined | tuple[Refused, ...]:
    """The page, or all that is wrong with its parts. `spots`: the special inks that it may have; None = any. Refused where
    the file cannot even be gone through."""
    return opened(data, lambda pdf: _examined(pdf, data, treatment, spots))


def opened(data: bytes, look: Callable[[Any], T]) -> T:
    """What is to be seen in a PDF. Refused where it cannot be gone through. It is read in this very process: who asks stands in one
    that was made for it (quarantine.py)."""
    import pikepdf

    try:
        set_limits()
        with pikepdf.Pdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            return look(pdf)
    except pikepdf.PasswordError:
        raise Refused("PIC030", say("{pdf} is encrypted.", pdf=PDF), say("Save it without a password.")) from None
    except Refused:
        raise
    except Exception as error:  # qpdf and pikepdf have many ways to say that a file is damaged
        raise Refused(
            "PIC030",
            say("{pdf} cannot be read as PDF: {said}.", pdf=PDF, said=damage_of(error)),
            say("Save it again from the original."),
        ) from None


def _examined(pdf: Any, data: bytes, treatment: Treatment, spots: Collection[str] | None) -> Examined | tuple[Refused, ...]:
    from banmian.pictures.pdf_nesting import check_nesting
    from banmian.pictures.pdf_parts import Parts

    if pdf.is_encrypted:
        raise Refused("PIC030", say("{pdf} is encrypted.", pdf=PDF), say("Save it without a password."))
    count = len(pdf.pages)
    if not 1 <= treatment.page <= count:
        raise Refused(
            "PIC031",
            say("{pdf} has {count} pages, not {page}.", pdf=PDF, count=count, page=treatment.page),
            say("Correct `page` in the layout."),
        )
    page = pdf.pages[treatment.page - 1]
    _active(pdf, page)
    box, turn, size = _box(page, treatment.box)
    page_content(page)
    parts = Parts(spots)
    parts.page(page)
    check_nesting(page.resources)
    if parts.faults:
        return tuple(parts.faults)
    annotations = [a for a in page.obj.get("/Annots", []) if str(a.get("/Subtype", "")) not in SILENT]
    sound = SoundPage(data, box, turn, parts.transparent, treatment.page, parts.mend)
    return Examined(sound, size, len(annotations), parts.unbalanced, not parts.paints)


def _active(pdf: Any, page: Any) -> None:
    """PIC032 for JavaScript anywhere that a viewer would run it: the document, the page, its annotations."""
    root = pdf.Root
    places = [root.get("/OpenAction"), root.get("/AA"), page.obj.get("/AA"), root.get("/AcroForm")]
    places += list(page.obj.get("/Annots", []))
    named = "/Names" in root and "/JavaScript" in root.Names
    if named or any(_scripted(place, 0) for place in places):
        raise Refused(
            "PIC032",
            say("{pdf} runs JavaScript.", pdf=PDF),
            say("Print it to a new PDF, which holds what is seen and nothing else."),
        )


def _scripted(value: Any, depth: int) -> bool:
    """Whether an action of these, or of what they hold, is JavaScript; parents and pages are not gone into."""
    import pikepdf

    if depth > 8 or not isinstance(value, pikepdf.Dictionary | pikepdf.Array):
        return False
    if isinstance(value, pikepdf.Array):
        return any(_scripted(item, depth + 1) for item in list(value)[:10_000])
    if str(value.get("/S", "")) == "/JavaScript" or "/JS" in value:
        return True
    return any(_scripted(v, depth + 1) for k, v in value.items() if k not in ("/Parent", "/P", "/Dest", "/D", "/AP", "/Popup"))


def _box(page: Any, name: str) -> tuple[tuple[float, float, float, float], int, tuple[int, int]]:
    """The box, the page's turn, and the size as seen in millipoints."""
    numbers = [float(v) for v in getattr(page, f"{name}box")]
    if len(numbers) != 4:
        raise Refused("PIC030", say("{pdf} has a damaged {name} box.", pdf=PDF, name=name), say("Save it again from the original."))
    x0, x1 = sorted((numbers[0], numbers[2]))
    y0, y1 = sorted((numbers[1], numbers[3]))
    turn = int(_inherited(page.obj, "/Rotate", 0)) % 360
    unit = float(page.obj.get("/UserUnit", 1))
    width, height = (x1 - x0) * unit, (y1 - y0) * unit
    if turn % 90 or not (0 < width <= LARGEST_EDGE and 0 < height <= LARGEST_EDGE):
        raise Refused(
            "PIC030",
            say("{pdf} has a {name} box that no page can have.", pdf=PDF, name=name),
            say("Save it again from the original."),
        )
    size = max(1, round(width * PT)), max(1, round(height * PT))
    return (x0, y0, x1, y1), turn, size if turn % 180 == 0 else size[::-1]


def _inherited(node: Any, key: str, default: Any) -> Any:
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            break
        node = node.Parent
    return default
