"""No word of the desk stands in one language alone, none is glued of pieces, and nothing in its files comes from elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from banmian.desk.shell import STATIC, Shell
from banmian.languages import desk_words

SCRIPTS = sorted((STATIC / "js").glob("*.js"))
STRING = r"'((?:[^'\\]|\\.)*)'"
CALLED = r"(?<![\w.])"
TEXT, IN_PLACE = re.compile(rf"{CALLED}t\(\s*{STRING}\s*[,)]"), re.compile(rf"{CALLED}c\(\s*{STRING},\s*{STRING}\s*[,)]")
COUNTED = re.compile(rf"{CALLED}n\(\s*[^']*?,\s*{STRING},\s*{STRING}\s*[,)]")
ANY_CALL = re.compile(rf"{CALLED}[tcn]\(")
WITHIN = rf"{CALLED}[tcn]\((?:[^()']|{STRING}|\([^()]*\))*\)"
GLUED = re.compile(rf"{WITHIN}\s*\+|\+\s*{CALLED}[tcn]\(|\$\{{[^}}]*{CALLED}[tcn]\(")
BARE = re.compile(r"""'[A-Z][a-z]+ [a-z][^']*'|(?:'aria-label'|title|placeholder|alt): ['"`][A-Za-z]""")
"""What reads as a sentence, or names a thing, without a call around it."""
PLACE = re.compile(r"\{(\w+)\}")
HAN = re.compile("[\u3400-\u9fff]")
AGAIN = "python -m banmian_tools.catalogue takes new words up; their Chinese belongs into src/banmian/locale"


def plain(text: str) -> str:
    """A string of JavaScript as it is read."""
    return str(json.loads('"' + text.replace("\\'", "'").replace('"', '\\"') + '"'))


def script(path: Path) -> str:
    """A script without comments, and without the definitions of the functions that are looked for."""
    text = path.read_text(encoding="utf-8")
    text = text.split("let current", 1)[1] if path.name == "words.js" else text
    text = re.sub(r"^\s*(//|\*|/\*\*).*$", "", text, flags=re.M)
    return re.sub(r"export const [tcn] = [^;]*;", "", text)


def found() -> dict[str, tuple[str, str]]:
    """Each text of the scripts as the catalogue names it, with its English: of one and, where it is counted, of many."""
    out: dict[str, tuple[str, str]] = {}
    for path in SCRIPTS:
        text = script(path)
        out |= {plain(m[1]): (plain(m[1]), "") for m in TEXT.finditer(text)}
        out |= {f"{plain(m[1])}\u0004{plain(m[2])}": (plain(m[2]), "") for m in IN_PLACE.finditer(text)}
        out |= {plain(m[1]): (plain(m[1]), plain(m[2])) for m in COUNTED.finditer(text)}
    return out


CHINESE = desk_words("zh")


def test_texts_are_found() -> None:
    assert len(found()) > 200 and {"Grid", "state\u0004draft", "The issue, {n} page"} <= set(found())


def test_each_text_has_its_chinese_and_no_chinese_is_left_over() -> None:
    """A call within another is not seen by Babel: its text stands in a constant before."""
    assert set(found()) == set(CHINESE), AGAIN


def test_the_page_is_given_the_words_of_the_catalogue() -> None:
    served = Shell(STATIC).file("words/zh.json")
    assert served is not None and json.loads(served.data) == CHINESE and served.kind == "application/json"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_is_said_is_one_literal_and_none_is_glued(path: Path) -> None:
    text = script(path)
    whole = {m.start() for pattern in (TEXT, IN_PLACE, COUNTED) for m in pattern.finditer(text)}
    assert [text[m.start() : m.start() + 60] for m in ANY_CALL.finditer(text) if m.start() not in whole] == []
    assert [m[0] for m in GLUED.finditer(text)] == []
    calls = re.sub("|".join(p.pattern for p in (TEXT, IN_PLACE, COUNTED)), "", text)
    assert [m[0] for m in BARE.finditer(calls) if m[0] != "'Ctrl Shift Z'"] == []


@pytest.mark.parametrize("key", sorted(CHINESE))
def test_places_are_the_same_in_both(key: str) -> None:
    one, many = found().get(key, ("", ""))
    places, chinese = set(PLACE.findall(many or one)), set(PLACE.findall(CHINESE[key]))
    said = {"han", "nth"} if "n" in places else set()
    dates = {"year", "month", "day", "weekday", "monthName", "englishDay"}
    assert not many or set(PLACE.findall(one)) == places, key
    assert (chinese - said - dates) <= (places - dates), key
    assert (places - dates) - (chinese | ({"n"} if {"han", "nth"} & chinese else set())) == set(), key
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
