"""What an author offers of a head (other headlines, a deck that may go) and what a layout takes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import copied_project, run, small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.content.model import Head, Mark, Paragraph, Piece, StyledText
from banmian.diagnostics import Span
from banmian.display import GlyphRun
from banmian.plan.model import Stop, Stream
from banmian.plan.printed import offered, printed_stream
from banmian.template.model import Place

ISSUE = "content/2021-03-08"
BRIDGE, LAYOUT = f"{ISSUE}/articles/bridge.md", "layouts/small/pages/one.yaml"
FIRST, SHORT, DECK = "旧桥修好了", "桥修好", "三天的工"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("printed") / "project", FIRST + SHORT + DECK)
    front = (root / BRIDGE).read_text(encoding="utf-8").split("---")[1]
    head = f"\nschema: 1\nid: bridge\nheadline: {FIRST}\nheadlines: [{SHORT}]\ndeck: {DECK}\noptional: [deck]\nkicker: 工地\n"
    spoil(root / BRIDGE, {front: head})
    return root


def built(base: Path, target: Path, head: str) -> Outcome:
    root = copied_project(base, target / "project")
    spoil(root / LAYOUT, {"{style: lead, cols: 1-2, lines: 1-2}": f"{{style: lead, cols: 1-2, lines: 1-4{head}}}"})
    spoil(root / LAYOUT, {"lines: 3-11": "lines: 5-11", "lines: 3-8": "lines: 5-8"})
    return set_issue(Job(root, ISSUE))


def shown(done: Outcome) -> dict[str, str]:
    """The lead's head as it is painted: role to words."""
    assert done.issue is not None
    runs = [i for p in done.issue.display.pages for i in p.items if isinstance(i, GlyphRun) and i.tag.story == "bridge"]
    roles = ("kicker", "headline", "deck")
    return {role: words for role in roles if (words := "".join(t for r in runs if r.tag.role == role for t in r.texts))}


def codes(done: Outcome) -> list[str]:
    return sorted(d.code for d in done.diagnostics if d.code in ("FIT024", "FIT025"))


def test_without_a_word_the_first_headline_and_all_parts_stand(base: Path, tmp_path: Path) -> None:
    done = built(base, tmp_path, "")
    assert shown(done) == {"kicker": "工地", "headline": FIRST, "deck": DECK} and not codes(done)


def test_the_layout_takes_another_headline_and_leaves_the_deck_out(base: Path, tmp_path: Path) -> None:
    done = built(base, tmp_path, ", headline: 2, parts: [kicker, headline]")
    assert shown(done) == {"kicker": "工地", "headline": SHORT} and not codes(done)
    assert done.issue is not None
    assert [s.title for s in done.issue.display.stories if s.id == "bridge"] == [SHORT], "outline and structure say what is printed"


def test_what_nobody_offers_is_told_and_stands_as_it_is_written(base: Path, tmp_path: Path) -> None:
    done = built(base, tmp_path, ", headline: 3, parts: [headline, deck]")
    assert shown(done) == {"kicker": "工地", "headline": FIRST, "deck": DECK}
    assert codes(done) == ["FIT024", "FIT025"]


def test_front_matter_that_offers_what_no_head_has_is_refused(base: Path, tmp_path: Path) -> None:
    root = copied_project(base, tmp_path / "project")
    spoil(root / BRIDGE, {"optional: [deck]": "optional: [headline]"})
    done = run("build", root / ISSUE, "--root", root, "--out", tmp_path / "out")
    assert done.code == 1 and "YML" in done.err and "bridge.md:7" in done.err


def with_offers(base: Path, target: Path, place: str) -> Outcome:
    """The lead of five paragraphs, of which the last two and its first may go; under a subhead stands the last."""
    root = copied_project(base, target / "project")
    text = "\n\n".join(["旧桥一 {may-cut}", "旧桥二", "旧桥三 {.may-cut}", "## 工地", "旧桥工 {may-cut}"])
    whole = (root / BRIDGE).read_text(encoding="utf-8")
    (root / BRIDGE).write_text(
        f'---{whole.split("---")[1]}---\n![桥](images/plan.svg "桥"){{name=plan}}\n\n{text}\n', encoding="utf-8"
    )
    spoil(root / LAYOUT, {"  lead:\n": f"  lead:\n    {place}\n"})
    return set_issue(Job(root, ISSUE))


def body(done: Outcome) -> str:
    assert done.issue is not None
    runs = [i for p in done.issue.display.pages for i in p.items if isinstance(i, GlyphRun) and i.tag.story == "bridge"]
    return "".join(t for r in runs if r.tag.role in ("text", "body", "subhead") for t in r.texts).replace("\u3000", "")


