"""Which paragraphs of a document are subheads: headings by style, and short lines that are bold or large as such."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from banmian.content.importers.copy import Block, Part, Run, blocks_of
from banmian.content.importers.words import words

_SUBHEAD = 24
"""Characters of a line that is one although no style says so, at most."""
_STOPS = re.compile("[\u3002\uff1b\uff0c\u3001;,]\\s*\\Z")


def with_subheads(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Headings at the two levels that articles have, and short lines that are bold or large as such; others are text."""
    levels = sorted({block.level for block in parts if isinstance(block, Block) and block.style == "heading"})
    plain = 3 if levels else 2
    size = body_size(parts)
    out: list[Part] = []
    for part in parts:
        if not isinstance(part, Block):
            out.append(part)
        elif part.style == "heading" and part.text.strip():
            out.append(_headed(part, 2 if part.level == levels[0] else 3))
        elif part.style in ("title", "subtitle"):
            out.append(_headed(part, 2))
        elif _looks_headed(part, size):
            out.append(_headed(part, plain if part.all_bold or not _all_kai(part) else 3))
        else:
            out.append(part)
    return tuple(out)


def _looks_headed(block: Block, size: int) -> bool:
    text = block.text.strip()
    if block.style or block.marker or len(text) < 2 or not _is_short(text) or "\n" in text:
        return False
    return block.all_bold or (0 < size < block.size - 1) or (_all_kai(block) and _numbered().match(text) is not None)


def _all_kai(block: Block) -> bool:
    return all("kai" in run.faces for run in block.runs if run.text.strip())


@cache
def _numbered() -> re.Pattern[str]:
    """(1) or 1. in Chinese: what is in Kai and begins so is a head of a lower level, as offices write them."""
    numbers = words()["numbers"]["digits"] + words()["numbers"]["ten"]
    return re.compile(f"[\uff08(][{numbers}0-9]{{1,3}}[\uff09)]|[{numbers}]{{1,3}}\u3001")


def _headed(block: Block, level: int) -> Block:
    inlines = tuple(replace(p, faces=p.faces - {"strong", "kai"}) if isinstance(p, Run) else p for p in block.inlines)
    return replace(block, style="heading", level=level, inlines=inlines)


def body_size(parts: Sequence[Part]) -> int:
    """The size of most of the text; where each line of it might be a subhead, the smallest."""
    sizes: Counter[int] = Counter()
    for block in blocks_of(parts):
        sizes[block.size] += 0 if _is_short(block.text.strip()) else len(block.text)
    return sizes.most_common(1)[0][0] if sizes.total() else min(sizes, default=0)


def _is_short(text: str) -> bool:
    """Whether a line is as a subhead may be."""
    return len(text) <= _SUBHEAD and _STOPS.search(text) is None
