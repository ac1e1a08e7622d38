"""What a makeup.yaml asks for that no page can be is told at its place, before anything is tried."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from banmian.makeup.contradictions import contradictions
from banmian.makeup.schema import MakeupFileEntry

PAPER: Any = SimpleNamespace(grid=SimpleNamespace(lines=80, columns=(SimpleNamespace(name="base", count=5),)))
PLAN: dict[str, Any] = {
    "schema": "1",
    "pages": [{"number": "2", "furniture": [{"kind": "folio"}]}],
    "stories": [{"id": "net", "page": "2"}],
}
STORY = ("stories", 0)


def told(**changed: object) -> list[tuple[str, tuple[str | int, ...]]]:
    found: list[tuple[str, tuple[str | int, ...]]] = []
    entry = MakeupFileEntry.model_validate({**PLAN, **changed})
    contradictions(entry, PAPER, lambda code, message, hint, *loc: found.append((code, loc)))
    return found


def story(**more: object) -> list[dict[str, object]]:
    return [{"id": "net", "page": "2", **more}]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"stories": []}, [("MKP012", ("pages", 0))]),
        ({"stories": [], "adverts": [{"id": "psa", "page": "2", "cols": "3", "lines": "17"}]}, []),
        ({"pages": [{"number": "2", "furniture": [{"kind": "foilo"}]}]}, [("TPL003", ("pages", 0, "furniture", 0))]),
        ({"pages": [{"number": "2", "lines": "1-81"}]}, [("MKP012", ("pages", 0, "lines"))]),
        ({"pages": [{"number": "2"}, {"number": "2"}]}, [("MKP012", ("pages", 1, "number"))]),
        ({"pins": {"net": {}}}, [("MKP012", ("pins", "net"))]),
        ({"pins": {"net": {"lines": "3-9"}}}, []),
        ({"pool": [{"id": "house", "file": "a.svg", "sizes": [["5", "80"], ["6", "8"], ["1", "81"]]}]},
         [("MKP012", ("pool", 0, "sizes", 1)), ("MKP012", ("pool", 0, "sizes", 2))]),
        ({"stories": story() * 2}, [("MKP012", (*STORY, "id")), ("MKP012", ("stories", 1, "id"))]),
        ({"stories": story(beside="net")}, [("MKP012", (*STORY, "id"))]),
        ({"stories": story(jump="2")}, [("MKP012", (*STORY, "jump"))]),
        ({"stories": story(cols="1-6")}, [("MKP012", (*STORY, "cols"))]),
        ({"stories": story(picture={"cols": "2-9"})}, [("MKP012", (*STORY, "picture", "cols"))]),
        ({"adverts": [{"id": "psa", "page": "2", "cols": "6", "lines": "99"}]},
         [("MKP012", ("adverts", 0, "cols")), ("MKP012", ("adverts", 0, "lines"))]),
    ],
)  # fmt: skip
def test_what_no_page_can_be(changed: dict[str, object], expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert told(**changed) == expected
