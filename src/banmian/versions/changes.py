"""What changed between two states of pages: words by paragraph and character, blocks that moved, pictures, furniture.

Compared are records (records.py), by story and block, never pixels. The text of a story is compared over all its pages, so that
a word that came in is told once, where it is; what it pushes on is told as moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal

from banmian.geometry import Rect
from banmian.units import mm_of_mp
from banmian.values import frozen
from banmian.versions.records import PageRecord, Thing
from banmian.versions.story_text import BlockText, Standing, blocks_of, solid, stories_of

Kind = Literal["words", "moved", "picture", "furniture"]
ALIKE = 0.3
"""From which likeness on a paragraph that came in the place of another is that one changed."""
AROUND = 8
"""Characters around a change that are told with it."""


@frozen
class Edit:
    """From character `at` of a paragraph on, blanks not counted, `before` became `after`."""

    at: int
    before: str
    after: str


@frozen
class Change:
    """One change. `page`: where it stands now, of what is gone where it stood. `paragraph`: from 1; 0 = none of the text, then
    `role` says what. `before`, `after`: what is told of it. `lines`: by how many lines text moved on. `places`: page and rectangle
    of each part, for marks. `file`, `line`: where it is written."""

    kind: Kind
    page: int
    story: str
    paragraph: int = 0
    role: str = ""
    before: str = ""
    after: str = ""
    edits: tuple[Edit, ...] = ()
    lines: int = 0
    places: tuple[tuple[int, Rect], ...] = ()
    file: str = ""
    line: int = 0

    @property
    def added(self) -> int:
        return sum(len(edit.after) for edit in self.edits)

    @property
    def removed(self) -> int:
        return sum(len(edit.before) for edit in self.edits)

    def as_json(self) -> dict[str, Any]:
        """The change as `--json` tells it; rectangles in mm."""
        rects = [{"page": page, "rect": [mm_of_mp(v) for v in rect.corners]} for page, rect in self.places]
        edits = [{"at": e.at, "before": e.before, "after": e.after} for e in self.edits]
        return {
            "page": self.page, "story": self.story, "paragraph": self.paragraph, "role": self.role, "kind": self.kind,
            "before": self.before, "after": self.after, "edits": edits,
            "characters": {"added": self.added, "removed": self.removed}, "lines": self.lines, "rects": rects,
            "file": self.file or None, "line": self.line or None,
        }  # fmt: skip


def changes_between(before: Sequence[PageRecord], after: Sequence[PageRecord]) -> tuple[Change, ...]:
    """All changes from one state to the other, page by page; of a page words before what they moved."""
    old, new = stories_of(before), stories_of(after)
    found: list[Change] = []
    for story in dict.fromkeys((*new, *old)):
        if story:
            words = list(_words(story, blocks_of(old.get(story, ())), blocks_of(new.get(story, ()))))
            found += words
            found += _moved(story, old.get(story, []), new.get(story, []), words)
    pages = {page.number: page for page in before}
    for page in after:
        found += _things(pages.get(page.number), page)
        found += _furniture(pages.get(page.number), page)
    order: dict[Kind, int] = {"words": 0, "picture": 1, "moved": 2, "furniture": 3}
    return tuple(sorted(found, key=lambda change: (change.page, order[change.kind])))


# --- words -----------------------------------------------------------------------------------------------------------


def _words(story: str, before: list[BlockText], after: list[BlockText]) -> Iterator[Change]:
    """Each part of the head and each paragraph that is another, new or gone."""
    for role in dict.fromkeys(b.key[1] for b in (*after, *before) if b.key[1]):
        old, new = ([b for b in some if b.key[1] == role] for some in (before, after))
        yield from _paired(story, old, new)
    yield from _paired(story, [b for b in before if not b.key[1]], [b for b in after if not b.key[1]])


def _paired(story: str, before: list[BlockText], after: list[BlockText]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [b.text for b in before], [b.text for b in after], autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what != "equal":
            for old, new in _partners(before[i1:i2], after[j1:j2]):
                yield _word_change(story, old, new)


def _partners(before: list[BlockText], after: list[BlockText]) -> Iterator[tuple[BlockText | None, BlockText | None]]:
    """Each paragraph with the one that came in its place; with nothing where it is new or gone. Their order stays."""
    at = 0
    for new in after:
        likely = [(_likeness(old.text, new.text), -k) for k, old in enumerate(before[at:], at)]
        best, k = max(likely, default=(0.0, 0))
        if best < ALIKE:
            yield None, new
            continue
        for gone in before[at:-k]:
            yield gone, None
        yield before[-k], new
        at = -k + 1
    for gone in before[at:]:
        yield gone, None


def _likeness(one: str, other: str) -> float:
    """The share of characters that both have, in their order at the two ends or anywhere."""
    ends = _common_ends(one, other)
    quick = sum((Counter(one) & Counter(other)).values())
    return max(sum(ends), quick * 0.9) * 2 / max(1, len(one) + len(other))


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning, and at their end beside that."""
    least = min(len(one), len(other))
    begin = next((k for k in range(least) if one[k] != other[k]), least)
    rest = least - begin
    end = next((k for k in range(rest) if one[-1 - k] != other[-1 - k]), rest)
    return begin, end