def told(done: Outcome, code: str) -> list[str]:
    return [d.message for d in done.diagnostics if d.code == code]


def test_nothing_is_left_out_unless_the_layout_says_so(base: Path, tmp_path: Path) -> None:
    done = with_offers(base, tmp_path, "leave-out: 0")
    assert body(done) == "旧桥一旧桥二旧桥三工地旧桥工" and not told(done, "FIT026")


def test_the_last_that_are_offered_go_and_the_subhead_that_nothing_follows(base: Path, tmp_path: Path) -> None:
    done = with_offers(base, tmp_path, "leave-out: 2")
    assert body(done) == "旧桥一旧桥二"
    [message] = told(done, "FIT026")
    assert "2 paragraphs of 'bridge' are not printed: '旧桥三', '旧桥工'" in message
    [found] = [d for d in done.diagnostics if d.code == "FIT026"]
    assert found.span is not None and found.span.file == BRIDGE and found.span.line > 10
    assert done.issue is not None
    [story] = [s for s in done.issue.display.stories if s.id == "bridge"]
    assert [b.kind for b in story.blocks] == ["text", "text"], "the tagged PDF says what is printed"


def test_more_than_is_offered_is_told_and_the_first_paragraph_stays(base: Path, tmp_path: Path) -> None:
    done = with_offers(base, tmp_path, "leave-out: 3")
    assert body(done) == "旧桥一旧桥二" and "its stories offer 2" in told(done, "FIT027")[0]


SPAN = Span("a.md", 3, 1)


def piece(story: str, *paragraphs: str, notes: bool = False) -> Piece:
    """A story of paragraphs; one that ends in * may go, one with a digit refers to a note."""
    blocks: list[Paragraph] = []
    for words in paragraphs:
        text = words.rstrip("*")
        marks = tuple(Mark(i, i + 1, "sup") for i, ch in enumerate(text) if ch.isdigit())
        blocks.append(Paragraph(StyledText(text, marks, SPAN), may_cut=words.endswith("*")))
    blocks += [Paragraph(StyledText("1 note"), "note")] * notes
    return Piece(story, Head(), tuple(blocks), (), SPAN)


def stream(leave_out: int, *pieces: Piece) -> Stream:
    place = Place("brief", None, (), None, None, None, False, (1, 0), "", SPAN, leave_out=leave_out)
    return Stream((Stop(0, place),), pieces, tuple(p.story for p in pieces), SPAN)


def words(done: Stream) -> list[list[str]]:
    return [[b.text.text for b in p.blocks if isinstance(b, Paragraph)] for p in done.pieces]


@pytest.mark.parametrize(
    ("leave_out", "left"),
    [
        (0, [["a", "b", "c"], ["d", "e"]]),
        (1, [["a", "b", "c"], ["d"]]),
        (2, [["a", "b"], ["d"]]),
        (9, [["a"], ["d"]]),
    ],
)
def test_of_several_stories_the_last_ones_paragraphs_go_first(leave_out: int, left: list[list[str]]) -> None:
    done = printed_stream(stream(leave_out, piece("one", "a*", "b*", "c*"), piece("two", "d*", "e*")))
    assert words(done) == left
    again = printed_stream(replace(done, stops=(Stop(0, replace(done.stops[0].place, leave_out=0)),)))
    assert words(again) == [["a", "b", "c"], ["d", "e"]], "what was left out comes back"


def test_a_paragraph_that_refers_to_a_note_stays() -> None:
    assert offered(piece("one", "a", "b1*", "c*", notes=True)) == (2,)
    assert offered(piece("one", "a", "b1*", "c*")) == (1, 2), "a raised digit is no reference where there are no notes"


def test_the_layout_makes_one_line_of_the_lines_into_which_the_author_broke_the_headline(base: Path, tmp_path: Path) -> None:
    root = copied_project(base, tmp_path / "broken")
    spoil(root / BRIDGE, {f"headline: {FIRST}\n": f"headline: {FIRST[:2]}|{FIRST[2:]}\n"})
    for name, head, lines in (("as-written", "", 2), ("joined", ", joined: [headline]", 1)):
        done = built(root, tmp_path / name, head)
        assert shown(done)["headline"] == FIRST and done.issue is not None
        runs = [i for p in done.issue.display.pages for i in p.items if isinstance(i, GlyphRun) and i.tag.story == "bridge"]
        assert len({run.y for run in runs if run.tag.role == "headline"}) == lines
