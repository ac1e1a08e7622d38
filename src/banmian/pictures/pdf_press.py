"""A page of a PDF in screen colours, converted to the output intent's inks (docs/decisions/0046).

What is plain by our own conversion, as pictures and drawings are (pdf_recolour.py); what is left by Ghostscript, where it is
there. The result is a PDF of that page alone, the same bytes each time: no date, no name of a file, no metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from banmian.display import Treatment
from banmian.pictures.ghostscript import in_press_inks, version
from banmian.pictures.pdf_black import black_overprints
from banmian.pictures.pdf_recolour import Recolouring
from banmian.pictures.press import Press
from banmian.pictures.separation import Separator
from banmian.qpdf import set_limits

if TYPE_CHECKING:
    from banmian.pictures.pdf_examine import Examined

BOXES = ("/TrimBox", "/CropBox", "/BleedBox", "/ArtBox", "/Metadata", "/Annots", "/PieceInfo", "/Thumb", "/StructParents")


def press_page(
    data: bytes, treatment: Treatment, box: tuple[float, float, float, float], spots: Collection[str] | None, press: Press
) -> Examined | None:
    """The page, converted and found sound; None where it cannot be. `box`: what is shown of it; `spots`: as pdf_examine.py."""
    from banmian.pictures.pdf_examine import examine
    from banmian.pictures.refusal import Refused

    for made in _steps(data, treatment, box, press):
        try:
            examined = examine(made, Treatment(), spots)
            if isinstance(examined, tuple):
                continue
            return _with_black(made, examined, press)
        except Refused:
            continue
    return None


def _with_black(made: bytes, examined: Examined, press: Press) -> Examined:
    """The sound page, its small black set to overprint; as it is where it cannot be gone through for that."""
    over = _whole(lambda: _overprinting(made, press))
    return replace(examined, page=replace(examined.page, data=over)) if over else examined


def _overprinting(made: bytes, press: Press) -> bytes:
    import pikepdf

    with pikepdf.Pdf.open(BytesIO(made)) as pdf:
        black_overprints(pdf, press.limit)
        return _saved(pdf)


def _steps(data: bytes, treatment: Treatment, box: tuple[float, float, float, float], press: Press) -> Iterator[bytes]:
    """Our own conversion, then Ghostscript's of what that left."""
    own = _whole(lambda: _own(data, treatment.page, box, press))
    yield own
    if own and version():
        yield _whole(lambda: _by_ghostscript(own, press))


def _whole(make: Callable[[], bytes]) -> bytes:
    """What was made; empty where a part of the page stands in the way, as a damaged image: the page is then refused."""
    try:
        return make()
    except Exception:  # qpdf, pikepdf and Pillow have many ways to say so
        return b""


def _own(data: bytes, number: int, box: tuple[float, float, float, float], press: Press) -> bytes:
    import pikepdf

    set_limits()
    with pikepdf.Pdf.open(BytesIO(data), suppress_warnings=True) as source, pikepdf.new() as pdf:
        pdf.pages.append(source.pages[number - 1])
        page = pdf.pages[0]
        for key in BOXES:
            if key in page.obj:
                del page.obj[key]
        page.obj.MediaBox = pikepdf.Array([*box])
        Recolouring(Separator(press.profile, press.limit, press.rendering)).page(pdf, page)
        return _saved(pdf)


def _by_ghostscript(page: bytes, press: Press) -> bytes:
    import pikepdf

    with pikepdf.Pdf.open(BytesIO(page)) as pdf:
        turn = {key: pdf.pages[0].obj[key] for key in ("/Rotate", "/UserUnit") if key in pdf.pages[0].obj}
        for key in turn:
            del pdf.pages[0].obj[key]
        level = _saved(pdf)
        made = in_press_inks(level, press.profile, press.rendering)
        if made is None:
            return b""
        with pikepdf.Pdf.open(BytesIO(made), suppress_warnings=True) as out:
            for key, value in turn.items():
                out.pages[0].obj[key] = value
            return _saved(out)


def _saved(pdf: Any) -> bytes:
    """Without what tells when, where and by whom it was made."""
    for key in ("/Metadata", "/Names", "/AcroForm", "/OpenAction", "/Outlines", "/StructTreeRoot"):
        if key in pdf.Root:
            del pdf.Root[key]
    for key in ("/Info", "/ID"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    out = BytesIO()
    pdf.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()
