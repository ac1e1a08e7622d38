"""What the setter answers: pages as tiles that only change where the page does, where everything stands, the words of a page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from project import run, small_project, spoil

from banmian.desk.exchange import Seen, View
from banmian.desk.setter import Setter
from banmian.desk.tiles import SIDE, Drawn
from banmian.display import GlyphRun
from banmian.pages import assemble

ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
ONE = {"\u540e\u8857": "\u524d\u8857"}
MUCH = {"\u540e\u8857": "\u540e\u8857" * 150}
ZOOM = 200


@pytest.fixture(scope="module")
def setter(tmp_path_factory: pytest.TempPathFactory) -> Setter:
    """One for all tests that change nothing."""
    made = Setter(small_project(tmp_path_factory.mktemp("desk") / "project"), ISSUE, None)
    made.set(None)
    return made


@pytest.fixture
def changing(setter: Setter) -> Iterator[Setter]:
    """The same, whose article is put back after the test."""
    file = setter.workspace.root / LAMP
    before = file.read_bytes()
    yield setter
    file.write_bytes(before)
    setter.set([file])


def images(setter: Setter, page: int, zoom: int) -> dict[tuple[int, int], Image.Image]:
    tiled = setter.tiles(View(page, zoom))
    return {(t.x, t.y): Image.open(BytesIO(tiled.pngs[t.hash])) for t in tiled.tiles}


def test_tiles_together_are_the_page(setter: Setter) -> None:
    tiled = setter.tiles(View(4, ZOOM))
    whole = Image.new("RGB", tiled.size)
    for (x, y), image in images(setter, 4, ZOOM).items():
        whole.paste(image, (x * SIDE, y * SIDE))
    assert whole.tobytes() == Image.open(BytesIO(Drawn(setter.workspace.page_pdf(4)).picture(ZOOM))).tobytes()
    assert len(tiled.tiles) == -(-tiled.size[0] // SIDE) * -(-tiled.size[1] // SIDE) > 1


def test_what_is_asked_for_alone_is_what_the_whole_page_has_there(setter: Setter) -> None:
    """Above the largest zoom of whole pages each tile is drawn by itself: not a pixel aside of where it would be in one go."""
    high = 260
    alone = setter.tiles(View(4, high, wanted=((1, 1),)))
    whole = Image.open(BytesIO(Drawn(setter.workspace.page_pdf(4)).picture(high)))
    (name,) = alone.pngs
    assert [(t.x, t.y) for t in alone.tiles] == [(1, 1)]
    ours, there = Image.open(BytesIO(alone.pngs[name])), whole.crop((SIDE, SIDE, *_end(alone.size)))
    differ = ImageChops.difference(ours, there).convert("L").point([0] * 9 + [1] * 247)
    assert ours.size == there.size
    assert sum(differ.tobytes()) < 0.003 * ours.width * ours.height, "PDFium smooths what is cut by the tile's edge otherwise"


def _end(size: tuple[int, int]) -> tuple[int, int]:
    return min(size[0], 2 * SIDE), min(size[1], 2 * SIDE)


def test_a_word_changes_the_tiles_that_it_stands_on_and_no_other_is_sent(changing: Setter) -> None:
    before = changing.tiles(View(4, ZOOM))
    spoil(changing.workspace.root / LAMP, ONE)
    have, seen = frozenset(t.hash for t in before.tiles), told_by(changing)
    done = changing.set([changing.workspace.root / LAMP], [View(4, ZOOM, have), View(1, ZOOM)])
    assert done.pages == (4,) and set(done.tiles) == {4}, "a page that did not change is not drawn"
    (after,) = done.tiles[4]
    changed = {(t.x, t.y) for t in after.tiles} - {(t.x, t.y) for t in after.tiles if t.hash in have}
    assert 0 < len(changed) < len(after.tiles)
    (early,) = (tiled for one in seen for tiled in one.tiles[4])
    assert early.tiles == after.tiles and set(early.pngs) == {t.hash for t in after.tiles if t.hash not in have}
    assert not after.pngs, "what was told before the page was judged is not sent again"


def test_a_page_is_seen_before_copyfit_works_on_it_and_as_that_leaves_it(changing: Setter, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = []
    monkeypatch.setattr(assemble, "sheet_faults", lambda *given: judged.append(given) or [])
    view, seen = View(4, ZOOM, frozenset(t.hash for t in changing.tiles(View(4, ZOOM)).tiles)), told_by(changing, judged)
    spoil(changing.workspace.root / LAMP, MUCH)
    done = changing.set([changing.workspace.root / LAMP], [view])
    assert [(set(one.tiles), one.fitting) for one in seen] == [({4}, ()), (set(), (4,))]
    assert judged and judged[0] is seen[0], "before it is judged"
    assert done.tiles[4][0].tiles and "FLW001" in {d.code for d in done.diagnostics}


def told_by(setter: Setter, also: list[object] | None = None) -> list[Seen]:
    """What the setter tells from now on before it answers."""
    told: list[Seen] = []

    def tell(seen: Seen) -> None:
        told.append(seen)
        if also is not None:
            also.append(seen)

    setter.tell = tell
    return told


def test_the_preview_s_pixels_are_those_of_the_page_file(setter: Setter) -> None:
    """Its PDF is written without compression and with what a store never saw: what PDFium draws is the same (issue 14)."""
    root = setter.workspace.root
    ran = run("build", ISSUE, "--root", root, "--out", root / "build")
    assert ran.code == 0, ran.err
    for number in setter.workspace.pages:
        (file,) = (root / "build" / Path(ISSUE).name / "pages").glob(f"*-A{number:02}.pdf")
        ours, built = (Drawn(data).picture(ZOOM) for data in (setter.workspace.page_pdf(number, compress=False), file.read_bytes()))
        assert ours == built


def words(setter: Setter, role: str) -> str:
    """What is painted with this role."""
    assert setter.workspace.standing is not None
    items = (item for page in setter.workspace.standing[0].display.pages for item in page.items if isinstance(item, GlyphRun))
    return "".join(text for run in items if run.tag.role == role for text in run.texts)


def test_what_is_missing_is_a_box_as_in_the_draft_without_its_warning(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    setter = Setter(root, ISSUE, None)
    setter.set(None)
    assert not words(setter, "draft") and setter.workspace.standing is not None
    gone = [root / LAMP, root / ISSUE / "images/clock.svg"]
    for file in gone:
        file.unlink()
    told = setter.set(gone)
    boxes = words(setter, "draft")
    assert told.whole and not told.passes and 4 in told.pages
    paper = setter.workspace.standing[0].paper
    assert paper.words.draft_waiting in boxes and "lamp" in boxes and "clock" in boxes
    assert paper.words.draft_warning not in boxes


def test_the_trim_is_shown_without_bleed(setter: Setter) -> None:
    drawn = Drawn(setter.workspace.page_pdf(1, compress=False))
    left, bottom, right, top = pypdfium2.PdfDocument(setter.workspace.page_pdf(1))[0].get_trimbox()
    assert drawn.size(100) == (round(right - left), round(top - bottom))
    assert drawn.corner[0] > 0 and drawn.corner[1] > 0


def test_places_stand_where_their_lines_say(setter: Setter) -> None:
    told = setter.geometry(4)
    places = {place["name"]: place for place in told["places"]}
    assert set(places) == {"cont", "short", "fares", "hours", "phones"}
    short = places["short"]
    text = next(part for part in short["parts"] if part["kind"] == "text")
    assert text["path"] == "places.short.text.0.lines" and text["lines"] == (3, 15) and text["cols"] == (2, 2)
    assert text["rect"][0] == told["columns"][1][0] and text["rect"][1] == told["lines"][2]
    assert text["rect"][1] + text["rect"][3] == pytest.approx(told["lines"][14] + told["em"])
    assert [story["id"] for story in short["stories"]] == ["lamp", "bench", "tree"]
    assert short["file"] == "layouts/small/pages/back.yaml" and short["line"] > 1


def test_a_thread_says_where_it_comes_from(setter: Setter) -> None:
    (back,) = setter.geometry(4)["threads"]
    assert back == {"story": "clock", "place": "cont", "from": {"page": 1, "place": "lead"}, "to": None}
    (front,) = setter.geometry(1)["threads"]
    assert front["to"] == {"page": 4, "place": "cont"} and front["from"] is None


def test_a_thread_names_the_page_of_a_spread_on_which_it_goes_on(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    spoil(root / ISSUE / "issue.yaml", {"verse: song": "verse: clock", "[1.lead, 4.cont]": "[1.lead, 2.verse, 4.cont]"})
    setter = Setter(root, ISSUE, None)
    setter.set(None)
    (front,) = setter.geometry(1)["threads"]
    assert front["to"] == {"page": 3, "place": "verse"}, "and not the first of the two"


def test_of_a_spread_each_page_has_its_own(setter: Setter) -> None:
    left, right = setter.geometry(2), setter.geometry(3)
    width = left["trim"][0]
    for told in (left, right):
        assert all(-1 < place["rect"][0] < width for place in told["places"])
    assert {p["name"] for p in left["places"]} | {p["name"] for p in right["places"]} == {"long", "quote", "cards", "verse", "time"}
    assert right["first"] == len(left["columns"]), "columns count on over the fold"


def test_a_paragraph_knows_its_file_and_line(setter: Setter) -> None:
    lamp = next(b for b in setter.geometry(4)["blocks"] if b["story"] == "lamp" and b["role"] == "body")
    text = (setter.workspace.root / LAMP).read_text(encoding="utf-8").split("\n")
    assert lamp["file"] == LAMP and text[lamp["line"] - 1].startswith("\u540e\u8857")
    place = next(p for p in setter.geometry(4)["places"] if p["name"] == "short")
    x, y, w, h = place["rect"]
    assert all(x - 1 <= r[0] and y - 1 <= r[1] and r[0] + r[2] <= x + w + 1 and r[1] + r[3] <= y + h + 1 for r in lamp["rects"])


def test_what_is_over_is_told_in_numbers_that_agree(changing: Setter) -> None:
    spoil(changing.workspace.root / LAMP, MUCH)
    changing.set([changing.workspace.root / LAMP])
    short = next(p for p in changing.geometry(4)["places"] if p["name"] == "short")
    assert short["over"] > 0 and short["over_lines"] > 0
    assert short["characters"] - short["capacity"] == short["over"]


def test_what_is_over_at_the_end_of_a_jump_is_told_there_alone(changing: Setter) -> None:
    file = changing.workspace.root / f"{ISSUE}/articles/clock.md"
    before = file.read_bytes()
    try:
        file.write_bytes(before + "\n后街的钟又走了。".encode() * 200)
        changing.set([file])
        found = [p for n in (1, 4) for p in changing.geometry(n)["places"] if "clock" in {s["id"] for s in p["stories"]}]
        assert [bool(p["over"]) for p in found] == [False, True]
        assert found[0]["capacity"] == found[1]["capacity"] == found[1]["characters"] - found[1]["over"]
    finally:
        file.write_bytes(before)
        changing.set([file])


def test_the_words_of_a_page_come_in_reading_order(setter: Setter) -> None:
    told = setter.text(4)
    assert [part["story"] for part in told][:2] == ["clock", "lamp"] or {"lamp", "bench", "tree"} <= {p["story"] for p in told}
    lamp = next(part for part in told if part["story"] == "lamp")
    assert [block["kind"] for block in lamp["blocks"]] == ["headline", "body"]


def test_a_page_that_there_is_not_is_an_index_error(setter: Setter) -> None:
    for ask in (setter.geometry, setter.text, setter.thumb):
        with pytest.raises(IndexError):
            ask(9)


def test_a_layout_that_cannot_be_read_keeps_pages_and_pictures(changing: Setter) -> None:
    layout = changing.workspace.root / "layouts/small/pages/back.yaml"
    before, tiles = layout.read_bytes(), changing.tiles(View(4, 100))
    layout.write_text("schema: [", encoding="utf-8")
    done = changing.set([layout])
    assert not done.whole and done.state is not None and len(done.state["pages"]) == 4
    assert changing.tiles(View(4, 100)).tiles == tiles.tiles
    layout.write_bytes(before)
    assert changing.set([layout]).whole


def test_what_stands_in_a_place_is_counted_as_its_text_is_and_what_is_over_as_the_message_says(changing: Setter) -> None:
    """A dateline and a by-line are parts of the head: neither the text nor what stands in its place counts them."""
    file = changing.workspace.root / LAMP
    text = file.read_text("utf-8")
    head = text.replace("id: lamp\n", "id: lamp\ndateline: \u672c\u62a5\u8baf\nbyline: [{role: reporter, name: \u6837\u4e00}]\n")

    def place() -> dict[str, object]:
        changing.set([file])
        places = [place for page in (1, 4) for place in changing.geometry(page)["places"]]
        return next(one for one in places if any(story["id"] == "lamp" for story in one["stories"]))

    file.write_text(head, encoding="utf-8")
    fits = place()
    assert fits["stands"] == fits["characters"] and fits["over"] == 0
    file.write_text(head.rstrip() + "\n\n" + "\u706f\u4eae\u4e86\u3002" * 90 + "\n", encoding="utf-8")
    over = place()
    assert isinstance(over["over"], int) and over["over"] > 0
    assert over["characters"] == over["capacity"] + over["over"]  # type: ignore[operator]
    (told,) = [d for d in changing.told.diagnostics if d.code == "FLW001"]
    assert f"{over['over']} characters" in told.message
