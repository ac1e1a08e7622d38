"""All gestures by name: what the desk may be asked for. A new one is a file, a row here, a row of the guide's table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from banmian.desk.gestures.booked import book
from banmian.desk.gestures.cuts import cut
from banmian.desk.gestures.feet import foot
from banmian.desk.gestures.given import Asked, PageFiles
from banmian.desk.gestures.heads import head
from banmian.desk.gestures.moves import move
from banmian.desk.gestures.pictures import crop, focus
from banmian.desk.gestures.pins import pin, pin_size
from banmian.desk.gestures.planned import bundle_order, exchange, rank
from banmian.desk.gestures.replaced import replace
from banmian.desk.gestures.sides import side
from banmian.desk.gestures.stories import order, put, swap, take
from banmian.desk.gestures.styles import columns, copyfit, head_style
from banmian.desk.gestures.words import headline_break, paragraph_lines
from banmian.sources.edits import Edit

ON_PAGES: Mapping[str, Callable[[PageFiles, Asked], tuple[Edit, ...]]] = MappingProxyType(
    {
        "foot": foot,
        "head": head,
        "side": side,
        "cut": cut,
        "move": move,
        "swap": swap,
        "put": put,
        "take": take,
        "order": order,
        "head-style": head_style,
        "columns": columns,
        "focus": focus,
        "crop": crop,
        "copyfit": copyfit,
        "pin": pin,
        "pin-size": pin_size,
        "rank": rank,
        "rank-exchange": exchange,
        "bundle-order": bundle_order,
        "book": book,
        "replace": replace,
    }
)
"""Made on a page: its layout and the issue, what was asked, to edits."""
ON_STORIES: Mapping[str, Callable[[str, str, Asked], tuple[Edit, ...]]] = MappingProxyType(
    {"headline-break": headline_break, "paragraph-lines": paragraph_lines}
)
"""Made on an article: its file's name and text, what was asked, to edits."""
BY_LINE = frozenset({"paragraph-lines"})
"""Of these those that name a line of the file."""
CANNOT: Mapping[str, str] = MappingProxyType({"paragraph-lines": "FLW007"})
"""The message by which setting says of a gesture on a line of an article, at that paragraph, that it cannot be done: words that do
not allow it are known by a trial alone, and nothing is written then."""
