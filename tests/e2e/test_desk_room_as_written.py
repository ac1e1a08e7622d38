"""What a place holds is counted by its layout as it is written, whatever copyfit has made of it for copy that is short; a place in
which nothing is set is never full, and says what it would hold."""

from __future__ import annotations

from typing import Any

import pytest
from project import REPOSITORY, linked_project

from banmian.desk.setter import Setter

ISSUE = "content/2020-08-12"
PAGE, PLACE = 6, "lead"
SENTENCE = (
    "\u697c\u9053\u91cc\u7684\u706f\u6362\u6210\u4e86\u58f0\u63a7\u7684\uff0c"
    "\u665a\u4e0a\u56de\u5bb6\u4e0d\u7528\u518d\u6478\u9ed1\u4e0a\u697c\u3002"
)


@pytest.fixture(scope="module")
def setter(tmp_path_factory: pytest.TempPathFactory) -> Setter:
    """The specimen, whose story on page 6 has a picture that copyfit makes higher for copy that is short."""
    return Setter(linked_project(tmp_path_factory.mktemp("room") / "project"), ISSUE, None)


def with_text(setter: Setter, characters: int, headline: bool = True) -> dict[str, Any]:
    """The story's place when its file has about so many characters."""
    name = f"{ISSUE}/articles/heat.md"
    file, head = setter.workspace.root / name, (REPOSITORY / name).read_text("utf-8").split("\n---\n")[0]
    if not headline:
        head = "\n".join(line for line in head.split("\n") if not line.startswith("headline:"))
    text = "\n\n".join([SENTENCE * 4] * (characters // (4 * len(SENTENCE))))
    file.write_text(f"{head}\n---\n{text}\n", encoding="utf-8")
    setter.set([file])
    return next(place for place in setter.geometry(PAGE)["places"] if place["name"] == PLACE)


def test_a_place_in_which_nothing_is_set_says_what_it_would_hold(setter: Setter) -> None:
    place = with_text(setter, 300, headline=False)
    assert not place["characters"] and not place["full"] and [story["read"] for story in place["stories"]] == [False]
    assert 1150 < place["would_hold"] < 1300
    assert with_text(setter, 300)["would_hold"] == 0
    kept = with_text(setter, 300, headline=False)
    assert kept["characters"] and not kept["full"], "what was read last stays"
    assert [story["read"] for story in kept["stories"]] == [False]


def test_a_place_holds_the_same_for_short_copy_as_for_full(setter: Setter) -> None:
    told = {wanted: with_text(setter, wanted) for wanted in (100, 300, 600, 1000)}
    for place in told.values():
        assert place["fitted"] == "short", "copyfit has changed the page for it"
        assert place["capacity"] == place["characters"] + place["spare"]
    held = [place["capacity"] for place in told.values()]
    lines = sum(place["characters"] // (4 * len(SENTENCE)) for place in list(told.values())[-1:])
    assert max(held) - min(held) <= 13 * lines, "no more than the ends of paragraphs make"
    full = with_text(setter, 1400)
    assert full["fitted"] == "over" and not full["over"]
    much = with_text(setter, 2600)
    (over,) = [d for d in setter.told.diagnostics if d.code == "FLW001" and "heat" in str(d.message)]
    assert much["over"] and f"{much['over']} characters" in str(over.message)
    assert much["characters"] - much["capacity"] == much["over"] and not much["fitted"]
