"""No word of the desk stands in one language alone, none is glued of pieces, and nothing in its files comes from elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from banmian.desk.shell import STATIC

SCRIPTS = sorted((STATIC / "js").glob("*.js"))
STRING = r"'((?:[^'\\]|\\.)*)'"
TEXT, IN_PLACE = re.compile(rf"\bt\(\s*{STRING}"), re.compile(rf"\bc\(\s*{STRING},\s*{STRING}")
COUNTED = re.compile(rf"\bn\(\s*[^']*?,\s*{STRING},\s*{STRING}")
PLACE = re.compile(r"\{(\w+)\}")
HAN = re.compile("[\u3400-\u9fff]")


def plain(text: str) -> str:
    """A string of JavaScript as it is read."""
    return str(json.loads('"' + text.replace("\\'", "'").replace('"', '\\"') + '"'))


def found() -> dict[str, str]:
    """Each text of the scripts as the catalogue names it, with its English."""
    out: dict[str, str] = {}
    for path in SCRIPTS:
        if path.name == "words.js":
            script = path.read_text(encoding="utf-8").split("let current", 1)[1]
        else:
            script = path.read_text(encoding="utf-8")
        script = re.sub(r"^\s*(//|\*|/\*\*).*$", "", script, flags=re.M)
        out |= {plain(m[1]): plain(m[1]) for m in TEXT.finditer(script)}
        out |= {f"{plain(m[1])}\u0004{plain(m[2])}": plain(m[2]) for m in IN_PLACE.finditer(script)}
        out |= {plain(m[2]): plain(m[2]) for m in COUNTED.finditer(script)}
    return out


CHINESE: dict[str, str] = json.loads((STATIC / "words/zh.json").read_text(encoding="utf-8"))


def test_texts_are_found() -> None:
    assert len(found()) > 80 and "Grid" in found() and "state\u0004draft" in found()


def test_each_text_has_its_chinese_and_no_chinese_is_left_over() -> None:
    assert set(found()) == set(CHINESE)


@pytest.mark.parametrize("key", sorted(CHINESE))
def test_places_are_the_same_in_both(key: str) -> None:
    places, chinese = set(PLACE.findall(found().get(key, ""))), set(PLACE.findall(CHINESE[key]))
    said = {"han"} if "n" in places else set()
    dates = {"year", "month", "day", "weekday", "monthName", "englishDay"}
    assert (chinese - said - dates) <= (places - dates), key
    assert (places - dates) - (chinese | ({"n"} if "han" in chinese else set())) == set(), key
    assert CHINESE[key] and not CHINESE[key].endswith(".")


def test_no_script_holds_chinese() -> None:
    """But for the name of the other language, written as escapes."""
    assert [path.name for path in SCRIPTS if HAN.search(path.read_text(encoding="utf-8"))] == []


def test_no_text_is_parsed_as_html_and_nothing_comes_from_elsewhere() -> None:
    for path in [*SCRIPTS, STATIC / "index.html", STATIC / "desk.css"]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"innerHTML|insertAdjacentHTML|outerHTML|document\.write|\beval\(|https?://", text), path.name


def test_files_are_short() -> None:
    assert {p.name: n for p in SCRIPTS if (n := p.read_text(encoding="utf-8").count("\n")) > 300} == {}


def test_each_module_is_one_that_is_there() -> None:
    names = {path.name for path in SCRIPTS}
    for path in SCRIPTS:
        for name in re.findall(r"from '\./([\w-]+\.js)'", path.read_text(encoding="utf-8")):
            assert name in names, f"{path.name} imports {name}"


def test_every_static_file_has_a_kind() -> None:
    from banmian.desk.shell import KINDS

    assert {p.suffix for p in Path(STATIC).rglob("*") if p.is_file()} <= {*KINDS, ""}
