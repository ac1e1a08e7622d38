"""A makeup.yaml to begin from, of an issue whose articles exist: its pages with their furniture, its stories with ranks by
priority, by the heads that they have now and by length, its advertisements at their sizes. `banmian makeup --plan`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from banmian.build import Loaded
from banmian.content.model import Article, Content, IssuePage, Paragraph, Piece
from banmian.languages import in_language
from banmian.makeup.earlier import stands_of
from banmian.makeup.writing import flow
from banmian.phrases import say
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


@frozen
class _Page:
    page: IssuePage
    layout: Mapping[str, Any]
    standard: bool
    """Whether its layout is one of the paper's, whose places others may be like."""

    @property
    def number(self) -> int:
        return self.page.numbers[0]


def plan_text(root: Path, folder: str, loaded: Loaded) -> str:
    """The file, as an editor would write it; its comments in the language that is spoken."""
    content, template = loaded.content, loaded.template
    assert content is not None and template is not None
    pages = [_page(root, folder, content, p) for p in content.issue.pages if len(p.numbers) == 1]
    pieces = {p.story: p for article in content.articles for p in article.pieces}
    head = say("What is on which page, and how important it is (rank 1: the page's lead). Change it, then: banmian makeup")
    wanted = in_language(say("give it a page, or a section"))
    lines = [
        f"# {in_language(head)}",
        "schema: 1",
    ]
    lines += ["pages:", *(f"  - {flow(_page_row(p, template.paper))}" for p in pages)]
    rows = [row for p in pages for row in _story_rows(p, content, pieces, template.paper.makeup)]
    lines += ["stories:", *(f"  - {flow(row)}" for row in rows)] if rows else ["stories: []"]
    lines += [f"  # - {{id: {a.id}, rank: {_rank(a)}}}   # {wanted}" for a in _unplaced(content)]
    adverts = [row for p in pages for row in _advert_rows(p, content)]
    return "\n".join([*lines, *(["adverts:", *(f"  - {flow(row)}" for row in adverts)] if adverts else [])]) + "\n"


def _page(root: Path, folder: str, content: Content, page: IssuePage) -> _Page:
    own = f"{folder}/pages/{page.layout}.yaml"
    papers = f"layouts/{content.issue.paper}/pages/{page.layout}.yaml"
    name = own if (root / own).is_file() else papers
    source, _ = read_text(root, root / name)
    document = compose(source)[0] if source is not None else None
    return _Page(page, document.plain() if document is not None else {}, name == papers)


def _page_row(page: _Page, paper: Paper) -> dict[str, Any]:
    """The page's grid, the lines between what stands over its whole width, that and what may be laid among stories."""
    grid = page.layout.get("grid")
    row: dict[str, Any] = {"number": page.number} | ({"grid": grid} if grid else {})
    first, last, stands, movable = 1, paper.grid.lines, [], []
    for part in page.layout.get("furniture", ()):
        cols, lines = span_value(part.get("cols", "1")), span_value(part.get("lines", "head"))
        if cols[1] - cols[0] + 1 < paper.grid.columns[0].count:
            if part.get("kind") == "index":
                height = lines[1] - lines[0] + 1
                movable.append({"kind": "index", "cols": cols[1] - cols[0] + 1, "lines": f"{max(1, height - 5)}-{height + 5}"})
            continue
        stands.append(part)
        if lines[1] < paper.grid.lines // 2:
            first = max(first, lines[1] + 1)
        else:
            last = min(last, lines[0] - 1)
    row |= {"lines": f"{first}-{last}"} if (first, last) != (1, paper.grid.lines) else {}
    return row | ({"furniture": stands} if stands else {}) | ({"movable": movable} if movable else {})


def _is_quote(pieces: Mapping[str, Piece], story: str) -> bool:
    return story in pieces and pieces[story].kind == "pullquote"


def _story_rows(page: _Page, content: Content, pieces: Mapping[str, Piece], makeup: Makeup | None) -> Iterator[dict[str, Any]]:
    """The stories of a page, the most important first; where a thread comes from another page it is planned there."""
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
        if _has_own_design(place) and page.standard and len(stories) == 1:
            yield row | {"like": f"{page.page.layout}.{name}"}
            continue
        if len(stories) > 1:
            title = place.get("title", {}).get("text", "")
            yield row | {"rank": 5} | ({"title": title} if title else {})
            continue
        style = next((area["style"] for area in place.get("text", ()) if "style" in area), "")
        row |= ({"beside": boxed[stories[0]]} if stories[0] in boxed else {}) | ({"box": "yes"} if "box" in place else {})
        row |= {"picture": {"forms": list(ROUND)}} if _is_round(page, name) else {}
        row |= ({"style": style} if style else {}) | ({"jump": threads[stories[0]][1]} if stories[0] in threads else {})
        brief = k and priority >= LOW and -length < BRIEF and not row.keys() - {"id", "page", "rank"}
        yield row | ({"rank": 5, "bundle": "yes"} if brief else {})


def _rank_of_head(page: _Page, place: str, makeup: Makeup | None) -> int:
    """The rank whose wanted head style stands over a place now; one more than the last where none does."""
    style = (page.layout.get("places", {}).get(place, {}).get("head") or {}).get("style")
    wanted = [styles[0] for styles in makeup.ranks] if makeup is not None else []
    return wanted.index(style) + 1 if style in wanted else RANKS + 1


def _has_own_design(place: Mapping[str, Any]) -> bool:
    """Whether a place looks like nothing that the makeup makes: with a title, without text, in a style of its own and no box."""
    styled = any("style" in area for area in place.get("text", ()))
    return "title" in place or not place.get("text") or (styled and "box" not in place)


def _is_round(page: _Page, place: str) -> bool:
    """Whether its text runs round its picture now."""
    own = (p for p in page.layout.get("pictures", {}).values() if p.get("of") == place and str(p.get("nth", 1)) == "1")
    return any(p.get("shape") == "circle" and "at" in p for p in own)


def _length(piece: Piece) -> int:
    return sum(len(block.text.text) for block in piece.blocks if isinstance(block, Paragraph))


def _rank(article: Article) -> int:
    return min(5, article.priority + 1)


def _unplaced(content: Content) -> Iterable[Article]:
    placed = {s.split("#")[0] for page in content.issue.pages for _, stories in page.places for s in stories}
    return (article for article in content.articles if article.id not in placed)


def _advert_rows(page: _Page, content: Content) -> Iterator[dict[str, Any]]:
    stands = stands_of(page.layout)
    for advert in content.issue.adverts:
        if advert.page == page.number and advert.place in stands:
            cols, lines = stands[advert.place]
            yield {"id": advert.place, "page": page.number, "cols": cols[1] - cols[0] + 1, "lines": lines[1] - lines[0] + 1}
