"""What a paper lets copyfit change, and what each change costs: a price list, of which the cheapest combination is taken.

docs/rules/copyfit.md. Points; one is 2.5 units of line breaking, whose own prices (a free line, a loose paragraph) count beside.
"""

from __future__ import annotations

from banmian.values import frozen

MOST_LEVEL = 4
OFF = 0


@frozen
class CopyfitPrices:
    """Points. `gap`: a line more for a head, times the square of how many; `closer`: a line less, of the white that it has;
    `between`: one more or less between two stories; `picture`: times the square of the share by which a picture's height
    changes; `drawing`: of a drawing's; `columns`: a text in a column less than its layout gives it; `table`: each line more or
    less that the rows of a table share, `index`: or the entries of an index; `down`: each line by which a place moves, for the
    editor knows the page; `headline`: another of the author's headlines, `part`: a head without its deck or kicker, where the
    author lets it go; `quote`: a text without its pull quote, or with one that was left out; `filler`: one of the house's pool;
    `cut`: each paragraph that its author lets go and that is left out, `cut_line`: each of its lines;
    `edge`: each line by which an edge moves between stories that interlock; `feather`: white between the items of a
    listing, in columns that end a line early; `inset`: a head over fewer columns than its text, `side`: one beside its text, with
    `bare` for each line of white under it; `width`: a picture over a column more or less; `caption`: one
    in two lines instead of one, or in one instead of the two that its layout gives it."""

    gap: int = 8
    closer: int = 70
    between: int = 14
    picture: int = 900
    drawing: int = 3600
    columns: int = 30
    table: int = 5
    index: int = 5
    down: int = 4
    headline: int = 25
    part: int = 18
    quote: int = 20
    filler: int = 20
    cut: int = 80
    cut_line: int = 2
    edge: int = 6
    feather: int = 12
    inset: int = 22
    side: int = 24
    bare: int = 5
    width: int = 26
    caption: int = 15


@frozen
class Copyfit:
    """`level` 0: nothing is changed; 1: white and cuts between stories; 2: pictures too; 3: text in fewer, wider columns,
    other heads that the author offers; 4: paragraphs that may go.
    `picture`: the least and the greatest height of a picture, in thousandths of what the layout gives it, `drawing`: of a
    drawing; `index`: by how much of its height an index may be higher or less high; a caption is put in two lines that has
    `caption_words` characters at least and fills `caption_width` of its line, thousandths."""

    level: int = 2
    picture: tuple[int, int] = (780, 1250)
    drawing: tuple[int, int] = (880, 1140)
    index: int = 150
    caption_words: int = 16
    caption_width: int = 500
    prices: CopyfitPrices = CopyfitPrices()
