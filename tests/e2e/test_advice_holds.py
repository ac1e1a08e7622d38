"""What FLW020 and FLW021 say is done, to the letter, in a dozen stories of several pages: then nothing is told of them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from banmian.build import Job, Planned, load, plan_of
from banmian.content.model import Paragraph, Piece
from banmian.copyfit.advice import advice_for
from banmian.diagnostics import Diagnostic, Severity
from banmian.pages.drawn_stream import is_drawn
from banmian.pages.measuring import NO_PICTURES, StreamMeasure
from banmian.pages.places import StreamSetter
from banmian.pages.streams_ahead import sheets_of
from banmian.plan.model import Plan, Stream

ROOT = Path(__file__).resolve().parents[2]
PART = re.compile(r"(?:'(?P<story>[^']+)': )?(?P<count>\d+) characters? in paragraph (?P<number>\d+) \(it ends '")
CLOSING = "\u3002\uff01\uff1f\uff1b\uff0c\u201d\u2019\uff09\u300d\u300f\u2026.!?)]"
MOST = 16
SHARES = (1, 0, 0.3, 0.6)
"""Where words are cut or written: at a paragraph's end, at its beginning, where it was not tried."""
WORDS = "\u8857\u574a\u90bb\u91cc\u6765\u5f80\u4e0d\u7edd"
"""What is written where more is asked for."""


@pytest.fixture(scope="module")
def planned() -> Planned:
    found, _ = plan_of(load(Job(ROOT, "content/2020-08-12")))
    assert found is not None
    return found


def cases(plan: Plan, measure: StreamMeasure) -> Iterator[Stream]:
    """Stories of all pages, each longer or shorter by up to five lines."""
    draw = random.Random(13)
    streams = [s for s in plan.streams if measure.takes_lines(s) and not is_drawn(plan, s)]
    for stream in draw.sample(streams, len(streams)):
        piece = stream.pieces[-1]
        texts = [i for i, b in enumerate(piece.blocks) if isinstance(b, Paragraph)]
        if not texts:
            continue
        at = max(texts, key=lambda i: length(piece, i))
        for change in (draw.randint(8, 60), -draw.randint(8, 60)):
            if length(piece, at) + change > 20:
                yield replace(stream, pieces=(*stream.pieces[:-1], changed(piece, at, change)))


def length(piece: Piece, block: int) -> int:
    paragraph = piece.blocks[block]
    assert isinstance(paragraph, Paragraph)
    return len(paragraph.text.text)


def changed(piece: Piece, block: int, characters: int, share: float = 1) -> Piece:
    """The piece with so many characters more, or fewer, before the marks that close a paragraph; `share`: how far towards that from
    its third character on."""
    paragraph = piece.blocks[block]
    assert isinstance(paragraph, Paragraph)
    text = paragraph.text.text
    end = len(text.rstrip(CLOSING))
    end -= int((end + min(0, characters) - 2) * (1 - share))
    more = (WORDS * (abs(characters) // len(WORDS) + 1))[: max(0, characters)]
    made = text[: end + min(0, characters)] + more + text[end:]
    moved = (replace(m, start=m.start + characters, end=m.end + characters) for m in paragraph.text.marks if m.start >= end)
    marks = (*(m for m in paragraph.text.marks if m.end <= end + min(0, characters)), *moved)
    changed = replace(paragraph, text=replace(paragraph.text, text=made, marks=marks))
    return replace(piece, blocks=(*piece.blocks[:block], changed, *piece.blocks[block + 1 :]))


def done(stream: Stream, told: Diagnostic, share: float = 1) -> Stream:
    """The stream with the words cut or written that the message names, there in each paragraph."""
    sign = 1 if told.code == "FLW021" else -1
    parts = list(PART.finditer(told.message))
    assert parts, told.message
    pieces = list(stream.pieces)
    for part in parts:
        n = next(i for i, p in enumerate(pieces) if part["story"] in (None, p.story))
        texts = [i for i, b in enumerate(pieces[n].blocks) if isinstance(b, Paragraph) and not b.form and b.role != "quote"]
        pieces[n] = changed(pieces[n], texts[int(part["number"]) - 1], sign * int(part["count"]), share)
    return replace(stream, pieces=tuple(pieces))


def faults(planned: Planned, plan: Plan, stream: Stream) -> list[str]:
    """Warnings and errors of its text as it is set."""
    setter = StreamSetter.of(plan, sheets_of(plan, planned.fonts)[0], NO_PICTURES, planned.fonts, False)
    found = [d for part in setter.placed(stream).parts for d in part.diagnostics]
    return [f"{d.code} {d.message}" for d in found if d.code.startswith("FLW") and d.severity is not Severity.INFO]


def test_whoever_does_what_it_says_is_told_nothing(planned: Planned) -> None:
    plan = planned.plan
    measure = StreamMeasure(plan, sheets_of(plan, planned.fonts)[0], planned.fonts)
    pages, left, count, anywhere = set[int](), list[str](), 0, 0
    for stream in cases(plan, measure):
        told = advice_for(measure, stream)
        if told is None:
            continue
        assert faults(planned, plan, stream), "what is told of is over or short"
        for share in SHARES if "anywhere" in told.hint else SHARES[:1]:
            left += [f"{told.message}: {fault}, {share}" for fault in faults(planned, plan, done(stream, told, share))]
        anywhere += "anywhere" in told.hint
        pages.add(stream.stops[-1].sheet)
        count += 1
        if count == MOST:
            break
    assert left == []
    assert count >= 12 and len(pages) >= 4 and anywhere >= 12


def test_few_paragraphs_give_several_lines_each(planned: Planned) -> None:
    """Briefs of a paragraph each, five lines too long: no paragraph is left out because it would have to give two."""
    plan = planned.plan
    measure = StreamMeasure(plan, sheets_of(plan, planned.fonts)[0], planned.fonts)
    brief = next(s for s in plan.streams if s.stories == ("window", "parking"))
    longer = replace(brief, pieces=(changed(brief.pieces[0], 0, 75), *brief.pieces[1:]))
    told = advice_for(measure, longer)
    assert told is not None and len(told.remedies) < measure.composed(longer)[1].over
    assert not faults(planned, plan, done(longer, told))
