"""Whether the signed pages of a set issue are still what was signed; if not, an error that says by whom and by what.

Asked before anything is written: by a build in the terminal and by the desk alike. That a page is another is known by its
fingerprint alone; what changed on it, by the record of it that was kept when it was signed (versions/records.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.content.signed import PageState, load_signed
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.order import ordered
from banmian.diagnostics.wording import part_words
from banmian.phrases import Phrase, say, series

if TYPE_CHECKING:
    from banmian.build import Outcome
    from banmian.versions.changes import Change
    from banmian.versions.records import PageRecord

RULES = "rules"
MOST_CAUSES = 3
"""Causes that are named of a page; the first is mostly the one."""


def checked(outcome: Outcome, folder: Path) -> Outcome:
    """The outcome with an error for each signed page that is not as it was signed. `folder`: the issue's outputs, where the
    records of signed pages lie. An issue that nobody signed costs a look for one file."""
    job = outcome.job
    signed, faults = load_signed(job.root, job.issue)
    if not signed.signed and not faults:
        return outcome
    found = [*faults]
    if outcome.issue is not None:
        for state in signed.signed:
            found += _changed(outcome, state, folder)
    if not found:
        return outcome
    done = outcome.joined(found)
    return replace(done, diagnostics=tuple(ordered(done.diagnostics)))


def is_as_signed(outcome: Outcome, state: PageState) -> bool:
    """Whether the sheet still shows what it showed then."""
    from banmian.signing.fingerprint import sheet_fingerprint

    return outcome.issue is not None and sheet_fingerprint(outcome.issue, state.pages) == state.fingerprint


def _changed(outcome: Outcome, state: PageState, folder: Path) -> Iterator[Diagnostic]:
    if is_as_signed(outcome, state):
        return
    assert outcome.issue is not None
    known = {page.number for page in outcome.issue.display.pages}
    hint = say("take the change back, or the signature: banmian unsign {label} --by NAME --why REASON", label=state.label)
    if not known.issuperset(state.pages):
        message = say(
            "page {label} was signed by {by}, {time}; the issue has it no more", label=state.label, by=state.by, time=state.time
        )
        yield diagnose("SGN001", message, hint, state.span)
        return
    causes = _causes(outcome, state, folder)
    files = [] if any(map(_is_sure, causes)) else _files(outcome, state, folder)
    if files:
        message = say(
            "page {label} was signed by {by}, {time}; changed by {cause}",
            label=state.label, by=state.by, time=state.time, cause=series(name for name, _ in files),
        )  # fmt: skip
        yield diagnose("SGN001", message, hint, Span(*files[0]), PlaceOnPage(state.pages[0]))
        return
    for change in causes[:MOST_CAUSES]:
        title = _title(outcome, change.story)
        yield diagnose("SGN001", _said(state, change, title), hint, _span(change, state), _place(change, state))
    if not causes:
        message = say(
            "page {label} was signed by {by}, {time}; it is not what was signed", label=state.label, by=state.by, time=state.time
        )
        yield diagnose("SGN001", message, hint, state.span, PlaceOnPage(state.pages[0]))


def _is_sure(change: Change) -> bool:
    """Whether a change says by itself what was done: other words, so many lines more before them. A picture that is another one,
    text that stands elsewhere, may be a file's that holds neither."""
    return (
        change.kind == "words"
        or (change.kind == "moved" and change.lines != 0)
        or (change.kind == "furniture" and change.role != RULES)
    )


def _files(outcome: Outcome, state: PageState, folder: Path) -> list[tuple[str, int]]:
    """Files that the sheet is made of, without its articles, which are others than when it was signed; each with its first line
    that is another."""
    from banmian.signing.since import changed_since, first_line_changed

    issue, job = outcome.issue, outcome.job
    assert issue is not None
    changed = changed_since(folder, job.root, job.issue, state.label, state.at)
    if changed is None:
        return []
    layouts = {f"/pages/{page.layout}.yaml" for page in issue.content.issue.pages if set(page.numbers) & set(state.pages)}
    stories = {
        story
        for page in issue.content.issue.pages
        if set(page.numbers) & set(state.pages)
        for _, own in page.places
        for story in own
    }
    pictures = {
        picture.file for article in issue.content.articles for p in article.pieces if p.story in stories for picture in p.pictures
    }
    texts = [
        name for name in changed.texts if not name.endswith(".md") and ("/pages/" not in name or name.endswith(tuple(layouts)))
    ]
    others = [
        name for name in changed.others if name.endswith(tuple(f"/{file}" for file in pictures)) or name.startswith("layouts/")
    ]
    found = []
    for name in (*texts, *others)[:MOST_CAUSES]:
        path, before = job.root / name, changed.texts.get(name)
        found.append((name, first_line_changed(before, path.read_bytes()) if before is not None and path.is_file() else 1))
    return found


