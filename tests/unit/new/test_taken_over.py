"""What a new paper or issue has taken over is told as long as it stands as it was taken over, at the line where it stands."""

from __future__ import annotations

from pathlib import Path

from banmian.new.taken_over import TakenOver, of_issue, of_paper, still_told

ISSUE = """paper: small
date: 2021-03-12
masthead: {seal: images/seal.svg}
adverts:
  1.foot: images/tea.svg
  4.psa: {file: images/psa.svg}
imprint: [one, two]
pages: []
"""


def project(root: Path) -> Path:
    (root / "content/next/articles").mkdir(parents=True)
    (root / "layouts/own").mkdir(parents=True)
    (root / "content/next/issue.yaml").write_text(ISSUE, encoding="utf-8")
    (root / "content/next/articles/a.md").write_text("of the Old Paper", encoding="utf-8")
    (root / "layouts/own/paper.yaml").write_text("id: own\nedition: east\n", encoding="utf-8")
    return root


def told(root: Path, taken: tuple[TakenOver, ...]) -> list[tuple[str, str, int, str]]:
    found = ((d, d.span) for d in still_told(root, taken))
    return [(str(d.code), span.file.split("/")[-1], span.line, d.message) for d, span in found if span is not None]


def test_what_is_another_papers_is_told_until_it_is_not(tmp_path: Path) -> None:
    root = project(tmp_path)
    taken = of_paper(root, "Old Paper", "layouts/own", "content/next")
    assert told(root, taken) == [
        ("NEW013", "paper.yaml", 2, "the edition is still Old Paper's: east"),
        ("NEW013", "issue.yaml", 3, "these are still Old Paper's: masthead, imprint"),
        ("NEW013", "a.md", 0, "1 article of content/next speaks of Old Paper"),
    ]
    issue = root / "content/next/issue.yaml"
    issue.write_text("# a comment\n" + ISSUE.replace("seal.svg", "own.svg"), encoding="utf-8")
    (root / "layouts/own/paper.yaml").write_text("id: own\nedition: west\n", encoding="utf-8")
    (root / "content/next/articles/a.md").write_text("our own", encoding="utf-8")
    assert told(root, taken) == [("NEW013", "issue.yaml", 8, "these are still Old Paper's: imprint")]
    issue.write_text(ISSUE, encoding="utf-8")
    assert told(root, taken)[0][3].endswith("masthead, imprint"), "what is as it was again is told again"


def test_what_is_of_the_last_issue_is_told_one_by_one(tmp_path: Path) -> None:
    root = project(tmp_path)
    taken = of_issue(root, "content/next", "2021-03-05", "content/last", ["pages/front.yaml"], "2021-03-19")
    assert told(root, taken) == [
        ("NEW010", "issue.yaml", 5, "the advertisements are those of 2021-03-05: 1.foot (images/tea.svg), 4.psa (images/psa.svg)"),
        ("NEW011", "issue.yaml", 7, "taken over from 2021-03-05 as they were: imprint"),
        ("NEW014", "issue.yaml", 8, "content/last had layouts of its own, which were left there: pages/front.yaml"),
        ("NEW012", "issue.yaml", 2, "by its rhythm the paper would appear on 2021-03-19"),
    ]
    changed = ISSUE.replace("  1.foot: images/tea.svg\n", "").replace("2021-03-12", "2021-03-19").replace("one, two", "three")
    (root / "content/next/issue.yaml").write_text(changed, encoding="utf-8")
    (root / "content/next/pages").mkdir()
    (root / "content/next/pages/front.yaml").write_text("", encoding="utf-8")
    assert [row[3] for row in told(root, taken)] == ["the advertisements are those of 2021-03-05: 4.psa (images/psa.svg)"]


def test_a_file_that_cannot_be_read_is_told_of_by_the_build_alone(tmp_path: Path) -> None:
    root = project(tmp_path)
    taken = of_issue(root, "content/next", "2021-03-05", "content/last", [], "2021-03-19")
    for text in ("adverts: [\n", None):
        file = root / "content/next/issue.yaml"
        file.unlink() if text is None else file.write_text(text, encoding="utf-8")
        assert told(root, taken) == []
