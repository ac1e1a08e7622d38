"""How much a search for a page looks at, and by which cuts."""

from __future__ import annotations

from banmian.values import frozen


@frozen
class Effort:
    """`keep`: trees kept for a set, width and height; `beam`: by how many points a set's tree may be dearer than its cheapest;
    `found`: pages at the root; `spare`: by how many lines a page may be too high or too low and is still looked at."""

    keep: int = 3
    beam: int = 250
    found: int = 60
    spare: int = 0


@frozen
class Joint:
    """Two sets of items that make one: `across`: the first above the second; False: left of it; None: either. `between`: the free
    lines between the one above and the one below; None: as many as one likes."""

    first: int
    second: int
    across: bool | None
    between: int | None = None


WHOLE = Effort()
QUICK = Effort(2, 120)
DEAR = Effort(3, 800)
"""Where nothing else is found: parts that are dear by themselves, and fit alone."""
NEAR = Effort(1, 120, 1, 12)
"""To say by how much nothing fits."""
CLOSED = Effort(3, 800, 1, 12)
"""To say by how much nothing fits but pages with a gutter from top to foot."""
STANDING = Effort(3, 800, 6)
"""Where the cuts stand: what is dear is looked at too."""
QUICK_FROM = 7
"""Items from which on the quick effort is tried first."""