def edits_between(before: str, after: str) -> tuple[Edit, ...]:
    """The fewest stretches that differ: what stands between the common ends, taken apart where it is long."""
    begin, end = _common_ends(before, after)
    old, new = before[begin : len(before) - end], after[begin : len(after) - end]
    if not old or not new:
        return (Edit(begin, old, new),) if old or new else ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = [block for block in matcher.get_matching_blocks() if block.size > 1 or not block.size]
    out, i, j = [], 0, 0
    for block in kept:  # a single character that both have by chance parts nothing
        if block.a > i or block.b > j:
            out.append(Edit(begin + i, old[i : block.a], new[j : block.b]))
        i, j = block.a + block.size, block.b + block.size
    return tuple(out)


def _word_change(story: str, old: BlockText | None, new: BlockText | None) -> Change:
    edits = edits_between(old.text if old is not None else "", new.text if new is not None else "")
    shown = new or old
    assert shown is not None
    places: list[tuple[int, Rect]] = []
    shift = 0
    for edit in edits:
        at = edit.at + shift if new is not None else edit.at
        places += shown.places(at, at + len(edit.after if new is not None else edit.before))
        shift += len(edit.after) - len(edit.before)
    first = edits[0].at if edits else 0
    where = shown.line_at(first)
    return Change(
        "words", where.page, story, shown.key[0] + 1, shown.role,
        _excerpt(old.text, edits[0].at, edits[-1].at + len(edits[-1].before)) if old is not None and edits else "",
        _excerpt(new.text, edits[0].at, edits[-1].at + shift + len(edits[-1].before)) if new is not None and edits else "",
        edits, 0, tuple(places), where.line.file, where.line.line,
    )  # fmt: skip


def _excerpt(text: str, begin: int, end: int) -> str:
    """The changed part with a few characters around it."""
    low, high = max(0, begin - AROUND), min(len(text), end + AROUND)
    return ("\u2026" if low else "") + text[low:high] + ("\u2026" if high < len(text) else "")


# --- what moved ------------------------------------------------------------------------------------------------------


def _moved(story: str, before: list[Standing], after: list[Standing], words: Iterable[Change]) -> Iterator[Change]:
    """For each page the lines that stand elsewhere than they did, as one change; lines whose words are others count by those."""
    touched = {(page, rect.y0, rect.y1) for change in words for page, rect in change.places}
    stood = Counter((s.page, s.line.text, s.line.rect) for s in before)
    index = {text: k for k, text in _unique(before)}
    shifts = {text: k - index[text] for k, text in _unique(after) if text in index}
    for page in dict.fromkeys(s.page for s in after):
        here = [s for s in after if s.page == page]
        other = [s for s in here if not stood[page, s.line.text, s.line.rect]]
        other = [s for s in other if (page, s.line.rect.y0, s.line.rect.y1) not in touched]
        if not other or not before:
            continue
        by = next((shifts[s.line.text] for s in other if shifts.get(s.line.text)), 0)
        first = other[0].line
        yield Change(
            "moved", page, story, first.block + 1, first.role.partition(" ")[0], lines=by,
            places=tuple((page, rect) for rect in _by_column(other)), file=first.file, line=first.line,
        )  # fmt: skip


def _unique(lines: Sequence[Standing]) -> Iterator[tuple[int, str]]:
    """The lines whose text occurs once, with their place in the story."""
    counts = Counter(s.line.text for s in lines)
    return ((k, s.line.text) for k, s in enumerate(lines) if counts[s.line.text] == 1 and len(solid(s.line.text)) > 1)


