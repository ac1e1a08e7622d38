"""Which files make a signed page another one: of those that are others than in the version that was kept when it was signed, the
ones without which the page is as it was.

What a page reads is not guessed from what moved on it: a colour in paper.yaml moves nothing, and the words that it prints in are
an article's. Texts are taken back in trials, half of what is left at a time; a picture cannot be tried (sources/overlay.py), and is
told where no text explains the page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from banmian.desk.exchange import Json
from banmian.signing.since import Changed, first_line_changed

Overlay = dict[str, bytes | None]


async def causes(changed: Changed, as_signed: Callable[[Overlay], Awaitable[bool]], most: int) -> tuple[str, ...]:
    """The files by which the page is another. `as_signed`: whether it is what it was with these texts; asked at most `most` times,
    then what is left is told."""
    left = most

    async def enough(names: Sequence[str]) -> bool:
        nonlocal left
        left -= 1
        return await as_signed({name: changed.texts[name] for name in names})

    async def fewest(names: Sequence[str], held: Sequence[str]) -> list[str]:
        """Of these the ones that are needed beside those that are held."""
        if len(names) < 2 or left <= 0:
            return list(names)
        first, second = names[: len(names) // 2], names[len(names) // 2 :]
        for half in (first, second):
            if left > 0 and await enough([*held, *half]):
                return await fewest(half, held)
        needed = await fewest(first, [*held, *second])
        return [*needed, *await fewest(second, [*held, *needed])]

    texts = list(changed.texts)
    if texts and await enough(texts):
        return tuple(await fewest(texts, ()))
    return changed.others or tuple(texts)


def row_of(root: Path, name: str, before: bytes | None) -> Json:
    """A file as it is named to who opens it: with the first line that is another than it was; `gone`: there is none to open."""
    path = root / name
    if not path.is_file():
        return {"file": name, "line": None, "gone": True}
    if before is None:
        return {"file": name, "line": None, "gone": False}
    return {"file": name, "line": first_line_changed(before, path.read_bytes()), "gone": False}
