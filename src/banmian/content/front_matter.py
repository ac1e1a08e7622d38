"""Front matter as values: what an article says of itself above its text, remembered by its own lines.

Most changes are of the text below: then neither YAML nor the checker of values is loaded.
"""

from __future__ import annotations

from banmian.content.model import OptionalPart, ValidUntil
from banmian.diagnostics import Diagnostic, Span
from banmian.remember import Memo
from banmian.sources import Document, SourceText, checked
from banmian.sources.comments import cut_values
from banmian.sources.document import Node, Scalar, Sequence
from banmian.values import frozen

Reports = tuple[Diagnostic, ...]
HEAD_KEYS = ("kicker", "headline", "deck", "dateline", "byline", "source", "jump-headline", "index-title", "tag")
_HEAD_TEXTS = frozenset((*HEAD_KEYS, "headlines"))
FIRST_LINE = 2
"""Below the line of hyphens."""


@frozen
class HeadText:
    """A part of the head as written, on one line; `line`, `column`: of the value, `first`: of its first character."""

    key: str
    words: str
    line: int
    column: int
    first: int


@frozen
class SignatureText:
    """An entry of a byline's list as written."""

    role: str
    names: tuple[HeadText, ...]
    email: HeadText | None
    span: Span


@frozen
class FrontMatter:
    """The values of an article's front matter, and where its id stands."""

    id: str
    priority: int
    may_cut: bool
    standing: bool
    heads: tuple[HeadText, ...]
    id_span: Span
    signatures: tuple[SignatureText, ...] = ()
    valid_until: ValidUntil | None = None
    headlines: tuple[HeadText, ...] = ()
    """Further ones, each of which may stand instead of the first."""
    optional: tuple[OptionalPart, ...] = ()


Read = tuple[FrontMatter | None, Reports, Reports]
"""The values, None where they cannot be used; the faults that say why; what else there is to tell."""
FRONTS: Memo[Read] = Memo("front matters", 400, lasting=True, each="story")


def read_front_matter(source: SourceText, text: str) -> Read:
    """The front matter `text` of an article. It is known by its own lines, and by where these stood in the file as stored."""
    last = FIRST_LINE + text.count("\n")
    removed = tuple(out for out in source.removed if out[0] <= last)
    return FRONTS.of((source.file, text, removed, source.rows[:last]), lambda: _read(source, text))


def _read(source: SourceText, text: str) -> Read:
    from banmian.content.schema import FrontMatterEntry

    document, keys, faults = checked(source, FrontMatterEntry, text, FIRST_LINE)
    if document is None:
        return None, faults, ()
    cut = cut_values(document, _HEAD_TEXTS)
    if keys is None:
        return None, faults, cut
    heads = tuple(head for key in HEAD_KEYS if (head := _head(document, key)) is not None)
    until = ValidUntil(keys.valid_until, document.span("valid-until")) if keys.valid_until is not None else None
    others = (_text("headlines", document.node(("headlines", i))) for i in range(len(keys.headlines)))
    front = FrontMatter(
        keys.id, keys.priority, keys.may_cut, keys.standing, heads, document.span("id"), _signatures(document), until,
        tuple(other for other in others if other is not None), tuple(dict.fromkeys(keys.optional)),
    )  # fmt: skip
    return front, (), cut


def _signatures(document: Document) -> tuple[SignatureText, ...]:
    """The entries of a byline that is a list; its model has been checked."""
    listed = document.node(("byline",))
    if not isinstance(listed, Sequence):
        return ()
    out: list[SignatureText] = []
    for i in range(len(listed.items)):
        role, names = document.node(("byline", i, "role")), document.node(("byline", i, "name"))
        assert isinstance(role, Scalar)
        some = names.items if isinstance(names, Sequence) else (names,)
        given = tuple(text for node in some if (text := _text("byline", node)) is not None)
        email = _text("byline", document.node(("byline", i, "email")))
        out.append(SignatureText(role.value, given, email, document.span("byline", i, "role")))
    return tuple(out)


def _head(document: Document, key: str) -> HeadText | None:
    return _text(key, document.node((key,)))


def _text(key: str, node: Node | None) -> HeadText | None:
    if not isinstance(node, Scalar) or not node.value.strip():
        return None
    shift = 0 if node.style in ("", "|", ">") else 1
    return HeadText(key, " ".join(node.value.split("\n")).strip(), node.line, node.column, node.column + shift)
