"""Which paragraphs of a document are its headline, kicker, deck, by-line and dateline.

Asked in this order: what a paragraph says of itself (a style, `\u526f\u9898\uff1a`), how large it is, how it is set, where it
stands. What is not sure is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from banmian.content.importers.bylines import Byline, Roles, byline_in, dateline_in
from banmian.content.importers.copy import Block, Inline, NoteMark, Part, Run
from banmian.content.importers.letters import is_salutation, leads_on
from banmian.content.importers.reports import Reports, near
from banmian.content.importers.subheads import body_size
from banmian.content.importers.words import any_of, words
from banmian.phrases import say
from banmian.values import frozen

LONGEST = {"headline": 80, "kicker": 80, "deck": 160, "source": 200, "dateline": 60}
"""Characters that the keys of front matter hold (content/schema.py)."""
_SIGNS = frozenset("\\|`*_[]<^~${&=")
"""Signs that are written with a backslash before them (written.py)."""
_HEAD_LINE, _MOST_LINES = 60, 12
_DECK = 40
"""Characters of a line above the by-line that is a deck although nothing but its place says so."""
_FULL_STOP = re.compile("\u3002")
_DASHES = re.compile("[\u2014\u2015\u2500-]{2}")
_DAY = re.compile("(?:19|20)[0-9]{2}[^0-9][0-9]{1,2}[^0-9][0-9]{1,2}[^0-9]?[0-9: ]{0,10}")


@frozen
class Front:
    """What stands above an article's text. `notes`: those that its head referred to, which no head can."""

    headline: str = ""
    kicker: str = ""
    deck: str = ""
    byline: Byline | None = None
    dateline: str = ""
    source: str = ""
    notes: tuple[NoteMark, ...] = ()


@frozen
class Found:
    """A paragraph of the head and what it is."""

    at: int
    key: str
    text: str


def head_of(parts: Sequence[Part], roles: Roles, reports: Reports) -> tuple[Front, tuple[Part, ...]]:
    """The head, and what is left of the document."""
    lines = _lines(parts, roles)
    found = _labelled(parts, lines)
    known = {one.at for one in found}
    free = [at for at in lines if at not in known]
    if not any(one.key == "headline" for one in found) and free:
        found.append(_headline(parts, free, roles))
        free.remove(found[-1].at)
    found += _around(parts, free, found, roles)
    if not any(part.text.strip() for at, part in enumerate(parts) if at not in {one.at for one in found}):
        found = [one for one in found if one.key not in ("kicker", "deck") or one.at in known]  # what is there is the text
    front, kept = _front(found, parts, roles, reports)
    taken = {one.at for one in found} - kept
    notes = tuple(m for at in sorted(taken) for m in _block(parts, at).inlines if isinstance(m, NoteMark))
    rest = [part for at, part in enumerate(parts) if at not in taken]
    front, rest = _with_dateline(replace(front, notes=notes), rest, roles)
    return _with_end(front, rest, roles)


def _block(parts: Sequence[Part], at: int) -> Block:
    block = parts[at]
    assert isinstance(block, Block)
    return block


def _lines(parts: Sequence[Part], roles: Roles) -> list[int]:
    """The paragraphs before the text begins: short ones, and what says of itself that it is of the head."""
    out: list[int] = []
    for at, part in enumerate(parts):
        if not isinstance(part, Block) or len(out) == _MOST_LINES:
            if isinstance(part, Block) or out:
                break
            continue
        text = part.text.strip()
        if not text or (is_salutation(part) and not out):
            continue
        if is_salutation(part):
            break
        sure = part.style in ("title", "subtitle") or (part.style == "heading" and not out) or _label().match(text) is not None
        plain = (
            part.marker == "" and part.style in ("", "heading", "quote") and len(text) <= _HEAD_LINE and not _FULL_STOP.search(text)
        )
        if not sure and (not plain or dateline_in(text) or (part.style == "heading" and out and _has_title(parts, out))):
            break
        out.append(at)
    return _without_text(parts, out, roles)


def _has_title(parts: Sequence[Part], lines: Sequence[int]) -> bool:
    return any(_block(parts, at).style in ("title", "heading") for at in lines)


