"""PF-QRC: QR and bar codes on the finished page: found among the vectors by their modules, read back as printed."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.preflight.bars import Bars, vector_bars
from banmian.preflight.checks.citations import BLACK, HOUSE, LIMITS
from banmian.preflight.checks.grounds import grounds_of, under
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Check, Finding, Needs, Rect4, error, finding, warning
from banmian.preflight.painted import Painted
from banmian.preflight.standards import Requirements
from banmian.units import mm_of_mp, mp_of_mm
from banmian.values import frozen

LEAST_MODULES, MOST_MODULES = 21, 177
"""Sides of a QR code, version 1 to 40 (ISO/IEC 18004 as its public descriptions have it)."""
_LEAST_BOXES = 60
MOST_CODES = 64
"""Codes that are looked for in one file."""
_JOINT = 60
"""mp by which a module may miss its grid."""


UNREAD = {
    "missing": "zxing-cpp is not installed", "failed": "the page cannot be rendered", "slow": "the pages take too long to render",
}  # fmt: skip
"""Why codes were not read, by the state of their reading."""


@frozen
class Modules:
    """A code among the vectors: its rectangle without quiet zone, the side of a module, its boxes' indices."""

    page: int
    rect: Rect4
    module: int
    first: int
    last: int


def vector_codes(facts: PdfFacts) -> list[Modules]:
    """Runs of filled rectangles, one after the other, of one height, which together make a square of modules."""
    out: list[Modules] = []
    run: list[int] = []
    for index, mark in enumerate(facts.marks):
        if run and not _goes_on(facts.marks[run[-1]], mark):
            out += _codes(facts, run)
            run = []
        if _module(mark):
            run.append(index)
        if len(out) >= MOST_CODES:
            return out[:MOST_CODES]
    return [*out, *_codes(facts, run)]


def _module(mark: Painted) -> bool:
    return mark.kind == "fill" and mark.sure and mark.fill is not None and not mark.fill.white


def _goes_on(before: Painted, mark: Painted) -> bool:
    same = _module(mark) and mark.page == before.page and mark.fill == before.fill
    return same and abs(_height(mark) - _height(before)) <= _JOINT


def _height(mark: Painted) -> int:
    return mark.rect[3] - mark.rect[1]


def _codes(facts: PdfFacts, run: list[int]) -> Iterator[Modules]:
    """The squares in a run: a jump away from the code before begins a new one."""
    part: list[int] = []
    for index in run:
        if part and _apart(facts, part, index):
            yield from _square(facts, part)
            part = []
        part.append(index)
    yield from _square(facts, part)


def _apart(facts: PdfFacts, part: list[int], index: int) -> bool:
    """A box that begins above the last one."""
    return facts.marks[index].rect[1] < facts.marks[part[-1]].rect[1] - _JOINT


def _square(facts: PdfFacts, part: list[int]) -> Iterator[Modules]:
    if len(part) < _LEAST_BOXES:
        return
    rects = [facts.marks[i].rect for i in part]
    x0, y0, x1, y1 = min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects)
    module = _height(facts.marks[part[0]])
    if module <= 0 or abs((x1 - x0) - (y1 - y0)) > module:
        return
    side = (x1 - x0) / module
    if LEAST_MODULES - 0.5 <= side <= MOST_MODULES + 0.5:
        yield Modules(facts.marks[part[0]].page, (x0, y0, x1, y1), module, part[0], part[-1])


def _reads(facts: PdfFacts, code: Modules | Bars) -> bool:
    x, y = (code.rect[0] + code.rect[2]) / 2, (code.rect[1] + code.rect[3]) / 2
    return any(c.page == code.page and _holds(c.rect, x, y) for c in facts.codes.codes)


