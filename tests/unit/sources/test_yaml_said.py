"""libyaml's own words come to nobody: each of its sentences is one for an editor, which the catalogue has in Chinese, too."""

from __future__ import annotations

import pytest

from banmian.languages import in_language, speaking
from banmian.sources import clean_text, compose

OPEN = "a quotation or bracket that was opened is never closed"
TEXTS = {
    "pages: [": OPEN,
    "pages: [a,\n": OPEN,
    "pages: [\n  - number: 1\n": OPEN,
    "a: {\n": OPEN,
    "a: 'x\n---\nb'\n": OPEN,
    "a: [,]\n": "`,` stands where a value is wanted",
    "a: ]\n": "`]` stands where a value is wanted",
    'a: "\\q"\n': "no sign of its own",
    'a: "\\xZZ"\n': "no sign of its own",
    'a: "\\uD800"\n': "no sign of its own",
    "a: - b\n": "a list begins with `- `",
    "a: ? b\n": "`? ` stands where",
    "a: |x\n": "after `|` or `>`",
    "a: |0\n": "after `|` or `>`",
    "a: &\n": "a value begins with & or *",
    "a: *\u3002\n": "a value begins with & or *",
    "a: !<x\n": "makes a tag of it",
    "a: !e!x y\n": "makes a tag of it",
    "a: !\u4e2d y\n": "makes a tag of it",
    "a: !%\n": "makes a tag of it",
    "%FOO x\na: 1\n": "a line begins with %",
    "%YAML 3.0\n---\na: 1\n": "a line begins with %",
    "%YAML 1\n": "a line begins with %",
    "%\n": "a line begins with %",
    "a: 1\n...\nb: 2\n": "the text goes on after its end",
    "a:\n  b: 1\n\tc: 2\n": "a tab stands",
    "a: >\n\t x\n": "a tab stands",
}


@pytest.mark.parametrize("text", TEXTS)
def test_what_libyaml_says_is_said_in_words_for_an_editor(text: str) -> None:
    source, _ = clean_text("issue.yaml", text)
    assert source is not None
    _, (told,) = compose(source)
    assert TEXTS[text] in told.message and told.code == "YML001"
    with speaking("zh"):
        said = in_language(told.message)
    assert not any(word in said for word in ("did not", "found", "expected", "not allowed", "this is")), said
    assert any("\u4e00" <= sign <= "\u9fff" for sign in said), said
