"""Plates rendered, cut, folded and read: every page once, right way up, in order, for each scheme and count of pages.

The judge knows nothing of impose but the finished file: pages are found by the boxes and the scheme's own rows of gutters,
read by zxing-cpp from the picture, folded by tests/folding.py.
"""

from __future__ import annotations

from itertools import product

import pypdfium2
import pytest
import zxingcpp
from folding import Pile, bound, folded, sheet
from issues import HEI, TRIM, issue, settings
from PIL import Image

from banmian.fonts import FontBook
from banmian.impose.letters import Letters
from banmian.impose.order import UnfitCountError, sides
from banmian.impose.plates import Asked, Labels, Plates, plan_plates, plates_pdf
from banmian.impose.schemes import Scheme, schemes

SCHEMES = schemes()
COUNTS = (4, 8, 12, 16)
DPI = 72
LABELS = Labels("\u6d4b\u8bd5", "7", "2020-08-12")


def rendered(pdf: bytes) -> list[Image.Image]:
    """Each page's trim."""
    document = pypdfium2.PdfDocument(pdf)
    out = []
    for page in document:
        left, bottom, right, top = page.get_trimbox()
        media = page.get_mediabox()
        crop = (left - media[0], bottom - media[1], media[2] - right, media[3] - top)
        out.append(page.render(scale=DPI / 72, crop=crop).to_pil().convert("L"))
    document.close()
    return out


def cut(side: Image.Image, plates: Plates) -> list[list[Image.Image]]:
    """The side's cells: equal pages with the gutters that were asked for between them."""
    m, scheme = plates.measures, plates.scheme
    gaps = {"spine": m.spine, "trim": m.gutter}

    def starts(size: int, kinds: tuple[str, ...]) -> list[int]:
        out = [0]
        for kind in kinds:
            out.append(out[-1] + size + gaps[kind])
        return out

    def px(value: int) -> int:
        return round(value / 1000 * DPI / 72)

    xs, ys = starts(TRIM[0], scheme.columns), starts(TRIM[1], scheme.rows)
    return [[side.crop((px(x), px(y), px(x + TRIM[0]), px(y + TRIM[1]))) for x in xs] for y in ys]


def read(page: Image.Image) -> int | None:
    """The number that the page shows, 0 for an empty one, None where it stands on its head or is not whole."""
    found = zxingcpp.read_barcodes(page)
    if not found:
        inside = page.crop((2, 2, page.width - 2, page.height - 2))  # a fold lies between two pixels
        return 0 if inside.getextrema() == (255, 255) else None
    (code,) = found
    upright = abs(code.orientation) < 45 and code.position.top_left.y < page.height / 2
    return int(code.text.removeprefix("page ")) if upright else None


def paper(plates: Plates, pdf: bytes) -> list[Image.Image]:
    """The plates printed on sheets, folded and bound: the pages as they are read."""
    pictures = [cut(side, plates) for side in rendered(pdf)]
    scheme = plates.scheme
    piles: list[Pile] = [folded(sheet(f, b), scheme.folds) for f, b in zip(pictures[::2], pictures[1::2], strict=True)]
    return bound(piles, scheme.bind)


@pytest.mark.parametrize(("name", "count"), list(product(SCHEMES, COUNTS)))
def test_every_page_once_right_way_up_in_order(name: str, count: int, book: FontBook) -> None:
    data = issue(count)
    plates = plan_plates(data, Asked(SCHEMES[name], blank=True))
    pages = paper(plates, plates_pdf(data, plates, LABELS, Letters(book, HEI), settings()))
    empty = -count % SCHEMES[name].pages
    assert [read(p) for p in pages] == [*range(1, count + 1), *[0] * empty]


def test_the_judge_sees_a_page_on_its_head(book: FontBook) -> None:
    """The same sheets folded in a wrong order: what the test above says is not true of any fold."""
    data = issue(8)
    plates = plan_plates(data, Asked(SCHEMES["book"]))
    pdf = plates_pdf(data, plates, LABELS, Letters(book, HEI), settings())
    front, back = (cut(side, plates) for side in rendered(pdf))
    wrong = bound([folded(sheet(front, back), ("left", "top"))], "insert")
    assert [read(p) for p in wrong] != list(range(1, 9))
    upset = bound([folded(sheet([row[::-1] for row in front], back), ("top", "left"))], "insert")
    assert [read(p) for p in upset] != list(range(1, 9))
    assert read(front[0][0]) is None and read(front[0][0].rotate(180)) == 5


def test_the_sheets_of_docs_rules_print() -> None:
    """An eight-page paper: outer sheet 8|1 and 2|7, inner sheet 6|3 and 4|5 (docs/rules/print.md, The sheet)."""
    rows = [[cell.page for cell in side.cells] for side in sides(SCHEMES["tabloid"], 8)]
    assert rows == [[8, 1], [2, 7], [6, 3], [4, 5]]


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=list(SCHEMES))
def test_pages_that_make_no_whole_sheets(scheme: Scheme) -> None:
    for count in range(40):
        if count == 0 or count % scheme.pages:
            with pytest.raises(UnfitCountError, match="no whole sheets"):
                sides(scheme, count)
        if count:
            made = sides(scheme, count, blank=True)
            pages = [cell.page for side in made for cell in side.cells]
            assert sorted(p for p in pages if p) == list(range(1, count + 1))
            assert pages.count(None) == -count % scheme.pages
