"""Since when what is shown is not as the files are, in the server: of an issue whose layout cannot be read, of single articles."""

from __future__ import annotations

from datetime import datetime

from banmian.desk.exchange import Json, Set


class Since:
    """Times at which it was first heard of a file that cannot be read, until it can be read again."""

    def __init__(self) -> None:
        self._whole: str | None = None
        self._stories: dict[str, str] = {}

    def taken(self, done: Set) -> None:
        """The issue was set, or could not be."""
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        self._whole = None if done.whole else self._whole or now
        unread = done.state["unread"] if done.state is not None else ()
        self._stories = {story: self._stories.get(story, now) for story in unread}

    def as_json(self) -> Json:
        """`{whole, unread: {story: time}}`: what is shown is as it was at these times; None and nothing where it is as the files
        are."""
        return {"whole": self._whole, "unread": dict(self._stories)}
