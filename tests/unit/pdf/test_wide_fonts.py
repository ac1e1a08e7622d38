"""Fonts of pages that are only drawn: one subset serves until a glyph comes that nobody foresaw."""

from __future__ import annotations

from banmian.pdf.wide_fonts import WideFonts


def test_a_subset_serves_until_it_lacks_a_glyph(faces) -> None:
    asked: list[int] = []

    def ahead() -> dict[str, dict[int, str]]:
        asked.append(1)
        return {"cff": {2: "A", 5: "\u3002"}}

    wide = WideFonts(ahead)
    first = wide.of({"cff": {2: "A"}}, faces)["cff"]
    assert set(first.texts) == {2, 5}
    assert wide.of({"cff": {5: "\u3002"}}, faces)["cff"] is first, "what was foreseen needs no other"
    more = wide.of({"cff": {7: "\u4e8c"}, "glyf": {2: "A"}}, faces)
    assert set(more["cff"].texts) == {2, 5, 7} and more["cff"].name == first.name != more["glyf"].name
    assert wide.of({"cff": {2: "A"}}, faces)["cff"] is more["cff"] and len(asked) == 3
