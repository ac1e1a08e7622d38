"""Markdown to blocks: the parser as this project sets it up, and the guards that look at a text before it is parsed.

CommonMark with tables, front matter, containers, notes, attributes and the rules that make emphasis work beside Chinese marks
(docs/rules/contracts.md, Markup beside CommonMark). Indented code, underlined headings and link definitions are off: in copy
they are accidents, and would make text vanish or change; what looks like them is told (content/leftovers.py). What was escaped
stays a token of its own, so that it is known to be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from banmian.content.attributes import attribute_rules
from banmian.content.late import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_CHARACTERS = 60_000
"""Characters of one article (three times an issue's copy)."""
MAX_DEPTH = 8
"""Quotations, lists and brackets inside one another."""
_PARSER_DEPTH = 60
"""Where markdown-it itself gives up; what is deeper than MAX_DEPTH was refused before."""

_NESTED_MARKERS = re.compile(
    rf"^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{{1,9}}[.)](?=[ \t])|\[\^[^\s\]]+\]:)){{{MAX_DEPTH + 1},}}", re.MULTILINE
)
_INDENTED_MARKER = re.compile(rf"^[ \t]{{{4 * MAX_DEPTH},}}(?:>|[-+*]|\d{{1,9}}[.)])(?=[ \t])", re.MULTILINE)
_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t]*\n", re.DOTALL)
LINK_DEFINITION = late(
    r"(?mi)^[ \t>]*\[(?!\^)([^\[\]\n]+)\]:[ \t]*"
    r"(?=<?(?:https?://|mailto:|www\.|images/|\.{0,2}/|#|[^\s/]+\.(?:svg|png|jpe?g|tiff?|webp|pdf|html?)\b))"
)
_CONTAINER = re.compile(r"[a-z]+(?:\s|\{|$)")


@cache
def parser() -> MarkdownIt:
    """The one parser; building it costs 5 ms, importing it 0.1 s."""
    from markdown_it import MarkdownIt
    from mdit_py_cjk_friendly import cjk_friendly
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    md = MarkdownIt("commonmark", {"maxNesting": _PARSER_DEPTH})
    md.enable("table").disable(["code", "lheading", "reference", "text_join"])
    md.use(front_matter_plugin).use(cjk_friendly).use(attribute_rules)
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.use(container_plugin, "any", validate=lambda params, *_: bool(_CONTAINER.match(params.strip())))
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


def tokens_of(text: str) -> list[Token]:
    """The block tokens of a whole file. A note that is written where it is asked for (`^[...]`) brings its tokens along."""
    env: dict[str, Any] = {}
    tokens = parser().parse(text, env)
    if "footnotes" in env:
        for token in tokens:
            _with_notes(token.children or (), env["footnotes"].get("list", {}))
    return tokens


def _with_notes(tokens: Iterable[Token], known: Mapping[int, Mapping[str, Any]]) -> None:
    for token in tokens:
        if token.type == "footnote_ref" and "label" not in token.meta:
            token.meta |= known[token.meta["id"]]
            _with_notes(token.meta["tokens"], known)


def link_labels(text: str) -> frozenset[str]:
    """The labels for which a file defines links, `[label]: https://...`, casefolded. Markdown would take these lines out."""
    if "]:" not in text:
        return frozenset()
    return frozenset(m[1].casefold() for m in LINK_DEFINITION().finditer(text))


def too_deep(text: str) -> tuple[int, int] | None:
    """Line and column (from 1) where markup is nested deeper than MAX_DEPTH; None where it is not."""
    hits = [m.start() for m in (_NESTED_MARKERS.search(text), _INDENTED_MARKER.search(text)) if m is not None]
    brackets = _deep_bracket(text)
    if brackets is not None:
        hits.append(brackets)
    if not hits:
        return None
    at = min(hits)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _deep_bracket(text: str) -> int | None:
    depth = 0
    for m in _BRACKET.finditer(text):
        if m[0] == "[":
            depth += 1
            if depth > MAX_DEPTH:
                return m.start()
        elif m[0] == "]":
            depth = max(0, depth - 1)
        elif m[0][0] == "\n":
            depth = 0
    return None
