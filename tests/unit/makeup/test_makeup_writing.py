"""Page files are ours until somebody changes them; of issue.yaml only the lines of places, layouts and threads change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banmian.content.model import Thread
from banmian.diagnostics import Span
from banmian.makeup.earlier import Cut, Earlier, PageFile, Part, is_untouched, made_line, made_of, with_moves, without_making
from banmian.makeup.fragment import Fragment
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.proposals import Proposal
from banmian.makeup.trial import empty_document
from banmian.makeup.whole import Term
from banmian.makeup.writing import FlowStyleError, issue_text, page_text
from banmian.sources.document import Document
from banmian.sources.reading import SourceText
from banmian.sources.yaml import compose
from banmian.template.model import PageLayout

NOWHERE = Span("plan")
PLAN = PagePlan(3, "auto-03", "base", (1, 80), (), (), NOWHERE)
PLACE = {"head": {"style": "lead", "cols": "1-3", "lines": "1-12"}, "text": [{"cols": "1-3", "lines": "13-38", "columns": "3"}]}
FRAGMENT = Fragment(
    (("sorting", PLACE),),
    (("sorting-picture", {"of": "sorting", "nth": "1", "cols": "4-5", "lines": "1-9"}),),
    rules=({"gutter": "3|4", "lines": "1-38", "weight": "0.3pt"},),
)
STORIES = (("sorting", ("sorting",)), ("visit-more", ("visit#more",)), ("briefs", ("window", "parking")))
SORTING = Part("sorting", "plain", (1, 3), (1, 38))
PROPOSAL = Proposal(FRAGMENT, 118, (Term("order", 45),), "V(0,1)", STORIES, PageLayout.__new__(PageLayout), 0, (), SORTING)
ISSUE = """\
# the issue
schema: 1
pages:
  - number: 2
    name: x
    layout: inner
    places: {lead: net}
  - number: 3     # governance
    name: y
    layout: governance
    places:
      lead: sorting
      # who comes late
      late: latepoint
  - {number: 4, name: z, layout: b, places: {lead: w}}

threads:
  halfyear: [1.second, 2.cont]

adverts:
  8.psa: images/psa.svg
