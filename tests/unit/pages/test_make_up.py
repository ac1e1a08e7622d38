"""Headlines that stand side by side, and gutters that cut a page in two, are told (docs/rules/typography.md, Headlines)."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import run, small_project

BRIDGE = "pictures:\n  plan: {of: lead, nth: 1, cols: 1-2, lines: 32-36}\n"
ISSUE = "content/2021-03-08"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("make-up") / "project")


def told(root: Path, places: str, rest: str = "") -> list[str]:
    """The codes of make-up when page 1 is laid out so."""
    layout = root / ISSUE / "pages/one.yaml"
    layout.parent.mkdir(exist_ok=True)
    layout.write_text(places + rest, encoding="utf-8")
    found = run("check", root / ISSUE, "--json").report["diagnostics"]
    assert not [d for d in found if d["code"][:3] in ("YML", "TPL", "PLN") and d["severity"] == "error"], found
    return [d["code"] for d in found if d["code"] in ("FIT004", "FIT005")]


def page(right: str = "plain, cols: 2, lines: 4-5", left: str = "4-5") -> str:
    """Two stories, each under a head of its own."""
    return f"""schema: 1
places:
  lead:
    head: {{style: plain, cols: 1, lines: {left}}}
    text: [{{cols: 1, lines: 6-30}}]
  second:
    head: {{style: {right}}}
    text: [{{cols: 2, lines: 8-30}}]
"""


def test_headlines_side_by_side(root: Path) -> None:
    assert told(root, page(), BRIDGE) == ["FIT004"]


def test_a_rule_in_the_gutter_parts_them(root: Path) -> None:
    assert told(root, page(), BRIDGE + "rules: [{gutter: 1|2, lines: 4-30, weight: 0.3pt}]\n") == []
    assert told(root, page(), BRIDGE + "rules: [{gutter: 1|2, lines: 8-30, weight: 0.3pt}]\n") == ["FIT004"]


def test_another_height_parts_them(root: Path) -> None:
    assert told(root, page(left="1-2"), BRIDGE) == []


def test_a_box_parts_them(root: Path) -> None:
    boxed = page().replace("  second:\n", "  second:\n    box: {cols: 2, lines: 3-31, padding: 9pt}\n")
    assert told(root, boxed, BRIDGE) == []


def test_a_difference_in_span_parts_them(root: Path) -> None:
    """A head over both columns has no neighbour."""
    assert told(root, page(left="1-2", right="plain, cols: 1-2, lines: 4-5"), BRIDGE) == []


def test_a_gutter_through_the_page(root: Path) -> None:
    assert told(root, page(left="1-2")) == ["FIT005"]
    assert told(root, page(left="1-2"), "rules: [{gutter: 1|2, lines: 1-36, weight: 0.3pt}]\n") == ["FIT005"]


@pytest.mark.parametrize(
    "bridge",
    [
        BRIDGE,
        "  title: {head: {style: plain, cols: 1-2, lines: 32-33}, text: [{cols: 1-2, lines: 34-36, columns: 2}]}\n",
        "  band: {box: {cols: 1-2, lines: 32-36, padding: 9pt}, text: [{lines: 33-35}]}\n",
        "  wide: {text: [{cols: 1-2, lines: 32-36}]}\n",
    ],
)
def test_what_stands_over_a_gutter_bridges_it(root: Path, bridge: str) -> None:
    assert told(root, page(left="1-2"), bridge) == []


def test_a_rule_across_does_not_bridge_it(root: Path) -> None:
    assert told(root, page(left="1-2"), "rules: [{cols: 1-2, lines: 32-33, weight: 0.5pt}]\n") == ["FIT005"]