def _causes(outcome: Outcome, state: PageState, folder: Path) -> list[Change]:
    """What changed on the sheet, a change a story, the heaviest first; none where its record is gone. Text that another page sent
    on is told as moved, by how many lines more it has here."""
    from banmian.versions.changes import changes_between
    from banmian.versions.records import from_bytes, records_of
    from banmian.versions.store import VersionStore

    kept = VersionStore(folder).record(state.fingerprint)
    try:
        before = from_bytes(kept) if kept is not None else ()
    except ValueError:
        before = ()
    if not before:
        return []
    after = records_of(outcome, state.pages)
    found: dict[tuple[str, str], Change] = {}
    for change in changes_between(before, after):
        key = change.story, change.kind if not change.story else ""
        known = found.get(key)
        found[key] = change if known is None else replace(known, edits=(*known.edits, *change.edits))
    causes = [_sent_on(change, before, after) for change in found.values()]
    if any(change.story for change in causes):
        causes = [change for change in causes if change.story or change.role != RULES]  # these go with what they stand beside
    order = ("words", "moved", "picture", "furniture")
    return sorted(causes, key=lambda change: order.index(change.kind))


def _sent_on(change: Change, before: Sequence[PageRecord], after: Sequence[PageRecord]) -> Change:
    """The change, as moved where the story's text on these pages begins with another line, and by how many lines."""
    was, now = _body(before, change.story), _body(after, change.story)
    if change.kind not in ("words", "moved") or not was or not now or was[0] == now[0]:
        return change
    kept = next(((k, now.index(text)) for k, text in enumerate(was) if text in now), None)
    return replace(change, kind="moved", lines=kept[1] - kept[0] if kept is not None else len(now) - len(was))


def _body(pages: Sequence[PageRecord], story: str) -> list[str]:
    """The lines of a story's text, its head left out."""
    return [line.text for page in pages for line in page.lines if line.story == story and line.block >= 0]


def _title(outcome: Outcome, story: str) -> str:
    """The headline of a story, else of its article; its id where that is no more."""
    articles = outcome.issue.content.articles if outcome.issue is not None else ()
    heads: dict[str, str] = {
        p.story: p.head.headline.text for article in articles for p in article.pieces if p.head.headline is not None
    }
    return heads.get(story) or heads.get(story.partition("#")[0], story)


def _said(state: PageState, change: Change, title: str) -> Phrase:
    cause = _cause(change, title)
    return say(
        "page {label} was signed by {by}, {time}; changed by {cause}", label=state.label, by=state.by, time=state.time, cause=cause
    )


def _cause(change: Change, title: str) -> Phrase:
    """What changed a page. `title`: what the story is called."""
    if change.kind == "moved" and change.lines:
        return say("'{title}' (jump, {lines:+d} lines)", title=title, lines=change.lines)
    if change.kind == "moved":
        return say("'{title}': its text stands on other lines", title=title)
    if change.kind == "picture":
        return say("a picture of '{title}'", title=title)
    if change.kind == "furniture":
        return say("its furniture ({role}): {after}", role=part_words(change.role), after=change.after or change.before)
    return say("'{title}' (+{added} \u2212{removed} characters)", title=title, added=change.added, removed=change.removed)


def _span(change: Change, state: PageState) -> Span:
    return Span(change.file, change.line) if change.file and change.line else state.span


def _place(change: Change, state: PageState) -> PlaceOnPage:
    page, rect = change.places[0] if change.places else (state.pages[0], None)
    return PlaceOnPage(page, rect.corners if rect is not None else None)