"""


def document(text: str) -> Document:
    found, _ = compose(SourceText("issue.yaml", text))
    assert found is not None
    return found


def test_a_page_is_written_as_one_would_write_it() -> None:
    _, told, of, *rest = page_text(PROPOSAL, PLAN, ("plan", "words")).splitlines()
    assert told == "# page 3, 118 points: order 45"
    assert of == '# of {"plan": "plan", "words": "words", "points": 118, "cuts": ["sorting", "plain", 1, 3, 1, 38]}'
    assert rest == [
        "schema: 1",
        "grid: base",
        "places:",
        "  sorting:",
        "    head: {style: lead, cols: 1-3, lines: 1-12}",
        "    text: [{cols: 1-3, lines: 13-38, columns: 3}]",
        "pictures:",
        "  sorting-picture: {of: sorting, nth: 1, cols: 4-5, lines: 1-9}",
        "rules:",
        "  - {gutter: 3|4, lines: 1-38, weight: 0.3pt}",
    ]


def test_what_is_written_is_read_as_it_was_meant() -> None:
    words = {**PLACE, "title": {"text": "it's: [no] #key", "cols": "1", "lines": "1-2"}, "fill": "yes"}
    made = Proposal(Fragment((("sorting", words),)), 0, (), "", STORIES, PROPOSAL.layout, 0)
    assert document(page_text(made, PLAN, ("", ""))).plain() == made.fragment.page("base")


def test_a_file_is_ours_until_it_is_changed() -> None:
    text = page_text(PROPOSAL, PLAN, ("plan", "words"))
    assert is_untouched(text)
    assert not is_untouched(text.replace("13-38", "13-37"))
    assert not is_untouched("schema: 1\n")


def test_of_issue_yaml_other_lines_stay() -> None:
    threads = (Thread("halfyear", ((1, "halfyear"), (2, "cont")), NOWHERE),)
    new = issue_text(document(ISSUE), {3: (PLAN, PROPOSAL)}, threads)
    assert new == ISSUE.replace("layout: governance", "layout: auto-03").replace(
        "      lead: sorting\n      # who comes late\n      late: latepoint\n",
        "      sorting: sorting\n      visit-more: 'visit#more'\n      briefs: [window, parking]\n",
    ).replace("[1.second, 2.cont]", "[1.halfyear, 2.cont]")


def test_threads_come_and_go() -> None:
    without = ISSUE.replace("threads:\n  halfyear: [1.second, 2.cont]\n\n", "")
    threads = (Thread("halfyear", ((1, "a"), (2, "b")), NOWHERE),)
    assert issue_text(document(without), {}, threads).endswith("threads:\n  halfyear: [1.a, 2.b]\n")
    assert "threads" not in issue_text(document(ISSUE), {}, ())


def test_a_page_on_one_line_is_left_to_its_editor() -> None:
    four = PagePlan(4, "auto-04", "base", (1, 80), (), (), NOWHERE)
    with pytest.raises(FlowStyleError, match=r"layout: auto-04, places: \{sorting: sorting"):
        issue_text(document(ISSUE), {4: (four, PROPOSAL)}, ())


def test_all_pages_on_one_line_are_told_each_at_its_line() -> None:
    rows = "pages:\n  - {number: 4, layout: one}\n  - number: 5\n    layout: two\n  - {number: 6, layout: three}\n"
    taken = {n: (PagePlan(n, f"auto-0{n}", "base", (1, 80), (), (), NOWHERE), PROPOSAL) for n in (4, 5, 6)}
    with pytest.raises(FlowStyleError) as told:
        issue_text(document(f"schema: 1\n{rows}"), taken, ())
    assert [(span.line, text[:7]) for span, text in told.value.rows] == [(3, "page 4:"), (6, "page 6:")]


def test_a_page_that_nobody_wrote_has_a_place() -> None:
    assert empty_document().span("places", "lead").file == "makeup"


CUTS = Cut(True, SORTING, Cut(False, Part("visit", "package", (1, 4), (40, 80)), Part("psa", "fixed", (5, 5), (40, 80))))


def test_what_a_page_was_made_of_is_read_back() -> None:
    made = Earlier("plan", "words", 118, CUTS)
    assert made_of(f"# made\n# page\n{made_line(made)}\nschema: 1\n") == made


@pytest.mark.parametrize(
    "line", ["", "# of", "# of {}", "# of [1, 2]", '# of {"plan": "", "words": "", "points": 1, "cuts": ["H"]}']
)
def test_what_cannot_be_read_back_is_nothing(line: str) -> None:
    assert made_of(f"# made\n# page\n{line}\nschema: 1\n") is None


def test_what_was_moved_is_pinned_both_ways() -> None:
    items = tuple(Item(name, (name,), 3, NOWHERE, beside="visit#more" if name == "visit" else "") for name in ("sorting", "visit"))
    stands = {"sorting": ((2, 4), (1, 38)), "visit": ((1, 2), (40, 80)), "visit-more": ((3, 4), (40, 80))}
    file = PageFile("auto-03.yaml", False, Earlier("", "", 0, CUTS), stands)
    moved = with_moves(replace(PLAN, items=items), file)
    assert [item.pin for item in moved.items] == [Pin((2, 4), (1, 38)), Pin()]


def test_a_layout_that_others_share_is_told_nothing_of_its_making() -> None:
    text = page_text(PROPOSAL, PLAN, ("plan", "words"))
    layout = without_making(text)
    assert layout.startswith("schema: 1\n") and text.endswith(layout)
    assert without_making(layout) == layout
    own = "# the column was cut by hand\n" + layout
    assert without_making(own) == own, "a line of the editor's is no line of makeup's"
