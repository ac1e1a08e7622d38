"""What a refused gesture was made on is called as an editor knows it, not by its path in the file."""

from __future__ import annotations

from typing import Any

from banmian.desk.gestures.given import GestureError
from banmian.desk.named import named
from banmian.languages import speaking

PAGES: list[dict[str, Any]] = [
    {
        "number": 2,
        "stories": [{"id": "heap", "title": "What be|comes of leaves in a year", "place": "compost"}],
        "captions": {"lane": "A lane"},
        "called": {"side": {"zh": "\u8fb9\u680f", "en": "Side column"}},
    }
]


def test_a_place_a_picture_and_a_free_place_are_called_by_what_is_seen() -> None:
    def what(path: str, gesture: object = None) -> str:
        return named(GestureError("flat", path), PAGES, gesture or {"page": 2}).what

    assert what("places.compost.text.0") == "What becomes \u2026"
    assert what("2.compost", {"page": 9}) == what("places.compost")
    assert what("pictures.lane") == "A lane" and what("pictures.other") == "other"
    for lang, words in (("zh", "\u8fb9\u680f"), ("en", "Side column")):
        with speaking(lang):
            assert what("places.side.head") == words
    assert what("places.none.text.0", {"page": 7}) == "places.none.text.0", "of a page that there is not"
    assert what("layouts/small/pages/front.yaml") == "layouts/small/pages/front.yaml"
