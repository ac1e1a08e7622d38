"""`banmian new issue` and `new article`: what is taken over, what waits to be written, what is told, what is refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from project import copied_project, run, small_project, spoil

from banmian.new import made

LAST, NEXT = "content/2021-03-05", "content/2021-03-12"
ADVERT = "adverts: {4.psa: {file: images/psa.svg, valid-until: 2021-03-08}}\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its first issue alone, hours and phones standing."""
    root = small_project(tmp_path_factory.mktemp("new") / "project")
    shutil.rmtree(root / "content/2021-03-08")
    for name in ("hours", "phones"):
        spoil(root / f"{LAST}/articles/{name}.md", {f"id: {name}\n": f"id: {name}\nstanding: yes\n"})
    return root


@pytest.fixture
def root(small: Path, tmp_path: Path) -> Path:
    return copied_project(small, tmp_path / "project")


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_next_issue(root: Path) -> None:
    before = files(root / "content")
    spoil(root / "layouts/small/paper.yaml", {"profile: newsprint\n": "profile: newsprint\nrhythm: {every: week}\n"})
    ran = run("new", "issue", "2021-03-12", "--root", root)
    assert ran.exception is None and ran.code == 0, ran.err
    assert {f: b for f, b in files(root / "content").items() if f in before} == before
    old, new = ((root / f / "issue.yaml").read_text(encoding="utf-8").splitlines() for f in (LAST, NEXT))
    assert [b for a, b in zip(old, new, strict=True) if a != b] == [
        "date: 2021-03-12",
        "number: 8",
        "next-date: 2021-03-19",
        "      lead: 1-lead",
        "      side: 1-lead#more",
        "      long: 2-long",
        "      quote: 2-long#quote",
        "      cards: 2-cards",
        "      verse: 2-verse",
        "      time: 2-time",
        "      cont: 1-lead",
        "      short: [4-short-1, 4-short-2, 4-short-3]",
        "  1-lead: [1.lead, 4.cont]",
    ]
    made_files = files(root / NEXT)
    assert made_files["articles/hours.md"] == before["2021-03-05/articles/hours.md"]
    assert sorted(f for f in made_files if f.startswith("images/")) == [], "no standing article has a picture"
    assert "number 8, 2021-03-12, Friday; the next one 2021-03-19" in ran.err
    assert f"9 articles to write in {NEXT}/articles, 2 articles taken over" in ran.err


def test_what_waits_says_what_its_places_hold(root: Path) -> None:
    assert run("new", "issue", "--root", root).code == 0, "the last issue announced 8 March"
    text = (root / "content/2021-03-08/articles/1-lead.md").read_text(encoding="utf-8")
    rooms = [int(n) for n in re.findall(r"# \u7b2c\d\u7248 \w+\uff1a\u7ea6(\d+)\u5b57", text)]
    assert len(rooms) == 2 and all(rooms)
    headline = re.search(r"\u4e3b\u9898\u6bcf\u884c\u7ea6(\d+)\u5b57\uff0c\u6700\u591a(\d+)\u884c", text)
    assert headline is not None and int(headline[1]) > 0 and int(headline[2]) > 0
    assert "21\u00d721 mm (167\u00d7167 px)" in text, "a circle of 30 pt, at 200 pixels to the inch"
    assert "# #more: " in text and "::: box {#more}" in text and "images/1-lead.jpg" in text
    assert f"{LAST}/articles/clock.md" in text
    ran = run("check", "content/2021-03-08", "--root", root)
    told, _, listed = ran.err.partition("YML007 the story has no headline")
    waiting = set(re.findall(r"([a-z0-9-]+\.md):\d+", listed.partition("hint:")[0]))
    assert "YML007" not in told + listed, "one message lists them all"
    assert ran.code == 1 and "1-lead.md" in waiting and "hours.md" not in waiting
    said = {line.split(" ")[2] for line in ran.err.splitlines() if " error " in line}
    assert said == {"YML007"}, "each article once: that is the list of what is to be done"


