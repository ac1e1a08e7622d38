"""A makeup.yaml to begin from, of an issue whose articles exist: its pages with their furniture, its stories with ranks by
priority, by the heads that they have now and by length, its advertisements at their sizes. What has a
design of its own on a page of the paper is a block, taken over as it stands there. What straight cuts cannot make again (spreads,
vertical text, text at places in points on a page of the issue's own) is left by hand, and the plan says why.
`banmian makeup --plan`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from banmian.build import Loaded
from banmian.content.model import Article, Content, IssuePage, Paragraph, Piece
from banmian.languages import in_language
from banmian.makeup.bands import Between, between, lines_of, outside
from banmian.makeup.earlier import stands_of
from banmian.makeup.limits import MOVABLE
from banmian.makeup.writing import flow
from banmian.phrases import Phrase, say
from banmian.sources import read_text
from banmian.sources.yaml import compose
from banmian.template.makeup import RANKS, Makeup
from banmian.template.model import Paper
from banmian.template.values import span_value
from banmian.values import frozen

BRIEF = 280
"""Characters under which a story of the last priority is a brief."""
ROUND = ("round", "beside", "right", "under")
"""The forms of a story whose text runs round its picture now."""
LOW = 3
"""The priority from which on a story may be a brief."""
CROP = (0.7, 1.3)
"""The heights, as shares of its own, that a picture may have which is shown in columns and lines now."""
PITCH = (4, 6)
"""Lines by which a table may be less high, and higher, than it stands now: its rows stand closer or wider."""


@frozen
class _Page:
    page: IssuePage
    layout: Mapping[str, Any]
    standard: bool
    """Whether its layout is one of the paper's, whose places others may be like."""

    @property
    def number(self) -> int:
        return self.page.numbers[0]


def by_hand(root: Path, folder: str, loaded: Loaded) -> dict[int, Phrase]:
    """The pages that a plan leaves as they are, each with why."""
    content, template = loaded.content, loaded.template
    assert content is not None and template is not None
    pages = (_page(root, folder, content, page) for page in content.issue.pages if len(page.numbers) == 1)
    why = {page.number: said for page in pages if (said := _by_hand(page, template.paper)) is not None}
    return why | {n: say("it is part of a spread") for page in content.issue.pages if len(page.numbers) > 1 for n in page.numbers}


def plan_text(root: Path, folder: str, loaded: Loaded) -> str:
    """The file, as an editor would write it; its comments in the language that is spoken."""
    content, template = loaded.content, loaded.template
    assert content is not None and template is not None
    why = by_hand(root, folder, loaded)
    pages = [_page(root, folder, content, page) for page in content.issue.pages if page.numbers[0] not in why]
    pieces = {p.story: p for article in content.articles for p in article.pieces}
    head = say("What is on which page, and how important it is (rank 1: the page's lead). Change it, then: banmian makeup")
    wanted = in_language(say("give it a page, or a section"))
    lines = [
        f"# {in_language(head)}",
        "schema: 1",
    ]
    rows_of_pages = [_page_row(p, template.paper) for p in pages]
    lines += ["pages:", *(f"  - {flow(row)}" for row in rows_of_pages)] if pages else ["pages: []"]
    for number, said in sorted(why.items()):
        by_hand_still = say("page {number} stays by hand: {why}", number=number, why=said)
        lines.append(f"  # {in_language(by_hand_still)}")
    rows = [row for p in pages for row in _story_rows(p, content, pieces, template.paper)]
    lines += ["stories:", *(f"  - {flow(row)}" for row in rows)] if rows else ["stories: []"]
    lines += [f"  # - {{id: {a.id}, rank: {_rank(a)}}}   # {wanted}" for a in _unplaced(content)]
    adverts = [row for p in pages for row in _advert_rows(p, content, template.paper)]
    lines += ["adverts:", *(f"  - {flow(row)}" for row in adverts)] if adverts else []
    pins = {name: pin for p in pages for name, pin in _pins(p, template.paper)}
    return "\n".join([*lines, *(["pins:", *(f"  {name}: {flow(pin)}" for name, pin in pins.items())] if pins else [])]) + "\n"


