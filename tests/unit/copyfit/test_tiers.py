"""Text that runs down in tiers keeps its tiers: copyfit gives no line of them to the head above."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from banmian.copyfit.shapes import in_tiers
from banmian.template.model import PageLayout, Paper

PAPER = cast(
    Paper,
    SimpleNamespace(
        text_styles=(
            ("body", SimpleNamespace(direction="horizontal")),
            ("upright", SimpleNamespace(direction="vertical")),
        )
    ),
)


def place(name: str, *areas: tuple[str, tuple[int, int]]) -> Any:
    return SimpleNamespace(name=name, text=tuple(SimpleNamespace(style=style, lines=lines) for style, lines in areas))


def test_only_lines_that_run_down_in_areas_above_one_another_are_tiers() -> None:
    layout = SimpleNamespace(
        places=(
            place("essay", ("upright", (1, 12)), ("upright", (14, 25))),
            place("poem", ("upright", (1, 25))),
            place("side", ("upright", (1, 12)), ("upright", (1, 12))),
            place("report", ("body", (1, 12)), ("body", (14, 25))),
            place("table", ("times", (1, 12)), ("times", (14, 25))),
        )
    )
    assert in_tiers(cast(PageLayout, layout), PAPER) == {"essay"}
