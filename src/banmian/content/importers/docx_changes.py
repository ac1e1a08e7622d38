"""Tracked changes of a Word document, settled in its tree before anything is read: each accepted or refused.

ECMA-376 part 1, 17.13.5. A paragraph whose mark was deleted runs on into the next one. Changes are numbered as they stand in the
document; words that were moved are one change, in two places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from banmian.content.importers.copy import Decided, TrackedChange
from banmian.content.importers.docx_names import NUMBER, W, w

_NEW, _OLD = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
_MOVED = (W + "moveTo", W + "moveFrom")
_FORMER = (W + "rPrChange", W + "pPrChange", W + "tblPrChange", W + "tcPrChange", W + "trPrChange", W + "sectPrChange")
_DELETED_TEXT = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


PARAGRAPH_END = "\u00b6"
"""Stands in messages for a paragraph's end that was added or deleted."""


def settle(root: Any, decided: Decided, first: int = 1) -> list[TrackedChange]:
    """Make the tree what it is with its changes accepted or refused as was decided; what was changed in words, counted from
    `first`."""
    nodes = list(root.iter(*_NEW, *_OLD))
    found = _numbered([_change(node) for node in nodes], decided, first)
    goes = [node for node, change in zip(nodes, found, strict=True) if (node.tag in _NEW) != change.accepted]
    stays = [node for node, change in zip(nodes, found, strict=True) if (node.tag in _NEW) == change.accepted]
    ended = []
    for node in goes:
        at = node.getparent()
        if at.tag == W + "trPr" and at.getparent().getparent() is not None:
            at.getparent().getparent().remove(at.getparent())
        elif at.tag == W + "rPr" and at.getparent().tag == W + "pPr":
            ended.append(at.getparent().getparent())
    for node in goes:
        if node.getparent() is not None:
            _remove(node)
    for node in stays:
        _unwrap(node)
    for paragraph in reversed(ended):
        _run_on(paragraph)
    for node in list(root.iter(*_DELETED_TEXT)):
        node.tag = _DELETED_TEXT[node.tag]
    if not decided.accept:
        for node in list(root.iter(*_FORMER)):
            _restore(node)
    return [change for change in found if change.words]


def _numbered(found: list[TrackedChange], decided: Decided, first: int) -> list[TrackedChange]:
    """The changes with their numbers, and what was decided of each; words that went in one place and came in another have one."""
    out: list[TrackedChange] = []
    waiting: dict[tuple[str, str], list[TrackedChange]] = {}
    number = first
    for change in found:
        twin = next((one for one in waiting.get((change.author, change.words), ()) if one.new != change.new), None)
        if change.moved and twin is not None:
            waiting[change.author, change.words].remove(twin)
            out.append(replace(change, number=twin.number, accepted=twin.accepted))
            continue
        own = replace(change, number=number if change.words else 0, accepted=decided.takes(number if change.words else 0))
        number += bool(change.words)
        out.append(own)
        if change.moved:
            waiting.setdefault((change.author, change.words), []).append(own)
    return out


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
    at_number = int(paragraph.get(NUMBER, "0")) if paragraph is not None else 0
    return TrackedChange(node.tag in _NEW, node.get(W + "author", ""), words, at_number, node.tag in _MOVED)


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