def _by_hand(page: _Page, paper: Paper) -> Phrase | None:
    """Why a page cannot be made by the makeup; None where it can."""
    styles = dict(paper.text_styles)
    for name, place in page.layout.get("places", {}).items():
        for area in place.get("text", ()):
            style = styles.get(area.get("style", ""))
            if "rect" in area and not page.standard:  # of a page of the paper it is a block, as it stands there
                return say("the text of '{place}' stands at places in points (`rect`)", place=name)
            if style is not None and style.direction == "vertical":
                return say("the text of '{place}' is vertical", place=name)
    room = _between(page, paper)
    for name in outside({**page.layout.get("places", {}), **_standing(page)}, room.lines):
        return say("'{place}' stands beside what is at the page's head or foot", place=name)
    if len(room.beside) > MOVABLE:
        return say("more than {n} parts of its furniture stand among its stories", n=MOVABLE)
    return None


def _standing(page: _Page) -> dict[str, Any]:
    """The page's advertisements and pictures, as places that are one area."""
    parts = {**page.layout.get("adverts", {}), **page.layout.get("pictures", {})}
    return {name: {"text": [part]} for name, part in parts.items() if "lines" in part}


def _between(page: _Page, paper: Paper) -> Between:
    return between(page.layout.get("furniture", ()), paper.grid.columns[0].count, paper.grid.lines)


def _page(root: Path, folder: str, content: Content, page: IssuePage) -> _Page:
    own = f"{folder}/pages/{page.layout}.yaml"
    papers = f"layouts/{content.issue.paper}/pages/{page.layout}.yaml"
    name = own if (root / own).is_file() else papers
    source, _ = read_text(root, root / name)
    document = compose(source)[0] if source is not None else None
    return _Page(page, document.plain() if document is not None else {}, name == papers)


def _page_row(page: _Page, paper: Paper) -> dict[str, Any]:
    """The page's grid, the lines between what stands over its whole width, that and what may be laid among stories."""
    grid, room, movable = page.layout.get("grid"), _between(page, paper), []
    for part in room.beside:
        width, lines = _width(part), lines_of(part)
        height = lines[1] - lines[0] + 1
        if part.get("kind") == "index":
            movable.append({"kind": "index", "cols": width, "lines": f"{max(1, height - 5)}-{height + 5}"})
        else:  # stays where it is: `_pins`
            options = {key: value for key, value in part.items() if key not in ("kind", "cols", "lines")}
            movable.append({"kind": part["kind"], "cols": width, "lines": height} | ({"options": options} if options else {}))
    row: dict[str, Any] = {"number": page.number} | ({"grid": grid} if grid else {})
    row |= {"lines": f"{room.lines[0]}-{room.lines[1]}"} if room.lines != (1, paper.grid.lines) else {}
    return row | ({"furniture": list(room.stands)} if room.stands else {}) | ({"movable": movable} if movable else {})


def _pins(page: _Page, paper: Paper) -> Iterator[tuple[str, dict[str, Any]]]:
    """Furniture that stands among stories, where it stands now; an index may stand anywhere."""
    for n, part in enumerate(_between(page, paper).beside, 1):
        if part.get("kind") != "index":
            yield f"{part['kind']}-{n}", {key: part[key] for key in ("cols", "lines")}


def _width(part: Mapping[str, Any]) -> int:
    first, last = span_value(part.get("cols", "1"))
    return last - first + 1


def _is_quote(pieces: Mapping[str, Piece], story: str) -> bool:
    return story in pieces and pieces[story].kind == "pullquote"


