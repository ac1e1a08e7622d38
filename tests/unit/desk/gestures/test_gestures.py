"""What each gesture writes, as the lines that it changes; out and back gives the same bytes; the loader takes every result."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path
from typing import Any, get_args

import pytest

from banmian.build import Job, load
from banmian.desk.gestures.given import Asked, GestureError, Why
from banmian.desk.gestures.pins import pin_name
from banmian.desk.gestures.registry import ON_PAGES, ON_STORIES
from banmian.desk.page_files import page_files
from banmian.desk.refusals import SENTENCES, gesture_refused
from banmian.diagnostics import Severity
from banmian.makeup.reading import place_name
from banmian.sources.editing import Reading, edited_files
from banmian.sources.edits import Edit

ROOT = Path(__file__).parents[4]
ISSUE = "content/2020-08-12"
Files = dict[str, bytes]


def reader(over: Files) -> Reading:
    def read(name: str) -> bytes | None:
        path = ROOT / name
        return over[name] if name in over else path.read_bytes() if path.is_file() else None

    return read


def made(page: int, gesture: str, over: Files | None = None, **asked: Any) -> Files:
    """The files after a gesture."""
    over = dict(over or {})
    return over | edited_files(edits_of(page, gesture, over, **asked), reader(over))


def edits_of(page: int, gesture: str, over: Files, **asked: Any) -> tuple[Edit, ...]:
    return ON_PAGES[gesture](page_files(ISSUE, page, reader(over)), Asked(asked))


def changed(files: Files) -> list[str]:
    """The lines that a gesture took away and put, without indents; of a copied layout as against the paper's."""
    out = []
    for name, data in files.items():
        shared = ROOT / "layouts/chenbao/pages" / Path(name).name
        before = (shared if "/pages/" in name else ROOT / name).read_text("utf-8")
        out += [" ".join(line.split()) for line in ndiff(before.split("\n"), data.decode().split("\n")) if line[0] in "+-"]
    return out


