"""Where a story's head is set, and what a set head is: the values between heads.py, headmeasure.py and vertical.py."""

from __future__ import annotations

from banmian.diagnostics import Diagnostic
from banmian.display import Item
from banmian.values import frozen


@frozen
class HeadSite:
    """Where a head is set: x interval, top of its first line (mp), page for messages, whose it is. `lines`: how many whole
    lines its area has; 0 = as many as the style takes."""

    x0: int
    x1: int
    top: int
    page: int
    story: str
    lines: int = 0
    foot: int = 0
    """The area's foot (mp), which a vertical head must not pass; 0 = it has none."""
    leading: int = 0
    """The leading of the page's lines, mp; 0 where it is not known: then the style's `lines-taken` gives the height."""

    below: int = 0
    """The top of what the head stands over (mp), its text or its picture; 0 = not known, or it follows the head's lines."""

    @property
    def measure(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """To the foot of the area's last line with the white below it, or to what it stands over, mp; 0 = not limited."""
        return max(self.lines * self.leading, self.below - self.top if self.below else 0)

    @property
    def room(self) -> int:
        """Whole lines of that height; 0 = not limited."""
        return self.height // self.leading if self.leading else self.lines


@frozen
class SetHead:
    """The head's items, the whole lines it took, what was done."""

    items: tuple[Item, ...]
    lines: int
    diagnostics: tuple[Diagnostic, ...] = ()
