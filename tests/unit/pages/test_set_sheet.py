"""A sheet is set for itself: from the plan, its captions, the text of all places and the pictures, in any order, as a value."""

from __future__ import annotations

from pathlib import Path

from project import small_project

from banmian.build import Job, load, pictures_of, plan_of, set_issue
from banmian.pages.captions import CaptionSetter
from banmian.pages.places import StreamSetter, set_streams
from banmian.pages.sheet import Sheet
from banmian.pages.sheetitems import SheetSetter
from banmian.remember import forget_all
from banmian.text.single import Setter

ISSUE = "content/2021-03-05"


def test_sheets_set_one_by_one_in_any_order_are_the_issue_s_pages(tmp_path: Path) -> None:
    job = Job(small_project(tmp_path / "project"), ISSUE)
    issue = set_issue(job).issue
    planned = plan_of(load(job))[0]
    assert issue is not None and planned is not None
    plan, fonts = planned.plan, planned.fonts
    assets = pictures_of(job, planned)[0]
    forget_all()
    captions = CaptionSetter(plan.paper, Setter(fonts))
    sheets = [Sheet(plan, n, captions.captions(Sheet(plan, n)).by_place) for n in range(len(plan.sheets))]
    stream_setter = StreamSetter.of(plan, sheets, assets, fonts, draft=False)
    streams = set_streams(stream_setter, {})
    setter = SheetSetter(plan, streams, assets, fonts)
    alone = {sheet.index: setter.set_sheet(sheet) for sheet in reversed(sheets)}
    assert [page for n in sorted(alone) for page in alone[n].pages] == list(issue.display.pages)
    assert streams == set_streams(stream_setter, {}), "setting a sheet writes into nothing that it was given"
    forget_all()
    assert setter.set_sheet(sheets[0]) == alone[0]
