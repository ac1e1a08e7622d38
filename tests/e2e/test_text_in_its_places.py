"""Text that is longer, or shorter, than its place: what the editor is told, and what is not printed. On the small project."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Diagnostic, Severity
from banmian.display import runs_of

SMALL = "content/2021-03-05"
ARTICLES = f"{SMALL}/articles"
PAGES = "layouts/small/pages"
EXTRA = "\u9053\u8857\u4e8b\u9879\u5f85\u5b9a\u5904\u8be6\u89c1\u5ef6\u957f\u516c\u544aabcdefghijklmnopqrstuvwxyz"
NOTICE = "\u8857\u9053\u516c\u544a\u4e8b\u9879\u8be6\u89c1\u5904\u5ef6\u957f\u5f85\u5b9a"
JUMP_ON, JUMP_FROM = "\u4e0b\u8f6c", "\u4e0a\u63a5"


def issue(root: Path, *changes: tuple[str, dict[str, str]]) -> Outcome:
    """The small issue with words replaced in some of its files."""
    small_project(root, EXTRA)
    for path, words in changes:
        spoil(root / path, words)
    done = set_issue(Job(root, SMALL))
    assert done.issue is not None, done.diagnostics
    return done


def told(done: Outcome, least: Severity = Severity.WARNING) -> list[Diagnostic]:
    return [d for d in done.diagnostics if d.severity >= least]


def codes(done: Outcome) -> set[str]:
    return {d.code for d in told(done)}


def printed(done: Outcome, page: int) -> dict[str, str]:
    """What stands on a page, by role."""
    assert done.issue is not None
    out: dict[str, str] = {}
    for run in runs_of(done.issue.display.pages[page - 1].items):
        out[run.tag.role] = out.get(run.tag.role, "") + "".join(run.texts)
    return out


def cut_short(root: Path, paragraphs: int) -> None:
    """The thread's story ends after so many paragraphs; its container stays."""
    path = root / ARTICLES / "clock.md"
    head, rest = path.read_text(encoding="utf-8").split("\n---\n", 1)
    blocks = rest.strip().split("\n\n")
    box = "\n\n".join(blocks[next(i for i, b in enumerate(blocks) if b.startswith(":::")) :])
    path.write_text(f"{head}\n---\n" + "\n\n".join(blocks[: paragraphs + 1]) + f"\n\n{box}\n", encoding="utf-8")


def test_a_thread_that_ends_early_leaves_no_head_behind_and_gives_its_slot_back(tmp_path: Path) -> None:
    small_project(tmp_path, EXTRA)
    whole = set_issue(Job(tmp_path, SMALL))
    assert "jump" in printed(whole, 1) and {"jump", "jump-head"} <= set(printed(whole, 4))
    cut_short(tmp_path, 1)
    done = set_issue(Job(tmp_path, SMALL))
    assert "jump" not in printed(done, 1) and not {"jump", "jump-head"} & set(printed(done, 4))
    [end] = [d for d in done.diagnostics if d.code == "FLW032"]
    assert end.severity is Severity.WARNING and "page 4, place cont: 'clock' ends on page 1 already" in end.message
    assert all(d.severity < Severity.ERROR for d in done.diagnostics)


def test_the_slot_held_back_for_the_jump_counts_as_free_again(tmp_path: Path) -> None:
    small_project(tmp_path, EXTRA)
    cut_short(tmp_path, 1)
    thread = set_issue(Job(tmp_path, SMALL))
    spoil(
        tmp_path / SMALL / "issue.yaml",
        {"  clock: [1.lead, 4.cont]": "  {}", "      cont: clock\n": "", "threads:\n  {}": "threads: {}"},
    )
    alone = set_issue(Job(tmp_path, SMALL))

    def short(done: Outcome) -> int:
        [found] = [d for d in done.diagnostics if d.code == "FLW002" and "'clock'" in d.message]
        return int(found.message.split("short by ")[1].split()[0])

    assert short(thread) == short(alone) + 2  # the two lines of the place that is not reached


def test_a_jump_head_of_two_lines_and_its_from_line_do_not_meet(tmp_path: Path) -> None:
    head = {"jump-headline: \u949f\u53c8\u8d70\u4e86": f"jump-headline: {NOTICE}|\u949f\u53c8\u8d70\u4e86"}
    done = issue(tmp_path, (f"{ARTICLES}/clock.md", head))
    [found] = [d for d in told(done, Severity.ERROR) if d.code == "FIT002"]
    assert "2 lines need 4 lines of height, the area has 2" in found.message


