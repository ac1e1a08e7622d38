"""Head styles of paper.yaml: sizes, letter-spacing, grounds and rules, and what is wrong in them."""

from __future__ import annotations

from small_paper import PAPER, Loader

from banmian.template.model import HeadStyle

PLAIN = "lead: {headline: {face: song, size: 44pt, tops: [20pt], pitch: 47pt}, lines-taken: [5]}"
RICH = """lead:
    kicker:
      face: hei
      size: 16pt
      tops: [0pt]
      pitch: 19pt
      ground: {ink: k, padding: [6pt, 2pt], radius: 9pt, across: text}
    headline:
      face: song
      size: 44pt
      tops: [20pt]
      pitch: 47pt
      sizes: [40pt, 46pt]
      align: centre
      fill: yes
      spread: 0.85
      marks-at-breaks: narrow
    ground: {ink: k, padding: [9pt, 6pt]}
    rules: [{side: left, weight: 6pt, air: 5pt}, {side: above, weight: 2pt, ink: k, air: 3pt}]
    lines-taken: [5]"""


def lead(load: Loader, style: str) -> HeadStyle:
    assert PLAIN in PAPER
    template, reports = load(paper=PAPER.replace(PLAIN, style))
    assert reports == () and template is not None
    return template.paper.head_style("lead")


def test_a_style_that_says_nothing_has_one_size_and_drops_commas_in_its_headline(load: Loader) -> None:
    part = lead(load, PLAIN).headline
    assert part.sizes == (44_000, 44_000) and part.drop_marks
    assert (part.align, part.fill, part.spread, part.ground) == ("start", False, 0, None)


def test_what_a_style_says_is_read(load: Loader) -> None:
    style = lead(load, RICH)
    part, kicker, ground = style.headline, style.kicker, style.ground
    assert (part.sizes, part.align, part.fill, part.spread) == ((40_000, 46_000), "centre", True, 850)
    assert not part.drop_marks
    assert kicker is not None and kicker.ground is not None and not kicker.drop_marks
    assert (kicker.ground.padding, kicker.ground.radius, kicker.ground.across) == ((6_000, 2_000), 9_000, "text")
    assert ground is not None and (ground.padding, ground.radius, ground.across) == ((9_000, 6_000), 0, "measure")
    assert [(r.side, r.weight, r.ink.name, r.air) for r in style.rules] == [
        ("left", 6_000, "k", 5_000),
        ("above", 2_000, "k", 3_000),
    ]


def test_a_size_outside_its_range_and_an_ink_that_is_not_there_are_told(load: Loader) -> None:
    _, reports = load(
        paper=PAPER.replace(PLAIN, RICH.replace("[40pt, 46pt]", "[20pt, 30pt]").replace("{ink: k, pad", "{ink: kk, pad"))
    )
    assert sorted({d.code for d in reports}) == ["TPL003", "YML008"]
    assert all(d.span is not None and d.span.line > 1 for d in reports)


def test_white_and_ink_are_numbers_of_the_style(load: Loader) -> None:
    style = lead(load, f"{PLAIN[:-1]}, space: {{text: 16pt, deck: 7pt}}, by-ink: {{edges: 0pt, gaps: 20pt, white: 0.15}}}}")
    assert style.space is not None and (style.space.text, style.space.deck, style.space.kicker) == (16_000, 7_000, None)
    assert not style.by_ink.edges_at(44_000) and (style.by_ink.white_at(44_000), style.by_ink.white_at(19_000)) == (150, 0)


def test_a_paper_that_says_nothing_of_ink_has_the_rule_s_numbers(load: Loader) -> None:
    style = lead(load, PLAIN)
    assert style.space is None and style.by_ink.edges_at(16_000) and not style.by_ink.edges_at(15_999)
    assert (style.by_ink.white_at(14_000), style.by_ink.white_at(13_999)) == (200, 0)


def test_marks_are_as_wide_as_their_role_says(load: Loader) -> None:
    widths = (
        "mark-widths: {heads: {comma: 0.58}, subheads: {comma: 0.57}, captions: {comma: 0.6}, cells: {comma: 0.61}}\nhead-styles:"
    )
    template, reports = load(paper=PAPER.replace("head-styles:", widths))
    assert reports == () and template is not None
    paper = template.paper
    assert paper.head_style("lead").widths.comma == 580
    assert {style.subhead_widths.comma for _, style in paper.text_styles} == {570}
    assert {name: paper.line_style(name).widths.comma for name in ("title", "caption", "byline")} == {
        "title": 580, "caption": 600, "byline": 1000,
    }  # fmt: skip
    assert all(style.mark_widths.comma == 610 for _, style in paper.table_styles)
