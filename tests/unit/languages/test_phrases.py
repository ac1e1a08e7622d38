"""A phrase is its English text and can be said in Chinese: as a value, kept on disk, in exceptions, in a row, with numbers."""

from __future__ import annotations

import ast
import errno
import json
import os
import pickle
from io import BytesIO

import click
import pytest
from project import REPOSITORY

from banmian.cli import cli
from banmian.damage import damage_of
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.render import as_json, as_text
from banmian.diagnostics.wording import counted
from banmian.languages import in_language, is_asked, language_of, speak, speaking, spoken
from banmian.phrases import NOTHING, Phrase, WrongValue, of_system, of_table, say, series, verbatim, with_given, words_of
from banmian.preserve import digest, from_bytes, to_bytes

OVER = say(
    "page {page}, place {name}: '{story}' is over by {characters} ({lines}), from here on",
    page=1, name="lead", story="visit", characters=counted(67, "character"), lines=counted(5, "line"),
)  # fmt: skip
ENGLISH = "page 1, place lead: 'visit' is over by 67 characters (5 lines), from here on"
CHINESE = "第1版，版位 lead：“visit”溢流67字（5行），从这里起"


def test_a_phrase_is_its_english_text() -> None:
    assert OVER == ENGLISH
    assert hash(OVER) == hash(ENGLISH)
    assert json.dumps(OVER) == json.dumps(ENGLISH)
    assert in_language(OVER) == ENGLISH and type(in_language(OVER)) is str


def test_it_is_said_in_chinese_with_all_that_stands_in_it() -> None:
    assert in_language(OVER, "zh") == CHINESE
    assert in_language(counted(1, "line"), "zh") == "1\u884c"


@pytest.mark.parametrize(
    "again", [lambda p: pickle.loads(pickle.dumps(p)), lambda p: from_bytes(to_bytes(p)), lambda p: words_of(ValueError(p))]
)
def test_it_stays_a_phrase_on_every_way(again) -> None:
    assert in_language(again(OVER), "zh") == CHINESE


def test_equal_phrases_have_equal_digests_and_templates_tell_them_apart() -> None:
    assert digest(say("delete it")) == digest(say("delete it"))
    assert digest(say("delete it")) != digest(verbatim("delete it"))


def test_what_an_exception_says_stays_a_phrase_where_it_is_told_as_it_stands() -> None:
    assert in_language(verbatim(str(IndexError(OVER))), "zh") == CHINESE
    assert verbatim("No such device") == "No such device"