def _story_rows(page: _Page, content: Content, pieces: Mapping[str, Piece], paper: Paper) -> Iterator[dict[str, Any]]:
    """The stories of a page, the most important first; where a thread comes from another page it is planned there."""
    makeup = paper.makeup
    threads = {t.story: [n for n, _ in t.places] for t in content.issue.threads}
    priorities = {article.id: article.priority for article in content.articles}
    here = [(name, stories) for name, stories in page.page.places if threads.get(stories[0], [page.number])[0] == page.number]
    here = [(name, stories) for name, stories in here if not _is_quote(pieces, stories[0])]
    alone = {stories[0] for _, stories in here if len(stories) == 1}
    boxed = {s.split("#")[0]: s for s in alone if "#" in s and s.split("#")[0] in alone}
    here = [(name, stories) for name, stories in here if stories[0] not in boxed.values()]

    def weight(row: tuple[str, tuple[str, ...]]) -> tuple[int, int, int, str]:
        length = sum(_length(pieces[s]) for s in row[1] if s in pieces)
        return priorities.get(row[1][0].split("#")[0], LOW), _rank_of_head(page, row[0], makeup), -length, row[0]

    for k, (name, stories) in enumerate(sorted(here, key=weight)):
        priority, headed, length, _ = weight((name, stories))
        rank = 1 if k == 0 else max(2, min(priority + 1, headed, RANKS))
        row: dict[str, Any] = {"id": stories[0] if len(stories) == 1 else list(stories), "page": page.number, "rank": rank}
        place = page.layout.get("places", {}).get(name, {})
        if _has_own_design(page, name, makeup) and page.standard and len(stories) == 1:
            yield row | {"like": f"{page.page.layout}.{name}"} | _height(place, paper) | _shown(page, name, is_like=True)
            continue
        if len(stories) > 1:
            title = place.get("title", {}).get("text", "")
            yield row | {"rank": 5} | ({"title": title} if title else {})
            continue
        style = next((area["style"] for area in place.get("text", ()) if "style" in area), "")
        row |= ({"beside": boxed[stories[0]]} if stories[0] in boxed else {}) | ({"box": "yes"} if "box" in place else {})
        row |= {"picture": {"forms": list(ROUND)}} if _is_round(page, name) else _shown(page, name)
        row |= _own_head(place, makeup)
        row |= ({"style": style} if style else {}) | ({"jump": threads[stories[0]][1]} if stories[0] in threads else {})
        brief = k and priority >= LOW and -length < BRIEF and not row.keys() - {"id", "page", "rank"}
        yield row | ({"rank": 5, "bundle": "yes"} if brief else {})


def _rank_of_head(page: _Page, place: str, makeup: Makeup | None) -> int:
    """The rank whose wanted head style stands over a place now; one more than the last where none does."""
    style = (page.layout.get("places", {}).get(place, {}).get("head") or {}).get("style", "")
    wanted = [styles[0] for styles in makeup.ranks] if makeup is not None else []
    usual = makeup.short.usual(style) if makeup is not None else style
    return wanted.index(usual) + 1 if usual in wanted else RANKS + 1


def _own_head(place: Mapping[str, Any], makeup: Makeup | None) -> dict[str, Any]:
    """The head style that stands over a place now, where neither a rank nor a form of the makeup has it."""
    style = (place.get("head") or {}).get("style", "")
    if makeup is None or not style or "box" in place:
        return {}
    usual = {makeup.looks.side, makeup.looks.brief, *(name for styles in makeup.ranks for name in styles)}
    return {} if makeup.short.usual(style) in usual else {"heads": [style]}


def _has_own_design(page: _Page, name: str, makeup: Makeup | None) -> bool:
    """Whether a place looks like nothing that the makeup makes: with a title, without text, in a style of its own and no box, in a
    box under another head than the makeup's, or with text or pictures at places in points."""
    place = page.layout.get("places", {}).get(name, {})
    areas, pictures = place.get("text", ()), (p for p in page.layout.get("pictures", {}).values() if p.get("of") == name)
    styled = any("style" in area for area in areas)
    boxed = "box" in place and makeup is not None and (place.get("head") or {}).get("style", "") in ("", makeup.looks.boxed)
    return "title" in place or not areas or any("rect" in part for part in (*areas, *pictures)) or (styled and not boxed)