ROWS: list[tuple[str, int, str, dict[str, Any], list[str]]] = [
    (
        "foot of a picture: the text under its caption and one free line follows",
        1, "foot", {"target": "pictures.lane", "by": 2},
        [
            "- text: [{cols: 1-3, lines: 47-53, columns: 3}]",
            "+ text: [{cols: 1-3, lines: 49-53, columns: 3}]",
            "- lane: {of: lead, nth: 1, cols: 1-3, lines: 21-44}",
            "+ lane: {of: lead, nth: 1, cols: 1-3, lines: 21-46, copyfit: off}",
        ],
    ),
    (
        "foot of a picture alone",
        1, "foot", {"target": "pictures.lane", "by": -2, "alone": True},
        [
            "- lane: {of: lead, nth: 1, cols: 1-3, lines: 21-44}",
            "+ lane: {of: lead, nth: 1, cols: 1-3, lines: 21-42, copyfit: off}",
        ],
    ),
    (
        "foot of a picture over a place: its head moves whole, its text begins later",
        3, "foot", {"target": "pictures.dandelions", "by": 2},
        [
            "- head: {style: brief-2, cols: 4-5, lines: 18-19}",
            "- text: [{cols: 4-5, lines: 20-37, columns: 2}]",
            "+ head: {style: brief-2, cols: 4-5, lines: 20-21}",
            "+ text: [{cols: 4-5, lines: 22-37, columns: 2}]",
            "- dandelions: {of: compost, nth: 1, cols: 4-5, lines: 1-15}",
            "+ dandelions: {of: compost, nth: 1, cols: 4-5, lines: 1-17, copyfit: off}",
        ],
    ),
    (
        "foot with all that stands under it in its columns",
        3, "foot", {"target": "pictures.dandelions", "by": -1, "all": True},
        ["- head: {style: brief-2, cols: 4-5, lines: 18-19}", "+ head: {style: brief-2, cols: 4-5, lines: 17-18}"],
    ),
    (
        "foot of a place",
        1, "foot", {"target": "places.second", "by": -2},
        [
            "- text: [{cols: 1-4, lines: 56-80, columns: 4}]",
            "+ text: [{cols: 1-4, lines: 56-78, columns: 4}]",
            "+ pin: place",
        ],
    ),
    (
        "foot of a box: its text with the same distance",
        1, "foot", {"target": "places.sidebar", "by": -2},
        [
            "- box: {cols: 4-5, lines: 21-53, tint: tint-a, bar: red, padding: 9pt}",
            "+ box: {cols: 4-5, lines: 21-51, tint: tint-a, bar: red, padding: 9pt}",
            "- text: [{lines: 28-52, columns: 2}]",
            "+ text: [{lines: 28-50, columns: 2}]",
            "+ pin: place",
        ],
    ),
    (
        "head of a place: its head moves, its text begins later",
        3, "head", {"target": "places.late", "by": 2},
        [
            "- head: {style: news-2, cols: 1-3, lines: 57-58}",
            "- text: [{cols: 1-3, lines: 60-80, columns: 3}]",
            "+ head: {style: news-2, cols: 1-3, lines: 59-60}",
            "+ text: [{cols: 1-3, lines: 62-80, columns: 3}]",
            "+ pin: place",
        ],
    ),
    (
        "side of a picture",
        1, "side", {"target": "pictures.lane", "side": "right", "by": -1},
        [
            "- lane: {of: lead, nth: 1, cols: 1-3, lines: 21-44}",
            "+ lane: {of: lead, nth: 1, cols: 1-2, lines: 21-44, copyfit: off}",
        ],
    ),
    (
        "the rule between places: what ends above it, what begins below it",
        1, "cut", {"target": "rules.0", "by": 2},
        [
            "- text: [{cols: 1-3, lines: 47-53, columns: 3}]",
            "+ text: [{cols: 1-3, lines: 47-55, columns: 3}]",
            "- box: {cols: 4-5, lines: 21-53, tint: tint-a, bar: red, padding: 9pt}",
            "+ box: {cols: 4-5, lines: 21-55, tint: tint-a, bar: red, padding: 9pt}",
            "- text: [{lines: 28-52, columns: 2}]",
            "+ text: [{lines: 28-54, columns: 2}]",
            "- text: [{cols: 1-4, lines: 56-80, columns: 4}]",
            "+ text: [{cols: 1-4, lines: 58-80, columns: 4}]",
            "- - {cols: 1-5, lines: 54-55, weight: 0.5pt}",
            "- - {gutter: 4|5, lines: 56-80, weight: 0.3pt}",
            "+ - {cols: 1-5, lines: 56-57, weight: 0.5pt}",
            "+ - {gutter: 4|5, lines: 58-80, weight: 0.3pt}",
            "- - {kind: index, cols: 5, lines: 56-75}",
            "+ - {kind: index, cols: 5, lines: 58-75}",
        ],
    ),
    (
        "the rule in a gutter: columns of what stands beside it",
        2, "cut", {"target": "rules.2", "by": -1},
        [
            "- head: {style: lead, cols: 1-4, lines: 1-8}",
            "- text: [{cols: 1-4, lines: 9-38, columns: 3}]",
            "+ head: {style: lead, cols: 1-3, lines: 1-8}",
            "+ text: [{cols: 1-3, lines: 9-38, columns: 3}]",
            "- title: {text: \u7b80\u8baf, cols: 5, lines: 1-3, rule: 0.8pt}",
            "+ title: {text: \u7b80\u8baf, cols: 4-5, lines: 1-3, rule: 0.8pt}",
            "- text: [{cols: 5, lines: 4-18}]",
            "+ text: [{cols: 4-5, lines: 4-18, columns: 2}]",
            "- - {gutter: 4|5, lines: 1-18, weight: 0.3pt}",
            "+ - {gutter: 3|4, lines: 1-18, weight: 0.3pt}",
        ],
    ),
    (
        "a place moved: all its parts by the same steps",
        3, "move", {"target": "places.compost", "cols": -1, "lines": 1},
        [
            "- head: {style: brief-2, cols: 4-5, lines: 18-19}",
            "- text: [{cols: 4-5, lines: 20-37, columns: 2}]",
            "+ head: {style: brief-2, cols: 3-4, lines: 19-20}",
            "+ text: [{cols: 3-4, lines: 21-38, columns: 2}]",
            "+ pin: place",
        ],
    ),
    (
        "a circle moved with its caption",
        2, "move", {"target": "pictures.night", "lines": 2},
        [
            "- night: {of: lead, nth: 1, shape: circle, at: [406.1pt, line 21], r: 98pt, clear: 10pt, caption: {line: 30, align: "
            "centre, keep: 156pt}}",
            "+ night: {of: lead, nth: 1, shape: circle, at: [406.1pt, line 23], r: 98pt, clear: 10pt, caption: {line: 32, align: "
            "centre, keep: 156pt}, copyfit: off}",
        ],
    ),
    ("two stories exchanged: the thread follows", 2, "swap", {"target": "2.side", "other": "2.cont"},
     ["- side: archway", "- cont: halfyear", "+ side: halfyear", "+ cont: archway",
      "- halfyear: [1.second, 2.cont]", "+ halfyear: [1.second, 2.side]"]),
    ("a list and one story exchanged", 2, "swap", {"target": "2.brief", "other": "2.comment"},
     ["- brief: [window, parking]", "- comment: comment", "+ brief: comment", "+ comment: [window, parking]"]),
    ("a story put beside others", 2, "put", {"target": "2.brief", "story": "new", "beside": True},
     ["- brief: [window, parking]", "+ brief: [window, parking, new]"]),
    ("a story put into a place that is free", 1, "put", {"target": "1.third", "story": "new"}, ["+ third: new"]),
    ("a story taken out", 2, "take", {"target": "2.side"}, ["- side: archway"]),
    ("one of several taken out", 2, "take", {"target": "2.brief", "story": "window"},
     ["- brief: [window, parking]", "+ brief: [parking]"]),
    ("order of shorts", 2, "order", {"target": "2.brief", "stories": ["parking", "window"]},
     ["- brief: [window, parking]", "+ brief: [parking, window]"]),
    ("head style: the lines that it takes, the text after them", 3, "head-style", {"target": "places.late", "style": "news-1"},
     ["- head: {style: news-2, cols: 1-3, lines: 57-58}", "- text: [{cols: 1-3, lines: 60-80, columns: 3}]",
      "+ head: {style: news-1, cols: 1-3, lines: 57-59}", "+ text: [{cols: 1-3, lines: 61-80, columns: 3}]"]),
    ("columns of a text", 1, "columns", {"target": "places.second", "columns": 3},
     ["- text: [{cols: 1-4, lines: 56-80, columns: 4}]", "+ text: [{cols: 1-4, lines: 56-80, columns: 3}]"]),
    ("a picture's point of interest", 1, "focus", {"target": "pictures.lane", "across": 50, "down": 30},
     ["- lane: {of: lead, nth: 1, cols: 1-3, lines: 21-44}",
      "+ lane: {of: lead, nth: 1, cols: 1-3, lines: 21-44, focus: [50%, 30%]}"]),
    ("what is cut off", 1, "crop", {"target": "pictures.lane", "left": 5, "top": 0, "right": 5, "bottom": 0},
     ["- lane: {of: lead, nth: 1, cols: 1-3, lines: 21-44}",
      "+ lane: {of: lead, nth: 1, cols: 1-3, lines: 21-44, crop: [5%, 0%, 5%, 0%]}"]),
    ("copyfit off at a place", 1, "copyfit", {"target": "places.second", "level": "off"}, ["+ copyfit: off"]),
    ("copyfit's level of a page", 1, "copyfit", {"level": "2"}, ["+ copyfit: 2"]),
]  # fmt: skip


