"""Why a page could not be made: what is said of it, tried before it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, story_named
from banmian.makeup.asked import FIRST, Asked
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.proposals import MadePage, made_page
from banmian.makeup.ready import FILE, Ready
from banmian.phrases import OR, Phrase, say, series
from banmian.sources import read_text
from banmian.sources.yaml import compose
from banmian.template.model import ColumnGrid


def nothing_found(made: MadePage, given: Ready, asked: Asked) -> Diagnostic:
    """MKP006, by how much nothing fits, or for which story there is no shape; MKP003 for a pin without which there would be."""
    plan = made.plan
    if (pins := _impossible_pins(plan, given, asked)) is not None:
        return pins
    if made.shapeless:
        item = plan.items[made.shapeless[0]]
        message = say(
            "page {number}: no shape was found for '{story}', of any width that its rank may have",
            number=plan.number,
            story=item.stories[0] if item.stories else item.name,
        )
        return diagnose("MKP006", message, say("give it another rank, other `cols`, or a picture of another height"), item.span)
    return _by_lines(made, given, made.nearest) if made.nearest else _by_room(made, given)


def _impossible_pins(plan: PagePlan, given: Ready, asked: Asked) -> Diagnostic | None:
    """MKP003, at the first pin without which the page can be made, with all of which that is true, those that an editor has set
    before corners that are booked; or at the first of all, where more than one is too many."""
    pinned = [item for item in plan.items if not item.pin.anywhere]
    hers, booked = [item for item in pinned if not item.advert], [item for item in pinned if item.advert]
    alone = _each_in_the_way(plan, asked, hers) or _each_in_the_way(plan, asked, booked)
    if alone:
        names = series(map(_named, alone), OR)
        hint = say("without the pin of {names} the page can be made: change or take out one of them", names=names)
        if len(alone) == 1:
            hint = say("without it the page can be made: change or take out the pin of `{name}`", name=alone[0].name)
        return _pins_told(plan, given, alone, hint)
    if len(pinned) > 1 and made_page(asked, _without_pins(plan, {item.name for item in pinned}), FIRST).proposals:
        hint = say("without these pins it can be made: change or take out more than one")
        return _pins_told(plan, given, pinned, hint)
    return None


def _each_in_the_way(plan: PagePlan, asked: Asked, pinned: Sequence[Item]) -> list[Item]:
    """Those without whose pin alone the page can be made."""
    return [item for item in pinned if made_page(asked, _without_pins(plan, {item.name}), FIRST).proposals]


def _pins_told(plan: PagePlan, given: Ready, pinned: Sequence[Item], hint: Phrase) -> Diagnostic:
    first = pinned[0]
    if len(pinned) == 1:
        story = first.stories[0] if first.stories else first.name
        message = say("page {number} cannot be made with '{story}' where it is pinned", number=plan.number, story=story)
    else:
        names = series(map(_named, pinned))
        message = say("page {number} cannot be made with {names} where they are pinned", number=plan.number, names=names)
    return diagnose("MKP003", message, hint, _pin_span(given, first))


def _pin_span(given: Ready, item: Item) -> Span:
    """Where its pin is written; of a corner that is booked, and of what `--again` takes over, the part itself."""
    source, _ = read_text(given.job.root, given.job.root / given.job.issue / FILE)
    document = compose(source)[0] if source is not None else None
    written = document is not None and document.node(("pins", item.name)) is not None
    return document.key_span("pins", item.name) if document is not None and written else item.span


def _named(item: Item) -> Phrase:
    return story_named(item.stories[0] if item.stories else item.name)


def _story(plan: PagePlan, name: str) -> str:
    return next((item.stories[0] for item in plan.items if item.name == name and item.stories), name)


def _by_lines(made: MadePage, given: Ready, nearest: int) -> Diagnostic:
    """By how much the nearest page is too high or short, which makes it once one of its stories is so much shorter or longer."""
    plan, off_by = made.plan, _amount(given, made.plan, nearest)
    if nearest > 0:
        message = say(
            "page {number}: nothing fits; the nearest is {lines} too high over {columns} columns, some {letters} characters",
            **off_by,
        )
        hint = say("take a story away, or make one shorter by about so much")
    else:
        message = say(
            "page {number}: nothing fits; the nearest is {lines} short over {columns} columns, some {letters} characters",
            **off_by,
        )
        hint = say("add a story, make one longer by about so much, or take a larger picture")
    return diagnose("MKP006", message, hint, plan.span)


def only_open(made: MadePage, given: Ready) -> Diagnostic | None:
    """MKP019, where all that fills a page leaves a gutter open from top to foot: by how much what closes it is too high or short;
    None where nothing is near, or the page is made otherwise."""
    if made.closed is None or not made.closed.lines:
        return None
    plan, off = made.plan, made.closed
    off_by = _amount(given, plan, off.lines)
    if off.lines > 0:
        message = say(
            "page {number}: all that fills it leaves a gutter open from top to foot; the nearest without is {lines} too high over "
            "{columns} columns, some {letters} characters",
            **off_by,
        )
        hint = (
            say("make '{story}' shorter by about so much", story=_story(plan, off.name))
            if off.name
            else say("make one story shorter")
        )
    else:
        message = say(
            "page {number}: all that fills it leaves a gutter open from top to foot; the nearest without is {lines} short over "
            "{columns} columns, some {letters} characters",
            **off_by,
        )
        hint = (
            say("make '{story}' longer by about so much", story=_story(plan, off.name))
            if off.name
            else say("make one story longer")
        )
    return diagnose("MKP019", message, hint, plan.span)


def _by_room(made: MadePage, given: Ready) -> Diagnostic:
    """Where no arrangement is near: whether there is too little for the page, or too much, as its shapes say."""
    plan, (least, most) = made.plan, made.rooms
    room = _columns(given, plan).count * plan.height
    if least <= room <= most:
        message = say(
            "page {number}: no arrangement fills the page; what is planned takes {least} to {most} lines, its columns have {room}",
            number=plan.number,
            least=least,
            most=most,
            room=room,
        )
        hint = say("change a rank, allow a picture more heights, or move a story to another page")
        return diagnose("MKP006", message, hint, plan.span)
    each = _signs(given, plan)
    if most < room:
        message = say(
            "page {number}: what is planned takes at most {lines} of the {room} lines of its columns",
            number=plan.number,
            lines=most,
            room=room,
        )
        hint = say("add stories of about {n} characters, a larger picture or an advertisement", n=_tens((room - most) * each))
        return diagnose("MKP006", message, hint, plan.span)
    message = say(
        "page {number}: what is planned takes at least {lines} lines, its columns have {room}",
        number=plan.number,
        lines=least,
        room=room,
    )
    return diagnose("MKP006", message, say("take stories of about {n} characters away", n=_tens((least - room) * each)), plan.span)


def _tens(characters: int) -> int:
    return -(-characters // 10) * 10


def _signs(given: Ready, plan: PagePlan) -> int:
    """Characters of a line of a column."""
    return max(1, _columns(given, plan).width // given.paper.grid.em)


def _columns(given: Ready, plan: PagePlan) -> ColumnGrid:
    return next(c for c in given.paper.grid.columns if c.name == plan.grid)


def _amount(given: Ready, plan: PagePlan, by: int) -> dict[str, object]:
    """What a message says of a page that is so many lines too high, or below 0 too short, over all its columns."""
    lines, columns = abs(by), _columns(given, plan).count
    letters = lines * columns * _signs(given, plan)
    return {"number": plan.number, "lines": counted(lines, "line"), "columns": columns, "letters": letters}


def _without_pins(plan: PagePlan, names: set[str]) -> PagePlan:
    return replace(plan, items=tuple(replace(item, pin=Pin()) if item.name in names else item for item in plan.items))