def _without_text(parts: Sequence[Part], lines: list[int], roles: Roles) -> list[int]:
    """A document of short lines alone has a headline, and the rest is text."""
    rest = sum(1 for at, part in enumerate(parts) if at not in lines and part.text.strip() and not is_salutation(part))
    if rest or len(lines) < 3:
        return lines
    sure = [
        at for at in lines if _block(parts, at).style in ("title", "subtitle") or _label().match(_block(parts, at).text.strip())
    ]
    signed = [at for at in lines[:4] if byline_in(_block(parts, at).text, roles)]
    return sorted({lines[0], *sure, *signed})


def _labelled(parts: Sequence[Part], lines: Sequence[int]) -> list[Found]:
    """Those that say what they are, with a colon."""
    out: list[Found] = []
    for at in lines:
        text = " ".join(_block(parts, at).text.split())
        hit = _label().match(text)
        if hit is not None:
            key = next(key for key, listed in words()["labels"].items() if hit["label"] in listed)
            out.append(Found(at, key, text[hit.end() :].strip()))
    return out


def _headline(parts: Sequence[Part], free: Sequence[int], roles: Roles) -> Found:
    """The paragraph that is the headline: by its style, its size, its setting; else the first."""
    unsigned = [at for at in free if byline_in(_block(parts, at).text, roles) is None] or list(free)
    blocks = {at: _block(parts, at) for at in unsigned}
    titled = [at for at in unsigned if blocks[at].style == "title"]
    headed = sorted((blocks[at].level, at) for at in unsigned if blocks[at].style == "heading")
    largest = max(block.size for block in blocks.values())
    large = [at for at in unsigned if blocks[at].size == largest and largest > body_size(parts)]
    standing = [at for at in unsigned if blocks[at].centred and blocks[at].all_bold]
    chosen = (titled or [at for _, at in headed] or large or standing or _by_order(parts, free, unsigned, roles))[0]
    return Found(chosen, "headline", " ".join(blocks[chosen].text.split()))


def _by_order(parts: Sequence[Part], free: Sequence[int], unsigned: Sequence[int], roles: Roles) -> Sequence[int]:
    """Lines of which nothing but their order says what they are: of three above the by-line the second is the headline, of two
    where a deck with its dashes follows; else the first."""
    signed = next((at for at in free if byline_in(_block(parts, at).text, roles) is not None), free[-1] + 1)
    above = [at for at in unsigned if at < signed]
    plain = [at for at in above if not _DASHES.match(_block(parts, at).text.strip())]
    titles = [at for at in plain if not leads_on(_block(parts, at).text)]  # what ends in a colon is above the headline
    if titles and titles[0] != plain[0]:
        return titles
    if len(plain) == 3 or (len(plain) == 2 and len(above) > 2 and above[-1] not in plain):
        return plain[1:]
    return plain or unsigned


def _around(parts: Sequence[Part], free: Sequence[int], found: Sequence[Found], roles: Roles) -> list[Found]:
    """What the lines before and after the headline are."""
    headline = next((one.at for one in found if one.key == "headline"), -1)
    out: list[Found] = []
    text_began = False
    for at in free:
        block = _block(parts, at)
        text = " ".join(block.text.split())
        signed = byline_in(block.text.strip(), roles)
        if signed is not None and block.style != "heading":
            out.append(Found(at, "byline", block.text.strip()))
        elif text_began or block.style == "heading":
            text_began = text_began or at > headline
        elif at < headline:
            out.append(Found(at, "kicker", text))
        elif not any(one.key == "deck" for one in (*found, *out)) and _is_deck(parts, at, free, roles):
            out.append(Found(at, "deck", text))
        else:
            text_began = True
    return out


def _is_deck(parts: Sequence[Part], at: int, free: Sequence[int], roles: Roles) -> bool:
    """Whether a line under the headline is its deck: by style, dashes, size or setting, or as it stands above the by-line."""
    block = _block(parts, at)
    text = block.text.strip()
    if block.style == "subtitle" or _DASHES.match(text):
        return True
    if _DAY.fullmatch(text):
        return False
    if block.size > body_size(parts) or block.centred:
        return True
    follower = next((one for one in free if one > at), None)
    if follower is None or len(text) > _DECK:
        return False
    return byline_in(_block(parts, follower).text, roles) is not None


