"""The forms of stories that stand in a frame or under a title: a box, a bundle of several. Their rectangles by arithmetic, as in
forms.py. docs/rules/makeup.md, Forms."""

from __future__ import annotations

from typing import Any

from banmian.makeup.forms import BOXED, Candidate, TextLook, under_head
from banmian.makeup.fragment import span
from banmian.makeup.heads import HeadChoice
from banmian.makeup.shape import Head
from banmian.template.makeup import Makeup


def box_frame(makeup: Makeup, cols: tuple[int, int], lines: tuple[int, int]) -> dict[str, Any]:
    looks = makeup.looks
    inks = {key: value for key, value in (("tint", looks.tint), ("bar", looks.bar)) if value}
    return {"cols": span(*cols), "lines": span(*lines), **inks, "padding": looks.padding}


def boxed(w: int, head: HeadChoice, tag: bool, depth: int, text: TextLook, makeup: Makeup, points: int) -> Candidate:
    """A box with its label, head and text in columns of the inner width."""
    above = 2 if tag else 1
    top = above + head.lines
    h = top + depth + 1
    styled = {"style": text.style} if text.style else {}
    place = {
        "box": box_frame(makeup, (1, w), (1, h)),
        **({"head": {"style": head.style, "lines": span(above + 1, top), **dict(head.chosen)}} if head.lines else {}),
        "text": [{"lines": span(top + 1, top + depth), "columns": str(w), **styled}],
    }
    edge = Head(above + 1, top, head.style, w, True, head.size, head.wide) if head.lines else None
    return Candidate("box", w, h, w * depth, points + head.points, place, head=edge, legs=(depth,), measure=(w, BOXED),
                     airs=under_head(head, above + 1))  # fmt: skip


def bundle(w: int, title: str, depth: int, makeup: Makeup, style: str, points: int) -> Candidate:
    """Several stories as one stream under a title of its own, their heads inside the columns."""
    looks = makeup.looks
    top = looks.title if title else 0
    h = top + depth
    titled: dict[str, Any] = {}
    if title:
        titled = {"title": {"text": title, "cols": span(1, w), "lines": span(1, top), "rule": looks.title_rule}}
    text = TextLook(style).area((1, w), (top + 1, h), w) | ({"gutters": looks.down} if w > 1 else {})  # or their heads clash
    place = {**titled, "text": [text], "between": {"lines": "1", "rule": looks.between_rule}, "brief-head": looks.brief}
    head = Head(1, max(1, top), "title", w)
    return Candidate("bundle", w, h, w * depth, points, place, head=head, legs=(depth,))