def _by_column(lines: Iterable[Standing]) -> list[Rect]:
    """One rectangle for the lines of each column."""
    out: dict[object, Rect] = {}
    for standing in lines:
        line = standing.line
        key = line.frame, line.column_rect
        known = out.get(key)
        out[key] = line.rect if known is None else _around(known, line.rect)
    return list(out.values())


def _around(a: Rect, b: Rect) -> Rect:
    return Rect(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))


# --- pictures and furniture ------------------------------------------------------------------------------------------


def _things(before: PageRecord | None, after: PageRecord) -> Iterator[Change]:
    """Pictures that are others, came, went or moved; then rules and grounds, together."""
    old = list(before.things) if before is not None else []
    new = list(after.things)
    same = Counter((t.kind, t.look, t.rect) for t in old) & Counter((t.kind, t.look, t.rect) for t in new)
    old, new = _without(old, same), _without(new, same)
    for thing in [t for t in new if t.kind == "picture"]:
        partner = _picture_before(thing, old)
        if partner is not None:
            old.remove(partner)
        role = "came" if partner is None else "moved" if partner.look == thing.look else "changed"
        size = _size(partner) if partner is not None else ""
        yield Change("picture", after.number, thing.story, 0, role, size, _size(thing), places=((after.number, thing.rect),))
    for thing in [t for t in old if t.kind == "picture"]:
        yield Change("picture", after.number, thing.story, 0, "went", _size(thing), places=((after.number, thing.rect),))
    rest = [t for t in (*new, *old) if t.kind != "picture"]
    if Counter(t.look for t in old if t.kind != "picture" and t.story) == Counter(
        t.look for t in new if t.kind != "picture" and t.story
    ):
        rest = [t for t in rest if not t.story]  # marks beside words, which go with these
    if rest:
        places = tuple((after.number, rect) for rect in dict.fromkeys(t.rect for t in rest))
        yield Change("furniture", after.number, "", 0, "rules", places=places)


def _picture_before(thing: Thing, old: list[Thing]) -> Thing | None:
    """The picture that this one is, elsewhere, or that it came in the place of: of the same story, the one that it covers first."""
    pictures = [t for t in old if t.kind == "picture"]
    alike = [t for t in pictures if t.look == thing.look] or [t for t in pictures if t.story == thing.story]
    return max(alike, key=lambda t: (t.name == thing.name, _common(t.rect, thing.rect)), default=None)


def _common(a: Rect, b: Rect) -> int:
    return max(0, min(a.x1, b.x1) - max(a.x0, b.x0)) * max(0, min(a.y1, b.y1) - max(a.y0, b.y0))


def _without(things: list[Thing], same: Counter[tuple[str, str, Rect]]) -> list[Thing]:
    left, out = Counter(same), []
    for thing in things:
        key = thing.kind, thing.look, thing.rect
        if left[key]:
            left[key] -= 1
        else:
            out.append(thing)
    return out


def _size(thing: Thing) -> str:
    return f"{mm_of_mp(thing.rect.width):.0f} \u00d7 {mm_of_mp(thing.rect.height):.0f} mm"


def _furniture(before: PageRecord | None, after: PageRecord) -> Iterator[Change]:
    """Texts of the furniture that are others or stand elsewhere, by what it is."""
    old = [x for x in (before.lines if before is not None else ()) if not x.story]
    new = [x for x in after.lines if not x.story]
    for role in dict.fromkeys(x.role for x in (*new, *old)):
        was, now = [x for x in old if x.role == role], [x for x in new if x.role == role]
        stood, stands = Counter((x.text, x.rect) for x in was), Counter((x.text, x.rect) for x in now)
        gone, come = [x for x in was if not stands[x.text, x.rect]], [x for x in now if not stood[x.text, x.rect]]
        if not gone and not come:
            continue
        shown = come or gone
        places = tuple((after.number, x.rect) for x in shown)
        texts = " ".join(x.text for x in gone), " ".join(x.text for x in come)
        edits = edits_between(solid(texts[0]), solid(texts[1]))
        yield Change("furniture", after.number, "", 0, role, *texts, edits, 0, places, shown[0].file, shown[0].line)
