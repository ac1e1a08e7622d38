"""Copyfit with what authors offer: other headlines and heads without a part at level 3, paragraphs that may go at level 4."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import copied_project, run, small_project, spoil

import banmian.fit
from banmian.build import Job, Outcome, set_issue
from banmian.display import GlyphRun
from banmian.dump import dump
from banmian.outputs.report import copyfit_trace

ISSUE = "content/2021-03-08"
BRIDGE, LAYOUT = f"{ISSUE}/articles/bridge.md", "layouts/small/pages/one.yaml"
LONG, SHORT = "一座老桥修了三天终于修好了全镇的人都来看", "老桥修好了"
LINE = "旧桥的木板换了新的，"
COLUMN = 15
"""Characters of a line."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("words") / "project", LONG + SHORT + LINE + "末段")
    (root / LAYOUT).write_text(
        "schema: 1\nplaces:\n"
        "  lead:  # the bridge\n"
        "    head: {style: lead, cols: 1-2, lines: 1-5}\n"
        "    text: [{cols: 1-2, lines: 6-15, columns: 2}]\n",
        encoding="utf-8",
    )
    spoil(root / ISSUE / "issue.yaml", {"      second: market\n": ""})
    (root / ISSUE / "articles/market.md").unlink()
    return root


def text_of(lines: int) -> str:
    """A paragraph of so many whole lines, its indent counted."""
    words = LINE * (lines * COLUMN // len(LINE) + 1)
    return words[: lines * COLUMN - 3] + "。"


def project(base: Path, target: Path, level: int, front: str, paragraphs: list[str]) -> Path:
    root = copied_project(base, target / "project")
    head = f"---\nschema: 1\nid: bridge\nheadline: {LONG}\n{front}---\n"
    (root / BRIDGE).write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    spoil(root / "layouts/small/paper.yaml", {"copyfit: {level: off}": f"copyfit: {{level: {level}}}"})
    return root


def fitted(root: Path) -> Outcome:
    return set_issue(Job(root, ISSUE))


def codes(done: Outcome) -> set[str]:
    return {d.code for d in done.diagnostics}


def trace(done: Outcome) -> list[dict[str, object]]:
    return list(copyfit_trace(done).get("copyfit", []))


def painted(done: Outcome, role: str) -> str:
    assert done.issue is not None
    runs = [i for p in done.issue.display.pages for i in p.items if isinstance(i, GlyphRun) and i.tag.story == "bridge"]
    return "".join(t for r in runs if r.tag.role == role for t in r.texts)


OFFERS = f"headlines: [{SHORT}]\ndeck: {SHORT}\noptional: [deck]\n"
FULL, LINES_OF_HEAD = 20, 2
"""Lines of text that fit under the long headline, and what the short one is less high."""


def test_a_shorter_headline_of_the_authors_makes_room(base: Path, tmp_path: Path) -> None:
    root = project(base, tmp_path, 3, OFFERS, [text_of(FULL + 2 * LINES_OF_HEAD)])
    done = fitted(root)
    assert painted(done, "headline") == SHORT and painted(done, "deck") == SHORT
    assert not codes(done) & {"FLW001", "FLW002", "FIT002"} and "FIT021" in codes(done)
    assert trace(done) == [{"page": 1, "knob": "headline", "of": "lead", "before": 1, "after": 2, "lines": -2, "points": 25}]
    assert done.issue is not None
    assert [s.title for s in done.issue.display.stories if s.id == "bridge"] == [SHORT]


def test_a_deck_that_may_go_makes_room_for_less(base: Path, tmp_path: Path) -> None:
    done = fitted(project(base, tmp_path, 3, OFFERS, [text_of(FULL + 2)]))
    assert painted(done, "headline") == LONG and not painted(done, "deck")
    parts = {"page": 1, "knob": "parts", "of": "lead", "before": 3, "after": 2, "lines": -1, "points": 18, "without": ["deck"]}
    assert trace(done) == [parts]


def with_low_head(base: Path, target: Path, level: int | str, front: str, keys: str = "") -> Path:
    """The long headline over two lines, which do not hold it; the text fits under them."""
    root = project(base, target, 0, front, [text_of(26)])
    spoil(root / "layouts/small/paper.yaml", {"copyfit: {level: 0}": f"copyfit: {{level: {level}}}"})
    spoil(root / LAYOUT, {"lines: 1-5": "lines: 1-2", "lines: 6-15": "lines: 3-15", "    head:": f"{keys}    head:"})
    return root


@pytest.mark.parametrize("level", [1, 3])
def test_a_head_that_does_not_fit_is_another_of_the_authors(base: Path, tmp_path: Path, level: int) -> None:
    """The first that fits by its price, at any level at which copyfit is on; the page is fitted for nothing else."""
    root = with_low_head(base, tmp_path, level, f"headlines: [{LONG}也来看, {SHORT}]\n")
    done = fitted(root)
    assert painted(done, "headline") == SHORT and not codes(done) & {"FIT002", "FLW001", "FLW002"} and "FIT021" in codes(done)
    assert trace(done) == [{"page": 1, "knob": "headline", "of": "lead", "before": 1, "after": 3, "lines": 0, "points": 25}]
    assert banmian.fit.run(Job(root, ISSUE), write=True, in_json=True) == 0
    written = (root / ISSUE / "pages/one.yaml").read_text(encoding="utf-8")
    assert "headline: 3" in written and not trace(fitted(root)) and "FIT002" not in codes(fitted(root))


def test_a_head_goes_without_a_part_where_that_alone_fits(base: Path, tmp_path: Path) -> None:
    done = fitted(with_low_head(base, tmp_path, 2, f"deck: {SHORT}\nheadlines: [{SHORT}]\noptional: [deck]\n"))
    assert painted(done, "headline") == SHORT and not painted(done, "deck") and "FIT002" not in codes(done)
    assert [change["knob"] for change in trace(done)] == ["headline", "parts"]


@pytest.mark.parametrize(("level", "keys", "front"), [
    ("off", "", f"headlines: [{SHORT}]\n"),
    (3, "    copyfit: off\n", f"headlines: [{SHORT}]\n"),
    (3, "", f"headlines: [{LONG}也来看]\n"),
])  # fmt: skip
def test_a_head_that_does_not_fit_is_told(base: Path, tmp_path: Path, level: int | str, keys: str, front: str) -> None:
    """Where copyfit is off, for the paper or the place, and where no other fits either."""
    done = fitted(with_low_head(base, tmp_path, level, front, keys))
    assert painted(done, "headline") == LONG and "FIT002" in codes(done) and not trace(done)


def test_what_is_not_offered_stands(base: Path, tmp_path: Path) -> None:
    done = fitted(project(base, tmp_path, 4, f"deck: {SHORT}\n", [text_of(FULL // 2), text_of(FULL // 2 + 2)]))
    assert (painted(done, "headline"), painted(done, "deck")) == (LONG, SHORT)
    assert {change["knob"] for change in trace(done)} <= {"height", "place", "gap", "fill", "white", "columns"}


def test_a_longer_headline_and_the_deck_fill_a_page(base: Path, tmp_path: Path) -> None:
    root = project(base, tmp_path, 3, f"headlines: [{LONG}]\ndeck: {SHORT}\noptional: [deck]\n", [text_of(20)])
    spoil(root / BRIDGE, {f"headline: {LONG}": f"headline: {SHORT}"})
    spoil(root / LAYOUT, {"lines: 1-5": "lines: 1-2, parts: [headline]", "lines: 6-15": "lines: 3-15"})
    done = fitted(root)
    assert (painted(done, "headline"), painted(done, "deck")) == (LONG, SHORT) and "FLW002" not in codes(done)


CUT = "末段" + LINE
PARAGRAPHS = [text_of(FULL), CUT[:-1] + "。 {may-cut}"]


def test_a_story_that_may_be_cut_gives_its_last_paragraph(base: Path, tmp_path: Path) -> None:
    """As one whose last paragraph says so itself, and no more of it than need be."""
    plain = [text_of(FULL // 2), text_of(FULL // 2), CUT[:-1] + "。"]
    done = fitted(project(base, tmp_path, 4, f"deck: {SHORT}\nmay-cut: yes\n", plain))
    assert "末段" not in painted(done, "body") and not codes(done) & {"FLW001", "FLW002"} and "FIT026" in codes(done)
    assert trace(done) == [{"page": 1, "knob": "left-out", "of": "lead", "before": 0, "after": 1, "lines": -1, "points": 82}]
    kept = fitted(project(base, tmp_path / "no", 4, f"deck: {SHORT}\nmay-cut: no\n", plain))
    assert "FLW001" in codes(kept) and "FIT026" not in codes(kept)


def test_paragraphs_that_may_go_go_at_level_4_alone(base: Path, tmp_path: Path) -> None:
    front = f"deck: {SHORT}\n"
    kept = fitted(project(base, tmp_path / "3", 3, front, PARAGRAPHS))
    assert "FLW001" in codes(kept) and "FIT026" not in codes(kept)
    root = project(base, tmp_path / "4", 4, front, PARAGRAPHS)
    done = fitted(root)
    assert "末段" not in painted(done, "body") and not codes(done) & {"FLW001", "FLW002"}
    assert trace(done) == [{"page": 1, "knob": "left-out", "of": "lead", "before": 0, "after": 1, "lines": -1, "points": 82}]
    [told] = [d for d in done.diagnostics if d.code == "FIT026"]
    assert told.span is not None and (told.span.file, told.span.line) == (BRIDGE, 9)
    assert painted(done, "body").replace("\u3000", "") == PARAGRAPHS[0], "nothing else is lost"


QUOTED = "\n::: pullquote {#quote}\n旧桥的木板换了。\n:::\n"
QUOTE = "  quote:\n    cut: yes\n    text: [{cols: 2, lines: 9-12, style: quote}]\n"
OF_QUOTE = 4
"""Lines of its text that the quote takes."""


def with_quote(base: Path, target: Path, level: int, lines: int, keys: str) -> Path:
    root = project(base, target, level, f"deck: {SHORT}\n", [text_of(lines), QUOTED])
    spoil(root / ISSUE / "issue.yaml", {"lead: bridge\n": "lead: bridge\n      quote: bridge#quote\n"})
    layout = root / LAYOUT
    layout.write_text(layout.read_text(encoding="utf-8") + QUOTE.replace("cut: yes\n", f"cut: yes\n{keys}"), encoding="utf-8")
    return root


def quoted(done: Outcome) -> str:
    assert done.issue is not None
    runs = [i for p in done.issue.display.pages for i in p.items if isinstance(i, GlyphRun)]
    return "".join(t for r in runs if r.tag.story == "bridge#quote" for t in r.texts)


def test_a_pull_quote_that_may_go_goes_where_the_text_needs_its_lines(base: Path, tmp_path: Path) -> None:
    stands = fitted(with_quote(base, tmp_path / "1", 3, FULL, ""))
    assert quoted(stands) and "FLW001" in codes(stands), "nobody said that it may go"
    root = with_quote(base, tmp_path / "2", 3, FULL, "    optional: yes\n")
    done = fitted(root)
    assert not quoted(done) and not codes(done) & {"FLW001", "FLW002"}
    assert trace(done) == [{"page": 1, "knob": "quote", "of": "quote", "before": 1, "after": 0, "lines": 0, "points": 20}]
    assert run("fit", root / ISSUE, "--root", root, "--write").code == 0
    assert "shown: no, " in (text := (root / ISSUE / "pages/one.yaml").read_text("utf-8")) or "shown: no\n" in text
    after = fitted(root)
    assert done.issue is not None and after.issue is not None
    assert dump(after.issue.display) == dump(done.issue.display) and not trace(after)
    built = run("build", root / ISSUE, "--root", root, "--out", tmp_path / "out", "--screen")
    assert built.code == 0, built.err


def test_a_pull_quote_that_is_left_out_comes_back_where_lines_are_free(base: Path, tmp_path: Path) -> None:
    done = fitted(with_quote(base, tmp_path, 3, FULL - 2 * OF_QUOTE, "    optional: yes\n    shown: no\n"))
    assert quoted(done) and "FLW002" not in codes(done)
    quote = {"page": 1, "knob": "quote", "of": "quote", "before": 0, "after": 1, "lines": 0, "points": 20}
    assert quote in trace(done)


def test_what_is_no_pull_quote_is_not_left_out(base: Path, tmp_path: Path) -> None:
    root = project(base, tmp_path, 3, "", [text_of(FULL)])
    spoil(root / LAYOUT, {"  lead:  # the bridge\n": "  lead:  # the bridge\n    optional: yes\n"})
    assert "TPL007" in codes(fitted(root))


POOL = "pool:\n  - {id: house, file: images/plan.svg, sizes: [[1, 5], [2, 5]]}\n"
"""A filler of the house, six lines high with the free one above it."""


def with_pool(base: Path, target: Path, level: int, lines: int) -> Path:
    root = project(base, target, level, f"deck: {SHORT}\n", [text_of(lines)])
    with (root / ISSUE / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write(POOL)
    return root


def test_a_filler_of_the_house_fills_a_place_at_level_4(base: Path, tmp_path: Path) -> None:
    free = fitted(with_pool(base, tmp_path / "3", 3, FULL - 12))
    assert "FLW002" in codes(free)
    root = with_pool(base, tmp_path / "4", 4, FULL - 12)
    done = fitted(root)
    assert "FLW002" not in codes(done) and "FIT021" in codes(done)
    filler = {"page": 1, "knob": "filler", "of": "lead", "before": 0, "after": 5, "lines": 5, "points": 20, "house": "house"}
    assert trace(done) == [filler]
    assert done.issue is not None
    [house] = [p for p in done.issue.plan.pictures if p.fills]
    assert (house.place.cols, house.place.lines) == ((1, 2), (11, 15))
    assert run("fit", root / ISSUE, "--root", root, "--write").code == 0
    assert "filler: {house: house, columns: 2, lines: 5}" in (root / ISSUE / "pages/one.yaml").read_text("utf-8")
    after = fitted(root)
    assert after.issue is not None
    assert dump(after.issue.display) == dump(done.issue.display) and not trace(after)


def test_what_is_short_is_not_filled_until_words_are_lost(base: Path, tmp_path: Path) -> None:
    """The filler takes a line more than is free."""
    root = with_pool(base, tmp_path, 4, FULL - 15)
    spoil(root / ISSUE / "issue.yaml", {"[[1, 5], [2, 5]]": "[[2, 7]]"})
    done = fitted(root)
    assert "FLW001" not in codes(done)
    assert painted(done, "body").replace("\u3000", "") == text_of(FULL - 15)


def test_a_filler_stands_once_in_an_issue(base: Path, tmp_path: Path) -> None:
    """The second story of the page is as short as the first."""
    root = with_pool(base, tmp_path, 4, FULL - 12)
    layout, issue = root / LAYOUT, root / ISSUE / "issue.yaml"
    second = "  second:\n    head: {style: plain, cols: 1-2, lines: 18-19}\n    text: [{cols: 1-2, lines: 20-29, columns: 2}]\n"
    layout.write_text(layout.read_text("utf-8") + second, encoding="utf-8")
    spoil(issue, {"lead: bridge\n": "lead: bridge\n      second: market\n"})
    market = f"---\nschema: 1\nid: market\nheadline: {SHORT}\n---\n{text_of(FULL - 12)}\n"
    (root / ISSUE / "articles/market.md").write_text(market, encoding="utf-8")
    done = fitted(root)
    assert done.issue is not None
    assert sum(p.fills for p in done.issue.plan.pictures) == 1


@pytest.mark.parametrize(
    ("filler", "code"), [("{house: other, lines: 5}", "FIT028"), ("{house: house, columns: 3, lines: 5}", "FIT029")]
)
def test_a_filler_that_cannot_stand_is_told(base: Path, tmp_path: Path, filler: str, code: str) -> None:
    root = with_pool(base, tmp_path, 1, FULL)
    spoil(root / LAYOUT, {"  lead:  # the bridge\n": f"  lead:  # the bridge\n    filler: {filler}\n"})
    assert code in codes(fitted(root))


WRITTEN = {
    "headline: 2": (OFFERS, [text_of(FULL + 2 * LINES_OF_HEAD)]),
    "parts: [kicker, headline]": (OFFERS, [text_of(FULL + 2)]),
    "leave-out: 1": ("", PARAGRAPHS),
}


@pytest.mark.parametrize("key", WRITTEN)
def test_what_is_written_gives_the_same_page(base: Path, tmp_path: Path, key: str) -> None:
    root = project(base, tmp_path, 4, *WRITTEN[key])
    if key.startswith("leave"):
        spoil(root / LAYOUT, {"lines: 1-5": "lines: 1-4", "lines: 6-15": "lines: 5-14"})
    before = fitted(root)
    assert run("fit", root / ISSUE, "--root", root, "--write").code == 0
    written = (root / ISSUE / "pages/one.yaml").read_text(encoding="utf-8")
    assert "# the bridge" in written and key in written
    after = fitted(root)
    assert before.issue is not None and after.issue is not None
    assert dump(after.issue.display) == dump(before.issue.display) and not trace(after)


def test_a_page_file_that_would_have_an_error_is_not_written(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(base, tmp_path, 3, OFFERS, [text_of(FULL + 2 * LINES_OF_HEAD)])
    monkeypatch.setattr("banmian.fit.layout_text", lambda document, *_: document.source.text.replace("6-15", "6-999"))
    banmian.fit.run(Job(root, ISSUE), True, False)
    assert not (root / ISSUE / "pages").exists() and "FIT023" in capsys.readouterr().err
