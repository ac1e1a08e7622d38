"""PF-ISS: the issue's own display list and plan: what is known only before the PDF, each finding with its source line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from banmian.colour import Ink
from banmian.content.model import CHART, Head, Paragraph, Piece
from banmian.diagnostics import Span
from banmian.display import Box, GlyphRun, Group, Item, Path, box_of, outline_box, runs_of
from banmian.preflight.checks.citations import EDITING, HOUSE, LIMITS
from banmian.preflight.model import Check, Finding, Needs, Rect4, error, warning
from banmian.preflight.standards import Requirements
from banmian.preflight.text_lines import DisplayFacts, rect_of

SHINGLE = 8
"""Characters of a piece of text by which stories are compared."""
ALIKE = 0.5
"""Share of the shorter story's pieces found in the other."""
LEAST_STORY = 60
"""Characters; a shorter story is not compared."""
PAIRS = {"\u201c": "\u201d", "\u2018": "\u2019", "\uff08": "\uff09", "\u300a": "\u300b", "\u300c": "\u300d", "\u3010": "\u3011"}
SLACK = 2_000
"""mp that a run may stand out of the type area, or half its em: hanging marks, the blank side of a full mark in a head."""
BLANKS = " \u3000\u2026.\u00b7-"
HEAD_ROLES = frozenset({"kicker", "headline", "deck", "tag", "jump-head", "byline", "caption", "credit", "source"})
"""Roles of a story's text that say what it is about, or whose it is: its text is all else, cells of a table too."""


def _finding(name: str, page: int | None, rect: Rect4 | None, span: Span | None, **values: object) -> Finding:
    return Finding(name, tuple(values.items()), page, rect, span)


def below(facts: DisplayFacts, _: Requirements) -> Iterator[Finding]:
    """A story's words outside the type area: over the page's foot or beside it."""
    if facts.plan is None:
        return
    grid = facts.plan.paper.grid
    left, top, right, foot = grid.left, grid.top, grid.left + grid.width, grid.line_foot(grid.lines)
    for page in facts.display.pages:
        for run in runs_of(page.items):
            x0, y0, x1, y1 = rect_of(run)
            slack = max(SLACK, run.size * 3 // 4)  # an opening mark at the edge stands half an em outside it, less its bearing
            inside = x0 >= left - slack and x1 <= right + slack and y0 >= top - slack and y1 <= foot + slack
            if run.tag.story and not inside and not _over_the_fold(facts, page.number, x0, x1):
                yield _finding(
                    "error", page.number, (x0, y0, x1, y1), run.origin, text="".join(run.texts)[:12], story=run.tag.story
                )


def _over_the_fold(facts: DisplayFacts, page: int, x0: int, x1: int) -> bool:
    """A spread's picture words may stand in its inner margin."""
    assert facts.plan is not None
    sheet = next((s for s in facts.plan.sheets if page in s.numbers), None)
    width = facts.plan.paper.grid.trim[0]
    return sheet is not None and len(sheet.numbers) == 2 and x0 >= 0 and x1 <= width


def continued(facts: DisplayFacts, _: Requirements) -> Iterator[Finding]:
    """Each place of a thread that shows the story's head shows something of the story; one that it does not reach at all has
    no head, and is told by FLW032."""
    if facts.plan is None:
        return
    for stream in facts.plan.streams:
        if len(stream.stops) < 2 or not stream.stories:
            continue
        story = stream.stories[0]
        head = stream.pieces[0].head if stream.pieces else Head()
        heads = "\n".join("".join(t.text.split()) for t in (head.headline, head.jump_headline) if t)
        for stop in stream.stops[1:]:
            numbers = facts.plan.sheets[stop.sheet].numbers
            shown = any(line.story == story and line.role not in HEAD_ROLES for n in numbers for line in facts.words.on(n))
            headed = any(line.role == "jump-head" and line.tight in heads for n in numbers for line in facts.words.on(n))
            if headed and not shown:
                yield _finding("error", numbers[0], None, stream.span, story=story, number=numbers[0], place=stop.place.name)


def twins(facts: DisplayFacts, _: Requirements) -> Iterator[Finding]:
    """Two stories that share most of their text."""
    if facts.plan is None:
        return
    pieces = [(p, _shingles(p)) for s in facts.plan.streams for p in s.pieces if p.kind != "pullquote"]
    for (one, first), (two, second) in combinations([(p, s) for p, s in pieces if len(s) > LEAST_STORY], 2):
        share = len(first & second) / min(len(first), len(second))
        if share >= ALIKE:
            yield _finding("warning", None, None, two.span, one=one.story, two=two.story, percent=round(share * 100))


def _shingles(piece: Piece) -> frozenset[str]:
    text = "".join("".join(b.text.text.split()) for b in piece.blocks if isinstance(b, Paragraph))
    return frozenset(text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1))


def captions(facts: DisplayFacts, _: Requirements) -> Iterator[Finding]:
    """A caption that was begun and not written; a picture without words for those who do not see it. A picture that
    declares no caption is the editor's choice."""
    if facts.plan is None:
        return
    for planned in facts.plan.pictures:
        picture = planned.picture
        if picture is None:
            continue
        page = facts.plan.sheets[planned.sheet].numbers[0]
        if picture.caption is not None and not picture.caption.text.strip(BLANKS):
            yield _finding("error", page, None, picture.span, file=picture.file)
        if not picture.alt.strip() and not picture.file.lower().endswith(CHART):
            yield _finding("alt", page, None, picture.span, file=picture.file)


