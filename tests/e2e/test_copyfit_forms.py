"""Other forms of a block on the specimen's pages: found, named in the trace, and written so that a build gives the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import linked_project

from banmian.build import Job, load, plan_of, set_issue
from banmian.copyfit.offers import BlockOffers
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.dump import dump
from banmian.fit import run
from banmian.pages.streams_ahead import sheets_of
from banmian.template.copyfit import Copyfit

ISSUE = "content/2020-08-12"


def test_a_head_over_two_of_three_columns_has_the_third_beside_it() -> None:
    planned, _ = plan_of(load(Job(Path(__file__).resolve().parents[2], ISSUE)))
    assert planned is not None
    state = SheetState(planned.plan, tuple(sheets_of(planned.plan, planned.fonts)[0]), 2)
    texts = Texts(planned.fonts)
    offers = BlockOffers(state, texts, Copyfit(level=3))
    [block] = [b for b in state.blocks if "late" in b.places]
    [form] = offers.shapes.forms.of(block)
    assert (form.name.knob, form.name.before, form.name.after) == ("inset", 3, 2)
    under, beside = form.places[0].text
    head = form.places[0].head
    assert head is not None and head.lines is not None
    assert under.cols == (1, 2) and beside.cols == (3, 3) and beside.lines == (head.lines[0], under.lines[1])
    assert under.lines[0] > head.lines[1] and form.block.around == block.around


@pytest.mark.parametrize("level", [2, 3])
def test_only_at_level_3_and_written_as_it_was_built(tmp_path: Path, level: int) -> None:
    """A story of page 7 that is longer by three lines: only another form takes them."""
    root = linked_project(tmp_path / "project")
    paper = root / "layouts/chenbao/paper.yaml"
    paper.write_text(paper.read_text("utf-8") + f"\ncopyfit: {level}\n", encoding="utf-8")
    article = root / ISSUE / "articles/books.md"
    text = article.read_text("utf-8")
    article.write_text(
        text.replace("\u3002", "\uff0c\u7ffb\u4e86\u53c8\u7ffb\uff0c\u8bfb\u4e86\u53c8\u8bfb\u3002", 5), encoding="utf-8"
    )
    done = set_issue(Job(root, ISSUE))
    codes = {d.code for d in done.diagnostics}
    assert ("FIT021" in codes) == (level == 3) and ("FLW001" in codes) == (level == 2)
    if level == 3:
        assert done.issue is not None and run(Job(root, ISSUE), True, False) == 0
        again = set_issue(Job(root, ISSUE))
        assert again.issue is not None and not {"FIT020", "FIT021", "FLW001"} & {d.code for d in again.diagnostics}
        assert dump(again.issue.display) == dump(done.issue.display)