def _front(found: Sequence[Found], parts: Sequence[Part], roles: Roles, reports: Reports) -> tuple[Front, set[int]]:
    """The values of the front matter, and which paragraphs stay in the text since they are too long for it."""
    kept: set[int] = set()
    values: dict[str, str] = {}
    for key in ("headline", "kicker", "deck", "source"):
        own = [one for one in sorted(found, key=lambda one: one.at) if one.key == key]
        text = " ".join(one.text for one in own)
        if len(text) + sum(sign in _SIGNS for sign in text) > LONGEST[key]:
            kept.update(one.at for one in own)
            message = say(
                "the {key} {near} has {count} characters; {longest} are the most",
                key=key,
                near=near(text),
                count=len(text),
                longest=LONGEST[key],
            )
            reports.tell("IMT012", message, say("it was left in the text"), _block(parts, own[0].at).number)
        else:
            values[key] = text
    lines = [one.text for one in sorted(found, key=lambda one: one.at) if one.key == "byline"]
    signed = byline_in("\u3000".join(line.strip("\uff08\uff09()") for line in lines), roles) if lines else None
    if signed is None and lines:
        signed = Byline((), "\u3000".join(lines))
    headline, kicker, deck, source = (values.get(key, "") for key in ("headline", "kicker", "deck", "source"))
    return Front(headline, kicker, deck, signed, "", source), kept


def _with_dateline(front: Front, rest: list[Part], roles: Roles) -> tuple[Front, list[Part]]:
    """The dateline before the first paragraph, and the by-line in brackets behind it."""
    at = next((k for k, part in enumerate(rest) if isinstance(part, Block) and part.text.strip()), -1)
    if at < 0:
        return front, rest
    block = _block(rest, at)
    text = block.text
    lead = len(text) - len(text.lstrip())
    dateline = dateline_in(text.strip())
    if not dateline or block.style or block.marker:
        return front, rest
    end = lead + len(dateline)
    signed = re.compile("[\\s\u3000]*[\uff08(]([^\uff08\uff09()\n]{2,50})[\uff09)]").match(text, end)
    byline = byline_in(signed[1], roles) if signed is not None and front.byline is None else None
    if byline is not None and signed is not None:
        end = signed.end()
    end += len(text[end:]) - len(text[end:].lstrip(" \t\u00a0\u3000:\uff1a"))
    rest[at] = replace(block, inlines=_cut(block.inlines, end))
    return replace(front, dateline=" ".join(dateline.split()), byline=byline or front.byline), rest


def _with_end(front: Front, rest: list[Part], roles: Roles) -> tuple[Front, tuple[Part, ...]]:
    """A by-line or source that is the document's last paragraph."""
    while rest:
        last = rest[-1]
        if not isinstance(last, Block):
            break
        text = last.text.strip()
        label = _label().match(text)
        signed = byline_in(text, roles)
        if not text:
            pass
        elif label is not None and label["label"] in words()["labels"]["source"] and not front.source and len(text) < 100:
            front = replace(front, source=text[label.end() :].strip())
        elif signed is not None and signed.signed and front.byline is None:
            front = replace(front, byline=signed)
        else:
            break
        rest = rest[:-1]
    return front, tuple(rest)


def _cut(inlines: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Without so many characters at the start."""
    out: list[Inline] = []
    for part in inlines:
        if isinstance(part, Run) and count:
            text = part.text[count:]
            count = max(0, count - len(part.text))
            out += [replace(part, text=text)] if text else []
        else:
            out.append(part)
    return tuple(out)


@cache
def _label() -> re.Pattern[str]:
    every = [word for listed in words()["labels"].values() for word in listed]
    return re.compile(f"[\u3010\\[]?(?P<label>{any_of(every)})[\u3011\\]]?[ \u3000]*[:\uff1a]")
