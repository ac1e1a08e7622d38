"""Which story stands in which place: two exchanged, one put into a place or taken out, the order of several in one place."""

from __future__ import annotations

from typing import Any

from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.sources.document import Loc
from banmian.sources.edits import Edit


def swap(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` and `other`: two places as `2.side`, page and place; threads follow them."""
    one, two = _stop(site, asked.text("target")), _stop(site, asked.text("other"))
    first, second = _stories(site, one), _stories(site, two)
    if one == two or first == second:
        raise GestureError("nothing")
    if first is None or second is None:
        raise GestureError("not-there", asked.text("target" if first is None else "other"))
    edits = [Edit(site.issue_yaml, "set", one, first, second), Edit(site.issue_yaml, "set", two, second, first)]
    names = {asked.text("target"): asked.text("other"), asked.text("other"): asked.text("target")}
    for story, stops in _threads(site).items():
        for n, stop in enumerate(stops):
            if stop in names:
                edits.append(Edit(site.issue_yaml, "set", ("threads", story, n), stop, names[stop]))
    return tuple(edits)


def put(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`story` into the place `target` (`2.side`), where none stands yet; with `beside` after those that stand there."""
    at, story = _stop(site, asked.text("target")), asked.text("story")
    there = _stories(site, at)
    if there is None:
        return (Edit(site.issue_yaml, "add", at, None, story),)
    if not asked.flag("beside"):
        raise GestureError("taken", asked.text("target"))
    if isinstance(there, list):
        return (Edit(site.issue_yaml, "add", (*at, len(there)), None, story),)
    return (Edit(site.issue_yaml, "set", at, there, [there, story]),)


def take(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """The story `story`, or all, out of the place `target`: an empty place waits for copy. A thread loses that stop."""
    target = asked.text("target")
    at = _stop(site, target)
    there = _stories(site, at)
    if there is None:
        raise GestureError("not-there", target)
    if isinstance(there, list) and len(there) > 1 and "story" in asked.values:
        if asked.text("story") not in there:
            raise GestureError("not-there", target)
        n = there.index(asked.text("story"))
        return (Edit(site.issue_yaml, "remove", (*at, n), there[n]),)
    edits = [Edit(site.issue_yaml, "remove", at, there)]
    for story, stops in _threads(site).items():
        if target in stops:
            left = [stop for stop in stops if stop != target]
            thread: Loc = ("threads", story)
            if len(left) < 2:
                whole = len(_threads(site)) == 1
                gone = site.issue["threads"] if whole else site.issue["threads"][story]
                edits.append(Edit(site.issue_yaml, "remove", thread[:1] if whole else thread, gone))
            else:
                edits.append(Edit(site.issue_yaml, "remove", (*thread, stops.index(target)), target))
    return tuple(edits)


def order(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """The stories of a place in another order: `target` (`2.brief`), `stories` all of them."""
    at, wanted = _stop(site, asked.text("target")), asked.texts("stories")
    there = _stories(site, at)
    if not isinstance(there, list) or sorted(there) != sorted(wanted):
        raise GestureError("asked", "stories")
    if there == wanted:
        raise GestureError("nothing")
    return (Edit(site.issue_yaml, "order", at, there, list(wanted)),)


def _stop(site: PageFiles, text: str) -> Loc:
    """The path in issue.yaml of `2.side`."""
    number, _, place = text.partition(".")
    for n, page in enumerate(site.issue["pages"]):
        if str(page["number"]).split("-")[0] == number.split("-")[0] and place:
            return "pages", n, "places", place
    raise GestureError("unknown", text)


def _stories(site: PageFiles, at: Loc) -> Any:
    places = site.issue["pages"][at[1]].get("places")
    return places.get(at[3]) if isinstance(places, dict) else None


def _threads(site: PageFiles) -> dict[str, list[str]]:
    found = site.issue.get("threads")
    return {k: v for k, v in found.items() if isinstance(v, list)} if isinstance(found, dict) else {}
