"""Signatures of front matter in the paper's words: at the end of a text and in an area of their own, each name at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.display import GlyphRun, walk

ISSUE = "content/2021-03-08"
ARTICLE, PAPER, LAYOUT = f"{ISSUE}/articles/market.md", "layouts/small/paper.yaml", "layouts/small/pages/one.yaml"
REPORTER, WRITER, PHOTO = "\u672c\u62a5\u8bb0\u8005", "\u901a\u8baf\u5458", "\u6444\u5f71"
A, B, C = "\u6837\u4e00", "\u6837\u4e8c", "\u6837\u4e09"
MAIL = "yang@example.com"
WORDS = f"""\
words:
  bylines:
    roles:
      reporter: "{REPORTER}\u3000{{names}}"
      correspondent: "{WRITER}\u3000{{names}}"
      photographer: "\u3010{PHOTO}\uff1a{{names}}\u3011"
    names: "\u3001"
    parts: "|"
    email: "\uff08{{address}}\uff09"
"""
BYLINE = f"""\
byline:
  - {{role: reporter, name: [{A}, {B}], email: {MAIL}}}
  - {{role: photographer, name: {C}}}
"""
LINES = [f"{REPORTER}\u3000{A}\u3001{B}\uff08{MAIL}\uff09", f"\u3010{PHOTO}\uff1a{C}\u3011"]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("good"), REPORTER + WRITER + PHOTO + A + B + C + MAIL + "\u3010\u3011")
    spoil(root / PAPER, {"words:": WORDS.rstrip()})
    path = root / ARTICLE
    before, after = path.read_text(encoding="utf-8").split("\n---", 1)
    path.write_text(f"{before}\n{BYLINE.rstrip()}\n---{after}", encoding="utf-8")
    spoil(root / LAYOUT, {"lines: 18-20, columns: 2": "lines: 18-24, columns: 2"})
    return root


def built(root: Path) -> Outcome:
    return set_issue(Job(root, ISSUE))


def lines(outcome: Outcome) -> list[str]:
    """The byline as it stands, a text for each baseline."""
    assert outcome.issue is not None, outcome.diagnostics
    out: dict[int, str] = {}
    for run in walk(outcome.issue.display.pages[0].items):
        if isinstance(run, GlyphRun) and run.tag.role == "byline":
            out[run.y] = out.get(run.y, "") + "".join(run.texts)
    return [out[y] for y in sorted(out)]


def bare(text: str) -> str:
    return text.replace("\u3000", "")


def faults(outcome: Outcome) -> list[tuple[str, str, int]]:
    return [(d.code, d.message, d.span.line if d.span else 0) for d in outcome.diagnostics if d.severity.word == "error"]


def test_signatures_end_the_text_in_the_papers_words(good: Path) -> None:
    outcome = built(good)
    assert faults(outcome) == []
    assert "".join(map(bare, lines(outcome))) == bare("".join(LINES))
    assert bare(lines(outcome)[-1]) == bare(LINES[1]), "| ends a line"


def test_signatures_stand_in_the_places_own_area(root: Path) -> None:
    spoil(root / LAYOUT, {"  second:\n": "  second:\n    byline: {cols: 1-2, lines: 27-28}\n"})
    outcome = built(root)
    assert faults(outcome) == []
    assert list(map(bare, lines(outcome))) == list(map(bare, LINES))


def test_a_line_of_its_own_for_the_address(root: Path) -> None:
    spoil(root / PAPER, {"\uff08{address}\uff09": "|{address}"})
    assert list(map(bare, lines(built(root))))[1] == MAIL


def test_signatures_of_one_role_share_its_words(root: Path) -> None:
    spoil(root / ARTICLE, {"role: photographer": "role: reporter"})
    assert "".join(map(bare, lines(built(root)))) == bare(f"{REPORTER}{A}\u3001{B}\uff08{MAIL}\uff09\u3001{C}")


def test_a_name_that_no_face_has_is_told_where_it_is_written(root: Path) -> None:
    spoil(root / ARTICLE, {B: "\u6837\U0002a700"})
    text = (root / ARTICLE).read_text(encoding="utf-8").split("\n")
    line = next(n for n, row in enumerate(text, 1) if "\U0002a700" in row)
    (found,) = [d for d in built(root).diagnostics if d.code == "TXT002"]
    assert found.span is not None
    assert (found.span.line, found.span.column) == (line, text[line - 1].index("\U0002a700") + 1)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "message"),
    [
        (ARTICLE, "role: reporter", "role: reportre", "CNT038", "the paper has no words for a byline's role `reportre`"),
        (ARTICLE, MAIL, "yang", "YML008", None),
        (ARTICLE, "role: photographer, ", "", "YML007", None),
        (PAPER, WRITER + "\u3000{names}", WRITER, "PAP002", "`correspondent` lacks {names}"),
        (PAPER, WRITER + "\u3000{names}", "{names}{names}", "PAP001", "`correspondent` has {names} twice"),
        (PAPER, "{address}", "{mail}", "PAP001", "`email` has no place {mail}"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(root: Path, file: str, old: str, new: str, code: str, message: str | None) -> None:
    spoil(root / file, {old: new})
    found = [d for d in built(root).diagnostics if d.code == code]
    assert found, [(d.code, d.message) for d in built(root).diagnostics]
    assert message is None or found[0].message == message
    text = (root / file).read_text(encoding="utf-8").split("\n")
    assert found[0].span is not None and found[0].span.file == file
    assert new in text[found[0].span.line - 1]


def test_a_paper_without_words_for_it_says_so(root: Path) -> None:
    spoil(root / PAPER, {WORDS.split("\n", 1)[1].rstrip(): ""})
    (first, *_) = [d for d in built(root).diagnostics if d.code == "CNT038"]
    assert "add `bylines` to words in paper.yaml" in first.hint