def test_no_phrase_is_made_within_a_formatted_string() -> None:
    """Babel does not look there, so that it would be said in English alone."""
    made = []
    for path in (REPOSITORY / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            calls = (one for one in ast.walk(node) if isinstance(one, ast.Call)) if isinstance(node, ast.JoinedStr) else ()
            named = (getattr(call.func, "id", "") for call in calls)
            made += [f"{path.name}:{node.lineno}" for name in named if name in ("say", "say_n")]
    assert made == []


def test_a_row_is_joined_as_the_language_joins() -> None:
    row = series(["a", say("delete it")])
    assert row == "a, delete it"
    assert in_language(row, "zh") == "a\u3001\u5220\u6389\u5b83"


def test_braces_that_are_meant_stay() -> None:
    assert say("write ::: box {{#id}}") == "write ::: box {#id}"
    assert "{#id}" in in_language(say("write ::: box {{#id}}"), "zh")
    assert in_language(of_table("`{text}` is a placeholder", text="{x}"), "zh") == "\u201c{x}\u201d\u662f\u5360\u4f4d\u6587\u5b57"


def test_what_has_no_translation_is_shown_as_it_is() -> None:
    assert in_language(verbatim("Permission denied {x}"), "zh") == "Permission denied {x}"
    assert in_language("nothing of ours", "zh") == "nothing of ours"
    assert in_language(NOTHING, "zh") == ""
    assert in_language(say("never translated {n}", n=3), "zh") == "never translated 3"


def test_another_value_can_take_a_place() -> None:
    assert with_given(say("{pdf} is encrypted.", pdf="a"), pdf="b") == "b is encrypted."


def test_a_wrong_value_says_both_and_stays_translatable() -> None:
    wrong = WrongValue(say("'{value}' is no date", value="x"), say("write it as 2020-08-12"))
    assert str(wrong) == "'x' is no date: write it as 2020-08-12"
    assert in_language(words_of(wrong), "zh") == "\u201cx\u201d\u4e0d\u662f\u65e5\u671f\uff1a\u5199\u6210 2020-08-12"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"), ({"LANG": "C.UTF-8"}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "zh_TW"}, "zh"),
        ({"LC_ALL": "en_US", "LANG": "zh_CN"}, "en"), ({"LC_ALL": "", "LC_MESSAGES": "zh_HK", "LANG": "en_GB"}, "zh"),
    ],
)  # fmt: skip
def test_the_environment_says_the_language_as_posix_reads_it(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_a_message_is_shown_whole_in_the_language_and_json_stays_english() -> None:
    told = Diagnostic(
        "FLW001", Severity.ERROR, OVER, say("cut the text, or give the place more lines in the layout"), Span("a.md", 3, 4)
    )
    english = as_json(told)
    with speaking("zh"):
        assert as_text(told).split("\n")[0] == f"a.md:3:4: \u9519\u8bef FLW001 {CHINESE}"
        assert as_text(told).split("\n")[1].strip().startswith("\u63d0\u793a\uff1a\u5220\u51cf\u6587\u5b57")
        assert as_json(told) == english
    assert as_text(told).startswith("a.md:3:4: error FLW001 page 1")


def test_json_has_the_language_that_was_asked_for_beside_the_english() -> None:
    told = Diagnostic("FLW001", Severity.ERROR, OVER)
    try:
        speak("zh", asked=True)
        assert is_asked() and spoken() == "zh"
        assert as_json(told)["message"] == ENGLISH
        assert as_json(told)["said"] == {"lang": "zh", "message": CHINESE, "hint": None}
    finally:
        speak("en")
    assert "said" not in as_json(told)


def test_a_phrase_from_elsewhere_formats_nothing() -> None:
    """Bytes may hold any template: what the catalogue does not know is never formatted."""
    assert in_language(Phrase("x", "{a.__class__.__init__}", (("a", 1),)), "zh") in ("x", "{a.__class__.__init__}")


def test_no_command_has_an_option_twice() -> None:
    """Each has --lang from speaking.py: one of its own beside it would leave click to guess."""

    def twice(command: click.Command) -> list[str]:
        names = [name for parameter in command.params for name in parameter.opts if name.startswith("-")]
        below = getattr(command, "commands", {}).values()
        return [f"{command.name} {name}" for name in set(names) if names.count(name) > 1] + [row for c in below for row in twice(c)]

    assert twice(cli) == []


@pytest.mark.parametrize("number", [errno.EFBIG, errno.EDQUOT, errno.ENXIO, errno.ESTALE, errno.EIO, errno.EINVAL])
def test_what_the_system_says_of_a_file_is_said_in_chinese(number: int) -> None:
    """In the system's own words in English; a system's words that were put by somebody else stay as they are."""
    said = of_system(OSError(number, os.strerror(number)), small=True)
    assert said.lower() == os.strerror(number).lower()
    chinese = in_language(said, "zh")
    assert not any(letter.isascii() and letter.isalpha() for letter in chinese), chinese
    assert in_language(of_system(OSError(number, "otherwise")), "zh") == "otherwise"


def test_what_a_library_says_of_a_damaged_file_is_said_in_both_languages() -> None:
    import pikepdf

    with pytest.raises(pikepdf.PdfError) as found:
        pikepdf.Pdf.open(BytesIO(b"%PDF-1.4 junk"))
    assert damage_of(found.value) == "its table of what lies where is missing or damaged"
    assert "\u76ee\u5f55" in in_language(damage_of(found.value), "zh")
    assert damage_of(ValueError("zzz 0x7f")) == "a part of it is damaged"
    assert damage_of(ValueError(OVER)) == OVER
