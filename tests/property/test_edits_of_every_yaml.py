"""A random edit of every YAML file here, as it is, indented by four, with CRLF, with a byte order mark: what is named changes, and
nothing else does; what was set is set back to the same bytes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from banmian.sources import clean_text, compose
from banmian.sources.document import Loc
from banmian.sources.editing import MARK, edited
from banmian.sources.edits import Edit, EditError
from banmian.sources.marks import Marked, marked
from banmian.sources.plain_edits import expected

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("layouts", "content", "docs/specimen-book", "docs/kit", "tests/small", "fonts")
    for path in (ROOT / folder).rglob("*.yaml")
)
VARIANTS = {
    "as it is": lambda text: text,
    "indented by four": lambda text: re.sub(r"^( +)", lambda m: m[1] * 2, text, flags=re.MULTILINE),
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
    "with a byte order mark": lambda text: MARK + text,
    "without a last line's end": lambda text: text.rstrip("\n"),
}
WORDS = st.one_of(
    st.sampled_from(
        [
            "21-46",
            "50%",
            "off",
            "a: b",
            "a #b",
            "'",
            '"',
            "\u666e\u80b2\u91cc\uff1a\u767e\u5e74|\u91cc\u5916",
            "- x",
            "[x",
            "x, y",
            "yes",
            "#",
        ]
    ),
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.characters(min_codepoint=0x4E00, max_codepoint=0x4EFF),
        min_size=1,
        max_size=12,
    ),
)


@cache
def text_of(number: int, variant: str) -> str:
    return VARIANTS[variant](FILES[number].read_text(encoding="utf-8"))


def nodes(tree: Marked, at: Loc = ()) -> list[tuple[Loc, Marked]]:
    found = [(at, tree)]
    for k, item in enumerate(tree.items):
        found += nodes(item, (*at, tree.keys[k].value if tree.kind == "mapping" else k))
    return found


def random_edit(data: st.DataObject, tree: Marked, path: str) -> Edit:
    at, node = data.draw(st.sampled_from(nodes(tree)[1:]))
    op = data.draw(st.sampled_from(["set", "add", "remove", "order"]))
    word = data.draw(WORDS)
    if op == "add":
        if node.kind == "sequence":
            return Edit(path, "add", (*at, data.draw(st.integers(0, len(node.items)))), None, word)
        return Edit(path, "add", (*at, "a-new-key"), None, data.draw(st.sampled_from([word, [word, "x"], {"k": word, "l": "1-2"}])))
    if op == "remove":
        return Edit(path, "remove", at, node.plain())
    if op == "order" and node.kind == "sequence":
        return Edit(path, "order", at, node.plain(), data.draw(st.permutations(node.plain())))
    return Edit(path, "set", at, node.plain(), word)


def read(data: bytes) -> Any:
    source, faults = clean_text("x.yaml", data.decode())
    assert source is not None, faults
    document, wrong = compose(source)
    return document.plain() if document is not None else wrong


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_edit_changes_what_it_names_and_nothing_else(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(FILES) - 1))
    text = text_of(number, data.draw(st.sampled_from(sorted(VARIANTS))))
    tree = marked(text.removeprefix(MARK))
    assume(tree is not None)  # some tables of words, and texts in blocks, cannot be indented so
    assert tree is not None
    edit = random_edit(data, tree, "x.yaml")
    before = text.encode()
    try:
        after = edited(before, edit)
    except EditError as refused:
        if refused.why != "unwritable" and (edit.op != "add" or refused.why not in ("changed", "missing")):
            raise
        return
    again = marked(after.decode().removeprefix(MARK))
    assert again is not None and again.plain() == expected(tree.plain(), edit)
    assert isinstance(read(after), dict), "the reader of banmian takes it too"
    lines, now = before.split(b"\n"), after.split(b"\n")
    same_first = next((k for k, (a, b) in enumerate(zip(lines, now, strict=False)) if a != b), min(len(lines), len(now)))
    assert b"\r\n" not in before or after.count(b"\n") == after.count(b"\r\n"), "line ends are the file's"
    assert after.startswith(MARK.encode()) == before.startswith(MARK.encode())
    assert after.endswith(b"\n") == before.endswith(b"\n") or not before.endswith(b"\n")
    assert comments(tree, text) == comments(again, after.decode()) or edit.op == "remove", "every comment stays"
    if edit.op in ("set", "order"):
        assert len(lines) == len(now)
        changed = [k for k, (a, b) in enumerate(zip(lines, now, strict=True)) if a != b]
        assert not changed or same_first == changed[0]
        assert edit.op == "order" or len(changed) <= 1 + before.count(b"\n") * (tree.at(edit.at).style == ">")  # type: ignore[union-attr]
        assert edited(after, Edit("x.yaml", edit.op, edit.at, edit.new, edit.old)) == before or not_as_written(edit, tree, again)


def not_as_written(edit: Edit, tree: Marked, again: Marked) -> bool:
    """Whether the value was written in a way that we do not write: quotes that it need not have, brackets with other blanks, a key
    without a value; or the new one needs quotes, which stay."""
    node, now = tree.at(edit.at), again.at(edit.at)
    assert node is not None and now is not None
    return node.kind != "scalar" or node.style != "" or now.style != "" or node.is_empty or " " in node.value


def comments(tree: Marked, text: str) -> list[str]:
    """All comments of a text, in order."""
    text = text.removeprefix(MARK)
    scalars = list(tree.scalars())
    out = []
    for found in re.finditer(r"(?:^|(?<=[ \t\n]))#[^\n]*", text):
        if not any(n.start <= found.start() < n.end for n in scalars):
            out.append(found[0].rstrip("\r"))
    return out
