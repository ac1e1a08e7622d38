"""The reader: sizes after the matrix, the state that q saves, places in millipoints; and files that are bombs or loops."""

from __future__ import annotations

import gc
import time
import zlib

import pytest
from drafts import BLEED, HEIGHT, Draft
from pikepdf import Name

from banmian.preflight.facts import PdfFacts
from banmian.preflight.painted import Painted
from banmian.preflight.reading import budget, streams
from banmian.preflight.reading.cmaps import IDENTITY_MAP, to_unicode
from banmian.preflight.reading.read import read_pdf


def painted(*lines: str) -> list[Painted]:
    """The marks of a page that holds only these lines."""
    draft = Draft(pages=1)
    draft.sheets[0].content[:] = lines
    return list(read_pdf(draft.save()).marks)


def test_a_size_is_what_the_matrices_make_of_it() -> None:
    draft = Draft(pages=1)
    line = draft.shown("\u6b63", 10, 10, 6).replace("1 0 0 1 10 10 Tm", "1.5 0 0 3 10 10 Tm")
    draft.sheets[0].content[:] = [f"q 0.5 0 0 0.5 0 0 cm {line} Q"]
    (mark,) = read_pdf(draft.save()).marks
    assert mark.text is not None and mark.text.size == 9_000 and mark.text.text == "\u6b63"
    assert mark.rect[2] - mark.rect[0] == 4_500


def test_a_place_is_from_the_trims_top_left() -> None:
    (mark,) = painted("0 0 0 1 k 30 40 10 20 re f")
    top = BLEED + HEIGHT
    assert mark.rect == (21_500, round((top - 60) * 1000), 31_500, round((top - 40) * 1000))
    assert mark.kind == "fill" and mark.sure and mark.context == "page"


def test_q_brings_the_state_back() -> None:
    first, second = painted("q /Over gs 0 1 0 0 k 2 w 0 0 9 9 re f Q 0 0 9 9 re f")
    assert first.overprint == (True, True, 1) and second.overprint == (False, False, 0)
    assert first.fill is not None and first.fill.plates == ("Magenta",)
    assert second.fill is not None and second.fill.space.kind == "DeviceGray" and second.fill.solid_black


def test_strokes_are_thinned_by_the_smaller_axis() -> None:
    (mark,) = painted("q 4 0 0 0.1 0 0 cm 2 w 0 0 m 9 9 l S Q")
    assert mark.line is not None and mark.line.width == 200 and mark.line.declared == 2


def test_a_turned_rectangle_is_no_sure_one_and_a_clip_cuts() -> None:
    (mark,) = painted("q 0.7 0.7 -0.7 0.7 50 50 cm 0 0 20 20 re f Q")
    assert not mark.sure
    (cut,) = painted("q 30 30 10 10 re W n 0 0 100 100 re f Q")
    assert cut.frame == cut.rect and cut.rect[2] - cut.rect[0] == 10_000


def test_vertical_text_runs_down() -> None:
    draft = Draft(pages=1)
    draft.font_entries["/Encoding"] = Name("/Identity-V")
    draft.sheets[0].content[:] = [draft.shown("\u6b63\u6587", 100, 100, 10)]
    (mark,) = read_pdf(draft.save()).marks
    assert mark.rect[2] - mark.rect[0] == 10_000 and mark.rect[3] - mark.rect[1] == 20_000
    assert mark.rect[1] == round((BLEED + HEIGHT - 100) * 1000)


def test_to_unicode_reads_characters_and_ranges() -> None:
    cmap = (
        b"2 beginbfchar <0001> <6B63> <02> <D842DFB7> endbfchar "
        b"2 beginbfrange <0010> <0012> <0041> <20> <21> [<0061> <0062>] endbfrange"
    )
    assert to_unicode(cmap) == {1: "\u6b63", 2: "\U00020bb7", 0x10: "A", 0x11: "B", 0x12: "C", 0x20: "a", 0x21: "b"}
    assert to_unicode(b"beginbfrange <00> <FFFFFFFF> <0041> endbfrange").keys() <= set(range(70_000))
    assert IDENTITY_MAP.codes(b"\x00\x01\x02") == [1]


def bounded(data: bytes) -> PdfFacts:
    """The facts, and that they came soon."""
    began = time.process_time()
    facts = read_pdf(data)
    assert time.process_time() - began < 10
    return facts


