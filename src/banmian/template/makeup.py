"""How a paper's pages are made up by machine: the head styles of its ranks, how wide stories of a rank run, what each fault costs.

docs/rules/makeup.md. Points; one is 2.5 units of line breaking, whose own prices (a free line, a loose paragraph) count beside.
"""

from __future__ import annotations

from banmian.values import frozen

RANKS = 5
"""1: the page's lead; 5: what fills a corner."""
NO = -1
"""A price of what is not done."""


@frozen
class MakeupPrices:
    """Points.

    `between`: 1, 2, 3 and 4 free lines between two stories; `boxed`: the same where a box alone stands above or below them,
    which has an edge of its own; `runs_on`: one free line alone above a story of which text begins at its top, beside its head:
    it reads on from what is above it, and nothing but a rule in that line parts them; `lone`: a paragraph's first line alone at
    a column's foot, its last alone at a column's head, `scrap` beside that where it is a few characters; `blank`: each line
    free at a column's foot within a text, before what must stand together; `parted`: a subhead without the lines that must
    follow it; `hole`: each line of further white above a subhead or a brief, but the first; `tail`: a brief that goes on at the
    next column's head; `uneven`: a line by which the white between briefs, or questions in a box, is off its even share up to one
    of them, times its square, so that one column has more of it than another; `short`: each line left free at a
    text's end; `leg`: each line by which a column of text is under eight, and a sixth of it for each over 36; `style`:
    each step down from the rank's first head style; `fitted`: a head that is tightened;
    `thin`: one that fills little of its width; `field`: each column of white between a head and text that runs up beside it,
    but for half a column; `picture`: times the square of the share by which a picture's height is not its own; `misfit`: a
    drawing whose frame is less high than it, so that white stands at its sides; a quarter of it times the square of the lines
    where it is higher; `scaled`: one under half or over five thirds of its own size; `narrow`: each column under what its
    story wants, `stamp`: one column for the lead's picture, beside that; `order`: each rank by which a lesser story stands
    above a greater; `left`: one that stands left of it; `alike`: two heads alike at one height, `near`: two others; `larger`: a
    head that is larger than a greater story's; `leads`: another's head beside the lead's that is not a tenth smaller, twice where
    it is larger; `cut`: a gutter open from top to foot;
    `full`: each story over the whole width but the first; `boxes`: each box but the first; `down`: each line by which the lead
    stands lower than the top; `aside`: the lead not at the left; `outshone`: each column-line by which a lesser story's picture
    is larger than a greater's; `greatest`: each column-line over twenty of the page's greatest picture, where it is of a story
    of rank 3 or less and none of a greater one has any; `together`: two pictures that begin at nearly one height; `dull`: no
    picture in the upper half, where the page has some; `jump`: a story that goes on on another page; `offered`: a part of a
    head that goes, another of its author's headlines; `joined`: a part of a head without the lines into which its author broke
    it, where these do not fit; `air`: times the square of the free lines more at a head over all columns, or under a picture's
    caption; `midway`: a quote, or a picture but the first, over several columns with their text above and under it; `dropped`: an
    optional story that is left out; `filler`: one that is used."""

    between: tuple[int, int, int, int] = (50, 0, 20, 60)
    boxed: tuple[int, int, int, int] = (0, 0, 60, 120)
    runs_on: int = 60
    midway: int = 150
    lone: tuple[int, int] = (15, 40)
    scrap: int = 100
    blank: int = 80
    parted: int = 300
    hole: int = 30
    tail: int = 120
    uneven: int = 3
    short: int = 120
    leg: int = 14
    style: int = 35
    fitted: int = 12
    thin: int = 50
    field: int = 60
    picture: int = 900
    misfit: int = 180
    scaled: int = 400
    narrow: int = 45
    stamp: int = 150
    order: int = 45
    left: int = 25
    alike: int = 70
    near: int = 22
    larger: int = 60
    leads: int = 240
    cut: int = 500
    full: int = 30
    boxes: int = 40
    down: int = 8
    aside: int = 150
    outshone: int = 1
    greatest: int = 1
    together: int = 25
    dull: int = 40
    jump: int = 30
    offered: int = 18
    joined: int = 18
    air: int = 30
    dropped: int = 60
    filler: int = 20


@frozen
class MakeupForms:
    """What each form of a story costs, points; NO where the paper does not use it."""

    under: int = 0
    above: int = 6
    right: int = 4
    beside: int = 8
    side: int = 10
    inset: int = 16
    wider: int = 14
    package: int = -10
    band: int = -8
    around: int = 150
    corner: int = 20
    leg: int = 20
    round: int = 4
    amid: int = 12


@frozen
class MakeupLooks:
    """What parts look like that no story says more of: the names of head styles, of inks, lengths as they are written. `quote`:
    the text style of pull quotes, "" where they are placed by hand; `title` and `title_rule`: the lines of a bundle's title and the
    rule in it; `between_rule`: the rule between its stories; `clear`: the white around a round picture."""

    boxed: str = ""
    brief: str = ""
    side: str = ""
    tint: str = ""
    bar: str = ""
    padding: str = "9pt"
    title: int = 3
    title_rule: str = "0.8pt"
    between_rule: str = "0.3pt"
    quote: str = ""
    clear: str = "10pt"
    across: str = "0.5pt"
    down: str = "0.3pt"


@frozen
class ShortHeads:
    """Headlines of so many characters and fewer are short; `styles`: a head style, and the one that such a headline may have in its
    place, in which the deck stands beside it."""

    characters: int = 5
    styles: tuple[tuple[str, str], ...] = ()

    def instead(self, style: str) -> str | None:
        """The style of short headlines in place of another."""
        return dict(self.styles).get(style)

    def usual(self, style: str) -> str:
        """The style in whose place this one stands; any other is its own."""
        return next((own for own, short in self.styles if short == style), style)


@frozen
class Makeup:
    """`ranks`: head styles of each rank, the wanted one first; `widths`: what so many columns cost a story of a rank."""

    ranks: tuple[tuple[str, ...], ...]
    widths: tuple[tuple[int, ...], ...]
    legs: tuple[int, int] = (4, 66)
    """The least and the most lines of a column of text."""
    picture: tuple[int, int] = (800, 1150)
    """The least and the greatest height of a picture, thousandths of its own at its width."""
    prices: MakeupPrices = MakeupPrices()
    forms: MakeupForms = MakeupForms()
    looks: MakeupLooks = MakeupLooks()
    short: ShortHeads = ShortHeads()

    def styles_of(self, rank: int) -> tuple[str, ...]:
        return self.ranks[min(rank, len(self.ranks)) - 1]

    def width(self, rank: int, columns: int) -> int:
        """What so many columns cost, NO where they are not used."""
        row = self.widths[min(rank, len(self.widths)) - 1]
        return row[columns - 1] if columns <= len(row) else NO


USUAL_WIDTHS = (
    (NO, 200, 15, 0, 0, 10),
    (NO, 30, 0, 0, 12, 30),
    (60, 0, 0, 15, 45, 80),
    (10, 0, 12, 60, 120, NO),
    (0, 0, 40, 120, 200, NO),
)
"""By rank, for 1, 2, 3 columns and so on: what was found on pages of five columns."""
