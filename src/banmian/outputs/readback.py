"""QR codes read back from the rendered page, as a reader's telephone will (docs/rules/design.md, QR code).

The reader is zxing-cpp, which is imported when a delivery is made and only then; where it is missing, that is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import DisplayList, walk
from banmian.phrases import say
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import SetIssue

DPI = 200
"""Between the 150 and 300 dpi of docs/rules/print.md, Outside judges."""


@frozen
class Target:
    """A code that a page shows: what it must say, and where that is written."""

    page: int
    text: str
    span: Span


class NoReaderError(RuntimeError):
    """zxing-cpp is not installed."""


def targets(issue: SetIssue) -> tuple[Target, ...]:
    """The issue's codes that its pages show. Each module of a code carries the place of its target."""
    shown = _shown(issue.display)
    return tuple(Target(page, code.target, code.span) for code in issue.content.issue.qr for page in shown.get(code.span, ()))


def _shown(display: DisplayList) -> dict[Span, list[int]]:
    """The pages on which modules with this origin stand."""
    out: dict[Span, list[int]] = {}
    for page in display.pages:
        for span in {item.origin for item in walk(page.items) if item.tag.role == "qr" and item.origin is not None}:
            out.setdefault(span, []).append(page.number)
    return out


def read_codes(pdf: bytes, pages: Iterable[int]) -> Mapping[int, frozenset[str]]:
    """What the QR codes of these pages (from 1) say. NoReaderError without zxing-cpp."""
    try:
        import zxingcpp
    except ImportError as missing:
        raise NoReaderError("zxing-cpp is not installed") from missing
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return {n: _read(document[n - 1], zxingcpp) for n in pages}
    finally:
        document.close()


def _read(page: object, reader: object) -> frozenset[str]:
    image = page.render(scale=DPI / 72).to_pil().convert("L")  # type: ignore[attr-defined]
    found = reader.read_barcodes(image, formats=reader.BarcodeFormat.QRCode)  # type: ignore[attr-defined]
    return frozenset(code.text for code in found)


def unread_codes(issue: SetIssue, pdf: bytes) -> list[Diagnostic]:
    """An error for each code that does not say what the issue wants; one line of information where nobody can read."""
    wanted = targets(issue)
    try:
        found = read_codes(pdf, sorted({t.page for t in wanted})) if wanted else {}
    except NoReaderError as reason:
        hint = say("pip install zxing-cpp; the delivery is made without that proof")
        return [diagnose("DLV006", say("QR codes were not read back: {reason}", reason=reason), hint, wanted[0].span)]
    return [
        diagnose(
            "DLV005",
            say("the QR code of {text} cannot be read from the finished page at {dpi} dpi", text=t.text, dpi=DPI),
            say("give the code more room, and paper white around it"),
            t.span,
            PlaceOnPage(t.page),
        )
        for t in wanted
        if t.text not in found[t.page]
    ]
