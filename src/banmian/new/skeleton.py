"""An article that waits to be written, as a file: all keys of its front matter, and in comments what its places hold.

Its headline has no value, which a build tells as an error: so nothing is printed that nobody wrote.
"""

from __future__ import annotations

from banmian.new.rooms import Room
from banmian.new.words import SkeletonWords
from banmian.template.words import filled
from banmian.values import frozen


@frozen
class Last:
    """What stood in the article's place: its file from the root, and its characters."""

    file: str
    characters: int


@frozen
class Container:
    """A named piece of an article: `more` of `visit#more`, its kind of container, and its places."""

    name: str
    kind: str
    rooms: tuple[Room, ...]


@frozen
class Skeleton:
    """An article to be written. `rooms`: its places in order, none where no page names it."""

    id: str
    rooms: tuple[Room, ...] = ()
    containers: tuple[Container, ...] = ()
    last: Last | None = None


def skeleton_text(skeleton: Skeleton, words: SkeletonWords) -> str:
    """The file's text."""
    rows = ["---", "schema: 1", f"id: {skeleton.id}", f"# {words.head}", "headline:"]
    rows += [f"# {key}: {value}" for key, value in words.keys]
    rows += [f"# {row}" for row in _notes(skeleton, words)]
    rows += ["---", ""]
    for container in skeleton.containers:
        rows += [f"::: {container.kind} {{#{container.name}}}", "", ":::", ""]
    return "\n".join(rows)


def _notes(skeleton: Skeleton, words: SkeletonWords) -> list[str]:
    """What is known of its places."""
    rows = [_place(room, words, "") for room in skeleton.rooms] or [words.unplaced]
    rows += [_place(room, words, f"#{container.name}: ") for container in skeleton.containers for room in container.rooms]
    if skeleton.last is not None:
        rows.append(filled(words.last, {"file": skeleton.last.file, "characters": skeleton.last.characters}))
    pictures = [picture for room in skeleton.rooms for picture in room.pictures]
    if pictures:
        sizes = ", ".join(f"{p.size[0]}\u00d7{p.size[1]} mm ({p.pixels[0]}\u00d7{p.pixels[1]} px)" for p in pictures)
        rows.append(filled(words.pictures, {"count": len(pictures), "sizes": sizes, "id": skeleton.id}))
    return rows


def _place(room: Room, words: SkeletonWords, before: str) -> str:
    way = words.drawn if not room.characters else words.shared if room.stories > 1 else words.place
    values: dict[str, str | int] = {"page": room.page, "place": room.place, "characters": room.characters, "count": room.stories}
    said = before + filled(way, values)
    if not room.headline[0]:
        return said
    return said + filled(words.headline, {"characters": room.headline[0], "lines": room.headline[1]})
