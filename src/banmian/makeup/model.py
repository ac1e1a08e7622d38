"""What the makeup of a page begins from: its stories with their ranks, what is pinned, and the rectangle that they fill."""

from __future__ import annotations

from banmian.diagnostics import Span
from banmian.values import frozen

Range = tuple[int, int]
MISSED = 5
"""By how many times a story that should stand is missed more than an optional one."""


LEAD = 1
"""The rank of a page's lead."""


@frozen
class Pin:
    """Where a story stands: its columns and its lines, each as a whole (None: anywhere)."""

    cols: Range | None = None
    lines: Range | None = None

    @property
    def anywhere(self) -> bool:
        return self.cols is None and self.lines is None


@frozen
class PictureWish:
    """Of a story's picture: the least and the most columns, the least and the greatest height as thousandths of its own."""

    cols: Range | None = None
    crop: Range | None = None
    forms: tuple[str, ...] = ()
    """The forms that it may have; () = all that do not change what it shows."""

    def allows(self, form: str) -> bool:
        return not self.forms or form in self.forms

    def names(self, form: str) -> bool:
        return form in self.forms


@frozen
class Item:
    """What takes a rectangle of the page: a story, a bundle of stories, a house block, an advertisement, furniture.

    `stories`: in their order; `beside`: the story that stands in a box within this one's; `like`: a page of the paper and a place
    there whose block it takes over; `size`: the least and the most columns and lines of what has no text to measure."""

    name: str
    stories: tuple[str, ...]
    rank: int
    span: Span
    beside: str = ""
    box: bool = False
    title: str = ""
    style: str = ""
    heads: tuple[str, ...] = ()
    like: tuple[str, str] | None = None
    picture: PictureWish | None = PictureWish()
    jump: bool = False
    continued: bool = False
    advert: str = ""
    furniture: tuple[tuple[str, str], ...] = ()
    size: tuple[Range, Range] | None = None
    cols: Range | None = None
    """How many columns it may have."""
    pin: Pin = Pin()
    pages: tuple[int, ...] = ()
    """The pages of its section, where it has no page of its own."""
    bundle: bool = False
    """Whether it may stand in one bundle with other briefs of its page."""
    optional: bool = False
    """Whether the page may do without it."""
    left: bool = False
    """Whether its section has no room for it by area: `optional` then, and tried where the page comes out short."""
    filler: str = ""
    """The file of what fills a page that is short; it is one of `sizes`, columns and lines."""
    sizes: tuple[tuple[int, int], ...] = ()
    quotes: tuple[str, ...] = ()
    """The pull quotes that stand within the story."""

    @property
    def quote_places(self) -> tuple[tuple[str, str], ...]:
        """The names of their places, with the quotes."""
        return tuple((f"{self.name}-quote" + (f"-{n}" if n > 1 else ""), quote) for n, quote in enumerate(self.quotes, 1))

    @property
    def further(self) -> dict[str, tuple[str, ...]]:
        """What stands within the story's rectangle beside it: the stories of its places by their names."""
        boxed: dict[str, tuple[str, ...]] = {f"{self.name}-more": (self.beside,)} if self.beside else {}
        return boxed | {name: (quote,) for name, quote in self.quote_places}

    @property
    def missed(self) -> int:
        """How many times the price of an optional story (`dropped`) a page pays that does without it."""
        return (MISSED if self.left else 1) if self.optional else 0

    @property
    def must(self) -> bool:
        """Whether it stands on the page in any case."""
        return not (self.optional or self.filler)


def meet(one: Range, other: Range) -> bool:
    """Whether two ranges of columns, or of lines, have one in common."""
    return one[0] <= other[1] and other[0] <= one[1]


@frozen
class PagePlan:
    """A page that is to be made up: its number, the file's name, its grid, the lines that its stories fill, what stands on it as
    it is written."""

    number: int
    layout: str
    grid: str
    lines: Range
    items: tuple[Item, ...]
    furniture: tuple[tuple[tuple[str, str], ...], ...]
    span: Span

    @property
    def stories(self) -> list[Item]:
        """What of its stories begins on it."""
        return [item for item in self.items if item.stories and not item.continued]

    @property
    def laid(self) -> frozenset[str]:
        """The kinds of furniture that are laid among its stories."""
        return frozenset(dict(item.furniture)["kind"] for item in self.items if item.furniture)

    @property
    def leads(self) -> list[Item]:
        """The stories that are to lead it: one, where its editor has said so."""
        return [item for item in self.stories if item.rank == LEAD]

    @property
    def height(self) -> int:
        return self.lines[1] - self.lines[0] + 1