def by_sign(lines: list[str]) -> list[str]:
    """Lines that went, then lines that came, each in the order of the file."""
    return sorted(lines, key=lambda line: line[0] == "+")


@pytest.mark.parametrize(("what", "page", "gesture", "asked", "lines"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_gesture_writes(what: str, page: int, gesture: str, asked: dict[str, Any], lines: list[str]) -> None:
    found, lines = by_sign(changed(made(page, gesture, **asked))), by_sign(lines)
    assert set(lines) <= set(found) if asked.get("all") else found == lines


THERE_AND_BACK: list[tuple[int, str, dict[str, Any], dict[str, Any]]] = [
    *((p, "foot", {"target": t, "by": by}, {"target": t, "by": -by}) for by in (1, 2, -3) for p, t in (
        (1, "pictures.lane"), (3, "pictures.dandelions"), (1, "places.sidebar"), (2, "places.cont"), (2, "pictures.brushes"))),
    *((p, "head", {"target": t, "by": by}, {"target": t, "by": -by}) for by in (1, -1) for p, t in (
        (1, "pictures.lane"), (3, "places.late"), (2, "places.comment"))),
    (1, "cut", {"target": "rules.0", "by": 2}, {"target": "rules.0", "by": -2}),
    (1, "cut", {"target": "rules.1", "by": -1}, {"target": "rules.1", "by": 1}),
    (3, "move", {"target": "places.late", "lines": 2, "cols": 1}, {"target": "places.late", "lines": -2, "cols": -1}),
    (2, "swap", {"target": "2.side", "other": "1.lead"}, {"target": "2.side", "other": "1.lead"}),
    (3, "head-style", {"target": "places.late", "style": "news-1"}, {"target": "places.late", "style": "news-2"}),
    (1, "focus", {"target": "pictures.lane", "across": 60, "down": 35}, {"target": "pictures.lane", "across": 50, "down": 50}),
    (1, "crop", {"target": "pictures.lane", "left": 5, "top": 0, "right": 10, "bottom": 0},
     {"target": "pictures.lane", "left": 0, "top": 0, "right": 0, "bottom": 0}),
]  # fmt: skip


@pytest.mark.parametrize(("page", "gesture", "there", "back"), THERE_AND_BACK)
def test_out_and_back_gives_the_same_bytes(page: int, gesture: str, there: dict[str, Any], back: dict[str, Any]) -> None:
    out = made(page, gesture, **there)
    assert changed(out)
    again = made(page, gesture, out, **back)
    if gesture in ("foot", "head", "side", "move"):  # what was put there by hand stays there until that is taken back
        is_picture = str(there["target"]).startswith("pictures")
        asked = {"level": "on"} if is_picture else {"story": "x"}
        again = made(page, "copyfit" if is_picture else "pin", again, target=there["target"], **asked)
    assert changed(again) == []


@pytest.mark.parametrize(("what", "page", "gesture", "asked", "lines"), [r for r in ROWS if r[2] not in ("put", "swap", "take")])
def test_the_loader_takes_what_a_gesture_writes(what: str, page: int, gesture: str, asked: dict[str, Any], lines: object) -> None:
    files = made(page, gesture, **asked)
    told = [d for d in load(Job(ROOT, ISSUE, overlay=files)).diagnostics if d.severity is Severity.ERROR]
    overlapping = {"TPL005"}  # where things then lie on one another is told, not refused
    assert not [d for d in told if d.code not in overlapping]


@pytest.mark.parametrize(
    ("page", "gesture", "asked", "why"),
    [
        (1, "foot", {"target": "pictures.none", "by": 1}, "unknown"),
        (1, "foot", {"target": "pictures.lane", "by": -40}, "flat"),
        (1, "foot", {"target": "pictures.lane"}, "asked"),
        (1, "foot", {"target": "pictures.lane", "by": 0}, "nothing"),
        (2, "foot", {"target": "pictures.night", "by": 1}, "no-lines"),
        (1, "head", {"target": "places.lead", "by": -20}, "outside"),
        (1, "side", {"target": "pictures.lane", "side": "right", "by": 4}, "outside"),
        (1, "pin", {"target": "rules.0", "story": "visit"}, "no-lines"),
        (2, "put", {"target": "2.side", "story": "x"}, "taken"),
        (9, "columns", {"target": "places.lead", "columns": 2}, "unknown"),
        (1, "crop", {"target": "pictures.lane", "left": 60, "top": 0, "right": 50, "bottom": 0}, "flat"),
    ],
)
def test_what_cannot_be_said_is_refused(page: int, gesture: str, asked: dict[str, Any], why: str) -> None:
    with pytest.raises(GestureError) as refused:
        made(page, gesture, **asked)
    assert refused.value.why == why


def test_each_refusal_has_its_sentence() -> None:
    assert set(SENTENCES) == set(get_args(Why))
    told = gesture_refused(GestureError("no-lines", "pictures.night"))
    assert told.code == "DSK021" and "'pictures.night' does not stand" in told.message and "file" in told.hint


def test_the_first_gesture_copies_the_paper_s_layout() -> None:
    edits = edits_of(1, "foot", {}, target="pictures.lane", by=1)
    assert [(e.op, e.path, e.new) for e in edits[:1]] == [("copy", f"{ISSUE}/pages/front.yaml", "layouts/chenbao/pages/front.yaml")]
    own = edited_files(edits, reader({}))
    assert [e.op for e in edits_of(1, "foot", own, target="pictures.lane", by=1)] == ["set", "set"], "what it keeps stands there"


MAKEUP = b"schema: 1\npages:\n  - {number: 1}\nstories:\n  - {id: visit, page: 1}\n  - {id: [a, b], page: 1}\n"


def test_a_pin_is_written_and_taken_back() -> None:
    name = f"{ISSUE}/makeup.yaml"
    pinned = made(1, "pin", {name: MAKEUP}, target="places.lead", story="visit")
    assert pinned[name] == MAKEUP + b"pins: {visit: {cols: 1-5, lines: 13-53}}\n"
    both = made(1, "pin", pinned, target="places.second", story="a")
    assert (
        made(1, "pin", made(1, "pin", both, target="places.second", story="a"), target="places.lead", story="visit")[name] == MAKEUP
    )


def test_a_pin_is_named_and_measured_as_makeup_does() -> None:
    """With the story beside it in a box, with the pictures of both."""
    name = f"{ISSUE}/makeup.yaml"
    plan = b"schema: 1\npages:\n  - {number: 1}\nstories:\n  - {id: visit, page: 1, beside: visit#more}\n"
    pinned = made(1, "pin", {name: plan}, target="places.sidebar", story="visit")
    assert pinned[name] == plan + b"pins: {visit: {cols: 1-5, lines: 13-53}}\n"
    for stories in (["visit"], ["visit#more"], ["a", "b"], ["a#x", "b"]):
        assert pin_name(stories) == place_name(tuple(stories))


PLANNED = b"schema: 1\npages:\n  - {number: 1}\nstories:\n  - {id: visit, page: 1, rank: 1}   # lead\n  - {id: [a, b], page: 1}\n"


@pytest.mark.parametrize(
    ("gesture", "asked", "lines"),
    [
        ("rank", {"story": "visit", "rank": 2}, ["- {id: visit, page: 1, rank: 2}   # lead"]),
        ("rank", {"story": "b", "rank": 5}, ["- {id: [a, b], page: 1, rank: 5}"]),
        (
            "rank-exchange",
            {"story": "a", "other": "visit"},
            ["- {id: visit, page: 1, rank: 3}   # lead", "- {id: [a, b], page: 1, rank: 1}"],
        ),
        ("bundle-order", {"stories": ["b", "a"]}, ["- {id: [b, a], page: 1}"]),
    ],
)
def test_ranks_and_orders_are_lines_of_makeup_yaml(gesture: str, asked: dict[str, Any], lines: list[str]) -> None:
    name = f"{ISSUE}/makeup.yaml"
    after = made(1, gesture, {name: PLANNED}, **asked)[name].decode()
    assert [line.strip() for line in after.splitlines() if line.encode() not in PLANNED.splitlines()] == lines


@pytest.mark.parametrize(
    ("gesture", "asked", "why"),
    [
        ("rank", {"story": "visit", "rank": 1}, "nothing"),
        ("rank", {"story": "visit", "rank": 6}, "asked"),
        ("rank", {"story": "none", "rank": 2}, "not-there"),
        ("rank-exchange", {"story": "a", "other": "b"}, "nothing"),
        ("bundle-order", {"stories": ["a", "c"]}, "asked"),
        ("bundle-order", {"stories": ["a", "b"]}, "nothing"),
    ],
)
def test_a_plan_that_would_be_the_same_is_refused(gesture: str, asked: dict[str, Any], why: str) -> None:
    with pytest.raises(GestureError) as refused:
        made(1, gesture, {f"{ISSUE}/makeup.yaml": PLANNED}, **asked)
    assert refused.value.why == why


ARTICLE = "---\nid: a\nheadline: \u666e\u80b2\u91cc\uff1a\u767e\u5e74\u8001\u5f04\u5802\n---\n\nOne\ntwo.\n\nThree.{lines=+1}\n"


def told(gesture: str, **asked: Any) -> str:
    edits = ON_STORIES[gesture]("a.md", ARTICLE, Asked(asked))
    return edited_files(edits, {"a.md": ARTICLE.encode()}.get)["a.md"].decode()


def test_a_headline_breaks_where_it_is_clicked_and_no_longer() -> None:
    broken = ARTICLE.replace("\uff1a\u767e", "\uff1a|\u767e")
    assert told("headline-break", at=4) == broken
    again = ON_STORIES["headline-break"]("a.md", broken, Asked({"at": 4}))
    assert again[0].new == "\u666e\u80b2\u91cc\uff1a\u767e\u5e74\u8001\u5f04\u5802"
    with pytest.raises(GestureError):
        told("headline-break", at=0)


def test_breaks_of_a_headline_out_and_back_are_the_same_bytes() -> None:
    text = ARTICLE
    for at in (2, 4, 7, 4, 2, 7):
        edits = ON_STORIES["headline-break"]("a.md", text, Asked({"at": at}))
        text = edited_files(edits, {"a.md": text.encode()}.get)["a.md"].decode()
        assert at != 7 or text.count("|") in (3, 0)
    assert text == ARTICLE


@pytest.mark.parametrize(
    ("line", "by", "before", "after"),
    [(6, -1, "two.", "two.{lines=-1}"), (7, 2, "two.", "two.{lines=+2}"), (9, 0, "Three.{lines=+1}", "Three.")],
)
def test_a_paragraph_takes_more_or_fewer_lines(line: int, by: int, before: str, after: str) -> None:
    assert told("paragraph-lines", line=line, by=by) == ARTICLE.replace(before, after)


def test_no_paragraph_is_refused() -> None:
    for line in (1, 3, 8, 90):
        with pytest.raises(GestureError):
            told("paragraph-lines", line=line, by=1)


SHARED = (
    b"schema: 1\npages:\n  - {number: 1}\n  - {number: 2}\nstories:\n  - {id: visit, page: 1, rank: 1, box: yes}\n"
    b"  - {id: net, page: 2}\n  - {id: halfyear, page: 1, jump: 2}\npins: {visit: {cols: 1-3}}\n"
)


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (
            {"story": "net", "other": "visit"},
            ["{id: visit, page: 2, box: yes}", "{id: net, page: 1, rank: 1}", "pins: {net: {cols: 1-3}}"],
        ),
        ({"story": "window", "other": "visit"}, ["{id: window, page: 1, rank: 1}", "pins: {window: {cols: 1-3}}"]),
        ({"story": "net"}, ["{id: net, page: 1}"]),
        ({"story": "window"}, ["{id: window, page: 1}"]),
    ],
    ids=["two pages' stories exchange page, rank and pin", "one that waits takes the row", "one more of another page", "one more"],
)
def test_another_story_comes_onto_a_page(asked: dict[str, Any], lines: list[str]) -> None:
    name = f"{ISSUE}/makeup.yaml"
    before = SHARED.decode().splitlines()
    found = [line for line in made(1, "replace", {name: SHARED}, **asked)[name].decode().splitlines() if line not in before]
    assert [line.removeprefix("  - ") for line in found] == lines