def inks(facts: DisplayFacts, required: Requirements) -> Iterator[Finding]:
    """Inks of the paper that alone are over the limit, where they are used."""
    seen: set[str] = set()
    for page in facts.display.pages:
        for ink, item in _inks(page.items):
            if ink.total / 10 > required.limits.flat_ink_percent and ink.name not in seen:
                seen.add(ink.name)
                percent, limit = f"{ink.total / 10:g}", f"{required.limits.flat_ink_percent:g}"
                rect = outline_box(item.outline) if isinstance(item, Path) else box_of(item)
                yield _finding("error", page.number, rect.corners, item.origin, ink=ink.name, percent=percent, limit=limit)


def _inks(items: Iterable[Item]) -> Iterator[tuple[Ink, Item]]:
    """What paints in one ink, pictures first."""
    for item in items:
        if isinstance(item, Group):
            yield from _inks(item.items)
        elif isinstance(item, Box):
            yield item.ink, item
        elif isinstance(item, Path) and item.fill is not None:
            yield item.fill, item
    for item in items:
        if isinstance(item, GlyphRun):
            yield item.ink, item


def small_colour(facts: DisplayFacts, required: Requirements) -> Iterator[Finding]:
    """A story's words in several inks under the size that register can hold, with the line that asks for them."""
    limit = required.limits.several_inks_text_pt
    for page in facts.display.pages:
        for run in runs_of([i for i in page.items if not isinstance(i, Group)]):
            if len(run.ink.plates) > 1 and run.size < limit * 1000:
                size = f"{run.size / 1000:g}"
                yield _finding("error", page.number, rect_of(run), run.origin, size=size, ink=run.ink.name, limit=f"{limit:g}")


def brackets(facts: DisplayFacts, _: Requirements) -> Iterator[Finding]:
    """Quotes and brackets of a story that open and do not close within it, or close unopened."""
    if facts.plan is None:
        return
    for stream in facts.plan.streams:
        paragraphs = [(p, b.text) for p in stream.pieces for b in p.blocks if isinstance(b, Paragraph)]
        for piece, text in paragraphs:
            if wrong := _unpaired(text.text):
                yield _finding("warning", None, None, text.span, mark=wrong, story=piece.story)


def _unpaired(text: str) -> str:
    """The first mark without its other; a paragraph may open a quotation that the next one goes on with."""
    closing = {close: opening for opening, close in PAIRS.items()}
    opened: list[str] = []
    for ch in text:
        if ch in PAIRS:
            opened.append(ch)
        elif ch in closing and (not opened or opened.pop() != closing[ch]):
            return ch
    return "" if not opened or opened == ["\u201c"] else opened[-1]


def targets(facts: DisplayFacts, _: Requirements) -> Iterator[Finding]:
    """Each code reads as one of the issue's addresses, and each address has its code."""
    if facts.plan is None or facts.codes is None:
        return
    wanted = {q.target: q.span for q in facts.plan.content.issue.qr}
    for page, rect, text, span in facts.codes:
        if not text:
            yield _finding("unread", page, rect, span)
        elif text not in wanted:
            yield _finding("error", page, rect, span, text=text)
    read = {text for _, _, text, _ in facts.codes}
    for target, span in wanted.items():
        if target not in read:
            yield _finding("missing", None, None, span, target=target)


D, E = Needs.DISPLAY, EDITING
CHECKS: tuple[Check, ...] = (
    Check("PF-ISS-01", "no story leaves the type area", D,
          (error("`{text}` of `{story}` lies outside the type area", text="\u7b2c\u4e8c\u6bb5", story="visit"),),
          "Text below the type area is lost on the press.", HOUSE, "Shorten the story, or give it more lines.", below),
    Check("PF-ISS-02", "a thread goes on at each of its places", D,
          (error("nothing of `{story}` stands on page {number} in place {place}", story="halfyear", number=2, place="cont"),),
          "The jump line leads to an empty place.", E, "Take the place out of the thread, or let the story run on.", continued),
    Check("PF-ISS-03", "no story is there twice", D,
          (warning("`{two}` shares {percent} % of its text with `{one}`", one="bus", two="net", percent=80),),
          "One report was taken in by two pages.", E, "Keep one of them.", twins),
    Check("PF-ISS-04", "captions are filled in", D,
          (error("the caption of {file} is empty", file="images/lane.svg"),
           warning("the picture {file} has no words for those who do not see it", "alt", file="images/lane.svg")),
          "The page has a gap where it should say what is seen.", E, "Write caption and alternative text.", captions),
    Check("PF-ISS-05", "inks are within the limit", D,
          (error("the ink `{ink}` is {percent} %, the limit is {limit} %", ink="night", percent="260", limit="240"),),
          "No conversion holds a flat colour back.", LIMITS, "Mix the ink from less.", inks),
    Check("PF-ISS-06", "small words are one ink", D,
          (error("words of {size} pt in the ink `{ink}` of several plates (from {limit} pt on it may be)", size="9", ink="red",
                 limit="12"),),
          "Register of 0.5 to 0.7 mm makes them unreadable.", LIMITS, "Use an ink of one plate, or set them larger.", small_colour),
    Check("PF-ISS-07", "quotes and brackets are paired", D,
          (warning("`{mark}` in `{story}` has no partner", mark="\u201d", story="visit"),),
          "A quotation begins or ends nowhere.", E, "Add or delete the mark.", brackets),
    Check("PF-ISS-08", "QR codes lead where the issue says", D,
          (error("a code leads to {text}, which is no address of the issue", text="https://example.com/other"),
           error("a code cannot be read from its own modules", "unread"),
           error("no code leads to {target}", "missing", target="https://example.com/shequ-fabu")),
          "Readers land somewhere else.", E, "Correct the address in issue.yaml and set the page anew.", targets),
)  # fmt: skip
