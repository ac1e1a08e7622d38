"""The figures of one page, as values: what was counted, and where the worst of it stands (mp, from the page's own trim corner)."""

from __future__ import annotations

from banmian.phrases import Phrase
from banmian.units import mm_of_mp
from banmian.values import frozen

Corners = tuple[int, int, int, int]


@frozen
class White:
    """White by accident, in lines of one column. `open`: lines on which nothing stands, those that part two things left out;
    `free`: lines of boxes without text, which their grounds cover. `area`: all lines of the type area, column by column.
    `lines` and `hole`: how deep the deepest such place is, and where it stands."""

    open: int
    free: int
    area: int
    lines: int = 0
    hole: Corners | None = None

    @property
    def share(self) -> int:
        """Of the type area, in thousandths."""
        return (self.open + self.free) * 1000 // max(1, self.area)


@frozen
class Feet:
    """Columns of text that end before their last line, a text's last column left out, and the first of them."""

    columns: int
    lines: int
    place: str = ""
    where: Corners | None = None


@frozen
class HeadOrder:
    """Headlines that stand under a smaller one (`down`), or at the right of a smaller one at one height (`across`); the first such
    pair, the greater head's words last. `lead`: the size of the largest, mp, and in which quarter of the page it begins."""

    heads: int
    down: int
    across: int
    first: tuple[str, str] = ("", "")
    where: Corners | None = None
    lead: int = 0
    quarter: str = ""


@frozen
class Pictures:
    """Pictures of stories, no advertisements. `quarters`: how their area is shared out, thousandths: upper left, upper right, lower
    left, lower right; `share`: of the type area, thousandths."""

    count: int
    share: int
    quarters: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def upper(self) -> int:
        return self.quarters[0] + self.quarters[1]

    @property
    def left(self) -> int:
        return self.quarters[0] + self.quarters[2]


@frozen
class Neighbours:
    """The least white between two parts of a page that belong to different stories, mp; their names and where it is."""

    least: int
    first: Phrase
    second: Phrase
    where: Corners


@frozen
class PageFigures:
    """All figures of a page. `short`: lines free at its texts' ends; `side_by_side`: heads that clash (FIT004); `cut`: gutters
    that run through (FIT005); `han`: the Chinese characters that its stories have on it."""

    page: int
    leading: int
    white: White
    feet: Feet
    short: int
    side_by_side: int
    cut: int
    order: HeadOrder
    pictures: Pictures
    neighbours: Neighbours | None
    han: int

    def as_json(self) -> dict[str, object]:
        """As report.json has it: shares of one, lengths in mm, sizes in pt."""
        white, feet, order, near = self.white, self.feet, self.order, self.neighbours
        return {
            "page": self.page,
            "white": {"lines": white.open + white.free, "of": white.area, "share": white.share / 1000, "deepest": white.lines},
            "feet": {"columns": feet.columns, "lines": feet.lines, "short": self.short},
            "heads": {
                "count": order.heads,
                "side-by-side": self.side_by_side,
                "under-a-smaller": order.down,
                "right-of-a-smaller": order.across,
                "largest": order.lead / 1000,
                "at": order.quarter,
            },
            "gutters": self.cut,
            "pictures": {
                "count": self.pictures.count,
                "share": self.pictures.share / 1000,
                "quarters": [share / 1000 for share in self.pictures.quarters],
            },
            "neighbours": None if near is None else {
                "mm": mm_of_mp(near.least),
                "lines": near.least * 10 // self.leading / 10,
                "between": [near.first, near.second],
            },
            "han": self.han,
        }  # fmt: skip

    def row(self) -> tuple[str, ...]:
        """As report.txt has it: a cell for each title of its table."""
        near, order, shown = self.neighbours, self.order, self.pictures
        return (
            str(self.page),
            f"{self.white.share / 10:g} %",
            str(self.feet.columns),
            str(self.short),
            str(self.side_by_side),
            str(self.cut),
            f"{order.down} / {order.across}",
            order.quarter or "-",
            f"{shown.upper // 10} / {shown.left // 10} %" if shown.count else "-",
            f"{mm_of_mp(near.least):g} mm" if near is not None else "-",
            str(self.han),
        )
