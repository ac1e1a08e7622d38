"""Changes and versions in words, a line or two each: what `banmian changes` and `banmian history` print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from banmian.content.signed import said_time
from banmian.diagnostics.names import Names
from banmian.diagnostics.wording import counted, part_words, wide
from banmian.languages import in_language
from banmian.phrases import Phrase, say, say_n, series, verbatim
from banmian.versions.changes import Change
from banmian.versions.store import Version

KINDS = {
    "build": say("build"),
    "proof": say("proof"),
    "signed": say("signed"),
    "withdrawn": say("withdrawn"),
    "conflict": say("not taken"),
}
"""What made a version."""
PICTURES = {"came": say("came"), "moved": say("moved"), "changed": say("changed")}
SHOWN = 3
"""Files of a version that are named."""


def change_rows(changes: Iterable[Change], names: Names | None = None) -> Iterator[str]:
    """The list of changes, numbered as on the marked proof, page by page. `names`: what stories are called."""
    page = 0
    for number, change in enumerate(changes, 1):
        if change.page != page:
            page = change.page
            yield in_language(say("page {page}", page=page))
        where = f"  {change.file}:{change.line}" if change.file and change.line else ""
        words = names.said(said(change), change.file, None) if names is not None else said(change)
        yield f"  {number}. {in_language(words)}{where}"
        if change.kind == "words" or (change.kind == "furniture" and change.edits):
            yield from (f"       {sign} {text}" for sign, text in (("\u2212", change.before), ("+", change.after)) if text)


def said(change: Change) -> Phrase:
    """A change in a few words."""
    given = {"story": change.story, "part": _part(change)}
    if change.kind == "words":
        return say("{story}, {part}: +{added} \u2212{removed} characters", added=change.added, removed=change.removed, **given)
    if change.kind == "moved" and change.lines:
        return say_n(
            "{story}, from {part} on: moved by {by} line", "{story}, from {part} on: moved by {by} lines", abs(change.lines),
            by=f"{change.lines:+d}", **given,
        )  # fmt: skip
    if change.kind == "moved":
        return say("{story}, from {part} on: moved to other lines", **given)
    if change.kind == "picture":
        return _of_picture(change)
    if not change.edits and not change.after:
        return say("rules and grounds")
    return say("furniture, {role}", role=role_words(change.role))


def _part(change: Change) -> Phrase:
    """Where in its story a text stands: which paragraph, or which part of a head."""
    return say("paragraph {n}", n=change.paragraph) if change.paragraph else role_words(change.role)


def role_words(role: str) -> Phrase:
    """What a part of a page is called. `role`: as of a tag, of a cell with its row and column."""
    name, _, cell = role.partition(" ")
    known = part_words(name)
    return say("{role} {cell}", role=known, cell=cell) if cell else known


def _of_picture(change: Change) -> Phrase:
    whose = say("picture of {story}", story=change.story) if change.story else say("picture of the page")
    became = PICTURES.get(change.role, verbatim(change.role))
    if change.before == change.after:
        return say("{picture} {became}", picture=whose, became=became)
    return say(
        "{picture} {became} ({before} \u2192 {after})", picture=whose, became=became, before=change.before, after=change.after
    )


def history_rows(versions: Sequence[Version], names: Names | None = None) -> list[str]:
    """The versions, the newest first: when, id, what it was, what was told, which files had changed; articles by `names`."""
    rows = []
    for before, version in zip((None, *versions), versions, strict=False):
        files = changed_files(before, version) if before is not None else []
        shown = ", ".join(_called(path, names) for path in files[:SHOWN])
        listed = say("{files} and {n} more", files=shown, n=len(files) - SHOWN) if len(files) > SHOWN else shown
        errors, warnings = version.counts
        told = in_language(series((counted(errors, "error"), counted(warnings, "warning")))) if version.what == "build" else ""
        what = f"{in_language(KINDS[version.what]) if version.what in KINDS else version.what} {version.note}".strip()
        when = said_time(version.at)
        rows.append(f"{when}  {version.id}  {_padded(what, 16)}  {_padded(told, 24)}  {in_language(listed)}".rstrip())
    return rows[::-1]


def _called(path: str, names: Names | None) -> str:
    """A file by its name, an article's by its headline."""
    name = path.rsplit("/", 1)[-1]
    headline = names.headlines.get(name.removesuffix(".md")) if names is not None and "/articles/" in path else None
    return names.short(headline) if names is not None and headline else name


def _padded(text: str, columns: int) -> str:
    return text + " " * max(0, columns - wide(text))


def changed_files(before: Version, after: Version) -> list[str]:
    """The files that are others, new or gone."""
    paths = sorted({*before.files, *after.files})
    return [p for p in paths if _hash(before, p) != _hash(after, p)]


def _hash(version: Version, path: str) -> str:
    return version.files[path].sha256 if path in version.files else ""
