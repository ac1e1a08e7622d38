"""Tracked changes of a Word document, settled in its tree before anything is read: all accepted, or all refused.

ECMA-376 part 1, 17.13.5. A paragraph whose mark was deleted runs on into the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from banmian.content.importers.docx_names import NUMBER, W, w
from banmian.values import frozen

_NEW, _OLD = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
_FORMER = (W + "rPrChange", W + "pPrChange", W + "tblPrChange", W + "tcPrChange", W + "trPrChange", W + "sectPrChange")
_DELETED_TEXT = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


PARAGRAPH_END = "\u00b6"
"""Stands in messages for a paragraph's end that was added or deleted."""


@frozen
class TrackedChange:
    """What somebody changed: `new` or removed, by whom, the words, and the paragraph's number."""

    new: bool
    author: str
    words: str
    number: int


def settle(root: Any, accept: bool) -> list[TrackedChange]:
    """Make the tree what it is after all its changes, or what it was before them; what was changed in words."""
    found = [_change(node) for node in root.iter(*_NEW, *_OLD)]
    rows = [node.getparent().getparent() for node in root.iter(*_NEW[:1], *_OLD[:1]) if node.getparent().tag == W + "trPr"]
    goes, stays = (_OLD, _NEW) if accept else (_NEW, _OLD)
    for row in rows:
        if row.getparent() is not None and any(row.find(f"{w('trPr')}/{tag}") is not None for tag in goes):
            row.getparent().remove(row)
    ended = [p for p in root.iter(W + "p") if any(p.find(f"{w('pPr')}/{w('rPr')}/{tag}") is not None for tag in goes)]
    for node in list(root.iter(*goes)):
        if node.getparent() is not None:
            _remove(node)
    for node in list(root.iter(*stays)):
        _unwrap(node)
    for paragraph in reversed(ended):
        _run_on(paragraph)
    for node in list(root.iter(*_DELETED_TEXT)):
        node.tag = _DELETED_TEXT[node.tag]
    if not accept:
        for node in list(root.iter(*_FORMER)):
            _restore(node)
    return [change for change in found if change.words]


def _change(node: Any) -> TrackedChange:
    """What an element says; one of a row's properties speaks of the row, one of a paragraph's of its end."""
    at = node.getparent()
    paragraph = next((up for up in node.iterancestors(W + "p")), None)
    if at.tag == W + "trPr":
        node_of_words = at.getparent()
        paragraph = next((p for p in node_of_words.iter(W + "p")), paragraph)
    else:
        node_of_words = node
    words = "".join(text.text or "" for text in node_of_words.iter(W + "t", W + "delText"))
    if at.tag == W + "rPr" and paragraph is not None and at.getparent().tag == W + "pPr":
        words = PARAGRAPH_END
    number = int(paragraph.get(NUMBER, "0")) if paragraph is not None else 0
    return TrackedChange(node.tag in _NEW, node.get(W + "author", ""), words, number)


def _remove(node: Any) -> None:
    """Take an element out; lxml would take the white after it along, which a document's tree does not hold."""
    node.getparent().remove(node)


def _unwrap(node: Any) -> None:
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    for child in list(node):
        parent.insert(at, child)
        at += 1
    parent.remove(node)


def _run_on(paragraph: Any) -> None:
    """Put the next paragraph's content at this one's end; an empty one at a cell's end goes where another is left."""
    follower = paragraph.getnext()
    while follower is not None and follower.tag != W + "p":
        follower = follower.getnext() if follower.tag.startswith(W + "bookmark") else None
    if follower is not None:
        for child in _content(follower):
            paragraph.append(child)
        own = paragraph.find(w("pPr"))
        if not any(True for _ in paragraph.iter(W + "t")) and own is not None:
            paragraph.remove(own)
        follower.getparent().remove(follower)
    elif not any(True for _ in paragraph.iter(W + "t", W + "drawing", W + "pict")) and paragraph.getprevious() is not None:
        paragraph.getparent().remove(paragraph)


def _content(paragraph: Any) -> Iterator[Any]:
    for child in list(paragraph):
        if child.tag != W + "pPr":
            yield child


def _restore(node: Any) -> None:
    """The properties as they were before: the change holds them whole."""
    now = node.getparent()
    old = next((child for child in node), None)
    if old is None or now is None or now.getparent() is None or old.tag != now.tag:
        return
    now.getparent().replace(now, old)
