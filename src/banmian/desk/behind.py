"""Which pages are not as their files are: saves are numbered as they are heard of, and each is set in its turn."""

from __future__ import annotations

from collections.abc import Iterable


class Behind:
    """The pages that saves touched which are not set yet."""

    def __init__(self) -> None:
        self.save = 0
        """The last save that was heard of."""
        self.turn = 0
        """The save that is being set."""
        self._pages: dict[int, int] = {}
        """Of each page the last save that touched it."""

    @property
    def pages(self) -> list[int]:
        return sorted(self._pages)

    def heard(self) -> int:
        """One more save; its number."""
        self.save += 1
        return self.save

    def touched(self, pages: Iterable[int], save: int) -> None:
        """These are not as the files are any more."""
        self._pages.update(dict.fromkeys(pages, save))

    def fitting(self, pages: Iterable[int]) -> None:
        """Of the save that is being set, and of those before, no more is open than these pages, which copyfit may change."""
        self.ended(self.turn)
        for page in pages:
            self._pages.setdefault(page, self.turn)

    def ended(self, save: int) -> None:
        """All files are set as they were by that save."""
        self._pages = {page: last for page, last in self._pages.items() if last > save}