def test_forms_that_multiply_end_at_the_budget() -> None:
    draft = Draft(pages=1)
    for n in range(10):
        draft.form(f"B{n}", f"/B{n + 1} Do " * 20 if n < 9 else "0 0 1 1 re f")
    draft.add("/B0 Do")
    facts = read_pdf(draft.save(), budget.Budget(operators=3_000))
    assert any("operators" in what for what in facts.file.unread)
    assert len(facts.pages) == 1, "the page is known all the same"


def test_a_stream_that_swells_is_not_read() -> None:
    draft = Draft(pages=1)
    bomb = draft.form("Big", "")
    bomb.write(zlib.compress(b" " * (budget.STREAM_BYTES + 10)), filter=Name.FlateDecode)
    draft.add("/Big Do")
    facts = bounded(draft.save())
    assert facts.file.unread and "form /Big" in facts.file.unread[0]


def test_a_page_tree_that_loops_is_told() -> None:
    draft = Draft(pages=1)
    data = draft.save()
    facts = bounded(data.replace(b"/Kids [", b"/Kids [ 2 0 R 1 0 R ", 1))
    assert facts.file.state in ("ok", "damaged")


def test_a_form_that_paints_itself_runs_once() -> None:
    draft = Draft(pages=1)
    draft.form("Me", "0 0 5 5 re f /Me Do")
    draft.add("/Me Do")
    facts = bounded(draft.save())
    assert [u.what for u in facts.uses] == ["loop"]
    assert sum(m.context == "form" for m in facts.marks) == 1


def test_boxes_are_read_with_their_digits() -> None:
    draft = Draft(pages=1)
    draft.sheets[0].boxes["/TrimBox"] = [8.5, 8.5, 300.0001, 200.5]
    (page,) = read_pdf(draft.save()).pages
    assert page.boxes.trim == (8.5, 8.5, 300.0001, 200.5) and page.boxes.art is None


def test_a_stream_that_was_read_before_is_read_the_same_again() -> None:
    draft = Draft(pages=2)
    draft.state("S", LW=3)
    draft.add("q /S gs 10 10 m 90 90 l S Q", "q [3 1] 0 d /OC /Layer BDC 0 0 0 1 K 1 1 m 9 9 l S EMC Q")
    data = draft.save()
    first = read_pdf(data)
    gc.collect()
    assert read_pdf(data) == first
    other = Draft(pages=1)  # the same operators under other resources
    other.state("S", LW=5)
    other.add("q /S gs 10 10 m 90 90 l S Q", "q [3 1] 0 d /OC /Layer BDC 0 0 0 1 K 1 1 m 9 9 l S EMC Q")
    widths = {m.line.width for m in read_pdf(other.save()).marks if m.line is not None and m.line.declared in (3, 5)}
    assert widths == {5_000}


def test_of_what_was_read_only_so_much_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_KEPT", 40)
    for n in range(6):
        painted(*(f"0 0 {n + 1} {m} re f" for m in range(1, 11)))
    assert sum(map(len, streams._kept.values())) <= 40 and streams._kept


def test_two_threads_read_and_judge_what_each_has() -> None:
    from concurrent.futures import ThreadPoolExecutor

    from banmian.preflight.engine import run_facts
    from banmian.preflight.profile import Profile

    def judged(size: int) -> list[str]:
        draft = Draft(pages=1)
        draft.add(f"q /Knock gs 0 0.3 0.3 0 k 18 148 40 20 re f 0 0 0 1 k {draft.shown(chr(0x6B63), 30, 150, size)} Q")
        data = draft.save()
        profile = Profile(title="x", checks=("PF-OVP-*", "PF-BOX-11", "PF-TXT-*"))
        return [d.message for _ in range(5) for d in run_facts(read_pdf(data), profile).diagnostics]

    sizes = [8, 9, 10, 11] * 3
    with ThreadPoolExecutor(4) as pool:
        for size, told in zip(sizes, pool.map(judged, sizes), strict=True):
            assert told == [f"black text of {size} pt knocks out the colour under it"] * 5


def test_a_stream_that_is_cut_short_is_told_each_time_it_is_read() -> None:
    """What was parsed once is kept for the next file; that it was not whole is said of that one too."""
    draft = Draft(pages=1)
    draft.sheets[0].content.append("0 0 m 5")
    data = draft.save()
    assert read_pdf(data).file.unread == read_pdf(data).file.unread != ()
