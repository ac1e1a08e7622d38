"""What a file is: a whole issue, one page of it, or pages on sheets; and the job's own words and marks beside the page.

docs/rules/print.md, Marks and plates: page files and plates are outputs too. They are judged by what can be true of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from banmian.preflight.facts import PageFacts, PdfFacts
from banmian.preflight.model import Rect4
from banmian.preflight.painted import Colour, Painted
from banmian.preflight.standards import Requirements
from banmian.units import mp_of_mm

SLUG_MOST = 12_000
"""The largest size of a job line, mp."""
SHEET = 1.9
"""A page of so many times the paper's format holds several pages."""
_LABEL = re.compile(r"[A-D]?0*([1-9]\d{0,2})")
_NAMED = re.compile(r"(?<![A-Za-z0-9])[A-D]0*([1-9]\d{0,2})(?![A-Z0-9])")
"""A04, also A04b, in a file's name or title."""
_CREEP = 5_000
"""By how much a page on a sheet may be narrower than in the paper's format, mp: creep is cut off at the fold."""
_SAME = 500
"""By how much a page may differ from the paper's format, mp: writers of PDF round."""


def registration(colour: Colour | None) -> bool:
    """The colour of marks: on every plate."""
    return colour is not None and colour.space.colorants == ("All",)


def trim_size(page: PageFacts) -> tuple[int, int]:
    """Width and height of the finished page, mp."""
    b = page.boxes.finished
    return round((b[2] - b[0]) * 1000), round((b[3] - b[1]) * 1000)


def papers_own(facts: PdfFacts, required: Requirements) -> frozenset[int]:
    """Pages in the paper's format: on others its type area says nothing, and PF-BOX-08 tells the format."""
    if required.limits.trim_mm is None:
        return frozenset(p.number for p in facts.pages)
    width, height = (mp_of_mm(v) for v in required.limits.trim_mm)
    sizes = {p.number: trim_size(p) for p in facts.pages}
    return frozenset(n for n, (w, h) in sizes.items() if abs(w - width) <= _SAME and abs(h - height) <= _SAME)


def whole_issue(sizes: Sequence[tuple[int, int]], required: Requirements) -> bool:
    """Whether the pages are an issue from first to last. One page is a page file; larger ones are sheets with several
    pages on a side: neither counts pages or turns to another."""
    if len(sizes) < 2:
        return False
    if required.limits.trim_mm is None:
        return True
    width, height = (mp_of_mm(v) for v in required.limits.trim_mm)
    return not any(w * h > SHEET * width * height for w, h in sizes)


class Insets:
    """What stands in a frame narrower than a page: in a picture or an advertisement. The page itself, brought onto a sheet or
    between marks as a form, is none."""

    def __init__(self, facts: PdfFacts, required: Requirements) -> None:
        paper = tuple(mp_of_mm(v) for v in required.limits.trim_mm or ())
        self.least: dict[int, tuple[int, int]] = {}
        for page in facts.pages:
            width, height = trim_size(page)
            most = (min(width, paper[0]), min(height, paper[1])) if paper else (width, height)
            self.least[page.number] = most[0] - _CREEP, most[1] - _CREEP

    def hold(self, mark: Painted) -> bool:
        """Whether a mark stands in one."""
        x0, y0, x1, y1 = mark.frame
        width, height = self.least[mark.page]
        return x1 - x0 < width or y1 - y0 < height


def page_numbers(facts: PdfFacts, required: Requirements) -> dict[int, int]:
    """Page of the PDF -> its number in the paper, where that is known: by its label; in a file of one page by the file's
    name or title (A04); in a whole issue by the order."""
    known = {p.number: number for p in facts.pages if (number := _number(p.label, whole=True)) is not None}
    if known:
        return known
    if len(facts.pages) == 1:
        number = _number(facts.name) or _number(facts.entry("Title"))
        return {1: number} if number else {}
    sizes = [trim_size(p) for p in facts.pages]
    if whole_issue(sizes, required) and len(sizes) % max(1, required.limits.pages_multiple) == 0:
        return {p.number: p.number for p in facts.pages}
    return {}


def _number(words: str, whole: bool = False) -> int | None:
    """The last page number in a name; the label itself where it is one."""
    found = _LABEL.fullmatch(words) if whole else None
    each = [found[1]] if found else [] if whole else _NAMED.findall(words)
    return int(each[-1]) if each else None


class Slugs:
    """Where a page's job line may stand: on the sheet, outside the bleed, on pages that have printer's marks there. Words
    out there without marks are a story that was lost."""

    def __init__(self, facts: PdfFacts) -> None:
        self.bleeds = {p.number: _from_trim(p, p.boxes.bleed) for p in facts.pages}
        self.sheets = {p.number: _from_trim(p, p.boxes.media) for p in facts.pages}
        marked = (m for m in facts.marks if m.visible and not m.text and (registration(m.stroke) or registration(m.fill)))
        self.marked = {m.page for m in marked if self._beside(m)}

    def hold(self, mark: Painted) -> bool:
        """Whether a text is a job line."""
        small = mark.text is not None and mark.text.size <= SLUG_MOST
        return small and self._beside(mark) and (registration(mark.fill) or mark.page in self.marked)

    def _beside(self, mark: Painted) -> bool:
        (x0, y0, x1, y1), bleed, sheet = mark.rect, self.bleeds[mark.page], self.sheets[mark.page]
        outside = x1 <= bleed[0] or y1 <= bleed[1] or x0 >= bleed[2] or y0 >= bleed[3]
        return outside and x0 >= sheet[0] and y0 >= sheet[1] and x1 <= sheet[2] and y1 <= sheet[3]


def _from_trim(page: PageFacts, box: tuple[float, float, float, float] | None) -> Rect4:
    """A box in mp from the trim's top left; the trim where the page has none."""
    trim = page.boxes.finished
    left, bottom, right, top = box or trim
    edges = (left - trim[0], trim[3] - top, right - trim[0], trim[3] - bottom)
    x0, y0, x1, y1 = (round(v * 1000) for v in edges)
    return x0, y0, x1, y1