def _height(place: Mapping[str, Any], paper: Paper) -> dict[str, Any]:
    """The lines that a block may have: a table, whose rows give way, some more or less than it has; what has no text, as many."""
    tables = {name for name, _ in paper.table_styles}
    areas = [area for area in (place.get("box"), place.get("head"), *place.get("text", ())) if area and "lines" in area]
    spans = [span_value(area["lines"]) for area in areas]
    if not spans:
        return {}
    high = max(last for _, last in spans) - min(first for first, _ in spans) + 1
    if not place.get("text"):
        return {"lines": high}
    is_table = any(area.get("style") in tables for area in place["text"])
    return {"lines": f"{max(1, high - PITCH[0])}-{high + PITCH[1]}"} if is_table and "title" not in place else {}


def _shown(page: _Page, place: str, is_like: bool = False) -> dict[str, Any]:
    """Of a story's picture that stands in columns and lines now: other heights, and a column more or less; `is_like`: none of these
    columns, as its block is taken over."""
    shown = next((p for p in _first_pictures(page, place) if "cols" in p and "lines" in p and "shape" not in p), None)
    if shown is None:
        return {}
    width = _width(shown)
    cols = {} if is_like or width == 1 else {"cols": f"{max(1, width - 1)}-{width + 1}"}
    return {"picture": {**cols, "crop": list(CROP)}}


def _is_round(page: _Page, place: str) -> bool:
    """Whether its text runs round its picture now."""
    return any(p.get("shape") == "circle" and "at" in p for p in _first_pictures(page, place))


def _first_pictures(page: _Page, place: str) -> Iterator[Mapping[str, Any]]:
    """Where the page shows the first picture of the place's story."""
    return (p for p in page.layout.get("pictures", {}).values() if p.get("of") == place and str(p.get("nth", 1)) == "1")


def _length(piece: Piece) -> int:
    return sum(len(block.text.text) for block in piece.blocks if isinstance(block, Paragraph))


def _rank(article: Article) -> int:
    return min(5, article.priority + 1)


def _unplaced(content: Content) -> Iterable[Article]:
    placed = {s.split("#")[0] for page in content.issue.pages for _, stories in page.places for s in stories}
    return (article for article in content.articles if article.id not in placed)


def _advert_rows(page: _Page, content: Content, paper: Paper) -> Iterator[dict[str, Any]]:
    """The advertisements with their sizes, and the corner of the page where they stand in one."""
    stands = stands_of(page.layout)
    for advert in content.issue.adverts:
        if advert.page == page.number and advert.place in stands:
            cols, lines = stands[advert.place]
            at = _corner(page, cols, lines, paper)
            size = {"cols": cols[1] - cols[0] + 1, "lines": lines[1] - lines[0] + 1}
            yield {"id": advert.place, "page": page.number, **size, **({"at": at} if at else {})}


def _corner(page: _Page, cols: tuple[int, int], lines: tuple[int, int], paper: Paper) -> str:
    """The corner of the page's columns and of the lines of its stories; "" for what stands in none. What is as wide as the page, or
    as high, counts for the left, or the top."""
    grid = page.layout.get("grid") or paper.grid.columns[0].name
    columns = next((g.count for g in paper.grid.columns if g.name == grid), 0)
    first, last = span_value(_page_row(page, paper).get("lines", f"1-{paper.grid.lines}"))
    upright = "top" if lines[0] == first else "bottom" if lines[1] == last else ""
    across = "left" if cols[0] == 1 else "right" if cols[1] == columns else ""
    return f"{upright}-{across}" if upright and across else ""