def readable(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if facts.codes.state == "ok":
        for code in vector_codes(facts):
            if not _reads(facts, code):
                yield finding(page=code.page, rect=code.rect, dpi=required.limits.qr_dpi)


def read_at_all(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    note = UNREAD.get(facts.codes.state)
    if note and (facts.codes.state == "slow" or vector_codes(facts)):
        yield finding("warning", note=note)


def module_size(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    least = mp_of_mm(required.limits.qr_module_mm)
    for code in vector_codes(facts):
        if code.module < least:
            yield finding(page=code.page, rect=code.rect, mm=mm_of_mp(code.module), limit=f"{required.limits.qr_module_mm:g}")


def quiet(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """Anything painted within four modules of the code, but for grounds that lie under all of it."""
    for code in vector_codes(facts):
        zone = round(code.module * required.limits.qr_quiet_modules)
        x0, y0, x1, y1 = code.rect
        around = (x0 - zone, y0 - zone, x1 + zone, y1 + zone)
        for index, mark in enumerate(facts.marks):
            if mark.page != code.page or code.first <= index <= code.last or not mark.visible:
                continue
            a, b, c, d = mark.rect
            covers = a <= x0 and b <= y0 and c >= x1 and d >= y1
            if not covers and a < around[2] and c > around[0] and b < around[3] and d > around[1]:
                yield finding(page=code.page, rect=mark.rect, modules=f"{required.limits.qr_quiet_modules:g}")
                break


def contrast(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """Modules in K 100 % on paper or a light ground."""
    grounds = grounds_of(facts.marks)
    for code in vector_codes(facts):
        mark = facts.marks[code.first]
        ground = under(grounds, code.first, mark)
        if mark.fill is not None and mark.fill.plates != ("Black",):
            yield finding("inks", page=code.page, rect=code.rect)
        elif (mark.fill is not None and mark.fill.black < 0.8) or (
            ground is not None and (ground.fill is None or ground.fill.total > 0.2)
        ):
            yield finding(page=code.page, rect=code.rect)


def pixels(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """A code that the reader saw where a picture of pixels stands and no vectors make one. A mask paints in an ink."""
    pictures = [m for m in facts.marks if m.image is not None and m.visible and not facts.images[m.image.key].stencil]
    drawn = vector_codes(facts) if facts.codes.codes else []
    for code in facts.codes.codes:
        x, y = (code.rect[0] + code.rect[2]) // 2, (code.rect[1] + code.rect[3]) // 2
        holds = [m.rect for m in pictures if m.page == code.page and _holds(m.rect, x, y)]
        if holds and not any(c.page == code.page and _holds(c.rect, x, y) for c in drawn):
            yield finding("warning", page=code.page, rect=code.rect)


def one_ink(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """A code that was read, of pixels or of paths, in several inks. Modules of vectors are PF-QRC-05's."""
    several = [c for c in facts.codes.codes if len(c.inks) > 1]
    drawn = vector_codes(facts) if several else []
    for code in several:
        x, y = (code.rect[0] + code.rect[2]) // 2, (code.rect[1] + code.rect[3]) // 2
        if not any(c.page == code.page and _holds(c.rect, x, y) for c in drawn):
            yield finding(page=code.page, rect=code.rect, inks=", ".join(code.inks))


def bars_readable(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if facts.codes.state == "ok":
        for code in vector_bars(facts):
            if not _reads(facts, code):
                yield finding(page=code.page, rect=code.rect, dpi=required.limits.qr_dpi)


QUIET_BEFORE, QUIET_AFTER, QUIET_AFTER_ADD_ON = 11, 7, 5
"""Modules of white beside a bar code."""


def bars_sound(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    """Modules under the least, ink within the white beside the bars, bars that a red light does not see."""
    grounds = grounds_of(facts.marks)
    for code in vector_bars(facts):
        mark, limit = facts.marks[code.first], required.limits.bar_module_mm
        if code.module < mp_of_mm(limit) - _SLACK:
            yield finding("module", page=code.page, rect=code.rect, mm=mm_of_mp(code.module), limit=f"{limit:g}")
        ground = under(grounds, code.first, mark)
        light = ground is None or (ground.fill is not None and ground.fill.total <= 0.2)
        if not light or (mark.fill is not None and mark.fill.black < 0.8):
            yield finding("contrast", page=code.page, rect=code.rect)
        yield from _beside(facts, code)


_SLACK = 2
"""mp by which a module that was rounded may be smaller."""


def _beside(facts: PdfFacts, code: Bars) -> Iterator[Finding]:
    """What stands in the white beside the bars, but for grounds under all of it and the first digit of an EAN."""
    x0, y0, x1, y1 = code.rect
    after = QUIET_AFTER_ADD_ON if code.add_on else QUIET_AFTER
    left, right = x0 - QUIET_BEFORE * code.module, x1 + after * code.module
    foot = y1 - (y1 - y0) // 4  # below it digits stand
    for index, mark in enumerate(facts.marks):
        if mark.page != code.page or code.first <= index <= code.last or not mark.visible:
            continue
        a, b, c, d = mark.rect
        covers = a <= x0 and b <= y0 and c >= x1 and d >= y1
        if not covers and a < right and c > left and b < foot and d > y0 and not (a >= x0 and c <= x1):
            yield finding("white", page=code.page, rect=mark.rect)
            return


def _holds(rect: Rect4, x: float, y: float) -> bool:
    return rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]


PDFC, PAGE = Needs.PDF, Needs.PAGE
CHECKS: tuple[Check, ...] = (
    Check("PF-QRC-01", "QR codes can be read as printed", PAGE,
          (error("the QR code cannot be read from the page at {dpi} dpi", dpi=150),), "A reader's phone will not, either.",
          LIMITS, "Make it larger, on white, with its quiet zone.", readable),
    Check("PF-QRC-02", "QR codes were read", PDFC,
          (warning("QR codes were not read: {note}", note="zxing-cpp is not installed"),), "Only reading proves a code.", HOUSE,
          "Install zxing-cpp and run preflight again.", read_at_all),
    Check("PF-QRC-03", "modules are large enough", PAGE,
          (error("the QR code's modules are {mm} mm, under {limit} mm", mm=0.3, limit="0.4"),), "Dot gain closes the gaps.",
          LIMITS, "Give the code more room, or shorten the address.", module_size),
    Check("PF-QRC-04", "QR codes have their quiet zone", PAGE,
          (error("something stands within {modules} modules of the QR code", modules="4"),), "Readers do not find its edge.",
          LIMITS, "Keep four modules around it free.", quiet),
    Check("PF-QRC-05", "QR codes are black on white", PAGE,
          (error("the QR code has too little contrast with what is under it"),
           error("the QR code is painted in several inks or another than black", "inks")),
          "Misregister blurs the modules; colour lowers contrast.", BLACK, "Paint it K 100 % on paper.", contrast),
    Check("PF-QRC-06", "codes are drawn, not pictures", PAGE, (warning("a code that readers see is a picture of pixels"),),
          "A picture is screened and never overprints: its modules have soft edges, its black may be four inks.", BLACK,
          "Place it as vectors, or as a mask in black.", pixels),
    Check("PF-QRC-07", "codes are one ink", PAGE, (error("the code is painted in several inks: {inks}", inks="Cyan, Black"),),
          "A tenth of a millimetre out of register closes its modules: a phone reads the proof and not the paper.", BLACK,
          "Make the picture of the code grey, or one bit, or place it as vectors in K.", one_ink),
    Check("PF-QRC-08", "bar codes can be read as printed", PAGE,
          (error("the bar code cannot be read from the page at {dpi} dpi", dpi=150),), "The till will not read it, either.",
          LIMITS, "Make it larger, on white, its bars whole, with the white on both sides.", bars_readable),
    Check("PF-QRC-09", "bar codes are wide enough, black, and alone", PAGE,
          (error("the bar code's modules are {mm} mm, under {limit} mm", "module", mm=0.2, limit="0.264"),
           error("something stands in the white beside the bar code", "white"),
           error("the bar code has too little contrast with what is under it", "contrast")),
          "Dot gain closes narrow gaps; readers find the edge by its white, and see red light alone.", LIMITS,
          "Give it a module of 0.33 mm, K 100 % on paper, and eleven modules of white before it, seven after it.", bars_sound),
)  # fmt: skip