@pytest.mark.parametrize(
    ("gesture", "asked", "why"),
    [
        ("replace", {"story": "net", "other": "halfyear"}, "jumps"),
        ("replace", {"story": "visit"}, "nothing"),
        ("replace", {"story": "net", "other": "nobody"}, "not-there"),
        ("book", {"name": "visit", "file": "images/psa.svg", "cols": 2, "lines": 8}, "taken-name"),
        ("book", {"name": "../x", "file": "images/psa.svg", "cols": 2, "lines": 8}, "asked"),
        ("book", {"name": "x", "file": "images/psa.svg", "cols": 9, "lines": 8}, "asked"),
    ],
)
def test_what_a_plan_cannot_say_is_refused(gesture: str, asked: dict[str, Any], why: str) -> None:
    with pytest.raises(GestureError) as refused:
        made(1, gesture, {f"{ISSUE}/makeup.yaml": SHARED}, **asked)
    assert refused.value.why == why


def test_an_advertisement_is_a_line_of_issue_yaml_and_one_of_makeup_yaml() -> None:
    name = f"{ISSUE}/makeup.yaml"
    asked: dict[str, Any] = {"name": "fans", "file": "images/ad-fans.svg", "cols": 2, "lines": 8, "at": "bottom-left"}
    found = made(1, "book", {name: SHARED}, **asked, label="\u5e7f\u544a")
    assert b"  1.fans: {file: images/ad-fans.svg, label: \xe5\xb9\xbf\xe5\x91\x8a}\n" in found[f"{ISSUE}/issue.yaml"]
    assert found[name] == SHARED + b"adverts: [{id: fans, page: 1, cols: 2, lines: 8, at: bottom-left}]\n"
    again = made(1, "book", found, **{**asked, "name": "more", "at": ""})
    assert again[name].endswith(b"at: bottom-left}, {id: more, page: 1, cols: 2, lines: 8}]\n")
    assert not [d for d in load(Job(ROOT, ISSUE, overlay=found)).diagnostics if d.severity is Severity.ERROR]


def test_a_size_is_pinned_in_its_row_and_set_free_again() -> None:
    """The columns: the height follows from the text; of a block that stands as it was designed its lines too."""
    name = f"{ISSUE}/makeup.yaml"
    asked: dict[str, Any] = {"target": "places.second", "story": "halfyear"}
    plan = b"schema: 1\npages:\n  - {number: 1}\nstories:\n  - {id: halfyear, page: 1}\n"
    sized = made(1, "pin-size", {name: plan}, **asked)
    assert sized[name] == plan.replace(b"page: 1}\n", b"page: 1, cols: 4}\n") and made(1, "pin-size", sized, **asked)[name] == plan
    like = plan.replace(b"page: 1}\n", b"page: 1, like: front.second}\n")
    sized = made(1, "pin-size", {name: like}, **asked)
    assert b"like: front.second, cols: 4, lines: 25}" in sized[name] and made(1, "pin-size", sized, **asked)[name] == like