def test_a_head_too_high_is_told_once(tmp_path: Path) -> None:
    """Its deck, which it pushes into the text, is not told beside it."""
    done = issue(
        tmp_path,
        (
            f"{ARTICLES}/clock.md",
            {"headline: \u949f\u697c\u7684\u949f\u53c8\u8d70\u4e86": "headline: \u949f\u697c\u7684|\u949f\u53c8\u8d70\u4e86"},
        ),
    )
    [found] = told(done, Severity.ERROR)
    assert found.code == "FIT002" and "is too high: 2 lines need" in found.message


def test_a_table_too_wide_is_told_once(tmp_path: Path) -> None:
    done = issue(tmp_path, ("layouts/small/paper.yaml", {"widths: [40pt, 60pt, 33pt]": "widths: [40pt, 60pt, 83pt]"}))
    assert [d.code for d in told(done, Severity.ERROR)] == ["FLW031"]


def test_a_head_in_a_box_over_the_fold_keeps_to_its_page(tmp_path: Path) -> None:
    done = issue(tmp_path, (f"{ARTICLES}/years.md", {"headline: \u5c0f\u6cb3\u5927\u4e8b": f"headline: {NOTICE * 2}"}))
    [found] = told(done, Severity.ERROR)
    assert found.code == "FIT002" and "2 lines need 4 lines of height, the area has 2" in found.message


def test_a_from_line_that_has_no_room_for_the_headline_goes_without(tmp_path: Path) -> None:
    done = issue(
        tmp_path,
        (f"{ARTICLES}/clock.md", {"headline: \u949f\u697c\u7684\u949f\u53c8\u8d70\u4e86": f"headline: {NOTICE}{NOTICE[:4]}"}),
    )
    assert JUMP_FROM in printed(done, 4)["jump"] and NOTICE[:4] not in printed(done, 4)["jump"]
    assert "FIT012" not in codes(done)


def test_a_label_too_wide_for_its_box_is_told(tmp_path: Path) -> None:
    done = issue(tmp_path, (f"{ARTICLES}/clock.md", {"tag=\u5c0f\u8d44\u6599": f"tag={NOTICE * 2}"}))
    [found] = told(done, Severity.ERROR)
    assert found.code == "FIT012" and "has 26 characters; its place holds" in found.message


@pytest.mark.parametrize(
    ("change", "what"), [("text: " + NOTICE, "the title"), ("text: \u7b80\u8baf, note: " + NOTICE * 3, "the note beside")]
)
def test_a_place_s_title_and_its_note_do_not_meet(tmp_path: Path, change: str, what: str) -> None:
    old = "text: \u7b80\u8baf, note: \u4e09\u5219" if "note" in change else "text: \u7b80\u8baf"
    done = issue(tmp_path, (f"{PAGES}/back.yaml", {old: change}))
    assert any(d.code == "FIT012" and d.message.startswith(what) for d in told(done, Severity.ERROR))
    assert not [d for d in done.diagnostics if d.code.startswith("FRM")]  # what it then lies on is its consequence


def test_a_byline_goes_on_in_the_next_line_of_its_area_and_is_told_else(tmp_path: Path) -> None:
    head, title = "    head: {style: plain, cols: 1-2, lines: 1-2}\n", "headline: \u6cbf\u7740\u5c0f\u6cb3\u8d70\u4e00\u904d\n"
    place = {head: f"{head}    byline: {{cols: 3, lines: 8-9}}\n"}
    story = {title: f"{title}byline: {NOTICE * 2}\n"}
    done = issue(tmp_path / "two", (f"{PAGES}/wide.yaml", place), (f"{ARTICLES}/river.md", story))
    assert "FIT012" not in codes(done) and printed(done, 3)["byline"].startswith(NOTICE * 2)
    one = {"lines: 8-9}": "lines: 8-8}"}
    done = issue(tmp_path / "one", (f"{PAGES}/wide.yaml", place), (f"{PAGES}/wide.yaml", one), (f"{ARTICLES}/river.md", story))
    assert "FIT012" in codes(done)


def test_a_tag_without_a_head_above_which_it_stands_says_so(tmp_path: Path) -> None:
    done = issue(tmp_path, (f"{ARTICLES}/song.md", {"headline: \u6e21\u53e3": "headline: \u6e21\u53e3\ntag: \u516c\u544a"}))
    [found] = [d for d in done.diagnostics if d.code == "FLW004"]
    assert "`head` with `lines`" in found.hint


