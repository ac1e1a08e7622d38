"""The measures of what the program draws, as `measures` of paper.yaml gives them: poems, pull quotes, seals, labels, tables.

Lengths in millipoints. A number that stands here is what holds where a paper says nothing; drawers hold none.
"""

from __future__ import annotations

from banmian.values import frozen


@frozen
class Verse:
    """A poem: title at the right with a seal below it, lines from right to left, the byline under the last."""

    top: int = 18_000
    title: int = 46_000
    title_pitch: int = 55_000
    title_right: int = 6_000
    title_air: int = 12_000
    indent: int = 4_000
    seal_air: int = 12_000
    seal: int = 20_000
    seal_sign: int = 14_500
    stanza_gap: int = 7_500
    byline: int = 9_500
    byline_pitch: int = 11_400
    byline_air: int = 12_000


@frozen
class Quote:
    """A pull quote: text between two rules, a mark at its left."""

    rule: int = 800
    inset: int = 8_000
    text: int = 44_000
    mark_left: int = 2_000
    mark_down: int = 14_000


@frozen
class Seal:
    """A seal: signs on a ground of the accent."""

    radius: int = 3_000
    free: int = 4_000


@frozen
class Label:
    """The label over a head: words on a bar."""

    side: int = 4_500
    height: int = 12_100
    lift: int = 1_500
    advert_air: int = 2_000
    advert_inset: int = 0


@frozen
class Byline:
    """An author's lines under a short rule."""

    rule: int = 500
    rule_up: int = 6_300
    rule_width: int = 40_000


@frozen
class Tables:
    """What is alike in all tables of a kind; the rest is in table-styles."""

    rule: int = 800
    hairline: int = 300
    row_rule: int = 0
    column_rule: int = 0
    group_rule: int = 300
    cell_side: int = 4_500
    cell_end: int = 0
    source_down: int = 10_760
    note_air: int = 2_000
    card_label: int = 8_500
    card_title: int = 7_000
    card_picture: int = 4_000
    card_column: int = 16_000
    entry_gap: int = 12_400
    entry_down: int = 6_500
    leader_dot: int = 520
    leader_step: int = 4_200
    leader_air: int = 5_000
    station_line: int = 41_400
    station_weight: int = 1_600
    station_ring: int = 4_700
    station_year: int = 24_000
    station_text: int = 40_500
    figure_air: int = 2_000
    figure_side: int = 4_000
    figure_column: int = 16_000


@frozen
class Captions:
    """Captions: below pictures that stand in no lines, beside and inside pictures; credits along an edge."""

    down: int = 10_000
    gap: int = 6_000
    padding: int = 4_000
    edge: int = 2_000


@frozen
class Pictures:
    """Between two pictures of a group."""

    gap: int = 3_000


@frozen
class Boxes:
    """A place's box."""

    bar: int = 2_200


@frozen
class Furniture:
    """Masthead and index."""

    hairline: int = 300


@frozen
class Measures:
    """All of them."""

    verse: Verse = Verse()
    quote: Quote = Quote()
    seal: Seal = Seal()
    label: Label = Label()
    byline: Byline = Byline()
    tables: Tables = Tables()
    captions: Captions = Captions()
    pictures: Pictures = Pictures()
    boxes: Boxes = Boxes()
    furniture: Furniture = Furniture()
