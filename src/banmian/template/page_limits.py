"""What a page's figures may be (docs/rules/makeup.md, Figures of a page). A profile sets them; without it nothing is told."""

from __future__ import annotations

from banmian.values import frozen

NEVER = 1_000_000


@frozen
class PageLimits:
    """`white_info`, `white_warning`: thousandths of the type area from which on white by accident is told; `feet`: columns of text
    that may end early; `order`: heads that may be larger than one above or left of them; `pictures_in_half`: thousandths of
    the pictures' area that may lie in one half of the page; `neighbours`: the least white between two stories, mp; `han`: the
    least and the most Chinese characters of a page."""

    white_info: int = NEVER
    white_warning: int = NEVER
    feet: int = NEVER
    order: int = NEVER
    pictures_in_half: int = NEVER
    neighbours: int = 0
    han: tuple[int, int] = (0, NEVER)
