"""Joining an issue with its layouts: every story in one place (or a thread), every place with a story, every picture found.

docs/rules/contracts.md, Files that editors write. Codes PLN\u2026
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from banmian.colour import Ink
from banmian.content.model import Advert, Content, IssuePage, Picture, Piece, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, Phrase, say, series
from banmian.plan.bylines import signed_content
from banmian.plan.facts import current_facts, unplaced
from banmian.plan.fillers import fillers_told, with_fillers
from banmian.plan.model import IndexEntry, Plan, PlannedPicture, Sheet, Stop, Stream
from banmian.plan.picture_groups import group_picture
from banmian.plan.printed import printed_content, printed_streams, told_of_offers
from banmian.plan.teasers import planned_teasers
from banmian.template.model import PageLayout, Paper, PicturePlace
from banmian.template.words import filled

EN_DASH = "\u2013"


def plan_issue(
    content: Content, paper: Paper, layouts: Mapping[str, PageLayout], lost: frozenset[str] = frozenset()
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Join content and template. `lost`: ids of articles whose file is there but could not be read (already reported)."""
    return _Join(content, paper, layouts, lost).run()


class _Join:
    def __init__(self, content: Content, paper: Paper, layouts: Mapping[str, PageLayout], lost: frozenset[str]) -> None:
        signed, unsaid = signed_content(content, paper.words.bylines)
        self.content, self.diagnostics = current_facts(signed, paper)
        self.diagnostics += unsaid
        self.paper, self.layouts, self.lost = paper, layouts, lost
        self.pieces = {p.story: p for a in self.content.articles for p in a.pieces}
        self.used: dict[str, Span] = {}

    def run(self) -> tuple[Plan, tuple[Diagnostic, ...]]:
        issue_pages = [p for p in self.content.issue.pages if p.layout in self.layouts]
        sheets = tuple(
            Sheet(p.numbers, p.name, p.editors, self.layouts[p.layout], p.name_span, self._section(p)) for p in issue_pages
        )
        self._in_order()
        written = self._streams(issue_pages, sheets)
        streams = printed_streams(written)
        pictures = with_fillers(self._pictures(sheets, written), sheets, self.content.issue)
        self.diagnostics += [*told_of_offers(sheets, streams), *fillers_told(sheets, self.content.issue)]
        self._adverts_nowhere(sheets)
        self._unshown(streams, pictures)
        self._unplaced()
        teasers, told = planned_teasers(self.content, self.paper, sheets, streams)
        self.diagnostics += told
        content = printed_content(self.content, streams)
        plan = Plan(content, self.paper, sheets, streams, pictures, self._index(sheets, streams), teasers)
        return plan, tuple(self.diagnostics)

    def _section(self, page: IssuePage) -> Ink | None:
        """The colour of the page's section; CNT047 for one that the paper has not."""
        known = dict(self.paper.sections)
        if page.section and page.section not in known:
            hint = _suggest(page.section, list(known)) or say("add it with its ink to `sections` in paper.yaml")
            self.diagnostics.append(
                diagnose("CNT047", say("the paper has no section '{section}'", section=page.section), hint, page.section_span)
            )
        return known.get(page.section)

    def _in_order(self) -> None:
        """Pages listed in another order than their numbers'. A number that is missing or given twice is told on reading."""
        listed = [n for p in self.content.issue.pages for n in p.numbers]
        wanted = list(range(1, self.content.issue.page_count + 1))
        if listed == wanted or sorted(listed) != wanted:
            return
        at = next(n for n, number in zip(wanted, listed, strict=True) if n != number)
        page = next(p for p in self.content.issue.pages if listed[at - 1] in p.numbers)
        self.diagnostics.append(diagnose(
            "PLN001", say("page {listed} stands where page {at} is expected", listed=listed[at - 1], at=at),
            say("list the pages in the order of their numbers"), page.span,
        ))  # fmt: skip

    def _streams(self, pages: list[IssuePage], sheets: tuple[Sheet, ...]) -> tuple[Stream, ...]:
        threads = {t.story: t for t in self.content.issue.threads}
        stops: dict[str, list[Stop]] = {}
        streams: list[Stream] = []
        taken: dict[str, int] = {}
        for index, page in enumerate(pages):
            layout = sheets[index].layout
            spans = dict(page.spans)
            for name, stories in page.places:
                span = spans.get(name, page.span)
                place = layout.place(name)
                if place is None:
                    names = [p.name for p in layout.places]
                    self.diagnostics.append(diagnose(
                        "PLN002", say("layout {name} has no place '{name_2}'", name=layout.name, name_2=name),
                        _suggest(name, names) or say("its places are {names}", names=series(names)), span,
                    ))  # fmt: skip
                    continue
                stop = Stop(index, place)
                if len(stories) == 1 and stories[0] in threads:
                    story = stories[0]
                    stops.setdefault(story, []).append(stop)
                    if story in taken:
                        old = streams[taken[story]]
                        streams[taken[story]] = Stream((*old.stops, stop), old.pieces, old.stories, old.span, old.missing)
                        continue
                    taken[story] = len(streams)
                streams.append(self._stream(stop, stories, span))
            self._empty(page, layout)
        self._threads(stops)
        return tuple(streams)

    def _threads(self, stops: dict[str, list[Stop]]) -> None:
        for thread in self.content.issue.threads:
            count = len(stops.get(thread.story, []))
            if count != len(thread.places):
                self.diagnostics.append(diagnose(
                    "PLN008",
                    say("the thread '{story}' names {count} places, the pages give it {count_2}",
                        story=thread.story, count=len(thread.places), count_2=count),
                    say("name under threads each page.place that holds the story, in order"), thread.span,
                ))  # fmt: skip

    def _stream(self, stop: Stop, stories: tuple[str, ...], span: Span) -> Stream:
        pieces: list[Piece] = []
        missing: list[str] = []
        for story in stories:
            piece = self.pieces.get(story)
            if story in self.used:
                before = self.used[story]
                self.diagnostics.append(diagnose(
                    "PLN004", say("story '{story}' is placed twice (first at line {line})", story=story, line=before.line),
                    say("a story with more than one place is a thread: name it under threads"), span,
                ))  # fmt: skip
            elif piece is None:
                missing.append(story)
                if story.split("#")[0] not in self.lost:
                    hint = _suggest(story, list(self.pieces)) or say("write the article, or correct the id in issue.yaml")
                    self.diagnostics.append(diagnose("PLN003", say("there is no story '{story}'", story=story), hint, span))
            else:
                pieces.append(piece)
            self.used[story] = span
        return Stream((stop,), tuple(pieces), stories, span, tuple(missing))

    def _empty(self, page: IssuePage, layout: PageLayout) -> None:
        filled = {name for name, _ in page.places}
        for place in layout.places:
            if place.name not in filled:
                self.diagnostics.append(diagnose(
                    "PLN005", say("page {numbers}: no story for place '{name}'", numbers=page.numbers[0], name=place.name),
                    say("give it a story in issue.yaml"), page.span, PlaceOnPage(page.numbers[0]),
                ))  # fmt: skip

    def _unplaced(self) -> None:
        """Articles that no page places, told once; a container where its article has a place and it has none."""
        left: list[Piece] = []
        for article in self.content.articles:
            own = [p for p in article.pieces if "#" not in p.story and p.story not in self.used]
            left += own
            for piece in article.pieces:
                if "#" in piece.story and piece.story not in self.used and not own:
                    self.diagnostics.append(diagnose(
                        "PLN006", say("the container '{story}' stands in no place", story=piece.story),
                        say("give it a place in issue.yaml, or take it out of the article"), piece.span,
                    ))  # fmt: skip
        if left:
            self.diagnostics.append(unplaced(left, self.content.issue.span))

    def _pictures(self, sheets: tuple[Sheet, ...], streams: tuple[Stream, ...]) -> tuple[PlannedPicture, ...]:
        out: list[PlannedPicture] = []
        adverts = {(a.page, a.place): a for a in self.content.issue.adverts}
        for index, sheet in enumerate(sheets):
            for place in sheet.layout.pictures:
                pieces = [p for s in streams for stop in s.stops if stop.sheet == index and stop.place.name == place.of
                          for p in s.pieces]  # fmt: skip
                pictures = [p for piece in pieces for p in piece.pictures]
                if place.group is not None and pieces:
                    out.append(self._group(index, place, pieces[0].story, pictures, pieces[0].span))
                elif 0 < place.nth <= len(pictures):
                    picture = pictures[place.nth - 1]
                    out.append(PlannedPicture(index, place, picture, picture.file, pieces[0].story, picture.span))
                elif pieces:
                    self.diagnostics.append(diagnose(
                        "PLN009",
                        say("the layout asks for picture {nth} of '{story}', which has {count}",
                            nth=place.nth, story=pieces[0].story, count=len(pictures)),
                        say("add the picture to the article, or take its place out of the layout"), pieces[0].span,
                    ))  # fmt: skip
                    out.append(PlannedPicture(index, place, None, "", pieces[0].story, pieces[0].span))
                elif place.of:
                    out.append(PlannedPicture(index, place, None, "", "", self.content.issue.span))
            for place in sheet.layout.adverts:
                got = next((adverts[n, place.name] for n in sheet.numbers if (n, place.name) in adverts), None)
                if got is None:
                    self.diagnostics.append(diagnose(
                        "PLN010",
                        say("page {numbers}: no picture for the advertisement '{name}'", numbers=sheet.numbers[0], name=place.name),
                        say("name it under adverts in issue.yaml"), self.content.issue.span,
                    ))  # fmt: skip
                else:
                    self._labelled(got)
                    out.append(PlannedPicture(index, place, None, got.file, "", got.span, got))
        return tuple(out)

    def _group(self, index: int, place: PicturePlace, story: str, pictures: list[Picture], span: Span) -> PlannedPicture:
        """Several pictures of a story in one place; those that it has not are told."""
        assert place.group is not None
        lacking = [nth for nth in place.group.nth if nth > len(pictures)]
        for nth in lacking:
            self.diagnostics.append(diagnose(
                "PLN009",
                say("the layout asks for picture {nth} of '{story}', which has {count}", nth=nth, story=story, count=len(pictures)),
                say("add the picture to the article, or take it out of the group in the layout"), span,
            ))  # fmt: skip
        if lacking:
            return PlannedPicture(index, place, None, "", story, span)
        parts, words = tuple(pictures[nth - 1] for nth in place.group.nth), self.paper.words
        joined = group_picture(parts, place.group, words.picture_parts, words.between)
        return PlannedPicture(index, place, joined, joined.file, story, joined.span, parts=parts)

    def _labelled(self, advert: Advert) -> None:
        """PLN012 for a label without any of the paper's words for it."""
        known = self.paper.words.adverts
        if advert.label and not any(word in advert.label for word in known):
            message = say("'{label}' marks no advertisement", label=advert.label)
            hint = say("write {known}, or add the word to `adverts` under words in paper.yaml", known=" or ".join(known))
            self.diagnostics.append(diagnose("PLN012", message, hint, advert.span))

    def _adverts_nowhere(self, sheets: tuple[Sheet, ...]) -> None:
        """Advertisements for a page or a place that is not there: they would not be printed, and were paid for."""
        layouts = {number: sheet.layout for sheet in sheets for number in sheet.numbers}
        for advert in self.content.issue.adverts:
            layout = layouts.get(advert.page)
            if layout is None:
                if advert.page not in {n for page in self.content.issue.pages for n in page.numbers}:
                    message = say(
                        "the advertisement '{file}' stands on page {page}, which the issue has not",
                        file=advert.file,
                        page=advert.page,
                    )
                    self.diagnostics.append(diagnose("PLN030", message, say("correct the page's number"), advert.span))
                continue
            names = [place.name for place in layout.adverts]
            if advert.place not in names:
                there = (
                    say("its places are {names}", names=series(names))
                    if names
                    else say("it has none: write one under adverts there")
                )
                hint = _suggest(advert.place, names) or there
                message = say(
                    "layout {name} has no place '{place}' for the advertisement '{file}'",
                    name=layout.name,
                    place=advert.place,
                    file=advert.file,
                )
                self.diagnostics.append(diagnose("PLN030", message, hint, advert.span))

    def _unshown(self, streams: tuple[Stream, ...], planned: tuple[PlannedPicture, ...]) -> None:
        """A picture that an article declares and no layout places: its caption would be lost with it."""
        placed = [part for p in planned if p.picture is not None for part in p.parts or (p.picture,)]
        shown = {(picture.span, picture.file) for picture in placed}
        for piece in (piece for stream in streams for piece in stream.pieces):
            for picture in piece.pictures:
                if (picture.span, picture.file) not in shown:
                    self.diagnostics.append(diagnose(
                        "PLN011", say("no layout places the picture '{file}' of '{story}'", file=picture.file, story=piece.story),
                        say("give it a place under pictures in the page's layout, or take it out of the article"), picture.span,
                    ))  # fmt: skip

    def _index(self, sheets: tuple[Sheet, ...], streams: tuple[Stream, ...]) -> tuple[IndexEntry, ...]:
        """One line for each page but the first: its first place's story."""
        out: list[IndexEntry] = []
        for index, sheet in enumerate(sheets):
            if 1 in sheet.numbers:
                continue
            label = EN_DASH.join(filled(self.paper.words.page_label, {"page": n}) for n in sheet.numbers)
            leads = [p for s in streams if s.stops[0].sheet == index for p in s.pieces if p.head.index_title]
            title = leads[0].head.index_title if leads and leads[0].head.index_title else StyledText("")
            name = StyledText(sheet.name, span=sheet.name_span)
            out.append(IndexEntry(label, name, title, sheet.numbers[0], leads[0].story if leads else ""))
        return tuple(out)


def _suggest(word: str, known: list[str]) -> Phrase:
    close = get_close_matches(word, known, 1)
    return say("did you mean '{close}'?", close=close[0]) if close else NOTHING
