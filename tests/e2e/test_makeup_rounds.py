"""Text round a picture: a circle on a gutter of its columns, as large as leaves the lines that the text takes; the page that was
made by hand that way is within reach."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from planned_project import planned

from banmian.makeup.amid import Amid
from banmian.makeup.candidates import Candidates
from banmian.makeup.forms import Candidate
from banmian.makeup.fragment import opened
from banmian.makeup.inserts import LEAST_SIGNS, LEAST_TEXT
from banmian.makeup.model import Item, PictureWish
from banmian.makeup.needs import StoryText
from banmian.makeup.planning import plan_text
from banmian.makeup.ready import Ready
from banmian.makeup.rounds import FORM, Rounds
from banmian.makeup.score import scores
from banmian.makeup.shapes import ItemShapes, Wanted
from banmian.makeup.trial import Trial
from banmian.template.values import span_value

ISSUE = "content/2020-08-12"
W, COLUMNS = 4, 3


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    return planned(tmp_path_factory.mktemp("rounds"), ISSUE, "chenbao")


@pytest.fixture(scope="module")
def lead(given: Ready) -> Item:
    return next(item for item in given.planned(2).items if item.name == "net")


@pytest.fixture(scope="module")
def trial(given: Ready) -> Trial:
    return Trial(given.plan, given.fonts, given.planned(2).grid, given.grid_styles, 2, given.texts)


def candidates(given: Ready, trial: Trial, item: Item) -> list[Candidate]:
    return [made for made in Candidates(StoryText(trial, item), given.makeup, 80, given.aspects).all() if made.form == FORM]


def test_text_stands_over_and_under_the_circle(given: Ready, trial: Trial, lead: Item) -> None:
    found = candidates(given, trial, lead)
    assert len(found) > 40
    for made in found:
        assert made.picture is not None
        first, last = span_value(made.place["text"][0]["lines"])
        middle, r = int(made.picture["at"][1].split()[1]), float(made.picture["r"][:-2]) * 1000
        over = r + 10_000 - trial.paper.grid.em / 2
        assert middle - first - over / trial.paper.grid.leading >= LEAST_TEXT - 1
        assert last - int(made.picture["caption"]["line"]) >= LEAST_TEXT


def test_lines_beside_it_are_long_enough(given: Ready, trial: Trial, lead: Item) -> None:
    rounds = Rounds(StoryText(trial, lead), given.makeup, Candidates(StoryText(trial, lead), given.makeup, 80, {}).text, (196, 196))
    rings = rounds.rings(W, COLUMNS)
    own = rounds._columns(W, COLUMNS)
    _, white = rounds._gutter(own)
    assert rings and all(own[0].measure + white // 2 - ring.r - 10_000 >= LEAST_SIGNS * 9_000 for ring in rings)
    assert [ring.r for ring in rings] == sorted((ring.r for ring in rings), reverse=True)
    assert all(one.lost >= other.lost for one, other in pairwise(rings))
    assert not rounds.rings(1, 1), "one column has no gutter"


def test_it_fills_nearly_any_depth(given: Ready, trial: Trial, lead: Item) -> None:
    wanted = Wanted(W, 36, 39, FORM)
    shapes = ItemShapes(trial, given.makeup, lead, 0, 80, given.aspects, wanted=wanted).shapes()
    assert {shape.h for shape in shapes} == {36, 37, 38, 39}
    assert min(shape.cost for shape in shapes if shape.h == 38) < 600


def test_only_where_the_plan_names_it(given: Ready, trial: Trial, lead: Item) -> None:
    assert not candidates(given, trial, replace(lead, picture=PictureWish()))


def test_white_that_comes_in_above_lowers_the_circle() -> None:
    node = {"shape": "circle", "at": ["406.1pt", "line 21"], "r": "98pt", "caption": {"line": "30"}}
    low = opened(node, 5, 2)
    assert low["at"] == ["406.1pt", "line 23"] and low["caption"]["line"] == "32"
    assert opened(node, 40, 2) == node


def test_the_page_made_by_hand_has_its_price(given: Ready) -> None:
    (score,) = scores(given, [2])
    terms = {term.name: term.points for term in score.terms}
    assert terms["net form"] in range(15, 30) and "net text" not in terms, score.row()


def test_a_plan_to_begin_from_names_it(given: Ready) -> None:
    text = plan_text(given.job.root, given.job.issue, given.loaded)
    (row,) = (line for line in text.splitlines() if "id: net" in line)
    assert "forms: [round, beside, right, under]" in row
    assert text.count("round") == 1


def test_a_picture_amid_its_columns_has_text_over_and_under_it_where_the_plan_names_that(
    given: Ready, trial: Trial, lead: Item
) -> None:
    def found(*forms: str) -> list[Candidate]:
        item = replace(lead, picture=PictureWish((1, 2), forms=forms))
        return list(Amid(StoryText(trial, item), given.makeup, 80, given.aspects).all())

    assert not found() and not found("right")
    made = found("amid")
    assert {one.form for one in made} == {"amid"} and {one.place["head"]["style"] for one in made} >= {"lead"}
    for one in made:
        (_, node), (first, last) = one.pictures[0], span_value(one.place["text"][-1]["lines"])
        lines = span_value(node["lines"])
        assert first == lines[0] or lines[0] - first >= LEAST_TEXT
        assert last - lines[1] >= LEAST_TEXT and one.shown is not None and one.shown.lines == lines[1] - lines[0] + 1
    assert len({one.shown.lines for one in made if one.shown}) > 2, "it may be a little higher or less high"


def test_a_plan_to_begin_from_keeps_what_the_pages_show(given: Ready) -> None:
    """The barcode where it stands, pictures about as wide, blocks of the paper's own; what cannot be made is left by hand."""
    text = plan_text(given.job.root, given.job.issue, given.loaded)
    assert "{kind: barcode, cols: 1, lines: 5}" in text and "barcode-2: {cols: 5, lines: 76-80}" in text
    assert "# page 4 stays by hand: it is part of a spread" in text and "# page 7" not in text
    recipe, comment, heat, chart, puzzle, poem, books = (
        next(line for line in text.splitlines() if f"id: {name}," in line)
        for name in ("recipe", "comment", "heat", "chart", "puzzle", "poem", "books")
    )
    assert "like: 'culture.puzzle'" in puzzle and "like: 'culture.poem'" in poem, "what stands in points is taken over"
    assert "heads: [reading]" in books, "a head style that no rank has"
    assert "like: 'health.recipe'" in recipe and "like: 'inner-a.comment'" in comment
    assert "picture: {cols: 3-5, crop: [0.7, 1.3]}" in heat and "lines: 17" in chart
