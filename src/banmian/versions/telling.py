"""Changes and versions in words, a line or two each: what `banmian changes` and `banmian history` print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from banmian.versions.changes import Change
from banmian.versions.store import Version

SHOWN = 3
"""Files of a version that are named."""


def change_rows(changes: Iterable[Change]) -> Iterator[str]:
    """The list of changes, numbered as on the marked proof, page by page."""
    page = 0
    for number, change in enumerate(changes, 1):
        if change.page != page:
            page = change.page
            yield f"page {page}"
        where = f"  {change.file}:{change.line}" if change.file and change.line else ""
        yield f"  {number}. {said(change)}{where}"
        if change.kind == "words" or (change.kind == "furniture" and change.edits):
            yield from (f"       {sign} {text}" for sign, text in (("\u2212", change.before), ("+", change.after)) if text)


def said(change: Change) -> str:
    """A change in a few words."""
    if change.kind == "words":
        part = f"paragraph {change.paragraph}" if change.paragraph else change.role
        return f"{change.story}, {part}: +{change.added} \u2212{change.removed} characters"
    if change.kind == "moved":
        by = f"by {change.lines:+d} lines" if change.lines else "to other lines"
        part = f"paragraph {change.paragraph}" if change.paragraph else change.role
        return f"{change.story}, from {part} on: moved {by}"
    if change.kind == "picture":
        size = f" ({change.before} \u2192 {change.after})" if change.before != change.after else ""
        return f"picture of {change.story or 'the page'} {change.role}{size}"
    return "rules and grounds" if not change.edits and not change.after else f"furniture, {change.role}"


def history_rows(versions: Sequence[Version]) -> list[str]:
    """The versions, the newest first: when, id, what it was, what was told, which files had changed."""
    rows = []
    for before, version in zip((None, *versions), versions, strict=False):
        files = changed_files(before, version) if before is not None else []
        names = ", ".join(path.rsplit("/", 1)[-1] for path in files[:SHOWN])
        more = f" and {len(files) - SHOWN} more" if len(files) > SHOWN else ""
        errors, warnings = version.counts
        told = f"{errors} errors, {warnings} warnings" if version.what == "build" else ""
        what = f"{version.what} {version.note}".strip()
        rows.append(f"{version.at[:16].replace('T', ' ')}  {version.id}  {what:16}  {told:24}  {names}{more}".rstrip())
    return rows[::-1]


def changed_files(before: Version, after: Version) -> list[str]:
    """The files that are others, new or gone."""
    paths = sorted({*before.files, *after.files})
    return [p for p in paths if _hash(before, p) != _hash(after, p)]


def _hash(version: Version, path: str) -> str:
    return version.files[path].sha256 if path in version.files else ""