def test_lines_kept_for_a_head_that_the_box_has_not_are_told(tmp_path: Path) -> None:
    done = issue(tmp_path, (f"{ARTICLES}/clock.md", {"# \u4e00\u53e3\u949f\u7684\u5e74\u7eaa\n\n": ""}))
    [found] = [d for d in done.diagnostics if d.code == "FIT011"]
    assert "2 lines are kept for a head, and 'clock#more' has no headline" in found.message


def test_a_table_in_an_ordinary_place_is_set_whole_and_told(tmp_path: Path) -> None:
    table = "\n\n| \u5904 | \u4e8b |\n|---|---|\n| \u9053 | \u8be6\u89c1 |\n"
    path = f"{ARTICLES}/lamp.md"
    small_project(tmp_path, EXTRA)
    with (tmp_path / path).open("a", encoding="utf-8") as file:
        file.write(table)
    done = set_issue(Job(tmp_path, SMALL))
    [found] = [d for d in done.diagnostics if d.code == "FLW033"]
    assert found.severity is Severity.WARNING and "table style" in found.message and "style: " in found.hint
    assert found.span is not None and found.span.line > 6
    assert "FLW003" not in codes(done) and "\u5904\u4e8b\u9053\u8be6\u89c1" in "".join(printed(done, 4)["body"].split("\u3000"))


def test_a_table_that_runs_into_its_note_is_told(tmp_path: Path) -> None:
    rows = "".join(f"| {NOTICE[:4]} | {n} | {n} |\n" for n in range(2))
    done = issue(tmp_path, (f"{ARTICLES}/fares.md", {"\n\n\u591c\u822a": f"\n{rows}\n\u591c\u822a"}))
    assert any(d.code == "FLW001" and "its note" in d.message for d in told(done, Severity.ERROR))


def test_a_pull_quote_longer_than_its_area_is_told_in_lines(tmp_path: Path) -> None:
    quote = {"\u95ee\u4ed6\u9493\u5230\u6ca1\u6709\uff0c\u4ed6\u8bf4\uff1a\u8fd8\u65e9\u3002\n:::": NOTICE * 4 + "\u3002\n:::"}
    done = issue(tmp_path, (f"{ARTICLES}/river.md", quote))
    [found] = [d for d in told(done, Severity.ERROR) if d.code == "FLW001"]
    assert "the quotation of 'river#quote' needs" in found.message and "its area has" in found.message
    assert not {d.code for d in done.diagnostics} & {"FRM001", "FRM002"}  # what it then lies on is its consequence


def test_a_pull_quote_s_word_too_wide_is_told(tmp_path: Path) -> None:
    quote = {
        "\u95ee\u4ed6\u9493\u5230\u6ca1\u6709\uff0c\u4ed6\u8bf4\uff1a\u8fd8\u65e9\u3002\n:::": "abcdefghijklmnopqrstuvwxyz\n:::"
    }
    done = issue(tmp_path, (f"{ARTICLES}/river.md", quote))
    assert any("a line of the quotation of 'river#quote' is too wide" in d.message for d in told(done, Severity.ERROR))


def test_a_verse_past_its_area_is_told(tmp_path: Path) -> None:
    done = issue(tmp_path, (f"{ARTICLES}/song.md", {"\u8239\u6765\u4e86\n": f"{NOTICE * 2}\n"}))
    [found] = [d for d in told(done, Severity.ERROR) if d.code == "FLW001"]
    assert found.message.startswith("page 3, place verse: the verse of 'song' is larger than its area")
    assert found.place is not None and found.place.page == 3


@pytest.mark.parametrize("form", ["\uff08{}\uff09", "\u201c{}\u201d", "{}\uff0c", "\uff08{}\uff09\uff0c"])
def test_a_word_too_wide_is_told_in_brackets_quotes_and_before_a_mark(tmp_path: Path, form: str) -> None:
    word = form.format("abcdefghijklmnopqrstuvwxyz" * 2)
    done = issue(
        tmp_path, (f"{ARTICLES}/river.md", {"\u6cb3\u4e0a\u6709\u4e03\u5ea7\u6865": f"\u6cb3\u4e0a{word}\u6709\u4e03\u5ea7\u6865"})
    )
    assert "FLW005" in {d.code for d in told(done, Severity.ERROR)}
