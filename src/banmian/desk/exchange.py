"""What server and setter say to one another: the values that go through the pipe.

Nothing of the engine is imported here, so that the server, which reads these values, has none of it.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import field
from typing import Any

from banmian.diagnostics import Diagnostic
from banmian.new.taken_over import TakenOver
from banmian.values import frozen

Json = dict[str, Any]
Place = tuple[int, int]
"""Column and row of a tile, from 0."""


@frozen
class Tile:
    """A tile: where it stands, and the hash that names its pixels."""

    x: int
    y: int
    hash: str


@frozen
class Tiled:
    """A page at a zoom. `size`: its width and height in pixels; `tiles`: those that were drawn; `pngs`: of those that the asker did
    not have, by their hashes."""

    zoom: int
    size: tuple[int, int]
    tiles: tuple[Tile, ...]
    pngs: dict[str, bytes]


@frozen
class View:
    """What somebody looks at: a page at a zoom, and the hashes of its tiles that the server has. `wanted`: the tiles that are
    seen, None: all."""

    page: int
    zoom: int
    have: frozenset[str] = frozenset()
    wanted: tuple[Place, ...] | None = None


@frozen
class Set:
    """What became of a set of changes. `pages`, `gone`, `whole`, `passes`: as of workspace.Update; `state`: the issue as JSON, None
    where it was never set; `tiles`: of pages that are looked at and look different now; `seconds` by step."""

    pages: tuple[int, ...]
    gone: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    whole: bool
    passes: bool
    state: Json | None
    tiles: dict[int, list[Tiled]]
    seconds: dict[str, float]


@frozen
class Seen:
    """What is told while a change is being set: the tiles of what is looked at, before the page is judged, and without copyfit;
    then the pages that copyfit works on. `open`: all that it may change for these; `told`: what there is to say of the rest of the
    issue, which it cannot change; `geometry`: of those of them that are looked at, where everything stands on what is seen."""

    tiles: dict[int, list[Tiled]]
    fitting: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    geometry: Mapping[int, Json] = field(default_factory=dict)


def is_open(told: Diagnostic, pages: Container[int]) -> bool:
    """Whether it is of one of the pages that copyfit may change: what stands there is known when it has ended."""
    return told.place is not None and told.place.page in pages


@frozen
class GiveWay:
    """What may be said while a setting is being answered: a newer change waits, so that nobody needs what copyfit does for this
    one. Where it comes too late it is passed over. `asked`: the question."""

    asked: str


@frozen
class Meanwhile:
    """What may be asked while copyfit works on a setting, which it answers between two steps: a row of ANSWERS that changes nothing
    of the issue. `number`: by which its answer is known."""

    number: int
    name: str
    arguments: tuple[Any, ...]


@frozen
class Answered:
    """The answer of what was asked meanwhile, or a Fault."""

    number: int
    answer: Any


@frozen
class GaveWay:
    """The answer of a setting that has given way: nothing of it stays but that these pages were seen as it left them."""

    pages: tuple[int, ...]


@frozen
class Tried:
    """What the issue would be with some texts in place of those on disk: as `Set`, of the pages that would change. `signed`: of
    signed pages that would, the label and who signed."""

    pages: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...]
    whole: bool
    tiles: dict[int, list[Tiled]]
    seconds: dict[str, float]
    signed: tuple[tuple[str, str], ...] = ()


@frozen
class Signing:
    """How the pages stand. `sheets`: each sheet's state as JSON, with `unfit`, why it may not be signed (None: it may); `told`:
    what is told of signed pages that are others now."""

    sheets: tuple[Json, ...]
    told: tuple[Diagnostic, ...]


@frozen
class Elsewhere:
    """What a layout would change in an issue that has it. `pages`: that would look different; `told`: what would be told and is not
    now; `signed`: of signed pages among them the label and who signed; `whole`: False where the issue cannot be set; `state`: its
    pages and stories as snapshot.py tells them, by which messages name them."""

    issue: str
    pages: tuple[int, ...]
    told: tuple[Diagnostic, ...]
    signed: tuple[tuple[str, str], ...]
    whole: bool
    state: Json


@frozen
class WentBack:
    """A way back to a version. `at`: when that was kept; `now`: the id of the files as they stand; `steps`: what happens to which
    file; `layouts`: files of other issues too, which stay; `told`: what forbids it; `files`: the bytes to be written, None: to be
    taken away; none where only the way is shown, or it is refused."""

    at: str
    now: str
    steps: tuple[tuple[str, str], ...]
    layouts: tuple[str, ...]
    told: tuple[Diagnostic, ...]
    files: dict[str, bytes | None]


@frozen
class TakenIn:
    """A document as it would be written. `name`: as its sender calls it; `ident`: of the article; `files`: by their names from the
    root, none where it cannot be taken; `told`: what there is to say; `counts`: what it has, in numbers; `changes`: those that were
    tracked in it."""

    name: str
    ident: str
    files: dict[str, bytes]
    told: tuple[Diagnostic, ...]
    counts: Json
    changes: tuple[Json, ...] = ()


@frozen
class Begun:
    """A new issue: its folder, "" where it cannot be begun; why it cannot; what it has taken over, which is told of it as long as
    that is so. What a build would say of it the desk tells in any case."""

    folder: str
    refused: tuple[Diagnostic, ...] = ()
    taken: tuple[TakenOver, ...] = ()


@frozen
class Step:
    """A step on the way to an answer, in words."""

    words: str


@frozen
class Delivered:
    """What came of a delivery. `group`: the folder that was written, beside the issue's PDF, "" where none was; `files` in it, each
    with its bytes; `pages`: of a correction; `same`: nothing has changed since the last one, so nothing was sent; `told`:
    what stands against it, or what there is to say."""

    group: str
    files: tuple[tuple[str, int], ...]
    pages: tuple[int, ...]
    same: bool
    told: tuple[Diagnostic, ...]


@frozen
class Fault:
    """An answer that could not be given. `kind`: the exception's name; `text`: its own words; `trace`: for a report."""

    kind: str
    text: str
    trace: str
