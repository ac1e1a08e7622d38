"""Which paragraph is a picture's caption, and what of it is the credit.

A caption stands right below its picture: by its style, by how it begins or ends, or set in the middle and short.
"""

from __future__ import annotations

import re
from functools import cache

from banmian.content.importers.copy import Block, Part, PictureMark, Shown
from banmian.content.importers.words import any_of, words

_LONGEST = 150
_CENTRED = 60


def with_captions(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Pictures as parts of their own, each with the caption that stands below it."""
    apart: list[Part] = []
    for part in parts:
        apart += _apart(part)
    out: list[Part] = []
    at = 0
    while at < len(apart):
        part = apart[at]
        at += 1
        if isinstance(part, Shown):
            below = apart[at] if at < len(apart) else None
            blank = isinstance(below, Block) and not below.text.strip()
            caption = apart[at + 1] if blank and at + 1 < len(apart) else below
            if isinstance(caption, Block) and is_caption(caption):
                text, credit = parted(" ".join(caption.text.split()))
                part = Shown(part.number, part.index, labelled(text), credit)
                at += 2 if blank else 1
            elif out and isinstance(out[-1], Block) and out[-1].style == "caption":
                text, credit = parted(" ".join(out.pop().text.split()))
                part = Shown(part.number, part.index, labelled(text), credit)
        out.append(part)
    return tuple(out)


def _apart(part: Part) -> list[Part]:
    """A paragraph that holds pictures: its text, then these; below pictures that begin it its text may be their caption."""
    if not isinstance(part, Block) or not part.pictures:
        return [part]
    shown: list[Part] = [Shown(part.number, index) for index in part.pictures]
    text = part.without(PictureMark)
    if not text.text.strip():
        return shown
    leads = isinstance(part.inlines[0], PictureMark)
    return [*shown, text] if leads and is_caption(text) else [text, *shown]


def is_caption(block: Block) -> bool:
    """Whether a paragraph below a picture is its caption."""
    text = block.text.strip()
    if not text or len(text) > _LONGEST or block.marker or block.style in ("heading", "title"):
        return False
    if block.style == "caption" or _begins().match(text) or _ends().search(text):
        return True
    return block.centred and len(text) <= _CENTRED


def parted(text: str) -> tuple[str, str]:
    """A caption, whose blanks are single, and its credit: \u672c\u62a5\u8bb0\u8005 \u5f20\u4e09 \u6444."""
    found = _credit().search(text)
    caption = text[: found.start()].rstrip(" \t\u3000") if found is not None else ""
    if found is not None and caption:
        return caption, found[0].strip(" \t\u3000\uff08\uff09()")
    return ("", text.strip("\uff08\uff09()")) if _credit_alone().fullmatch(text) else (text, "")


def labelled(text: str) -> str:
    """A caption with a full-width blank between its label, which has a number, and its words: a narrow one between a number and Han
    is taken for one that typing left."""
    return _label().sub(lambda found: f"{found[1]}{found[2]}\u3000", text)


@cache
def _label() -> re.Pattern[str]:
    numbers = words()["numbers"]["digits"] + words()["numbers"]["ten"]
    digits = f"0-9\uff10-\uff19{numbers}"
    return re.compile(f"\\A({any_of(words()['captions']['numbered'])}) ?([{digits}][{digits}.-]{{0,4}}) ")


@cache
def _begins() -> re.Pattern[str]:
    numbers = words()["numbers"]["digits"] + words()["numbers"]["ten"]
    return re.compile(
        f"{any_of(words()['captions']['begins'])}[\\s\u30000-9{numbers}:\uff1a.\uff0e\u3001]|[\u25b2\u25b3\u25bc\u25bd\u2190-\u2193]"
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"[\\s\u3000/\uff0f\uff08(\u3002]\\S{{0,12}}{any_of(words()['captions']['ends'])}[\uff09)]?$")


@cache
def _credit() -> re.Pattern[str]:
    """What follows the caption's last sentence or stands in brackets at its end, and names who took or lent the picture."""
    ends = any_of(words()["captions"]["ends"])
    who = f"[^\u3002\uff01\uff1f\uff0c,\uff08()\uff09]{{2,30}}{ends}"
    sentence = f"(?<=[\u3002\uff01\uff1f])\\s?{who}"
    words_alone = f"\\s[^\\s\u3000]{{2,8}}[\\s\u3000]{{0,2}}[^\\s\u3000]{{0,8}}{ends}"
    return re.compile(f"(?:{sentence}|{words_alone}|\uff08{who}\uff09|\\({who}\\))$")


@cache
def _credit_alone() -> re.Pattern[str]:
    """Who took or lent the picture, and nothing else."""
    return re.compile(f"[\uff08(]?[^\u3002\uff01\uff1f\uff0c,\uff1a:]{{2,20}}{any_of(words()['captions']['ends'])}[\uff09)]?")