def test_what_is_stale_is_told(root: Path) -> None:
    with (root / LAST / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write(ADVERT + "teasers: [{story: river}]\n")
    shutil.copy(root / LAST / "images/clock.svg", root / LAST / "images/psa.svg")
    spoil(root / f"{LAST}/articles/hours.md", {"standing: yes": "standing: yes\nvalid-until: 2021-03-10"})
    spoil(root / "layouts/small/paper.yaml", {"profile: newsprint\n": "profile: newsprint\nrhythm: {every: month}\n"})
    ran = run("new", "issue", "2021-03-12", "--root", root, "--json")
    assert ran.code == 0
    told = [(d["code"], d["file"].removeprefix(f"{NEXT}/"), d["line"]) for d in ran.report["diagnostics"]]
    assert (
        ("NEW010", "issue.yaml", 70) in told
        and ("NEW011", "issue.yaml", 71) in told
        and ("CNT041", "issue.yaml", 9) in told
        and ("NEW012", "issue.yaml", 4) in told
    )
    assert ("CNT040", "articles/hours.md", 5) in told and ("CNT040", "issue.yaml", 70) in told
    assert "teasers: [{story: 2-long}]" in (root / NEXT / "issue.yaml").read_text(encoding="utf-8")
    assert f"{NEXT}/images/psa.svg" in [o["path"] for o in ran.report["outputs"]]


def test_layouts_of_one_issue_stay_there_unless_the_paper_has_none(root: Path) -> None:
    pages = root / LAST / "pages"
    pages.mkdir()
    shutil.copy(root / "layouts/small/pages/front.yaml", pages / "front.yaml")
    (root / "layouts/small/pages/back.yaml").rename(pages / "back.yaml")
    ran = run("new", "issue", "2021-03-12", "--root", root)
    assert ran.code == 0 and "left there: pages/front.yaml\n" in ran.err
    assert sorted(p.name for p in (root / NEXT / "pages").iterdir()) == ["back.yaml"]


def test_a_standing_article_under_a_wrong_name_is_taken_over_as_it_is(root: Path) -> None:
    """Its name is told by a build (CNT009)."""
    spoil(root / LAST / "articles/hours.md", {"id: hours": "id: hour"})
    spoil(root / LAST / "issue.yaml", {"hours: hours": "hours: hour", "next-date: 2021-03-08": "next-date:"})
    assert run("new", "issue", "2021-03-12", "--root", root).code == 0
    assert (root / NEXT / "articles/hours.md").is_file()


def test_days_come_from_the_last_two_issues(root: Path) -> None:
    assert run("new", "issue", "2021-03-19", "--root", root).code == 0
    spoil(root / "content/2021-03-19/issue.yaml", {"next-date: 2021-04-02\n": ""})
    assert run("new", "issue", "--root", root).code == 0
    assert (root / "content/2021-04-02/issue.yaml").is_file()


@pytest.mark.parametrize(
    ("spoilt", "args", "code", "said"),
    [
        ({}, ["2021-3-12"], 2, "NEW004"),
        ({}, ["2021-03-05"], 2, "NEW003"),
        ({}, ["2021-03-05", "--from", LAST], 2, "NEW002"),
        ({}, ["2021-03-12", "--paper", "smal"], 2, "NEW003"),
        ({"next-date: 2021-03-08\n": ""}, [], 2, "NEW005"),
        ({"page-count: 4": "page-count: four"}, [], 1, "YML008"),
    ],
)
def test_refusals_make_nothing(root: Path, spoilt: dict[str, str], args: list[str], code: int, said: str) -> None:
    spoil(root / LAST / "issue.yaml", spoilt)
    before = files(root / "content")
    ran = run("new", "issue", *args, "--root", root)
    assert (ran.exception, ran.code) == (None, code) and said in ran.err, ran.err
    assert files(root / "content") == before and ran.err.endswith("nothing was made\n")


def test_several_papers_want_a_name(root: Path) -> None:
    shutil.copytree(root / "layouts/small", root / "layouts/other", ignore=shutil.ignore_patterns("profiles"))
    assert "NEW006 the project has 2 papers: other, small" in run("new", "issue", "--root", root).err
    assert "NEW006" in run("new", "issue", "--root", root, "--from", LAST, "--paper", "other").err
    assert run("new", "issue", "--root", root, "--paper", "small").code == 0


def test_where_the_system_refuses_nothing_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: made.Body) -> None:
        if path.name == "phones.md":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(made, "_write", full)
    before = files(root / "content")
    ran = run("new", "issue", "2021-03-12", "--root", root)
    assert ran.code == 1 and "NEW008" in ran.err and files(root / "content") == before
    assert sorted(p.name for p in (root / "content").iterdir()) == ["2021-03-05"]


def test_an_article(root: Path) -> None:
    ran = run("new", "article", "bus", "--issue", LAST, "--root", root)
    assert ran.code == 0 and "give it a place" in ran.err
    assert "headline:\n# kicker: \u5f15\u9898" in (root / LAST / "articles/bus.md").read_text(encoding="utf-8")
    assert "NEW002" in run("new", "article", "bus", "--issue", LAST, "--root", root).err
    refused = run("new", "article", "Bus \u7ad9", "--issue", LAST, "--root", root)
    assert refused.code == 2 and "NEW001" in refused.err and "hint: write bus" in refused.err


def test_an_article_that_has_its_place(root: Path) -> None:
    (root / LAST / "articles/lamp.md").unlink()
    ran = run("new", "article", "lamp", "--issue", LAST, "--root", root)
    assert ran.code == 0 and "page 4, place short" in ran.err and "give it a place" not in ran.err
    assert "\u7b2c4\u7248 short\uff1a3\u7bc7\u5171\u7ea6" in (root / LAST / "articles/lamp.md").read_text(encoding="utf-8")
