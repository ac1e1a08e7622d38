"""Where addresses stand in set text: runs are cut at their ends, so that each piece is wholly within one or in none.

A story says which of its characters an address covers, blanks not counted (display.Block); here they are found again
among the glyphs, over lines, columns and pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from banmian.display import DisplayList, GlyphRun, Link, Tag, runs_of
from banmian.geometry import Rect
from banmian.values import frozen

TEXT = ("initial", "body", "subhead")
"""Roles whose runs, one after the other, are a block's text."""


@frozen
class Cut:
    """Glyphs `start` to `stop` of a run are part of a link."""

    start: int
    stop: int
    link: Link


def cuts_of(display: DisplayList) -> dict[int, tuple[Cut, ...]]:
    """By the identity of a run in the display list: what of it is part of a link."""
    wanted = {
        (story.id, k): [(a, b, Link(NOWHERE, Tag(story.id, k, "link"), to)) for a, b, to in block.links]
        for story in display.stories
        for k, block in enumerate(story.blocks)
        if block.links
    }
    if not wanted:
        return {}
    reached = dict.fromkeys(wanted, 0)
    out: dict[int, tuple[Cut, ...]] = {}
    for run in (r for page in display.pages for r in runs_of(page.items)):
        key = run.tag.story, run.tag.block
        if key in wanted and run.tag.role in TEXT:
            found, reached[key] = _cuts(run, reached[key], wanted[key])
            if found:
                out[id(run)] = found
    return out


NOWHERE = Rect(0, 0, 0, 0)


def _cuts(run: GlyphRun, reached: int, links: Iterable[tuple[int, int, Link]]) -> tuple[tuple[Cut, ...], int]:
    """The parts of the run in links, and the characters of the block up to its end."""
    ends = []
    for text in run.texts:
        reached += sum(not ch.isspace() for ch in text)
        ends.append(reached)
    starts = [end - sum(not ch.isspace() for ch in text) for end, text in zip(ends, run.texts, strict=True)]
    out = []
    for a, b, link in links:
        inside = [i for i, (start, end) in enumerate(zip(starts, ends, strict=True)) if start < b and end > a and end > start]
        if inside:
            out.append(Cut(inside[0], inside[-1] + 1, link))
    return tuple(out), reached


def parts_of(run: GlyphRun, cuts: Sequence[Cut]) -> list[tuple[GlyphRun, Link | None]]:
    """The run in pieces; one that is turned upside down stays whole."""
    if not cuts:
        return [(run, None)]
    if run.angle % 360 not in (0, 90):
        return [(run, cuts[0].link)]
    out: list[tuple[GlyphRun, Link | None]] = []
    done = 0
    for cut in sorted(cuts, key=lambda c: c.start):
        if cut.start > done:
            out.append((_piece(run, done, cut.start), None))
        out.append((_piece(run, cut.start, cut.stop), cut.link))
        done = cut.stop
    if done < len(run.glyphs):
        out.append((_piece(run, done, len(run.glyphs)), None))
    return out


def _piece(run: GlyphRun, start: int, stop: int) -> GlyphRun:
    """Glyphs `start` to `stop`, where they stand."""
    at = run.offsets[start]
    end = run.offsets[stop] if stop < len(run.glyphs) else run.width
    along = run.down or run.angle % 360 == 90
    return replace(
        run, x=run.x if along else run.x + at, y=run.y + at if along else run.y, glyphs=run.glyphs[start:stop],
        offsets=tuple(o - at for o in run.offsets[start:stop]), texts=run.texts[start:stop], width=end - at,
        rises=run.rises[start:stop],
    )  # fmt: skip
